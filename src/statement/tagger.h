#pragma once
// tagger.h: which words are the source, the cue and the content of an attribution: a linear chain over the words of
// a paragraph, with weights looked up by hashed features (Collins, Discriminative training methods for hidden
// Markov models, EMNLP 2002).

#include <cstdint>
#include <string_view>
#include <vector>

#include "statement/words.h"

namespace broadsheet {

enum class Tag : std::uint8_t { none, source_begin, source, cue_begin, cue, content_begin, content };
constexpr std::size_t tag_count = 7;

// Hashes of what stands at and around each word of a paragraph.
using Features = std::vector<std::vector<std::uint32_t>>;

// `first`: tags of a first look at the paragraph, from which the second takes what is near; empty for the first.
[[nodiscard]] Features features_of(const Words& words, std::size_t paragraph, const std::vector<Tag>& first);

struct TagScores {
  const float* row = nullptr;  // tag_count scores; null: none
};

// Weights by feature. A table is bytes as tools/train_statements writes them: header "BSTAG1", number of rows, for
// the first and second look each; a row is a hash and tag_count signed bytes; then tag_count * (tag_count + 1)
// transitions and the scale of the bytes, as 32-bit floats. Little endian.
class TagTable {
 public:
  // Nothing where the bytes are no such table.
  static bool read(std::string_view bytes, TagTable& first, TagTable& second);

  void add(std::uint32_t feature, float* scores) const;
  [[nodiscard]] const std::vector<float>& transitions() const { return transitions_; }
  [[nodiscard]] bool empty() const { return slots_.empty(); }

 private:
  struct Slot {
    std::uint32_t feature = 0;
    std::int8_t weights[tag_count] = {};
    bool used = false;
  };
  void insert(const Slot& slot);
  std::vector<Slot> slots_;  // open addressing, a power of two
  std::vector<float> transitions_;
  float scale_ = 1;
};

// The best row of tags under scores by word (tag_count each) and transitions (from a tag, or tag_count at the head
// of a paragraph, to a tag); `margin`, where given, gets by how much each word's tag beats the next best path score
// locally.
[[nodiscard]] std::vector<Tag> best_tags(const std::vector<float>& scores, const std::vector<float>& transitions);

// Tags of a whole text, by both looks.
[[nodiscard]] std::vector<Tag> tag_words(const Words& words, const TagTable& first, const TagTable& second);

}  // namespace broadsheet
