// masthead.cc: heads of pages name the owner, a slogan, a handle or nobody as often as the masthead; the host
// of the address tells which of the names that a page has is its own. Entry points: all functions of the
// header.

#include "article/masthead.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "article/headline.h"
#include "article/host_fit.h"
#include "article/publishers.h"
#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

constexpr std::size_t longest_name = 80, longest_said = 400;  // bytes
// Shares of the labelled pages (bench/labels/score.py prints them): of names that fit the host, and of
// others.
constexpr double trust_own = 0.97, trust_other = 0.91;
constexpr int weak_rank = 40;  // names of programs: of the site only where they fit its address

// -------------------------------------------------------------------------------------------- clean names

// Forms of companies behind a name, as words of letters alone.
constexpr std::array<std::string_view, 14> company_forms = {
    "gmbh", "inc", "ltd", "limited", "llc", "ag", "corp", "plc", "pty", "bv", "srl", "spa", "kg", "kgaa"};
constexpr WordTable company_table(company_forms);

std::string without_company_form(std::string name) {
  for (;;) {
    const std::size_t blank = name.rfind(' ');
    if (blank == std::string::npos || !company_table.contains(letters(std::string_view(name).substr(blank))))
      break;
    name.resize(blank);
    while (!name.empty() && (name.back() == ',' || name.back() == ' ' || name.back() == '&')) name.pop_back();
  }
  return name;
}

std::string without_signs(std::string name) {
  for (const std::string_view sign : {"®", "™", "©"})
    for (std::size_t at = name.find(sign); at != std::string::npos; at = name.find(sign))
      name.erase(at, sign.size());
  return collapse(name);
}

// What a page says its name is; empty where that can be none.
std::string clean_name(const std::string& said, const Host& host) {
  constexpr std::size_t long_name = 50;  // bytes, from where on what stands behind a mark is a slogan
  if (said.size() > longest_said) return {};
  std::string name = without_ornaments(without_signs(decoded(said)));
  if (name.starts_with('@')) name.erase(0, 1);
  if (starts_with_ignoring_case(name, "www.")) name.erase(0, 4);
  if (name.find("://") != std::string::npos || plain_words(name).empty() ||
      std::string_view("/#{$<[").find(name[0]) != std::string_view::npos)
    return {};
  if (const auto parts = title_parts(name); parts.size() > 1) {
    const auto own = std::find_if(parts.begin(), parts.end(), [&](std::string_view part) {
      return host.fit_of(part) > (part == parts.front() ? HostFit::none : HostFit::holds);
    });
    if (own != parts.end() || name.size() > long_name)
      name = std::string(own == parts.end() ? parts.front() : *own);
  }
  name = without_company_form(std::move(name));
  return name.size() <= longest_name ? name : std::string();
}

// ---------------------------------------------------------------------------------------------- the choice

// What is believed first stands first.
enum class Belief : std::uint8_t { own_claim, title, table, other_claim, bare_host, home_link };

struct Candidate {
  Masthead masthead;
  Belief belief;
  HostFit fit;  // of equal belief the better
};

// Longer than names are.
bool is_long(std::string_view name) {
  constexpr std::size_t most_words = 6, most_bytes = 45;
  return name.size() > most_bytes || plain_words(name).size() > most_words;
}

// What stands beside the line of copyright on any page. Lower case.
constexpr std::array<std::string_view, 26> words_of_every_page = {
    "about",      "advertise", "advertising", "all",    "conditions", "contact",  "copyright",
    "disclaimer", "feedback",  "help",        "home",   "latest",     "legal",    "media",
    "news",       "notice",    "of",          "policy", "privacy",    "reserved", "rights",
    "sitemap",    "sport",     "tech",        "terms",  "us"};
constexpr WordTable every_page_table(words_of_every_page);

bool is_of_every_page(std::string_view name) {
  const std::string lower = ascii_lower(name);
  const auto words = split(lower, ' ');
  return std::all_of(words.begin(), words.end(),
                     [](std::string_view word) { return every_page_table.contains(word); });
}

