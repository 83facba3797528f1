// segment_match.cc: a segment in stretches, each asked for by the most that a document in it can score.
//
//   leader     |--- block ---|- block -|------ block ------|     a stretch is a block of the leading group
//   follower   |- block -|--- block ---|-- block --|- block -|
//
//   most of a stretch = most of its block + the most of all blocks of each other group that reach into it
//
// A stretch is gone through strip by strip of the leader, each by the same sum over strips. In those that are
// left a document of the leader that weighs too little, whatever the others add, costs a comparison; of the
// rest most end by the bounds of the followers' strips, which are read for the few that do not (MaxScore:
// Turtle and Flood 1995, with the maxima of blocks). Entry points: SegmentMatch::add_stretches(),
// SegmentMatch::match().

#include "search/segment_match.h"

#include <algorithm>

namespace broadsheet {

PhraseCursor::PhraseCursor(WordCursor cursor, double idf, const Statistics& statistics)
    : cursor_(std::move(cursor)), idf_(idf), statistics_(&statistics) {
  most_.reserve(cursor_.blocks().size());
  for (const PostingBlock& block : cursor_.blocks())
    most_.push_back(score_of(idf, block.most, statistics.norm(block.shortest)));
}

double PhraseCursor::most_by_blocks(std::uint32_t first, std::uint32_t last) {
  block_ = cursor_.block_with(block_, first);
  double most = 0;
  for (std::size_t i = block_; i < most_.size() && cursor_.blocks()[i].first <= last; ++i)
    most = std::max(most, most_[i]);
  return most;
}

double PhraseCursor::most_by_strips(std::uint32_t first, std::uint32_t last) {
  double most = 0;
  cursor_.for_each_bound(first, last, [&](std::uint32_t weight, std::uint32_t length) {
    most = std::max(most, score_of(idf_, weight, statistics_->norm(length)));
  });
  return most;
}

void PhraseCursor::know(std::uint32_t document) {
  const CursorBound bound = cursor_.bound(document);
  known_first_ = document;
  known_last_ = bound.last;
  known_most_ = score_of(idf_, bound.weight, statistics_->norm(bound.length));
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
    for (GroupCursor* group : followers_)
      stretch.others += group->most_by_blocks(stretch.first, stretch.last);
    stretch.most = stretch.others + leader_->most_by_blocks(stretch.first, stretch.last);
    stretches.push_back(stretch);
    document = stretch.last + 1;
  }
}

void SegmentMatch::match(const Stretch& stretch, const Allowed& allowed, TopHits& top) {
  for (GroupCursor& group : groups_) group.begin(stretch.first);
  unwanted_.begin(stretch.first);
  Stretch part = stretch;
  for (;; part.first = part.last + 1) {
    part.last = std::min(stretch.last, leader_->strip_end(part.first));
    const double most = leader_->most_by_strip(part.first);
    if (top.takes((most + stretch.others) * rounding)) {
      part.others = 0;
      for (GroupCursor* group : followers_) part.others += group->most_by_strips(part.first, part.last);
      if (top.takes((most + part.others) * rounding)) match_strips(part, allowed, top);
    }
    if (part.last == stretch.last) return;
  }
}

// `part`: in one strip of each phrase of the leader.
void SegmentMatch::match_strips(const Stretch& part, const Allowed& allowed, TopHits& top) {
  if (leader_->phrases().size() == 1) return match_strip(part, allowed, top);
  for (std::uint32_t document = leader_->seek(part.first); document <= part.last;
       document = leader_->seek(document + 1)) {
    const double norm = statistics_.nearly_norm(reader_.length(document));
    const double score = leader_->score(document, norm);
    if (top.takes((score + part.others) * rounding) && may_be_hit(document, norm, score, top))
      consider(document, allowed, top);
    if (document == part.last) return;
  }
}

// The same where a word leads, of which most documents weigh too little whatever their length.
void SegmentMatch::match_strip(const Stretch& part, const Allowed& allowed, TopHits& top) {
  PhraseCursor& leader = leader_->phrases().front();
  const double shortest = statistics_.norm(leader.cursor().bound(part.first).length);
  const std::uint32_t least = least_weight(leader.idf(), top.least() / rounding - part.others, shortest);
  if (leader.cursor().seek(part.first) == no_document) return;
  const PostingStrip& strip = leader.cursor().strip();
  for (std::uint32_t i = leader.cursor().place(); i < strip.count && strip.documents[i] <= part.last; ++i) {
    if (strip.weights[i] < least) continue;
    const std::uint32_t document = strip.documents[i];
    const double norm = statistics_.nearly_norm(reader_.length(document));
    const double score = score_of(leader.idf(), strip.weights[i], norm);
    if (top.takes((score + part.others) * rounding) && may_be_hit(document, norm, score, top))
      consider(document, allowed, top);
  }
}

// By the bounds of the followers' strips first, then by what they hold.
bool SegmentMatch::may_be_hit(std::uint32_t document, double norm, double leader_score, const TopHits& top) {
  double most = leader_score;
  for (GroupCursor* group : followers_) most += group->most_by_strip(document);
  if (!top.takes(most * rounding)) return false;
  double score = leader_score;
  for (GroupCursor* group : followers_) {
    if (group->seek(document) != document) return false;
    score += group->score(document, norm);
  }
  return top.takes(score * rounding);
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
