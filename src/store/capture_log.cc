// capture_log.cc: one record a capture, one gzip member a record; a new file begins when one passes a
// gigabyte. Records keep the id they came with; others are named after their digest.
//
//   [ acknowledged ........ ][ written, synced ][ gathered, in memory ]
//
// write() moves the second border, acknowledge() the first; forget() goes back to the first.

#include "store/capture_log.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "capture/warc.h"
#include "capture/warc_pages.h"

namespace broadsheet {
namespace {

constexpr std::string_view ending = ".warc.gz";

// A number at the front of a name, taken off it.
std::optional<int> take_number(std::string_view& name) {
  int value = 0;
  const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), value);
  if (fault != std::errc() || end == name.data() || value < 0) return std::nullopt;
  name.remove_prefix(static_cast<std::size_t>(end - name.data()));
  return value;
}

}  // namespace

std::string name_of(const CaptureFile& file) {
  std::array<char, 48> name{};
  std::snprintf(name.data(), name.size(), "captures/%05d", file.number);
  const std::string revision = file.revision == 0 ? "" : ".r" + std::to_string(file.revision);
  return name.data() + revision + std::string(ending);
}

std::optional<CaptureFile> capture_file_named(std::string_view name) {
  CaptureFile file;
  const auto number = take_number(name);
  if (!number) return std::nullopt;
  file.number = *number;
  if (name.starts_with(".r")) {
    name.remove_prefix(2);
    const auto revision = take_number(name);
    if (!revision) return std::nullopt;
    file.revision = *revision;
  }
  return name == ending ? std::optional(file) : std::nullopt;
}

Result<CaptureLog> CaptureLog::open(Disk& disk, std::string folder, const CaptureFile& last,
                                    std::uint64_t file_bytes) {
  CaptureLog log(disk, std::move(folder), file_bytes);
  if (auto made = disk.make_folder(log.folder_ + "/captures"); !made) return tl::unexpected(made.error());
  if (auto opened = log.open_file(last); !opened) return tl::unexpected(opened.error());
  const std::uint64_t size = log.out_->size();
  const std::string path = log.folder_ + "/" + name_of(last);
  if (size < last.bytes)
    return tl::unexpected(
        Error{ErrorCode::damaged,
              "the file is shorter than what was kept in it (" + std::to_string(last.bytes) + " bytes)", path,
              size, "restore it from a backup, or run broadsheet repair"});
  if (size > last.bytes) {
    const auto records = records_in(path, last.bytes, size);
    if (!records) return tl::unexpected(records.error());
    if (!records->empty()) log.current_.bytes = records->back().position + records->back().bytes;
    log.unsettled_ = size > log.current_.bytes;
    if (auto cut = log.settle(); !cut) return tl::unexpected(cut.error());
  }
  log.acknowledged_ = log.current_;
  return log;
}

Result<void> CaptureLog::open_file(const CaptureFile& file) {
  auto opened = disk_->open_append(folder_ + "/" + name_of(file));
  if (!opened) return tl::unexpected(opened.error());
  out_ = std::move(*opened);
  current_ = file;
  unsettled_ = false;
  return disk_->sync_folder(folder_ + "/captures");
}

// Cuts off what a failed write left, so that records stand where their places say.
Result<void> CaptureLog::settle() {
  if (!unsettled_) return {};
  auto done = out_->truncate(current_.bytes);
  if (done) unsettled_ = false;
  return done;
}

Result<CapturePlace> CaptureLog::add(std::string_view record) {
  if (current_.bytes + gathered_.size() > file_bytes_) {
    if (auto done = write(); !done) return tl::unexpected(done.error());
    if (auto opened = open_file({current_.number + 1, 0, 0}); !opened) return tl::unexpected(opened.error());
    // A new number begins empty, whatever an earlier program left under its name.
    unsettled_ = out_->size() > 0;
    if (auto done = settle(); !done) return tl::unexpected(done.error());
  }
  const CapturePlace place{current_.number, current_.bytes + gathered_.size(), record.size()};
  gathered_ += record;
  return place;
}

Result<void> CaptureLog::write() {
  if (gathered_.empty()) return {};
  if (auto done = settle(); !done) return done;
  unsettled_ = true;
  if (auto done = out_->append(gathered_); !done) return done;
  if (auto done = out_->sync(); !done) return done;
  unsettled_ = false;
  current_.bytes += gathered_.size();
  gathered_.clear();
  if (written_.empty() || written_.back().number != current_.number) written_.emplace_back();
  written_.back() = current_;
  return {};
}

void CaptureLog::acknowledge() {
  acknowledged_ = current_;
  written_.clear();
}

void CaptureLog::forget() {
  gathered_.clear();
  written_.clear();
  unsettled_ = true;
  // Files that began since are emptied. What cannot be cut off now is cut off before the next write, or when
  // the archive is opened next.
  while (current_.number > acknowledged_.number) {
    (void)out_->truncate(0);
    CaptureFile before = acknowledged_;
    before.number = current_.number - 1;
    if (before.number > acknowledged_.number) before.revision = 0;
    if (!open_file(before)) return;
    unsettled_ = true;
  }
  current_ = acknowledged_;
  (void)settle();
}

void CaptureLog::leave() {
  gathered_.clear();
  written_.clear();
  acknowledged_ = current_;
}

Result<Capture> read_capture(const std::string& path, const CapturePlace& place) {
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

Result<std::vector<CapturePlace>> records_in(const std::string& path, std::uint64_t from, std::uint64_t until,
                                             std::vector<Error>* damage) {
  std::vector<CapturePlace> records;
  auto raw = RawInput::open(path);
  if (!raw) return tl::unexpected(raw.error());
  if (!raw->seek(from)) return fail(ErrorCode::unreadable, "the file cannot be searched", path);
  Limits limits;
  limits.page_bytes = limits.json_line_bytes * 2;
  WarcReader reader(unpack_input(std::move(*raw)), limits);
  const auto close_last = [&](std::uint64_t at) {
    if (!records.empty() && records.back().bytes == 0) records.back().bytes = at - records.back().position;
  };
  while (auto record = reader.next()) {
    const std::uint64_t at = *record ? (*record)->offset : record->error().offset.value_or(until);
    close_last(std::min(at, until));
    if (at >= until) return records;
    if (*record) {
      records.push_back({0, at, 0});
    } else if (damage != nullptr) {
      damage->push_back(record->error());
      damage->back().path = path;
    }
  }
  close_last(until);
  return records;
}

}  // namespace broadsheet
