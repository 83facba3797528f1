// packed_article.cc: weighing and comparing. Entry points: PackedArticle(), HeldArticle::shared_with().

#include "story/packed_article.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace broadsheet {
namespace {

constexpr std::size_t most_terms = most_words_counted + most_names_counted;

// Each at least 1, so that what is shared never counts nothing.
PackedArticle::Weight packed(float weight, double length) {
  if (length == 0) return 1;
  const double scaled = std::round(static_cast<double>(weight) / length * PackedArticle::one);
  return static_cast<PackedArticle::Weight>(std::clamp(scaled, 1.0, PackedArticle::one));
}

PackedArticle::Weight* put(const std::vector<float>& weights, PackedArticle::Weight* at) {
  double square = 0;
  for (const float w : weights) square += static_cast<double>(w) * w;
  const double length = std::sqrt(square);
  for (const float w : weights) *at++ = packed(w, length);
  return at;
}

// 1 + log(count).
float weight_of(std::uint32_t count) {
  static const std::array<float, 64> known = [] {
    std::array<float, 64> made{};
    for (std::size_t i = 1; i < made.size(); ++i)
      made[i] = static_cast<float>(1 + std::log(static_cast<double>(i)));
    return made;
  }();
  return count < known.size() ? known[count] : static_cast<float>(1 + std::log(static_cast<double>(count)));
}

// Odd for words of names, even for others; the least stays above 0.
PackedArticle::Weight marked(PackedArticle::Weight weight, bool of_name) {
  if (of_name) return static_cast<PackedArticle::Weight>(weight | 1U);
  return static_cast<PackedArticle::Weight>(std::max(2U, weight & ~1U));
}

// What the words of a headline weigh but for those of names.
std::uint32_t title_sum_of(const PackedArticle& article) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < article.title().size(); ++i)
    sum += PackedArticle::is_of_name(article.head()[i]) ? 0U : article.title()[i];
  return sum;
}

// Of a headline that holds nothing but names nothing is known.
double share_told(std::uint32_t told, std::uint32_t all) {
  constexpr double taken = 0.3;
  return all > 0 ? static_cast<double>(told) / all : taken;
}

// Of numbers that are sums of products of two weights.
double cosine(std::uint64_t sum) {
  return static_cast<double>(sum) / (PackedArticle::one * PackedArticle::one);
}

}  // namespace

std::uint32_t* PackingRoom::take(std::size_t count) {
  constexpr std::size_t least = 1 << 12, most = 1 << 21;  // four bytes each
  if (parts_.empty() || parts_.back().capacity() - parts_.back().size() < count) {
    const std::size_t doubled = parts_.empty() ? least : std::min(most, 2 * parts_.back().capacity());
    parts_.emplace_back().reserve(std::max(count, doubled));
  }
  LargeVector<std::uint32_t>& part = parts_.back();
  part.resize(part.size() + count);
  return part.data() + part.size() - count;
}

PackedArticle::PackedArticle(const CountedArticle& counted, const Terms& terms, std::size_t articles,
                             PackingRoom& room)
    : words_(static_cast<std::uint16_t>(counted.words.size())),
      head_(static_cast<std::uint16_t>(counted.of_head)),
      title_(static_cast<std::uint16_t>(counted.of_title)),
      names_(static_cast<std::uint16_t>(counted.names.size())) {
  const std::size_t all_terms = words_ + names_, all_weights = all_terms + head_ + title_;
  std::uint32_t* term = room.take(all_terms + (all_weights + 1) / 2);
  block_ = term;
  std::vector<float> whole, head, title, names;
  whole.reserve(words_);
  head.reserve(head_);
  for (std::size_t i = 0; i < words_; ++i) {
    const CountedArticle::Word& word = counted.words[i];
    const auto idf = static_cast<float>(terms.idf(word.term, articles));
    *term++ = word.term;
    whole.push_back(weight_of(word.whole) * idf);
    if (i < head_) head.push_back(weight_of(word.head) * idf);
    if (i < title_) title.push_back(weight_of(word.title) * idf);
  }
  for (const CountedArticle::Word& name : counted.names) {
    *term++ = name.term;
    names.push_back(weight_of(name.whole) * static_cast<float>(terms.idf(name.term, articles)));
  }
  Weight* const of_head = put(whole, reinterpret_cast<Weight*>(term));
  put(names, put(title, put(head, of_head)));
  double square = 0;
  for (std::size_t i = 0; i < head_; ++i) {
    const bool of_name = counted.words[i].capitals > 0;
    of_head[i] = marked(of_head[i], of_name);
    names_somebody_ = names_somebody_ || of_name;
    if (!of_name) square += static_cast<double>(of_head[i]) * of_head[i];
  }
  told_length_ = static_cast<float>(std::sqrt(square) / one);
}

