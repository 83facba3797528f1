// host.cc: domains by UTS 46 (ICU), IPv4 in all its spellings, IPv6. Entry point: parse_host().

#include "capture/url/host.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "capture/url/percent.h"

namespace broadsheet {
namespace {

bool is_forbidden_host(char c) {
  static constexpr std::string_view forbidden("\0\t\n\r #/:<>?@[\\]^|", 17);
  return forbidden.find(c) != std::string_view::npos;
}

bool is_forbidden_domain(char c) {
  return is_forbidden_host(c) || static_cast<unsigned char>(c) < 0x20 || c == '%' || c == 0x7F;
}

// The last label that is not empty is a number: then the whole must be an IPv4 address.
bool ends_in_number(std::string_view domain) {
  if (domain.ends_with('.')) domain.remove_suffix(1);
  const std::string_view last = domain.substr(domain.rfind('.') + 1);
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), [](char c) { return is_ascii_digit(c); })) return true;
  return starts_with_ignoring_case(last, "0x") &&
         std::all_of(last.begin() + 2, last.end(), [](char c) { return hex_value(c) >= 0; });
}

// A part of an IPv4 address: octal with a leading 0, hexadecimal with 0x; values past 32 bits are capped.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
  unsigned base = 10;
  if (text.empty()) return std::nullopt;
  if (starts_with_ignoring_case(text, "0x")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text[0] == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : text) {
    const int digit = hex_value(c);
    if (digit < 0 || static_cast<unsigned>(digit) >= base) return std::nullopt;
    value = std::min<std::uint64_t>(value * base + static_cast<unsigned>(digit), std::uint64_t{1} << 40);
  }
  return value;
}

bool is_plain_ascii(std::string_view domain) {
  return std::all_of(domain.begin(), domain.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Mappings of UTS 46, revision 33 (Unicode 16), that the tables of ICU before 76 lack.
struct Mapping {
  char32_t first, last;
  std::int32_t shift;  // to the code point it becomes
  bool is_ignored = false;
};

constexpr std::array later_mappings = {
    Mapping{0x04C0, 0x04C0, 0xF},        Mapping{0x10A0, 0x10C5, 0x1C60},  Mapping{0x115F, 0x1160, 0, true},
    Mapping{0x17B4, 0x17B5, 0, true},    Mapping{0x180E, 0x180E, 0, true}, Mapping{0x1E9E, 0x1E9E, -0x1DBF},
    Mapping{0x2061, 0x2064, 0, true},    Mapping{0x206A, 0x206F, 0, true}, Mapping{0x2132, 0x2132, 0x1C},
    Mapping{0x2183, 0x2183, 1},          Mapping{0x3164, 0x3164, 0, true}, Mapping{0xFFA0, 0xFFA0, 0, true},
    Mapping{0x2F868, 0x2F868, -0x2C16C},
};

std::string with_later_mappings(std::string_view domain) {
  std::string out;
  for (std::size_t at = 0; at < domain.size();) {
    const CodePoint c = decode_at(domain, at);
    at += c.size;
    const auto found = std::find_if(later_mappings.begin(), later_mappings.end(), [&](const Mapping& m) {
      return c.value >= m.first && c.value <= m.last;
    });
    if (found == later_mappings.end())
      append_utf8(out, c.value);
    else if (!found->is_ignored)
      append_utf8(out, static_cast<char32_t>(static_cast<std::int32_t>(c.value) + found->shift));
  }
  return out;
}

const UIDNA* idna() {
  static const std::unique_ptr<UIDNA, decltype(&uidna_close)> handle = [] {
    UErrorCode status = U_ZERO_ERROR;
    UIDNA* opened = uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
                                        UIDNA_NONTRANSITIONAL_TO_UNICODE,
                                    &status);
    return std::unique_ptr<UIDNA, decltype(&uidna_close)>(opened, uidna_close);
  }();
  return handle.get();
}

// With beStrict = false, hyphens and lengths are not checked.
constexpr std::uint32_t ignored_faults = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                         UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                         UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

// Reads the pieces of an IPv6 address as the standard's "IPv6 parser" does, step for step.
class Ipv6Reader {
 public:
  explicit Ipv6Reader(std::string_view text) : text_(text) {}

  std::optional<Ipv6> read() {
    if (at() == ':') {
      if (at(1) != ':') return std::nullopt;
      place_ += 2;
      compress_ = ++piece_;
    }
    while (place_ < text_.size()) {
      if (piece_ == 8) return std::nullopt;
      if (at() == ':') {
        if (compress_) return std::nullopt;
        ++place_;
        compress_ = ++piece_;
        continue;
      }
      if (!read_piece()) return std::nullopt;
      if (ended_in_ipv4_) break;
    }
    return finish();
  }

 private:
  [[nodiscard]] char at(std::size_t ahead = 0) const {
    return place_ + ahead < text_.size() ? text_[place_ + ahead] : '\0';
  }

  bool read_piece() {
    unsigned value = 0, length = 0;
    while (length < 4 && place_ < text_.size() && hex_value(at()) >= 0) {
      value = value * 16 + static_cast<unsigned>(hex_value(at()));
      ++place_;
      ++length;
    }
    if (at() == '.') {
      if (length == 0) return false;
      place_ -= length;
      return ended_in_ipv4_ = read_ipv4();
    }
    if (at() == ':') {
      ++place_;
      if (place_ == text_.size()) return false;
    } else if (place_ < text_.size()) {
      return false;
    }
    pieces_[piece_++] = static_cast<std::uint16_t>(value);
    return true;
  }

  bool read_ipv4() {
    if (piece_ > 6) return false;
    unsigned seen = 0;
    while (place_ < text_.size()) {
      if (seen > 0 && (at() != '.' || seen >= 4)) return false;
      if (seen > 0) ++place_;
      if (!is_ascii_digit(at())) return false;
      unsigned value = 0, digits = 0;
      for (; is_ascii_digit(at()); ++place_, ++digits) {
        if (digits > 0 && value == 0) return false;  // no leading zero
        value = value * 10 + static_cast<unsigned>(at() - '0');
        if (value > 255) return false;
      }
      pieces_[piece_] = static_cast<std::uint16_t>(pieces_[piece_] * 256 + value);
      if (++seen == 2 || seen == 4) ++piece_;
    }
    return seen == 4;
  }

  std::optional<Ipv6> finish() {
    if (!compress_) return piece_ == 8 ? std::optional(pieces_) : std::nullopt;
    const auto begin = pieces_.begin() + static_cast<std::ptrdiff_t>(*compress_);
    const auto end = pieces_.begin() + static_cast<std::ptrdiff_t>(piece_);
    std::rotate(begin, end, pieces_.end());
    return pieces_;
  }

  std::string_view text_;
  std::size_t place_ = 0;
  std::size_t piece_ = 0;
  std::optional<std::size_t> compress_;
  bool ended_in_ipv4_ = false;
  Ipv6 pieces_{};
};

}  // namespace

