// address.cc: cutting web addresses at their marks (RFC 3986, section 3).

#include "base/address.h"

#include "base/strings.h"

namespace broadsheet {

std::string_view authority_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return without_query(url.substr(0, url.find('/')));
}

std::string_view without_query(std::string_view url) {
  url = url.substr(0, url.find('?'));
  return url.substr(0, url.find('#'));
}

std::string_view path_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return url;
  const std::size_t slash = url.find('/', scheme + 3);
  return slash == std::string_view::npos ? std::string_view() : url.substr(slash);
}

std::string_view without_www(std::string_view host) {
  return starts_with_ignoring_case(host, "www.") ? host.substr(4) : host;
}

}  // namespace broadsheet
