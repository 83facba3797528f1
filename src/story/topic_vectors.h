#pragma once
// topic_vectors.h: middles of sentences.

#include <vector>

#include "story/topic.h"

namespace broadsheet {

using DenseVector = std::vector<float>;  // by term

// The sum of some sentences' vectors at length 1; all 0 for none.
[[nodiscard]] DenseVector middle_of(const Topic& topic, const std::vector<std::uint32_t>& sentences);

// Of the first sentences of all articles: what the topic is about.
[[nodiscard]] DenseVector opening_of(const Topic& topic);

// `a` less `b`, at length 1.
[[nodiscard]] DenseVector without(const DenseVector& a, const DenseVector& b);

[[nodiscard]] double dot(const TermVector& a, const DenseVector& b);

}  // namespace broadsheet
