// fetching.cc: clocks and rules for the gate.

#include "cli/fetching.h"

#include <chrono>
#include <ctime>
#include <thread>

#include "base/calendar.h"
#include "base/json.h"
#include "base/strings.h"

namespace broadsheet {

GateRules gate_rules(const Options& options) {
  GateRules rules;
  for (const std::string_view address : split(options.allow, ','))
    if (!trim(address).empty()) rules.allowed.emplace_back(trim(address));
  rules.user_agent = "Broadsheet/" BROADSHEET_VERSION " (a newspaper its reader keeps)";
  rules.spacing = static_cast<double>(options.spacing) / 1'000;
  rules.clock = [] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
  };
  rules.wait = [](double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); };
  return rules;
}

Instant now() {
  return std::time(nullptr);
}

std::string feed_line(const FeedRow& feed, std::size_t fresh) {
  JsonWriter json;
  json.open_object().key("feed").value(feed.url).member("title", feed.title).member("page", feed.page);
  if (!feed.categories.empty()) {
    json.key("categories").open_array();
    for (const std::string& category : feed.categories) json.value(category);
    json.close_array();
  }
  json.key("items").value(feed.items).key("new").value(fresh);
  if (feed.fetched) json.member("fetched", rfc3339(*feed.fetched));
  if (feed.next > 0 && !feed.is_gone) json.member("next", rfc3339(feed.next));
  return json.member("fault", feed.fault).close_object().take();
}

}  // namespace broadsheet
