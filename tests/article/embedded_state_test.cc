// The story that stands only in the data of a page's scripts, in the shapes that sites use.

#include "article/embedded_state.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/article.h"

namespace broadsheet {
namespace {

const std::vector<std::string> story = {
    "The harbour board of Port Aldine voted on Monday to keep the ferry running through the winter months.",
    "Its chair, Ada Marsh, told the council that the boats would be paid for by the county until the spring.",
    "Passengers had asked for it in a letter that four thousand of them signed before the boats stopped."};

std::string as_json(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? "\\n" : std::string(1, c);
  }
  return out + "\"";
}

// One value a paragraph, between `before` and `after`, parted by commas.
std::string each(const std::string& before, const std::string& after) {
  std::string out;
  for (const std::string& paragraph : story)
    out += (out.empty() ? "" : ",") + before + as_json(paragraph) + after;
  return out;
}

std::string html_of_story() {
  std::string out;
  for (const std::string& paragraph : story) out += "<p>" + paragraph + "</p>";
  return out;
}

std::string page_with(const std::string& scripts, const std::string& inside = "") {
  return "<!doctype html><html><head><meta property='og:type' content='article'></head><body>"
         "<h1>Ferry keeps running in Port Aldine</h1>" +
         inside + "<div id=root></div>" + scripts + "</body></html>";
}

Article read(std::string bytes) {
  Capture capture;
  capture.id = "page";
  capture.url = "https://paper.example/2026/10/19/ferry-keeps-running.html";
  capture.bytes = std::move(bytes);
  return extract(Page::parse(std::move(capture)).value()).value();
}

std::vector<std::string> told(const std::string& scripts) {
  std::vector<std::string> texts;
  for (const Block& block : read(page_with(scripts)).body) texts.push_back(block.text);
  return texts;
}

std::string json_script(const std::string& json) {
  return "<script id=__NEXT_DATA__ type=application/json>" + json + "</script>";
}

TEST(EmbeddedState, TellsTheStoryOfAPageThatShowsNone) {
  EXPECT_EQ(told(json_script("{\"props\":{\"article\":{\"body\":" + as_json(html_of_story()) + "}}}")),
            story);
  EXPECT_EQ(told(json_script(
                "{\"article\":{\"text\":" + as_json(story[0] + "\n" + story[1] + "\n" + story[2]) + "}}")),
            story);
  EXPECT_EQ(told("<script>window.Fusion=window.Fusion||{};Fusion.globalContent={\"content_elements\":[" +
                 each("{\"type\":\"text\",\"content\":", "}") + "]};Fusion.more={\"a\":1}</script>"),
            story);
  EXPECT_EQ(told("<script>window.__STATE__ = JSON.parse(" +
                 as_json("{\"post\":{\"html\":" + as_json(html_of_story()) + "}}") + ");</script>"),
            story);
  EXPECT_EQ(told("<script>window.__STATE__ = JSON.parse('{\"post\":{\"html\":" + as_json(html_of_story()) +
                 "}}');</script>"),
            story);
}

TEST(EmbeddedState, PutsTheRunsOfAParagraphTogether) {
  const std::string link =
      R"({"type":"paragraph","content":[{"type":"text","value":"Read what the "},{"type":"link","content":)"
      R"([{"type":"text","value":"harbour board"}]},{"type":"text","value":" said in "},)"
      R"({"type":"text","value":"May"},{"type":"text","value":"."}]})";
  std::vector<std::string> expected = story;
  expected.emplace_back("Read what the harbour board said in May.");
  EXPECT_EQ(
      told(json_script("{\"body\":[" +
                       each("{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"value\":", "}]}") +
                       "," + link + "]}")),
      expected);
}

TEST(EmbeddedState, KnowsSubheadsAndLeavesPicturesAndOtherStoriesOut) {
  const Article article = read(page_with(json_script(
      R"({"blocks":[{"_type":"block","style":"h2","children":[{"text":"A vote on Monday"}]},)" +
      each(R"({"_type":"block","children":[{"text":)", "}]}") +
      R"(,{"_type":"image","text":"The ferry in May."},{"type":"block","title":"Dredging","text":"Next."}]})")));
  ASSERT_EQ(article.body.size(), 4U);
  EXPECT_EQ(article.body[0].kind, BlockKind::subhead);
  EXPECT_EQ(article.body[3].text, story[2]);
}

TEST(EmbeddedState, ReadsRowsOfReactsStreamThatAreCutAnywhere) {
  const std::string html = html_of_story();
  char size[17];
  std::snprintf(size, sizeof size, "%zx", html.size());
  const std::string rows = "2:I[4,[],\"\"]\n1f:T" + std::string(size) + "," + html + "20:[\"$\",\"div\"]\n";
  std::string scripts;
  for (std::size_t at = 0; at < rows.size(); at += 50)
    scripts += "<script>self.__next_f.push([1," + as_json(rows.substr(at, 50)) + "])</script>";
  EXPECT_EQ(told(scripts), story);
}

TEST(EmbeddedState, IsToldOfAndPointsToItsScript) {
  const std::string page =
      page_with(json_script("{\"article\":{\"body\":" + as_json(html_of_story()) + "}}"));
  const Article article = read(page);
  EXPECT_EQ(article.flags, std::vector<std::string>{"script-text"});
  const ByteRange bytes = article.evidence.at("body").bytes;
  EXPECT_NE(page.substr(bytes.begin, bytes.end - bytes.begin).find("Ada Marsh"), std::string::npos);
}

TEST(EmbeddedState, AddsNothingToAStoryThatIsShown) {
  std::string shown, longer;
  for (int i = 0; i < 4; ++i) shown += html_of_story();
  for (int i = 0; i < 4; ++i) longer += shown;
  const Article article = read(page_with(json_script("{\"body\":" + as_json(longer) + "}"), shown));
  EXPECT_EQ(article.body.size(), 4 * story.size());
  EXPECT_TRUE(article.flags.empty());
}

TEST(EmbeddedState, IsOfThePagesOwnStory) {
  std::string other = html_of_story() + html_of_story();
  for (const std::string word : {"ferry", "running", "keep", "Aldine"})
    for (std::size_t at; (at = other.find(word)) != std::string::npos;)
      other.replace(at, word.size(), "quay");
  EXPECT_TRUE(told(json_script("{\"body\":" + as_json(other) + "}")).empty());
  EXPECT_EQ(told(json_script("{\"next\":" + as_json(other) + ",\"body\":" + as_json(html_of_story()) + "}")),
            story);
}

TEST(EmbeddedState, OfAPageThatIsNoArticleIsLeftThere) {
  std::string page = page_with(json_script("{\"body\":" + as_json(html_of_story()) + "}"));
  page.replace(page.find("'article'"), 9, "'website'");
  EXPECT_TRUE(read(page).body.empty());
}

}  // namespace
}  // namespace broadsheet
