// forget.cc: takes articles out of everything: rows, words, lists of others, and the captures themselves.
//
//   captures   each file that holds a record to go is written anew without it, under the next revision; the
//              commit makes that the one that counts, and then the old file is removed
//   rows       deleted, with what is deleted overwritten (secure_delete), and the index of words merged
//              into one, because it keeps deleted words until it is
//
// A record goes where it is the capture of such an article, where no article is known for it and it makes one
// of that id (an earlier version, say), or where it is a fetch, of a feed say, that speaks of its address.
// This costs a pass over all captures.
// Entry point: Archive::forget().

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "broadsheet/article.h"
#include "broadsheet/capture.h"
#include "broadsheet/page.h"
#include "broadsheet/store.h"
#include "capture/input.h"
#include "capture/picture.h"
#include "store/keys.h"
#include "store/list_bytes.h"
#include "store/state.h"

namespace broadsheet {
namespace {

struct Going {
  std::set<std::int64_t> numbers;
  std::set<std::string, std::less<>> ids, urls, pictures;  // addresses of pictures that no other article has
};

// The article that a capture makes, where no row says it: one that a later capture replaced, or that was
// never acknowledged.
ArticleId id_made_of(const Capture& capture) {
  if (capture.media_type == article_line_type) {
    const auto article = article_from_json(capture.bytes);
    return article ? article->id : ArticleId();
  }
  const auto page = Page::parse(capture);
  const auto article = page ? extract(*page) : tl::unexpected(page.error());
  return article ? article->id : ArticleId();
}

bool speaks_of(const Capture& fetch, const Going& going) {
  return going.urls.contains(fetch.url) ||
         std::any_of(going.urls.begin(), going.urls.end(),
                     [&](const std::string& url) { return fetch.bytes.find(url) != std::string::npos; });
}

Result<bool> is_to_go(const Database& database, const Capture& capture, const Going& going) {
  if (is_fetch_only(capture)) return going.pictures.contains(capture.url) || speaks_of(capture, going);
  Statement owner =
      database.prepare("SELECT a.id FROM capture c JOIN article a ON a.capture = c.n WHERE c.key = ?1");
  owner.bind(1, capture_key(capture));
  if (owner.step()) return going.ids.contains(owner.text(0));
  if (const auto fault = owner.fault()) return tl::unexpected(*fault);
  return going.ids.contains(id_made_of(capture));
}

Result<Going> find_going(const Database& database, const std::vector<ArticleId>& ids) {
  Going going;
  Statement row = database.prepare("SELECT n, url FROM article WHERE id = ?1");
  for (const ArticleId& id : ids) {
    row.reset().bind(1, id);
    if (!row.step()) {
      if (const auto fault = row.fault()) return tl::unexpected(*fault);
      return fail(ErrorCode::missing, "no article of that id", id);
    }
    going.ids.insert(id);
    going.numbers.insert(row.integer(0));
    if (!row.text(1).empty()) going.urls.emplace(row.text(1));
  }
  return going;
}

// A picture goes with the last article that has it.
Result<void> find_pictures_going(const Archive& archive, const Database& database, Going& going) {
  Statement any = database.prepare("SELECT 1 FROM picture LIMIT 1");
  if (!any.step()) return {};
  std::set<std::string> others;
  auto read = archive.for_each_article([&](const Article& article) {
    const bool goes = going.ids.contains(article.id);
    for (const Image& image : article.images) {
      std::string address = picture_address(image.url);
      if (goes)
        going.pictures.insert(std::move(address));
      else
        others.insert(std::move(address));
    }
    return true;
  });
  for (const std::string& address : others) going.pictures.erase(address);
  return read;
}

Result<std::vector<CapturePlace>> records_to_go(const Database& database, const std::string& path,
                                                std::uint64_t until, const Going& going) {
  auto records = records_in(path, 0, until);
  if (!records) return records;
  std::vector<CapturePlace> found;
  for (const CapturePlace& place : *records) {
    const auto capture = read_capture(path, place);
    if (!capture) continue;  // not a page: the record that opens a file, say
    const auto goes = is_to_go(database, *capture, going);
    if (!goes) return tl::unexpected(goes.error());
    if (*goes) found.push_back(place);
  }
  return found;
}

// Writes a file without some of its records; whole and synced, or not at all.
Result<std::uint64_t> write_without(Disk& disk, const std::string& from, std::uint64_t bytes,
                                    const std::vector<CapturePlace>& records, const std::string& to) {
  const std::string beside = to + ".new";
  auto out = disk.open_append(beside);
  if (!out) return tl::unexpected(out.error());
  auto done = (*out)->truncate(0);
  auto raw = RawInput::open(from);
  if (!raw) return tl::unexpected(raw.error());
  std::uint64_t at = 0;
  const auto copy_until = [&](std::uint64_t end) {
    constexpr std::uint64_t at_once = 1 << 20;
    while (done && at < end && raw->fill(1)) {
      const std::string_view part = raw->window().substr(0, std::min(end - at, at_once));
      done = (*out)->append(part);
      at += part.size();
      raw->consume(part.size());
    }
  };
  for (const CapturePlace& record : records) {
    copy_until(record.position);
    at = record.position + record.bytes;
    (void)raw->seek(at);
  }
  copy_until(bytes);
  const std::uint64_t written = (*out)->size();
  if (done) done = (*out)->sync();
  if (done) done = disk.rename(beside, to);
  if (!done) return tl::unexpected(done.error());
  return written;
}

// The rows of captures that stood in a file from which records were taken out, last record first.
Result<void> move_places(const Database& database, int file, const std::vector<CapturePlace>& records) {
  for (auto record = records.rbegin(); record != records.rend(); ++record) {
    const auto position = static_cast<std::int64_t>(record->position);
    auto done = database.prepare("DELETE FROM capture WHERE file = ?1 AND position = ?2")
                    .bind(1, std::int64_t{file})
                    .bind(2, position)
                    .run();
    if (done)
      done = database.prepare("UPDATE capture SET position = position - ?3 WHERE file = ?1 AND position > ?2")
                 .bind(1, std::int64_t{file})
                 .bind(2, position)
                 .bind(3, static_cast<std::int64_t>(record->bytes))
                 .run();
    if (!done) return done;
  }
  return {};
}

// Of the copies of an article that goes, the first stands for the others from now on.
Result<void> unfold(const Database& database, std::int64_t number) {
  Statement first =
      database.prepare("SELECT n FROM article WHERE copy_of = ?1 AND n <> ?1 ORDER BY at, n LIMIT 1");
  first.bind(1, number);
  if (!first.step()) return {};
  const std::int64_t head = first.integer(0);
  first.reset();
  auto done = database.prepare("UPDATE article SET copy_of = NULL, copy_kind = NULL WHERE n = ?1")
                  .bind(1, head)
                  .run();
  if (!done) return done;
  return database.prepare("UPDATE article SET copy_of = ?2 WHERE copy_of = ?1")
      .bind(1, number)
      .bind(2, head)
      .run();
}

// The columns that name an article by its number, besides `article` itself.
struct Mention {
  std::string_view table, column;
};
constexpr std::array mentions = {Mention{"byline", "article"}, Mention{"relation", "a"},
                                 Mention{"relation", "b"}, Mention{"recommendation", "article"},
                                 Mention{"article", "n"}};

Result<void> delete_rows(const Database& database, std::int64_t number) {
  for (const Mention& mention : mentions) {
    auto done = database
                    .prepare("DELETE FROM " + std::string(mention.table) + " WHERE " +
                             std::string(mention.column) + " = ?1")
                    .bind(1, number)
                    .run();
    if (!done) return done;
  }
  return {};
}

// The articles whose lists name one that goes.
Result<std::vector<ArticleId>> lists_naming(const Database& database, const Going& going) {
  std::vector<ArticleId> found;
  Statement rows = database.prepare(
      "SELECT a.id, r.data FROM recommendation r JOIN article a ON a.n = r.article ORDER BY r.article");
  while (rows.step()) {
    const auto list = list_in(rows.bytes(1));
    if (!list) return tl::unexpected(list.error());
    const bool names =
        std::ranges::any_of(list->numbers, [&](std::int64_t n) { return going.numbers.contains(n); }) ||
        std::ranges::any_of(list->items,
                            [&](const Recommendation& each) { return going.ids.contains(each.article); });
    if (names && !going.ids.contains(rows.text(0))) found.emplace_back(rows.text(0));
  }
  if (const auto fault = rows.fault()) return tl::unexpected(*fault);
  return found;
}

// The stories that held such articles. Those that hold no other any more are removed.
Result<std::vector<StoryId>> stories_holding(const Database& database, const Going& going) {
  std::set<StoryId> found;
  Statement story =
      database.prepare("SELECT s.id FROM article a JOIN story s ON s.n = a.story WHERE a.n = ?1");
  for (const std::int64_t number : going.numbers) {
    story.reset().bind(1, number);
    if (story.step()) found.emplace(story.text(0));
    if (const auto fault = story.fault()) return tl::unexpected(*fault);
  }
  return std::vector<StoryId>(found.begin(), found.end());
}

Result<void> remove_empty_stories(const Database& database) {
  auto done = database.execute(
      "DELETE FROM story WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.story = story.n)");
  if (!done) return done;
  return database.execute("DELETE FROM story_moved WHERE to_id NOT IN (SELECT id FROM story)");
}

Result<void> forget_captures(Disk& disk, const std::string& folder, const Database& database,
                             const std::vector<CaptureFile>& files, const Going& going) {
  for (const CaptureFile& file : files) {
    if (file.bytes == 0) continue;
    const std::string path = folder + "/" + name_of(file);
    const auto records = records_to_go(database, path, file.bytes, going);
    if (!records) return tl::unexpected(records.error());
    if (records->empty()) continue;
    const CaptureFile anew = {file.number, file.revision + 1, 0};
    const auto bytes = write_without(disk, path, file.bytes, *records, folder + "/" + name_of(anew));
    if (!bytes) return tl::unexpected(bytes.error());
    auto done = move_places(database, file.number, *records);
    if (done)
      done = database.prepare("UPDATE capture_file SET revision = ?2, bytes = ?3 WHERE number = ?1")
                 .bind(1, std::int64_t{anew.number})
                 .bind(2, std::int64_t{anew.revision})
                 .bind(3, static_cast<std::int64_t>(*bytes))
                 .run();
    if (!done) return done;
  }
  return disk.sync_folder(folder + "/captures");
}

}  // namespace

Result<Archive::Forgotten> Archive::forget(const std::vector<ArticleId>& ids) {
  State& s = *state_;
  const Database& db = s.database;
  auto going = find_going(db, ids);
  if (!going) return tl::unexpected(going.error());
  if (auto found = find_pictures_going(*this, db, *going); !found) return tl::unexpected(found.error());
  const auto undone = [&](const Error& error) {
    s.roll_back();
    return tl::unexpected(error);
  };
  if (auto done = db.execute("PRAGMA secure_delete = ON"); !done) return tl::unexpected(done.error());
  if (auto begun = s.begin(); !begun) return tl::unexpected(begun.error());
  s.rewrites_captures = true;
  const auto stories = stories_holding(db, *going);
  if (!stories) return undone(stories.error());
  const auto lists = lists_naming(db, *going);
  if (!lists) return undone(lists.error());
  const auto files = s.capture_files();
  if (!files) return undone(files.error());
  auto done = forget_captures(s.disk, s.folder, db, *files, *going);
  if (done) done = db.execute("DELETE FROM picture WHERE capture NOT IN (SELECT n FROM capture)");
  if (!done) return undone(done.error());
  for (const ArticleId& id : ids) {
    const auto number = s.number_of(id);
    const auto before = article(id);
    if (!number) return undone(number.error());
    if (!before) return undone(before.error());
    if (!*number) continue;  // named twice
    done = s.index.remove(**number);
    if (done) done = s.drop_statements(**number, **before);
    if (done) done = unfold(db, **number);
    s.unwritten_sketches.push_back({**number, {}});
    if (done) done = drop_desk_item(db, **number);
    if (done) done = delete_rows(db, **number);
    if (!done) return undone(done.error());
  }
  done = remove_empty_stories(db);
  if (done)
    done = db.execute(
        "DELETE FROM speaker WHERE NOT EXISTS (SELECT 1 FROM statement WHERE speaker = speaker.n)");
  if (done) done = db.execute("INSERT INTO said(said) VALUES ('optimize')");
  if (done) done = s.index.merge();
  if (!done) return undone(done.error());
  return Forgotten{*stories, *lists};
}

}  // namespace broadsheet
