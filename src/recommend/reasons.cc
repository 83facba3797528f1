// reasons.cc: names that stand in both texts, and teasers of whole sentences.

#include "recommend/reasons.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "article/publishers.h"
#include "article/tables.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"
#include "recommend/capitals_table.h"

namespace broadsheet {

namespace {

// "Ukraine" and "Ukrainians", "Iran" and "Iranian": a place, and its people named after it.
bool is_of_place(std::string_view people, std::string_view place) {
  static constexpr std::array<std::string_view, 11> endings = {"an", "ans", "ese", "i",    "ian", "ians",
                                                               "is", "ish", "n",   "nian", "ns"};
  static_assert(std::is_sorted(endings.begin(), endings.end()));
  if (place.ends_with('e') || place.ends_with('a') || place.ends_with('y')) {
    const std::string_view stem = place.substr(0, place.size() - 1);
    if (stem.size() >= 4 && people.starts_with(stem) &&
        std::binary_search(endings.begin(), endings.end(), people.substr(stem.size())))
      return true;
  }
  return place.size() >= 4 && people.starts_with(place) &&
         std::binary_search(endings.begin(), endings.end(), people.substr(place.size()));
}

std::string_view place_for(std::string_view name) {
  static_assert(std::is_sorted(capitals.begin(), capitals.end()));
  const auto found =
      std::lower_bound(capitals.begin(), capitals.end(), name,
                       [](const auto& row, std::string_view wanted) { return row.first < wanted; });
  return found != capitals.end() && found->first == name ? found->second : std::string_view();
}

// The first four bytes, zeros behind a shorter name.
std::uint32_t opening(std::string_view name) {
  std::uint32_t bytes = 0;
  if (name.size() >= sizeof bytes)
    std::memcpy(&bytes, name.data(), sizeof bytes);
  else
    std::memcpy(&bytes, name.data(), name.size());
  return bytes;
}

// A capital is known as its country.
std::string_view known_as(const PlacedName& name) {
  return name.place_for.empty() ? std::string_view(name.text) : name.place_for;
}

bool is_same_name(std::string_view a, std::string_view b) {
  return a == b || is_of_place(a, b) || is_of_place(b, a);
}

// Words before a surname that are no given name.
bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 40> titles = {
      "Ambassador", "Bishop", "Cardinal",  "Chancellor", "Col",      "Congressman", "Detective", "Dr",
      "Frau",       "Gen",    "General",   "Gov",        "Governor", "Herr",        "Judge",     "Justice",
      "Kanzler",    "King",   "Lady",      "Lord",       "Madame",   "Mayor",       "Minister",  "Miss",
      "Mr",         "Mrs",    "Ms",        "Officer",    "Pope",     "President",   "Prince",    "Princess",
      "Prof",       "Queen",  "Secretary", "Sen",        "Senator",  "Sgt",         "Sheikh",    "Sir"};
  return std::ranges::find(titles, word) != titles.end();
}

// A person's name of two words, without title; else two empty ones.
std::pair<std::string_view, std::string_view> given_and_surname(std::string_view name) {
  const std::size_t gap = name.find(' ');
  if (gap == std::string_view::npos || name.find(' ', gap + 1) != std::string_view::npos) return {};
  std::string_view given = name.substr(0, gap);
  if (given.ends_with('.')) given.remove_suffix(1);
  return is_title(given) ? std::pair<std::string_view, std::string_view>()
                         : std::pair(given, name.substr(gap + 1));
}

void note_other_words(std::vector<PlacedName>& names) {
  std::map<std::string_view, std::string_view> others;
  for (const PlacedName& name : names) {
    const auto [given, surname] = given_and_surname(name.text);
    if (given.empty()) continue;
    others.emplace(given, surname);
    others.emplace(surname, given);
  }
  for (PlacedName& name : names)
    if (const auto found = others.find(name.text); found != others.end())
      name.other = static_cast<std::uint32_t>(hash64(found->second));
}

// "Johnson" and "Johnson", where the one is "Gary" and the other "Magic".
bool are_two_people(const PlacedName& a, const PlacedName& b) {
  return a.other != 0 && b.other != 0 && a.other != b.other;
}

// What every country and every town has, months as they are cut short, the hour.
constexpr std::array<std::string_view, 36> everyday_names = {
    "Apr",    "Army",    "Aug",       "Bundestag", "CEST", "CET",      "Center",  "Centre",     "Council",
    "Court",  "Dec",     "EDT",       "EST",       "Feb",  "GMT",      "Gericht", "Government", "House",
    "Jan",    "MP",      "MPs",       "Mar",       "No",   "Ministry", "Nov",     "Oct",        "Parliament",
    "Police", "Polizei", "Regierung", "Rep",       "Sep",  "Sept",     "TV",      "UTC",        "Zentrum"};

// Whether it says something of two articles that they share a name: not of who reports, nor "I'm".
bool tells_something(const std::string& name) {
  return std::ranges::find(everyday_names, name) == everyday_names.end() && !is_title(name) &&
         !name.starts_with("I'") && !name.starts_with("I’") && agency_named(name).empty() &&
         publisher_named(name).empty();
}

}  // namespace

