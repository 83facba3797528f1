// metrics.cc: whether the server is ready, and what it counted, in the text format of Prometheus (0.0.4).
// Entry point: add_metrics_routes().

#include <unistd.h>

#include <array>
#include <ctime>
#include <fstream>

#include "serve/guard.h"
#include "serve/routes.h"

namespace broadsheet {
namespace {

// Whether pages can be made: the archive is there and answers.
AnswerPtr ready(const Visit& visit) {
  const auto newest = visit.archive.rows({.limit = 1});
  return newest ? text_answer("ready\n") : text_answer("the archive cannot be read\n", 503);
}

class Metrics {
 public:
  // The lines that introduce a metric.
  Metrics& name(std::string_view name, std::string_view type, std::string_view help) {
    name_ = "broadsheet_" + std::string(name);
    text_ +=
        "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " " + std::string(type) + "\n";
    return *this;
  }
  // One of its values. `labels`: with their braces; `suffix`: of a histogram's parts.
  Metrics& value(std::uint64_t value, std::string_view labels = {}, std::string_view suffix = {}) {
    text_.append(name_).append(suffix).append(labels).append(" ").append(std::to_string(value)).append("\n");
    return *this;
  }
  Metrics& value(double value, std::string_view labels = {}, std::string_view suffix = {}) {
    text_.append(name_).append(suffix).append(labels).append(" ").append(std::to_string(value)).append("\n");
    return *this;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_, name_;
};

std::string label(std::string_view name, std::string_view value) {
  return "{" + std::string(name) + "=\"" + std::string(value) + "\"}";
}

void add_times(const ServerCounts& counts, Metrics& metrics) {
  metrics.name("request_seconds", "histogram", "Time to make an answer, without sending it.");
  std::uint64_t so_far = 0;
  for (std::size_t i = 0; i < counts.bounds.size(); ++i) {
    so_far += counts.times[i];
    metrics.value(so_far, label("le", std::to_string(static_cast<double>(counts.bounds[i]) / 1e6)),
                  "_bucket");
  }
  so_far += counts.times[counts.bounds.size()];
  metrics.value(so_far, label("le", "+Inf"), "_bucket")
      .value(static_cast<double>(counts.microseconds) / 1e6, {}, "_sum")
      .value(so_far, {}, "_count");
}

// Pages of memory that the process holds (proc(5), statm).
std::uint64_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t all = 0, resident = 0;
  statm >> all >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

Result<void> add_archive(const Archive& archive, Metrics& metrics) {
  const auto feeds = archive.feeds();
  if (!feeds) return tl::unexpected(feeds.error());
  std::uint64_t failing = 0, overdue = 0;
  const Instant now = std::time(nullptr);
  for (const FeedRow& feed : *feeds) {
    failing += feed.failures > 0 ? 1 : 0;
    overdue += !feed.is_gone && feed.next < now - 3'600 ? 1 : 0;
  }
  metrics.name("articles", "gauge", "Articles in the archive.").value(archive.article_count());
  metrics.name("feeds", "gauge", "Feeds that are followed.").value(std::uint64_t{feeds->size()});
  metrics.name("feeds_failing", "gauge", "Feeds whose last answer was none.").value(failing);
  metrics.name("feeds_overdue", "gauge", "Feeds that should have been asked an hour ago.").value(overdue);
  return {};
}

AnswerPtr metrics_answer(const Visit& visit) {
  const ServerCounts& counts = visit.shared.counts;
  Metrics metrics;
  metrics.name("answers_total", "counter", "Answers, by the first digit of their status.");
  for (std::size_t i = 1; i < counts.answers.size(); ++i)
    metrics.value(counts.answers[i].load(), label("status", std::to_string(i) + "xx"));
  add_times(counts, metrics);
  metrics.name("answer_bytes_total", "counter", "Bytes of the bodies of answers.").value(counts.bytes.load());
  metrics.name("unreadable_requests_total", "counter", "Requests that were none.")
      .value(counts.unreadable.load());
  metrics.name("overloads_total", "counter", "Requests sent away because there were too many.")
      .value(counts.overloads.load());
  metrics.name("connections", "gauge", "Connections that are open.").value(counts.connections.load());
  metrics.name("connections_total", "counter", "Connections taken.").value(counts.accepted.load());
  metrics.name("resident_bytes", "gauge", "Memory of the process.").value(resident_bytes());
  metrics.name("processor_seconds_total", "counter", "Processor time of the process.")
      .value(static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
  if (auto done = add_archive(visit.archive, metrics); !done)
    return fault_answer(visit.segments, done.error());
  return make_answer(
      {.type = "text/plain; version=0.0.4; charset=utf-8", .body = metrics.take(), .no_store = true});
}

}  // namespace

void add_metrics_routes(std::vector<Route>& table) {
  table.push_back({"GET", "/readyz", Guard::anyone, Lasts::never, ready});
  table.push_back({"GET", "/metrics", Guard::open, Lasts::never, metrics_answer});
}

}  // namespace broadsheet
