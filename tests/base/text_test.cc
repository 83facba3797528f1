#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

TEST(Utf8, ReplacesTheMaximalBadPart) {
  EXPECT_EQ(to_valid_utf8("a\xF0\x9F\x98z"), "a\uFFFDz");
  EXPECT_EQ(to_valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(to_valid_utf8("\xC0\xAF"), "\uFFFD\uFFFD");            // an overlong slash
  EXPECT_TRUE(is_valid_utf8("Zoë \U0001F600 \uFFFD"));
  EXPECT_FALSE(is_valid_utf8("Zo\xEB"));
}

TEST(Utf8, CountsAndCutsByCodePoint) {
  EXPECT_EQ(count_code_points("Zoë"), 3U);
  EXPECT_EQ(first_code_points("Zoë!", 3), "Zoë");
  EXPECT_EQ(decode_before("Zoë", 4).value, U'ë');
}

TEST(Strings, CollapseTakesUnicodeSpacesToo) {
  EXPECT_EQ(collapse("\u00A0 The\u2003 Hill\n"), "The Hill");
  EXPECT_EQ(trim("\uFEFF x \u3000"), "x");
}

TEST(Strings, MarksAreTakenOffEitherEnd) {
  EXPECT_EQ(without_leading(" – Tolmin –", U" –"), "Tolmin –");
  EXPECT_EQ(without_trailing("– Tolmin – ", U" –"), "– Tolmin");
  EXPECT_EQ(without_leading("––", U"–"), "");
  EXPECT_EQ(without_trailing("–", U"-"), "–");
  EXPECT_EQ(without_trailing("", U"-"), "");
}

TEST(Strings, LinesEndAsTheyDoInTheWild) {
  const auto lines = split_lines("a\r\nb\rc\n\nd");
  EXPECT_EQ(lines, (std::vector<std::string_view>{"a", "b", "c", "", "d"}));
}

TEST(Strings, FindsIgnoringCase) {
  EXPECT_EQ(find_ignoring_case("Content-Type", "type"), 8U);
  EXPECT_EQ(find_ignoring_case("abc", "x"), std::string_view::npos);
}

TEST(Json, WritesCommasAndEscapes) {
  JsonWriter json;
  json.open_object().key("a").value("\"x\"\n").key("b").open_array().value(1).value(true).close_array();
  json.member("absent", "").close_object();
  EXPECT_EQ(json.text(), R"({"a":"\"x\"\n","b":[1,true]})");
}

TEST(Hash, DigestsAreTheStandardOnes) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha1_warc(""), "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
}

}  // namespace
}  // namespace broadsheet
