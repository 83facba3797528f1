// archive.cc: opening an archive, keeping articles, and making them last.
//
//   keep()    capture ─► log (in memory) ─► row of `capture`
//             article ─► row of `article`, its words to the index           one transaction, open until
//   put()     relations, copies, stories, lists                              commit()
//   commit()  log appended and synced, then the transaction (synchronous = FULL)
//
// So the log is never behind the rows. A crash between the two leaves a tail in the log that no row knows; it
// was never acknowledged, and opening cuts it off.

#include <zstd.h>

#include <filesystem>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/store.h"
#include "capture/input.h"
#include "store/keys.h"
#include "store/schema.h"
#include "store/state.h"

namespace broadsheet {
namespace {

constexpr std::string_view toml_head =
    "# A Broadsheet archive. docs/formats/archive.md tells what is in it.\nformat = ";

// The number behind "format = "; nullopt where the file does not say.
std::optional<int> read_format(const std::string& toml) {
  std::error_code fault;
  if (!std::filesystem::exists(toml, fault)) return std::nullopt;
  auto raw = RawInput::open(toml);
  if (!raw) return std::nullopt;
  raw->fill(4096);
  for (const std::string_view line : split_lines(raw->window())) {
    if (!line.starts_with("format")) continue;
    int value = 0;
    for (const char c : line)
      if (is_ascii_digit(c) && value < 1'000'000) value = value * 10 + (c - '0');
    return value;
  }
  return std::nullopt;
}

Result<void> check_format(const std::string& folder, int format) {
  if (format <= archive_format) return {};
  return tl::unexpected(Error{ErrorCode::newer_format,
                              "format " + std::to_string(format) + "; this Broadsheet knows formats up to " +
                                  std::to_string(archive_format),
                              folder, std::nullopt, "use a newer Broadsheet"});
}

Result<void> prepare_folder(const std::string& folder) {
  std::error_code fault;
  const bool there = std::filesystem::exists(folder, fault);
  if (const auto format = read_format(folder + "/archive.toml")) return check_format(folder, *format);
  if (there && !std::filesystem::is_directory(folder, fault))
    return fail(ErrorCode::bad_input, "not a folder", folder);
  const bool ours = std::filesystem::exists(folder + "/captures", fault) ||
                    std::filesystem::exists(folder + "/lock", fault);
  if (there && !ours && !std::filesystem::is_empty(folder, fault))
    return tl::unexpected(Error{ErrorCode::bad_input, "a folder with other files in it, and no archive",
                                folder, std::nullopt, "name an empty folder or a new one"});
  std::filesystem::create_directories(folder, fault);
  if (fault) return fail(ErrorCode::unreadable, fault.message(), folder);
  return {};
}

// Rows are joined with their reader's marks; this stands for them where there are none.
Result<void> add_empty_marks(const Database& database) {
  return database.execute(
      "PRAGMA temp_store = MEMORY; CREATE TEMP TABLE mark (article TEXT PRIMARY KEY, read, saved, hidden) "
      "WITHOUT ROWID");
}

Result<void> prepare_database(const Database& database) {
  for (const char* sql : {"PRAGMA page_size = 8192", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                          "PRAGMA cache_size = -65536", "PRAGMA wal_autocheckpoint = 4000"})
    if (auto done = database.execute(sql); !done) return done;
  for (const std::string_view schema : {archive_schema, feeds_schema, statements_schema})
    if (auto done = database.execute(std::string(schema)); !done) return done;
  if (auto done = add_empty_marks(database); !done) return done;
  return SearchIndex::create(database);
}

// First sentence-like text of an article for lists.
std::string lead_of(const Article& article) {
  constexpr std::size_t longest = 400;
  std::string lead = article.standfirst;
  for (const Block& block : article.body) {
    if (!lead.empty()) break;
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::post) lead = collapse(block.text);
  }
  if (count_code_points(lead) <= longest) return lead;
  std::string_view cut = first_code_points(lead, longest);
  cut = cut.substr(0, cut.find_last_of(' '));
  return std::string(cut) + " …";
}

}  // namespace

