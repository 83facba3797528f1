// byline_search.cc: candidates and their weights. An element is one by what marks it (rel=author, a class
// word, a link to an author's page), a line by how it reads ("By …", "Ada Marsh | 3 May 2026", 作者：…). What
// marks it and how near it stands to the headline or to the story's end are summed; the highest wins, the
// first of equals, and those beside it that are marked alike are its fellow authors. Entry point:
// find_byline().

#include "article/byline_search.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "article/byline.h"
#include "article/value_memo.h"
#include "article/wide_byline.h"
#include "article/words.h"
#include "base/address.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "broadsheet/text.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

constexpr std::size_t longest = 140;  // bytes of a byline
constexpr int enough = 7;             // weight

struct Mark {
  std::string_view word;
  int weight;
};

// Parts of class names and ids that begin a word in them, lower case; below 0 for what stands beside bylines.
constexpr std::array class_marks = {
    Mark{"byline", 5},       Mark{"author", 5},      Mark{"autor", 5},       Mark{"auteur", 5},
    Mark{"writer", 4},       Mark{"written-by", 5},  Mark{"posted-by", 4},   Mark{"postedby", 4},
    Mark{"reporter", 5},     Mark{"journalist", 5},  Mark{"redakteur", 5},   Mark{"redacteur", 5},
    Mark{"verfasser", 5},    Mark{"contributor", 4}, Mark{"creator", 3},     Mark{"skribent", 5},
    Mark{"forfatter", 5},    Mark{"username", 3},    Mark{"user-name", 3},   Mark{"poster", 3},
    Mark{"comment", -20},    Mark{"avatar", -6},     Mark{"social", -8},     Mark{"related", -20},
    Mark{"recommend", -20},  Mark{"teaser", -6},     Mark{"authorize", -20}, Mark{"photo", -6},
    Mark{"image", -6},       Mark{"caption", -8},    Mark{"copyright", -8},  Mark{"more-from", -20},
    Mark{"reviewer", -6},    Mark{"editor", -1},     Mark{"bio", -3},        Mark{"widget", -8},
    Mark{"description", -4}, Mark{"follow", -8},     Mark{"twitter", -8},    Mark{"role", -8},
    Mark{"license", -8}};
constexpr PartTable class_parts(class_marks, &Mark::word);

// Parts of the path of a link to an author's page.
constexpr std::array<std::string_view, 26> author_shelves = {
    "author",    "authors",    "autor",     "autoren",     "autori",   "auteur",      "auteurs",
    "autores",   "by",         "people",    "person",      "profile",  "profil",      "staff",
    "newsteam",  "journalist", "user",      "users",       "writers",  "contributor", "contributors",
    "redaktion", "reporter",   "reporters", "journalists", "producers"};
constexpr WordTable shelf_table(author_shelves);

// What stands on such a shelf and is nobody: "/user/login".
constexpr std::array<std::string_view, 8> no_authors = {"login",  "logout",  "log-in", "register",
                                                        "signin", "sign-in", "signup", "sign-up"};
constexpr WordTable no_author_table(no_authors);

int weight_of_classes(std::string_view classes) {
  classes = classes.substr(0, 300);
  int best = 0, against = 0;
  class_parts.scan_lowered(classes, [&](std::size_t row, std::size_t at) {
    if (!begins_word(classes, at)) return;
    const int weight = class_marks[row].weight;
    best = std::max(best, weight);
    against = std::min(against, weight);
  });
  return best > 0 ? best + against : 0;
}

// Whether the part of a path is a word of the table, whatever its case.
template <class Table>
bool is_on(const Table& table, std::string_view part) {
  constexpr std::size_t longest_part = 20;
  std::array<char, longest_part> lower;
  const std::size_t size = std::min(part.size(), longest_part);
  std::transform(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(size), lower.begin(),
                 [](char c) { return ascii_lower(c); });
  return table.contains({lower.data(), size});
}

bool leads_to_author(std::string_view href) {
  const std::string_view path = path_of(without_query(href));
  std::string_view rest = path.empty() ? href : path;
  for (std::size_t slash; (slash = rest.find('/')) != std::string_view::npos;) {
    const std::string_view shelf = rest.substr(0, slash);
    rest.remove_prefix(slash + 1);
    const std::string_view who = rest.substr(0, rest.find('/'));
    if (!who.empty() && is_on(shelf_table, shelf)) return !is_on(no_author_table, who);
  }
  return false;
}

