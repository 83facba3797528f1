#pragma once
// embedded_state.h: the story in the data that a page carries for its scripts to draw it from.

#include <optional>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/page.h"

namespace broadsheet {

struct EmbeddedBody {
  std::vector<Block> blocks;
  ByteRange bytes;  // of the script in the capture
};

// The longest text of the page's scripts that speaks of what the headline does; nullopt where none has 300
// bytes of it. Read are JSON scripts (Next.js), objects given to a variable or to JSON.parse() (Apollo,
// Redux, Arc) and rows of React's streams; not functions that return the data (older Nuxt). Time and memory
// grow with the scripts, however they are nested.
[[nodiscard]] std::optional<EmbeddedBody> find_embedded_body(const Page& page, std::string_view headline,
                                                             const Limits& limits);

}  // namespace broadsheet
