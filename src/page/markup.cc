// markup.cc: tokens pass through up to two changes (charset, white space) and are written one by one, each
// with a look at its neighbours, on which it depends whether a tag may be left out. Entry points:
// write_markup(), markup_tokens().

#include "page/markup.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace broadsheet {
namespace {

using Kind = MarkupToken::Kind;

constexpr std::string_view space = "\t\n\f\r ";

// A list in words, for tables that are read by people.
bool is_one_of(std::string_view words, std::string_view name) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == name) return true;
    at = end + 1;
  }
  return false;
}

constexpr std::string_view raw_text = "script style xmp iframe noembed noframes noscript";
constexpr std::string_view void_elements =
    "area base br col embed hr img input link meta param source track wbr";
constexpr std::string_view boolean_attributes =
    "allowfullscreen async autofocus autoplay checked compact controls declare default defer disabled "
    "formnovalidate hidden inert irrelevant ismap itemscope loop multiple muted nomodule novalidate nowrap "
    "noshade "
    "open playsinline readonly required reversed selected";

// ------------------------------------------------------------------------------------------------ optional
// tags

// An end tag may be left out before these start tags; at the end of what holds it where `at_end`.
struct OptionalEnd {
  std::string_view names, before;
  bool at_end;
};

constexpr std::array optional_ends = {
    OptionalEnd{"li", "li", true},
    OptionalEnd{"optgroup", "optgroup", true},
    OptionalEnd{"tr", "tr", true},
    OptionalEnd{"dt", "dt dd", false},
    OptionalEnd{"dd", "dt dd", true},
    OptionalEnd{
        "p",
        "address article aside blockquote datagrid dialog dir div dl fieldset footer form h1 h2 h3 h4 h5 h6 "
        "header hr menu nav ol p pre section table ul",
        true},
    OptionalEnd{"option", "option optgroup", true},
    OptionalEnd{"rt rp", "rt rp", true},
    OptionalEnd{"thead", "tbody tfoot", false},
    OptionalEnd{"tbody", "tbody tfoot", true},
    OptionalEnd{"tfoot", "tbody", true},
    OptionalEnd{"td th", "td th", true},
};

bool is_start(const MarkupToken* token) {
  return token != nullptr && token->kind == Kind::start_tag;
}

bool starts_or_empty(const MarkupToken* token) {
  return is_start(token) || (token != nullptr && token->kind == Kind::empty_tag);
}

bool is_comment_or_space(const MarkupToken* token) {
  if (token == nullptr) return false;
  if (token->kind == Kind::comment) return true;
  return token->kind == Kind::characters && !token->text.empty() &&
         space.find(token->text[0]) != std::string_view::npos;
}

bool may_leave_out_start(const MarkupToken& token, const MarkupToken* previous, const MarkupToken* next) {
  if (!token.attributes.empty()) return false;
  if (token.name == "html") return !is_comment_or_space(next);
  if (token.name == "head")
    return starts_or_empty(next) || (next != nullptr && next->kind == Kind::end_tag && next->name == "head");
  if (token.name == "body")
    return !is_comment_or_space(next) && !(is_start(next) && is_one_of("script style", next->name));
  if (token.name == "colgroup") return starts_or_empty(next) && next->name == "col";
  if (token.name != "tbody" || !is_start(next)) return false;
  const bool behind_body = previous != nullptr && previous->kind == Kind::end_tag &&
                           is_one_of("tbody thead tfoot", previous->name);
  return !behind_body && next->name == "tr";
}

bool may_leave_out_end(std::string_view name, const MarkupToken* next) {
  if (is_one_of("html head body", name)) return !is_comment_or_space(next);
  if (name == "colgroup") return !is_comment_or_space(next) && !(is_start(next) && next->name == "colgroup");
  for (const OptionalEnd& rule : optional_ends) {
    if (!is_one_of(rule.names, name)) continue;
    if (starts_or_empty(next)) return (is_start(next) || name == "p") && is_one_of(rule.before, next->name);
    return rule.at_end && (next == nullptr || next->kind == Kind::end_tag);
  }
  return false;
}

// ------------------------------------------------------------------------------------------------ charset

void set_charset(MarkupToken& meta, const std::string& charset, bool& found) {
  bool is_content_type = false;
  for (auto& [name, value] : meta.attributes) {
    if (name == "http-equiv") is_content_type = equals_ignoring_case(value, "content-type");
    if (name != "charset") continue;
    value = charset;
    found = true;
  }
  if (!is_content_type) return;
  for (auto& [name, value] : meta.attributes) {
    if (name != "content") continue;
    value = "text/html; charset=" + charset;
    found = true;
  }
}

// Every meta element in the head that names an encoding names this one; a head without gets one.
void say_charset(std::vector<MarkupToken>& tokens, const std::string& charset) {
  std::size_t head = tokens.size();
  bool found = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    MarkupToken& token = tokens[i];
    if (token.kind == Kind::start_tag && token.name == "head") head = i;
    if (head < i && token.kind == Kind::end_tag && token.name == "head") break;
    if (token.name == "meta") set_charset(token, charset, found);
  }
  if (head == tokens.size() || found) return;
  MarkupToken meta;
  meta.kind = Kind::empty_tag;
  meta.name = "meta";
  meta.attributes = {{"charset", charset}};
  tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(head) + 1, std::move(meta));
}

// ------------------------------------------------------------------------------------------------ white
// space

std::string collapsed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t word = std::min(text.find_first_not_of(space, at), text.size());
    if (word > at) out += ' ';
    const std::size_t end = std::min(text.find_first_of(space, word), text.size());
    out += text.substr(word, end - word);
    at = end;
  }
  return out;
}

