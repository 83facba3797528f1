#pragma once
// passage.h: the part of a text that shows best that it was found: the run of words with the most different
// stems of those sought, the first of equals, moved so that it begins with the sentence of the first of them
// where one begins in the run.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

inline constexpr std::size_t passage_words = 40;

struct Passage {
  struct Mark {
    std::size_t begin = 0, end = 0;
    bool operator==(const Mark&) const = default;
  };
  std::size_t begin = 0, end = 0;               // bytes of the text
  bool cut_before = false, cut_behind = false;  // whether words stand there
  std::vector<Mark> marks;                      // words that have one of the stems, in bytes of the text
};

// Reads a text from the front as it comes, and no more of it than it takes: words that follow the first run
// with all of the stems change nothing. Only words that begin as a stem does are folded and stemmed.
class PassageFinder {
 public:
  // `stems`: as analyse() gives them for the language; each once. Used by the thread that made it.
  PassageFinder(std::vector<std::string> stems, std::string_view language);
  PassageFinder(PassageFinder&&) noexcept;
  ~PassageFinder();

  // A new text follows.
  void begin();
  // What is there of the text: all that there was when it was read before, and more. Up to the last blank
  // where it goes on. False where what follows changes nothing.
  [[nodiscard]] bool read(std::string_view text, bool goes_on);
  // Of that text; empty where it has no words.
  [[nodiscard]] Passage passage(std::string_view text) const;

 private:
  class Reading;
  std::unique_ptr<Reading> reading_;
};

}  // namespace broadsheet
