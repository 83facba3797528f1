#include "article/pictures.h"

#include <gtest/gtest.h>

#include "article/picture_words.h"
#include "broadsheet/article.h"

namespace broadsheet {
namespace {

constexpr const char* first =
    "<p>The ferry to Alder Bay runs on through the winter, the council decided after a debate that lasted "
    "until the "
    "early hours of the morning and was followed by some two hundred people.</p>";
constexpr const char* second =
    "<p>The boat is to leave the northern pier at six and at nine, and nobody will have to book a place "
    "before the end "
    "of March, when the question is to come before the council again.</p>";

Article read(const std::string& between, const std::string& head = "") {
  Capture capture;
  capture.id = "page";
  capture.url = "https://beacon.example/2026/11/08/ferry-runs-on";
  capture.bytes = "<!doctype html><html><head>" + head +
                  "</head><body><header><img src=/press-photo.jpg></header><main>" +
                  "<h1>Ferry runs on</h1><article>" + first + between + second +
                  "</article></main></body></html>";
  return extract(Page::parse(std::move(capture)).value()).value();
}

// Names of the files.
std::string pictures_of(const std::string& between, const std::string& head = "") {
  std::string names;
  for (const Image& image : read(between, head).images)
    names += (names.empty() ? "" : " ") + image.url.substr(image.url.rfind('/') + 1);
  return names;
}

TEST(Pictures, StandInFiguresAndInTheStory) {
  EXPECT_EQ(pictures_of("<figure><img src=/a.jpg></figure><img src=/b.jpg><figure><img src=/a.jpg></figure>"),
            "a.jpg b.jpg");
  EXPECT_EQ(pictures_of("<figure class=teaser-image><img src=/a.jpg></figure>"), "a.jpg");
  EXPECT_EQ(pictures_of("<a href=/large/a.jpg><img src=/a.jpg></a>"), "a.jpg");
  EXPECT_EQ(pictures_of("<img src=/placeholder.png srcset='/a.jpg 640w, /b.jpg 1280w'>"), "a.jpg");
  EXPECT_EQ(pictures_of("<img src=/google-pixel-quick-tap.jpg>"), "google-pixel-quick-tap.jpg");
}

TEST(Pictures, AreNotOfOtherStoriesAndNotSigns) {
  EXPECT_EQ(pictures_of("<a href=/2026/11/07/pier-holds><img src=/a.jpg></a>"), "");
  EXPECT_EQ(pictures_of("<div class=related><figure><img src=/a.jpg></figure></div>"), "");
  EXPECT_EQ(pictures_of("<aside><img src=/a.jpg></aside>"), "");
  for (const char* sign : {"/img/logo-white.png", "/avatar/7e7d8173.jpg", "/placeholder.png", "/mailIcon.gif",
                           "/plus.svg", "{image}.jpg", "data:image/gif;base64,R0lGOD"})
    EXPECT_EQ(pictures_of(std::string("<img src='") + sign + "'>"), "") << sign;
  EXPECT_EQ(pictures_of("<img src=/a.jpg width=16 height=16><img src=/b.jpg width='100%'>"), "b.jpg");
}

TEST(Pictures, HaveTheCaptionBesideThem) {
  const Article article = read(
      "<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>The northern pier. Photo: Ada "
      "Marsh</p></div>");
  ASSERT_EQ(article.images.size(), 1U);
  EXPECT_EQ(article.images[0].caption, "The northern pier.");
  EXPECT_EQ(article.images[0].credit, "Ada Marsh");
}

TEST(Pictures, OfTheHeadStandInWhereThePageShowsNone) {
  const std::string head = "<meta property=og:image content=/share/pier.jpg>";
  EXPECT_EQ(pictures_of("", head), "pier.jpg");
  EXPECT_EQ(pictures_of("<img src=/a.jpg>", head), "a.jpg");
  EXPECT_EQ(pictures_of("", "<meta property=og:image content=/img/logo.png>"), "");
}

std::string parted(std::string_view text, std::string_view credit = "") {
  const PictureWords words = part_picture_words(text, credit);
  return words.caption + "|" + words.credit;
}

TEST(PictureWords, ArePartedWhereTheCreditIsMarked) {
  EXPECT_EQ(parted("The pier at night Ada Marsh", "Ada Marsh"), "The pier at night|Ada Marsh");
  EXPECT_EQ(parted("FOTO: ADA MARSH The pier at night", "FOTO: ADA MARSH"), "The pier at night|ADA MARSH");
  EXPECT_EQ(parted("The pier at night (Ada Marsh)", "Ada Marsh)"), "The pier at night|Ada Marsh");
  EXPECT_EQ(parted("The pier (left)", "(Image credit: Ada Marsh (Beacon))"),
            "The pier (left)|Ada Marsh (Beacon)");
  EXPECT_EQ(parted("The pier.", "Ada Marsh Visa mer"), "The pier.|Ada Marsh");
}

TEST(PictureWords, ArePartedByWhatACreditBeginsWith) {
  EXPECT_EQ(parted("The pier at night. Photo: Ada Marsh"), "The pier at night.|Ada Marsh");
  EXPECT_EQ(parted("photo: Ada Marsh via Pixabay"), "|Ada Marsh via Pixabay");
  EXPECT_EQ(parted("Der Pier bei Nacht (Bildquelle: bote.example)"), "Der Pier bei Nacht|bote.example");
  EXPECT_EQ(parted("桟橋 写真：浜田しおり"), "桟橋|浜田しおり");
  EXPECT_EQ(parted("The pier ©Ada Marsh/The Beacon"), "The pier|Ada Marsh/The Beacon");
  EXPECT_EQ(parted("The pier. Photograph by Ada Marsh."), "The pier.|Ada Marsh.");
  EXPECT_EQ(parted("Credit: Ada Marsh; Source: Harbour Office"), "|Ada Marsh; Source: Harbour Office");
  EXPECT_EQ(parted("Streetcats Studio / Shutterstock"), "|Streetcats Studio / Shutterstock");
}

TEST(PictureWords, LeaveACaptionThatNamesNobody) {
  EXPECT_EQ(parted("Three of the boats: the ferry, the tug and the pilot"),
            "Three of the boats: the ferry, the tug and the pilot|");
  EXPECT_EQ(parted("In the photo by the door she waits"), "In the photo by the door she waits|");
  EXPECT_EQ(parted("He bought it from Getty Images"), "He bought it from Getty Images|");
  const std::string told =
      "©Five Minutes The ferry has run through eleven winters, and nobody knows how long it still will.";
  EXPECT_EQ(parted(told), told + "|");
}

TEST(PictureWords, AreNoLabelsAlone) {
  for (const char* label :
       {"Image", "32 Images", "Fotos:", "(", "©", "Advertisement", "Credit", "", " ", ":", "()", ")("})
    EXPECT_EQ(parted(label), "|") << label;
  EXPECT_EQ(parted("(", "PA)"), "|PA");
}

}  // namespace
}  // namespace broadsheet
