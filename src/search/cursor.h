#pragma once
// cursor.h: goes through the documents of a segment that hold a word or a phrase, in rising order, and passes
// over blocks and strips of them unread.

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

// Documents with a weight each, not 0, found before: those of a phrase, or of all words that begin alike.
struct Weighted {
  std::uint32_t document = 0, weight = 0;
};

// One word's list of postings, read strip by strip.
class WordCursor {
 public:
  // The reader must outlive it. Stands before the first document.
  WordCursor(SegmentReader& reader, WordEntry entry);

  [[nodiscard]] std::uint32_t documents() const { return entry_.documents; }
  [[nodiscard]] const std::vector<PostingBlock>& blocks() const { return blocks_; }
  // The first block with documents from `target` on, or how many there are; looked for from one that is not
  // behind it.
  [[nodiscard]] std::size_t block_with(std::size_t from, std::uint32_t target) const {
    return from >= blocks_.size() || blocks_[from].last >= target ? from : block_behind(from, target);
  }
  // Goes to where seek() finds what is from `target` on, be it back.
  void begin(std::uint32_t target) {
    block_ = bounded_ = block_with(0, target);
    at_ = 0;
    has_places_ = false;
  }
  // The first document from `target` on, which never falls from begin() on; no_document at the end.
  std::uint32_t seek(std::uint32_t target) {
    if (target < begin_ || target >= end_) return seek_strip(target);
    while (strip_.documents[at_] < target) ++at_;
    return strip_.documents[at_];
  }
  // Of the document that it stands at.
  [[nodiscard]] std::uint32_t weight() const { return strip_.weights[at_]; }
  // Of documents from `target` on, which never falls from begin() on, up to the end of the strip with
  // `target`. Postings stay unread.
  [[nodiscard]] CursorBound bound(std::uint32_t target);
  // Of all strips that reach into the documents from one to another, both included: each(weight, length).
  template <typename Each>
  void for_each_bound(std::uint32_t first, std::uint32_t last, Each each);
  // The same as bound(), of its block.
  [[nodiscard]] CursorBound block_bound(std::uint32_t target) const;
  // Where the word stands in it (postings.h: field_shift); asked once a document.
  void places(std::vector<std::uint64_t>& places);
  // For whoever wants every document: the next strip; false at the end.
  [[nodiscard]] bool next_strip();
  [[nodiscard]] const PostingStrip& strip() const { return strip_; }
  [[nodiscard]] std::uint32_t place() const { return at_; }  // in that strip
  // The places of the documents of that strip, as bytes, one after the other. Until the next strip.
  [[nodiscard]] std::string_view next_places();

 private:
  [[nodiscard]] std::size_t block_behind(std::size_t from, std::uint32_t target) const;
  [[nodiscard]] std::uint32_t seek_strip(std::uint32_t target);
  [[nodiscard]] bool open_strip(std::size_t block, std::uint32_t strip);
  // Its bytes; with heads, or as nothing. Until the next one.
  [[nodiscard]] const BlockReader& block_at(std::size_t block) {
    if (block != known_block_) find_block(block);
    return known_;
  }
  void find_block(std::size_t block);
  // Some bytes of the list, from the pages they stand on.
  [[nodiscard]] std::string_view bytes_at(std::uint64_t at, std::uint64_t size);
  [[nodiscard]] bool read_page(std::uint64_t page);
  void open_places();

  SegmentReader* reader_;
  WordEntry entry_;
  std::vector<PostingBlock> blocks_;
  std::size_t block_ = 0;               // that seek() looked at last
  std::size_t bounded_ = 0;             // that bound() did
  std::size_t known_block_ = SIZE_MAX;  // that block_at() had last
  BlockReader known_;
  PostingStrip strip_;  // at hand
  std::size_t strip_block_ = 0;
  std::uint32_t strip_number_ = 0;     // in its block
  std::uint32_t at_ = 0;               // in the strip
  std::uint32_t begin_ = 0, end_ = 0;  // of what is in the strip; the same where there is none
  std::string bytes_;                  // of the list, as far as they were read
  std::vector<bool> has_page_;
  std::string place_bytes_;  // of the block at hand, once they were asked for
  std::size_t places_block_ = SIZE_MAX;
  std::string_view places_left_;   // of the strip
  std::uint32_t places_read_ = 0;  // documents of the strip whose places are behind
  bool has_places_ = false;
};

template <typename Each>
void WordCursor::for_each_bound(std::uint32_t first, std::uint32_t last, Each each) {
  bounded_ = block_with(bounded_, first);
  for (std::size_t number = bounded_; number < blocks_.size() && blocks_[number].first <= last; ++number) {
    const BlockReader& block = block_at(number);
    for (std::uint32_t strip = block.strip_with(first); strip < blocks_[number].strips(); ++strip) {
      const StripBound bound = block.bound(strip);
      each(bound.most, bound.shortest);
      if (bound.last >= last) return;
    }
  }
}

// Some documents, not none, as a list of postings without places.
[[nodiscard]] WordEntry entry_of(SegmentReader& reader, const std::vector<Weighted>& documents);

// Goes through the documents of a segment that hold some words, in rising order, and says of those that are
// asked for what the words next to each other in one field count there.
class PhraseReader {
 public:
  // `words`: at least two. The reader must outlive it.
  PhraseReader(SegmentReader& reader, std::vector<WordEntry> words);

  // The first document from `target` on that has all words, which never falls; no_document at the end.
  std::uint32_t seek(std::uint32_t target);
  // Of the document that it stands at: no less than weight(), without a look at places.
  [[nodiscard]] std::uint32_t most() const;
  // What the phrase counts in it; asked once a document. Places of common words are read where those of the
  // rarer ones leave any.
  [[nodiscard]] std::uint32_t weight();

 private:
  struct Word {
    WordCursor cursor;
    std::uint64_t at = 0;  // in the phrase
  };
  std::vector<Word> words_;                     // the rarest first
  std::vector<std::uint64_t> begins_, places_;  // of the phrase, of a word
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
