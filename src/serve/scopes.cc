// scopes.cc: the scopes of keys, and which a route asks for. Whatever only reads asks for `read`; each change
// has a row, and one without a row is closed to every key. Entry points: allows(), scope_of().

#include "serve/scopes.h"

#include <array>

#include "news/names.h"

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, 4> scope_names = {"read", "mark", "follow", "admin"};
constexpr std::string_view before_scopes = "rmf";

struct ScopeRow {
  std::string_view method, path;
  Scope scope;
};

constexpr std::array scope_rows = {
    ScopeRow{"GET", "/audit", Scope::admin},
    ScopeRow{"PUT", "/api/v1/feeds/{id}/rules", Scope::follow},
    ScopeRow{"POST", "/api/v1/feeds/{id}/rules/test", Scope::follow},
    ScopeRow{"PUT", "/api/v1/articles/{id}/marks", Scope::mark},
    ScopeRow{"PUT", "/v1/entries", Scope::mark},
    ScopeRow{"PUT", "/v1/entries/{id}/bookmark", Scope::mark},
    ScopeRow{"PUT", "/v1/entries/{id}/star", Scope::mark},
    ScopeRow{"PUT", "/v1/feeds/{id}/mark-all-as-read", Scope::mark},
    ScopeRow{"PUT", "/v1/categories/{id}/mark-all-as-read", Scope::mark},
    ScopeRow{"PUT", "/v1/users/{id}/mark-all-as-read", Scope::mark},
    ScopeRow{"POST", "/v1/feeds", Scope::follow},
    ScopeRow{"PUT", "/v1/feeds/{id}", Scope::follow},
    ScopeRow{"DELETE", "/v1/feeds/{id}", Scope::follow},
    ScopeRow{"POST", "/v1/discover", Scope::follow},
    ScopeRow{"POST", "/accounts/ClientLogin", Scope::read},
    ScopeRow{"POST", "/reader/api/0/stream/items/contents", Scope::read},
    ScopeRow{"POST", "/reader/api/0/edit-tag", Scope::mark},
    ScopeRow{"POST", "/reader/api/0/mark-all-as-read", Scope::mark},
    ScopeRow{"POST", "/reader/api/0/subscription/edit", Scope::follow},
    ScopeRow{"POST", "/reader/api/0/subscription/quickadd", Scope::follow},
    ScopeRow{"POST", "/reader/api/0/rename-tag", Scope::follow},
    ScopeRow{"POST", "/reader/api/0/disable-tag", Scope::follow},
    // Fever shows a hash in the key's place, and only keys that may do both get one (marking.cc).
    ScopeRow{"POST", "/fever", Scope::mark},
};

// The letters in front of a key.
std::string_view letters_of(std::string_view key) {
  const std::size_t end = key.find('-');
  if (end == std::string_view::npos || end == 0) return before_scopes;
  const std::string_view letters = key.substr(0, end);
  const bool are_scopes = letters.find_first_not_of("rmfa") == std::string_view::npos;
  return are_scopes ? letters : before_scopes;
}

}  // namespace

std::string_view name_of(Scope scope) {
  return scope_names[static_cast<std::size_t>(scope)];
}

std::optional<Scope> scope_named(std::string_view name) {
  return value_named<Scope>(scope_names, name);
}

std::string key_with(const std::vector<Scope>& scopes, std::string_view secret) {
  std::string key;
  for (const Scope scope : scopes)
    if (key.find(name_of(scope)[0]) == std::string::npos) key += name_of(scope)[0];
  return key + "-" + std::string(secret);
}

bool allows(std::string_view key, Scope scope) {
  return letters_of(key).find(name_of(scope)[0]) != std::string_view::npos;
}

std::string scopes_of(std::string_view key) {
  std::string names;
  for (std::size_t i = 0; i < scope_names.size(); ++i)
    if (allows(key, static_cast<Scope>(i)))
      names += (names.empty() ? "" : ", ") + std::string(scope_names[i]);
  return names;
}

std::optional<Scope> scope_of(const Route& route) {
  for (const ScopeRow& row : scope_rows)
    if (row.method == route.method && row.path == route.path) return row.scope;
  return route.method == "GET" ? std::optional(Scope::read) : std::nullopt;
}

}  // namespace broadsheet
