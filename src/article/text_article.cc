// text_article.cc: an article out of plain text: what portals, mail programs, reader modes and screen readers
// leave.
//
//   head    labelled fields, headline, byline, date, reading time, section, standfirst       up to the first
//   prose body    paragraphs, subheads, list items; promo lines and notes are taken out            up to a
//   list's heading lists   "Recommended Stories" and the like: items with a bullet, a number or bare up to
//   the end
//
// Lines of a paragraph that were wrapped are joined again. Each zone is a loop over paragraphs with one
// question a line. Entry point: read_text_article().

#include "article/text_article.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "article/byline.h"
#include "article/dateline.h"
#include "article/fields.h"
#include "article/publishers.h"
#include "article/tables.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

struct Line {
  std::string text;  // collapsed
  ByteRange bytes;
  std::size_t indent = 0;
};
using Paragraph = std::vector<Line>;

enum class Label : std::uint8_t {
  headline,
  byline,
  published,
  updated,
  publisher,
  url,
  section,
  standfirst,
  nothing
};

struct LabelRow {
  std::string_view word;
  Label label;
};

// What stands before a colon at the head of a line. Lower case.
constexpr std::array labels = {
    LabelRow{"title", Label::headline},
    LabelRow{"headline", Label::headline},
    LabelRow{"subject", Label::headline},
    LabelRow{"betreff", Label::headline},
    LabelRow{"titel", Label::headline},
    LabelRow{"titre", Label::headline},
    LabelRow{"título", Label::headline},
    LabelRow{"titulo", Label::headline},
    LabelRow{"タイトル", Label::headline},
    LabelRow{"العنوان", Label::headline},
    LabelRow{"author", Label::byline},
    LabelRow{"authors", Label::byline},
    LabelRow{"by", Label::byline},
    LabelRow{"autor", Label::byline},
    LabelRow{"autorin", Label::byline},
    LabelRow{"auteur", Label::byline},
    LabelRow{"著者", Label::byline},
    LabelRow{"الكاتب", Label::byline},
    LabelRow{"date", Label::published},
    LabelRow{"published", Label::published},
    LabelRow{"posted", Label::published},
    LabelRow{"datum", Label::published},
    LabelRow{"veröffentlicht", Label::published},
    LabelRow{"fecha", Label::published},
    LabelRow{"publié", Label::published},
    LabelRow{"日付", Label::published},
    LabelRow{"التاريخ", Label::published},
    LabelRow{"updated", Label::updated},
    LabelRow{"last updated", Label::updated},
    LabelRow{"aktualisiert", Label::updated},
    LabelRow{"publisher", Label::publisher},
    LabelRow{"source", Label::publisher},
    LabelRow{"quelle", Label::publisher},
    LabelRow{"from", Label::publisher},
    LabelRow{"fuente", Label::publisher},
    LabelRow{"出典", Label::publisher},
    LabelRow{"المصدر", Label::publisher},
    LabelRow{"url", Label::url},
    LabelRow{"link", Label::url},
    LabelRow{"section", Label::section},
    LabelRow{"ressort", Label::section},
    LabelRow{"rubrique", Label::section},
    LabelRow{"summary", Label::standfirst},
    LabelRow{"standfirst", Label::standfirst},
};

std::vector<Paragraph> paragraphs_of(const Page& page) {
  std::vector<Paragraph> paragraphs;
  for (Node n = Page::root(); n != no_node; n = page.next(n)) {
    if (page.name(n) == "p") paragraphs.emplace_back();
    if (page.kind(n) != NodeKind::text || paragraphs.empty()) continue;
    const std::string_view text = page.text(n);
    const std::string_view inner = trim(text);
    paragraphs.back().push_back(
        {collapse(text), page.evidence(n), static_cast<std::size_t>(inner.data() - text.data())});
  }
  return paragraphs;
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    static constexpr std::u32string_view closing = U"\"'”’»)]」』“";
    if (closing.find(c.value) == std::u32string_view::npos) {
      static constexpr std::u32string_view stops = U".!?…。！？؟:";
      return stops.find(c.value) != std::u32string_view::npos;
    }
    text.remove_suffix(c.size);
  }
  return false;
}

