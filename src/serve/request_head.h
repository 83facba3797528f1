#pragma once
// request_head.h: what a server must refuse in the head of a request (RFC 9112), whatever its parser
// forgives. Two programs that read a message differently are how one request becomes two; what can be read in
// two ways is not read at all.

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

struct HeadFault {
  int status;        // 400, 501 or 505
  std::string what;  // for who sent it
};

// Bytes of the head at the front of what was received, its empty line included; 0 where it is not whole.
// Looks from `from` on, what lies before was looked at.
[[nodiscard]] std::size_t size_of_head(std::string_view received, std::size_t from);

// `head`: request line, header lines and the empty line. Nothing where it can be read in one way only.
[[nodiscard]] std::optional<HeadFault> head_fault(std::string_view head);

}  // namespace broadsheet
