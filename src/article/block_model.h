#pragma once
// block_model.h: the learned judge of blocks. Whole numbers throughout, so that every machine decides alike.

#include <cstdint>
#include <optional>
#include <vector>

#include "article/block_features.h"

namespace broadsheet {

inline constexpr std::int32_t certain = 65'536;  // probabilities are told in parts of it

// How likely a block is told by the writer as part of the story.
[[nodiscard]] std::int32_t told_probability(const FeatureRow& row);

// The block that stands as the standfirst: set apart near the headline by class, by heading or by what the
// head of the page says of the story, and unlike the paragraphs. nullopt where the story begins at once.
[[nodiscard]] std::optional<std::size_t> find_standfirst(const std::vector<FeatureRow>& rows);

struct Selection {
  std::vector<std::size_t> blocks;  // in order
  double expected = 0;              // F1 of its words that the probabilities promise
};

// The blocks whose probability passes the page's own cut: the one of highest expected F1, at most one half.
// `probabilities`: of each row; 0 keeps a block out.
[[nodiscard]] Selection select_told(const std::vector<FeatureRow>& rows,
                                    const std::vector<std::int32_t>& probabilities);

}  // namespace broadsheet
