// simulated_disk.cc: see simulated_disk.h. The model of a file system is the careless one that POSIX allows:
// a write lasts once its file was synced, a name once its folder was, and until then anything may be lost
// before anything else. SQLite syncs the folder itself where it makes a journal and where it asks for that
// when it removes one.

#include "tests/crash/simulated_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

namespace broadsheet {
namespace {

SimulatedDisk* current = nullptr;

constexpr std::size_t sector = 512;

// ------------------------------------------------------------------------------------------ SQLite's side

struct SimulatedFile {
  sqlite3_file own;
  std::size_t number;
  bool is_noted;        // a file of the archive, not a temporary one
  bool syncs_its_name;  // a journal

  [[nodiscard]] sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  [[nodiscard]] const sqlite3_io_methods* methods() { return below()->pMethods; }
};

SimulatedFile* of(sqlite3_file* file) {
  return reinterpret_cast<SimulatedFile*>(file);
}

using Kind = SimulatedDisk::Kind;

int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
  SimulatedFile& f = *of(file);
  if (f.is_noted) {
    if (!current->permits()) return SQLITE_FULL;
    current->note({.kind = Kind::write,
                   .file = f.number,
                   .name = {},
                   .new_name = {},
                   .offset = static_cast<std::uint64_t>(offset),
                   .bytes = std::string(static_cast<const char*>(from), static_cast<std::size_t>(amount))});
  }
  return f.methods()->xWrite(f.below(), from, amount, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  SimulatedFile& f = *of(file);
  if (f.is_noted) {
    if (!current->permits()) return SQLITE_IOERR_TRUNCATE;
    current->note({.kind = Kind::truncate,
                   .file = f.number,
                   .name = {},
                   .new_name = {},
                   .offset = static_cast<std::uint64_t>(size),
                   .bytes = {}});
  }
  return f.methods()->xTruncate(f.below(), size);
}

int sync(sqlite3_file* file, int) {
  SimulatedFile& f = *of(file);
  if (!f.is_noted) return SQLITE_OK;
  if (!current->permits()) return SQLITE_IOERR_FSYNC;
  current->note({.kind = Kind::sync, .file = f.number, .name = {}, .new_name = {}, .offset = 0, .bytes = {}});
  if (f.syncs_its_name) current->note_root_synced();
  f.syncs_its_name = false;
  return SQLITE_OK;
}

const sqlite3_io_methods& methods_over(const sqlite3_io_methods& below) {
  static sqlite3_io_methods made = below;
  made.xClose = [](sqlite3_file* f) { return of(f)->methods()->xClose(of(f)->below()); };
  made.xRead = [](sqlite3_file* f, void* into, int amount, sqlite3_int64 offset) {
    return of(f)->methods()->xRead(of(f)->below(), into, amount, offset);
  };
  made.xWrite = write;
  made.xTruncate = truncate;
  made.xSync = sync;
  made.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
    return of(f)->methods()->xFileSize(of(f)->below(), size);
  };
  made.xLock = [](sqlite3_file* f, int level) { return of(f)->methods()->xLock(of(f)->below(), level); };
  made.xUnlock = [](sqlite3_file* f, int level) { return of(f)->methods()->xUnlock(of(f)->below(), level); };
  made.xCheckReservedLock = [](sqlite3_file* f, int* out) {
    return of(f)->methods()->xCheckReservedLock(of(f)->below(), out);
  };
  made.xFileControl = [](sqlite3_file* f, int operation, void* argument) {
    return of(f)->methods()->xFileControl(of(f)->below(), operation, argument);
  };
  made.xSectorSize = [](sqlite3_file*) { return static_cast<int>(sector); };
  made.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };  // promises nothing
  made.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
    return of(f)->methods()->xShmMap(of(f)->below(), page, size, extend, out);
  };
  made.xShmLock = [](sqlite3_file* f, int offset, int count, int flags) {
    return of(f)->methods()->xShmLock(of(f)->below(), offset, count, flags);
  };
  made.xShmBarrier = [](sqlite3_file* f) { of(f)->methods()->xShmBarrier(of(f)->below()); };
  made.xShmUnmap = [](sqlite3_file* f, int remove) {
    return of(f)->methods()->xShmUnmap(of(f)->below(), remove);
  };
  made.xFetch = [](sqlite3_file*, sqlite3_int64, int, void** page) {
    *page = nullptr;
    return SQLITE_OK;
  };
  made.xUnfetch = [](sqlite3_file*, sqlite3_int64, void*) { return SQLITE_OK; };
  return made;
}

