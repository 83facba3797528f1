// html_article.cc: facts of the head, the table of blocks, the choice of the body and the lists, put
// together.
//
// A field takes the first of what was said in order of belief: linked data, meta, marks in the text, the
// address. Entry point: read_html_article().

#include "article/html_article.h"

#include <algorithm>
#include <array>

#include "article/blocks.h"
#include "article/body.h"
#include "article/byline.h"
#include "article/dateline.h"
#include "article/facts.h"
#include "article/fields.h"
#include "article/lists.h"
#include "article/publishers.h"
#include "article/tables.h"
#include "base/address.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

double confidence_of(const Said& said) {
  return said.from == Source::json_ld ? 0.96 : said.rank < 30 ? 0.92 : 0.75;
}

// Without port and "www.".
std::string_view host_of(std::string_view url) {
  const std::string_view authority = authority_of(url);
  return without_www(authority.substr(0, authority.find(':')));
}

// Entities that pages encode twice: "&amp;quot;".
std::string decoded(std::string text) {
  struct Entity {
    std::string_view name, text;
  };
  static constexpr std::array entities = {
      Entity{"&quot;", "\""}, Entity{"&#39;", "'"},   Entity{"&#039;", "'"},  Entity{"&rsquo;", "’"},
      Entity{"&lsquo;", "‘"}, Entity{"&ldquo;", "“"}, Entity{"&rdquo;", "”"}, Entity{"&nbsp;", " "},
      Entity{"&ndash;", "–"}, Entity{"&mdash;", "—"}, Entity{"&#8217;", "’"}, Entity{"&amp;", "&"}};
  if (text.find('&') == std::string::npos) return collapse(text);
  for (const Entity& e : entities)
    for (std::size_t at = 0; (at = text.find(e.name, at)) != std::string::npos; at += e.text.size())
      text.replace(at, e.name.size(), e.text);
  return collapse(text);
}

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      out += ascii_lower(c);
  return out;
}

class HtmlReader {
 public:
  HtmlReader(const Page& page, Article& article, const Limits& limits)
      : page_(page),
        article_(article),
        limits_(limits),
        facts_(read_facts(page)),
        table_(make_blocks(page)),
        order_(page) {}

  void run() {
    read_address();
    read_publisher();
    read_headline();
    read_body();
    read_dates();
    read_byline_field();
    read_standfirst();
    read_rest();
    decide_kind();
  }

 private:
  void read_address();
  void read_publisher();
  void read_headline();
  [[nodiscard]] std::string without_masthead(std::string title) const;
  void read_body();
  void read_body_blocks(const BodyChoice& choice);
  void use_linked_body();
  void read_notes();
  void read_dates();
  [[nodiscard]] bool take_date(const char* field, const std::vector<Said>& said, std::optional<Date>& target);
  void take_time_element();
  void take_date_from_url();
  void take_date_from_text();
  void read_byline_field();
  void take_byline_from_text();
  void read_standfirst();
  void read_rest();
  void decide_kind();

  const Page& page_;
  Article& article_;
  const Limits& limits_;
  Facts facts_;
  BlockTable table_;
  NodeOrder order_;
  std::size_t first_block_ = 0, last_block_ = 0;  // of the body
};

void HtmlReader::read_address() {
  const Said* canonical = best(facts_.url);
  if (article_.url.empty() && canonical != nullptr && canonical->value.starts_with("http")) {
    article_.url = canonical->value;
    note_field(article_, "url", canonical->from, canonical->bytes, 0.95);
  }
  if (canonical == nullptr || article_.url.empty()) return;
  const std::string_view own = host_of(article_.url), said = host_of(canonical->value);
  if (!said.empty() && own != said && !own.ends_with(said) && !said.ends_with(own))
    article_.syndicated_from = said;
}

