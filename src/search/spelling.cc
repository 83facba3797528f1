// spelling.cc: all words with one first letter, held against one. Entry points: letters_apart(),
// nearest_word().

#include "search/spelling.h"

#include <algorithm>
#include <map>

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
  for (const std::string& word : words) wanted.push_back(letters_of(word));
  if (wanted.empty() || wanted[0].size() < fewest_letters) return std::string();
  const std::size_t most = wanted[0].size() < long_word ? 1 : 2;
  const std::string first = words[0].substr(0, decode_at(words[0], 0).size);
  std::map<std::string, Near> near;
  SegmentRows rows(database);
  for (const Segment& segment : segments) {
    SegmentReader reader(rows, segment);
    reader.for_each_word(first, [&](const std::string& word, const WordEntry& entry) {
      const std::u32string letters = letters_of(word);
      std::size_t apart = most + 1;
      for (const std::u32string& each : wanted) apart = std::min(apart, letters_apart(each, letters, most));
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
  return best == near.end() || best->second.apart == 0 ? std::string() : best->first;
}

}  // namespace broadsheet
