#pragma once
// report.h: what a verb says on standard error: faults as they come, a progress bar, a closing count.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace broadsheet {

class Report {
 public:
  // `things`: what is counted, "articles".
  Report(const Options& options, std::string_view things);
  ~Report();
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  void fault(const Error& error);
  // One more thing done. `read` of `all` bytes drive the bar.
  void count(std::uint64_t read = 0, std::optional<std::uint64_t> all = std::nullopt);

  [[nodiscard]] std::uint64_t faults() const { return faults_; }
  [[nodiscard]] std::uint64_t done() const { return done_; }
  [[nodiscard]] Exit exit() const { return faults_ == 0 ? Exit::done : Exit::some_failed; }

 private:
  void clear_bar();
  void draw_bar(std::uint64_t read, std::uint64_t all);

  std::string things_;
  bool bar_;  // standard error is a terminal and may be drawn on
  bool drawn_ = false;
  std::uint64_t done_ = 0, faults_ = 0;
  std::chrono::steady_clock::time_point begin_, last_;
};

// Whether lines go to a person: standard output is a terminal and --json was not given.
[[nodiscard]] bool is_readable(const Options& options);

// A line to standard output; false where nobody reads it any more.
bool print_line(std::string_view line);

// "broadsheet: …" to standard error.
Exit complain(const Error& error);
// The same for a command line that asks for something else than it may.
Exit misuse(std::string what, std::string advice);

}  // namespace broadsheet
