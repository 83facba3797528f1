// marking.cc: writes to the reader's state and, for feeds, to the archive, which may be locked by a long
// `keep` in another process. Entry points: set_mark(), follow_feed().

#include "serve/marking.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

#include "serve/scopes.h"
#include "serve/secrets.h"

namespace broadsheet {
namespace {

// The articles with all that carry the same text.
Result<std::vector<ArticleId>> with_copies(const Archive& archive, std::vector<ArticleId> articles) {
  std::vector<ArticleId> all;
  for (ArticleId& id : articles) {
    const auto row = archive.row(id);
    if (!row) return tl::unexpected(row.error());
    const ArticleId head = *row && !(*row)->copy_of.empty() ? (*row)->copy_of : id;
    const auto copies = archive.copies_of(head);
    if (!copies) return tl::unexpected(copies.error());
    if (head != id) all.push_back(head);
    for (const ArticleRow& copy : *copies)
      if (copy.id != id) all.push_back(copy.id);
    all.push_back(std::move(id));
  }
  return all;
}

// One change of the archive, in a transaction of its own.
template <typename Change>
Result<void> change_archive(Shared& shared, Change change) {
  using namespace std::chrono_literals;
  auto archive = Archive::open(shared.folder, ArchiveMode::write);
  for (int tries = 0; tries < 12 && !archive && archive.error().code == ErrorCode::busy; ++tries) {
    std::this_thread::sleep_for(250ms);
    archive = Archive::open(shared.folder, ArchiveMode::write);
  }
  if (!archive) return tl::unexpected(archive.error());
  auto done = change(*archive);
  if (done) done = archive->commit();
  ++shared.changes;
  return done;
}

}  // namespace

Result<void> set_mark(const Visit& visit, std::vector<ArticleId> articles, ReaderMark mark, bool yes) {
  if (mark == ReaderMark::read) {
    auto all = with_copies(visit.archive, std::move(articles));
    if (!all) return tl::unexpected(all.error());
    articles = std::move(*all);
  }
  auto done = yes ? visit.state.mark(articles, mark, visit.now) : visit.state.unmark(articles, mark);
  ++visit.shared.changes;
  return done;
}

void note_event(const Visit& visit, AuditEvent what, std::string detail) {
  (void)note(visit.shared.folder, {visit.now, what, std::string(visit.request.peer), std::move(detail)});
}

Result<void> add_key(const Visit& visit, const std::string& name, const std::string& key) {
  // Fever has no place for less than reading and marking.
  const bool is_for_fever = allows(key, Scope::read) && allows(key, Scope::mark);
  const std::string fever = is_for_fever ? fever_form_of_key(key) : make_secret();
  return visit.state.add_key(name, hash_of_key(key), hash_of_key(fever), visit.now);
}

Result<FeedRow> follow_feed(const Visit& visit, const std::string& url, std::vector<std::string> categories) {
  if (url.empty()) return fail(ErrorCode::bad_input, "an address is asked for");
  if (!visit.shared.find_feed) return fail(ErrorCode::failed, "this server asks no other host");
  auto feed = visit.shared.find_feed(url);
  if (!feed) return tl::unexpected(feed.error());
  const auto done = change_archive(visit.shared, [&](Archive& archive) -> Result<void> {
    const auto known = archive.feeds();
    if (!known) return tl::unexpected(known.error());
    const auto same =
        std::find_if(known->begin(), known->end(), [&](const FeedRow& f) { return f.url == feed->url; });
    if (same != known->end()) feed = *same;
    if (!categories.empty()) feed->categories = std::move(categories);
    return archive.put(*feed);
  });
  if (!done) return tl::unexpected(done.error());
  const auto now_followed = visit.archive.feeds();
  if (!now_followed) return tl::unexpected(now_followed.error());
  for (const FeedRow& row : *now_followed)
    if (row.url == feed->url) return row;
  return *feed;
}

Result<void> unfollow_feed(const Visit& visit, const std::string& url) {
  return change_archive(visit.shared, [&](Archive& archive) { return archive.drop_feed(url); });
}

Result<void> rename_feed(const Visit& visit, const FeedRow& feed) {
  return change_archive(visit.shared, [&](Archive& archive) -> Result<void> {
    auto feeds = archive.feeds();
    if (!feeds) return tl::unexpected(feeds.error());
    for (FeedRow& row : *feeds) {
      if (row.url != feed.url) continue;
      row.title = feed.title;
      row.categories = feed.categories;
      return archive.put(row);
    }
    return fail(ErrorCode::missing, "no such feed");
  });
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                   : std::nullopt;
}

}  // namespace broadsheet
