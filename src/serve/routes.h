#pragma once
// routes.h: every address of the server, with its methods and with who may ask for it, in one table.
//
// A request is answered by the first route whose path and method are its own. HEAD is answered by the routes
// of GET. What is not in the table does not exist: 404, or 405 where the address has other methods.

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/feed.h"
#include "broadsheet/reader_state.h"
#include "broadsheet/store.h"
#include "recommend/desk_file.h"
#include "serve/answer.h"
#include "serve/counts.h"
#include "serve/form.h"
#include "serve/login_limit.h"
#include "serve/renewal.h"
#include "serve/templates.h"

namespace broadsheet {

// What all threads of a server share.
struct Shared {
  std::string folder;  // of the archive
  // Stands in every form of the site; who can read it can read the paper. Made anew with each server.
  std::string form_token;
  // The feed at an address, or that the page there names. Asks other hosts; may take seconds.
  std::function<Result<FeedRow>(const std::string& url)> find_feed = {};
  // The feed at an address, read anew. The same holds.
  std::function<Result<Feed>(const std::string& url)> read_feed = {};
  // Whether who reads must have come in by the archive's password, with a key, or by a trusted proxy's word.
  std::atomic<bool> needs_login = false;
  LoginLimit login_limit = {};
  // Grows when this server changed something, so that no thread shows what was before.
  std::atomic<std::uint64_t> changes = 0;
  // The state of the desk's file whose fault was told last, so that one thread tells it.
  std::atomic<std::uint64_t> desk_fault = 0;
  ServerCounts counts = {};
  // Makes pages anew beside the threads that answer; null: each makes its own.
  PageRenewal* renewal = nullptr;
};

// A request that has found its route.
struct Visit {
  const Archive& archive;
  ReaderState& state;
  DeskFile& desk;
  Shared& shared;
  const Limits& limits;
  const Templates& templates;
  const Request& request;
  std::vector<std::string> segments;  // of the path, decoded
  std::string_view query;
  Form asked;  // fields of the body, then of the query
  Instant now = 0;
};

// Makes something by the rules of the desk, make(editor), and tells in the desk's log what they did.
template <typename Make>
[[nodiscard]] auto by_the_desk(const Visit& visit, Make make) {
  DeskEditor editor(visit.desk.rules(), visit.archive, visit.now);
  auto made = make(editor);
  visit.desk.tell(editor.uses(), visit.request.target.substr(0, visit.request.target.find('?')), visit.now);
  return made;
}

// What a request must show besides its address.
enum class Guard : std::uint8_t {
  anyone,      // nothing, even where a paper has a password
  login,       // the token of the login page, and no other site as its origin
  open,        // nothing but a session or a key where the paper has a password; reads only
  form,        // the token that the site's forms have, and no other site as its origin
  key,         // the key of a reader program, and no other site as its origin
  hub,         // a signature that its route checks; what is not signed changes nothing
  key_inside,  // the same, but the protocol has its own place for the key and its own words for a wrong one
};

// How long an answer stands.
enum class Lasts : std::uint8_t { never, while_archive, while_marks };

struct Route {
  std::string_view method;
  std::string_view path;  // {name} stands for any one segment, {rest} at the end for one or more
  Guard guard = Guard::open;
  Lasts lasts = Lasts::never;
  std::function<AnswerPtr(const Visit&)> answer;
  bool is_slow = false;  // asks other hosts, or waits for the archive's lock
};

[[nodiscard]] std::span<const Route> routes();

// The route of a method and a path; null where there is none.
[[nodiscard]] const Route* find_route(std::string_view method, std::span<const std::string> segments);
// "GET, HEAD": what the address takes; empty where nothing stands there.
[[nodiscard]] std::string methods_of(std::span<const std::string> segments);

// Each file of routes adds its own.
void add_page_routes(std::vector<Route>& table);
void add_metrics_routes(std::vector<Route>& table);
void add_login_routes(std::vector<Route>& table);
void add_form_routes(std::vector<Route>& table);
void add_feed_page_routes(std::vector<Route>& table);
void add_book_routes(std::vector<Route>& table);
void add_picture_routes(std::vector<Route>& table);
void add_websub_routes(std::vector<Route>& table);
void add_feed_routes(std::vector<Route>& table);
void add_api_routes(std::vector<Route>& table);
void add_miniflux_routes(std::vector<Route>& table);
void add_google_reader_routes(std::vector<Route>& table);
void add_fever_routes(std::vector<Route>& table);

}  // namespace broadsheet
