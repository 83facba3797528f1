#include "broadsheet/page.h"

#include <gtest/gtest.h>

#include "page/tree_view.h"

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

TEST(Page, ReadsOnWhereATitleHasLostItsEnd) {
  const Page page =
      parsed("<title>Ferry runs on</titbody><title>Again<body><p>The ferry runs.</p></body></html>");
  EXPECT_NE(find(page, "p"), no_node);
  EXPECT_EQ(page.flags(), std::vector<std::string>{"open-title"});
}

TEST(Page, KeepsTheStandardsTitleWhereThePageHasNoEndEither) {
  const Page page = parsed("<title>Ferry runs on <p>The ferry");
  EXPECT_EQ(find(page, "p"), no_node);
  EXPECT_TRUE(page.flags().empty());
}

// On a tree with what is unlike the rest: a doctype, a template, names of other namespaces, text that moved.
TEST(TreeView, SaysWhatThePageSays) {
  const Page page = parsed(
      "<!doctype html><html lang=en><!-- note --><p class=lead data-own=1>Hello <b>there<p>again</b>"
      "<template><i>kept</i></template><table>moved<tr><td>in</table><svg viewBox=1><foreignObject/></svg>");
  const TreeView view(page);
  EXPECT_EQ(view.size(), page.size());
  std::size_t attributes = 0;
  for (Node node = 0; node < page.size(); ++node) {
    EXPECT_EQ(view.kind(node), page.kind(node));
    EXPECT_EQ(view.name(view.tag(node)), page.name(node));
    EXPECT_EQ(view.text(node), page.text(node));
    EXPECT_EQ(view.parent(node), page.parent(node));
    EXPECT_EQ(view.first_child(node), page.first_child(node));
    EXPECT_EQ(view.next_sibling(node), page.next_sibling(node));
    EXPECT_EQ(view.next(node), page.next(node));
    EXPECT_EQ(view.after_subtree(node), page.after_subtree(node));
    if (page.kind(node) != NodeKind::element) continue;
    for (const AttributeData& each : view.attributes(node)) {
      EXPECT_EQ(page.attribute(node, view.name(each.tag())), view.value(each));
      EXPECT_EQ(view.attribute(node, each.tag()), view.value(each));
      ++attributes;
    }
  }
  EXPECT_EQ(attributes, 4U);
}

TEST(Page, GivesItsCaptureBack) {
  Page page = parsed("<p>Hello");
  const Capture capture = std::move(page).take_capture();
  EXPECT_EQ(capture.bytes, "<p>Hello");
  EXPECT_EQ(capture.id, "page");
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

TEST(Page, ReadsXmlByItsOwnRules) {
  const Page page =
      parsed("<rss><item><Title a='1&lt;2'>A &amp; B<![CDATA[ <c>]]></Title></item></rss>", "text/xml");
  EXPECT_EQ(page.kind(), PageKind::xml);
  const Node title = find(page, "Title");
  ASSERT_NE(title, no_node);
  EXPECT_EQ(page.text(page.first_child(title)), "A & B <c>");
  EXPECT_EQ(page.attribute(title, "a"), "1<2");
  EXPECT_EQ(page.attribute(title, 0).bytes, (ByteRange{21, 27}));
  EXPECT_EQ(page.evidence(title), (ByteRange{11, 62}));
  EXPECT_TRUE(page.flags().empty());
}

TEST(Page, ReadsBrokenXmlAsHtml) {
  const Page page = parsed("<rss><item><title>A & B</item>", "text/xml");
  EXPECT_EQ(page.flags(), std::vector<std::string>{"broken-xml"});
  EXPECT_NE(find(page, "title"), no_node);
}

TEST(Page, OpensNoEntityAndStopsThoseThatGrow) {
  const Page outside =
      parsed("<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r>a&e;b</r>", "text/xml");
  EXPECT_EQ(outside.text(outside.first_child(find(outside, "r"))), "ab");
  std::string bomb = "<!DOCTYPE r [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + before + before + "'>";
  }
  EXPECT_EQ(parsed(bomb + "]><r>&a39;</r>", "text/xml").flags(),
            (std::vector<std::string>{"entity-limit", "broken-xml"}));
}

TEST(Page, RefusesPicturesAndNothing) {
  EXPECT_FALSE(Page::parse(
      {.id = "x", .url = {}, .media_type = {}, .bytes = "\x89PNG\r\n", .instant = {}, .flags = {}}));
  EXPECT_FALSE(
      Page::parse({.id = "x", .url = {}, .media_type = {}, .bytes = " \n ", .instant = {}, .flags = {}}));
}

}  // namespace
}  // namespace broadsheet
