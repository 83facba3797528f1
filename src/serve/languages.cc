// languages.cc: catalogues made into languages once, and the choice among them: ranges of Accept-Language are
// compared by their primary part, as all our languages have one form. Entry points: languages(),
// language_for().

#include "serve/languages.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "base/strings.h"
#include "serve/cookie.h"
#include "serve/web_files.h"

namespace broadsheet {
namespace {

constexpr std::string_view first_file = "messages/en.toml";
constexpr std::size_t most_ranges = 20;

// The files are part of the program and tests read them: one that cannot be read is a fault of the build.
template <typename Value>
Value sound(Result<Value> made, std::string_view name) {
  if (made) return std::move(*made);
  std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(name.size()), name.data(),
               made.error().message().c_str());
  std::abort();
}

std::vector<Language> made_languages() {
  std::vector<const WebFileRow*> files;
  for (const WebFileRow& row : web_files())
    if (row.name.starts_with("messages/")) files.push_back(&row);
  std::stable_partition(files.begin(), files.end(),
                        [](const WebFileRow* row) { return row->name == first_file; });
  std::vector<Language> made;
  made.reserve(files.size());
  for (const WebFileRow* row : files) {
    const Catalogue catalogue = sound(read_catalogue(web_file(row->name)), row->name);
    made.push_back({catalogue.message("language.code"), catalogue.message("language.name"),
                    sound(Wording::of(catalogue), row->name), Templates(catalogue)});
  }
  return made;
}

// Thousandths of "q=0.5"; 1,000 where none is said, 0 for what cannot be read.
int weight_in(std::string_view parameters) {
  const std::string_view said = trim(parameters);
  if (said.empty()) return 1000;
  if (said.size() < 3 || ascii_lower(said[0]) != 'q' || said[1] != '=') return 0;
  const std::string_view digits = said.substr(2);
  if (digits[0] == '1') return 1000;
  int weight = 0, place = 100;
  for (const char c : digits.substr(std::min<std::size_t>(2, digits.size()))) {
    if (!is_ascii_digit(c)) return 0;
    weight += (c - '0') * place;
    place /= 10;
  }
  return weight;
}

}  // namespace

std::span<const Language> languages() {
  static const std::vector<Language> made = made_languages();
  return made;
}

const Language& english() {
  return languages().front();
}

const Language* language_named(std::string_view code) {
  const std::string_view primary = code.substr(0, code.find('-'));
  const auto all = languages();
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const Language& each) { return equals_ignoring_case(each.code, primary); });
  return found == all.end() ? nullptr : &*found;
}

const Language& language_for(std::string_view cookies, std::string_view accepted) {
  if (const Language* chosen = language_named(cookie_in(cookies, language_cookie))) return *chosen;
  const Language* best = nullptr;
  int best_weight = 0;
  std::size_t ranges = 0;
  while (!accepted.empty() && ++ranges <= most_ranges) {
    const std::string_view range = accepted.substr(0, accepted.find(','));
    accepted.remove_prefix(std::min(range.size() + 1, accepted.size()));
    const std::size_t mark = range.find(';');
    const Language* named = language_named(trim(range.substr(0, mark)));
    if (named == nullptr) continue;
    const int weight =
        weight_in(mark == std::string_view::npos ? std::string_view() : range.substr(mark + 1));
    if (weight <= best_weight) continue;
    best = named;
    best_weight = weight;
  }
  return best == nullptr ? english() : *best;
}

}  // namespace broadsheet
