// timeline.cc: the days of a topic and what happened on them.
//
//   articles ─► topic.cc: sentences and the days they name ─► timeline_days.cc: which days
//            ─► timeline_sentences.cc: which sentences ─► rows, each with who reported it
//
// Both choices are weighted sums; tools/train_timelines made the weights. Entry point: make_timeline().

#include "story/timeline.h"

#include <algorithm>
#include <set>

#include "base/calendar.h"
#include "base/utf8.h"
#include "story/timeline_weights_table.h"

namespace broadsheet {
namespace {

constexpr double same_report = 0.3;  // likeness of sentences of one day from where on they report the same

TimelineSentence printed(const Topic& topic, std::uint32_t number) {
  const TopicSentence& s = topic.sentences[number];
  const TopicArticle& a = topic.articles[s.article];
  const std::string_view body = a.body;
  TimelineSentence out;
  out.text = body.substr(s.begin, s.end - s.begin);
  out.article = a.article->id;
  out.span.begin = static_cast<std::uint32_t>(count_code_points(body.substr(0, s.begin)));
  out.span.end = out.span.begin + static_cast<std::uint32_t>(count_code_points(out.text));
  return out;
}

// Who reports what a row says: the first to print it, and how many publishers do.
void set_reports(const Topic& topic, DayNumber day, const std::vector<CandidateSentence>& chosen,
                 TimelineRow& row) {
  std::set<std::string> publishers;
  std::optional<std::uint32_t> first;  // articles stand in the order they were published in
  for (const CandidateSentence& c : candidate_sentences(topic, day)) {
    const TopicSentence& s = topic.sentences[c.sentence];
    const bool same = std::any_of(chosen.begin(), chosen.end(), [&](const CandidateSentence& row_sentence) {
      return dot(s.vector, topic.sentences[row_sentence.sentence].vector) >= same_report ||
             row_sentence.sentence == c.sentence;
    });
    if (!same) continue;
    const Article& article = *topic.articles[s.article].article;
    publishers.insert(article.publisher.empty() ? article.id : article.publisher);
    if (!first || s.article < *first) first = s.article;
  }
  row.first = topic.articles[*first].article->id;
  row.reports = static_cast<std::uint32_t>(publishers.size());
}

}  // namespace

std::vector<TimelineRow> make_timeline(const Topic& topic, const TimelineOptions& options,
                                       const TimelineWeights& weights) {
  std::vector<TimelineRow> rows;
  std::set<std::uint32_t> told;  // a sentence stands under the best of its days
  for (const DayNumber day : rank_days(topic, options.days, weights)) {
    if (rows.size() == options.days) break;
    auto chosen = choose_sentences(topic, day, options.sentences, weights);
    std::erase_if(chosen, [&](const CandidateSentence& c) { return !told.insert(c.sentence).second; });
    if (chosen.empty()) continue;
    TimelineRow row;
    row.date = date_of(civil_from(day)).iso();
    for (const CandidateSentence& c : chosen) row.sentences.push_back(printed(topic, c.sentence));
    set_reports(topic, day, chosen, row);
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(),
            [](const TimelineRow& x, const TimelineRow& y) { return x.date < y.date; });
  return rows;
}

std::vector<TimelineRow> make_timeline(const std::vector<Article>& articles, const TimelineOptions& options) {
  return make_timeline(make_topic(articles), options, timeline_weights);
}

}  // namespace broadsheet
