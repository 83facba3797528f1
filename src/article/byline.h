#pragma once
// byline.h: the names in a byline.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct Byline {
  std::vector<std::string> names;
  std::string agency;
};

// The names in what a page prints or says as its author: "By Laura Kelly and Brad Dress", "Von Anna Weiß,
// Berlin", "Jane Doe, Reuters". Roles, e-mail addresses, "Staff writer" and agencies are not names.
[[nodiscard]] Byline read_byline(std::string_view text);

// Whether a line opens like a byline: "By ", "Von ", "Par ", "Por ".
[[nodiscard]] bool opens_byline(std::string_view line);

// Whether a text is such an opening and nothing else: "By", "Von".
[[nodiscard]] bool is_byline_opening(std::string_view text);

// A line without the words that open a byline.
[[nodiscard]] std::string_view without_opening(std::string_view line);

// Where a text begins to tell who else had a hand in it: "Reviewed by …", "Edited by …"; npos where it does
// not.
[[nodiscard]] std::size_t other_hand_in(std::string_view text);

// Whether the name is one that no person has: of a house, a desk, a site, an account ("Redaktion",
// "news.example.com", "j.doe1", "Harbour Media GmbH").
[[nodiscard]] bool is_house_name(std::string_view name);

// Whether what stands where an author should names nobody: "admin", "No Author".
[[nodiscard]] bool is_nobody(std::string_view name);

// Whether a short line reads like the bare name of a person: two to four capitalised words, nothing else.
[[nodiscard]] bool is_bare_name(std::string_view line);

}  // namespace broadsheet
