// hash.cc: XXH3 by xxHash, digests by libcrypto.

#include "base/hash.h"

#include <openssl/evp.h>

// Most of what is hashed is a word: the call into the library costs as much as the hash.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <memory>

namespace broadsheet {
namespace {

struct Digest {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
};

// Found once by its name: EVP_sha256() would be looked for anew at each digest. Stays until the program ends.
const EVP_MD* sha256() {
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
  return method != nullptr ? method : EVP_sha256();
}
const EVP_MD* sha1() {
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  return method != nullptr ? method : EVP_sha1();
}

Digest digest(std::initializer_list<std::string_view> parts, const EVP_MD* method) {
  Digest d;
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), method, nullptr);
  for (const std::string_view part : parts) EVP_DigestUpdate(context.get(), part.data(), part.size());
  EVP_DigestFinal_ex(context.get(), d.bytes.data(), &d.size);
  return d;
}

}  // namespace

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string hex_of(std::string_view bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string sha256_hex(std::string_view bytes) {
  return sha256_hex({bytes});
}

std::string sha256_hex(std::initializer_list<std::string_view> parts) {
  const Digest d = digest(parts, sha256());
  return hex_of({reinterpret_cast<const char*>(d.bytes.data()), d.size});
}

std::string sha1_warc(std::string_view bytes) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const Digest d = digest({bytes}, sha1());
  std::string out = "sha1:";
  unsigned buffer = 0;
  int bits = 0;
  for (unsigned i = 0; i < d.size; ++i) {  // 20 bytes are 32 letters, no padding
    buffer = (buffer << 8 | d.bytes[i]) & 0xFFFF;
    for (bits += 8; bits >= 5; bits -= 5) out += letters[(buffer >> (bits - 5)) & 31];
  }
  return out;
}

}  // namespace broadsheet
