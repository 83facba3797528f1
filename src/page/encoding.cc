// encoding.cc: which encoding, in the order of the WHATWG HTML standard (13.2.3.2), except that bytes which
// are valid UTF-8 beyond ASCII are UTF-8 whatever a label says. ICU decodes. Entry point: decode().

#include "page/encoding.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <memory>

#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

std::string_view label_in(std::string_view text) {
  const std::size_t at = find_ignoring_case(text, "charset=");
  if (at == std::string_view::npos) return {};
  std::string_view label = text.substr(at + 8);
  while (!label.empty() && (label.front() == '"' || label.front() == '\'' || label.front() == ' '))
    label.remove_prefix(1);
  return label.substr(0, label.find_first_of("\"' ;>/"));
}

std::string_view byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  return {};
}

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// The encoding's ICU name for a label; labels of Latin-1 and ASCII mean windows-1252 (WHATWG Encoding, 4.2).
std::string icu_name(std::string_view label) {
  const std::string name = ascii_lower(trim(label));
  if (name == "iso-8859-1" || name == "latin1" || name == "ascii" || name == "us-ascii")
    return "windows-1252";
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "shift_jis" || name == "shift-jis" || name == "sjis") return "windows-31j";
  return name;
}

bool to_utf8(std::string_view bytes, const std::string& name, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status) || name.empty()) return false;
  status = U_ZERO_ERROR;
  const int32_t size = ucnv_toAlgorithmic(UCNV_UTF8, from.get(), nullptr, 0, bytes.data(),
                                          static_cast<int32_t>(bytes.size()), &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) return false;
  out.resize(static_cast<std::size_t>(size));
  status = U_ZERO_ERROR;
  ucnv_toAlgorithmic(UCNV_UTF8, from.get(), out.data(), size + 1, bytes.data(),
                     static_cast<int32_t>(bytes.size()), &status);
  return U_SUCCESS(status);
}

std::string find_encoding(const Capture& capture) {
  const std::string_view bytes = capture.bytes;
  if (const std::string_view mark = byte_order_mark(bytes); !mark.empty()) return std::string(mark);
  const std::string_view sent = label_in(capture.media_type);
  if (!sent.empty()) return std::string(sent);
  if (is_valid_utf8(bytes)) return "UTF-8";
  const std::string_view declared = label_in(bytes.substr(0, 1024));
  if (!declared.empty() && !equals_ignoring_case(declared, "utf-8")) return std::string(declared);
  return guess(bytes);
}

}  // namespace

void decode(Page::Tree& tree) {
  tree.encoding = find_encoding(tree.capture);
  const bool utf8 =
      equals_ignoring_case(tree.encoding, "utf-8") || equals_ignoring_case(tree.encoding, "utf8");
  if (!utf8 && to_utf8(tree.capture.bytes, icu_name(tree.encoding), tree.decoded)) return;
  tree.encoding = "UTF-8";
  if (is_valid_utf8(tree.capture.bytes)) return;
  tree.decoded = to_valid_utf8(tree.capture.bytes);
  tree.flag("bad-utf-8");
}

}  // namespace broadsheet
