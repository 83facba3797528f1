// websub.cc: what hubs say to this paper (WebSub, 5.3 and 7). An address is for one feed, and nobody can
// guess it.
//
//   GET   a hub asks whether we did ask: answered where we did, and the lease is noted
//   POST  there is something new: believed where it is signed; then it is the feed's turn, and the next
//         poll asks the publisher, so that what is kept comes from no one else. A file says that it should
//         be now (packaging/broadsheet-poll.path)
//
// Entry point: add_websub_routes().

#include "feed/websub.h"

#include <algorithm>
#include <fstream>

#include "base/strings.h"
#include "serve/guard.h"
#include "serve/routes.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr Instant longest_wait = 86'400;  // for the question whether we asked
constexpr std::int64_t shortest_lease = 60, longest_lease = 31'536'000;
constexpr std::size_t longest_challenge = 1'000;

std::optional<std::int64_t> lease_in(std::string_view text) {
  std::int64_t seconds = 0;
  if (text.empty() || text.size() > 12) return std::nullopt;
  for (const char c : text) {
    if (!is_ascii_digit(c)) return std::nullopt;
    seconds = seconds * 10 + (c - '0');
  }
  return std::clamp(seconds, shortest_lease, longest_lease);
}

AnswerPtr unknown(const Visit& visit, int status) {
  return fault_answer(visit.segments, status, "No feed is announced here.");
}

// 5.3: the mode, topic and moment must be those of a request of ours.
AnswerPtr answer_hub(const Visit& visit) {
  auto known = visit.state.hub_at(visit.segments[1]);
  if (!known) return fault_answer(visit.segments, known.error());
  if (!*known) return unknown(visit, 404);
  HubSubscription& hub = **known;
  const std::string mode = query_value(visit.query, "hub.mode"),
                    challenge = query_value(visit.query, "hub.challenge");
  const auto lease = lease_in(query_value(visit.query, "hub.lease_seconds"));
  const bool is_ours =
      query_value(visit.query, "hub.topic") == hub.topic && hub.asked + longest_wait >= visit.now;
  const bool is_good =
      mode == "subscribe" && lease && !challenge.empty() && challenge.size() <= longest_challenge;
  if (!is_ours || (!is_good && mode != "denied")) return unknown(visit, 404);
  hub.until = mode == "denied" ? 0 : visit.now + *lease;
  if (auto done = visit.state.put(hub); !done) return fault_answer(visit.segments, done.error());
  return text_answer(challenge);
}

// 7: a body that is not signed as it should be is taken, and nothing comes of it.
AnswerPtr take_news(const Visit& visit) {
  auto known = visit.state.hub_at(visit.segments[1]);
  if (!known) return fault_answer(visit.segments, known.error());
  if (!*known) return unknown(visit, 410);
  HubSubscription& hub = **known;
  if (is_signed(hub.secret, visit.request.body, visit.request.signature)) {
    hub.announced = visit.now;
    if (auto done = visit.state.put(hub); !done) return fault_answer(visit.segments, done.error());
    // Where it cannot be written, the timer's poll is soon enough.
    std::ofstream(announced_path(visit.shared.folder), std::ios::trunc) << hub.feed << "\n";
  }
  return text_answer("", 202);
}

}  // namespace

void add_websub_routes(std::vector<Route>& table) {
  table.push_back({"GET", "/websub/{path}", Guard::hub, Lasts::never, answer_hub});
  table.push_back({"POST", "/websub/{path}", Guard::hub, Lasts::never, take_news});
}

}  // namespace broadsheet
