// block_model.cc: boosted trees over the features of a block, learned by tools/train_blocks and kept as a
// table in models/blocks.inc (models/blocks.md is its card). A row ends in one leaf of every tree; the
// leaves' values are summed and the logistic function, a table too, makes a probability of the sum.
//
// The way down a tree is not walked: a processor guesses each turn, and is wrong often. Each row holds a set
// of bits for each tree, its leaves from left to right. A split that the row fails (its value is above the
// threshold) takes the leaves on its left out of the set, and when all have been asked the first bit left is
// the row's leaf (QuickScorer: Lucchese and others, SIGIR 2015). Splits of one feature stand together,
// thresholds rising: those that all rows fail come first, and the first that no row fails ends them. Sixteen
// rows are asked at once.
//
// A second table looks again, at what the first said of the neighbours and of the blocks that come from the
// same template too: one line among twenty told ones is told, one among twenty that are not is not. It was
// learned from what the first look said of pages that it had not been taught with. The mean of both decides,
// which on pages of other hands is better than either.
//
// The cut follows the page: blocks are taken in order of probability, and the number taken is the one for
// which
//
//   expected F1 = 2 * (words expected right) / (words taken + words expected in the story)
//
// is highest; half of that F1 is the threshold (Lipton, Elkan, Naryanaswamy 2014). Entry points:
// told_probabilities(), look_again(), find_standfirst(), select_told().

#include "article/block_model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

namespace broadsheet {
namespace {

struct TreeNode {
  std::int16_t feature;
  std::int32_t threshold;    // at most: left
  std::int16_t left, right;  // below 0: leaf -1 - index
};

template <std::size_t tree_count, std::size_t node_count, std::size_t leaf_count>
struct TreeTable {
  std::array<std::int32_t, tree_count> roots;
  std::array<TreeNode, node_count> nodes;
  std::array<std::int32_t, leaf_count> leaves;
};

#include "models/blocks.inc"

constexpr std::size_t most_leaves = 31;  // of a tree: a bit each
constexpr std::uint32_t last_bit = 1U << most_leaves;
constexpr std::size_t features = static_cast<std::size_t>(Feature::count);
constexpr std::size_t lanes = 16;  // rows at once

using Sums = std::array<std::int32_t, lanes>;

// Whole numbers that are compared in one step: by every processor, and by those that have AVX2.
using Narrow = std::int32_t __attribute__((vector_size(16)));
using Wide = std::int32_t __attribute__((vector_size(32)));

struct Split {
  std::int32_t threshold = 0;
  std::int32_t left = 0;  // the leaves that a value above it loses
  std::uint32_t tree = 0;
};

// The trees of a table as splits by feature.
template <const auto& table>
class Forest {
 public:
  Forest() {
    for (std::size_t tree = 0; tree < trees; ++tree) add(table.roots[tree], tree);
    std::size_t next = 0;
    for (std::size_t feature = 0; feature < features; ++feature) {
      first_[feature] = next;
      for (std::size_t at = 0; at < table.nodes.size(); ++at)
        if (static_cast<std::size_t>(table.nodes[at].feature) == feature) splits_[next++] = found_[at];
      std::sort(splits_.begin() + static_cast<std::ptrdiff_t>(first_[feature]),
                splits_.begin() + static_cast<std::ptrdiff_t>(next),
                [](const Split& a, const Split& b) { return a.threshold < b.threshold; });
    }
    first_[features] = next;
  }

  using Rows = std::array<const FeatureRow*, lanes>;

  // The sums of the leaves that the rows end in.
  [[nodiscard]] Sums sums_of(const Rows& rows) const {
#if defined(__x86_64__)
    static const bool wide = __builtin_cpu_supports("avx2") != 0;
    if (wide) return wide_sums_of(rows);
#endif
    return sums_by<Narrow>(rows);
  }

 private:
  static constexpr std::size_t trees = table.roots.size();

#if defined(__x86_64__)
  [[nodiscard, gnu::target("avx2")]] Sums wide_sums_of(const Rows& rows) const { return sums_by<Wide>(rows); }
#endif

