#pragma once
// byte_numbers.h: whole numbers in as few bytes as they need, seven bits each, the low ones first (unsigned
// LEB128: DWARF 5, 7.6), and a reader that any bytes can be given to.

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

inline void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

inline void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

// Takes from the front. Once something was not there, everything is empty.
class ByteReader {
 public:
  ByteReader() = default;
  explicit ByteReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::uint64_t number() {
    // Nearly all take one byte or two.
    if (left() < 2) return long_number();
    const auto first = static_cast<unsigned char>(at_[0]), second = static_cast<unsigned char>(at_[1]);
    if (first < 0x80) {
      ++at_;
      return first;
    }
    if (second >= 0x80) return long_number();
    at_ += 2;
    return (first & 0x7FU) | second << 7U;
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
  std::string_view bytes(std::uint64_t size) {
    if (size > left()) fail();
    const std::string_view taken(at_, sound_ ? size : 0);
    at_ += taken.size();
    return taken;
  }
  std::string_view text() { return bytes(number()); }

  // What was read cannot be meant.
  std::uint64_t fail() {
    at_ = end_;
    sound_ = false;
    return 0;
  }

  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  [[nodiscard]] bool is_at_end() const { return at_ == end_; }
  [[nodiscard]] bool is_sound() const { return sound_; }

 private:
  std::uint64_t long_number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at_ != end_; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  bool sound_ = true;
};

}  // namespace broadsheet