bool is_latin(std::string_view name) {
  return is_ascii(name) || std::any_of(name.begin(), name.end(), is_ascii_letter);
}

// The host and nothing else, as it is typed.
bool is_bare_host(std::string_view name, const Host& host) {
  return host.name().ends_with(name) && name.find('.') != std::string_view::npos;
}

struct Title {
  std::string text;
  const Said* said;
};

// The titles that the head gives.
std::vector<Title> titles_of(const Facts& facts) {
  constexpr std::size_t most = 40;
  std::vector<Title> titles;
  for (const Said& said : facts.headline)
    if (said.value.size() <= longest_said && titles.size() < most)
      titles.push_back({decoded(said.value), &said});
  return titles;
}

// What parts of a title fit the host: but for the first, a loose fit does.
void add_title_parts(const Title& title, const Host& host, std::vector<Candidate>& candidates) {
  const auto parts = title_parts(title.text);
  for (std::size_t i = parts.size() < 2 ? 0 : parts.size(); i-- > 0;) {
    const HostFit fit = host.fit_of(parts[i], HostPart::own);
    const bool fits = fit > (i == 0 ? HostFit::holds : HostFit::none);
    if (!fits || is_long(parts[i]) || parts[i].starts_with("by ")) continue;
    const Belief belief = is_bare_host(parts[i], host) ? Belief::bare_host : Belief::title;
    std::string name = without_ornaments(without_signs(std::string(parts[i])));
    candidates.push_back({{std::move(name), title.said->from, title.said->bytes, trust_own}, belief, fit});
  }
}

// "日本の新幹線 - 山の新聞": no host is written in its script, so none can be held against it. The last
// part of a title, or the first where that is far shorter.
std::optional<Masthead> foreign_end(const std::vector<Title>& titles) {
  constexpr std::size_t longest = 48;  // bytes
  for (const Title& title : titles) {
    const auto parts = title_parts(title.text);
    if (title.said->from != Source::text || parts.size() < 2) continue;
    const bool first = parts.front().size() * 2 < parts.back().size();
    const std::string_view end = first ? parts.front() : parts.back();
    const bool is_torn = end.ends_with(')') && end.find('(') == std::string_view::npos;
    if (end.size() <= longest && !is_latin(end) && !is_torn)
      return Masthead{without_ornaments(end), title.said->from, title.said->bytes, trust_other};
  }
  return std::nullopt;
}

// What the first links to the page's own front page say, or show as a picture: where it fits the host, or is
// a picture of what a part of the title says.
class HomeLinks {
 public:
  HomeLinks(const Page& page, const std::vector<Title>& titles, std::string_view url, const Host& host)
      : page_(page), url_(url), host_(host) {
    for (const Title& title : titles)
      for (const std::string_view part : title_parts(title.text)) in_titles_.insert(own_letters(part));
  }

  void add_to(std::vector<Candidate>& candidates) const {
    constexpr std::size_t most = 8;
    const TreeView view(page_);
    std::size_t found = 0;
    for (Node n = Page::root(); n != no_node && found < most; n = view.next(n)) {
      if (view.tag(n) != Tag::a || !is_home_link(page_, n, url_)) continue;
      ++found;
      std::string text;
      for (Node m = n; m != no_node; m = view.next(m, n)) {
        text += view.text(m);
        for (const Tag name : {Tag::alt, Tag::title, Tag::aria_label})
          if (const auto said = view.attribute(m, name)) add(std::string(*said), m, true, candidates);
      }
      add(text, n, false, candidates);
    }
  }

 private:
  void add(const std::string& said, Node node, bool is_picture, std::vector<Candidate>& candidates) const {
    constexpr std::string_view before = "logo ", behind = " logo";
    std::string name = clean_name(said, host_);
    if (starts_with_ignoring_case(name, before)) name.erase(0, before.size());
    if (const std::size_t at = find_ignoring_case(name, behind); at != std::string::npos) name.resize(at);
    if (name.empty() || is_long(name)) return;
    const HostFit fit = host_.fit_of(name, HostPart::own);
    if (fit == HostFit::none && !(is_picture && in_titles_.contains(own_letters(name)))) return;
    candidates.push_back(
        {{std::move(name), Source::text, page_.evidence(node), trust_other}, Belief::home_link, fit});
  }

