// meta_prescan.cc: reads comments, meta tags and other tags as the standard's prescan does, without a tree.
// Each reader moves `at` forward, so the time is linear. Entry point: prescan().

#include "page/meta_prescan.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::string_view space = "\t\n\f\r ";

bool is_space(char c) {
  return space.find(c) != std::string_view::npos;
}

struct Prescan {
  std::string_view bytes;
  std::size_t at = 0;

  bool done() const { return at >= bytes.size(); }
  char here() const { return bytes[at]; }

  void skip(std::string_view set) { at = std::min(bytes.find_first_not_of(set, at), bytes.size()); }

  struct Pair {
    std::string name;
    std::string value;
  };

  // "get an attribute"; nullopt at the end of the tag.
  std::optional<Pair> attribute() {
    skip("\t\n\f\r /");
    if (done() || here() == '>') return std::nullopt;
    Pair pair;
    while (!done() && !(here() == '=' && !pair.name.empty()) && !is_space(here())) {
      if (here() == '/' || here() == '>') return pair;
      pair.name += ascii_lower(here());
      ++at;
    }
    skip(space);
    if (done() || here() != '=') return pair;
    ++at;
    skip(space);
    pair.value = value();
    return pair;
  }

  std::string value() {
    if (done()) return {};
    if (here() == '"' || here() == '\'') {
      const std::size_t begin = at + 1;
      const std::size_t end = bytes.find(here(), begin);
      at = end == std::string_view::npos ? bytes.size() : end + 1;
      // A value that the bytes end in has no encoding to give.
      return end == std::string_view::npos ? std::string() : ascii_lower(bytes.substr(begin, end - begin));
    }
    const std::size_t begin = at;
    at = std::min(bytes.find_first_of("\t\n\f\r >", at), bytes.size());
    return ascii_lower(bytes.substr(begin, at - begin));
  }

  enum class Pragma { unknown, needed, not_needed };

  std::optional<Encoding> meta() {
    std::vector<std::string> seen;
    bool got_pragma = false;
    Pragma pragma = Pragma::unknown;
    std::optional<Encoding> charset;
    bool decided = false;
    while (const std::optional<Pair> pair = attribute()) {
      if (std::ranges::find(seen, pair->name) != seen.end()) continue;
      seen.push_back(pair->name);
      if (pair->name == "http-equiv" && pair->value == "content-type") got_pragma = true;
      if (pair->name == "charset") {
        charset = encoding_of_label(pair->value);
        decided = true;
        pragma = Pragma::not_needed;
      }
      if (pair->name != "content" || decided) continue;
      charset = encoding_of_label(label_in_content(pair->value));
      decided = charset.has_value();
      if (decided) pragma = Pragma::needed;
    }
    if (done() || pragma == Pragma::unknown || (pragma == Pragma::needed && !got_pragma)) return std::nullopt;
    return charset;
  }

  void skip_comment() {
    const std::size_t end = bytes.find("-->", at + 2);
    at = end == std::string_view::npos ? bytes.size() : end + 2;
  }

  void skip_tag() {
    at = std::min(bytes.find_first_of("\t\n\f\r >", at), bytes.size());
    while (attribute()) continue;
  }

  bool at_meta() const {
    return starts_with_ignoring_case(bytes.substr(at), "<meta") && at + 5 < bytes.size() &&
           (is_space(bytes[at + 5]) || bytes[at + 5] == '/');
  }

  bool at_tag() const {
    const std::size_t letter = at + (bytes.substr(at).starts_with("</") ? 2 : 1);
    return letter < bytes.size() && is_ascii_letter(bytes[letter]);
  }

  std::optional<Encoding> run() {
    for (at = bytes.find('<'); at < bytes.size(); at = bytes.find('<', at)) {
      const std::string_view rest = bytes.substr(at);
      if (rest.starts_with("<!--")) {
        skip_comment();
      } else if (at_meta()) {
        at += 5;
        if (const std::optional<Encoding> found = meta()) return found;
      } else if (at_tag()) {
        skip_tag();
      } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
        at = std::min(bytes.find('>', at), bytes.size());
      } else {
        ++at;
      }
    }
    return std::nullopt;
  }
};

}  // namespace

std::string_view label_in_content(std::string_view content) {
  for (std::size_t at = 0; (at = find_ignoring_case(content, "charset", at)) != std::string_view::npos;) {
    at += 7;
    std::size_t equals = content.find_first_not_of(space, at);
    if (equals == std::string_view::npos || content[equals] != '=') continue;
    const std::size_t begin = content.find_first_not_of(space, equals + 1);
    if (begin == std::string_view::npos) return {};
    const std::string_view rest = content.substr(begin);
    if (rest.front() != '"' && rest.front() != '\'') return rest.substr(0, rest.find_first_of("\t\n\f\r ;"));
    const std::size_t end = rest.find(rest.front(), 1);
    return end == std::string_view::npos ? std::string_view() : rest.substr(1, end - 1);
  }
  return {};
}

std::optional<Encoding> byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return encoding_of_label("utf-8");
  if (bytes.starts_with("\xFF\xFE")) return encoding_of_label("utf-16le");
  if (bytes.starts_with("\xFE\xFF")) return encoding_of_label("utf-16be");
  return std::nullopt;
}

std::optional<Encoding> prescan(std::string_view bytes) {
  const std::optional<Encoding> found = Prescan{bytes}.run();
  // UTF-16 cannot be what a meta tag that was read byte by byte stands in; x-user-defined means windows-1252.
  if (found && found->name.starts_with("UTF-16")) return encoding_of_label("utf-8");
  if (found && found->name == "x-user-defined") return encoding_of_label("windows-1252");
  return found;
}

}  // namespace broadsheet
