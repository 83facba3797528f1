// quick_tags.cc: a second way through the states for what nearly every tag and comment is: names, attributes,
// references, but no U+0000 and no end of the file in it. The whole tag is read in one go. Where anything
// else turns up the function gives up (false), having emitted nothing, and the states read the tag; random
// tests hold both ways against each other. The byte behind the source is '\0', which ends every loop here.
// Entry points: quick_tag(), quick_comment().

#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/html/entities.h"
#include "page/html/scan.h"
#include "page/html/tokenizer.h"

namespace broadsheet::html {
namespace {

// What ends a run of characters.
enum : std::uint8_t { ends_tag_name = 1, ends_attribute_name = 2, ends_unquoted = 4, white = 8, upper = 16 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes = {};
  for (const char c : {'\t', '\n', '\f', ' '})
    classes[static_cast<unsigned char>(c)] = ends_tag_name | ends_attribute_name | ends_unquoted | white;
  classes['/'] = ends_tag_name | ends_attribute_name;
  classes['>'] = classes['\0'] = ends_tag_name | ends_attribute_name | ends_unquoted;
  classes['='] = ends_attribute_name;
  for (char c = 'A'; c <= 'Z'; ++c) classes[static_cast<unsigned char>(c)] = upper;
  return classes;
}

constexpr std::array<std::uint8_t, 256> classes = make_classes();

std::uint8_t class_of(char c) {
  return classes[static_cast<unsigned char>(c)];
}

// The characters of a numeric reference behind "&#", semicolon included; 0 where it is none.
std::size_t numeric_reference(std::string_view text, std::uint32_t& number) {
  const bool hexadecimal = !text.empty() && (text[0] == 'x' || text[0] == 'X');
  const std::uint32_t base = hexadecimal ? 16 : 10;
  const std::size_t begin = hexadecimal ? 1 : 0;
  std::size_t at = begin;
  number = 0;
  for (; at < text.size(); ++at) {
    const int digit = hexadecimal || is_ascii_digit(text[at]) ? hex_value(text[at]) : -1;
    if (digit < 0) break;
    number = std::min(number * base + static_cast<std::uint32_t>(digit), 0x110000U);
  }
  if (at == begin) return 0;
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

// Appends what the reference at the ampersand text[0] stands for in an attribute; returns how many characters
// it takes, 1 where it is none.
std::size_t append_reference(std::string_view text, std::string& out) {
  if (text.size() > 2 && text[1] == '#') {
    std::uint32_t number = 0;
    if (const std::size_t length = numeric_reference(text.substr(2), number); length > 0) {
      append_utf8(out, character_of_number(number));
      return length + 2;
    }
  }
  const Entity* entity = longest_entity(text.substr(1));
  if (entity != nullptr) {
    const std::size_t length = entity->name.size() + 1;
    const char next = length < text.size() ? text[length] : '\0';
    if (entity->name.back() == ';' || !(next == '=' || is_alphanumeric(next))) {
      out += entity->value;
      return length;
    }
  }
  out += '&';
  return 1;
}

}  // namespace

// Passes over a name. The number of one that is known is found by the way.
template <std::uint8_t end>
Tokenizer::QuickName Tokenizer::quick_name(std::uint32_t& at) const {
  QuickName name = {at, at};
  const ShortName start = short_name < end == ends_attribute_name ? '=' : '>' > (source(), at);
  if (start.length > 0 && (class_of(text_[at + start.length]) & end) != 0) {
    name.tag = known_name(start.key, start.length);
    if (name.tag != Tag::none) {
      name.end = at += start.length;
      return name;
    }
  }
  std::uint8_t seen = 0;
  for (std::uint8_t c = class_of(text_[at]); (c & end) == 0; c = class_of(text_[++at])) seen |= c;
  name.end = at;
  name.has_upper = (seen & upper) != 0;
  return name;
}

Tag Tokenizer::intern(const QuickName& name) {
  if (name.tag != Tag::none) return name.tag;
  const std::string_view text = slice(name.begin, name.end);
  return name.has_upper ? tree_.names.intern_lowered(text) : tree_.names.intern(text);
}

// `begin` is the place of the '<', and at_ is behind it.
bool Tokenizer::quick_tag(std::uint32_t begin) {
  if (is_ascii_letter(text_[at_])) return quick_start_tag(begin);
  return text_[at_] == '/' && is_ascii_letter(text_[at_ + 1]) && quick_end_tag(begin);
}

bool Tokenizer::quick_start_tag(std::uint32_t begin) {
  std::uint32_t at = at_;
  const QuickName name = quick_name<ends_tag_name>(at);
  if (text_[at] == '\0') return false;
  Token token;
  token.type = TokenType::start_tag;
  token.name = intern(name);
  attributes_.clear();
  ++tag_number_;
  for (;;) {
    const char c = text_[at];
    if (c == '>') break;
    if ((class_of(c) & white) != 0) {
      ++at;
    } else if (c == '/') {
      token.self_closing = text_[++at] == '>';
    } else if (!quick_attribute(at)) {
      return false;
    }
  }
  at_ = at + 1;
  token.range = {begin, at_};
  token.attributes = attributes_.all();
  last_start_tag_ = token.name;
  flush_text();
  sink_.process(token);
  return true;
}

bool Tokenizer::quick_end_tag(std::uint32_t begin) {
  std::uint32_t at = at_ + 1;
  const QuickName name = quick_name<ends_tag_name>(at);
  while ((class_of(text_[at]) & white) != 0) ++at;
  if (text_[at] != '>') return false;
  Token token;
  token.type = TokenType::end_tag;
  token.name = intern(name);
  at_ = at + 1;
  token.range = {begin, at_};
  flush_text();
  sink_.process(token);
  return true;
}

bool Tokenizer::quick_attribute(std::uint32_t& at) {
  const QuickName name = quick_name<ends_attribute_name>(at);
  // A '=' may begin a name, which the states know.
  if (name.end == name.begin || text_[at] == '\0') return false;
  while ((class_of(text_[at]) & white) != 0) ++at;
  TextPlace value = {name.end, 0};
  if (text_[at] == '=') {
    ++at;
    while ((class_of(text_[at]) & white) != 0) ++at;
    if (text_[at] != '>' && !quick_value(at, value)) return false;
  }
  if (is_full_of_attributes()) return true;
  add_attribute(intern(name), value);
  return true;
}

bool Tokenizer::quick_value(std::uint32_t& at, TextPlace& value) {
  const char quote = text_[at];
  const bool quoted = quote == '"' || quote == '\'';
  const std::uint32_t begin = quoted ? at + 1 : at;
  bool has_reference = false;
  if (quoted) {
    at = static_cast<std::uint32_t>(quote == '"' ? find_any<'"', '&', '\0'>(source(), begin)
                                                 : find_any<'\'', '&', '\0'>(source(), begin));
    has_reference = text_[at] == '&';
    if (has_reference)
      at = static_cast<std::uint32_t>(quote == '"' ? find_any<'"', '\0'>(source(), at)
                                                   : find_any<'\'', '\0'>(source(), at));
  } else {
    while ((class_of(text_[at]) & ends_unquoted) == 0) has_reference |= text_[at++] == '&';
  }
  if (text_[at] == '\0') return false;
  value = has_reference ? unescaped(begin, at) : TextPlace{begin, at - begin};
  if (quoted) ++at;
  return true;
}

// The value of an attribute with its references read; a view where that changes nothing.
TextPlace Tokenizer::unescaped(std::uint32_t begin, std::uint32_t end) {
  const std::string_view raw = slice(begin, end);
  attribute_value_.clear();
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t next = find_any<'&'>(raw, at);
    attribute_value_ += raw.substr(at, next - at);
    at = next;
    if (at < raw.size()) at += append_reference(raw.substr(at), attribute_value_);
  }
  value_begin_ = begin;
  value_end_ = end;
  return place_of_value();
}

// Behind "<!--".
bool Tokenizer::quick_comment() {
  if (at_ >= size_ || text_[at_] == '>' || source().substr(at_).starts_with("->")) return false;
  for (std::size_t at = at_;; ++at) {
    at = scan::best().comment_end(source(), at);
    if (at + 2 >= size_ || text_[at] == '\0') return false;
    const bool bang = text_[at + 2] == '!' && text_[at + 3] == '>';
    if (!bang && text_[at + 2] != '>') continue;
    Token token;
    token.type = TokenType::comment;
    token.text = slice(at_, static_cast<std::uint32_t>(at));
    at_ = static_cast<std::uint32_t>(at) + (bang ? 4 : 3);
    token.range = {comment_begin_, at_};
    state_ = &Tokenizer::data_state;
    emit(token);
    return true;
  }
}

}  // namespace broadsheet::html
