// reader_pages.cc: the pages of the one who reads: what was saved, read and hidden; what is followed;
// settings. Entry points: marked_page(), feeds_page(), settings_page().

#include <array>

#include "base/strings.h"
#include "serve/cookie.h"
#include "serve/for_readers.h"
#include "serve/format.h"
#include "serve/guard.h"
#include "serve/page_parts.h"
#include "serve/routes.h"
#include "serve/secrets.h"
#include "serve/spoken.h"

namespace broadsheet {
namespace {

constexpr std::size_t rows_a_page = 40;

struct MarkedList {
  std::string_view path;
  ViewName title, empty, undo, at;
};

// By ReaderMark.
constexpr std::array marked_lists = {
    MarkedList{"/history", "frame.history", "marked.history_empty", "marks.unread", "marked.history_at"},
    MarkedList{"/saved", "frame.saved", "marked.saved_empty", "marked.saved_undo", "marked.saved_at"},
    MarkedList{"/hidden", "frame.hidden", "marked.hidden_empty", "marked.hidden_undo", "marked.hidden_at"}};

Phrase said_at(ViewName message, Instant at) {
  return phrase(message, {{"at", printed_instant(at)}});
}

}  // namespace

MaybePage marked_page(const Visit& visit, ReaderMark mark, const ListPart& part) {
  const MarkedList& named = marked_lists[static_cast<std::size_t>(mark)];
  RowQuery query;
  query.marked = mark;
  query.fold_copies = mark != ReaderMark::read;
  query.with_hidden = true;
  auto list = read_part(visit.archive, query, part, rows_a_page);
  if (!list) return tl::unexpected(list.error());
  PageView made = page("marked", phrase(named.title));
  made.view.set("heading", phrase(named.title));
  set_paging(made.view, *list, std::string(named.path));
  leave_out(visit, ListOf::reader, list->rows);
  Views rows;
  for (const ArticleRow& row : list->rows) {
    View view = row_view(row);
    view.set("marked_at", said_at(named.at, row.place.at));
    view.set("marks_link", article_link(row.id) + "/marks");
    view.set("mark", name_of(mark));
    view.set("undo", phrase(named.undo));
    view.set("back", named.path);
    rows.push_back(std::move(view));
  }
  if (rows.empty()) made.view.set("empty", phrase(named.empty));
  made.view.set("rows", std::move(rows));
  return made;
}

MaybePage feeds_page(const Archive& archive, const FollowFault& fault) {
  const auto feeds = archive.feeds();
  if (!feeds) return tl::unexpected(feeds.error());
  PageView made = page("feeds", phrase("frame.feeds"));
  made.view.set("url", fault.url);
  if (fault.error) {
    const std::string said = words_of(*fault.error);
    made.view.set("fault", feed_fault(said));
    made.view.set("fault_said", fault.error->code == ErrorCode::busy ? std::string() : said);
    made.view.set("has_fault", true);
    made.status = fault.error->code == ErrorCode::busy ? 503 : 400;
  }
  Views views;
  for (const FeedRow& feed : *feeds) {
    View view({{"title", feed.title.empty() ? feed.url : feed.title},
               {"url", feed.url},
               {"number", std::to_string(feed.number)},
               {"page", safe_url(feed.page)},
               {"category", join(feed.categories, ", ")},
               {"items", count_of("row.items", feed.items)},
               {"fetched", feed.fetched ? said_at("feeds.asked", *feed.fetched) : phrase("feeds.not_asked")},
               {"fault", feed.fault},
               {"meaning", feed_fault(feed.fault)}});
    if (feed.next > 0 && !feed.is_gone)
      view.set("next", said_at("feeds.again", feed.next));
    else
      view.set("next", "");
    views.push_back(std::move(view));
  }
  made.view.set("none", views.empty());
  made.view.set("feeds", std::move(views));
  return made;
}

namespace {

// Those that the reader may choose, each in its own words.
void set_languages(const Visit& visit, View& view) {
  const Language* chosen = language_named(cookie_in(visit.request.cookie, language_cookie));
  Views views;
  for (const Language& each : languages()) {
    View one({{"code", each.code}, {"name", each.name}});
    one.set("is_chosen", &each == chosen);
    views.push_back(std::move(one));
  }
  view.set("language_usual", chosen == nullptr);
  view.set("languages", std::move(views));
}

}  // namespace

MaybePage settings_page(const Visit& visit, const std::string& fresh_key) {
  const auto keys = visit.state.keys();
  if (!keys) return tl::unexpected(keys.error());
  PageView made = page("settings", phrase("frame.settings"));
  set_languages(visit, made.view);
  made.view.set("reader_name", reader_name);
  made.view.set("fresh_key", fresh_key);
  Views views;
  for (const ReaderKey& key : *keys)
    views.push_back(View(
        {{"name", key.name}, {"number", std::to_string(key.number)}, {"made", printed_instant(key.made)}}));
  made.view.set("has_keys", !views.empty());
  made.view.set("keys", std::move(views));
  return made;
}

}  // namespace broadsheet
