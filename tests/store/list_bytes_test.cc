#include "store/list_bytes.h"

#include <gtest/gtest.h>

#include "tests/store/zstd_frame.h"

namespace broadsheet {
namespace {

// Two of a group, and another.
std::vector<Recommendation> some() {
  Recommendation full;
  full.group = "The story now";
  full.reason = {
      "same-story", "same story: Port Aldous", {{{1, 12}, {300, 311}}, {{4'000'000'000, 5}, {0, 0}}}};
  full.score = -0.125;
  full.copies = 6;
  Recommendation another = full;
  another.group = "Elsewhere today";
  another.reason.text = std::string("in \"fog\"\n\0", 10);
  return {full, another, {}, full};
}
const std::vector<std::int64_t> numbers = {7, 1, 300'000, 8};

// All that is told of a list, to compare.
std::string told(const std::vector<Recommendation>& list) {
  std::string out;
  for (const Recommendation& r : list) out += to_json(r) + "\n";
  return out;
}

TEST(ListBytes, GiveBackTheListAndTheNumbersOfItsArticles) {
  const auto list = list_in(list_bytes(some(), numbers));
  EXPECT_EQ(told(list->items), told(some()));
  EXPECT_EQ(list->numbers, numbers);
  EXPECT_TRUE(list_in(list_bytes({}, {}))->items.empty());
}

TEST(ListBytes, TellWhatItemsHaveInCommonOnce) {
  const std::string one = list_bytes({some().front()}, {1}),
                    two = list_bytes({some().front(), some().front()}, {1, 2});
  EXPECT_LT(two.size() - one.size(), one.size() / 2);
}

TEST(ListBytes, OfBeforeHaveWholeItemsAndNoNumbers) {
  std::vector<Recommendation> list = some();
  list[0].article = "a1";
  list[0].headline = "Ferries \"collide\"\nin fog";
  list[0].publisher = "The Beacon";
  list[0].published = parse_iso_date("2026-10-19T08:30:00+02:00");
  list[0].text = std::string(300, 'x');
  const auto lines = list_in(zstd_frame(told(list)));
  EXPECT_EQ(told(lines->items), told(list));
  EXPECT_TRUE(lines->numbers.empty());
}

TEST(ListBytes, ThatAreCutOrChangedAreToldOf) {
  const std::string bytes = list_bytes({some().front()}, {7});
  for (std::size_t size = 2; size < bytes.size(); ++size)
    EXPECT_FALSE(list_in(std::string_view(bytes).substr(0, size))) << size;
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const char other : {'\0', '\x7F', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = other;
      (void)list_in(changed);  // an error or a list, by the sanitizers' leave
    }
  EXPECT_EQ(list_in(zstd_frame("\3and more")).error().code, ErrorCode::damaged);
}

}  // namespace
}  // namespace broadsheet
