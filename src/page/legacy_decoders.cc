// legacy_decoders.cc: a function a decoder, after the steps of the standard's sections 9 to 14. Where the
// standard restores bytes to its queue, the character takes fewer. Entry points: LegacyDecoder::of(),
// LegacyDecoder::next().

#include "page/legacy_decoders.h"

#include <algorithm>

#include "base/utf8.h"
#include "page/encoding_indexes.h"

namespace broadsheet {
namespace {

using Decoded = LegacyDecoder::Decoded;
using State = LegacyDecoder::State;

std::uint32_t byte_of(std::string_view rest, std::size_t at) {
  return static_cast<unsigned char>(rest[at]);
}

constexpr bool is_in(std::uint32_t byte, std::uint32_t first, std::uint32_t last) {
  return first <= byte && byte <= last;
}

Decoded error(std::uint32_t bytes) {
  return {bytes, replacement_character};
}

// The end of two-byte decoders: the code point; else an error, where a trail byte of ASCII is restored.
Decoded pair(char32_t code_point, std::uint32_t trail) {
  if (code_point != 0) return {2, code_point};
  return error(trail < 0x80 ? 1 : 2);
}

// 9.1
Decoded single_byte(std::string_view rest, State& state) {
  const std::uint32_t byte = byte_of(rest, 0);
  if (byte < 0x80) return {1, byte};
  const char32_t c = in_single_byte(state.index, byte - 0x80);
  return c != 0 ? Decoded{1, c} : error(1);
}

// 10.2.1, from the second byte of four on
Decoded gb18030_quad(std::string_view rest) {
  if (rest.size() < 3) return error(2);
  if (!is_in(byte_of(rest, 2), 0x81, 0xFE)) return error(1);
  if (rest.size() < 4) return error(3);
  if (!is_in(byte_of(rest, 3), 0x30, 0x39)) return error(1);
  const std::uint32_t pointer = (byte_of(rest, 0) - 0x81) * 12'600 + (byte_of(rest, 1) - 0x30) * 1'260 +
                                (byte_of(rest, 2) - 0x81) * 10 + byte_of(rest, 3) - 0x30;
  const char32_t c = in_gb18030_ranges(pointer);
  return c != 0 ? Decoded{4, c} : error(4);
}

// 10.1.1 and 10.2.1
Decoded gb18030(std::string_view rest, State&) {
  const std::uint32_t lead = byte_of(rest, 0);
  if (lead < 0x80) return {1, lead};
  if (lead == 0x80) return {1, U'\u20AC'};
  if (lead == 0xFF || rest.size() == 1) return error(1);
  const std::uint32_t trail = byte_of(rest, 1);
  if (is_in(trail, 0x30, 0x39)) return gb18030_quad(rest);
  const bool good = is_in(trail, 0x40, 0x7E) || is_in(trail, 0x80, 0xFE);
  return pair(good ? in_gb18030((lead - 0x81) * 190 + trail - (trail < 0x7F ? 0x40 : 0x41)) : 0, trail);
}

// 11.1.1
Decoded big5(std::string_view rest, State&) {
  const std::uint32_t lead = byte_of(rest, 0);
  if (lead < 0x80) return {1, lead};
  if (!is_in(lead, 0x81, 0xFE) || rest.size() == 1) return error(1);
  const std::uint32_t trail = byte_of(rest, 1);
  if (!is_in(trail, 0x40, 0x7E) && !is_in(trail, 0xA1, 0xFE)) return pair(0, trail);
  const std::uint32_t pointer = (lead - 0x81) * 157 + trail - (trail < 0x7F ? 0x40 : 0x62);
  switch (pointer) {
    case 1133: return {2, 0xCA, 0x304};
    case 1135: return {2, 0xCA, 0x30C};
    case 1164: return {2, 0xEA, 0x304};
    case 1166: return {2, 0xEA, 0x30C};
    default: return pair(in_big5(pointer), trail);
  }
}

// 12.1.1
Decoded euc_jp(std::string_view rest, State&) {
  const std::uint32_t lead = byte_of(rest, 0);
  if (lead < 0x80) return {1, lead};
  if ((lead != 0x8E && lead != 0x8F && !is_in(lead, 0xA1, 0xFE)) || rest.size() == 1) return error(1);
  const std::uint32_t second = byte_of(rest, 1);
  if (lead == 0x8E && is_in(second, 0xA1, 0xDF)) return {2, 0xFF61 - 0xA1 + second};
  if (lead == 0x8F && is_in(second, 0xA1, 0xFE)) {
    if (rest.size() == 2) return error(2);
    const std::uint32_t third = byte_of(rest, 2);
    const char32_t c = is_in(third, 0xA1, 0xFE) ? in_jis0212((second - 0xA1) * 94 + third - 0xA1) : 0;
    if (c != 0) return {3, c};
    return error(third < 0x80 ? 2 : 3);
  }
  const bool good = is_in(lead, 0xA1, 0xFE) && is_in(second, 0xA1, 0xFE);
  return pair(good ? in_jis0208((lead - 0xA1) * 94 + second - 0xA1) : 0, second);
}

// 12.3.1
Decoded shift_jis(std::string_view rest, State&) {
  const std::uint32_t lead = byte_of(rest, 0);
  if (lead <= 0x80) return {1, lead};
  if (is_in(lead, 0xA1, 0xDF)) return {1, 0xFF61 - 0xA1 + lead};
  if ((!is_in(lead, 0x81, 0x9F) && !is_in(lead, 0xE0, 0xFC)) || rest.size() == 1) return error(1);
  const std::uint32_t trail = byte_of(rest, 1);
  if (!is_in(trail, 0x40, 0x7E) && !is_in(trail, 0x80, 0xFC)) return pair(0, trail);
  const std::uint32_t pointer =
      (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + trail - (trail < 0x7F ? 0x40 : 0x41);
  if (is_in(pointer, 8836, 10715)) return {2, 0xE000 - 8836 + pointer};
  return pair(in_jis0208(pointer), trail);
}

// 13.1.1
Decoded euc_kr(std::string_view rest, State&) {
  const std::uint32_t lead = byte_of(rest, 0);
  if (lead < 0x80) return {1, lead};
  if (!is_in(lead, 0x81, 0xFE) || rest.size() == 1) return error(1);
  const std::uint32_t trail = byte_of(rest, 1);
  return pair(is_in(trail, 0x41, 0xFE) ? in_euc_kr((lead - 0x81) * 190 + trail - 0x41) : 0, trail);
}

// 12.2.1, "escape start" and "escape": a change of sets, or an error that takes the escape byte alone.
Decoded iso_2022_jp_escape(std::string_view rest, State& state) {
  struct Escape {
    std::string_view bytes;
    State::Set set;
  };
  constexpr Escape escapes[] = {{"\x1B(B", State::Set::ascii},
                                {"\x1B(J", State::Set::roman},
                                {"\x1B(I", State::Set::katakana},
                                {"\x1B$@", State::Set::jis0208},
                                {"\x1B$B", State::Set::jis0208}};
  for (const Escape& escape : escapes) {
    if (!rest.starts_with(escape.bytes)) continue;
    state.set = state.output = escape.set;
    const bool twice = state.has_output;
    state.has_output = true;
    return twice ? error(3) : Decoded{3};
  }
  state.has_output = false;
  state.set = state.output;
  return error(1);
}

// 12.2.1, "lead byte" and "trail byte"
Decoded iso_2022_jp_pair(std::string_view rest, State& state) {
  const std::uint32_t lead = byte_of(rest, 0);
  state.has_output = false;
  if (!is_in(lead, 0x21, 0x7E) || rest.size() == 1) return error(1);
  const std::uint32_t trail = byte_of(rest, 1);
  if (trail == 0x1B) return error(1);
  const char32_t c = is_in(trail, 0x21, 0x7E) ? in_jis0208((lead - 0x21) * 94 + trail - 0x21) : 0;
  return c != 0 ? Decoded{2, c} : error(2);
}

// 12.2.1
Decoded iso_2022_jp(std::string_view rest, State& state) {
  const std::uint32_t byte = byte_of(rest, 0);
  if (byte == 0x1B) return iso_2022_jp_escape(rest, state);
  if (state.set == State::Set::jis0208) return iso_2022_jp_pair(rest, state);
  state.has_output = false;
  if (state.set == State::Set::katakana)
    return is_in(byte, 0x21, 0x5F) ? Decoded{1, 0xFF61 - 0x21 + byte} : error(1);
  if (state.set == State::Set::roman && byte == 0x5C) return {1, U'\u00A5'};
  if (state.set == State::Set::roman && byte == 0x7E) return {1, U'\u203E'};
  return byte < 0x80 && byte != 0x0E && byte != 0x0F ? Decoded{1, byte} : error(1);
}

// 14.2 and 14.3: `high` is the place of the byte that counts 256.
Decoded utf_16(std::string_view rest, std::size_t high) {
  if (rest.size() < 2) return error(1);
  const auto unit_at = [&](std::size_t at) {
    return byte_of(rest, at + high) << 8 | byte_of(rest, at + 1 - high);
  };
  const std::uint32_t unit = unit_at(0);
  if (!is_in(unit, 0xD800, 0xDFFF)) return {2, unit};
  if (unit >= 0xDC00) return error(2);
  if (rest.size() < 4) return error(static_cast<std::uint32_t>(rest.size()));
  const std::uint32_t second = unit_at(2);
  if (!is_in(second, 0xDC00, 0xDFFF)) return error(2);
  return {4, 0x10000 + ((unit - 0xD800) << 10) + second - 0xDC00};
}

Decoded utf_16be(std::string_view rest, State&) {
  return utf_16(rest, 0);
}

Decoded utf_16le(std::string_view rest, State&) {
  return utf_16(rest, 1);
}

// 14.5
Decoded x_user_defined(std::string_view rest, State&) {
  const std::uint32_t byte = byte_of(rest, 0);
  return {1, byte < 0x80 ? byte : 0xF780 + byte - 0x80};
}

struct Named {
  std::string_view name;
  Decoded (*decode)(std::string_view, State&);
  bool is_ascii_compatible;
};

constexpr Named decoders[] = {{"gbk", gb18030, true},
                              {"gb18030", gb18030, true},
                              {"big5", big5, true},
                              {"euc-jp", euc_jp, true},
                              {"iso-2022-jp", iso_2022_jp, false},
                              {"shift_jis", shift_jis, true},
                              {"euc-kr", euc_kr, true},
                              {"UTF-16BE", utf_16be, false},
                              {"UTF-16LE", utf_16le, false},
                              {"x-user-defined", x_user_defined, true}};

}  // namespace

std::optional<LegacyDecoder> LegacyDecoder::of(std::string_view name) {
  if (const std::optional<std::uint32_t> index = single_byte_index(name)) {
    LegacyDecoder decoder(single_byte, true);
    decoder.state_.index = *index;
    return decoder;
  }
  const auto* found = std::ranges::find(decoders, name, &Named::name);
  if (found == std::end(decoders)) return std::nullopt;
  return LegacyDecoder(found->decode, found->is_ascii_compatible);
}

}  // namespace broadsheet
