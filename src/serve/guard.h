#pragma once
// guard.h: whether a request may do what its route does.

#include <string>
#include <string_view>

#include "serve/routes.h"

namespace broadsheet {

// Null where it may; else the answer that says why not. Checks, in order: that no other site's page sent it,
// that its body is of the kind and size its route takes, that it shows what the route's guard asks for.
[[nodiscard]] AnswerPtr refusal(const Visit& visit, const Route& route);

// An answer that says what is wrong, in the form that the address speaks: problem details below /api, JSON
// below /v1, plain text elsewhere.
[[nodiscard]] AnswerPtr fault_answer(const std::vector<std::string>& segments, int status,
                                     const std::string& what, std::string more = {});
// The same in words of the catalogue: in the reader's language on pages, in English to programs.
[[nodiscard]] AnswerPtr fault_answer(const Visit& visit, int status, const Phrase& what,
                                     std::string more = {});
// The same for an Error: 404, 400, 503 where the archive is busy, else 500 without its path.
[[nodiscard]] AnswerPtr fault_answer(const std::vector<std::string>& segments, const Error& error);

// An error of following a feed, in words for who asked: the address stays, a path of the host does not.
[[nodiscard]] std::string words_of(Error error);

// The key that a request shows: X-Auth-Token, or Authorization as Bearer, Basic (the password) or
// GoogleLogin.
[[nodiscard]] std::string key_of(const Request& request);
// Errors: those of ReaderState.
[[nodiscard]] Result<bool> is_key(const ReaderState& state, std::string_view key);

}  // namespace broadsheet
