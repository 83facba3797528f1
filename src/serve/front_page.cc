// front_page.cc: the places of the front page are chosen once, for the page itself, for the page that
// explains it and for its book. Entry points: front_page(), why_page(), edition_parts().

#include "serve/front_page.h"

#include <algorithm>

#include "recommend/story_weight.h"
#include "serve/feeds_out.h"
#include "serve/format.h"
#include "serve/page_parts.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr std::size_t places = 13, first_others = 4, more_others = 2;
constexpr std::size_t rows_in_reserve = 20;  // that rules may leave out of a list before it becomes shorter
constexpr std::size_t stories_in_reserve = 40;

// Rows that the desk lets stand, at most `limit`.
Result<std::vector<ArticleRow>> shown_rows(const Archive& archive, DeskEditor& editor, RowQuery query) {
  const std::size_t limit = query.limit;
  query.only_shown = !editor.has_rows_to_judge();
  if (!query.only_shown) query.limit += rows_in_reserve;
  auto rows = archive.rows(query);
  if (!rows || query.only_shown) return rows;
  std::erase_if(*rows, [&](const ArticleRow& row) { return !editor.may_show(row); });
  if (rows->size() > limit) rows->resize(limit);
  return rows;
}

struct Place {
  StoryRow story;
  std::vector<ArticleRow> rows;  // the newest report first
  const DeskRule* pinned = nullptr;
};

class Places {
 public:
  Places(const Archive& archive, DeskEditor& editor) : archive_(archive), editor_(editor) {}

  Result<std::vector<Place>> choose() {
    for (const DeskEditor::Pinned& pin : editor_.pinned()) {
      auto story = archive_.story(pin.story);
      if (!story) return tl::unexpected(story.error());
      if (!*story) continue;
      const std::size_t before = chosen_.size();
      if (auto added = add(std::move(**story), pin.rule); !added) return tl::unexpected(added.error());
      if (chosen_.size() > before) editor_.tell_pinned(pin);
    }
    const std::size_t reserve = editor_.has_rules() ? stories_in_reserve : 0;
    auto stories = archive_.stories(places + reserve);
    if (!stories) return tl::unexpected(stories.error());
    for (StoryRow& story : *stories)
      if (auto added = add(std::move(story), nullptr); !added) return tl::unexpected(added.error());
    return std::move(chosen_);
  }

 private:
  Result<void> add(StoryRow story, const DeskRule* pinned) {
    const bool is_there =
        std::ranges::any_of(chosen_, [&](const Place& place) { return place.story.id == story.id; });
    if (is_there || chosen_.size() == places) return {};
    const std::size_t others = chosen_.empty() ? first_others : more_others;
    auto rows = shown_rows(archive_, editor_, {.story = story.id, .limit = others + 1});
    if (!rows) return tl::unexpected(rows.error());
    if (!rows->empty()) chosen_.push_back({std::move(story), std::move(*rows), pinned});
    return {};
  }

  const Archive& archive_;
  DeskEditor& editor_;
  std::vector<Place> chosen_;
};

// A story as the front page shows it: its newest report, and the others as links.
View story_view(Place place, std::size_t number, const DeskEditor& editor) {
  View view = row_view(std::move(place.rows.front()));
  view.set("story_link", "/story/" + percent_encoded(place.story.id));
  view.set("story_name", editor.name_of(place.story.id));
  view.set("is_story", place.story.articles > 1);
  if (place.story.reports > 1)
    view.set("reports", count_of("front.whole_reports", place.story.reports));
  else
    view.set("reports", "");
  view.set("why_link", "/why#place-" + std::to_string(number));
  place.rows.erase(place.rows.begin());
  view.set("has_others", !place.rows.empty());
  view.set("others", row_views(std::move(place.rows)));
  return view;
}

