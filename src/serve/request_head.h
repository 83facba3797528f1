#pragma once
// request_head.h: what a server must refuse in the head of a request (RFC 9112), whatever its parser
// forgives. Two programs that read a message differently are how one request becomes two; what can be read in
// two ways is not read at all.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct HeadFault {
  int status;        // 400, 501 or 505
  std::string what;  // for who sent it
};

// Bytes of the head at the front of what was received, its empty line included; 0 where it is not whole.
// Looks from `from` on, what lies before was looked at.
[[nodiscard]] std::size_t size_of_head(std::string_view received, std::size_t from);

// What a head says. Views into the bytes that it was read from.
struct RequestHead {
  struct Header {
    std::string_view name, value;
  };
  std::string_view method, target;
  std::vector<Header> headers;
  bool has_body = false;  // its length is said, or that it is chunked
  bool is_last = false;   // on its connection, as far as who asks says

  // Of several of a name the first; empty where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

// `bytes`: request line, header lines and the empty line. Nothing where they can be read in one way only;
// then `head` is what they say.
[[nodiscard]] std::optional<HeadFault> read_head(std::string_view bytes, RequestHead& head);

}  // namespace broadsheet
