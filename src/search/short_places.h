#pragma once
// short_places.h: the places of a word in one document as numbers of two bytes, eight of which are compared
// at once. Texts of up to 49,000 words in which it stands up to 120 times have them; for others postings.h
// has read_places().

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet {

struct ShortPlaces {
  static constexpr std::size_t step = 8, most = 15 * step;

  // Places in the body as they are, those in the lead and in the headline from numbers of their own on: in
  // none of the gaps between these is a place, however far a phrase reaches.
  static constexpr std::uint16_t body_ends = 0xBFC0, nowhere = 0xBFE0;
  static constexpr std::uint16_t lead_begins = 0xC000, lead_ends = 0xDFE0;
  static constexpr std::uint16_t headline_begins = 0xE000, headline_ends = 0xFBE0;
  static constexpr std::size_t longest_phrase = 16;  // words

  std::uint32_t count = 0;
  // Behind the last one stands `nowhere` up to a whole step.
  alignas(16) std::array<std::uint16_t, most + step> places;
};

// Those that bytes begin with: how many bytes they are; 0 where they are not short, or say nothing.
[[nodiscard]] std::size_t read_short_places(std::string_view bytes, std::uint32_t weight,
                                            ShortPlaces& places);

// Keeps those of some places that one of `others` stands so far behind; or before, where less than 0.
void keep_followed(ShortPlaces& places, const ShortPlaces& others, int by);
// What those places count that keep_followed() would keep.
[[nodiscard]] std::uint32_t weight_followed(const ShortPlaces& places, const ShortPlaces& others, int by);

}  // namespace broadsheet
