#pragma once
// markup.h: HTML text from tokens, as short as the syntax allows (HTML standard, 13.1.2): tags that may be
// left out are, and values are quoted where they must be.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/page.h"

namespace broadsheet {

struct MarkupToken {
  enum class Kind : std::uint8_t { start_tag, end_tag, empty_tag, characters, comment, doctype };
  Kind kind = Kind::characters;
  std::string name;  // of a tag or a doctype
  std::string text;  // of characters or a comment
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string public_identifier, system_identifier;
};

struct MarkupOptions {
  std::optional<char> quote;           // otherwise the one that asks for fewer escapes
  bool quote_always = false;           // values that need none too
  bool minimize_boolean = true;        // "disabled" for disabled="disabled"
  bool trailing_solidus = false;       // <br />
  bool escape_raw_text = false;        // in script and style too
  bool collapse_space = false;         // runs of white space outside of pre, textarea and raw text
  std::optional<std::string> charset;  // said in the head, in place of what a meta element says
};

[[nodiscard]] std::string write_markup(std::vector<MarkupToken> tokens, const MarkupOptions& options = {});

// What stands inside `top`, as tokens.
[[nodiscard]] std::vector<MarkupToken> markup_tokens(const Page& page, Node top = Page::root());

}  // namespace broadsheet
