// story_index.cc: which articles tell one story.
//
//   words ─► tf-idf ─► the most alike of each article (most_alike.cc) ─► likeness ─► average link
//
// Articles that come one by one are weighed by what came before them, and linked with the groups that they
// touch: a join needs a pair of at least the threshold, so groups that no such pair connects cannot change.
// Weights and threshold were set by hand on development sets, one setting for all; docs/decisions/0006 has
// the table. Entry points: StoryIndex::add(), StoryIndex::regroup(), find_stories().

#include <algorithm>
#include <cmath>
#include <thread>
#include <unordered_set>

#include "base/calendar.h"
#include "base/hash.h"
#include "broadsheet/story.h"
#include "story/average_link.h"
#include "story/most_alike.h"
#include "story/vectors.h"

namespace broadsheet {
namespace {

constexpr std::size_t looked_through = 200;  // articles with the same rare words, of which
constexpr std::size_t most_near = 40;        // are compared: the most alike, and the most alike of its month
constexpr std::size_t most_kept = 100;       // neighbours that an article remembers
constexpr std::size_t most_linked = 400;     // articles linked at once
constexpr double whole_weight = 0.45, head_weight = 0.35, names_weight = 0.20;
constexpr double decay_a_day = 0.15;
constexpr double unknown_day = 0.60;        // the factor where a date is missing
constexpr double longest_gap = 30;          // days; further apart are never compared
constexpr std::uint32_t pretended = 1'000;  // articles of everyday language before the first

}  // namespace

struct StoryIndex::State {
  struct Entry {
    ArticleVectors v;
    std::optional<double> day;
    std::uint64_t rank = 0;  // of the text, so that it is the same whatever the id
    std::uint32_t group = 0;
    bool looked = false;  // whether `near` was filled
    std::vector<Near> near;
  };
  Terms terms{pretended};
  MostAlike alike;
  std::vector<Entry> entries;
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::uint32_t> fresh;  // since the last regroup()
  std::vector<float> scratch;

