// Sound and broken feeds, lists and XML of the shared data: nothing crashes, bombs are refused at once, what
// a page names is found, and OPML comes out as it went in.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "base/strings.h"
#include "broadsheet/feed.h"
#include "tests/tar.h"

namespace broadsheet {
namespace {

Capture capture_of(const std::string& bytes, const std::string& url = {}) {
  Capture capture;
  capture.bytes = bytes;
  capture.url = url;
  return capture;
}

// What stands behind a word on its line in the opening comment.
std::string said_in(const std::string& bytes, std::string_view word) {
  const std::size_t at = bytes.find(word);
  if (at == std::string::npos) return {};
  return std::string(
      trim(std::string_view(bytes).substr(at + word.size(), bytes.find('\n', at) - at - word.size())));
}

constexpr double hangs = 10;  // seconds of this process: no measure of speed

TEST(HostileFeeds, EntityBombsAreRefused) {
  const auto files = files_of_tar(shared_data() / "hostile/xml/libxml2-tests.tar.gz");
  if (files.empty()) GTEST_SKIP() << "no shared data";
  double longest = 0;
  for (const auto& [name, bytes] : files) {
    const std::clock_t begin = std::clock();  // of this process: a busy machine changes nothing
    const auto feed = parse_feed(capture_of(bytes));
    const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    const auto list = parse_opml(capture_of(bytes));
    if (!name.starts_with("recurse/")) continue;
    longest = std::max(longest, took);
    EXPECT_LT(took, hangs) << name;
    if (!name.starts_with("recurse/lol_") && name != "recurse/huge_dtd.xml") continue;
    ASSERT_FALSE(feed) << name;
    EXPECT_FALSE(feed.error().what.empty());
    EXPECT_FALSE(list) << name;
  }
  RecordProperty("cases", std::to_string(files.size()));
  RecordProperty("milliseconds", std::to_string(1'000 * longest));
}

TEST(HostileFeeds, ABombIsNamedAsOne) {
  std::string bytes = "<!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaaaaaaaaaaaa\">";
  for (int i = 1; i < 12; ++i) {
    bytes += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) bytes += "&a" + std::to_string(i - 1) + ";";
    bytes += "\">";
  }
  const auto feed = parse_feed(capture_of(bytes + "]><rss><channel><title>&a11;</title></channel></rss>"));
  ASSERT_FALSE(feed);
  EXPECT_EQ(feed.error().code, ErrorCode::over_limit);
}

TEST(HostileFeeds, EveryFileOfTheSetsIsReadOrRefusedByName) {
  std::size_t read = 0, refused = 0, faulty = 0, items = 0;
  for (const char* set :
       {"feeds-feedvalidator/feedvalidator-testcases", "feeds-gofeed/gofeed-testdata",
        "feeds-real/miniflux-encoding", "feeds-real/miniflux-parser", "feeds-real/miniflux-xml",
        "feeds-real/newsboat-test_data", "feeds-feedparser/feedparser-tests"})
    for (const auto& [name, bytes] :
         files_of_tar(shared_data() / "hostile" / (std::string(set) + ".tar.gz"))) {
      const Capture capture = capture_of(bytes, "https://example.org/" + name);
      const auto feed = parse_feed(capture);
      (void)parse_opml(capture);
      if (!feed) {
        EXPECT_FALSE(feed.error().message().empty());
        ++refused;
        continue;
      }
      ++read;
      faulty += feed->faults.empty() ? 0 : 1;
      items += feed->items.size();
      for (const FeedItem& item : feed->items) (void)to_json(article_of(*feed, item, capture));
      (void)to_json(*feed);
    }
  if (read == 0) GTEST_SKIP() << "no shared data";
  RecordProperty("cases", std::to_string(read + refused));
  std::printf("%zu feeds with %zu items read, %zu of them with faults; %zu files refused by name\n", read,
              items, faulty, refused);
}

// A file says how many feeds it holds, or which tags.
TEST(HostileFeeds, ListsHoldWhatTheySay) {
  const auto files = files_of_tar(shared_data() / "hostile/opml/listparser-tests.tar.gz");
  if (files.empty()) GTEST_SKIP() << "no shared data";
  std::size_t asked = 0;
  for (const auto& [name, bytes] : files) {
    const auto list = parse_opml(capture_of(bytes));
    const std::string count = said_in(bytes, "len(result['feeds']) ==");
    if (name.starts_with("opml/") && !count.empty()) {
      ASSERT_TRUE(list) << name;
      EXPECT_EQ(std::to_string(list->outlines.size()), count) << name;
      ++asked;
    }
    const std::string url = said_in(bytes, "result['feeds'][0]['url'] ==");
    if (name.starts_with("opml/") && url.size() > 2 && list && !list->outlines.empty()) {
      EXPECT_EQ(list->outlines[0].url, url.substr(1, url.size() - 2)) << name;
      ++asked;
    }
    if (!list) continue;
    const auto again = parse_opml(capture_of(write_opml(*list)));
    ASSERT_TRUE(again) << name;
    ASSERT_EQ(again->outlines.size(), list->outlines.size()) << name;
    EXPECT_EQ(write_opml(*again), write_opml(*list)) << name;
  }
  RecordProperty("cases", std::to_string(files.size()));
  EXPECT_GT(asked, 10U);
}

TEST(HostileFeeds, ThePageNamesItsFeed) {
  const auto files = files_of_tar(shared_data() / "hostile/feeds-feedvalidator/feedfinder-tests.tar.gz");
  if (files.empty()) GTEST_SKIP() << "no shared data";
  std::size_t asked = 0, found = 0;
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".html") || !files.contains(name.substr(0, name.size() - 5) + ".xml")) continue;
    Capture capture = capture_of(bytes, "http://example.org/" + name);
    capture.media_type = "text/html";
    const auto page = Page::parse(std::move(capture));
    ASSERT_TRUE(page);
    const auto feeds = find_feeds(*page);
    const std::string wanted = "/" + name.substr(0, name.size() - 5) + ".xml";
    ++asked;
    const bool held = !feeds.empty() && feeds[0].url.ends_with(wanted);
    found += held ? 1 : 0;
    if (!held) std::printf("%s: %s\n", name.c_str(), feeds.empty() ? "nothing found" : feeds[0].url.c_str());
  }
  std::printf("found from the page: %zu of %zu\n", found, asked);
  RecordProperty("cases", std::to_string(asked));
  RecordProperty("held", std::to_string(found));
  EXPECT_GE(found * 100, asked * 95);
}

}  // namespace
}  // namespace broadsheet
