#pragma once
// database.h: SQLite with values, errors and lifetimes of ours.

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

// Compiled statements of one connection that nobody uses at the moment, by their SQL.
class StatementPool {
 public:
  StatementPool() = default;
  StatementPool(const StatementPool&) = delete;
  StatementPool& operator=(const StatementPool&) = delete;
  ~StatementPool();

  [[nodiscard]] sqlite3_stmt* take(std::string_view sql);  // null where there is none
  void give_back(sqlite3_stmt* statement);

 private:
  std::map<std::string, std::vector<sqlite3_stmt*>, std::less<>> idle_;
};

// A prepared statement; bind, then step() until it is false. Goes back to its connection's pool, so it must
// not outlive its Database.
class Statement {
 public:
  // `result` tells why there is no handle, where there is none; then every step fails with that.
  Statement(sqlite3_stmt* handle, StatementPool* pool, sqlite3* database, int result = SQLITE_OK)
      : handle_(handle, GiveBack{pool}), database_(database), result_(result) {}

  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, std::int64_t number);
  Statement& bind(int index, double number);
  Statement& bind(int index, std::optional<std::int64_t> number);
  Statement& bind_bytes(int index, std::string_view bytes);

  // True where there is a row. After false, fault() tells whether it was the end.
  [[nodiscard]] bool step();
  [[nodiscard]] Result<void> run();  // steps to the end and resets
  Statement& reset();

  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  [[nodiscard]] double real(int column) const { return sqlite3_column_double(handle_.get(), column); }
  [[nodiscard]] bool is_null(int column) const {
    return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
  }
  [[nodiscard]] std::string_view text(int column) const;   // until the next step
  [[nodiscard]] std::string_view bytes(int column) const;  // likewise
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;

  [[nodiscard]] std::optional<Error> fault() const;

 private:
  struct GiveBack {
    StatementPool* pool;
    void operator()(sqlite3_stmt* s) const { pool->give_back(s); }
  };
  std::unique_ptr<sqlite3_stmt, GiveBack> handle_;
  sqlite3* database_;
  int result_;
};

// Of what a connection sees: what others committed, what it changed itself. Another one says that something
// may have changed.
using DatabaseState = std::pair<std::int64_t, std::int64_t>;

enum class DatabaseMode { read, write };

class Database {
 public:
  // `vfs`: the file system by SQLite's name for it, nullptr for the system's. Pages have checksums
  // (checked_pages.h) where the database is new, or was made so.
  [[nodiscard]] static Result<Database> open(const std::string& path, DatabaseMode mode,
                                             const char* vfs = nullptr);

  // SQL is ours, never a reader's: a statement that does not compile is a fault of the program and ends it.
  // What the disk or memory refuse is told by the statement's steps.
  [[nodiscard]] Statement prepare(std::string_view sql) const;
  [[nodiscard]] Result<void> execute(const std::string& sql) const;
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
  [[nodiscard]] Error fault() const;
  [[nodiscard]] Result<DatabaseState> state() const;
  // Whether its pages have checksums.
  [[nodiscard]] bool is_checked() const;
  // They get them with the next VACUUM.
  void ask_for_checksums() const;

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  explicit Database(sqlite3* handle) : handle_(handle), pool_(std::make_unique<StatementPool>()) {}
  std::unique_ptr<sqlite3, Close> handle_;
  std::unique_ptr<StatementPool> pool_;  // goes before the connection
};

// Tables that came later are missing in archives that were not written to since.
[[nodiscard]] bool has_table(const Database& database, std::string_view name);

// The number that a statement's first row begins with; 0 where there is none.
[[nodiscard]] Result<std::int64_t> number_from(const Database& database, std::string_view sql);

// All of one database in place of all of another, in one transaction of the other: its readers see the one or
// the other. Whoever writes to `from` meanwhile makes it begin again.
[[nodiscard]] Result<void> copy_database(const Database& from, const Database& to);

}  // namespace broadsheet
