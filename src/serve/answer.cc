// answer.cc: headers and packing, done once for all who ask. Entry point: make_answer().

#include "serve/answer.h"

#include <brotli/encode.h>

#include <array>

#include "base/hash.h"
#include "capture/codec.h"

namespace broadsheet {
namespace {

// same-origin tells other hosts nothing, as no-referrer does, and lets forms name their own origin.
constexpr std::string_view security_headers =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "img-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "Internal Server Error";
  }
}

std::string pack_brotli(const std::string& bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  const bool done = BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                                          reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                          reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE;
  out.resize(done ? size : 0);
  return out;
}

std::string head_of(int status, const std::string& common, std::string_view coding, std::size_t size) {
  std::string head =
      "HTTP/1.1 " + std::to_string(status) + " " + std::string(reason_of(status)) + "\r\n" + common;
  if (!coding.empty()) head += "Content-Encoding: " + std::string(coding) + "\r\n";
  if (status != 304 && status != 204) head += "Content-Length: " + std::to_string(size) + "\r\n";
  return head;
}

void pack(Answer& answer) {
  const std::string& body = answer.plain.body;
  const auto is_of = [&](std::string_view type) { return answer.common.find(type) != std::string::npos; };
  const bool packable = is_of("Content-Type: text/") || is_of("+xml") || is_of("+json") || is_of("/json");
  if (!packable || body.size() <= 500) return;
  answer.gzip.body = gzip(body);
  answer.gzip.head = head_of(answer.status, answer.common, "gzip", answer.gzip.body.size());
  answer.brotli.body = pack_brotli(body);
  answer.brotli.head = head_of(answer.status, answer.common, "br", answer.brotli.body.size());
}

}  // namespace

AnswerPtr make_answer(AnswerParts parts) {
  auto answer = std::make_shared<Answer>();
  std::string common;
  answer->status = parts.status;
  if (parts.status == 200 && !parts.no_store) {
    // Weak: the packed forms carry it too (RFC 9110, section 8.8.3).
    answer->etag = "W/\"" + std::to_string(hash64(parts.body)) + "\"";
    common += "ETag: " + answer->etag + "\r\n";
  }
  common += parts.no_store         ? "Cache-Control: no-store\r\n"
            : !parts.keep_for_good ? "Cache-Control: private, no-cache\r\n"
            : parts.is_private     ? "Cache-Control: private, max-age=31536000, immutable\r\n"
                                   : "Cache-Control: public, max-age=31536000, immutable\r\n";
  if (parts.status == 503) common += "Retry-After: 5\r\n";
  common += "Vary: Accept-Encoding";
  if (!parts.language.empty())
    common += ", Accept-Language, Cookie\r\nContent-Language: " + std::string(parts.language);
  common += "\r\n";
  common += parts.more;
  common += security_headers;
  answer->not_modified.head = head_of(304, common, "", 0);
  common += "Content-Type: " + std::string(parts.type) + "\r\n";
  answer->plain.head = head_of(parts.status, common, "", parts.body.size());
  answer->plain.body = std::move(parts.body);
  answer->common = std::move(common);
  return answer;
}

AnswerPtr json_answer(std::string json, int status) {
  return make_answer(
      {.status = status, .type = "application/json", .body = std::move(json), .no_store = true});
}

AnswerPtr text_answer(std::string text, int status) {
  return make_answer(
      {.status = status, .type = "text/plain; charset=utf-8", .body = std::move(text), .no_store = true});
}

AnswerPtr packed(const Answer& answer) {
  auto made = std::make_shared<Answer>(answer);
  pack(*made);
  return made;
}

}  // namespace broadsheet
