#include "recommend/desk_item.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "broadsheet/recommend.h"
#include "tests/recommend/desk_site.h"

namespace broadsheet {
namespace {

DeskItem some() {
  Article a =
      article("a", "The Beacon", "Day 2: 14 hurt as ferries collide off Port Aldous",
              "PORT ALDOUS, Oct 19 (Reuters) - Two ferries collided in fog off Port Aldous on Monday, "
              "Ingrid Fossum said. \"Fourteen people were hurt,\" said the harbour master Fossum, and "
              "Tehran sent help to the yard where both ships were towed with water in their engines.",
              "2026-10-19T08:30:00+02:00");
  a.section = "World";
  a.byline = {"Ada Marsh"};
  a.url = "https://beacon.example/2026/ferries-1998";
  return Desk::prepare({}, a, {});
}

TEST(DeskItem, ComesBackAsItWas) {
  const DeskItem item = some();
  const auto again = desk_item_in(bytes_of(item));
  ASSERT_TRUE(again);
  EXPECT_EQ(bytes_of(*again), bytes_of(item));
  EXPECT_EQ(again->article.id, "a");
  EXPECT_EQ(again->article.section, "World");
  EXPECT_EQ(again->article.published->iso(), "2026-10-19T08:30:00+02:00");
  EXPECT_EQ(again->words.hashes, item.words.hashes);
  EXPECT_EQ(again->copy.grams.size(), item.copy.grams.size());
  EXPECT_EQ(again->copy.grams.back().hash, item.copy.grams.back().hash);
  ASSERT_EQ(again->listed.names.size(), item.listed.names.size());
  for (std::size_t i = 0; i < item.listed.names.size(); ++i) {
    EXPECT_EQ(again->listed.names[i].text, item.listed.names[i].text);
    EXPECT_EQ(again->listed.names[i].place_for, item.listed.names[i].place_for);
    EXPECT_EQ(again->listed.names.sign(i), item.listed.names.sign(i));
  }
}

TEST(DeskItem, ThatIsCutOrOfAnotherFormIsNone) {
  const std::string bytes = bytes_of(some());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(desk_item_in(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_FALSE(desk_item_in(bytes + "x"));
  std::string other = bytes;
  ++other.front();
  EXPECT_FALSE(desk_item_in(other));
}

TEST(DeskItem, ThatIsChangedIsReadOrRefused) {
  const std::string bytes = bytes_of(some());
  for (std::size_t at = 1; at < bytes.size(); ++at)
    for (const char to : {'\0', '\x7F', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = to;
      (void)desk_item_in(changed);  // by the sanitizers' leave
    }
}

// Items are kept in archives: what makes them otherwise is another form.
TEST(DeskItem, IsMadeAsItsFormSays) {
  const std::string bytes = bytes_of(some());
  EXPECT_EQ(desk_item_form, 2);
  EXPECT_EQ(hash64(bytes), 4'843'914'680'083'578'848U) << "raise desk_item_form, and put both numbers here";
}

}  // namespace
}  // namespace broadsheet
