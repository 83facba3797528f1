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
#include "article/credits.h"
#include "article/dateline.h"
#include "article/fields.h"
#include "article/publishers.h"
#include "article/tables.h"
#include "article/wide_byline.h"
#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"
#include "text/lower.h"

namespace broadsheet {
namespace {

struct Line {
  std::string text;  // collapsed
  ByteRange bytes;
  std::size_t indent = 0;
  std::string cells = {};  // as a row of a table, where tabs stand in it
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
  sender,
  nothing
};

struct LabelRow {
  std::string_view word;
  Label label;
  bool mail = false;  // only before an address: "Von: Alduser Bote <news@bote.example>"
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
    LabelRow{"titolo", Label::headline},
    LabelRow{"tytuł", Label::headline},
    LabelRow{"objet", Label::headline},
    LabelRow{"asunto", Label::headline},
    LabelRow{"oggetto", Label::headline},
    LabelRow{"assunto", Label::headline},
    LabelRow{"onderwerp", Label::headline},
    LabelRow{"件名", Label::headline},
    LabelRow{"タイトル", Label::headline},
    LabelRow{"العنوان", Label::headline},
    LabelRow{"author", Label::byline},
    LabelRow{"authors", Label::byline},
    LabelRow{"by", Label::byline},
    LabelRow{"autor", Label::byline},
    LabelRow{"autorin", Label::byline},
    LabelRow{"auteur", Label::byline},
    LabelRow{"autore", Label::byline},
    LabelRow{"autora", Label::byline},
    LabelRow{"著者", Label::byline},
    LabelRow{"الكاتب", Label::byline},
    LabelRow{"date", Label::published},
    LabelRow{"published", Label::published},
    LabelRow{"posted", Label::published},
    LabelRow{"datum", Label::published},
    LabelRow{"veröffentlicht", Label::published},
    LabelRow{"fecha", Label::published},
    LabelRow{"publié", Label::published},
    LabelRow{"publicado", Label::published},
    LabelRow{"pubblicato", Label::published},
    LabelRow{"gepubliceerd", Label::published},
    LabelRow{"data", Label::published},
    LabelRow{"sent", Label::published},
    LabelRow{"gesendet", Label::published},
    LabelRow{"envoyé", Label::published},
    LabelRow{"enviado", Label::published},
    LabelRow{"inviato", Label::published},
    LabelRow{"verzonden", Label::published},
    LabelRow{"公開日", Label::published},
    LabelRow{"送信日時", Label::published},
    LabelRow{"日付", Label::published},
    LabelRow{"التاريخ", Label::published},
    LabelRow{"updated", Label::updated},
    LabelRow{"last updated", Label::updated},
    LabelRow{"aktualisiert", Label::updated},
    LabelRow{"publisher", Label::publisher},
    LabelRow{"source", Label::publisher},
    LabelRow{"quelle", Label::publisher},
    LabelRow{"from", Label::sender},
    LabelRow{"von", Label::sender, true},
    LabelRow{"de", Label::sender, true},
    LabelRow{"da", Label::sender, true},
    LabelRow{"van", Label::sender, true},
    LabelRow{"差出人", Label::sender},
    LabelRow{"to", Label::nothing, true},
    LabelRow{"an", Label::nothing, true},
    LabelRow{"à", Label::nothing, true},
    LabelRow{"a", Label::nothing, true},
    LabelRow{"para", Label::nothing, true},
    LabelRow{"aan", Label::nothing, true},
    LabelRow{"cc", Label::nothing, true},
    LabelRow{"宛先", Label::nothing},
    LabelRow{"fonte", Label::publisher},
    LabelRow{"bron", Label::publisher},
    LabelRow{"fuente", Label::publisher},
    LabelRow{"出典", Label::publisher},
    LabelRow{"المصدر", Label::publisher},
    LabelRow{"url", Label::url},
    LabelRow{"link", Label::url},
    LabelRow{"section", Label::section},
    LabelRow{"ressort", Label::section},
    LabelRow{"rubrique", Label::section},
    LabelRow{"rubriek", Label::section},
    LabelRow{"sección", Label::section},
    LabelRow{"sezione", Label::section},
    LabelRow{"secção", Label::section},
    LabelRow{"seção", Label::section},
    LabelRow{"分野", Label::section},
    LabelRow{"summary", Label::standfirst},
    LabelRow{"standfirst", Label::standfirst},
};

// What a screen reader says before a text, lower case.
enum class Spoken : std::uint8_t { heading, link, silent };
struct SpokenRow {
  std::string_view words;
  Spoken spoken;
};
constexpr std::array spoken_rows = {SpokenRow{"heading level ", Spoken::heading},
                                    SpokenRow{"überschrift ebene ", Spoken::heading},
                                    SpokenRow{"titre niveau ", Spoken::heading},
                                    SpokenRow{"encabezado nivel ", Spoken::heading},
                                    SpokenRow{"intestazione livello ", Spoken::heading},
                                    SpokenRow{"cabeçalho nível ", Spoken::heading},
                                    SpokenRow{"kop niveau ", Spoken::heading},
                                    SpokenRow{"見出しレベル", Spoken::heading},
                                    SpokenRow{"visited link ", Spoken::link},
                                    SpokenRow{"link ", Spoken::link},
                                    SpokenRow{"lien ", Spoken::link},
                                    SpokenRow{"enlace ", Spoken::link},
                                    SpokenRow{"collegamento ", Spoken::link},
                                    SpokenRow{"ligação ", Spoken::link},
                                    SpokenRow{"リンク ", Spoken::link},
                                    SpokenRow{"graphic ", Spoken::silent},
                                    SpokenRow{"grafik ", Spoken::silent},
                                    SpokenRow{"graphique ", Spoken::silent},
                                    SpokenRow{"gráfico ", Spoken::silent},
                                    SpokenRow{"elemento grafico ", Spoken::silent},
                                    SpokenRow{"afbeelding ", Spoken::silent},
                                    SpokenRow{"グラフィック ", Spoken::silent},
                                    SpokenRow{"list with ", Spoken::silent},
                                    SpokenRow{"liste mit ", Spoken::silent},
                                    SpokenRow{"liste avec ", Spoken::silent},
                                    SpokenRow{"lista con ", Spoken::silent},
                                    SpokenRow{"elenco con ", Spoken::silent},
                                    SpokenRow{"lista com ", Spoken::silent},
                                    SpokenRow{"lijst met ", Spoken::silent},
                                    SpokenRow{"リスト ", Spoken::silent},
                                    SpokenRow{"out of list", Spoken::silent},
                                    SpokenRow{"ende liste", Spoken::silent},
                                    SpokenRow{"hors de liste", Spoken::silent},
                                    SpokenRow{"fuera de lista", Spoken::silent},
                                    SpokenRow{"fuori elenco", Spoken::silent},
                                    SpokenRow{"fora da lista", Spoken::silent},
                                    SpokenRow{"uit lijst", Spoken::silent},
                                    SpokenRow{"button ", Spoken::silent},
                                    SpokenRow{"schalter ", Spoken::silent}};

const SpokenRow* spoken_before(std::string_view line) {
  const std::string folded = lowered(line.substr(0, 40));
  const auto row = std::find_if(spoken_rows.begin(), spoken_rows.end(),
                                [&](const SpokenRow& r) { return folded.starts_with(r.words); });
  return row == spoken_rows.end() ? nullptr : &*row;
}

std::string cells_of(std::string_view line) {
  if (trim(line).find('\t') == std::string_view::npos) return {};
  std::vector<std::string> cells;
  for (const std::string_view cell : split(line, '\t')) cells.push_back(collapse(cell));
  return join(cells, "\t");
}

// What is copied from a page's table: a line a row, tabs between the cells.
bool is_table(const Paragraph& paragraph) {
  return paragraph.size() >= 2 && std::none_of(paragraph.begin(), paragraph.end(),
                                               [](const Line& line) { return line.cells.empty(); });
}

std::vector<Paragraph> paragraphs_of(const Page& page) {
  std::vector<Paragraph> paragraphs;
  for (Node n = Page::root(); n != no_node; n = page.next(n)) {
    if (page.name(n) == "p") paragraphs.emplace_back();
    if (page.kind(n) != NodeKind::text || paragraphs.empty()) continue;
    const std::string_view text = page.text(n);
    const std::string_view inner = trim(text);
    paragraphs.back().push_back({collapse(text), page.evidence(n),
                                 static_cast<std::size_t>(inner.data() - text.data()), cells_of(text)});
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

// Lines of scripts without spaces are joined without one.
bool is_wide(char32_t c) {
  return c >= 0x2E80 && c <= 0xFF60 && !(c >= 0xAC00 && c <= 0xD7A3);
}

std::string joined(const Paragraph& paragraph) {
  std::string text;
  for (const Line& line : paragraph) {
    const bool wide = !text.empty() && !line.text.empty() &&
                      is_wide(decode_before(text, text.size()).value) &&
                      is_wide(decode_at(line.text, 0).value);
    text += (text.empty() || wide ? "" : " ") + line.text;
  }
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

// A line that belongs to no story: an advertisement's mark, "Page 1 of 2".
bool is_furniture(std::string_view line) {
  constexpr std::array<std::string_view, 7> page_words = {"page ", "seite ", "página ", "pagina ",
                                                          "sida ", "side ",  "strona "};
  if (line.size() > 40) return false;
  const std::string folded = lowered(line);
  if (is_advertising_mark(folded) || folded == "--") return true;
  return (folded.ends_with("ページ") && is_ascii_digit(folded[0])) ||
         std::any_of(page_words.begin(), page_words.end(), [&](std::string_view w) {
           return folded.starts_with(w) && folded.size() > w.size() && is_ascii_digit(folded[w.size()]);
         });
}

// Three lines or more of a word or two each: a menu, a row of buttons.
bool is_menu(const Paragraph& paragraph) {
  constexpr std::size_t longest = 24;  // bytes
  return paragraph.size() >= 3 && std::all_of(paragraph.begin(), paragraph.end(), [](const Line& line) {
           return count_words(line.text) <= 3 && line.text.size() <= longest && !ends_sentence(line.text) &&
                  behind_bullet(line.text).empty() && !find_date(line.text) && !tells_reading_time(line.text);
         });
}

std::vector<std::string> names_in(std::string_view line) {
  auto wide = read_wide_byline(line);
  return wide.empty() ? read_byline(line).names : wide;
}

// "浜田しおり" beside a date: no words but a name.
bool is_wide_bare_name(std::string_view text) {
  if (count_code_points(text) < 2 || count_code_points(text) > 7) return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (c.value < 0x3040 || c.value > 0xD7A3) return false;
    at += c.size;
  }
  return true;
}

class TextReader {
 public:
  TextReader(const Page& page, Article& article) : article_(article), paragraphs_(paragraphs_of(page)) {
    take_spoken_words();
    std::erase_if(paragraphs_, [](const Paragraph& p) {
      return p.empty() || (p.size() == 1 && is_furniture(p[0].text) && p[0].text != "--");
    });
  }

  void run() {
    read_head();
    read_body();
    read_lists();
    finish();
  }

 private:
  void read_head();
  void take_spoken_words();
  [[nodiscard]] bool stands_before_byline(std::size_t index) const;
  void read_head_line(const Line& line);
  bool read_labelled(const Line& line);
  bool read_dated_headline(const Line& line);
  bool read_date_line(const Line& line);
  void take_name(std::string_view name, ByteRange bytes);
  void set_label(Label label, std::string_view value, ByteRange bytes);
  void read_body();
  void read_body_paragraph(const Paragraph& paragraph);
  void read_signature();
  [[nodiscard]] bool opens_with_masthead() const;
  void read_masthead();
  [[nodiscard]] bool is_list_heading(const Paragraph& paragraph, std::size_t index) const;
  void read_lists();
  void add_item(std::string_view headline, ListKind kind, const std::string& heading);
  void read_closing_credits();
  void finish();

  Article& article_;
  std::vector<Paragraph> paragraphs_;
  std::size_t at_ = 0;
};

// ------------------------------------------------------------------------------------------------ head

void TextReader::set_label(Label label, std::string_view value, ByteRange bytes) {
  const auto set = [&](const char* field, std::string& target, std::optional<std::string_view> own = {}) {
    if (!target.empty()) return;
    target = own.value_or(value);
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
      for (std::string& name : names_in(value)) article_.byline.push_back(std::move(name));
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
    case Label::sender: return set("publisher", article_.publisher, trim(value.substr(0, value.find('<'))));
    case Label::nothing: return;
  }
}

// Where a screen reader was written down, what it says of headings, links and pictures is taken off.
void TextReader::take_spoken_words() {
  const auto is_heading = [](const Line& line) {
    const SpokenRow* row = spoken_before(line.text);
    return row != nullptr && row->spoken == Spoken::heading;
  };
  const bool spoken = std::any_of(paragraphs_.begin(), paragraphs_.end(), [&](const Paragraph& p) {
    return std::any_of(p.begin(), p.end(), is_heading);
  });
  if (!spoken) return;
  for (Paragraph& paragraph : paragraphs_)
    std::erase_if(paragraph, [](Line& line) {
      const std::string_view item = behind_bullet(line.text);
      const std::string_view text = item.empty() ? std::string_view(line.text) : item;
      const SpokenRow* row = spoken_before(text);
      if (row == nullptr) return false;
      if (row->spoken == Spoken::silent) return true;
      std::string_view rest = text.substr(row->words.size());
      if (row->spoken == Spoken::heading)
        rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));  // its level
      line.text = (item.empty() ? "" : "• ") + std::string(trim(rest));
      return false;
    });
}

// What a byline or date line follows is no part of the body yet: a standfirst.
bool TextReader::stands_before_byline(std::size_t index) const {
  if (index + 1 >= paragraphs_.size() || !article_.byline.empty() || article_.published) return false;
  const Paragraph& next = paragraphs_[index + 1];
  const std::string& line = next.front().text;
  if (is_prose(next) || count_words(line) > 14) return false;
  if (opens_byline(line) || is_bare_name(line) || !read_wide_byline(line).empty()) return true;
  return (find_date(line) && count_words(line) <= 8) || (next.size() > 1 && find_date(next[1].text));
}

// "Title: …"; full-width colons too.
bool TextReader::read_labelled(const Line& line) {
  std::size_t colon = line.text.find(':'), size = 1;
  if (const std::size_t wide = line.text.find("："); wide < colon) {
    colon = wide;
    size = 3;
  }
  if (colon == std::string::npos || colon > 40) return false;
  const std::string word = lowered(trim(std::string_view(line.text).substr(0, colon)));
  const std::string_view value = trim(std::string_view(line.text).substr(colon + size));
  const auto row =
      std::find_if(labels.begin(), labels.end(), [&](const LabelRow& r) { return r.word == word; });
  if (row == labels.end() || (row->mail && value.find('@') == std::string_view::npos)) return false;
  set_label(row->label, value, line.bytes);
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

void TextReader::take_name(std::string_view name, ByteRange bytes) {
  if (!article_.byline.empty()) return;
  article_.byline.emplace_back(name);
  note_field(article_, "byline", Source::text, bytes, 0.8);
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
  while (
      !rest.empty() && decode_before(rest, rest.size()).value != ')' &&
      (u_ispunct(static_cast<UChar32>(decode_before(rest, rest.size()).value)) != 0 || rest.ends_with('|')))
    rest.remove_suffix(decode_before(rest, rest.size()).size);
  rest = trim(rest);
  if (is_wide_bare_name(rest)) take_name(rest, line.bytes);
  if (article_.byline.empty() && (opens_byline(rest) || is_bare_name(rest)))
    set_label(Label::byline, rest, line.bytes);
  if (const auto minutes = reading_minutes_in(after)) article_.reading_minutes = minutes;
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
      (opens_byline(line.text) || is_bare_name(line.text) || !read_wide_byline(line.text).empty())) {
    article_.byline = names_in(line.text);
    if (article_.agency.empty()) article_.agency = read_byline(line.text).agency;
    if (!article_.byline.empty())
      note_field(article_, "byline", Source::text, line.bytes, opens_byline(line.text) ? 0.95 : 0.85);
    if (const auto date = find_date(line.text); date && !article_.published)
      set_label(Label::published, line.text, line.bytes);
    return;
  }
  // "AP" on a line of its own, where other articles name their author.
  if (const std::string_view agency = agency_named(line.text);
      !agency.empty() && !article_.headline.empty() && article_.agency.empty()) {
    article_.agency = agency;
    return note_field(article_, "agency", Source::text, line.bytes, 0.9);
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
  if (paragraphs_.size() < 4 || is_prose(paragraphs_[0]) ||
      (is_prose(paragraphs_[1]) && !stands_before_byline(1)) || paragraphs_[0].size() > 2)
    return false;
  for (const Line& line : paragraphs_[0])
    if (count_words(line.text) > 4 || line.text.find(':') != std::string::npos || find_date(line.text) ||
        tells_reading_time(line.text))
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
  for (; at_ < paragraphs_.size() && (!is_prose(paragraphs_[at_]) || stands_before_byline(at_)); ++at_) {
    if (is_menu(paragraphs_[at_])) continue;
    if (!article_.headline.empty() && is_list_heading(paragraphs_[at_], at_)) return;
    // What opens with a dateline is the first paragraph, however short.
    if (!article_.headline.empty() && find_dateline(paragraphs_[at_].front().text, article_.published))
      return;
    const Paragraph& paragraph = paragraphs_[at_];
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
      // "浜田しおり", the date under it: no script tells that it is a name, its place does.
      const bool dated = i + 1 < paragraph.size() && find_date(paragraph[i + 1].text).has_value();
      if (dated && !article_.headline.empty() && is_wide_bare_name(paragraph[i].text))
        take_name(paragraph[i].text, paragraph[i].bytes);
      else
        read_head_line(paragraph[i]);
    }
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
  if (is_table(paragraph)) {
    for (const Line& row : paragraph)
      article_.body.push_back({BlockKind::table, row.cells, std::nullopt, row.bytes});
    return;
  }
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

// "-- " ends a mail: what follows is not the story's.
void TextReader::read_signature() {
  for (; at_ < paragraphs_.size(); ++at_)
    for (const Line& line : paragraphs_[at_])
      if (const auto kind = note_kind_of(line.text))
        article_.notes.push_back({*kind, line.text, std::nullopt});
}

void TextReader::read_body() {
  for (; at_ < paragraphs_.size(); ++at_) {
    if (is_list_heading(paragraphs_[at_], at_)) break;
    if (is_menu(paragraphs_[at_]) && !is_table(paragraphs_[at_])) continue;
    if (paragraphs_[at_].front().text == "--") return read_signature();
    if (paragraphs_[at_].size() == 1 && paragraphs_[at_][0].text.starts_with("http") &&
        paragraphs_[at_][0].text.find(' ') == std::string::npos) {
      set_label(Label::url, paragraphs_[at_][0].text, paragraphs_[at_][0].bytes);
      continue;
    }
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

// "(Reporting by …; Editing by …)" under the story.
void TextReader::read_closing_credits() {
  if (article_.body.size() < 2) return;
  const std::string& line = article_.body.back().text;
  article_.credits = read_credits(line);
  if (article_.credits.empty()) return;
  if (article_.agency.empty()) article_.agency = agency_of_credits(line, article_.credits);
  article_.body.pop_back();
}

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
  read_closing_credits();
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