void HtmlReader::read_publisher() {
  for (const Said& said : facts_.publisher) {
    if (said.value.starts_with("http") || said.value.size() > 80) continue;
    article_.publisher = decoded(said.value);
    note_field(article_, "publisher", said.from, said.bytes, confidence_of(said));
    return;
  }
  article_.publisher = publisher_of_host(host_of(article_.url));
  if (!article_.publisher.empty()) note_field(article_, "publisher", Source::url, {}, 0.9);
}

// "Ports reopen - The Beacon" without what stands behind the last dash, bar or colon, where it is the
// masthead.
std::string HtmlReader::without_masthead(std::string title) const {
  const std::string masthead = letters(article_.publisher), host = letters(host_of(article_.url));
  for (int times = 0; times < 2; ++times) {
    std::size_t cut = std::string::npos, size = 0;
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " · ", " :: ", " « ", " » "})
      if (const std::size_t at = title.rfind(mark);
          at != std::string::npos && (cut == std::string::npos || at > cut)) {
        cut = at;
        size = mark.size();
      }
    if (cut == std::string::npos) break;
    const std::string tail = letters(std::string_view(title).substr(cut + size));
    const bool ours = !tail.empty() && ((!masthead.empty() && (masthead.find(tail) != std::string::npos ||
                                                               tail.find(masthead) != std::string::npos)) ||
                                        host.find(tail) != std::string::npos);
    if (!ours) break;
    title.resize(cut);
  }
  return title;
}

void HtmlReader::read_headline() {
  std::string said;
  const Said* source = nullptr;
  for (const Said& each : facts_.headline) {
    const std::string text = without_masthead(decoded(each.value));
    if (text.empty() || letters(text) == letters(article_.publisher)) continue;
    said = text;
    source = &each;
    break;
  }
  // The headline as printed: the h1 that repeats what the head says, else the only one.
  const PageBlock* printed = nullptr;
  std::size_t count = 0;
  for (const PageBlock& block : table_.blocks) {
    if (block.heading_level != 1) continue;
    ++count;
    const std::string own = letters(block.text), other = letters(said);
    const bool same = !other.empty() && (own.find(other.substr(0, 30)) != std::string::npos ||
                                         other.find(own.substr(0, 30)) != std::string::npos);
    if (same && block.words >= 2) {
      printed = &block;
      break;
    }
    if (printed == nullptr && block.words >= 3 && table_.zone_of(block) == Zone::content) printed = &block;
  }
  const bool trusted =
      printed != nullptr &&
      (said.empty() || count == 1 || letters(printed->text).substr(0, 20) == letters(said).substr(0, 20));
  if (trusted && printed->words >= 2) {
    article_.headline = printed->text;
    note_field(article_, "headline", Source::text, printed->bytes, 0.95);
  } else if (source != nullptr) {
    article_.headline = said;
    note_field(article_, "headline", source->from, source->bytes, confidence_of(*source));
  }
  if (count_code_points(article_.headline) > limits_.headline_characters) {
    article_.headline = first_code_points(article_.headline, limits_.headline_characters);
    flag(article_, "headline-limit");
  }
}

// ------------------------------------------------------------------------------------------------ body

void HtmlReader::read_body_blocks(const BodyChoice& choice) {
  first_block_ = choice.blocks.front();
  last_block_ = choice.blocks.back();
  ByteRange bytes = table_.blocks[first_block_].bytes;
  for (const std::size_t i : choice.blocks) {
    const PageBlock& block = table_.blocks[i];
    const bool caption = table_.zone_of(block) == Zone::caption;
    article_.body.push_back(
        {caption ? BlockKind::caption : block.kind, block.text, std::nullopt, block.bytes});
    bytes.end = std::max(bytes.end, block.bytes.end);
  }
  note_field(article_, "body", Source::text, bytes, choice.confidence);
}

// Pages that draw their text by script often say it in their linked data.
void HtmlReader::use_linked_body() {
  const Said* said = best(facts_.body);
  if (said == nullptr || said->value.size() < 300) return;
  std::size_t have = 0;
  for (const Block& block : article_.body) have += block.text.size();
  if (have * 3 > said->value.size()) return;
  article_.body.clear();
  for (const std::string_view line : split_lines(said->value))
    if (!trim(line).empty())
      article_.body.push_back({BlockKind::paragraph, decoded(std::string(line)), std::nullopt, {}});
  note_field(article_, "body", Source::json_ld, said->bytes, 0.9);
}