// The text behind a bullet or number, empty where the line has none.
std::string_view behind_bullet(std::string_view line) {
  for (const std::string_view bullet :
       {"• ", "* ", "- ", "– ", "— ", "▪ ", "◦ ", "● ", "‣ ", "·  ", "→ ", "» ", "・", "□ ", "■ "})
    if (line.starts_with(bullet)) return trim(line.substr(bullet.size()));
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && is_ascii_digit(line[digits])) ++digits;
  if (digits > 0 && (line.substr(digits, 2) == ". " || line.substr(digits, 2) == ") "))
    return trim(line.substr(digits + 2));
  return {};
}

std::string joined(const Paragraph& paragraph) {
  std::string text;
  for (const Line& line : paragraph) text += (text.empty() ? "" : " ") + line.text;
  return text;
}

ByteRange bytes_of(const Paragraph& paragraph) {
  return {paragraph.front().bytes.begin, paragraph.back().bytes.end};
}

bool is_prose(const Paragraph& paragraph) {
  const std::string text = joined(paragraph);
  const std::size_t words = count_words(text);
  return (words >= 15 && ends_sentence(text)) || words >= 35;
}

class TextReader {
 public:
  TextReader(const Page& page, Article& article) : article_(article), paragraphs_(paragraphs_of(page)) {}

  void run() {
    read_head();
    read_body();
    read_lists();
    finish();
  }

 private:
  void read_head();
  void read_head_line(const Line& line);
  bool read_labelled(const Line& line);
  bool read_dated_headline(const Line& line);
  bool read_date_line(const Line& line);
  void set_label(Label label, std::string_view value, ByteRange bytes);
  void read_body();
  void read_body_paragraph(const Paragraph& paragraph);
  [[nodiscard]] bool opens_with_masthead() const;
  void read_masthead();
  [[nodiscard]] bool is_list_heading(const Paragraph& paragraph, std::size_t index) const;
  void read_lists();
  void add_item(std::string_view headline, ListKind kind, const std::string& heading);
  void finish();

  Article& article_;
  std::vector<Paragraph> paragraphs_;
  std::size_t at_ = 0;
};

// ------------------------------------------------------------------------------------------------ head

void TextReader::set_label(Label label, std::string_view value, ByteRange bytes) {
  const auto set = [&](const char* field, std::string& target) {
    if (!target.empty()) return;
    target = value;
    note_field(article_, field, Source::text, bytes, 0.95);
  };
  switch (label) {
    case Label::headline: return set("headline", article_.headline);
    case Label::publisher: return set("publisher", article_.publisher);
    case Label::section: return set("section", article_.section);
    case Label::standfirst: return set("standfirst", article_.standfirst);
    case Label::url:
      if (value.starts_with("http")) set("url", article_.url);
      return;
    case Label::byline:
      for (std::string& name : read_byline(value).names) article_.byline.push_back(std::move(name));
      if (!article_.byline.empty()) note_field(article_, "byline", Source::text, bytes, 0.95);
      return;
    case Label::published:
    case Label::updated: {
      const auto found = find_date(value);
      if (!found) return;
      const bool updated = label == Label::updated;
      (updated ? article_.updated : article_.published) = found->date;
      note_field(article_, updated ? "updated" : "published", Source::text, bytes, 0.95);
      return;
    }
    case Label::nothing: return;
  }
}

