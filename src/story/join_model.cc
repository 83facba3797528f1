// join_model.cc: the marks of a pair. Entry points: join_marks(), set_standing().

#include "story/join_model.h"

#include <algorithm>
#include <cmath>

#include "story/join_weights_table.h"

namespace broadsheet {
namespace {

constexpr double most_days = 20;

double log_of(double cosine, double floor) {
  return std::log(cosine + floor);
}

}  // namespace

double odds_of(const JoinMarks& marks) {
  double sum = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) sum += marks[i] * join_weights.marks[i];
  return sum;
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

void set_standing(JoinMarks& marks, bool is_undated, const PairLikeness& like, const Standing& a,
                  const Standing& b) {
  const double whole = like.whole;
  constexpr double crowd = 0.07;  // likeness of the last of the next ones
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
  if (is_undated || std::min(a.last, b.last) < crowd) return;
  marks[static_cast<std::size_t>(JoinMark::crowded)] = 1;
  marks[static_cast<std::size_t>(JoinMark::crowded_whole)] = whole;
  set(JoinMark::next_low, JoinMark::next_high, whole - nearness(a.next), whole - nearness(b.next));
  set(JoinMark::rank_low, JoinMark::rank_high, std::log1p(a.before), std::log1p(b.before));
}

// One who was in the news yesterday is there again with something else. In the development sets such pairs
// hardly stand apart from others, so that weights do not learn it.
double contradiction(const Finer& finer, bool is_undated) {
  constexpr double others = -2.5;
  return finer.other_names && !is_undated ? others : 0;
}

double standing_odds(bool is_undated, const PairLikeness& like, const Standing& a, const Standing& b) {
  constexpr double far = 1.0;    // from the best, in what is told but for names
  constexpr double steep = 3.0;  // what each step beyond takes away
  JoinMarks marks{};
  set_standing(marks, is_undated, like, a, b);
  double sum = 0;
  if (!is_undated) sum -= steep * std::max(0.0, std::max(a.told, b.told) - like.told - far);
  for (std::size_t i = static_cast<std::size_t>(JoinMark::nearest_low); i < marks.size(); ++i)
    sum += marks[i] * join_weights.marks[i];
  return sum;
}

}  // namespace broadsheet
