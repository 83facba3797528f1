// The cases of html5lib-tests/tokenizer.

#include "page/html/tokenizer.h"

#include <simdjson.h>

#include <map>

#include "base/utf8.h"
#include "tests/page/html5lib.h"

namespace broadsheet {
namespace {

using html::Token;
using html::Tokenizer;
using html::TokenType;

// Tokens as lines, characters that follow each other as one.
class Lines final : public html::TokenSink {
 public:
  explicit Lines(const Page::Tree& tree) : tree_(tree) {}

  void process(Token& token) override {
    switch (token.type) {
      case TokenType::characters: characters_ += token.text; return;
      case TokenType::comment: return line("Comment " + std::string(token.text));
      case TokenType::doctype: return doctype(*token.doctype);
      case TokenType::start_tag: return start_tag(token);
      case TokenType::end_tag: return line("EndTag " + std::string(tree_.names.text(token.name)));
      case TokenType::end_of_file: return flush();
    }
  }
  [[nodiscard]] bool in_foreign_content() const override { return false; }

  static std::string quoted(const std::optional<std::string>& text) {
    return text ? "\"" + *text + "\"" : "null";
  }
  static std::string doctype_line(const std::optional<std::string>& name,
                                  const std::optional<std::string>& public_identifier,
                                  const std::optional<std::string>& system, bool correct) {
    return "DOCTYPE " + quoted(name) + " " + quoted(public_identifier) + " " + quoted(system) +
           (correct ? " correct" : " quirks");
  }
  static std::string start_line(const std::string& name, const std::map<std::string, std::string>& attributes,
                                bool self_closing) {
    std::string text = "StartTag " + name;
    for (const auto& [key, value] : attributes) text += " " + key + "=\"" + value + "\"";
    return text + (self_closing ? " /" : "");
  }

  std::vector<std::string> lines;

 private:
  void flush() {
    if (!characters_.empty()) lines.push_back("Character " + characters_);
    characters_.clear();
  }
  void line(std::string text) {
    flush();
    lines.push_back(std::move(text));
  }
  void doctype(const html::Doctype& d) {
    line(doctype_line(d.name, d.public_identifier, d.system_identifier, !d.force_quirks));
  }
  void start_tag(const Token& token) {
    std::map<std::string, std::string> attributes;
    for (const AttributeData& a : token.attributes)
      attributes[std::string(tree_.names.text(a.tag()))] = tree_.text(a.value);
    line(start_line(std::string(tree_.names.text(token.name)), attributes, token.self_closing));
  }

  const Page::Tree& tree_;
  std::string characters_;
};

// ------------------------------------------------------------------------------------------------ reading
// cases

// "\uHHHH" once more, surrogate pairs joined; a surrogate without its other half becomes three bytes, which
// the tokenizer passes through as it does any character past ASCII.
std::string unescaped(const std::string& text, bool double_escaped) {
  if (!double_escaped) return text;
  std::string out;
  const auto unit_at = [&](std::size_t at) -> std::optional<char32_t> {
    if (text.substr(at, 2) != "\\u") return std::nullopt;
    return static_cast<char32_t>(std::stoul(text.substr(at + 2, 4), nullptr, 16));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = unit_at(at);
    if (!unit) {
      out += text[at++];
      continue;
    }
    at += 6;
    char32_t c = *unit;
    const auto low = unit_at(at);
    if (c >= 0xD800 && c < 0xDC00 && low && *low >= 0xDC00 && *low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (*low - 0xDC00);
      at += 6;
    }
    append_utf8(out, c);
  }
  return out;
}

using Json = simdjson::dom::element;

std::vector<std::string> expected_lines(const Json& test, bool escaped) {
  std::vector<std::string> lines;
  const auto text = [&](Json value) -> std::optional<std::string> {
    if (value.is_null()) return std::nullopt;
    return unescaped(std::string(std::string_view(value)), escaped);
  };
  for (const Json token : simdjson::dom::array(test["output"])) {
    const auto parts = simdjson::dom::array(token);
    const std::string kind(std::string_view(parts.at(0)));
    if (kind == "DOCTYPE") {
      lines.push_back(
          Lines::doctype_line(text(parts.at(1)), text(parts.at(2)), text(parts.at(3)), bool(parts.at(4))));
    } else if (kind == "StartTag") {
      std::map<std::string, std::string> attributes;
      for (const auto& [key, value] : simdjson::dom::object(parts.at(2)))
        attributes[unescaped(std::string(key), escaped)] = *text(value);
      lines.push_back(Lines::start_line(*text(parts.at(1)), attributes, parts.size() > 3));
    } else {
      lines.push_back(kind + " " + *text(parts.at(1)));
    }
  }
  return lines;
}

Tokenizer::State state_named(std::string_view name) {
  const std::map<std::string_view, Tokenizer::State> states = {
      {"Data state", &Tokenizer::data_state},
      {"PLAINTEXT state", &Tokenizer::plaintext_state},
      {"RCDATA state", &Tokenizer::rcdata_state},
      {"RAWTEXT state", &Tokenizer::rawtext_state},
      {"Script data state", &Tokenizer::script_data_state},
      {"CDATA section state", &Tokenizer::cdata_section_state}};
  return states.at(name);
}

// "Coercing an HTML DOM into an infoset", which the cases of xmlViolation.test expect of what comes after us.
void coerce(std::string& line) {
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = line.find(from, at)) != std::string::npos; at += to.size())
      line.replace(at, from.size(), to);
  };
  replace("\xEF\xBF\xBF", "\xEF\xBF\xBD");
  replace("\f", " ");
  replace("--", "- -");
}

