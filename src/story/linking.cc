// linking.cc: groups by average link, those that new articles touch. Entry point: StoryIndex::regroup().

#include <algorithm>
#include <cmath>
#include <limits>

#include "story/gather_pairs.h"
#include "story/join_weights_table.h"
#include "story/story_state.h"

namespace broadsheet {
namespace {

constexpr std::size_t linked_for_one =
    32;  // articles for each new one of a batch, once more were linked than fit at once
constexpr double all_company = 1;
static_assert(join_weights.marks[static_cast<std::size_t>(JoinMark::company)] >= 0);

}  // namespace

template <typename Each>
void StoryIndex::State::for_each_near(std::uint32_t n, Each each) {
  const std::vector<Near>& near = entries[n].near;
  std::vector<double>& odds = known_odds[n];
  odds.resize(near.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < near.size(); ++i)
    each(near[i], [&] {
      if (std::isnan(odds[i])) odds[i] = odds_among(n, near[i], company_shared(n, near[i]));
      return odds[i];
    });
}

// The articles that pairs of at least the threshold connect with an article, group by whole group, `most` of
// them.
std::vector<std::uint32_t> StoryIndex::State::touched_by(std::uint32_t n, std::size_t most) {
  std::vector<std::uint32_t> touched = groups[bearings[n].group];
  std::unordered_set<std::uint32_t> seen = {bearings[n].group};
  for (std::size_t at = 0; at < touched.size(); ++at) {
    look(touched[at]);
    if (touched.size() >= most) continue;  // no group fits any more
    for (const Near& near : entries[touched[at]].near) __builtin_prefetch(&bearings[near.other]);
    for_each_near(touched[at], [&](const Near& near, auto odds) {
      const std::uint32_t group = bearings[near.other].group;
      if (touched.size() + groups[group].size() > most || seen.contains(group)) return;
      // Most are told by the first, without a look at what stands around the other; of the rest by the
      // second.
      if (bearings[near.other].looked && most_odds(touched[at], near) < 0) return;
      if (odds_among(touched[at], near, all_company) < 0 || odds() < 0) return;
      seen.insert(group);
      touched.insert(touched.end(), groups[group].begin(), groups[group].end());
    });
  }
  return touched;
}

std::vector<std::vector<std::uint32_t>> StoryIndex::State::link(const std::vector<std::uint32_t>& numbers) {
  places.resize(entries.size(), nowhere);
  std::vector<std::uint64_t> rank;
  for (const std::uint32_t n : numbers) {
    places[n] = static_cast<std::uint32_t>(rank.size());
    rank.push_back(entries[n].rank);
  }
  const auto neighbours = [&](std::uint32_t at, auto meet) {
    for_each_near(numbers[at], [&](const Near& near, auto odds) {
      if (const std::uint32_t other = places[near.other]; other != nowhere) meet(other, odds);
    });
  };
  std::vector<LinkedPair> pairs = numbers.size() <= most_in_square
                                      ? pairs_by_square(numbers.size(), neighbours, square)
                                      : pairs_by_sorting(numbers.size(), neighbours);
  if (!apart_from.empty()) keep_apart(numbers, pairs);
  for (const std::uint32_t n : numbers) places[n] = nowhere;
  auto linked = average_link(numbers.size(), pairs, rank, {.threshold = 0, .apart = join_weights.apart});
  for (auto& group : linked) {
    for (std::uint32_t& n : group) n = numbers[n];
    std::sort(group.begin(), group.end());
  }
  return linked;
}

// For an article that no group took while groups too large to be linked again stand near: that of its
// nearest neighbour, where it is like those members that it knows.
std::optional<std::uint32_t> StoryIndex::State::large_group_for(std::uint32_t n, std::size_t most) {
  const auto group_of = [&](const Near& near) { return bearings[near.other].group; };
  const auto is_large = [&](std::uint32_t group) { return groups[group].size() >= most / 2; };
  if (std::ranges::none_of(entries[n].near, is_large, group_of)) return std::nullopt;
  std::pair<double, std::uint32_t> best = {-1, 0};
  for_each_near(n, [&](const Near& near, auto odds) { best = std::max(best, {odds(), group_of(near)}); });
  if (best.first < 0 || !is_large(best.second)) return std::nullopt;
  double sum = 0;  // of odds
  for_each_near(n, [&](const Near& near, auto odds) {
    if (group_of(near) == best.second) sum += odds();
  });
  return sum >= 0 ? std::optional(best.second) : std::nullopt;
}

std::uint32_t StoryIndex::State::put_group(std::vector<std::uint32_t> members, std::uint32_t number) {
  std::sort(members.begin(), members.end());
  for (const std::uint32_t each : members) bearings[each].group = number;
  groups[number] = std::move(members);
  return number;
}

std::uint32_t StoryIndex::State::add_group(std::vector<std::uint32_t> members) {
  groups.emplace_back();
  return put_group(std::move(members), static_cast<std::uint32_t>(groups.size() - 1));
}

// Links articles that make up whole groups; the numbers of those groups are used again.
void StoryIndex::State::relink(const std::vector<std::uint32_t>& touched, std::size_t most,
                               std::vector<std::uint32_t>& changed) {
  std::vector<std::uint32_t> freed;
  for (const std::uint32_t each : touched)
    if (const std::uint32_t group = bearings[each].group; !groups[group].empty()) {
      freed.push_back(group);
      groups[group].clear();
    }
  for (std::vector<std::uint32_t>& group : link(touched)) {
    const auto large = group.size() == 1 ? large_group_for(group.front(), most) : std::nullopt;
    if (large) {
      group.insert(group.begin(), groups[*large].begin(), groups[*large].end());
      changed.push_back(put_group(std::move(group), *large));
    } else if (freed.empty()) {
      changed.push_back(add_group(std::move(group)));
    } else {
      changed.push_back(put_group(std::move(group), freed.back()));
      freed.pop_back();
    }
  }
}

std::vector<std::vector<std::uint32_t>> StoryIndex::regroup(std::size_t threads) {
  State& s = *state_;
  s.look_for_fresh(threads);
  // Where all are like all, as feeds of one agency or a hostile feed can be, each new article touches as many
  // as may be linked at once, so a batch links so many and no more.
  std::size_t left = most_linked + linked_for_one * s.fresh.size();
  std::vector<std::uint32_t> changed;  // numbers of groups; one may be linked again for a later article
  std::unordered_set<std::uint32_t> done;
  for (const std::uint32_t n : s.fresh) {
    if (done.contains(n)) continue;
    const std::size_t most = std::clamp(left, linked_for_one, most_linked);
    const std::vector<std::uint32_t> touched = s.touched_by(n, most);
    left -= std::min(left, touched.size());
    s.relink(touched, most, changed);
    done.insert(touched.begin(), touched.end());
  }
  s.fresh.clear();
  s.known_odds = decltype(s.known_odds)();  // with its buckets, which `= {}` would leave
  s.companies = decltype(s.companies)();
  s.split_groups(changed);
  s.join_groups(changed);
  s.take_out(changed);
  std::vector<std::vector<std::uint32_t>> groups;
  std::unordered_set<std::uint32_t> told;
  for (const std::uint32_t number : changed)
    if (!s.groups[number].empty() && told.insert(number).second) groups.push_back(s.groups[number]);
  return groups;
}

}  // namespace broadsheet
