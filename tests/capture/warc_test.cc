#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "broadsheet/capture.h"
#include "capture/codec.h"
#include "capture/warc.h"

namespace broadsheet {
namespace {

std::string record(std::string_view type, std::string_view id, std::string_view block,
                   std::string_view more = "") {
  return "WARC/1.1\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Record-ID: <" + std::string(id) +
         ">\r\nWARC-Target-URI: https://a.example/" + std::string(id) +
         "\r\nWARC-Date: 2026-11-01T00:00:00Z\r\n" + std::string(more) +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

std::string http(std::string_view body, std::string_view headers = "Content-Type: text/html\r\n") {
  return "HTTP/1.1 200 OK\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        testing::TempDir() + "captures-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
    return folder_ + "/" + name;
  }

  struct Read {
    std::vector<Capture> captures;
    std::vector<Error> errors;
  };
  static Read read(std::vector<std::string> paths, const Limits& limits = {}) {
    Read all;
    CaptureStream stream(std::move(paths), limits);
    while (auto next = stream.next()) {
      if (*next)
        all.captures.push_back(std::move(**next));
      else
        all.errors.push_back(next->error());
    }
    return all;
  }

  std::string folder_;
};

using Warc = Files;
using Paths = Files;

TEST_F(Warc, ReadsPlainAndPackedAlike) {
  const std::string one = record("response", "one", http("<p>One")),
                    two = record("resource", "two", "<p>Two", "Content-Type: text/html\r\n");
  for (const auto& path : {write("plain.warc", one + two), write("members.warc.gz", gzip(one) + gzip(two)),
                           write("whole.warc.gz", gzip(one + two))}) {
    const Read all = read({path});
    ASSERT_EQ(all.captures.size(), 2U) << path;
    EXPECT_TRUE(all.errors.empty()) << all.errors[0].message();
    EXPECT_EQ(all.captures[0].id, "<one>");
    EXPECT_EQ(all.captures[0].url, "https://a.example/one");
    EXPECT_EQ(all.captures[0].bytes, "<p>One");
    EXPECT_EQ(all.captures[1].bytes, "<p>Two");
  }
}

TEST_F(Warc, UndoesChunksAndCodings) {
  const std::string packed = gzip("<p>Packed");
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", packed.size());
  const std::string chunked = size + packed + "\r\n0\r\n\r\n";
  const Read all = read({write(
      "a.warc",
      record("response", "x",
             http(chunked,
                  "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")))});
  ASSERT_EQ(all.captures.size(), 1U);
  EXPECT_EQ(all.captures[0].bytes, "<p>Packed");
}

TEST_F(Warc, PassesOverWhatIsNoPage) {
  const Read all = read(
      {write("a.warc",
             record("warcinfo", "i", "software: x") + record("request", "r", "GET / HTTP/1.1\r\n\r\n") +
                 record("response", "p", http("\x89PNG", "Content-Type: image/png\r\n")) +
                 record("response", "n", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone"))});
  EXPECT_TRUE(all.captures.empty());
  EXPECT_TRUE(all.errors.empty());
}

TEST_F(Warc, FollowsARevisitToWhatItRepeats) {
  const std::string one = record("response", "one", http("<p>One"), "WARC-Payload-Digest: sha1:AA\r\n");
  const std::string again =
      record("revisit", "two", "HTTP/1.1 200 OK\r\n\r\n", "WARC-Payload-Digest: sha1:AA\r\n");
  const Read all = read({write("a.warc.gz", gzip(one) + gzip(again))});
  ASSERT_EQ(all.captures.size(), 2U);
  EXPECT_EQ(all.captures[1].bytes, "<p>One");
  EXPECT_EQ(all.captures[1].url, "https://a.example/two");
}

TEST_F(Warc, ReadsTheRecordsAfterADamagedOne) {
  const std::string one = gzip(record("response", "one", http("<p>One"))),
                    three = gzip(record("response", "three", http("<p>Three")));
  std::string two = gzip(record("response", "two", http(std::string(5000, 'x') + "y")));
  two[two.size() / 2] = static_cast<char>(two[two.size() / 2] ^ 0x55);
  const Read all = read({write("a.warc.gz", one + two + three)});
  ASSERT_EQ(all.errors.size(), 1U);
  EXPECT_EQ(all.errors[0].offset, one.size());
  ASSERT_EQ(all.captures.size(), 2U);
  EXPECT_EQ(all.captures[1].bytes, "<p>Three");
}

TEST_F(Warc, ReportsEveryCutAndNeverHangs) {
  const std::string whole =
      record("response", "one", http("<p>One")) + record("response", "two", http("<p>Two"));
  const std::string packed =
      gzip(record("response", "one", http("<p>One"))) + gzip(record("response", "two", http("<p>Two")));
  const std::size_t first_plain = record("response", "one", http("<p>One")).size();
  for (std::size_t cut = first_plain + 1; cut + 4 < whole.size(); ++cut) {
    const Read all = read({write("cut.warc", whole.substr(0, cut))});
    ASSERT_GE(all.captures.size(), 1U) << cut;
    if (cut > first_plain + 4) {
      EXPECT_EQ(all.errors.size(), 1U) << cut;
    }
  }
  for (std::size_t cut = 1; cut < packed.size(); ++cut)
    EXPECT_LE(read({write("cut.warc.gz", packed.substr(0, cut))}).captures.size(), 2U);
}

TEST_F(Warc, AWrongLengthCostsOneRecord) {
  std::string wrong = record("response", "one", http("<p>One"));
  wrong.replace(wrong.find("Content-Length: "), 18, "Content-Length: 9");
  const Read all = read({write("a.warc", wrong + record("response", "two", http("<p>Two")))});
  ASSERT_FALSE(all.captures.empty());
  EXPECT_EQ(all.captures.back().bytes, "<p>Two");
  EXPECT_FALSE(all.errors.empty());
}

TEST_F(Warc, ADamagedFirstMemberCostsOneRecord) {
  std::string packed = gzip(record("response", "one", http("<p>One")));
  packed[0] ^= 1;
  const Read all = read({write("a.warc.gz", packed + gzip(record("response", "two", http("<p>Two"))))});
  ASSERT_EQ(all.errors.size(), 1U);
  EXPECT_EQ(all.errors[0].code, ErrorCode::damaged);
  ASSERT_EQ(all.captures.size(), 1U);
  EXPECT_EQ(all.captures[0].bytes, "<p>Two");
}

TEST_F(Warc, NoFlippedBitCostsTheRecordsBehind) {
  const std::string first = gzip(record("response", "one", http("<p>One")));
  const std::string second = gzip(record("response", "two", http("<p>Two")));
  for (std::size_t bit = 0; bit < first.size() * 8; ++bit) {
    std::string damaged = first;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
    const Read all = read({write("a.warc.gz", damaged + second)});
    ASSERT_FALSE(all.captures.empty()) << bit;
    ASSERT_EQ(all.captures.back().bytes, "<p>Two") << bit;
  }
}

TEST_F(Warc, ALengthBeyondTheFileCostsOneRecord) {
  for (const std::string_view length : {"1000000000", "18446744073709551615"}) {
    std::string wrong = record("response", "one", http("<p>One"));
    const std::size_t at = wrong.find("Content-Length: ") + 16;
    wrong.replace(at, wrong.find('\r', at) - at, length);
    const Read all = read({write("a.warc", wrong + record("response", "two", http("<p>Two")))});
    ASSERT_EQ(all.errors.size(), 1U) << length;
    EXPECT_EQ(all.errors[0].code, ErrorCode::over_limit);
    ASSERT_EQ(all.captures.size(), 1U) << length;
    EXPECT_EQ(all.captures[0].bytes, "<p>Two");
  }
}

TEST_F(Warc, LimitsAreNamed) {
  Limits limits;
  limits.page_bytes = 1000;
  limits.warc_header_bytes = 2000;
  const Read all = read({write("a.warc", record("response", "big", http(std::string(5000, 'x'))) +
                                             record("response", "two", http("<p>Two")))},
                        limits);
  ASSERT_EQ(all.errors.size(), 1U);
  EXPECT_EQ(all.errors[0].code, ErrorCode::over_limit);
  ASSERT_EQ(all.captures.size(), 1U);
}

TEST_F(Warc, ABombStopsAtTheLimit) {
  const std::string bomb = gzip(std::string(30'000'000, ' '));
  const Read all =
      read({write("a.warc", record("response", "bomb",
                                   http(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"))),
            write("bomb.html.gz", bomb)});
  ASSERT_EQ(all.errors.size(), 2U);
  for (const Error& error : all.errors) EXPECT_EQ(error.code, ErrorCode::over_limit);
}

TEST_F(Warc, AZstdWindowBeyondWhatBrowsersTakeIsNamed) {
  // The head of a frame with a window of 2 GiB, and its last, empty block.
  const std::string frame("\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00", 9);
  const Read all =
      read({write("a.warc", record("response", "wide",
                                   http(frame, "Content-Type: text/html\r\nContent-Encoding: zstd\r\n")))});
  ASSERT_EQ(all.errors.size(), 1U);
  EXPECT_EQ(all.errors[0].code, ErrorCode::over_limit);
}

TEST_F(Warc, IsReadBackAsItWasWritten) {
  Capture capture;
  capture.id = "pages/a.txt#2";
  capture.bytes = "Headline\n\nText";
  capture.media_type = "text/plain";
  capture.instant = 1'700'000'000;
  Capture line = capture;
  line.id = "<urn:uuid:1>";
  line.media_type = article_line_type;
  const Read all =
      read({write("a.warc.gz", warcinfo_record("a.warc.gz", 0) + warc_record(capture, "<urn:uuid:7>") +
                                   warc_record(line, "<urn:uuid:1>"))});
  ASSERT_EQ(all.captures.size(), 2U);
  EXPECT_EQ(all.captures[0].id, capture.id);
  EXPECT_EQ(all.captures[0].url, "");
  EXPECT_EQ(all.captures[0].bytes, capture.bytes);
  EXPECT_EQ(all.captures[0].instant, capture.instant);
  EXPECT_EQ(all.captures[1].id, "<urn:uuid:1>");
  EXPECT_EQ(all.captures[1].media_type, article_line_type);
}

TEST_F(Warc, HostileFilesAreReadToTheirEnd) {
  const char* set = std::getenv("BROADSHEET_DATA");
  const std::string data =
      (set != nullptr ? std::string(set) : std::string(BROADSHEET_SOURCE_DIR) + "/../shared/data") +
      "/hostile/warc";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "no " << data;
  const Read all = read({data});
  EXPECT_GT(all.captures.size(), 80U);
  EXPECT_GT(all.errors.size(), 5U);
  for (const Error& error : all.errors) EXPECT_FALSE(error.path.empty()) << error.message();
}

TEST_F(Paths, FoldersAreReadInOrderOfName) {
  std::filesystem::create_directory(folder_ + "/b");
  write("b/inner.txt", "Inner\n\ntext");
  write("a.html", "<p>A");
  write("c.html.gz", gzip("<p>C"));
  write(".hidden", "x");
  const Read all = read({folder_});
  ASSERT_EQ(all.captures.size(), 3U);
  EXPECT_EQ(all.captures[0].id, folder_ + "/a.html");
  EXPECT_EQ(all.captures[1].id, folder_ + "/b/inner.txt");
  EXPECT_EQ(all.captures[2].bytes, "<p>C");
}

TEST_F(Paths, SaysWhatIsMissingEmptyOrForeign) {
  const Read all = read({folder_ + "/nothing", write("empty.html", ""), write("a.wacz", "PK\x03\x04....")});
  ASSERT_EQ(all.errors.size(), 3U);
  EXPECT_EQ(all.errors[0].code, ErrorCode::missing);
  EXPECT_EQ(all.errors[1].code, ErrorCode::empty);
  EXPECT_EQ(all.errors[2].code, ErrorCode::unsupported);
  EXPECT_FALSE(all.errors[2].advice.empty());
}

TEST_F(Paths, ArticleLinesAreCapturesOfTheirOwn) {
  const Read all = read({write("a.jsonl", "{\"id\":\"1\"}\n\n{\"id\":\"2\"}")});
  ASSERT_EQ(all.captures.size(), 2U);
  EXPECT_EQ(all.captures[1].bytes, "{\"id\":\"2\"}");
  EXPECT_EQ(all.captures[1].media_type, article_line_type);
  EXPECT_TRUE(all.captures[1].id.ends_with("#3"));
}

TEST_F(Paths, MhtmlGivesItsPage) {
  const Read all = read({write(
      "a.mhtml",
      "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--x\"\r\n\r\n"
      "----x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
      "Content-Location: https://a.example/p\r\n\r\n<p class=3D\"a\">Caf=C3=A9 =\r\nopen\r\n----x--\r\n")});
  ASSERT_EQ(all.captures.size(), 1U);
  EXPECT_EQ(all.captures[0].url, "https://a.example/p");
  EXPECT_EQ(all.captures[0].bytes, "<p class=\"a\">Café open\r\n");
}

TEST(Codec, ChunksThatAreNoneStay) {
  EXPECT_EQ(decode_chunked("<html>plain</html>"), "<html>plain</html>");
  EXPECT_EQ(decode_chunked("4\r\nWiki\r\n5;x=1\r\npedia\r\n0\r\n\r\n"), "Wikipedia");
}

}  // namespace
}  // namespace broadsheet
