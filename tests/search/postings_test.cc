// Lists of postings: what is put into one comes out again, whatever stands in it and wherever it is entered.

#include "search/postings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <span>

#include "base/byte_numbers.h"
#include "search/cursor.h"
#include "search/index.h"
#include "search/old_postings.h"
#include "search/short_places.h"

namespace broadsheet {
namespace {

using Draw = std::mt19937;

struct Placed {
  Posting posting;
  std::uint32_t length = 0;
  std::array<std::vector<std::uint64_t>, index_fields> places;
};

// Gaps and counts of every size, most of them small; `documents` may be any number.
std::vector<Placed> some_postings(Draw& draw, std::uint32_t documents) {
  std::vector<Placed> all;
  const unsigned widest_gap = draw() % 12;
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < documents; ++i) {
    Placed& each = all.emplace_back();
    each.posting.document = next + draw() % (1U << draw() % (widest_gap + 1));
    next = each.posting.document + 1;
    each.length = draw() % 20 == 0 ? draw() % 60'000 : 100 + draw() % 400;
    const bool is_plain = draw() % 4 > 0;
    for (std::size_t field = is_plain ? 2 : draw() % 3; field < index_fields; ++field) {
      std::uint64_t place = 0;
      const unsigned count = draw() % 50 == 0 ? draw() % 700 : 1 + draw() % 3;
      for (unsigned k = 0; k < (field == 2 && !is_plain ? count - 1 : count); ++k)
        each.places[field].push_back(place += 1 + draw() % 200);
      each.posting.counts[field] = static_cast<std::uint32_t>(each.places[field].size());
    }
    if (each.posting.weight() == 0) {
      each.places[2] = {draw() % 3};
      each.posting.counts[2] = 1;
    }
  }
  return all;
}

// As whoever reads a text gives them.
std::string encoded(const Placed& each) {
  std::string bytes;
  for (const auto& places : each.places)
    for (std::size_t i = 0; i < places.size(); ++i)
      put_number(bytes, places[i] - (i == 0 ? 0 : places[i - 1]));
  return bytes;
}

std::vector<std::uint64_t> flat(const Placed& each) {
  std::vector<std::uint64_t> all;
  for (std::uint64_t field = 0; field < index_fields; ++field)
    for (const std::uint64_t place : each.places[field]) all.push_back((field << field_shift) + place);
  return all;
}

struct List {
  std::string list, places;
};
List list_of(const std::vector<Placed>& postings) {
  PostingList list;
  for (const Placed& each : postings) list.add(each.posting, each.length, encoded(each));
  const auto [bytes, places] = list.end();
  return {std::string(bytes), std::string(places)};
}

// A segment of so many documents with nothing in it, and an entry of a word that stands on its page of words.
class Lists : public ::testing::Test {
 protected:
  static constexpr std::uint32_t documents = 1U << 30U;
  Lists() : database_(Database::open(":memory:", DatabaseMode::write).value()), rows_(made(database_)) {
    segment_.documents = documents;
  }
  static const Database& made(const Database& database) {
    EXPECT_TRUE(SearchIndex::create(database));
    return database;
  }
  static WordEntry entry_of(const List& list, std::size_t count) {
    WordEntry entry;
    entry.documents = static_cast<std::uint32_t>(count);
    entry.list = list.list;
    entry.places = list.places;
    entry.list_size = list.list.size();
    entry.places_size = list.places.size();
    entry.is_inline = true;
    return entry;
  }
  // From the first to the last, with all there is to say of them.
  void expect_all(WordEntry entry, const std::vector<Placed>& postings) {
    SegmentReader reader(rows_, segment_);
    WordCursor cursor(reader, std::move(entry));
    std::size_t at = 0;
    std::vector<std::uint64_t> places;
    while (cursor.next_strip())
      for (std::uint32_t i = 0; i < cursor.strip().count; ++i, ++at) {
        ASSERT_LT(at, postings.size());
        const Posting& posting = postings[at].posting;
        EXPECT_EQ(cursor.strip().documents[i], posting.document);
        EXPECT_EQ(cursor.strip().weight(i), posting.weight());
        std::string_view bytes = cursor.next_places();
        ASSERT_TRUE(read_places(bytes, posting.weight(), places));
        EXPECT_TRUE(bytes.empty());
        EXPECT_EQ(places, flat(postings[at]));
      }
    EXPECT_EQ(at, postings.size());
    EXPECT_FALSE(reader.fault());
  }