  const Page& page_;
  std::string_view url_;
  const Host& host_;
  std::unordered_set<std::string> in_titles_;  // parts of titles, as letters
};

// Better in the same letters: "National Post" than "nationalpost".
constexpr int best_spelling = 3;
int spelling(std::string_view name) {
  const bool upper = std::any_of(name.begin(), name.end(), is_ascii_upper);
  const bool lower = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const auto words = split(name, ' ');
  const bool parted = words.size() > 1 && words[0].size() > 1;  // not "2 4 7 Sports"
  return (parted ? 2 : 0) + (upper || !lower ? 1 : 0);
}

// Of the candidates of the same letters that of the table, or the best; in place of a bare host any name that
// fits it.
const Candidate& best_spelled(const Candidate& chosen, const std::vector<Candidate>& candidates,
                              const Host& host) {
  const bool bare = is_bare_host(chosen.masthead.name, host);
  const std::string own = own_letters(chosen.masthead.name);
  const Candidate* best = &chosen;
  for (const Candidate& c : candidates) {
    const std::string other = own_letters(c.masthead.name);
    // "theprovince" is "The Province", too.
    const bool same = other == own || letters(c.masthead.name) == letters(chosen.masthead.name) ||
                      (bare && c.fit != HostFit::none && !is_bare_host(c.masthead.name, host));
    if (same && c.belief == Belief::table) return c;
    if (same && spelling(c.masthead.name) > spelling(best->masthead.name)) best = &c;
  }
  return *best;
}

}  // namespace

std::optional<Masthead> find_masthead(const Page& page, const Facts& facts, std::string_view url) {
  const Host host(host_of(archived_address(url)));
  std::vector<Candidate> candidates;
  for (const Said& said : facts.publisher) {
    std::string name = clean_name(said.value, host);
    const HostFit fit = is_latin(name) ? host.fit_of(name) : HostFit::holds;
    if (name.empty() || (said.rank >= weak_rank && fit == HostFit::none)) continue;
    const double confidence = fit == HostFit::none ? trust_other : trust_own;
    const Belief belief = fit == HostFit::none ? Belief::other_claim : Belief::own_claim;
    candidates.push_back({{std::move(name), said.from, said.bytes, confidence}, belief, fit});
  }
  if (const std::string_view known = publisher_of_host(host.name()); !known.empty())
    candidates.push_back({{std::string(known), Source::url, {}, trust_own}, Belief::table, HostFit::holds});
  const auto best = [&]() -> const Candidate& {
    return *std::min_element(
        candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
          return x.belief != y.belief ? x.belief < y.belief : x.belief != Belief::own_claim && x.fit > y.fit;
        });
  };
  // Titles cannot better the name that the head gives, where it fits and is well spelled.
  const bool is_settled = !candidates.empty() && best().belief == Belief::own_claim &&
                          spelling(best().masthead.name) == best_spelling;
  const std::vector<Title> titles = is_settled ? std::vector<Title>() : titles_of(facts);
  for (const Title& title : titles) add_title_parts(title, host, candidates);
  if (candidates.empty()) HomeLinks(page, titles, url, host).add_to(candidates);
  if (candidates.empty()) return foreign_end(titles);
  return best_spelled(best(), candidates, host).masthead;
}

std::string masthead_in_copyright(std::string_view line, std::string_view url) {
  const Host host(host_of(archived_address(url)));
  std::string name = clean_name(publisher_in_note(line), host);
  if (name.empty() || is_long(name) || is_of_every_page(name)) return {};
  if (host.is_there() && host.fit_of(name) == HostFit::none) return {};
  return name;
}

}  // namespace broadsheet
