#include "broadsheet/page.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

Page parsed(std::string bytes, std::string media_type = "") {
  return Page::parse({.id = "page",
                      .url = {},
                      .media_type = std::move(media_type),
                      .bytes = std::move(bytes),
                      .instant = {},
                      .flags = {}})
      .value();
}

Node find(const Page& page, std::string_view name) {
  for (Node n = Page::root(); n != no_node; n = page.next(n))
    if (page.name(n) == name) return n;
  return no_node;
}

TEST(Page, KnowsAttributesAndText) {
  const Page page = parsed("<!doctype html><p class=lead>Hello <b>there</b>");
  const Node p = find(page, "p");
  ASSERT_NE(p, no_node);
  EXPECT_EQ(page.attribute(p, "class"), "lead");
  EXPECT_EQ(page.text(page.first_child(p)), "Hello ");
  EXPECT_EQ(page.name(page.last_child(p)), "b");
}

TEST(Page, TextCaptureKeepsLinesAndTheirBytes) {
  const Page page = parsed("Headline\n\n  one\n  two\n\nthree\n");
  EXPECT_EQ(page.kind(), PageKind::text);
  const Node body = find(page, "body");
  const Node second = page.next_sibling(page.first_child(body));
  EXPECT_EQ(page.text(page.first_child(second)), "  one");
  EXPECT_EQ(page.evidence(second), (ByteRange{10, 21}));
}

TEST(Page, DecodesWhatIsNotUtf8) {
  const Page page = parsed(
      "<p>Stra\xDF"
      "e",
      "text/html; charset=iso-8859-1");
  EXPECT_EQ(page.text(page.first_child(find(page, "p"))), "Straße");
}

TEST(Page, RefusesPicturesAndNothing) {
  EXPECT_FALSE(Page::parse(
      {.id = "x", .url = {}, .media_type = {}, .bytes = "\x89PNG\r\n", .instant = {}, .flags = {}}));
  EXPECT_FALSE(
      Page::parse({.id = "x", .url = {}, .media_type = {}, .bytes = " \n ", .instant = {}, .flags = {}}));
}

}  // namespace
}  // namespace broadsheet
