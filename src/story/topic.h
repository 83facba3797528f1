#pragma once
// topic.h: articles on one subject as sentences with the days they name; what timelines are made from.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "broadsheet/news.h"
#include "story/vectors.h"

namespace broadsheet {

using DayNumber = std::int64_t;  // days since 1970-01-01

struct TopicSentence {
  std::uint32_t article = 0;         // number in Topic::articles
  std::uint32_t begin = 0, end = 0;  // bytes of its body text; of a dated entry without the date
  std::uint32_t place = 0;           // sentences of the article before it
  std::uint32_t words = 0;           // between blanks
  bool entry = false;                // of a chronology that the article prints
  std::vector<DayNumber> days;       // that it names, each once
  TermVector vector;                 // tf-idf among the sentences of the topic, length 1
};

struct TopicArticle {
  const Article* article = nullptr;
  std::string body;
  std::optional<DayNumber> published;
};

struct Topic {
  std::vector<TopicArticle> articles;    // by publication, without copies
  std::vector<TopicSentence> sentences;  // by article, in order
  std::size_t terms = 0;                 // numbers of terms are below it
};

// `articles` in any order; they must outlive the topic. A text nearly all of which was printed before is left
// out. What readers wrote below an article is left out.
[[nodiscard]] Topic make_topic(const std::vector<Article>& articles);

}  // namespace broadsheet
