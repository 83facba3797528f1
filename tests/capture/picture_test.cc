// Pictures by their first bytes, and trackers by their looks.

#include "capture/picture.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace broadsheet {
namespace {

std::string seed(const std::string& name) {
  std::ifstream file(std::string(BROADSHEET_SOURCE_DIR) + "/fuzz/corpus/picture/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Picture, IsKnownByItsFirstBytesWithItsSize) {
  for (const char* format : {"png", "jpeg", "webp", "avif"}) {
    const auto facts = picture_facts(seed(format));
    ASSERT_TRUE(facts) << format;
    EXPECT_EQ(facts->type, "image/" + std::string(format));
    EXPECT_EQ(facts->width, 640U) << format;
    EXPECT_EQ(facts->height, 480U) << format;
    EXPECT_FALSE(is_tracker(*facts));
  }
}

TEST(Picture, OfOnePixelIsATracker) {
  const auto facts = picture_facts(seed("gif"));
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->type, "image/gif");
  EXPECT_TRUE(is_tracker(*facts));
}

TEST(Picture, IsNothingElse) {
  for (const char* bytes : {"<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>",
                            "<!doctype html>", "%PDF-1.7", "", "RIFF....WAVEfmt ", "GIF88a", "\x89PNG"})
    EXPECT_FALSE(picture_facts(bytes)) << bytes;
}

TEST(Picture, OfWhichLittleIsThereHasNoSizeAndNoFault) {
  for (const char* format : {"png", "jpeg", "webp", "avif", "gif"}) {
    const std::string whole = seed(format);
    for (std::size_t size = 0; size < whole.size(); ++size) (void)picture_facts(whole.substr(0, size));
  }
}

TEST(PictureAddress, LosesWhatOnlySaysWhoAsks) {
  EXPECT_EQ(picture_address("https://cdn.example/a.jpg?w=640&utm_source=x&fbclid=1#top"),
            "https://cdn.example/a.jpg?w=640");
  EXPECT_EQ(picture_address("https://cdn.example/a.jpg?utm_medium=mail"), "https://cdn.example/a.jpg");
  EXPECT_EQ(picture_address("https://cdn.example/a.jpg?signature=Utm%26&expires=9"),
            "https://cdn.example/a.jpg?signature=Utm%26&expires=9");
}

TEST(PictureAddress, OfATrackerIsNone) {
  for (const char* url :
       {"https://stats.example/pixel.gif?id=7", "https://a.example/1x1.png", "data:image/gif;base64,R0lGOD",
        "ftp://a.example/a.jpg", "javascript:alert(1)", "", "https://a.example/Beacon"})
    EXPECT_EQ(picture_address(url), "") << url;
  EXPECT_EQ(picture_address("https://a.example/pixel-art-show.jpg"), "https://a.example/pixel-art-show.jpg");
}

}  // namespace
}  // namespace broadsheet
