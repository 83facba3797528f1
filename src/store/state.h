#pragma once
// state.h: what an open Archive holds, shared by the files of this folder.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "broadsheet/store.h"
#include "search/database.h"
#include "search/index.h"
#include "store/capture_log.h"
#include "store/conditions.h"
#include "store/desk_items.h"
#include "store/disk.h"
#include "store/known_dates.h"
#include "store/known_publishers.h"
#include "store/packed_row.h"
#include "store/sketches.h"
#include "store/statements.h"

namespace broadsheet {

struct Archive::State {
  Disk& disk;
  std::string folder;
  ArchiveMode mode;
  std::optional<FolderLock> lock;
  Database database;
  SearchIndex index;
  std::unique_ptr<CaptureLog> log;
  bool changed = false;            // a transaction is open
  bool rewrites_captures = false;  // and the transaction says which files count
  bool has_revisions = true;       // of capture files: not in archives of format 1 that are only read
  bool has_marks = false;          // state.sqlite is attached; else an empty table stands for it
  mutable bool has_seen_statements = false;
  mutable KnownPublishers publishers = {};
  mutable KnownDates dates = {};
  std::vector<UnwrittenStatement> unwritten = {};
  std::vector<NumberedSketch> unwritten_sketches = {};
  std::vector<KeptDeskItem> unwritten_desk_items = {};
  std::int64_t desk_left_behind = 0;  // articles up to this number

  State(Disk& d, std::string where, ArchiveMode how, Database db);

  [[nodiscard]] Result<void> begin();
  void roll_back();
  [[nodiscard]] Result<std::optional<std::int64_t>> number_of(const ArticleId& id) const;
  [[nodiscard]] std::string path_of(const CaptureFile& file) const { return folder + "/" + name_of(file); }
  // The files of captures that the database knows, in order.
  [[nodiscard]] Result<std::vector<CaptureFile>> capture_files() const;
  // Those that were rewritten count from now on; the others go.
  [[nodiscard]] Result<void> take_rewritten();
  // SQL for the revision of the file of a row `c` of `capture`.
  [[nodiscard]] std::string revision_column() const;
  [[nodiscard]] std::int64_t last_number_anywhere() const;
  // Removes files of captures that were written anew, and what was left of writing one anew.
  void remove_superseded() const;
  // Its number. `known`: that of an article of that id, which it replaces.
  [[nodiscard]] Result<std::int64_t> insert(PreparedArticle& article, std::int64_t capture,
                                            std::optional<std::int64_t> known);

  // An archive that no program with statements has written to has no tables of them. Once there they stay.
  [[nodiscard]] bool has_statements() const;
  void gather_statements(std::int64_t article, Instant at, std::vector<ReadStatement> statements);
  [[nodiscard]] Result<void> write_statements();
  [[nodiscard]] Result<void> write_sketches();
  // Those of an article that is replaced or forgotten; `before`: as it was.
  [[nodiscard]] Result<void> drop_statements(std::int64_t article, const Article& before);

  // False for what is no picture.
  [[nodiscard]] Result<bool> knows_picture(const Capture& capture) const;
  // Makes one that was kept at a place findable; nothing for what is no picture.
  [[nodiscard]] Result<void> note_picture(const Capture& capture, const CapturePlace& place);
  // The capture of the first row (file, revision, position, bytes); nothing where there is none.
  [[nodiscard]] Result<std::optional<Capture>> first_capture(Statement& found) const;
};

[[nodiscard]] Result<std::vector<CaptureFile>> capture_files_of(const Database& database);

// The columns of ArticleRow over `row_source`, in the order that read_row() takes them: first what lists
// show, for which `shown_source` is enough.
inline constexpr std::string_view shown_columns =
    "a.id, a.kind, a.publisher, a.language, a.headline, a.lead, a.byline, a.published, a.minutes, a.at, a.n, "
    "mark.read, mark.saved";
inline constexpr std::string_view shown_source = "article a LEFT JOIN mark ON mark.article = a.id";
inline constexpr int row_column_count = 21;
[[nodiscard]] std::string row_columns();
inline constexpr std::string_view row_source =
    "article a LEFT JOIN mark ON mark.article = a.id LEFT JOIN story row_story ON row_story.n = a.story LEFT "
    "JOIN article row_head ON row_head.n = a.copy_of";

[[nodiscard]] ArticleRow read_row(const Statement& statement, int first_column = 0);
inline constexpr int shown_column_count = 13;
[[nodiscard]] ArticleRow read_shown(const Statement& statement, int first_column = 0);

// A file from the columns (number, revision), a place in it from (position, bytes).
[[nodiscard]] CaptureFile read_file(const Statement& statement, int first_column);
[[nodiscard]] CapturePlace read_place(const Statement& statement, int first_column);

// All the rows of a statement, each made by `read`; room for `expected` is made at once.
template <typename Item, typename Read>
[[nodiscard]] Result<std::vector<Item>> read_all(Statement& statement, Read read, std::size_t expected = 0) {
  std::vector<Item> items;
  items.reserve(expected);
  while (statement.step()) items.push_back(read(statement));
  if (const auto fault = statement.fault()) return tl::unexpected(*fault);
  return items;
}

// Numbers, each with one other character behind it.
[[nodiscard]] std::vector<std::uint32_t> numbers_in(std::string_view text);

}  // namespace broadsheet
