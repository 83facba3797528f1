// vectors.cc: counting words. Entry points: vectors_of(), weighted().

#include "story/vectors.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "broadsheet/text.h"
#include "search/analyse.h"

namespace broadsheet {
namespace {

constexpr std::size_t head_paragraphs = 2;
constexpr std::size_t most_words = 1'500;  // of a text; what an event is stands before that

std::vector<std::uint32_t> stems(std::string_view text, std::string_view language, Terms& terms) {
  std::vector<std::uint32_t> out;
  for (const IndexWord& word : analyse(text, language)) {
    if (out.size() == most_words) break;
    if (!word.stop) out.push_back(terms.number(word.stem));
  }
  return out;
}

}  // namespace

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

void Terms::count_article(const TermVector& distinct) {
  for (const TermCount& t : distinct) ++counts_[t.term];
}

ArticleVectors vectors_of(const Article& article, Terms& terms) {
  std::string head = article.headline + "\n" + article.standfirst;
  std::size_t paragraphs = 0;
  for (const Block& block : article.body)
    if (block.kind != BlockKind::caption && paragraphs++ < head_paragraphs) head += "\n" + block.text;
  const std::string body = body_text(article);
  ArticleVectors v;
  v.whole =
      counted(stems(article.headline + "\n" + article.standfirst + "\n" + body, article.language, terms));
  v.head = counted(stems(head, article.language, terms));
  std::vector<std::uint32_t> names;
  for (const Name& name : find_names(body)) names.push_back(terms.number("@" + name.text));
  v.names = counted(std::move(names));
  terms.count_article(v.whole);
  terms.count_article(v.names);
  return v;
}

TermVector weighted(const TermVector& counts, const Terms& terms, std::size_t articles) {
  TermVector out = counts;
  double square = 0;
  for (TermCount& t : out) {
    const double with = std::max<std::uint32_t>(1, terms.articles_with(t.term));
    t.weight *= static_cast<float>(std::log(1 + static_cast<double>(articles) / with));
    square += static_cast<double>(t.weight) * t.weight;
  }
  const auto length = static_cast<float>(std::sqrt(square));
  for (TermCount& t : out) t.weight = length > 0 ? t.weight / length : 0;
  return out;
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
