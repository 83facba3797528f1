#pragma once
// word_pieces.h: texts cut into the pieces of words that a table of likeness has rows for, in two ways.
//
// longest_pieces() is WordPiece, uncased (Devlin et al. 2019): letters are lower case without diacritics,
// marks and ideographs are words of their own, a word is cut from the left into the longest pieces known,
// those inside a word marked by "##". likeliest_pieces() is the unigram model (Kudo 2018): letters are folded
// (NFKC, case), only blanks part words, a word begins with "▁", and is cut into the pieces whose product of
// chances is the highest. Any bytes; safe from any thread, and each thread remembers the words that it cut
// last.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace broadsheet {

class WordPieces {
 public:
  WordPieces() = default;
  WordPieces(const WordPieces&) = delete;
  WordPieces& operator=(const WordPieces&) = delete;
  virtual ~WordPieces() = default;

  // Numbers of the first `most` pieces of a text, in order.
  [[nodiscard]] virtual std::vector<std::uint32_t> of(std::string_view text, std::size_t most) const = 0;
};

// The pieces by number are views that outlive the answer. What no pieces make up becomes the piece "[UNK]".
[[nodiscard]] std::unique_ptr<const WordPieces> longest_pieces(const std::vector<std::string_view>& pieces);
// `chances`: the logarithm of each piece's chance. Characters that no piece holds are passed over.
[[nodiscard]] std::unique_ptr<const WordPieces> likeliest_pieces(const std::vector<std::string_view>& pieces,
                                                                 std::span<const float> chances);

}  // namespace broadsheet
