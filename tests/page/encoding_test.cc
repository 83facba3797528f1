// The cases of html5lib-tests/encoding, held against byte order mark and prescan.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/strings.h"
#include "broadsheet/page.h"
#include "page/encoding.h"
#include "page/meta_prescan.h"
#include "tests/page/html5lib.h"

namespace broadsheet {
namespace {

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
  const std::filesystem::path folder = shared_data() / "html5lib-tests/encoding";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no html5lib-tests at " << folder;
  std::size_t cases = 0;
  for (const char* file : {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"}) check_file(folder / file, cases);
  EXPECT_EQ(cases, 82U);  // one more runs a script
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

struct Decoding {
  const char *encoding, *bytes, *text;
};

// By the steps of the Encoding standard: what a byte that ends a sequence too soon gives back, and what it
// takes.
TEST(LegacyDecoder, TakesAndRestoresBytesAsTheStandardDoes) {
  constexpr Decoding cases[] = {
      {"windows-1252", "\x80\x81\xE9", "\u20AC\u0081\u00E9"},
      {"iso-8859-16", "\xA4\xAA", "\u20AC\u0218"},
      {"koi8-u", "\xA4\xAE", "\u0454\u045E"},
      {"gbk", "\x80\xC4\xE3\xA6\xD9", "\u20AC\u4F60\uFE10"},
      {"gb18030", "\x81\x30\x81\x30\x90\x30\x81\x30", "\u0080\U00010000"},
      {"gb18030", "\x81\x35\xF4\x37", "\uE7C7"},
      {"gb18030", "\x81\x30\x81\x41\xFF", "\uFFFD0\u4E04\uFFFD"},
      {"gb18030", "\x81\x30", "\uFFFD"},
      {"big5", "\xA4\x40\x88\x62\x81\x40\x87\x40", "\u4E00\u00CA\u0304\uFFFD@\u43F0"},
      {"big5", "\xA1", "\uFFFD"},
      {"euc-jp", "\xA4\xA2\x8E\xB1\x8F\xB0\xA1", "\u3042\uFF71\u4E02"},
      {"euc-jp", "\x8F\xFE\n\xA1\xA1", "\uFFFD\n\u3000"},
      {"shift_jis", "\x82\xA0\xB1\xF0\x40\x81\x39\x81\xFF", "\u3042\uFF71\uE000\uFFFD9\uFFFD"},
      {"euc-kr", "\xB0\xA1\x81\x41\x81\x31", "\uAC00\uAC02\uFFFD1"},
      {"iso-2022-jp", "a\x1B$B$\"\x1B(Bb", "a\u3042b"},
      {"iso-2022-jp", "\x1B(J\\~\x1B(I1", "\u00A5\u203E\uFF71"},
      {"iso-2022-jp", "\x1B(I\x1B$12", "\uFFFD\uFF64\uFF71\uFF72"},
      {"iso-2022-jp", "\x1B$\x80", "\uFFFD$\uFFFD"},
      {"x-user-defined", "a\x80\xFF", "a\uF780\uF7FF"},
  };
  for (const Decoding& each : cases) {
    Page::Tree tree;
    tree.capture.bytes = each.bytes;
    ASSERT_TRUE(decode_legacy(tree, *encoding_of_label(each.encoding)));
    EXPECT_EQ(tree.source(), each.text) << each.encoding;
  }
}

TEST(LegacyDecoder, ReadsUtf16WithItsMark) {
  Page::Tree tree;
  tree.capture.bytes.assign("\xFE\xFF\0a\xD8\x3D\xDE\0\xD8\0\0b", 12);
  ASSERT_TRUE(decode_legacy(tree, *encoding_of_label("utf-16be")));
  EXPECT_EQ(tree.source(), "a\U0001F600\uFFFDb");
}

TEST(Encoding, ALateMetaElementHasThePageReadAgain) {
  Capture capture;
  capture.bytes = "<!--" + std::string(2000, 'x') + "--><meta charset=koi8-r><p>\xF0\xD2\xC9 ok";
  const Result<Page> page = Page::parse(std::move(capture));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->encoding(), "koi8-r");
  EXPECT_EQ(page->text(page->last_child(page->next(page->last_child(page->last_child(Page::root()))))),
            "При ok");
}

// A folder an encoding. Right is what gives the same text as the encoding that the folder names.
TEST(Encoding, IsToldForPagesOfManyCharsets) {
  const std::filesystem::path packed = shared_data() / "hostile/encoding/chardet-pages.tar.gz";
  const std::filesystem::path root = std::filesystem::temp_directory_path() / "broadsheet-charsets";
  std::filesystem::create_directories(root);
  const std::string unpack = "tar -xzf '" + packed.string() + "' -C '" + root.string() + "' 2>/dev/null";
  if (std::system(unpack.c_str()) != 0) GTEST_SKIP() << "no pages at " << packed;
  std::size_t right = 0, all = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::string label = ascii_lower(entry.path().parent_path().filename().string());
    for (const auto& [name, standard] : {std::pair{"cp949", "windows-949"},
                                         {"cp932", "shift_jis"},
                                         {"maccyrillic", "x-mac-cyrillic"},
                                         {"macroman", "macintosh"}})
      if (label == name) label = standard;
    while (!encoding_of_label(label) && label.find('-') != std::string::npos) label.resize(label.rfind('-'));
    const std::string bytes = file_text(entry.path());
    const std::optional<Encoding> mark = byte_order_mark(bytes);
    const std::optional<Encoding> named = mark ? mark : encoding_of_label(label);
    if (!named) continue;  // no encoding of the standard
    Page::Tree told, meant;
    told.capture.bytes = meant.capture.bytes = bytes;
    decode(told);
    if (named->name == "UTF-8" || !decode_legacy(meant, *named))
      decode_utf8(meant, is_utf8(meant.capture.bytes));
    ++all;
    right += told.source() == meant.source() ? 1 : 0;
    if (told.source() != meant.source())
      std::printf("%s: told %s\n", entry.path().c_str(), told.encoding.c_str());
    EXPECT_TRUE(is_utf8(told.source())) << entry.path();
  }
  RecordProperty("right", static_cast<int>(right));
  EXPECT_GE(right * 100, all * 97) << right << " of " << all;
}

}  // namespace
}  // namespace broadsheet
