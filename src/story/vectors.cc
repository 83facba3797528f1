// vectors.cc: counting words. Entry points: words_of(), vectors_of(), weighted().

#include "story/vectors.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "broadsheet/text.h"
#include "search/analyse.h"
#include "search/rarity.h"

namespace broadsheet {
namespace {

constexpr std::size_t head_paragraphs = 2;
constexpr std::size_t most_words = 1'500;  // of a text; what an event is stands before that
constexpr std::size_t most_names = 200;    // of a text

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
  const std::string front = article.headline + "\n" + article.standfirst + "\n";
  const std::size_t end_of_title = article.headline.size(), head = front.size() + end_of_head(article);
  ArticleWords words;
  words.language = article.language;
  for (IndexWord& word : analyse(front + body, article.language)) {
    if (word.stop) continue;
    if (words.stems.size() == most_words) break;
    words.stems.push_back(std::move(word.stem));
    if (word.begin < end_of_title) ++words.of_title;
    if (word.begin < head) ++words.of_head;
  }
  for (const Name& name : find_names(body)) {
    if (words.names.size() == most_names) break;
    words.names.push_back(std::string("@").append(name.text));
  }
  return words;
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

std::uint32_t Terms::number(const std::string& word) {
  const auto [at, fresh] = numbers_.emplace(word, static_cast<std::uint32_t>(counts_.size()));
  if (fresh) counts_.push_back(0);
  return at->second;
}

std::uint32_t Terms::number(const std::string& word, std::string_view language) {
  const auto [at, fresh] = numbers_.emplace(word, static_cast<std::uint32_t>(counts_.size()));
  if (fresh) counts_.push_back(static_cast<float>(pretended_ * std::exp(-Rarity::of(language).idf(word))));
  return at->second;
}

void Terms::count_article(const TermVector& distinct) {
  for (const TermCount& t : distinct) ++counts_[t.term];
}

double Terms::idf(std::uint32_t term, std::size_t articles) const {
  return std::log1p(static_cast<double>(articles + pretended_) / std::max(1.0F, counts_[term]));
}

ArticleVectors vectors_of(const ArticleWords& words, Terms& terms) {
  std::vector<std::uint32_t> numbers, names;
  for (const std::string& stem : words.stems) numbers.push_back(terms.number(stem, words.language));
  for (const std::string& name : words.names) names.push_back(terms.number(name));
  const auto first = [&](std::size_t count) {
    return counted({numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(count)});
  };
  ArticleVectors v{counted(numbers), first(words.of_head), first(words.of_title), counted(std::move(names))};
  terms.count_article(v.whole);
  terms.count_article(v.names);
  return v;
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

ArticleVectors weighted(const ArticleVectors& counts, const Terms& terms, std::size_t articles) {
  return {weighted(counts.whole, terms, articles), weighted(counts.head, terms, articles),
          weighted(counts.title, terms, articles), weighted(counts.names, terms, articles)};
}

double dot(const TermVector& a, const TermVector& b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].term == b[j].term)
      sum += static_cast<double>(a[i++].weight) * b[j++].weight;
    else if (a[i].term < b[j].term)
      ++i;
    else
      ++j;
  }
  return sum;
}

}  // namespace broadsheet
