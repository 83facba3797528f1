// article.cc: what can be said of an article without reading anything but itself.

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/news.h"

namespace broadsheet {
namespace {

// Han, kana and Hangul: scripts that are counted by character.
bool is_cjk(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

struct Count {
  std::size_t words = 0;
  std::size_t cjk = 0;
};

// A word begins where a blank ends. Without a branch, so that sixteen bytes are looked at at once.
std::uint32_t ascii_words(std::string_view text) {
  if (text.empty()) return 0;
  std::uint32_t words = is_ascii_space(text[0]) ? 0 : 1;
  for (std::size_t i = 1; i < text.size(); ++i)
    words += (is_ascii_space(text[i - 1]) ? 1U : 0U) & (is_ascii_space(text[i]) ? 0U : 1U);
  return words;
}

Count count(const Article& article) {
  Count n;
  for (const Block& block : article.body) {
    if (block.kind == BlockKind::caption) continue;
    if (is_ascii(block.text)) {
      n.words += ascii_words(block.text);
      continue;
    }
    bool inside = false;
    for (std::size_t at = 0; at < block.text.size();) {
      if (static_cast<unsigned char>(block.text[at]) < 0x80) {
        const bool word = !is_ascii_space(block.text[at++]);
        n.words += word && !inside;
        inside = word;
        continue;
      }
      const CodePoint c = decode_at(block.text, at);
      const bool word = !is_blank(c.value) && !is_cjk(c.value);
      n.words += word && !inside;
      n.cjk += is_cjk(c.value);
      inside = word;
      at += c.size;
    }
  }
  return n;
}

bool ends_sentence(std::string_view text) {
  constexpr std::u32string_view closing = U"\"')]*\u201D\u2019\u00BB\u300D\u300F",
                                end = U".!?\u2026\u3002\uFF01\uFF1F\u061F\u0964";
  while (!text.empty()) {
    const CodePoint last = decode_before(text, text.size());
    if (closing.find(last.value) == std::u32string_view::npos)
      return end.find(last.value) != std::u32string_view::npos;
    text.remove_suffix(last.size);
  }
  return false;
}

// A line that tells nothing, as texts of others often open: the headline again, "By Ada Marsh", "1 of 4.".
bool is_label(std::string_view paragraph, std::string_view headline) {
  constexpr std::size_t longest = 80, longest_count = 25;  // code points
  const std::size_t size = count_code_points(paragraph);
  if (size >= longest) return paragraph == headline;
  const bool counts = size < longest_count && std::ranges::any_of(paragraph, is_ascii_digit);
  return counts || !ends_sentence(paragraph) || paragraph == headline;
}

}  // namespace

std::string_view opening_of(const Article& article) {
  if (!article.standfirst.empty()) return article.standfirst;
  std::string_view first;
  for (const Block& block : article.body) {
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::post) continue;
    const std::string_view text = behind_dateline(article, block.text);
    if (!is_label(text, article.headline)) return text;
    if (first.empty()) first = text;
  }
  return first;
}

std::string_view behind_dateline(const Article& article, std::string_view paragraph) {
  constexpr std::size_t longest = 100;  // bytes
  if (!article.dateline) return paragraph;
  for (const std::string_view dash : {" - ", " – ", " — "})
    if (const std::size_t at = paragraph.substr(0, longest).find(dash); at != std::string_view::npos)
      return paragraph.substr(at + dash.size());
  return paragraph;
}

std::string lead_of(const Article& article) {
  constexpr std::size_t longest = 400;
  std::string lead = collapse(opening_of(article));
  if (count_code_points(lead) <= longest) return lead;
  std::string_view cut = first_code_points(lead, longest);
  cut = cut.substr(0, cut.find_last_of(' '));
  return std::string(cut) + " …";
}

std::string body_text(const Article& article) {
  std::string text;
  std::size_t size = 0;
  for (const Block& block : article.body) size += block.text.size() + 2;
  text.reserve(size);
  bool first = true;
  for (const Block& block : article.body) {
    if (block.kind == BlockKind::caption) continue;
    if (!first) text += "\n\n";
    first = false;
    text += block.text;
  }
  return text;
}

Instant instant_of(const Article& article) {
  return article.published ? article.published->instant : article.captured.value_or(0);
}

std::size_t count_words(const Article& article) {
  const Count n = count(article);
  return n.words + n.cjk / 2;
}

int reading_minutes(const Article& article, int words_a_minute) {
  constexpr std::size_t characters_a_minute = 500;
  const Count n = count(article);
  const auto rate = static_cast<std::size_t>(words_a_minute > 0 ? words_a_minute : 238);
  const std::size_t share = n.words * characters_a_minute + n.cjk * rate;  // of rate * characters_a_minute
  const std::size_t minutes = (share + rate * characters_a_minute - 1) / (rate * characters_a_minute);
  return static_cast<int>(minutes == 0 ? 1 : minutes);
}

}  // namespace broadsheet
