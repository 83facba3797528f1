// serve.cc: broadsheet serve

#include <cstdio>
#include <thread>

#include "broadsheet/serve.h"
#include "cli/fetching.h"
#include "cli/report.h"
#include "cli/verbs.h"

namespace broadsheet {

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
  serving.threads = options.threads != 0 ? static_cast<unsigned>(options.threads)
                                         : std::max(1U, std::thread::hardware_concurrency());
  Gate gate(gate_rules(options));
  serving.find_feed = [&](const std::string& url) { return feed_to_follow(gate, url); };
  const auto served = serve(serving, [](const std::string& url) {
    print_line(url);
    std::fflush(stdout);
  });
  return served ? Exit::done : complain(served.error());
}

}  // namespace broadsheet
