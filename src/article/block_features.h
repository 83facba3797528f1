#pragma once
// block_features.h: what the block model looks at: each block of a page as a row of whole numbers.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "article/blocks.h"

namespace broadsheet {

// The columns, in the order that the model was trained with: a new one goes to the end, and the model is
// trained anew (tools/train_blocks). Shares are per mille.
enum class Feature : std::uint8_t {
  words,
  code_points,
  link_share,
  links,
  ending,  // of Ending
  commas,
  capitals,
  digits,
  stop_words,
  word_length,  // mean, in tenths of a byte
  opening,      // of Opening
  prose,
  kind,
  heading_level,
  tag,
  note,
  list_heading,
  byline,
  marks,  // @, |, ·, ©, ://
  has_year,
  repeats,   // times this text stands before
  repeated,  // and after
  place,     // among the blocks
  from_headline,
  prose_before,
  since_prose,
  until_prose,
  from_first_picked,  // by the container rule
  from_last_picked,
  picked,
  path_prose,
  path_blocks,
  path_links,
  parent_path_prose,
  parent_path_blocks,
  tag_path_prose,
  in_container,
  container_level,
  container_prose,
  parent_score,
  grandparent_score,
  ancestor_prose_1,
  ancestor_prose_2,
  ancestor_prose_3,
  ancestor_prose_4,
  ancestor_links_1,
  ancestor_links_2,
  ancestor_links_3,
  ancestor_links_4,
  ancestor_blocks_1,
  ancestor_blocks_2,
  ancestor_blocks_3,
  ancestor_blocks_4,
  zone,
  inner_zone,
  in_article,
  in_aside,
  in_figure,
  in_table,
  in_list,
  in_header,
  class_body,
  class_standfirst,
  class_caption,
  class_author,
  class_date,
  before_2_words,
  before_2_links,
  before_2_kind,
  before_2_prose,
  before_1_words,
  before_1_links,
  before_1_kind,
  before_1_prose,
  after_1_words,
  after_1_links,
  after_1_kind,
  after_1_prose,
  after_2_words,
  after_2_links,
  after_2_kind,
  after_2_prose,
  near_prose_3,
  near_prose_8,
  near_links_3,
  near_links_8,
  headline_in_block,
  block_in_headline,
  description_in_block,
  block_in_description,
  told,  // by the first look; from here on for the second look alone, that fills them
  told_before_2,
  told_before_1,
  told_after_1,
  told_after_2,
  told_of_path,  // the other blocks of its path
  from_last_told,
  told_words,   // of the page
  most_told,    // of the page's blocks
  told_blocks,  // of the page: long ones that are likely told
  count
};
constexpr std::size_t first_look_features = static_cast<std::size_t>(Feature::told);

using FeatureRow = std::array<std::int32_t, static_cast<std::size_t>(Feature::count)>;

// What the page says elsewhere and the container rule found.
struct FeatureContext {
  std::string_view headline;
  std::string_view description;
  Node container = no_node;
  std::span<const std::size_t> picked;  // blocks, in order
};

struct BlockFeatures {
  std::vector<FeatureRow> rows;      // of each block of the table
  std::vector<std::uint32_t> paths;  // of each block: one number for all that come from one template
};

// Time linear in the page.
[[nodiscard]] BlockFeatures make_features(const Page& page, const BlockTable& table,
                                          const FeatureContext& context);

}  // namespace broadsheet
