#include <gtest/gtest.h>

#include "broadsheet/news.h"
#include "news/body_json.h"

namespace broadsheet {
namespace {

TEST(ArticleJson, IsReadAsItIsWritten) {
  const std::string line =
      R"({"id":"a","url":"https://x.example/1","capture":"c","captured":"2022-12-10T08:00:00Z","kind":"live-blog",)"
      R"("language":"en","publisher":"P","headline":"H","standfirst":"S","byline":["A B"],)"
      R"("dateline":{"place":"NEW DELHI","agency":"Reuters","date":"2022-12-09"},"published":"2022-12-09",)"
      R"("reading_minutes":2,"body":[{"kind":"paragraph","text":"One."},{"kind":"post","text":"Two.",)"
      R"("published":"2022-12-09T10:00:00Z","bytes":[3,9]}],"notes":[{"kind":"promo","text":"n"}],)"
      R"("credits":[{"role":"editing","name":"E"}],"agency":"Reuters","access":"free","teasers":[{"kind":"more-from",)"
      R"("heading":"More","headline":"T","text":"t","url":"u"}],"confidence":{"body":0.98},)"
      R"("evidence":{"published":{"from":"json-ld","bytes":[1201,1211]}},"flags":["truncated-capture"]})";
  const auto article = article_from_json(line);
  ASSERT_TRUE(article) << article.error().message();
  EXPECT_EQ(to_json(*article), line);
}

// What is read of the body of a line that comes a few bytes at a time.
std::string body_in_pieces(const std::string& line, std::size_t piece) {
  BodyReader reader;
  std::string body;
  for (std::size_t size = 0; size < line.size() && !reader.is_done();) {
    size = std::min(line.size(), size + piece);
    reader.read(std::string_view(line).substr(0, size), body);
  }
  EXPECT_TRUE(reader.is_done()) << line;
  return body;
}

TEST(ArticleJson, TheBodyAloneIsThatOfTheArticle) {
  for (
      const std::string body :
      {R"("One.\n\nTwo \u00e9.")", R"("")", "null", "[]", R"("A \"body\":[ in \\ quotes.\u0007}")",
       R"([{"kind":"caption","text":"Fog."},{"kind":"subhead","text":"One"},{"text":"Two"},{"kind":"post"}])",
       R"([{"kind":"post","text":"a}b","published":"2022-12-09","bytes":[3,9]},{"kind":"paragraph","text":"c"}])"}) {
    const auto article = article_from_json(R"({"id":"a","headline":"\"body\":[","body":)" + body + "}");
    ASSERT_TRUE(article) << body;
    for (const std::size_t piece : {1, 2, 7, 1000})
      EXPECT_EQ(body_in_pieces(to_json(*article), piece), body_text(*article)) << body;
  }
}

TEST(ArticleJson, OfBytesThatAreNoLineNoBodyIsRead) {
  for (const std::string_view line :
       {R"({"body":7})", R"({"body":[7]})", "[]", "{", R"({"body":[{"kind":"post","text":)"}) {
    std::string body;
    BodyReader().read(line, body);
    EXPECT_EQ(body, "") << line;
  }
}

TEST(ArticleJson, PlainBodyKeepsItsText) {
  for (const std::string body : {"One.\\n\\nTwo.", "One\\n\\n\\nTwo\\n\\n", "x"}) {
    const auto article = article_from_json("{\"id\":\"a\",\"body\":\"" + body + "\"}");
    ASSERT_TRUE(article);
    std::string expected;
    for (std::size_t i = 0; i < body.size(); ++i) {
      const bool escape = body[i] == '\\';
      expected += escape ? '\n' : body[i];
      i += escape;
    }
    EXPECT_EQ(body_text(*article), expected);
  }
}

TEST(ArticleJson, NamesTheKeyThatIsWrong) {
  const auto article = article_from_json(R"({"id":"a","published":"yesterday"})");
  ASSERT_FALSE(article);
  EXPECT_NE(article.error().what.find("\"published\""), std::string::npos);
  EXPECT_FALSE(article_from_json("[1]"));
  EXPECT_FALSE(article_from_json("{\"id\":"));
  EXPECT_FALSE(article_from_json(std::string(5000, '[')));
}

TEST(ReadingTime, CountsBodyWordsOnly) {
  Article article;
  std::string words;
  for (int i = 0; i < 239; ++i) words += "word ";
  article.body = {{BlockKind::paragraph, words, {}, {}}, {BlockKind::caption, words, {}, {}}};
  EXPECT_EQ(count_words(article), 239U);
  EXPECT_EQ(reading_minutes(article), 2);
  article.body.clear();
  EXPECT_EQ(reading_minutes(article), 1);
}

}  // namespace
}  // namespace broadsheet
