#pragma once
// offsets.h: from places in the text that was parsed to places in the capture.

#include "broadsheet/base.h"
#include "page/growing_array.h"

namespace broadsheet {

// A text is a row of stretches. In one stretch every `decoded_unit` bytes of text came from `capture_unit`
// bytes of the capture: 1 from 1 in ASCII, 3 from 2 in Japanese, 1 from 1 again behind a CR that was dropped.
class Offsets {
 public:
  // The next `count` units of the text, from this place in the capture. Stretches that go on are one.
  void add(std::uint32_t decoded, std::uint32_t capture, std::uint16_t decoded_unit,
           std::uint16_t capture_unit);

  // The bytes of the capture that text [begin, end) came from. Places inside a unit widen to all of it.
  [[nodiscard]] ByteRange in_capture(std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Stretch {
    std::uint32_t decoded, capture;
    std::uint16_t decoded_unit, capture_unit;
  };
  [[nodiscard]] const Stretch& stretch_of(std::uint32_t decoded) const;

  GrowingArray<Stretch> stretches_;  // none: the text is the capture
};

}  // namespace broadsheet
