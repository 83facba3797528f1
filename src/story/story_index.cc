// story_index.cc: which articles tell one story.
//
//   words ─► tf-idf ─► the 40 most alike of each article (inverted index) ─► likeness ─► average link
//
// Weights and threshold were set by hand on development sets, one setting for all; docs/decisions/0006 has
// the table. Entry points: StoryIndex::group(), find_stories().

#include <algorithm>
#include <cmath>
#include <thread>

#include "base/calendar.h"
#include "base/hash.h"
#include "broadsheet/story.h"
#include "story/average_link.h"
#include "story/vectors.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_alike = 40;
constexpr double whole_weight = 0.45, head_weight = 0.35, names_weight = 0.20;
constexpr double decay_a_day = 0.15;
constexpr double unknown_day = 0.60;  // the factor where a date is missing
constexpr double longest_gap = 30;    // days; further apart are never compared

}  // namespace

struct StoryIndex::State {
  struct Entry {
    ArticleVectors counts;
    std::optional<double> day;
    std::uint64_t rank = 0;  // of the text, so that it is the same whatever the id
  };
  struct Weighted {
    TermVector whole, head, names;
  };
  Terms terms;
  std::vector<Entry> entries;

  // Made of all entries when first asked for after an article came.
  std::vector<Weighted> vectors;
  std::vector<std::uint64_t> rank;
  std::vector<std::vector<std::pair<std::uint32_t, float>>>
      postings;  // by term: articles that it weighs much in

  void prepare();
  [[nodiscard]] Likeness compare(std::uint32_t a, std::uint32_t b) const;
  // The articles most alike by the words that weigh most; `scores` is all zeros before and after.
  template <typename May>
  [[nodiscard]] std::vector<std::uint32_t> most_alike_to(std::uint32_t n, std::size_t count,
                                                         std::vector<float>& scores, May may) const;
};

namespace {

constexpr std::size_t heaviest_terms = 60;

TermVector heaviest(const TermVector& v) {
  TermVector out = v;
  std::stable_sort(out.begin(), out.end(),
                   [](const TermCount& x, const TermCount& y) { return x.weight > y.weight; });
  if (out.size() > heaviest_terms) out.resize(heaviest_terms);
  return out;
}

}  // namespace

void StoryIndex::State::prepare() {
  if (vectors.size() == entries.size()) return;
  const std::size_t count = entries.size();
  vectors.assign(count, {});
  rank.assign(count, 0);
  postings.assign(terms.size(), {});
  for (std::uint32_t i = 0; i < count; ++i) {
    const ArticleVectors& c = entries[i].counts;
    vectors[i] = {weighted(c.whole, terms, count), weighted(c.head, terms, count),
                  weighted(c.names, terms, count)};
    rank[i] = entries[i].rank;
    for (const TermCount& t : heaviest(vectors[i].whole)) postings[t.term].emplace_back(i, t.weight);
  }
}

template <typename May>
std::vector<std::uint32_t> StoryIndex::State::most_alike_to(std::uint32_t n, std::size_t count,
                                                            std::vector<float>& scores, May may) const {
  const std::size_t common =
      std::max<std::size_t>(400, entries.size() / 25);  // terms of more articles tell little
  std::vector<std::uint32_t> touched;
  for (const TermCount& t : heaviest(vectors[n].whole)) {
    if (postings[t.term].size() > common) continue;
    for (const auto& [other, weight] : postings[t.term]) {
      if (other == n || !may(other)) continue;
      if (scores[other] == 0) touched.push_back(other);
      scores[other] += t.weight * weight;
    }
  }
  std::vector<std::uint32_t> order = touched;
  const auto better = [&](std::uint32_t x, std::uint32_t y) {
    return scores[x] != scores[y] ? scores[x] > scores[y] : rank[x] < rank[y];
  };
  if (order.size() > count) {
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(), better);
    order.resize(count);
  }
  std::sort(order.begin(), order.end(), better);
  for (const std::uint32_t other : touched) scores[other] = 0;
  return order;
}

Likeness StoryIndex::State::compare(std::uint32_t a, std::uint32_t b) const {
  const Weighted &x = vectors[a], &y = vectors[b];
  Likeness like;
  like.whole = dot(x.whole, y.whole);
  like.head = dot(x.head, y.head);
  like.names = dot(x.names, y.names);
  double factor = unknown_day;
  if (entries[a].day && entries[b].day) {
    like.days = std::abs(*entries[a].day - *entries[b].day);
    factor = like.days > longest_gap ? 0 : std::exp(-decay_a_day * like.days);
  }
  like.score = factor * (whole_weight * like.whole + head_weight * like.head + names_weight * like.names);
  return like;
}

