// decoders.cc: bytes to UTF-8 with LF line ends, and the stretches that lead back. UTF-8 without a CR is
// taken as it stands. Encodings of one byte a character go through a table of 256; ICU decodes the rest.
// Entry points: decode_utf8(), decode_legacy().

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <string>

#include "base/utf8.h"
#include "page/encoding.h"

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

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

std::string utf8_of(char32_t c) {
  std::string utf8;
  append_utf8(utf8, c);
  return utf8;
}

// One byte a character: what each byte means, asked once.
void decode_single_byte(Page::Tree& tree, UConverter* converter) {
  std::array<std::string, 256> table;
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char c = static_cast<char>(byte);
    std::array<UChar, 2> out = {};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t count = ucnv_toUChars(converter, out.data(), 2, &c, 1, &status);
    table[byte] = utf8_of(count == 1 ? out[0] : replacement_character);
  }
  Writer writer(tree);
  const std::string_view bytes = tree.capture.bytes;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80) ++end;
    writer.bytes(bytes.substr(at, end - at), at);
    if (end < bytes.size()) writer.character(table[static_cast<unsigned char>(bytes[end])], end, 1);
    at = end + 1;
  }
}

// A piece of what ICU made: UTF-16 and, for each unit, the byte that it begins at (behind `base`).
struct Piece {
  std::array<UChar, 4096> units;
  std::array<int32_t, 4096> offsets;
  std::size_t size = 0, base = 0, end = 0;

  [[nodiscard]] std::size_t place(std::size_t i) const {
    if (i >= size) return end;
    return offsets[i] < 0 ? base : base + static_cast<std::size_t>(offsets[i]);
  }
};

void write(const Piece& piece, Writer& writer) {
  for (std::size_t i = 0; i < piece.size;) {
    int32_t next = static_cast<int32_t>(i);
    UChar32 c = 0;
    U16_NEXT(piece.units.data(), next, static_cast<int32_t>(piece.size), c);
    if (U_IS_SURROGATE(c)) c = static_cast<UChar32>(replacement_character);
    const std::size_t begin = piece.place(i);
    std::size_t after = static_cast<std::size_t>(next);
    while (after < piece.size && piece.place(after) == begin) ++after;
    const std::size_t count = piece.place(after) > begin ? piece.place(after) - begin : 1;
    writer.character(utf8_of(static_cast<char32_t>(c)), begin, count);
    i = static_cast<std::size_t>(next);
  }
}

void decode_multi_byte(Page::Tree& tree, UConverter* converter) {
  Writer writer(tree);
  const auto piece = std::make_unique<Piece>();
  const char* const bytes = tree.capture.bytes.data();
  const char* const bytes_end = bytes + tree.capture.bytes.size();
  const char* from = bytes;
  for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR; status == U_BUFFER_OVERFLOW_ERROR;) {
    status = U_ZERO_ERROR;
    piece->base = static_cast<std::size_t>(from - bytes);
    UChar* to = piece->units.data();
    ucnv_toUnicode(converter, &to, to + piece->units.size(), &from, bytes_end, piece->offsets.data(), true,
                   &status);
    piece->size = static_cast<std::size_t>(to - piece->units.data());
    piece->end = static_cast<std::size_t>(from - bytes);
    write(*piece, writer);
  }
}

}  // namespace

void decode_utf8(Page::Tree& tree) {
  tree.is_decoded = false;
  tree.bom = tree.capture.bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view bytes = tree.source();
  const bool valid = simdjson::validate_utf8(bytes.data(), bytes.size());
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
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(std::string(encoding.icu).c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return false;
  if (ucnv_getMaxCharSize(converter.get()) == 1) {
    decode_single_byte(tree, converter.get());
  } else {
    decode_multi_byte(tree, converter.get());
  }
  return true;
}

}  // namespace broadsheet
