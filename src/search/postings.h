#pragma once
// postings.h: where one word stands in the documents of one segment, as bytes.
//
//   list    a table of blocks, where there are more than one; then the blocks, 128 documents each
//   table   of each block: its last document, less that of the block before; the greatest weight and the
//   least
//           length in it; its bytes; the bytes of its places
//   block   of each document: documents passed over since the one before, doubled, and 1 added where the word
//           stands once and in the body; else how often it stands in the body, times four, plus 1 where also
//           in the headline, plus 2 where also in the lead; those counts
//   places  apart from the list, of each document in turn: the places in the headline, the lead, the body,
//           each field from 0, the first as it is and every other less the one before
//
// All are unsigned LEB128 (base/byte_numbers.h). Documents are numbered from 0 in a segment. Bytes from a
// disk may be any: what they cannot mean makes a list unsound, and an unsound list ends.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

enum class IndexField : std::uint8_t { headline, lead, body };
inline constexpr std::size_t index_fields = 3;

// What a word counts in each field. The greatest weights in the tables of blocks are of these: other weights
// are another format.
inline constexpr std::array<std::uint32_t, index_fields> field_weights = {2, 1, 1};

struct Posting {
  std::uint32_t document = 0;
  std::array<std::uint32_t, index_fields> counts{};  // a field

  [[nodiscard]] std::uint64_t places() const { return std::uint64_t{counts[0]} + counts[1] + counts[2]; }
  [[nodiscard]] std::uint32_t weight() const {
    const std::uint64_t sum = std::uint64_t{field_weights[0]} * counts[0] +
                              std::uint64_t{field_weights[1]} * counts[1] +
                              std::uint64_t{field_weights[2]} * counts[2];
    return sum < UINT32_MAX ? static_cast<std::uint32_t>(sum) : UINT32_MAX;
  }
};

inline constexpr std::uint32_t block_documents = 128;

// Makes a list of postings that come in order of their documents.
class PostingList {
 public:
  // `length`: of the document, in words. `places`: encoded, as many as it counts.
  void add(const Posting& posting, std::uint32_t length, std::string_view places);
  [[nodiscard]] std::uint32_t documents() const { return documents_; }
  [[nodiscard]] std::string bytes();  // whole
  [[nodiscard]] const std::string& places() const { return places_; }
  void clear() { *this = {}; }

 private:
  void end_block();

  std::uint32_t documents_ = 0, next_ = 0;  // the least document that may come
  std::string table_, blocks_, places_;
  std::uint32_t last_ = 0;  // of the block before
  std::uint32_t most_ = 0, shortest_ = UINT32_MAX;
  std::size_t block_at_ = 0, places_at_ = 0;  // where the block at hand begins
};

// Where a block stands, and what can be said of it unread.
struct PostingBlock {
  std::uint32_t count = 0;                  // of documents
  std::uint32_t first = 0;                  // the least document that may stand in it
  std::uint32_t last = UINT32_MAX;          // the last one that does; unknown where there is one block
  std::uint32_t most = UINT32_MAX;          // no weight in it is greater
  std::uint32_t shortest = 0;               // no document in it is shorter
  std::uint64_t at = 0, size = 0;           // bytes of the list
  std::uint64_t places_at = 0, places = 0;  // bytes of the places
};

// The blocks of a list of `documents`. Empty where the table, which opens the list, is not one.
// `list_size` and `places_size` are of the whole.
[[nodiscard]] std::vector<PostingBlock> blocks_of(std::string_view table, std::uint32_t documents,
                                                  std::uint64_t list_size, std::uint64_t places_size);
// No table is longer.
[[nodiscard]] std::uint64_t longest_table(std::uint32_t documents);

// The postings of a block; false where its bytes are none, or name a document that is not below `documents`.
[[nodiscard]] bool read_block(std::string_view bytes, const PostingBlock& block, std::uint32_t documents,
                              std::vector<Posting>& postings);

// A place with its field above it, so that places next to each other are of one field.
inline constexpr unsigned field_shift = 40;
[[nodiscard]] inline std::size_t field_of(std::uint64_t place) {
  return static_cast<std::size_t>(place >> field_shift);
}

// Bytes of places from the front of `bytes`: as many as `posting` counts. False where they are none.
[[nodiscard]] bool take_places(std::string_view& bytes, const Posting& posting,
                               std::vector<std::uint64_t>& places);
// How many bytes some numbers take, of those that bytes begin with; npos where they are not so many.
[[nodiscard]] std::size_t size_of_numbers(std::string_view bytes, std::uint64_t numbers);

}  // namespace broadsheet
