// body_json.cc: the body in the form that write_json.cc gives it, and no other:
//
//   …,"body":[{"kind":"paragraph","text":"…",…},{…}],…
//
// Quotation marks within texts are escaped, so what stands between two of them that are not is one text, and
// "body" with its bracket stands nowhere else. Entry point: BodyReader::read().

#include "news/body_json.h"

#include <algorithm>

#include "broadsheet/news.h"
#include "news/names.h"

namespace broadsheet {
namespace {

constexpr std::string_view opening = "\"body\":[", head = "{\"kind\":\"", neck = "\",\"text\":\"";
// What stands between most texts.
constexpr std::string_view next_paragraph = "},{\"kind\":\"paragraph\",\"text\":\"";

unsigned hex_value(char c) {
  return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10) & 15U;
}

// What an escape at the front of `rest` means, and how long it is; of length 0 where `rest` ends within it.
struct Escape {
  char meaning;
  std::size_t length;
};
Escape escape_at(std::string_view rest) {
  constexpr std::size_t of_a_number = 6;  // "\u001f"
  if (rest.size() < 2) return {0, 0};
  if (rest[1] == 'n') return {'\n', 2};
  if (rest[1] != 'u') return {rest[1], 2};
  if (rest.size() < of_a_number) return {0, 0};
  return {static_cast<char>(hex_value(rest[4]) * 16 + hex_value(rest[5])), of_a_number};
}

}  // namespace

void BodyReader::read(std::string_view line, std::string& text) {
  bool goes_on = true;
  while (goes_on && where_ != Where::done) switch (where_) {
      case Where::before: goes_on = find_body(line); break;
      case Where::between_blocks: goes_on = open_block(line, text); break;
      case Where::in_text: goes_on = read_text(line, text); break;
      case Where::behind_text: goes_on = close_block(line, text); break;
      case Where::done: break;
    }
}

bool BodyReader::find_body(std::string_view line) {
  // By its bracket, which few lines have before it.
  for (std::size_t bracket = line.find('[', at_); bracket != std::string_view::npos;
       bracket = line.find('[', at_)) {
    at_ = bracket + 1;
    if (!line.substr(0, at_).ends_with(opening)) continue;
    where_ = Where::between_blocks;
    return true;
  }
  at_ = line.size();
  return false;
}

bool BodyReader::open_block(std::string_view line, std::string& text) {
  std::string_view rest = line.substr(std::min(at_, line.size()));
  if (rest.starts_with(',')) rest.remove_prefix(1);
  const std::string_view kind = rest.substr(std::min(head.size(), rest.size()));
  const std::size_t kind_size = kind.find('"');
  // A head that is not whole may become one.
  const bool is_short = kind_size == std::string_view::npos || kind.size() < kind_size + neck.size();
  if (is_short && !rest.starts_with(']')) return false;
  if (!rest.starts_with(head) || kind.substr(kind_size, neck.size()) != neck) {
    where_ = Where::done;
    return true;
  }
  is_caption_ = kind.substr(0, kind_size) == name_of(BlockKind::caption);
  if (!is_caption_ && !is_first_) text += "\n\n";
  is_first_ &= is_caption_;
  at_ = static_cast<std::size_t>(kind.data() - line.data()) + kind_size + neck.size();
  where_ = Where::in_text;
  return true;
}

bool BodyReader::read_text(std::string_view line, std::string& text) {
  std::size_t quote = std::min(line.find('"', at_), line.size());
  while (at_ < quote) {
    const std::size_t plain = std::min(line.substr(at_, quote - at_).find('\\'), quote - at_);
    if (!is_caption_) text.append(line, at_, plain);
    at_ += plain;
    if (at_ == quote) break;
    const Escape escape = escape_at(line.substr(at_));
    if (escape.length == 0) return false;
    if (!is_caption_) text += escape.meaning;
    at_ += escape.length;
    if (at_ > quote) quote = std::min(line.find('"', at_), line.size());
  }
  if (at_ == line.size()) return false;
  ++at_;
  where_ = Where::behind_text;
  return true;
}

// Nothing else of a block is an object, and no text of it has a brace.
bool BodyReader::close_block(std::string_view line, std::string& text) {
  if (line.substr(at_).starts_with(next_paragraph)) {
    if (!is_first_) text += "\n\n";
    is_first_ = is_caption_ = false;
    at_ += next_paragraph.size();
    where_ = Where::in_text;
    return true;
  }
  const std::size_t end = line.find('}', at_);
  if (end == std::string_view::npos) return false;
  at_ = end + 1;
  where_ = Where::between_blocks;
  return true;
}

}  // namespace broadsheet
