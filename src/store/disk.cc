// disk.cc: POSIX behind the Disk interface.

#include "store/disk.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/strings.h"
#include "capture/input.h"

namespace broadsheet {
namespace {

tl::unexpected<Error> system_error(const std::string& path) {
  const int number = errno;
  const bool full = number == ENOSPC || number == EDQUOT;
  Error error{full                                  ? ErrorCode::no_space
              : number == EACCES || number == EROFS ? ErrorCode::unreadable
                                                    : ErrorCode::failed,
              std::strerror(number),
              path,
              std::nullopt,
              {}};
  if (full) error.advice = "free some space and keep the pages again; what was acknowledged is safe";
  return tl::unexpected(std::move(error));
}

Result<void> write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(path);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

class PosixFile final : public AppendFile {
 public:
  PosixFile(int descriptor, std::uint64_t size, std::string path)
      : descriptor_(descriptor), size_(size), path_(std::move(path)) {}
  ~PosixFile() override { ::close(descriptor_); }
  PosixFile(const PosixFile&) = delete;
  PosixFile& operator=(const PosixFile&) = delete;

  [[nodiscard]] std::uint64_t size() const override { return size_; }

  Result<void> append(std::string_view bytes) override {
    auto done = write_all(descriptor_, bytes, path_);
    if (done) size_ += bytes.size();
    return done;
  }

  Result<void> truncate(std::uint64_t size) override {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) return system_error(path_);
    size_ = size;
    return {};
  }

  Result<void> sync() override {
    if (::fdatasync(descriptor_) != 0) return system_error(path_);
    return {};
  }

 private:
  int descriptor_;
  std::uint64_t size_;
  std::string path_;
};

class PosixDisk final : public Disk {
 public:
  Result<std::unique_ptr<AppendFile>> open_append(const std::string& path) override {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor < 0) return system_error(path);
    struct stat info {};
    ::fstat(descriptor, &info);
    return std::make_unique<PosixFile>(descriptor, static_cast<std::uint64_t>(info.st_size), path);
  }

  Result<void> write_whole(const std::string& path, std::string_view bytes) override {
    const std::string beside = path + ".new";
    const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) return system_error(beside);
    auto done = write_all(descriptor, bytes, beside);
    if (done && ::fsync(descriptor) != 0) done = system_error(beside);
    ::close(descriptor);
    return done ? rename(beside, path) : done;
  }

  Result<void> make_folder(const std::string& path) override {
    if (::mkdir(path.c_str(), 0755) != 0 && errno != EEXIST) return system_error(path);
    return {};
  }

  Result<void> rename(const std::string& from, const std::string& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) return system_error(to);
    return {};
  }

  Result<void> remove(const std::string& path) override {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return system_error(path);
    return {};
  }

  Result<void> sync_folder(const std::string& path) override {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return system_error(path);
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!synced) return system_error(path);
    return {};
  }
};

}  // namespace

Disk& real_disk() {
  static PosixDisk disk;
  return disk;
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(folder, fault))
    if (!entry.is_directory(fault)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> copy_bytes(const std::string& from, std::uint64_t bytes, AppendFile& to) {
  constexpr std::uint64_t at_once = 1 << 20;
  auto raw = RawInput::open(from);
  if (!raw) return tl::unexpected(raw.error());
  while (bytes > 0 && raw->fill(1)) {
    const std::string_view part = raw->window().substr(0, std::min(bytes, at_once));
    if (auto done = to.append(part); !done) return done;
    bytes -= part.size();
    raw->consume(part.size());
  }
  if (raw->fault()) return tl::unexpected(*raw->fault());
  return {};
}

Result<FolderLock> FolderLock::take(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return system_error(path);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    std::array<char, 32> holder{};
    const ssize_t n = ::read(descriptor, holder.data(), holder.size());
    ::close(descriptor);
    const std::string_view pid = trim({holder.data(), n > 0 ? static_cast<std::size_t>(n) : 0});
    return tl::unexpected(Error{
        ErrorCode::busy, "process " + std::string(pid.empty() ? "?" : pid) + " is writing to this archive",
        path, std::nullopt, "wait until it is done, or stop it"});
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, pid.data(), pid.size(), 0) < 0) {
    ::close(descriptor);
    return system_error(path);
  }
  return FolderLock(descriptor);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace broadsheet
