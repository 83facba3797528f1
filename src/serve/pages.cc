// pages.cc: from the archive to views. Each function reads what one page shows and names it for its template.

#include "serve/pages.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/address.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "serve/feeds_out.h"
#include "serve/for_readers.h"
#include "serve/format.h"
#include "serve/page_parts.h"
#include "serve/picture.h"
#include "serve/said_view.h"
#include "serve/site.h"
#include "serve/spoken.h"
#include "serve/story_parts.h"
#include "serve/timeline_view.h"

namespace broadsheet {
namespace {

constexpr std::size_t rows_a_page = 40;
constexpr std::size_t most_statements = 300;  // of an article or a story, looked at for a page

void set_date(View& view, const std::optional<Date>& date) {
  view.set("date", printed(date));
  view.set("datetime", printed(date, PrintedDate::Form::machine));
}

MaybePage list_page(const Visit& visit, RowQuery query, const View::Value& title, const std::string& base,
                    const ListPart& part) {
  query.only_shown = true;
  auto list = read_part(visit.archive, query, part, rows_a_page);
  if (!list) return tl::unexpected(list.error());
  if (list->rows.empty()) return std::nullopt;
  PageView made = page("list", title);
  made.view.set("heading", title);
  set_paging(made.view, *list, base);
  leave_out(visit, ListOf::program, list->rows);
  if (list->rows.empty() && !list->has_older && !list->has_newer) return std::nullopt;
  made.view.set("rows", row_views(std::move(list->rows)));
  return made;
}

// The page names the feed of what it lists.
MaybePage with_feed(MaybePage page, std::string_view kind, std::string_view name) {
  if (page && *page) (*page)->view.set("feed", feed_address(kind, name));
  return page;
}

}  // namespace

// ----------------------------------------------------------------------------------------------- lists

MaybePage latest_page(const Visit& visit, const ListPart& part) {
  return with_feed(list_page(visit, {}, phrase("front.everything"), "/latest", part), "latest", "");
}

MaybePage section_page(const Visit& visit, const std::string& name, const ListPart& part) {
  RowQuery query;
  query.section = name;
  return with_feed(list_page(visit, query, name, "/section/" + percent_encoded(name), part), "section", name);
}

MaybePage publisher_page(const Visit& visit, const std::string& name, const ListPart& part) {
  RowQuery query;
  query.publisher = name;
  query.fold_copies = false;
  return with_feed(list_page(visit, query, name, "/publisher/" + percent_encoded(name), part), "publisher",
                   name);
}

MaybePage author_page(const Visit& visit, const std::string& name, const ListPart& part) {
  RowQuery query;
  query.byline = name;
  return with_feed(list_page(visit, query, phrase("list_page.by", {{"name", name}}),
                             "/author/" + percent_encoded(name), part),
                   "author", name);
}

MaybePage publishers_page(const Archive& archive) {
  const auto publishers = archive.publishers();
  if (!publishers) return tl::unexpected(publishers.error());
  PageView made = page("publishers", phrase("frame.publishers"));
  Views views;
  for (const Counted& each : *publishers)
    views.push_back(View({{"name", each.name},
                          {"link", "/publisher/" + percent_encoded(each.name)},
                          {"count", each.articles}}));
  made.view.set("publishers", std::move(views));
  return made;
}

// --------------------------------------------------------------------------------------------- article

namespace {

Views body_views(const Article& article, const std::vector<StatementRow>& said, const Wording& words) {
  Views views;
  const std::vector<std::string> html = said_html(article, said, words);
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    const Block& block = article.body[i];
    View view({{"text", block.text}, {"html", html[i]}});
    switch (block.kind) {
      case BlockKind::paragraph: view.set("paragraph", true); break;
      case BlockKind::subhead: view.set("subhead", true); break;
      case BlockKind::list_item:
        view.set("list_item", true);
        set_run(view, article.body, i);
        break;
      case BlockKind::quotation: view.set("quotation", true); break;
      case BlockKind::caption: view.set("caption", true); break;
      case BlockKind::preformatted: view.set("preformatted", true); break;
      case BlockKind::table:
        view.set("table", true);
        view.set("cells", cell_views(html[i]));
        set_run(view, article.body, i);
        break;
      case BlockKind::post:
        view.set("post", true);
        set_date(view, block.published);
        break;
    }
    views.push_back(std::move(view));
  }
  return views;
}

// What stands between names that are links.
Phrase separator_before(std::size_t at, std::size_t count) {
  if (count == 2) return phrase("list.two");
  return phrase(at + 1 == count ? ViewName("list.last") : ViewName("list.between"));
}

Views byline_views(const Article& article) {
  Views views;
  for (std::size_t i = 0; i < article.byline.size(); ++i) {
    View view({{"name", article.byline[i]}, {"link", "/author/" + percent_encoded(article.byline[i])}});
    if (i > 0) view.set("between", separator_before(i, article.byline.size()));
    views.push_back(std::move(view));
  }
  return views;
}

// Lists do not say in which language an article is. It is that of the article read in nearly all of them;
// where the page itself is in another, what is not so marked would be read out as that, so it is looked up.
std::string language_of(const Visit& visit, const Article& read, const ArticleId& id) {
  if (read.language == visit.language.code) return read.language;
  const auto row = visit.archive.row(id);
  return row && *row ? (*row)->language : read.language;
}

// The list under an article, in its groups; five shown, the rest unfolds.
Views group_views(const Visit& visit, const Article& read, std::vector<Recommendation> list) {
  constexpr std::size_t shown = 5;
  Views groups;
  for (std::size_t i = 0; i < list.size();) {
    View group({{"name", group_words(list[i].group)}});
    Views first, rest;
    const std::string& name = list[i].group;
    for (; i < list.size() && list[i].group == name; ++i) {
      Recommendation& r = list[i];
      View item({{"link", article_link(r.article)},
                 {"lang", language_of(visit, read, r.article)},
                 {"headline", shown_headline(std::move(r.headline))},
                 {"reason", reason_words(r)},
                 {"publisher", std::move(r.publisher)},
                 {"text", std::move(r.text)},
                 {"date", printed(r.published)},
                 {"datetime", printed(r.published, PrintedDate::Form::machine)}});
      item.set("also_in", r.copies > 0 ? View::Value(in_other_papers(r.copies)) : std::string());
      (first.size() < shown ? first : rest).push_back(std::move(item));
    }
    group.set("items", std::move(first));
    group.set("has_rest", !rest.empty());
    group.set("rest_count", count_of("row.more", rest.size()));
    group.set("rest", std::move(rest));
    groups.push_back(std::move(group));
  }
  return groups;
}

// The page's own lists, as captured, each under its own heading.
Views own_list_views(const Article& article) {
  Views lists;
  for (std::size_t i = 0; i < article.teasers.size();) {
    const std::string heading = article.teasers[i].heading;
    View list({{"heading", heading}});
    Views items;
    for (; i < article.teasers.size() && article.teasers[i].heading == heading; ++i) {
      const Teaser& teaser = article.teasers[i];
      View item({{"headline", teaser.headline}});
      const std::string url = teaser.article ? article_link(*teaser.article) : safe_url(teaser.url);
      item.set("link", url);
      item.set("kept", teaser.article.has_value());
      item.set("text", teaser.text);
      items.push_back(std::move(item));
    }
    list.set("items", std::move(items));
    lists.push_back(std::move(list));
  }
  return lists;
}

// By NoteKind.
constexpr std::array<ViewName, 8> note_kinds = {
    "note.correction", "note.clarification", "note.editors_note", "note.update",
    "note.promo",      "note.copyright",     "note.about_author", "note.disclosure"};

Phrase note_words(NoteKind kind) {
  return phrase(note_kinds[static_cast<std::size_t>(kind)]);
}

Views note_views(const Article& article) {
  Views views;
  for (const Note& note : article.notes) {
    if (note.kind == NoteKind::promo || note.kind == NoteKind::copyright) continue;
    views.push_back(View({{"kind", note_words(note.kind)}, {"text", note.text}}));
  }
  return views;
}

// Other papers with the same text, and other versions of it.
Result<void> set_copies(const Visit& visit, const Article& article, const ArticleRow& row, View& view) {
  const Archive& archive = visit.archive;
  auto copies = archive.copies_of(row.copy_of.empty() ? article.id : row.copy_of);
  if (!copies) return tl::unexpected(copies.error());
  if (!row.copy_of.empty()) {
    auto head = archive.row(row.copy_of);
    if (!head) return tl::unexpected(head.error());
    if (*head) copies->insert(copies->begin(), **head);
  }
  leave_out(visit, ListOf::program, *copies);
  Views same, versions;
  for (const ArticleRow& other : *copies) {
    if (other.id == article.id) continue;
    const bool version = other.publisher == article.publisher;
    (version ? versions : same).push_back(row_view(other));
  }
  view.set("has_copies", !same.empty());
  view.set("copies_count", in_other_papers(same.size()));
  view.set("copies", std::move(same));
  view.set("has_versions", !versions.empty());
  view.set("versions", std::move(versions));
  return {};
}

void set_head(const Article& article, int minutes, View& view) {
  view.set("headline", shown_headline(article.headline));
  view.set("lang", article.language);
  view.set("dir", std::string(direction_of(article.language)));
  view.set("standfirst", article.standfirst);
  view.set("section", article.section);
  view.set("section_link", "/section/" + percent_encoded(article.section));
  view.set("publisher", article.publisher);
  view.set("publisher_link", "/publisher/" + percent_encoded(article.publisher));
  view.set("has_byline", !article.byline.empty());
  view.set("byline", byline_views(article));
  view.set("minutes", std::to_string(minutes));
  if (article.published) {
    view.set("date", printed(article.published, PrintedDate::Form::time));
    view.set("datetime", printed(article.published, PrintedDate::Form::machine));
  }
  if (article.updated && (!article.published || article.updated->iso() != article.published->iso()))
    view.set("updated", printed(article.updated, PrintedDate::Form::time));
  if (article.dateline && !article.dateline->place.empty()) {
    view.set("place", place_name(article.dateline->place));
    view.set("place_link", place_link(article.dateline->place));
  }
  view.set("original", safe_url(article.url));
  view.set("original_host", std::string(without_www(authority_of(article.url))));
  view.set("agency", article.agency);
  if (article.access == Access::stub || article.access == Access::scrambled) view.set("stub", true);
}

}  // namespace