Result<std::vector<EditionPart>> sections_of(const Archive& archive, DeskEditor& editor) {
  constexpr std::size_t most_sections = 6, rows_a_section = 5;
  std::vector<EditionPart> parts;
  const auto sections = archive.sections();
  if (!sections) return tl::unexpected(sections.error());
  for (const Counted& section : *sections) {
    if (parts.size() == most_sections) break;
    auto rows = shown_rows(archive, editor, {.section = section.name, .limit = rows_a_section});
    if (!rows) return tl::unexpected(rows.error());
    if (!rows->empty()) parts.push_back({section.name, std::move(*rows)});
  }
  return parts;
}

Views section_views(std::vector<EditionPart> parts) {
  Views views;
  for (EditionPart& part : parts) {
    View view({{"name", part.heading}, {"link", "/section/" + percent_encoded(part.heading)}});
    view.set("rows", row_views(std::move(part.rows)));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

Result<std::vector<EditionPart>> edition_parts(const Archive& archive, DeskEditor& editor) {
  auto chosen = Places(archive, editor).choose();
  if (!chosen) return tl::unexpected(chosen.error());
  EditionPart stories;
  for (Place& place : *chosen)
    std::move(place.rows.begin(), place.rows.end(), std::back_inserter(stories.rows));
  auto parts = sections_of(archive, editor);
  if (parts) parts->insert(parts->begin(), std::move(stories));
  return parts;
}

MaybePage front_page(const Archive& archive, DeskEditor& editor) {
  PageView made = page("front", phrase("frame.front"));
  made.view.set("feed", feed_address("latest", ""));
  auto chosen = Places(archive, editor).choose();
  if (!chosen) return tl::unexpected(chosen.error());
  Views teasers;
  for (std::size_t i = 0; i < chosen->size(); ++i) {
    View view = story_view(std::move((*chosen)[i]), i + 1, editor);
    if (i == 0)
      made.view.set("lead_story", std::move(view));
    else
      teasers.push_back(std::move(view));
  }
  auto sections = sections_of(archive, editor);
  if (!sections) return tl::unexpected(sections.error());
  auto newest = shown_rows(archive, editor, {.limit = 8});
  if (!newest) return tl::unexpected(newest.error());
  made.view.set("stories", std::move(teasers));
  made.view.set("sections", section_views(std::move(*sections)));
  made.view.set("empty", newest->empty());
  made.view.set("count", count_of("row.articles", archive.article_count()));
  if (!newest->empty() && newest->front().published)
    made.view.set("edition", printed(newest->front().published));
  made.view.set("newest", row_views(std::move(*newest)));
  return made;
}

MaybePage why_page(const Archive& archive, DeskEditor& editor) {
  auto chosen = Places(archive, editor).choose();
  if (!chosen) return tl::unexpected(chosen.error());
  std::vector<Archive::StoryFacts> facts;
  Instant newest = 0;
  for (const Place& place : *chosen) {
    const auto counted = archive.facts_of_story(place.story.id);
    if (!counted) return tl::unexpected(counted.error());
    facts.push_back(*counted);
    newest = std::max(newest, counted->newest);
  }
  // Points of freshness are counted from the newest story on the page.
  const double zero = weight_of(1, 1, newest).freshness;
  Views views;
  for (std::size_t i = 0; i < chosen->size(); ++i) {
    const Place& place = (*chosen)[i];
    const StoryWeight weight = weight_of(place.story.reports, facts[i].papers, facts[i].newest);
    View view = row_view(place.rows.front());
    view.set("number", std::to_string(i + 1));
    view.set("reports", std::uint64_t{place.story.reports});
    view.set("papers", std::uint64_t{facts[i].papers});
    view.set("newest", printed_instant(facts[i].newest));
    view.set("report_points", Points{weight.reports});
    view.set("spread_points", Points{weight.spread});
    view.set("fresh_points", Points{weight.freshness - zero});
    view.set("weight", Points{place.story.weight - zero});
    view.set("pinned", place.pinned == nullptr ? "" : desk_rule_line(*place.pinned));
    views.push_back(std::move(view));
  }
  PageView made = page("why", phrase("why.title"));
  made.view.set("places", std::move(views));
  return made;
}

}  // namespace broadsheet
