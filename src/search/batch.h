#pragma once
// batch.h: documents turned into words with their places, and gathered until they become a segment.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "search/analyse.h"
#include "search/segment.h"

namespace broadsheet {

// The words of a document, each once, in order of their bytes: the word with its length before it, how often
// it stands in headline, lead and body, the size of its places, they.
struct InvertedText {
  std::string words;
  std::uint32_t length = 0;  // in words
};
// Fields in the order of IndexField. Any thread.
[[nodiscard]] InvertedText invert(const std::array<const std::vector<IndexWord>*, index_fields>& fields);

class Batch {
 public:
  // Each number once.
  void add(std::int64_t number, const InvertedText& text);
  [[nodiscard]] bool has(std::int64_t number) const { return documents_.contains(number); }
  [[nodiscard]] bool empty() const { return documents_.empty(); }
  [[nodiscard]] std::size_t bytes() const { return texts_.size(); }
  // Becomes a segment, and is empty then.
  [[nodiscard]] Result<void> write(const Database& database);
  void clear() { *this = Batch(); }

 private:
  struct Document {
    std::uint32_t begin = 0, end = 0;  // of `postings_`
    std::uint32_t length = 0;
  };
  struct WordInText {
    std::uint32_t word = 0, at = 0;  // number of the word; where its counts begin in `texts_`
  };
  struct WordInDocument {
    std::uint32_t document = 0, at = 0;  // in order of numbers
  };
  // The postings of all words; those of the n-th end at ends[n], and are in order of documents.
  struct ByWord {
    std::vector<WordInDocument> postings;
    std::vector<std::uint32_t> ends;
  };
  [[nodiscard]] ByWord by_word() const;

  std::map<std::int64_t, Document> documents_;
  WordMap<std::uint32_t> numbers_;  // of words, from 0 on
  std::vector<WordInText> postings_;
  std::string texts_;  // as they came, one behind the other
};

}  // namespace broadsheet
