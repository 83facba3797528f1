// topics.cc: parted at commas, semicolons and bars. Entry points: all functions of the header.

#include "article/topics.h"

#include <algorithm>
#include <array>

#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace broadsheet {
namespace {

// Sections that tell nothing of the story, in lower case: of programs that sort pages, and of places on a
// page.
constexpr std::array<std::string_view, 25> no_sections = {
    "allgemein",  "allgemeines", "article",     "articles",     "artikel",       "blog",     "default",
    "destacado",  "featured",    "front page",  "general",      "home",          "homepage", "node",
    "non classé", "page",        "post",        "posts",        "sin categoría", "slider",   "sliders",
    "startseite", "story",       "top stories", "uncategorized"};
constexpr WordTable no_section_table(no_sections);
// Sections that tell little: taken where nothing better stands beside them.
constexpr std::array<std::string_view, 17> wide_sections = {
    "aktuell",       "highlight",   "highlights",    "main blog", "à la une", "aktuelles",
    "breaking news", "latest news", "nachrichten",   "news",      "nieuws",   "noticias",
    "notizie",       "nyheter",     "press release", "top news",  "nouvelles"};
constexpr WordTable wide_section_table(wide_sections);

constexpr std::size_t most_topics = 30;
constexpr std::size_t longest_topic = 60;  // bytes
constexpr std::size_t most_words = 7;

// A blank between words of a script that has no blanks within them.
bool parts_ideographs(std::string_view text, std::size_t at) {
  return text[at] == ' ' && at > 0 && at + 1 < text.size() &&
         decode_before(text, at).value >= first_ideograph && decode_at(text, at + 1).value >= first_ideograph;
}

bool is_for_readers(std::string_view said, std::string_view topic) {
  if (topic.empty() || topic.size() > longest_topic || said.front() == '/') return false;
  if (topic.find_first_of("_@={}<>[]") != std::string_view::npos ||
      topic.find("://") != std::string_view::npos)
    return false;
  if (starts_with_ignoring_case(topic, "www.") || topic == "null" || topic == "undefined") return false;
  if (std::count(topic.begin(), topic.end(), ' ') >= static_cast<std::ptrdiff_t>(most_words)) return false;
  return std::any_of(topic.begin(), topic.end(),
                     [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// "crime-courts", "front_page": words of an address, as they are printed.
std::string spelled_out(std::string_view part) {
  std::string text(part);
  if (std::any_of(text.begin(), text.end(), is_ascii_upper)) return text;
  if (text.find(' ') == std::string::npos)
    for (char& c : text) c = c == '-' || c == '_' ? ' ' : c;
  if (!text.empty() && is_ascii_letter(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// Parts between `marks`, and words of scripts that have no blanks within them.
std::vector<std::string_view> parted(std::string_view text, std::u32string_view marks) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (marks.find(c.value) != std::u32string_view::npos || parts_ideographs(text, at)) {
      parts.push_back(trim(text.substr(begin, at - begin)));
      begin = at + c.size;
    }
    at += c.size;
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

}  // namespace

std::string section_of(std::string_view said) {
  constexpr std::size_t longest_section = 40;  // bytes
  constexpr std::size_t sentence = 80;         // bytes, from where on a stop ends one
  std::string wide;
  if (said.size() > sentence && said.find(". ") != std::string_view::npos) return wide;
  for (const std::string_view part : parted(said, U",;|，；、>")) {
    // "news/local/courts" is a path, "Biology / Biochemistry" a name.
    const std::string_view last =
        part.find(' ') == std::string_view::npos ? part.substr(part.rfind('/') + 1) : part;
    std::string section = spelled_out(without_ornaments(last.starts_with('#') ? last.substr(1) : last));
    const std::string lower = ascii_lower(section);
    if (section.empty() || section.size() > longest_section || no_section_table.contains(lower) ||
        !is_for_readers(section, section))
      continue;
    if (!wide_section_table.contains(lower)) return section;
    if (wide.empty()) wide = std::move(section);
  }
  return wide;
}

void add_topics(std::string_view said, std::vector<std::string>& topics) {
  for (const std::string_view part : parted(said, U",;|，；、،")) {
    if (part.empty() || topics.size() == most_topics) continue;
    std::string topic = without_ornaments(part.front() == '#' ? part.substr(1) : part);
    const auto is_same = [&](const std::string& known) { return equals_ignoring_case(known, topic); };
    if (is_for_readers(part, topic) && std::none_of(topics.begin(), topics.end(), is_same))
      topics.push_back(std::move(topic));
  }
}

}  // namespace broadsheet
