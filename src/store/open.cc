// open.cc: opening an archive: its folder, its format, its database, its log of captures.
//
// The folder is made so that power may fail at any write: archive.toml comes last, once the names of all
// other files are on the disk, and a folder without it holds nothing that was acknowledged. An archive of an
// earlier format is brought up step by step: first archive.toml names the new format, so that older programs
// keep away, then each step of the table below does its work in one transaction that also moves the
// database's own number (PRAGMA user_version). Whatever is interrupted begins again at the next opening.
// Entry point: Archive::open().

#include <algorithm>
#include <filesystem>

#include "base/strings.h"
#include "broadsheet/store.h"
#include "capture/input.h"
#include "store/schema.h"
#include "store/state.h"
#include "store/upgrade.h"

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

// Files that may stand there before archive.toml is written: the archive's, with those that SQLite puts
// beside its own, and a person's settings.
bool is_ours(std::string_view name) {
  return name == "lock" || name == "archive.toml.new" || name.starts_with("archive.sqlite") ||
         name == "broadsheet.toml";
}

Result<void> prepare_folder(Disk& disk, const std::string& folder) {
  std::error_code fault;
  const bool there = std::filesystem::exists(folder, fault);
  if (const auto format = read_format(folder + "/archive.toml")) return check_format(folder, *format);
  if (there && !std::filesystem::is_directory(folder, fault))
    return fail(ErrorCode::bad_input, "not a folder", folder);
  const std::vector<std::string> names = files_in(folder);
  bool other = !std::all_of(names.begin(), names.end(), is_ours);
  if (there)
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault))
      other |= entry.is_directory(fault) && entry.path().filename() != "captures";
  if (other)
    return tl::unexpected(Error{ErrorCode::bad_input, "a folder with other files in it, and no archive",
                                folder, std::nullopt, "name an empty folder or a new one"});
  if (there) return {};
  const std::filesystem::path parent = std::filesystem::absolute(folder, fault).parent_path();
  std::filesystem::create_directories(parent, fault);
  if (fault) return fail(ErrorCode::unreadable, fault.message(), folder);
  if (auto made = disk.make_folder(folder); !made) return made;
  return disk.sync_folder(parent.string());
}

Result<void> write_format(Disk& disk, const std::string& folder) {
  auto written = disk.write_whole(folder + "/archive.toml",
                                  std::string(toml_head) + std::to_string(archive_format) + "\n");
  return written ? disk.sync_folder(folder) : written;
}

// ---------------------------------------------------------------------------------------- the database

Result<bool> has_articles(const Database& database) {
  const auto count = number_from(
      database, "SELECT count(*) FROM sqlite_master WHERE name IN ('article', 'capture', 'meta')");
  if (!count) return tl::unexpected(count.error());
  return *count == 3;
}

Error no_database(const std::string& path) {
  return {ErrorCode::damaged, "the database holds no archive", path, std::nullopt,
          "broadsheet repair makes it again from the captures"};
}

Result<void> make_tables(const Database& database) {
  auto done = database.execute("BEGIN IMMEDIATE");
  for (const std::string_view schema : {archive_schema, feeds_schema, statements_schema, pictures_schema})
    if (done) done = database.execute(std::string(schema));
  if (done) done = SearchIndex::create(database);
  if (done) done = database.execute("PRAGMA user_version = " + std::to_string(archive_format));
  if (done) done = database.execute("COMMIT");
  if (!done) (void)database.execute("ROLLBACK");
  return done;
}

// Rows are joined with their reader's marks; this stands for them where there are none.
Result<void> add_empty_marks(const Database& database) {
  return database.execute(
      "PRAGMA temp_store = MEMORY; CREATE TEMP TABLE mark (article TEXT PRIMARY KEY, read, saved, hidden) "
      "WITHOUT ROWID");
}

