#pragma once
// token.h: what the tokenizer emits and the tree builder takes.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "page/tree.h"

namespace broadsheet::html {

enum class TokenType : std::uint8_t { doctype, start_tag, end_tag, comment, characters, end_of_file };

struct Doctype {
  std::optional<std::string> name, public_identifier, system_identifier;
  bool force_quirks = false;
};

// Views and spans in it live until the call that gets it returns.
struct Token {
  TokenType type = TokenType::end_of_file;
  bool self_closing = false;
  Tag name = Tag::none;                       // of a tag
  SourceRange range;                          // all of it, angle brackets included
  std::span<const AttributeData> attributes;  // of a start tag
  std::string_view text;                      // characters; the data of a comment
  const Doctype* doctype = nullptr;
};

class TokenSink {
 public:
  virtual ~TokenSink() = default;
  virtual void process(Token& token) = 0;
  // "there is an adjusted current node and it is not an element in the HTML namespace": where CDATA is read.
  [[nodiscard]] virtual bool in_foreign_content() const = 0;
};

}  // namespace broadsheet::html
