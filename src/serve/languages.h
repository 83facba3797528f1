#pragma once
// languages.h: the languages of the interface, and which of them a reader gets.
//
// The one that its reader chose (a cookie, kept by the browser as the other settings of reading are), else
// the first that Accept-Language likes best, else English.

#include <span>
#include <string>
#include <string_view>

#include "serve/templates.h"
#include "serve/words.h"

namespace broadsheet {

struct Language {
  std::string code;  // BCP 47, "de"
  std::string name;  // as it calls itself, "Deutsch"
  Wording words;
  Templates templates;

  [[nodiscard]] std::string render(std::string_view page, const View& view) const {
    return templates.render(page, view, words);
  }
};

// One for each file of web/messages, English first. Made when it is asked for first; nothing of it changes.
[[nodiscard]] std::span<const Language> languages();
[[nodiscard]] const Language& english();

// nullptr where no language has that code, or the primary part of it.
[[nodiscard]] const Language* language_named(std::string_view code);

inline constexpr std::string_view language_cookie = "language";

// `cookies`, `accepted`: the headers Cookie and Accept-Language (RFC 9110, 12.5.4) of a request.
[[nodiscard]] const Language& language_for(std::string_view cookies, std::string_view accepted);

}  // namespace broadsheet