namespace {

// What the forms of an article say, and what they do.
void set_marks(const ArticleRow& row, View& view) {
  view.set("marks_link", article_link(row.id) + "/marks");
  view.set("is_read", row.read.has_value());
  view.set("is_saved", row.saved.has_value());
  view.set("is_hidden", row.hidden.has_value());
}

}  // namespace

MaybePage article_page(const Visit& visit, DeskEditor& editor, const ArticleId& id) {
  const Archive& archive = visit.archive;
  const auto found = archive.article(id);
  if (!found) return tl::unexpected(found.error());
  const auto row = archive.row(id);
  if (!row) return tl::unexpected(row.error());
  if (!*found || !*row || !editor.may_find(**row)) return std::nullopt;
  const Article& article = **found;
  PageView made = page("article", article.headline);
  set_head(article, (*row)->reading_minutes, made.view);
  const auto said = archive.statements({.article = id, .fold = false, .limit = most_statements});
  if (!said) return tl::unexpected(said.error());
  Views body = body_views(article, *said, visit.language.words);
  if (auto pictures = add_pictures(archive, article, body, made.view); !pictures)
    return tl::unexpected(pictures.error());
  made.view.set("body", std::move(body));
  if (auto who = set_who(visit, *said, StatementPlace::on_page, made.view); !who)
    return tl::unexpected(who.error());
  Views notes = note_views(article);
  made.view.set("has_notes", !notes.empty());
  made.view.set("notes", std::move(notes));
  // A copy shows the list of the text it repeats.
  auto list = archive.recommendations(id);
  if (list) list = editor.edit(**row, std::move(*list));
  if (!list) return tl::unexpected(list.error());
  made.view.set("has_groups", !list->empty());
  made.view.set("groups", group_views(visit, article, std::move(*list)));
  Views own = own_list_views(article);
  made.view.set("has_own_lists", !own.empty());
  made.view.set("own_lists", std::move(own));
  set_marks(**row, made.view);
  made.view.set("about_link", article_link(id) + "/about");
  made.view.set("book_link", "/epub/article/" + percent_encoded(id));
  if (!(*row)->story.empty()) {
    const auto story = archive.story((*row)->story);
    if (!story) return tl::unexpected(story.error());
    if (*story && (*story)->articles > 1) {
      made.view.set("story_link", "/story/" + percent_encoded((*row)->story));
      made.view.set("story_count", count_of("article.story", (*story)->articles));
    }
  }
  if (auto copies = set_copies(visit, article, **row, made.view); !copies)
    return tl::unexpected(copies.error());
  return made;
}