// What an element marked as a byline says: the part that is marked as the name, where one is; else its text
// from a "by" that stands by itself.
std::string byline_under(const Page& page, Node top, std::size_t most) {
  std::string text;
  for (Node n = top; n != no_node && text.size() < most; n = page.next(n, top)) {
    if (n != top && page.attribute(n, "itemprop") == "name") return text_under(page, n, most);
    if (page.kind(n) != NodeKind::text || page.name(page.parent(n)) == "script") continue;
    if (is_byline_opening(trim(page.text(n)))) text.clear();
    text += page.text(n);
    text += ' ';
  }
  return collapse(text);
}

// What opens a line that names who wrote, wherever it stands.
constexpr std::array<std::string_view, 5> author_labels = {"autor", "author", "erstellt von ",
                                                           "geschrieben von ", "written by "};

// The name behind a label within a line, up to the next label. Empty where it has none.
std::string name_behind_label(std::string_view line) {
  for (const std::string_view label : {" autor: ", " author: ", " autorin: "}) {
    const std::size_t at = find_ignoring_case(line, label);
    if (at == std::string_view::npos) continue;
    std::string name;
    for (const std::string_view word : split(line.substr(at + label.size()), ' ')) {
      if (word.ends_with(':')) break;
      name += (name.empty() ? "" : " ") + std::string(word);
    }
    return name;
  }
  return {};
}

// Words of what people do, that stand beside a name or in an element of their own; beside those that
// read_byline() takes for no name. Folded.
constexpr std::array<std::string_view, 27> role_words = {
    "director",      "coordinator", "manager",    "ceo",        "cto",       "cfo",        "co-founder",
    "president",     "head",        "specialist", "engineer",   "marketing", "attorney",   "author",
    "developer",     "designer",    "consultant", "researcher", "officer",   "strategist", "professor",
    "administrator", "moderator",   "winemaker",  "content",    "trial",     "counsel"};
constexpr WordTable role_table(role_words);

bool is_role(std::string_view word) {
  return role_table.contains(ascii_lower(word.substr(0, 20)));
}

bool holds_role(std::string_view text) {
  const auto words = split(text, ' ');
  return std::any_of(words.begin(), words.end(), is_role);
}

// "Ada Marsh Head Winemaker" without what she does; empty where that is all ("Marketing Director").
std::string without_role(const std::string& name) {
  const auto words = split(name, ' ');
  const auto role = std::find_if(words.begin(), words.end(), is_role);
  const auto before = static_cast<std::size_t>(role - words.begin());
  if (before == words.size()) return name;
  if (before == 0 || words.size() == 2) return {};
  return before == 1 ? name : name.substr(0, static_cast<std::size_t>(role->data() - name.data()) - 1);
}

// The bare names among the texts of an element, where each stands by itself: a name and what its bearer does,
// or several names. None where the first text that is more than a mark is no bare name.
std::vector<std::string> names_in_pieces(const Page& page, Node top) {
  std::vector<std::string> names;
  std::size_t pieces = 0;
  for (Node n = top; n != no_node; n = page.next(n, top)) {
    if (page.kind(n) != NodeKind::text || page.name(page.parent(n)) == "script") continue;
    const std::string text = collapse(page.text(n));
    if (text.size() < 4 || is_byline_opening(text)) continue;
    ++pieces;
    const Byline byline = read_byline(text);
    const bool is_name = byline.names.size() == 1 && is_bare_name(byline.names[0]) && !holds_role(text);
    if (pieces == 1 && !is_name) return {};
    if (is_name && std::find(names.begin(), names.end(), byline.names[0]) == names.end())
      names.push_back(byline.names[0]);
  }
  return pieces > 1 ? names : std::vector<std::string>();
}