void PackedArticle::expect() const {
  constexpr std::size_t line = 64;
  const auto* at = reinterpret_cast<const char*>(block_);
  const auto* const end = reinterpret_cast<const char*>(weights() + words_ + head_);
  for (; at < end; at += line) __builtin_prefetch(at);
}

HeldArticle::Slot& HeldArticle::put(std::uint32_t term) {
  const std::uint32_t mixed = mix(term);
  seen_[mixed / 64] |= std::uint64_t{1} << (mixed % 64);
  std::size_t at = mixed & mask_;
  while (slots_[at].term != none) at = (at + 1) & mask_;
  slots_[at].term = term;
  return slots_[at];
}

HeldArticle::HeldArticle(const PackedArticle& article)
    : title_sum_(title_sum_of(article)),
      told_length_(article.told_length()),
      names_somebody_(article.names_somebody()) {
  const auto words = article.words(), names = article.names();
  std::size_t size = 16;
  while (size < 3 * (words.size() + names.size())) size *= 2;
  slots_.assign(size, {});
  mask_ = size - 1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Slot& slot = put(words[i]);
    slot.whole = article.whole()[i];
    if (i < article.head().size()) slot.head = article.head()[i];
    if (i < article.title().size()) slot.title = article.title()[i];
  }
  for (std::size_t i = 0; i < names.size(); ++i) put(names[i]).whole = article.of_names()[i];
}

// The places of the terms that may be its own. Whether one may is no branch: it cannot be foretold.
std::size_t HeldArticle::likely(std::span<const std::uint32_t> terms, std::uint16_t* places) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    places[count] = static_cast<std::uint16_t>(i);
    count += seen(terms[i]);
  }
  return count;
}

SharedWords HeldArticle::shared_with(const PackedArticle& other) const {
  std::array<std::uint16_t, most_terms + 1> places;
  const auto words = other.words();
  const auto whole = other.whole(), head = other.head(), title = other.title();
  std::uint64_t in_whole = 0, in_head = 0, in_title = 0, title_in_head = 0, head_in_title = 0, told = 0;
  std::uint32_t best = 0, my_title_told = 0, their_title_told = 0;
  bool shares_name = false;
  const std::size_t count = likely(words, places.data());
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t i = places[k];
    const Slot& mine = slot_of(words[i]);
    const std::uint32_t adds = std::uint32_t{mine.whole} * whole[i];
    in_whole += adds;
    best = std::max(best, adds);
    const bool is_mine = PackedArticle::is_of_name(mine.head);
    my_title_told += is_mine ? 0U : mine.title;
    shares_name |= is_mine;
    if (i >= head.size()) continue;
    const std::uint32_t to_head = std::uint32_t{mine.head} * head[i];
    in_head += to_head;
    const bool is_theirs = PackedArticle::is_of_name(head[i]);
    shares_name |= is_theirs && mine.whole > 0;
    told += is_mine || is_theirs ? 0 : to_head;
    title_in_head += std::uint32_t{mine.title} * head[i];
    if (i >= title.size()) continue;
    in_title += std::uint32_t{mine.title} * title[i];
    their_title_told += is_theirs || mine.whole == 0 ? 0U : title[i];
    head_in_title += std::uint32_t{mine.head} * title[i];
  }
  std::uint64_t in_names = 0;
  const auto names = other.names();
  const std::size_t of_names = likely(names, places.data());
  for (std::size_t k = 0; k < of_names; ++k)
    in_names += std::uint32_t{slot_of(names[places[k]]).whole} * other.of_names()[places[k]];
  const auto [headline_low, headline_high] =
      std::minmax({share_told(my_title_told, title_sum_), share_told(their_title_told, title_sum_of(other))});
  const double lengths = static_cast<double>(told_length_) * static_cast<double>(other.told_length());
  return {{cosine(in_whole), cosine(in_head), cosine(in_names)},
          {cosine(in_title), cosine(std::max(title_in_head, head_in_title)), cosine(best),
           lengths > 0 ? cosine(told) / lengths : 0, headline_low, headline_high,
           !shares_name && names_somebody_ && other.names_somebody()}};
}

SharedWords shared_by(const PackedArticle& a, const PackedArticle& b) {
  return HeldArticle(a).shared_with(b);
}

}  // namespace broadsheet
