// topics.cc: parted at commas, semicolons and bars. Entry point: add_topics().

#include "article/topics.h"

#include <algorithm>

#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_topics = 30;
constexpr std::size_t longest_topic = 60;  // bytes
constexpr std::size_t most_words = 7;

// A blank between words of a script that has no blanks within them.
bool parts_ideographs(std::string_view text, std::size_t at) {
  constexpr char32_t first_ideograph = 0x2E80;
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

}  // namespace

void add_topics(std::string_view said, std::vector<std::string>& topics) {
  static constexpr std::u32string_view partings = U",;|，；、،";
  for (std::size_t begin = 0; begin < said.size();) {
    std::size_t end = begin, next = begin;
    while (end < said.size()) {
      const CodePoint c = decode_at(said, end);
      next = end + c.size;
      if (partings.find(c.value) != std::u32string_view::npos || parts_ideographs(said, end)) break;
      end = next;
    }
    const std::string_view part = trim(said.substr(begin, end - begin));
    begin = next;
    if (part.empty() || topics.size() == most_topics) continue;
    std::string topic = without_ornaments(part.front() == '#' ? part.substr(1) : part);
    const auto is_same = [&](const std::string& known) { return equals_ignoring_case(known, topic); };
    if (is_for_readers(part, topic) && std::none_of(topics.begin(), topics.end(), is_same))
      topics.push_back(std::move(topic));
  }
}

}  // namespace broadsheet