  Database database_;
  SegmentRows rows_;
  Segment segment_;
};

constexpr std::array<std::uint32_t, 12> sizes = {1, 2, 31, 32, 33, 64, 255, 256, 257, 288, 511, 1'900};

TEST_F(Lists, SayWhatWasPutIntoThem) {
  Draw draw(1);
  for (int time = 0; time < 5; ++time)
    for (const std::uint32_t size : sizes) {
      const std::vector<Placed> postings = some_postings(draw, size);
      expect_all(entry_of(list_of(postings), size), postings);
    }
}

TEST_F(Lists, AreEnteredAnywhere) {
  Draw draw(2);
  std::vector<std::uint64_t> places;
  for (const std::uint32_t size : sizes) {
    const std::vector<Placed> postings = some_postings(draw, size);
    SegmentReader reader(rows_, segment_);
    WordCursor cursor(reader, entry_of(list_of(postings), size));
    std::uint32_t target = 0;
    for (int step = 0; step < 300; ++step) {
      const std::uint32_t before = target;
      target = draw() % 9 == 0 ? draw() % (postings.back().posting.document + 2) : target + draw() % 40;
      if (target < before) cursor.begin(target);
      const auto found = std::ranges::lower_bound(postings, target, {},
                                                  [](const Placed& each) { return each.posting.document; });
      const std::uint32_t document = cursor.seek(target);
      ASSERT_EQ(document, found == postings.end() ? no_document : found->posting.document);
      if (found == postings.end()) continue;
      EXPECT_EQ(cursor.weight(), found->posting.weight());
      if (document == target) continue;  // places are asked for once a document
      cursor.places(places);
      EXPECT_EQ(places, flat(*found));
      target = document + 1;
    }
    EXPECT_FALSE(reader.fault());
  }
}

// Of a document that has them in short, as read_places() says them.
std::vector<std::uint64_t> long_places(const ShortPlaces& places) {
  std::vector<std::uint64_t> all;
  for (const std::uint16_t place : std::span(places.places).first(places.count)) {
    const std::uint16_t begin = place >= ShortPlaces::headline_begins ? ShortPlaces::headline_begins
                                : place >= ShortPlaces::lead_begins   ? ShortPlaces::lead_begins
                                                                      : std::uint16_t{0};
    const std::uint64_t field = begin == 0 ? 2 : begin == ShortPlaces::lead_begins ? 1 : 0;
    all.push_back((field << field_shift) + place - begin);
  }
  return all;
}

TEST_F(Lists, SayPlacesInShortAsAtLength) {
  Draw draw(5);
  std::vector<std::uint64_t> places;
  ShortPlaces in_short;
  std::size_t are_short = 0;
  for (const std::uint32_t size : sizes) {
    const std::vector<Placed> postings = some_postings(draw, size);
    SegmentReader reader(rows_, segment_);
    WordCursor cursor(reader, entry_of(list_of(postings), size));
    for (const Placed& each : postings) {
      if (draw() % 3 == 0) continue;
      ASSERT_EQ(cursor.seek(each.posting.document), each.posting.document);
      const bool is_short = cursor.short_places(in_short);
      if (is_short) EXPECT_EQ(long_places(in_short), flat(each));
      are_short += is_short ? 1 : 0;
      if (is_short && draw() % 2 == 0) continue;
      cursor.places(places);
      EXPECT_EQ(places, flat(each));
    }
    EXPECT_FALSE(reader.fault());
  }
  EXPECT_GT(are_short, 1'000U);
}

// Rising places of a word in each field, as its list has them; long ones and many where `is_far`.
std::string some_places(Draw& draw, std::uint32_t& weight, bool is_far) {
  Placed placed;
  std::uint32_t all = 0;
  for (const std::size_t field : {2U, 1U, 0U}) {
    std::uint64_t place = is_far && draw() % 2 == 0 ? ShortPlaces::body_ends - 40 : draw() % 30;
    for (std::uint32_t left = draw() % (field == 2 ? 30 : 4); left > 0; --left, ++all)
      placed.places[field].push_back(place += 1 + draw() % (draw() % 9 == 0 ? 300 : 3));
  }
  if (all == 0) placed.places[2].push_back(draw() % 40);
  for (std::size_t field = 0; field < index_fields; ++field)
    placed.posting.counts[field] = static_cast<std::uint32_t>(placed.places[field].size());
  weight = placed.posting.weight();
  return list_of({placed}).places;
}

TEST(ShortPlaces, AreFollowedWhereTheLongOnesAre) {
  Draw draw(6);
  std::array<ShortPlaces, 2> in_short;
  std::array<std::vector<std::uint64_t>, 2> in_long;
  std::size_t compared = 0, followed = 0;
  for (int time = 0; time < 5'000; ++time) {
    const int by = static_cast<int>(draw() % 31) - 15;
    bool are_short = true;
    for (std::size_t i = 0; i < 2; ++i) {
      std::uint32_t weight = 0;
      const std::string bytes = some_places(draw, weight, time % 4 == 0);
      const std::size_t size = read_short_places(bytes, weight, in_short[i]);
      are_short &= size == bytes.size();
      std::string_view left = bytes;
      ASSERT_TRUE(read_places(left, weight, in_long[i]));
    }
    if (!are_short) continue;
    std::uint32_t expected = 0;
    std::vector<std::uint64_t> kept;
    for (const std::uint64_t place : in_long[0]) {
      const auto wanted = static_cast<std::int64_t>(place_in_field(place)) + by;
      const std::uint64_t begin = place - place_in_field(place);
      if (wanted < 0 || !std::ranges::binary_search(in_long[1], begin + static_cast<std::uint64_t>(wanted)))
        continue;
      kept.push_back(place);
      expected += field_weights[field_of(place)];
    }
    EXPECT_EQ(weight_followed(in_short[0], in_short[1], by), expected);
    keep_followed(in_short[0], in_short[1], by);
    EXPECT_EQ(long_places(in_short[0]), kept);
    ++compared;
    followed += kept.size();
  }
  EXPECT_GT(compared, 3'000U);
  EXPECT_GT(followed, 3'000U);
}

TEST(ShortPlaces, AreNoneOfBytesThatEnd) {
  Draw draw(7);
  ShortPlaces places;
  for (int time = 0; time < 500; ++time) {
    std::uint32_t weight = 0;
    const std::string bytes = some_places(draw, weight, false);
    for (std::size_t size = 0; size < bytes.size(); ++size)
      EXPECT_EQ(read_short_places(std::string(bytes, 0, size), weight, places), 0U);
  }
}

TEST_F(Lists, EndThoughNothingOfThemWasRead) {
  Draw draw(4);
  for (const std::uint32_t size : sizes) {
    const std::vector<Placed> postings = some_postings(draw, size);
    const std::uint32_t last = postings.back().posting.document;
    SegmentReader reader(rows_, segment_);
    WordCursor cursor(reader, entry_of(list_of(postings), size));
    EXPECT_EQ(cursor.seek(last + 1), no_document);
    EXPECT_EQ(cursor.seek(last + 2), no_document);
    cursor.begin(last);
    EXPECT_EQ(cursor.seek(last), last);
    EXPECT_FALSE(reader.fault()) << size;
  }
}

TEST_F(Lists, BoundWhatTheyHold) {
  Draw draw(3);
  for (const std::uint32_t size : sizes) {
    const std::vector<Placed> postings = some_postings(draw, size);
    SegmentReader reader(rows_, segment_);
    WordCursor cursor(reader, entry_of(list_of(postings), size));
    for (const Placed& each : postings) {
      const std::uint32_t document = each.posting.document;
      const std::size_t number = cursor.block_with(0, document);
      const PostingBlock& block = cursor.blocks()[number];
      EXPECT_GE(block.most, each.posting.weight());
      EXPECT_LE(block.shortest, each.length);
      EXPECT_GE(block.last, document);
      const StripBounds bounds = cursor.bounds(number);
      const auto strip =
          std::ranges::lower_bound(bounds.last.begin(), bounds.last.begin() + bounds.count, document) -
          bounds.last.begin();
      ASSERT_LT(strip, bounds.count);
      EXPECT_GE(bounds.most[strip], each.posting.weight());
      EXPECT_LE(bounds.shortest[strip], each.length);
    }
  }
}

TEST_F(Lists, HoldTheLargestNumbers) {
  std::vector<Placed> postings;
  for (std::uint32_t i = 0; i < 40; ++i) {
    Placed& each = postings.emplace_back();
    each.posting = {i == 0 ? 0 : documents - 100 + i, {0, 0, i == 5 ? 70'000U : 1U}};
    for (std::uint32_t k = 0; k < each.posting.counts[2]; ++k) each.places[2].push_back(k);
  }
  expect_all(entry_of(list_of(postings), postings.size()), postings);
}

// As programs of before wrote them.
List old_list_of(const std::vector<Placed>& postings) {
  std::string table, list, places;
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    const auto& [document, counts] = postings[i].posting;
    const bool is_plain = counts == std::array<std::uint32_t, index_fields>{0, 0, 1};
    put_number(list, 2 * std::uint64_t{document - next} + (is_plain ? 1 : 0));
    if (!is_plain) {
      put_number(list, 4 * std::uint64_t{counts[2]} + (counts[0] > 0 ? 1 : 0) + (counts[1] > 0 ? 2 : 0));
      for (const std::size_t field : {0U, 1U})
        if (counts[field] > 0) put_number(list, counts[field]);
    }
    places += encoded(postings[i]);
    next = document + 1;
    if (postings.size() > 128 && (i % 128 == 127 || i + 1 == postings.size()))
      for (int number = 0; number < 5; ++number) put_number(table, 300);  // is passed over
  }
  return {table + list, places};
}

TEST_F(Lists, OfBeforeBecomeThoseOfToday) {
  Draw draw(4);
  for (const std::uint32_t size : {1U, 127U, 128U, 129U, 600U}) {
    const std::vector<Placed> postings = some_postings(draw, size);
    const List old = old_list_of(postings), expected = list_of(postings);
    const auto length = [&](std::uint32_t document) {
      return std::ranges::find(postings, document, [](const Placed& p) { return p.posting.document; })
          ->length;
    };
    PostingList list;
    ASSERT_TRUE(add_old_list({old.list, old.places, size, documents, length}, list));
    const auto [bytes, places] = list.end();
    EXPECT_EQ(bytes, expected.list);
    EXPECT_EQ(places, expected.places);
    PostingList cut;
    EXPECT_FALSE(add_old_list({old.list, old.places.substr(1), size, documents, length}, cut));
  }
}

}  // namespace
}  // namespace broadsheet
