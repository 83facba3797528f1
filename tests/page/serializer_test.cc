// The cases of html5lib-tests/serializer, and serialize().

#include <simdjson.h>

#include "broadsheet/page.h"
#include "page/markup.h"
#include "tests/page/html5lib.h"

namespace broadsheet {
namespace {

using Json = simdjson::dom::element;
using Kind = MarkupToken::Kind;

std::string text_of(Json value) {
  return value.is_null() ? std::string() : std::string(std::string_view(value));
}

void read_attributes(Json json, MarkupToken& token) {
  simdjson::dom::array list;
  if (json.get(list) != simdjson::SUCCESS) return;  // {}
  for (const Json each : list) token.attributes.emplace_back(text_of(each["name"]), text_of(each["value"]));
}

MarkupToken read_token(const simdjson::dom::array& parts) {
  const std::string kind = text_of(parts.at(0));
  const auto part = [&](std::size_t i) { return i < parts.size() ? text_of(parts.at(i)) : std::string(); };
  MarkupToken token;
  if (kind == "StartTag") {
    token.kind = Kind::start_tag;
    token.name = part(2);
    read_attributes(parts.at(3), token);
  } else if (kind == "EndTag") {
    token.kind = Kind::end_tag;
    token.name = part(2);
  } else if (kind == "EmptyTag") {
    token.kind = Kind::empty_tag;
    token.name = part(1);
    read_attributes(parts.at(2), token);
  } else if (kind == "Doctype") {
    token.kind = Kind::doctype;
    token.name = part(1);
    token.public_identifier = part(2);
    token.system_identifier = part(3);
  } else {
    token.kind = kind == "Comment" ? Kind::comment : Kind::characters;
    token.text = part(1);
  }
  return token;
}

MarkupOptions read_options(Json test) {
  MarkupOptions options;
  const auto flag = [&](const char* name, bool& into) {
    bool value = false;
    if (test["options"][name].get(value) == simdjson::SUCCESS) into = value;
  };
  std::string_view word;
  if (test["options"]["quote_char"].get(word) == simdjson::SUCCESS) options.quote = word[0];
  flag("quote_attr_values", options.quote_always);
  flag("use_trailing_solidus", options.trailing_solidus);
  flag("minimize_boolean_attributes", options.minimize_boolean);
  flag("escape_rcdata", options.escape_raw_text);
  flag("strip_whitespace", options.collapse_space);
  bool inject = false;
  flag("inject_meta_charset", inject);
  if (inject && test["options"]["encoding"].get(word) == simdjson::SUCCESS) options.charset = word;
  return options;
}

void run_case(Json test, const std::filesystem::path& file) {
  std::vector<MarkupToken> tokens;
  for (const Json token : simdjson::dom::array(test["input"]))
    tokens.push_back(read_token(simdjson::dom::array(token)));
  const std::string written = write_markup(tokens, read_options(test));
  std::vector<std::string> expected;
  for (const Json each : simdjson::dom::array(test["expected"])) expected.push_back(text_of(each));
  EXPECT_NE(std::find(expected.begin(), expected.end(), written), expected.end())
      << file.filename() << ": " << text_of(test["description"]) << "\n"
      << written << "\n"
      << expected.front();
}

TEST(Markup, PassesTheCasesOfHtml5libTests) {
  const auto files = html5lib_files("serializer", ".test");
  if (files.empty()) GTEST_SKIP() << "no html5lib-tests at " << shared_data();
  std::size_t cases = 0;
  for (const auto& file : files) {
    simdjson::dom::parser parser;
    const Json all = parser.parse(file_text(file));
    for (const Json test : simdjson::dom::array(all["tests"])) {
      run_case(test, file);
      ++cases;
    }
  }
  EXPECT_EQ(cases, 230U);
}

Page parsed(std::string bytes) {
  Capture capture;
  capture.media_type = "text/html; charset=utf-8";
  capture.bytes = std::move(bytes);
  return Page::parse(std::move(capture)).value();
}

TEST(Markup, LeavesOutWhatParsingPutsBack) {
  const std::string page = "<!DOCTYPE html><title>A</title><ul class=x><li>one<li>two</ul><p>three";
  EXPECT_EQ(write_markup(markup_tokens(parsed(page))), page);
}

TEST(Serialize, EscapesTextAndValuesAndEntersTemplates) {
  const Page page = parsed(
      "<!doctype html><p title='a\"b<c'>x&nbsp;&lt;y<br><script>1<2</script><template><i>z</i></template>");
  EXPECT_EQ(serialize(page),
            "<!DOCTYPE html><html><head></head><body><p "
            "title=\"a&quot;b&lt;c\">x&nbsp;&lt;y<br><script>1<2</script>"
            "<template><i>z</i></template></p></body></html>");
}

TEST(Serialize, IsStableForWhatItWrote) {
  const std::string once =
      serialize(parsed("<!doctype html><table><tr><td>a<b>b<p>c</table>d<svg><a xlink:href=x />"));
  EXPECT_EQ(serialize(parsed(once)), once);
}

}  // namespace
}  // namespace broadsheet
