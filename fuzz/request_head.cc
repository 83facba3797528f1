// Any bytes as the head of a request. What is read must not depend on how the bytes arrived, and a head
// without fault must name one message only: one Host at most, one way to its end.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/strings.h"
#include "serve/request_head.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t head = size_of_head(bytes, 0);
  for (std::size_t looked = 0; looked < head; looked += 7)
    if (size_of_head(bytes, looked) != head) std::abort();
  if (head == 0 || head_fault(bytes.substr(0, head))) return 0;
  int framings = 0, hosts = 0;
  for (const std::string_view line : split_lines(std::string_view(bytes).substr(0, head))) {
    framings += starts_with_ignoring_case(line, "content-length:") ? 1 : 0;
    framings += starts_with_ignoring_case(line, "transfer-encoding:") ? 1 : 0;
    hosts += starts_with_ignoring_case(line, "host:") ? 1 : 0;
    if (line.starts_with(' ') || line.starts_with('\t')) std::abort();
  }
  if (framings > 1 || hosts > 1) std::abort();
  return 0;
}
