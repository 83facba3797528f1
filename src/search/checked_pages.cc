// checked_pages.cc: the layer between SQLite and the file system that writes and holds checksums.
//
//   write   [ content of the page ............ | hash of content and page number ]
//   read    the same hash, or SQLITE_IOERR_DATA
//
// Only whole pages of main database files are looked at. The write-ahead log needs none: its frames have
// checksums of their own, and what it holds goes through write() on its way into the file. A page of zeros
// holds too: it is one that SQLite made room for and never wrote. Entry point: checked_pages_over().

#include "search/checked_pages.h"

#include <sqlite3.h>
#include <xxhash.h>
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>  // by the vectors of this processor: a page read costs half
#endif

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string_view>

#include "capture/input.h"

namespace broadsheet {
namespace {

constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::size_t reserve_at = 20;  // in the header: how many bytes of each page are not SQLite's
constexpr std::size_t most_page_bytes = 65'536;

std::uint64_t sum_of(const char* page, std::size_t size, std::uint64_t number) {
  return XXH3_64bits_withSeed(page, size - checksum_bytes, number);
}

bool holds(const char* page, std::size_t size, std::uint64_t number) {
  std::uint64_t stored = 0;
  std::memcpy(&stored, page + size - checksum_bytes, sizeof stored);
  if (stored == sum_of(page, size, number)) return true;
  return std::all_of(page, page + size, [](char c) { return c == 0; });
}

bool is_page_size(std::size_t size) {
  return size >= 512 && size <= most_page_bytes && (size & (size - 1)) == 0;
}

// SQLite lays a VFS out as C structs: `own` comes first, the file of the layer below stands right behind.
struct CheckedFile {
  sqlite3_file own;
  bool is_database;  // not a journal, not a temporary file
  bool is_checked;   // its header asks for it

