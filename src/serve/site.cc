// site.cc: the router, the cache and the door to both. Entry points: Site::answer(), serve().

#include "serve/site.h"

#include <array>
#include <chrono>

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/serve.h"
#include "capture/url/percent.h"
#include "serve/api.h"
#include "serve/feeds_out.h"
#include "serve/http_server.h"
#include "serve/pages.h"
#include "serve/speaker_page.h"
#include "serve/web_files.h"

namespace broadsheet {
namespace {

constexpr std::size_t cache_bytes = 8'000'000;
constexpr std::int64_t check_every = 100;  // milliseconds between looks at the archive's generation

std::string percent_decoded(std::string_view text) {
  return to_valid_utf8(percent_decode(text));
}

std::size_t page_number(std::string_view query) {
  std::size_t number = 0;
  for (const char c : query_value(query, "page"))
    if (is_ascii_digit(c) && number < 100'000) number = number * 10 + static_cast<std::size_t>(c - '0');
  return std::max<std::size_t>(1, number);
}

ListPart list_part(std::string_view query) {
  return {place_in(query_value(query, "older")), place_in(query_value(query, "newer"))};
}

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  return name.ends_with(".woff2") ? "font/woff2" : "application/octet-stream";
}

// Style, script and typefaces: their addresses carry a hash of all of them.
AnswerPtr static_file(const std::vector<std::string>& segments) {
  if (segments.size() != 3 || segments[0] != "static") return nullptr;
  for (const std::string_view folder : {"style/", "script/", "fonts/"}) {
    const std::string_view bytes = web_file(std::string(folder) + segments[2]);
    if (!bytes.empty())
      return make_answer({.type = type_of(segments[2]), .body = std::string(bytes), .keep_for_good = true});
  }
  return nullptr;
}

const std::string& static_version() {
  static const std::string version = [] {
    std::string all;
    for (const WebFileRow& row : web_files()) all += sha256_hex(web_file(row.name));
    return sha256_hex(all).substr(0, 10);
  }();
  return version;
}

struct Route {
  std::string_view first;
  std::size_t segments;
  MaybePage (*page)(const Archive&, const std::vector<std::string>&, std::string_view query, const Limits&);
};

using Segments = std::vector<std::string>;

// Every address of the site.
constexpr std::array routes = {
    Route{"", 0,
          [](const Archive& a, const Segments&, std::string_view, const Limits&) { return front_page(a); }},
    Route{"latest", 1,
          [](const Archive& a, const Segments&, std::string_view q, const Limits&) {
            return latest_page(a, list_part(q));
          }},
    Route{"article", 2,
          [](const Archive& a, const Segments& s, std::string_view, const Limits&) {
            return article_page(a, s[1]);
          }},
    Route{"article", 3,
          [](const Archive& a, const Segments& s, std::string_view, const Limits&) {
            return s[2] == "about" ? about_page(a, s[1]) : MaybePage(std::nullopt);
          }},
    Route{"story", 2,
          [](const Archive& a, const Segments& s, std::string_view, const Limits&) {
            return story_page(a, s[1]);
          }},
    Route{"section", 2,
          [](const Archive& a, const Segments& s, std::string_view q, const Limits&) {
            return section_page(a, s[1], list_part(q));
          }},
    Route{"publisher", 2,
          [](const Archive& a, const Segments& s, std::string_view q, const Limits&) {
            return publisher_page(a, s[1], list_part(q));
          }},
    Route{"publishers", 1,
          [](const Archive& a, const Segments&, std::string_view, const Limits&) {
            return publishers_page(a);
          }},
    Route{"author", 2,
          [](const Archive& a, const Segments& s, std::string_view q, const Limits&) {
            return author_page(a, s[1], list_part(q));
          }},
    Route{"speaker", 2,
          [](const Archive& a, const Segments& s, std::string_view q, const Limits&) {
            return speaker_page(a, s[1], query_value(q, "older"));
          }},
    Route{
        "speakers", 1,
        [](const Archive& a, const Segments&, std::string_view, const Limits&) { return speakers_page(a); }},
    Route{"search", 1,
          [](const Archive& a, const Segments&, std::string_view q, const Limits& l) {
            return search_page(a, query_value(q, "q"), page_number(q), l);
          }},
};

}  // namespace

std::vector<std::string> path_segments(std::string_view path) {
  std::vector<std::string> segments;
  for (const std::string_view part : split(path, '/'))
    if (!part.empty()) segments.push_back(percent_decoded(part));
  return segments;
}

std::string query_value(std::string_view query, std::string_view name) {
  for (const std::string_view pair : split(query, '&')) {
    if (pair.substr(0, pair.find('=')) != name || pair.find('=') == std::string_view::npos) continue;
    std::string value(pair.substr(pair.find('=') + 1));
    for (char& c : value)
      if (c == '+') c = ' ';
    return percent_decoded(value);
  }
  return {};
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.' || c == '~') {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  return out;
}

Result<Site> Site::open(const std::string& folder, const Limits& limits) {
  auto archive = Archive::open(folder, ArchiveMode::read);
  if (!archive) return tl::unexpected(archive.error());
  return Site(std::move(*archive), limits);
}

void Site::forget_if_changed() {
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::steady_clock::now().time_since_epoch())
                       .count();
  if (now - checked_ < check_every && checked_ != 0) return;
  checked_ = now;
  const std::uint64_t generation = archive_.generation();
  if (generation == generation_) return;
  generation_ = generation;
  pages_.clear();
  bytes_ = 0;
}

