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
#include <cmath>
#include <limits>

namespace broadsheet {

PhraseCursor::PhraseCursor(WordCursor cursor, double idf, const Statistics& statistics)
    : cursor_(std::move(cursor)), idf_(idf), statistics_(&statistics) {
  most_.reserve(cursor_.blocks().size());
  for (const PostingBlock& block : cursor_.blocks())
    most_.push_back(score_of(idf, block.most, statistics.norm(block.shortest)));
}

double PhraseCursor::most_by_blocks(std::uint32_t first, std::uint32_t last) {
  if (is_rare() && !cursor_.has_any(first, last)) return 0;
  if (block_ >= most_.size() || cursor_.blocks()[block_].first > first) block_ = 0;
  block_ = cursor_.block_with(block_, first);
  double most = 0;
  for (std::size_t i = block_; i < most_.size() && cursor_.blocks()[i].first <= last; ++i)
    most = std::max(most, most_[i]);
  return most;
}

double PhraseCursor::most_by_strips(std::uint32_t first, std::uint32_t last) {
  if (is_rare() && !cursor_.has_any(first, last)) return 0;
  double most = 0;
  for (std::uint32_t strip = strip_with(first);;) {
    most = std::max(most, known_most_[strip]);
    if (known_.last[strip] >= last) return most;
    if (++strip < known_.count) continue;
    look_at(known_block_ + 1);
    strip = 0;
  }
}

void PhraseCursor::look_at(std::size_t block) {
  const std::vector<PostingBlock>& blocks = cursor_.blocks();
  known_block_ = block;
  known_strip_ = 0;
  known_ = block < blocks.size() ? cursor_.bounds(block) : StripBounds();
  if (known_.count == 0) {
    known_first_ = blocks.empty() ? 0 : blocks.back().last + 1;
    known_.count = 1;
    known_.last[0] = no_document;
  } else {
    known_first_ = blocks[block].first;
  }
  // Of all, there or not, so that several are one step.
  for (std::uint32_t strip = 0; strip < block_strips; ++strip)
    known_most_[strip] = score_of(idf_, known_.most[strip], statistics_->nearly_norm(known_.shortest[strip]));
}

SegmentMatch::SegmentMatch(SegmentReader& reader, const Statistics& statistics,
                           std::vector<GroupCursor> groups, GroupCursor unwanted)
    : reader_(reader), statistics_(statistics), groups_(std::move(groups)), unwanted_(std::move(unwanted)) {
  for (GroupCursor& group : groups_) followers_.push_back(&group);
  std::ranges::stable_sort(followers_, {}, &GroupCursor::documents);
  leader_ = followers_.front();
  followers_.erase(followers_.begin());
  if (followers_.size() == 1 && followers_.front()->phrases().size() == 1)
    pair_ = &followers_.front()->phrases().front();
}

void SegmentMatch::add_stretches(std::uint32_t number, std::vector<Stretch>& stretches) {
  const std::uint32_t behind = reader_.segment().documents;
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

void SegmentMatch::match(const Stretch& stretch, const Among& among, TopHits& top) {
  for (GroupCursor& group : groups_) group.begin(stretch.first);
  unwanted_.begin(stretch.first);
  Strip strip{stretch.first};
  for (;; strip.first = strip.last + 1) {
    strip.last = std::min(stretch.last, leader_->strip_end(strip.first));
    strip.others = stretch.others;
    if (!top.is_full() || may_hold_hits(strip, top)) match_strip(strip, among, top);
    if (strip.last == stretch.last) return;
  }
}

// By what each group may add at most. Where few documents lead, their strip reaches over whole blocks of the
// others.
bool SegmentMatch::may_hold_hits(Strip& strip, const TopHits& top) {
  const double leader = leader_->most_by_strips(strip.first, strip.last);
  if (!top.takes((leader + strip.others) * rounding)) return false;
  strip.others = 0;
  for (GroupCursor* group : followers_)
    strip.others += group->documents() / block_strips > leader_->documents()
                        ? group->most_by_blocks(strip.first, strip.last)
                        : group->most_by_strips(strip.first, strip.last);
  return top.takes((leader + strip.others) * rounding);
}

void SegmentMatch::match_strip(const Strip& strip, const Among& among, TopHits& top) {
  if (leader_->phrases().size() == 1) return match_word(strip, among, top);
  for (const std::uint32_t document : gather(strip, top)) {
    if (!is_among(document, among)) continue;
    const double norm = statistics_.nearly_norm(reader_.length(document));
    look_at({document, norm, leader_->score(document, norm)}, strip, among, top);
  }
}

// The same where a word leads, of which most documents weigh too little whatever their length.
void SegmentMatch::match_word(const Strip& strip, const Among& among, TopHits& top) {
  PhraseCursor& word = leader_->phrases().front();
  if (word.cursor().seek(strip.first) == no_document) return;
  constexpr double heaviest = std::numeric_limits<std::uint32_t>::max();
  const double a_norm = weight_a_norm(word.idf(), top.least() / rounding - strip.others);
  const double shortest = statistics_.nearly_norm(word.strip_shortest(strip.first));
  const auto least = static_cast<std::uint32_t>(std::min(std::ceil(a_norm * shortest), heaviest));
  const PostingStrip& read = word.cursor().strip();
  StripNumbers weights;
  read.unpack_weights(weights);
  for (std::uint32_t i = word.cursor().place(); i < read.count && read.documents[i] <= strip.last; ++i) {
    if (weights[i] < least || !is_among(read.documents[i], among)) continue;
    const double norm = statistics_.nearly_norm(reader_.length(read.documents[i]));
    look_at({read.documents[i], norm, score_of(word.idf(), weights[i], norm)}, strip, among, top);
  }
}

// Those that may be hits by what the leading group weighs there, were all others worth the most. What stands
// in one phrase alone is known by that: so all of the phrases but the one with the most of them here, and of
// that one what weighs enough.
std::span<const std::uint32_t> SegmentMatch::gather(const Strip& strip, const TopHits& top) {
  candidates_.clear();
  PhraseCursor* longest = nullptr;
  std::uint32_t most = 0;
  for (PhraseCursor& phrase : leader_->phrases())
    if (const std::uint32_t count = phrase.cursor().count_to(strip.first, strip.last); count > most) {
      longest = &phrase;
      most = count;
    }
  const double bar = top.least() / rounding - strip.others;
  for (PhraseCursor& phrase : leader_->phrases()) {
    if (phrase.cursor().seek(strip.first) > strip.last) continue;
    const double a_norm = &phrase == longest ? weight_a_norm(phrase.idf(), bar) : 0;
    const PostingStrip& read = phrase.cursor().strip();
    for (std::uint32_t i = phrase.cursor().place(); i < read.count && read.documents[i] <= strip.last; ++i)
      if (read.weight(i) >= a_norm * statistics_.nearly_norm(reader_.length(read.documents[i])))
        candidates_.push_back(read.documents[i]);
  }
  std::ranges::sort(candidates_);
  const auto again = std::ranges::unique(candidates_);
  candidates_.erase(again.begin(), again.end());
  return candidates_;
}

void SegmentMatch::look_at(const Promise& leader, const Strip& strip, const Among& among, TopHits& top) {
  if (!top.takes((leader.score + strip.others) * rounding)) return;
  if (pair_ != nullptr ? may_be_hit(leader, *pair_, top) : may_be_hit(leader, top))
    consider(leader.document, among, top);
}

// One word with one other, which most searches are.
bool SegmentMatch::may_be_hit(const Promise& leader, PhraseCursor& other, const TopHits& top) {
  const auto [document, norm, score] = leader;
  if (top.is_full() && !top.takes((score + other.most_by_strip(document)) * rounding)) return false;
  return other.cursor().seek(document) == document &&
         top.takes((score + score_of(other.idf(), other.cursor().weight(), norm)) * rounding);
}

// By the bounds of the followers' strips first, then by what they hold.
bool SegmentMatch::may_be_hit(const Promise& leader, const TopHits& top) {
  if (top.is_full()) {
    double most = leader.score;
    for (GroupCursor* group : followers_) most += group->most_by_strip(leader.document);
    if (!top.takes(most * rounding)) return false;
  }
  double score = leader.score;
  for (GroupCursor* group : followers_) {
    const auto more = group->score_of_member(leader.document, leader.norm);
    if (!more) return false;
    score += *more;
  }
  return top.takes(score * rounding);
}

void SegmentMatch::consider(std::uint32_t document, const Among& among, TopHits& top) {
  Hit hit;
  const double norm = statistics_.norm(reader_.length(document));
  for (GroupCursor& group : groups_) hit.score += group.score(document, norm);
  if (!top.takes(hit.score) || reader_.segment().is_gone(document)) return;
  if (unwanted_.seek(document) == document) return;
  hit.article = reader_.number(document);
  if (!reader_.fault() && (!among.allowed || among.allowed(hit.article))) top.add(hit);
}

}  // namespace broadsheet
