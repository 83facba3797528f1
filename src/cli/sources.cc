// sources.cc: broadsheet sources: how many of a publisher's statements come from named and from unnamed
// sources.
//
// Types are told by rules that err, so the counts are read through the error that was measured by hand
// (docs/6_statements.md): of statements that a person calls named, `named_right` of `named_checked` were
// called so by the program; of the others, `other_right` of `other_checked`. With these rates se and sp, a
// share p that is counted stands for (p + sp - 1) / (se + sp - 1) (Rogan and Gladen, 1978), and its interval
// takes in the chance of the count and of both checks (Lang and Reiczigel, 2014, with each of the three
// proportions moved towards a half as they propose). Entry point: run_sources().

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/calendar.h"
#include "base/json.h"
#include "broadsheet/store.h"
#include "cli/report.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

// What a hand check of the development parts found: statements checked and of those called right.
struct Checked {
  double right, all;
};
constexpr Checked named_check = {103, 106}, other_check = {39, 44};

struct Share {
  double counted = 0, estimated = 0, low = 0, high = 0;
};

// A proportion moved towards a half by `z`² / 2 made-up cases on each side.
double moved(const Checked& c, double cases) {
  return (c.right + cases) / (c.all + 2 * cases);
}

Share share_of(std::uint64_t named, std::uint64_t all) {
  constexpr double z = 1.96;  // 95 %
  Share share;
  if (all == 0) return share;
  const auto n = static_cast<double>(all);
  share.counted = static_cast<double>(named) / n;
  const double p = moved({static_cast<double>(named), n}, z * z / 2);
  const double se = moved(named_check, 1), sp = moved(other_check, 1);
  const double youden = se + sp - 1;
  const double estimate = (p + sp - 1) / youden;
  const double variance = p * (1 - p) / (n + z * z) +
                          se * (1 - se) / (named_check.all + 2) * estimate * estimate +
                          sp * (1 - sp) / (other_check.all + 2) * (1 - estimate) * (1 - estimate);
  const double reach = z * std::sqrt(variance) / youden;
  share.estimated = std::clamp((share.counted + sp - 1) / youden, 0.0, 1.0);
  share.low = std::clamp(std::min(estimate - reach, share.estimated), 0.0, 1.0);
  share.high = std::clamp(std::max(estimate + reach, share.estimated), 0.0, 1.0);
  return share;
}

struct Totals {
  std::array<std::uint64_t, 6> by_type{};
  std::uint64_t all = 0, unnamed_with_reason = 0;

  [[nodiscard]] std::uint64_t of(SourceType type) const { return by_type[static_cast<std::size_t>(type)]; }
};

std::string line_of(const Options& options, const Totals& t, const Share& share) {
  JsonWriter json;
  json.open_object().member("publisher", options.publisher).member("month", options.month);
  json.key("statements").value(t.all);
  json.key("source_types").open_object();
  for (std::size_t i = 0; i < t.by_type.size(); ++i)
    json.key(name_of(static_cast<SourceType>(i))).value(t.by_type[i]);
  json.close_object().key("unnamed_with_reason").value(t.unnamed_with_reason);
  if (t.all == 0) return json.close_object().take();
  json.key("named_share").open_object().key("counted").value(share.counted);
  json.key("estimated").value(share.estimated).key("low").value(share.low).key("high").value(share.high);
  json.key("level").value(0.95).close_object();
  return json.close_object().take();
}

void print_table(const Options& options, const Totals& t, const Share& share) {
  std::printf(
      "%s, %s: %llu statements\n", options.publisher.empty() ? "all publishers" : options.publisher.c_str(),
      options.month.empty() ? "all days" : options.month.c_str(), static_cast<unsigned long long>(t.all));
  for (std::size_t i = 0; i < t.by_type.size(); ++i)
    std::printf("  %-12.*s %7llu  %5.1f %%\n", static_cast<int>(name_of(static_cast<SourceType>(i)).size()),
                name_of(static_cast<SourceType>(i)).data(), static_cast<unsigned long long>(t.by_type[i]),
                t.all == 0 ? 0.0 : 100 * static_cast<double>(t.by_type[i]) / static_cast<double>(t.all));
  std::printf("  of the unnamed with a stated reason: %llu\n",
              static_cast<unsigned long long>(t.unnamed_with_reason));
  if (t.all > 0)
    std::printf(
        "  named: %.1f %% counted, %.1f %% with the measured error taken out (95 %%: %.1f to %.1f %%)\n",
        100 * share.counted, 100 * share.estimated, 100 * share.low, 100 * share.high);
}

// The first moment behind a month, year or day.
Instant end_of(const Date& date) {
  CivilDay day = civil_time(date.instant).day;
  if (date.precision == Precision::year) return instant_from({{day.year + 1, 1, 1}});
  if (date.precision == Precision::month)
    return instant_from(
        {day.month == 12 ? CivilDay{day.year + 1, 1, 1} : CivilDay{day.year, day.month + 1, 1}});
  return date.instant + seconds_a_day;
}

}  // namespace

Exit run_sources(const Options& options) {
  const auto month = options.month.empty() ? std::nullopt : parse_iso_date(options.month);
  if (!options.month.empty() && !month) {
    complain({ErrorCode::bad_input, "--month " + options.month, {}, std::nullopt, "write 2026-10"});
    return Exit::usage;
  }
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  constexpr Instant ever = 400'000'000'000;
  const auto counts = archive->count_sources(options.publisher, month ? month->instant : -ever,
                                             month ? end_of(*month) : ever);
  if (!counts) return complain(counts.error());
  Totals totals;
  for (const SourceCount& count : *counts) {
    totals.by_type[static_cast<std::size_t>(count.type)] += count.statements;
    totals.all += count.statements;
    if (count.type == SourceType::unnamed && count.has_reason) totals.unnamed_with_reason += count.statements;
  }
  const Share share = share_of(totals.of(SourceType::named), totals.all);
  if (is_readable(options))
    print_table(options, totals, share);
  else
    print_line(line_of(options, totals, share));
  return Exit::done;
}

}  // namespace broadsheet
