// date_search.cc: elements for machines (time, itemprop, hentry's "published") in document order, and short
// lines by weight: near the headline, of a class that speaks of dates, in the month that the address names.
// What stands in comments, other stories and menus is left out, unless the headline stands there too. Entry
// points: find_time_element(), find_dated_line().

#include "article/date_search.h"

#include <algorithm>
#include <array>

#include "article/side_lines.h"
#include "base/address.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "base/word_table.h"
#include "page/tree_view.h"
#include "text/digits.h"

namespace broadsheet {
namespace {

bool is_too_late(const Date& date, const DateContext& context) {
  return context.captured && date.instant > *context.captured + seconds_a_day;
}

// Where the address names a day, the dates of others are those that lie further from it than a zone can.
bool is_near_address(const Date& date, const DateContext& context) {
  if (!context.addressed) return true;
  const std::int64_t apart = day_number(date.instant) - day_number(context.addressed->instant);
  return -1 <= apart && apart <= 1;
}

bool is_elsewhere(Zone zone) {
  return zone == Zone::comments || zone == Zone::related || zone == Zone::navigation;
}

// The block of the headline, no_row where none is. Where no heading says just that: the last like it over the
// story, for one before it may be the page's own name.
std::size_t headline_of(const BlockTable& table, const DateContext& context) {
  std::size_t best = no_row;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    const PageBlock& block = table.blocks[i];
    const bool same = block.text == context.headline;
    if (same && block.heading_level > 0) return i;
    const bool over_story = context.has_body && i < context.first_block;
    if ((same || block.heading_level == 1) && (best == no_row || over_story)) best = i;
  }
  return best;
}

// Whether an address has a part like "/2022/12/".
bool names_month(std::string_view url) {
  for (std::size_t at = 0; at + 9 <= url.size(); ++at)
    if (url[at] == '/' && url[at + 5] == '/' && url[at + 8] == '/' &&
        (url.substr(at + 1, 2) == "19" || url.substr(at + 1, 2) == "20") && is_ascii_digit(url[at + 3]) &&
        is_ascii_digit(url[at + 4]) && is_ascii_digit(url[at + 6]) && is_ascii_digit(url[at + 7]))
      return true;
  return false;
}

bool names_month_of(std::string_view url, const Date& date) {
  const std::string day = date.day();
  std::string month = "/";
  month.append(day, 0, 4).append("/").append(day, 5, 2).append("/");
  return url.find(month) != std::string_view::npos;
}

// Parts of class names of elements that hold the date.
constexpr std::array<std::string_view, 7> date_words = {"date",  "time",   "publi", "meta",
                                                        "datum", "byline", "posted"};
constexpr PartTable date_parts(date_words);

// What opens a line that tells when a story was posted, whatever more it tells. Lower case.
constexpr std::array<std::string_view, 19> posting_openings = {"this entry was posted",
                                                               "this entry was published",
                                                               "this post was published",
                                                               "this post was posted",
                                                               "this article was published",
                                                               "this article was posted",
                                                               "this story was published",
                                                               "dieser artikel wurde",
                                                               "dieser beitrag wurde",
                                                               "dieser eintrag wurde",
                                                               "cet article a été publié",
                                                               "ce billet a été publié",
                                                               "cette entrée a été publiée",
                                                               "esta entrada fue publicada",
                                                               "este artículo fue publicado",
                                                               "este artigo foi publicado",
                                                               "questo articolo è stato pubblicato",
                                                               "dit bericht is geplaatst",
                                                               "dit bericht werd geplaatst"};
constexpr PartTable posting_parts(posting_openings);

bool tells_posting(const PageBlock& block) {
  return posting_parts.opening_of_lowered(block.text) != no_row;
}

// What stands before the day of publication, and before that of a change. Lower case.
constexpr std::array<std::string_view, 18> publishing_labels = {
    "published",  "posted",    "first published", "veröffentlicht", "erschienen",   "erstellt",
    "publié",     "publicado", "publicada",       "pubblicato",     "gepubliceerd", "geplaatst",
    "publicerad", "publisert", "udgivet",         "opublikowano",   "发布",         "发表"};
constexpr PartTable publishing_parts(publishing_labels);
constexpr std::array<std::string_view, 16> changing_labels = {
    "updated",    "modified",  "aktualisiert", "Änderung",   "änderung",   "geändert",
    "mis à jour", "modifié",   "actualizado",  "atualizado", "aggiornato", "bijgewerkt",
    "uppdaterad", "oppdatert", "aktualizacja", "更新"};
constexpr PartTable changing_parts(changing_labels);

enum class DateLabel : std::uint8_t { none, publishing, changing };

// What the label right before a date calls it.
DateLabel label_before(std::string_view text, std::size_t date) {
  constexpr std::size_t near = 24;  // bytes
  const std::string_view before = text.substr(date < near ? 0 : date - near, std::min(date, near));
  std::size_t publishing = 0, changing = 0;  // places, + 1; the later label is the date's own
  publishing_parts.scan_lowered(before, [&](std::size_t, std::size_t at) { publishing = at + 1; });
  changing_parts.scan_lowered(before, [&](std::size_t, std::size_t at) { changing = at + 1; });
  if (publishing == changing) return DateLabel::none;
  return publishing > changing ? DateLabel::publishing : DateLabel::changing;
}

bool speaks_of_dates(const Page& page, Node node) {
  const std::string_view classes = TreeView(page).attribute(node, Tag::class_).value_or("");
  return date_parts.first_in_lowered(classes.substr(0, 300)) != no_row;
}

bool has_date_class(const Page& page, const PageBlock& block) {
  const Node parent = page.parent(block.node);
  return speaks_of_dates(page, block.node) || (parent != no_node && speaks_of_dates(page, parent));
}

// Whether a block begins with an element of such a class.
bool opens_with_date_class(const Page& page, const PageBlock& block) {
  for (Node node = page.parent(block.first); node != no_node && node > block.node; node = page.parent(node))
    if (speaks_of_dates(page, node)) return true;
  return false;
}

class LineSearch {
 public:
  LineSearch(const Page& page, const BlockTable& table, const DateContext& context)
      : page_(page),
        table_(table),
        context_(context),
        headline_(headline_of(table, context)),
        address_names_month_(names_month(context.url)) {
    // Behind the story its headline leads back to it, from a list.
    if (context.has_body && headline_ != no_row && headline_ > context.last_block) headline_ = no_row;
  }

