// byline.cc: takes the opening word off, parts the rest at commas and "and", and keeps the parts that read
// like names. Entry point: read_byline().

#include "article/byline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "article/tables.h"
#include "article/wide_byline.h"
#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "text/lower.h"

namespace broadsheet {
namespace {

// The first that fits is taken off, again and again.
constexpr std::array<std::string_view, 71> openings = {"written by: ",
                                                       "written by ",
                                                       "this post was written by ",
                                                       "this article was written by ",
                                                       "this story was written by ",
                                                       "story by ",
                                                       "reported by ",
                                                       "reporting by ",
                                                       "posted by ",
                                                       "published by ",
                                                       "submitted by ",
                                                       "words by ",
                                                       "by: ",
                                                       "by ",
                                                       "author: ",
                                                       "authors: ",
                                                       "author ",
                                                       "authors ",
                                                       "autor: ",
                                                       "autorin: ",
                                                       "autorin/autor ",
                                                       "autoren: ",
                                                       "autor ",
                                                       "autoren ",
                                                       "ein artikel von ",
                                                       "eine analyse von ",
                                                       "ein kommentar von ",
                                                       "ein beitrag von ",
                                                       "ein gastbeitrag von ",
                                                       "gastbeitrag von ",
                                                       "blogbeitrag von ",
                                                       "blog beitrag von ",
                                                       "beitrag von ",
                                                       "interview von ",
                                                       "kommentar von ",
                                                       "analyse von ",
                                                       "veröffentlicht von ",
                                                       "geschrieben von ",
                                                       "erstellt von ",
                                                       "verfasst von ",
                                                       "gespeichert von ",
                                                       "eingestellt von ",
                                                       "eine kolumne von ",
                                                       "ein interview von ",
                                                       "rechtsanwalt ",
                                                       "text von ",
                                                       "von: ",
                                                       "von ",
                                                       "par ",
                                                       "auteur : ",
                                                       "auteur: ",
                                                       "écrit par ",
                                                       "publié par ",
                                                       "por ",
                                                       "escrito por ",
                                                       "publicado por ",
                                                       "di ",
                                                       "a cura di ",
                                                       "scritto da ",
                                                       "door ",
                                                       "geschreven door ",
                                                       "av ",
                                                       "af ",
                                                       "oleh ",
                                                       "penulis: ",
                                                       "przez ",
                                                       "autor tekstu: ",
                                                       "автор: ",
                                                       "текст: ",
                                                       "yazan: ",
                                                       "text: "};

constexpr PartTable opening_parts(openings);

// Marks and words between names.
constexpr std::array<std::string_view, 26> separators = {
    " en ", " and ", " und ", " et ", " y ", " e ",  " & ", " with ", " mit ",
    " og ", " och ", " dan ", " ve ", " и ", " та ", ", ",  ";",      "、",
    "，",   " | ",   " / ",   " • ",  " · ", " - ",  " – ", " sowie "};

// What follows these behind a name is a day, a place, a shelf: "BeauHD on Friday", "Ada Marsh for The
// Beacon".
constexpr std::array<std::string_view, 18> tails = {
    " on ",     " in ",  " am ",           " for ",   " from ",  " at ",
    " um ",     " für ", " aus ",          " under ", " under:", " via ",
    " reports", " vom ", " illustration ", " foto ",  " fotos ", " im gespräch"};

// The same at the very end, where the day stands in an element of its own.
constexpr std::array<std::string_view, 11> last_words = {" on",  " in", " am", " at", " um",   " vom",
                                                         " den", " le", " el", " il", " under"};

// Words that no name holds. Folded.
constexpr std::array<std::string_view, 112> no_name_words = {"text",
                                                             "foto",
                                                             "fotos",
                                                             "photos",
                                                             "stream",
                                                             "summary",
                                                             "inhalte",
                                                             "rechte",
                                                             "log",
                                                             "front",
                                                             "page",
                                                             "tips",
                                                             "güncelleme",
                                                             "create",
                                                             "account",
                                                             "login",
                                                             "sign",
                                                             "subscribe",
                                                             "posted",
                                                             "founder",
                                                             "expert",
                                                             "advertisement",
                                                             "advertiser",
                                                             "sponsored",
                                                             "alle",
                                                             "mehr",
                                                             "weitere",
                                                             "kommentare",
                                                             "kommentar",
                                                             "artikel",
                                                             "zur",
                                                             "zum",
                                                             "übersicht",
                                                             "platform",
                                                             "product",
                                                             "products",
                                                             "use",
                                                             "insights",
                                                             "free",
                                                             "download",
                                                             "january",
                                                             "february",
                                                             "july",
                                                             "nachrichtenagentur",
                                                             "nachrichten",
                                                             "staff",
                                                             "writer",
                                                             "reporter",
                                                             "correspondent",
                                                             "editor",
                                                             "editorial",
                                                             "desk",
                                                             "redaktion",
                                                             "redakteur",
                                                             "newsroom",
                                                             "news",
                                                             "team",
                                                             "contributor",
                                                             "contributing",
                                                             "columnist",
                                                             "chief",
                                                             "bureau",
                                                             "special",
                                                             "opinion",
                                                             "analyst",
                                                             "updated",
                                                             "published",
                                                             "follow",
                                                             "photographer",
                                                             "senior",
                                                             "political",
                                                             "politics",
                                                             "business",
                                                             "sports",
                                                             "health",
                                                             "science",
                                                             "technology",
                                                             "for",
                                                             "the",
                                                             "of",
                                                             "in",
                                                             "at",
                                                             "to",
                                                             "is",
                                                             "a",
                                                             "an",
                                                             "min",
                                                             "read",
                                                             "agency",
                                                             "agentur",
                                                             "agencies",
                                                             "am",
                                                             "pm",
                                                             "edt",
                                                             "est",
                                                             "gmt",
                                                             "about",
                                                             "more",
                                                             "share",
                                                             "online",
                                                             "magazine",
                                                             "times",
                                                             "post",
                                                             "rédaction",
                                                             "redacción",
                                                             "veröffentlicht",
                                                             "aktualisiert",
                                                             "modified",
                                                             "view",
                                                             "watch",
                                                             "accounts",
                                                             "bio"};

constexpr WordTable not_names(no_name_words);

// Length of the opening, 0 for none.
std::size_t opening_of(std::string_view text) {
  // "ByAda Marsh": two elements with nothing between them.
  if (text.size() > 3 && text.starts_with("By") && is_ascii_upper(text[2]) && !is_ascii_upper(text[3]))
    return 2;
  const std::size_t row = opening_parts.opening_of_lowered(text);
  return row == no_row ? 0 : openings[row].size();
}

bool is_name(std::string_view text) {
  if (text.empty() || text.find_first_of("@/\\<>{}0123456789:?!()") != std::string_view::npos) return false;
  const auto words = split(text, ' ');
  if (words.size() > 5 || count_code_points(text) > 50) return false;
  static constexpr std::array<std::string_view, 5> articles = {"Die", "Das", "The", "Les", "Los"};
  if (words.size() > 1 && std::find(articles.begin(), articles.end(), words[0]) != articles.end())
    return false;
  for (const std::string_view word : words) {
    const std::string folded = lowered(word);
    if (not_names.contains(folded)) return false;
  }
  const char32_t first = decode_at(text, 0).value;
  if (u_isalpha(static_cast<UChar32>(first)) == 0) return false;
  return u_islower(static_cast<UChar32>(first)) == 0 || words.size() > 1;
}

// Parts at every separator, outermost first.
std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> parts = {text};
  // Most texts that are asked for are one name: what cannot stand in them is not looked for.
  const bool has_words_between = std::count(text.begin(), text.end(), ' ') > 1, ascii = is_ascii(text);
  for (const std::string_view separator : separators) {
    if ((separator.front() == ' ' && !has_words_between) || (ascii && !is_ascii(separator))) continue;
    std::vector<std::string> next;
    for (const std::string& part : parts) {
      std::size_t from = 0;
      for (std::size_t at; (at = find_ignoring_case(part, separator, from)) != std::string::npos;
           from = at + separator.size())
        next.push_back(part.substr(from, at - from));
      next.push_back(part.substr(from));
    }
    parts = std::move(next);
  }
  return parts;
}

// "MARIA LOPEZ" as "Maria Lopez"; other spellings stay.
std::string as_printed(std::string_view name) {
  const bool shouted = std::all_of(name.begin(), name.end(), [](char c) { return !(c >= 'a' && c <= 'z'); });
  if (!shouted || name.size() < 6 || name.find(' ') == std::string_view::npos) return std::string(name);
  std::string out;
  bool head = true;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_at(name, at);
    const std::string_view letter = name.substr(at, c.size);
    out += head ? std::string(letter) : lowered(letter);
    head = u_isalpha(static_cast<UChar32>(c.value)) == 0;
    at += c.size;
  }
  return out;
}

}  // namespace

