// Any bytes as the lines and words that people type or programs write: article lines, queries, dates,
// batches.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "broadsheet/copy.h"
#include "broadsheet/recommend.h"
#include "broadsheet/search.h"
#include "broadsheet/text.h"
#include "search/analyse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = to_valid_utf8(bytes);
  if (const auto article = article_from_json(bytes)) {
    const auto again = article_from_json(to_json(*article));
    if (!again || to_json(*again) != to_json(*article)) std::abort();
    (void)find_relations({*article, *article});
  }
  if (const auto date = parse_iso_date(bytes); date && parse_iso_date(date->iso()) != date) std::abort();
  (void)parse_query(bytes);
  (void)rank_candidates(bytes);
  (void)compare_pair(bytes);
  (void)compare_teasers(bytes);
  (void)find_date(text);
  (void)find_names(text);
  for (const auto& [begin, end] : find_sentences(text))
    if (begin >= end || end > text.size()) std::abort();
  for (const IndexWord& word : analyse(text, "en"))
    if (word.begin >= word.end || word.end > text.size()) std::abort();
  return 0;
}
