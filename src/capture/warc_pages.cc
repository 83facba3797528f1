// warc_pages.cc: which records are pages, and their payload.
//
//   response    HTTP head off, chunks and content codings undone; status 200 to 299 and a type that is text
//   resource    the block is the payload          conversion  the same (text of a page: WET files)
//   revisit     the payload of the record that it refers to, with its own address and instant
//
// Entry point: WarcPages::next().

#include "capture/warc_pages.h"

#include <array>

#include "base/hash.h"
#include "base/strings.h"
#include "broadsheet/capture.h"
#include "capture/codec.h"

namespace broadsheet {
namespace {

// Media types of pages; an empty one is decided by the bytes.
bool is_page_type(std::string_view media_type) {
  static constexpr std::array<std::string_view, 8> types = {
      "",         "text/html",       "application/xhtml+xml", "text/plain",
      "text/xml", "application/xml", "message/rfc822",        article_line_type};
  const std::string_view type = trim(media_type.substr(0, media_type.find(';')));
  for (const std::string_view each : types)
    if (equals_ignoring_case(each, type)) return true;
  return false;
}

// "HTTP/1.1 200 OK": the number; 0 where it is none.
int status_of(std::string_view head) {
  const std::size_t blank = head.substr(0, head.find('\n')).find(' ');
  if (blank == std::string_view::npos || head.size() < blank + 4) return 0;
  int status = 0;
  for (const char c : head.substr(blank + 1, 3)) {
    if (!is_ascii_digit(c)) return 0;
    status = status * 10 + (c - '0');
  }
  return status;
}

std::string_view without_brackets(std::string_view uri) {
  if (uri.starts_with('<') && uri.ends_with('>')) return uri.substr(1, uri.size() - 2);
  return uri;
}

bool is_http(const WarcRecord& record) {
  return starts_with_ignoring_case(record.headers.get("Content-Type"), "application/http") ||
         record.block.starts_with("HTTP/");
}

}  // namespace

WarcPages::WarcPages(std::unique_ptr<Input> input, std::string path, const Limits& limits)
    : reader_(std::move(input), limits), path_(std::move(path)), limits_(limits) {}

std::optional<Result<Capture>> WarcPages::next() {
  while (auto record = reader_.next()) {
    if (!*record) {
      record->error().path = path_;
      return tl::unexpected(record->error());
    }
    if (auto found = read(**record)) {
      if (*found) return found;
      found->error().path = path_;
      found->error().offset = (*record)->offset;
      return found;
    }
  }
  return std::nullopt;
}

WarcPages::Found WarcPages::read(const WarcRecord& record) {
  const std::string_view type = record.headers.get("WARC-Type");
  if (type == "response" || type == "resource" || type == "conversion") {
    remember(record);
    return read_response(record, type);
  }
  return type == "revisit" ? read_revisit(record) : std::nullopt;
}

Capture WarcPages::begin_capture(const WarcRecord& record) const {
  Capture capture;
  capture.id = record.headers.get("WARC-Record-ID");
  if (const auto name = record.headers.get(capture_name_field); !name.empty()) capture.id = name;
  if (capture.id.empty()) capture.id = path_ + "#" + std::to_string(record.offset);
  capture.url = without_brackets(record.headers.get("WARC-Target-URI"));
  if (capture.url.starts_with("urn:")) capture.url.clear();  // made up for a capture without an address
  // The epoch stands for an instant that nobody noted: the format wants one.
  const auto date = parse_iso_date(record.headers.get("WARC-Date"));
  if (date && date->instant != 0) capture.instant = date->instant;
  if (!record.headers.get("WARC-Truncated").empty()) capture.flags.emplace_back("truncated-capture");
  if (!record.headers.get(role_field).empty()) capture.flags.emplace_back(fetch_flag);
  return capture;
}

WarcPages::Found WarcPages::read_response(const WarcRecord& record, std::string_view type) {
  Capture capture = begin_capture(record);
  if (type != "response" || !is_http(record)) {
    capture.media_type = record.headers.get("Content-Type");
    if (!is_page_type(capture.media_type)) return std::nullopt;
    capture.bytes = std::string(record.block);
    if (trim(capture.bytes).empty()) return fail(ErrorCode::empty, "a record without a payload");
    return capture;
  }
  const std::size_t size = header_block_size(record.block);
  if (size == std::string_view::npos)
    return fail(ErrorCode::damaged, "a response whose HTTP header does not end");
  const std::string_view head = record.block.substr(0, size);
  const Headers http = Headers::parse(head);
  const int status = status_of(head);
  const bool a_page = is_page_type(http.get("Content-Type")) || !record.headers.get(role_field).empty();
  if (status < 200 || status > 299 || !a_page) return std::nullopt;
  capture.media_type = http.get("Content-Type");
  std::string_view body = record.block.substr(size);
  const bool chunked = find_ignoring_case(http.get("Transfer-Encoding"), "chunked") != std::string_view::npos;
  auto decoded = decode_content(chunked ? decode_chunked(body) : std::string(body),
                                http.get("Content-Encoding"), limits_);
  if (!decoded) return tl::unexpected(decoded.error());
  if (trim(*decoded).empty()) return fail(ErrorCode::empty, "a response without a body");
  capture.bytes = std::move(*decoded);
  return capture;
}

void WarcPages::remember(const WarcRecord& record) {
  for (const std::string_view name : {"WARC-Record-ID", "WARC-Payload-Digest"})
    if (const std::string_view key = record.headers.get(name); !key.empty())
      offsets_.emplace(hash64(key), record.offset);
}

// Opens the file a second time at the record that this one repeats.
WarcPages::Found WarcPages::read_revisit(const WarcRecord& record) {
  auto found = offsets_.find(hash64(record.headers.get("WARC-Refers-To")));
  if (found == offsets_.end()) found = offsets_.find(hash64(record.headers.get("WARC-Payload-Digest")));
  if (found == offsets_.end()) {
    if (record.headers.get("WARC-Profile").find("server-not-modified") != std::string_view::npos)
      return std::nullopt;
    return fail(ErrorCode::missing, "a revisit of a capture that stands in another file");
  }
  auto raw = path_ == "-" ? fail(ErrorCode::unreadable, "a revisit cannot be followed on standard input")
                          : RawInput::open(path_);
  if (!raw) return tl::unexpected(raw.error());
  if (!raw->seek(found->second))
    return fail(ErrorCode::unreadable, "a revisit in a file that cannot be searched");
  WarcReader again(unpack_input(std::move(*raw)), limits_);
  const auto original = again.next();
  if (!original || !*original)
    return fail(ErrorCode::damaged, "the capture that a revisit repeats cannot be read");
  auto page = read_response(**original, (*original)->headers.get("WARC-Type"));
  if (!page || !*page) return page;
  Capture here = begin_capture(record);
  here.media_type = std::move((*page)->media_type);
  here.bytes = std::move((*page)->bytes);
  here.flags.emplace_back("revisit");
  return here;
}

}  // namespace broadsheet
