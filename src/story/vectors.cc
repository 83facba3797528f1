// vectors.cc: counting words. Entry points: words_of(), vectors_of(), weighted().

#include "story/vectors.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/hash.h"
#include "base/strings.h"
#include "broadsheet/text.h"
#include "search/rarity.h"
#include "text/capital_words.h"

namespace broadsheet {
namespace {

constexpr std::size_t head_paragraphs = 2;
// Headlines of articles on several events hold one of these. Lower case.
constexpr std::array<std::string_view, 24> round_ups = {"in brief",
                                                        "things to know",
                                                        "need to know",
                                                        "at a glance",
                                                        "news briefing",
                                                        "morning briefing",
                                                        "evening briefing",
                                                        "daily briefing",
                                                        "week in review",
                                                        "the week in",
                                                        "the day in",
                                                        "round-up",
                                                        "roundup",
                                                        "headlines of",
                                                        "today's papers",
                                                        "what the papers say",
                                                        "news digest",
                                                        "das wichtigste",
                                                        "kurz notiert",
                                                        "in kürze",
                                                        "nachrichten des tages",
                                                        "l'essentiel de",
                                                        "en bref",
                                                        "en breve"};

bool is_round_up(std::string_view headline) {
  const std::string lower = ascii_lower(headline);
  return std::any_of(round_ups.begin(), round_ups.end(),
                     [&](std::string_view words) { return lower.find(words) != std::string::npos; });
}

// Words that count the parts of something that goes on.
constexpr std::array<std::string_view, 14> counting = {"day",    "week",    "month", "round", "stage",
                                                       "part",   "episode", "game",  "heat",  "tag",
                                                       "etappe", "teil",    "jour",  "día"};

// What comes every day under its own name, before a colon, and tells of no event. Lower case.
constexpr std::array<std::string_view, 18> columns = {
    "weather",   "weather forecast", "markets", "traffic", "horoscope", "crossword", "lottery", "quiz",
    "letters",   "tv tonight",       "wetter",  "börse",   "verkehr",   "horoskop",  "lotto",   "météo",
    "el tiempo", "horóscopo"};

// "day 2", all of a column's headline; empty where the headline counts nothing.
std::string serial_of(std::string_view headline) {
  std::string lower = ascii_lower(headline);
  if (std::ranges::find(columns, std::string_view(lower).substr(0, lower.find(':'))) != columns.end())
    return lower;
  for (const std::string_view word : counting)
    for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
      const std::size_t digits = at + word.size() + 1;
      const bool whole = at == 0 || !is_ascii_letter(lower[at - 1]);
      if (!whole || digits >= lower.size() || lower[digits - 1] != ' ' || !is_ascii_digit(lower[digits]))
        continue;
      std::size_t end = digits;
      while (end < lower.size() && is_ascii_digit(lower[end])) ++end;
      return lower.substr(at, end - at);
    }
  return {};
}

void set_figures(std::string_view headline, ArticleWords& words) {
  std::string form, figures;
  for (const char c : ascii_lower(headline)) {
    const bool digit = is_ascii_digit(c);
    if (!digit || form.empty() || form.back() != '0') form += digit ? '0' : c;
    figures += digit ? c : ' ';
  }
  if (form.find('0') == std::string::npos) return;
  words.form = hash64(form);
  words.figures = hash64(figures);
}

// Whether a word within a sentence has a capital; 0 where that says nothing.
std::int8_t capital_of(std::string_view text, std::size_t begin) {
  if (!is_ascii_letter(text[begin])) return 0;
  return is_ascii_upper(text[begin]) ? 1 : -1;
}

// Where all nouns have a capital, several such words in a row are a name.
bool is_run(const Name& name) {
  return name.text.find(' ') != std::string::npos;
}

// Byte of the body text behind its first paragraphs.
std::size_t end_of_head(const Article& article) {
  std::size_t paragraphs = 0, end = 0;
  for (const Block& block : article.body) {
    if (block.kind == BlockKind::caption) continue;
    if (paragraphs++ == head_paragraphs) break;
    end += (end > 0 ? 2 : 0) + block.text.size();
  }
  return end;
}

}  // namespace

