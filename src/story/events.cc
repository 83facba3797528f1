// events.cc: the events of a long story.
//
//   headline and lead ─► words, weighed within the story ─► likeness, less with each day ─► average link
//
// A saga is one story for what all of it repeats: names, places, what happened before. What is new stands in
// headline and lead. So the story is divided by these alone, by average link as stories are made, at a bound
// of its own. Entry point: events_of().

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "base/calendar.h"
#include "base/hash.h"
#include "broadsheet/story.h"
#include "search/analyse.h"
#include "story/average_link.h"
#include "story/packed_article.h"

namespace broadsheet {
namespace {

constexpr std::size_t fewest_divided = 12;  // articles; a shorter story is read as it is
constexpr std::size_t most_divided = 512;   // of a longer one the first
constexpr std::size_t fewest_of_event = 3;  // articles with different heads
constexpr double days_to_fade = 3;          // to 1 in e
constexpr double least_alike = 0.07;        // on average
constexpr double headlines = 0.3;           // what they count beside headline and lead together

ArticleWords head_of(const StoryMember& article) {
  ArticleWords words;
  words.language = article.language;
  const auto take = [&](std::string_view text) {
    for (IndexWord& word : analyse(text, article.language)) {
      if (word.stop || words.stems.size() == most_words_counted) continue;
      words.hashes.push_back(hash64(word.stem));
      words.stems.push_back(std::move(word.stem));
    }
  };
  take(article.headline);
  words.of_title = words.stems.size();
  take(article.lead);
  words.of_head = words.stems.size();
  words.rank = hash64(article.headline + "\n" + article.lead);
  return words;
}

bool comes_before(const StoryMember& x, const StoryMember& y) {
  if (x.published.has_value() != y.published.has_value()) return x.published.has_value();
  if (x.published && x.published->instant != y.published->instant)
    return x.published->instant < y.published->instant;
  return x.id < y.id;
}

// The articles of a story, in order, and how alike any two of them are.
class Saga {
 public:
  explicit Saga(const std::vector<StoryMember>& articles) {
    for (const StoryMember& each : articles) members_.push_back(&each);
    std::sort(members_.begin(), members_.end(),
              [](const StoryMember* x, const StoryMember* y) { return comes_before(*x, *y); });
    if (members_.size() > most_divided) members_.resize(most_divided);
    Terms terms;
    std::vector<CountedArticle> counted;
    for (const StoryMember* each : members_) {
      const ArticleWords words = head_of(*each);
      ranks_.push_back(words.rank);
      counted.push_back(terms.count(words));
    }
    PackingRoom room;
    std::vector<PackedArticle> packed;
    packed.reserve(counted.size());
    for (const CountedArticle& each : counted) packed.emplace_back(each, terms, members_.size(), room);
    alike_.resize(members_.size() * members_.size());
    for (std::size_t a = 0; a < members_.size(); ++a) {
      const HeldArticle held(packed[a]);
      for (std::size_t b = a + 1; b < members_.size(); ++b) {
        const SharedWords shared = held.shared_with(packed[b]);
        alike(a, b) = alike(b, a) =
            fading(a, b) * ((1 - headlines) * shared.cosines.whole + headlines * shared.finer.cross);
      }
    }
  }

  [[nodiscard]] std::vector<StoryEvent> events() const {
    std::vector<LinkedPair> pairs;
    for (std::uint32_t a = 0; a < members_.size(); ++a)
      for (std::uint32_t b = a + 1; b < members_.size(); ++b) pairs.push_back({a, b, alike(a, b)});
    std::vector<StoryEvent> found;
    for (const auto& group : average_link(members_.size(), pairs, ranks_, {.threshold = least_alike}))
      if (is_event(group)) found.push_back(event_of(group));
    return found;
  }

 private:
  [[nodiscard]] double& alike(std::size_t a, std::size_t b) { return alike_[a * members_.size() + b]; }
  [[nodiscard]] double alike(std::size_t a, std::size_t b) const { return alike_[a * members_.size() + b]; }

  [[nodiscard]] double fading(std::size_t a, std::size_t b) const {
    const auto &x = members_[a]->published, &y = members_[b]->published;
    if (!x || !y) return 1;
    const double days = std::abs(static_cast<double>(x->instant - y->instant)) / seconds_a_day;
    return std::exp(-days / days_to_fade);
  }

  [[nodiscard]] bool is_event(const std::vector<std::uint32_t>& group) const {
    std::set<std::uint64_t> heads;  // a copy tells nothing more
    for (const std::uint32_t n : group) heads.insert(ranks_[n]);
    return heads.size() >= fewest_of_event;
  }

  [[nodiscard]] StoryEvent event_of(const std::vector<std::uint32_t>& group) const {
    StoryEvent event;
    double best = -1;
    for (const std::uint32_t n : group) {
      double sum = 0;
      for (const std::uint32_t other : group) sum += alike(n, other);
      if (sum > best) event.headline = members_[n]->headline;
      best = std::max(best, sum);
      event.articles.push_back(members_[n]->id);
      const auto& published = members_[n]->published;
      if (!published) continue;
      if (!event.from) event.from = published;
      event.to = published;
    }
    return event;
  }

  std::vector<const StoryMember*> members_;  // in order of publication
  std::vector<std::uint64_t> ranks_;         // of their heads
  std::vector<double> alike_;                // a square
};

}  // namespace

std::vector<StoryEvent> events_of(const std::vector<StoryMember>& articles) {
  if (articles.size() < fewest_divided) return {};
  std::vector<StoryEvent> events = Saga(articles).events();
  // One event is what the story itself is.
  if (events.size() < 2) events.clear();
  return events;
}

}  // namespace broadsheet
