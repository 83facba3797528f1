// websub.cc: Link headers in, forms out, signatures compared. Entry points: hub_links(), hub_form(),
// is_signed().

#include "feed/websub.h"

#include <algorithm>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "base/hash.h"
#include "base/strings.h"
#include "capture/url/percent.h"
#include "capture/url/url.h"

namespace broadsheet {
namespace {

// Where a link ends: at the next comma outside of quotation marks.
std::size_t end_of_link(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted && text[i] == '\\') ++i;
    if (!quoted && text[i] == ',') return i;
  }
  return text.size();
}

// Whether its parameters, "; rel=\"hub self\"; …", have the relation.
bool has_relation(std::string_view parameters, std::string_view relation) {
  for (const std::string_view each : split(parameters, ';')) {
    const std::string_view parameter = trim(each);
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || !equals_ignoring_case(trim(parameter.substr(0, equals)), "rel"))
      continue;
    std::string_view value = trim(parameter.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    for (const std::string_view name : split(value, ' '))
      if (equals_ignoring_case(name, relation)) return true;
    return false;  // a second one counts for nothing (RFC 8288, 3.3)
  }
  return false;
}

struct Method {
  std::string_view name;
  const EVP_MD* (*digest)();
};
constexpr std::array methods = {Method{"sha1", EVP_sha1}, Method{"sha256", EVP_sha256},
                                Method{"sha384", EVP_sha384}, Method{"sha512", EVP_sha512}};

std::string hmac(const Method& method, std::string_view secret, std::string_view body) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  const auto* data = reinterpret_cast<const unsigned char*>(body.data());
  if (HMAC(method.digest(), secret.data(), static_cast<int>(secret.size()), data, body.size(), bytes.data(),
           &size) == nullptr)
    return {};
  return hex_of({reinterpret_cast<const char*>(bytes.data()), size});
}

}  // namespace

HubLinks hub_links(std::string_view link, std::string_view base) {
  HubLinks links;
  while (!link.empty()) {
    const std::size_t open = link.find('<'), close = link.find('>', std::min(open, link.size()));
    if (close == std::string_view::npos) break;
    const std::string_view target = link.substr(open + 1, close - open - 1);
    link.remove_prefix(close + 1);
    const std::size_t end = end_of_link(link);
    const std::string_view parameters = link.substr(0, end);
    if (links.hub.empty() && has_relation(parameters, "hub")) links.hub = resolved_url(target, base);
    if (links.self.empty() && has_relation(parameters, "self")) links.self = resolved_url(target, base);
    link.remove_prefix(std::min(end + 1, link.size()));
  }
  return links;
}

std::string hub_form(const HubRequest& request) {
  return "hub.mode=subscribe&hub.topic=" + percent_encoded(request.topic) +
         "&hub.callback=" + percent_encoded(request.callback) +
         "&hub.secret=" + percent_encoded(request.secret) +
         "&hub.lease_seconds=" + std::to_string(request.lease_seconds);
}

bool is_hub_due(const HubLease& lease, Instant now) {
  constexpr Instant hour = 3'600, day = 24 * hour;
  if (lease.until <= now) return lease.asked + hour <= now;
  // Where the hub did not answer the last time, this halves what is left of the lease before, so that it is
  // asked several times until the end.
  return lease.until - now < std::min(day, (lease.until - lease.asked) / 2);
}

bool is_signed(std::string_view secret, std::string_view body, std::string_view signature) {
  const std::size_t equals = signature.find('=');
  if (equals == std::string_view::npos || secret.empty()) return false;
  for (const Method& method : methods) {
    if (!equals_ignoring_case(signature.substr(0, equals), method.name)) continue;
    const std::string right = hmac(method, secret, body), said = ascii_lower(signature.substr(equals + 1));
    return !right.empty() && said.size() == right.size() &&
           CRYPTO_memcmp(said.data(), right.data(), right.size()) == 0;
  }
  return false;
}

}  // namespace broadsheet