  std::optional<ShownDate> run() const {
    std::optional<ShownDate> best;
    for (std::size_t i = 0; i < table_.blocks.size(); ++i) {
      const PageBlock& block = table_.blocks[i];
      const Zone zone = zone_of(block);
      const bool own = zone != Zone::navigation && (is_over_story(i) || is_over_headline(i));
      if ((is_elsewhere(zone) && !own) || has_own_day(block)) continue;
      const int place = weight_of_place(i, zone);
      // What cannot win need not be read.
      if (best && place + weight_of_publishing + (address_names_month_ ? weight_of_month : 0) <= best->weight)
        continue;
      const auto found = find_in(i);
      if (!found || is_too_late(found->date, context_)) continue;
      const int weight = place + weight_of_address(found->date) + weight_of_label(block.text, found->begin);
      if (!best || weight > best->weight) best = ShownDate{found->date, block.bytes, weight};
    }
    return best;
  }

 private:
  [[nodiscard]] bool is_over_story(std::size_t index) const {
    return context_.has_body && stands_over_story(index, headline_, context_.first_block);
  }

  // A quotation, or a picture: unless the headline stands in its caption, too.
  [[nodiscard]] bool has_own_day(const PageBlock& block) const {
    const bool captioned = headline_ != no_row && (table_.blocks[headline_].kind == BlockKind::caption ||
                                                   table_.zone_of(table_.blocks[headline_]) == Zone::caption);
    return block.kind == BlockKind::quotation || (block.kind == BlockKind::caption && !captioned);
  }

  // Right over the headline, in a zone that holds them both.
  [[nodiscard]] bool is_over_headline(std::size_t index) const {
    constexpr std::size_t near = 3;  // blocks
    return headline_ != no_row && index < headline_ && index + near >= headline_ &&
           table_.zone_of(table_.blocks[index]) == table_.zone_of(table_.blocks[headline_]);
  }

