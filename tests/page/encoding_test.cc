// The cases of html5lib-tests/encoding, held against byte order mark and prescan.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/strings.h"
#include "broadsheet/page.h"
#include "page/meta_prescan.h"

namespace broadsheet {
namespace {

std::filesystem::path data() {
  const char* set = std::getenv("BROADSHEET_DATA");
  return set != nullptr ? std::filesystem::path(set)
                        : std::filesystem::path(BROADSHEET_SOURCE_DIR) / "../shared/data";
}

std::string declared_in(std::string_view bytes) {
  std::optional<Encoding> found = byte_order_mark(bytes);
  if (!found) found = prescan(bytes);
  return ascii_lower(found ? found->name : "windows-1252");
}

void check_file(const std::filesystem::path& path, std::size_t& cases) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  const std::string text = "\n" + all.str();
  constexpr std::string_view open = "\n#data\n", middle = "\n#encoding\n";
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const std::size_t end = text.find(middle, at);
    const std::size_t name = end + middle.size();
    const std::string expected = ascii_lower(text.substr(name, text.find('\n', name) - name));
    const std::string page = text.substr(at, end - at);
    const std::optional<Encoding> wanted = encoding_of_label(expected);
    ASSERT_TRUE(wanted) << expected;
    EXPECT_EQ(declared_in(page), ascii_lower(wanted->name)) << path << "\n" << page;
    ++cases;
    at = name - 1;
  }
}

TEST(Prescan, PassesTheCasesOfHtml5libTests) {
  const std::filesystem::path folder = data() / "html5lib-tests/encoding";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no html5lib-tests at " << folder;
  std::size_t cases = 0;
  for (const char* file : {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"}) check_file(folder / file, cases);
  EXPECT_GT(cases, 60U);
  RecordProperty("cases", static_cast<int>(cases));
}

TEST(Prescan, ReadsTheLabelOfAContentType) {
  EXPECT_EQ(label_in_content("text/html; charset = \"koi8-r\""), "koi8-r");
}

TEST(Encoding, KnowsUtf16WithoutAMark) {
  Capture capture;
  capture.bytes = std::string("<\0p\0>\0H\0i\0", 10);
  const Result<Page> page =
      Page::parse(std::move(capture), {.limits = {}, .kind = PageKind::html, .fragment = {}});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->encoding(), "UTF-16LE");
}

}  // namespace
}  // namespace broadsheet