  [[nodiscard]] sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  [[nodiscard]] const sqlite3_io_methods* methods() { return below()->pMethods; }
};

CheckedFile* of(sqlite3_file* file) {
  return reinterpret_cast<CheckedFile*>(file);
}

void look_at_header(CheckedFile& file, const char* bytes, std::size_t size, sqlite3_int64 offset) {
  if (offset == 0 && size > reserve_at && std::string_view(bytes, magic.size()) == magic)
    file.is_checked = bytes[reserve_at] == checksum_bytes;
}

bool is_whole_page(const CheckedFile& file, std::size_t size, sqlite3_int64 offset) {
  return file.is_database && file.is_checked && is_page_size(size) &&
         static_cast<std::size_t>(offset) % size == 0;
}

std::uint64_t page_number(std::size_t size, sqlite3_int64 offset) {
  return static_cast<std::uint64_t>(offset) / size + 1;
}

int read(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset) {
  CheckedFile& f = *of(file);
  const int result = f.methods()->xRead(f.below(), into, amount, offset);
  if (result != SQLITE_OK || !f.is_database) return result;
  const auto* bytes = static_cast<const char*>(into);
  const auto size = static_cast<std::size_t>(amount);
  look_at_header(f, bytes, size, offset);
  if (!is_whole_page(f, size, offset) || holds(bytes, size, page_number(size, offset))) return result;
  return SQLITE_IOERR_DATA;
}

int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
  CheckedFile& f = *of(file);
  const auto* bytes = static_cast<const char*>(from);
  const auto size = static_cast<std::size_t>(amount);
  if (f.is_database) look_at_header(f, bytes, size, offset);
  if (!is_whole_page(f, size, offset)) return f.methods()->xWrite(f.below(), from, amount, offset);
  std::array<char, most_page_bytes> page;  // a page is the pager's: the sum goes into a copy
  std::memcpy(page.data(), bytes, size);
  const std::uint64_t sum = sum_of(page.data(), size, page_number(size, offset));
  std::memcpy(page.data() + size - checksum_bytes, &sum, sizeof sum);
  return f.methods()->xWrite(f.below(), page.data(), amount, offset);
}

// What stands below may map pages into memory unread by us; it is not asked to.
int fetch(sqlite3_file*, sqlite3_int64, int, void** page) {
  *page = nullptr;
  return SQLITE_OK;
}

int unfetch(sqlite3_file*, sqlite3_int64, void*) {
  return SQLITE_OK;
}

const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = [](sqlite3_file* f) { return of(f)->methods()->xClose(of(f)->below()); },
    .xRead = read,
    .xWrite = write,
    .xTruncate = [](sqlite3_file* f,
                    sqlite3_int64 size) { return of(f)->methods()->xTruncate(of(f)->below(), size); },
    .xSync = [](sqlite3_file* f, int flags) { return of(f)->methods()->xSync(of(f)->below(), flags); },
    .xFileSize = [](sqlite3_file* f,
                    sqlite3_int64* size) { return of(f)->methods()->xFileSize(of(f)->below(), size); },
    .xLock = [](sqlite3_file* f, int level) { return of(f)->methods()->xLock(of(f)->below(), level); },
    .xUnlock = [](sqlite3_file* f, int level) { return of(f)->methods()->xUnlock(of(f)->below(), level); },
    .xCheckReservedLock = [](sqlite3_file* f,
                             int* out) { return of(f)->methods()->xCheckReservedLock(of(f)->below(), out); },
    .xFileControl =
        [](sqlite3_file* f, int operation, void* argument) {
          return of(f)->methods()->xFileControl(of(f)->below(), operation, argument);
        },
    .xSectorSize = [](sqlite3_file* f) { return of(f)->methods()->xSectorSize(of(f)->below()); },
    .xDeviceCharacteristics =
        [](sqlite3_file* f) { return of(f)->methods()->xDeviceCharacteristics(of(f)->below()); },
    .xShmMap =
        [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
          return of(f)->methods()->xShmMap(of(f)->below(), page, size, extend, out);
        },
    .xShmLock = [](sqlite3_file* f, int offset, int count,
                   int flags) { return of(f)->methods()->xShmLock(of(f)->below(), offset, count, flags); },
    .xShmBarrier = [](sqlite3_file* f) { of(f)->methods()->xShmBarrier(of(f)->below()); },
    .xShmUnmap = [](sqlite3_file* f,
                    int remove) { return of(f)->methods()->xShmUnmap(of(f)->below(), remove); },
    .xFetch = fetch,
    .xUnfetch = unfetch,
};

sqlite3_vfs* below(sqlite3_vfs* layer) {
  return static_cast<sqlite3_vfs*>(layer->pAppData);
}

int open(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* out) {
  CheckedFile& f = *of(file);
  f = CheckedFile{{nullptr}, (flags & SQLITE_OPEN_MAIN_DB) != 0, false};
  const int result = below(layer)->xOpen(below(layer), name, f.below(), flags, out);
  if (f.below()->pMethods != nullptr) f.own.pMethods = &methods;
  return result;
}

// A VFS that has the same methods as `base` but for open().
struct Layer {
  std::string name;
  sqlite3_vfs vfs;

