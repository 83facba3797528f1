// guard.cc: who may change what.
//
// A page of another site can make a browser send requests here, even to loopback. It cannot read the answers
// (same-origin policy, and the check of Host against rebound names), so it cannot learn a form's token or a
// program's key; and browsers say where a request comes from (Origin, Sec-Fetch-Site), so we refuse what
// comes from elsewhere before we look at either. Entry point: refusal().

#include "serve/guard.h"

#include "base/json.h"
#include "base/strings.h"
#include "feed/base64.h"
#include "serve/api.h"
#include "serve/login.h"
#include "serve/scopes.h"
#include "serve/secrets.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_form_bytes = 64'000;

// Programs that are no browsers send neither header.
bool is_of_another_site(const Request& request) {
  if (!request.site.empty() && request.site != "same-origin" && request.site != "none") return true;
  if (request.origin.empty()) return false;
  for (const std::string_view scheme : {"http://", "https://"})
    if (request.origin.starts_with(scheme) &&
        equals_ignoring_case(request.origin.substr(scheme.size()), request.host))
      return false;
  return true;
}

AnswerPtr form_refusal(const Visit& visit, const std::string& token) {
  if (!starts_with_ignoring_case(visit.request.type, "application/x-www-form-urlencoded"))
    return fault_answer(visit, 415, phrase("refused.form_type"));
  if (visit.request.body.size() > most_form_bytes)
    return fault_answer(visit, 413, phrase("refused.form_size"));
  if (!are_equal_secrets(visit.asked.value("token"), token))
    return fault_answer(visit, 403, phrase("refused.form_token"));
  return nullptr;
}

AnswerPtr key_refusal(const Visit& visit, const Route& route) {
  const std::string key = key_of(visit.request);
  const auto known = is_key(visit.state, key);
  if (!known) return fault_answer(visit.segments, known.error());
  const auto scope = scope_of(route);
  if (*known && scope && allows(key, *scope)) return nullptr;
  if (*known)
    return fault_answer(
        visit.segments, 403,
        "This key may do no more than " + scopes_of(key) + "; the settings page makes another.");
  return fault_answer(visit.segments, 401, "A key is asked for; the settings page makes one.",
                      "WWW-Authenticate: Basic realm=\"Broadsheet\"\r\n");
}

}  // namespace

AnswerPtr refusal(const Visit& visit, const Route& route) {
  if (route.guard == Guard::open || route.guard == Guard::anyone) return nullptr;
  if (is_of_another_site(visit.request)) return fault_answer(visit, 403, phrase("refused.another_site"));
  if (route.guard == Guard::form) return form_refusal(visit, visit.shared.form_token);
  if (route.guard == Guard::login) return form_refusal(visit, login_token(visit.shared));
  return route.guard == Guard::key ? key_refusal(visit, route) : nullptr;
}

AnswerPtr fault_answer(const std::vector<std::string>& segments, int status, const std::string& what,
                       std::string more) {
  const std::string_view first = segments.empty() ? std::string_view() : segments[0];
  if (first == "api") return problem(status, what, std::move(more));
  AnswerParts parts;
  parts.status = status;
  parts.no_store = true;
  parts.more = std::move(more);
  if (first == "v1") {
    parts.type = "application/json";
    JsonWriter json;
    parts.body = json.open_object().key("error_message").value(what).close_object().take();
  } else {
    parts.type = "text/plain; charset=utf-8";
    parts.body = what + "\n";
  }
  return make_answer(std::move(parts));
}

AnswerPtr fault_answer(const Visit& visit, int status, const Phrase& what, std::string more) {
  const std::string_view first = visit.segments.empty() ? std::string_view() : visit.segments[0];
  const bool is_program = first == "api" || first == "v1";
  const Wording& words = is_program ? english().words : visit.language.words;
  return fault_answer(visit.segments, status, words.say(what), std::move(more));
}

AnswerPtr fault_answer(const std::vector<std::string>& segments, const Error& error) {
  switch (error.code) {
    case ErrorCode::missing: return fault_answer(segments, 404, error.what);
    case ErrorCode::bad_input:
    case ErrorCode::over_limit: return fault_answer(segments, 400, error.what);
    case ErrorCode::busy:
      return fault_answer(segments, 503, "The archive is being written to; try again in a while.");
    case ErrorCode::no_space:
      return fault_answer(segments, 507, "The disk of this server is full; nothing was changed.");
    // No path of the host in an answer.
    default:
      return fault_answer(segments, 500, "the archive cannot be read: " + std::string(name_of(error.code)));
  }
}

std::string words_of(Error error) {
  if (error.path.find("://") == std::string::npos) error.path.clear();
  return error.message();
}

std::string key_of(const Request& request) {
  if (!request.auth_token.empty()) return std::string(request.auth_token);
  const std::string_view said = request.authorization;
  const std::size_t blank = said.find(' ');
  if (blank == std::string_view::npos) return {};
  const std::string_view scheme = said.substr(0, blank), value = trim(said.substr(blank + 1));
  if (equals_ignoring_case(scheme, "Bearer")) return std::string(value);
  if (equals_ignoring_case(scheme, "GoogleLogin"))
    return value.starts_with("auth=") ? std::string(value.substr(5)) : std::string();
  if (!equals_ignoring_case(scheme, "Basic")) return {};
  const std::string pair = to_text_of_base64(value);
  const std::size_t colon = pair.find(':');
  return colon == std::string::npos ? std::string() : pair.substr(colon + 1);
}

Result<bool> is_key(const ReaderState& state, std::string_view key) {
  if (key.empty()) return false;
  return state.knows(hash_of_key(key));
}

}  // namespace broadsheet
