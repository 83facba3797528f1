// login.cc: password in, session out, and the page that tells who came in. Entry points: login_refusal(),
// add_login_routes().

#include "serve/login.h"

#include <argon2.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/strings.h"
#include "serve/cookie.h"
#include "serve/guard.h"
#include "serve/marking.h"
#include "serve/page_parts.h"
#include "serve/page_routes.h"
#include "serve/scopes.h"
#include "serve/secrets.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr std::uint32_t passes = 2, memory_kib = 19 * 1024, lanes = 1;
constexpr std::int64_t session_seconds = 90 * 86'400;
constexpr int free_failures = 5;
constexpr std::int64_t first_wait = 10, longest_wait = 900;
constexpr std::size_t most_addresses = 10'000;
constexpr std::string_view cookie_name = "broadsheet";

std::string session_of(const Request& request) {
  return std::string(cookie_in(request.cookie, cookie_name));
}

struct LoginFault {
  std::optional<Phrase> words = {};
  int status = 200;
  std::int64_t wait = 0;  // seconds, where it waits
};

AnswerPtr login_page(const Visit& visit, const LoginFault& fault) {
  PageView made = page("login", phrase("login.title"));
  made.status = fault.status;
  if (fault.words) made.view.set("fault", *fault.words);
  // Who is not in must not learn the token of the other forms.
  made.view.set("token", login_token(visit.shared));
  return page_answer(visit, std::optional(std::move(made)), Lasts::never,
                     fault.wait > 0 ? "Retry-After: " + std::to_string(fault.wait) + "\r\n" : std::string());
}

// By AuditEvent.
constexpr std::array<ViewName, 9> event_words = {
    "audit.login",          "audit.login_refused", "audit.logout",           "audit.key_made",
    "audit.key_taken_back", "audit.password_set",  "audit.password_removed", "audit.rules_changed",
    "audit.settings_read"};

AnswerPtr audit_page(const Visit& visit) {
  constexpr std::size_t most_entries = 200;
  const auto entries = audit_entries(visit.shared.folder, most_entries);
  if (!entries) return fault_answer(visit.segments, entries.error());
  PageView made = page("audit", phrase("audit.title"));
  Views views;
  for (const AuditEntry& entry : *entries)
    views.push_back(View({{"what", phrase(event_words[static_cast<std::size_t>(entry.what)])},
                          {"when", printed_instant(entry.at)},
                          {"from", entry.from},
                          {"detail", entry.detail}}));
  made.view.set("nothing", views.empty());
  made.view.set("entries", std::move(views));
  return page_answer(visit, std::optional(std::move(made)), Lasts::never);
}

AnswerPtr log_in(const Visit& visit) {
  const std::string address(visit.request.peer);
  if (const std::int64_t wait = visit.shared.login_limit.wait(address, visit.now); wait > 0)
    return login_page(visit, {phrase("login.wait", {{"n", static_cast<std::uint64_t>(wait)}}), 429, wait});
  const auto kept = visit.state.password();
  if (!kept) return fault_answer(visit.segments, kept.error());
  if (kept->empty() || !is_password(*kept, visit.asked.value("password"))) {
    visit.shared.login_limit.note_failure(address, visit.now);
    note_event(visit, AuditEvent::login_refused);
    return login_page(visit, {phrase("login.wrong"), 403});
  }
  visit.shared.login_limit.forget(address);
  const std::string session = make_secret();
  if (auto done = visit.state.add_session(hash_of_key(session), visit.now, visit.now - session_seconds);
      !done)
    return fault_answer(visit.segments, done.error());
  ++visit.shared.changes;
  note_event(visit, AuditEvent::login);
  return lead_to("/", cookie_line(visit.request, cookie_name, session, session_seconds));
}

