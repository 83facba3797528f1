// groups.cc: four groups filled in turn; what one took, the next passes over. Entry points: listed(),
// choose_groups().

#include "recommend/groups.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/calendar.h"
#include "base/strings.h"
#include "text/lower.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_in_group = 10;
constexpr std::size_t most_of_publisher = 2;
constexpr std::size_t most_of_story = 3;
// "What led to it" is much to say: two names in common and this likeness, or one and more of it. Read by eye
// over Wikinews pages; below, most were of the same country and no more.
constexpr double least_background = 0.20, least_background_of_one = 0.25;
constexpr double least_background_of_old = 0.30;
constexpr Instant is_old = 300 * seconds_a_day;  // for what led to something
// Stories are made of chains; who stands under an article as its story now is like it, too. Where a day is
// missing, what comes again every year is one story as well.
constexpr double least_now = 0.15, least_now_undated = 0.30;
// A name in common is a reason to read on where the other tells of the same days, or is this much alike: of
// 45 read by eye over Wikinews pages 19 of 24 above told of the same thing, and 4 of 21 below.
constexpr double least_also = 0.08, least_also_of_days = 0.025;
constexpr Instant of_days = 4 * seconds_a_day;
constexpr std::size_t fewest_listed = 8;  // below which a shared name alone is enough, of these days
constexpr std::size_t most_about = 3;     // names that have a group each
constexpr Instant of_a_day = 36 * 3'600;  // seconds between two articles of the same day, zones apart

// "17 Nov", "17 Nov 2021" where the year is another.
std::string short_day(const Date& date, const Date& beside) {
  const CivilDay day = civil_time(date.instant + date.zone_minutes.value_or(0) * 60).day;
  std::string text = std::to_string(day.day) + " " + short_month(day.month);
  if (day.year != civil_time(beside.instant).day.year) text += " " + std::to_string(day.year);
  return text;
}

// One game, race or ballot of many does not lead to the next.
bool tells_a_result(std::string_view headline) {
  constexpr std::array<std::string_view, 17> words = {
      "beat",  "beats",  "besiegt", "champion", "champions", "defeat",  "defeats", "gewinnt", "schlägt",
      "siegt", "thrash", "victory", "win",      "winner",    "winning", "wins",    "won"};
  static_assert(std::is_sorted(words.begin(), words.end()));
  return std::ranges::any_of(split(lowered(headline), ' '), [&](std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
  });
}

// How often each of a few texts was counted.
class Counts {
 public:
  std::size_t add(std::string_view text) {
    const auto known = std::ranges::find(counts_, text, &std::pair<std::string_view, std::size_t>::first);
    if (known != counts_.end()) return ++known->second;
    counts_.emplace_back(text, 1);
    return 1;
  }
  void clear() { counts_.clear(); }

 private:
  std::vector<std::pair<std::string_view, std::size_t>> counts_;
};

class Chooser {
 public:
  Chooser(const Candidate& read, const std::vector<Candidate>& candidates)
      : read_(read), candidates_(candidates), taken_(candidates.size()) {
    const NameList& names = read_.article->names;
    const auto more_than_once =
        std::ranges::find_if(names, [](const PlacedName& name) { return name.count <= 1; }) - names.begin();
    subject_ = std::max(subject_, static_cast<std::size_t>(more_than_once));
  }

  std::vector<Recommendation> run() {
    story_now();
    best_first();
    background();
    also_about();
    elsewhere();
    return std::move(list_);
  }

 private:
  [[nodiscard]] bool is_full(const std::string& group) const {
    return group == group_ && size_ >= most_in_group;
  }

  // Takes a candidate into a group unless it, its publisher or its story stands there often enough.
  bool take(const std::string& group, const Candidate& c) {
    if (is_taken(c)) return false;
    if (group != group_) {
      group_ = group;
      publishers_.clear();
      stories_.clear();
      size_ = 0;
    }
    if (is_full(group)) return false;
    if (!c.article->publisher.empty() && publishers_.add(c.article->publisher) > most_of_publisher)
      return false;
    const bool limited = c.story != read_.story && !c.story.empty();
    if (limited && stories_.add(c.story) > most_of_story) return false;
    taken_[place_of(c)] = true;
    ++size_;
    return true;
  }

  // `reason`: makes it, for one that is taken.
  template <typename MakeReason>
  void add(const std::string& group, const Candidate& c, MakeReason reason) {
    if (!take(group, c)) return;
    Recommendation& r = list_.emplace_back();
    r.group = group;
    r.article = c.article->id;
    r.reason = reason();
    r.score = c.score;
    r.copies = c.copies;
  }

  void story_now() {
    if (read_.story.empty()) return;
    std::vector<const Candidate*> fellows;
    for (const Candidate& c : candidates_)
      if (c.story == read_.story) fellows.push_back(&c);
    std::ranges::stable_sort(fellows, [](const Candidate* x, const Candidate* y) {
      const Instant a = x->article->at, b = y->article->at;
      return a != b ? a > b : x->score > y->score;
    });
    const std::string group(group_now);
    for (const Candidate* c : fellows) {
      if (is_full(group)) return;
      const bool dated = read_.article->published && c->article->published;
      if (c->score < (dated ? least_now : least_now_undated)) continue;
      const Reason names = shared_names(read_.article->names, c->article->names, 2);
      add(group, *c, [&]() -> Reason {
        return {"same-story", std::string(reason_same_story) + (names.text.empty() ? "" : ": " + names.text),
                names.spans};
      });
    }
  }

