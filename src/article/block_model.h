#pragma once
// block_model.h: the learned judge of blocks. Whole numbers throughout, so that every machine decides alike.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "article/block_features.h"

namespace broadsheet {

inline constexpr std::int32_t certain = 65'536;  // probabilities are told in parts of it

// How likely each block is told by the writer as part of the story, by itself; 0 for those that are not
// asked for. `asked`: numbers of rows.
[[nodiscard]] std::vector<std::int32_t> told_probabilities(const std::vector<FeatureRow>& rows,
                                                           std::span<const std::size_t> asked);

// The same once more, knowing what the first look said of the blocks around and of those of the same path.
// Fills the columns of `rows` that are the second look's; what is hardly or surely told stays as it is.
void look_again(std::vector<FeatureRow>& rows, std::span<const std::uint32_t> paths,
                std::vector<std::int32_t>& probabilities);

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
