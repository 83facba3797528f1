#pragma once
// login.h: who may read a paper that has a password.
//
// Where the archive has one, every route but the login asks for a session (a cookie) or a key. Sessions last
// 90 days; their tokens have 130 bits, and only hashes of them are kept.

#include <string>
#include <string_view>

#include "serve/routes.h"

namespace broadsheet {

// The password as it is kept: argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane, in its encoded form.
// Errors: failed.
[[nodiscard]] Result<std::string> hash_of_password(std::string_view password);
[[nodiscard]] bool is_password(const std::string& kept, std::string_view password);

// The token of the login page, which tells nothing of that of the other forms.
[[nodiscard]] std::string login_token(const Shared& shared);

// Whether the request comes with the cookie of a session, or a trusted proxy says who is reading. What cannot
// be read is no session.
[[nodiscard]] bool has_session(const Visit& visit);
// For a request without a session: null where its route lets it go on all the same (a key, or a route for
// anyone); else the answer that asks for one. `route` null: no route has the address.
[[nodiscard]] AnswerPtr login_refusal(const Visit& visit, const Route* route);

}  // namespace broadsheet