bool opens_byline(std::string_view line) {
  return opening_of(trim(line)) > 0;
}

bool is_byline_opening(std::string_view text) {
  if (text.empty() || text.size() > 24) return false;
  const std::string word = lowered(text) + " ";
  return std::find(openings.begin(), openings.end(), word) != openings.end();
}

std::string_view without_opening(std::string_view line) {
  line = trim(line);
  while (const std::size_t opening = opening_of(line)) line.remove_prefix(opening);
  return trim(line);
}

bool is_house_name(std::string_view name) {
  constexpr std::array<std::string_view, 23> parts = {
      "gmbh",   "e.v.",   " ag",  "ltd",  " inc", "verlag", "redaktion", "redazione",
      "redacc", "rédact", ".de",  ".com", ".org", ".net",   "www.",      "online",
      "网",     "編集部", "新闻", "日报", "晚报", "编辑部", "公司"};
  const std::string folded = lowered(name);
  for (const std::string_view part : parts)
    if (folded.find(part) != std::string::npos) return true;
  if (std::any_of(name.begin(), name.end(), is_ascii_digit)) return true;
  const bool account = name.find(' ') == std::string_view::npos &&
                       static_cast<unsigned char>(name[0]) < 0x80 &&
                       (!is_ascii_upper(name[0]) || name.find_first_of("._") != std::string_view::npos);
  return account || !is_name(name);
}

