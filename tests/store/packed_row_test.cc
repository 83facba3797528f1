#include "store/packed_row.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/store/zstd_frame.h"

namespace broadsheet {
namespace {

std::string some_text(std::size_t size) {
  std::mt19937 draw(1);
  std::string text;
  while (text.size() < size) text += "word" + std::to_string(draw() % 300) + " ";
  return text;
}

// Letters by chance: nothing that can be packed.
std::string noise(std::size_t size) {
  std::mt19937 draw(1);
  std::string text(size, ' ');
  for (char& c : text) c = static_cast<char>(draw());
  return text;
}

// What is told of it until nothing more is there.
std::string_view read_on(RowUnpacker& unpacker) {
  while (unpacker.more()) {
  }
  return unpacker.bytes();
}

TEST(PackedRow, IsTheSameHoweverItIsRead) {
  RowUnpacker unpacker;
  for (const std::size_t size : {0, 1, 1'000, 1'024, 5'000, 300'000})
    for (const std::string& text : {some_text(size), noise(size), std::string(size, 'a')}) {
      for (const std::string& packed : {zstd_frame(text), pack_in_blocks(text)}) {
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
  EXPECT_GT(read_on(unpacker).size(), text.size() / 3);
  EXPECT_TRUE(std::string_view(text).starts_with(unpacker.bytes()));
}

TEST(PackedRow, IsShortWhereItIsAsLinesAre) {
  EXPECT_LT(pack_in_blocks(before_lines).size(), 20U);
}

TEST(PackedRow, OfBeforeFormat7IsRead) {
  // zstd --fast=1 of "the ferry the ferry the ferry the ferry"
  const std::string_view frame(
      "\x28\xB5\x2F\xFD\x20\x27\x85\x00\x00\x50\x74\x68\x65\x20\x66\x65\x72\x72\x79\x20\x01\x00\xBD\x0B\x12",
      25);
  const std::string_view text = "the ferry the ferry the ferry the ferry";
  EXPECT_EQ(unpack_row(frame).value(), text);
  RowUnpacker unpacker;
  ASSERT_TRUE(unpacker.begin(frame));
  EXPECT_EQ(read_on(unpacker), text);
  ASSERT_TRUE(unpacker.begin(frame.substr(0, frame.size() - 1)));
  EXPECT_EQ(read_on(unpacker), "");
}

TEST(PackedRow, ThatIsNoneIsToldOf) {
  RowUnpacker unpacker;
  for (const std::string_view none : {"no row", "", "L", "L\xFF"}) {
    EXPECT_FALSE(unpack_row(none)) << none;
    EXPECT_FALSE(unpacker.begin(none)) << none;
  }
  EXPECT_FALSE(unpacker.begin("L\xFF\xFF\x7F and no room for so much")) << "more than bytes can pack to";
}

// Each byte another in turn: what comes out is no longer than the row says, and an error or a text.
TEST(PackedRow, ThatIsDamagedIsReadAsFarAsItCanBe) {
  const std::string text = some_text(3'000), packed = pack_in_blocks(text);
  RowUnpacker unpacker;
  std::size_t told = 0;
  for (std::size_t at = 0; at < packed.size(); ++at) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(~damaged[at]);
    const auto whole = unpack_row(damaged);
    told += whole ? 0 : 1;
    if (!unpacker.begin(damaged)) continue;
    const std::string_view read = read_on(unpacker);
    if (whole) EXPECT_EQ(read, *whole);
  }
  EXPECT_GT(told, packed.size() / 10);
}

}  // namespace
}  // namespace broadsheet
