#pragma once
// hash.h: the two hashes of the program. Both are functions of the bytes alone, the same on every machine.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace broadsheet {

// XXH3, 64 bits: tables, shingles, cache keys. Not for anything an adversary must not collide.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// Bytes as lower-case hexadecimal.
[[nodiscard]] std::string hex_of(std::string_view bytes);

// Lower-case hexadecimal SHA-256 (FIPS 180-4): identity of captures.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string sha256_hex(std::initializer_list<std::string_view> parts);  // of all as one text

// "sha1:" and the base32 of RFC 4648, the form of WARC-Payload-Digest.
[[nodiscard]] std::string sha1_warc(std::string_view bytes);

}  // namespace broadsheet
