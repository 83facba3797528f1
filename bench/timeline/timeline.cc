// What tools/train_timelines learns from and judges with, so that training and product see the same numbers.
//
//   timeline marks ARTICLES DAYS DAY…               each candidate day with its marks; the sentences that
//   could
//                                                   tell each DAY, with theirs
//   timeline rows ARTICLES DAYS SENTENCES WEIGHTS   the timeline by other weights: numbers in the order of
//                                                   TimelineWeights

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "base/calendar.h"
#include "base/json.h"
#include "broadsheet/capture.h"
#include "story/timeline.h"

namespace {

using namespace broadsheet;

std::vector<Article> read(const char* path) {
  std::vector<Article> articles;
  CaptureStream stream({path});
  while (auto capture = stream.next())
    if (*capture)
      if (auto article = article_from_json((*capture)->bytes)) articles.push_back(std::move(*article));
  return articles;
}

template <std::size_t Count>
void print(const char* kind, DayNumber day, std::string_view text, const std::array<double, Count>& marks) {
  JsonWriter json;
  json.open_object().key("kind").value(kind).key("date").value(date_of(civil_from(day)).iso());
  json.member("text", text).key("marks").open_array();
  for (const double mark : marks) json.value(mark);
  std::puts(json.close_array().close_object().text().c_str());
}

void print_marks(const Topic& topic, std::size_t wanted, int count, char** days) {
  for (const CandidateDay& c : candidate_days(topic, wanted)) print("day", c.day, "", c.marks);
  for (int i = 0; i < count; ++i) {
    const auto date = parse_iso_date(days[i]);
    if (!date) continue;
    const DayNumber day = day_number(date->instant);
    for (const CandidateSentence& c : candidate_sentences(topic, day)) {
      const TopicSentence& s = topic.sentences[c.sentence];
      const std::string_view body = topic.articles[s.article].body;
      print("sentence", day, body.substr(s.begin, s.end - s.begin), c.marks);
    }
  }
}

TimelineWeights read_weights(const char* path) {
  std::ifstream file(path);
  TimelineWeights weights{};
  for (double& w : weights.day) file >> w;
  for (double& w : weights.sentence) file >> w;
  file >> weights.most_alike >> weights.share;
  return weights;
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) return 2;
  const std::vector<Article> articles = read(words[2]);
  const Topic topic = make_topic(articles);
  const std::size_t days = std::strtoul(words[3], nullptr, 10);
  if (std::string_view(words[1]) == "marks") {
    print_marks(topic, days, count - 4, words + 4);
    return 0;
  }
  if (count != 6) return 2;
  const TimelineOptions options{days, std::strtoul(words[4], nullptr, 10)};
  for (const TimelineRow& row : make_timeline(topic, options, read_weights(words[5])))
    std::puts(to_json(row).c_str());
}
