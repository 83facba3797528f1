#pragma once
// broadsheet/capture.h: captures from files, folders and standard input, one after the other.
//
// Read as found: text captures, HTML, MHTML (RFC 2557), article lines (JSON Lines), and WARC 1.0 and 1.1
// (ISO 28500) with response, resource, conversion and revisit records; each plain or packed with gzip or zstd
// (WARC: a member or frame a record, dictionaries included). What a file holds is told by its bytes first, by
// its name second. Folders are read in order of name, hidden entries left out.
//
// Memory does not grow with the size of a file: a stream holds one record or page, at most
// 2 * limits.page_bytes, and 16 bytes for each record of a WARC (to find what a revisit repeats).
// A stream belongs to one thread at a time.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"
#include "broadsheet/news.h"

namespace broadsheet {

// The media type of a capture that is an article line.
inline constexpr std::string_view article_line_type = "application/vnd.broadsheet.article+json";

// The flag of a capture that is kept as the record of a fetch and stands for no page.
inline constexpr std::string_view fetch_flag = "fetch-only";
[[nodiscard]] bool is_fetch_only(const Capture& capture);

class CaptureStream {
 public:
  // Paths are files, folders, or "-" for standard input.
  explicit CaptureStream(std::vector<std::string> paths, const Limits& limits = {});
  CaptureStream(CaptureStream&&) noexcept;
  CaptureStream& operator=(CaptureStream&&) noexcept;
  ~CaptureStream();

  // The next capture, or what was wrong with a file or record (then reading goes on behind it); nullopt at
  // the end. Errors: missing, unreadable, empty, truncated, damaged, unsupported, over_limit; each with path
  // and, inside a file, byte offset. Records that are no pages (images, scripts, failed requests) are passed
  // over.
  [[nodiscard]] std::optional<Result<Capture>> next();

  // From here on fetches that stand for no page (fetch_flag) are given too; otherwise they are passed over.
  void include_fetches();

  // Bytes of the files read so far and, where all are plain files, in all: for progress bars.
  [[nodiscard]] std::uint64_t bytes_read() const;
  [[nodiscard]] std::optional<std::uint64_t> bytes_in_all() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One gzip member with one WARC/1.1 record of a capture: `response` as it was where the capture has an
// address, else `resource`. `record_id` is a URN in angle brackets. The bytes depend on the arguments alone.
[[nodiscard]] std::string warc_record(const Capture& capture, std::string_view record_id);

// The id that a capture came with from a WARC; else one made of its address and bytes.
[[nodiscard]] std::string record_id_of(const Capture& capture);

// The warcinfo record that opens a file of captures.
[[nodiscard]] std::string warcinfo_record(std::string_view file_name, Instant now);

}  // namespace broadsheet