  [[nodiscard]] Zone zone_of(const PageBlock& block) const {
    return headline_ == no_row ? table_.zone_of(block) : table_.zone_from(table_.blocks[headline_], block);
  }

  // Short lines; of long ones those over the story and its first, where they open with the date
  // ("(18.01.2018) Farmers fear …", "Press release of 3 May 2026"), and those of a class that speaks of
  // dates.
  [[nodiscard]] std::optional<FoundDate> find_in(std::size_t index) const {
    constexpr std::uint32_t most_words = 25, most_words_by_class = 45;
    constexpr std::size_t opening_bytes = 30;
    const PageBlock& block = table_.blocks[index];
    const bool opening =
        context_.has_body &&
        ((index + 2 >= context_.first_block && index <= context_.first_block + 1) || is_over_story(index));
    const bool by_class =
        block.words > most_words &&
        ((block.words <= most_words_by_class && has_date_class(page_, block)) || tells_posting(block));
    if (block.words > most_words && !opening && !by_class) return std::nullopt;
    const std::string_view text = std::string_view(block.text).substr(0, 200);
    auto found = find_date(text, context_.order);
    // "Last changed 3 May 2026, published 1 May 2026".
    if (found && label_before(text, found->begin) == DateLabel::changing) {
      const std::string_view rest = text.substr(found->end);
      const auto next = find_date(rest, context_.order);
      if (next && label_before(rest, next->begin) == DateLabel::publishing) found = next;
    }
    const bool cut_off = found && found->end < block.text.size() && is_ascii_letter(block.text[found->end]);
    if (block.words <= most_words && (!found || cut_off) && has_digit(block.text))
      found = find_date(std::string_view(parted_text(page_, block)).substr(0, 200), context_.order);
    if (found && block.words > most_words && !by_class && found->begin > opening_bytes) return std::nullopt;
    return found;
  }

  [[nodiscard]] int weight_of_address(const Date& date) const {
    if (names_month_of(context_.url, date)) return weight_of_month;
    return address_names_month_ ? -weight_of_month : 0;
  }

  [[nodiscard]] int weight_of_place(std::size_t index, Zone zone) const {
    const PageBlock& block = table_.blocks[index];
    const std::size_t opening = context_.has_body ? context_.first_block : 0;
    const std::size_t headline = headline_ == no_row ? opening : headline_;
    const std::size_t distance = index > headline ? index - headline : headline - index;
    int weight = distance <= 8 ? 4 : distance <= 20 ? 2 : 0;
    // A day and nothing else right under the headline.
    if (headline_ != no_row && index > headline && distance <= 2 && is_date_line(block)) weight += 2;
    if (context_.has_body && index > context_.last_block + 12) weight -= 3;
    // Over the headline such an element holds today's date, too.
    const bool by_class =
        has_date_class(page_, block) || (index > headline && opens_with_date_class(page_, block));
    if (by_class || tells_posting(block)) weight += 3;
    // The day that a headline names is what it tells of.
    constexpr std::uint32_t most_words_of_day = 8;
    if (index == headline_ || (block.heading_level > 0 && block.words > most_words_of_day)) weight -= 1;
    const bool beside =
        zone == Zone::aside || zone == Zone::header || zone == Zone::footer || zone == Zone::promo;
    if (beside && !is_over_story(index)) weight -= 2;
    return weight;
  }

  static constexpr int weight_of_month = 4;  // that the address names
  static constexpr int weight_of_publishing = 2, weight_of_changing = -1;

  static int weight_of_label(std::string_view text, std::size_t date) {
    switch (label_before(text, date)) {
      case DateLabel::publishing: return weight_of_publishing;
      case DateLabel::changing: return weight_of_changing;
      default: return 0;
    }
  }

