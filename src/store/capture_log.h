#pragma once
// capture_log.h: the captures of an archive, appended to numbered WARC files.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "store/disk.h"

namespace broadsheet {

// Where a record stands.
struct CapturePlace {
  int file = 0;
  std::uint64_t position = 0;
  std::uint64_t bytes = 0;
};

// A file of captures. Its revision grows when records are taken out of it: then it is written anew under
// another name, and the database says which counts.
struct CaptureFile {
  int number = 1;
  int revision = 0;
  std::uint64_t bytes = 0;  // that are known
};

// "captures/00001.warc.gz", "captures/00001.r2.warc.gz"
[[nodiscard]] std::string name_of(const CaptureFile& file);
// Number and revision of such a name, folders left out; nullopt for another.
[[nodiscard]] std::optional<CaptureFile> capture_file_named(std::string_view name);

class CaptureLog {
 public:
  // `folder` is the archive's; `last` its last file. Behind what is known of it, whole records are kept where
  // they are (a rebuild finds them) and half a record is cut off: neither was acknowledged. Errors: damaged
  // where the file is shorter than what is known.
  [[nodiscard]] static Result<CaptureLog> open(Disk& disk, std::string folder, const CaptureFile& last,
                                               std::uint64_t file_bytes = 1'000'000'000);

  // Gathers; write() appends what was gathered and syncs it.
  [[nodiscard]] Result<CapturePlace> add(std::string_view record);
  [[nodiscard]] Result<void> write();
  // What was written is acknowledged: nothing takes it back.
  void acknowledge();
  // Drops what was gathered, and cuts off what was written since the last acknowledge().
  void forget();
  // Drops what was gathered; what was written stays, known to nobody.
  void leave();

  // The files written since the last acknowledge(), and how large they are.
  [[nodiscard]] const std::vector<CaptureFile>& written() const { return written_; }

 private:
  CaptureLog(Disk& disk, std::string folder, std::uint64_t file_bytes)
      : disk_(&disk), folder_(std::move(folder)), file_bytes_(file_bytes) {}
  [[nodiscard]] Result<void> open_file(const CaptureFile& file);
  [[nodiscard]] Result<void> settle();

  Disk* disk_;
  std::string folder_;
  std::uint64_t file_bytes_;  // a new file begins when one passes that
  CaptureFile current_;
  CaptureFile acknowledged_;
  std::vector<CaptureFile> written_;
  std::string gathered_;
  bool unsettled_ = false;  // the file may hold bytes behind current_
  std::unique_ptr<AppendFile> out_;
};

// The capture of the record at a place in a file. Errors: missing, damaged.
[[nodiscard]] Result<Capture> read_capture(const std::string& path, const CapturePlace& place);

// The whole records of a file in [from, until), in order; damaged ones are passed over, and `damage` gets
// what was wrong with each.
[[nodiscard]] Result<std::vector<CapturePlace>> records_in(const std::string& path, std::uint64_t from,
                                                           std::uint64_t until,
                                                           std::vector<Error>* damage = nullptr);

}  // namespace broadsheet
