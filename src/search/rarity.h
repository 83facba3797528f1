#pragma once
// rarity.h: how much a word tells, from how common it is in its language.
//
// The table models/rarity.bin has the commonest words of 23 languages with their share of all text (its card
// names the source). From it: idf(stem) = ln(1 / share of texts of 300 words that hold the stem), at
// most 5.8, which is that of words it does not know. It stands in for counts over many articles where only a
// few are at hand.

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace broadsheet {

// Runs of four letters of a word, which reach over compounds and endings; a shorter word is one run.
[[nodiscard]] std::vector<std::string_view> letters_in(std::string_view word);

class Rarity {
 public:
  // Made when a language is first asked for, then kept; safe from any thread. For languages without a table
  // every word counts the same.
  [[nodiscard]] static const Rarity& of(std::string_view language);

  // Whether there is a table for the language.
  [[nodiscard]] bool has_table() const { return !stems_.empty(); }
  // Of a stem as analyse() gives it.
  [[nodiscard]] double idf(std::string_view stem) const;
  // Of four letters inside a word.
  [[nodiscard]] double letters_idf(std::string_view letters) const;

 private:
  explicit Rarity(std::string_view language);

  std::string language_;
  std::unordered_map<std::string, double> stems_;            // share of words
  mutable std::unordered_map<std::string, double> letters_;  // likewise, once somebody asks for it
  mutable std::once_flag letters_made_;
};

}  // namespace broadsheet
