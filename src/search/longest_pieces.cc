// longest_pieces.cc: word pieces as BERT's uncased vocabulary cuts them. Entry point: longest_pieces().

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/plain_run.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_map.h"
#include "search/word_pieces.h"

namespace broadsheet {
namespace {

constexpr std::size_t longest_word = 100;  // code points; longer ones are unknown, as in the encoder

bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2FA1F) ||
         (c >= 0xF900 && c <= 0xFAFF);
}

bool is_punctuation(char32_t c) {
  const bool ascii_mark =
      (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
  return ascii_mark || (c >= 0x80 && u_ispunct(static_cast<UChar32>(c)));
}

bool parts_words(char32_t c) {
  if (c < 0x80) return c <= ' ' || c == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || u_iscntrl(static_cast<UChar32>(c)) || c == 0xFFFD;
}

// Lower case, diacritics taken off, of one letter beyond ASCII.
void append_plain(std::string& out, char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
  std::array<char16_t, 32> buffer{};
  const int32_t size = unorm2_getDecomposition(nfd, u_tolower(static_cast<UChar32>(c)), buffer.data(),
                                               static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status) || size < 0) {
    icu::UnicodeString(u_tolower(static_cast<UChar32>(c))).toUTF8String(out);
    return;
  }
  const icu::UnicodeString decomposed(buffer.data(), size);
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1))
    if (u_charType(decomposed.char32At(i)) != U_NON_SPACING_MARK)
      icu::UnicodeString(decomposed.char32At(i)).toUTF8String(out);
}

class LongestPieces final : public WordPieces {
 public:
  explicit LongestPieces(const std::vector<std::string_view>& pieces) {
    numbers_.reserve(pieces.size());
    for (std::uint32_t i = 0; i < pieces.size(); ++i) numbers_.emplace(pieces[i], i);
    unknown_ = numbers_.at("[UNK]");
    for (std::size_t c = 0; c < marks_.size(); ++c) {
      const auto c_as_text = static_cast<char>(c);
      const auto found = numbers_.find(std::string_view(&c_as_text, 1));
      marks_[c] = found == numbers_.end() ? unknown_ : found->second;
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> of(std::string_view text, std::size_t most) const override {
    return pieces_of(parts_of(text, most), most);
  }

 private:
  // The words of a text, in lower case and one behind the other, and what is a piece by itself, in order.
  struct Part {
    std::size_t begin, end;  // of a word, in `letters`; for others an empty one
    std::uint32_t piece;
  };
  struct Parts {
    std::string letters;
    std::vector<Part> all;
    std::vector<std::size_t> words;  // places in `all`
  };

  // At most so many: each makes one piece at least.
  [[nodiscard]] Parts parts_of(std::string_view text, std::size_t most) const {
    Parts parts;
    parts.all.reserve(most + 1);
    parts.words.reserve(most + 1);
    const std::string lower = ascii_lower(text);
    std::string& letters = parts.letters;
    letters.reserve(std::min(text.size(), most * longest_word));
    std::size_t begin = 0;
    const auto end_word = [&] {
      if (letters.size() == begin) return;
      if (letters.size() - begin > longest_word) return letters.resize(begin), add_piece(unknown_, parts);
      parts.words.push_back(parts.all.size());
      parts.all.push_back({begin, letters.size(), 0});
      begin = letters.size();
    };
    for (std::size_t at = 0; at < text.size() && parts.all.size() < most;) {
      const std::size_t end = end_of_plain(text, at);
      letters.append(lower, at, end - at);
      at = end;
      if (at == text.size()) break;
      const CodePoint c = decode_at(text, at);
      if (parts_words(c.value)) {
        end_word();
      } else if (c.value < 0x80 && is_punctuation(c.value)) {
        end_word();
        add_piece(marks_[c.value], parts);
      } else if (is_punctuation(c.value) || is_ideograph(c.value)) {
        end_word();
        const auto mark = numbers_.find(text.substr(at, c.size));
        add_piece(mark == numbers_.end() ? unknown_ : mark->second, parts);
      } else if (c.value < 0x80) {
        letters += ascii_lower(text[at]);
      } else {
        append_plain(letters, c.value);
      }
      at += c.size;
    }
    end_word();
    return parts;
  }
  static void add_piece(std::uint32_t piece, Parts& parts) { parts.all.push_back({0, 0, piece}); }

  [[nodiscard]] std::vector<std::uint32_t> pieces_of(const Parts& parts, std::size_t most) const {
    // Words that this thread met lately, most of those of the next text, those of many pieces left out. There
    // is one table.
    constexpr std::size_t most_known = 1 << 16;
    thread_local WordMap<Cut> known;
    if (known.size() > most_known) known.clear();
    std::vector<std::uint32_t> pieces;
    pieces.reserve(most + longest_word);
    const auto word_at = [&](std::size_t i) {
      const Part& part = parts.all[parts.words[i]];
      return std::string_view(parts.letters).substr(part.begin, part.end - part.begin);
    };
    std::size_t next = 0;
    known.emplace_all(parts.words.size(), word_at, [&](std::size_t i, Cut& cut, bool /*is_fresh*/) {
      for (; next < parts.words[i]; ++next) pieces.push_back(parts.all[next].piece);
      add_word(word_at(i), cut, pieces);
      ++next;
    });
    for (; next < parts.all.size(); ++next) pieces.push_back(parts.all[next].piece);
    if (pieces.size() > most) pieces.resize(most);
    return pieces;
  }

  void cut_word(std::string_view word, std::vector<std::uint32_t>& pieces) const {
    const std::size_t first = pieces.size();
    std::string piece;
    for (std::size_t at = 0; at < word.size();) {
      std::size_t end = word.size();
      auto found = numbers_.end();
      for (; end > at; --end) {
        piece.assign(at == 0 ? "" : "##").append(word.substr(at, end - at));
        found = numbers_.find(piece);
        if (found != numbers_.end()) break;
      }
      if (found == numbers_.end()) {
        pieces.resize(first);
        pieces.push_back(unknown_);
        return;
      }
      pieces.push_back(found->second);
      at = end;
    }
  }

  struct Cut {
    std::array<std::uint32_t, 7> pieces{};
    std::uint32_t count = 0;
  };

  // Cut before, or now.
  void add_word(std::string_view word, Cut& cut, std::vector<std::uint32_t>& pieces) const {
    for (std::uint32_t i = 0; i < cut.count; ++i) pieces.push_back(cut.pieces[i]);
    if (cut.count != 0) return;
    const std::size_t first = pieces.size();
    cut_word(word, pieces);
    if (pieces.size() - first > cut.pieces.size()) return;
    cut.count = static_cast<std::uint32_t>(pieces.size() - first);
    std::copy(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.end(), cut.pieces.begin());
  }

  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // views of the table's own bytes
  std::uint32_t unknown_ = 0;
  std::array<std::uint32_t, 128> marks_{};  // numbers of what is one ASCII character
};

}  // namespace

std::unique_ptr<const WordPieces> longest_pieces(const std::vector<std::string_view>& pieces) {
  return std::make_unique<LongestPieces>(pieces);
}

}  // namespace broadsheet
