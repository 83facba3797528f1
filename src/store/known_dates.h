#pragma once
// known_dates.h: when each article is from, in memory, for searches that keep to some days or sort by them.
//
// Eight bytes an article, read by those who search again and again (asked_again.h).

#include <cstdint>
#include <optional>
#include <vector>

#include "search/database.h"
#include "search/hits.h"
#include "store/asked_again.h"

namespace broadsheet {

// Of one connection, on one thread at a time.
class KnownDates {
 public:
  // Whether they are known of the database as it is: from the second time on that this is asked between two
  // changes. False where they are too far apart, or cannot be read.
  [[nodiscard]] bool look(const Database& database);

  // What follows may be asked after look() was true, until it is asked again.
  // The articles from one moment to before another, by number.
  [[nodiscard]] Among between(std::optional<Instant> from, std::optional<Instant> until) const;
  [[nodiscard]] bool is_between(std::int64_t number, std::optional<Instant> from,
                                std::optional<Instant> until) const {
    const auto at = of(number);
    return at && (!from || *at >= *from) && (!until || *at < *until);
  }
  // None where there is no such article.
  [[nodiscard]] std::optional<Instant> of(std::int64_t number) const;

 private:
  [[nodiscard]] bool read(const Database& database);
  [[nodiscard]] bool add(std::int64_t number, Instant at);

  AskedAgain asked_;
  Instant first_ = 0;                  // the oldest
  std::vector<std::uint32_t> since_;   // then, in seconds, by number
  std::vector<std::uint32_t> by_age_;  // numbers, the oldest first
};

}  // namespace broadsheet