std::vector<PlacedName> names_of(const Article& article) {
  const std::string body = body_text(article);
  return placed_names(body, find_names(body));
}

std::vector<PlacedName> placed_names(std::string_view body, const std::vector<Name>& in_order) {
  std::map<std::string_view, PlacedName> found;
  std::uint32_t place = 0;
  std::size_t byte = 0;
  for (const Name& name : in_order) {
    place += static_cast<std::uint32_t>(count_code_points(body.substr(byte, name.begin - byte)));
    byte = name.begin;
    PlacedName& entry = found[name.text];
    if (entry.count++ > 0) continue;
    entry.text = name.text;
    entry.place_for = place_for(name.text);
    entry.place = {place, place + static_cast<std::uint32_t>(count_code_points(name.text))};
  }
  std::vector<PlacedName> names;
  names.reserve(found.size());
  for (auto& [text, entry] : found)
    if (tells_something(entry.text)) names.push_back(std::move(entry));
  std::stable_sort(names.begin(), names.end(), [](const PlacedName& x, const PlacedName& y) {
    return x.count != y.count ? x.count > y.count : x.place.begin < y.place.begin;
  });
  note_other_words(names);
  return names;
}

Reason shared_names(const std::vector<PlacedName>& a, const std::vector<PlacedName>& b, std::size_t most) {
  Reason reason{"names", {}, {}};
  // Names that are the same open alike; most pairs are told apart by that.
  std::vector<std::uint32_t> openings;
  openings.reserve(b.size());
  for (const PlacedName& name : b) openings.push_back(opening(known_as(name)));
  for (const PlacedName& mine : a) {
    if (reason.spans.size() == most) break;
    const std::string_view wanted = known_as(mine);
    const std::uint32_t opens = opening(wanted);
    std::size_t at = 0;
    while (at < b.size() && (openings[at] != opens || !is_same_name(known_as(b[at]), wanted))) ++at;
    if (at == b.size() || are_two_people(mine, b[at])) continue;
    const PlacedName* other = &b[at];
    // "Iran" and "Tehran" are one fact.
    const bool known = std::any_of(reason.spans.begin(), reason.spans.end(),
                                   [&](const SharedSpan& s) { return s.b == other->place; });
    if (known) continue;
    reason.text += (reason.text.empty() ? "" : ", ") + mine.text;
    reason.spans.push_back({mine.place, other->place});
  }
  return reason;
}

std::string teaser_of(const Article& article) {
  constexpr std::size_t longest = 240;
  std::string_view lead = article.standfirst;
  for (const Block& block : article.body)
    if (lead.empty() && (block.kind == BlockKind::paragraph || block.kind == BlockKind::post))
      lead = block.text;
  if (article.dateline && article.standfirst.empty())
    for (const std::string_view dash : {" - ", " – ", " — "})
      if (const std::size_t at = lead.substr(0, 100).find(dash); at != std::string_view::npos) {
        lead.remove_prefix(at + dash.size());
        break;
      }
  std::string teaser;
  for (const auto& [begin, end] : find_sentences(lead)) {
    const std::string_view sentence = lead.substr(begin, end - begin);
    if (!teaser.empty() && count_code_points(teaser) + count_code_points(sentence) > longest) break;
    teaser += (teaser.empty() ? "" : " ") + std::string(sentence);
    if (count_code_points(teaser) > longest / 2) break;
  }
  return teaser;
}

}  // namespace broadsheet
