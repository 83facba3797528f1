// story_index.cc: which articles tell one story.
//
//   words ─► tf-idf ─► the most alike of each article (most_alike.cc) ─► likeness ─► average link
//
// Articles that come one by one are weighed by what came before them, and linked with the groups that they
// touch: a join needs a pair that is likely to tell one story, so groups that no such pair connects cannot
// change. How likely is learned from development sets (join_model.h), one setting for all. Entry points:
// StoryIndex::add(), StoryIndex::regroup(), find_stories().

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/share_out.h"
#include "broadsheet/story.h"
#include "story/join_weights_table.h"
#include "story/story_state.h"

namespace broadsheet {
namespace {

constexpr std::size_t looked_through = 200;  // articles with the same rare words, of which
constexpr std::size_t most_near = 40;        // are compared: the most alike, and the most alike of its month
constexpr std::size_t most_kept = 100;       // neighbours that an article remembers
constexpr double whole_weight = 0.45, head_weight = 0.35, names_weight = 0.20;
constexpr double longest_update = 1.5;  // days, in which a headline is printed again with other figures
constexpr double longest_gap = 30;      // days; further apart are never compared

constexpr float out_of_reach = -std::numeric_limits<float>::infinity();  // odds of those never compared

bool reaches(const StoryIndex::Near& near) {
  return near.odds > out_of_reach;
}

PairLikeness like_of(const StoryIndex::Near& near, double company) {
  return {nearness(static_cast<double>(near.whole)), static_cast<double>(near.told),
          nearness_of_company(company), static_cast<double>(std::max(near.odds, no_odds))};
}

}  // namespace

// ------------------------------------------------------------------------------------------ comparing

// Whether two articles could tell one story at all: within a month, both of one event, and not "Day 2" and
// "Day 3", nor a column of two days.
bool StoryIndex::State::in_reach(std::uint32_t a, std::uint32_t b) const {
  const Bearing &x = bearings[a], &y = bearings[b];
  const double days = std::abs(x.day - y.day);  // or NAN
  // "Wheat closes at 212" of one week and "… at 205" of the next; of one event figures change within a day.
  if (x.form != 0 && x.form == y.form && x.figures != y.figures && days > longest_update) return false;
  if (x.round_up || y.round_up || (x.counts && y.counts && x.serial != y.serial)) return false;
  return !(days > longest_gap);  // nor where one has no day
}

std::optional<double> StoryIndex::State::days_between(std::uint32_t a, std::uint32_t b) const {
  const double days = std::abs(bearings[a].day - bearings[b].day);
  return std::isnan(days) ? std::nullopt : std::optional(days);
}

Likeness StoryIndex::State::likeness_of(std::uint32_t a, std::uint32_t b, const SharedWords& shared) const {
  const std::optional<double> days = days_between(a, b);
  const Cosines& c = shared.cosines;
  Likeness like{c.whole, c.head, c.names, days.value_or(0), 0, join_weights.apart};
  like.alike = whole_weight * c.whole + head_weight * c.head + names_weight * c.names;
  if (in_reach(a, b))
    like.odds = first_odds(join_marks(c, shared.finer, days)) + contradiction(shared.finer, !days);
  return like;
}

// Of a pair that is so alike, among the neighbours of an article.
Standing StoryIndex::State::standing(std::uint32_t n, float whole) const {
  const std::vector<Near>& near = entries[n].near;
  const auto [first, behind] = std::ranges::equal_range(near, whole, std::greater(), &Near::whole);
  return standing_between(n, static_cast<std::size_t>(first - near.begin()),
                          static_cast<std::size_t>(behind - near.begin()));
}

// The same of one of the neighbours that the article has, whose place is known.
Standing StoryIndex::State::standing_of(std::uint32_t n, const Near& own) const {
  const std::vector<Near>& near = entries[n].near;
  auto first = static_cast<std::size_t>(&own - near.data());
  std::size_t behind = first + 1;
  while (first > 0 && near[first - 1].whole == own.whole) --first;
  while (behind < near.size() && near[behind].whole == own.whole) ++behind;
  return standing_between(n, first, behind);
}

// Of the neighbours from `first` to before `behind`, which are all as alike.
Standing StoryIndex::State::standing_between(std::uint32_t n, std::size_t first, std::size_t behind) const {
  constexpr std::size_t next_ones = 4;
  const std::vector<Near>& near = entries[n].near;
  const Bearing& own = bearings[n];
  Standing standing = {.best = own.best,
                       .before = static_cast<double>(first),
                       .told = own.told,
                       .first = static_cast<double>(own.first),
                       .fellows = static_cast<double>(own.fellows)};
  if (near.size() - behind < next_ones) return standing;
  for (std::size_t i = behind; i < behind + next_ones; ++i)
    standing.next += static_cast<double>(near[i].whole) / next_ones;
  standing.last = static_cast<double>(near[behind + next_ones - 1].whole);
  return standing;
}

const Company& StoryIndex::State::company_of(std::uint32_t n) {
  const auto [at, added] = companies.try_emplace(n);
  Company& company = at->second;
  if (!added) return company;
  for (const Near& near : entries[n].near) {
    if (company.is_full()) break;
    if (reaches(near)) company.add(near.other, near.alike);
  }
  company.sort();
  return company;
}

double StoryIndex::State::company_shared(std::uint32_t n, const Near& near) {
  return Company::shared(company_of(n), n, company_of(near.other), near.other);
}

// The odds of a pair beside the other neighbours that either has.
double StoryIndex::State::odds_among(std::uint32_t n, const Near& near, double company) const {
  if (!reaches(near)) return join_weights.apart;
  return standing_odds(!days_between(n, near.other), like_of(near, company), standing_of(n, near),
                       standing(near.other, near.whole));
}

double StoryIndex::State::most_odds(std::uint32_t n, const Near& near) const {
  if (!reaches(near)) return join_weights.apart;
  return most_standing_odds(!days_between(n, near.other), like_of(near, 1), standing_of(n, near));
}

void StoryIndex::State::know_best(std::uint32_t n, const Near& near) {
  if (!reaches(near)) return;
  bearings[n].best = std::max(bearings[n].best, nearness(static_cast<double>(near.whole)));
  bearings[n].told = std::max(bearings[n].told, static_cast<double>(near.told));
  bearings[n].first = std::max(bearings[n].first, near.odds);
  bearings[n].fellows += static_cast<float>(likely_fellow(static_cast<double>(near.odds)));
}

// Among the articles below `before`.
std::vector<StoryIndex::Near> StoryIndex::State::look_up(std::uint32_t n, std::uint32_t before,
                                                         MostAlike::Scores& zeros) const {
  const HeldArticle held(entries[n].v);
  const std::vector<MostAlike::Found> found = alike.find(entries[n].v, looked_through, before, zeros);
  std::vector<Near> out;
  out.reserve(most_near);
  std::size_t in_month = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    // What is compared next lies anywhere in memory.
    if (i + 2 < found.size()) __builtin_prefetch(&entries[found[i + 2].other]);
    if (i + 1 < found.size()) entries[found[i + 1].other].v.expect();
    const std::uint32_t other = found[i].other;
    const bool reached = in_reach(n, other);
    if (other == n || (out.size() >= most_near && (!reached || in_month >= most_near))) continue;
    in_month += reached ? 1 : 0;
    const SharedWords shared = held.shared_with(entries[other].v);
    const Likeness like = likeness_of(n, other, shared);
    out.push_back({other, static_cast<float>(like.whole), static_cast<float>(like.alike),
                   reached ? static_cast<float>(like.odds) : out_of_reach,
                   static_cast<float>(nearness(shared.finer.told))});
    if (in_month >= most_near) break;
  }
  return out;
}