  explicit Layer(sqlite3_vfs* base) : name(std::string("checked-") + base->zName), vfs(*base) {
    vfs.szOsFile = static_cast<int>(sizeof(CheckedFile)) + base->szOsFile;
    vfs.pNext = nullptr;
    vfs.zName = name.c_str();
    vfs.pAppData = base;
    vfs.xOpen = open;
    vfs.xDelete = [](sqlite3_vfs* v, const char* path, int sync) {
      return below(v)->xDelete(below(v), path, sync);
    };
    vfs.xAccess = [](sqlite3_vfs* v, const char* path, int flags, int* out) {
      return below(v)->xAccess(below(v), path, flags, out);
    };
    vfs.xFullPathname = [](sqlite3_vfs* v, const char* path, int size, char* out) {
      return below(v)->xFullPathname(below(v), path, size, out);
    };
    vfs.xRandomness = [](sqlite3_vfs* v, int size, char* out) {
      return below(v)->xRandomness(below(v), size, out);
    };
    vfs.xSleep = [](sqlite3_vfs* v, int microseconds) { return below(v)->xSleep(below(v), microseconds); };
    vfs.xCurrentTime = [](sqlite3_vfs* v, double* out) { return below(v)->xCurrentTime(below(v), out); };
    vfs.xCurrentTimeInt64 = [](sqlite3_vfs* v, sqlite3_int64* out) {
      return below(v)->xCurrentTimeInt64(below(v), out);
    };
    vfs.xGetLastError = [](sqlite3_vfs* v, int size, char* out) {
      return below(v)->xGetLastError(below(v), size, out);
    };
    sqlite3_vfs_register(&vfs, 0);
  }
};

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// The pages that the write-ahead log beside a database holds newer: what its file has of them does not count,
// and a power cut during a checkpoint may have torn it. Frames behind the last that ends a transaction do
// not count either.
std::set<std::uint64_t> pages_in_log(const std::string& path) {
  constexpr std::size_t log_header = 32, frame_header = 24;
  std::set<std::uint64_t> pages, open;
  auto raw = RawInput::open(path + "-wal");
  if (!raw || !raw->fill(log_header)) return pages;
  const std::size_t size = big_endian(raw->window().substr(8, 4));
  const std::string salts(raw->window().substr(16, 8));
  if (!is_page_size(size)) return pages;
  raw->consume(log_header);
  for (; raw->fill(frame_header + size); raw->consume(frame_header + size)) {
    const std::string_view header = raw->window().substr(0, frame_header);
    if (header.substr(8, 8) != salts) break;  // of an earlier round through the file
    open.insert(big_endian(header.substr(0, 4)));
    if (big_endian(header.substr(4, 4)) != 0) pages.merge(open);
  }
  return pages;
}

}  // namespace

const char* checked_pages_over(const char* base) {
  static std::mutex mutex;
  static std::map<sqlite3_vfs*, std::unique_ptr<Layer>> layers;
  const std::scoped_lock lock(mutex);
  sqlite3_vfs* found = sqlite3_vfs_find(base);
  if (found == nullptr) return base;
  std::unique_ptr<Layer>& layer = layers[found];
  if (layer == nullptr) layer = std::make_unique<Layer>(found);
  return layer->name.c_str();
}

Result<std::vector<std::uint32_t>> damaged_pages(const std::string& path) {
  constexpr std::uint64_t locks_at = 0x40000000;  // the page there is SQLite's for locks, never written
  constexpr int times = 3;
  auto raw = RawInput::open(path);
  if (!raw) return tl::unexpected(raw.error());
  std::vector<std::uint32_t> damaged;
  raw->fill(100);
  if (raw->window().empty()) return damaged;
  const std::string header(raw->window().substr(0, 100));
  std::size_t size = header.size() < 100 ? 0 : big_endian(std::string_view(header).substr(16, 2));
  if (size == 1) size = most_page_bytes;
  const bool sound = header.starts_with(magic) && is_page_size(size) && header[reserve_at] == checksum_bytes;
  if (!sound) damaged.push_back(1);
  if (!is_page_size(size)) size = 8192;
  const std::set<std::uint64_t> newer = pages_in_log(path);
  for (std::uint64_t at = 0; raw->fill(1); at += size, raw->consume(size)) {
    if (at / size == locks_at / size || (at == 0 && !sound)) continue;
    bool good = false;
    for (int time = 0; time < times && !good; ++time)
      good =
          (time == 0 || raw->seek(at)) && raw->fill(size) && holds(raw->window().data(), size, at / size + 1);
    if (!good && !newer.contains(at / size + 1)) damaged.push_back(static_cast<std::uint32_t>(at / size + 1));
  }
  if (raw->fault()) return tl::unexpected(*raw->fault());
  return damaged;
}

}  // namespace broadsheet
