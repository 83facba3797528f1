// speaker_page.cc: a speaker's statements, newest first, each utterance once with the papers that told it,
// and how many there were a month. Entry points: speaker_page(), speakers_page().

#include "serve/speaker_page.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include "base/strings.h"
#include "serve/feeds_out.h"
#include "serve/for_readers.h"
#include "serve/page_parts.h"
#include "serve/said_view.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr std::size_t statements_a_page = 40, speakers_shown = 200, months_shown = 24;

std::optional<std::int64_t> place_in_list(const std::string& text) {
  std::int64_t place = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), place);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return place;
}

// The months in which the speaker was heard, each with a bar of one to twenty parts.
Views month_views(const std::vector<Counted>& months) {
  std::uint64_t most = 1;
  for (const Counted& month : months) most = std::max(most, month.articles);
  Views views;
  const std::size_t skipped = months.size() > months_shown ? months.size() - months_shown : 0;
  for (std::size_t i = skipped; i < months.size(); ++i) {
    const std::uint64_t part = std::max<std::uint64_t>(1, months[i].articles * 20 / most);
    views.push_back(View({{"month", printed_or_text(months[i].name)},
                          {"month_count", months[i].articles},
                          {"bar", "bar" + std::to_string(part)}}));
  }
  return views;
}

Result<Views> day_views(const Visit& visit, const std::vector<StatementRow>& rows) {
  Views days;
  for (std::size_t i = 0; i < rows.size();) {
    const std::string& day = rows[i].day;
    View view({{"day", printed_or_text(day)}});
    Views items;
    for (; i < rows.size() && rows[i].day == day; ++i) {
      auto item = statement_view(visit, rows[i], StatementPlace::elsewhere);
      if (!item) return tl::unexpected(item.error());
      // The day stands beside them all; what sets them apart is where they stand.
      item->set("said_day", "");
      item->set("context", rows[i].headline);
      items.push_back(std::move(*item));
    }
    view.set("said", std::move(items));
    days.push_back(std::move(view));
  }
  return days;
}

// Roles as the papers gave them, newest first, each once, in the language in which most of them did.
std::string roles_of(const std::vector<StatementRow>& rows) {
  std::map<std::string_view, std::size_t> tellings;  // with a role, by language
  for (const StatementRow& row : rows)
    if (!row.said.role.empty()) ++tellings[row.language];
  const auto most = std::ranges::max_element(tellings, {}, [](const auto& entry) { return entry.second; });
  std::vector<std::string> roles;
  for (const StatementRow& row : rows)
    if (!row.said.role.empty() && row.language == most->first && roles.size() < 3 &&
        std::find(roles.begin(), roles.end(), row.said.role) == roles.end())
      roles.push_back(row.said.role);
  return join(roles, "; ");
}

}  // namespace

MaybePage speaker_page(const Visit& visit, const std::string& name, const std::string& older) {
  StatementQuery query;
  query.speaker = name;
  query.limit = statements_a_page + 1;
  query.older_than = place_in_list(older);
  auto rows = visit.archive.statements(query);
  if (!rows) return tl::unexpected(rows.error());
  const std::int64_t last = rows->size() > statements_a_page ? rows->at(statements_a_page - 1).place : 0;
  if (rows->empty() || speaker_key(name).empty()) return std::nullopt;
  const std::string printed = rows->front().said.speaker;
  const bool more = rows->size() > statements_a_page;
  if (more) rows->pop_back();
  if (auto left = leave_out(visit, ListOf::program, *rows); !left) return tl::unexpected(left.error());
  if (rows->empty() && !more) return std::nullopt;
  PageView made = page("speaker", printed);
  made.view.set("feed", feed_address("speaker", printed));
  made.view.set("name", printed);
  made.view.set("roles", roles_of(*rows));
  const auto months = visit.archive.months_of_speaker(name);
  if (!months) return tl::unexpected(months.error());
  std::uint64_t count = 0;
  for (const Counted& month : *months) count += month.articles;
  made.view.set("counts", count == 1 ? phrase("speaker.one") : count_of("speaker.tellings", count));
  made.view.set("has_months", months->size() > 1);
  made.view.set("months", month_views(*months));
  made.view.set("search_link", "/search?q=" + percent_encoded("speaker:\"" + printed + "\" "));
  auto days = day_views(visit, *rows);
  if (!days) return tl::unexpected(days.error());
  made.view.set("days", std::move(*days));
  const std::string here = speaker_link(printed);
  if (query.older_than) made.view.set("newer", here);
  if (more) made.view.set("older", here + "?older=" + std::to_string(last));
  return made;
}

MaybePage speakers_page(const Archive& archive) {
  const auto speakers = archive.speakers(speakers_shown);
  if (!speakers) return tl::unexpected(speakers.error());
  PageView made = page("speakers", phrase("speakers.title"));
  Views views;
  for (const SpeakerRow& each : *speakers)
    views.push_back(
        View({{"name", each.name}, {"link", speaker_link(each.name)}, {"count", each.statements}}));
  made.view.set("none", views.empty());
  made.view.set("speakers", std::move(views));
  return made;
}

}  // namespace broadsheet
