// reader_state.cc: a small database of its own (WAL, synchronous = FULL). Each change is one transaction.
// Entry point: ReaderState::open().

#include "broadsheet/reader_state.h"

#include <array>
#include <filesystem>

#include "news/names.h"
#include "store/reader_state.h"

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, 3> mark_names = {"read", "saved", "hidden"};

// An article has a row while it has a mark; a mark is the instant it was made at.
constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS mark (article TEXT PRIMARY KEY, read INTEGER, saved INTEGER, hidden INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mark_read ON mark (read) WHERE read IS NOT NULL;
CREATE INDEX IF NOT EXISTS mark_saved ON mark (saved) WHERE saved IS NOT NULL;
CREATE INDEX IF NOT EXISTS mark_hidden ON mark (hidden) WHERE hidden IS NOT NULL;
CREATE TABLE IF NOT EXISTS reader_key (
  n INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, fever_hash TEXT NOT NULL UNIQUE,
  made INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS reader_password (one INTEGER PRIMARY KEY CHECK (one = 1), kept TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS reader_session (hash TEXT PRIMARY KEY, made INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS feed_rules (feed TEXT PRIMARY KEY, rules TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hub_subscription (
  feed TEXT PRIMARY KEY, hub TEXT NOT NULL, topic TEXT NOT NULL, path TEXT NOT NULL UNIQUE, secret TEXT NOT NULL,
  asked INTEGER NOT NULL, until INTEGER NOT NULL, announced INTEGER NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
)sql";

}  // namespace

std::string_view name_of(ReaderMark mark) {
  return mark_names[static_cast<std::size_t>(mark)];
}

std::optional<ReaderMark> mark_named(std::string_view name) {
  return value_named<ReaderMark>(mark_names, name);
}

std::string reader_state_path(const std::string& folder) {
  return folder + "/state.sqlite";
}

Result<void> check_reader_state(const Database& database, std::string_view schema) {
  Statement found = database.prepare("PRAGMA " + std::string(schema) + ".user_version");
  const std::int64_t format = found.step() ? found.integer(0) : 0;
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  if (format <= reader_state_format) return {};
  return tl::unexpected(Error{ErrorCode::newer_format,
                              "format " + std::to_string(format) + "; this Broadsheet knows formats up to " +
                                  std::to_string(reader_state_format),
                              "state.sqlite", std::nullopt, "use a newer Broadsheet"});
}

struct ReaderState::State {
  std::string folder;
  std::optional<Database> database;  // none while there is no file

  // Opens the file where it is there.
  Result<void> look() {
    std::error_code fault;
    if (database || !std::filesystem::exists(reader_state_path(folder), fault)) return {};
    return make();
  }

  // Opens the file, and makes it where it is missing.
  Result<void> make() {
    if (database) return {};
    auto opened = Database::open(reader_state_path(folder), DatabaseMode::write);
    if (!opened) {
      // It was there, or could not be made.
      if (opened.error().code == ErrorCode::missing) opened.error().code = ErrorCode::unreadable;
      return tl::unexpected(opened.error());
    }
    if (auto good = check_reader_state(*opened, "main"); !good) return good;
    for (const char* sql : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"})
      if (auto done = opened->execute(sql); !done) return done;
    if (auto done = opened->execute(std::string("BEGIN IMMEDIATE;") + tables + "COMMIT"); !done) return done;
    database.emplace(std::move(*opened));
    return {};
  }

  // One transaction around `change`.
  template <typename Change>
  Result<void> write(Change change) {
    if (auto made = make(); !made) return made;
    if (auto begun = database->execute("BEGIN IMMEDIATE"); !begun) return begun;
    Result<void> done = change(*database);
    if (done) done = database->execute("COMMIT");
    if (!done) (void)database->execute("ROLLBACK");
    return done;
  }
};

ReaderState::ReaderState(std::unique_ptr<State> state) : state_(std::move(state)) {}
ReaderState::ReaderState(ReaderState&&) noexcept = default;
ReaderState& ReaderState::operator=(ReaderState&&) noexcept = default;
ReaderState::~ReaderState() = default;

Result<ReaderState> ReaderState::open(const std::string& folder) {
  auto state = std::make_unique<State>(State{folder, std::nullopt});
  if (auto looked = state->look(); !looked) return tl::unexpected(looked.error());
  return ReaderState(std::move(state));
}

Result<void> ReaderState::mark(const std::vector<ArticleId>& articles, ReaderMark mark, Instant at) {
  const std::string column(name_of(mark));
  const std::string sql = "INSERT INTO mark(article, " + column + ") VALUES (?1, ?2) " +
                          "ON CONFLICT(article) DO UPDATE SET " + column + " = coalesce(" + column + ", ?2)";
  return state_->write([&](const Database& db) -> Result<void> {
    for (const ArticleId& id : articles) {
      auto done = db.prepare(sql).bind(1, id).bind(2, at).run();
      if (!done) return done;
    }
    return {};
  });
}

Result<void> ReaderState::unmark(const std::vector<ArticleId>& articles, ReaderMark mark) {
  const std::string sql = "UPDATE mark SET " + std::string(name_of(mark)) + " = NULL WHERE article = ?1";
  return state_->write([&](const Database& db) -> Result<void> {
    for (const ArticleId& id : articles)
      if (auto done = db.prepare(sql).bind(1, id).run(); !done) return done;
    for (const ArticleId& id : articles)
      if (auto done =
              db.prepare("DELETE FROM mark WHERE article = ?1 AND coalesce(read, saved, hidden) IS NULL")
                  .bind(1, id)
                  .run();
          !done)
        return done;
    return {};
  });
}

Result<void> ReaderState::add_key(const std::string& name, std::string_view hash, std::string_view fever_hash,
                                  Instant made) {
  return state_->write([&](const Database& db) {
    return db.prepare("INSERT INTO reader_key(name, hash, fever_hash, made) VALUES (?1, ?2, ?3, ?4)")
        .bind(1, name)
        .bind(2, hash)
        .bind(3, fever_hash)
        .bind(4, made)
        .run();
  });
}

Result<void> ReaderState::drop_key(std::int64_t number) {
  return state_->write([&](const Database& db) {
    return db.prepare("DELETE FROM reader_key WHERE n = ?1").bind(1, number).run();
  });
}

Result<std::vector<ReaderKey>> ReaderState::keys() const {
  std::vector<ReaderKey> keys;
  if (auto looked = state_->look(); !looked) return tl::unexpected(looked.error());
  if (!state_->database) return keys;
  Statement found = state_->database->prepare("SELECT n, name, made FROM reader_key ORDER BY n");
  while (found.step()) keys.push_back({found.integer(0), std::string(found.text(1)), found.integer(2)});
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return keys;
}

Result<std::string> ReaderState::password() const {
  if (auto looked = state_->look(); !looked) return tl::unexpected(looked.error());
  if (!state_->database) return std::string();
  Statement found = state_->database->prepare("SELECT kept FROM reader_password");
  std::string kept = found.step() ? std::string(found.text(0)) : std::string();
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return kept;
}

Result<void> ReaderState::set_password(const std::string& kept) {
  return state_->write([&](const Database& db) -> Result<void> {
    for (const char* sql : {"DELETE FROM reader_password", "DELETE FROM reader_session"})
      if (auto done = db.execute(sql); !done) return done;
    if (kept.empty()) return {};
    return db.prepare("INSERT INTO reader_password VALUES (1, ?1)").bind(1, kept).run();
  });
}

Result<void> ReaderState::add_session(std::string_view hash, Instant made, Instant expired) {
  return state_->write([&](const Database& db) -> Result<void> {
    if (auto done = db.prepare("DELETE FROM reader_session WHERE made <= ?1").bind(1, expired).run(); !done)
      return done;
    return db.prepare("INSERT INTO reader_session VALUES (?1, ?2)").bind(1, hash).bind(2, made).run();
  });
}

Result<void> ReaderState::drop_session(std::string_view hash) {
  return state_->write([&](const Database& db) {
    return db.prepare("DELETE FROM reader_session WHERE hash = ?1").bind(1, hash).run();
  });
}

Result<bool> ReaderState::knows_session(std::string_view hash, Instant made_after) const {
  if (auto looked = state_->look(); !looked) return tl::unexpected(looked.error());
  if (!state_->database) return false;
  Statement found = state_->database->prepare("SELECT 1 FROM reader_session WHERE hash = ?1 AND made > ?2");
  found.bind(1, hash).bind(2, made_after);
  const bool known = found.step();
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return known;
}

Result<void> ReaderState::set_rules(const std::string& feed, const std::string& rules) {
  return state_->write([&](const Database& db) {
    return rules.empty() ? db.prepare("DELETE FROM feed_rules WHERE feed = ?1").bind(1, feed).run()
                         : db.prepare("INSERT OR REPLACE INTO feed_rules VALUES (?1, ?2)")
                               .bind(1, feed)
                               .bind(2, rules)
                               .run();
  });
}

Result<void> ReaderState::move_rules(const std::string& from, const std::string& to) {
  return state_->write([&](const Database& db) {
    return db.prepare("UPDATE OR IGNORE feed_rules SET feed = ?2 WHERE feed = ?1")
        .bind(1, from)
        .bind(2, to)
        .run();
  });
}

Result<std::string> ReaderState::rules(const std::string& feed) const {
  if (auto looked = state_->look(); !looked) return tl::unexpected(looked.error());
  if (!state_->database) return std::string();
  Statement found = state_->database->prepare("SELECT rules FROM feed_rules WHERE feed = ?1");
  found.bind(1, feed);
  std::string rules = found.step() ? std::string(found.text(0)) : std::string();
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return rules;
}

Result<void> ReaderState::put(const HubSubscription& hub) {
  return state_->write([&](const Database& db) {
    return db.prepare("INSERT OR REPLACE INTO hub_subscription VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(1, hub.feed)
        .bind(2, hub.hub)
        .bind(3, hub.topic)
        .bind(4, hub.path)
        .bind(5, hub.secret)
        .bind(6, hub.asked)
        .bind(7, hub.until)
        .bind(8, hub.announced)
        .run();
  });
}

Result<void> ReaderState::drop_hub(const std::string& feed) {
  return state_->write([&](const Database& db) {
    return db.prepare("DELETE FROM hub_subscription WHERE feed = ?1").bind(1, feed).run();
  });
}

namespace {

constexpr std::string_view hub_columns =
    "SELECT feed, hub, topic, path, secret, asked, until, announced FROM hub_subscription ";

HubSubscription read_hub(const Statement& row) {
  return {
      std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
      std::string(row.text(4)), row.integer(5),           row.integer(6),           row.integer(7)};
}

}  // namespace

Result<std::vector<HubSubscription>> ReaderState::hubs() const {
  std::vector<HubSubscription> hubs;
  if (auto looked = state_->look(); !looked) return tl::unexpected(looked.error());
  if (!state_->database) return hubs;
  Statement found = state_->database->prepare(std::string(hub_columns) + "ORDER BY feed");
  while (found.step()) hubs.push_back(read_hub(found));
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return hubs;
}

Result<std::optional<HubSubscription>> ReaderState::hub_at(std::string_view path) const {
  if (auto looked = state_->look(); !looked) return tl::unexpected(looked.error());
  if (!state_->database) return std::nullopt;
  Statement found = state_->database->prepare(std::string(hub_columns) + "WHERE path = ?1");
  found.bind(1, path);
  std::optional<HubSubscription> hub;
  if (found.step()) hub = read_hub(found);
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return hub;
}

Result<bool> ReaderState::knows(std::string_view hash) const {
  if (auto looked = state_->look(); !looked) return tl::unexpected(looked.error());
  if (!state_->database) return false;
  Statement found = state_->database->prepare("SELECT 1 FROM reader_key WHERE hash = ?1 OR fever_hash = ?1");
  found.bind(1, hash);
  const bool known = found.step();
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return known;
}

}  // namespace broadsheet