bool is_nobody(std::string_view name) {
  static constexpr std::array<std::string_view, 8> nobodies = {
      "admin", "administrator", "wordpressadmin", "webmaster", "root", "no author", "n/a", "unknown"};
  return std::any_of(nobodies.begin(), nobodies.end(),
                     [&](std::string_view each) { return equals_ignoring_case(each, name); });
}

bool is_bare_name(std::string_view line) {
  const std::string text = collapse(line);
  const auto words = split(text, ' ');
  if (words.size() < 2 || words.size() > 4 || !is_name(text)) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view w) {
    return u_isupper(static_cast<UChar32>(decode_at(w, 0).value)) != 0 &&
           w.find_first_of(",;") == std::string_view::npos;
  });
}

namespace {

// What stands before the name of somebody who did something else with a text than write it. Lower case.
constexpr std::array<std::string_view, 7> other_hands = {
    "reviewed by ", "medically reviewed", "fact checked", "fact-checked",
    "edited by ",   "researched by ",     "updated by "};
constexpr PartTable other_hand_parts(other_hands);

}  // namespace

std::size_t other_hand_in(std::string_view text) {
  std::size_t first = std::string_view::npos;
  other_hand_parts.scan_lowered(text, [&](std::size_t, std::size_t at) {
    if (at == 0 || !is_ascii_letter(text[at - 1])) first = std::min(first, at);
  });
  return first;
}