// The bare name that a box about an author opens with, over what it tells of her; empty where it opens with
// anything else, or is larger than such boxes are.
std::string name_over_box(const Page& page, Node top) {
  constexpr std::size_t largest_box = 1'200;  // bytes
  static constexpr std::array<std::string_view, 8> labels = {
      "about the author", "about author", "author",    "über den autor",
      "über die autorin", "zur autorin",  "zum autor", "autor"};
  if (text_under(page, top, largest_box + 1).size() > largest_box) return {};
  for (Node n = top; n != no_node; n = page.next(n, top)) {
    if (page.kind(n) != NodeKind::text || page.name(page.parent(n)) == "script") continue;
    const std::string text = collapse(page.text(n));
    const std::string_view label = std::string_view(text).substr(0, text.find(':'));
    const bool is_label = std::any_of(labels.begin(), labels.end(), [&](std::string_view each) {
      return equals_ignoring_case(each, label);
    });
    if (text.size() < 4 || is_label || is_byline_opening(text)) continue;
    return is_bare_name(text) && !holds_role(text) ? text : std::string();
  }
  return {};
}

// Parts of the path of a link to what a story is about.
constexpr std::array<std::string_view, 16> topic_shelves = {
    "tag",   "tags",   "category", "categories", "kategorie", "kategorien", "topic",   "topics",
    "thema", "themen", "rubrik",   "rubriken",   "section",   "sections",   "keyword", "schlagwort"};
constexpr WordTable topic_table(topic_shelves);

bool leads_to_topic(const Page& page, Node link) {
  for (const std::string_view rel : split(page.attribute(link, "rel").value_or(""), ' '))
    if (rel == "tag") return true;
  const auto parts = split(path_of(without_query(page.attribute(link, "href").value_or(""))), '/');
  return std::any_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return is_on(topic_table, part); });
}

// Whether a link of the block to what the story is about says `text`.
bool is_topic(const Page& page, const PageBlock& block, std::string_view text) {
  if (block.links == 0) return false;
  for (Node n = page.next(block.node, block.node); n != no_node; n = page.next(n, block.node))
    if (page.name(n) == "a" && leads_to_topic(page, n) && text_under(page, n, 2 * longest) == text)
      return true;
  return false;
}