void HtmlReader::read_notes() {
  for (const PageBlock& block : table_.blocks) {
    const auto kind = note_kind_of(block.text);
    const Zone zone = table_.zone_of(block);
    if (!kind || zone == Zone::comments || zone == Zone::related || zone == Zone::hidden || block.words < 2)
      continue;
    const bool far = zone != Zone::content && (*kind == NoteKind::promo);
    if (!far && article_.notes.size() < 50) article_.notes.push_back({*kind, block.text, std::nullopt});
  }
}

void HtmlReader::read_body() {
  const Said* description = best(facts_.standfirst);
  const BodyChoice choice = choose_body(
      page_, table_, order_, {article_.headline, description == nullptr ? "" : description->value});
  if (!choice.blocks.empty()) read_body_blocks(choice);
  if (choice.standfirst) {
    const PageBlock& block = table_.blocks[*choice.standfirst];
    article_.standfirst = block.text;
    note_field(article_, "standfirst", Source::text, block.bytes, 0.9);
  }
  use_linked_body();
  read_notes();
  for (const Note& note : article_.notes) {
    if (!article_.publisher.empty()) return;
    if (note.kind == NoteKind::copyright) article_.publisher = publisher_in_note(note.text);
    if (!article_.publisher.empty()) note_field(article_, "publisher", Source::text, {}, 0.75);
  }
}

// ----------------------------------------------------------------------------------------------- dates

bool HtmlReader::take_date(const char* field, const std::vector<Said>& all, std::optional<Date>& target) {
  for (const Said& said : all) {
    auto date = parse_iso_date(trim(said.value));
    if (!date)
      if (const auto found = find_date(said.value)) date = found->date;
    if (!date || (article_.captured && date->instant > *article_.captured + seconds_a_day)) continue;
    if (!target) {
      target = date;
      note_field(article_, field, said.from, said.bytes, confidence_of(said));
    } else if (date->day() != target->day() && said.rank < 30) {
      flag(article_, std::string("conflict:") + field);
    }
  }
  return target.has_value();
}

// The first time element that is not in comments or another story's teaser.
void HtmlReader::take_time_element() {
  for (Node n = Page::root(); n != no_node; n = page_.next(n)) {
    const bool time = page_.name(n) == "time";
    const bool marked = page_.attribute(n, "itemprop") == "datePublished";
    if (!time && !marked) continue;
    Zone zone = Zone::content;
    for (Node up = n; up != no_node; up = page_.parent(up))
      if (const Zone z = zone_of_element(page_, up);
          z == Zone::comments || z == Zone::related || z == Zone::aside || z == Zone::footer)
        zone = z;
    const auto said = page_.attribute(n, "datetime").has_value() ? page_.attribute(n, "datetime")
                                                                 : page_.attribute(n, "content");
    if (zone != Zone::content || !said) continue;
    auto date = parse_iso_date(trim(*said));
    if (!date)
      if (const auto found = find_date(*said)) date = found->date;
    if (!date) continue;
    article_.published = date;
    return note_field(article_, "published", Source::time_element, page_.evidence(n), 0.85);
  }
}

// /2022/12/09/ or /20221209/ or 2022-12-09
void HtmlReader::take_date_from_url() {
  const std::string_view url = article_.url;
  for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
    if (at > 0 && is_ascii_digit(url[at - 1])) continue;
    const char mark = url[at + 4];
    std::optional<Date> date;
    if ((mark == '/' || mark == '-') && at + 10 <= url.size() && url[at + 7] == mark) {
      std::string iso(url.substr(at, 10));
      iso[4] = iso[7] = '-';
      date = parse_iso_date(iso);
    } else if (at + 8 == url.size() || !is_ascii_digit(url[at + 8])) {
      date = parse_iso_date(url.substr(at, 8));
    }
    if (!date || date->precision != Precision::day || civil_time(date->instant).day.year < 1990 ||
        civil_time(date->instant).day.year > 2099)
      continue;
    article_.published = date;
    return note_field(article_, "published", Source::url, {}, 0.9);
  }
}

