// stories ARTICLES: every pair that `broadsheet stories` compares, with its marks; what tools/train_stories
// learns from, so that training and product see the same numbers.

#include <cstdio>

#include "base/json.h"
#include "broadsheet/capture.h"
#include "story/join_model.h"

int main(int, char** words) {
  using namespace broadsheet;
  std::vector<Article> articles;
  CaptureStream stream({words[1]});
  while (auto capture = stream.next())
    if (*capture)
      if (auto article = article_from_json((*capture)->bytes)) articles.push_back(std::move(*article));
  for (const JudgedPair& pair : judge_pairs(articles)) {
    JsonWriter json;
    json.open_object().key("a").value(articles[pair.a].id).key("b").value(articles[pair.b].id);
    json.key("marks").open_array();
    for (const double mark : pair.marks) json.value(mark);
    std::puts(json.close_array().close_object().text().c_str());
  }
}
