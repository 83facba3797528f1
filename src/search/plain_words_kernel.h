#pragma once
// plain_words_kernel.h: what plain_words.cc and plain_words_avx2.cc do with vectors of any size. A Vector has
// `size`, read(), splat(), add(), least(), equal(), both(), either() and bits().

#include "search/plain_words.h"

namespace broadsheet {

template <typename V>
struct PlainWordsBy {
  static PlainWords find(const char* bytes, std::size_t size, const TwoLetters* beginnings,
                         std::size_t count) {
    PlainWords words = in_front(bytes, beginnings, count);
    unsigned passed = 0, words_passed = 0;
    while (words.sought == 0 && words.size > 0 && passed < PlainWords::most_passed &&
           passed + words.size + PlainWords::least_bytes <= size) {
      passed += words.size;
      words_passed += words.count;
      words = in_front(bytes + passed, beginnings, count);
    }
    words.passed = passed;
    words.words_passed = words_passed;
    return words;
  }

 private:
  [[gnu::always_inline]] static PlainWords in_front(const char* bytes, const TwoLetters* beginnings,
                                                    std::size_t count) {
    std::uint64_t plain = 0, joins = 0, stops = 0, sought = 0;
    for (unsigned at = 0; at < PlainWords::bytes_at_once; at += V::size) {
      const auto raw = V::read(bytes + at), lowered = V::either(raw, V::splat(' '));
      const auto letters = within<'a', 'z'>(lowered), digits = within<'0', '9'>(raw);
      plain |= V::bits(V::either(letters, digits)) << at;
      joins |= V::bits(V::either(raw, V::equal(raw, V::splat('\'')))) << at;
      stops |= V::bits(V::equal(raw, V::splat('.'))) << at;
      for (const TwoLetters* each = beginnings; each != beginnings + count; ++each) {
        const auto others = V::either(V::read(bytes + at + each->apart), V::splat(' '));
        sought |= V::bits(V::both(V::equal(lowered, V::splat(each->first)),
                                  V::equal(others, V::splat(each->other))))
                  << at;
      }
    }
    PlainWords words = words_of(plain, joins, stops);
    words.sought = words.begins & sought;
    return words;
  }
  template <char first, char last>
  static auto within(typename V::Bytes bytes) {
    const auto from_zero = V::add(bytes, V::splat(static_cast<char>(-first)));
    return V::equal(V::least(from_zero, V::splat(last - first)), from_zero);
  }

  // `joins`: what may join what stands beside it, apostrophes and all that is not ASCII. So does a full stop
  // behind a single letter ("U.S.").
  [[gnu::always_inline]] static PlainWords words_of(std::uint64_t plain, std::uint64_t joins,
                                                    std::uint64_t stops) {
    const std::uint64_t starts = plain & ~(plain << 1), single = starts & ~(plain >> 1);
    const std::uint64_t special = joins | (single << 1 & stops);
    unsigned size = special == 0 ? 64 : static_cast<unsigned>(__builtin_ctzll(special));
    std::uint64_t begins = special == 0 ? starts : starts & (special - 1) & ~special;
    if (size > 0 && (plain >> (size - 1) & 1U) != 0) {
      size = 63U - static_cast<unsigned>(__builtin_clzll(begins));
      begins ^= std::uint64_t{1} << size;
    }
    return {.plain = plain,
            .begins = begins,
            .size = size,
            .count = static_cast<unsigned>(__builtin_popcountll(begins))};
  }
};

}  // namespace broadsheet
