// copy_index.cc: finds the articles that share text, and the runs they share.
//
//   words ─► hashes of eight in a row ─► winnowed: the least of every four ─► the articles that hold it
//
// A run of 25 words holds at least four winnowed grams, so a pair with a run worth naming shares some; grams
// that stand in many articles make no candidates, but do mark furniture. Shared grams are grown to the
// longest run both ways, word by word. Entry points: CopyIndex::add(), CopyIndex::relations_of(),
// find_relations().

#include <algorithm>
#include <cmath>

#include "base/address.h"
#include "base/calendar.h"
#include "base/hash.h"
#include "base/share_out.h"
#include "base/strings.h"
#include "broadsheet/copy.h"
#include "copy/candidates.h"
#include "copy/entry.h"
#include "copy/rules.h"
#include "copy/runs.h"
#include "copy/words.h"

namespace broadsheet {
namespace {

template <typename Number>
std::vector<Number> distinct(std::vector<Number> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

// Adds the years 1900 to 2099 that stand in a text as numbers of their own.
void add_years(std::string_view text, std::vector<std::uint16_t>& years) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end - at == 4 && (text.substr(at, 2) == "19" || text.substr(at, 2) == "20"))
      years.push_back(static_cast<std::uint16_t>((text[at] - '0') * 1000 + (text[at + 1] - '0') * 100 +
                                                 (text[at + 2] - '0') * 10 + (text[at + 3] - '0')));
    at = std::max(end, at + 1);
  }
}

// Of the headline and of what stands last in the address; the folders before it tell the day of printing.
std::vector<std::uint16_t> years_named(const Article& article) {
  std::vector<std::uint16_t> years;
  add_years(article.headline, years);
  std::string_view path = path_of(article.url);
  path = path.substr(0, path.find_first_of("?#"));
  while (path.ends_with('/')) path.remove_suffix(1);
  add_years(path.substr(path.rfind('/') + 1), years);
  return distinct(std::move(years));
}

}  // namespace

CopyEntry copy_entry_of(const Article& article) {
  CopyEntry e;
  e.words = marked_words(body_text(article));
  for (std::uint32_t& word : e.headline = marked_words(article.headline)) word &= ~quoted_bit;
  e.headline = distinct(std::move(e.headline));
  for (const std::string& name : article.byline) e.authors.push_back(hash64(ascii_lower(name)));
  std::sort(e.authors.begin(), e.authors.end());
  e.years = years_named(article);
  e.publisher = article.publisher.empty() ? 0 : hash64(ascii_lower(article.publisher));
  const std::string_view agency = !article.agency.empty() ? article.agency
                                  : article.dateline      ? article.dateline->agency
                                                          : std::string_view();
  e.agency = agency.empty() ? 0 : hash64(ascii_lower(agency));
  if (article.published)
    e.day = day_number(article.published->instant + article.published->zone_minutes.value_or(0) * 60);
  e.grams = winnowed(e.words);
  return e;
}

struct CopyIndex::State {
  std::vector<CopyEntry> entries;
  GramTable articles;  // that hold a gram

  using Marks = std::vector<std::uint8_t>;  // 0 or 1 a word
  [[nodiscard]] bool is_furniture(std::span<const std::uint32_t> holding, std::uint64_t publisher) const;
  [[nodiscard]] Marks furniture_of(const CopyEntry& entry, std::span<const Gram> grams) const;
  [[nodiscard]] static Shape shape_of(const CopyEntry& a, const CopyEntry& b, const std::vector<Run>& runs,
                                      const Marks& furniture_a, const Marks& furniture_b);
};

// A gram that one publisher prints in four articles over more than 20 days, or in eight at all.
bool CopyIndex::State::is_furniture(std::span<const std::uint32_t> holding, std::uint64_t publisher) const {
  std::size_t count = 0;
  std::int64_t first = 0, last = 0;
  for (const std::uint32_t number : holding) {
    const CopyEntry& e = entries[number];
    if (e.publisher != publisher || publisher == 0) continue;
    const std::int64_t day = e.day.value_or(0);
    if (count == 0 || day < first) first = day;
    if (count == 0 || day > last) last = day;
    ++count;
  }
  return count >= 8 || (count >= 4 && last - first > 20);
}

CopyIndex::State::Marks CopyIndex::State::furniture_of(const CopyEntry& entry,
                                                       std::span<const Gram> grams) const {
  Marks marks(entry.words.size());
  for (const Gram& gram : grams) articles.expect(gram.hash);
  for (const Gram& gram : grams) {
    const auto holding = articles.find(gram.hash);
    if (holding.size() < 4 || !is_furniture(holding, entry.publisher)) continue;
    std::fill_n(marks.begin() + gram.at, gram_words, std::uint8_t{1});
  }
  return marks;
}