AnswerPtr log_out(const Visit& visit) {
  if (auto done = visit.state.drop_session(hash_of_key(session_of(visit.request))); !done)
    return fault_answer(visit.segments, done.error());
  ++visit.shared.changes;
  note_event(visit, AuditEvent::logout);
  return lead_to("/login", cookie_line(visit.request, cookie_name, "", 0));
}

}  // namespace

Result<std::string> hash_of_password(std::string_view password) {
  std::array<unsigned char, 16> salt{};
  if (RAND_bytes(salt.data(), salt.size()) != 1) return fail(ErrorCode::failed, "no randomness for a salt");
  std::array<char, 256> encoded{};
  const int done = argon2id_hash_encoded(passes, memory_kib, lanes, password.data(), password.size(),
                                         salt.data(), salt.size(), 32, encoded.data(), encoded.size());
  if (done != ARGON2_OK) return fail(ErrorCode::failed, argon2_error_message(done));
  return std::string(encoded.data());
}

bool is_password(const std::string& kept, std::string_view password) {
  return argon2id_verify(kept.c_str(), password.data(), password.size()) == ARGON2_OK;
}

std::int64_t LoginLimit::wait(const std::string& address, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto found = failures_.find(address);
  return found == failures_.end() ? 0 : std::max<std::int64_t>(0, found->second.until - now);
}

void LoginLimit::note_failure(const std::string& address, Instant now) {
  const std::scoped_lock lock(mutex_);
  if (failures_.size() >= most_addresses)
    std::erase_if(failures_, [&](const auto& each) { return each.second.until < now; });
  if (failures_.size() >= most_addresses && !failures_.contains(address)) return;
  Failures& failures = failures_[address];
  ++failures.count;
  const int beyond = std::min(failures.count - free_failures, 20);
  failures.until = beyond < 0 ? now : now + std::min<std::int64_t>(longest_wait, first_wait << beyond);
}

void LoginLimit::forget(const std::string& address) {
  const std::scoped_lock lock(mutex_);
  failures_.erase(address);
}

std::string login_token(const Shared& shared) {
  return sha256_hex({shared.form_token, "login"});
}

bool has_session(const Visit& visit) {
  if (!visit.request.proxy_user.empty()) return true;
  const std::string session = session_of(visit.request);
  if (session.empty()) return false;
  return visit.state.knows_session(hash_of_key(session), visit.now - session_seconds).value_or(false);
}

AnswerPtr login_refusal(const Visit& visit, const Route* route) {
  const Guard guard = route == nullptr ? Guard::open : route->guard;
  // Keys have a check of their own, and the words of their protocols.
  if (guard == Guard::anyone || guard == Guard::login || guard == Guard::hub || guard == Guard::key ||
      guard == Guard::key_inside)
    return nullptr;
  const std::string key = key_of(visit.request);
  const Scope scope = route == nullptr ? Scope::read : scope_of(*route).value_or(Scope::admin);
  if (guard == Guard::open && allows(key, scope) && is_key(visit.state, key).value_or(false)) return nullptr;
  const std::string_view first = visit.segments.empty() ? std::string_view() : visit.segments[0];
  if (first == "api" || (first == "feeds" && visit.segments.size() > 2))
    return fault_answer(visit.segments, 401, "A key is asked for; the settings page makes one.",
                        "WWW-Authenticate: Basic realm=\"Broadsheet\"\r\n");
  if (visit.request.method != "GET" && visit.request.method != "HEAD")
    return fault_answer(visit, 403, phrase("refused.log_in"));
  return login_page(visit, {{}, 401});
}

void add_login_routes(std::vector<Route>& table) {
  table.push_back(
      {"GET", "/login", Guard::anyone, Lasts::never, [](const Visit& v) { return login_page(v, {}); }});
  table.push_back({"POST", "/login", Guard::login, Lasts::never, log_in, true});
  table.push_back({"POST", "/logout", Guard::form, Lasts::never, log_out});
  table.push_back({"GET", "/audit", Guard::open, Lasts::never, audit_page});
}

}  // namespace broadsheet
