// story_parts.cc: sections of a story's page. Entry points: events_of(), set_story_parts().

#include "serve/story_parts.h"

#include <map>
#include <set>

#include "broadsheet/story.h"
#include "serve/for_readers.h"
#include "serve/format.h"
#include "serve/page_parts.h"

namespace broadsheet {
namespace {

// Its day as far as it is known, for comparing; empty where it is not.
std::string day_of(const ArticleRow& row) {
  return row.published ? row.published->iso().substr(0, 10) : std::string();
}

// Rows with the copies of each.
class Items {
 public:
  Items(const Visit& visit, const ArticleRow& first) : visit_(visit), first_(first) {}

  // `dated`: with its day, which no heading tells.
  Result<void> add(const ArticleRow& row, bool dated) {
    View item = row_view(row);
    item.set("is_dated", dated && row.published.has_value());
    item.set("first", &row == &first_);
    auto copies = visit_.archive.copies_of(row.id);
    if (!copies) return tl::unexpected(copies.error());
    leave_out(visit_, ListOf::program, *copies);
    item.set("has_copies", !copies->empty());
    item.set("copies_count", count_of("row.also_in", copies->size()));
    item.set("copies", row_views(*copies));
    views_.push_back(std::move(item));
    return {};
  }
  Views take() { return std::exchange(views_, {}); }

 private:
  const Visit& visit_;
  const ArticleRow& first_;
  Views views_;
};

Result<Views> by_days(const std::vector<ArticleRow>& rows, Items& items) {
  Views days;
  for (std::size_t i = 0; i < rows.size();) {
    const std::string day = day_of(rows[i]);
    View view({{"day", day.empty() ? phrase("date.none") : printed(rows[i].published)}});
    for (; i < rows.size() && day_of(rows[i]) == day; ++i)
      if (auto added = items.add(rows[i], false); !added) return tl::unexpected(added.error());
    view.set("items", items.take());
    days.push_back(std::move(view));
  }
  return days;
}

// An event's heading, in the language of the article that it is called by, and its days.
View heading_of(const StoryEvent& event, const ArticleRow& called_by, std::size_t number) {
  View view({{"headline", shown_headline(event.headline)},
             {"lang", called_by.language},
             {"dir", direction_of(called_by.language)},
             {"anchor", "event-" + std::to_string(number)}});
  view.set("event_counts", count_of("story.counts", event.articles.size()));
  view.set("from", printed(event.from));
  view.set("to", std::string());
  if (event.from && event.to && event.from->iso().substr(0, 10) != event.to->iso().substr(0, 10))
    view.set("to", printed(event.to));
  return view;
}

Result<Views> by_events(const std::vector<StoryEvent>& events, const std::vector<ArticleRow>& rows,
                        Items& items) {
  std::map<ArticleId, const ArticleRow*> by_id;
  for (const ArticleRow& row : rows) by_id.emplace(row.id, &row);
  Views views;
  for (const StoryEvent& event : events) {
    const ArticleRow* called_by = by_id.at(event.articles.front());
    for (const ArticleId& id : event.articles) {
      const ArticleRow* row = by_id.at(id);
      if (row->headline == event.headline) called_by = row;
      if (auto added = items.add(*row, true); !added) return tl::unexpected(added.error());
    }
    View view = heading_of(event, *called_by, views.size() + 1);
    view.set("items", items.take());
    views.push_back(std::move(view));
  }
  return views;
}

Result<Views> besides(const std::vector<StoryEvent>& events, const std::vector<ArticleRow>& rows,
                      Items& items) {
  std::set<ArticleId> told;
  for (const StoryEvent& event : events) told.insert(event.articles.begin(), event.articles.end());
  for (const ArticleRow& row : rows)
    if (!told.contains(row.id))
      if (auto added = items.add(row, true); !added) return tl::unexpected(added.error());
  return items.take();
}

}  // namespace

std::vector<StoryEvent> events_of(const std::vector<ArticleRow>& rows) {
  std::vector<StoryMember> members;
  for (const ArticleRow& row : rows)
    if (row.copy_of.empty())
      members.push_back({row.id, row.headline, row.section, row.published, row.lead, row.language});
  return events_of(members);
}

Result<void> set_story_parts(const Visit& visit, const std::vector<ArticleRow>& rows, View& view) {
  if (rows.empty()) return {};
  Items items(visit, rows.front());
  const std::vector<StoryEvent> events = events_of(rows);
  if (events.empty()) {
    auto days = by_days(rows, items);
    if (!days) return tl::unexpected(days.error());
    view.set("days", std::move(*days));
    return {};
  }
  auto parts = by_events(events, rows, items);
  if (!parts) return tl::unexpected(parts.error());
  auto rest = besides(events, rows, items);
  if (!rest) return tl::unexpected(rest.error());
  view.set("has_events", true);
  view.set("events", std::move(*parts));
  view.set("has_besides", !rest->empty());
  view.set("besides", std::move(*rest));
  return {};
}

}  // namespace broadsheet
