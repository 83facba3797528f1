// join_model.cc: the marks of a pair. Entry points: join_marks(), set_nearest().

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

void set_nearest(JoinMarks& marks, bool is_undated, double whole, double best_of_a, double best_of_b) {
  const auto mark = [&](JoinMark of) -> double& { return marks[static_cast<std::size_t>(of)]; };
  const auto [low, high] = std::minmax({whole - best_of_a, whole - best_of_b});
  mark(JoinMark::nearest_low) = low;
  mark(JoinMark::nearest_high) = high;
  mark(JoinMark::undated_nearest_low) = is_undated ? low : 0;
  mark(JoinMark::undated_nearest_high) = is_undated ? high : 0;
}

// What set_nearest() marks, weighed one by one: it is asked for every pair of every article that is linked.
double nearest_odds(bool is_undated, double whole, double best_of_a, double best_of_b) {
  const auto weight = [](JoinMark of) { return join_weights.marks[static_cast<std::size_t>(of)]; };
  const auto [low, high] = std::minmax({whole - best_of_a, whole - best_of_b});
  double sum = low * weight(JoinMark::nearest_low) + high * weight(JoinMark::nearest_high);
  if (!is_undated) return sum;
  sum += low * weight(JoinMark::undated_nearest_low);
  return sum + high * weight(JoinMark::undated_nearest_high);
}

}  // namespace broadsheet
