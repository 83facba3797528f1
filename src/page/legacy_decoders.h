#pragma once
// legacy_decoders.h: the decoders of the WHATWG Encoding standard for everything but UTF-8 (sections 9 to
// 14).

#include <cstdint>
#include <optional>
#include <string_view>

namespace broadsheet {

class LegacyDecoder {
 public:
  static constexpr char32_t nothing = 0xFFFF'FFFF;

  // What stands at the front of some bytes: how many of them, and one character, two, or nothing. What cannot
  // be decoded is U+FFFD, and takes as many bytes as the standard does not put back.
  struct Decoded {
    std::uint32_t bytes = 1;
    char32_t first = nothing, second = nothing;
  };

  // nullopt for "replacement" and for names that are no encoding's.
  [[nodiscard]] static std::optional<LegacyDecoder> of(std::string_view name);

  // `rest` is not empty. ISO-2022-JP keeps its state from one call to the next.
  [[nodiscard]] Decoded next(std::string_view rest) { return decode_(rest, state_); }

  // Whether bytes below 0x80 stand for themselves wherever a character begins.
  [[nodiscard]] bool is_ascii_compatible() const { return is_ascii_compatible_; }

  struct State {
    enum class Set : std::uint8_t { ascii, roman, katakana, jis0208 };
    Set set = Set::ascii, output = Set::ascii;
    bool has_output = false;  // "ISO-2022-JP output"
    std::uint32_t index = 0;  // of a single-byte encoding
  };

 private:
  using Decode = Decoded (*)(std::string_view, State&);
  LegacyDecoder(Decode decode, bool is_ascii_compatible)
      : decode_(decode), is_ascii_compatible_(is_ascii_compatible) {}

  Decode decode_;
  bool is_ascii_compatible_;
  State state_;
};

}  // namespace broadsheet