sqlite3_vfs* system_vfs() {
  static sqlite3_vfs* found = sqlite3_vfs_find(nullptr);
  return found;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  SimulatedFile& f = *of(file);
  f = SimulatedFile{{nullptr}, 0, name != nullptr && current != nullptr && current->knows(name), false};
  const bool is_new = f.is_noted && (flags & SQLITE_OPEN_CREATE) != 0 && !std::filesystem::exists(name);
  if (is_new && !current->permits()) return SQLITE_CANTOPEN;
  const int result = system_vfs()->xOpen(system_vfs(), name, f.below(), flags, out);
  if (f.below()->pMethods != nullptr) f.own.pMethods = &methods_over(*f.below()->pMethods);
  if (result != SQLITE_OK || !f.is_noted) return result;
  f.number = current->file_of(name);
  f.syncs_its_name = is_new && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  return result;
}

int remove_file(sqlite3_vfs*, const char* path, int sync_folder) {
  if (current != nullptr && current->knows(path) && std::filesystem::exists(path)) {
    if (!current->permits()) return SQLITE_IOERR_DELETE;
    current->note({.kind = Kind::remove, .file = 0, .name = path, .new_name = {}, .offset = 0, .bytes = {}});
    if (sync_folder != 0) current->note_root_synced();
  }
  return system_vfs()->xDelete(system_vfs(), path, 0);
}

const char* vfs_name() {
  static const char* name = [] {
    static sqlite3_vfs vfs = *system_vfs();
    vfs.zName = "simulated";
    vfs.szOsFile = static_cast<int>(sizeof(SimulatedFile)) + system_vfs()->szOsFile;
    vfs.pNext = nullptr;
    vfs.xOpen = open;
    vfs.xDelete = remove_file;
    sqlite3_vfs_register(&vfs, 0);
    return vfs.zName;
  }();
  return name;
}

// --------------------------------------------------------------------------------------------- our side

tl::unexpected<Error> refused(const std::string& path) {
  return fail(ErrorCode::no_space, "the simulated disk refuses", path);
}

class NotedFile final : public AppendFile {
 public:
  NotedFile(SimulatedDisk& disk, std::size_t number, std::string path, std::unique_ptr<AppendFile> real)
      : disk_(disk), number_(number), path_(std::move(path)), real_(std::move(real)) {}

  [[nodiscard]] std::uint64_t size() const override { return real_->size(); }

  Result<void> append(std::string_view bytes) override {
    const bool permitted = disk_.permits();
    // What fails is written in part, as on a full disk.
    const std::string_view part = permitted ? bytes : bytes.substr(0, bytes.size() / 2);
    disk_.note({.kind = Kind::write,
                .file = number_,
                .name = {},
                .new_name = {},
                .offset = real_end_,
                .bytes = std::string(part)});
    auto done = real_->append(part);
    real_end_ += part.size();
    return permitted ? done : refused(path_);
  }

  Result<void> truncate(std::uint64_t size) override {
    if (!disk_.permits()) return refused(path_);
    disk_.note(
        {.kind = Kind::truncate, .file = number_, .name = {}, .new_name = {}, .offset = size, .bytes = {}});
    real_end_ = size;
    return real_->truncate(size);
  }

  Result<void> sync() override {
    if (!disk_.permits()) return refused(path_);
    disk_.note({.kind = Kind::sync, .file = number_, .name = {}, .new_name = {}, .offset = 0, .bytes = {}});
    return {};
  }

 private:
  SimulatedDisk& disk_;
  std::size_t number_;
  std::string path_;
  std::unique_ptr<AppendFile> real_;
  std::uint64_t real_end_ = real_->size();
};

}  // namespace

SimulatedDisk::SimulatedDisk(std::string root) : root_(std::move(root)) {
  current = this;
}

SimulatedDisk::~SimulatedDisk() {
  current = nullptr;
}

const char* SimulatedDisk::sqlite_vfs() const {
  return vfs_name();
}

void SimulatedDisk::fail(std::size_t n, Failing how) {
  until_failure_ = n;
  how_ = how;
  has_failed_ = false;
}

void SimulatedDisk::heal() {
  until_failure_ = SIZE_MAX;
}

bool SimulatedDisk::permits() {
  if (until_failure_ == SIZE_MAX) return true;
  if (until_failure_ > 0) {
    --until_failure_;
    return true;
  }
  has_failed_ = true;
  if (how_ == Failing::once) heal();
  return false;
}

void SimulatedDisk::note_root_synced() {
  note({.kind = Kind::sync_names, .file = 0, .name = root_ + "/", .new_name = {}, .offset = 0, .bytes = {}});
}

void SimulatedDisk::note(Event event) {
  if (event.kind == Kind::remove) names_.erase(event.name);
  for (std::string* name : {&event.name, &event.new_name})
    if (!name->empty()) name->erase(0, root_.size());
  events_.push_back(std::move(event));
}

std::size_t SimulatedDisk::file_of(const std::string& path) {
  const auto [place, is_new] = names_.emplace(path, files_);
  if (is_new) {
    note({.kind = Kind::create, .file = files_, .name = path, .new_name = {}, .offset = 0, .bytes = {}});
    ++files_;
  }
  return place->second;
}

