#pragma once
// segment_match.h: the documents of one segment that hold a phrase of each group.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/bm25.h"
#include "search/cursor.h"
#include "search/hits.h"

namespace broadsheet {

// A phrase of a group, as it is gone through.
class PhraseCursor {
 public:
  PhraseCursor(WordCursor cursor, double idf, const Statistics& statistics);

  [[nodiscard]] WordCursor& cursor() { return cursor_; }
  [[nodiscard]] double idf() const { return idf_; }
  // What it adds to the score of a document, which never falls from its cursor's begin() on.
  [[nodiscard]] double score(std::uint32_t document, double norm) {
    return cursor_.seek(document) == document ? score_of(idf_, cursor_.weight(), norm) : 0;
  }
  // The most that it can add to documents from one to another, both included: by their blocks or, what is
  // less and costs a look at them, by their strips. A rare one is looked at itself: between its documents it
  // adds nothing.
  [[nodiscard]] double most_by_blocks(std::uint32_t first, std::uint32_t last);
  [[nodiscard]] double most_by_strips(std::uint32_t first, std::uint32_t last);
  // The same of the strip that may have a document; that strip.
  [[nodiscard]] double most_by_strip(std::uint32_t document) {
    if (is_rare()) return most_by_strips(document, document);
    return known_most_[strip_with(document)];
  }
  [[nodiscard]] std::uint32_t strip_end(std::uint32_t document) { return known_.last[strip_with(document)]; }
  [[nodiscard]] std::uint32_t strip_shortest(std::uint32_t document) {
    return known_.shortest[strip_with(document)];
  }

 private:
  // Most are what another language would make of a word: their bounds are high and hold for long stretches.
  [[nodiscard]] bool is_rare() const {
    constexpr std::uint32_t rare = 1'024;
    return cursor_.documents() < rare;
  }
  // In the block whose bounds are at hand, from then on.
  [[nodiscard]] std::uint32_t strip_with(std::uint32_t document) {
    if (document < known_first_ || document > known_.last[known_.count - 1])
      look_at(cursor_.block_with(0, document));
    if (known_strip_ > 0 && known_.last[known_strip_ - 1] >= document) known_strip_ = 0;
    while (known_.last[known_strip_] < document && known_strip_ + 1 < known_.count) ++known_strip_;
    return known_strip_;
  }
  void look_at(std::size_t block);

  WordCursor cursor_;
  double idf_;
  const Statistics* statistics_;
  std::vector<double> most_;  // of each block
  std::size_t block_ = 0;     // that most_by_blocks() looked at last
  // Of the block that was looked at last; behind the last one there is one of nothing.
  std::size_t known_block_ = 0;
  std::uint32_t known_first_ = 1;  // its documents are from here on
  std::uint32_t known_strip_ = 0;  // that was asked for last
  StripBounds known_{.count = 1};
  std::array<double, block_strips> known_most_{};  // that each strip adds
};

// Phrases of which a document must hold one.
class GroupCursor {
 public:
  void add(PhraseCursor phrase) {
    documents_ += phrase.cursor().documents();
    phrases_.push_back(std::move(phrase));
  }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::vector<PhraseCursor>& phrases() { return phrases_; }
  void begin(std::uint32_t target) {
    for (PhraseCursor& phrase : phrases_) phrase.cursor().begin(target);
  }
  std::uint32_t seek(std::uint32_t target) {
    std::uint32_t first = no_document;
    for (PhraseCursor& phrase : phrases_) first = std::min(first, phrase.cursor().seek(target));
    return first;
  }
  // The last document of the strips that have `target`, or of the first of them that ends.
  [[nodiscard]] std::uint32_t strip_end(std::uint32_t target) {
    std::uint32_t last = no_document;
    for (PhraseCursor& phrase : phrases_) last = std::min(last, phrase.strip_end(target));
    return last;
  }
  [[nodiscard]] double score(std::uint32_t document, double norm) {
    double sum = 0;
    for (PhraseCursor& phrase : phrases_) sum += phrase.score(document, norm);
    return sum;
  }
  // The same where it stands in the group.
  [[nodiscard]] std::optional<double> score_of_member(std::uint32_t document, double norm) {
    double sum = 0;
    bool is_there = false;
    for (PhraseCursor& phrase : phrases_) {
      if (phrase.cursor().seek(document) != document) continue;
      sum += score_of(phrase.idf(), phrase.cursor().weight(), norm);
      is_there = true;
    }
    return is_there ? std::optional(sum) : std::nullopt;
  }
  [[nodiscard]] double most_by_blocks(std::uint32_t first, std::uint32_t last) {
    double sum = 0;
    for (PhraseCursor& phrase : phrases_) sum += phrase.most_by_blocks(first, last);
    return sum;
  }
  [[nodiscard]] double most_by_strips(std::uint32_t first, std::uint32_t last) {
    double sum = 0;
    for (PhraseCursor& phrase : phrases_) sum += phrase.most_by_strips(first, last);
    return sum;
  }
  [[nodiscard]] double most_by_strip(std::uint32_t document) {
    double sum = 0;
    for (PhraseCursor& phrase : phrases_) sum += phrase.most_by_strip(document);
    return sum;
  }

