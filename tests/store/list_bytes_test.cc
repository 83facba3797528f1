#include "store/list_bytes.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

std::vector<Recommendation> some() {
  Recommendation full;
  full.group = "The story now";
  full.article = "a1";
  full.headline = std::string("Ferries \"collide\"\n\0 in fog", 26);
  full.publisher = "The Beacon";
  full.published = parse_iso_date("2026-10-19T08:30:00+02:00");
  full.text = std::string(300, 'x');
  full.reason = {
      "same-story", "same story: Port Aldous", {{{1, 12}, {300, 311}}, {{4'000'000'000, 5}, {0, 0}}}};
  full.score = -0.125;
  full.copies = 6;
  return {full, {}, full};
}

// All that is told of a list, to compare.
std::string told(const std::vector<Recommendation>& list) {
  std::string out;
  for (const Recommendation& r : list) out += to_json(r) + "\n";
  return out;
}

TEST(ListBytes, GiveBackTheList) {
  EXPECT_EQ(told(*list_in(list_bytes(some()))), told(some()));
  EXPECT_TRUE(list_in(list_bytes({}))->empty());
}

TEST(ListBytes, OfBeforeAreLines) {
  const std::string lines = told({some().front(), some().back()});
  EXPECT_EQ(told(*list_in(lines)), lines);
  EXPECT_TRUE(list_in("")->empty());
}

TEST(ListBytes, ThatAreCutOrChangedAreToldOf) {
  const std::string bytes = list_bytes({some().front()});
  for (std::size_t size = 2; size < bytes.size(); ++size)
    EXPECT_FALSE(list_in(std::string_view(bytes).substr(0, size))) << size;
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const char other : {'\0', '\x7F', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = other;
      (void)list_in(changed);  // an error or a list, by the sanitizers' leave
    }
  EXPECT_EQ(list_in("\2and more").error().code, ErrorCode::damaged);
}

}  // namespace
}  // namespace broadsheet