// ------------------------------------------------------------------------------------------- entering

CountedArticle StoryIndex::State::add(const Article& article, ArticleWords words) {
  furniture.strip(words);
  entries.emplace_back().rank = words.rank;
  Bearing bearing;
  if (article.published) bearing.day = static_cast<double>(article.published->instant) / seconds_a_day;
  bearing.round_up = words.round_up;
  bearing.serial = static_cast<std::uint32_t>(hash64(words.serial));
  bearing.counts = !words.serial.empty();
  bearing.form = static_cast<std::uint32_t>(words.form);
  bearing.figures = static_cast<std::uint32_t>(words.figures);
  bearings.push_back(bearing);
  return terms.count(words);
}

void StoryIndex::State::enter(std::uint32_t n, const CountedArticle& counted) {
  entries[n].v = PackedArticle(counted, terms, entries.size(), room);
  alike.add(entries[n].v);
}

void StoryIndex::State::remember(std::uint32_t n, const Near& near) {
  constexpr std::size_t more = 12;  // room for so many at a time, in millions of lists
  std::vector<Near>& kept = entries[n].near;
  know_best(n, near);
  if (kept.size() == most_kept) {
    const auto weakest = std::ranges::min_element(kept, {}, &Near::alike);
    if (near.alike <= weakest->alike) return;
    kept.erase(weakest);
  }
  if (kept.size() == kept.capacity()) kept.reserve(std::min(most_kept, kept.size() + more));
  kept.insert(std::ranges::upper_bound(kept, near.whole, std::greater(), &Near::whole), near);
}

