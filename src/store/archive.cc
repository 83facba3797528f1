// archive.cc: keeping articles, and making them last.
//
//   prepare() capture ─► record, article ─► row, words, likeness             any thread, no archive
//   keep()    record ─► log (in memory), rows, words to the index            one transaction, open until
//   put()     relations, copies, stories, lists                              commit()
//   commit()  log appended and synced, then the transaction (synchronous = FULL)
//
// So the log is never behind the rows. A crash between the two leaves a tail in the log that no row knows and
// nobody was told of (capture_log.h). Entry points: Archive::keep(), Archive::commit().

#include <algorithm>
#include <filesystem>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/capture.h"
#include "broadsheet/store.h"
#include "store/keys.h"
#include "store/list_bytes.h"
#include "store/prepared.h"
#include "store/state.h"
#include "store/teaser.h"

namespace broadsheet {

namespace {

bool keeps_revisions(const Database& database) {
  return database.prepare("SELECT 1 FROM pragma_table_info('capture_file') WHERE name = 'revision'").step();
}

}  // namespace

Archive::State::State(Disk& d, std::string where, ArchiveMode how, Database db)
    : disk(d), folder(std::move(where)), mode(how), database(std::move(db)), index(database) {
  has_revisions = keeps_revisions(database);
}

Result<std::vector<CaptureFile>> capture_files_of(const Database& database) {
  Statement rows = database.prepare(keeps_revisions(database)
                                        ? "SELECT number, revision, bytes FROM capture_file ORDER BY number"
                                        : "SELECT number, 0, bytes FROM capture_file ORDER BY number");
  return read_all<CaptureFile>(rows, [](const Statement& row) {
    return CaptureFile{static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)),
                       static_cast<std::uint64_t>(row.integer(2))};
  });
}

Result<std::vector<CaptureFile>> Archive::State::capture_files() const {
  return capture_files_of(database);
}

std::string Archive::State::revision_column() const {
  return has_revisions ? "(SELECT f.revision FROM capture_file f WHERE f.number = c.file)" : "0";
}

void Archive::State::remove_superseded() const {
  const auto current = capture_files();
  if (!current) return;
  for (const std::string& name : files_in(folder + "/captures")) {
    const auto file = capture_file_named(name);
    if (!file) continue;
    const auto known = std::find_if(current->begin(), current->end(),
                                    [&](const CaptureFile& c) { return c.number == file->number; });
    const bool superseded = known != current->end() && known->revision != file->revision;
    std::error_code fault;
    if (superseded && std::filesystem::exists(path_of(*known), fault)) (void)disk.remove(path_of(*file));
  }
}

// ---------------------------------------------------------------------------------------------- writing

Result<void> Archive::State::begin() {
  if (changed) return {};
  auto begun = database.execute("BEGIN IMMEDIATE");
  changed = begun.has_value();
  return begun;
}

void Archive::State::roll_back() {
  (void)database.execute("ROLLBACK");
  if (log) log->forget();
  if (rewrites_captures) remove_superseded();
  changed = rewrites_captures = false;
  unwritten.clear();
  unwritten_sketches.clear();
  unwritten_desk_items.clear();
  index.undo();
}

