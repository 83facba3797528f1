// likeliest_pieces.cc: words cut into the pieces that are the likeliest together. Entry point:
// likeliest_pieces().
//
// The best way to each place of a word is one to an earlier place and a piece from there on (Viterbi). A
// character that no piece holds is a step of its own, so unlikely that no other way is left for it.

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_map.h"
#include "search/word_pieces.h"

namespace broadsheet {
namespace {

constexpr std::string_view word_begins = "\xE2\x96\x81";  // U+2581
constexpr std::size_t longest_piece = 16;                 // code points
// Code points of a word that are cut at once; what goes on behind them is a word of its own. Languages
// without blanks have words as long as their lines.
constexpr std::size_t longest_word = 256;
constexpr std::size_t longest_known = 64;  // bytes of a word that is remembered

bool is_blank(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}

// NFKC, letters of one case, NFKC again: a word may have become several.
std::string folded(std::string_view word) {
  if (is_ascii(word)) return ascii_lower(word);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return std::string(word);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  text = nfkc->normalize(text, status);
  text.foldCase();
  text = nfkc->normalize(text, status);
  std::string out;
  return U_FAILURE(status) ? std::string(word) : text.toUTF8String(out);
}

class LikeliestPieces final : public WordPieces {
 public:
  LikeliestPieces(const std::vector<std::string_view>& pieces, std::span<const float> chances) {
    pieces_.reserve(pieces.size());
    float lowest = 0;
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
      pieces_.emplace(pieces[i], Piece{i, chances[i]});
      lowest = std::min(lowest, chances[i]);
    }
    unknown_ = lowest - 10;
  }

  [[nodiscard]] std::vector<std::uint32_t> of(std::string_view text, std::size_t most) const override {
    std::vector<std::uint32_t> pieces;
    std::size_t begin = 0, length = 0;
    for (std::size_t at = 0; at < text.size() && pieces.size() < most;) {
      const CodePoint c = decode_at(text, at);
      const bool parts = is_blank(c.value);
      if (parts || length == longest_word) {
        add_word(text.substr(begin, at - begin), pieces);
        begin = parts ? at + c.size : at;
        length = 0;
      }
      length += parts ? 0 : 1;
      at += c.size;
    }
    if (pieces.size() < most) add_word(text.substr(begin), pieces);
    if (pieces.size() > most) pieces.resize(most);
    return pieces;
  }

 private:
  struct Piece {
    std::uint32_t number;
    float chance;
  };

  void add_word(std::string_view word, std::vector<std::uint32_t>& pieces) const {
    // Words that this thread met lately, most of those of the next text. There is one table.
    constexpr std::size_t most_known = 1 << 16;
    thread_local WordMap<std::vector<std::uint32_t>> known;
    if (word.empty()) return;
    if (word.size() > longest_known) return cut_words(folded(word), pieces);
    if (known.size() > most_known) known.clear();
    const auto [cut, is_new] = known.emplace(word);
    if (is_new) cut_words(folded(word), *cut);
    pieces.insert(pieces.end(), cut->begin(), cut->end());
  }

  void cut_words(std::string_view text, std::vector<std::uint32_t>& pieces) const {
    for (const std::string_view word : split(text, ' '))
      if (!word.empty()) cut_word(std::string(word_begins).append(word), pieces);
  }

  void cut_word(std::string_view word, std::vector<std::uint32_t>& pieces) const {
    struct Way {
      float chance = -std::numeric_limits<float>::infinity();
      std::size_t from = 0;
      std::uint32_t piece = none;
    };
    std::vector<std::size_t> places;  // of the characters, and the end
    for (std::size_t at = 0; at < word.size(); at += decode_at(word, at).size) places.push_back(at);
    const std::size_t length = places.size();
    places.push_back(word.size());
    std::vector<Way> ways(length + 1);
    ways[0].chance = 0;
    const auto go = [&](std::size_t from, std::size_t to, float chance, std::uint32_t piece) {
      if (ways[from].chance + chance > ways[to].chance) ways[to] = {ways[from].chance + chance, from, piece};
    };
    for (std::size_t from = 0; from < length; ++from) {
      for (std::size_t to = from + 1; to <= std::min(length, from + longest_piece); ++to)
        if (const auto found = pieces_.find(word.substr(places[from], places[to] - places[from]));
            found != pieces_.end())
          go(from, to, found->second.chance, found->second.number);
      go(from, from + 1, unknown_, none);
    }
    const std::size_t first = pieces.size();
    for (std::size_t at = length; at > 0; at = ways[at].from)
      if (ways[at].piece != none) pieces.push_back(ways[at].piece);
    std::reverse(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.end());
  }

  static constexpr std::uint32_t none = ~std::uint32_t{0};

  std::unordered_map<std::string_view, Piece> pieces_;  // views of the table's own bytes
  float unknown_ = 0;
};

}  // namespace

std::unique_ptr<const WordPieces> likeliest_pieces(const std::vector<std::string_view>& pieces,
                                                   std::span<const float> chances) {
  return std::make_unique<LikeliestPieces>(pieces, chances);
}

}  // namespace broadsheet
