// routes.cc: the table, put together once, and the search in it. Entry point: find_route().

#include "serve/routes.h"

#include <algorithm>
#include <unordered_map>

#include "base/strings.h"

namespace broadsheet {
namespace {

bool matches(std::string_view path, std::span<const std::string> segments) {
  for (const std::string& segment : segments) {
    if (path.size() < 2) return false;
    path.remove_prefix(1);
    if (path == "{rest}") return true;
    const std::string_view part = path.substr(0, path.find('/'));
    if (!part.starts_with('{') && part != segment) return false;
    path.remove_prefix(part.size());
  }
  return path.empty() || path == "/";
}

// In the order of the table, by the first segment of their path, which is no place for any.
std::unordered_map<std::string_view, std::vector<const Route*>> routes_by_front() {
  std::unordered_map<std::string_view, std::vector<const Route*>> made;
  for (const Route& route : routes()) {
    const std::string_view path = route.path.substr(1);
    made[path.substr(0, path.find('/'))].push_back(&route);
  }
  return made;
}

std::string_view method_in_table(std::string_view method) {
  return method == "HEAD" ? "GET" : method;
}

}  // namespace

std::span<const Route> routes() {
  static const std::vector<Route> table = [] {
    std::vector<Route> made;
    add_page_routes(made);
    add_metrics_routes(made);
    add_login_routes(made);
    add_form_routes(made);
    add_feed_page_routes(made);
    add_book_routes(made);
    add_picture_routes(made);
    add_websub_routes(made);
    add_feed_routes(made);
    add_api_routes(made);
    add_miniflux_routes(made);
    add_google_reader_routes(made);
    add_fever_routes(made);
    return made;
  }();
  return table;
}

const Route* find_route(std::string_view method, std::span<const std::string> segments) {
  static const auto by_front = routes_by_front();
  const auto known = by_front.find(segments.empty() ? std::string_view() : segments[0]);
  if (known == by_front.end()) return nullptr;
  for (const Route* route : known->second)
    if (route->method == method_in_table(method) && matches(route->path, segments)) return route;
  return nullptr;
}

std::string methods_of(std::span<const std::string> segments) {
  std::vector<std::string> methods;
  const auto add = [&](std::string_view method) {
    if (std::find(methods.begin(), methods.end(), method) == methods.end()) methods.emplace_back(method);
  };
  for (const Route& route : routes()) {
    if (!matches(route.path, segments)) continue;
    add(route.method);
    if (route.method == "GET") add("HEAD");
  }
  return join(methods, ", ");
}

}  // namespace broadsheet