// Takes its neighbours, and becomes theirs.
void StoryIndex::State::take_in(std::uint32_t n, const std::vector<Near>& found) {
  Entry& entry = entries[n];
  bearings[n].looked = true;
  known_odds.clear();
  companies.clear();
  for (const Near& near : found) {
    __builtin_prefetch(&entries[near.other]);
    __builtin_prefetch(&bearings[near.other]);
  }
  entry.near.reserve(std::min(most_kept, entry.near.size() + found.size()));
  for (const Near& near : found) {
    const auto known = std::find_if(entry.near.begin(), entry.near.end(),
                                    [&](const Near& k) { return k.other == near.other; });
    if (known != entry.near.end()) continue;
    remember(n, near);
    if (bearings[near.other].looked) remember(near.other, {n, near.whole, near.alike, near.odds, near.told});
  }
}

void StoryIndex::State::look(std::uint32_t n) {
  if (!bearings[n].looked) take_in(n, look_up(n, size(), scratch));
}

// The new ones look by all threads, each at those before it, as if they had come one by one.
void StoryIndex::State::look_for_fresh(std::size_t threads) {
  std::vector<std::vector<Near>> found(fresh.size());
  share_out(fresh.size(), threads, [&](std::size_t i) {
    thread_local MostAlike::Scores zeros;
    if (!bearings[fresh[i]].looked) found[i] = look_up(fresh[i], fresh[i], zeros);
  });
  for (std::size_t i = 0; i < fresh.size(); ++i)
    if (!bearings[fresh[i]].looked) take_in(fresh[i], found[i]);
}

// ------------------------------------------------------------------------------------------ StoryIndex

StoryIndex::StoryIndex() : state_(std::make_unique<State>()) {}
StoryIndex::StoryIndex(StoryIndex&&) noexcept = default;
StoryIndex& StoryIndex::operator=(StoryIndex&&) noexcept = default;
StoryIndex::~StoryIndex() = default;

std::size_t StoryIndex::size() const {
  return state_->entries.size();
}

// An article in the group of `fellow`, or the first of one.
std::uint32_t StoryIndex::State::place(const Article& article, ArticleWords words, std::uint32_t fellow) {
  furniture.count(words);
  const std::uint32_t n = size();
  enter(n, add(article, std::move(words)));
  bearings[n].group = fellow == n ? static_cast<std::uint32_t>(groups.size()) : bearings[fellow].group;
  if (fellow == n) groups.emplace_back();
  groups[bearings[n].group].push_back(n);
  return n;
}

std::uint32_t StoryIndex::add(const Article& article) {
  return add(article, words_of(article));
}

std::uint32_t StoryIndex::add(const Article& article, ArticleWords words) {
  State& s = *state_;
  const std::uint32_t n = s.place(article, std::move(words), s.size());
  s.fresh.push_back(n);
  return n;
}

std::uint32_t StoryIndex::restore(const Article& article, ArticleWords words, std::uint32_t fellow) {
  return state_->place(article, std::move(words), fellow);
}

const std::vector<std::uint32_t>& StoryIndex::group_of(std::uint32_t number) const {
  return state_->groups[state_->bearings[number].group];
}

Likeness StoryIndex::likeness(std::uint32_t a, std::uint32_t b) const {
  return state_->likeness_of(a, b, shared_by(state_->entries[a].v, state_->entries[b].v));
}

void StoryIndex::look_up(std::uint32_t number) {
  state_->look(number);
}

const std::vector<StoryIndex::Near>& StoryIndex::near(std::uint32_t number) const {
  return state_->entries[number].near;
}

// ---------------------------------------------------------------------------------------------- stories

