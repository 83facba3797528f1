#pragma once
// postings.h: where one word stands in the documents of one segment, as bytes.
//
//   list    a table of blocks, where there are more than one; then the blocks, 256 documents each
//   table   of each block: its last document, less that of the block before; the greatest weight and the
//           least length in it; its bytes; the bytes of its places
//   block   the heads of its strips; the strips, 32 documents each; then the rest, fewer than 32
//   head    8 bytes: the last document of the strip (4); the greatest weight in it, the least length in
//           eighths (each 255 where it is as much or more); how many bits a gap takes, and a weight
//   strip   of each document the gap, those passed over since the one before; of each the weight, less 1:
//           so many bits each, the low ones first
//   rest    of each document: the gap, doubled, and 1 added where it weighs 1; else the weight behind it
//   places  apart from the list, for each block: the bytes of each strip's but the last; then of each
//   document
//           the first place, doubled, where the word stands in the body alone; else how often it stands in
//           the headline, doubled, and 1 added; how often in the lead; the first place; then the other
//           places, in the headline, the lead, the body, each field from 0, every one less the one before
//
// A strip is read whole without a branch, and can be passed over unread by its head. Numbers without a width
// are unsigned LEB128 (base/byte_numbers.h), those with one little-endian. Documents are numbered from 0 in a
// segment. Bytes from a disk may be any: what they cannot mean makes a list unsound, and an unsound list
// ends.

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

enum class IndexField : std::uint8_t { headline, lead, body };
inline constexpr std::size_t index_fields = 3;

// What a word counts in each field. Lists hold sums of these: other weights are another format.
inline constexpr std::array<std::uint32_t, index_fields> field_weights = {2, 1, 1};

// As a document has it.
struct Posting {
  std::uint32_t document = 0;
  std::array<std::uint32_t, index_fields> counts{};  // a field

  [[nodiscard]] std::uint32_t weight() const {
    const std::uint64_t sum = std::uint64_t{field_weights[0]} * counts[0] +
                              std::uint64_t{field_weights[1]} * counts[1] +
                              std::uint64_t{field_weights[2]} * counts[2];
    return sum < UINT32_MAX ? static_cast<std::uint32_t>(sum) : UINT32_MAX;
  }
};

inline constexpr std::uint32_t strip_documents = 32;
inline constexpr std::uint32_t block_strips = 8;
inline constexpr std::uint32_t block_documents = strip_documents * block_strips;

inline constexpr std::uint32_t head_size = 8;         // bytes
inline constexpr std::uint32_t head_most = 255;       // what a byte of it says of more
inline constexpr std::uint32_t head_length_step = 8;  // of a least length

// Makes a list of postings that come in order of their documents.
class PostingList {
 public:
  // `length`: of the document, in words. `places`: of each field from 0, the first as it is and every other
  // less the one before, encoded, as many as it counts.
  void add(const Posting& posting, std::uint32_t length, std::string_view places);
  // The same with its places as a list has them.
  void add(std::uint32_t document, std::uint32_t weight, std::uint32_t length, std::string_view places);
  [[nodiscard]] std::uint32_t documents() const { return documents_; }
  // Ends the list. Each of what it consists of, whole.
  struct Bytes {
    std::string_view list, places;  // until the list is cleared
  };
  [[nodiscard]] Bytes end();
  void clear();

 private:
  void note(std::uint32_t document, std::uint32_t weight, std::uint32_t length);
  void end_strip();
  void end_block();

  std::uint32_t documents_ = 0, next_ = 0;  // the least document that may come
  std::string table_, blocks_, places_;
  // The block at hand.
  std::uint32_t last_ = 0;  // of the block before
  std::uint32_t most_ = 0, shortest_ = UINT32_MAX;
  std::string heads_, strips_, block_places_;
  std::array<std::size_t, block_strips> places_end_{};  // of each strip
  std::uint32_t ended_ = 0;                             // strips
  // The strip at hand.
  std::array<std::uint32_t, strip_documents> gaps_{}, weights_{};
  std::uint32_t in_strip_ = 0;
  std::uint32_t strip_shortest_ = UINT32_MAX;
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

  [[nodiscard]] std::uint32_t whole_strips() const { return count / strip_documents; }
  [[nodiscard]] std::uint32_t strips() const {
    return (count + strip_documents - 1) / strip_documents;  // the rest is one, too
  }
};

// The blocks of a list of `documents`. Empty where the table, which opens the list, is not one.
// `list_size` and `places_size` are of the whole.
[[nodiscard]] std::vector<PostingBlock> blocks_of(std::string_view table, std::uint32_t documents,
                                                  std::uint64_t list_size, std::uint64_t places_size);
// No table is longer.
[[nodiscard]] std::uint64_t longest_table(std::uint32_t documents);

// What can be said of the strips of a block unread.
struct StripBounds {
  std::uint32_t count = 0;                             // of strips
  std::array<std::uint32_t, block_strips> last{};      // the last document that stands in each
  std::array<std::uint32_t, block_strips> most{};      // no weight in it is greater
  std::array<std::uint32_t, block_strips> shortest{};  // no document in it is shorter
};

inline constexpr unsigned widest_number = 32;  // bits of a gap, or a weight
using StripNumbers = std::array<std::uint32_t, strip_documents>;

// Of the numbers of a strip, of so many bits each: a multiple of four bytes.
[[nodiscard]] constexpr std::size_t packed_size(unsigned bits) {
  return strip_documents / 8 * std::size_t{bits};
}

