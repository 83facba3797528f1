// upkeep.cc: backup, restore, and taking the place of an archive.
//
// A backup is an archive. The database is copied first, at one moment; what it knows of the captures, which
// only grow, is copied after, so whoever writes meanwhile writes behind what is copied. Only a forget() takes
// files away: then the copy begins again. All is made beside and renamed when it is whole and synced.
// Entry points: Archive::backup(), restore_archive(), replace_archive().

#include "store/upkeep.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "broadsheet/store.h"
#include "capture/input.h"
#include "store/state.h"

namespace broadsheet {
namespace {

namespace files = std::filesystem;

bool is_database(std::string_view name) {
  return name.ends_with(".sqlite");
}

// Files of the moment, which no copy takes.
bool is_passing(std::string_view name) {
  return name == "lock" || name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-journal") ||
         name.ends_with(".new");
}

// A copy in one file, with no journal beside it: so it can be read from where nothing may be written.
Result<void> copy_database_file(const std::string& from, const std::string& to) {
  auto source = Database::open(from, DatabaseMode::read);
  if (!source) return tl::unexpected(source.error());
  auto target = Database::open(to, DatabaseMode::write);
  if (!target) return tl::unexpected(target.error());
  auto done = copy_database(*source, *target);
  return done ? target->execute("PRAGMA journal_mode = DELETE") : done;
}

Result<void> copy_file(const std::string& from, const std::string& to, std::uint64_t bytes) {
  auto out = real_disk().open_append(to);
  if (!out) return tl::unexpected(out.error());
  if (auto done = copy_bytes(from, bytes, **out); !done) return done;
  return (*out)->sync();
}

Result<void> copy_captures(const std::string& folder, const std::string& to) {
  const auto database = Database::open(to + "/archive.sqlite", DatabaseMode::read);
  if (!database) return tl::unexpected(database.error());
  const auto copied = capture_files_of(*database);
  if (!copied) return tl::unexpected(copied.error());
  if (auto made = real_disk().make_folder(to + "/captures"); !made) return made;
  for (const CaptureFile& file : *copied) {
    if (file.bytes == 0) continue;
    const std::string path = to + "/" + name_of(file);
    if (auto done = copy_file(folder + "/" + name_of(file), path, file.bytes); !done) return done;
    std::error_code fault;
    if (files::file_size(path, fault) != file.bytes)
      return fail(ErrorCode::damaged, "shorter than what was kept in it", folder + "/" + name_of(file));
  }
  return real_disk().sync_folder(to + "/captures");
}

// Whatever else stands in the folder, today's files and tomorrow's; archive.toml last.
Result<void> copy_folder(const std::string& folder, const std::string& to) {
  auto done = copy_database_file(folder + "/archive.sqlite", to + "/archive.sqlite");
  if (done) done = copy_captures(folder, to);
  for (const std::string& name : files_in(folder)) {
    if (!done) return done;
    if (is_passing(name) || name == "archive.sqlite" || name == "archive.toml") continue;
    const std::string tail = "/" + name, from = folder + tail, copy = to + tail;
    done = is_database(name) ? copy_database_file(from, copy) : copy_file(from, copy, UINT64_MAX);
  }
  if (done) done = copy_file(folder + "/archive.toml", to + "/archive.toml", UINT64_MAX);
  return done ? real_disk().sync_folder(to) : done;
}

bool is_same(const std::string& a, const std::string& b, std::uint64_t bytes) {
  auto x = RawInput::open(a), y = RawInput::open(b);
  constexpr std::uint64_t at_once = 1 << 20;
  for (; x && y && bytes > 0;) {
    const std::uint64_t part = std::min(bytes, at_once);
    if (!x->fill(part) || !y->fill(part) || x->window().substr(0, part) != y->window().substr(0, part))
      return false;
    x->consume(part);
    y->consume(part);
    bytes -= part;
  }
  return x && y && !x->fill(1);
}

}  // namespace

Result<void> Archive::backup(const std::string& target) const {
  const std::string beside = target + ".partial";
  std::error_code fault;
  if (files::exists(target, fault))
    return tl::unexpected(
        Error{ErrorCode::bad_input, "there is something already", target, std::nullopt, "name a new folder"});
  Result<void> done;
  constexpr int times = 3;
  for (int time = 0; time < times; ++time) {
    files::remove_all(beside, fault);
    files::create_directories(beside, fault);
    if (fault) return fail(ErrorCode::unreadable, fault.message(), beside);
    done = copy_folder(state_->folder, beside);
    if (done || done.error().code != ErrorCode::missing) break;
  }
  if (!done) {
    files::remove_all(beside, fault);
    return done;
  }
  done = real_disk().rename(beside, target);
  const files::path parent = files::absolute(target, fault).parent_path();
  return done ? real_disk().sync_folder(parent.string()) : done;
}

Result<void> restore_archive(const std::string& backup, const std::string& folder) {
  const auto archive = Archive::open(backup, ArchiveMode::read);
  if (!archive) return tl::unexpected(archive.error());
  const auto faults = archive->check();
  if (!faults) return tl::unexpected(faults.error());
  if (!faults->empty())
    return tl::unexpected(Error{ErrorCode::damaged, faults->front().where + ": " + faults->front().what,
                                backup, std::nullopt, "broadsheet repair makes of it what can be made"});
  std::error_code fault;
  if (files::is_empty(folder, fault) && !fault) files::remove(folder, fault);
  return archive->backup(folder);
}

std::vector<CaptureFile> capture_files_on_disk(const std::string& folder) {
  std::map<int, CaptureFile> newest;
  for (const std::string& name : files_in(folder + "/captures")) {
    auto file = capture_file_named(name);
    if (!file) continue;
    std::error_code fault;
    file->bytes = files::file_size(files::path(folder) / "captures" / name, fault);
    CaptureFile& known = newest.emplace(file->number, *file).first->second;
    if (file->revision > known.revision) known = *file;
  }
  std::vector<CaptureFile> found;
  found.reserve(newest.size());
  for (const auto& [number, file] : newest) found.push_back(file);
  return found;
}

namespace {

// Moves the captures of a fresh archive under names that the old one does not use; those that are the same
// stay. The rows that say so are in `database`, the fresh one's.
Result<void> take_captures(Disk& disk, const std::string& folder, const std::string& fresh,
                           const Database& database) {
  if (auto made = disk.make_folder(folder + "/captures"); !made) return made;
  const std::vector<CaptureFile> old = capture_files_on_disk(folder);
  std::map<int, CaptureFile> taken;
  // A number that is no longer needed gets an empty file to come, so that its old one goes.
  for (const CaptureFile& file : old) taken[file.number] = {file.number, file.revision + 1, 0};
  for (const CaptureFile& file : capture_files_on_disk(fresh)) {
    const auto there =
        std::find_if(old.begin(), old.end(), [&](const CaptureFile& o) { return o.number == file.number; });
    CaptureFile moved = {file.number, there == old.end() ? 0 : there->revision, file.bytes};
    const std::string from = fresh + "/" + name_of(file);
    if (there == old.end() || !is_same(from, folder + "/" + name_of(moved), file.bytes)) {
      if (there != old.end()) ++moved.revision;
      if (auto done = disk.rename(from, folder + "/" + name_of(moved)); !done) return done;
    }
    taken[file.number] = moved;
  }
  for (const auto& [number, file] : taken) {
    auto done =
        database.prepare("INSERT OR REPLACE INTO capture_file(number, revision, bytes) VALUES (?1, ?2, ?3)")
            .bind(1, std::int64_t{number})
            .bind(2, std::int64_t{file.revision})
            .bind(3, static_cast<std::int64_t>(file.bytes))
            .run();
    if (!done) return done;
  }
  return disk.sync_folder(folder + "/captures");
}

// So that whoever remembers a number of commits sees that there were more.
Result<void> outnumber(const Database& database, const std::string& old_file) {
  std::int64_t commits = 0;
  if (auto old = Database::open(old_file, DatabaseMode::read)) {
    if (has_table(*old, "meta")) {
      Statement found = old->prepare("SELECT value FROM meta WHERE name = 'generation'");
      if (found.step()) commits = found.integer(0);
    }
  }
  return database.prepare("UPDATE meta SET value = max(value, ?1) + 1 WHERE name = 'generation'")
      .bind(1, commits)
      .run();
}

}  // namespace

Result<void> replace_archive(Disk& disk, const std::string& folder, const std::string& fresh) {
  const std::string file = folder + "/archive.sqlite", fresh_file = fresh + "/archive.sqlite";
  {
    auto database = Database::open(fresh_file, DatabaseMode::write, disk.sqlite_vfs());
    if (!database) return tl::unexpected(database.error());
    auto done = outnumber(*database, file);
    if (done) done = take_captures(disk, folder, fresh, *database);
    if (done) done = database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    // It names the format of what comes, so that older programs keep away.
    if (done) done = disk.rename(fresh + "/archive.toml", folder + "/archive.toml");
    if (done) done = disk.sync_folder(folder);
    if (!done) return done;
    auto old = Database::open(file, DatabaseMode::write, disk.sqlite_vfs());
    if (old && old->execute("PRAGMA wal_checkpoint(TRUNCATE)") && old->is_checked() &&
        copy_database(*database, *old))
      return {};
  }
  // What is left of a database that cannot even be written over goes, its journal first: a journal must never
  // meet a database that is not its own.
  auto done = disk.remove(file + "-wal");
  if (done) done = disk.remove(file + "-shm");
  if (done) done = disk.sync_folder(folder);
  if (done) done = disk.rename(fresh_file, file);
  return done ? disk.sync_folder(folder) : done;
}

}  // namespace broadsheet
