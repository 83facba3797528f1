// report.cc: standard error for people. The bar is drawn at most ten times a second, and only on a terminal.

#include "cli/report.h"

#include <unistd.h>

#include <cstdio>

namespace broadsheet {
namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::duration d) {
  return std::chrono::duration<double>(d).count();
}

}  // namespace

Report::Report(const Options& options, std::string_view things)
    : things_(things),
      bar_(!options.quiet && isatty(STDERR_FILENO) == 1),
      begin_(Clock::now()),
      last_(begin_) {}

Report::~Report() {
  clear_bar();
  if (faults_ > 0)
    std::fprintf(stderr, "broadsheet: %llu %s done, %llu failed\n", static_cast<unsigned long long>(done_),
                 things_.c_str(), static_cast<unsigned long long>(faults_));
  else if (bar_)
    std::fprintf(stderr, "%llu %s in %.1f s\n", static_cast<unsigned long long>(done_), things_.c_str(),
                 seconds(Clock::now() - begin_));
}

void Report::clear_bar() {
  if (drawn_) std::fputs("\r\x1B[K", stderr);
  drawn_ = false;
}

void Report::fault(const Error& error) {
  clear_bar();
  ++faults_;
  std::fprintf(stderr, "broadsheet: %s\n", error.message().c_str());
}

void Report::count(std::uint64_t read, std::optional<std::uint64_t> all) {
  ++done_;
  const auto now = Clock::now();
  if (!bar_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  draw_bar(read, all.value_or(0));
}

void Report::draw_bar(std::uint64_t read, std::uint64_t all) {
  constexpr int width = 30;
  const double past = seconds(last_ - begin_);
  std::string bar;
  if (all > 0) {
    const double share = static_cast<double>(read < all ? read : all) / static_cast<double>(all);
    for (int i = 0; i < width; ++i) bar += i < share * width ? "━" : "─";
    char rest[64];
    std::snprintf(rest, sizeof rest, " %3.0f %%, %.0f s left", share * 100,
                  share > 0 ? past * (1 - share) / share : 0);
    bar += rest;
  }
  std::fprintf(stderr, "\r\x1B[K%s  %llu %s, %.0f/s", bar.c_str(), static_cast<unsigned long long>(done_),
               things_.c_str(), past > 0 ? static_cast<double>(done_) / past : 0);
  drawn_ = true;
}

bool is_readable(const Options& options) {
  return !options.json && isatty(STDOUT_FILENO) == 1;
}

bool print_line(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  return std::fputc('\n', stdout) != EOF;
}

Exit complain(const Error& error) {
  std::fprintf(stderr, "broadsheet: %s\n", error.message().c_str());
  return Exit::failed;
}

Exit misuse(std::string what, std::string advice) {
  complain({ErrorCode::bad_input, std::move(what), {}, std::nullopt, std::move(advice)});
  return Exit::usage;
}

}  // namespace broadsheet
