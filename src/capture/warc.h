#pragma once
// warc.h: the records of a WARC, in order, as views.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "capture/headers.h"
#include "capture/input.h"

namespace broadsheet {

// Our own field: the id of a capture that did not come from a WARC ("page.html", "pages.txt#2").
inline constexpr std::string_view capture_name_field = "Broadsheet-Capture";
// Our own field on a fetch that is kept for the record and is no page: "fetch".
inline constexpr std::string_view role_field = "Broadsheet-Role";

struct WarcRecord {
  Headers headers;
  std::string_view block;    // until the next call of WarcReader::next()
  std::uint64_t offset = 0;  // in the file: of the record, or of the member or frame that holds it
};

class WarcReader {
 public:
  WarcReader(std::unique_ptr<Input> input, const Limits& limits);

  // The next record, or what was wrong with one (reading goes on behind it); nullopt at the end. Errors:
  // truncated, damaged, over_limit, with offset.
  std::optional<Result<WarcRecord>> next();

  [[nodiscard]] std::uint64_t bytes_read() const { return input_->bytes_read(); }

 private:
  Result<WarcRecord> read_record();
  tl::unexpected<Error> fault(ErrorCode code, std::string what, std::uint64_t offset);
  bool find_record_start();
  bool skip_line_ends();
  bool fill(std::size_t n);
  void skip(std::uint64_t n);
  void resynchronise();

  std::unique_ptr<Input> input_;
  Limits limits_;
  std::size_t held_ = 0;  // bytes of the record given out, still at the front of the window
};

}  // namespace broadsheet
