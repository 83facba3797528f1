// repair.cc: one pass over the tags, which writes XML that a strict parser takes:
//
//   <p>Ben & Jerry&nbsp;<br></wrong>   →   <p>Ben &amp; Jerry&#xA0;<br></br></p>
//
// Ampersands that open no reference are escaped, named references of HTML resolved, attributes quoted and
// made different from each other, controls dropped. An end tag closes what is open inside its element; one
// without an element is left out; what is open at the end is closed. Entry point: repaired_xml().

#include "feed/repair.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "feed/escape.h"
#include "page/html/entities.h"

namespace broadsheet {
namespace {

bool is_name_start(char c) {
  return is_ascii_letter(c) || c == '_';
}
bool is_name_letter(char c) {
  return is_name_start(c) || is_ascii_digit(c) || c == ':' || c == '-' || c == '.';
}

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) { out_.reserve(text.size() + text.size() / 8); }

  std::string repair() && {
    while (at_ < text_.size() && !done_) {
      const std::size_t mark = std::min(text_.find('<', at_), text_.size());
      add_text(text_.substr(at_, mark - at_));
      at_ = mark;
      if (at_ < text_.size()) read_markup();
    }
    while (!open_.empty()) close();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  // Behind the next `mark`, or the end.
  [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const {
    const std::size_t found = text_.find(mark, from);
    return found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  void read_markup() {
    constexpr std::string_view cdata = "<![CDATA[";
    if (rest().starts_with(cdata)) {
      const std::size_t begin = at_ + cdata.size();
      const std::size_t end = std::min(text_.find("]]>", begin), text_.size());
      if (!open_.empty()) append_escaped(out_, text_.substr(begin, end - begin));
      at_ = std::min(end + 3, text_.size());
    } else if (rest().starts_with("<!--")) {
      at_ = behind("-->", at_ + 4);
    } else if (rest().starts_with("<?")) {
      at_ = behind("?>", at_ + 2);
    } else if (rest().starts_with("<!")) {
      skip_declaration();
    } else if (rest().size() > 2 && rest()[1] == '/' && is_name_start(rest()[2])) {
      read_end_tag();
    } else if (rest().size() > 1 && is_name_start(rest()[1])) {
      read_start_tag();
    } else {
      add_text("<");
      ++at_;
    }
  }

  // A document type, with its internal subset.
  void skip_declaration() {
    const std::size_t end = behind(">", at_);
    const std::size_t bracket = text_.find('[', at_);
    at_ = bracket < end ? behind(">", behind("]", bracket)) : end;
  }

  [[nodiscard]] std::string_view take_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_letter(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void skip_space() {
    while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
  }

  void read_end_tag() {
    at_ += 2;
    const std::string name(take_name());
    at_ = behind(">", at_);
    const auto count = counts_.find(name);
    if (count == counts_.end() || count->second == 0) return;
    while (open_.back() != name) close();
    close();
    done_ = open_.empty();
  }

  void read_start_tag() {
    ++at_;
    const std::string name(take_name());
    std::string tag = "<" + name;
    std::vector<std::string_view> names;
    bool empty = false;
    for (;;) {
      skip_space();
      if (at_ >= text_.size()) return;
      if (text_[at_] == '>') break;
      empty = text_[at_] == '/';
      if (is_name_start(text_[at_])) {
        read_attribute(tag, names);
      } else if (text_[at_] == '<') {
        break;  // the tag was never closed
      } else {
        ++at_;
      }
    }
    if (text_[at_] == '>') ++at_;
    out_ += tag + ">";
    open_.push_back(name);
    ++counts_[name];
    if (empty) close();
    done_ = open_.empty();
  }

  void read_attribute(std::string& tag, std::vector<std::string_view>& names) {
    const std::string_view name = take_name();
    skip_space();
    std::string_view value;
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      skip_space();
      value = take_value();
    }
    constexpr std::size_t most = 100;  // looking for the same name stays cheap
    const bool sound = !name.ends_with(':') && std::count(name.begin(), name.end(), ':') < 2;
    if (!sound || names.size() >= most || std::find(names.begin(), names.end(), name) != names.end()) return;
    names.push_back(name);
    tag.append(" ").append(name).append("=\"");
    std::swap(out_, tag);
    append_with_references(value);
    std::swap(out_, tag);
    tag += '"';
  }

  [[nodiscard]] std::string_view take_value() {
    if (at_ >= text_.size()) return {};
    const char quote = text_[at_];
    const std::size_t begin = quote == '"' || quote == '\'' ? at_ + 1 : at_;
    const std::size_t end = begin > at_ ? std::min(text_.find(quote, begin), text_.size())
                                        : std::min(text_.find_first_of(" \t\r\n>", begin), text_.size());
    at_ = std::min(begin > at_ ? end + 1 : end, text_.size());
    return text_.substr(begin, end - begin);
  }

  void add_text(std::string_view text) {
    if (!open_.empty()) append_with_references(text);
  }

  void append_with_references(std::string_view text) {
    while (!text.empty()) {
      const std::size_t mark = std::min(text.find('&'), text.size());
      append_escaped(out_, text.substr(0, mark));
      text.remove_prefix(mark);
      if (!text.empty()) text.remove_prefix(append_reference(text));
    }
  }

  // The character that a reference at the front stands for; how many bytes it takes.
  std::size_t append_reference(std::string_view text) {
    if (text.substr(1, 1) == "#") {
      const bool hexadecimal = text.substr(2, 1) == "x" || text.substr(2, 1) == "X";
      std::size_t end = hexadecimal ? 3 : 2;
      std::uint32_t number = 0;
      const std::size_t first = end;
      for (; end < text.size(); ++end) {
        const int digit = hex_value(text[end]);
        if (digit < 0 || (!hexadecimal && digit > 9)) break;
        number = std::min<std::uint32_t>(number * (hexadecimal ? 16 : 10) + static_cast<unsigned>(digit),
                                         0x110000);
      }
      if (end > first && text.substr(end, 1) == ";") {
        std::string character;
        append_utf8(character, html::character_of_number(number));
        append_escaped(out_, character);
        return end + 1;
      }
    } else if (const html::Entity* known = html::longest_entity(text.substr(1));
               known != nullptr && known->name.ends_with(';')) {
      append_escaped(out_, known->value);
      return known->name.size() + 1;
    }
    out_ += "&amp;";
    return 1;
  }

  void close() {
    out_ += "</" + open_.back() + ">";
    --counts_[open_.back()];
    open_.pop_back();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool done_ = false;
  std::string out_;
  std::vector<std::string> open_;
  std::unordered_map<std::string, std::size_t> counts_;  // of each name, how many are open
};

}  // namespace

std::string repaired_xml(std::string_view text) {
  return Repairer(text).repair();
}

}  // namespace broadsheet