// "normalize newlines"
std::string with_line_feeds(std::string text) {
  for (std::size_t at = 0; (at = text.find('\r', at)) != std::string::npos; ++at) {
    if (text.substr(at + 1, 1) == "\n")
      text.erase(at, 1);
    else
      text[at] = '\n';
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& input, Tokenizer::State state,
                                  const std::string& last_start_tag, bool quick) {
  Page::Tree tree;
  tree.is_decoded = true;  // a byte order mark and surrogates reach the tokenizer here
  tree.decoded = with_line_feeds(input);
  Lines sink(tree);
  Tokenizer tokenizer(tree, sink, {});
  tokenizer.switch_to(state);
  if (!last_start_tag.empty()) tokenizer.set_last_start_tag(tree.names.intern(last_start_tag));
  tokenizer.set_quick(quick);
  tokenizer.run();
  return sink.lines;
}

void run_case(const Json& test, bool coerced, const std::string& file) {
  bool escaped = false;
  if (test["doubleEscaped"].get(escaped) != simdjson::SUCCESS) escaped = false;
  std::string_view last;
  if (test["lastStartTag"].get(last) != simdjson::SUCCESS) last = {};
  const std::string input = unescaped(std::string(std::string_view(test["input"])), escaped);
  std::vector<std::string_view> states;
  simdjson::dom::array named;
  if (test["initialStates"].get(named) == simdjson::SUCCESS) {
    for (const Json name : named) states.push_back(std::string_view(name));
  } else {
    states.push_back("Data state");
  }
  for (const std::string_view state : states)
    for (const bool quick : {false, true}) {
      std::vector<std::string> lines = lines_of(input, state_named(state), std::string(last), quick);
      if (coerced) std::for_each(lines.begin(), lines.end(), coerce);
      EXPECT_EQ(lines, expected_lines(test, escaped)) << file << ": " << std::string_view(test["description"])
                                                      << ", " << state << (quick ? ", quick" : "") << "\n"
                                                      << input;
    }
}

TEST(TokenizerStates, PassTheCasesOfHtml5libTests) {
  const auto files = html5lib_files("tokenizer", ".test");
  if (files.empty()) GTEST_SKIP() << "no html5lib-tests at " << shared_data();
  std::size_t cases = 0;
  for (const auto& file : files) {
    simdjson::dom::parser parser;
    const Json all = parser.parse(file_text(file));
    const bool coerced = file.filename() == "xmlViolation.test";
    for (const Json test : simdjson::dom::array(all[coerced ? "xmlViolationTests" : "tests"])) {
      run_case(test, coerced, file.filename());
      ++cases;
    }
  }
  EXPECT_EQ(cases, 6810U);
}

}  // namespace
}  // namespace broadsheet
