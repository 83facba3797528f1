// keys.cc: what is left of an address or headline when what does not tell is taken off, hashed.

#include "store/keys.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/strings.h"
#include "search/analyse.h"

namespace broadsheet {
namespace {

// Query parameters that say where a reader came from, not what the page is; names or beginnings of names.
constexpr std::array<std::string_view, 9> tracking = {"utm_", "fbclid", "gclid",  "cmpid", "ocid",
                                                      "ref=", "ref_",   "mc_cid", "mc_eid"};

bool is_tracking(std::string_view parameter) {
  return std::any_of(tracking.begin(), tracking.end(),
                     [&](std::string_view t) { return starts_with_ignoring_case(parameter, t); });
}

}  // namespace

std::optional<std::int64_t> address_key(std::string_view url) {
  url = trim(url);
  url = url.substr(0, url.find('#'));
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
    url.remove_prefix(scheme + 3);
  if (url.starts_with("//")) url.remove_prefix(2);
  const std::size_t query = url.find('?');
  std::string_view place = url.substr(0, query);
  while (place.ends_with('/')) place.remove_suffix(1);
  const std::size_t slash = place.find('/');
  std::string host = ascii_lower(place.substr(0, slash));
  if (host.starts_with("www.")) host.erase(0, 4);
  if (host.empty()) return std::nullopt;
  std::string plain = host + std::string(slash == std::string_view::npos ? "" : place.substr(slash));
  if (query != std::string_view::npos)
    for (const std::string_view parameter : split(url.substr(query + 1), '&'))
      if (!parameter.empty() && !is_tracking(parameter)) plain += "&" + std::string(parameter);
  return static_cast<std::int64_t>(hash64(plain));
}

std::optional<std::int64_t> headline_key(std::string_view headline) {
  std::string plain;
  std::size_t words = 0;
  for (const IndexWord& word : analyse(headline, "none")) {
    plain += word.stem + " ";
    ++words;
  }
  if (words < 4) return std::nullopt;
  return static_cast<std::int64_t>(hash64(plain));
}

std::string capture_key(const Capture& capture) {
  return sha256_hex({capture.url, "\n", capture.bytes}).substr(0, 32);
}

}  // namespace broadsheet