  void background() {
    if (!read_.article->published) return;
    const bool is_result = tells_a_result(read_.article->headline);
    const std::string group(group_background);
    for (const Candidate* c : sorted_) {
      if (c->score < least_background || is_full(group)) break;  // and so are all behind it
      if (!c->article->published || is_taken(*c)) continue;
      const Instant before = read_.article->published->instant - c->article->published->instant;
      if (before < seconds_a_day || (is_result && tells_a_result(c->article->headline))) continue;
      const SharedNames names = shared_subject(*c, 2);
      const double least = before > is_old    ? least_background_of_old
                           : names.size() > 1 ? least_background
                                              : least_background_of_one;
      if (names.empty() || c->score < least) continue;
      add(group, *c, [&]() -> Reason {
        Reason reason = reason_of(names);
        return {"background",
                std::string(reason_background) +
                    short_day(*c->article->published, *read_.article->published) + ": " + reason.text,
                std::move(reason.spans)};
      });
    }
  }

  // Each group under a name that all of it share.
  void also_about() {
    std::vector<std::optional<SharedNames>> shared(sorted_.size());  // made when it is asked for
    for (std::size_t group = 0; group < most_about; ++group) {
      std::string heading;
      Span about;  // the place of that name in the article read
      for (std::size_t i = 0; i < sorted_.size() && !is_full(heading); ++i) {
        const Candidate& c = *sorted_[i];
        if (is_taken(c) || !may_be_also(c)) continue;
        if (!shared[i]) {
          expect_names_behind(i);
          shared[i] = shared_subject(c, SharedNames::most);
        }
        const SharedNames& names = *shared[i];
        if (names.empty()) continue;
        if (heading.empty()) {
          const PlacedName& first = *names.begin()->a;
          const std::string_view text = place_or_name(first, read_.article->names);
          heading = std::string(group_also) + std::string(text.substr(0, text.find(',')));
          about = first.place;
        }
        if (std::ranges::any_of(names, [&](const auto& pair) { return pair.a->place == about; }))
          add(heading, c, [&] { return reason_of(names); });
      }
    }
  }

  [[nodiscard]] bool may_be_also(const Candidate& c) const {
    if (c.score >= least_also) return true;
    const bool of_these_days = read_.article->published && c.article->published &&
                               std::abs(c.article->at - read_.article->at) <= of_days;
    return of_these_days && (c.score >= least_also_of_days || (c.by_name && list_.size() < fewest_listed));
  }

  // Articles lie anywhere in memory.
  void expect_names_behind(std::size_t place) const {
    constexpr std::size_t lists_ahead = 24, signs_ahead = 12;
    if (place + lists_ahead < sorted_.size())
      __builtin_prefetch(&sorted_[place + lists_ahead]->article->names);
    if (place + signs_ahead < sorted_.size()) sorted_[place + signs_ahead]->article->names.expect();
  }

  void elsewhere() {
    for (const Candidate* c : sorted_)
      if (c->story_of_the_day && std::abs(c->article->at - read_.article->at) <= of_a_day)
        add(std::string(group_elsewhere), *c, []() -> Reason {
          return {"today", std::string(reason_today), {}};
        });
  }

  // What two articles share of what the one read is about.
  [[nodiscard]] SharedNames shared_subject(const Candidate& c, std::size_t most) const {
    return find_shared_names(read_.article->names, subject_, c.article->names, most);
  }

  // As all groups but the first want them.
  void best_first() {
    sorted_.reserve(candidates_.size());
    for (const Candidate& c : candidates_) sorted_.push_back(&c);
    std::ranges::stable_sort(sorted_, [](const Candidate* x, const Candidate* y) {
      return x->score != y->score ? x->score > y->score : x->article->id < y->article->id;
    });
  }

  [[nodiscard]] std::size_t place_of(const Candidate& c) const {
    return static_cast<std::size_t>(&c - candidates_.data());
  }
  [[nodiscard]] bool is_taken(const Candidate& c) const { return taken_[place_of(c)]; }

  const Candidate& read_;
  const std::vector<Candidate>& candidates_;
  std::size_t subject_ = 3;  // of its names: those that it says more than once, or its first three
  std::vector<const Candidate*> sorted_;
  std::vector<Recommendation> list_;
  std::vector<bool> taken_;  // by place among the candidates
  std::string group_;
  Counts publishers_, stories_;
  std::size_t size_ = 0;
};

}  // namespace

Listed listed(const Article& article) {
  return listed(article, names_of(article));
}

Listed listed(const Article& article, std::vector<PlacedName> names) {
  constexpr std::size_t most_names = 40;
  // Who reports is not what it is about.
  std::erase_if(names, [&](const PlacedName& name) {
    return name.text == article.agency || name.text == article.publisher;
  });
  if (names.size() > most_names) names.resize(most_names);
  return {article.id,        article.headline,    article.publisher,
          article.published, instant_of(article), std::move(names)};
}

std::vector<Recommendation> choose_groups(const Candidate& read, const std::vector<Candidate>& candidates) {
  return Chooser(read, candidates).run();
}

}  // namespace broadsheet
