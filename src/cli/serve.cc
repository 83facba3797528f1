// serve.cc: broadsheet serve

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <memory>
#include <mutex>
#include <string>

#include "broadsheet/audit.h"
#include "broadsheet/serve.h"
#include "cli/fetching.h"
#include "cli/report.h"
#include "cli/service_manager.h"
#include "cli/settings.h"
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

// The way out, made anew when the settings that it goes by have changed; who is on it ends as they began.
class ChangingGate {
 public:
  explicit ChangingGate(const Options& options)
      : options_(options), gate_(std::make_shared<Gate>(gate_rules(options))) {}

  [[nodiscard]] std::shared_ptr<Gate> current() {
    const std::scoped_lock lock(mutex_);
    return gate_;
  }

  // Reads the settings again. What is wrong with them, and what counts only when the server is started anew,
  // is told on standard error, and all stays as it was.
  void read_settings_again() {
    Options fresh = options_;
    const auto settings = settle(*verb_named("serve"), fresh);
    if (!settings) {
      complain(settings.error());
      return;
    }
    const bool changes = fresh.allow != options_.allow || fresh.spacing != options_.spacing;
    for (const Setting& setting : *settings) {
      const bool is_of_gate =
          setting.flag->text == &Options::allow || setting.flag->number == &Options::spacing;
      if (!is_of_gate && value_of(*setting.flag, fresh) != value_of(*setting.flag, options_))
        complain({ErrorCode::busy,
                  std::string(key_of(*setting.flag)) + " counts when serve is started anew",
                  setting.from,
                  std::nullopt,
                  {}});
    }
    (void)note(options_.archive, {now(), AuditEvent::settings_read, {}, {}});
    options_.allow = fresh.allow;
    options_.spacing = fresh.spacing;
    if (!changes) return;
    auto gate = std::make_shared<Gate>(gate_rules(options_));
    const std::scoped_lock lock(mutex_);
    gate_ = std::move(gate);
  }

 private:
  Options options_;
  std::mutex mutex_;
  std::shared_ptr<Gate> gate_;
};

}  // namespace

Exit run_serve(const Options& options) {
  ServeOptions serving;
  serving.archive = options.archive;
  serving.address = options.address;
  serving.port = static_cast<std::uint16_t>(options.port);
  serving.threads = static_cast<unsigned>(threads_of(options));
  serving.trusted = options.trust;
  serving.user_header = options.user_header;
  if (options.log) serving.log = log_to_standard_error;
  serving.stopping = [] { tell_service_manager("STOPPING=1"); };
  ChangingGate gate(options);
  serving.reload = [&] {
    tell_service_manager(reloading());
    gate.read_settings_again();
  };
  serving.reloaded = [] { tell_service_manager("READY=1"); };
  serving.alive = [] { tell_service_manager("WATCHDOG=1"); };
  serving.alive_every = watchdog_interval();
  serving.find_feed = [&](const std::string& url) { return feed_to_follow(*gate.current(), url); };
  serving.read_feed = [&](const std::string& url) { return feed_now(*gate.current(), url); };
  const auto served = serve(serving, [](const std::string& url) {
    print_line(url);
    std::fflush(stdout);
    tell_service_manager("READY=1");
  });
  return served ? Exit::done : complain(served.error());
}

}  // namespace broadsheet
