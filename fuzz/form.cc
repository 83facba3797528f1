// Any bytes as the body of a form, and as a path: what is found in the table of routes is found again.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "serve/form.h"
#include "serve/routes.h"
#include "serve/site.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Form form;
  form.add(bytes);
  for (const std::string_view name : {"token", "i", "", "mark"}) {
    const auto values = form.values(name);
    if (form.has(name) != !values.empty()) std::abort();
    if (!values.empty() && values.front() != form.value(name)) std::abort();
    for (const std::string_view value : values)
      if (to_valid_utf8(value) != value) std::abort();
  }
  const auto segments = path_segments(bytes);
  for (const char* method : {"GET", "HEAD", "POST", "PUT", "DELETE"}) {
    const bool is_found = find_route(method, segments) != nullptr;
    if (is_found != (methods_of(segments).find(method) != std::string::npos)) std::abort();
  }
  return 0;
}