// A short line with a date near the head of the story.
void HtmlReader::take_date_from_text() {
  const DateOrder order =
      best(facts_.language) != nullptr && facts_.language.front().value.starts_with("en-us")
          ? DateOrder::month_first
          : DateOrder::day_first;
  for (const PageBlock& block : table_.blocks) {
    const Zone zone = table_.zone_of(block);
    if (block.words > 20 || zone == Zone::comments || zone == Zone::related || zone == Zone::footer) continue;
    const auto found = find_date(block.text, order);
    if (!found || (article_.captured && found->date.instant > *article_.captured + seconds_a_day)) continue;
    article_.published = found->date;
    return note_field(article_, "published", Source::text, block.bytes, 0.7);
  }
}

void HtmlReader::read_dates() {
  (void)take_date("updated", facts_.updated, article_.updated);
  if (take_date("published", facts_.published, article_.published)) return;
  take_time_element();
  if (!article_.published) take_date_from_url();
  if (!article_.published) take_date_from_text();
}

// ---------------------------------------------------------------------------------------------- byline

void HtmlReader::take_byline_from_text() {
  for (Node n = Page::root(); n != no_node && article_.byline.empty(); n = page_.next(n)) {
    const bool marked = page_.attribute(n, "rel") == "author" || page_.attribute(n, "itemprop") == "author";
    const auto classes = page_.attribute(n, "class");
    const bool named = classes && (find_ignoring_case(*classes, "byline") != std::string_view::npos ||
                                   find_ignoring_case(*classes, "author-name") != std::string_view::npos ||
                                   find_ignoring_case(*classes, "article-author") != std::string_view::npos ||
                                   find_ignoring_case(*classes, "article__author") != std::string_view::npos);
    if (!marked && !named) continue;
    std::string text;
    for (Node m = n; m != no_node && text.size() < 300; m = page_.next(m, n))
      if (page_.kind(m) == NodeKind::text) text += std::string(page_.text(m)) + " ";
    text = collapse(text);
    if (text.size() > 120) continue;
    if (const auto date = find_date(text)) text.resize(date->begin);
    const Byline byline = read_byline(text);
    article_.byline = byline.names;
    if (article_.agency.empty()) article_.agency = byline.agency;
    if (!article_.byline.empty()) note_field(article_, "byline", Source::text, page_.evidence(n), 0.85);
  }
  for (const PageBlock& block : table_.blocks) {
    if (!article_.byline.empty()) return;
    if (block.words > 12 || !opens_byline(block.text)) continue;
    article_.byline = read_byline(block.text).names;
    if (!article_.byline.empty()) note_field(article_, "byline", Source::text, block.bytes, 0.8);
  }
}

void HtmlReader::read_byline_field() {
  int rank = -1;
  for (const Said& said : facts_.author) {
    if (rank >= 0 && said.rank != rank) break;
    const Byline byline = read_byline(decoded(said.value));
    if (article_.agency.empty()) article_.agency = byline.agency;
    for (const std::string& name : byline.names) {
      if (letters(name) == letters(article_.publisher)) continue;
      if (std::find(article_.byline.begin(), article_.byline.end(), name) == article_.byline.end())
        article_.byline.push_back(name);
      if (rank < 0) note_field(article_, "byline", said.from, said.bytes, confidence_of(said));
      rank = said.rank;
    }
  }
  if (article_.byline.empty()) take_byline_from_text();
}

// ------------------------------------------------------------------------------------------------ rest