Result<std::unique_ptr<AppendFile>> SimulatedDisk::open_append(const std::string& path) {
  if (!std::filesystem::exists(path) && !permits()) return refused(path);
  auto real = real_disk().open_append(path);
  if (!real) return real;
  return std::make_unique<NotedFile>(*this, file_of(path), path, std::move(*real));
}

Result<void> SimulatedDisk::write_whole(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".new";
  auto file = open_append(beside);
  if (!file) return tl::unexpected(file.error());
  auto done = (*file)->truncate(0);
  if (done) done = (*file)->append(bytes);
  if (done) done = (*file)->sync();
  return done ? rename(beside, path) : done;
}

Result<void> SimulatedDisk::make_folder(const std::string& path) {
  return real_disk().make_folder(path);
}

Result<void> SimulatedDisk::rename(const std::string& from, const std::string& to) {
  if (!permits()) return refused(to);
  note({.kind = Kind::rename, .file = 0, .name = from, .new_name = to, .offset = 0, .bytes = {}});
  names_[to] = names_[from];
  names_.erase(from);
  return real_disk().rename(from, to);
}

Result<void> SimulatedDisk::remove(const std::string& path) {
  if (!permits()) return refused(path);
  note({.kind = Kind::remove, .file = 0, .name = path, .new_name = {}, .offset = 0, .bytes = {}});
  return real_disk().remove(path);
}

Result<void> SimulatedDisk::sync_folder(const std::string& path) {
  if (!permits()) return refused(path);
  note({.kind = Kind::sync_names, .file = 0, .name = path + "/", .new_name = {}, .offset = 0, .bytes = {}});
  return {};
}

// ------------------------------------------------------------------------------------------ power cuts

namespace {

using Event = SimulatedDisk::Event;

bool is_of_names(Kind kind) {
  return kind == Kind::create || kind == Kind::rename || kind == Kind::remove;
}

std::string folder_of(const std::string& name) {
  return name.substr(0, name.rfind('/') + 1);
}

// For each of the first `count` events, whether a later one made it last.
std::vector<bool> lasting(const std::vector<Event>& events, std::size_t count) {
  std::vector<bool> lasts(count, false);
  std::map<std::size_t, bool> synced;
  std::map<std::string, bool> names_synced;  // by folder
  for (std::size_t i = count; i-- > 0;) {
    const Event& event = events[i];
    if (event.kind == Kind::sync) synced[event.file] = true;
    if (event.kind == Kind::sync_names) names_synced[folder_of(event.name)] = true;
    lasts[i] = is_of_names(event.kind) ? names_synced[folder_of(event.name)] : synced[event.file];
  }
  return lasts;
}

// What is there while events are carried out one by one.
struct Files {
  std::map<std::size_t, std::string> contents;
  std::map<std::string, std::size_t> names;

  // `torn`: only sectors that the generator chooses.
  void write(const Event& event, bool torn, std::mt19937_64& draw) {
    std::string& content = contents[event.file];
    if (content.size() < event.offset + event.bytes.size()) content.resize(event.offset + event.bytes.size());
    for (std::size_t at = 0; at < event.bytes.size(); at += sector)
      if (!torn || draw() % 2 == 0) event.bytes.copy(content.data() + event.offset + at, sector, at);
  }

  void carry_out(const Event& event, bool torn, std::mt19937_64& draw) {
    switch (event.kind) {
      case Kind::create: names[event.name] = event.file; break;
      case Kind::write: write(event, torn, draw); break;
      case Kind::truncate: contents[event.file].resize(event.offset); break;
      case Kind::remove: names.erase(event.name); break;
      case Kind::rename:
        if (const auto from = names.find(event.name); from != names.end()) {
          names[event.new_name] = from->second;
          names.erase(from);
        }
        break;
      case Kind::sync:
      case Kind::sync_names: break;
    }
  }
};

}  // namespace

void SimulatedDisk::leave_after(std::size_t count, Loss loss, std::uint64_t seed,
                                const std::string& folder) const {
  std::mt19937_64 draw(seed * 1'000'003 + count);
  const std::vector<bool> lasts = lasting(events_, count);
  Files files;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_last = i + 1 == count;
    if (!lasts[i] && loss == Loss::all) continue;
    if (!lasts[i] && loss == Loss::any && draw() % 2 == 0) continue;
    const bool torn =
        !lasts[i] && ((loss == Loss::half_of_the_last && is_last) || (loss == Loss::any && draw() % 4 == 0));
    files.carry_out(events_[i], torn, draw);
  }
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder + "/captures");
  for (const auto& [name, number] : files.names)
    std::ofstream(folder + name, std::ios::binary) << files.contents[number];
}

}  // namespace broadsheet