namespace {

// The grams that reach into a run: one of their ends does, for no run is shorter than they are.
std::vector<Gram> within(const std::vector<Run>& runs, std::uint32_t Run::*place, std::size_t words,
                         std::vector<Gram> grams) {
  std::vector<bool> shared(words);
  for (const Run& run : runs)
    std::fill_n(shared.begin() + static_cast<std::ptrdiff_t>(run.*place), run.length, true);
  std::erase_if(grams,
                [&](const Gram& gram) { return !shared[gram.at] && !shared[gram.at + gram_words - 1]; });
  return grams;
}

// Share of a headline's words that a text or its headline holds.
double share_held(const std::vector<std::uint32_t>& headline, const CopyEntry& other) {
  if (headline.empty()) return 1;
  std::vector<std::uint8_t> held(headline.size());
  const auto look_at = [&](std::uint32_t word) {
    const auto at = std::lower_bound(headline.begin(), headline.end(), word & ~quoted_bit);
    if (at != headline.end() && *at == (word & ~quoted_bit))
      held[static_cast<std::size_t>(at - headline.begin())] = 1;
  };
  for (const std::uint32_t word : other.headline) look_at(word);
  for (const std::uint32_t word : other.words) look_at(word);
  return static_cast<double>(std::count(held.begin(), held.end(), 1)) / static_cast<double>(headline.size());
}

bool name_other_years(const CopyEntry& a, const CopyEntry& b) {
  const auto in_b = [&](std::uint16_t year) {
    return std::binary_search(b.years.begin(), b.years.end(), year);
  };
  return !a.years.empty() && !b.years.empty() && std::none_of(a.years.begin(), a.years.end(), in_b);
}

// Share of the words two headlines have in common.
bool headlines_agree(const CopyEntry& a, const CopyEntry& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.headline.begin(), a.headline.end(), b.headline.begin(), b.headline.end(),
                        std::back_inserter(both));
  const std::size_t larger = std::max(a.headline.size(), b.headline.size());
  return larger == 0 || both.size() * 10 >= larger * 7;
}

double ratio(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

// Of the words that two texts share, as runs that do not overlap, how many are furniture of the one that has
// more.
double furniture_share(const std::vector<Run>& runs, std::span<const std::uint8_t> marks_a,
                       std::span<const std::uint8_t> marks_b) {
  std::uint32_t words = 0, in_a = 0, in_b = 0;
  for (const Run& run : runs)
    for (std::uint32_t k = 0; k < run.length; ++k) {
      ++words;
      in_a += marks_a[run.a + k];
      in_b += marks_b[run.b + k];
    }
  return ratio(std::max(in_a, in_b), words);
}

}  // namespace

Shape CopyIndex::State::shape_of(const CopyEntry& a, const CopyEntry& b, const std::vector<Run>& runs,
                                 const Marks& furniture_a, const Marks& furniture_b) {
  struct Side {
    std::uint32_t words = 0, unquoted = 0, matched = 0, matched_unquoted = 0;
  };
  const auto measure = [&](const CopyEntry& e, const Marks& furniture, std::uint32_t Run::*place) {
    Side side;
    Marks marks(e.words.size());
    for (const Run& run : runs) std::fill_n(marks.begin() + run.*place, run.length, std::uint8_t{1});
    for (std::size_t i = 0; i < e.words.size(); ++i) {
      const std::uint32_t matched = marks[i], counts = 1U - furniture[i];
      const std::uint32_t unquoted = (e.words[i] & quoted_bit) == 0 ? counts : 0;
      side.words += counts;
      side.unquoted += unquoted;
      side.matched += matched & counts;
      side.matched_unquoted += matched & unquoted;
    }
    return side;
  };
  const Side x = measure(a, furniture_a, &Run::a), y = measure(b, furniture_b, &Run::b);
  const bool a_shorter = x.words <= y.words;
  const Side& shorter = a_shorter ? x : y;
  const Side& longer = a_shorter ? y : x;
  Shape s;
  const bool one_publisher = a.publisher != 0 && a.publisher == b.publisher;
  const bool same_authors = !a.authors.empty() && a.authors == b.authors;
  s.same_publisher = one_publisher || same_authors;
  s.reprinted = same_authors && !one_publisher && a.publisher != 0 && b.publisher != 0;
  s.other_years = name_other_years(a, b);
  if (a.day && b.day) s.days_apart = std::abs(static_cast<double>(*a.day - *b.day));
  s.matched = std::min(x.matched, y.matched);
  s.furniture_share = furniture_share(runs, furniture_a, furniture_b);
  s.runs = static_cast<std::uint32_t>(runs.size());
  for (const Run& run : runs) {
    std::uint32_t clean = 0;
    for (std::uint32_t k = 0; k < run.length; ++k)
      clean += !furniture_a[run.a + k] && !furniture_b[run.b + k];
    s.longest_run = std::max(s.longest_run, clean);
  }
  s.unquoted = std::min(x.matched_unquoted, y.matched_unquoted);
  s.coverage = ratio(shorter.matched, shorter.words);
  s.other_coverage = ratio(longer.matched, longer.words);
  s.unquoted_coverage = ratio(shorter.matched_unquoted, shorter.unquoted);
  // Headlines are asked of one publisher's articles only, and looked up in the whole texts.
  if (s.same_publisher) s.headline_in_other = std::min(share_held(a.headline, b), share_held(b.headline, a));
  s.headlines_agree = headlines_agree(a, b);
  s.agency = a.agency != 0 && (a.agency == b.agency || b.publisher == a.agency);
  s.agency = s.agency || (b.agency != 0 && a.publisher == b.agency);
  return s;
}

