#pragma once
// analyse.h: the words of a text as the index has them: lower case, without diacritics, stemmed by language.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct IndexWord {
  std::string stem;         // "recommend" for "Recommended"
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  bool stop = false;  // says nothing of what a text is about
};

// Words in order. `language` is an ISO 639-1 code that picks the Snowball stemmer; others are not stemmed.
// Chinese, Japanese and Thai are cut by ICU's dictionaries. "U.S." is one word.
[[nodiscard]] std::vector<IndexWord> analyse(std::string_view text, std::string_view language);

// Where some stems stand in a text: what analyse() would find of them, for a fraction of its cost.
struct SoughtWords {
  struct Word {
    std::uint32_t begin = 0, end = 0;  // bytes of the text
  };
  struct Place {
    std::uint32_t word = 0, stem = 0;
    bool operator==(const Place&) const = default;
  };
  std::vector<Word> words;    // all
  std::vector<Place> sought;  // in order
};
class StemSeeker {
 public:
  // `stems`: as analyse() gives them for the language; each once. Used by the thread that made it.
  StemSeeker(std::vector<std::string> stems, std::string_view language);
  StemSeeker(StemSeeker&&) noexcept;
  ~StemSeeker();

  // Until the next text.
  [[nodiscard]] const SoughtWords& seek(std::string_view text) [[clang::lifetimebound]];
  [[nodiscard]] std::size_t stems() const;  // how many

 private:
  class Sink;
  std::unique_ptr<Sink> sink_;
};

}  // namespace broadsheet
