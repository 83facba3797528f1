// rarity.cc: reads a language's part of the table and adds up the shares of words with one stem, and of words
// with the same four letters in a row. Entry point: Rarity::of().

#include "search/rarity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

#include "base/models.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "search/analyse.h"

namespace broadsheet {
namespace {

constexpr double words_a_text = 300;
constexpr double unknown_share = 1e-5;  // of the rarest words of the table; finer shades mislead

double idf_of(double share) {
  return -std::log(1 - std::exp(-words_a_text * share));
}

double idf_in(const std::unordered_map<std::string, double>& shares, std::string_view key) {
  if (shares.empty()) return 1;
  const auto found = shares.find(std::string(key));
  return idf_of(found == shares.end() ? unknown_share : std::max(found->second, unknown_share));
}

// "en 412345\n", then so many bytes of lines "parts in a billion\tword word …\n", then the
// next language.
std::string_view part_of(std::string_view table, std::string_view language) {
  while (!table.empty()) {
    const std::string_view head = table.substr(0, table.find('\n'));
    const std::size_t blank = head.find(' ');
    const std::size_t size = static_cast<std::size_t>(std::stoull(std::string(head.substr(blank + 1))));
    table.remove_prefix(head.size() + 1);
    if (head.substr(0, blank) == language) return table.substr(0, size);
    table.remove_prefix(std::min(size, table.size()));
  }
  return {};
}

// Calls each(share of all words, the words that have it, a blank between them).
template <typename Each>
void for_each_line(std::string_view language, Each each) {
  for (const std::string_view line : split_lines(part_of(model_table("rarity"), language))) {
    const std::size_t tab = line.find('\t');
    double share = 0;
    for (const char c : line.substr(0, tab)) share = share * 10 + (c - '0');
    each(share * 1e-9, line.substr(tab + 1));
  }
}

}  // namespace

std::vector<std::string_view> letters_in(std::string_view word) {
  constexpr std::size_t run = 4;
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < word.size(); at += decode_at(word, at).size) starts.push_back(at);
  starts.push_back(word.size());
  if (starts.size() <= run + 1) return {word};
  std::vector<std::string_view> runs;
  for (std::size_t i = 0; i + run < starts.size(); ++i)
    runs.push_back(word.substr(starts[i], starts[i + run] - starts[i]));
  return runs;
}

Rarity::Rarity(std::string_view language) : language_(language) {
  for_each_line(language_, [&](double share, std::string_view words) {
    for (const IndexWord& each : analyse(words, language_)) stems_[each.stem] += share;
  });
}

const Rarity& Rarity::of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const Rarity>, std::less<>> made;
  const std::scoped_lock lock(mutex);
  auto found = made.find(language);
  if (found == made.end())
    found = made.emplace(std::string(language), std::unique_ptr<const Rarity>(new Rarity(language))).first;
  return *found->second;
}

double Rarity::idf(std::string_view stem) const {
  return idf_in(stems_, stem);
}

// Few ask for letters, and they are most of the work.
double Rarity::letters_idf(std::string_view letters) const {
  std::call_once(letters_made_, [this] {
    for_each_line(language_, [&](double share, std::string_view words) {
      for (const std::string_view word : split(words, ' '))
        for (const std::string_view run : letters_in(word)) letters_[std::string(run)] += share;
    });
  });
  return idf_in(letters_, letters);
}

}  // namespace broadsheet