  const Page& page_;
  const BlockTable& table_;
  const DateContext& context_;
  std::size_t headline_;
  bool address_names_month_;
};

// A post of another site, set into the story: its time is its own.
bool is_quoted(const TreeView& page, Node node) {
  for (Node up = node; up != no_node; up = page.parent(up))
    if (page.tag(up) == Tag::blockquote) return true;
  return false;
}

// The value for machines that an element has, empty for none: time, microdata, RDFa, and hentry's classes.
std::string_view machine_date(const TreeView& page, Node node) {
  constexpr std::array<std::string_view, 4> properties = {"datePublished", "schema:datePublished", "dc:date",
                                                          "schema:dateCreated"};
  const std::string_view property =
      page.attribute(node, Tag::itemprop).value_or(page.attribute(node, Tag::property).value_or(""));
  const bool marked = std::find(properties.begin(), properties.end(), property) != properties.end();
  if (marked || page.tag(node) == Tag::time) {
    for (const Tag key : {Tag::datetime, Tag::content})
      if (const auto value = page.attribute(node, key)) return *value;
    return {};
  }
  const std::string_view classes = page.attribute(node, Tag::class_).value_or("");
  if (classes == "published" || classes == "updated" || classes == "dtstart")
    return page.attribute(node, Tag::title).value_or("");
  return {};
}

// What an element says to people, where that is another day than it tells machines: the one is told by the
// editors, the other by the system that keeps the page.
std::optional<Date> told_by(const Page& page, Node node, std::optional<Date> date, DateOrder order) {
  constexpr std::int64_t zones_apart = 1;  // days
  constexpr std::size_t longest = 60;      // bytes
  if (!date || page.first_child(node) == no_node) return date;
  const std::string text = text_under(page, node, longest);
  const auto printed = find_date(text, order);
  if (!printed || printed->date.precision < Precision::day) return date;
  const std::string_view words = std::string_view(text).substr(printed->begin, printed->end - printed->begin);
  if (std::none_of(words.begin(), words.end(), is_ascii_letter)) return date;  // 9/12 may be of December
  const std::int64_t apart = day_number(printed->date.instant) - day_number(date->instant);
  return -zones_apart <= apart && apart <= zones_apart ? date : printed->date;
}

}  // namespace

std::optional<Date> read_said_date(std::string_view value, DateOrder order) {
  if (const auto date = parse_iso_date(trim(value))) return date;
  const auto found = find_date(value, order);
  return found ? std::optional(found->date) : std::nullopt;
}

std::optional<ShownDate> find_time_element(const Page& page, const BlockTable& table,
                                           const DateContext& context) {
  const std::size_t headline = headline_of(table, context);
  std::vector<bool> around_headline(page.size());
  if (headline != no_row)
    for (Node up = table.blocks[headline].node; up != no_node; up = page.parent(up))
      around_headline[up] = true;
  // The first of all, or one between the headline and the story: lists of other days may stand before it.
  const Node title = headline == no_row ? no_node : table.blocks[headline].first;
  const bool told = context.has_body && context.first_block < table.blocks.size();
  const Node story = told ? table.blocks[context.first_block].first : Page::root();
  const auto is_over_story = [&](Node n) { return title != no_node && title < n && n < story; };
  std::optional<ShownDate> near;
  bool near_day = false;
  const TreeView view(page);
  for (Node n = Page::root(); n != no_node; n = view.next(n)) {
    if (near_day && n > story) break;
    if (view.attributes(n).empty()) continue;
    const std::string_view value = machine_date(view, n);
    if (value.empty() || (near_day && !is_over_story(n))) continue;
    bool elsewhere = false;
    for (Node up = n; up != no_node && !around_headline[up]; up = page.parent(up)) {
      const Zone zone = zone_of_element(page, up);
      elsewhere = elsewhere || zone == Zone::comments || zone == Zone::related || zone == Zone::aside ||
                  zone == Zone::footer;
    }
    if (elsewhere || is_quoted(view, n)) continue;
    const auto date = told_by(page, n, read_said_date(value, context.order), context.order);
    if (!date || is_too_late(*date, context) || !is_near_address(*date, context)) continue;
    const bool same_day = !context.addressed || date->day() == context.addressed->day();
    if (near_day && !same_day) continue;
    if (same_day || !near) near = ShownDate{*date, page.evidence(n), sure_weight};
    near_day = near_day || same_day;
    if (same_day && is_over_story(n)) break;
  }
  return near;
}

std::optional<ShownDate> find_dated_line(const Page& page, const BlockTable& table,
                                         const DateContext& context) {
  return LineSearch(page, table, context).run();
}

}  // namespace broadsheet