std::optional<std::uint32_t> parse_ipv4(std::string_view text) {
  std::vector<std::string_view> parts = split(text, '.');
  if (parts.back().empty() && parts.size() > 1) parts.pop_back();
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = ipv4_number(parts[i]);
    const bool last = i + 1 == parts.size();
    if (!number || *number >= (last ? std::uint64_t{1} << (8 * (5 - parts.size())) : 256))
      return std::nullopt;
    address += last ? *number : *number << (8 * (3 - i));
  }
  return static_cast<std::uint32_t>(address);
}

std::optional<Ipv6> parse_ipv6(std::string_view text) {
  return Ipv6Reader(text).read();
}

std::string printed_ipv4(std::uint32_t address) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8)
    out += std::to_string(address >> shift & 255) + (shift > 0 ? "." : "");
  return out;
}

std::string printed_ipv6(const Ipv6& address) {
  // The first longest run of two zero pieces or more is left out.
  std::size_t best = 8, best_length = 1;
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t length = 0;
    while (i + length < 8 && address[i + length] == 0) ++length;
    if (length > best_length) {
      best = i;
      best_length = length;
    }
    i += length;
  }
  std::string out;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == best) {
      out += i == 0 ? "::" : ":";
      i += best_length - 1;
      continue;
    }
    std::array<char, 8> piece{};
    std::snprintf(piece.data(), piece.size(), "%x", unsigned{address[i]});
    out += piece.data();
    if (i < 7) out += ':';
  }
  return out;
}

std::optional<std::string> domain_to_ascii(std::string_view domain) {
  if (is_plain_ascii(domain)) return ascii_lower(domain);
  const std::string mapped = with_later_mappings(domain);
  std::string out(mapped.size() * 4 + 64, '\0');
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  for (int tries = 0; tries < 2; ++tries) {
    UErrorCode status = U_ZERO_ERROR;
    const int length = uidna_nameToASCII_UTF8(idna(), mapped.data(), static_cast<int>(mapped.size()),
                                              out.data(), static_cast<int>(out.size()), &info, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      out.resize(static_cast<std::size_t>(length) + 1);
      continue;
    }
    if (U_FAILURE(status) || (info.errors & ~ignored_faults) != 0 || length == 0) return std::nullopt;
    out.resize(static_cast<std::size_t>(length));
    return out;
  }
  return std::nullopt;
}

std::optional<std::string> parse_host(std::string_view input, bool is_opaque) {
  if (input.starts_with('[')) {
    if (!input.ends_with(']')) return std::nullopt;
    const auto address = parse_ipv6(input.substr(1, input.size() - 2));
    return address ? std::optional("[" + printed_ipv6(*address) + "]") : std::nullopt;
  }
  if (is_opaque) {
    if (std::any_of(input.begin(), input.end(), is_forbidden_host)) return std::nullopt;
    std::string out;
    append_encoded(out, input, EncodeSet::c0_control);
    return out;
  }
  auto domain = domain_to_ascii(to_valid_utf8(percent_decode(input)));
  if (!domain || domain->empty() || std::any_of(domain->begin(), domain->end(), is_forbidden_domain))
    return std::nullopt;
  if (!ends_in_number(*domain)) return domain;
  const auto address = parse_ipv4(*domain);
  return address ? std::optional(printed_ipv4(*address)) : std::nullopt;
}

}  // namespace broadsheet
