// desk_items.cc: up to 64 articles in a row under the number of the last: article, capture, size of its
// bytes, its bytes. Nothing hangs on them: what is not there, or of another capture, is made of the article.
// Entry points: put_desk_items(), DeskItems::of(), Archive::articles_behind().

#include "store/desk_items.h"

#include <algorithm>

#include "base/share_out.h"
#include "broadsheet/store.h"
#include "store/state.h"

namespace broadsheet {
namespace {

constexpr std::size_t items_a_row = 64;

}  // namespace

Result<void> put_desk_items(const Database& database, const std::vector<KeptDeskItem>& items,
                            std::int64_t behind) {
  if (items.empty()) return {};
  const std::size_t rows = (items.size() + items_a_row - 1) / items_a_row;
  // What is left of pages that are not written over at once holds nothing, in case an article is forgotten.
  auto done = database.execute("PRAGMA secure_delete = ON");
  if (done)
    done = database
               .prepare(
                   "DELETE FROM desk_item WHERE n IN (SELECT n FROM desk_item WHERE n <= ?1 ORDER BY n LIMIT "
                   "?2)")
               .bind(1, behind)
               .bind(2, static_cast<std::int64_t>(rows))
               .run();
  if (done) done = database.execute("PRAGMA secure_delete = OFF");
  Statement put = database.prepare("INSERT OR REPLACE INTO desk_item VALUES (?1, ?2)");
  for (std::size_t first = 0; first < items.size() && done; first += items_a_row) {
    const std::size_t end = std::min(items.size(), first + items_a_row);
    std::string row;
    for (std::size_t i = first; i < end; ++i) {
      put_number(row, static_cast<std::uint64_t>(items[i].number));
      put_number(row, static_cast<std::uint64_t>(items[i].capture));
      put_text(row, items[i].bytes);
    }
    done = put.bind(1, items[end - 1].number).bind_bytes(2, row).run();
  }
  return done;
}

Result<void> drop_desk_item(const Database& database, std::int64_t number) {
  return database.prepare("DELETE FROM desk_item WHERE n = (SELECT min(n) FROM desk_item WHERE n >= ?1)")
      .bind(1, number)
      .run();
}

DeskItems::DeskItems(const Database& database, std::int64_t after)
    : rows_(database.prepare("SELECT data FROM desk_item WHERE n > ?1 ORDER BY n")) {
  rows_.bind(1, after);
}

// To the next; false where there is none.
bool DeskItems::go_on() {
  if (row_.is_at_end()) {
    if (!rows_.step()) return false;
    row_ = ByteReader(rows_.bytes(0));
  }
  number_ = static_cast<std::int64_t>(row_.number());
  capture_ = static_cast<std::int64_t>(row_.number());
  bytes_ = row_.text();
  return true;
}

std::string_view DeskItems::of(std::int64_t number, std::int64_t capture) {
  while (number_ < number)
    if (!go_on()) return {};
  return number_ == number && capture_ == capture ? bytes_ : std::string_view();
}

void Archive::leave_behind(std::int64_t number) {
  state_->desk_left_behind = number;
}

Result<std::vector<Archive::PlacedArticle>> Archive::articles_behind(std::int64_t& after, std::size_t limit,
                                                                     std::size_t threads,
                                                                     char item_form) const {
  const Database& database = state_->database;
  Statement found = database.prepare(
      "SELECT a.n, a.capture, s.id, h.id FROM article a LEFT JOIN story s ON s.n = a.story LEFT JOIN article "
      "h ON h.n = a.copy_of WHERE a.n > ?1 ORDER BY a.n LIMIT ?2");
  found.bind(1, after).bind(2, static_cast<std::int64_t>(limit));
  DeskItems items(database, after);
  std::vector<PlacedArticle> articles;
  std::vector<std::size_t> others;  // places of those that are to be read
  while (found.step()) {
    after = found.integer(0);
    const std::string_view item = items.of(after, found.integer(1));
    PlacedArticle& placed = articles.emplace_back();
    placed.number = after;
    placed.story = found.text(2);
    placed.copy_of = found.text(3);
    if (item.starts_with(item_form))
      placed.item = item;
    else
      others.push_back(articles.size() - 1);
  }
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  Statement row = database.prepare("SELECT data FROM article WHERE n = ?1");
  std::vector<std::string> packed;
  packed.reserve(others.size());
  for (const std::size_t place : others) {
    row.reset().bind(1, articles[place].number);
    packed.emplace_back(row.step() ? row.bytes(0) : std::string_view());
    if (const auto fault = row.fault()) return tl::unexpected(*fault);
  }
  std::vector<std::optional<Error>> faults(others.size());
  share_out(others.size(), threads, [&](std::size_t i) {
    auto article = unpack_article(packed[i]);
    if (article)
      articles[others[i]].article = std::move(*article);
    else
      faults[i] = article.error();
  });
  for (const std::optional<Error>& fault : faults)
    if (fault) return tl::unexpected(*fault);
  return articles;
}

}  // namespace broadsheet
