// join_model.cc: the marks of a pair. Entry points: join_marks(), set_standing().

#include "story/join_model.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "story/join_weights_table.h"

namespace broadsheet {
namespace {

constexpr double most_days = 20;
constexpr double crowd = 0.07;           // likeness of the last of the next ones
constexpr double far = 0.8;              // from the best, in what is told but for names
constexpr double steep = 4.0;            // what each step beyond takes away
constexpr double farthest_behind = -10;  // in odds of the first look
constexpr double few_fellows = 2, many_fellows = 10;
constexpr double undated_alone = 1.25;  // what is taken from a pair that tells neither day nor fellows
// Where nobody else is like either of two dated articles, being nearest says little: odds of the first look
// below which what they lack is taken away so many times more.
constexpr double unlike_alone = -1.0, lacks_alone = 2.0;
constexpr double longest_way = -3.94;  // from the best: the logarithm of 0.02 over 1.02

constexpr double weight_of(JoinMark mark) {
  return join_weights.marks[static_cast<std::size_t>(mark)];
}

double log_of(double cosine, double floor) {
  return std::log(cosine + floor);
}

}  // namespace

double first_odds(const JoinMarks& marks) {
  double sum = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) sum += marks[i] * join_weights.first[i];
  return sum;
}

double likely_fellow(double odds) {
  constexpr double even = -1;  // joined are pairs of odds that low
  return 1 / (1 + std::exp(even - odds));
}

JoinMarks join_marks(const Cosines& cosines, const Finer& finer, std::optional<double> days) {
  JoinMarks marks{};
  const auto set = [&](JoinMark mark, double value) { marks[static_cast<std::size_t>(mark)] = value; };
  set(JoinMark::constant, 1);
  set(JoinMark::whole, log_of(cosines.whole, 0.02));
  set(JoinMark::head, log_of(cosines.head, 0.02));
  set(JoinMark::title, log_of(finer.title, 0.05));
  set(JoinMark::cross, log_of(finer.cross, 0.05));
  set(JoinMark::names, log_of(cosines.names, 0.05));
  set(JoinMark::best_word, log_of(finer.best_word, 0.01));
  set(JoinMark::headline_low, finer.headline_low);
  set(JoinMark::headline_high, finer.headline_high);
  if (days) {
    set(JoinMark::days, std::min(*days, most_days));
    set(JoinMark::log_days, std::log1p(*days));
  } else {
    set(JoinMark::no_day, 1);
    set(JoinMark::undated_whole, log_of(cosines.whole, 0.02));
  }
  return marks;
}

double nearness(double cosine) {
  return log_of(cosine, 0.02);
}

double nearness_of_company(double shared) {
  return log_of(shared, 0.05);
}

namespace {

// One that did not meet the other may have no better pair.
double behind(double odds, const Standing& own) {
  return std::clamp(odds - own.first, farthest_behind, 0.0);
}

// Besides the other. That it has a few, or none, says nothing, for most articles stand alone; nor do more
// than many, for what hundreds report is still one story.
double others_of(double odds, const Standing& own) {
  return std::log1p(std::clamp(own.fellows - likely_fellow(odds), few_fellows, many_fellows));
}

}  // namespace

void set_standing(JoinMarks& marks, bool is_undated, const PairLikeness& like, const Standing& a,
                  const Standing& b) {
  const double whole = like.whole;
  const auto set = [&](JoinMark low, JoinMark high, double x, double y) {
    marks[static_cast<std::size_t>(low)] = std::min(x, y);
    marks[static_cast<std::size_t>(high)] = std::max(x, y);
  };
  set(JoinMark::nearest_low, JoinMark::nearest_high, whole - a.best, whole - b.best);
  if (is_undated)
    set(JoinMark::undated_nearest_low, JoinMark::undated_nearest_high, whole - a.best, whole - b.best);
  set(JoinMark::told_nearest_low, JoinMark::told_nearest_high, like.told - a.told, like.told - b.told);
  const double low = std::min(like.told - a.told, like.told - b.told);
  marks[static_cast<std::size_t>(JoinMark::told)] = like.told;
  marks[static_cast<std::size_t>(JoinMark::told_far)] = low * low;
  marks[static_cast<std::size_t>(JoinMark::company)] = like.company;
  marks[static_cast<std::size_t>(JoinMark::first)] = like.odds;
  marks[static_cast<std::size_t>(JoinMark::no_day)] = is_undated ? 1 : 0;
  set(JoinMark::first_low, JoinMark::first_high, behind(like.odds, a), behind(like.odds, b));
  set(JoinMark::fellows_low, JoinMark::fellows_high, others_of(like.odds, a), others_of(like.odds, b));
  if (is_undated || std::min(a.last, b.last) < crowd) return;
  marks[static_cast<std::size_t>(JoinMark::crowded)] = 1;
  marks[static_cast<std::size_t>(JoinMark::crowded_whole)] = whole;
  set(JoinMark::next_low, JoinMark::next_high, whole - nearness(a.next), whole - nearness(b.next));
  set(JoinMark::rank_low, JoinMark::rank_high, std::log1p(a.before), std::log1p(b.before));
}