ArticleWords words_of(const Article& article) {
  const std::string body = body_text(article);
  return words_of(article, cut_text({article.headline, article.standfirst, body, article.language}),
                  find_names(body));
}

ArticleWords words_of(const Article& article, TextWords cut, const std::vector<Name>& names) {
  const std::string body_of_article = body_text(article);
  const std::string text = article.headline + "\n" + article.standfirst + "\n" + body_of_article;
  const std::size_t lead = article.headline.size() + 1, body = lead + article.standfirst.size() + 1;
  const std::size_t head = body + end_of_head(article);
  const auto sentences = find_sentences(text);
  const std::uint64_t publisher = hash64(article.publisher);
  ArticleWords words;
  words.rank = hash64(article.headline + "\n" + body_of_article);
  words.language = article.language;
  words.round_up = is_round_up(article.headline);
  words.serial = serial_of(article.headline);
  set_figures(article.headline, words);
  for (const auto& [begin, end] : sentences)
    words.sentences.push_back(hash64(std::string_view(text).substr(begin, end - begin), publisher));
  const std::size_t most =
      std::min(most_words_counted, cut.headline.size() + cut.lead.size() + cut.body.size());
  words.stems.reserve(most);
  words.hashes.reserve(most);
  words.sentence_of.reserve(most);
  words.capitals.reserve(most);
  std::size_t sentence = 0;
  auto name = names.begin();
  // Words are asked for in order.
  const auto is_in_run = [&](std::size_t begin) {
    while (name != names.end() && body + name->end <= begin) ++name;
    return name != names.end() && body + name->begin <= begin && is_run(*name);
  };
  const auto opens_sentence = [&](std::size_t begin) {
    const std::string_view before =
        std::string_view(text).substr(sentences[sentence].first, begin - sentences[sentence].first);
    return std::ranges::none_of(before, [](char c) { return is_ascii_letter(c); });
  };
  const auto take = [&](std::vector<IndexWord>& part, std::size_t front) {
    for (IndexWord& word : part) {
      if (word.stop) continue;
      if (words.stems.size() == most_words_counted) return;
      const std::size_t begin = front + word.begin;
      while (sentence + 1 < sentences.size() && sentences[sentence].second <= begin) ++sentence;
      words.sentence_of.push_back(static_cast<std::uint32_t>(sentence));
      const bool says_nothing = begin < article.headline.size() || opens_sentence(begin);
      if (nouns_have_capitals(article.language))
        words.capitals.push_back(is_in_run(begin) ? 1 : 0);
      else
        words.capitals.push_back(says_nothing ? std::int8_t{0} : capital_of(text, begin));
      words.hashes.push_back(hash64(word.stem));
      words.stems.push_back(std::move(word.stem));
      if (begin < article.headline.size()) ++words.of_title;
      if (begin < head) ++words.of_head;
    }
  };
  take(cut.headline, 0);
  take(cut.lead, lead);
  take(cut.body, body);
  for (const Name& each : names) {
    if (words.names.size() == most_names_counted) break;
    words.names.push_back(hash64("@" + each.text));
  }
  return words;
}

void Furniture::count(const ArticleWords& words) {
  for (const std::uint64_t sentence : words.sentences) printed_.expect(sentence);
  for (const std::uint64_t sentence : words.sentences) printed_.add(sentence);
}

void Furniture::strip(ArticleWords& words) const {
  std::vector<bool> again;
  again.reserve(words.sentences.size());
  for (const std::uint64_t sentence : words.sentences)
    again.push_back(printed_.count(sentence) >= often_printed);
  if (std::ranges::find(again, true) == again.end()) return;
  const auto goes = [&](std::size_t i) { return i >= words.of_title && again[words.sentence_of[i]]; };
  std::size_t going = 0;
  for (std::size_t i = 0; i < words.stems.size(); ++i) going += goes(i) ? 1 : 0;
  if (going == 0 || 2 * going > words.stems.size()) return;
  std::size_t kept = 0, head = 0;
  for (std::size_t i = 0; i < words.stems.size(); ++i) {
    if (goes(i)) continue;
    head += i < words.of_head ? 1 : 0;
    if (kept != i) words.stems[kept] = std::move(words.stems[i]);
    words.hashes[kept] = words.hashes[i];
    if (!words.capitals.empty()) words.capitals[kept] = words.capitals[i];
    ++kept;
  }
  words.stems.resize(kept);
  words.hashes.resize(kept);
  if (!words.capitals.empty()) words.capitals.resize(kept);
  words.of_head = head;
}

