#pragma once
// disk.h: what the archive asks of a file system, behind an interface so that tests can make it fail.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

// A file that only grows.
class AppendFile {
 public:
  virtual ~AppendFile() = default;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  // Where it fails, part of the bytes may be there, and size() is what it was.
  [[nodiscard]] virtual Result<void> append(std::string_view bytes) = 0;
  [[nodiscard]] virtual Result<void> truncate(std::uint64_t size) = 0;
  [[nodiscard]] virtual Result<void> sync() = 0;
};

class Disk {
 public:
  virtual ~Disk() = default;
  // By what name SQLite finds the same file system; nullptr: the system's own.
  [[nodiscard]] virtual const char* sqlite_vfs() const { return nullptr; }
  [[nodiscard]] virtual Result<std::unique_ptr<AppendFile>> open_append(const std::string& path) = 0;
  // Whole and synced, or not at all: written beside, then renamed.
  [[nodiscard]] virtual Result<void> write_whole(const std::string& path, std::string_view bytes) = 0;
  [[nodiscard]] virtual Result<void> make_folder(const std::string& path) = 0;
  [[nodiscard]] virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  [[nodiscard]] virtual Result<void> remove(const std::string& path) = 0;  // also where there is none
  // Makes new, other and removed names in a folder last.
  [[nodiscard]] virtual Result<void> sync_folder(const std::string& path) = 0;
};

// The file system of this machine.
[[nodiscard]] Disk& real_disk();

// Names in a folder that are no folders, sorted.
[[nodiscard]] std::vector<std::string> files_in(const std::string& folder);

// Appends `bytes` of a file, from its beginning, to another, as far as the file has them.
[[nodiscard]] Result<void> copy_bytes(const std::string& from, std::uint64_t bytes, AppendFile& to);

// Holds `path` as this process's alone until destroyed. Errors: busy, naming the process that holds it.
class FolderLock {
 public:
  [[nodiscard]] static Result<FolderLock> take(const std::string& path);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace broadsheet
