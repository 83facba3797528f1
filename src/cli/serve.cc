// serve.cc: broadsheet serve

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <string>

#include "broadsheet/serve.h"
#include "cli/fetching.h"
#include "cli/report.h"
#include "cli/service_manager.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

// One write a line, so that lines of several threads do not mix.
void log_to_standard_error(std::string_view line) {
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;  // nobody reads it
}

// "RELOADING=1" has to say when (sd_notify(3)).
std::string reloading() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return "RELOADING=1\nMONOTONIC_USEC=" + std::to_string(now.tv_sec * 1'000'000 + now.tv_nsec / 1'000);
}

}  // namespace

Exit run_serve(const Options& options) {
  if (options.port > 65'535) {
    complain({ErrorCode::bad_input,
              "port " + std::to_string(options.port) + " is none",
              {},
              std::nullopt,
              "ports go up to 65535"});
    return Exit::usage;
  }
  ServeOptions serving;
  serving.archive = options.archive;
  serving.address = options.address;
  serving.port = static_cast<std::uint16_t>(options.port);
  serving.threads = static_cast<unsigned>(threads_of(options));
  serving.trusted = options.trust;
  serving.user_header = options.user_header;
  if (options.log) serving.log = log_to_standard_error;
  serving.stopping = [] { tell_service_manager("STOPPING=1"); };
  serving.reload = [] { tell_service_manager(reloading()); };
  serving.reloaded = [] { tell_service_manager("READY=1"); };
  serving.alive = [] { tell_service_manager("WATCHDOG=1"); };
  serving.alive_every = watchdog_interval();
  Gate gate(gate_rules(options));
  serving.find_feed = [&](const std::string& url) { return feed_to_follow(gate, url); };
  const auto served = serve(serving, [](const std::string& url) {
    print_line(url);
    std::fflush(stdout);
    tell_service_manager("READY=1");
  });
  return served ? Exit::done : complain(served.error());
}

}  // namespace broadsheet