void HtmlReader::read_standfirst() {
  if (!article_.standfirst.empty()) return;
  for (const Said& said : facts_.standfirst) {
    const std::string text = decoded(said.value);
    if (text.size() < 30) continue;
    // What only repeats the lead is no standfirst.
    const std::string head = letters(text).substr(0, 40);
    const bool repeats = std::any_of(
        article_.body.begin(),
        article_.body.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, article_.body.size())),
        [&](const Block& b) { return letters(b.text).starts_with(head); });
    if (repeats) return;
    article_.standfirst = text;
    return note_field(article_, "standfirst", said.from, said.bytes, confidence_of(said));
  }
}

void HtmlReader::read_rest() {
  if (const Said* section = best(facts_.section)) {
    article_.section = decoded(section->value);
    note_field(article_, "section", section->from, section->bytes, 0.9);
  }
  for (const std::string& topic : facts_.topics)
    if (std::find(article_.topics.begin(), article_.topics.end(), topic) == article_.topics.end())
      article_.topics.push_back(decoded(topic));
  for (const PageBlock& block : table_.blocks)
    if (const auto minutes = reading_minutes_in(block.text);
        minutes && block.words < 12 && !article_.reading_minutes) {
      article_.reading_minutes = minutes;
      note_field(article_, "reading_minutes", Source::text, block.bytes, 0.95);
    }
  StoryPlace story;
  if (!article_.body.empty() && last_block_ < table_.blocks.size())
    story = {table_.blocks[first_block_].first, table_.blocks[last_block_].first};
  article_.teasers = find_lists(page_, table_, order_, story, article_.url, limits_.teasers);
  if (!article_.teasers.empty()) note_field(article_, "teasers", Source::text, {}, 0.8);
  if (!article_.body.empty()) {
    article_.dateline = find_dateline(article_.body.front().text, article_.published);
    if (article_.dateline) note_field(article_, "dateline", Source::text, article_.body.front().bytes, 0.95);
    if (article_.agency.empty() && article_.dateline) article_.agency = article_.dateline->agency;
  }
  article_.access =
      facts_.not_free ? (count_words(article_) < 150 ? Access::stub : Access::metered) : Access::unknown;
}

struct KindRow {
  std::string_view type;  // of the linked data
  ArticleKind kind;
};

constexpr std::array kinds = {
    KindRow{"LiveBlogPosting", ArticleKind::live_blog}, KindRow{"OpinionNewsArticle", ArticleKind::opinion},
    KindRow{"VideoObject", ArticleKind::video},         KindRow{"ImageGallery", ArticleKind::gallery},
    KindRow{"PodcastEpisode", ArticleKind::audio},      KindRow{"AudioObject", ArticleKind::audio}};

void HtmlReader::decide_kind() {
  const std::size_t words = count_words(article_);
  std::size_t links = 0;
  for (const PageBlock& block : table_.blocks) links += block.link != no_node && block.words >= 4;
  const bool said = facts_.open_graph_type == "article" || best(facts_.published) != nullptr ||
                    (article_.published && !article_.byline.empty()) ||
                    std::any_of(facts_.types.begin(), facts_.types.end(), [](const std::string& t) {
                      return t.ends_with("Article") || t.ends_with("Posting");
                    });
  for (const KindRow& row : kinds)
    if (std::find(facts_.types.begin(), facts_.types.end(), row.type) != facts_.types.end() &&
        (row.kind != ArticleKind::video || words < 60))
      article_.kind = row.kind;
  const bool empty = words < 25 || (words < 80 && !said);
  if (!empty || (said && words > 0)) {
    const std::string section = ascii_lower(article_.section);
    if (article_.kind == ArticleKind::article &&
        (section == "opinion" || section == "opinions" || section == "meinung" || section == "commentisfree"))
      article_.kind = ArticleKind::opinion;
    return;
  }
  article_.kind = links > 15 ? ArticleKind::listing : ArticleKind::not_article;
  article_.body.clear();
}

}  // namespace

void read_html_article(const Page& page, Article& article, const Limits& limits) {
  HtmlReader(page, article, limits).run();
}

}  // namespace broadsheet
