// copy_index.cc: finds the articles that share text, and the runs they share.
//
//   words ─► hashes of eight in a row ─► winnowed: the least of every four ─► chain of the articles that hold
//   it
//
// A run of 25 words holds at least four winnowed grams, so a pair with a run worth naming shares some; grams
// that stand in many articles make no candidates, but do mark furniture. Shared grams are grown to the
// longest run both ways, word by word. Entry points: CopyIndex::add(), CopyIndex::relations_of(),
// find_relations().

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/strings.h"
#include "broadsheet/copy.h"
#include "copy/entry.h"
#include "copy/rules.h"
#include "copy/words.h"

namespace broadsheet {
namespace {

constexpr std::size_t gram_words = 8;
constexpr std::size_t winnow = 4;          // of each four grams in a row the least is indexed
constexpr std::size_t rare = 30;           // articles a gram may stand in to make candidates
constexpr std::size_t fewest_shared = 2;   // grams that make a candidate
constexpr std::size_t chain_longest = 64;  // articles remembered a gram

constexpr std::uint32_t quoted_bit = 0x80000000;  // the top bit of a word; the rest is its hash

bool same_word(std::uint32_t a, std::uint32_t b) {
  return ((a ^ b) & ~quoted_bit) == 0;
}

std::vector<Gram> winnowed(const std::vector<std::uint32_t>& words) {
  std::vector<Gram> all, chosen;
  if (words.size() < gram_words) return chosen;
  for (std::size_t i = 0; i + gram_words <= words.size(); ++i) {
    std::uint64_t hash = 0x9E3779B97F4A7C15;
    for (std::size_t k = 0; k < gram_words; ++k) {
      hash = (hash ^ (words[i + k] & ~quoted_bit)) * 0xD6E8FEB86659FD93;
      hash ^= hash >> 32;
    }
    all.push_back({hash, static_cast<std::uint32_t>(i)});
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t end = std::min(i + winnow, all.size());
    const auto least = std::min_element(
        all.begin() + static_cast<std::ptrdiff_t>(i), all.begin() + static_cast<std::ptrdiff_t>(end),
        [](const Gram& x, const Gram& y) { return x.hash <= y.hash && x.hash != y.hash; });
    if (chosen.empty() || chosen.back().at != least->at) chosen.push_back(*least);
    if (end == all.size()) break;
  }
  return chosen;
}

// One run shared by two texts, in words.
struct Run {
  std::uint32_t a, b, length;
};

std::vector<std::uint32_t> distinct(std::vector<std::uint32_t> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::vector<std::uint32_t> words_of(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (const HashedWord& word : hashed_words(text))
    out.push_back((word.hash & ~quoted_bit) | (word.quoted ? quoted_bit : 0));
  return out;
}

}  // namespace

CopyEntry copy_entry_of(const Article& article) {
  CopyEntry e;
  e.words = words_of(body_text(article));
  for (std::uint32_t& word : e.headline = words_of(article.headline)) word &= ~quoted_bit;
  e.headline = distinct(std::move(e.headline));
  for (const std::string& name : article.byline) e.authors.push_back(hash64(ascii_lower(name)));
  std::sort(e.authors.begin(), e.authors.end());
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
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>
      chains;  // gram: articles that hold it, in order

  [[nodiscard]] bool is_furniture(const std::vector<std::uint32_t>& chain, std::uint64_t publisher) const;
  [[nodiscard]] std::vector<bool> furniture_of(const CopyEntry& entry, const std::vector<Gram>& grams) const;
  [[nodiscard]] std::map<std::uint32_t, std::size_t> candidates(std::uint32_t number,
                                                                const std::vector<Gram>& grams) const;
  [[nodiscard]] Shape shape_of(const CopyEntry& a, const CopyEntry& b, const std::vector<Run>& runs,
                               const std::vector<bool>& furniture_a,
                               const std::vector<bool>& furniture_b) const;
};

// A gram that one publisher prints in four articles over more than 20 days, or in eight at all.
bool CopyIndex::State::is_furniture(const std::vector<std::uint32_t>& chain, std::uint64_t publisher) const {
  std::size_t count = 0;
  std::int64_t first = 0, last = 0;
  for (const std::uint32_t number : chain) {
    const CopyEntry& e = entries[number];
    if (e.publisher != publisher || publisher == 0) continue;
    const std::int64_t day = e.day.value_or(0);
    if (count == 0 || day < first) first = day;
    if (count == 0 || day > last) last = day;
    ++count;
  }
  return count >= 8 || (count >= 4 && last - first > 20);
}

std::vector<bool> CopyIndex::State::furniture_of(const CopyEntry& entry,
                                                 const std::vector<Gram>& grams) const {
  std::vector<bool> marks(entry.words.size(), false);
  for (const Gram& gram : grams) {
    const auto chain = chains.find(gram.hash);
    if (chain == chains.end() || chain->second.size() < 4 || !is_furniture(chain->second, entry.publisher))
      continue;
    for (std::size_t k = 0; k < gram_words; ++k) marks[gram.at + k] = true;
  }
  return marks;
}

std::map<std::uint32_t, std::size_t> CopyIndex::State::candidates(std::uint32_t number,
                                                                  const std::vector<Gram>& grams) const {
  std::map<std::uint32_t, std::size_t> counts;
  std::set<std::uint64_t> seen;
  for (const Gram& gram : grams) {
    const auto chain = chains.find(gram.hash);
    if (chain == chains.end() || chain->second.size() > rare || !seen.insert(gram.hash).second) continue;
    for (const std::uint32_t other : chain->second)
      if (other != number) ++counts[other];
  }
  return counts;
}

namespace {

// The longest runs that two texts share, not overlapping in either; grown from grams that both hold.
std::vector<Run> shared_runs(const CopyEntry& a, const std::vector<Gram>& grams_a, const CopyEntry& b) {
  std::unordered_map<std::uint64_t, std::uint32_t> places;
  for (const Gram& gram : grams_a) places.emplace(gram.hash, gram.at);
  std::vector<Run> grown;
  std::uint32_t covered_b = 0;
  for (const Gram& gram : winnowed(b.words)) {
    const auto place = places.find(gram.hash);
    if (place == places.end() || (gram.at < covered_b && gram.at + gram_words <= covered_b)) continue;
    std::uint32_t x = place->second, y = gram.at;
    if (!same_word(a.words[x], b.words[y])) continue;
    while (x > 0 && y > 0 && same_word(a.words[x - 1], b.words[y - 1])) --x, --y;
    std::uint32_t length = 0;
    while (x + length < a.words.size() && y + length < b.words.size() &&
           same_word(a.words[x + length], b.words[y + length]))
      ++length;
    if (length < gram_words) continue;
    grown.push_back({x, y, length});
    covered_b = y + length;
  }
  std::stable_sort(grown.begin(), grown.end(),
                   [](const Run& p, const Run& q) { return p.length > q.length; });
  std::vector<bool> used_a(a.words.size()), used_b(b.words.size());
  std::vector<Run> runs;
  for (Run run : grown) {
    // What a longer run took already is cut off at either end.
    while (run.length > 0 && (used_a[run.a] || used_b[run.b])) ++run.a, ++run.b, --run.length;
    std::uint32_t free = 0;
    while (free < run.length && !used_a[run.a + free] && !used_b[run.b + free]) ++free;
    run.length = free;
    if (run.length < gram_words) continue;
    for (std::uint32_t k = 0; k < run.length; ++k) used_a[run.a + k] = used_b[run.b + k] = true;
    runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end(), [](const Run& p, const Run& q) { return p.a < q.a; });
  return runs;
}

// Cosine of word counts, over the words that `matched` leaves.
double rests_alike(const CopyEntry& a, const std::vector<bool>& matched_a, const CopyEntry& b,
                   const std::vector<bool>& matched_b) {
  std::unordered_map<std::uint32_t, std::pair<double, double>> counts;
  for (std::size_t i = 0; i < a.words.size(); ++i)
    if (!matched_a[i]) counts[a.words[i] & ~quoted_bit].first += 1;
  for (std::size_t i = 0; i < b.words.size(); ++i)
    if (!matched_b[i]) counts[b.words[i] & ~quoted_bit].second += 1;
  double dot = 0, aa = 0, bb = 0;
  for (const auto& [word, n] : counts) {
    dot += n.first * n.second;
    aa += n.first * n.first;
    bb += n.second * n.second;
  }
  return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : 0;
}

// Share of a headline's words that a text holds.
double share_held(const std::vector<std::uint32_t>& headline, const CopyEntry& other) {
  if (headline.empty()) return 1;
  std::vector<std::uint32_t> words = other.words;
  for (std::uint32_t& word : words) word &= ~quoted_bit;
  words.insert(words.end(), other.headline.begin(), other.headline.end());
  words = distinct(std::move(words));
  const auto held = std::count_if(headline.begin(), headline.end(), [&](std::uint32_t w) {
    return std::binary_search(words.begin(), words.end(), w);
  });
  return static_cast<double>(held) / static_cast<double>(headline.size());
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

}  // namespace

Shape CopyIndex::State::shape_of(const CopyEntry& a, const CopyEntry& b, const std::vector<Run>& runs,
                                 const std::vector<bool>& furniture_a,
                                 const std::vector<bool>& furniture_b) const {
  struct Side {
    std::uint32_t words = 0, unquoted = 0, matched = 0, matched_unquoted = 0, furniture = 0;
    std::vector<bool> marks;
  };
  const auto measure = [&](const CopyEntry& e, const std::vector<bool>& furniture, bool second) {
    Side side;
    side.marks.assign(e.words.size(), false);
    for (const Run& run : runs)
      for (std::uint32_t k = 0; k < run.length; ++k) side.marks[(second ? run.b : run.a) + k] = true;
    for (std::uint32_t i = 0; i < e.words.size(); ++i) {
      const bool quoted = (e.words[i] & quoted_bit) != 0;
      side.furniture += furniture[i] && side.marks[i];
      if (furniture[i]) continue;
      ++side.words;
      side.unquoted += !quoted;
      side.matched += side.marks[i];
      side.matched_unquoted += side.marks[i] && !quoted;
    }
    return side;
  };
  const Side x = measure(a, furniture_a, false), y = measure(b, furniture_b, true);
  const bool a_shorter = x.words <= y.words;
  const Side& shorter = a_shorter ? x : y;
  const Side& longer = a_shorter ? y : x;
  Shape s;
  s.same_publisher =
      (a.publisher != 0 && a.publisher == b.publisher) || (!a.authors.empty() && a.authors == b.authors);
  if (a.day && b.day) s.days_apart = std::abs(static_cast<double>(*a.day - *b.day));
  s.matched = std::min(x.matched, y.matched);
  s.furniture_share =
      ratio(std::max(x.furniture, y.furniture), std::max(x.furniture + x.matched, y.furniture + y.matched));
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
  s.rests_alike = rests_alike(a, x.marks, b, y.marks);
  s.headline_in_other = std::min(share_held(a.headline, b), share_held(b.headline, a));
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
  const std::vector<Gram> grams = std::move(entry.grams);
  entry.grams = {};
  s.entries.push_back(std::move(entry));
  for (const Gram& gram : grams) {
    auto& chain = s.chains[gram.hash];
    if (chain.size() < chain_longest && (chain.empty() || chain.back() != number)) chain.push_back(number);
  }
  return number;
}

std::vector<CopyIndex::Found> CopyIndex::relations_of(std::uint32_t number) const {
  const State& s = *state_;
  const CopyEntry& a = s.entries[number];
  const std::vector<Gram> grams = winnowed(a.words);
  const std::vector<bool> furniture = s.furniture_of(a, grams);
  std::vector<Found> found;
  for (const auto& [other, shared] : s.candidates(number, grams)) {
    if (shared < fewest_shared) continue;
    const CopyEntry& b = s.entries[other];
    const std::vector<Run> runs = shared_runs(a, grams, b);
    if (runs.empty()) continue;
    const auto verdict = judge(s.shape_of(a, b, runs, furniture, s.furniture_of(b, winnowed(b.words))));
    if (!verdict) continue;
    Found one{other, verdict->kind, verdict->score, {}};
    for (const Run& run : runs)
      one.words.push_back({{run.a, run.a + run.length}, {run.b, run.b + run.length}});
    found.push_back(std::move(one));
  }
  return found;
}

std::vector<SharedSpan> to_code_points(const std::vector<SharedSpan>& spans, std::string_view body_a,
                                       std::string_view body_b) {
  const std::vector<HashedWord> a = hashed_words(body_a), b = hashed_words(body_b);
  std::vector<SharedSpan> out;
  for (const SharedSpan& s : spans)
    if (s.a.end <= a.size() && s.b.end <= b.size())
      out.push_back({{a[s.a.begin].place.begin, a[s.a.end - 1].place.end},
                     {b[s.b.begin].place.begin, b[s.b.end - 1].place.end}});
  return out;
}

std::vector<Relation> find_relations(const std::vector<Article>& articles) {
  CopyIndex index;
  for (const Article& article : articles) index.add(article);
  std::vector<Relation> relations;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    for (const CopyIndex::Found& found : index.relations_of(i)) {
      if (found.other < i) continue;
      relations.push_back(
          {articles[i].id, articles[found.other].id, found.kind, found.score,
           to_code_points(found.words, body_text(articles[i]), body_text(articles[found.other]))});
    }
  }
  return relations;
}

}  // namespace broadsheet