 private:
  std::vector<PhraseCursor> phrases_;
  std::uint64_t documents_ = 0;
};

// Some documents one behind the other.
struct Stretch {
  std::uint32_t segment = 0;          // as its match was numbered
  std::uint32_t first = 0, last = 0;  // documents, both included
  double most = 0;                    // none of them scores more
  double others = 0;                  // nor do all groups but the one that leads
  // Order of a heap: the most promising in front.
  bool operator<(const Stretch& other) const { return most < other.most; }
};

// The rarest group leads, the others follow where a document may be among the best by its share.
class SegmentMatch {
 public:
  // None of the groups is empty, and there is one. Reader and statistics must outlive it.
  SegmentMatch(SegmentReader& reader, const Statistics& statistics, std::vector<GroupCursor> groups,
               GroupCursor unwanted);

  // Of all documents that the leading group may hold.
  void add_stretches(std::uint32_t number, std::vector<Stretch>& stretches);
  // Stretches in any order.
  void match(const Stretch& stretch, const Among& among, TopHits& top);

 private:
  // Documents, both included, that are in one strip of each phrase of the leading group; the most that all
  // others add to one of them.
  struct Strip {
    std::uint32_t first = 0, last = 0;
    double others = 0;
  };
  // A document of the leading group, the norm of its length, but for rounding, and what the group adds.
  struct Promise {
    std::uint32_t document = 0;
    double norm = 0, score = 0;
  };
  [[nodiscard]] bool may_hold_hits(Strip& strip, const TopHits& top);
  void match_strip(const Strip& strip, const Among& among, TopHits& top);
  void match_word(const Strip& strip, const Among& among, TopHits& top);
  [[nodiscard]] std::span<const std::uint32_t> gather(const Strip& strip, const TopHits& top);
  [[nodiscard]] bool is_among(std::uint32_t document, const Among& among) {
    return !among.known || among.known(reader_.number(document));
  }
  void look_at(const Promise& leader, const Strip& strip, const Among& among, TopHits& top);
  [[nodiscard]] bool may_be_hit(const Promise& leader, const TopHits& top);
  [[nodiscard]] static bool may_be_hit(const Promise& leader, PhraseCursor& other, const TopHits& top);
  void consider(std::uint32_t document, const Among& among, TopHits& top);

  SegmentReader& reader_;
  const Statistics& statistics_;
  std::vector<GroupCursor> groups_;  // scores are added up in their order
  GroupCursor unwanted_;
  GroupCursor* leader_ = nullptr;
  std::vector<GroupCursor*> followers_;    // the rarer first
  PhraseCursor* pair_ = nullptr;           // that alone follows, if one does
  std::vector<std::uint32_t> candidates_;  // documents of the strip at hand
};

}  // namespace broadsheet
