#pragma once
// cursor.h: goes through the documents of a segment that hold a word or a phrase, in rising order, and passes
// over blocks of them unread.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "search/segment.h"

namespace broadsheet {

inline constexpr std::uint32_t no_document = UINT32_MAX;  // behind the last

// The most that documents up to `last` can have: no more weight, no less length.
struct CursorBound {
  std::uint32_t weight = 0, length = 0, last = no_document;
};

// Documents with a weight each, found before: those of a phrase, or of all words that begin alike.
struct Weighted {
  std::uint32_t document = 0, weight = 0;
};

// One word's list of postings, read block by block; or some documents, not none, in blocks without places.
class WordCursor {
 public:
  // The reader must outlive it. Stands before the first document.
  WordCursor(SegmentReader& reader, WordEntry entry);
  WordCursor(SegmentReader& reader, const std::vector<Weighted>& list);

  [[nodiscard]] std::uint32_t documents() const { return entry_.documents; }
  [[nodiscard]] const std::vector<PostingBlock>& blocks() const { return blocks_; }
  // The first block with documents from `target` on, or how many there are; looked for from one that is not
  // behind it.
  [[nodiscard]] std::size_t block_with(std::size_t from, std::uint32_t target) const {
    return from >= blocks_.size() || blocks_[from].last >= target ? from : block_behind(from, target);
  }
  // Goes to where seek() finds what is from `target` on, be it back.
  void begin(std::uint32_t target);
  // The first document from `target` on, which never falls; no_document at the end.
  std::uint32_t seek(std::uint32_t target) {
    if (target >= end_) return seek_block(target);
    while (at_->document < target) ++at_;
    return at_->document;
  }
  // The same among those that weigh at least as much, where the block that has `target` has one; else
  // no_document.
  std::uint32_t seek_in_block(std::uint32_t target, std::uint32_t weight) {
    if (seek(target) == no_document) return no_document;
    while (at_->weight() < weight)
      if (++at_ == behind_) return no_document;
    return at_->document;
  }
  // Of the document that it stands at.
  [[nodiscard]] const Posting& posting() const { return *at_; }
  // Of documents from `target` on, up to the end of the block with `target`. Reads nothing.
  [[nodiscard]] CursorBound bound(std::uint32_t target);
  // Where the word stands in it (postings.h: field_shift); asked once a document.
  void places(std::vector<std::uint64_t>& places);
  // For whoever wants every document: all postings of the next block; false at the end.
  [[nodiscard]] bool next_block();
  [[nodiscard]] const std::vector<Posting>& block() const { return postings_; }
  // The places of the postings of that block, as bytes, one after the other. Until the next block.
  [[nodiscard]] std::string_view next_places();

 private:
  [[nodiscard]] std::size_t block_behind(std::size_t from, std::uint32_t target) const;
  [[nodiscard]] std::uint32_t seek_block(std::uint32_t target);
  [[nodiscard]] bool open_block(std::size_t number);
  // Whether its bytes are the block's.
  [[nodiscard]] bool take_block(const PostingBlock& block);
  // Some bytes of the list, from the pages they stand on.
  [[nodiscard]] std::string_view bytes_at(std::uint64_t at, std::uint64_t size);
  [[nodiscard]] bool read_page(std::uint64_t page);
  void open_places();
  [[nodiscard]] std::string_view take_numbers(std::uint64_t numbers);

  SegmentReader* reader_;
  WordEntry entry_;
  std::vector<PostingBlock> blocks_;
  std::size_t opened_ = 0;   // blocks that were, the one at hand included
  std::size_t bounded_ = 0;  // the block that bound() looked at last
  bool is_made_ = false;     // of documents that were found before: then all of them are in postings_
  std::vector<Posting> postings_;
  const Posting *at_ = nullptr, *behind_ = nullptr;  // in the block at hand, and its end
  std::uint32_t end_ = 0;  // behind the last document of the block at hand; 0 where there is none
  std::string bytes_;      // of the list, as far as they were read
  std::vector<bool> has_page_;
  std::string place_bytes_;  // of the block at hand, once they were asked for
  std::string_view places_left_;
  std::size_t places_read_ = 0;  // postings of the block whose places are behind
  bool has_places_ = false;
};

// The documents of a segment that hold words next to each other in one field, with what they count there.
// `words`: at least two.
[[nodiscard]] std::vector<Weighted> phrase_in(SegmentReader& reader, std::vector<WordEntry> words);

// The documents that stand in several lists, each once with all it weighs. `documents`: of the segment.
class WeightSum {
 public:
  explicit WeightSum(std::uint32_t documents) : weights_(documents, 0) {}
  void add(std::uint32_t document, std::uint32_t weight);
  void add_all(SegmentReader& reader, WordEntry entry);
  [[nodiscard]] std::vector<Weighted> list() const;

 private:
  std::vector<std::uint32_t> weights_;
};

}  // namespace broadsheet