  template <class Part>
  [[nodiscard, gnu::always_inline]] inline Sums sums_by(const Rows& rows) const {
    constexpr std::size_t parts = sizeof(Sums) / sizeof(Part);
    std::array<std::array<Part, parts>, trees> sets;
    std::memset(sets.data(), 0xFF, sizeof(sets));
    std::array<std::int32_t, trees> common;  // what no row has lost to a split that all of them fail
    common.fill(-1);
    for (std::size_t feature = 0; feature < features; ++feature) {
      if (first_[feature] == first_[feature + 1]) continue;
      Sums column;
      for (std::size_t lane = 0; lane < lanes; ++lane) column[lane] = (*rows[lane])[feature];
      const auto [lowest, highest] = std::minmax_element(column.begin(), column.end());
      std::array<Part, parts> values;
      std::memcpy(values.data(), column.data(), sizeof(column));
      const std::size_t end = first_[feature + 1];
      std::size_t at = first_[feature];
      for (; at < end && splits_[at].threshold < *lowest; ++at) common[splits_[at].tree] &= ~splits_[at].left;
      for (; at < end && splits_[at].threshold < *highest; ++at) {
        const Split& split = splits_[at];
        for (std::size_t part = 0; part < parts; ++part)
          sets[split.tree][part] &= ~((values[part] > split.threshold) & split.left);
      }
    }
    Sums sums = {};
    for (std::size_t tree = 0; tree < sets.size(); ++tree) {
      std::array<std::uint32_t, lanes> set;
      std::memcpy(set.data(), sets[tree].data(), sizeof(set));
      const auto left = static_cast<std::uint32_t>(common[tree]);
      for (std::size_t lane = 0; lane < lanes; ++lane)  // the last bit is no leaf's: no set is empty
        sums[lane] +=
            leaves_[tree][static_cast<std::size_t>(std::countr_zero((set[lane] & left) | last_bit))];
    }
    return sums;
  }

  // The leaves under a node of a tree, those on the left numbered first.
  std::uint32_t add(std::int32_t at, std::size_t tree) {
    if (at < 0) {
      leaves_[tree][leaf_counts_[tree]] = table.leaves[static_cast<std::size_t>(-1 - at)];
      return 1U << leaf_counts_[tree]++;
    }
    const TreeNode& node = table.nodes[static_cast<std::size_t>(at)];
    const std::uint32_t left = add(node.left, tree);
    found_[static_cast<std::size_t>(at)] = {node.threshold, static_cast<std::int32_t>(left),
                                            static_cast<std::uint32_t>(tree)};
    return left | add(node.right, tree);
  }

