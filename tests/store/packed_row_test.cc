#include "store/packed_row.h"

#include <gtest/gtest.h>

#include <random>

namespace broadsheet {
namespace {

std::string some_text(std::size_t size) {
  std::mt19937 draw(1);
  std::string text;
  while (text.size() < size) text += "word" + std::to_string(draw() % 300) + " ";
  return text;
}

TEST(PackedRow, IsTheSameHoweverItWasPackedAndIsRead) {
  RowUnpacker unpacker;
  for (const std::size_t size : {0, 1, 1'000, 1'024, 5'000, 300'000}) {
    const std::string text = some_text(size);
    for (const std::string& packed : {pack(text), pack_in_blocks(text)}) {
      EXPECT_EQ(unpack_row(packed).value(), text);
      ASSERT_TRUE(unpacker.begin(packed));
      while (unpacker.more()) EXPECT_TRUE(std::string_view(text).starts_with(unpacker.bytes()));
      EXPECT_EQ(unpacker.bytes(), text);
    }
  }
}

TEST(PackedRow, IsReadAtTheFrontWithoutTheRest) {
  const std::string text = some_text(20'000), packed = pack_in_blocks(text);
  RowUnpacker unpacker;
  ASSERT_TRUE(unpacker.begin(std::string_view(packed).substr(0, packed.size() / 2)));
  while (unpacker.more()) {
  }
  EXPECT_GT(unpacker.bytes().size(), text.size() / 3);
  EXPECT_TRUE(std::string_view(text).starts_with(unpacker.bytes()));
}

TEST(PackedRow, ThatIsNoneIsToldOf) {
  RowUnpacker unpacker;
  EXPECT_FALSE(unpack_row("no row"));
  EXPECT_FALSE(unpacker.begin("no row"));
  std::string packed = pack_in_blocks(some_text(20'000));
  std::fill(packed.begin() + 20, packed.end(), '\xFF');
  EXPECT_FALSE(unpack_row(packed));
  ASSERT_TRUE(unpacker.begin(packed));
  while (unpacker.more()) {
  }
  EXPECT_LT(unpacker.bytes().size(), 20'000U);
}

}  // namespace
}  // namespace broadsheet
