// The body where the page's own class names and headings mislead.

#include <gtest/gtest.h>

#include "broadsheet/article.h"

namespace broadsheet {
namespace {

const std::string sentence =
    "<p>The harbour board of Port Aldine voted on Monday to keep the ferry running through the winter "
    "months, "
    "its chair told the council.</p>";

std::size_t told(const std::string& inside) {
  Capture capture;
  capture.id = "page";
  capture.bytes =
      "<!doctype html><html><body><nav>Home</nav><h1>Ferry keeps running</h1>" + inside + "</body></html>";
  const Article article = extract(Page::parse(std::move(capture)).value()).value();
  std::size_t paragraphs = 0;
  for (const Block& block : article.body) paragraphs += block.kind == BlockKind::paragraph;
  return paragraphs;
}

std::string times(int count, const std::string& text) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

TEST(Body, GoesOnBehindARelatedBoxAmongTheParagraphs) {
  EXPECT_EQ(told("<div class=story>" + times(5, sentence) +
                 "<h3>Related</h3><p><a href=/2026/10/18/other-story-2.html>Council weighs a new harbour "
                 "wall</a></p>" +
                 times(5, sentence) + "</div>"),
            10U);
}

TEST(Body, StandsInAnElementNamedForThePaywallOrTheRailBesideIt) {
  for (const std::string name : {"paywall", "has-right-rail", "trail", "ContainerWithSidebarWrapper"})
    EXPECT_EQ(
        told("<div class=" + name + ">" + times(6, sentence) + "</div><div>" + times(4, sentence) + "</div>"),
        10U)
        << name;
  EXPECT_EQ(told("<div class=trail>" + times(12, sentence) + "</div><div class=rail>" + times(6, sentence) +
                 "</div>"),
            12U);
}

TEST(Body, KnowsTheStopOfDevanagari) {
  const std::string line = "<p>" + times(14, "नगर ") + "है।</p>";
  EXPECT_EQ(told("<div>" + times(6, line) + "</div>"), 6U);
}

}  // namespace
}  // namespace broadsheet