// One who was in the news yesterday is there again with something else. In the development sets such pairs
// hardly stand apart from others, so that weights do not learn it.
double contradiction(const Finer& finer, bool is_undated) {
  constexpr double others = -4.0;
  return finer.other_names && !is_undated ? others : 0;
}

double standing_odds(bool is_undated, const PairLikeness& like, const Standing& a, const Standing& b) {
  JoinMarks marks{};
  marks[static_cast<std::size_t>(JoinMark::constant)] = 1;
  set_standing(marks, is_undated, like, a, b);
  double sum = 0;
  const bool alone = marks[static_cast<std::size_t>(JoinMark::fellows_high)] <= std::log1p(few_fellows);
  if (is_undated && alone) sum -= undated_alone;
  if (!is_undated && alone) sum -= lacks_alone * std::max(0.0, unlike_alone - like.odds);
  if (!is_undated) sum -= steep * std::max(0.0, std::max(a.told, b.told) - like.told - far);
  for (std::size_t i = 0; i < marks.size(); ++i) sum += marks[i] * join_weights.marks[i];
  return sum;
}

namespace {

double of_low_and_high(JoinMark low, JoinMark high, double x, double y) {
  return std::min(x, y) * weight_of(low) + std::max(x, y) * weight_of(high);
}

// Of sums that are straight, or bent upwards, between the given places of the other side.
template <typename Sum>
double most_of(std::initializer_list<double> places, Sum sum) {
  double most = -std::numeric_limits<double>::infinity();
  for (const double place : places) most = std::max(most, sum(place));
  return most;
}

double most_of_nearest(bool is_undated, double own) {
  return most_of({0, own, longest_way}, [&](double other) {
    const double sum = of_low_and_high(JoinMark::nearest_low, JoinMark::nearest_high, own, other);
    if (!is_undated) return sum;
    return sum + of_low_and_high(JoinMark::undated_nearest_low, JoinMark::undated_nearest_high, own, other);
  });
}

double most_of_told(bool is_undated, double own) {
  static_assert(weight_of(JoinMark::told_far) >= 0, "bent upwards");
  return most_of({0, own, std::min(own, -far), longest_way}, [&](double other) {
    const double low = std::min(own, other);
    const double beyond = is_undated ? 0 : steep * std::max(0.0, -low - far);
    return of_low_and_high(JoinMark::told_nearest_low, JoinMark::told_nearest_high, own, other) +
           weight_of(JoinMark::told_far) * low * low - beyond;
  });
}

double most_of_first(double odds, const Standing& own) {
  const double first = behind(odds, own), fellows = others_of(odds, own);
  return weight_of(JoinMark::first) * odds +
         most_of({0, first, farthest_behind},
                 [&](double other) {
                   return of_low_and_high(JoinMark::first_low, JoinMark::first_high, first, other);
                 }) +
         most_of({std::log1p(few_fellows), fellows, std::log1p(many_fellows)}, [&](double other) {
           return of_low_and_high(JoinMark::fellows_low, JoinMark::fellows_high, fellows, other);
         });
}

// Where the other side has no crowd nothing is added.
double most_of_crowd(double whole, const Standing& own) {
  constexpr double most_before = 1'000;  // more than any article remembers
  const double next = whole - nearness(own.next), rank = std::log1p(own.before);
  const double of_next = most_of({0, next, whole - nearness(crowd)}, [&](double other) {
    return of_low_and_high(JoinMark::next_low, JoinMark::next_high, next, other);
  });
  const double of_rank = most_of({0, rank, std::log1p(most_before)}, [&](double other) {
    return of_low_and_high(JoinMark::rank_low, JoinMark::rank_high, rank, other);
  });
  return std::max(
      0.0, weight_of(JoinMark::crowded) + weight_of(JoinMark::crowded_whole) * whole + of_next + of_rank);
}

}  // namespace

double most_standing_odds(bool is_undated, const PairLikeness& like, const Standing& own) {
  constexpr double rounding = 1e-9;
  double sum = weight_of(JoinMark::constant) + (is_undated ? weight_of(JoinMark::no_day) : 0) +
               most_of_first(like.odds, own) + most_of_nearest(is_undated, like.whole - own.best) +
               most_of_told(is_undated, like.told - own.told) + weight_of(JoinMark::told) * like.told +
               weight_of(JoinMark::company) * like.company;
  if (!is_undated && own.last >= crowd) sum += most_of_crowd(like.whole, own);
  return sum + rounding;
}

}  // namespace broadsheet