Result<void> Archive::State::take_rewritten() {
  rewrites_captures = false;
  const auto files = capture_files();
  if (!files) return tl::unexpected(files.error());
  auto opened = CaptureLog::open(disk, folder, files->empty() ? CaptureFile{} : files->back());
  if (!opened) return tl::unexpected(opened.error());
  *log = std::move(*opened);
  remove_superseded();
  // The journal still holds what was deleted.
  return database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<std::optional<std::int64_t>> Archive::State::number_of(const ArticleId& id) const {
  Statement found = database.prepare("SELECT n FROM article WHERE id = ?1");
  found.bind(1, id);
  if (found.step()) return found.integer(0);
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return std::nullopt;
}

Result<std::int64_t> Archive::State::insert(PreparedArticle& a, std::int64_t capture,
                                            std::optional<std::int64_t> known) {
  Statement row = database.prepare(
      "INSERT INTO article(id, capture, at, published, captured, kind, url, publisher, section, language, "
      "headline, lead, byline, minutes, words, url_key, headline_key, data, teaser) "
      "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19) "
      "ON CONFLICT(id) DO UPDATE SET capture = ?2, at = ?3, published = ?4, captured = ?5, kind = ?6, url = "
      "?7, publisher = ?8, section = ?9, language = ?10, headline = ?11, lead = ?12, byline = ?13, minutes = "
      "?14, words = ?15, url_key = ?16, headline_key = ?17, data = ?18, teaser = ?19");
  row.bind(1, a.id).bind(2, capture).bind(3, a.at).bind(4, a.published);
  row.bind(5, std::optional<std::int64_t>(a.captured)).bind(6, static_cast<std::int64_t>(a.kind));
  row.bind(7, a.url).bind(8, a.publisher).bind(9, a.section).bind(10, a.language).bind(11, a.headline);
  row.bind(12, a.lead).bind(13, join(a.byline, "\x1F")).bind(14, a.minutes).bind(15, a.words);
  row.bind(16, a.url_key).bind(17, a.headline_key).bind_bytes(18, a.data).bind(19, a.teaser);
  if (auto done = row.run(); !done) return tl::unexpected(done.error());
  const std::int64_t n = known.value_or(sqlite3_last_insert_rowid(database.handle()));
  for (const std::string& name : a.byline)
    if (auto done =
            database.prepare("INSERT OR IGNORE INTO byline VALUES (?1, ?2)").bind(1, name).bind(2, n).run();
        !done)
      return tl::unexpected(done.error());
  gather_statements(n, a.at, std::move(a.statements));
  unwritten_sketches.push_back({n, a.sketch});
  if (!known && !a.desk_item.empty()) unwritten_desk_items.push_back({n, capture, std::move(a.desk_item)});
  if (auto done = index.add(n, a.text); !done) return tl::unexpected(done.error());
  return n;
}

PreparedArticle Archive::prepare(const Capture& capture, const Article& a,
                                 std::vector<ReadStatement> statements) {
  PreparedArticle p;
  p.id = a.id;
  p.capture_key = capture_key(capture);
  p.record = warc_record(capture, record_id_of(capture));
  p.at = instant_of(a);
  if (a.published) p.published = a.published->iso();
  p.url = a.url;
  p.publisher = a.publisher;
  p.section = a.section;
  p.language = a.language;
  p.headline = a.headline;
  p.lead = lead_of(a);
  p.teaser = teaser_of(a);
  p.captured = a.captured;
  p.kind = a.kind;
  p.byline = a.byline;
  p.minutes = broadsheet::reading_minutes(a);
  p.words = static_cast<std::int64_t>(count_words(a));
  p.url_key = address_key(a.url);
  p.headline_key = broadsheet::headline_key(a.headline);
  p.data = pack_in_blocks(to_json(a));
  const IndexedText text = indexed_text(a);
  p.cut = cut_text(text);
  p.text = analysed(text, p.cut);
  p.statements = std::move(statements);
  return p;
}

Result<KeepOutcome> Archive::keep(const Capture& capture, const Article& article,
                                  std::vector<ReadStatement> statements) {
  return keep(prepare(capture, article, std::move(statements)));
}

Result<KeepOutcome> Archive::keep(PreparedArticle article) {
  State& s = *state_;
  Statement known =
      s.database.prepare("SELECT a.id FROM capture c JOIN article a ON a.capture = c.n WHERE c.key = ?1");
  known.bind(1, article.capture_key);
  if (known.step()) return KeepOutcome{std::string(known.text(0)), false};
  if (const auto fault = known.fault()) return tl::unexpected(*fault);
  const auto undone = [&](const Error& error) {
    s.roll_back();
    return tl::unexpected(error);
  };
  if (auto begun = s.begin(); !begun) return tl::unexpected(begun.error());
  const auto place = s.log->add(article.record);
  if (!place) return undone(place.error());
  const auto old = s.number_of(article.id);
  if (!old) return undone(old.error());
  if (*old) {
    const auto before = this->article(article.id);
    if (!before) return undone(before.error());
    if (auto done = s.index.remove(**old); !done) return undone(done.error());
    if (auto done = s.drop_statements(**old, **before); !done) return undone(done.error());
    if (auto done = s.database.prepare("DELETE FROM byline WHERE article = ?1").bind(1, **old).run(); !done)
      return undone(done.error());
  }
  auto row =
      s.database.prepare("INSERT OR REPLACE INTO capture(key, file, position, bytes) VALUES (?1, ?2, ?3, ?4)")
          .bind(1, article.capture_key)
          .bind(2, std::int64_t{place->file})
          .bind(3, static_cast<std::int64_t>(place->position))
          .bind(4, static_cast<std::int64_t>(place->bytes))
          .run();
  if (!row) return undone(row.error());
  const auto number = s.insert(article, sqlite3_last_insert_rowid(s.database.handle()), *old);
  if (!number) return undone(number.error());
  return KeepOutcome{article.id, true, *number};
}

Result<void> Archive::put(const Relation& r) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  const auto first_number = s.number_of(r.a), second_number = s.number_of(r.b);
  if (!first_number) return tl::unexpected(first_number.error());
  if (!second_number) return tl::unexpected(second_number.error());
  const auto a = *first_number, b = *second_number;
  if (!a || !b) return fail(ErrorCode::missing, "a relation of an article that is not in the archive");
  std::string spans;
  const bool turned = *a > *b;
  for (const SharedSpan& span : r.spans) {
    const Span first = turned ? span.b : span.a, second = turned ? span.a : span.b;
    for (const std::uint32_t number : {first.begin, first.end, second.begin, second.end})
      spans += std::to_string(number) + " ";
  }
  return s.database.prepare("INSERT OR REPLACE INTO relation VALUES (min(?1, ?2), max(?1, ?2), ?3, ?4, ?5)")
      .bind(1, *a)
      .bind(2, *b)
      .bind(3, static_cast<std::int64_t>(r.kind))
      .bind(4, r.score)
      .bind(5, spans)
      .run();
}