void collapse_space(std::vector<MarkupToken>& tokens) {
  std::size_t kept = 0;  // open elements whose white space counts
  for (MarkupToken& token : tokens) {
    const bool keeps = is_one_of("pre textarea", token.name) || is_one_of(raw_text, token.name);
    if (token.kind == Kind::start_tag && keeps) ++kept;
    if (token.kind == Kind::end_tag && keeps && kept > 0) --kept;
    if (token.kind == Kind::characters && kept == 0) token.text = collapsed(token.text);
  }
}

// ------------------------------------------------------------------------------------------------ writing

void append_escaped(std::string& out, std::string_view text, char quote = '\0') {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == quote) {
      out += quote == '"' ? "&quot;" : "&#39;";
    } else {
      out += c;
    }
  }
}

class Writer {
 public:
  explicit Writer(const MarkupOptions& options) : options_(options) {}

  void write(const MarkupToken& token, const MarkupToken* previous, const MarkupToken* next) {
    switch (token.kind) {
      case Kind::start_tag:
        if (is_one_of(raw_text, token.name)) ++raw_;
        if (!may_leave_out_start(token, previous, next)) tag(token);
        return;
      case Kind::empty_tag: return tag(token);
      case Kind::end_tag:
        if (is_one_of(raw_text, token.name) && raw_ > 0) --raw_;
        if (!may_leave_out_end(token.name, next)) out.append("</").append(token.name).append(">");
        return;
      case Kind::characters:
        if (raw_ > 0 && !options_.escape_raw_text) {
          out += token.text;
        } else {
          append_escaped(out, token.text);
        }
        return;
      case Kind::comment: out.append("<!--").append(token.text).append("-->"); return;
      case Kind::doctype: return doctype(token);
    }
  }

  std::string out;

 private:
  void tag(const MarkupToken& token) {
    out.append("<").append(token.name);
    auto attributes = token.attributes;
    std::sort(attributes.begin(), attributes.end());
    for (const auto& [name, value] : attributes) {
      out.append(" ").append(name);
      if (options_.minimize_boolean && is_one_of(boolean_attributes, name)) continue;
      attribute_value(value);
    }
    if (options_.trailing_solidus && is_one_of(void_elements, token.name)) out += " /";
    out += '>';
  }

  void attribute_value(std::string_view value) {
    out += '=';
    const bool bare = !value.empty() && value.find_first_of("\t\n\f\r \"'=>`") == std::string_view::npos;
    if (bare && !options_.quote_always) return append_escaped(out, value);
    const bool single =
        value.find('"') != std::string_view::npos && value.find('\'') == std::string_view::npos;
    const char quote = options_.quote.value_or(single ? '\'' : '"');
    out += quote;
    append_escaped(out, value, quote);
    out += quote;
  }

  void doctype(const MarkupToken& token) {
    out.append("<!DOCTYPE ").append(token.name);
    if (!token.public_identifier.empty()) {
      out.append(" PUBLIC \"").append(token.public_identifier).append("\"");
    } else if (!token.system_identifier.empty()) {
      out += " SYSTEM";
    }
    if (!token.system_identifier.empty()) out.append(" \"").append(token.system_identifier).append("\"");
    out += '>';
  }

  const MarkupOptions& options_;
  std::size_t raw_ = 0;  // open elements of raw text
};

MarkupToken token_of(const Page& page, Node node) {
  MarkupToken token;
  token.text = page.text(node);
  token.name = page.name(node);
  switch (page.kind(node)) {
    case NodeKind::comment: token.kind = Kind::comment; return token;
    case NodeKind::text: token.kind = Kind::characters; return token;
    case NodeKind::doctype:
      token.kind = Kind::doctype;
      token.name = page.attribute(node, "name").value_or("");
      token.public_identifier = page.attribute(node, "public").value_or("");
      token.system_identifier = page.attribute(node, "system").value_or("");
      return token;
    default: break;
  }
  token.kind = is_one_of(void_elements, token.name) ? Kind::empty_tag : Kind::start_tag;
  for (std::size_t i = 0; i < page.attribute_count(node); ++i)
    token.attributes.emplace_back(page.attribute(node, i).name, page.attribute(node, i).value);
  return token;
}

}  // namespace

std::string write_markup(std::vector<MarkupToken> tokens, const MarkupOptions& options) {
  if (options.charset) say_charset(tokens, *options.charset);
  if (options.collapse_space) collapse_space(tokens);
  Writer writer(options);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    writer.write(tokens[i], i > 0 ? &tokens[i - 1] : nullptr,
                 i + 1 < tokens.size() ? &tokens[i + 1] : nullptr);
  return std::move(writer.out);
}

std::vector<MarkupToken> markup_tokens(const Page& page, Node top) {
  std::vector<MarkupToken> tokens;
  const auto close = [&](Node node) {
    if (page.kind(node) != NodeKind::element || is_one_of(void_elements, page.name(node))) return;
    tokens.emplace_back();
    tokens.back().kind = Kind::end_tag;
    tokens.back().name = page.name(node);
  };
  for (Node node = page.first_child(top); node != no_node;) {
    tokens.push_back(token_of(page, node));
    if (page.first_child(node) != no_node) {
      node = page.first_child(node);
      continue;
    }
    close(node);
    while (page.next_sibling(node) == no_node) {
      node = page.parent(node);
      if (node == top || node == no_node) return tokens;
      close(node);
    }
    node = page.next_sibling(node);
  }
  return tokens;
}

}  // namespace broadsheet