// The names that links in an element hold: "By [Ada Marsh], The Beacon".
std::vector<std::string> linked_names(const Page& page, Node top) {
  std::vector<std::string> names;
  for (Node n = page.next(top, top); n != no_node; n = page.next(n, top)) {
    if (page.kind(n) == NodeKind::text && other_hand_in(page.text(n)) != std::string_view::npos) break;
    if (page.name(n) != "a" || leads_to_topic(page, n)) continue;
    std::vector<std::string> inside = names_in_pieces(page, n);
    if (inside.empty()) inside = read_byline(text_under(page, n, 80)).names;
    for (std::string& name : inside)
      if (name.find(' ') != std::string::npos && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
  }
  return names;
}

// What stands before the name in an element that is marked for it; in a line of its own it could begin a
// sentence. Lower case.
constexpr std::array<std::string_view, 18> marked_openings = {"vom ",
                                                              "na ",
                                                              "eingestellt von ",
                                                              "gespeichert von ",
                                                              "publiziert von ",
                                                              "interview: ",
                                                              "created by ",
                                                              "added by ",
                                                              "zum profil von ",
                                                              "alles von ",
                                                              "alle artikel von ",
                                                              "alle beiträge von ",
                                                              "mehr von ",
                                                              "view all posts by ",
                                                              "all posts by ",
                                                              "posts by ",
                                                              "more from ",
                                                              "themenstarter "};

// What stands before a day, and is nobody. Lower case.
constexpr std::array<std::string_view, 17> day_labels = {"posted",
                                                         "published",
                                                         "updated",
                                                         "last updated",
                                                         "created",
                                                         "veröffentlicht",
                                                         "publiziert",
                                                         "gepostet",
                                                         "erstellt",
                                                         "stand",
                                                         "zuletzt aktualisiert",
                                                         "publié",
                                                         "publicado",
                                                         "aktualisiert",
                                                         "geplaatst",
                                                         "pubblicato",
                                                         "eingestellt"};

// Small words between a name and a day.
constexpr std::array<std::string_view, 11> before_days = {" on", " am",  " le", " vom", " at",   " el",
                                                          " op", " den", " il", " in",  " under"};

// Marks and small words off the end: "Ada Marsh · on".
std::string_view without_day_words(std::string_view text) {
  for (std::size_t size = text.size() + 1; size != text.size();) {
    size = text.size();
    text = trim(text);
    while (!text.empty() && std::string_view("|,-/;(").find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    for (const std::string_view mark : {"·", "•", "●", "–", "—", "»"})
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    for (const std::string_view word : before_days)
      if (text.ends_with(word)) text.remove_suffix(word.size());
  }
  return text;
}

bool is_day_label(std::string_view text) {
  return std::any_of(day_labels.begin(), day_labels.end(),
                     [&](std::string_view label) { return equals_ignoring_case(text, label); });
}

// The part of a marked element's text that may be a name: what stands before a day, or behind it where a
// label is all that stands before ("Posted on 3 May 2026 by Ada Marsh"). Empty where there is a label alone.
std::string name_part(std::string_view text) {
  if (const auto date = find_date(text)) {
    const std::string_view before = without_day_words(text.substr(0, date->begin));
    text = before.empty() || is_day_label(before) ? text.substr(date->end) : before;
  }
  text = without_day_words(text);
  for (const std::string_view opening : marked_openings)
    if (starts_with_ignoring_case(text, opening)) text.remove_prefix(opening.size());
  return is_day_label(text) ? std::string() : std::string(trim(text));
}

// "karstenruppert", "Die Redaktion": what an element marked for it shows where it is no person's name.
bool is_handle(std::string_view text) {
  return text.size() >= 2 && text.size() <= 48 && std::count(text.begin(), text.end(), ' ') <= 3 &&
         text.find_first_of(":,?!@{}<>|\"") == std::string_view::npos && !is_byline_opening(text) &&
         !is_byline_opening(std::string(text) + ":") &&
         u_isalnum(static_cast<UChar32>(decode_at(text, 0).value)) != 0 &&
         std::any_of(text.begin(), text.end(), [](char c) { return is_ascii_letter(c) || (c & 0x80) != 0; });
}

// A handle of one word.
bool is_account(std::string_view text) {
  return is_handle(text) && text.find(' ') == std::string_view::npos && text.size() <= 24;
}

struct Candidate {
  FoundByline found;
  int weight = 0, mark = 0;
  std::size_t block = 0;  // of the page's blocks, where it stands
  std::string_view tag;
};

class Search {
 public:
  Search(const Page& page, const BlockTable& table, const NodeOrder& order, const BylineContext& context)
      : page_(page),
        view_(page),
        table_(table),
        order_(order),
        context_(context),
        publisher_(letters(context.publisher)) {
    for (const PageBlock& block : table.blocks) places_.push_back(order.at(block.first));
    headline_ = find_headline();
  }

  std::optional<FoundByline> run() {
    for (Node n = Page::root(); n != no_node; n = view_.next(n))
      if (!view_.attributes(n).empty()) weigh_element(n);
    for (std::size_t i = 0; i < table_.blocks.size(); ++i) weigh_line(i);
    return choose();
  }

 private:
  [[nodiscard]] std::size_t find_headline() const;
  [[nodiscard]] int mark_of(Node node);
  [[nodiscard]] int nearness(std::size_t block) const;
  [[nodiscard]] int weight_of_zone(std::size_t block, int mark) const;
  [[nodiscard]] std::size_t block_of(Node node) const;
  void weigh_element(Node node);
  [[nodiscard]] bool is_over_prose(std::size_t index) const;
  void weigh_line(std::size_t index);
  void weigh_labelled_line(std::size_t index);
  void weigh_wide_line(std::size_t index);
  void add(std::vector<std::string> names, std::string agency, std::size_t block, int mark, ByteRange bytes,
           std::string_view tag);
  void add_house(std::vector<std::string> names, std::size_t block, int mark, ByteRange bytes);
  void add_last_resort(std::vector<std::string> names, ByteRange bytes);
  [[nodiscard]] std::optional<FoundByline> choose();

  const Page& page_;
  const TreeView view_;
  const BlockTable& table_;
  const NodeOrder& order_;
  const BylineContext& context_;
  std::string publisher_;  // its letters
  std::vector<std::uint32_t> places_;
  std::size_t headline_ = no_row;
  ValueMemo<int> known_classes_;
  std::vector<Candidate> candidates_;
  std::optional<FoundByline> last_resort_;
};

// The heading that is the headline, else a line that repeats it, else the first heading.
std::size_t Search::find_headline() const {
  std::size_t repeated = no_row, heading = no_row;
  for (std::size_t i = 0; i < table_.blocks.size(); ++i) {
    const PageBlock& block = table_.blocks[i];
    const bool same = block.text == context_.headline;
    if (same && block.heading_level > 0) return i;
    if (same && repeated == no_row) repeated = i;
    if (block.heading_level == 1 && heading == no_row) heading = i;
  }
  return repeated != no_row ? repeated : heading;
}

int Search::mark_of(Node node) {
  int mark = 0;
  std::string_view classes, href;
  for (const AttributeData& attribute : view_.attributes(node)) {
    const std::string_view value = view_.value(attribute);
    switch (attribute.tag()) {
      case Tag::itemprop: mark = value == "author" ? 6 : mark; break;
      case Tag::rel: mark = value.starts_with("author") ? 6 : mark; break;
      case Tag::class_: classes = value; break;
      case Tag::href: href = value; break;
      default: break;
    }
  }
  if (!classes.empty()) {
    const int weight = known_classes_.of(classes, weight_of_classes);
    mark = weight < 0 ? weight : std::max(mark, weight);
  }
  return mark == 0 && view_.tag(node) == Tag::a && leads_to_author(href) ? 4 : mark;
}

// How near a block stands to where bylines stand: under the headline, above it, at the story's end.
int Search::nearness(std::size_t block) const {
  if (headline_ != no_row) {
    if (block >= headline_ && block <= headline_ + 8) return 5;
    if (block >= headline_ && block <= headline_ + 16) return 3;
    if (block < headline_ && block + 4 >= headline_) return 3;
  }
  if (!context_.has_body) return headline_ == no_row ? 2 : 0;
  if (block + 8 >= context_.first_block && block <= context_.first_block + 1) return 4;
  if (block > context_.first_block && block <= context_.last_block) return 1;
  return block > context_.last_block && block <= context_.last_block + 8 ? 3 : 0;
}

int Search::weight_of_zone(std::size_t block, int mark) const {
  const PageBlock& own = table_.blocks[block];
  const bool over_story = (context_.has_body && stands_over_story(block, headline_, context_.first_block)) ||
                          (headline_ != no_row && block < headline_ && block + 2 >= headline_);
  switch (headline_ == no_row ? table_.zone_of(own) : table_.zone_from(table_.blocks[headline_], own)) {
    case Zone::related: return over_story ? 0 : -20;
    case Zone::comments:
    case Zone::hidden: return -20;
    case Zone::navigation: return -6;
    case Zone::caption: return own.opens_byline ? 0 : -6;  // "Text: Ada Marsh" among the credits
    case Zone::aside: return -4;
    // The foot of a story signs it, in an element that says so; the foot of the page lies further from it.
    case Zone::footer: return mark >= 5 && nearness(block) >= 3 ? 0 : -4;
    default: return 0;
  }
}

void Search::add(std::vector<std::string> names, std::string agency, std::size_t block, int mark,
                 ByteRange bytes, std::string_view tag) {
  for (std::string& name : names) name = without_role(name);
  const auto is_house = [&](const std::string& name) { return letters(name) == publisher_; };
  if (std::all_of(names.begin(), names.end(), is_house))
    return add_house(std::move(names), block, mark, bytes);
  std::erase_if(names, [&](const std::string& name) { return name.empty() || is_house(name); });
  if (names.empty()) return;
  const auto is_person = [](const std::string& name) {
    return name.find(' ') != std::string::npos || !read_wide_names(name).empty();
  };
  // A row of single words is one of topics.
  constexpr std::size_t most_accounts = 2;
  if (names.size() > most_accounts && std::none_of(names.begin(), names.end(), is_person)) return;
  Candidate candidate;
  const bool persons = std::all_of(names.begin(), names.end(), is_person);
  candidate.weight = mark + nearness(block) + weight_of_zone(block, mark) + (persons ? 1 : 0);
  candidate.mark = mark;
  candidate.block = block;
  candidate.tag = tag;
  candidate.found = {std::move(names), std::move(agency), bytes, 0.85, persons, false};
  if (candidate.weight >= enough) candidates_.push_back(std::move(candidate));
}

// The publication signs by its own name, in an element or line for whoever wrote: the last resort.
void Search::add_house(std::vector<std::string> names, std::size_t block, int mark, ByteRange bytes) {
  constexpr int least_mark = 4, least_nearness = 3;
  if (names.empty() || publisher_.empty() || mark < least_mark || nearness(block) < least_nearness ||
      weight_of_zone(block, mark) < 0)
    return;
  names.resize(1);
  add_last_resort(std::move(names), bytes);
}

void Search::add_last_resort(std::vector<std::string> names, ByteRange bytes) {
  if (!names.empty() && !last_resort_) last_resort_ = {std::move(names), "", bytes, 0.87, false, true};
}

// The block that an element holds or stands in; needs blocks.
std::size_t Search::block_of(Node node) const {
  const auto at = std::lower_bound(places_.begin(), places_.end(), order_.at(node));
  const auto block = static_cast<std::size_t>(at - places_.begin());
  // An element inside a block stands behind the block's first text.
  return block > 0 && (at == places_.end() || *at >= order_.end(node)) ? block - 1 : block;
}

// "Reviewed by [Ada Marsh]": what stands right before an element says that she did not write.
bool is_other_hand(const Page& page, Node node) {
  const Node before = page.previous_sibling(node);
  return before != no_node && page.kind(before) == NodeKind::text &&
         other_hand_in(page.text(before)) != std::string_view::npos;
}

void Search::weigh_element(Node node) {
  const int mark = mark_of(node);
  if (mark <= 0 || is_other_hand(page_, node)) return;
  std::string text = byline_under(page_, node, 300);
  if (text.empty() || places_.empty()) return;
  const std::size_t block = block_of(node);
  if (text.size() > longest) {
    if (mark >= 5 && nearness(block) > 0)
      if (std::string name = name_over_box(page_, node); !name.empty())
        add({std::move(name)}, "", block, mark - 2, page_.evidence(node), page_.name(node));
    return;
  }
  text = name_part(text);
  Byline byline = read_byline(text);
  std::vector<std::string> names = linked_names(page_, node);
  if (names.empty()) names = names_in_pieces(page_, node);
  if (names.empty()) names = std::move(byline.names);
  if (auto wide = read_wide_byline(text); !wide.empty()) names = std::move(wide);
  if (const std::string_view handle = without_opening(text);
      names.empty() && mark >= 4 && is_handle(handle)) {
    for (const std::string_view part : split(handle, ';'))
      if (is_handle(trim(part))) names.emplace_back(trim(part));
    return add(std::move(names), std::move(byline.agency), block, mark - 1, page_.evidence(node),
               page_.name(node));
  }
  add(std::move(names), std::move(byline.agency), block, mark, page_.evidence(node), page_.name(node));
}

// Without the marks that part a name from its neighbours.
std::string_view without_partings(std::string_view text) {
  static constexpr std::string_view marks = " |,-/:;()";
  for (;;) {
    const std::size_t begin = text.find_first_not_of(marks), end = text.find_last_not_of(marks);
    if (begin == std::string_view::npos) return {};
    text = text.substr(begin, end - begin + 1);
    const std::size_t size = text.size();
    for (const std::string_view mark : {"·", "•", "–", "—"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    if (text.size() == size) return text;
  }
}

// "Ada Marsh | 3 May 2026": a bare name beside a date, in one line or in lines that follow each other.
std::string bare_name_in(std::string_view text) {
  const auto date = find_date(text);
  for (const std::string_view part :
       {date ? text.substr(0, date->begin) : text, date ? text.substr(date->end) : std::string_view()}) {
    const std::string_view name = without_partings(without_opening(part));
    if (is_bare_name(name)) return std::string(name);
  }
  return {};
}

// "Euer Hafenbote", "Deine Ada": without what a writer is to the reader.
std::string_view without_greeting(std::string_view name) {
  for (const std::string_view greeting : {"Euer ", "Eure ", "Dein ", "Deine ", "Ihr ", "Ihre "})
    if (name.starts_with(greeting)) return name.substr(greeting.size());
  return name;
}

// "Ada Marsh/Ben Cole": bare names and nothing else.
std::vector<std::string> bare_names_in(std::string_view text) {
  std::vector<std::string> names;
  for (const std::string_view part : split(text, '/')) {
    const std::string_view name = without_partings(part);
    if (!is_bare_name(name)) return {};
    names.emplace_back(without_greeting(name));
  }
  return names;
}

// "(Ada Marsh from Berlin, Ben Cole, 3.5.2026)" at a story's end: names, agencies and the day.
Byline signature_in(std::string_view text) {
  constexpr std::size_t longest_signature = 160;  // bytes
  const std::size_t open = text.rfind('(');
  if (!text.ends_with(')') || open == std::string_view::npos || text.size() - open > longest_signature)
    return {};
  std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  const auto date = find_date(inside);
  if (!date || date->begin == 0) return {};
  inside = without_partings(inside.substr(0, date->begin));
  Byline byline = read_byline(inside);
  for (const std::string& name : byline.names)
    if (!is_bare_name(name)) return {};
  return byline;
}

// Whether a block stands among the first of the story, with no prose before it.
bool Search::is_over_prose(std::size_t index) const {
  constexpr std::size_t most_before = 3;  // decks of the headline
  if (index + 1 < context_.first_block || index > context_.first_block + most_before) return false;
  for (std::size_t i = context_.first_block; i < index; ++i)
    if (table_.blocks[i].prose) return false;
  return true;
}

// "Autorin/Autor Ada Marsh", "Date: 8.11.2026 Author: Ada Marsh Source: Northwire" in the lines about the
// story that stand further below it.
void Search::weigh_labelled_line(std::size_t index) {
  constexpr std::size_t far = 30;  // blocks
  constexpr std::uint32_t most_words = 6, most_words_of_labels = 12;
  const PageBlock& block = table_.blocks[index];
  if (!context_.has_body || index <= context_.last_block || index > context_.last_block + far ||
      block.words > most_words_of_labels)
    return;
  std::string name = name_behind_label(block.text);
  if (name.empty() && block.opens_byline && block.words <= most_words && nearness(index) < 1 &&
      std::any_of(author_labels.begin(), author_labels.end(),
                  [&](std::string_view label) { return starts_with_ignoring_case(block.text, label); }))
    name = without_opening(block.text);
  if (is_bare_name(name)) add({std::move(name)}, "", index, 7, block.bytes, "");
}

void Search::weigh_line(std::size_t index) {
  const PageBlock& block = table_.blocks[index];
  weigh_labelled_line(index);
  if (index == headline_ || nearness(index) < 1) return;  // "Von Häfen und Fähren" names nobody
  weigh_wide_line(index);
  if (index == context_.last_block && context_.has_body) {
    Byline signature = signature_in(block.text);
    add(std::move(signature.names), std::move(signature.agency), index, 6, block.bytes, "");
  }
  constexpr std::uint32_t most_words = 14, most_of_dated = 24;
  if (block.words > (block.opens_byline ? most_of_dated : most_words)) return;
  if (block.opens_byline && !block.text.ends_with('.')) {
    const std::string line = parted_text(page_, block);
    std::string text = line;
    const auto date = find_date(text);
    if (block.words > most_words && !date) return;
    if (date && date->begin > 0) text = without_day_words(std::string_view(line).substr(0, date->begin));
    // "By Ada Marsh, in News, Ports".
    text.resize(std::min(text.size(), text.find(", in ")));
    Byline byline = read_byline(text);
    // "by harbourwatch on 3 May 2026", "By Staff reporters, 3 May 2026": an account or a desk signs too,
    // where the line says when.
    const std::string_view handle = without_opening(text);
    const bool desk =
        is_handle(handle) && is_ascii_upper(handle[0]) && std::count(handle.begin(), handle.end(), ' ') < 2;
    if (byline.names.empty() && date && (is_account(handle) || desk))
      return add({std::string(handle)}, "", index, 3, block.bytes, "");
    return add(std::move(byline.names), std::move(byline.agency), index, block.words <= 12 ? 5 : 3,
               block.bytes, "");
  }
  // "Written by", and the name in the next line.
  if (is_byline_opening(block.text) && index + 1 < table_.blocks.size())
    if (std::string name(trim(split(table_.blocks[index + 1].text, '/').front())); is_bare_name(name))
      return add({std::move(name)}, "", index + 1, 5, table_.blocks[index + 1].bytes, "");
  // A signature: a paragraph of names right before or behind the story's others.
  if (context_.has_body && block.kind == BlockKind::paragraph && block.heading_level == 0 &&
      block.links == 0) {
    const auto beside = [&](std::size_t other) {
      return other < table_.blocks.size() &&
             page_.parent(table_.blocks[other].node) == page_.parent(block.node) &&
             page_.name(table_.blocks[other].node) == page_.name(block.node);
    };
    const bool first = is_over_prose(index) && beside(index + 1);
    const bool last =
        index > 0 && (index == context_.last_block || index == context_.last_block + 1) && beside(index - 1);
    if (first || last) add(bare_names_in(block.text), "", index, last ? 6 : 3, block.bytes, "");
  }
  if (block.kind == BlockKind::subhead || nearness(index) < 3 || block.words > 10) return;
  const std::string line = parted_text(page_, block);
  const auto date = find_date(line);
  const bool dated = date.has_value();
  // "posted on 3 May 2026 by Ada Marsh".
  if (dated) {
    const std::string_view behind = std::string_view(line).substr(date->end);
    for (const std::string_view word : {" by ", " von ", " par ", " por "}) {
      const std::size_t by = behind.find(word);
      if (by == std::string_view::npos) continue;
      Byline byline = read_byline(behind.substr(by));
      return add(std::move(byline.names), std::move(byline.agency), index, 5, block.bytes, "");
    }
  }
  const auto is_date_line = [&](std::size_t i) {
    return i < table_.blocks.size() && table_.blocks[i].words <= 8 && find_date(table_.blocks[i].text);
  };
  if (!dated && !is_date_line(index + 1) && !(index > 0 && is_date_line(index - 1))) return;
  if (std::string name = bare_name_in(line); !name.empty() && !is_topic(page_, block, name))
    add({std::move(name)}, "", index, dated ? 4 : 3, block.bytes, "");
}

// Lines of scripts without spaces: a label anywhere in a short line, or in brackets at either end of a
// paragraph; bare names right under the headline.
void Search::weigh_wide_line(std::size_t index) {
  constexpr std::size_t short_line = 40;  // code points
  const PageBlock& block = table_.blocks[index];
  const std::string_view text = block.text;
  if (is_ascii(text)) return;
  add_last_resort(read_wide_editors(text), block.bytes);
  if (static_cast<unsigned char>(text[0]) < 0x80 && text.find("作者") == std::string_view::npos) return;
  if (count_code_points(text) <= short_line) {
    if (auto names = read_wide_byline(text); !names.empty())
      return add(std::move(names), "", index, 6, block.bytes, "");
    const bool under = headline_ != no_row ? index > headline_ && index <= headline_ + 2 : index <= 2;
    const bool signs = index == context_.last_block && context_.has_body;
    if (under || signs) add(read_wide_names(text), "", index, signs ? 6 : 4, block.bytes, "");
    return;
  }
  const std::size_t open = text.rfind("（"), latin = text.rfind('(');
  const std::size_t last = open == std::string_view::npos    ? latin
                           : latin == std::string_view::npos ? open
                                                             : std::max(open, latin);
  if (last != std::string_view::npos && text.size() - last <= 90) {
    std::vector<std::string> names = read_wide_byline(text.substr(last));
    if (names.empty() && index + 1 >= context_.last_block) names = read_wide_names(text.substr(last));
    add(std::move(names), "", index, 6, block.bytes, "");
  } else if (const std::size_t first = text.find("（"); first < 40) {
    add(read_wide_byline(text.substr(first, text.find("）", first) - first)), "", index, 6, block.bytes, "");
  }
}

std::optional<FoundByline> Search::choose() {
  if (candidates_.empty()) return last_resort_;
  std::stable_sort(candidates_.begin(), candidates_.end(),
                   [](const Candidate& a, const Candidate& b) { return a.block < b.block; });
  const auto best =
      std::max_element(candidates_.begin(), candidates_.end(),
                       [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
  FoundByline found = best->found;
  std::size_t last = best->block;
  for (const Candidate& other : candidates_) {
    const bool beside = other.block >= last && other.block <= last + 2;
    if (!beside || other.mark != best->mark || other.tag != best->tag || other.found.persons != found.persons)
      continue;
    if (!found.persons) continue;
    for (const std::string& name : other.found.names)
      if (std::none_of(found.names.begin(), found.names.end(),
                       [&](const std::string& known) { return letters(known) == letters(name); }))
        found.names.push_back(name);
    last = other.block;
  }
  found.confidence = !found.persons ? 0.87 : best->weight >= 10 ? 0.88 : 0.76;
  return found;
}

}  // namespace

std::optional<FoundByline> find_byline(const Page& page, const BlockTable& table, const NodeOrder& order,
                                       const BylineContext& context) {
  return Search(page, table, order, context).run();
}

}  // namespace broadsheet
