// database.cc: the thin part between SQLite's C interface and the rest.

#include "search/database.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "search/checked_pages.h"

namespace broadsheet {
namespace {

ErrorCode code_of(int result) {
  if (result == SQLITE_IOERR_DATA || result == SQLITE_IOERR_CORRUPTFS) return ErrorCode::damaged;
  switch (result & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::busy;
    case SQLITE_FULL: return ErrorCode::no_space;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::damaged;
    case SQLITE_CANTOPEN: return ErrorCode::missing;
    case SQLITE_READONLY:
    case SQLITE_PERM: return ErrorCode::unreadable;
    default: return ErrorCode::failed;
  }
}

Error error_of(sqlite3* db, int result) {
  Error error{code_of(result), sqlite3_errmsg(db), {}, std::nullopt, {}};
  if (result == SQLITE_IOERR_DATA) error.what = "a page that does not hold what was written to it";
  const char* path = db == nullptr ? nullptr : sqlite3_db_filename(db, "main");
  if (path != nullptr) error.path = path;
  if (error.code == ErrorCode::damaged)
    error.advice =
        "broadsheet check names what is damaged, broadsheet repair makes it again from the captures";
  if (error.code == ErrorCode::no_space)
    error.advice = "free some space and keep the pages again; what was acknowledged is safe";
  return error;
}

// A server has one for each thread, and what is not there is a page that the system keeps. But to ask for it
// is a twentieth of a search's time, and in a large database what is read again and again is more: a
// twenty-second of what there is over 100 MB, within bounds.
std::string cache_for(const Database& database) {
  constexpr std::int64_t small = 100'000, least = 600, most = 36'000;  // KiB; SQLite's own is 2,000
  const auto pages = number_from(database, "PRAGMA page_count");
  const auto page_size = number_from(database, "PRAGMA page_size");
  const std::int64_t size = pages && page_size ? *pages * *page_size / 1'024 : 0;
  return "PRAGMA cache_size = " + std::to_string(-std::clamp((size - small) / 22, least, most));
}

}  // namespace

StatementPool::~StatementPool() {
  for (const auto& [sql, statements] : idle_)
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
}

sqlite3_stmt* StatementPool::take(std::string_view sql) {
  const auto found = idle_.find(sql);
  if (found == idle_.end() || found->second.empty()) return nullptr;
  sqlite3_stmt* statement = found->second.back();
  found->second.pop_back();
  return statement;
}

void StatementPool::give_back(sqlite3_stmt* statement) {
  constexpr std::size_t most = 64;  // different statements; searches make many that come once
  if (statement == nullptr) return;
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  const std::string_view sql = sqlite3_sql(statement);
  auto place = idle_.find(sql);
  if (place == idle_.end() && idle_.size() < most)
    place = idle_.emplace(std::string(sql), std::vector<sqlite3_stmt*>()).first;
  if (place == idle_.end()) {
    sqlite3_finalize(statement);
  } else {
    place->second.push_back(statement);
  }
}

Statement& Statement::bind(int index, std::string_view text) {
  sqlite3_bind_text(handle_.get(), index, text.data() == nullptr ? "" : text.data(),
                    static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(int index, std::int64_t number) {
  sqlite3_bind_int64(handle_.get(), index, number);
  return *this;
}

Statement& Statement::bind(int index, double number) {
  sqlite3_bind_double(handle_.get(), index, number);
  return *this;
}

Statement& Statement::bind(int index, std::optional<std::int64_t> number) {
  if (number) return bind(index, *number);
  sqlite3_bind_null(handle_.get(), index);
  return *this;
}

Statement& Statement::bind_bytes(int index, std::string_view bytes) {
  sqlite3_bind_blob64(handle_.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

bool Statement::step() {
  if (handle_ == nullptr) return false;
  result_ = sqlite3_step(handle_.get());
  return result_ == SQLITE_ROW;
}

Statement& Statement::reset() {
  sqlite3_reset(handle_.get());
  return *this;
}

Result<void> Statement::run() {
  while (step()) {
  }
  const auto error = fault();
  reset();
  if (error) return tl::unexpected(*error);
  return {};
}

std::string_view Statement::text(int column) const {
  return bytes(column);
}

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(handle_.get(), column);
  return {static_cast<const char*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<Error> Statement::fault() const {
  if (result_ == SQLITE_OK || result_ == SQLITE_ROW || result_ == SQLITE_DONE) return std::nullopt;
  return error_of(database_, result_);
}

Result<Database> Database::open(const std::string& path, DatabaseMode mode, const char* vfs) {
  // SQLite's own count of its memory, which nobody asks for, takes a lock of all threads at each piece of it.
  [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3* handle = nullptr;
  const int flags =
      (mode == DatabaseMode::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) |
      SQLITE_OPEN_NOMUTEX;
  const int result = sqlite3_open_v2(path.c_str(), &handle, flags, checked_pages_over(vfs));
  Database database(handle);
  if (result != SQLITE_OK) {
    Error error = error_of(handle, result);
    error.path = path;
    return tl::unexpected(std::move(error));
  }
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, 5000);
  if (mode == DatabaseMode::read) (void)database.execute(cache_for(database));
  if (mode == DatabaseMode::write) {
    Statement pages = database.prepare("PRAGMA page_count");
    if (pages.step() && pages.integer(0) == 0) database.ask_for_checksums();
  }
  return database;
}

Statement Database::prepare(std::string_view sql) const {
  if (sqlite3_stmt* idle = pool_->take(sql)) return {idle, pool_.get(), handle_.get()};
  sqlite3_stmt* statement = nullptr;
  const int result =
      sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (result == SQLITE_ERROR) {
    std::fprintf(stderr, "broadsheet: %s in: %.*s\n", sqlite3_errmsg(handle_.get()),
                 static_cast<int>(sql.size()), sql.data());
    std::abort();
  }
  return {statement, pool_.get(), handle_.get(), result};
}

Result<void> Database::execute(const std::string& sql) const {
  const int result = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return tl::unexpected(error_of(handle_.get(), result));
  return {};
}

Error Database::fault() const {
  return error_of(handle_.get(), sqlite3_errcode(handle_.get()));
}

Result<DatabaseState> Database::state() const {
  Statement version = prepare("PRAGMA data_version");
  if (!version.step()) return tl::unexpected(version.fault().value_or(fault()));
  return DatabaseState(version.integer(0), sqlite3_total_changes(handle_.get()));
}

void Database::ask_for_checksums() const {
  int reserved = checksum_bytes;
  sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
}

bool Database::is_checked() const {
  (void)execute("PRAGMA schema_version");  // so that the header has been read
  int reserved = -1;                       // asks only
  sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  return reserved == checksum_bytes;
}

bool has_table(const Database& database, std::string_view name) {
  return database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?1").bind(1, name).step();
}

Result<std::int64_t> number_from(const Database& database, std::string_view sql) {
  Statement found = database.prepare(sql);
  if (found.step()) return found.integer(0);
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return 0;
}

Result<void> copy_database(const Database& from, const Database& to) {
  sqlite3_backup* copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (copying == nullptr) return tl::unexpected(to.fault());
  constexpr int all_pages = -1;
  const int result = sqlite3_backup_step(copying, all_pages);
  const int finished = sqlite3_backup_finish(copying);
  if (result == SQLITE_DONE && finished == SQLITE_OK) return {};
  return tl::unexpected(error_of(to.handle(), result == SQLITE_DONE ? finished : result));
}

}  // namespace broadsheet
