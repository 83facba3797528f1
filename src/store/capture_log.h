#pragma once
// capture_log.h: the captures of an archive, appended to numbered WARC files.

#include <memory>
#include <string>
#include <string_view>

#include "broadsheet/news.h"
#include "store/disk.h"

namespace broadsheet {

// Where a record stands.
struct CapturePlace {
  int file = 0;
  std::uint64_t position = 0;
  std::uint64_t bytes = 0;
};

class CaptureLog {
 public:
  // `folder` is the archive's; `file` the last file's number and `size` how much of it is known: what lies
  // behind was never acknowledged and is cut off. Errors: damaged where it is shorter than that.
  [[nodiscard]] static Result<CaptureLog> open(Disk& disk, std::string folder, int file, std::uint64_t size);

  // Gathers; write() appends what was gathered and syncs it.
  [[nodiscard]] Result<CapturePlace> add(const Capture& capture);
  [[nodiscard]] Result<void> write();
  // Drops what was gathered and cuts back what was appended since the last write().
  void forget();

  [[nodiscard]] int file() const { return file_; }
  [[nodiscard]] std::uint64_t size() const { return written_ + gathered_.size(); }

  [[nodiscard]] static std::string path(const std::string& folder, int file);

 private:
  CaptureLog(Disk& disk, std::string folder) : disk_(&disk), folder_(std::move(folder)) {}
  [[nodiscard]] Result<void> start_file(int file);

  Disk* disk_;
  std::string folder_;
  int file_ = 0;
  std::uint64_t written_ = 0;
  std::string gathered_;
  std::unique_ptr<AppendFile> out_;
};

// The capture of the record at a place. Errors: missing, damaged.
[[nodiscard]] Result<Capture> read_capture(const std::string& folder, const CapturePlace& place);

}  // namespace broadsheet
