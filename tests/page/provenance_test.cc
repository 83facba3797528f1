// Page::evidence() and Attribute::bytes: every node, value and text knows the bytes of the capture it is
// from.

#include <gtest/gtest.h>

#include "broadsheet/page.h"

namespace broadsheet {
namespace {

class Provenance : public testing::Test {
 protected:
  void parse(std::string bytes, const std::string& charset = "utf-8") {
    Capture capture;
    capture.media_type = "text/html; charset=" + charset;
    capture.bytes = std::move(bytes);
    page_.emplace(Page::parse(std::move(capture)).value());
  }

  // The bytes behind the n-th element of this name, and behind its first child.
  std::string element(std::string_view name, std::size_t n = 0) {
    return bytes_of(page_->evidence(find(name, n)));
  }
  std::string first_child(std::string_view name, std::size_t n = 0) {
    return bytes_of(page_->evidence(page_->first_child(find(name, n))));
  }
  std::string value(std::string_view name, std::size_t index = 0) {
    return bytes_of(page_->attribute(find(name, 0), index).bytes);
  }

  Node find(std::string_view name, std::size_t n) {
    for (Node node = Page::root(); node != no_node; node = page_->next(node))
      if (page_->name(node) == name && n-- == 0) return node;
    ADD_FAILURE() << "no " << name;
    return Page::root();
  }
  std::string bytes_of(ByteRange range) {
    return page_->capture().bytes.substr(range.begin, range.end - range.begin);
  }

  std::optional<Page> page_;
};

TEST_F(Provenance, AnElementReachesToItsEndTag) {
  parse("<p>one</p > <p>two<div class='x'>three</div>");
  EXPECT_EQ(element("p"), "<p>one</p >");
  EXPECT_EQ(element("p", 1), "<p>two");
  EXPECT_EQ(element("div"), "<div class='x'>three</div>");
  EXPECT_EQ(value("div"), "x");
}

TEST_F(Provenance, WhatTheParserMadeUpHasNone) {
  parse("<table><td>x</table>");
  EXPECT_EQ(element("tbody"), "");
  EXPECT_EQ(element("td"), "<td>x");
}

TEST_F(Provenance, TextsReachOverReferences) {
  parse("<p title='a&quot;b&amp;c'>Tom &amp; Jerry &lt;x</p>");
  EXPECT_EQ(page_->text(page_->first_child(find("p", 0))), "Tom & Jerry <x");
  EXPECT_EQ(first_child("p"), "Tom &amp; Jerry &lt;x");
  EXPECT_EQ(page_->attribute(find("p", 0), 0).value, "a\"b&c");
  EXPECT_EQ(value("p"), "a&quot;b&amp;c");
}

TEST_F(Provenance, LineEndsAreNormalizedAndCounted) {
  parse("<p>one\r\ntwo\rthree</p>\r\n<b\r\nid=x>y</b>");
  EXPECT_EQ(page_->text(page_->first_child(find("p", 0))), "one\ntwo\nthree");
  EXPECT_EQ(first_child("p"), "one\r\ntwo\rthree");
  EXPECT_EQ(element("b"), "<b\r\nid=x>y</b>");
  EXPECT_EQ(value("b"), "x");
}

TEST_F(Provenance, HoldsInEncodingsOfOneByte) {
  parse(
      "<p title='caf\xE9!'>Stra\xDF"
      "e &amp; \x80uro</p><b>x</b>",
      "windows-1252");
  EXPECT_EQ(page_->text(page_->first_child(find("p", 0))), "Straße & €uro");
  EXPECT_EQ(first_child("p"),
            "Stra\xDF"
            "e &amp; \x80uro");
  EXPECT_EQ(value("p"), "caf\xE9!");
  EXPECT_EQ(element("b"), "<b>x</b>");
}

TEST_F(Provenance, HoldsInEncodingsOfMoreBytes) {
  parse("<p>\x93\xFA\x96\x7B\x8C\xEA\\ abc \x83\x5C</p><b id='\x93\xFA'>x</b>", "shift_jis");
  EXPECT_EQ(first_child("p"), "\x93\xFA\x96\x7B\x8C\xEA\\ abc \x83\x5C");
  EXPECT_EQ(value("b"), "\x93\xFA");
  EXPECT_EQ(element("b"), "<b id='\x93\xFA'>x</b>");
}

TEST_F(Provenance, HoldsInUtf16) {
  const auto wide = [](std::string_view text) {
    std::string out;
    for (const char c : text) (out += c) += '\0';
    return out;
  };
  parse("\xFF\xFE" + wide("<p>a&lt;b</p>"), "utf-16le");
  EXPECT_EQ(first_child("p"), wide("a&lt;b"));
  EXPECT_EQ(element("p"), wide("<p>a&lt;b</p>"));
}

TEST_F(Provenance, HoldsInBadUtf8AndBehindAMark) {
  parse(
      "\xEF\xBB\xBF<p>a\xFF"
      "b\xE2\x82 c</p><b>x</b>");
  EXPECT_EQ(first_child("p"),
            "a\xFF"
            "b\xE2\x82 c");
  EXPECT_EQ(element("b"), "<b>x</b>");
  parse("\xEF\xBB\xBF<p>a</p>");
  EXPECT_EQ(element("p"), "<p>a</p>");
}

TEST_F(Provenance, PartsOfASplitElementNameTheirOneTag) {
  parse("<p><b class=\"x>y\">one<p>two</b>");
  EXPECT_EQ(element("b"), "<b class=\"x>y\">one");
  EXPECT_EQ(bytes_of(page_->attribute(find("b", 1), 0).bytes), "x>y");
  EXPECT_EQ(page_->evidence(find("b", 1)).begin, page_->evidence(find("b", 0)).begin);
  parse("<a><div>x</a>y</div>");
  EXPECT_EQ(page_->evidence(find("a", 1)).begin, 0U);
  EXPECT_EQ(first_child("div"), "<a><div>x");  // the a inside, from its tag to its last child
}

TEST_F(Provenance, TextMovedOutOfATableKeepsItsBytes) {
  parse("<table>a&amp;b<tr><td>c</table>");
  const Node text = page_->first_child(find("body", 0));
  EXPECT_EQ(page_->text(text), "a&b");
  EXPECT_EQ(bytes_of(page_->evidence(text)), "a&amp;b");
}

}  // namespace
}  // namespace broadsheet
