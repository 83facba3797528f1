// capture_log.cc: one record a capture, one gzip member a record; a new file begins when one passes a
// gigabyte. Records keep the id they came with; others are named after their digest.

#include "store/capture_log.h"

#include <array>
#include <cstdio>

#include "base/hash.h"
#include "broadsheet/capture.h"
#include "capture/warc_pages.h"

namespace broadsheet {
namespace {

constexpr std::uint64_t file_bytes = 1'000'000'000;

std::string record_id(const Capture& capture) {
  if (capture.id.starts_with('<') && capture.id.ends_with('>')) return capture.id;
  return "<urn:sha256:" + sha256_hex(capture.url + "\n" + capture.id + "\n" + capture.bytes) + ">";
}

}  // namespace

std::string CaptureLog::path(const std::string& folder, int file) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "/captures/%05d.warc.gz", file);
  return folder + name.data();
}

Result<CaptureLog> CaptureLog::open(Disk& disk, std::string folder, int file, std::uint64_t size) {
  CaptureLog log(disk, std::move(folder));
  if (auto made = disk.make_folder(log.folder_ + "/captures"); !made) return tl::unexpected(made.error());
  if (auto started = log.start_file(file); !started) return tl::unexpected(started.error());
  if (log.out_->size() < size)
    return tl::unexpected(Error{
        ErrorCode::damaged,
        "the file is shorter than what was kept in it (" + std::to_string(size) + " bytes)",
        path(log.folder_, file), log.out_->size(), "restore it from a backup, or run broadsheet rebuild"});
  if (log.out_->size() > size)
    if (auto cut = log.out_->truncate(size); !cut) return tl::unexpected(cut.error());
  log.written_ = size;
  return log;
}

Result<void> CaptureLog::start_file(int file) {
  auto opened = disk_->open_append(path(folder_, file));
  if (!opened) return tl::unexpected(opened.error());
  out_ = std::move(*opened);
  file_ = file;
  written_ = 0;
  return disk_->sync_folder(folder_ + "/captures");
}

Result<CapturePlace> CaptureLog::add(const Capture& capture) {
  if (size() > file_bytes) {
    if (auto done = write(); !done) return tl::unexpected(done.error());
    if (auto started = start_file(file_ + 1); !started) return tl::unexpected(started.error());
  }
  const std::string record = warc_record(capture, record_id(capture));
  const CapturePlace place{file_, size(), record.size()};
  gathered_ += record;
  return place;
}

Result<void> CaptureLog::write() {
  if (gathered_.empty()) return {};
  if (auto done = out_->append(gathered_); !done) return done;
  if (auto done = out_->sync(); !done) return done;
  written_ += gathered_.size();
  gathered_.clear();
  return {};
}

void CaptureLog::forget() {
  gathered_.clear();
  (void)out_->truncate(written_);  // what cannot be cut off now is cut off when the archive is opened next
}

Result<Capture> read_capture(const std::string& folder, const CapturePlace& place) {
  const std::string path = CaptureLog::path(folder, place.file);
  auto raw = RawInput::open(path);
  if (!raw) return tl::unexpected(raw.error());
  const auto damaged = [&](std::string what) {
    return tl::unexpected(
        Error{ErrorCode::damaged, std::move(what), path, place.position, "restore the file from a backup"});
  };
  if (!raw->seek(place.position) || !raw->fill(place.bytes)) return damaged("the record is not there");
  const std::string record(raw->window().substr(0, place.bytes));
  Limits limits;
  limits.page_bytes = limits.json_line_bytes * 2;  // it was let in once
  WarcPages pages(unpack_input(RawInput(record)), path, limits);
  auto found = pages.next();
  if (!found) return damaged("no capture stands there");
  if (!*found) return damaged(found->error().what);
  return std::move(**found);
}

}  // namespace broadsheet
