// stories ARTICLES: every pair that `broadsheet stories` compares, with its marks; what tools/train_stories
// learns from, so that training and product see the same numbers. stories --events ARTICLES: the events of
// one story that all of them are; what tools/judge_events judges.

#include <cstdio>
#include <string_view>

#include "base/json.h"
#include "broadsheet/capture.h"
#include "broadsheet/story.h"
#include "store/prepared.h"
#include "story/join_model.h"

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

void print_pairs(const std::vector<Article>& articles) {
  for (const JudgedPair& pair : judge_pairs(articles)) {
    JsonWriter json;
    json.open_object().key("a").value(articles[pair.a].id).key("b").value(articles[pair.b].id);
    json.key("marks").open_array();
    for (const double mark : pair.marks) json.value(mark);
    std::puts(json.close_array().close_object().text().c_str());
  }
}

void print_events(const std::vector<Article>& articles) {
  std::vector<StoryMember> members;
  for (const Article& a : articles)
    members.push_back({a.id, a.headline, a.section, a.published, lead_of(a), a.language});
  for (const StoryEvent& event : events_of(members)) std::puts(to_json(event).c_str());
}

}  // namespace

int main(int count, char** words) {
  if (count == 3 && std::string_view(words[1]) == "--events")
    print_events(read(words[2]));
  else if (count == 2)
    print_pairs(read(words[1]));
  else
    return 2;
}
