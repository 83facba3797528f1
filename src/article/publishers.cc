// publishers.cc: mastheads, for pages that do not print theirs. A page's own word always goes first.

#include "article/publishers.h"

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
    Publisher{"aljazeera.com", "Al Jazeera"},
    Publisher{"apnews.com", "AP News"},
    Publisher{"bbc.co.uk", "BBC News"},
    Publisher{"bbc.com", "BBC News"},
    Publisher{"bloomberg.com", "Bloomberg"},
    Publisher{"cbsnews.com", "CBS News"},
    Publisher{"cnbc.com", "CNBC"},
    Publisher{"cnn.com", "CNN"},
    Publisher{"dw.com", "Deutsche Welle"},
    Publisher{"economist.com", "The Economist"},
    Publisher{"elpais.com", "El País"},
    Publisher{"faz.net", "Frankfurter Allgemeine Zeitung"},
    Publisher{"foxnews.com", "Fox News"},
    Publisher{"ft.com", "Financial Times"},
    Publisher{"huffpost.com", "HuffPost"},
    Publisher{"independent.co.uk", "The Independent"},
    Publisher{"latimes.com", "Los Angeles Times"},
    Publisher{"lemonde.fr", "Le Monde"},
    Publisher{"nbcnews.com", "NBC News"},
    Publisher{"npr.org", "NPR"},
    Publisher{"nytimes.com", "The New York Times"},
    Publisher{"politico.com", "Politico"},
    Publisher{"reuters.com", "Reuters"},
    Publisher{"spiegel.de", "Der Spiegel"},
    Publisher{"sueddeutsche.de", "Süddeutsche Zeitung"},
    Publisher{"tagesschau.de", "tagesschau.de"},
    Publisher{"theatlantic.com", "The Atlantic"},
    Publisher{"theguardian.com", "The Guardian"},
    Publisher{"thehill.com", "The Hill"},
    Publisher{"time.com", "TIME"},
    Publisher{"usatoday.com", "USA TODAY"},
    Publisher{"vox.com", "Vox"},
    Publisher{"washingtonpost.com", "The Washington Post"},
    Publisher{"welt.de", "WELT"},
    Publisher{"wsj.com", "The Wall Street Journal"},
    Publisher{"zeit.de", "ZEIT ONLINE"},
};

// What stands before the masthead in a promo line.
constexpr std::array<std::string_view, 7> openings = {
    "head to ",           "read more at ", "more news at ", "originally published by ",
    "appeared first on ", "visit ",        "mehr auf "};

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
  for (const std::string_view sign : {"© ", "©", "Copyright © ", "Copyright "}) {
    if (!line.starts_with(sign)) continue;
    std::string_view rest = trim(line.substr(sign.size()));
    while (!rest.empty() && (is_ascii_digit(rest[0]) || rest[0] == ' ' || rest[0] == '-' || rest[0] == ','))
      rest.remove_prefix(1);
    rest = trim(rest.substr(0, rest.find_first_of(".|,")));
    return std::string(rest.size() <= 60 ? rest : "");
  }
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

std::string_view host_of(std::string_view url) {
  const std::string_view authority = authority_of(url);
  return without_www(authority.substr(0, authority.find(':')));
}

}  // namespace broadsheet
