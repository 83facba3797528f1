#pragma once
// entry.h: what the index of shared text keeps of an article.

#include <cstdint>
#include <optional>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// A run of words, by hash, and the word it begins at.
struct Gram {
  std::uint64_t hash;
  std::uint32_t at;
};

struct CopyEntry {
  std::vector<std::uint32_t> words;     // of the body
  std::vector<std::uint32_t> headline;  // distinct, sorted
  std::vector<std::uint64_t> authors;   // sorted
  std::vector<std::uint16_t> years;     // that headline and address name; distinct, sorted
  std::uint64_t publisher = 0;
  std::uint64_t agency = 0;  // 0: none credited
  std::optional<std::int64_t> day;
  std::vector<Gram> grams;  // those that are indexed; only until it is added
};

// Any thread.
[[nodiscard]] CopyEntry copy_entry_of(const Article& article);

}  // namespace broadsheet
