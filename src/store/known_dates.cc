// known_dates.cc: two columns of 32 bits: dates by number, numbers by date. Entry points: KnownDates::look(),
// KnownDates::between().

#include "store/known_dates.h"

#include <algorithm>
#include <limits>

#include "search/index.h"

namespace broadsheet {
namespace {

constexpr std::uint32_t no_date = std::numeric_limits<std::uint32_t>::max();

}  // namespace

bool KnownDates::look(const Database& database) {
  const auto state = database.state();
  return state && asked_.knows(*state, [&] { return read(database); });
}

bool KnownDates::read(const Database& database) {
  since_.clear();
  by_age_.clear();
  Statement rows = database.prepare("SELECT n, at FROM article ORDER BY at, n");
  while (rows.step())
    if (!add(rows.integer(0), rows.integer(1))) return false;
  return !rows.fault();
}

bool KnownDates::add(std::int64_t number, Instant at) {
  if (by_age_.empty()) first_ = at;
  if (number < 0 || number >= no_date || at - first_ >= no_date) return false;
  const auto place = static_cast<std::size_t>(number);
  if (place >= since_.size()) since_.resize(place + 1, no_date);
  since_[place] = static_cast<std::uint32_t>(at - first_);
  by_age_.push_back(static_cast<std::uint32_t>(number));
  return true;
}

Among KnownDates::between(std::optional<Instant> from, std::optional<Instant> until) const {
  const auto seconds = [&](Instant at) {
    return static_cast<std::uint32_t>(std::clamp<Instant>(at - first_, 0, no_date));
  };
  const std::uint32_t begin = from ? seconds(*from) : 0, end = until ? seconds(*until) : no_date;
  const auto first_from = [&](std::uint32_t since) {
    return std::ranges::lower_bound(by_age_, since, {}, [&](std::uint32_t n) { return since_[n]; });
  };
  Among among;
  const auto first = first_from(begin), behind = first_from(std::max(begin, end));
  if (static_cast<std::size_t>(behind - first) <= few_rows) {
    among.numbers.emplace(first, behind);
    std::ranges::sort(*among.numbers);
  } else {
    among.known = [this, begin, end](std::int64_t number) {
      const auto place = static_cast<std::size_t>(number);
      return place < since_.size() && since_[place] >= begin && since_[place] < end;
    };
  }
  return among;
}

std::optional<Instant> KnownDates::of(std::int64_t number) const {
  const auto place = static_cast<std::size_t>(number);
  if (place >= since_.size() || since_[place] == no_date) return std::nullopt;
  return first_ + since_[place];
}

}  // namespace broadsheet
