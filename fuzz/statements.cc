// Any text in every language that is read: times and statements lie in it, in order, at whole characters.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "broadsheet/statement.h"
#include "broadsheet/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string text = to_valid_utf8({reinterpret_cast<const char*>(data), size});
  Article article;
  article.published = parse_iso_date("2024-02-29");
  article.body.push_back({BlockKind::paragraph, text, std::nullopt, {}});
  const std::size_t characters = count_code_points(body_text(article));
  for (const char* language : {"en", "de", "fr", "es"}) {
    article.language = language;
    std::uint32_t end = 0;
    for (const TimeMention& t : find_times(article)) {
      if (t.span.begin < end || t.span.begin >= t.span.end || t.span.end > characters) std::abort();
      end = t.span.end;
    }
    for (const Attribution& a : find_statements(article)) {
      if (a.content.empty() || !is_valid_utf8(to_json(a))) std::abort();
      for (const auto* list : {&a.content, &a.cue, &a.source, &a.addressee})
        for (const Span& s : *list)
          if (s.begin >= s.end || s.end > characters) std::abort();
    }
  }
  // The text as two tellings of one utterance.
  const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
  const std::string_view second = std::string_view(text).substr(std::min(text.size(), first.size() + 1));
  if (!utterance_prints(first).empty() && compare_utterances(first, first) != Alteration::none) std::abort();
  for (const WordChange& change : word_difference(first, second))
    if (change.text.empty() || !is_valid_utf8(change.text)) std::abort();
  return 0;
}
