// Fast ways held against slow ones over random input: the scans of each kernel against the portable one, and
// quick_tags.cc against the states.

#include <gtest/gtest.h>

#include <random>

#include "base/strings.h"
#include "page/html/entities.h"
#include "page/html/scan.h"
#include "page/html/tree_builder.h"

namespace broadsheet {
namespace {

using namespace std::string_view_literals;

std::string random_text(std::mt19937& random, std::string_view letters, std::size_t most) {
  std::string text(random() % most, ' ');
  for (char& c : text) c = letters[random() % letters.size()];
  return text;
}

TEST(Scan, EveryKernelFindsWhatThePortableOneFinds) {
  std::mt19937 random(1);
  const std::string_view letters("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa<&-!/\0", 37);
  const html::scan::Kernel& portable = html::scan::kernels()[0];
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = random_text(random, letters, 200);
    const std::size_t from = text.empty() ? 0 : random() % text.size();
    const std::size_t any = portable.any(text, from, '<', '&', '\0');
    EXPECT_EQ((html::find_any<'<', '&', '\0'>(text, from)), any);
    for (const html::scan::Kernel& kernel : html::scan::kernels()) {
      EXPECT_EQ(kernel.any(text, from, '<', '&', '\0'), any) << kernel.name;
      EXPECT_EQ(kernel.raw_text_end(text, from), portable.raw_text_end(text, from)) << kernel.name;
      EXPECT_EQ(kernel.comment_end(text, from), portable.comment_end(text, from)) << kernel.name;
    }
  }
}

TEST(Scan, ShortNamesAreThoseThatAByteLoopReads) {
  std::mt19937 random(4);
  const std::string_view letters = "abcdefghijklmnopqrstuvwxyzABZ@[`{09-_:\x7f\x80\xff\x01/>= \t\n\0"sv;
  int found = 0;
  for (int round = 0; round < 50'000; ++round) {
    const std::string text = random_text(random, letters, 60);
    const std::size_t from = text.empty() ? 0 : random() % text.size();
    std::size_t end = from;
    while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && text[end] != '/' &&
           text[end] != '>' && text[end] != '=')
      ++end;
    const html::ShortName name = html::short_name<'='>(text, from);
    if (name.length == 0) continue;  // none, or too near the end, or too long
    ++found;
    std::string lowered = text.substr(from, end - from);
    for (char& c : lowered) c = ascii_lower(c);
    ASSERT_EQ(name.length, lowered.size()) << text;
    ASSERT_EQ(name.key, key_of(lowered)) << lowered;
  }
#if defined(__SSE2__)
  EXPECT_GT(found, 10'000);
#endif
}

TEST(Entities, WhatIsLookedUpIsWhatNarrowingFinds) {
  std::mt19937 random(5);
  for (int round = 0; round < 100'000; ++round) {
    const auto all = html::entities();
    std::string text(all[random() % all.size()].name);
    if (random() % 3 == 0) text.resize(random() % (text.size() + 1));
    if (random() % 3 == 0) text += random_text(random, "ab;1 &", 12);
    ASSERT_EQ(html::longest_entity(text), html::longest_entity_by_letter(text)) << text;
  }
}

// Tokens as text, with their places, characters that follow each other as one.
class Log final : public html::TokenSink {
 public:
  explicit Log(const Page::Tree& tree) : tree_(tree) {}
  html::Tokenizer* tokenizer = nullptr;
  std::string out;

  void process(html::Token& token) override {
    if (token.type == html::TokenType::characters) {
      if (!out.ends_with("\1")) out += "\n#";
      if (out.ends_with("\1")) out.pop_back();
      out.append(token.text) += "\1";
      return;
    }
    out += "\n" + std::to_string(static_cast<int>(token.type)) + std::string(tree_.names.text(token.name)) +
           (token.self_closing ? "/" : "") + " " + std::to_string(token.range.begin) + "-" +
           std::to_string(token.range.end);
    out += token.text;
    for (const AttributeData& a : token.attributes) {
      const SourceRange range = tree_.source_range(a.value);
      out += "|" + std::string(tree_.names.text(a.tag())) + "=" + std::string(tree_.text(a.value));
      if (a.value.length > 0) out += "@" + std::to_string(range.begin) + "-" + std::to_string(range.end);
    }
    if (token.type == html::TokenType::start_tag && token.name == Tag::script)
      tokenizer->switch_to(&html::Tokenizer::script_data_state);
    if (token.type == html::TokenType::start_tag && token.name == Tag::style)
      tokenizer->switch_to(&html::Tokenizer::rawtext_state);
  }
  [[nodiscard]] bool in_foreign_content() const override { return false; }

 private:
  const Page::Tree& tree_;
};

std::string log_of(const std::string& text, bool quick) {
  Page::Tree tree;
  tree.capture.bytes = text;
  Log log(tree);
  html::Tokenizer tokenizer(tree, log, {});
  log.tokenizer = &tokenizer;
  tokenizer.set_quick(quick);
  tokenizer.run();
  return log.out;
}

std::string random_page(std::mt19937& random) {
  constexpr std::string_view parts[] = {"<",          ">",
                                        "/",          "=",
                                        "\"",         "'",
                                        " ",          "\n",
                                        "a",          "P",
                                        "class",      "<p",
                                        "</p",        "<!--",
                                        "-->",        "--!>",
                                        "-",          "!",
                                        "&amp;",      "&amp",
                                        "&copy=",     "&#65",
                                        "&#x41;",     "&",
                                        "<A B=c",     "x='1'",
                                        "y=\"2\"",    "z=3",
                                        "<br/>",      "</b >",
                                        "<script>",   "</script>",
                                        "<style>",    "</style",
                                        "<!-- x -->", "<!doctype html>",
                                        "é",          "text text text text",
                                        "&notit;",    "<a href=\"/x?a=1&amp;b=2&c=3\">",
                                        "<![CDATA[",  "]]>",
                                        "<?",         "data-x",
                                        "&#0;",       "&#x110000;"};
  std::string page;
  for (std::size_t count = random() % 30; count > 0; --count) page += parts[random() % std::size(parts)];
  if (random() % 20 == 0 && !page.empty()) page[random() % page.size()] = '\0';
  return page;
}

TEST(QuickTags, ReadWhatTheStatesRead) {
  std::mt19937 random(2);
  for (int round = 0; round < 100'000; ++round) {
    const std::string page = random_page(random);
    ASSERT_EQ(log_of(page, true), log_of(page, false)) << page;
  }
}

}  // namespace
}  // namespace broadsheet
