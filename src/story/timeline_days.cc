// timeline_days.cc: which days a timeline tells of.
//
// A day is as large as the articles that name it, each sentence counted by how near it is to what the topic's
// articles open with, beside the days around it (a long topic fades) and the number of days wanted. Entry
// points: candidate_days(), rank_days().

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "story/timeline_model.h"
#include "story/topic_vectors.h"

namespace broadsheet {
namespace {

struct DayCounts {
  std::set<std::uint32_t> articles, later, long_after;
  std::set<DayNumber> print_days;
  double weight = 0;
  std::uint32_t entries = 0, printed = 0;
};
using Days = std::map<DayNumber, DayCounts>;

Days count_days(const Topic& topic) {
  Days days;
  for (const TopicArticle& a : topic.articles)
    if (a.published) ++days[*a.published].printed;
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
      if (*published >= day + 14) d.long_after.insert(s.article);
    }
  }
  return days;
}

double weight_at(const Days& days, DayNumber day) {
  const auto found = days.find(day);
  return found == days.end() ? 0 : found->second.weight;
}

// log of its weight over the mean weight of the days at most `reach` away.
double over_mean(const Days& days, DayNumber day, DayNumber reach) {
  double sum = 0;
  for (auto at = days.lower_bound(day - reach); at != days.end() && at->first <= day + reach; ++at)
    sum += at->second.weight;
  const double mean = sum / static_cast<double>(2 * reach + 1);
  return std::log((weight_at(days, day) + 0.1) / (mean + 0.1));
}

double log_count(std::size_t n) {
  return std::log1p(static_cast<double>(n));
}

std::map<DayNumber, std::size_t> ranks_of(const Days& days) {
  std::vector<std::pair<double, DayNumber>> order;
  for (const auto& [day, d] : days) order.emplace_back(-d.weight, day);
  std::sort(order.begin(), order.end());
  std::map<DayNumber, std::size_t> ranks;
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i].second] = i;
  return ranks;
}

}  // namespace

std::vector<CandidateDay> candidate_days(const Topic& topic, std::size_t wanted) {
  const Days days = count_days(topic);
  const auto ranks = ranks_of(days);
  std::optional<DayNumber> first, last;
  for (const TopicArticle& a : topic.articles) {
    if (!a.published) continue;
    if (!first) first = a.published;
    last = a.published;
  }
  double most = 0;
  for (const auto& [day, d] : days) most = std::max(most, d.weight);
  std::vector<CandidateDay> candidates;
  for (const auto& [day, d] : days) {
    if (last && day > *last) continue;  // nobody knows yet what happens then
    CandidateDay c{day, {}};
    const auto set = [&](DayMark mark, double value) { c.marks[static_cast<std::size_t>(mark)] = value; };
    const std::size_t rank = ranks.at(day);
    set(DayMark::constant, 1);
    set(DayMark::articles, log_count(d.articles.size()));
    set(DayMark::share, static_cast<double>(d.articles.size()) / static_cast<double>(topic.articles.size()));
    set(DayMark::print_days, log_count(d.print_days.size()));
    set(DayMark::weight, std::log1p(d.weight));
    set(DayMark::of_most, most > 0 ? d.weight / most : 0);
    set(DayMark::printed, log_count(d.printed));
    const auto next = days.find(day + 1);
    set(DayMark::printed_next, next == days.end() ? 0 : log_count(next->second.printed));
    set(DayMark::later, log_count(d.later.size()));
    set(DayMark::long_after, log_count(d.long_after.size()));
    set(DayMark::over_5, over_mean(days, day, 5));
    set(DayMark::over_15, over_mean(days, day, 15));
    set(DayMark::over_40, over_mean(days, day, 40));
    set(DayMark::rank, std::log((static_cast<double>(rank) + 1) / static_cast<double>(wanted)));
    set(DayMark::within, rank < wanted ? 1 : 0);
    set(DayMark::entries, log_count(d.entries));
    set(DayMark::before, first && day < *first ? 1 : 0);
    set(DayMark::peak,
        d.weight >= std::max(weight_at(days, day - 1), weight_at(days, day + 1)) ? 1 : 0);
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
  for (const auto& [score, day] : order) days.push_back(day);
  return days;
}

}  // namespace broadsheet
