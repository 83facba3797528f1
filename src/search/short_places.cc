// short_places.cc: bytes of places to numbers of two bytes, and which of these follow each other. Nearly all
// gaps between places take one byte: eight of them become places by three sums. Entry points:
// read_short_places(), keep_followed(), weight_followed().

#include "search/short_places.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <span>

#include "search/postings.h"

namespace broadsheet {
namespace {

using Eight = std::uint16_t __attribute__((vector_size(16)));
using EightBytes = std::uint8_t __attribute__((vector_size(8)));
static_assert(sizeof(Eight) == ShortPlaces::step * sizeof(std::uint16_t));

// The places behind one, of eight gaps; of the gaps from one of two bytes on, nothing.
Eight added_up(std::uint64_t gaps, std::uint16_t before) {
  const Eight nothing = {};
  EightBytes bytes;
  if constexpr (std::endian::native == std::endian::big) gaps = __builtin_bswap64(gaps);
  std::memcpy(&bytes, &gaps, sizeof bytes);
  Eight sums = __builtin_convertvector(bytes, Eight);
  sums += __builtin_shufflevector(nothing, sums, 0, 8, 9, 10, 11, 12, 13, 14);
  sums += __builtin_shufflevector(nothing, sums, 0, 1, 8, 9, 10, 11, 12, 13);
  sums += __builtin_shufflevector(nothing, sums, 0, 1, 2, 3, 8, 9, 10, 11);
  return sums + before;
}

// Reads the places of a document, one field after the other.
class Reading {
 public:
  Reading(std::string_view bytes, ShortPlaces& places)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), places_(places) {}

  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  // Of one byte or two; of more, or where there is none, one that is too large to be a place.
  std::uint32_t number() {
    if (at_ == end_) return too_large;
    const auto first = static_cast<unsigned char>(*at_++);
    if (first < 0x80) return first;
    const auto second = static_cast<unsigned char>(at_ == end_ ? 0xFF : *at_++);
    return second < 0x80 ? (first & 0x7FU) | second << 7U : too_large;
  }

  // As many as a field has, as numbers from `begin` on and below `end`; the first place was read before.
  bool read(std::uint32_t first, std::uint32_t count, std::uint16_t begin, std::uint16_t end) {
    std::uint16_t* to = &places_.places[places_.count];
    places_.count += count;
    for (std::uint32_t place = begin + first;;) {
      if (place >= end) return false;
      *to++ = static_cast<std::uint16_t>(place);
      --count;
      // What is behind those of one byte is written over.
      while (left() >= sizeof(std::uint64_t)) {
        const std::uint64_t gaps = eight_bytes(at_);
        const std::uint32_t some = std::min(count, short_ones(gaps));
        if (some < 2) break;
        const Eight eight = added_up(gaps, static_cast<std::uint16_t>(place));
        std::memcpy(to, &eight, sizeof eight);
        place = to[some - 1];
        if (place >= end) return false;
        to += some;
        at_ += some;
        count -= some;
      }
      if (count == 0) return true;
      place += number();
    }
  }

 private:
  static constexpr std::uint32_t too_large = 1U << 20U;

  // How many of eight bytes come before the first that is not a number by itself.
  static std::uint32_t short_ones(std::uint64_t eight) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    return static_cast<std::uint32_t>(std::countr_zero(eight & high_bits)) / 8;
  }

  const char* at_;
  const char* end_;
  ShortPlaces& places_;
};

std::uint16_t moved(std::uint16_t place, int by) {
  return static_cast<std::uint16_t>(place + by);
}

bool is_followed(std::uint16_t place, const ShortPlaces& others) {
  const Eight wanted = Eight{} + place;
  Eight found = {};
  for (std::uint32_t i = 0; i < others.count; i += ShortPlaces::step) {
    Eight eight;
    std::memcpy(&eight, &others.places[i], sizeof eight);
    found |= reinterpret_cast<Eight>(eight == wanted);
  }
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &found, sizeof found);
  return (halves[0] | halves[1]) != 0;
}

// None follows two.
std::uint32_t count_followed(std::span<const std::uint16_t> places, const ShortPlaces& others, int by) {
  Eight found = {};  // of each that compared equal -1
  for (const std::uint16_t place : places) {
    const Eight wanted = Eight{} + moved(place, by);
    for (std::uint32_t i = 0; i < others.count; i += ShortPlaces::step) {
      Eight eight;
      std::memcpy(&eight, &others.places[i], sizeof eight);
      found += reinterpret_cast<Eight>(eight == wanted);
    }
  }
  std::array<std::uint16_t, ShortPlaces::step> each;
  std::memcpy(each.data(), &found, sizeof found);
  return static_cast<std::uint16_t>(-std::accumulate(each.begin(), each.end(), 0));
}

}  // namespace

std::size_t read_short_places(std::string_view bytes, std::uint32_t weight, ShortPlaces& places) {
  places.count = 0;
  if (weight == 0 || weight > ShortPlaces::most) return 0;
  Reading reading(bytes, places);
  std::uint32_t first = reading.number(), in_body = weight;
  if (first % 2 == 0) {
    first /= 2;
  } else {
    const std::uint32_t in_headline = first / 2, in_lead = reading.number();
    if (in_headline > weight / 2 || in_lead > weight - 2 * in_headline) return 0;
    in_body = weight - 2 * in_headline - in_lead;
    const auto read = [&](std::uint32_t count, std::uint16_t begin, std::uint16_t end) {
      return count == 0 || reading.read(reading.number(), count, begin, end);
    };
    if (!read(in_headline, ShortPlaces::headline_begins, ShortPlaces::headline_ends) ||
        !read(in_lead, ShortPlaces::lead_begins, ShortPlaces::lead_ends))
      return 0;
    if (in_body > 0) first = reading.number();
  }
  if (in_body > 0 && !reading.read(first, in_body, 0, ShortPlaces::body_ends)) return 0;
  std::fill_n(&places.places[places.count], ShortPlaces::step, ShortPlaces::nowhere);
  return bytes.size() - reading.left();
}

void keep_followed(ShortPlaces& places, const ShortPlaces& others, int by) {
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < places.count; ++i)
    if (is_followed(moved(places.places[i], by), others)) places.places[kept++] = places.places[i];
  places.count = kept;
  std::fill_n(&places.places[kept], ShortPlaces::step, ShortPlaces::nowhere);
}

std::uint32_t weight_followed(const ShortPlaces& places, const ShortPlaces& others, int by) {
  const std::uint16_t* const begin = places.places.data();
  const std::uint16_t* const end = begin + places.count;
  const std::uint16_t* const body =
      std::find_if(begin, end, [](std::uint16_t place) { return place < ShortPlaces::headline_begins; });
  return (begin == body ? 0 : field_weights[0] * count_followed({begin, body}, others, by)) +
         field_weights[2] * count_followed({body, end}, others, by);
}

static_assert(field_weights[1] == field_weights[2]);

}  // namespace broadsheet
