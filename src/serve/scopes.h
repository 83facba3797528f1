#pragma once
// scopes.h: what a key may do. A key begins with the first letters of its scopes, "rm-…": only the hash of
// the whole is kept, so nobody can give a key more than it was made with. Keys from before there were scopes
// begin otherwise, and may read, mark and follow.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/routes.h"

namespace broadsheet {

enum class Scope : std::uint8_t {
  read,    // pages, lists, articles
  mark,    // read, saved, hidden
  follow,  // feeds, their names and their rules
  admin    // who came in
};
[[nodiscard]] std::string_view name_of(Scope scope);
[[nodiscard]] std::optional<Scope> scope_named(std::string_view name);

[[nodiscard]] std::string key_with(const std::vector<Scope>& scopes, std::string_view secret);
[[nodiscard]] bool allows(std::string_view key, Scope scope);
// "read, mark".
[[nodiscard]] std::string scopes_of(std::string_view key);

// What a key must allow for a route; nothing where no key opens it.
[[nodiscard]] std::optional<Scope> scope_of(const Route& route);

}  // namespace broadsheet
