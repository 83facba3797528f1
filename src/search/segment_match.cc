// segment_match.cc: a segment in stretches, each asked for by the most that a document in it can score.
//
//   leader     |--- block ---|- block -|------ block ------|     a stretch is a block of the leading group
//   follower   |- block -|--- block ---|-- block --|- block -|
//
//   most of a stretch = most of its block + the most of all blocks of each other group that reach into it
//
// In a stretch a document of the leader that weighs too little, whatever the others add, costs a comparison;
// of those left most end by the bounds of the followers' blocks, which are read for the few that do not
// (MaxScore: Turtle and Flood 1995, with the maxima of blocks). Entry points: SegmentMatch::add_stretches(),
// SegmentMatch::match().

#include "search/segment_match.h"

#include <algorithm>

namespace broadsheet {

PhraseCursor::PhraseCursor(WordCursor cursor, double idf, const Statistics& statistics)
    : cursor_(std::move(cursor)), idf_(idf) {
  most_.reserve(cursor_.blocks().size());
  for (const PostingBlock& block : cursor_.blocks())
    most_.push_back(score_of(idf, block.most, statistics.norm(block.shortest)));
}

double PhraseCursor::most(std::uint32_t first, std::uint32_t last) {
  block_ = cursor_.block_with(block_, first);
  double most = 0;
  for (std::size_t i = block_; i < most_.size() && cursor_.blocks()[i].first <= last; ++i)
    most = std::max(most, most_[i]);
  return most;
}

SegmentMatch::SegmentMatch(SegmentReader& reader, const Statistics& statistics,
                           std::vector<GroupCursor> groups, GroupCursor unwanted)
    : reader_(reader), statistics_(statistics), groups_(std::move(groups)), unwanted_(std::move(unwanted)) {
  for (GroupCursor& group : groups_) followers_.push_back(&group);
  std::ranges::stable_sort(followers_, {}, &GroupCursor::documents);
  leader_ = followers_.front();
  followers_.erase(followers_.begin());
}

void SegmentMatch::add_stretches(std::uint32_t number, std::vector<Stretch>& stretches) {
  const std::uint32_t behind = reader_.segment().documents;
  for (GroupCursor& group : groups_) group.begin(0);
  for (std::uint32_t document = 0; document < behind;) {
    std::uint32_t last = no_document;
    for (PhraseCursor& phrase : leader_->phrases()) {
      const std::vector<PostingBlock>& blocks = phrase.cursor().blocks();
      if (const std::size_t i = phrase.cursor().block_with(0, document); i < blocks.size())
        last = std::min(last, blocks[i].last);
    }
    Stretch stretch{number, document, std::min(last, behind - 1)};
    for (GroupCursor* group : followers_) stretch.others += group->most(stretch.first, stretch.last);
    stretch.most = stretch.others + leader_->most(stretch.first, stretch.last);
    stretches.push_back(stretch);
    document = stretch.last + 1;
  }
}

// Of the leading group, where it is one phrase.
std::uint32_t SegmentMatch::least_of_leader(const Stretch& stretch, const TopHits& top) {
  PhraseCursor& phrase = leader_->phrases().front();
  const std::vector<PostingBlock>& blocks = phrase.cursor().blocks();
  const std::size_t i = phrase.cursor().block_with(0, stretch.first);
  if (i >= blocks.size()) return 0;
  const double norm = statistics_.norm(blocks[i].shortest);
  return least_weight(phrase.idf(), top.least() / rounding - stretch.others, norm);
}

void SegmentMatch::match(const Stretch& stretch, const Allowed& allowed, TopHits& top) {
  for (GroupCursor& group : groups_) group.begin(stretch.first);
  unwanted_.begin(stretch.first);
  WordCursor* word = leader_->phrases().size() == 1 ? &leader_->phrases().front().cursor() : nullptr;
  const std::uint32_t least = word != nullptr ? least_of_leader(stretch, top) : 0;
  const auto next = [&](std::uint32_t from) {
    return word != nullptr ? word->seek_in_block(from, least) : leader_->seek(from);
  };
  std::uint32_t document = next(stretch.first);
  while (document <= stretch.last) {
    if (may_be_hit(document, top)) consider(document, allowed, top);
    if (document == stretch.last) break;
    document = next(document + 1);
  }
}

bool SegmentMatch::may_be_hit(std::uint32_t document, const TopHits& top) {
  double most = leader_->score(document, statistics_.nearly_norm(reader_.length(document)));
  for (GroupCursor* group : followers_) most += group->most(document);
  if (!top.takes(most * rounding)) return false;
  return std::ranges::all_of(followers_, [&](GroupCursor* g) { return g->seek(document) == document; });
}

void SegmentMatch::consider(std::uint32_t document, const Allowed& allowed, TopHits& top) {
  Hit hit;
  const double norm = statistics_.norm(reader_.length(document));
  for (GroupCursor& group : groups_) hit.score += group.score(document, norm);
  if (!top.takes(hit.score) || reader_.segment().is_gone(document)) return;
  if (unwanted_.seek(document) == document) return;
  hit.article = reader_.number(document);
  if (!reader_.fault() && (!allowed || allowed(hit.article))) top.add(hit);
}

}  // namespace broadsheet
