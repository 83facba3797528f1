// topic_vectors.cc: sums of sentences. Entry points: middle_of(), opening_of(), without().

#include "story/topic_vectors.h"

#include <cmath>

namespace broadsheet {
namespace {

constexpr std::uint32_t opening_sentences = 5;

DenseVector at_length_1(DenseVector v) {
  double square = 0;
  for (const float x : v) square += static_cast<double>(x) * x;
  if (square > 0)
    for (float& x : v) x /= static_cast<float>(std::sqrt(square));
  return v;
}

}  // namespace

DenseVector middle_of(const Topic& topic, const std::vector<std::uint32_t>& sentences) {
  DenseVector sum(topic.terms, 0);
  for (const std::uint32_t n : sentences)
    for (const TermCount& t : topic.sentences[n].vector) sum[t.term] += t.weight;
  return at_length_1(std::move(sum));
}

DenseVector opening_of(const Topic& topic) {
  std::vector<std::uint32_t> first;
  for (std::uint32_t n = 0; n < topic.sentences.size(); ++n)
    if (topic.sentences[n].place < opening_sentences) first.push_back(n);
  return middle_of(topic, first);
}

DenseVector without(const DenseVector& a, const DenseVector& b) {
  double along = 0;
  for (std::size_t i = 0; i < a.size(); ++i) along += static_cast<double>(a[i]) * b[i];
  DenseVector rest = a;
  for (std::size_t i = 0; i < a.size(); ++i) rest[i] -= static_cast<float>(along) * b[i];
  return at_length_1(std::move(rest));
}

double dot(const TermVector& a, const DenseVector& b) {
  double sum = 0;
  for (const TermCount& t : a) sum += static_cast<double>(t.weight) * b[t.term];
  return sum;
}

}  // namespace broadsheet
