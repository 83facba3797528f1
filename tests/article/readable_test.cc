#include "article/readable.h"

#include <gtest/gtest.h>

#include "broadsheet/article.h"

namespace broadsheet {
namespace {

Block paragraph(std::string text) {
  return {BlockKind::paragraph, std::move(text), std::nullopt, {}};
}
Block subhead(std::string text) {
  return {BlockKind::subhead, std::move(text), std::nullopt, {}};
}

std::vector<Block> story() {
  return {
      paragraph(
          "The ferry to Alder Bay runs on through the winter, the council decided after a debate that lasted "
          "until the early hours of the morning and was followed by some two hundred people in the hall."),
      paragraph(
          "The boat is to leave the northern pier at six and at nine, and nobody will have to book a place "
          "before the end of March, when the question is to come before the council again."),
      subhead("What it costs"),
      paragraph(
          "The town pays for the pier and the county for the boat; both say that the sum is lower than that "
          "for the road around the bay, which floods whenever the wind stands in the west.")};
}

// Each small letter by the next: what papers do to text until somebody pays.
std::string shifted(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c < 'z') ++c;
  return text;
}

TEST(Readable, EndsWhereLettersAreScrambled) {
  std::vector<Block> body = story();
  for (const Block& block : story()) body.push_back(block);
  EXPECT_FALSE(end_where_scrambled(body));
  EXPECT_EQ(body.size(), 8U);
  const std::vector<Block> clear = {body[0]};
  for (std::size_t i = 1; i < body.size(); ++i)
    if (body[i].kind == BlockKind::paragraph) body[i].text = shifted(body[i].text);
  EXPECT_TRUE(end_where_scrambled(body));
  ASSERT_EQ(body.size(), 1U);
  EXPECT_EQ(body[0].text, clear[0].text);
}

TEST(Readable, NamesResultsAndOtherScriptsAreNotScrambled) {
  std::vector<Block> body;
  for (int i = 0; i < 20; ++i)
    body.push_back(paragraph(
        "Mlynar Brzezinski 54.2 sec, LG Calder-Alder; Anna Krkoska 55.1 sec, TSV Lorenzhof; Petr Vlk 57"));
  EXPECT_FALSE(end_where_scrambled(body)) << "no small words, but vowels";
  body.assign(20,
              paragraph("Паром в Ольховую бухту будет ходить всю зиму, решил совет после долгого спора."));
  EXPECT_FALSE(end_where_scrambled(body));
  body.clear();
  EXPECT_FALSE(end_where_scrambled(body));
}

TEST(Readable, AScrambledPageIsAnArticleInTheLanguageOfItsLead) {
  Capture capture;
  capture.id = "page";
  capture.url = "https://beacon.example/2026/11/faehre.html";
  capture.bytes =
      "<!doctype html><title>Die Fähre fährt weiter</title><meta name=description content=\"Der Rat hat in "
      "der Nacht "
      "beschlossen, dass die Fähre auch im Winter zwischen den Dörfern an der Bucht verkehrt.\"><h1>Die "
      "Fähre fährt "
      "weiter</h1>";
  for (const Block& block : story())
    capture.bytes += "<p>" + shifted(block.text) + "</p><p>" + shifted(shifted(block.text)) + "</p>";
  const Article article = extract(Page::parse(std::move(capture)).value()).value();
  EXPECT_EQ(article.access, Access::scrambled);
  EXPECT_EQ(article.kind, ArticleKind::article);
  EXPECT_EQ(article.language, "de");
  EXPECT_TRUE(article.body.empty());
}

TEST(Readable, IsPrintedOnce) {
  std::vector<Block> body = story();
  for (const Block& block : story()) body.push_back(block);
  body.push_back(paragraph("The council meets again on 3 March."));
  drop_second_printing(body);
  ASSERT_EQ(body.size(), 5U);
  EXPECT_EQ(body[3].text, story()[3].text);
  EXPECT_EQ(body[4].text, "The council meets again on 3 March.");
}

TEST(Readable, WhatIsSaidAgainIsMeant) {
  // One paragraph, a refrain, the same one over and over, and two in a text that is far longer.
  std::vector<Block> body = story();
  body.push_back(body[0]);
  const std::size_t once_more = body.size();
  drop_second_printing(body);
  EXPECT_EQ(body.size(), once_more);

  body.assign(6, story()[0]);
  drop_second_printing(body);
  EXPECT_EQ(body.size(), 6U);

  body = story();
  for (int i = 0; i < 20; ++i) body.push_back(paragraph(std::to_string(i) + ": " + story()[1].text));
  body.push_back(story()[0]);
  body.push_back(story()[1]);
  body.push_back(story()[3]);
  const std::size_t whole = body.size();
  drop_second_printing(body);
  EXPECT_EQ(body.size(), whole);
}

}  // namespace
}  // namespace broadsheet
