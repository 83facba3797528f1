// warc.cc: WARC 1.0 and 1.1 (ISO 28500) from a window of unpacked bytes.
//
//   WARC/1.1 CR LF  Name: value CR LF …  CR LF  Content-Length bytes  CR LF CR LF
//
// Length is believed, but checked: where no record begins behind a block, the length was wrong; the fault is
// reported and reading goes on at the next line that begins "WARC/". In packed files a damaged member costs
// only its own record. Entry point: WarcReader::next().

#include "capture/warc.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::string_view magic = "WARC/";

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

WarcReader::WarcReader(std::unique_ptr<Input> input, const Limits& limits)
    : input_(std::move(input)), limits_(limits) {}

bool WarcReader::fill(std::size_t n) {
  while (input_->window().size() < n)
    if (!input_->more()) return false;
  return true;
}

void WarcReader::skip(std::uint64_t n) {
  while (n > 0 && fill(1)) {
    const std::size_t part = static_cast<std::size_t>(std::min<std::uint64_t>(n, input_->window().size()));
    input_->consume(part);
    n -= part;
  }
}

tl::unexpected<Error> WarcReader::fault(ErrorCode code, std::string what, std::uint64_t offset) {
  Error error{code, std::move(what), {}, offset, {}};
  if (code == ErrorCode::truncated) error.advice = "fetch or copy the file again";
  return tl::unexpected(std::move(error));
}

// Moves to the next line that begins a record, over as many damaged members as it takes; false at the end.
bool WarcReader::find_record_start() {
  for (;;) {
    const std::string_view window = input_->window();
    const std::size_t at = window.find("\nWARC/");
    if (at != std::string_view::npos) {
      input_->consume(at + 1);
      return true;
    }
    if (window.size() > magic.size()) input_->consume(window.size() - magic.size());
    if (input_->more()) {
      if (input_->window().starts_with(magic)) return true;
      continue;
    }
    if (!input_->damage() || !input_->recover()) return false;
    if (fill(magic.size()) && input_->window().starts_with(magic)) return true;
  }
}

void WarcReader::resynchronise() {
  if (input_->damage() ? input_->recover() && fill(magic.size()) && input_->window().starts_with(magic)
                       : false)
    return;
  if (!find_record_start()) input_->consume(input_->window().size());
}

// False at the end of the file.
bool WarcReader::skip_line_ends() {
  while (fill(1)) {
    const char c = input_->window().front();
    if (c != '\r' && c != '\n') return true;
    input_->consume(1);
  }
  return false;
}

std::optional<Result<WarcRecord>> WarcReader::next() {
  input_->consume(held_);
  held_ = 0;
  if (!skip_line_ends() && !input_->damage()) return std::nullopt;
  if (input_->damage()) {
    auto error = *input_->damage();
    resynchronise();
    return tl::unexpected(std::move(error));
  }
  return read_record();
}

Result<WarcRecord> WarcReader::read_record() {
  WarcRecord record;
  record.offset = input_->offset();
  fill(magic.size());
  if (!input_->window().starts_with(magic)) {
    resynchronise();
    return fault(ErrorCode::damaged, "no WARC record begins here", record.offset);
  }
  std::size_t head = header_block_size(input_->window());
  while (head == std::string_view::npos && input_->window().size() <= limits_.warc_header_bytes &&
         input_->more())
    head = header_block_size(input_->window());
  if (head == std::string_view::npos || head > limits_.warc_header_bytes) {
    const bool cut = head == std::string_view::npos && input_->window().size() <= limits_.warc_header_bytes;
    input_->consume(1);
    resynchronise();
    return cut ? fault(ErrorCode::truncated, "the file ends inside a record's header", record.offset)
               : fault(ErrorCode::over_limit,
                       "a record's header of over " + std::to_string(limits_.warc_header_bytes) +
                           " bytes (limit warc_header_bytes)",
                       record.offset);
  }
  record.headers = Headers::parse(input_->window().substr(0, head));
  const auto length = parse_number(record.headers.get("Content-Length"));
  if (!length) {
    input_->consume(head);
    resynchronise();
    return fault(ErrorCode::damaged, "a record without a Content-Length", record.offset);
  }
  if (*length > limits_.page_bytes + limits_.warc_header_bytes) {
    input_->consume(head);
    // A length that the file cannot hold is a wrong one: the next record is looked for, not passed over.
    if (input_->may_hold(*length)) {
      skip(*length);
    } else {
      resynchronise();
    }
    return fault(ErrorCode::over_limit,
                 "a record of " + std::to_string(*length) + " bytes (limit page_bytes is " +
                     std::to_string(limits_.page_bytes) + ")",
                 record.offset);
  }
  const std::size_t size = head + static_cast<std::size_t>(*length);
  if (!fill(size)) {
    const std::size_t there = input_->window().size() - head;
    const auto damage = input_->damage();
    input_->consume(head);
    resynchronise();
    if (damage && damage->code == ErrorCode::damaged)
      return fault(ErrorCode::damaged, damage->what, record.offset);
    return fault(
        ErrorCode::truncated,
        "record is cut off after " + std::to_string(there) + " of " + std::to_string(*length) + " bytes",
        record.offset);
  }
  record.block = input_->window().substr(head, *length);
  held_ = size;
  return record;
}

}  // namespace broadsheet
