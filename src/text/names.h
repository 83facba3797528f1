#pragma once
// names.h: names of people, places and organisations as they stand in running text.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct Name {
  std::string text;          // as printed, "John Kirby"
  std::uint32_t begin = 0;   // bytes of the text
  std::uint32_t end = 0;
};

// Runs of capitalised words, in order, at most five words each; a single capitalised word at the head of a sentence
// counts only where the text has it capitalised inside a sentence too. For scripts without capitals: nothing.
[[nodiscard]] std::vector<Name> find_names(std::string_view text);

}  // namespace broadsheet
