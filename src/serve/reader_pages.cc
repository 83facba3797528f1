// reader_pages.cc: the pages of the one who reads: what was saved, read and hidden; what is followed;
// settings. Entry points: marked_page(), feeds_page(), settings_page().

#include <array>

#include "base/strings.h"
#include "serve/format.h"
#include "serve/guard.h"
#include "serve/page_parts.h"
#include "serve/secrets.h"

namespace broadsheet {
namespace {

constexpr std::size_t rows_a_page = 40;

struct MarkedList {
  std::string_view title, path, empty, undo;
};

// By ReaderMark.
constexpr std::array marked_lists = {
    MarkedList{"History", "/history",
               "Nothing was read yet. Articles come here when they are marked as read.", "Mark as unread"},
    MarkedList{"Saved", "/saved", "Nothing is saved. Each article has a button for it.", "Remove"},
    MarkedList{"Hidden", "/hidden",
               "Nothing is hidden. What is hidden stands in no list, and is found by search.", "Show again"}};

std::string printed_instant(Instant at) {
  return printed_date({at, Precision::minute, 0});
}

// What a fault of a feed means for the one who follows it. The first row whose words stand in it counts.
struct FaultWords {
  std::string_view said, means;
};
constexpr std::array fault_words = {
    FaultWords{"status 404",
               "Nothing stands at this address any more. Look for a new one on the publisher's page."},
    FaultWords{"status 410", "The publisher closed this feed. It is asked no more."},
    FaultWords{"status 401", "The publisher wants a login for it."},
    FaultWords{"status 403", "The publisher lets no program read it."},
    FaultWords{"status 429", "It was asked too often. It will be asked more slowly."},
    FaultWords{"status 5", "The publisher's server has a fault. It is asked again later."},
    FaultWords{"cannot be reached",
               "The publisher's server cannot be reached. Look at the address, and try again later."},
    FaultWords{"robots.txt", "The publisher asks programs to stay away from it (robots.txt)."},
    FaultWords{"public network",
               "Its address is not on the public network. Start with --allow if it is yours."},
    FaultWords{"names no feed", "This page names no feed. Look for a link to RSS or Atom on it."},
    FaultWords{"repaired", "Its XML is broken, but it could be read."},
    FaultWords{"no feed", "What stands there is no feed."},
    FaultWords{"busy", "The archive is being written to. Try again in a while."},
};

std::string_view meaning_of(std::string_view fault) {
  for (const FaultWords& row : fault_words)
    if (fault.find(row.said) != std::string_view::npos) return row.means;
  return {};
}

}  // namespace

MaybePage marked_page(const Archive& archive, ReaderMark mark, const ListPart& part) {
  const MarkedList& named = marked_lists[static_cast<std::size_t>(mark)];
  RowQuery query;
  query.marked = mark;
  query.fold_copies = mark != ReaderMark::read;
  query.with_hidden = true;
  const auto list = read_part(archive, query, part, rows_a_page);
  if (!list) return tl::unexpected(list.error());
  PageView made = page("marked", std::string(named.title));
  made.view.set("heading", named.title);
  set_paging(made.view, *list, std::string(named.path));
  Views rows;
  for (const ArticleRow& row : list->rows) {
    View view = row_view(row);
    view.set("marked_at", printed_instant(row.place.at));
    view.set("marks_link", article_link(row.id) + "/marks");
    view.set("mark", name_of(mark));
    view.set("undo", named.undo);
    view.set("back", named.path);
    rows.push_back(std::move(view));
  }
  made.view.set("empty", rows.empty() ? named.empty : "");
  made.view.set("rows", std::move(rows));
  return made;
}

MaybePage feeds_page(const Archive& archive, const FollowFault& fault) {
  const auto feeds = archive.feeds();
  if (!feeds) return tl::unexpected(feeds.error());
  PageView made = page("feeds", "Feeds");
  made.view.set("url", fault.url);
  if (fault.error) {
    const std::string said = words_of(*fault.error);
    made.view.set("fault", meaning_of(said));
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
               {"items", count_of(feed.items, "item", "items")},
               {"fetched", feed.fetched ? "asked " + printed_instant(*feed.fetched) : "not asked yet"},
               {"next", feed.next > 0 && !feed.is_gone ? "again " + printed_instant(feed.next) : ""},
               {"fault", feed.fault},
               {"meaning", meaning_of(feed.fault)}});
    views.push_back(std::move(view));
  }
  made.view.set("none", views.empty());
  made.view.set("feeds", std::move(views));
  return made;
}

MaybePage settings_page(const ReaderState& state, const std::string& fresh_key) {
  const auto keys = state.keys();
  if (!keys) return tl::unexpected(keys.error());
  PageView made = page("settings", "Settings");
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