StoryIndex::StoryIndex() : state_(std::make_unique<State>()) {}
StoryIndex::StoryIndex(StoryIndex&&) noexcept = default;
StoryIndex& StoryIndex::operator=(StoryIndex&&) noexcept = default;
StoryIndex::~StoryIndex() = default;

std::size_t StoryIndex::size() const {
  return state_->entries.size();
}

std::uint32_t StoryIndex::add(const Article& article) {
  State& s = *state_;
  State::Entry entry;
  entry.counts = vectors_of(article, s.terms);
  if (article.published) entry.day = static_cast<double>(article.published->instant) / seconds_a_day;
  entry.rank = hash64(article.headline + "\n" + body_text(article));
  s.entries.push_back(std::move(entry));
  return static_cast<std::uint32_t>(s.entries.size() - 1);
}

Likeness StoryIndex::likeness(std::uint32_t a, std::uint32_t b) const {
  state_->prepare();
  return state_->compare(a, b);
}

std::vector<std::vector<std::uint32_t>> StoryIndex::group(std::size_t threads) const {
  state_->prepare();
  const State& s = *state_;
  const std::size_t count = s.entries.size();
  // Each thread takes every n-th article; what it finds stands in its own slot, so threads never change the
  // outcome.
  std::vector<std::vector<LinkedPair>> found(count);
  const auto work = [&](std::size_t first) {
    std::vector<float> scores(count, 0);
    for (std::size_t i = first; i < count; i += threads) {
      const auto n = static_cast<std::uint32_t>(i);
      const auto near_in_time = [&](std::uint32_t other) {
        return !s.entries[n].day || !s.entries[other].day ||
               std::abs(*s.entries[n].day - *s.entries[other].day) <= longest_gap;
      };
      for (const std::uint32_t other : s.most_alike_to(n, most_alike, scores, near_in_time))
        found[i].push_back({std::min(n, other), std::max(n, other), s.compare(n, other).score});
    }
  };
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 1; t < threads; ++t) workers.emplace_back(work, t);
    work(0);
  }
  std::vector<LinkedPair> pairs;
  for (const auto& each : found) pairs.insert(pairs.end(), each.begin(), each.end());
  std::sort(pairs.begin(), pairs.end(),
            [](const LinkedPair& x, const LinkedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  pairs.erase(std::unique(pairs.begin(), pairs.end(),
                          [](const LinkedPair& x, const LinkedPair& y) { return x.a == y.a && x.b == y.b; }),
              pairs.end());
  return average_link(count, pairs, s.rank, join_threshold);
}

std::vector<StoryIndex::Near> StoryIndex::nearest(std::uint32_t number, std::size_t count) const {
  state_->prepare();
  const State& s = *state_;
  std::vector<float> scores(s.entries.size(), 0);
  std::vector<Near> all;
  for (const std::uint32_t other :
       s.most_alike_to(number, count, scores, [](std::uint32_t) { return true; })) {
    const Likeness like = s.compare(number, other);
    all.push_back({other, whole_weight * like.whole + head_weight * like.head + names_weight * like.names});
  }
  std::stable_sort(all.begin(), all.end(), [](const Near& x, const Near& y) { return x.score > y.score; });
  return all;
}

// ---------------------------------------------------------------------------------------------- stories

Story make_story(const std::vector<const Article*>& articles, std::size_t central) {
  Story story;
  std::vector<const Article*> sorted = articles;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Article* x, const Article* y) {
    if (x->published.has_value() != y->published.has_value()) return x->published.has_value();
    if (x->published && x->published->instant != y->published->instant)
      return x->published->instant < y->published->instant;
    return x->id < y->id;
  });
  story.headline = articles[central]->headline;
  story.beat = articles[central]->section;
  for (const Article* article : sorted) {
    story.articles.push_back(article->id);
    if (!article->published) continue;
    if (!story.from) story.from = article->published;
    story.to = article->published;
  }
  story.id = "s" + sha256_hex(sorted.front()->id).substr(0, 12);
  return story;
}

std::vector<Story> find_stories(const std::vector<Article>& articles, std::size_t threads) {
  StoryIndex index;
  for (const Article& article : articles) index.add(article);
  std::vector<Story> stories;
  for (const auto& group : index.group(threads)) {
    std::vector<const Article*> members;
    for (const std::uint32_t n : group) members.push_back(&articles[n]);
    std::size_t central = 0;
    double best = -1;
    constexpr std::size_t judged = 30;  // of a very large story the first
    for (std::size_t i = 0; i < std::min(judged, group.size()) && group.size() > 2; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < std::min(judged, group.size()); ++j)
        if (j != i) sum += index.likeness(group[i], group[j]).score;
      if (sum > best) {
        best = sum;
        central = i;
      }
    }
    stories.push_back(make_story(members, central));
  }
  return stories;
}

}  // namespace broadsheet