// "Title: …"; full-width colons too.
bool TextReader::read_labelled(const Line& line) {
  std::size_t colon = line.text.find(':'), size = 1;
  if (const std::size_t wide = line.text.find("："); wide < colon) {
    colon = wide;
    size = 3;
  }
  if (colon == std::string::npos || colon > 40) return false;
  std::string word;
  const std::string_view before = trim(std::string_view(line.text).substr(0, colon));
  for (std::size_t at = 0; at < before.size();) {
    const CodePoint c = decode_at(before, at);
    append_utf8(word, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
    at += c.size;
  }
  const auto row =
      std::find_if(labels.begin(), labels.end(), [&](const LabelRow& r) { return r.word == word; });
  if (row == labels.end()) return false;
  set_label(row->label, trim(std::string_view(line.text).substr(colon + size)), line.bytes);
  return true;
}

// " date 2022-12-09 White House warns of …": the line that some collectors put first.
bool TextReader::read_dated_headline(const Line& line) {
  std::string_view rest = line.text;
  if (!starts_with_ignoring_case(rest, "date ")) return false;
  rest = trim(rest.substr(5));
  const auto date = parse_iso_date(rest.substr(0, rest.find(' ')));
  if (!date) return false;
  article_.published = date;
  note_field(article_, "published", Source::capture_header, line.bytes, 0.98);
  if (const std::size_t blank = rest.find(' ');
      blank != std::string_view::npos && article_.headline.empty()) {
    article_.headline = trim(rest.substr(blank));
    note_field(article_, "headline", Source::capture_header, line.bytes, 0.98);
  }
  return true;
}

// A line that is a date and little else.
bool TextReader::read_date_line(const Line& line) {
  const auto found = find_date(line.text);
  if (!found || count_words(line.text) > 14) return false;
  const std::string_view before = trim(std::string_view(line.text).substr(0, found->begin));
  const std::string_view after =
      trim(std::string_view(line.text).substr(std::min(found->end, line.text.size())));
  if (count_words(before) > 5 || count_words(after) > 7) return false;
  const bool updated = find_ignoring_case(before, "updat") != std::string_view::npos ||
                       find_ignoring_case(before, "aktualis") != std::string_view::npos;
  auto& target = updated ? article_.updated : article_.published;
  if (!target) {
    target = found->date;
    note_field(article_, updated ? "updated" : "published", Source::text, line.bytes, 0.9);
  }
  // "The Beacon · 9 December 2022", "Ada Marsh, December 9, 2022"
  std::string_view rest = before;
  while (!rest.empty() && decode_before(rest, rest.size()).value != ')' &&
         u_ispunct(static_cast<UChar32>(decode_before(rest, rest.size()).value)) != 0)
    rest.remove_suffix(decode_before(rest, rest.size()).size);
  if (article_.byline.empty() && (opens_byline(rest) || is_bare_name(rest)))
    set_label(Label::byline, rest, line.bytes);
  if (!reading_minutes_in(after)) return true;
  article_.reading_minutes = reading_minutes_in(after);
  return true;
}

void TextReader::read_head_line(const Line& line) {
  if (line.text.empty() || read_labelled(line) || read_dated_headline(line)) return;
  if (line.text.starts_with("http://") || line.text.starts_with("https://"))
    return set_label(Label::url, line.text, line.bytes);
  if (const auto minutes = reading_minutes_in(line.text)) {
    article_.reading_minutes = minutes;
    note_field(article_, "reading_minutes", Source::text, line.bytes, 0.98);
    if (find_date(line.text)) read_date_line(line);
    return;
  }
  if (article_.headline.empty() && count_words(line.text) <= 3 && !ends_sentence(line.text) &&
      paragraphs_.size() > 3) {
    if (const std::string_view known = publisher_named(line.text); !known.empty())
      return set_label(Label::publisher, known, line.bytes);
  }
  if (!article_.headline.empty() && article_.byline.empty() &&
      (opens_byline(line.text) || is_bare_name(line.text))) {
    const Byline byline = read_byline(line.text);
    article_.byline = byline.names;
    if (article_.agency.empty()) article_.agency = byline.agency;
    if (!article_.byline.empty())
      note_field(article_, "byline", Source::text, line.bytes, opens_byline(line.text) ? 0.95 : 0.85);
    if (const auto date = find_date(line.text); date && !article_.published)
      set_label(Label::published, line.text, line.bytes);
    return;
  }
  if (read_date_line(line)) return;
  if (note_kind_of(line.text)) return;
  if (article_.headline.empty()) return set_label(Label::headline, line.text, line.bytes);
  if (article_.publisher.empty() && !publisher_named(line.text).empty())
    return set_label(Label::publisher, publisher_named(line.text), line.bytes);
  if (article_.standfirst.empty() && count_words(line.text) >= 6)
    return set_label(Label::standfirst, line.text, line.bytes);
}

// "The Beacon", perhaps a section, a blank line, then the headline: a short first paragraph before a longer
// line.
bool TextReader::opens_with_masthead() const {
  if (paragraphs_.size() < 4 || is_prose(paragraphs_[0]) || is_prose(paragraphs_[1]) ||
      paragraphs_[0].size() > 2)
    return false;
  for (const Line& line : paragraphs_[0])
    if (count_words(line.text) > 4 || line.text.find(':') != std::string::npos || find_date(line.text) ||
        reading_minutes_in(line.text))
      return false;
  const Line& next = paragraphs_[1].front();
  return count_words(next.text) >= 5 && !opens_byline(next.text) && !find_date(next.text) &&
         !starts_with_ignoring_case(paragraphs_[0][0].text, "date ");
}

void TextReader::read_masthead() {
  const Paragraph& first = paragraphs_[0];
  set_label(Label::publisher, first[0].text, first[0].bytes);
  if (first.size() == 2) set_label(Label::section, first[1].text, first[1].bytes);
  at_ = 1;
}

void TextReader::read_head() {
  if (opens_with_masthead()) read_masthead();
  for (; at_ < paragraphs_.size() && !is_prose(paragraphs_[at_]); ++at_) {
    if (!article_.headline.empty() && is_list_heading(paragraphs_[at_], at_)) return;
    // What opens with a dateline is the first paragraph, however short.
    if (!article_.headline.empty() && find_dateline(paragraphs_[at_].front().text, article_.published))
      return;
    for (const Line& line : paragraphs_[at_]) read_head_line(line);
  }
  if (article_.headline.empty() && at_ < paragraphs_.size()) flag(article_, "no-headline");
}

// ------------------------------------------------------------------------------------------------ body

// A short line by itself that announces other stories, with something behind it.
bool TextReader::is_list_heading(const Paragraph& paragraph, std::size_t index) const {
  const std::string& text = paragraph.front().text;
  if (!list_kind_of(text) || count_words(text) > 7 || (ends_sentence(text) && !text.ends_with(':')))
    return false;
  return paragraph.size() > 1 || index + 1 < paragraphs_.size();
}

void TextReader::read_body_paragraph(const Paragraph& paragraph) {
  const std::string text = joined(paragraph);
  if (const auto kind = note_kind_of(text)) {
    article_.notes.push_back({*kind, text, std::nullopt});
    return;
  }
  const bool bulleted = !behind_bullet(paragraph.front().text).empty();
  if (bulleted) {
    for (const Line& line : paragraph) {
      const std::string_view item = behind_bullet(line.text);
      if (item.empty() && !article_.body.empty()) {
        article_.body.back().text += " " + line.text;
      } else {
        article_.body.push_back(
            {BlockKind::list_item, std::string(item.empty() ? line.text : item), std::nullopt, line.bytes});
      }
    }
    return;
  }
  const bool subhead = !ends_sentence(text) && count_words(text) <= 10 && paragraph.size() == 1;
  article_.body.push_back(
      {subhead ? BlockKind::subhead : BlockKind::paragraph, text, std::nullopt, bytes_of(paragraph)});
}

void TextReader::read_body() {
  for (; at_ < paragraphs_.size(); ++at_) {
    if (is_list_heading(paragraphs_[at_], at_)) break;
    read_body_paragraph(paragraphs_[at_]);
  }
  // What ends a body without a full stop is furniture, no subhead.
  while (!article_.body.empty() && article_.body.back().kind == BlockKind::subhead) {
    article_.notes.push_back({NoteKind::promo, article_.body.back().text, std::nullopt});
    article_.body.pop_back();
  }
}

// ----------------------------------------------------------------------------------------------- lists

void TextReader::add_item(std::string_view headline, ListKind kind, const std::string& heading) {
  Teaser teaser;
  teaser.kind = kind;
  teaser.heading = heading;
  teaser.headline = headline;
  article_.teasers.push_back(std::move(teaser));
}

void TextReader::read_lists() {
  ListKind kind = ListKind::related;
  std::string heading;
  bool open = false;  // the last item has no text yet
  for (; at_ < paragraphs_.size(); ++at_) {
    const Paragraph& paragraph = paragraphs_[at_];
    std::size_t first = 0;
    if (is_list_heading(paragraph, at_)) {
      heading = paragraph.front().text;
      kind = *list_kind_of(heading);
      first = 1;
      open = false;
      // "Related: Why cranes sing in the wind" is heading and item in one line.
      const std::size_t colon = heading.find(':');
      const std::string item(colon == std::string::npos ? ""
                                                        : trim(std::string_view(heading).substr(colon + 1)));
      if (colon != std::string::npos) heading.resize(colon);
      if (!item.empty()) add_item(item, ListKind::inline_link, heading);
    }
    for (std::size_t i = first; i < paragraph.size(); ++i) {
      const Line& line = paragraph[i];
      const std::string_view item = behind_bullet(line.text);
      if (!item.empty()) {
        add_item(item, kind, heading);
        open = true;
        continue;
      }
      if (const auto note = note_kind_of(line.text); note && i == 0 && count_words(line.text) < 40) {
        article_.notes.push_back({*note, line.text, std::nullopt});
        continue;
      }
      const bool sentence =
          ends_sentence(line.text) || line.text.ends_with("[…]") || count_words(line.text) > 18;
      Teaser* last = article_.teasers.empty() || article_.teasers.back().heading != heading
                         ? nullptr
                         : &article_.teasers.back();
      if (last != nullptr && line.text.starts_with("http")) {
        last->url = line.text;
      } else if (last != nullptr && (open || i > first) &&
                 (sentence || !last->text.empty() || line.indent > 0)) {
        last->text += (last->text.empty() ? "" : " ") + line.text;
      } else {
        add_item(line.text, kind, heading);
        open = true;
        continue;
      }
      open = i + 1 < paragraph.size();
    }
  }
  if (!article_.teasers.empty()) {
    const std::uint64_t end = paragraphs_.back().back().bytes.end;
    note_field(article_, "teasers", Source::text, {end, end}, 0.9);
  }
}

// ---------------------------------------------------------------------------------------------- finish

void TextReader::finish() {
  if (!article_.body.empty())
    note_field(article_, "body", Source::text,
               {article_.body.front().bytes.begin, article_.body.back().bytes.end}, 0.95);
  if (article_.publisher.empty())
    for (const Note& note : article_.notes)
      if (const std::string name = publisher_in_note(note.text);
          !name.empty() && article_.publisher.empty()) {
        article_.publisher = name;
        note_field(article_, "publisher", Source::text, {}, 0.8);
      }
  if (article_.body.empty()) {
    article_.kind = article_.teasers.empty() ? ArticleKind::not_article : ArticleKind::listing;
    return;
  }
  article_.dateline = find_dateline(article_.body.front().text, article_.published);
  if (article_.dateline) note_field(article_, "dateline", Source::text, article_.body.front().bytes, 0.95);
  if (article_.agency.empty() && article_.dateline) article_.agency = article_.dateline->agency;
}

}  // namespace

void read_text_article(const Page& page, Article& article) {
  TextReader(page, article).run();
}

}  // namespace broadsheet
