// token_log.cc: the tokens of a page as lines of JSON, as the tree builder gets them. Entry point:
// json_tokens().

#include "base/json.h"
#include "page/dump.h"
#include "page/encoding.h"
#include "page/html/tree_builder.h"

namespace broadsheet {
namespace {

using html::Token;
using html::TokenType;

void value_or_null(JsonWriter& json, const std::optional<std::string>& text) {
  if (text) {
    json.value(*text);
  } else {
    json.raw("null");
  }
}

class TokenLog final : public html::TokenSink {
 public:
  explicit TokenLog(const Page::Tree& tree) : tree_(tree) {}

  void process(Token& token) override {
    JsonWriter json;
    json.open_array();
    switch (token.type) {
      case TokenType::characters: json.value("Character").value(token.text); break;
      case TokenType::comment: json.value("Comment").value(token.text); break;
      case TokenType::end_tag: json.value("EndTag").value(tree_.names.text(token.name)); break;
      case TokenType::start_tag: start_tag(json, token); break;
      case TokenType::doctype:
        json.value("DOCTYPE");
        value_or_null(json, token.doctype->name);
        value_or_null(json, token.doctype->public_identifier);
        value_or_null(json, token.doctype->system_identifier);
        json.value(!token.doctype->force_quirks);
        break;
      case TokenType::end_of_file: return;
    }
    lines += json.close_array().text() + "\n";
  }
  [[nodiscard]] bool in_foreign_content() const override { return false; }

  std::string lines;

 private:
  void start_tag(JsonWriter& json, const Token& token) {
    json.value("StartTag").value(tree_.names.text(token.name)).open_object();
    for (const AttributeData& a : token.attributes)
      json.key(tree_.names.text(a.tag())).value(tree_.text(a.value));
    json.close_object();
    if (token.self_closing) json.value(true);
  }

  const Page::Tree& tree_;
};

}  // namespace

Result<std::string> json_tokens(Capture capture, const PageOptions& options) {
  if (capture.bytes.size() > options.limits.page_bytes)
    return fail(ErrorCode::over_limit, "a page of " + std::to_string(capture.bytes.size()) + " bytes",
                capture.id);
  Page::Tree tree;
  tree.capture = std::move(capture);
  decode(tree);
  TokenLog log(tree);
  html::TreeBuilder builder(tree, options);
  builder.log_to(&log);
  builder.run();
  return std::move(log.lines);
}

}  // namespace broadsheet
