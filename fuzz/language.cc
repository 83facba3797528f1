// Any bytes as Cookie and Accept-Language, in one line and the next: a reader gets a language that there is,
// and the same where only what stands behind it differs.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "serve/cookie.h"
#include "serve/languages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view cookies = bytes.substr(0, bytes.find('\n')),
                         accepted = bytes.substr(std::min(cookies.size() + 1, size));
  const Language& language = language_for(cookies, accepted);
  if (&language < languages().data() || &language >= languages().data() + languages().size()) std::abort();
  const Language* chosen = language_named(cookie_in(cookies, language_cookie));
  if (chosen != nullptr && chosen != &language) std::abort();
  if (&language_for(cookies, std::string(accepted) + ",xx;q=1") != &language) std::abort();
  const std::string own = "language=" + language.code;
  if (&language_for(own, accepted) != &language) std::abort();
  return 0;
}
