// site.cc: the cache, the way of a request through the table of routes, and the door to both. Entry points:
// Site::answer(), serve().
//
// Who reads is one person, so what the reader marked stands in the pages as everything else does: a page is
// the same for all who may ask, is made once, and goes when the archive, a mark or a rule of the desk
// changes. A page that people ask for again and again is not waited for when the archive changes: until
// another thread has made it anew (renewal.h) it stands as it was, for less than a second.

#include "serve/site.h"

#include <chrono>
#include <ctime>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/audit.h"
#include "broadsheet/serve.h"
#include "capture/url/percent.h"
#include "serve/form.h"
#include "serve/guard.h"
#include "serve/http_server.h"
#include "serve/login.h"
#include "serve/page_routes.h"
#include "serve/secrets.h"

namespace broadsheet {
namespace {

constexpr std::size_t cache_bytes = 2'100'000, large_bytes = 1'000'000;
constexpr std::size_t most_sessions = 1'000, least_password = 8;
constexpr std::int64_t check_every = 100;  // milliseconds between looks at the archive's generation
// Milliseconds from when a page was known to be current to when it is shown no more, so that what is kept is
// in the paper within a second.
constexpr std::int64_t longest_former = 800;

std::int64_t steady_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// Pages, lists and feeds. What anyone may ask, what says how the server is, and what changes something, is
// never put off.
bool is_work(const Route* route) {
  if (route == nullptr || route->method != "GET" || route->guard == Guard::anyone) return false;
  return route->lasts != Lasts::never || route->guard == Guard::key;
}

// What pages are kept by: "de /latest".
std::string page_key(const Language& language, std::string_view target) {
  return (language.code + " ").append(target);
}

// What is the same for everyone, and asks for nothing.
bool may_renew(const Route& route) {
  return route.method == "GET" && route.guard == Guard::open && route.lasts != Lasts::never;
}

}  // namespace

std::vector<std::string> path_segments(std::string_view path) {
  std::vector<std::string> segments;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty()) continue;
    const bool is_plain = is_ascii(part) && part.find('%') == std::string_view::npos;
    segments.push_back(is_plain ? std::string(part) : to_valid_utf8(percent_decode(part)));
  }
  return segments;
}

std::string query_value(std::string_view query, std::string_view name) {
  for (const std::string_view pair : split(query, '&')) {
    if (pair.substr(0, pair.find('=')) != name || pair.find('=') == std::string_view::npos) continue;
    return form_decoded(pair.substr(pair.find('=') + 1));
  }
  return {};
}

Result<Site> Site::open(Shared& shared, const Limits& limits) {
  auto archive = Archive::open(shared.folder, ArchiveMode::read);
  if (!archive) return tl::unexpected(archive.error());
  auto state = ReaderState::open(shared.folder);
  if (!state) return tl::unexpected(state.error());
  Site site(shared, std::move(*archive), std::move(*state), limits);
  if (auto looked = site.desk_.look(); !looked) return tl::unexpected(looked.error());
  return site;
}

void Site::forget(Lasts from) {
  std::erase_if(pages_, [&](const auto& page) { return page.second.lasts >= from; });
  bytes_ = 0;
  for (const auto& [target, kept] : pages_) bytes_ += kept.bytes;
}

// Rules that cannot be read leave those in force that were.
void Site::look_at_the_desk() {
  const Instant now = std::time(nullptr);
  if (const auto looked = desk_.look(); !looked && shared_->desk_fault.exchange(desk_.seen()) != desk_.seen())
    desk_.tell(looked.error(), now);
  const std::uint64_t rules = desk_.in_force(now);
  if (rules != rules_) forget_marked();
  rules_ = rules;
}

// Marks, rules, or something that this server did: nobody is shown what was before.
void Site::forget_marked() {
  forget(Lasts::while_marks);
  former_.clear();
  settled_ = checked_;
}

// Pages that were asked for more than once are shown until they are made anew.
void Site::retire_pages(std::int64_t current) {
  for (auto& [target, kept] : pages_)
    if (kept.may_renew && kept.packed && kept.answer != nullptr)
      former_.insert_or_assign(target, Former{std::move(kept.answer), kept.lasts, current});
  forget(Lasts::while_archive);
}

void Site::forget_if_changed() {
  const std::int64_t now = steady_milliseconds();
  const std::uint64_t changes = shared_->changes.load();
  if (now - checked_ < check_every && checked_ != 0 && changes == changes_) return;
  const std::int64_t before = checked_;
  checked_ = now;
  // A session ends for this thread too, and a login that was just made is known.
  if (changes != changes_) {
    sessions_.clear();
    former_.clear();
    settled_ = now;
  }
  // Marks that cannot be read are no reason to show no page; the form that sets one says what is wrong.
  const std::uint64_t marks = archive_.marks_generation().value_or(0), generation = archive_.generation();
  if (marks != marks_) {
    forget_marked();
    sessions_.clear();
  }
  if (generation != generation_ && (shared_->renewal == nullptr || changes != changes_))
    forget(Lasts::while_archive);
  else if (generation != generation_)
    retire_pages(before);
  look_at_the_desk();
  changes_ = changes;
  marks_ = marks;
  generation_ = generation;
  std::erase_if(former_, [&](const auto& page) { return now - page.second.current > longest_former; });
}

