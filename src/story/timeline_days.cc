// timeline_days.cc: which days a timeline tells of.
//
// A day is as large as the articles that name it, the days on which they do, and what is still said of it
// later. Counts beside the days around it, of what was printed on it, and of how it is named added nothing.
// Entry points: candidate_days(), rank_days().

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "story/timeline_model.h"
#include "story/topic_vectors.h"

namespace broadsheet {
namespace {

struct DayCounts {
  std::set<std::uint32_t> articles, later;
  std::set<DayNumber> print_days;
  double weight = 0;  // sentences that name it, each by its likeness to the topic
  std::uint32_t entries = 0;
};
using Days = std::map<DayNumber, DayCounts>;

Days count_days(const Topic& topic) {
  Days days;
  for (const TopicArticle& a : topic.articles)
    if (a.published) days[*a.published];
  const DenseVector opening = opening_of(topic);
  for (const TopicSentence& s : topic.sentences) {
    const auto& published = topic.articles[s.article].published;
    for (const DayNumber day : s.days) {
      DayCounts& d = days[day];
      d.articles.insert(s.article);
      d.weight += dot(s.vector, opening);
      d.entries += s.entry ? 1 : 0;
      if (!published) continue;
      d.print_days.insert(*published);
      if (*published >= day + 2) d.later.insert(s.article);
    }
  }
  return days;
}

double log_count(std::size_t n) {
  return std::log1p(static_cast<double>(n));
}

// The weight that `wanted` days have at least.
double least_weight(const Days& days, std::size_t wanted) {
  std::vector<double> weights;
  for (const auto& [day, d] : days) weights.push_back(d.weight);
  std::sort(weights.rbegin(), weights.rend());
  return weights.size() > wanted && wanted > 0 ? weights[wanted - 1] : 0;
}

}  // namespace

std::vector<CandidateDay> candidate_days(const Topic& topic, std::size_t wanted) {
  const Days days = count_days(topic);
  const double least = least_weight(days, wanted);
  std::optional<DayNumber> last;
  for (const TopicArticle& a : topic.articles) last = std::max(last, a.published);
  std::vector<CandidateDay> candidates;
  for (const auto& [day, d] : days) {
    if (last && day > *last) continue;  // nobody knows yet what happens then
    CandidateDay c{day, {}};
    const auto set = [&](DayMark mark, double value) { c.marks[static_cast<std::size_t>(mark)] = value; };
    set(DayMark::constant, 1);
    set(DayMark::share, static_cast<double>(d.articles.size()) / static_cast<double>(topic.articles.size()));
    set(DayMark::print_days, log_count(d.print_days.size()));
    set(DayMark::later, log_count(d.later.size()));
    set(DayMark::within, d.weight >= least ? 1 : 0);
    set(DayMark::entries, log_count(d.entries));
    candidates.push_back(c);
  }
  return candidates;
}

std::vector<DayNumber> rank_days(const Topic& topic, std::size_t wanted, const TimelineWeights& weights) {
  std::vector<std::pair<double, DayNumber>> order;
  for (const CandidateDay& c : candidate_days(topic, wanted))
    order.emplace_back(-weighted_sum<DayMark>(c.marks, weights.day), c.day);
  std::sort(order.begin(), order.end());
  std::vector<DayNumber> days;
  days.reserve(order.size());
  for (const auto& [score, day] : order) days.push_back(day);
  return days;
}

}  // namespace broadsheet
