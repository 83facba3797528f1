#pragma once
// codec.h: content codings (RFC 9110, section 8.4) over whole bodies, and chunked transfer coding.

#include <string>
#include <string_view>

#include "broadsheet/base.h"

namespace broadsheet {

// A body with its codings undone, last first. `codings` is the value of Content-Encoding; unknown codings and
// bodies that are not packed as they say are left as they are. Stops at the limits: over_limit.
[[nodiscard]] Result<std::string> decode_content(std::string body, std::string_view codings,
                                                 const Limits& limits);

// The body without its chunks (RFC 9112, section 7.1). Bodies that say chunked and are not are given back
// whole; a cut-off body gives what is there.
[[nodiscard]] std::string decode_chunked(std::string_view body);

// One gzip member.
[[nodiscard]] std::string gzip(std::string_view bytes, int level = 6);

}  // namespace broadsheet
