// decoders.cc: bytes to UTF-8 with LF line ends, and the stretches that lead back. UTF-8 without a CR is
// taken as it stands; legacy_decoders.h decodes the rest. Entry points: decode_utf8(), decode_legacy().

#include <simdjson.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "page/encoding.h"
#include "page/legacy_decoders.h"

namespace broadsheet {
namespace {

// Takes characters and where in the capture they stand; "normalizes newlines" (13.2.3.5).
class Writer {
 public:
  explicit Writer(Page::Tree& tree) : tree_(tree) {
    tree_.decoded.clear();
    tree_.decoded.reserve(tree_.capture.bytes.size() + 16);
    tree_.offsets = {};
    tree_.is_decoded = true;
  }

  void character(std::string_view utf8, std::size_t capture, std::size_t count) {
    if (utf8 == "\n" && after_cr_) {
      after_cr_ = false;
      return;
    }
    after_cr_ = utf8 == "\r";
    add(after_cr_ ? "\n" : utf8, capture, utf8.size(), count);
  }

  // Characters that are the bytes of the capture at `capture`.
  void bytes(std::string_view text, std::size_t capture) {
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == '\r' || after_cr_) {
        character(text.substr(at, 1), capture + at, 1);
        ++at;
        continue;
      }
      const std::size_t end = std::min(text.find('\r', at), text.size());
      add(text.substr(at, end - at), capture + at, 1, 1);
      at = end;
    }
  }

 private:
  void add(std::string_view utf8, std::size_t capture, std::size_t unit, std::size_t count) {
    tree_.offsets.add(static_cast<std::uint32_t>(tree_.decoded.size()), static_cast<std::uint32_t>(capture),
                      static_cast<std::uint16_t>(unit), static_cast<std::uint16_t>(count));
    tree_.decoded += utf8;
  }

  Page::Tree& tree_;
  bool after_cr_ = false;
};

}  // namespace

bool is_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

void decode_utf8(Page::Tree& tree, bool valid) {
  tree.is_decoded = false;
  tree.bom = tree.capture.bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view bytes = tree.source();
  if (valid && bytes.find('\r') == std::string_view::npos) return;
  Writer writer(tree);
  if (valid) return writer.bytes(bytes, tree.bom);
  tree.flag("bad-utf-8");
  std::size_t good = 0;  // begin of the run that needs no change
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode_at(bytes, at);
    const bool bad = c.value == replacement_character && bytes.substr(at, c.size) != "\xEF\xBF\xBD";
    if (bad) {
      writer.bytes(bytes.substr(good, at - good), tree.bom + good);
      writer.character("\xEF\xBF\xBD", tree.bom + at, c.size);
      good = at + c.size;
    }
    at += c.size;
  }
  writer.bytes(bytes.substr(good), tree.bom + good);
}

bool decode_legacy(Page::Tree& tree, const Encoding& encoding) {
  std::optional<LegacyDecoder> decoder = LegacyDecoder::of(encoding.name);
  if (!decoder) return false;
  Writer writer(tree);
  const std::string_view bytes = tree.capture.bytes;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::string utf8;
  const bool has_mark = (encoding.name == "UTF-16LE" && bytes.starts_with("\xFF\xFE")) ||
                        (encoding.name == "UTF-16BE" && bytes.starts_with("\xFE\xFF"));
  for (std::size_t at = has_mark ? 2 : 0; at < bytes.size();) {
    if (decoder->is_ascii_compatible() && is_ascii(bytes[at])) {
      const std::size_t end = static_cast<std::size_t>(
          std::find_if_not(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), is_ascii) -
          bytes.begin());
      writer.bytes(bytes.substr(at, end - at), at);
      at = end;
      continue;
    }
    const LegacyDecoder::Decoded next = decoder->next(bytes.substr(at));
    for (const char32_t c : {next.first, next.second}) {
      if (c == LegacyDecoder::nothing) continue;
      utf8.clear();
      append_utf8(utf8, c);
      writer.character(utf8, at, next.bytes);
    }
    at += next.bytes;
  }
  return true;
}

}  // namespace broadsheet
