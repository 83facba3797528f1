// index_check.cc: reads every segment whole, and holds against each other what it says twice: the order of
// words and documents, counts, lengths, and what blocks say of themselves. Entry point: SearchIndex::check().

#include <algorithm>

#include "search/cursor.h"
#include "search/index.h"

namespace broadsheet {
namespace {

class SegmentCheck {
 public:
  SegmentCheck(SegmentRows& rows, const Segment& segment) : reader_(rows, segment) {}

  std::optional<Error> run(std::vector<std::int64_t>& numbers) {
    check_documents(numbers);
    std::string before;
    reader_.for_each_word("", [&](const std::string& word, const WordEntry& entry) {
      if (word <= before && !before.empty()) reader_.fail("words that are not in order");
      before = word;
      check_word(entry);
    });
    for (std::uint32_t d = 0; d < counted_.size() && !reader_.fault(); ++d)
      if (std::min(counted_[d], std::uint64_t{longest_length}) != reader_.length(d))
        reader_.fail("document " + std::to_string(d) + " has not as many words as it should");
    return reader_.fault();
  }

 private:
  void check_documents(std::vector<std::int64_t>& numbers) {
    const Segment& segment = reader_.segment();
    std::uint64_t length = 0;
    std::int64_t before = -1;
    for (std::uint32_t d = 0; d < segment.documents && !reader_.fault(); ++d) {
      const std::int64_t number = reader_.number_read(d);
      if (number <= before) reader_.fail("documents that are not in order");
      before = number;
      length += reader_.length(d);
      if (!segment.is_gone(d)) numbers.push_back(number);
    }
    if (!reader_.fault() && length != segment.length) reader_.fail("documents of another length");
    if (!reader_.fault()) counted_.assign(segment.documents, 0);
  }

  void check_word(const WordEntry& entry) {
    if (reader_.fault()) return;
    if (entry.documents > reader_.segment().documents) return reader_.fail("a word in too many documents");
    WordCursor cursor(reader_, entry);
    std::vector<std::uint64_t> places;
    for (std::uint32_t document = cursor.seek(0); document != no_document;
         document = cursor.seek(document + 1)) {
      if (!are_bounded(cursor, document, reader_.length(document)))
        reader_.fail("a block that says too little of itself");
      cursor.places(places);
      counted_[document] += places.size();
    }
  }

  // What it stands at, by its block and by its strip.
  static bool are_bounded(WordCursor& cursor, std::uint32_t document, std::uint32_t length) {
    const std::size_t number = cursor.block_with(0, document);
    const PostingBlock& block = cursor.blocks()[number];
    const StripBounds bounds = cursor.bounds(number);
    std::uint32_t strip = 0;
    while (strip + 1 < bounds.count && bounds.last[strip] < document) ++strip;
    return cursor.weight() <= std::min(block.most, bounds.most[strip]) &&
           length >= std::max(block.shortest, bounds.shortest[strip]);
  }

  SegmentReader reader_;
  std::vector<std::uint64_t> counted_;  // words of each document
};

}  // namespace

Result<SearchIndex::Checked> SearchIndex::check() const {
  Checked checked;
  if (!is_current()) return checked;
  const auto segments = segments_of(*database_);
  if (!segments) return tl::unexpected(segments.error());
  SegmentRows rows(*database_);
  for (const Segment& segment : *segments)
    if (const auto fault = SegmentCheck(rows, segment).run(checked.numbers))
      checked.faults.push_back(fault->what);
  std::sort(checked.numbers.begin(), checked.numbers.end());
  return checked;
}

}  // namespace broadsheet