Result<void> Archive::put_copy(const ArticleId& article, const ArticleId& copy_of, RelationKind kind) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  std::optional<std::int64_t> target;
  if (!copy_of.empty()) {
    const auto number = s.number_of(copy_of);
    if (!number) return tl::unexpected(number.error());
    target = *number;
  }
  auto done =
      s.database.prepare("UPDATE article SET copy_of = ?2, copy_kind = ?3 WHERE id = ?1")
          .bind(1, article)
          .bind(2, target)
          .bind(3, target ? std::optional<std::int64_t>(static_cast<std::int64_t>(kind)) : std::nullopt)
          .run();
  if (!done || !target) return done;
  return s.database
      .prepare("UPDATE article SET copy_of = ?2 WHERE copy_of = (SELECT n FROM article WHERE id = ?1)")
      .bind(1, article)
      .bind(2, target)
      .run();
}

Result<void> Archive::put(const Story& story, double weight, std::uint32_t reports, std::uint32_t others) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  const auto& db = s.database;
  auto done = db.prepare(
                    "INSERT INTO story(id, headline, beat, first, last, articles, reports, weight) VALUES "
                    "(?1,?2,?3,?4,?5,?6,?7,?8) "
                    "ON CONFLICT(id) DO UPDATE SET headline = ?2, beat = ?3, first = ?4, last = ?5, articles "
                    "= ?6, reports = ?7, weight = ?8")
                  .bind(1, story.id)
                  .bind(2, story.headline)
                  .bind(3, story.beat)
                  .bind(4, story.from ? story.from->iso() : "")
                  .bind(5, story.to ? story.to->iso() : "")
                  .bind(6, static_cast<std::int64_t>(story.articles.size() + others))
                  .bind(7, std::int64_t{reports})
                  .bind(8, weight)
                  .run();
  // An article that is in it already is not written again: most of a story that grows are.
  if (!done) return done;
  Statement found = db.prepare("SELECT n FROM story WHERE id = ?1");
  found.bind(1, story.id);
  if (!found.step())
    return tl::unexpected(
        found.fault().value_or(Error{ErrorCode::damaged, "a story without a row", {}, {}, {}}));
  const std::int64_t number = found.integer(0);
  found.reset();
  Statement join = db.prepare("UPDATE article SET story = ?1 WHERE id = ?2 AND story IS NOT ?1");
  for (const ArticleId& id : story.articles)
    if (done) done = join.bind(1, number).bind(2, id).run();
  if (done && story.articles.empty() && others == 0)
    done = db.prepare("DELETE FROM story WHERE id = ?1").bind(1, story.id).run();
  return done;
}

