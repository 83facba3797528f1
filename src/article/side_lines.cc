// side_lines.cc: tables of words, and a few lines that walk them. Shares of such lines that true bodies hold
// are in models/blocks.md. Entry points: all functions of the header.

#include "article/side_lines.h"

#include <algorithm>
#include <array>

#include "article/byline.h"
#include "article/tables.h"
#include "article/words.h"
#include "base/strings.h"
#include "base/word_table.h"
#include "broadsheet/text.h"
#include "text/digits.h"
#include "text/lower.h"
#include "text/months.h"

namespace broadsheet {
namespace {

// What people are who write, lower case; a word begins with it.
constexpr std::array<std::string_view, 22> role_words = {
    "reporter",      "writer",     "journalist",     "columnist",  "editor",    "correspondent",
    "contributor",   "author",     "professor",      "freelance",  "analyst",   "fellow at",
    "is based in",   "covers",     "can be reached", "lives in",   "redakteur", "autor",
    "korrespondent", "periodista", "journaliste",    "giornalista"};
constexpr PartTable role_parts(role_words);

bool tells_role(std::string_view text) {
  bool found = false;
  role_parts.scan_lowered(
      text, [&](std::size_t, std::size_t at) { found = found || at == 0 || !is_ascii_letter(text[at - 1]); });
  return found;
}

// What stands beside a date in a line that only tells when. Lower case.
constexpr std::array<std::string_view, 78> beside_dates = {
    "updated", "published", "posted",     "last",       "first",      "modified",     "created",
    "date",    "on",        "at",         "am",         "pm",         "a.m",          "p.m",
    "of",      "et",        "edt",        "est",        "pst",        "pdt",          "pt",
    "ct",      "gmt",       "utc",        "bst",        "cet",        "cest",         "jst",
    "ist",     "uhr",       "um",         "stand",      "datum",      "aktualisiert", "veröffentlicht",
    "zuletzt", "mez",       "mesz",       "le",         "à",          "publié",       "mis",
    "jour",    "el",        "a",          "las",        "publicado",  "actualizado",  "il",
    "alle",    "ore",       "pubblicato", "aggiornato", "op",         "om",           "bijgewerkt",
    "h",       "monday",    "tuesday",    "wednesday",  "thursday",   "friday",       "saturday",
    "sunday",  "mon",       "tue",        "wed",        "thu",        "fri",          "sat",
    "sun",     "montag",    "dienstag",   "mittwoch",   "donnerstag", "freitag",      "samstag",
    "sonntag"};
constexpr WordTable date_words(beside_dates);

bool tells_when(std::string_view text) {
  static constexpr std::string_view marks = " ,.:;|-/()[]";
  for (std::string_view word : split(text, ' ')) {
    // "Â" is what damaged pages have for a blank that breaks no line.
    for (const std::string_view mark : {"·", "•", "–", "—", "Â"})
      if (word.ends_with(mark)) word.remove_suffix(mark.size());
    const std::size_t begin = word.find_first_not_of(marks);
    if (begin == std::string_view::npos) continue;
    word = word.substr(begin, word.find_last_not_of(marks) - begin + 1);
    if (is_ascii_digit(word[0]) && (word.ends_with("am") || word.ends_with("pm"))) word.remove_suffix(2);
    const bool number = word.find_first_not_of("0123456789:./-") == std::string_view::npos;
    const std::string lower = number ? std::string() : lowered(word);
    if (!number && !date_words.contains(lower) && month_named(lower) == 0) return false;
  }
  return true;
}

// "By Staff reporters, November 8, 2026, 22:50": somebody, and when.
bool is_dated_byline(std::string_view text) {
  constexpr std::ptrdiff_t most_words = 6;
  const auto date = find_date(text);
  if (!date || !tells_when(text.substr(date->end))) return false;
  const std::string_view who = without_opening(text.substr(0, date->begin));
  return !who.empty() && std::count(who.begin(), who.end(), ' ') < most_words;
}

// "AP Golf Writer", "Beacon Staff Writer": what somebody is, in a line under the name.
bool is_role_line(const PageBlock& block) {
  constexpr std::uint32_t most_words = 5;
  static constexpr std::array<std::string_view, 9> roles = {" writer", " reporter",     " correspondent",
                                                            " editor", " columnist",    " bureau",
                                                            " critic", " news service", " news services"};
  if (block.words > most_words || block.words < 2 || block.kind != BlockKind::paragraph || block.links > 0)
    return false;
  const std::string lower = lowered(block.text);
  const bool role =
      std::any_of(roles.begin(), roles.end(), [&](std::string_view each) { return lower.ends_with(each); });
  return role && is_ascii_upper(block.text[0]);
}

// What a note about somebody says after the name. Lower case.
constexpr std::array<std::string_view, 18> told_of_authors = {
    " is a",     " is an",          " is the",         " is based", " covers ",   " writes ",
    " reports ", " can be reached", " may be reached", " joined ",  " has been ", " lives in",
    " was a ",   " ist ",           " schreibt",       " est ",     " es ",       " è "};
constexpr PartTable told_parts(told_of_authors);

// Lines of their own, lower case, without what ends them.
constexpr std::array<std::string_view, 15> labels = {"sponsored link",
                                                     "article continues below",
                                                     "article continues below this ad",
                                                     "article continues below advertisement",
                                                     "story continues below",
                                                     "story continues below this ad",
                                                     "story continues below advertisement",
                                                     "continued",
                                                     "continue reading",
                                                     "keep reading",
                                                     "read on",
                                                     "scroll down to read more",
                                                     "agencies",
                                                     "bureau report",
                                                     "about the author"};
constexpr WordTable label_table(labels);

// What opens a line of the page's own shelf marks. Lower case.
constexpr std::array<std::string_view, 16> shelf_marks = {
    "tags:",       "tag:",      "tagged:",     "tagged with", "filed under", "topics:",
    "categories:", "category:", "posted in: ", "labels:",     "keywords:",   "schlagworte:",
    "mots-clés",   "mots clés", "etiquetas:",  "标签："};
constexpr PartTable shelf_parts(shelf_marks);

// What opens a line that says where a story, its numbers or its pictures are from. Lower case.
constexpr std::array<std::string_view, 16> source_labels = {
    "source:", "source :", "sources:", "sources :", "quelle:",      "quellen:", "fuente:", "fuentes:",
    "fonte:",  "fonti:",   "bron:",    "źródło:",   "provided by ", "来源：",   "来源:",   "来源 :"};
constexpr PartTable source_parts(source_labels);

// What a page offers to do with a story. Lower case.
constexpr std::array<std::string_view, 12> sharing_words = {"email",    "e-mail",   "print",   "share",
                                                            "tweet",    "facebook", "twitter", "pinterest",
                                                            "linkedin", "whatsapp", "reddit",  "telegram"};
constexpr WordTable sharing_table(sharing_words);

// What stands before or behind "comments" where it counts or asks for them. Lower case.
constexpr std::array<std::string_view, 12> asks_for_comments = {
    "add", "be", "comment", "comments", "leave", "no", "post", "read", "show", "view", "write", "there"};
constexpr WordTable comment_openings(asks_for_comments);

// Who owns pictures, at the end of a credit that says no more. Lower case.
constexpr std::array<std::string_view, 15> picture_owners = {
    "getty images", "getty",    "shutterstock", "ap photo", "ap images", "istock", "istockphoto", "alamy",
    "flickr",       "unsplash", "pixabay",      "/reuters", "/afp",      "/epa",   "/ap"};

// What asks readers for more than to read. Lower case.
constexpr std::array<std::string_view, 23> appeals = {
    "may receive compensation", "may receive a commission", "may make money when",  "sign up for our",
    "sign up for the free",     "please sign up",           "sign up to our",       "subscribe to our",
    "please subscribe",         "subscribe today",          "to your inbox",        "your inbox weekly",
    "our free newsletter",      "'s free newsletter",       "needs your support",   "support our journalism",
    "support our work",         "please bookmark",          "unterstützen sie uns", "réservée aux abonnés",
    "newsletter abonnieren",    "suscríbete a nuestr",      "subscribe now"};
constexpr PartTable appeal_parts(appeals);

// What stands before the headline of another story, with a mark between. Lower case.
constexpr std::array<std::string_view, 38> pointers = {
    "watch",          "see also",       "read more",
    "read also",      "also read",      "related",
    "more",           "read next",      "don't miss",
    "must read",      "recommended",    "you may like",
    "listen",         "mehr",           "mehr zum thema",
    "lesen sie auch", "lesen sie mehr", "lies auch",
    "lire aussi",     "à lire",         "lee también",
    "lea también",    "leggi anche",    "lees ook",
    "les også",       "läs också",      "also",
    "à lire aussi",   "leia também",    "leia mais",
    "veja também",    "leer también",   "te puede interesar",
    "czytaj też",     "czytaj także",   "zobacz też",
    "zobacz także",   "zobacz wideo"};
constexpr PartTable pointer_parts(pointers);

// What opens a line that names agencies. Lower case.
constexpr std::array<std::string_view, 7> agency_labels = {
    "quelle:", "source:", "sources:", "mit material von ", "mit ", "with files from ", "reporting by "};

}  // namespace

Naming naming_of(std::string_view text, std::span<const std::string> authors) {
  constexpr std::size_t near = 90, telling = 4;  // bytes
  Naming naming = Naming::none;
  for (const std::string& author : authors) {
    if (author.size() < telling) continue;
    const std::size_t at = find_ignoring_case(text.substr(0, near), author);
    if (at == 0) return Naming::opening;
    if (at != std::string_view::npos) naming = Naming::within;
  }
  return naming;
}

namespace {

// Beside a day brackets hold whose it is, or where: "2026年11月8日（来源：海港报）", "8 November 2026
// (Oslo)".
std::string_view without_brackets(std::string_view part) {
  constexpr std::array<std::array<std::string_view, 2>, 3> brackets = {
      {{"(", ")"}, {"（", "）"}, {"「", "」"}}};
  part = trim(part);
  const std::string_view told = part.ends_with(':') ? part.substr(0, part.size() - 1) : part;
  for (const auto& [open, close] : brackets)
    if (told.starts_with(open) && told.ends_with(close)) return {};
  return part;
}

// "09:05": what stands over an entry of a live blog.
bool is_clock(std::string_view text) {
  const std::size_t mark = text.find(':');
  return (mark == 1 || mark == 2) && text.size() == mark + 3 &&
         std::all_of(text.begin(), text.end(),
                     [&](const char& c) { return is_ascii_digit(c) || &c == text.data() + mark; });
}

}  // namespace

bool is_date_line(const PageBlock& block) {
  constexpr std::uint32_t most_words = 10;
  if (block.kind != BlockKind::paragraph || block.words > most_words || !has_digit(block.text)) return false;
  const auto date = find_date(block.text);
  // "01/09 18:48:47 ET", "Tuesday, January 08": without the year. "1030 GMT 29 June" stands over an entry.
  if (!date && is_clock(block.text)) return true;
  if (!date)
    return block.words >= 2 && tells_when(block.text) &&
           (block.text.find(':') != std::string::npos || !is_ascii_digit(block.text[0]));
  return tells_when(without_brackets(std::string_view(block.text).substr(0, date->begin))) &&
         tells_when(without_brackets(std::string_view(block.text).substr(date->end)));
}

bool is_byline_line(const PageBlock& block, std::span<const std::string> authors) {
  constexpr std::uint32_t most_words = 14, most_words_of_names = 12, most_words_by = 10;
  if (block.words > most_words) return false;
  // "By Ada Marsh Staff writer": who she is may stand behind her name without a mark between.
  if (block.words <= most_words_by && block.kind == BlockKind::paragraph &&
      starts_with_ignoring_case(block.text, "by ") && !ends_with_stop(block.text))
    return true;
  if (is_role_line(block)) return true;
  if (block.opens_byline && !block.text.ends_with('.') &&
      (!read_byline(block.text).names.empty() || is_dated_byline(block.text)))
    return true;
  return block.kind == BlockKind::paragraph && block.words <= most_words_of_names &&
         !ends_with_stop(block.text) && naming_of(block.text, authors) != Naming::none;
}

bool is_about_author(const PageBlock& block, std::span<const std::string> authors) {
  constexpr std::uint32_t least_words = 6, most_words = 120, most_words_of_address = 60;
  constexpr std::size_t near = 60;  // bytes: a name and the verb
  if (block.words < least_words || block.words > most_words || block.heading_level > 0) return false;
  const Naming naming = naming_of(block.text, authors);
  if (naming == Naming::none) return false;
  if (block.words <= most_words_of_address && block.text.find('@') != std::string::npos) return true;
  if (naming != Naming::opening) return false;
  const std::string_view opening = std::string_view(block.text).substr(0, near);
  return told_parts.first_in_lowered(opening) != no_row || tells_role(block.text);
}

bool says_how_to_reach(const PageBlock& block) {
  constexpr std::uint32_t least_words = 5, most_words = 40;
  constexpr std::ptrdiff_t least_digits = 7;  // of a telephone
  constexpr std::size_t near = 40;            // bytes: a name
  if (block.words < least_words || block.words > most_words) return false;
  static constexpr std::array<std::string_view, 4> words = {"ollow ", " reached ", "rite to ", "mail "};
  if (std::none_of(words.begin(), words.end(),
                   [&](std::string_view word) { return block.text.find(word) != std::string::npos; }))
    return false;
  const std::string text = ascii_lower(block.text);
  const bool address = text.find('@') != std::string::npos || text.find("(at)") != std::string::npos ||
                       std::count_if(text.begin(), text.end(), is_ascii_digit) >= least_digits;
  if (address && text.find(" be reached ") != std::string::npos) return true;
  for (const std::string_view asking :
       {"write to him at ", "write to her at ", "mail him at ", "mail her at "})
    if (address && text.find(asking) != std::string::npos) return true;
  const std::size_t follow = text.find("follow ");
  if (follow == std::string::npos || (follow > 0 && is_ascii_letter(text[follow - 1]))) return false;
  for (const std::string_view place :
       {" on twitter", " on x ", " on x:", " on facebook", " on instagram", " on social media"})
    if (const std::size_t at = text.find(place, follow); at != std::string::npos && at - follow <= near)
      return true;
  return false;
}

bool is_label(const PageBlock& block) {
  constexpr std::size_t longest = 44;  // bytes
  std::string_view text = block.text;
  if (text.size() > longest) return false;
  while (!text.empty() && !is_ascii_letter(text.back())) text.remove_suffix(1);
  while (!text.empty() && (text[0] == '(' || text[0] == '[')) text.remove_prefix(1);
  if (is_advertising_mark(text) || is_advertising_mark(block.text)) return true;
  return label_table.contains(ascii_lower(text));
}

bool is_shelf_line(const PageBlock& block) {
  constexpr std::uint32_t most_words = 20;
  return block.words <= most_words && shelf_parts.opening_of_lowered(block.text) != no_row;
}

namespace {

// "beacon.example": the address of a house and nothing else.
bool names_host(std::string_view text) {
  constexpr std::size_t longest = 40, least_before = 3, least_behind = 2, most_behind = 4;  // letters
  const std::size_t dot = text.size() > longest ? std::string_view::npos : text.rfind('.');
  if (dot == std::string_view::npos || dot < least_before) return false;
  const std::size_t behind = text.size() - dot - 1;
  return least_behind <= behind && behind <= most_behind && std::all_of(text.begin(), text.end(), [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '-';
         });
}

}  // namespace

bool is_source_line(const PageBlock& block) {
  constexpr std::uint32_t most_words = 10;
  if (block.words > most_words || block.kind == BlockKind::subhead || ends_with_stop(block.text))
    return false;
  if (block.kind == BlockKind::paragraph && block.links == 0 && names_host(block.text)) return true;
  return source_parts.opening_of_lowered(block.text) != no_row;
}

bool is_service_line(const PageBlock& block) {
  constexpr std::uint32_t most_words = 14, most_words_of_comments = 10;
  const bool plain = block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item;
  if (block.words > most_words || !plain || ends_with_stop(block.text)) return false;
  int offers = 0;
  bool comments = false, asks = false, first = true;
  for (const std::string_view part : split(block.text, ' ')) {
    std::string word = ascii_lower(part);
    while (!word.empty() && !is_ascii_letter(word.back()) && !is_ascii_digit(word.back())) word.pop_back();
    while (!word.empty() && (word[0] == '(' || word[0] == '[' || word[0] == '|')) word.erase(0, 1);
    if (word.empty()) continue;
    offers += sharing_table.contains(word) ? 1 : 0;
    comments = comments || word == "comment" || word == "comments";
    if (first) asks = is_ascii_digit(word[0]) || comment_openings.contains(word);
    first = false;
  }
  return offers >= 2 || (comments && asks && block.words <= most_words_of_comments);
}

bool is_appeal(const PageBlock& block) {
  constexpr std::uint32_t most_words = 60;
  return block.words <= most_words && appeal_parts.first_in_lowered(block.text) != no_row;
}

namespace {

// Between a caption and whose picture it is. Lower case; the page's own begin with a capital.
constexpr std::array<std::string_view, 7> credit_labels = {
    " photo: ", " photo by ", " photograph by ", " image: ", " credit: ", " foto: ", " bild: "};
constexpr PartTable credit_label_parts(credit_labels);

// "Ferries in the harbour of Tolmin. Photo: Ada Marsh / The Beacon": a caption that no element calls one.
bool ends_with_credit(const PageBlock& block) {
  constexpr std::uint32_t most_words = 60;
  constexpr std::size_t longest = 80, longest_label = 16;  // bytes of whom it names, and before it
  if (block.words > most_words) return false;
  std::string_view end = block.text;
  end.remove_prefix(end.size() - std::min(end.size(), longest + longest_label));
  std::string_view owner;
  credit_label_parts.scan_lowered(end, [&](std::size_t row, std::size_t at) {
    if (is_ascii_upper(end[at + 1])) owner = end.substr(at + credit_labels[row].size());
  });
  while (owner.ends_with(')') || owner.ends_with('.')) owner.remove_suffix(1);
  return !owner.empty() && is_ascii_upper(owner[0]) && !has_digit(owner) &&
         owner.find_first_of(".!?:") == std::string_view::npos;
}

}  // namespace

bool says_where_from(const PageBlock& block) {
  constexpr std::uint32_t most_words = 20;
  static constexpr std::string_view verb = " reported from ";
  const std::size_t at = block.words <= most_words ? block.text.find(verb) : std::string::npos;
  if (at == std::string::npos || !is_ascii_upper(block.text[at + verb.size()])) return false;
  static constexpr std::array<std::string_view, 4> others = {"The", "He", "She", "They"};
  const auto words = split(std::string_view(block.text).substr(0, at), ' ');
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return word == "and" || (!word.empty() && is_ascii_upper(word[0]) &&
                             std::find(others.begin(), others.end(), word) == others.end());
  });
}

