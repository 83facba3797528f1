// publishers.cc: mastheads, for pages that do not print theirs. A page's own word always goes first.

#include "article/publishers.h"

#include <algorithm>
#include <array>

#include "base/address.h"
#include "base/strings.h"
#include "base/word_map.h"

namespace broadsheet {
namespace {

struct Publisher {
  std::string_view host, name;
};

constexpr std::array publishers = {
    Publisher{"abc.net.au", "ABC News"},
    Publisher{"abcnews.go.com", "ABC News"},
    Publisher{"afpbb.com", "AFPBB News"},
    Publisher{"aljazeera.com", "Al Jazeera"},
    Publisher{"aljazeera.net", "الجزيرة"},
    Publisher{"apnews.com", "AP News"},
    Publisher{"asahi.com", "朝日新聞"},
    Publisher{"axios.com", "Axios"},
    Publisher{"bbc.co.uk", "BBC News"},
    Publisher{"bbc.com", "BBC News"},
    Publisher{"bloomberg.com", "Bloomberg"},
    Publisher{"cbsnews.com", "CBS News"},
    Publisher{"chinadaily.com.cn", "China Daily"},
    Publisher{"cnbc.com", "CNBC"},
    Publisher{"cnn.com", "CNN"},
    Publisher{"corriere.it", "Corriere della Sera"},
    Publisher{"dailymail.co.uk", "Daily Mail"},
    Publisher{"dr.dk", "DR"},
    Publisher{"dw.com", "Deutsche Welle"},
    Publisher{"economist.com", "The Economist"},
    Publisher{"elmundo.es", "El Mundo"},
    Publisher{"elpais.com", "El País"},
    Publisher{"fastcompany.com", "Fast Company"},
    Publisher{"faz.net", "Frankfurter Allgemeine Zeitung"},
    Publisher{"folha.uol.com.br", "Folha de S.Paulo"},
    Publisher{"fool.com", "The Motley Fool"},
    Publisher{"forbes.com", "Forbes"},
    Publisher{"foxnews.com", "Fox News"},
    Publisher{"ft.com", "Financial Times"},
    Publisher{"huffpost.com", "HuffPost"},
    Publisher{"independent.co.uk", "The Independent"},
    Publisher{"infoq.com", "InfoQ"},
    Publisher{"latimes.com", "Los Angeles Times"},
    Publisher{"lefigaro.fr", "Le Figaro"},
    Publisher{"lemonde.fr", "Le Monde"},
    Publisher{"liberation.fr", "Libération"},
    Publisher{"msn.com", "MSN"},
    Publisher{"n-tv.de", "ntv"},
    Publisher{"nationalgeographic.com", "National Geographic"},
    Publisher{"nbcnews.com", "NBC News"},
    Publisher{"news.cn", "新华网"},
    Publisher{"nhk.or.jp", "NHK"},
    Publisher{"nos.nl", "NOS"},
    Publisher{"npr.org", "NPR"},
    Publisher{"nrk.no", "NRK"},
    Publisher{"nymag.com", "New York Magazine"},
    Publisher{"nypost.com", "New York Post"},
    Publisher{"nytimes.com", "The New York Times"},
    Publisher{"nzz.ch", "Neue Zürcher Zeitung"},
    Publisher{"orf.at", "ORF"},
    Publisher{"pbs.org", "PBS"},
    Publisher{"people.com.cn", "人民网"},
    Publisher{"politico.com", "Politico"},
    Publisher{"qz.com", "Quartz"},
    Publisher{"repubblica.it", "la Repubblica"},
    Publisher{"reuters.com", "Reuters"},
    Publisher{"sky.com", "Sky News"},
    Publisher{"smh.com.au", "The Sydney Morning Herald"},
    Publisher{"spiegel.de", "Der Spiegel"},
    Publisher{"srf.ch", "SRF"},
    Publisher{"sueddeutsche.de", "Süddeutsche Zeitung"},
    Publisher{"svt.se", "SVT Nyheter"},
    Publisher{"tagesschau.de", "tagesschau.de"},
    Publisher{"taz.de", "taz"},
    Publisher{"telegraph.co.uk", "The Telegraph"},
    Publisher{"theatlantic.com", "The Atlantic"},
    Publisher{"theguardian.com", "The Guardian"},
    Publisher{"thehill.com", "The Hill"},
    Publisher{"thetimes.co.uk", "The Times"},
    Publisher{"time.com", "TIME"},
    Publisher{"timesofindia.indiatimes.com", "The Times of India"},
    Publisher{"usatoday.com", "USA TODAY"},
    Publisher{"vox.com", "Vox"},
    Publisher{"washingtonpost.com", "The Washington Post"},
    Publisher{"welt.de", "WELT"},
    Publisher{"wikipedia.org", "Wikipedia"},
    Publisher{"wsj.com", "The Wall Street Journal"},
    Publisher{"xinhuanet.com", "新华网"},
    Publisher{"zeit.de", "ZEIT ONLINE"},
};

// What stands before the masthead in a promo line.
constexpr std::array<std::string_view, 7> openings = {
    "head to ",           "read more at ", "more news at ", "originally published by ",
    "appeared first on ", "visit ",        "mehr auf "};

// "© Copyright 2019-2026 by Alder Bay Media": without the words and years in front of the name.
std::string_view behind_copyright(std::string_view line) {
  constexpr std::array<std::string_view, 5> signs = {"©", "(c)", "copyright", "by ", "of "};
  constexpr std::u32string_view years_and_marks = U"0123456789 \t\n\r\f\v-–—,:";
  std::string_view rest = line;
  bool is_copyright = false;
  for (;;) {
    const auto* sign = std::find_if(signs.begin(), signs.end(), [&](std::string_view each) {
      return starts_with_ignoring_case(rest, each);
    });
    const bool small = sign >= signs.end() - 2;
    if (sign == signs.end() || (small && !is_copyright)) return is_copyright ? rest : line;
    is_copyright = is_copyright || !small;
    rest.remove_prefix(sign->size());
    rest = without_leading(rest, years_and_marks);
  }
}

// What stands behind the owner's name in a line of copyright, in lower case.
constexpr std::array<std::string_view, 22> owner_ends = {
    "all rights",    " alle rechte",  " privacy",    " terms",         " site map",         " powered by",
    " served by",    " hosted by",    " brought to", " pictures from", " celebrity images", " custom web",
    " transmitted",  " or its ",      " part of ",   " partita iva",   " no part ",         " licensed to ",
    " reproduction", " published by", " all times",  " updated "};

// Lines of copyright that name no publisher: those of pictures, and headings of such lines.
constexpr std::array<std::string_view, 10> no_owners = {"getty",   "istock",    "shutterstock", "unsplash",
                                                        "pixabay", "foto:",     "photo",        "and trade",
                                                        "policy",  "respective"};

// Where a name ends at `at`: a mark or a stop, but not that of "St. Georgs" or "Peter J. Marsh".
bool ends_name(std::string_view text, std::size_t at) {
  constexpr std::size_t short_word = 2;  // letters
  if (std::string_view("|,;\n").find(text[at]) != std::string_view::npos) return true;
  if (text.substr(at).starts_with("•") || text.substr(at).starts_with(" - ") ||
      text.substr(at).starts_with(" -- "))
    return true;
  if (text[at] != '.') return false;
  const std::size_t word = text.substr(0, at).rfind(' ') + 1;
  return at + 1 == text.size() || text[at + 1] != ' ' || at - word > short_word;
}

// "MMVIII, Calder Media".
std::string_view behind_roman_year(std::string_view text) {
  const std::string_view rest = without_leading(text, U"MDCLXVI");
  return text.starts_with("MM") && (rest.empty() || !is_ascii_letter(rest[0]))
             ? without_leading(rest, U" ,.-–")
             : text;
}

// "1998" at `at`: a year, and no part of a name as in "CL2000".
bool is_year(std::string_view text, std::size_t at) {
  constexpr std::size_t digits = 4;
  const std::string_view year = text.substr(at, digits);
  const auto is = [&](bool (*asked)(char), std::size_t i) { return i < text.size() && asked(text[i]); };
  if (at == 0 || !(year.starts_with("19") || year.starts_with("20"))) return false;
  if (!is(is_ascii_digit, at + 2) || !is(is_ascii_digit, at + 3) || is(is_ascii_digit, at + digits))
    return false;
  return !is_ascii_digit(text[at - 1]) &&
         (!is_ascii_letter(text[at - 1]) || is(is_ascii_letter, at + digits));
}

// The owner's name at the front of what a line of copyright says behind its sign; empty where it has none.
std::string_view owner_of(std::string_view rest) {
  constexpr std::size_t longest = 60;  // bytes
  for (const std::string_view opening : {"courtesy of ", "owned by or licensed to ", "版权所有"})
    if (starts_with_ignoring_case(rest, opening)) rest = trim(rest.substr(opening.size()));
  rest = behind_roman_year(rest);
  std::size_t end = rest.size();
  for (const std::string_view mark : owner_ends) end = std::min(end, find_ignoring_case(rest, mark));
  for (std::size_t at = 0; at < end; ++at)
    if (ends_name(rest, at) || is_year(rest, at)) end = at;
  std::string_view name = without_trailing(rest.substr(0, end), U" -–—:(");
  if (name.ends_with('.') && !name.ends_with("V.")) name = trim(name.substr(0, name.size() - 1));
  const bool is_none = std::any_of(no_owners.begin(), no_owners.end(), [&](std::string_view mark) {
    return find_ignoring_case(name, mark) != std::string_view::npos;
  });
  if (is_none || name.size() > longest || name.empty()) return {};
  if (name.size() == 1) return {};
  return is_ascii_letter(name[0]) || is_ascii_digit(name[0]) || static_cast<unsigned char>(name[0]) >= 0x80
             ? name
             : std::string_view();
}

}  // namespace

std::string_view publisher_of_host(std::string_view host) {
  if (starts_with_ignoring_case(host, "www.")) host.remove_prefix(4);
  for (;;) {
    for (const Publisher& p : publishers)
      if (equals_ignoring_case(p.host, host)) return p.name;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return {};
    host.remove_prefix(dot + 1);
  }
}

std::string_view publisher_named(std::string_view line) {
  static const WordMap<std::string_view> by_name = [] {
    WordMap<std::string_view> made;
    for (const Publisher& p : publishers)
      if (const auto [name, is_fresh] = made.emplace(ascii_lower(p.name)); is_fresh) *name = p.name;
    return made;
  }();
  const std::string_view* const found = by_name.find(ascii_lower(trim(line)));
  return found == nullptr ? std::string_view() : *found;
}

std::string publisher_in_note(std::string_view line) {
  line = trim(line);
  if (const std::string_view rest = behind_copyright(line); rest.size() < line.size())
    return std::string(owner_of(rest));
  for (const std::string_view opening : openings) {
    const std::size_t at = find_ignoring_case(line, opening);
    if (at == std::string_view::npos) continue;
    std::string_view name = trim(line.substr(at + opening.size()));
    while (!name.empty() && (name.back() == '.' || name.back() == '!')) name.remove_suffix(1);
    if (name.size() <= 60 && !name.empty() && name.find(". ") == std::string_view::npos)
      return std::string(name);
  }
  return {};
}

std::string_view archived_address(std::string_view url) {
  constexpr std::size_t instant = 14;  // digits
  const std::string_view path = path_of(url);
  const std::size_t slash = std::min(path.find("/http://"), path.find("/https://"));
  if (slash == std::string_view::npos) return url;
  const std::string_view before = path.substr(0, slash);
  const std::string_view when = before.substr(before.rfind('/') + 1);  // "20261009120000id_"
  const bool is_instant = when.find_first_not_of("0123456789") >= instant && when.size() >= instant;
  return is_instant ? path.substr(slash + 1) : url;
}

std::string_view host_of(std::string_view url) {
  const std::string_view authority = authority_of(url);
  return without_www(authority.substr(0, authority.find(':')));
}

}  // namespace broadsheet