  std::array<Split, table.nodes.size()> splits_, found_;  // by feature; by node
  std::array<std::size_t, features + 1> first_{};         // split of a feature
  std::array<std::array<std::int32_t, most_leaves>, trees> leaves_{};
  std::array<std::size_t, trees> leaf_counts_{};
};

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

// Asks the trees of a table for some rows.
template <const auto& table>
void ask(const std::vector<FeatureRow>& rows, std::span<const std::size_t> asked,
         std::vector<std::int32_t>& probabilities) {
  static const Forest<table> forest;
  for (std::size_t first = 0; first < asked.size(); first += lanes) {
    const std::size_t count = std::min(lanes, asked.size() - first);
    std::array<const FeatureRow*, lanes> group;  // the last row again where there are fewer
    for (std::size_t lane = 0; lane < lanes; ++lane)
      group[lane] = &rows[asked[first + std::min(lane, count - 1)]];
    const Sums sums = forest.sums_of(group);
    for (std::size_t lane = 0; lane < count; ++lane)
      probabilities[asked[first + lane]] = logistic_of(sums[lane]);
  }
}

// The headline again, above the story or in a box beside it.
bool repeats_headline(const FeatureRow& row) {
  return value(row, Feature::block_in_headline) >= 900 && value(row, Feature::headline_in_block) >= 900;
}

std::int32_t& cell(FeatureRow& row, Feature column) {
  return row[static_cast<std::size_t>(column)];
}

// What the first look says of a block, and of how many words.
struct Told {
  std::int64_t words = 0, of_words = 0;  // each block with one more than it has, at most `most_counted`
  void add(const Told& other) {
    words += other.words;
    of_words += other.of_words;
  }
};

Told told_of(const FeatureRow& row) {
  constexpr std::int32_t most_counted = 60;
  const std::int64_t counted = std::min(value(row, Feature::words), most_counted) + 1;
  return {counted * value(row, Feature::told), counted};
}

// The second look's columns: told_columns() of tools/train_blocks.
void tell_of_others(std::vector<FeatureRow>& rows, std::span<const std::uint32_t> paths,
                    std::span<const std::int32_t> probabilities) {
  constexpr std::int32_t nowhere = -1, likely = 700, far = 300, none_likely = 999;
  constexpr std::int32_t a_sentence = 12;  // words
  constexpr std::int64_t most_words = 5'000;
  std::vector<Told> by_path(paths.empty() ? 0 : *std::max_element(paths.begin(), paths.end()) + 1U);
  Told all;
  std::int32_t most = 0, count = 0, last = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::int32_t told = static_cast<std::int32_t>(std::int64_t{probabilities[i]} * 1000 / certain);
    cell(rows[i], Feature::told) = told;
    by_path[paths[i]].add(told_of(rows[i]));
    all.add(told_of(rows[i]));
    most = std::max(most, told);
    if (told <= likely || value(rows[i], Feature::words) < a_sentence) continue;
    ++count;
    last = static_cast<std::int32_t>(i);
  }
  const auto neighbour = [&](std::size_t i, std::int64_t distance) {
    const auto at = static_cast<std::int64_t>(i) + distance;
    const bool there = at >= 0 && at < static_cast<std::int64_t>(rows.size());
    return there ? value(rows[static_cast<std::size_t>(at)], Feature::told) : nowhere;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    FeatureRow& row = rows[i];
    cell(row, Feature::told_before_2) = neighbour(i, -2);
    cell(row, Feature::told_before_1) = neighbour(i, -1);
    cell(row, Feature::told_after_1) = neighbour(i, 1);
    cell(row, Feature::told_after_2) = neighbour(i, 2);
    const Told own = told_of(row), path = by_path[paths[i]];
    cell(row, Feature::told_of_path) =
        path.of_words == own.of_words
            ? nowhere
            : static_cast<std::int32_t>((path.words - own.words) / (path.of_words - own.of_words));
    cell(row, Feature::from_last_told) =
        count == 0 ? none_likely : std::clamp(static_cast<std::int32_t>(i) - last, -far, far);
    cell(row, Feature::told_words) = static_cast<std::int32_t>(std::min(all.words / 1000, most_words));
    cell(row, Feature::most_told) = most;
    cell(row, Feature::told_blocks) = count;
  }
}

bool may_be_standfirst(const FeatureRow& row) {
  const auto zone = static_cast<Zone>(value(row, Feature::zone));
  const std::int32_t words = value(row, Feature::words), from = value(row, Feature::from_headline);
  if (words < 5 || words > 120 || value(row, Feature::link_share) >= 400 || from < -4 || from > 14 ||
      value(row, Feature::path_blocks) > 2 || repeats_headline(row) ||
      value(row, Feature::kind) == static_cast<std::int32_t>(BlockKind::quotation) ||
      (zone != Zone::content && zone != Zone::header && zone != Zone::author))
    return false;
  const bool by_class = value(row, Feature::class_standfirst) <= 1;
  const bool by_heading = value(row, Feature::heading_level) >= 2 && words >= 7 && from >= 1 && from <= 5;
  const bool by_description =
      value(row, Feature::block_in_description) >= 800 && value(row, Feature::description_in_block) >= 600;
  return by_class || by_heading || by_description;
}

}  // namespace

std::vector<std::int32_t> told_probabilities(const std::vector<FeatureRow>& rows,
                                             std::span<const std::size_t> asked) {
  std::vector<std::int32_t> probabilities(rows.size());
  ask<first_look>(rows, asked, probabilities);
  return probabilities;
}

void look_again(std::vector<FeatureRow>& rows, std::span<const std::uint32_t> paths,
                std::vector<std::int32_t>& probabilities) {
  // What the first look is sure of stays as it is.
  constexpr std::int32_t hardly = certain / 100, surely = certain - 4 * hardly;
  tell_of_others(rows, paths, probabilities);
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (probabilities[i] >= hardly && probabilities[i] <= surely) asked.push_back(i);
  const std::vector<std::int32_t> first = probabilities;
  ask<second_look>(rows, asked, probabilities);
  for (const std::size_t i : asked) probabilities[i] = (first[i] + probabilities[i]) / 2;
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