Story make_story(const std::vector<StoryMember>& articles, std::size_t central) {
  Story story;
  std::vector<const StoryMember*> sorted;
  sorted.reserve(articles.size());
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

std::size_t StoryIndex::central_of(const std::vector<std::uint32_t>& group) const {
  constexpr std::size_t judged = 24;  // of a very large story the first
  const std::unordered_set<std::uint32_t> members(group.begin(), group.end());
  std::size_t central = 0;
  float best = -1;
  for (std::size_t i = 0; i < std::min(judged, group.size()) && group.size() > 2; ++i) {
    float sum = 0;
    for (const Near& near : state_->entries[group[i]].near)
      if (members.contains(near.other)) sum += near.alike;
    if (sum > best) {
      best = sum;
      central = i;
    }
  }
  return central;
}

namespace {

// Places in order of publication, the undated last; among equals by their texts.
std::vector<std::uint32_t> in_order(const std::vector<Article>& articles) {
  using Key = std::pair<std::pair<bool, Instant>, std::pair<std::uint64_t, std::uint32_t>>;
  std::vector<Key> keys;
  keys.reserve(articles.size());
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    const Article& a = articles[i];
    keys.push_back({{!a.published.has_value(), a.published ? a.published->instant : 0},
                    {hash64(a.headline + "\n" + body_text(a)), i}});
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const Key& key : keys) order.push_back(key.second.second);
  return order;
}

}  // namespace

// All articles weighed by what all of them hold, each with its neighbours among all. What an article finds
// stands in its own slot, so threads never change the outcome.
void StoryIndex::State::fill(const std::vector<Article>& articles, const std::vector<std::uint32_t>& order,
                             std::size_t threads) {
  std::vector<ArticleWords> words;
  for (const std::uint32_t place : order) {
    words.push_back(words_of(articles[place]));
    furniture.count(words.back());
  }
  std::vector<CountedArticle> counted;
  for (std::uint32_t n = 0; n < order.size(); ++n)
    counted.push_back(add(articles[order[n]], std::move(words[n])));
  for (std::uint32_t n = 0; n < order.size(); ++n) enter(n, counted[n]);
  share_out(order.size(), threads, [&](std::size_t n) {
    thread_local MostAlike::Scores zeros;
    const auto number = static_cast<std::uint32_t>(n);
    entries[n].near = look_up(number, size(), zeros);
    std::ranges::stable_sort(entries[n].near, std::greater(), &Near::whole);
    for (const Near& near : entries[n].near) know_best(number, near);
  });
}

std::vector<Story> find_stories(const std::vector<Article>& articles, std::size_t threads) {
  StoryIndex index;
  StoryIndex::State& s = *index.state_;
  const std::vector<std::uint32_t> order = in_order(articles);
  s.fill(articles, order, threads);
  std::vector<std::uint32_t> all(order.size());
  std::iota(all.begin(), all.end(), 0U);
  std::vector<Story> stories;
  for (const auto& group : s.link(all)) {
    std::vector<StoryMember> members;
    for (const std::uint32_t n : group) {
      const Article& a = articles[order[n]];
      members.push_back({a.id, a.headline, a.section, a.published, lead_of(a), a.language});
    }
    stories.push_back(make_story(members, index.central_of(group)));
    stories.back().events = events_of(members);
  }
  return stories;
}

std::vector<JudgedPair> judge_pairs(const std::vector<Article>& articles) {
  StoryIndex index;
  StoryIndex::State& s = *index.state_;
  const std::vector<std::uint32_t> order = in_order(articles);
  s.fill(articles, order, 1);
  std::vector<JudgedPair> pairs;
  for (std::uint32_t n = 0; n < order.size(); ++n)
    for (const StoryIndex::Near& near : s.entries[n].near) {
      const std::uint32_t low = std::min(n, near.other), high = std::max(n, near.other);
      const SharedWords shared = shared_by(s.entries[low].v, s.entries[high].v);
      const std::optional<double> days = s.days_between(low, high);
      JoinMarks marks = join_marks(shared.cosines, shared.finer, days);
      set_standing(marks, !days, like_of(near, s.company_shared(n, near)), s.standing(low, near.whole),
                   s.standing(high, near.whole));
      pairs.push_back({order[low], order[high], marks});
    }
  return pairs;
}

}  // namespace broadsheet
