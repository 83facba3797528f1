// timeline_sentences.cc: which sentences tell a day.
//
// Those that name it, those with which the articles of that day open, and the first of the day after. What
// the middle of them says, and what is still said of the day later, is what counts. Entry points:
// candidate_sentences(), choose_sentences().

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/strings.h"
#include "story/timeline_model.h"
#include "story/topic_vectors.h"

namespace broadsheet {
namespace {

constexpr std::uint32_t first_of_day = 15, first_of_next = 6;  // sentences of an article
constexpr DayNumber days_around = 10;
constexpr double like = 0.4;                // sentences that say the same
constexpr std::size_t most_compared = 400;  // sentences of a day that support is counted among

enum class Why : std::uint8_t { no, names, printed_on, printed_next };

Why why_candidate(const Topic& topic, const TopicSentence& s, DayNumber day) {
  if (std::find(s.days.begin(), s.days.end(), day) != s.days.end()) return Why::names;
  const auto& published = topic.articles[s.article].published;
  // What names another day happened then.
  if (!published || s.entry || !s.days.empty()) return Why::no;
  if (*published == day && s.place < first_of_day) return Why::printed_on;
  return *published == day + 1 && s.place < first_of_next ? Why::printed_next : Why::no;
}

struct Looks {
  double capitals = 0, digits = 0, quotes = 0, speaks = 0, asks = 0, whole = 0;
};

Looks looks_of(std::string_view text) {
  static constexpr std::array<std::string_view, 10> speaking = {"i",  "me", "my",  "our",  "ours",
                                                                "us", "we", "you", "your", "yours"};
  static_assert(std::is_sorted(speaking.begin(), speaking.end()));
  Looks looks;
  double words = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    ++words;
    looks.capitals += is_ascii_upper(word[0]) ? 1 : 0;
    if (std::any_of(word.begin(), word.end(), is_ascii_digit)) looks.digits = 1;
    if (std::binary_search(speaking.begin(), speaking.end(), ascii_lower(word))) looks.speaks = 1;
  }
  looks.capitals /= std::max(1.0, words);
  for (const std::string_view mark : {"``", "''", "\"", "“", "”"})
    if (text.find(mark) != std::string_view::npos) looks.quotes = 1;
  const std::size_t end = text.find_last_not_of(" \"')”’");
  if (end != std::string_view::npos) {
    looks.asks = text[end] == '?' ? 1 : 0;
    looks.whole = text[end] == '.' ? 1 : 0;
  }
  return looks;
}

// For each of some sentences how many other articles have one like it.
std::vector<double> support_of(const Topic& topic, const std::vector<std::uint32_t>& pool) {
  std::vector<double> support(pool.size(), 0);
  const std::size_t compared = std::min(pool.size(), most_compared);
  std::vector<std::vector<std::pair<std::uint32_t, float>>> holding(topic.terms);
  for (std::uint32_t i = 0; i < compared; ++i)
    for (const TermCount& t : topic.sentences[pool[i]].vector) holding[t.term].emplace_back(i, t.weight);
  std::vector<float> alike(compared, 0);
  for (std::size_t i = 0; i < pool.size(); ++i) {
    std::fill(alike.begin(), alike.end(), 0.0F);
    for (const TermCount& t : topic.sentences[pool[i]].vector)
      for (const auto& [other, weight] : holding[t.term]) alike[other] += t.weight * weight;
    std::set<std::uint32_t> articles;
    for (std::size_t j = 0; j < compared; ++j)
      if (alike[j] >= like) articles.insert(topic.sentences[pool[j]].article);
    articles.erase(topic.sentences[pool[i]].article);
    support[i] = std::log1p(static_cast<double>(articles.size()));
  }
  return support;
}

// The middles that sentences of a day are held against.
struct Middles {
  DenseVector day, naming, later, topic, day_only, openings, apart;
};

bool is_later(const Topic& topic, const TopicSentence& s, DayNumber day) {
  const auto& published = topic.articles[s.article].published;
  return published && *published >= day + 2;
}

bool opens_report_of(const Topic& topic, const TopicSentence& s, DayNumber day) {
  const auto& published = topic.articles[s.article].published;
  return s.place == 0 && published && (*published == day || *published == day + 1);
}

bool names_day_around(const TopicSentence& s, DayNumber day) {
  return std::ranges::any_of(
      s.days, [&](DayNumber named) { return named != day && std::abs(named - day) <= days_around; });
}

Middles middles_of(const Topic& topic, const std::vector<std::uint32_t>& pool, const std::vector<Why>& why,
                   DayNumber day) {
  std::vector<std::uint32_t> naming, later;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    if (why[i] != Why::names) continue;
    naming.push_back(pool[i]);
    if (is_later(topic, topic.sentences[pool[i]], day)) later.push_back(pool[i]);
  }
  Middles m{middle_of(topic, pool),
            middle_of(topic, naming),
            middle_of(topic, later),
            opening_of(topic),
            {},
            {},
            {}};
  m.day_only = without(m.day, m.topic);
  std::vector<std::uint32_t> openings, around;
  for (std::uint32_t n = 0; n < topic.sentences.size(); ++n) {
    if (opens_report_of(topic, topic.sentences[n], day)) openings.push_back(n);
    if (names_day_around(topic.sentences[n], day)) around.push_back(n);
  }
  m.openings = middle_of(topic, openings);
  m.apart = without(m.day, middle_of(topic, around));
  return m;
}