  std::uint32_t add(const Article& article);
  void enter(std::uint32_t n);
  [[nodiscard]] bool in_reach(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] Likeness compare(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::vector<Near> look_up(std::uint32_t n, std::vector<float>& zeros) const;
  void remember(std::uint32_t n, const Near& near);
  void look(std::uint32_t n);
  [[nodiscard]] std::vector<std::uint32_t> touched_by(std::uint32_t n);
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> link(const std::vector<std::uint32_t>& numbers) const;
  [[nodiscard]] std::optional<std::uint32_t> large_group_for(std::uint32_t n) const;
};

// ------------------------------------------------------------------------------------------ comparing

bool StoryIndex::State::in_reach(std::uint32_t a, std::uint32_t b) const {
  const auto &x = entries[a].day, &y = entries[b].day;
  return !x || !y || std::abs(*x - *y) <= longest_gap;
}

Likeness StoryIndex::State::compare(std::uint32_t a, std::uint32_t b) const {
  const Entry &x = entries[a], &y = entries[b];
  Likeness like;
  like.whole = dot(x.v.whole, y.v.whole);
  like.head = dot(x.v.head, y.v.head);
  like.names = dot(x.v.names, y.v.names);
  like.apart = whole_weight * like.whole + head_weight * like.head + names_weight * like.names;
  double factor = unknown_day;
  if (x.day && y.day) {
    like.days = std::abs(*x.day - *y.day);
    factor = in_reach(a, b) ? std::exp(-decay_a_day * like.days) : 0;
  }
  like.score = factor * like.apart;
  return like;
}

std::vector<StoryIndex::Near> StoryIndex::State::look_up(std::uint32_t n, std::vector<float>& zeros) const {
  std::vector<Near> out;
  std::size_t in_month = 0;
  for (const MostAlike::Found& f : alike.find(entries[n].v.whole, looked_through, zeros)) {
    const bool reached = in_reach(n, f.other);
    if (f.other == n || (out.size() >= most_near && (!reached || in_month >= most_near))) continue;
    in_month += reached ? 1 : 0;
    const Likeness like = compare(n, f.other);
    out.push_back({f.other, static_cast<float>(like.apart), static_cast<float>(like.score)});
  }
  return out;
}

// ------------------------------------------------------------------------------------------- entering

std::uint32_t StoryIndex::State::add(const Article& article) {
  Entry entry;
  entry.v = vectors_of(words_of(article), terms);
  if (article.published) entry.day = static_cast<double>(article.published->instant) / seconds_a_day;
  entry.rank = hash64(article.headline + "\n" + body_text(article));
  entries.push_back(std::move(entry));
  return static_cast<std::uint32_t>(entries.size() - 1);
}

void StoryIndex::State::enter(std::uint32_t n) {
  entries[n].v = weighted(entries[n].v, terms, entries.size());
  alike.add(entries[n].v.whole);
}

void StoryIndex::State::remember(std::uint32_t n, const Near& near) {
  std::vector<Near>& kept = entries[n].near;
  const auto stronger = [](const Near& x, const Near& y) { return x.apart > y.apart; };
  if (kept.size() < most_kept) {
    kept.push_back(near);
    return;
  }
  const auto weakest = std::max_element(kept.begin(), kept.end(), stronger);
  if (stronger(near, *weakest)) *weakest = near;
}

// Finds its neighbours, and becomes theirs.
void StoryIndex::State::look(std::uint32_t n) {
  Entry& entry = entries[n];
  if (entry.looked) return;
  entry.looked = true;
  for (const Near& near : look_up(n, scratch)) {
    const auto known = std::find_if(entry.near.begin(), entry.near.end(),
                                    [&](const Near& k) { return k.other == near.other; });
    if (known != entry.near.end()) continue;
    remember(n, near);
    if (entries[near.other].looked) remember(near.other, {n, near.apart, near.score});
  }
}

// ------------------------------------------------------------------------------------------- grouping

// The articles that pairs of at least the threshold connect with an article, group by whole group, as many as
// may be linked at once.
std::vector<std::uint32_t> StoryIndex::State::touched_by(std::uint32_t n) {
  std::vector<std::uint32_t> touched = groups[entries[n].group];
  std::unordered_set<std::uint32_t> seen = {entries[n].group};
  for (std::size_t at = 0; at < touched.size(); ++at) {
    look(touched[at]);
    for (const Near& near : entries[touched[at]].near) {
      const std::uint32_t group = entries[near.other].group;
      if (near.score < join_threshold || seen.contains(group)) continue;
      if (touched.size() + groups[group].size() > most_linked) continue;
      seen.insert(group);
      touched.insert(touched.end(), groups[group].begin(), groups[group].end());
    }
  }
  return touched;
}

std::vector<std::vector<std::uint32_t>> StoryIndex::State::link(
    const std::vector<std::uint32_t>& numbers) const {
  std::unordered_map<std::uint32_t, std::uint32_t> place;
  std::vector<std::uint64_t> rank;
  for (const std::uint32_t n : numbers) {
    place.emplace(n, static_cast<std::uint32_t>(place.size()));
    rank.push_back(entries[n].rank);
  }
  std::vector<LinkedPair> pairs;
  for (const std::uint32_t n : numbers)
    for (const Near& near : entries[n].near) {
      const auto other = place.find(near.other);
      if (other == place.end()) continue;
      const std::uint32_t a = place.at(n), b = other->second;
      pairs.push_back({std::min(a, b), std::max(a, b), near.score});
    }
  std::sort(pairs.begin(), pairs.end(),
            [](const LinkedPair& x, const LinkedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  pairs.erase(std::unique(pairs.begin(), pairs.end(),
                          [](const LinkedPair& x, const LinkedPair& y) { return x.a == y.a && x.b == y.b; }),
              pairs.end());
  auto linked = average_link(numbers.size(), pairs, rank, join_threshold);
  for (auto& group : linked) {
    for (std::uint32_t& n : group) n = numbers[n];
    std::sort(group.begin(), group.end());
  }
  return linked;
}

// For an article that no group took while groups too large to be linked again stand near: that of its
// nearest neighbour, where it is like those members that it knows.
std::optional<std::uint32_t> StoryIndex::State::large_group_for(std::uint32_t n) const {
  const auto& near = entries[n].near;
  const auto best = std::max_element(near.begin(), near.end(),
                                     [](const Near& x, const Near& y) { return x.score < y.score; });
  if (best == near.end() || best->score < join_threshold) return std::nullopt;
  const std::uint32_t group = entries[best->other].group;
  double sum = 0, known = 0;
  for (const Near& each : near)
    if (entries[each.other].group == group) {
      sum += static_cast<double>(each.score);
      ++known;
    }
  if (groups[group].size() < most_linked / 2 || sum < known * join_threshold) return std::nullopt;
  return group;
}

// ------------------------------------------------------------------------------------------ StoryIndex

StoryIndex::StoryIndex() : state_(std::make_unique<State>()) {}
StoryIndex::StoryIndex(StoryIndex&&) noexcept = default;
StoryIndex& StoryIndex::operator=(StoryIndex&&) noexcept = default;
StoryIndex::~StoryIndex() = default;

std::size_t StoryIndex::size() const {
  return state_->entries.size();
}

std::uint32_t StoryIndex::add(const Article& article) {
  State& s = *state_;
  const std::uint32_t n = restore(article, static_cast<std::uint32_t>(s.entries.size()));
  s.look(n);
  s.fresh.push_back(n);
  return n;
}

std::uint32_t StoryIndex::restore(const Article& article, std::uint32_t fellow) {
  State& s = *state_;
  const std::uint32_t n = s.add(article);
  s.enter(n);
  s.entries[n].group = fellow == n ? static_cast<std::uint32_t>(s.groups.size()) : s.entries[fellow].group;
  if (fellow == n) s.groups.emplace_back();
  s.groups[s.entries[n].group].push_back(n);
  return n;
}

std::vector<std::vector<std::uint32_t>> StoryIndex::regroup() {
  State& s = *state_;
  std::vector<std::vector<std::uint32_t>> changed;
  std::unordered_set<std::uint32_t> done;
  for (const std::uint32_t n : s.fresh) {
    if (done.contains(n)) continue;
    const std::vector<std::uint32_t> touched = s.touched_by(n);
    std::vector<std::uint32_t> freed;  // numbers of groups, to be used again
    for (const std::uint32_t each : touched)
      if (!s.groups[s.entries[each].group].empty()) {
        freed.push_back(s.entries[each].group);
        s.groups[s.entries[each].group].clear();
      }
    for (std::vector<std::uint32_t>& group : s.link(touched)) {
      if (freed.empty()) {
        freed.push_back(static_cast<std::uint32_t>(s.groups.size()));
        s.groups.emplace_back();
      }
      std::uint32_t number = freed.back();
      const auto large = group.size() == 1 ? s.large_group_for(group.front()) : std::nullopt;
      if (large) {
        group.insert(group.begin(), s.groups[*large].begin(), s.groups[*large].end());
        std::sort(group.begin(), group.end());
        number = *large;
      } else {
        freed.pop_back();
      }
      for (const std::uint32_t each : group) s.entries[each].group = number;
      s.groups[number] = group;
      changed.push_back(group);
    }
    done.insert(touched.begin(), touched.end());
  }
  s.fresh.clear();
  return changed;
}

const std::vector<std::uint32_t>& StoryIndex::group_of(std::uint32_t number) const {
  return state_->groups[state_->entries[number].group];
}

Likeness StoryIndex::likeness(std::uint32_t a, std::uint32_t b) const {
  return state_->compare(a, b);
}

const std::vector<StoryIndex::Near>& StoryIndex::near(std::uint32_t number) {
  state_->look(number);
  return state_->entries[number].near;
}

// ---------------------------------------------------------------------------------------------- stories

Story make_story(const std::vector<StoryMember>& articles, std::size_t central) {
  Story story;
  std::vector<const StoryMember*> sorted;
  for (const StoryMember& a : articles) sorted.push_back(&a);
  std::stable_sort(sorted.begin(), sorted.end(), [](const StoryMember* x, const StoryMember* y) {
    if (x->published.has_value() != y->published.has_value()) return x->published.has_value();
    if (x->published && x->published->instant != y->published->instant)
      return x->published->instant < y->published->instant;
    return x->id < y->id;
  });
  story.headline = articles[central].headline;
  story.beat = articles[central].section;
  for (const StoryMember* article : sorted) {
    story.articles.push_back(article->id);
    if (!article->published) continue;
    if (!story.from) story.from = article->published;
    story.to = article->published;
  }
  story.id = "s" + sha256_hex(sorted.front()->id).substr(0, 12);
  return story;
}

std::size_t central_of(const StoryIndex& index, const std::vector<std::uint32_t>& group) {
  constexpr std::size_t judged = 24;  // of a very large story the first
  const std::size_t count = std::min(judged, group.size());
  std::size_t central = 0;
  double best = -1;
  for (std::size_t i = 0; i < count && group.size() > 2; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < count; ++j)
      if (j != i) sum += index.likeness(group[i], group[j]).score;
    if (sum > best) {
      best = sum;
      central = i;
    }
  }
  return central;
}

std::vector<Story> find_stories(const std::vector<Article>& articles, std::size_t threads) {
  StoryIndex index;
  StoryIndex::State& s = *index.state_;
  // In order of publication, the undated last; among equals by their texts.
  std::vector<std::pair<std::pair<bool, Instant>, std::pair<std::uint64_t, std::uint32_t>>> order;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    const Article& a = articles[i];
    order.push_back({{!a.published.has_value(), a.published ? a.published->instant : 0},
                     {hash64(a.headline + "\n" + body_text(a)), i}});
  }
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> all;
  for (const auto& each : order) all.push_back(s.add(articles[each.second.second]));
  for (const std::uint32_t n : all) s.enter(n);
  // Each thread takes every n-th article; what it finds stands in its own slot, so threads never change the
  // outcome.
  const auto work = [&](std::size_t first) {
    std::vector<float> zeros;
    for (std::size_t n = first; n < all.size(); n += threads)
      s.entries[n].near = s.look_up(static_cast<std::uint32_t>(n), zeros);
  };
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 1; t < threads; ++t) workers.emplace_back(work, t);
    work(0);
  }
  std::vector<Story> stories;
  for (const auto& group : s.link(all)) {
    std::vector<StoryMember> members;
    for (const std::uint32_t n : group) {
      const Article& a = articles[order[n].second.second];
      members.push_back({a.id, a.headline, a.section, a.published});
    }
    stories.push_back(make_story(members, central_of(index, group)));
  }
  return stories;
}

}  // namespace broadsheet
