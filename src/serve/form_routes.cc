// form_routes.cc: what the forms of the site do. Each changes something and leads back. Entry point:
// add_form_routes().

#include <array>
#include <chrono>
#include <thread>

#include "base/strings.h"
#include "base/utf8.h"
#include "serve/cookie.h"
#include "serve/guard.h"
#include "serve/marking.h"
#include "serve/page_routes.h"
#include "serve/routes.h"
#include "serve/scopes.h"
#include "serve/secrets.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

// Where the form says that it came from, if that is a path of this site; otherwise `usual`.
std::string way_back(const Visit& visit, const std::string& usual) {
  const std::string_view said = visit.asked.value("back");
  // No path that is another one once its dots are taken out.
  const std::string_view path = said.substr(0, said.find_first_of("?#"));
  const bool is_path = path.starts_with('/') && path.find("//") == std::string_view::npos &&
                       path.find("/.") == std::string_view::npos && said.size() < 500;
  const bool is_clean =
      std::all_of(said.begin(), said.end(), [](char c) { return c > 0x20 && c < 0x7F && c != '\\'; });
  return is_path && is_clean ? std::string(said) : usual;
}

// read, saved, hidden: yes or no. What is not named stays.
AnswerPtr set_marks(const Visit& visit) {
  const ArticleId& id = visit.segments[1];
  const auto row = visit.archive.row(id);
  if (!row) return fault_answer(visit.segments, row.error());
  if (!*row) return missing_answer(visit);
  for (const ReaderMark mark : {ReaderMark::read, ReaderMark::saved, ReaderMark::hidden}) {
    const std::string_view value = visit.asked.value(name_of(mark));
    if (value.empty()) continue;
    if (value != "yes" && value != "no")
      return fault_answer(visit, 400, phrase("refused.yes_or_no", {{"mark", name_of(mark)}}));
    if (auto done = set_mark(visit, {id}, mark, value == "yes"); !done)
      return fault_answer(visit.segments, done.error());
  }
  return lead_to(way_back(visit, "/article/" + percent_encoded(id)));
}

AnswerPtr make_key(const Visit& visit) {
  const std::string name(first_code_points(collapse(visit.asked.value("name")), 60));
  std::vector<Scope> scopes;
  for (const std::string_view value : visit.asked.values("scope")) {
    const auto scope = scope_named(value);
    if (!scope) return fault_answer(visit, 400, phrase("refused.scope"));
    scopes.push_back(*scope);
  }
  if (scopes.empty()) scopes = {Scope::read, Scope::mark, Scope::follow};
  const std::string key = key_with(scopes, make_secret());
  const std::string called = (name.empty() ? visit.language.words.say(phrase("settings.a_program")) : name) +
                             " (" + scopes_of(key) + ")";
  if (auto done = add_key(visit, called, key); !done) return fault_answer(visit.segments, done.error());
  note_event(visit, AuditEvent::key_made, called);
  return page_answer(visit, settings_page(visit, key), Lasts::never);
}

AnswerPtr drop_key(const Visit& visit) {
  const auto number = number_in(visit.asked.value("key"));
  if (!number) return fault_answer(visit, 400, phrase("refused.key"));
  const auto keys = visit.state.keys();
  if (!keys) return fault_answer(visit.segments, keys.error());
  if (auto done = visit.state.drop_key(*number); !done) return fault_answer(visit.segments, done.error());
  for (const ReaderKey& key : *keys)
    if (key.number == *number) note_event(visit, AuditEvent::key_taken_back, key.name);
  return lead_to("/settings");
}

// The browser keeps the choice, as it keeps the other settings of reading; an empty one is none.
AnswerPtr set_language(const Visit& visit) {
  constexpr std::int64_t kept_for = 400 * 86'400;  // as long as browsers keep any
  const std::string_view code = visit.asked.value("language");
  const Language* language = language_named(code);
  if (language == nullptr && !code.empty()) return fault_answer(visit, 400, phrase("refused.language"));
  return lead_to("/settings", language == nullptr
                                  ? cookie_line(visit.request, language_cookie, "", 0)
                                  : cookie_line(visit.request, language_cookie, language->code, kept_for));
}

AnswerPtr follow(const Visit& visit) {
  const std::string url(trim(visit.asked.value("url")));
  if (auto done = follow_feed(visit, url, {}); !done)
    return page_answer(visit, feeds_page(visit.archive, {url, done.error()}), Lasts::never);
  return lead_to("/feeds");
}

AnswerPtr unfollow(const Visit& visit) {
  const std::string url(visit.asked.value("url"));
  if (auto done = unfollow_feed(visit, url); !done)
    return page_answer(visit, feeds_page(visit.archive, {{}, done.error()}), Lasts::never);
  return lead_to("/feeds");
}

struct FormRow {
  std::string_view path;
  AnswerPtr (*answer)(const Visit&);
  bool is_slow = false;
};

constexpr std::array form_rows = {
    FormRow{"/article/{id}/marks", set_marks}, FormRow{"/settings/keys", make_key},
    FormRow{"/settings/keys/drop", drop_key},  FormRow{"/settings/language", set_language},
    FormRow{"/feeds/follow", follow, true},    FormRow{"/feeds/unfollow", unfollow, true},
};

}  // namespace

void add_form_routes(std::vector<Route>& table) {
  for (const FormRow& row : form_rows)
    table.push_back({"POST", row.path, Guard::form, Lasts::never, row.answer, row.is_slow});
}

}  // namespace broadsheet
