// cookie.cc: the pairs between semicolons. Entry points: cookie_in(), cookie_line().

#include "serve/cookie.h"

#include <algorithm>

#include "base/strings.h"

namespace broadsheet {

std::string_view cookie_in(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    const std::string_view pair = trim(cookies.substr(0, cookies.find(';')));
    if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name))
      return pair.substr(name.size() + 1);
    cookies.remove_prefix(std::min(cookies.find(';'), cookies.size() - 1) + 1);
  }
  return {};
}

std::string cookie_line(const Request& request, std::string_view name, std::string_view value,
                        std::int64_t seconds) {
  return "Set-Cookie: " + std::string(name) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax" +
         (request.is_secure ? "; Secure" : "") + "; Max-Age=" + std::to_string(seconds) + "\r\n";
}

}  // namespace broadsheet
