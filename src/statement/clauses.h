#pragma once
// clauses.h: who is said to say what, sentence by sentence, before anybody knows who "he" is.

#include <optional>
#include <vector>

#include "statement/words.h"

namespace broadsheet {

// Words [first, last).
struct WordRange {
  std::uint32_t first = 0, last = 0;
  [[nodiscard]] bool empty() const { return first >= last; }
  bool operator==(const WordRange&) const = default;
};

struct Draft {
  std::vector<WordRange> content;
  std::vector<WordRange> cue;
  WordRange source;       // empty: carried over
  WordRange sentence;     // it was found in
  WordRange cited;        // "citing U.S. intelligence": who is cited
  bool declined = false;  // "would not say"
  bool reported = false;  // an utterance is told of, not given
  bool hedged = false;    // "reportedly"
  bool carried = false;   // a quotation without words of saying beside it
  bool thought = false;   // believed or wanted rather than said
  bool nobody = false;    // nobody is named who says it: "it is feared that"
};

// Nothing longer is a sentence that anybody wrote; only its quotations are taken.
constexpr std::uint32_t longest_sentence = 500;  // words and marks

// Sentences as a reader parts them: a quotation with its "he said" is one.
[[nodiscard]] std::vector<WordRange> cut_sentences(const Words& words);

// Drafts in order of their first word, no content word in two of them.
[[nodiscard]] std::vector<Draft> find_drafts(const Words& words);

}  // namespace broadsheet
