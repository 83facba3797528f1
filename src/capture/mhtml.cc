// mhtml.cc: multipart/related, parts parted by a boundary, each with headers and a transfer encoding. We take
// the first HTML part: what browsers write first is the page. Entry point: page_of_mhtml().

#include "capture/mhtml.h"

#include <array>

#include "base/strings.h"
#include "capture/headers.h"

namespace broadsheet {
namespace {

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    if (text.substr(i + 1, 2) == "\r\n") {
      i += 2;
    } else if (text.substr(i + 1, 1) == "\n") {
      i += 1;
    } else if (i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (const char c : text) {
    const std::size_t value = letters.find(c);
    if (value == std::string_view::npos) continue;
    buffer = ((buffer << 6) | static_cast<unsigned>(value)) & 0xFFFFFF;
    bits += 6;
    if (bits >= 8) out += static_cast<char>((buffer >> (bits -= 8)) & 0xFF);
  }
  return out;
}

std::string decode_part(std::string_view body, std::string_view encoding) {
  if (equals_ignoring_case(encoding, "quoted-printable")) return decode_quoted_printable(body);
  if (equals_ignoring_case(encoding, "base64")) return decode_base64(body);
  return std::string(body);
}

// The value of a parameter, boundary="…".
std::string_view parameter(std::string_view value, std::string_view name) {
  const std::size_t at = find_ignoring_case(value, name);
  if (at == std::string_view::npos) return {};
  std::string_view rest = trim(value.substr(at + name.size()));
  if (!rest.starts_with('=')) return {};
  rest = trim(rest.substr(1));
  if (rest.starts_with('"')) return rest.substr(1, rest.find('"', 1) - 1);
  return rest.substr(0, rest.find_first_of("; \t\r\n"));
}

}  // namespace

std::optional<Capture> page_of_mhtml(std::string_view bytes) {
  const std::size_t head = header_block_size(bytes.substr(0, 16'384));
  if (head == std::string_view::npos) return std::nullopt;
  const Headers headers = Headers::parse(bytes.substr(0, head));
  const std::string_view type = headers.get("Content-Type");
  if (headers.get("MIME-Version").empty() || !starts_with_ignoring_case(type, "multipart/"))
    return std::nullopt;
  const std::string boundary = "--" + std::string(parameter(type, "boundary"));
  std::size_t at = bytes.find(boundary, head);
  while (at != std::string_view::npos && boundary.size() > 2) {
    const std::size_t begin = bytes.find('\n', at);
    const std::size_t end = bytes.find(boundary, at + boundary.size());
    if (begin == std::string_view::npos) break;
    const std::string_view part =
        bytes.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
    const std::size_t size = header_block_size(part);
    const Headers part_headers = Headers::parse(part.substr(0, size));
    if (size != std::string_view::npos &&
        starts_with_ignoring_case(part_headers.get("Content-Type"), "text/html")) {
      Capture page;
      page.media_type = part_headers.get("Content-Type");
      page.url = part_headers.get("Content-Location");
      page.bytes = decode_part(part.substr(size), part_headers.get("Content-Transfer-Encoding"));
      return page;
    }
    at = end;
  }
  return std::nullopt;
}

}  // namespace broadsheet
