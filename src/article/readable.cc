// readable.cc: scrambled text has no small words, and many long ones without a vowel, whatever the letters
// were changed by. A second printing is a run of paragraphs that stood before, in their order. Entry points:
// end_where_scrambled(), drop_second_printing().

#include "article/readable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "article/small_words.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

// ------------------------------------------------------------------------------------------- scrambled text

struct Words {
  std::uint32_t all = 0, small = 0;      // in ASCII letters
  std::uint32_t full = 0, unspoken = 0;  // of four letters or more, not all capitals; those without a vowel

  Words& operator+=(const Words& other) {
    all += other.all;
    small += other.small;
    full += other.full;
    unspoken += other.unspoken;
    return *this;
  }
};

constexpr std::array<bool, 256> vowels = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("aeiouyAEIOUY")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// Words that hold other letters than ASCII's are left out.
Words words_of(std::string_view text) {
  constexpr std::size_t full_word = 4;  // letters
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::uint32_t hash = hash_basis;
    bool spoken = false, foreign = false, lower = false;
    for (; at < text.size(); ++at) {
      const char c = text[at];
      const auto byte = static_cast<unsigned char>(c);
      foreign = foreign || byte >= 0x80;
      if (!is_ascii_letter(c) && byte < 0x80) break;
      spoken = spoken || vowels[byte];
      lower = lower || !is_ascii_upper(c);
      hash = hash_step(hash, static_cast<unsigned char>(ascii_lower(c)));
    }
    const std::size_t size = at - begin;
    at = std::max(at, begin + 1);
    if (size == 0 || foreign) continue;
    ++words.all;
    words.small += size <= longest_small_word && known_small_words.contains(hash);
    if (size < full_word || !lower) continue;
    ++words.full;
    words.unspoken += !spoken;
  }
  return words;
}

bool may_be_scrambled(const Words& words) {
  constexpr std::uint32_t few = 6, share = 10;
  return words.all >= few && words.small * share < words.all;
}

// What is scrambled until somebody pays is so to its end: most stories are told by a few lines.
bool ends_in_plain_words(const std::vector<Block>& body) {
  constexpr std::uint32_t enough = 60;  // words
  Words words;
  for (std::size_t i = body.size(); i > 0 && words.all < enough; --i) words += words_of(body[i - 1].text);
  return !may_be_scrambled(words);
}

// ----------------------------------------------------------------------------------------- second printings

constexpr std::size_t telling = 60;  // bytes, from where on a text is not the same by chance

bool tells(const Block& block) {
  return block.text.size() >= telling && block.kind != BlockKind::caption;
}

// Where the text of each block stands first.
std::vector<std::size_t> first_places(const std::vector<Block>& body) {
  std::unordered_map<std::string_view, std::size_t> places;
  std::vector<std::size_t> first(body.size());
  for (std::size_t i = 0; i < body.size(); ++i) first[i] = places.try_emplace(body[i].text, i).first->second;
  return first;
}

}  // namespace

bool end_where_scrambled(std::vector<Block>& body) {
  constexpr std::uint32_t least_words = 40,
                          least_share = 16;  // one in 16 without a vowel; others have one in 100
  if (ends_in_plain_words(body)) return false;
  Words scrambled, all;
  std::optional<std::size_t> begin;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const Words words = words_of(body[i].text);
    if (may_be_scrambled(words)) {
      scrambled += words;
      if (!begin) begin = i;
    }
    if (begin) all += words;
  }
  if (scrambled.full < least_words || scrambled.unspoken * least_share < scrambled.full ||
      scrambled.all * 2 < all.all)
    return false;
  body.resize(*begin);
  return true;
}

void drop_second_printing(std::vector<Block>& body) {
  constexpr std::size_t least_blocks = 2, least_bytes = 500,
                        least_share = 4;  // a quarter of what stands before
  const std::vector<std::size_t> first = first_places(body);
  std::vector<bool> dropped(body.size());
  std::size_t before = 0;  // bytes
  for (std::size_t begin = 0; begin < body.size(); ++begin) {
    if (first[begin] == begin || !tells(body[begin])) {
      before += body[begin].text.size();
      continue;
    }
    std::size_t blocks = 0, bytes = 0, end = begin, last = 0;
    for (std::size_t i = begin; i < body.size(); ++i) {
      if (!tells(body[i])) continue;
      if (first[i] >= begin || (blocks > 0 && first[i] <= last)) break;
      last = first[i];
      ++blocks;
      bytes += body[i].text.size();
      end = i + 1;
    }
    if (blocks >= least_blocks && bytes >= least_bytes && bytes * least_share >= before)
      for (std::size_t i = begin; i < end; ++i) dropped[i] = first[i] < begin;
    before += bytes;
    begin = std::max(begin, end - 1);
  }
  std::vector<Block> once;
  once.reserve(body.size());
  for (std::size_t i = 0; i < body.size(); ++i)
    if (!dropped[i]) once.push_back(std::move(body[i]));
  body = std::move(once);
}

}  // namespace broadsheet
