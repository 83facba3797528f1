// What happens at each limit of the parser: a flag, and a page of bounded depth and size.

#include <gtest/gtest.h>

#include <algorithm>

#include "broadsheet/page.h"

namespace broadsheet {
namespace {

Page parsed(std::string bytes, const Limits& limits) {
  Capture capture;
  capture.media_type = "text/html; charset=utf-8";
  capture.bytes = std::move(bytes);
  PageOptions options;
  options.limits = limits;
  return Page::parse(std::move(capture), options).value();
}

bool has_flag(const Page& page, std::string_view name) {
  return std::ranges::find(page.flags(), name) != page.flags().end();
}

std::string repeated(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

std::size_t depth(const Page& page) {
  std::size_t deepest = 0;
  for (Node node = Page::root(); node != no_node; node = page.next(node)) {
    std::size_t above = 0;
    for (Node up = node; up != Page::root(); up = page.parent(up)) ++above;
    deepest = std::max(deepest, above);
  }
  return deepest;
}

TEST(PageLimits, DeeperElementsAreClosedAtOnceAndTheirTextStays) {
  Limits limits;
  limits.depth = 8;
  const Page page = parsed("<!doctype html>" + repeated("<div>", 20) + "<table><td>x", limits);
  EXPECT_TRUE(has_flag(page, "depth-limit"));
  EXPECT_LE(depth(page), 10U);
  bool found = false;
  for (Node node = Page::root(); node != no_node; node = page.next(node)) found |= page.text(node) == "x";
  EXPECT_TRUE(found);
}

TEST(PageLimits, FurtherAttributesAreDropped) {
  Limits limits;
  limits.attributes = 2;
  const Page page = parsed("<!doctype html><p a=1 b=2 c=3>", limits);
  const Node p = page.first_child(page.last_child(page.last_child(Page::root())));
  EXPECT_EQ(page.attribute_count(p), 2U);
  EXPECT_TRUE(has_flag(page, "attribute-limit"));
}

TEST(PageLimits, FormattingPastTheLimitIsNotReopened) {
  Limits limits;
  limits.formatting = 2;
  const Page page = parsed("<!doctype html><p><b><i><u>x<p>y", limits);
  EXPECT_TRUE(has_flag(page, "formatting-limit"));
  const Node second = page.last_child(page.last_child(page.last_child(Page::root())));
  EXPECT_EQ(page.name(page.first_child(page.first_child(second))), "i");
  EXPECT_EQ(page.text(page.first_child(page.first_child(page.first_child(second)))), "y");
}

TEST(PageLimits, ReopenedElementsMayNotOutgrowThePage) {
  std::string fonts;
  for (int i = 0; i < 200; ++i) fonts += "<font size=" + std::to_string(i) + ">";
  const Page page = parsed("<!doctype html><p>" + fonts + repeated("<p>x", 2'000), {});
  EXPECT_TRUE(has_flag(page, "copies-limit"));
  EXPECT_LT(page.size(), 80'000U);  // 400,000 were it not for the limit
}

TEST(PageLimits, ASelectedcontentInsideItsOptionDoesNotFillItself) {
  const Page page = parsed("<!doctype html><select><option>a<selectedcontent>", {});
  EXPECT_TRUE(page.flags().empty());
  EXPECT_LT(page.size(), 12U);
}

}  // namespace
}  // namespace broadsheet
