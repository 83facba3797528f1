#include "copy/sketch.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

Sketch of(std::uint32_t first) {
  Sketch sketch{};
  for (std::uint32_t i = 0; i < sketch.size(); ++i) sketch[i] = first + i;
  return sketch;
}

using Numbers = std::vector<std::int64_t>;

// Then it has a table, and does not look at all any more.
void ask_often(SketchTable& table) {
  for (int i = 0; i < 100; ++i) (void)table.sharing(of(1), 0, 1);
}

TEST(Sketch, IsTheSameForTheSameText) {
  const std::string text =
      "Two ferries collided in fog off Port Aldous on Monday, and the harbour master said that the rules for "
      "fog "
      "were in force when the first of them struck the stern of the second one at ten to seven in the "
      "morning.";
  EXPECT_EQ(sketch_of(text), sketch_of(text));
  EXPECT_NE(sketch_of(text)[0], 0U);
  EXPECT_EQ(sketch_of("Too short for a gram."), Sketch{});
}

TEST(SketchTable, FindsThoseThatShareMostFirst) {
  SketchTable table;
  for (std::int64_t n = 1; n <= 5'000; ++n) table.put(n, of(static_cast<std::uint32_t>(100 * n)));
  table.put(5'001, of(4'204));  // shares four with article 42
  for (const bool is_asked_often : {false, true}) {
    if (is_asked_often) ask_often(table);
    EXPECT_EQ(table.sharing(of(4'203), 5'001, 4), (Numbers{5'001, 42}));
    EXPECT_EQ(table.sharing(of(4'203), 5'001, 1), (Numbers{5'001}));
    EXPECT_EQ(table.sharing(of(4'203), 5'000, 4), (Numbers{42})) << "up to a number";
    EXPECT_EQ(table.sharing(of(4'207), 5'000, 4), (Numbers{})) << "one hash is too few";
  }
}

TEST(SketchTable, TakesTheLaterOfTwoSketches) {
  for (const bool is_asked_often : {false, true}) {
    SketchTable table;
    table.put(1, of(100));
    if (is_asked_often) ask_often(table);
    table.put(1, of(200));
    table.put(1, of(100));
    table.put(2, of(200));
    EXPECT_EQ(table.sharing(of(100), 9, 4), (Numbers{1}));
    EXPECT_EQ(table.sharing(of(200), 9, 4), (Numbers{2}));
    table.put(2, {});
    EXPECT_EQ(table.sharing(of(200), 9, 4), (Numbers{})) << "it has none any more";
  }
}

TEST(SketchTable, SaysWhatALookAtAllSaysHoweverItWasMade) {
  SketchTable one_by_one;
  ask_often(one_by_one);
  LargeVector<std::uint32_t> hashes(of(0).size());  // of number 0, which no article has
  for (std::int64_t n = 1; n <= 3'000; ++n) {
    const Sketch sketch = n % 7 == 0 ? Sketch{} : of(static_cast<std::uint32_t>(5 * n));
    one_by_one.put(n, sketch);
    hashes.insert(hashes.end(), sketch.begin(), sketch.end());
  }
  SketchTable at_once(hashes);
  ask_often(at_once);
  for (SketchTable* table : {&one_by_one, &at_once}) table->put(3'001, of(12));
  for (std::uint32_t first = 0; first <= 15'000; first += 137) {
    SketchTable fresh(hashes);
    fresh.put(3'001, of(12));
    const Numbers found = fresh.sharing(of(first), 3'001, 4);
    EXPECT_EQ(one_by_one.sharing(of(first), 3'001, 4), found) << first;
    EXPECT_EQ(at_once.sharing(of(first), 3'001, 4), found) << first;
  }
}

TEST(SketchTable, WhatManyHaveLeadsToTheFirstOfThem) {
  SketchTable table;
  for (std::int64_t n = 1; n <= 2'000; ++n) table.put(n, of(100));
  for (const bool is_asked_often : {false, true}) {
    if (is_asked_often) ask_often(table);
    const Numbers found = table.sharing(of(100), 2'000, 1'000);
    EXPECT_EQ(found.size(), 16U);
    EXPECT_EQ(found.back(), 1);
  }
}

}  // namespace
}  // namespace broadsheet
