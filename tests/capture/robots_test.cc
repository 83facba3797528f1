// robots.txt: RFC 9309 by examples, and by the cases of the shared data where they are there.

#include "capture/robots.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include "base/strings.h"
#include "tests/shared_data.h"

namespace broadsheet {
namespace {

TEST(Robots, TheLongestRuleDecides) {
  const Robots robots = Robots::parse(
      "User-agent: *\nDisallow: /\n\nUser-agent: Broadsheet\nDisallow: /paid/\nAllow: /paid/free$\n");
  EXPECT_TRUE(robots.allows("Broadsheet", "https://example.org/news"));
  EXPECT_FALSE(robots.allows("Broadsheet", "https://example.org/paid/x"));
  EXPECT_TRUE(robots.allows("broadsheet", "https://example.org/paid/free"));
  EXPECT_FALSE(robots.allows("Other", "https://example.org/news"));
}

TEST(Robots, KeepsDelayAndSitemaps) {
  const Robots robots =
      Robots::parse("Sitemap: https://example.org/s.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow:\n");
  EXPECT_EQ(robots.crawl_delay("Broadsheet"), 2.5);
  EXPECT_EQ(robots.sitemaps(), std::vector<std::string>{"https://example.org/s.xml"});
  EXPECT_TRUE(robots.allows("Broadsheet", "https://example.org/"));
}

TEST(Robots, ManyStarsTakeNoLongerThanTheAddress) {
  std::string stars = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 5'000; ++i) stars += "*a";
  const Robots robots = Robots::parse(stars + "$\n");
  EXPECT_TRUE(robots.allows("Broadsheet", "https://example.org/" + std::string(20'000, 'b')));
}

std::string text_of(simdjson::dom::element record, const char* key) {
  std::string_view value;
  EXPECT_EQ(record[key].get(value), simdjson::SUCCESS);
  return std::string(value);
}

std::string bytes_of_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(hex_value(hex[i]) * 16 + hex_value(hex[i + 1]));
  return bytes;
}

TEST(Robots, AnswersEveryCaseOfTheSharedList) {
  const auto path = shared_data() / "hostile/robots/robots_cases.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  simdjson::dom::parser parser;
  const simdjson::padded_string bytes(file_text(path));
  const simdjson::dom::element cases = parser.parse(bytes);
  for (simdjson::dom::element each : cases["allowed"]) {
    const std::string robots = text_of(each, "robots_txt"), url = text_of(each, "url");
    EXPECT_EQ(Robots::parse(robots).allows(text_of(each, "user_agent"), url),
              each["allowed"].get_bool().value())
        << robots << url;
  }
  for (simdjson::dom::element each : cases["valid_user_agent"])
    EXPECT_EQ(is_product_token(text_of(each, "user_agent")), each["valid"].get_bool().value());
  for (simdjson::dom::element each : cases["parse_counts"]) {
    const Robots robots = Robots::parse(bytes_of_hex(text_of(each, "robots_txt_hex")));
    EXPECT_EQ(robots.directives(), each["valid_directives"].get_uint64().value());
    std::uint64_t lines = 0;
    if (each["last_line_seen"].get(lines) == simdjson::SUCCESS) {
      EXPECT_EQ(robots.lines(), lines);
    }
  }
  for (simdjson::dom::element each : cases["sitemap"])
    EXPECT_EQ(Robots::parse(text_of(each, "robots_txt")).sitemaps().front(), text_of(each, "sitemap"));
  for (simdjson::dom::element each : cases["url_to_path"])
    EXPECT_EQ(robots_path(text_of(each, "url")), text_of(each, "path"));
  for (simdjson::dom::element each : cases["escape_pattern"])
    EXPECT_EQ(robots_pattern(text_of(each, "src")), text_of(each, "expected"));
  std::size_t count = 0;
  for (const char* list :
       {"allowed", "valid_user_agent", "parse_counts", "sitemap", "url_to_path", "escape_pattern"})
    count += cases[list].get_array().value().size();
  RecordProperty("cases", std::to_string(count));
}

}  // namespace
}  // namespace broadsheet
