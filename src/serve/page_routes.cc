// page_routes.cc: the pages of the paper, its static files, and the word that it is alive. Entry point:
// add_page_routes().

#include "serve/page_routes.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/json.h"
#include "base/strings.h"
#include "serve/front_page.h"
#include "serve/guard.h"
#include "serve/page_parts.h"
#include "serve/search_page.h"
#include "serve/site.h"
#include "serve/speaker_page.h"
#include "serve/web_files.h"

namespace broadsheet {
namespace {

std::size_t page_number(std::string_view query) {
  std::size_t number = 0;
  for (const char c : query_value(query, "page"))
    if (is_ascii_digit(c) && number < 100'000) number = number * 10 + static_cast<std::size_t>(c - '0');
  return std::max<std::size_t>(1, number);
}

ListPart list_part(const Visit& visit) {
  return {place_in(query_value(visit.query, "older")), place_in(query_value(visit.query, "newer"))};
}

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  if (name.ends_with(".webmanifest")) return "application/manifest+json";
  return name.ends_with(".woff2") ? "font/woff2" : "application/octet-stream";
}

const std::string& static_version() {
  static const std::string version = [] {
    std::string all;
    for (const WebFileRow& row : web_files()) all += sha256_hex(web_file(row.name));
    return sha256_hex(all).substr(0, 10);
  }();
  return version;
}

constexpr std::array<std::string_view, 3> static_folders = {"style/", "script/", "fonts/"};
constexpr std::string_view worker_file = "script/worker.js";

// "paper.de.webmanifest": the name that a language has for it.
std::string manifest_name(const Language& language) {
  return "paper." + language.code + ".webmanifest";
}

// Style, script, typefaces and manifests: their addresses carry a hash of all of them.
AnswerPtr static_file(const Visit& visit) {
  const std::string& name = visit.segments[2];
  for (const std::string_view folder : static_folders) {
    const std::string_view bytes = web_file(std::string(folder) + name);
    if (!bytes.empty())
      return make_answer({.type = type_of(name), .body = std::string(bytes), .keep_for_good = true});
  }
  for (const Language& language : languages())
    if (name == manifest_name(language))
      return make_answer(
          {.type = type_of(name), .body = language.render("manifest", {}), .keep_for_good = true});
  // In plain words: the page for it has a token that only those may see who are in.
  return fault_answer(visit, 404, phrase("refused.file"));
}

std::string static_path(std::string_view name) {
  return "/static/" + static_version() + "/" + std::string(name);
}

// What reads the paper without a network. It stands at the root because a worker serves what lies below its
// own address; the line above it changes with the version, so that browsers fetch all static files anew.
AnswerPtr worker(const Visit&) {
  JsonWriter files;
  files.open_array();
  for (const WebFileRow& row : web_files())
    for (const std::string_view folder : static_folders)
      if (row.name.starts_with(folder) && row.name != worker_file)
        files.value(static_path(row.name.substr(folder.size())));
  for (const Language& language : languages()) files.value(static_path(manifest_name(language)));
  const std::string head = "\"use strict\"; const version = \"" + static_version() +
                           "\", files = " + files.close_array().take() + ";\n";
  return make_answer({.type = type_of(worker_file), .body = head + std::string(web_file(worker_file))});
}

// What the worker shows in place of a page that it has not. Browsers keep it, so it holds no token of
// anybody.
AnswerPtr offline_page(const Visit& visit) {
  PageView made = page("offline", phrase("offline.title"));
  made.view.set("token", "");
  return page_answer(visit, std::optional(std::move(made)), Lasts::while_archive);
}

using MakePage = MaybePage (*)(const Visit&);

struct PageRow {
  std::string_view path;
  MakePage page;
  Lasts lasts = Lasts::while_marks;
};

constexpr PageRow page_rows[] = {
    {"/",
     [](const Visit& v) {
       return by_the_desk(v, [&](DeskEditor& editor) { return front_page(v.archive, editor); });
     }},
    {"/why",
     [](const Visit& v) {
       return by_the_desk(v, [&](DeskEditor& editor) { return why_page(v.archive, editor); });
     }},
    {"/latest", [](const Visit& v) { return latest_page(v, list_part(v)); }},
    {"/article/{id}",
     [](const Visit& v) {
       return by_the_desk(v, [&](DeskEditor& editor) { return article_page(v, editor, v.segments[1]); });
     }},
    {"/article/{id}/about", [](const Visit& v) { return about_page(v, v.segments[1]); }},
    {"/story/{id}",
     [](const Visit& v) {
       return by_the_desk(v, [&](DeskEditor& editor) { return story_page(v, editor, v.segments[1]); });
     }},
    {"/section/{name}", [](const Visit& v) { return section_page(v, v.segments[1], list_part(v)); }},
    {"/publisher/{name}", [](const Visit& v) { return publisher_page(v, v.segments[1], list_part(v)); }},
    {"/publishers", [](const Visit& v) { return publishers_page(v.archive); }},
    {"/author/{name}", [](const Visit& v) { return author_page(v, v.segments[1], list_part(v)); }},
    {"/speaker/{name}",
     [](const Visit& v) { return speaker_page(v, v.segments[1], query_value(v.query, "older")); }},
    {"/speakers", [](const Visit& v) { return speakers_page(v.archive); }},
    {"/search",
     [](const Visit& v) { return search_page(v, query_value(v.query, "q"), page_number(v.query)); }},
    {"/place/{name}", [](const Visit& v) { return place_page(v, v.segments[1], page_number(v.query)); }},
    {"/saved", [](const Visit& v) { return marked_page(v, ReaderMark::saved, list_part(v)); }},
    {"/history", [](const Visit& v) { return marked_page(v, ReaderMark::read, list_part(v)); }},
    {"/hidden", [](const Visit& v) { return marked_page(v, ReaderMark::hidden, list_part(v)); }},
    {"/feeds", [](const Visit& v) { return feeds_page(v.archive, {}); }},
    {"/settings", [](const Visit& v) { return settings_page(v, {}); }, Lasts::never},
};

}  // namespace

AnswerPtr page_answer(const Visit& visit, MaybePage page, Lasts lasts, std::string more) {
  PageView shown = !page ? failed_page(page.error()) : *page ? std::move(**page) : missing_page();
  shown.view.set("static", "/static/" + static_version());
  // A page with a token of its own is for those who are not in.
  const bool is_inside = !shown.view.has("token");
  if (is_inside) shown.view.set("token", visit.shared.form_token);
  shown.view.set("can_log_out", is_inside && visit.shared.needs_login.load());
  return make_answer({.status = shown.status,
                      .body = visit.language.render(shown.name, shown.view),
                      .no_store = lasts == Lasts::never,
                      .language = visit.language.code,
                      .more = std::move(more)});
}

AnswerPtr lead_to(const std::string& path, const std::string& more) {
  return make_answer({.status = 303,
                      .type = "text/plain; charset=utf-8",
                      .body = "See " + path + "\n",
                      .no_store = true,
                      .more = "Location: " + path + "\r\n" + more});
}

AnswerPtr missing_answer(const Visit& visit) {
  const std::string_view first = visit.segments.empty() ? std::string_view() : visit.segments[0];
  if (first == "api" || first == "v1")
    return fault_answer(visit.segments, 404,
                        first == "api" ? "/api/v1/openapi.json lists the addresses" : "Not Found");
  return page_answer(visit, std::nullopt, Lasts::while_archive);
}

void add_page_routes(std::vector<Route>& table) {
  for (const PageRow& row : page_rows)
    table.push_back({"GET", row.path, Guard::open, row.lasts,
                     [&row](const Visit& v) { return page_answer(v, row.page(v), row.lasts); }});
  table.push_back({"GET", "/static/{version}/{file}", Guard::anyone, Lasts::while_archive, static_file});
  table.push_back({"GET", "/worker.js", Guard::anyone, Lasts::while_archive, worker});
  table.push_back({"GET", "/offline", Guard::anyone, Lasts::while_archive, offline_page});
  table.push_back({"GET", "/healthz", Guard::anyone, Lasts::while_archive, [](const Visit&) {
                     return make_answer({.type = "text/plain; charset=utf-8", .body = "ok\n"});
                   }});
}

}  // namespace broadsheet
