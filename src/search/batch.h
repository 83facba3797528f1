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
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  // Becomes a segment, and is empty then.
  [[nodiscard]] Result<void> write(const Database& database);
  void clear() { *this = Batch(); }

 private:
  struct Document {
    std::uint32_t place = 0, length = 0;  // in order of arrival
  };
  struct WordPostings {
    std::vector<Posting> postings;  // of documents in order of arrival
    std::vector<std::uint32_t> places_end;
    std::string places;
  };
  void write_word(const WordPostings& word, const std::vector<std::uint32_t>& by_number,
                  SegmentWriter& writer) const;

  std::map<std::int64_t, Document> documents_;
  WordMap<std::uint32_t> numbers_;  // of words, from 1 on
  std::vector<WordPostings> words_;
  std::size_t bytes_ = 0;
};

}  // namespace broadsheet