// -------------------------------------------------------------------------------------- about an article

namespace {

// By Source, and by RelationKind.
constexpr std::array<ViewName, 9> sources = {"source.json_ld",      "source.meta", "source.microdata",
                                             "source.time_element", "source.url",  "source.text",
                                             "source.http",         "source.feed", "source.capture_header"};
constexpr std::array<ViewName, 6> relations_of_texts = {"relation.copy",     "relation.version",
                                                        "relation.wire",     "relation.shared",
                                                        "relation.recycled", "relation.template"};

struct FieldRow {
  std::string_view field;
  ViewName words;
};
constexpr std::array fields_in_words = {FieldRow{"headline", "field.headline"},
                                        FieldRow{"standfirst", "field.standfirst"},
                                        FieldRow{"byline", "field.byline"},
                                        FieldRow{"publisher", "field.publisher"},
                                        FieldRow{"published", "field.published"},
                                        FieldRow{"updated", "field.updated"},
                                        FieldRow{"language", "field.language"},
                                        FieldRow{"section", "field.section"},
                                        FieldRow{"url", "field.url"},
                                        FieldRow{"dateline", "field.dateline"},
                                        FieldRow{"reading_minutes", "field.reading_minutes"},
                                        FieldRow{"body", "field.body"},
                                        FieldRow{"teasers", "field.teasers"}};

View::Value field_words(const std::string& field) {
  for (const FieldRow& row : fields_in_words)
    if (row.field == field) return phrase(row.words);
  return field;
}

View::Value value_of(const Article& a, const std::string& field) {
  if (field == "headline") return a.headline;
  if (field == "standfirst") return a.standfirst;
  if (field == "byline") return join(a.byline, ", ");
  if (field == "publisher") return a.publisher;
  if (field == "published") return printed(a.published, PrintedDate::Form::machine);
  if (field == "updated") return printed(a.updated, PrintedDate::Form::machine);
  if (field == "language") return a.language;
  if (field == "section") return a.section;
  if (field == "url") return a.url;
  if (field == "dateline" && a.dateline) return join({a.dateline->place, a.dateline->agency}, ", ");
  if (field == "reading_minutes" && a.reading_minutes)
    return phrase("about.minutes", {{"minutes", std::to_string(*a.reading_minutes)}});
  if (field == "body")
    return phrase("about.body", {{"blocks", count_of("about.blocks", a.body.size())},
                                 {"words", count_of("about.words", count_words(a))}});
  if (field == "teasers") return count_of("about.teasers", a.teasers.size());
  return std::string();
}

}  // namespace

