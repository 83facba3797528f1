#pragma once
// plain_words.h: 64 bytes of text at once, as bits: the words of plain letters in them, and which of these
// begin as one that is sought does. By the vectors of the processor, so there is none on those without.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#if defined(__x86_64__)
#define BROADSHEET_PLAIN_WORDS
#endif

namespace broadsheet {

#if defined(BROADSHEET_PLAIN_WORDS)

// Two letters of a word that is sought, in lower case: its first, and one `apart` bytes behind that.
struct TwoLetters {
  char first = 0, other = 0;
  std::uint8_t apart = 0;
};

// Words of plain letters. A bit stands for a byte, the lowest for the first.
struct PlainWords {
  std::uint64_t plain = 0;   // letters and digits of ASCII
  std::uint64_t begins = 0;  // where words begin, those of `size` bytes
  std::uint64_t sought = 0;  // those of them that have both letters of one of the beginnings
  unsigned size = 0;         // bytes up to what joins words, is not ASCII, or goes on behind the 64
  unsigned count = 0;        // of words that begin
  // Bytes and words before the 64, none of them sought.
  unsigned passed = 0, words_passed = 0;

  static constexpr std::size_t bytes_at_once = 64, most_apart = 7, most_passed = 256;
  static constexpr std::size_t least_bytes = bytes_at_once + most_apart;

  // The first 64 bytes from the front of a text in which something is sought, or that are not plain from
  // their front on; or the last that were looked at. `bytes`: least_bytes at least; no word goes on that
  // began before them.
  [[nodiscard]] static PlainWords find(std::string_view bytes, std::span<const TwoLetters> beginnings);
};

using PlainWordsKernel = PlainWords (*)(const char* bytes, std::size_t size, const TwoLetters* beginnings,
                                        std::size_t count);
// Those that this processor runs, the fastest last.
[[nodiscard]] std::span<const PlainWordsKernel> plain_words_kernels();

#endif

}  // namespace broadsheet