Marks<SentenceMark> marks_of(const Topic& topic, const TopicSentence& s, Why why, const Middles& middles,
                             DayNumber day, double support) {
  Marks<SentenceMark> marks{};
  const auto set = [&](SentenceMark mark, double value) { marks[static_cast<std::size_t>(mark)] = value; };
  const Looks looks =
      looks_of(std::string_view(topic.articles[s.article].body).substr(s.begin, s.end - s.begin));
  const double words = s.words;
  set(SentenceMark::constant, 1);
  set(SentenceMark::day, dot(s.vector, middles.day));
  set(SentenceMark::naming, dot(s.vector, middles.naming));
  set(SentenceMark::later, dot(s.vector, middles.later));
  set(SentenceMark::topic, dot(s.vector, middles.topic));
  set(SentenceMark::day_only, dot(s.vector, middles.day_only));
  set(SentenceMark::names_day, why == Why::names ? 1 : 0);
  set(SentenceMark::printed_on, topic.articles[s.article].published == day ? 1 : 0);
  set(SentenceMark::printed_next, topic.articles[s.article].published == day + 1 ? 1 : 0);
  set(SentenceMark::names_later, why == Why::names && is_later(topic, s, day) ? 1 : 0);
  set(SentenceMark::place, 1.0 / (1 + s.place));
  set(SentenceMark::opens, s.place == 0 ? 1 : 0);
  set(SentenceMark::words, std::min(words, 60.0) / 20);
  set(SentenceMark::words_over, std::max(0.0, std::min(words, 80.0) - 12) / 20);
  set(SentenceMark::words_many, std::max(0.0, std::min(words, 100.0) - 35) / 20);
  set(SentenceMark::few_words, std::max(0.0, 8 - words) / 8);
  set(SentenceMark::entry, s.entry ? 1 : 0);
  set(SentenceMark::quotes, looks.quotes);
  set(SentenceMark::speaks, looks.speaks);
  set(SentenceMark::asks, looks.asks);
  set(SentenceMark::whole, looks.whole);
  set(SentenceMark::capitals, looks.capitals);
  set(SentenceMark::digits, looks.digits);
  set(SentenceMark::support, support);
  set(SentenceMark::openings, dot(s.vector, middles.openings));
  set(SentenceMark::apart, dot(s.vector, middles.apart));
  return marks;
}

}  // namespace

std::vector<CandidateSentence> candidate_sentences(const Topic& topic, DayNumber day) {
  std::vector<std::uint32_t> pool;
  std::vector<Why> why;
  for (std::uint32_t n = 0; n < topic.sentences.size(); ++n) {
    const Why reason = why_candidate(topic, topic.sentences[n], day);
    if (reason == Why::no) continue;
    pool.push_back(n);
    why.push_back(reason);
  }
  const Middles middles = middles_of(topic, pool, why, day);
  const std::vector<double> support = support_of(topic, pool);
  std::vector<CandidateSentence> candidates;
  for (std::size_t i = 0; i < pool.size(); ++i)
    candidates.push_back(
        {pool[i], marks_of(topic, topic.sentences[pool[i]], why[i], middles, day, support[i])});
  return candidates;
}

std::vector<CandidateSentence> choose_sentences(const Topic& topic, DayNumber day, std::size_t most,
                                                const TimelineWeights& weights) {
  std::vector<CandidateSentence> candidates = candidate_sentences(topic, day);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    order.emplace_back(-weighted_sum<SentenceMark>(candidates[i].marks, weights.sentence), i);
  std::sort(order.begin(), order.end());
  const auto wanted = static_cast<std::size_t>(std::ceil(static_cast<double>(most) * weights.share));
  std::vector<CandidateSentence> chosen;
  for (const auto& [score, i] : order) {
    if (chosen.size() == wanted) break;
    const TermVector& vector = topic.sentences[candidates[i].sentence].vector;
    const bool again = std::any_of(chosen.begin(), chosen.end(), [&](const CandidateSentence& c) {
      return dot(vector, topic.sentences[c.sentence].vector) > weights.most_alike;
    });
    if (!again) chosen.push_back(candidates[i]);
  }
  return chosen;
}

}  // namespace broadsheet
