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
#include "search/passage.h"
#include "text/places.h"

namespace {

using namespace broadsheet;

// The body of a line that comes in pieces.
std::string body_of(const std::string& line) {
  constexpr std::size_t a_piece = 7;
  BodyReader reader;
  std::string body;
  for (std::size_t size = 0; size < line.size() && !reader.is_done();)
    reader.read(std::string_view(line).substr(0, size = std::min(line.size(), size + a_piece)), body);
  return body;
}

// Some of the stems of a text are sought in it, whole and in two pieces: what is marked are words that have
// one.
void check_passage(const std::string& text, const std::vector<IndexWord>& words) {
  std::set<std::string> some;
  for (std::size_t i = 0; i < words.size(); i += 3) some.insert(words[i].stem);
  PassageFinder finder({some.begin(), some.end()}, "en");
  finder.begin();
  (void)finder.read(text, false);
  const Passage whole = finder.passage(text);
  auto word = words.begin();
  for (const Passage::Mark& mark : whole.marks) {
    while (word != words.end() && (word->begin != mark.begin || !some.contains(word->stem))) ++word;
    if (word == words.end() || word->end != mark.end) std::abort();
  }
  finder.begin();
  const bool goes_on = finder.read(std::string_view(text).substr(0, text.size() / 2), true);
  if (goes_on) (void)finder.read(text, false);
  const Passage again = finder.passage(text);
  if (again.begin != whole.begin || again.end != whole.end || again.marks != whole.marks) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = to_valid_utf8(bytes);
  if (const auto article = article_from_json(bytes)) {
    const auto again = article_from_json(to_json(*article));
    if (!again || to_json(*again) != to_json(*article)) std::abort();
    if (body_of(to_json(*article)) != body_text(*article)) std::abort();
    (void)find_relations({*article, *article});
  }
  // A minute is written with its seconds and read again as one of them.
  if (const auto date = parse_iso_date(bytes))
    if (const auto again = parse_iso_date(date->iso()); !again || again->iso() != date->iso()) std::abort();
  (void)body_of(bytes);
  (void)parse_query(bytes);
  (void)rank_candidates(bytes);
  (void)compare_pair(bytes);
  (void)compare_teasers(bytes);
  (void)find_date(text);
  (void)find_names(text);
  for (const std::string_view language : {"en", "ar"})
    for (const FoundPlace& found : find_places(text, language))
      if (found.begin >= text.size() || found.place.country.empty()) std::abort();
  for (const auto& [begin, end] : find_sentences(text))
    if (begin >= end || end > text.size()) std::abort();
  const std::vector<IndexWord> words = analyse(text, "en");
  for (const IndexWord& word : words)
    if (word.begin >= word.end || word.end > text.size()) std::abort();
  check_passage(text, words);
  return 0;
}
