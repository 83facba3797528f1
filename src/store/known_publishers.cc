// known_publishers.cc: the index of publishers, read from its begin to its end. Entry points:
// KnownPublishers::with(), KnownPublishers::articles_of().

#include "store/known_publishers.h"

#include <algorithm>
#include <limits>

#include "base/strings.h"

namespace broadsheet {

Result<void> KnownPublishers::read_names(const Database& database) {
  const auto state = database.state();
  if (!state) return tl::unexpected(state.error());
  if (state_ == *state) return {};
  state_.reset();
  names_.clear();
  articles_.clear();
  Statement rows = database.prepare(std::string(each_publisher) + " WHERE name IS NOT NULL");
  while (rows.step()) names_.push_back({std::string(rows.text(0)), ascii_lower(rows.text(0))});
  if (const auto fault = rows.fault()) return tl::unexpected(*fault);
  state_ = *state;
  return {};
}

std::optional<std::vector<std::string>> KnownPublishers::with(const Database& database,
                                                              std::string_view part) {
  constexpr std::size_t many = 128;
  if (part.find_first_of("%_") != std::string_view::npos || !read_names(database)) return std::nullopt;
  const std::string lower = ascii_lower(part);
  std::vector<std::string> found;
  for (const Name& each : names_)
    if (each.lower.find(lower) != std::string::npos) found.push_back(each.name);
  if (found.size() > many) return std::nullopt;
  return found;
}

// Names that differ in the case of their letters alone are one to the index.
bool KnownPublishers::read_articles(const Database& database) {
  Statement rows = database.prepare(
      "SELECT n, publisher FROM article WHERE publisher IS NOT NULL ORDER BY publisher COLLATE NOCASE");
  auto name = names_.begin();
  std::string last;
  while (rows.step()) {
    const std::int64_t number = rows.integer(0);
    if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) return false;
    if (articles_.empty() || rows.text(1) != last) {
      last = rows.text(1);
      const std::string lower = ascii_lower(last);
      if (!articles_.empty() && name->lower != lower) ++name;
      if (name == names_.end() || name->lower != lower) return false;
      if (name->end == 0) name->begin = articles_.size();
    }
    articles_.push_back(static_cast<std::uint32_t>(number));
    name->end = articles_.size();
  }
  return !rows.fault();
}

std::optional<std::vector<std::int64_t>> KnownPublishers::articles_of(const Database& database,
                                                                      const std::vector<std::string>& names) {
  const auto state = database.state();
  if (!state || state_ != *state) return std::nullopt;
  if (!asked_.knows(*state, [&] { return read_articles(database); })) return std::nullopt;
  std::vector<std::int64_t> found;
  auto next = names.begin();  // both are in one order
  for (const Name& each : names_)
    if (next != names.end() && each.name == *next) {
      ++next;
      found.insert(found.end(), articles_.begin() + static_cast<std::ptrdiff_t>(each.begin),
                   articles_.begin() + static_cast<std::ptrdiff_t>(each.end));
    }
  return found;
}

}  // namespace broadsheet
