// spelling.cc: all words with the first two letters of one, held against it. Entry points: letters_apart(),
// nearest_word().

#include "search/spelling.h"

#include <algorithm>
#include <bit>
#include <map>

#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

constexpr std::size_t fewest_letters = 4, long_word = 8;

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_at(word, at);
    letters += c.value;
    at += c.size;
  }
  return letters;
}

// A bit for each letter of the Latin alphabet, and one for all others: what two words so many letters apart
// can differ in is bounded.
std::uint32_t bag_of(std::string_view word) {
  std::uint32_t bag = 0;
  for (const char c : word)
    bag |= 1U << (is_ascii_letter(c) ? static_cast<unsigned>(ascii_lower(c) - 'a') : 26U);
  return bag;
}

struct Near {
  std::size_t apart = 0;
  std::uint64_t documents = 0;
};

}  // namespace

std::size_t letters_apart(std::u32string_view a, std::u32string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return most + 1;
  // Three rows of the table: what stands two above is for two letters that changed places.
  std::vector<std::size_t> above(a.size() + 1), before(a.size() + 1), row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) before[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    std::size_t least = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      row[i] = std::min({before[i] + 1, row[i - 1] + 1, before[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[i] = std::min(row[i], above[i - 2] + 1);
      least = std::min(least, row[i]);
    }
    // A swap reaches back two rows, and the one before this was no less.
    if (least > most + 1) return most + 1;
    std::swap(above, before);
    std::swap(before, row);
  }
  return std::min(before[a.size()], most + 1);
}

Result<std::string> nearest_word(const Database& database, const std::vector<Segment>& segments,
                                 const std::vector<std::string>& words) {
  std::vector<std::u32string> wanted;
  wanted.reserve(words.size());
  for (const std::string& word : words) wanted.push_back(letters_of(word));
  if (wanted.empty() || wanted[0].size() < fewest_letters) return std::string();
  SegmentRows rows(database);
  for (const Segment& segment : segments) {
    SegmentReader reader(rows, segment);
    const bool has_it =
        std::ranges::any_of(words, [&](const std::string& word) { return reader.find(word).has_value(); });
    if (reader.fault()) return tl::unexpected(*reader.fault());
    if (has_it) return std::string();
  }
  const std::size_t most = wanted[0].size() < long_word ? 1 : 2;
  const std::size_t one = decode_at(words[0], 0).size, two = one + decode_at(words[0], one).size;
  const std::string first = words[0].substr(0, two);
  std::vector<std::uint32_t> bags(words.size());
  std::ranges::transform(words, bags.begin(), bag_of);
  std::map<std::string, Near> near;
  for (const Segment& segment : segments) {
    SegmentReader reader(rows, segment);
    reader.for_each_word(first, [&](const std::string& word, const WordEntry& entry) {
      const std::uint32_t bag = bag_of(word);
      std::size_t apart = most + 1;
      std::u32string letters;
      for (std::size_t i = 0; i < words.size(); ++i) {
        // A letter changed takes one away and brings another.
        if (std::popcount(bag ^ bags[i]) > static_cast<int>(2 * most)) continue;
        if (letters.empty()) letters = letters_of(word);
        apart = std::min(apart, letters_apart(wanted[i], letters, most));
      }
      if (apart > most) return;
      Near& known = near.try_emplace(word, Near{apart, 0}).first->second;
      known.documents += entry.documents;
    });
    if (reader.fault()) return tl::unexpected(*reader.fault());
  }
  const auto best = std::ranges::min_element(near, [](const auto& a, const auto& b) {
    if (a.second.apart != b.second.apart) return a.second.apart < b.second.apart;
    return a.second.documents > b.second.documents;
  });
  return best == near.end() ? std::string() : best->first;
}

}  // namespace broadsheet
