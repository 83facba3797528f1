// encoding.cc: which encoding, in the order of the WHATWG HTML standard (13.2.3.2), except that bytes which
// are valid UTF-8 beyond ASCII are UTF-8 whatever a meta element says. Entry point: decode().

#include "page/encoding.h"

#include <simdjson.h>
#include <uchardet/uchardet.h>

#include <array>
#include <memory>
#include <optional>

#include "base/strings.h"
#include "page/encoding_labels.h"
#include "page/meta_prescan.h"

namespace broadsheet {
namespace {

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

Encoding guess_encoding(std::string_view bytes) {
  std::string name = guess(bytes);
  if (name == "UHC") name = "euc-kr";  // uchardet's name for windows-949, which the standard calls EUC-KR
  if (const std::optional<Encoding> known = encoding_of_label(name)) return *known;
  // What uchardet cannot tell, or names outside the standard: the standard's default for the west.
  return *encoding_of_label("windows-1252");
}

// UTF-16 without a mark: in text of mostly Latin letters every other byte is zero.
std::optional<Encoding> unmarked_utf16(std::string_view bytes) {
  std::array<std::size_t, 2> zeros = {};
  const std::string_view head = bytes.substr(0, 1024);
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  if (zeros[1] * 4 > head.size() && zeros[0] == 0) return encoding_of_label("utf-16le");
  if (zeros[0] * 4 > head.size() && zeros[1] == 0) return encoding_of_label("utf-16be");
  return std::nullopt;
}

// ISO-2022-JP is ASCII with escapes to JIS X 0208, so a check for UTF-8 alone would take it.
bool has_japanese_escape(std::string_view bytes) {
  return bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos;
}

struct Found {
  Encoding encoding;
  bool is_guess = false;
};

Found find_encoding(const Capture& capture) {
  const std::string_view bytes = capture.bytes;
  if (const auto mark = byte_order_mark(bytes)) return {*mark};
  if (const auto sent = encoding_of_label(label_in_content(capture.media_type))) return {*sent};
  if (const auto wide = unmarked_utf16(bytes)) return {*wide};
  if (has_japanese_escape(bytes)) return {*encoding_of_label("iso-2022-jp")};
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return {*encoding_of_label("utf-8")};
  // Bytes that are not UTF-8 are not what a tag that says UTF-8 claims.
  const std::optional<Encoding> declared = prescan(bytes.substr(0, 1024));
  if (declared && declared->name != "UTF-8") return {*declared};
  return {guess_encoding(bytes), true};
}

// The bytes as this encoding; UTF-8 where there is no such decoder.
void decode_as(Page::Tree& tree, const Encoding& encoding) {
  tree.encoding = encoding.name;
  if (encoding.name != "UTF-8" && decode_legacy(tree, encoding)) return;
  tree.encoding = "UTF-8";
  decode_utf8(tree);
}

}  // namespace

void decode(Page::Tree& tree) {
  const Found found = find_encoding(tree.capture);
  tree.encoding_is_guess = found.is_guess;
  decode_as(tree, found.encoding);
}

// "change the encoding": a meta element that says UTF-16 was not read as that.
bool decode_again(Page::Tree& tree, std::string_view label) {
  std::optional<Encoding> encoding = encoding_of_label(label);
  if (!encoding || encoding->name == tree.encoding) return false;
  if (encoding->name.starts_with("UTF-16") || encoding->name == "UTF-8") return false;
  decode_as(tree, *encoding);
  return true;
}

}  // namespace broadsheet
