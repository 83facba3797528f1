// block_model.cc: boosted trees over the features of a block, learned by tools/train_blocks and kept as a
// table in models/blocks.inc (models/blocks.md is its card). A row falls through every tree; the leaves'
// values are summed and the logistic function, a table too, makes a probability of the sum.
//
// The cut follows the page: blocks are taken in order of probability, and the number taken is the one for
// which
//
//   expected F1 = 2 * (words expected right) / (words taken + words expected in the story)
//
// is highest; half of that F1 is the threshold (Lipton, Elkan, Naryanaswamy 2014). Entry points:
// told_probability(), find_standfirst(), select_told().

#include "article/block_model.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace broadsheet {
namespace {

struct TreeNode {
  std::int16_t feature;
  std::int32_t threshold;    // at most: left
  std::int16_t left, right;  // below 0: leaf -1 - index
};

#include "models/blocks.inc"

constexpr std::int32_t scale = 1 << 12;  // of the leaves

std::int32_t logistic_of(std::int64_t sum) {
  constexpr std::int64_t step = scale / 16, last = 256;
  const std::int64_t shifted = std::clamp<std::int64_t>(sum + 8 * scale, 0, last * step - 1);
  const auto low = static_cast<std::size_t>(shifted / step);
  const std::int64_t rest = shifted % step;
  return static_cast<std::int32_t>(logistic[low] + (logistic[low + 1] - logistic[low]) * rest / step);
}

std::int32_t value(const FeatureRow& row, Feature column) {
  return row[static_cast<std::size_t>(column)];
}

bool may_be_standfirst(const FeatureRow& row) {
  const auto zone = static_cast<Zone>(value(row, Feature::zone));
  const std::int32_t words = value(row, Feature::words), from = value(row, Feature::from_headline);
  if (words < 5 || words > 120 || value(row, Feature::link_share) >= 400 || from < -4 || from > 14 ||
      value(row, Feature::path_blocks) > 2 ||
      (zone != Zone::content && zone != Zone::header && zone != Zone::author))
    return false;
  const bool by_class = value(row, Feature::class_standfirst) <= 1;
  const bool by_heading = value(row, Feature::heading_level) >= 2 && words >= 7 && from >= 1 && from <= 5;
  const bool by_description =
      value(row, Feature::block_in_description) >= 800 && value(row, Feature::description_in_block) >= 600;
  return by_class || by_heading || by_description;
}

}  // namespace

std::int32_t told_probability(const FeatureRow& row) {
  std::int64_t sum = 0;
  for (std::int32_t at : tree_roots) {
    while (at >= 0) {
      const TreeNode& node = tree_nodes[static_cast<std::size_t>(at)];
      at = row[static_cast<std::size_t>(node.feature)] <= node.threshold ? node.left : node.right;
    }
    sum += tree_leaves[static_cast<std::size_t>(-1 - at)];
  }
  return logistic_of(sum);
}

std::optional<std::size_t> find_standfirst(const std::vector<FeatureRow>& rows) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!may_be_standfirst(rows[i])) continue;
    if (!best ||
        value(rows[i], Feature::description_in_block) > value(rows[*best], Feature::description_in_block))
      best = i;
  }
  return best;
}

Selection select_told(const std::vector<FeatureRow>& rows, const std::vector<std::int32_t>& probabilities) {
  Selection selection;
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
  // Sums of whole numbers below 2^53: the quotients are the same on every machine.
  std::int64_t all = 0, right = 0, taken = 0;
  for (const std::size_t i : order) all += std::int64_t{value(rows[i], Feature::words)} * probabilities[i];
  for (const std::size_t i : order) {
    right += std::int64_t{value(rows[i], Feature::words)} * probabilities[i];
    taken += std::int64_t{value(rows[i], Feature::words)} * certain;
    if (taken + all > 0)
      selection.expected =
          std::max(selection.expected, static_cast<double>(2 * right) / static_cast<double>(taken + all));
  }
  const double cut = std::min(0.5, selection.expected / 2) * certain;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (probabilities[i] > 0 && probabilities[i] >= cut) selection.blocks.push_back(i);
  return selection;
}

}  // namespace broadsheet