AnswerPtr Site::answer(const Request& request) {
  forget_if_changed();
  const std::string key(request.target);
  if (const auto known = pages_.find(key); known != pages_.end()) {
    Kept& kept = known->second;
    if (!kept.packed) kept = {packed(*kept.answer), true};
    return kept.answer;
  }
  const std::size_t mark = request.target.find('?');
  const std::string_view query =
      mark == std::string_view::npos ? std::string_view() : request.target.substr(mark + 1);
  AnswerPtr made = make(request.target.substr(0, mark), query);
  const std::size_t size = made->plain.body.size() * 3 / 2 + 2'000;  // packed forms are about half
  if (bytes_ + size > cache_bytes) {
    pages_.clear();
    bytes_ = 0;
  }
  if (!made->etag.empty()) {
    bytes_ += size;
    pages_.emplace(key, Kept{made, false});
  }
  return made;
}

AnswerPtr Site::make(std::string_view path, std::string_view query) {
  const Segments segments = path_segments(path);
  if (path == "/healthz") return make_answer({.type = "text/plain; charset=utf-8", .body = "ok\n"});
  if (AnswerPtr file = static_file(segments)) return file;
  const Archive::Snapshot snapshot(archive_);
  if (AnswerPtr json = api_answer(archive_, segments, query, limits_)) return json;
  if (AnswerPtr feed = feed_answer(archive_, segments, query, limits_)) return feed;
  const std::string first = segments.empty() ? "" : segments[0];
  PageView page = missing_page();
  for (const Route& route : routes) {
    if (route.first != first || route.segments != segments.size()) continue;
    auto found = route.page(archive_, segments, query, limits_);
    if (!found)
      page = failed_page(found.error());
    else if (*found)
      page = std::move(**found);
    break;
  }
  page.view.set("static", "/static/" + static_version());
  return make_answer({.status = page.status, .body = templates_.render(page.name, page.view)});
}

Result<void> serve(const ServeOptions& options, const std::function<void(const std::string& url)>& ready) {
  if (!is_loopback_host(options.address.find(':') != std::string::npos ? "[" + options.address + "]"
                                                                       : options.address))
    return tl::unexpected(
        Error{ErrorCode::bad_input,
              "\"" + options.address + "\" is not a loopback address",
              {},
              std::nullopt,
              "serve at 127.0.0.1 or ::1, and put a proxy with a password in front for others"});
  const auto make_handler = [&]() -> Result<Handler> {
    auto site = Site::open(options.archive, options.limits);
    if (!site) return tl::unexpected(site.error());
    auto shared = std::make_shared<Site>(std::move(*site));
    return Handler([shared](const Request& request) { return shared->answer(request); });
  };
  return run_server({options.address, options.port, options.threads, options.limits}, make_handler, ready);
}

}  // namespace broadsheet