bool is_pointer(const PageBlock& block) {
  constexpr std::uint32_t most_words = 25;
  if (block.words > most_words || block.link_characters * 2 < block.characters) return false;
  // "[ Also read: …": some set it in brackets.
  std::string_view text = block.text;
  while (!text.empty() && (text[0] == '[' || text[0] == '(' || text[0] == ' ')) text.remove_prefix(1);
  const std::size_t row = pointer_parts.opening_of_lowered(text);
  if (row == no_row) return false;
  const std::string_view behind = trim(text.substr(pointers[row].size()));
  for (const std::string_view mark : {":", "|", ">", "»", "–", "-"})
    if (behind.starts_with(mark)) return true;
  return false;
}

bool is_picture_credit(const PageBlock& block) {
  constexpr std::uint32_t most_words = 12;
  if (block.kind == BlockKind::subhead) return false;
  if (ends_with_credit(block)) return true;
  if (block.words > most_words) return false;
  std::string_view text = block.text;
  for (const std::string_view opening : {"(photo: ", "(photo by ", "(image: ", "(foto: "})
    if (starts_with_ignoring_case(text, opening) && text.ends_with(')')) return true;
  while (text.ends_with(')') || text.ends_with(']')) text.remove_suffix(1);
  const std::string lower = ascii_lower(text);
  return std::any_of(picture_owners.begin(), picture_owners.end(), [&](std::string_view owner) {
    const bool ends = lower.ends_with(owner);
    return ends && (lower.size() == owner.size() || !is_ascii_letter(lower[lower.size() - owner.size() - 1]));
  });
}

