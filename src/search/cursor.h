#pragma once
// cursor.h: goes through the documents of a segment that hold a word or a phrase, in rising order, and passes
// over blocks and strips of them unread.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/segment.h"
#include "search/short_places.h"

namespace broadsheet {

inline constexpr std::uint32_t no_document = UINT32_MAX;  // behind the last

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
    if (from >= blocks_.size() || blocks_[from].last >= target) return from;
    return ++from >= blocks_.size() || blocks_[from].last >= target ? from : block_behind(from, target);
  }
  // Goes to where seek() finds what is from `target` on, be it back.
  void begin(std::uint32_t target) {
    if (block_ >= blocks_.size() || target < blocks_[block_].first) block_ = 0;
    at_ = 0;
    has_places_ = false;
  }
  // The first document from `target` on, which never falls from begin() on; no_document at the end.
  std::uint32_t seek(std::uint32_t target) {
    return target < begin_ || target >= end_ ? seek_strip(target) : seek_in_strip(target);
  }
  // The first of those that are wanted(document, weight).
  template <typename Wanted>
  std::uint32_t seek(std::uint32_t target, Wanted wanted) {
    for (std::uint32_t document = seek(target); document != no_document; document = seek(end_)) do {
        if (wanted(strip_.documents[at_], strip_.weight(at_))) return strip_.documents[at_];
      } while (++at_ < strip_.count);
    return no_document;
  }
  // Whether any document is from one to another, both included. Goes to the first.
  [[nodiscard]] bool has_any(std::uint32_t first, std::uint32_t last) {
    begin(first);
    return seek(first) <= last;
  }
  // How many of the strip where seek() finds `first` are from there on and up to `last`.
  [[nodiscard]] std::uint32_t count_to(std::uint32_t first, std::uint32_t last) {
    if (seek(first) > last) return 0;
    std::uint32_t end = strip_.count;
    while (strip_.documents[end - 1] > last) --end;
    return end - at_;
  }
  // Of the document that it stands at.
  [[nodiscard]] std::uint32_t weight() const { return strip_.weight(at_); }
  // What can be said of the strips of a block, its postings unread.
  [[nodiscard]] StripBounds bounds(std::size_t block) { return block_at(block).bounds(); }
  // Where the word stands in it (postings.h: field_shift); asked once a document.
  void places(std::vector<std::uint64_t>& places);
  // The same in short; false, and places() may be asked, where they are not.
  [[nodiscard]] bool short_places(ShortPlaces& places);
  // For whoever wants every document: the next strip; false at the end.
  [[nodiscard]] bool next_strip();
  [[nodiscard]] const PostingStrip& strip() const { return strip_; }
  [[nodiscard]] std::uint32_t place() const { return at_; }  // in that strip
  // The places of the documents of that strip, as bytes, one after the other. Until the next strip.
  [[nodiscard]] std::string_view next_places();

 private:
  [[nodiscard]] std::size_t block_behind(std::size_t from, std::uint32_t target) const;
  // It is not behind the last of the strip.
  std::uint32_t seek_in_strip(std::uint32_t target) {
    constexpr std::uint32_t step = 8;
    while (at_ + step <= strip_.count && strip_.documents[at_ + step - 1] < target) at_ += step;
    while (strip_.documents[at_] < target) ++at_;
    return strip_.documents[at_];
  }
  [[nodiscard]] std::uint32_t seek_strip(std::uint32_t target);
  [[nodiscard]] bool open_strip(std::size_t block, std::uint32_t strip);
  // Its bytes; with heads, or as nothing. Until the next bytes that are read.
  [[nodiscard]] const BlockReader& block_at(std::size_t block) {
    if (block != known_block_) find_block(block);
    return known_;
  }
  void find_block(std::size_t block);
  // Some bytes of the list, from the pages they stand on. Until the next.
  [[nodiscard]] std::string_view bytes_at(std::uint64_t at, std::uint64_t size);
  // What a page of lists has of it, from the one where it begins; empty where that isn't there.
  [[nodiscard]] std::string_view page_at(std::uint64_t number);
  void open_places();
  [[nodiscard]] bool go_to_places();
  void read_place_bytes(std::uint64_t at, std::uint64_t size);

  SegmentReader* reader_;
  WordEntry entry_;
  std::vector<PostingBlock> blocks_;
  std::size_t block_ = 0;               // that seek() looked at last
  std::size_t known_block_ = SIZE_MAX;  // that block_at() had last
  BlockReader known_;
  PostingStrip strip_;  // at hand
  std::size_t strip_block_ = 0;
  std::uint32_t strip_number_ = 0;     // in its block
  std::uint32_t at_ = 0;               // in the strip
  std::uint32_t begin_ = 0, end_ = 0;  // of what is in the strip; the same where there is none
  std::vector<std::string> pages_;     // that page_at() read; others are empty
  std::string across_;                 // of the list, from one page to another
  std::string place_bytes_;            // of the strip at hand, once they were asked for
  std::size_t places_block_ = SIZE_MAX;
  PlaceTable place_table_;  // of that block
  std::string place_page_;  // where the last of them stand
  std::uint64_t place_page_number_ = 0;
  std::string_view places_left_;   // of the strip
  std::uint32_t places_read_ = 0;  // documents of the strip whose places are behind
  std::size_t places_size_ = 0;    // bytes of the next document's, where that is known
  bool has_places_ = false;
};