void Site::keep(const std::string& target, const AnswerPtr& answer, Kept kept) {
  kept.bytes = 2'000;
  if (answer->plain.body.size() > large_bytes) {
    kept.large = answer;
  } else {
    kept.answer = answer;
    kept.bytes += answer->plain.body.size() * 3 / 2;  // packed forms are about half
  }
  if (bytes_ + kept.bytes > cache_bytes) {
    pages_.clear();
    bytes_ = 0;
  }
  bytes_ += kept.bytes;
  pages_.emplace(target, std::move(kept));
}

// Where the paper has a password, nothing is shown before this, not even what was made for others.
AnswerPtr Site::stopped_at_the_door(const Visit& visit, const Route* route) {
  if (!shared_->needs_login || sessions_.contains(std::string(visit.request.cookie))) return nullptr;
  const bool is_in = has_session(visit);
  if (is_in && visit.request.proxy_user.empty() && sessions_.size() < most_sessions)
    sessions_.emplace(visit.request.cookie);
  return is_in ? nullptr : login_refusal(visit, route);
}

Visit Site::visit_of(const Request& request, const Language& language) {
  const std::size_t mark = request.target.find('?');
  Visit visit{archive_, state_, desk_, *shared_, limits_, language, request, {}, {}, {}, std::time(nullptr)};
  visit.segments = path_segments(request.target.substr(0, mark));
  if (mark != std::string_view::npos) visit.query = request.target.substr(mark + 1);
  return visit;
}

AnswerPtr Site::answer(const Request& request) {
  forget_if_changed();
  const Language& language = language_for(request.cookie, request.languages);
  const std::string key = page_key(language, request.target);
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const bool has_door = shared_->needs_login;
  if (reads && !has_door)
    if (AnswerPtr kept = as_kept(key)) return kept;
  const Visit visit = visit_of(request, language);
  const Route* route = find_route(request.method, visit.segments);
  if (AnswerPtr stopped = stopped_at_the_door(visit, route)) return stopped;
  if (reads && has_door)
    if (AnswerPtr kept = as_kept(key)) return kept;
  if (request.effort != Effort::any && is_work(route))
    return request.effort == Effort::none ? nullptr : too_much(visit);
  AnswerPtr made = make(visit, route);
  if (route != nullptr && route->lasts != Lasts::never && !made->etag.empty())
    keep(key, made, {.lasts = route->lasts, .may_renew = may_renew(*route)});
  return made;
}

// Made once for each kind of reader: it is sent when there is no time.
AnswerPtr Site::too_much(const Visit& visit) {
  AnswerPtr& kept = too_much_[visit.language.code + " " + (visit.segments.empty() ? "" : visit.segments[0])];
  if (kept == nullptr) kept = fault_answer(visit, 503, phrase("refused.too_much"));
  return kept;
}

// As it was before the archive changed, or as it was made anew since; null where neither may be shown.
AnswerPtr Site::as_before(const std::string& key) {
  const auto known = former_.find(key);
  if (known == former_.end()) return nullptr;
  const RenewedPage page = shared_->renewal->made(key);
  const bool is_good = page.answer != nullptr && page.begun >= settled_;
  const bool is_current = is_good && page.generation >= generation_;
  // An archive that changes faster than pages are made never has a current one, but newer ones.
  if (is_good && page.begun > known->second.current) {
    known->second.answer = page.answer;
    known->second.current = page.begun;
  }
  const bool may_wait = !is_current && steady_milliseconds() - known->second.current <= longest_former;
  if (may_wait && shared_->renewal->ask(key)) return known->second.answer;
  const Lasts lasts = known->second.lasts;
  former_.erase(known);
  if (is_current) keep(key, page.answer, {.lasts = lasts, .packed = true, .may_renew = true});
  return is_current ? page.answer : nullptr;
}

RenewedPage Site::renewed(const std::string& key) {
  RenewedPage page{nullptr, 0, steady_milliseconds()};
  checked_ = 0;
  forget_if_changed();
  const std::size_t blank = key.find(' ');
  const Language* language = language_named(key.substr(0, blank));
  if (blank == std::string::npos || language == nullptr) return page;
  const Request request{std::string_view(key).substr(blank + 1)};
  const Visit visit = visit_of(request, *language);
  const Route* route = find_route(request.method, visit.segments);
  if (route == nullptr || !may_renew(*route)) return page;
  const AnswerPtr made = make(visit, route);
  if (made->etag.empty()) return page;
  page.answer = packed(*made);
  page.generation = generation_;
  return page;
}

AnswerPtr Site::as_kept(const std::string& key) {
  const auto known = pages_.find(key);
  if (known == pages_.end()) return as_before(key);
  Kept& kept = known->second;
  if (kept.answer == nullptr) {
    AnswerPtr large = kept.large.lock();
    if (large == nullptr) {
      bytes_ -= kept.bytes;
      pages_.erase(known);
    }
    return large;
  }
  if (!kept.packed) {
    kept.answer = packed(*kept.answer);
    kept.packed = true;
  }
  return kept.answer;
}