// `is_new`: no archive.toml stands beside it.
Result<void> prepare_database(const Database& database, const std::string& path, bool is_new) {
  for (const char* sql : {"PRAGMA page_size = 8192", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                          "PRAGMA cache_size = -16384", "PRAGMA wal_autocheckpoint = 4000"})
    if (auto done = database.execute(sql); !done) return done;
  const auto there = has_articles(database);
  if (!there) return tl::unexpected(there.error());
  if (!*there && !is_new) return tl::unexpected(no_database(path));
  if (*there)
    if (auto done = upgrade(database); !done) return done;
  if (auto done = add_empty_marks(database); !done) return done;
  return make_tables(database);
}

// ------------------------------------------------------------------------------------------ the captures

Result<CaptureFile> last_capture_file(const Database& database) {
  Statement last =
      database.prepare("SELECT number, revision, bytes FROM capture_file ORDER BY number DESC LIMIT 1");
  CaptureFile file;
  if (last.step())
    file = {static_cast<int>(last.integer(0)), static_cast<int>(last.integer(1)),
            static_cast<std::uint64_t>(last.integer(2))};
  if (const auto fault = last.fault()) return tl::unexpected(*fault);
  return file;
}

Result<std::unique_ptr<CaptureLog>> open_log(Disk& disk, const std::string& folder,
                                             const Database& database) {
  const auto last = last_capture_file(database);
  if (!last) return tl::unexpected(last.error());
  auto log = CaptureLog::open(disk, folder, *last);
  if (!log) return tl::unexpected(log.error());
  return std::make_unique<CaptureLog>(std::move(*log));
}

}  // namespace

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Archive::~Archive() {
  if (state_ && state_->changed) state_->roll_back();
}

Result<Archive> Archive::open(const std::string& folder, ArchiveMode mode) {
  return mode == ArchiveMode::read ? open_to_read(real_disk(), folder) : open_to_write(real_disk(), folder);
}

Result<Archive> Archive::open_to_read(Disk& disk, const std::string& folder) {
  const auto format = read_format(folder + "/archive.toml");
  if (!format)
    return tl::unexpected(Error{ErrorCode::missing, "no archive there", folder, std::nullopt,
                                "broadsheet keep --archive makes one"});
  if (auto good = check_format(folder, *format); !good) return tl::unexpected(good.error());
  const std::string file = folder + "/archive.sqlite";
  auto database = Database::open(file, DatabaseMode::read, disk.sqlite_vfs());
  if (!database) return tl::unexpected(database.error());
  const auto there = has_articles(*database);
  if (!there) return tl::unexpected(there.error());
  if (!*there) return tl::unexpected(no_database(file));
  if (auto done = add_empty_marks(*database); !done) return tl::unexpected(done.error());
  return Archive(std::make_unique<State>(disk, folder, ArchiveMode::read, std::move(*database)));
}

Result<Archive> Archive::open_to_write(Disk& disk, const std::string& folder) {
  const std::string toml = folder + "/archive.toml", file = folder + "/archive.sqlite";
  if (auto prepared = prepare_folder(disk, folder); !prepared) return tl::unexpected(prepared.error());
  auto lock = FolderLock::take(folder + "/lock");
  if (!lock) return tl::unexpected(lock.error());
  const auto format = read_format(toml);
  if (format && *format < archive_format)
    if (auto done = write_format(disk, folder); !done) return tl::unexpected(done.error());
  auto database = Database::open(file, DatabaseMode::write, disk.sqlite_vfs());
  if (!database) return tl::unexpected(database.error());
  if (auto done = prepare_database(*database, file, !format); !done) return tl::unexpected(done.error());
  auto log = open_log(disk, folder, *database);
  if (!log) return tl::unexpected(log.error());
  if (!format) {
    auto done = disk.sync_folder(folder);  // the database's name, before a file says that it is there
    if (done) done = write_format(disk, folder);
    if (!done) return tl::unexpected(done.error());
  }
  auto state = std::make_unique<State>(disk, folder, ArchiveMode::write, std::move(*database));
  state->lock.emplace(std::move(*lock));
  state->log = std::move(*log);
  state->remove_superseded();
  return Archive(std::move(state));
}

}  // namespace broadsheet
