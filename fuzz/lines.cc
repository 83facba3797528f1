// Any bytes as the lines and words that people type or programs write: article lines, queries, dates,
// batches.
#include <cstdint>
#include <cstdlib>
#include <set>

#include "base/utf8.h"
#include "broadsheet/copy.h"
#include "broadsheet/recommend.h"
#include "broadsheet/search.h"
#include "broadsheet/text.h"
#include "news/body_json.h"
#include "search/analyse.h"

namespace {

using namespace broadsheet;

// Some of the stems of a text are sought in it: they stand where analyse() has them.
void check_seeker(const std::string& text, const std::vector<IndexWord>& words) {
  std::set<std::string> some;
  for (std::size_t i = 0; i < words.size(); i += 3) some.insert(words[i].stem);
  const std::vector<std::string> stems(some.begin(), some.end());
  StemSeeker seeker(stems, "en");
  const SoughtWords& found = seeker.seek(text);
  if (found.words.size() != words.size()) std::abort();
  auto next = found.sought.begin();
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (found.words[i].begin != words[i].begin || found.words[i].end != words[i].end) std::abort();
    if (!some.contains(words[i].stem)) continue;
    if (next == found.sought.end() || next->word != i || stems[next->stem] != words[i].stem) std::abort();
    ++next;
  }
  if (next != found.sought.end()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = to_valid_utf8(bytes);
  if (const auto article = article_from_json(bytes)) {
    const auto again = article_from_json(to_json(*article));
    if (!again || to_json(*again) != to_json(*article)) std::abort();
    if (body_text_from_json(to_json(*article)) != body_text(*article)) std::abort();
    (void)find_relations({*article, *article});
  }
  if (const auto date = parse_iso_date(bytes); date && parse_iso_date(date->iso()) != date) std::abort();
  (void)body_text_from_json(bytes);
  (void)parse_query(bytes);
  (void)rank_candidates(bytes);
  (void)compare_pair(bytes);
  (void)compare_teasers(bytes);
  (void)find_date(text);
  (void)find_names(text);
  for (const auto& [begin, end] : find_sentences(text))
    if (begin >= end || end > text.size()) std::abort();
  const std::vector<IndexWord> words = analyse(text, "en");
  for (const IndexWord& word : words)
    if (word.begin >= word.end || word.end > text.size()) std::abort();
  check_seeker(text, words);
  return 0;
}