std::string pack(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

Result<std::string> unpack_row(std::string_view bytes) {
  const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size > 1'000'000'000) return fail(ErrorCode::damaged, "a row that is not packed as it should be");
  std::string out(size, '\0');
  // One context a thread: making one costs as much as a short row.
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  if (context == nullptr) return fail(ErrorCode::failed, "no memory left to unpack a row");
  const std::size_t made =
      ZSTD_decompressDCtx(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(made) || made != size)
    return fail(ErrorCode::damaged, "a row that is not packed as it should be");
  return out;
}

IndexedText indexed_text(const Article& article) {
  return {article.headline, article.standfirst, body_text(article), article.language};
}

// ---------------------------------------------------------------------------------------------- opening

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Archive::~Archive() {
  if (state_ && state_->changed) state_->roll_back();
}

Result<Archive> Archive::open(const std::string& folder, ArchiveMode mode) {
  const std::string toml = folder + "/archive.toml", file = folder + "/archive.sqlite";
  if (mode == ArchiveMode::read) {
    const auto format = read_format(toml);
    if (!format)
      return tl::unexpected(Error{ErrorCode::missing, "no archive there", folder, std::nullopt,
                                  "broadsheet keep --archive makes one"});
    if (auto good = check_format(folder, *format); !good) return tl::unexpected(good.error());
    auto database = Database::open(file, DatabaseMode::read);
    if (!database) return tl::unexpected(database.error());
    if (auto done = add_empty_marks(*database); !done) return tl::unexpected(done.error());
    return Archive(std::make_unique<State>(folder, mode, std::move(*database)));
  }
  if (auto prepared = prepare_folder(folder); !prepared) return tl::unexpected(prepared.error());
  auto lock = FolderLock::take(folder + "/lock");
  if (!lock) return tl::unexpected(lock.error());
  auto database = Database::open(file, DatabaseMode::write);
  if (!database) return tl::unexpected(database.error());
  if (auto done = prepare_database(*database); !done) return tl::unexpected(done.error());
  auto state = std::make_unique<State>(folder, mode, std::move(*database));
  state->lock.emplace(std::move(*lock));
  Statement last =
      state->database.prepare("SELECT number, bytes FROM capture_file ORDER BY number DESC LIMIT 1");
  const bool any = last.step();
  auto log = CaptureLog::open(real_disk(), folder, any ? static_cast<int>(last.integer(0)) : 1,
                              any ? static_cast<std::uint64_t>(last.integer(1)) : 0);
  if (!log) return tl::unexpected(log.error());
  state->log.emplace(std::move(*log));
  if (!read_format(toml)) {
    auto written =
        real_disk().write_whole(toml, std::string(toml_head) + std::to_string(archive_format) + "\n");
    if (written) written = real_disk().sync_folder(folder);
    if (!written) return tl::unexpected(written.error());
  }
  return Archive(std::move(state));
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
  unwritten.clear();
  changed = false;
}

std::optional<std::int64_t> Archive::State::number_of(const ArticleId& id) const {
  Statement found = database.prepare("SELECT n FROM article WHERE id = ?1");
  found.bind(1, id);
  if (!found.step()) return std::nullopt;
  return found.integer(0);
}

Result<void> Archive::State::insert(const Article& a, std::int64_t capture) {
  Statement row = database.prepare(
      "INSERT INTO article(id, capture, at, published, captured, kind, url, publisher, section, language, "
      "headline, lead, "
      "byline, minutes, words, url_key, headline_key, data) "
      "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18) "
      "ON CONFLICT(id) DO UPDATE SET capture = ?2, at = ?3, published = ?4, captured = ?5, kind = ?6, url = "
      "?7, publisher = ?8, "
      "section = ?9, language = ?10, headline = ?11, lead = ?12, byline = ?13, minutes = ?14, words = ?15, "
      "url_key = ?16, "
      "headline_key = ?17, data = ?18");
  const Instant at = instant_of(a);
  row.bind(1, a.id).bind(2, capture).bind(3, at).bind(4, a.published ? a.published->iso() : std::string());
  row.bind(5, std::optional<std::int64_t>(a.captured))
      .bind(6, static_cast<std::int64_t>(a.kind))
      .bind(7, a.url);
  row.bind(8, a.publisher).bind(9, a.section).bind(10, a.language).bind(11, a.headline).bind(12, lead_of(a));
  row.bind(13, join(a.byline, "\x1F")).bind(14, std::int64_t{broadsheet::reading_minutes(a)});
  row.bind(15, static_cast<std::int64_t>(count_words(a)))
      .bind(16, address_key(a.url))
      .bind(17, headline_key(a.headline));
  row.bind_bytes(18, pack(to_json(a)));
  if (auto done = row.run(); !done) return done;
  const std::int64_t n = *number_of(a.id);
  for (const std::string& name : a.byline)
    if (auto done =
            database.prepare("INSERT OR IGNORE INTO byline VALUES (?1, ?2)").bind(1, name).bind(2, n).run();
        !done)
      return done;
  return index.add(n, indexed_text(a));
}

Result<KeepOutcome> Archive::keep(const Capture& capture, const Article& article,
                                  std::vector<ReadStatement> statements) {
  State& s = *state_;
  const std::string key = capture_key(capture);
  Statement known =
      s.database.prepare("SELECT a.id FROM capture c JOIN article a ON a.capture = c.n WHERE c.key = ?1");
  known.bind(1, key);
  if (known.step()) return KeepOutcome{std::string(known.text(0)), false};
  const auto undone = [&](const Error& error) {
    s.roll_back();
    return tl::unexpected(error);
  };
  if (auto begun = s.begin(); !begun) return tl::unexpected(begun.error());
  const auto place = s.log->add(capture);
  if (!place) return undone(place.error());
  if (const auto old = s.number_of(article.id)) {
    const auto before = this->article(article.id);
    if (!before) return undone(before.error());
    if (auto done = s.index.remove(*old, indexed_text(**before)); !done) return undone(done.error());
    if (auto done = s.drop_statements(*old, **before); !done) return undone(done.error());
    if (auto done = s.database.prepare("DELETE FROM byline WHERE article = ?1").bind(1, *old).run(); !done)
      return undone(done.error());
  }
  auto row =
      s.database.prepare("INSERT OR REPLACE INTO capture(key, file, position, bytes) VALUES (?1, ?2, ?3, ?4)")
          .bind(1, key)
          .bind(2, std::int64_t{place->file})
          .bind(3, static_cast<std::int64_t>(place->position))
          .bind(4, static_cast<std::int64_t>(place->bytes))
          .run();
  if (!row) return undone(row.error());
  if (auto done = s.insert(article, sqlite3_last_insert_rowid(s.database.handle())); !done)
    return undone(done.error());
  s.gather_statements(*s.number_of(article.id), article, std::move(statements));
  return KeepOutcome{article.id, true};
}

Result<void> Archive::put(const Relation& r) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  auto a = s.number_of(r.a), b = s.number_of(r.b);
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
  const std::optional<std::int64_t> target = copy_of.empty() ? std::nullopt : s.number_of(copy_of);
  return s.database.prepare("UPDATE article SET copy_of = ?2, copy_kind = ?3 WHERE id = ?1")
      .bind(1, article)
      .bind(2, target)
      .bind(3, target ? std::optional<std::int64_t>(static_cast<std::int64_t>(kind)) : std::nullopt)
      .run();
}

