// close_reading.cc: passages and pieces of texts against a question. Entry points: best_passages(),
// PieceMatcher::match().

#include "search/close_reading.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "search/bm25.h"

namespace broadsheet {
namespace {

constexpr std::size_t passage_stems = 120;
constexpr std::size_t pieces_asked = 64, pieces_read = 1024;
constexpr float least_cosine = 0.4;  // of words that have to do with each other

float length_of(LikenessTable::Row row) {
  return std::sqrt(static_cast<float>(dot(row, row)));
}

// A stem that is sought, where it stands: which of them it is.
struct Met {
  std::size_t at = 0, sought = 0;
};

// What is sought, in order.
class Sought {
 public:
  explicit Sought(const std::map<std::string, double>& worth) {
    for (const auto& [stem, each] : worth) {
      numbers_.emplace(stem, worth_.size());
      worth_.push_back(each);
    }
  }
  [[nodiscard]] std::vector<Met> met_in(const TextStems& text) const {
    std::vector<Met> met;
    for (std::size_t at = 0; at < text.size(); ++at)
      if (const auto found = numbers_.find(text[at]); found != numbers_.end())
        met.push_back({at, found->second});
    return met;
  }
  // Of a passage that is so long, the mean of all being 1.
  [[nodiscard]] double score(std::span<const Met> met, double length) const {
    const double norm = bm25_k1 * (1 - bm25_b + bm25_b * length);
    std::vector<std::size_t> numbers;
    for (const Met& each : met) numbers.push_back(each.sought);
    std::ranges::sort(numbers);
    double score = 0;
    for (auto at = numbers.begin(); at != numbers.end();) {
      const auto end = std::upper_bound(at, numbers.end(), *at);
      score += score_of(worth_[*at], static_cast<double>(end - at), norm);
      at = end;
    }
    return score;
  }

 private:
  std::unordered_map<std::string_view, std::size_t> numbers_;
  std::vector<double> worth_;
};

// Each passage begins in the middle of the one before; the last ends with the text.
template <typename Each>
void for_each_passage(const TextStems& text, Each each) {
  for (std::size_t begin = 0;; begin += passage_stems / 2) {
    const std::size_t end = std::min(begin + passage_stems, text.size());
    each(begin, end);
    if (end == text.size()) return;
  }
}

double mean_passage(const std::vector<const TextStems*>& texts) {
  double stems = 0, passages = 0;
  for (const TextStems* text : texts)
    for_each_passage(*text, [&](std::size_t begin, std::size_t end) {
      stems += static_cast<double>(end - begin);
      ++passages;
    });
  return std::max(1.0, stems / std::max(1.0, passages));
}

double best_passage(const TextStems& text, const Sought& sought, double mean) {
  const std::vector<Met> met = sought.met_in(text);
  double best = 0;
  for_each_passage(text, [&](std::size_t begin, std::size_t end) {
    const auto first = std::ranges::lower_bound(met, begin, {}, &Met::at);
    const auto behind = std::ranges::lower_bound(met, end, {}, &Met::at);
    best = std::max(best, sought.score({first, behind}, static_cast<double>(end - begin) / mean));
  });
  return best;
}

}  // namespace

PieceMatcher::PieceMatcher(const LikenessTable& table, std::string_view question)
    : table_(table), asked_(table.pieces_of(question, pieces_asked)) {
  std::ranges::sort(asked_);
  const auto again = std::ranges::unique(asked_);
  asked_.erase(again.begin(), again.end());
  for (const std::uint32_t piece : asked_) {
    const LikenessTable::Row row = table.row(piece);
    lengths_.push_back(length_of(row));
    weights_.push_back(row.scale * lengths_.back());
  }
}

std::size_t PieceMatcher::cosines_of(std::uint32_t piece) {
  const auto [known, is_fresh] = known_.emplace(piece, cosines_.size());
  if (!is_fresh) return known->second;
  const LikenessTable::Row row = table_.row(piece);
  const float length = length_of(row);
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    const float lengths = length * lengths_[i];
    const float cosine = lengths > 0 ? static_cast<float>(dot(row, table_.row(asked_[i]))) / lengths : 0;
    cosines_.push_back(cosine > least_cosine ? cosine : 0);
  }
  return known->second;
}

double PieceMatcher::match(std::string_view text) {
  std::vector<float> most(asked_.size(), 0);
  for (const std::uint32_t piece : table_.pieces_of(text, pieces_read)) {
    const std::size_t at = cosines_of(piece);
    for (std::size_t i = 0; i < most.size(); ++i) most[i] = std::max(most[i], cosines_[at + i]);
  }
  double sum = 0;
  for (std::size_t i = 0; i < most.size(); ++i) sum += static_cast<double>(weights_[i] * most[i]);
  return sum;
}

std::vector<double> best_passages(const std::vector<const TextStems*>& texts,
                                  const std::map<std::string, double>& worth) {
  const Sought sought(worth);
  const double mean = mean_passage(texts);
  std::vector<double> best;
  best.reserve(texts.size());
  for (const TextStems* text : texts) best.push_back(best_passage(*text, sought, mean));
  return best;
}

}  // namespace broadsheet
