// The small readers that extraction calls on single lines and scripts: bylines, datelines, dates, linked
// data, data for scripts, notes, headings, topics, lines as a story. The first byte picks one, so that each
// has inputs of its own.
#include <cstdint>
#include <cstdlib>

#include "article/address_day.h"
#include "article/byline.h"
#include "article/credits.h"
#include "article/date_search.h"
#include "article/dateline.h"
#include "article/embedded_state.h"
#include "article/facts.h"
#include "article/publishers.h"
#include "article/readable.h"
#include "article/tables.h"
#include "article/topics.h"
#include "article/wide_byline.h"
#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace {

using namespace broadsheet;

void must_be_text(const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (name.empty() || !is_valid_utf8(name)) std::abort();
}

// A date that is found lies in the text, and its day is one that reads back.
void read_dates(const std::string& text) {
  for (const DateOrder order : {DateOrder::day_first, DateOrder::month_first})
    if (const auto found = find_date(text, order)) {
      if (found->begin >= found->end || found->end > text.size()) std::abort();
      if (parse_iso_date(found->date.day())->day() != found->date.day()) std::abort();
    }
  if (const auto day = day_in_address(text); day && day->precision != Precision::day) std::abort();
}

void read_script(const std::string& text) {
  Facts facts;
  read_linked_data(text, {0, text.size()}, facts);
  for (const Said& said : facts.author)
    if (said.value.empty()) std::abort();
}

// The same bytes as a JSON script and as code.
void read_state(const std::string& text) {
  for (const char* const opening :
       {"<script type=application/json>", "<script>x = ", "<script>JSON.parse('"}) {
    Capture capture;
    capture.bytes = opening + text;
    const auto page = Page::parse(std::move(capture));
    if (!page) continue;
    const auto body = find_embedded_body(*page, "Ferry keeps running", Limits{});
    if (!body) continue;
    for (const Block& block : body->blocks) must_be_text({block.text});
  }
}

void read_line(const std::string& text) {
  must_be_text(read_byline(text).names);
  must_be_text(read_wide_byline(text));
  must_be_text(read_wide_names(text));
  for (const Credit& credit : read_credits(text)) must_be_text({credit.name});
  (void)is_house_name(text.empty() ? "a" : text);
  (void)is_bare_name(text);
  (void)opens_byline(without_opening(text));
  (void)note_kind_of(text);
  (void)list_kind_of(text);
  std::vector<std::string> topics;
  add_topics(text, topics);
  must_be_text(topics);
  for (const std::string& name : {section_of(text), publisher_in_note(text), decoded(text)})
    if (!is_valid_utf8(name)) std::abort();
  if (const auto minutes = reading_minutes_in(text); minutes && *minutes <= 0) std::abort();
  if (const auto dateline = find_dateline(text, std::nullopt); dateline && !is_valid_utf8(dateline->place))
    std::abort();
}

// Lines as a story: what stays of it stood there before.
void read_story(const std::string& text) {
  std::vector<Block> body;
  for (const std::string_view line : split_lines(text))
    body.push_back({BlockKind::paragraph, std::string(line), std::nullopt, {}});
  const std::size_t blocks = body.size();
  drop_second_printing(body);
  (void)end_where_scrambled(body);
  if (body.size() > blocks) std::abort();
  for (const Block& block : body)
    if (text.find(block.text) == std::string::npos) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // What stands before extraction gives it valid UTF-8.
  const std::string text = to_valid_utf8({reinterpret_cast<const char*>(data + 1), size - 1});
  switch (data[0] % 5) {
    case 0: read_line(text); break;
    case 1: read_dates(text); break;
    case 2: read_script(text); break;
    case 4: read_story(text); break;
    default: read_state(text);
  }
  return 0;
}