Result<void> Archive::put(const Story& story, double weight, std::uint32_t reports) {
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
                  .bind(6, static_cast<std::int64_t>(story.articles.size()))
                  .bind(7, std::int64_t{reports})
                  .bind(8, weight)
                  .run();
  for (const ArticleId& id : story.articles)
    if (done)
      done = db.prepare("UPDATE article SET story = (SELECT n FROM story WHERE id = ?1) WHERE id = ?2")
                 .bind(1, story.id)
                 .bind(2, id)
                 .run();
  if (done && story.articles.empty())
    done = db.prepare("DELETE FROM story WHERE id = ?1").bind(1, story.id).run();
  return done;
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

Result<void> Archive::put(const ArticleId& article, const std::vector<Recommendation>& list) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  std::string lines;
  for (const Recommendation& r : list) lines += to_json(r) + "\n";
  return s.database.prepare("INSERT OR REPLACE INTO recommendation SELECT n, ?2 FROM article WHERE id = ?1")
      .bind(1, article)
      .bind_bytes(2, pack(lines))
      .run();
}

Result<void> Archive::commit() {
  State& s = *state_;
  if (!s.changed) return {};
  auto done = s.write_statements();
  if (done) done = s.log->write();
  if (done)
    done = s.database.prepare("INSERT OR REPLACE INTO capture_file VALUES (?1, ?2)")
               .bind(1, std::int64_t{s.log->file()})
               .bind(2, static_cast<std::int64_t>(s.log->size()))
               .run();
  if (done) done = s.database.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'");
  if (done) done = s.database.execute("COMMIT");
  if (!done) s.roll_back();
  s.changed = false;
  return done;
}

}  // namespace broadsheet
