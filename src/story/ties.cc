// ties.cc: what an editor says of stories, which goes before likeness. Entry points: StoryIndex::tie(),
// split_groups(), join_groups(), take_out().

#include <algorithm>

#include "story/story_state.h"

namespace broadsheet {

void StoryIndex::tie(StoryTies ties) {
  State& s = *state_;
  s.apart_from.clear();
  for (const StoryTies::Split& split : ties.split)
    for (const std::uint32_t left : split.left)
      for (const std::uint32_t right : split.right) {
        s.apart_from[left].push_back(right);
        s.apart_from[right].push_back(left);
      }
  s.ties = std::move(ties);
}

// Pairs that an editor keeps apart, in place of what likeness says of them.
void StoryIndex::State::keep_apart(const std::vector<std::uint32_t>& numbers,
                                   std::vector<LinkedPair>& pairs) const {
  constexpr double never = -1e12;
  std::vector<LinkedPair> tied;
  for (const std::uint32_t n : numbers)
    if (const auto others = apart_from.find(n); others != apart_from.end())
      for (const std::uint32_t other : others->second)
        if (places[other] != nowhere && places[n] < places[other])
          tied.push_back({places[n], places[other], never});
  const auto before = [](const LinkedPair& x, const LinkedPair& y) {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  };
  std::sort(tied.begin(), tied.end(), before);
  std::erase_if(pairs,
                [&](const LinkedPair& p) { return std::binary_search(tied.begin(), tied.end(), p, before); });
  pairs.insert(pairs.end(), tied.begin(), tied.end());
  std::sort(pairs.begin(), pairs.end(), before);
}

// Whether it holds two articles that are kept apart.
bool StoryIndex::State::is_split(std::uint32_t group) const {
  return std::ranges::any_of(groups[group], [&](std::uint32_t n) {
    const auto others = apart_from.find(n);
    return others != apart_from.end() && std::ranges::any_of(others->second, [&](std::uint32_t other) {
             return bearings[other].group == group;
           });
  });
}

// Groups that hold what is to be apart are linked again, as their articles are likely.
void StoryIndex::State::split_groups(std::vector<std::uint32_t>& changed) {
  for (const StoryTies::Split& split : ties.split)
    for (const std::uint32_t n : split.left) {
      const std::uint32_t group = bearings[n].group;
      if (groups[group].size() > most_linked || !is_split(group)) continue;
      const std::vector<std::uint32_t> members = groups[group];
      for (const std::uint32_t member : members) look(member);
      bool is_first = true;
      for (std::vector<std::uint32_t>& part : link(members)) {
        changed.push_back(is_first ? put_group(std::move(part), group) : add_group(std::move(part)));
        is_first = false;
      }
    }
}

void StoryIndex::State::join_groups(std::vector<std::uint32_t>& changed) {
  for (const std::vector<std::uint32_t>& joined : ties.joined)
    for (const std::uint32_t n : joined) {
      const std::uint32_t into = bearings[joined.front()].group, from = bearings[n].group;
      if (into == from) continue;
      std::vector<std::uint32_t> members = std::move(groups[into]);
      members.insert(members.end(), groups[from].begin(), groups[from].end());
      groups[from].clear();
      changed.push_back(put_group(std::move(members), into));
    }
}

// And all that is joined with them, directly or by others.
std::unordered_set<std::uint32_t> StoryIndex::State::with_joined(
    const std::vector<std::uint32_t>& numbers) const {
  std::unordered_set<std::uint32_t> found(numbers.begin(), numbers.end());
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (const std::vector<std::uint32_t>& joined : ties.joined)
      if (std::ranges::any_of(joined, [&](std::uint32_t each) { return found.contains(each); }))
        found.insert(joined.begin(), joined.end());
  }
  return found;
}

// Where that was not enough, the left leave: from a group too large to be linked, or one that a join made.
void StoryIndex::State::take_out(std::vector<std::uint32_t>& changed) {
  for (const StoryTies::Split& split : ties.split) {
    std::unordered_set<std::uint32_t> right_groups;
    for (const std::uint32_t n : split.right) right_groups.insert(bearings[n].group);
    for (const std::uint32_t n : split.left) {
      const std::uint32_t group = bearings[n].group;
      if (!right_groups.contains(group)) continue;
      const std::unordered_set<std::uint32_t> leaving = with_joined(split.left);
      std::vector<std::uint32_t> gone, left;
      for (const std::uint32_t member : groups[group])
        (leaving.contains(member) ? gone : left).push_back(member);
      changed.push_back(put_group(std::move(left), group));
      changed.push_back(add_group(std::move(gone)));
    }
  }
}

}  // namespace broadsheet