// Eight bytes, the low ones first.
[[nodiscard]] inline std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  return std::endian::native == std::endian::little ? eight : __builtin_bswap64(eight);
}

// A strip, or the rest of a block, read. Weights stay packed: of most strips one or two are asked for.
struct PostingStrip {
  std::uint32_t count = 0;
  StripNumbers documents;
  // Gaps and weights, each less 1, and room for whoever reads eight bytes of the last one.
  std::array<char, 2 * packed_size(widest_number) + sizeof(std::uint64_t)> packed;
  unsigned weight_bits = 0;
  std::size_t weights_at = 0;

  [[nodiscard]] std::uint32_t weight(std::uint32_t i) const {
    const std::size_t bit = std::size_t{i} * weight_bits;
    const std::uint64_t mask = (std::uint64_t{1} << weight_bits) - 1;
    return static_cast<std::uint32_t>(eight_bytes(&packed[weights_at + bit / 8]) >> bit % 8 & mask) + 1;
  }
  void unpack_weights(StripNumbers& weights) const;
};

// The bytes of a block, which must outlive it.
class BlockReader {
 public:
  BlockReader() = default;
  BlockReader(std::string_view bytes, const PostingBlock& block) : bytes_(bytes), block_(&block) {}

  // Whether the heads are all there; nothing else may be asked where not.
  [[nodiscard]] bool has_heads() const {
    return bytes_.size() >= std::size_t{head_size} * block_->whole_strips();
  }
  // The first strip with documents from `target` on, if any is.
  [[nodiscard]] std::uint32_t strip_with(std::uint32_t target) const {
    const std::uint32_t whole = block_->whole_strips();
    std::uint32_t strip = 0;
    while (strip < whole && last(strip) < target) ++strip;
    return strip;
  }
  // The last strip ends with the block, or nobody knows where.
  [[nodiscard]] StripBounds bounds() const {
    StripBounds bounds;
    const std::uint32_t whole = block_->whole_strips();
    bounds.count = block_->strips();
    for (std::uint32_t strip = 0; strip < whole; ++strip) {
      const std::uint64_t head = eight_bytes(bytes_.data() + std::size_t{strip} * head_size);
      const auto most = static_cast<std::uint32_t>(head >> 32 & 0xFFU);
      bounds.last[strip] = static_cast<std::uint32_t>(head);
      bounds.most[strip] = most < head_most ? most : block_->most;
      bounds.shortest[strip] = static_cast<std::uint32_t>(head >> 40 & 0xFFU) * head_length_step;
    }
    if (bounds.count == 0) return bounds;
    bounds.last[bounds.count - 1] = block_->last;
    if (whole < bounds.count) {
      bounds.most[whole] = block_->most;
      bounds.shortest[whole] = block_->shortest;
    }
    return bounds;
  }
  // The least document that may stand in it.
  [[nodiscard]] std::uint32_t first(std::uint32_t strip) const {
    return strip == 0 ? block_->first : last(strip - 1) + 1;
  }
  // False where its bytes are none, or name a document that is not below `documents`.
  [[nodiscard]] bool read(std::uint32_t strip, std::uint32_t documents, PostingStrip& postings) const;

 private:
  [[nodiscard]] std::uint32_t last(std::uint32_t strip) const {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes_.data() + std::size_t{strip} * head_size, sizeof number);
    return std::endian::native == std::endian::little ? number : __builtin_bswap32(number);
  }
  [[nodiscard]] unsigned byte(std::uint32_t strip, std::size_t at) const {
    return static_cast<unsigned char>(bytes_[std::size_t{strip} * head_size + at]);
  }
  [[nodiscard]] std::size_t size_of(std::uint32_t strip) const;
  [[nodiscard]] bool read_whole(std::uint32_t strip, std::string_view bytes, PostingStrip& postings) const;
  [[nodiscard]] bool read_rest(std::string_view bytes, std::uint32_t first, PostingStrip& postings) const;

  std::string_view bytes_;
  const PostingBlock* block_ = nullptr;
};

// A place with its field above it, so that places next to each other are of one field.
inline constexpr unsigned field_shift = 40;
[[nodiscard]] inline std::size_t field_of(std::uint64_t place) {
  return static_cast<std::size_t>(place >> field_shift);
}
[[nodiscard]] inline std::uint64_t place_in_field(std::uint64_t place) {
  return place & ((std::uint64_t{1} << field_shift) - 1);
}

// Where the places of each strip of a block begin among its places, and where those of the last one end.
struct PlaceTable {
  std::array<std::uint64_t, block_strips + 1> begins{};

  // From what the places begin with: as many bytes as they have, or the longest table.
  static constexpr std::size_t longest = (block_strips - 1) * 10;
  PlaceTable() = default;
  PlaceTable(std::string_view front, const PostingBlock& block);
  [[nodiscard]] std::uint64_t size_of(std::uint32_t strip) const { return begins[strip + 1] - begins[strip]; }
};

// The bytes of a document's places from the front of those of its strip; empty where they are none.
[[nodiscard]] std::string_view take_places(std::string_view& strip, std::uint32_t weight);
// Passes over those of some documents, by their places in the strip; false where they are none.
[[nodiscard]] bool skip_places(std::string_view& places, const PostingStrip& strip, std::uint32_t from,
                               std::uint32_t to);
// Those of a document, and what they say, rising; false where they say nothing.
[[nodiscard]] bool read_places(std::string_view& strip, std::uint32_t weight,
                               std::vector<std::uint64_t>& places);

}  // namespace broadsheet