// Some documents, not none, as a list of postings without places.
[[nodiscard]] WordEntry entry_of(SegmentReader& reader, const std::vector<Weighted>& documents);

// Goes through the documents of a segment that hold some words, in rising order, and says of those that are
// asked for what the words next to each other in one field count there.
class PhraseReader {
 public:
  // `words`: at least two. The reader must outlive it.
  PhraseReader(SegmentReader& reader, std::vector<WordEntry> words);

  // The first document from `target` on that has all words, which never falls; no_document at the end.
  std::uint32_t seek(std::uint32_t target) {
    return seek(target, [](std::uint32_t, std::uint32_t) { return true; });
  }
  // The same among those that are wanted(document, what the rarest word weighs there): the phrase weighs no
  // more.
  template <typename Wanted>
  std::uint32_t seek(std::uint32_t target, Wanted wanted);
  // Of the document that it stands at: no less than weight(), without a look at places.
  [[nodiscard]] std::uint32_t most() const {
    std::uint32_t most = UINT32_MAX;
    for (const Word& word : words_) most = std::min(most, word.cursor.weight());
    return most;
  }
  // What the phrase counts in it; asked once a document. Places of common words are read where those of the
  // rarer ones leave any.
  [[nodiscard]] std::uint32_t weight();

 private:
  struct Word {
    WordCursor cursor;
    std::uint64_t at = 0;  // in the phrase
  };
  [[nodiscard]] std::optional<std::uint32_t> short_weight();
  [[nodiscard]] std::uint32_t long_weight();

  std::vector<Word> words_;                     // the rarest first
  ShortPlaces short_begins_, short_places_;     // of the rarest word, of another
  std::vector<std::uint64_t> begins_, places_;  // of the phrase, of a word
};

template <typename Wanted>
std::uint32_t PhraseReader::seek(std::uint32_t target, Wanted wanted) {
  for (;;) {
    const std::uint32_t document = words_.front().cursor.seek(target, wanted);
    target = document;
    for (std::size_t i = 1; i < words_.size() && target == document; ++i)
      target = words_[i].cursor.seek(document);
    if (target == document || target == no_document) return target;
  }
}

// The documents of a segment that hold words next to each other in one field, with what they count there.
// `words`: at least two.
[[nodiscard]] std::vector<Weighted> phrase_in(SegmentReader& reader, std::vector<WordEntry> words);

// The documents that stand in several lists, each once with all it weighs. `documents`: of the segment.
class WeightSum {
 public:
  explicit WeightSum(std::uint32_t documents)
      : weights_(std::size_t{documents} + run), most_(documents / run + 1), documents_(documents) {}
  // A document that is one of the segment.
  void add(std::uint32_t document, std::uint32_t weight) {
    std::uint32_t& sum = weights_[document];
    holding_ += sum == 0 ? 1 : 0;
    sum += weight;
    most_[document / run] = std::max(most_[document / run], sum);
  }
  void add_all(SegmentReader& reader, WordEntry entry);
  // How many there are.
  [[nodiscard]] std::uint32_t holding() const { return holding_; }
  // Each that weighs at least what `least`, which is asked again and again and is never 0, says, rising.
  template <typename Least, typename Each>
  void for_each(Least least, Each each) const;
  [[nodiscard]] std::vector<Weighted> list() const;

 private:
  static constexpr std::uint32_t run = 16;  // documents that are passed over at once

  std::vector<std::uint32_t> weights_;  // of each document, and of none behind the last
  std::vector<std::uint32_t> most_;     // in each run
  std::uint32_t documents_, holding_ = 0;
};

template <typename Least, typename Each>
void WeightSum::for_each(Least least, Each each) const {
  for (std::uint32_t first = 0; first < documents_; first += run) {
    if (most_[first / run] < least()) continue;
    for (std::uint32_t document = first; document < first + run; ++document)
      if (weights_[document] >= least()) each(Weighted{document, weights_[document]});
  }
}

}  // namespace broadsheet