AnswerPtr Site::make(const Visit& visit, const Route* route) {
  if (route == nullptr) {
    const std::string methods = methods_of(visit.segments);
    return methods.empty() ? missing_answer(visit)
                           : fault_answer(visit, 405, phrase("refused.method", {{"methods", methods}}),
                                          "Allow: " + methods + "\r\n");
  }
  Visit full = visit;
  if (route->guard != Guard::open && route->guard != Guard::anyone) {
    if (starts_with_ignoring_case(visit.request.type, "application/x-www-form-urlencoded"))
      full.asked.add(visit.request.body);
    full.asked.add(visit.query);
    if (AnswerPtr refused = refusal(full, *route)) return refused;
  }
  if (route->method != "GET") return route->answer(full);
  const Archive::Snapshot snapshot(archive_);
  return route->answer(full);
}

Result<void> set_password(const std::string& archive, std::string_view password) {
  // The folder must be an archive.
  if (const auto there = Archive::open(archive, ArchiveMode::read); !there)
    return tl::unexpected(there.error());
  auto state = ReaderState::open(archive);
  if (!state) return tl::unexpected(state.error());
  const auto set = [&](const std::string& kept) {
    auto done = state->set_password(kept);
    const AuditEvent what = kept.empty() ? AuditEvent::password_removed : AuditEvent::password_set;
    if (done) (void)note(archive, {std::time(nullptr), what, {}, {}});
    return done;
  };
  if (password.empty()) return set({});
  if (first_code_points(password, least_password - 1).size() == password.size())
    return fail(ErrorCode::bad_input, "a password has at least 8 characters");
  const auto kept = hash_of_password(password);
  return kept ? set(*kept) : tl::unexpected(kept.error());
}

namespace {

bool is_loopback(const std::string& address) {
  return is_loopback_host(address.find(':') != std::string::npos ? "[" + address + "]" : address);
}

// Whether who reads must show that they may. Errors: bad_input where everyone on the network could.
Result<bool> must_log_in(const ServeOptions& options) {
  const auto state = ReaderState::open(options.archive);
  if (!state) return tl::unexpected(state.error());
  const auto password = state->password();
  if (!password) return tl::unexpected(password.error());
  const bool asks = !password->empty() || !options.user_header.empty();
  if (asks || is_loopback(options.address)) return asks;
  return tl::unexpected(
      Error{ErrorCode::bad_input,
            "\"" + options.address + "\" is not a loopback address, and the archive has no password",
            {},
            std::nullopt,
            "set one with broadsheet password, or serve at 127.0.0.1 or ::1"});
}

// A new password, or none, counts from now on; one that was taken away counts until the end where strangers
// could read otherwise.
void reload(const ServeOptions& options, Shared& shared) {
  if (options.reload) options.reload();
  shared.needs_login = must_log_in(options).value_or(true);
  ++shared.changes;
  if (options.reloaded) options.reloaded();
}

}  // namespace

Result<void> serve(const ServeOptions& options, const std::function<void(const std::string& url)>& ready) {
  const auto asks = must_log_in(options);
  if (!asks) return tl::unexpected(asks.error());
  auto trusted = TrustedProxies::parse(options.trusted);
  if (!trusted) return tl::unexpected(trusted.error());
  Shared shared;
  shared.folder = options.archive;
  shared.form_token = make_secret();
  shared.find_feed = options.find_feed;
  shared.read_feed = options.read_feed;
  shared.needs_login = *asks;
  PageRenewal renewal([&]() -> PageRenewal::Make {
    auto site = Site::open(shared, options.limits);
    if (!site) return {};
    return [held = std::make_shared<Site>(std::move(*site))](const std::string& target) {
      return held->renewed(target);
    };
  });
  shared.renewal = &renewal;
  const auto make_handler = [&]() -> Result<Handler> {
    auto site = Site::open(shared, options.limits);
    if (!site) return tl::unexpected(site.error());
    auto held = std::make_shared<Site>(std::move(*site));
    return Handler([held](const Request& request) { return held->answer(request); });
  };
  ServerOptions how;
  how.address = options.address;
  how.port = options.port;
  how.threads = options.threads;
  how.limits = options.limits;
  how.any_host = [&] { return shared.needs_login.load(); };
  how.is_slow = [](const Request& request) {
    if (request.method == "GET" || request.method == "HEAD") return false;
    const Route* route =
        find_route(request.method, path_segments(request.target.substr(0, request.target.find('?'))));
    return route != nullptr && route->is_slow;
  };
  how.counts = &shared.counts;
  how.trusted = std::move(*trusted);
  how.user_header = options.user_header;
  how.log = options.log;
  return run_server(how, make_handler,
                    {.ready = ready,
                     .stopping = options.stopping,
                     .reload = [&] { reload(options, shared); },
                     .alive = options.alive,
                     .alive_every = options.alive_every});
}

}  // namespace broadsheet
