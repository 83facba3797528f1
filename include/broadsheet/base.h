#pragma once
// broadsheet/base.h: what every other header of Broadsheet needs: errors, limits, instants, dates, ranges.
//
// Nothing here allocates behind your back, throws, or reads a clock, a locale or the environment. All values
// may be used from any thread; a const object from several at once.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace broadsheet {

// ---------------------------------------------------------------------------------------------- errors

enum class ErrorCode : std::uint8_t {
  missing,       // no such file, folder, article, story
  unreadable,    // it is there, but may not or cannot be read
  empty,         // nothing in it
  truncated,     // ends before it says it does
  damaged,       // bytes that contradict their own format or checksum
  unsupported,   // sound, but not something Broadsheet reads
  over_limit,    // more than a limit of the table below allows
  bad_input,     // a line, query, flag or request that does not say what it must
  busy,          // somebody else holds the archive
  no_space,      // the disk is full
  newer_format,  // written by a newer Broadsheet
  failed         // the system refused; the message has its word
};

// The short name that messages and exit reports use, e.g. "over-limit".
[[nodiscard]] std::string_view name_of(ErrorCode code);

// What went wrong, where, and what to do, for a person to read.
struct Error {
  ErrorCode code = ErrorCode::failed;
  std::string what;                     // "record is cut off after 120 of 4,096 bytes"
  std::string path;                     // file or address; empty where there is none
  std::optional<std::uint64_t> offset;  // byte offset in `path`
  std::string advice;                   // "fetch the file again"; empty where nothing helps

  // One line: "crawl.warc.gz, byte 81920: truncated: record is cut off …; fetch the file again".
  [[nodiscard]] std::string message() const;
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string path = {}) {
  return tl::unexpected<Error>(Error{code, std::move(what), std::move(path), std::nullopt, {}});
}

// ---------------------------------------------------------------------------------------------- limits

// Every limit of the program, with its default. docs/limits.md tells what happens at each.
struct Limits {
  std::uint64_t page_bytes = 20'000'000;  // one page, unpacked
  std::uint64_t ratio_floor = 1'000'000;  // below this many bytes no ratio is asked for
  std::uint32_t ratio = 200;              // unpacked : packed, above the floor
  std::uint32_t stacked_encodings = 5;    // Content-Encoding: gzip, br, …
  std::uint32_t depth = 512;              // open elements; deeper is flattened and flagged
  std::uint32_t attributes = 1'000;       // an element; more are dropped and flagged
  std::uint32_t formatting = 256;         // active formatting elements; more are dropped and flagged
  std::uint32_t headline_characters = 1'000;
  std::uint32_t blocks = 250'000;  // lines of a page; what is behind them is not looked at, and flagged
  std::uint32_t teasers = 2'000;   // an article
  std::uint32_t json_depth = 512;
  std::uint64_t json_line_bytes = 64'000'000;   // one article line
  std::uint64_t warc_header_bytes = 1'000'000;  // header block of one WARC record
  std::uint64_t request_header_bytes = 64'000;
  std::uint64_t request_body_bytes = 1'000'000;
  std::uint32_t query_characters = 2'000;  // a search
  std::uint64_t robots_bytes = 512'000;    // robots.txt; what lies behind is passed over
  std::uint32_t feed_items = 5'000;        // a feed; more are passed over, with a fault
  std::uint32_t outlines = 20'000;         // an OPML list
  std::uint32_t redirects = 8;             // a fetch
  std::uint32_t fetch_seconds = 30;        // a fetch, redirects included
};

// ------------------------------------------------------------------------------------ instants and dates

// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX).
using Instant = std::int64_t;

enum class Precision : std::uint8_t { year, month, day, minute, second };

// A date as far as it is known. `instant` is its first moment in UTC (in the date's own zone where that is
// known, else as if the zone were UTC).
struct Date {
  Instant instant = 0;
  Precision precision = Precision::day;
  std::optional<std::int16_t> zone_minutes;  // offset from UTC where one is known

  bool operator==(const Date&) const = default;

  // ISO 8601 as far as known: "2022", "2022-12", "2022-12-09", "2022-12-09T14:05:00-05:00", and without an
  // offset where none is stated.
  [[nodiscard]] std::string iso() const;

  // Year, month and day in the date's own zone, "2022-12-09".
  [[nodiscard]] std::string day() const;
};

// Reads what Date::iso() writes, and the other forms of ISO 8601 and RFC 3339 that pages carry (a blank for
// the T, no colon in the offset, fractions of a second, basic dates). nullopt for anything else and for dates
// that no calendar has.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

// ---------------------------------------------------------------------------------------------- ranges

// Half-open range of bytes in a capture.
struct ByteRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  bool operator==(const ByteRange&) const = default;
};

// Half-open range of Unicode code points in a text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

}  // namespace broadsheet