CopyIndex::CopyIndex() : state_(std::make_unique<State>()) {}
CopyIndex::CopyIndex(CopyIndex&&) noexcept = default;
CopyIndex& CopyIndex::operator=(CopyIndex&&) noexcept = default;
CopyIndex::~CopyIndex() = default;

std::size_t CopyIndex::size() const {
  return state_->entries.size();
}

std::uint32_t CopyIndex::add(const Article& article) {
  return add(copy_entry_of(article));
}

std::uint32_t CopyIndex::add(CopyEntry entry) {
  State& s = *state_;
  const auto number = static_cast<std::uint32_t>(s.entries.size());
  s.articles.add(entry.grams, number);
  entry.grams = std::vector<Gram>();  // with their room, which `= {}` would leave
  s.entries.push_back(std::move(entry));
  return number;
}

std::vector<CopyIndex::Found> CopyIndex::relations_of(std::uint32_t number, std::uint32_t first) const {
  const State& s = *state_;
  const CopyEntry& a = s.entries[number];
  const std::vector<Gram> grams = winnowed(a.words);
  const GramPlaces places(grams);
  std::optional<State::Marks> furniture;  // once it is asked for
  const auto shape_by = [&](const CopyEntry& b, std::vector<Gram> grams_b, const std::vector<Run>& runs) {
    const auto is_long = [](const Run& run) { return run.length >= shortest_run; };
    if (std::none_of(runs.begin(), runs.end(), is_long)) {
      // Furniture or nothing (rules.h), so that no more is looked up than what is shared.
      const auto near_a = within(runs, &Run::a, a.words.size(), grams);
      const auto near_b = within(runs, &Run::b, b.words.size(), std::move(grams_b));
      Shape shape;
      shape.furniture_share = furniture_share(runs, s.furniture_of(a, near_a), s.furniture_of(b, near_b));
      return shape;
    }
    if (!furniture) furniture = s.furniture_of(a, grams);
    return State::shape_of(a, b, runs, *furniture, s.furniture_of(b, grams_b));
  };
  std::vector<Found> found;
  for (const std::uint32_t other : candidates(s.articles, places, number, first)) {
    const CopyEntry& b = s.entries[other];
    std::vector<Gram> grams_b = winnowed(b.words);
    const std::vector<Run> runs = shared_runs(a.words, places, b.words, grams_b);
    if (runs.empty()) continue;
    const auto verdict = judge(shape_by(b, std::move(grams_b), runs));
    if (!verdict) continue;
    Found one{other, verdict->kind, verdict->score, {}};
    for (const Run& run : runs)
      one.words.push_back({{run.a, run.a + run.length}, {run.b, run.b + run.length}});
    found.push_back(std::move(one));
  }
  return found;
}

namespace {

std::vector<SharedSpan> in_code_points(const std::vector<SharedSpan>& spans, const std::vector<HashedWord>& a,
                                       const std::vector<HashedWord>& b) {
  std::vector<SharedSpan> out;
  for (const SharedSpan& s : spans)
    if (s.a.end <= a.size() && s.b.end <= b.size())
      out.push_back({{a[s.a.begin].place.begin, a[s.a.end - 1].place.end},
                     {b[s.b.begin].place.begin, b[s.b.end - 1].place.end}});
  return out;
}

}  // namespace

std::vector<SharedSpan> to_code_points(const std::vector<SharedSpan>& spans, std::string_view body_a,
                                       std::string_view body_b) {
  return in_code_points(spans, hashed_words(body_a), hashed_words(body_b));
}

std::vector<Relation> find_relations(const std::vector<Article>& articles, std::size_t threads) {
  CopyIndex index;
  std::vector<CopyEntry> entries(articles.size());
  share_out(articles.size(), threads, [&](std::size_t i) { entries[i] = copy_entry_of(articles[i]); });
  for (CopyEntry& entry : entries) index.add(std::move(entry));
  std::vector<std::vector<Relation>> of_each(articles.size());
  share_out(articles.size(), threads, [&](std::size_t i) {
    const auto number = static_cast<std::uint32_t>(i);
    std::vector<HashedWord> words;
    for (const CopyIndex::Found& found : index.relations_of(number, number + 1)) {
      const Article& other = articles[found.other];
      if (words.empty()) words = hashed_words(body_text(articles[i]));
      of_each[i].push_back({articles[i].id, other.id, found.kind, found.score,
                            in_code_points(found.words, words, hashed_words(body_text(other)))});
    }
  });
  std::vector<Relation> relations;
  for (std::vector<Relation>& each : of_each)
    relations.insert(relations.end(), std::make_move_iterator(each.begin()),
                     std::make_move_iterator(each.end()));
  return relations;
}

}  // namespace broadsheet
