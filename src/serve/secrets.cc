// secrets.cc: OpenSSL's generator and digests. Entry point: make_secret().

#include "serve/secrets.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <cstdlib>

#include "base/hash.h"

namespace broadsheet {

std::string make_secret() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz023456789";  // 32: five bits each
  std::array<unsigned char, 26> bytes{};
  // Without randomness no secret can be made: nothing that follows would be safe.
  if (RAND_bytes(bytes.data(), bytes.size()) != 1) std::abort();
  std::string secret;
  for (const unsigned char byte : bytes) secret += letters[byte & 31];
  return secret;
}

bool are_equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hash_of_key(std::string_view key) {
  return sha256_hex(key);
}

std::string fever_form_of_key(std::string_view key) {
  const std::string text = std::string(reader_name) + ":" + std::string(key);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_md5(), nullptr) != 1) return {};
  return hex_of({reinterpret_cast<const char*>(digest.data()), size});
}

}  // namespace broadsheet
