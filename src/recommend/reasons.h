#pragma once
// reasons.h: the fact that two articles share, for a reader to check.

#include <string>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/text.h"

namespace broadsheet {

// A name of an article, with its first place in the body (code points).
struct PlacedName {
  std::string text;
  std::string_view place_for;  // the country that a capital stands for; empty for other names
  Span place;
  std::uint32_t count = 0;
  // Of "Gary" or "Johnson" where "Gary Johnson" stands too: a hash of the other word. 0: it stands alone.
  std::uint32_t other = 0;
};

// The names of an article, most often named first, without agencies, papers, broadcasters and what every
// country has ("Police", "Prime Minister").
[[nodiscard]] std::vector<PlacedName> names_of(const Article& article);
// The same of a body text and the names that were found in it.
[[nodiscard]] std::vector<PlacedName> placed_names(std::string_view body, const std::vector<Name>& names);

// At most `most` names that both hold, spans set; the reason's text lists them. A place's people count for
// the place ("Iran", "Iranian"), and a capital for its country, not both at once. Two people of one given
// name or surname share none, and a name that only one of both texts has with a first name counts beside
// another alone. Empty text: none shared.
[[nodiscard]] Reason shared_names(const std::vector<PlacedName>& a, const std::vector<PlacedName>& b,
                                  std::size_t most);

// One or two whole sentences of the lead, without dateline, at most 240 characters.
[[nodiscard]] std::string teaser_of(const Article& article);

}  // namespace broadsheet
