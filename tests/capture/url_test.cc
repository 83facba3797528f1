// Addresses against the lists of the URL standard, where the shared data is there, and by single examples.

#include "capture/url/url.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include "capture/url/host.h"
#include "tests/shared_data.h"

namespace broadsheet {
namespace {

std::string href(std::string_view input, std::string_view base = {}) {
  const auto from = parse_url(base);
  if (!base.empty() && !from) return "failure";
  const auto url = parse_url(input, from ? &*from : nullptr);
  return url ? url->href() : "failure";
}

TEST(Url, IsReadAsABrowserReadsIt) {
  EXPECT_EQ(href(" HTTP://Example.ORG:80/a/../b?q#f\n"), "http://example.org/b?q#f");
  EXPECT_EQ(href("http://\\evil@example.org\\x"), "http://evil@example.org/x");
  EXPECT_EQ(href("http://0x7f.1/"), "http://127.0.0.1/");
  EXPECT_EQ(href("http://[::FFFF:10.0.0.1]/"), "http://[::ffff:a00:1]/");
  EXPECT_EQ(href("http://b\xC3\xBC"
                 "cher.example/"),
            "http://xn--bcher-kva.example/");
  EXPECT_EQ(href("http://example.org:99999/"), "failure");
  EXPECT_EQ(href("/only/a/path"), "failure");
}

TEST(Url, IsResolvedAgainstItsBase) {
  EXPECT_EQ(href("../c?d", "https://example.org/a/b/"), "https://example.org/a/c?d");
  EXPECT_EQ(href("//other.example/x", "https://example.org/"), "https://other.example/x");
  EXPECT_EQ(href("#part", "mailto:a@example.org"), "mailto:a@example.org#part");
  EXPECT_EQ(resolved_url("x", "no address"), "");
}

// Every record of a list that holds what a parser alone decides.
void hold_against_list(const std::string& name) {
  const auto path = shared_data() / "hostile/url" / name;
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  simdjson::dom::parser parser;
  const simdjson::padded_string text(file_text(path));
  std::size_t read = 0;
  for (simdjson::dom::element record : parser.parse(text)) {
    std::string_view input, base, expected;
    if (record["input"].get(input) != simdjson::SUCCESS) continue;
    if (record["base"].get(base) != simdjson::SUCCESS) base = {};
    const bool failure = record["failure"].error() == simdjson::SUCCESS;
    if (!failure && record["href"].get(expected) != simdjson::SUCCESS) continue;
    EXPECT_EQ(href(input, base), failure ? "failure" : expected) << "of " << input << " at " << base;
    ++read;
    if (failure) continue;
    const auto from = parse_url(base);
    const auto url = parse_url(input, from ? &*from : nullptr);
    std::string_view part;
    if (url && record["pathname"].get(part) == simdjson::SUCCESS) {
      EXPECT_EQ(url->pathname(), part) << input;
    }
    if (url && record["host"].get(part) == simdjson::SUCCESS) {
      EXPECT_EQ(url->authority(), part) << input;
    }
    if (url) {
      EXPECT_EQ(href(expected), expected) << "an address read again is the same";
    }
  }
  testing::Test::RecordProperty("cases", std::to_string(read));
  EXPECT_GT(read, 0U);
}

TEST(Url, HoldsAgainstTheListOfTheStandard) {
  hold_against_list("urltestdata.json");
}
TEST(Url, HoldsAgainstFurtherLists) {
  hold_against_list("ada_extra_urltestdata.json");
}
TEST(Url, TakesLongHosts) {
  hold_against_list("ada_long_urltestdata.json");
}

TEST(Host, DomainsBecomeAscii) {
  const auto path = shared_data() / "hostile/url/toascii.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  simdjson::dom::parser parser;
  const simdjson::padded_string text(file_text(path));
  for (simdjson::dom::element record : parser.parse(text)) {
    std::string_view input, output;
    if (record["input"].get(input) != simdjson::SUCCESS) continue;
    const bool fails = record["output"].get(output) != simdjson::SUCCESS;
    const auto url = parse_url("https://" + std::string(input) + "/x");
    EXPECT_EQ(url ? url->host.value_or("") : "failure", fails ? "failure" : output) << "of " << input;
  }
}

}  // namespace
}  // namespace broadsheet
