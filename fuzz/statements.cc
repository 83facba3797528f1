// Any text in every language that is read: times and statements lie in it, in order, at whole characters.
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
      for (const auto* list : {&a.content, &a.cue, &a.source})
        for (const Span& s : *list)
          if (s.begin >= s.end || s.end > characters) std::abort();
    }
  }
  return 0;
}