TermVector counted(std::vector<std::uint32_t> terms) {
  std::sort(terms.begin(), terms.end());
  TermVector out;
  for (std::size_t i = 0; i < terms.size();) {
    std::size_t j = i;
    while (j < terms.size() && terms[j] == terms[i]) ++j;
    out.push_back({terms[i], static_cast<float>(1 + std::log(static_cast<double>(j - i)))});
    i = j;
  }
  return out;
}

std::uint32_t Terms::number(std::string_view word) {
  const auto [number, is_fresh] = numbers_.emplace(hash64(word));
  if (is_fresh) {
    *number = static_cast<std::uint32_t>(known_.size());
    known_.emplace_back();
  }
  return *number;
}

template <typename Fresh, typename Met>
void Terms::count_list(const std::vector<std::uint64_t>& hashes, std::vector<CountedArticle::Word>& into,
                       Fresh fresh, Met met) {
  constexpr std::size_t ahead = 16;  // the table is far larger than what lies near the processor
  ++lists_;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (i + ahead < hashes.size()) numbers_.expect(hashes[i + ahead]);
    const auto [number, is_fresh] = numbers_.emplace(hashes[i]);
    if (is_fresh) {
      *number = static_cast<std::uint32_t>(known_.size());
      known_.emplace_back();
      fresh(i, *number);
    }
    Known& known = known_[*number];
    if (known.list != lists_) {
      known.list = lists_;
      known.place = static_cast<std::uint32_t>(into.size());
      into.push_back({*number});
      ++known.articles;
    }
    met(i, into[known.place]);
  }
}

CountedArticle Terms::count(const ArticleWords& words) {
  const Rarity& rarity = Rarity::of(words.language);
  CountedArticle counted;
  counted.words.reserve(words.hashes.size());
  const auto as_in_language = [&](std::size_t i, std::uint32_t number) {
    known_[number].articles = static_cast<float>(pretended_ * std::exp(-rarity.idf(words.stems[i])));
  };
  count_list(words.hashes, counted.words, as_in_language, [&](std::size_t i, CountedArticle::Word& word) {
    ++word.whole;
    if (i < words.of_head) ++word.head;
    if (i < words.of_title) ++word.title;
    if (!words.capitals.empty()) word.capitals += words.capitals[i];
    if (i < words.of_head) counted.of_head = counted.words.size();
    if (i < words.of_title) counted.of_title = counted.words.size();
  });
  count_list(
      words.names, counted.names, [](std::size_t, std::uint32_t) {},
      [](std::size_t, CountedArticle::Word& name) { ++name.whole; });
  return counted;
}

void Terms::count_article(const TermVector& distinct) {
  for (const TermCount& t : distinct) ++known_[t.term].articles;
}

double Terms::idf(std::uint32_t term, std::size_t articles) const {
  return std::log1p(static_cast<double>(articles + pretended_) / std::max(1.0F, known_[term].articles));
}

TermVector weighted(const TermVector& counts, const Terms& terms, std::size_t articles) {
  TermVector out = counts;
  double square = 0;
  for (TermCount& t : out) {
    t.weight *= static_cast<float>(terms.idf(t.term, articles));
    square += static_cast<double>(t.weight) * t.weight;
  }
  const auto length = static_cast<float>(std::sqrt(square));
  for (TermCount& t : out) t.weight = length > 0 ? t.weight / length : 0;
  return out;
}

double dot(const TermVector& a, const TermVector& b) {
  double sum = 0;
  const TermCount *x = a.data(), *y = b.data();
  const TermCount *const x_end = x + a.size(), *const y_end = y + b.size();
  // Which vector goes on is no branch: it cannot be foretold, and a wrong guess costs more than both steps.
  while (x != x_end && y != y_end) {
    const std::uint32_t mine = x->term, theirs = y->term;
    if (mine == theirs) sum += static_cast<double>(x->weight) * y->weight;
    x += mine <= theirs ? 1 : 0;
    y += theirs <= mine ? 1 : 0;
  }
  return sum;
}

}  // namespace broadsheet
