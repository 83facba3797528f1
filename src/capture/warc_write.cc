// warc_write.cc: WARC/1.1 records (ISO 28500), one gzip member each. Fields stand in the order of the
// standard's examples. Entry points: warc_record(), warcinfo_record().

#include "base/calendar.h"
#include "base/hash.h"
#include "base/strings.h"
#include "broadsheet/capture.h"
#include "capture/codec.h"
#include "capture/warc.h"

namespace broadsheet {
namespace {

// A header value on one line, whatever it was made of.
std::string one_line(std::string_view value) {
  std::string out(value);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

struct Writer {
  std::string text = "WARC/1.1\r\n";

  void field(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text += name;
    text += ": " + one_line(value) + "\r\n";
  }

  [[nodiscard]] std::string finish(std::string_view block) && {
    field("Content-Length", std::to_string(block.size()));
    text += "\r\n";
    text += block;
    text += "\r\n\r\n";
    // Of what is short a better search finds a hundredth more, in twice the time.
    constexpr std::size_t is_short = 32'000;
    return gzip(text, text.size() < is_short ? 1 : 6);
  }
};

}  // namespace

std::string warc_record(const Capture& capture, std::string_view record_id) {
  Writer out;
  const bool response = !capture.url.empty() && capture.media_type != article_line_type;
  out.field("WARC-Type", response ? "response" : "resource");
  out.field("WARC-Record-ID", record_id);
  out.field("WARC-Date", rfc3339(capture.instant.value_or(0)));
  out.field("WARC-Target-URI", capture.url.empty() ? "urn:sha256:" + sha256_hex(capture.bytes) : capture.url);
  out.field("WARC-Payload-Digest", sha1_warc(capture.bytes));
  if (capture.id != record_id) out.field(capture_name_field, capture.id);
  for (const std::string& flag : capture.flags) {
    if (flag == "truncated-capture") out.field("WARC-Truncated", "unspecified");
    if (flag == fetch_flag) out.field(role_field, "fetch");
  }
  if (!response) {
    out.field("Content-Type", capture.media_type);  // none where unknown: the bytes tell
    return std::move(out).finish(capture.bytes);
  }
  out.field("Content-Type", "application/http;msgtype=response");
  std::string block = "HTTP/1.1 200 OK\r\n";
  if (!capture.media_type.empty()) block += "Content-Type: " + one_line(capture.media_type) + "\r\n";
  block += "Content-Length: " + std::to_string(capture.bytes.size()) + "\r\n\r\n" + capture.bytes;
  return std::move(out).finish(block);
}

std::string record_id_of(const Capture& capture) {
  if (capture.id.starts_with('<') && capture.id.ends_with('>')) return capture.id;
  return "<urn:sha256:" + sha256_hex({capture.url, "\n", capture.id, "\n", capture.bytes}) + ">";
}

std::string warcinfo_record(std::string_view file_name, Instant now) {
  Writer out;
  out.field("WARC-Type", "warcinfo");
  out.field("WARC-Record-ID", "<urn:sha256:" + sha256_hex(std::string(file_name) + rfc3339(now)) + ">");
  out.field("WARC-Date", rfc3339(now));
  out.field("WARC-Filename", file_name);
  out.field("Content-Type", "application/warc-fields");
  return std::move(out).finish("software: Broadsheet\r\nformat: WARC File Format 1.1\r\n");
}

}  // namespace broadsheet