namespace {

// Roles that stand behind a name without a comma.
constexpr std::array<std::string_view, 4> role_endings = {" 기자", "記者", "记者", " muhabir"};

// Without the marks that part it from what follows; the stop of an initial or a "Jr." stays.
std::string_view without_marks(std::string_view name) {
  static constexpr std::string_view marks = ",-|/";
  for (;;) {
    name = trim(name);
    const std::size_t blank = name.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? name : name.substr(blank + 1);
    const bool initial = last.size() <= 3 || last.find('.') + 1 < last.size();
    if (!name.empty() &&
        (marks.find(name.back()) != std::string_view::npos || (name.back() == '.' && !initial))) {
      name.remove_suffix(1);
      continue;
    }
    for (const std::string_view mark : {"·", "•", "–", "—", "●", "»"})
      if (name.ends_with(mark)) name = trim(name.substr(0, name.size() - mark.size()));
    const auto role = std::find_if(role_endings.begin(), role_endings.end(),
                                   [&](std::string_view ending) { return name.ends_with(ending); });
    if (role == role_endings.end()) return name;
    name.remove_suffix(role->size());
  }
}

// "Ada Marsh, Berlin": a single word beside whole names is a place, a degree or a desk.
void drop_lone_words(std::vector<std::string>& names) {
  if (names.size() < 2 || names.front().find(' ') == std::string::npos) return;
  std::erase_if(names, [](const std::string& name) { return name.find(' ') == std::string::npos; });
}

// "Ada Marsh MD": a degree is no part of a name.
std::string_view without_degrees(std::string_view name) {
  static constexpr std::array<std::string_view, 18> degrees = {
      " MD",  " M.D.", " PhD", " Ph.D.", " MS",  " M.S.", " MA", " M.A.", " MSc",
      " MPH", " MBA",  " RN",  " RD",    " RDN", " LD",   " DO", " JD",   " J.D."};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view degree : degrees) {
      if (!name.ends_with(degree)) continue;
      const std::string_view rest = trim(name.substr(0, name.size() - degree.size()));
      if (rest.find(' ') == std::string_view::npos) continue;
      name = rest;
      again = true;
    }
  }
  return name;
}

// "Ada Marsh The Associated Press": takes the agency off and says which.
std::string_view without_agency(std::string_view name, std::string& agency) {
  const auto words = split(name, ' ');
  for (std::size_t i = 2; i < words.size(); ++i) {
    const auto begin = static_cast<std::size_t>(words[i].data() - name.data());
    const std::string_view named = agency_named(name.substr(begin));
    if (named.empty()) continue;
    agency = named;
    return trim(name.substr(0, begin));
  }
  return name;
}

// "赵 培": a name of two characters set apart.
std::string joined_if_spaced(std::string name) {
  if (const auto names = read_wide_names(name); names.size() == 1) return names.front();
  return name;
}

}  // namespace

Byline read_byline(std::string_view text) {
  Byline byline;
  std::string rest = collapse(text);
  while (const std::size_t opening = opening_of(rest)) rest.erase(0, opening);
  // "Ada Marsh. Reviewed by Ben Cole, MD".
  if (const std::size_t other = other_hand_in(rest); other > 0) rest.resize(std::min(other, rest.size()));
  for (const std::string& part : parted(rest)) {
    std::string_view name = trim(part);
    name = trim(name.substr(0, name.find(" (")));
    if (other_hand_in(name) == 0) continue;
    name = trim(name.substr(0, name.find(" @")));
    for (const std::string_view tail : tails) name = name.substr(0, find_ignoring_case(name, tail));
    for (const std::string_view word : last_words)
      if (name.ends_with(word)) name = trim(name.substr(0, name.size() - word.size()));
    name = without_degrees(without_marks(name));
    name = without_agency(name, byline.agency);
    if (const std::string_view agency = agency_named(name); !agency.empty()) {
      byline.agency = agency;
      continue;
    }
    if (!is_name(name) || is_byline_opening(name)) continue;
    std::string printed = joined_if_spaced(as_printed(name));
    if (std::find(byline.names.begin(), byline.names.end(), printed) == byline.names.end())
      byline.names.push_back(std::move(printed));
  }
  drop_lone_words(byline.names);
  return byline;
}

}  // namespace broadsheet