Result<void> Archive::move_articles(const StoryId& story, const StoryId& into) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  auto done = s.database
                  .prepare(
                      "INSERT OR IGNORE INTO story(id, headline, beat, first, last, articles, reports, "
                      "weight) VALUES (?1, '', '', '', '', 0, 0, 0)")
                  .bind(1, into)
                  .run();
  if (!done) return done;
  return s.database
      .prepare(
          "UPDATE article SET story = (SELECT n FROM story WHERE id = ?2) WHERE story = (SELECT n FROM "
          "story WHERE id = ?1)")
      .bind(1, story)
      .bind(2, into)
      .run();
}

Result<void> Archive::put_moved(const StoryId& story, const StoryId& into) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  // What led to it leads on.
  auto done = s.database.prepare("UPDATE story_moved SET to_id = ?2 WHERE to_id = ?1")
                  .bind(1, story)
                  .bind(2, into)
                  .run();
  if (!done) return done;
  return s.database.prepare("INSERT OR REPLACE INTO story_moved VALUES (?1, ?2)")
      .bind(1, story)
      .bind(2, into)
      .run();
}

PackedList packed(const std::vector<Recommendation>& list, const std::vector<std::int64_t>& numbers) {
  return {list_bytes(list, numbers)};
}

Result<void> Archive::put(const ArticleId& article, const PackedList& list) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  return s.database.prepare("INSERT OR REPLACE INTO recommendation SELECT n, ?2 FROM article WHERE id = ?1")
      .bind(1, article)
      .bind_bytes(2, list.bytes)
      .run();
}

Result<void> Archive::commit() {
  State& s = *state_;
  if (!s.changed) return {};
  auto done = s.write_statements();
  if (done) done = s.write_sketches();
  if (done) done = put_desk_items(s.database, std::exchange(s.unwritten_desk_items, {}), s.desk_left_behind);
  if (done) done = s.index.write();
  if (done) done = s.log->write();
  for (const CaptureFile& file : s.log->written())
    if (done)
      done = s.database
                 .prepare("INSERT OR REPLACE INTO capture_file(number, revision, bytes) VALUES (?1, ?2, ?3)")
                 .bind(1, std::int64_t{file.number})
                 .bind(2, std::int64_t{file.revision})
                 .bind(3, static_cast<std::int64_t>(file.bytes))
                 .run();
  if (done) done = s.database.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'");
  if (!done) {
    s.roll_back();
    return done;
  }
  done = s.database.execute("COMMIT");
  s.changed = false;
  if (done && s.rewrites_captures) return s.take_rewritten();
  if (done) {
    s.log->acknowledge();
  } else {
    // A transaction that the disk refused to sync may be there all the same after a power cut, so what it
    // knows of the log must not be cut off.
    (void)s.database.execute("ROLLBACK");
    s.log->leave();
    s.rewrites_captures = false;
  }
  return done;
}

Result<void> Archive::tidy() {
  State& s = *state_;
  if (auto done = commit(); !done) return done;
  if (auto begun = s.begin(); !begun) return begun;
  const auto changed = s.index.tidy();
  if (changed && *changed) return commit();
  s.roll_back();
  return changed ? Result<void>() : tl::unexpected(changed.error());
}

}  // namespace broadsheet
