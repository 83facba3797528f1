#pragma once
// segment_match.h: the documents of one segment that hold a phrase of each group.

#include <cstdint>
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
  void begin(std::uint32_t target) {
    cursor_.begin(target);
    block_ = cursor_.block_with(0, target);
  }
  // Stands at `document`, or behind it: what it adds to the score of it.
  [[nodiscard]] double score(std::uint32_t document, double norm) {
    return cursor_.seek(document) == document ? score_of(idf_, cursor_.weight(), norm) : 0;
  }
  // The most that it can add to documents from one to another, both included: by their blocks, or, what is
  // less and costs a look at them, by their strips. The first one never falls from begin() on.
  [[nodiscard]] double most_by_blocks(std::uint32_t first, std::uint32_t last);
  [[nodiscard]] double most_by_strips(std::uint32_t first, std::uint32_t last);
  // The same of one.
  [[nodiscard]] double most_by_strip(std::uint32_t document) {
    if (document < known_first_ || document > known_last_) know(document);
    return known_most_;
  }

 private:
  void know(std::uint32_t document);

  WordCursor cursor_;
  double idf_;
  const Statistics* statistics_;
  std::vector<double> most_;  // of each block
  std::size_t block_ = 0;     // that most_by_blocks() looked at last
  // Documents of one strip, and the most that it adds to them.
  std::uint32_t known_first_ = 1, known_last_ = 0;
  double known_most_ = 0;
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
    for (PhraseCursor& phrase : phrases_) phrase.begin(target);
  }
  std::uint32_t seek(std::uint32_t target) {
    std::uint32_t first = no_document;
    for (PhraseCursor& phrase : phrases_) first = std::min(first, phrase.cursor().seek(target));
    return first;
  }
  // The last document of the strips that have `target`, or of the first of them that ends.
  [[nodiscard]] std::uint32_t strip_end(std::uint32_t target) {
    std::uint32_t last = no_document;
    for (PhraseCursor& phrase : phrases_) last = std::min(last, phrase.cursor().bound(target).last);
    return last;
  }
  [[nodiscard]] double score(std::uint32_t document, double norm) {
    double sum = 0;
    for (PhraseCursor& phrase : phrases_) sum += phrase.score(document, norm);
    return sum;
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
  void match(const Stretch& stretch, const Allowed& allowed, TopHits& top);

 private:
  void match_strips(const Stretch& part, const Allowed& allowed, TopHits& top);
  void match_strip(const Stretch& part, const Allowed& allowed, TopHits& top);
  // `norm`: of its length, but for rounding; `leader_score`: what the leader adds, by that.
  [[nodiscard]] bool may_be_hit(std::uint32_t document, double norm, double leader_score, const TopHits& top);
  void consider(std::uint32_t document, const Allowed& allowed, TopHits& top);

  SegmentReader& reader_;
  const Statistics& statistics_;
  std::vector<GroupCursor> groups_;  // scores are added up in their order
  GroupCursor unwanted_;
  GroupCursor* leader_ = nullptr;
  std::vector<GroupCursor*> followers_;  // the rarer first
};

}  // namespace broadsheet
