// source.cc: decoding as pages are decoded, with what XML adds: UTF-32, and an encoding in the XML
// declaration that pages do not have. Entry point: read_source().

#include "feed/source.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "capture/codec.h"
#include "feed/repair.h"
#include "page/encoding.h"
#include "page/html/entities.h"

namespace broadsheet {
namespace {

// UTF-32, which browsers no longer read: by its mark, or by the zeros around "<".
std::optional<std::string> text_of_utf32(std::string_view bytes) {
  using namespace std::string_view_literals;
  const bool big = bytes.starts_with("\0\0\xFE\xFF"sv) || bytes.starts_with("\0\0\0<"sv);
  const bool little = bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("<\0\0\0"sv);
  if (!big && !little) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i + 3 < bytes.size(); i += 4) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k)
      value = value << 8 | static_cast<unsigned char>(bytes[i + (big ? k : 3 - k)]);
    if (value == 0xFEFF && i == 0) continue;
    append_utf8(out, value < 0x110000 && (value < 0xD800 || value > 0xDFFF) ? static_cast<char32_t>(value)
                                                                            : replacement_character);
  }
  return out;
}

// The label in <?xml … encoding="…"?>; empty where there is none.
std::string_view declared_encoding(std::string_view bytes) {
  const std::size_t begin = bytes.substr(0, 1024).find("<?xml");
  if (begin == std::string_view::npos) return {};
  bytes = bytes.substr(begin, std::min(bytes.find("?>", begin), begin + 1024) - begin);
  const std::size_t name = bytes.find("encoding");
  const std::size_t open = bytes.find_first_of("'\"", std::min(name, bytes.size()));
  if (open == std::string_view::npos) return {};
  const std::size_t close = bytes.find(bytes[open], open + 1);
  return close == std::string_view::npos ? std::string_view() : bytes.substr(open + 1, close - open - 1);
}

// What the feed says of its own encoding counts where the server says nothing, unless the bytes are UTF-8
// beyond ASCII, which no other encoding gives by chance.
void decode_source(Page::Tree& tree, std::vector<std::string>& faults) {
  const std::string_view bytes = tree.capture.bytes;
  const std::string_view declared = declared_encoding(bytes);
  const bool sent = find_ignoring_case(tree.capture.media_type, "charset") != std::string_view::npos;
  if (!declared.empty() && !sent && (is_ascii(bytes) || !is_utf8(bytes)))
    tree.capture.media_type = "text/xml; charset=" + std::string(declared);
  decode(tree);
  if (tree.encoding_is_guess) faults.push_back("does not say its encoding; read as " + tree.encoding);
  if (declared.empty()) return;
  const auto known = encoding_of_label(declared);
  if (!known || known->name != tree.encoding)
    faults.push_back("says that its encoding is " + to_valid_utf8(declared) + ", and is " + tree.encoding);
}

// A type that no feed is sent with.
bool is_odd_type(std::string_view media_type) {
  const std::string type = ascii_lower(trim(media_type.substr(0, media_type.find(';'))));
  return !type.empty() && type.find("xml") == std::string::npos && type.find("json") == std::string::npos;
}

// Windows-1252 that somebody took for ISO-8859-1: its quotation marks and dashes have become C1 controls,
// which no text uses.
std::string with_marks_of_windows(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('\xC2', at), text.size());
    out += text.substr(at, mark - at);
    if (mark + 1 >= text.size()) return out += text.substr(mark);
    const auto second = static_cast<unsigned char>(text[mark + 1]);
    if (second < 0xA0)
      append_utf8(out, html::character_of_number(second));
    else
      out += text.substr(mark, 2);
    at = mark + 2;
  }
  return out;
}

bool has_flag(const Page& page, std::string_view flag) {
  return std::find(page.flags().begin(), page.flags().end(), flag) != page.flags().end();
}

Result<Page> xml_page(const Capture& capture, std::string text, const Limits& limits) {
  Capture plain;
  plain.id = capture.id;
  plain.url = capture.url;
  plain.media_type = "text/xml; charset=utf-8";
  plain.bytes = std::move(text);
  PageOptions options;
  options.limits = limits;
  options.kind = PageKind::xml;
  return Page::parse(std::move(plain), options);
}

// A file that is packed by itself, as sitemaps are ("sitemap.xml.gz"), and not by the server that sends it.
Result<Capture> unpacked(const Capture& packed, const Limits& limits) {
  Capture capture = packed;
  capture.media_type.clear();
  auto bytes = decode_content(std::move(capture.bytes), "gzip", limits);
  if (!bytes) return tl::unexpected(bytes.error());
  capture.bytes = std::move(*bytes);
  return capture;
}

Result<FeedSource> read_plain(const Capture& capture, const Limits& limits) {
  if (capture.bytes.size() > limits.page_bytes)
    return fail(ErrorCode::over_limit,
                std::to_string(capture.bytes.size()) + " bytes, over the limit of " +
                    std::to_string(limits.page_bytes),
                capture.id);
  FeedSource source;
  std::string text;
  if (auto wide = text_of_utf32(capture.bytes)) {
    text = std::move(*wide);
    source.encoding = "UTF-32";
  } else {
    Page::Tree tree;
    tree.capture = capture;
    decode_source(tree, source.faults);
    text = with_marks_of_windows(tree.source());
    source.encoding = tree.encoding;
  }
  if (text.find("\xEF\xBF\xBD") != std::string::npos)
    source.faults.emplace_back("bytes that its encoding does not have");
  if (is_odd_type(capture.media_type))
    source.faults.push_back("sent as " + to_valid_utf8(capture.media_type));
  const std::string_view body = trim(text);
  if (body.empty()) return fail(ErrorCode::empty, "nothing in it", capture.id);
  if (body.starts_with('{')) {
    source.json = true;
    source.text = body;
    return source;
  }
  if (body.size() != text.size() && !is_ascii_space(text[0])) text = body;
  auto page = xml_page(capture, text, limits);
  if (!page) return tl::unexpected(page.error());
  if (has_flag(*page, "entity-limit"))
    return fail(ErrorCode::over_limit, "entities that grow without end", capture.id);
  if (has_flag(*page, "broken-xml")) {
    source.faults.emplace_back("broken XML, repaired");
    std::string repaired = repaired_xml(text);
    if (repaired.empty()) return fail(ErrorCode::damaged, "text without a single element", capture.id);
    page = xml_page(capture, std::move(repaired), limits);
    if (!page) return tl::unexpected(page.error());
  }
  source.page.emplace(std::move(*page));
  return source;
}

}  // namespace

Result<FeedSource> read_source(const Capture& capture, const Limits& limits) {
  if (!capture.bytes.starts_with("\x1F\x8B")) return read_plain(capture, limits);
  const auto plain = unpacked(capture, limits);
  return plain ? read_plain(*plain, limits) : tl::unexpected(plain.error());
}

}  // namespace broadsheet