MaybePage about_page(const Visit& visit, const ArticleId& id) {
  const Archive& archive = visit.archive;
  const auto held = is_held_back(visit, id);
  if (!held) return tl::unexpected(held.error());
  if (*held) return std::nullopt;
  const auto found = archive.article(id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::nullopt;
  const Article& a = **found;
  PageView made = page("about", phrase("about.title", {{"headline", shown_headline(a.headline)}}));
  set_head(a, reading_minutes(a), made.view);
  made.view.set("link", article_link(id));
  made.view.set("id", a.id);
  made.view.set("capture", a.capture);
  if (a.captured) made.view.set("captured", printed_instant(*a.captured));
  Views fields;
  for (const auto& [field, evidence] : a.evidence) {
    View view({{"field", field_words(field)},
               {"value", value_of(a, field)},
               {"value_lang", field == "headline" || field == "standfirst" ? a.language : std::string()},
               {"from", phrase(sources[static_cast<std::size_t>(evidence.from)])}});
    if (evidence.bytes.end > 0)
      view.set("bytes", std::to_string(evidence.bytes.begin) + "–" + std::to_string(evidence.bytes.end));
    if (const auto sure = a.confidence.find(field); sure != a.confidence.end())
      view.set("confidence",
               count_of("number.percent", static_cast<std::uint64_t>(std::lround(sure->second * 100))));
    fields.push_back(std::move(view));
  }
  made.view.set("fields", std::move(fields));
  made.view.set("flags", join(a.flags, ", "));
  Views relations;
  const auto related = archive.relations_of(id);
  if (!related) return tl::unexpected(related.error());
  for (const Relation& r : *related) {
    const ArticleId& other = r.a == id ? r.b : r.a;
    const auto row = archive.row(other);
    if (!row) return tl::unexpected(row.error());
    const auto other_held = is_held_back(visit, other);
    if (!other_held) return tl::unexpected(other_held.error());
    if (!*row || *other_held) continue;
    View view = row_view(**row);
    view.set("relation", phrase(relations_of_texts[static_cast<std::size_t>(r.kind)]));
    view.set("passages", count_of("about.passages", r.spans.size()));
    relations.push_back(std::move(view));
  }
  made.view.set("has_relations", !relations.empty());
  made.view.set("relations", std::move(relations));
  Views notes;
  for (const Note& note : a.notes)
    notes.push_back(View({{"kind", note_words(note.kind)}, {"text", note.text}}));
  made.view.set("has_all_notes", !notes.empty());
  made.view.set("all_notes", std::move(notes));
  return made;
}

// ----------------------------------------------------------------------------------------------- story

MaybePage story_page(const Visit& visit, DeskEditor& editor, const StoryId& asked) {
  const Archive& archive = visit.archive;
  auto story = archive.story_now(asked);
  if (!story) return tl::unexpected(story.error());
  if (!*story) return std::nullopt;
  const StoryId& id = (*story)->id;
  auto rows = archive.rows({.story = id, .with_hidden = true, .limit = 500});
  if (!rows) return tl::unexpected(rows.error());
  leave_out(visit, ListOf::program, *rows);
  if (rows->empty()) return std::nullopt;
  std::reverse(rows->begin(), rows->end());
  if (auto shown = make_fit(visit, **story); !shown) return tl::unexpected(shown.error());
  const std::string name = editor.name_of(id), &headline = name.empty() ? (*story)->headline : name;
  PageView made = page("story", headline);
  made.view.set("feed", feed_address("story", id));
  made.view.set("book_link", "/epub/story/" + percent_encoded(id));
  made.view.set("headline", headline);
  // An editor's name for it may be in any language.
  if (const auto told = std::ranges::find(*rows, headline, &ArticleRow::headline); told != rows->end()) {
    made.view.set("headline_lang", told->language);
    made.view.set("headline_dir", direction_of(told->language));
  }
  made.view.set("section", (*story)->beat);
  made.view.set("section_link", "/section/" + percent_encoded((*story)->beat));
  made.view.set("counts", count_of("story.counts", (*story)->articles));
  made.view.set("reports", count_of("story.reports", (*story)->reports));
  const auto articles = timeline_articles(archive, *rows);
  if (!articles) return tl::unexpected(articles.error());
  Views timeline = timeline_views(*articles, *rows), places = place_views(*articles);
  made.view.set("has_timeline", !timeline.empty());
  made.view.set("timeline", std::move(timeline));
  made.view.set("has_places", !places.empty());
  made.view.set("places", std::move(places));
  auto said = archive.statements({.story = id, .limit = most_statements});
  if (!said) return tl::unexpected(said.error());
  if (auto left = leave_out(visit, ListOf::program, *said); !left) return tl::unexpected(left.error());
  if (auto who = set_who(visit, *said, StatementPlace::elsewhere, made.view); !who)
    return tl::unexpected(who.error());
  if (auto parts = set_story_parts(visit, *rows, made.view); !parts) return tl::unexpected(parts.error());
  return made;
}

PageView missing_page() {
  PageView made = page("missing", phrase("missing.title"));
  made.status = 404;
  return made;
}

PageView failed_page(const Error& error) {
  PageView made = page("failed", phrase("failed.title"));
  made.view.set("what", std::string(name_of(error.code)));
  made.status = 500;
  return made;
}

}  // namespace broadsheet
