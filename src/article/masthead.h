#pragma once
// masthead.h: who publishes a page, by what it says of itself, held against its address.

#include <optional>
#include <string>
#include <string_view>

#include "article/facts.h"
#include "broadsheet/page.h"

namespace broadsheet {

struct Masthead {
  std::string name;
  Source from = Source::meta;
  ByteRange bytes;
  double confidence = 0;
};
// The first that fits the address: of what the head calls the site or its publisher, then of the parts of its
// title; else what the table of hosts knows, what the head says, what links home, or, in scripts that no host
// is written in, an end of the title. Without slogan, form of company or handle, spelled as it is where it is
// spelled best.
[[nodiscard]] std::optional<Masthead> find_masthead(const Page& page, const Facts& facts,
                                                    std::string_view url);

// What a line of copyright names, "© 2019-2026 by Alder Bay Media Ltd. All rights reserved": where it fits
// the address, or there is none. Empty for lines that name nobody.
[[nodiscard]] std::string masthead_in_copyright(std::string_view line, std::string_view url);

}  // namespace broadsheet