std::string_view agency_of_line(const PageBlock& block) {
  constexpr std::size_t longest = 48;  // bytes
  std::string_view text = block.text;
  if (text.size() > longest || block.links > 0) return {};
  static constexpr std::string_view brackets = "()[] .-";
  const std::size_t begin = text.find_first_not_of(brackets);
  if (begin == std::string_view::npos) return {};
  text = text.substr(begin, text.find_last_not_of(brackets) - begin + 1);
  for (const std::string_view label : agency_labels)
    if (starts_with_ignoring_case(text, label)) text.remove_prefix(label.size());
  // "Reuters/Courier Lists": a house that is no agency may stand behind a stroke, if it is one or two words.
  constexpr std::ptrdiff_t most_blanks = 1;
  std::string_view first;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("/,", at), text.size());
    const std::string_view part = text.substr(at, end - at), agency = agency_named(part);
    const bool house =
        at > 0 && text[at - 1] == '/' && std::count(part.begin(), part.end(), ' ') <= most_blanks;
    if (agency.empty() && !house) return {};
    if (first.empty()) first = agency;
    at = end + 1;
  }
  return first;
}

bool is_drawn_line(const PageBlock& block) {
  return block.text.find_first_not_of("*_-=~#. –—•") == std::string::npos;
}

}  // namespace broadsheet
