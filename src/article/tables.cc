// tables.cc: tables, and the few lines that walk them. To teach Broadsheet a heading, a promo line or an
// agency, add a row.

#include "article/tables.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

struct Heading {
  std::string_view words;
  ListKind kind;
};

// Matched at the beginning of a short heading.
constexpr std::array headings = {
    Heading{"recommended", ListKind::recommended},
    Heading{"you may also like", ListKind::recommended},
    Heading{"you might also like", ListKind::recommended},
    Heading{"suggested", ListKind::recommended},
    Heading{"editor's picks", ListKind::recommended},
    Heading{"editors' picks", ListKind::recommended},
    Heading{"picked for you", ListKind::recommended},
    Heading{"we recommend", ListKind::recommended},
    Heading{"empfohlen", ListKind::recommended},
    Heading{"empfehlung", ListKind::recommended},
    Heading{"das könnte sie auch", ListKind::recommended},
    Heading{"lesen sie auch", ListKind::related},
    Heading{"nos recommandations", ListKind::recommended},
    Heading{"recommandé", ListKind::recommended},
    Heading{"te puede interesar", ListKind::recommended},
    Heading{"le puede interesar", ListKind::recommended},
    Heading{"recomend", ListKind::recommended},
    Heading{"おすすめ", ListKind::recommended},
    Heading{"موصى به", ListKind::recommended},
    Heading{"قد يعجبك", ListKind::recommended},
    Heading{"related", ListKind::related},
    Heading{"read more", ListKind::related},
    Heading{"read also", ListKind::related},
    Heading{"also read", ListKind::related},
    Heading{"read next", ListKind::related},
    Heading{"more on this", ListKind::related},
    Heading{"more stories like this", ListKind::related},
    Heading{"similar", ListKind::related},
    Heading{"see also", ListKind::related},
    Heading{"further reading", ListKind::related},
    Heading{"mehr zum thema", ListKind::related},
    Heading{"zum thema", ListKind::related},
    Heading{"weitere artikel", ListKind::related},
    Heading{"auch interessant", ListKind::related},
    Heading{"verwandte", ListKind::related},
    Heading{"passend dazu", ListKind::related},
    Heading{"à lire aussi", ListKind::related},
    Heading{"lire aussi", ListKind::related},
    Heading{"sur le même sujet", ListKind::related},
    Heading{"noticias relacionadas", ListKind::related},
    Heading{"relacionad", ListKind::related},
    Heading{"lea también", ListKind::related},
    Heading{"leggi anche", ListKind::related},
    Heading{"leia também", ListKind::related},
    Heading{"lees ook", ListKind::related},
    Heading{"läs också", ListKind::related},
    Heading{"læs også", ListKind::related},
    Heading{"les også", ListKind::related},
    Heading{"関連", ListKind::related},
    Heading{"あわせて読みたい", ListKind::related},
    Heading{"مواضيع ذات صلة", ListKind::related},
    Heading{"اقرأ أيضا", ListKind::related},
    Heading{"相关", ListKind::related},
    Heading{"相關", ListKind::related},
    Heading{"читайте также", ListKind::related},
    Heading{"관련", ListKind::related},
    Heading{"more from", ListKind::more_from},
    Heading{"more by", ListKind::more_from},
    Heading{"mehr von", ListKind::more_from},
    Heading{"weitere themen", ListKind::more_from},
    Heading{"plus de", ListKind::more_from},
    Heading{"más de", ListKind::more_from},
    Heading{"most read", ListKind::popular},
    Heading{"most popular", ListKind::popular},
    Heading{"most viewed", ListKind::popular},
    Heading{"trending", ListKind::popular},
    Heading{"popular", ListKind::popular},
    Heading{"meistgelesen", ListKind::popular},
    Heading{"meist gelesen", ListKind::popular},
    Heading{"les plus lus", ListKind::popular},
    Heading{"lo más leído", ListKind::popular},
    Heading{"top stories", ListKind::popular},
    Heading{"latest", ListKind::latest},
    Heading{"just in", ListKind::latest},
    Heading{"neueste", ListKind::latest},
    Heading{"aktuelle", ListKind::latest},
    Heading{"dernières", ListKind::latest},
    Heading{"últimas", ListKind::latest},
    Heading{"sponsored", ListKind::sponsored},
    Heading{"promoted", ListKind::sponsored},
    Heading{"around the web", ListKind::sponsored},
    Heading{"from our partners", ListKind::sponsored},
    Heading{"anzeige", ListKind::sponsored},
    Heading{"contenus sponsorisés", ListKind::sponsored},
};

struct NoteSign {
  std::string_view words;
  NoteKind kind;
};

// Matched at the beginning of a line.
constexpr std::array note_openings = {
    NoteSign{"correction:", NoteKind::correction},
    NoteSign{"corrections:", NoteKind::correction},
    NoteSign{"correction (", NoteKind::correction},
    NoteSign{"this article has been corrected", NoteKind::correction},
    NoteSign{"an earlier version of this", NoteKind::correction},
    NoteSign{"a previous version of this", NoteKind::correction},
    NoteSign{"this story has been corrected", NoteKind::correction},
    NoteSign{"korrektur:", NoteKind::correction},
    NoteSign{"in einer früheren version", NoteKind::correction},
    NoteSign{"rectificatif", NoteKind::correction},
    NoteSign{"fe de errores", NoteKind::correction},
    NoteSign{"clarification:", NoteKind::clarification},
    NoteSign{"editor's note", NoteKind::editors_note},
    NoteSign{"editor’s note", NoteKind::editors_note},
    NoteSign{"editors' note", NoteKind::editors_note},
    NoteSign{"anmerkung der redaktion", NoteKind::editors_note},
    NoteSign{"hinweis der redaktion", NoteKind::editors_note},
    NoteSign{"note de la rédaction", NoteKind::editors_note},
    NoteSign{"this article was updated", NoteKind::update},
    NoteSign{"this story was updated", NoteKind::update},
    NoteSign{"this story has been updated", NoteKind::update},
    NoteSign{"this article has been updated", NoteKind::update},
    NoteSign{"dieser artikel wurde aktualisiert", NoteKind::update},
    NoteSign{"for the latest news", NoteKind::promo},
    NoteSign{"sign up for", NoteKind::promo},
    NoteSign{"sign up to", NoteKind::promo},
    NoteSign{"subscribe to", NoteKind::promo},
    NoteSign{"subscribe now", NoteKind::promo},
    NoteSign{"follow us on", NoteKind::promo},
    NoteSign{"download our app", NoteKind::promo},
    NoteSign{"download the", NoteKind::promo},
    NoteSign{"get our", NoteKind::promo},
    NoteSign{"join our", NoteKind::promo},
    NoteSign{"like us on", NoteKind::promo},
    NoteSign{"click here to", NoteKind::promo},
    NoteSign{"read more at", NoteKind::promo},
    NoteSign{"for more", NoteKind::promo},
    NoteSign{"abonnieren sie", NoteKind::promo},
    NoteSign{"jetzt newsletter", NoteKind::promo},
    NoteSign{"melden sie sich", NoteKind::promo},
    NoteSign{"folgen sie uns", NoteKind::promo},
    NoteSign{"abonnez-vous", NoteKind::promo},
    NoteSign{"inscrivez-vous", NoteKind::promo},
    NoteSign{"suivez-nous", NoteKind::promo},
    NoteSign{"suscríbete", NoteKind::promo},
    NoteSign{"síguenos", NoteKind::promo},
    NoteSign{"newsletter", NoteKind::promo},
    NoteSign{"advertisement", NoteKind::promo},
    NoteSign{"anzeige", NoteKind::promo},
    NoteSign{"©", NoteKind::copyright},
    NoteSign{"copyright", NoteKind::copyright},
    NoteSign{"(c) 20", NoteKind::copyright},
    NoteSign{"all rights reserved", NoteKind::copyright},
    NoteSign{"alle rechte vorbehalten", NoteKind::copyright},
    NoteSign{"about the author", NoteKind::about_author},
    NoteSign{"über den autor", NoteKind::about_author},
    NoteSign{"über die autorin", NoteKind::about_author},
    NoteSign{"disclosure:", NoteKind::disclosure},
    NoteSign{"disclaimer:", NoteKind::disclosure},
};

constexpr std::array<std::string_view, 20> reading_words = {
    "min read",          "minute read",        "minutes read",     "mins read",
    "min. read",         "minutes to read",    "reading time",     "read time",
    "lesezeit",          "min. lesezeit",      "minuten lesezeit", "min de lecture",
    "temps de lecture",  "minutes de lecture", "min de lectura",   "tiempo de lectura",
    "minuti di lettura", "min leestijd",       "分で読",           "دقائق قراءة"};

struct Agency {
  std::string_view folded, name;
};

// Whole words.
constexpr std::array agencies = {
    Agency{"reuters", "Reuters"},
    Agency{"thomson reuters", "Reuters"},
    Agency{"ap", "AP"},
    Agency{"associated press", "AP"},
    Agency{"the associated press", "AP"},
    Agency{"afp", "AFP"},
    Agency{"agence france-presse", "AFP"},
    Agency{"dpa", "dpa"},
    Agency{"dpa-afx", "dpa-AFX"},
    Agency{"epd", "epd"},
    Agency{"kna", "KNA"},
    Agency{"sid", "SID"},
    Agency{"apa", "APA"},
    Agency{"upi", "UPI"},
    Agency{"bloomberg", "Bloomberg"},
    Agency{"xinhua", "Xinhua"},
    Agency{"tass", "TASS"},
    Agency{"ansa", "ANSA"},
    Agency{"efe", "EFE"},
    Agency{"europa press", "Europa Press"},
    Agency{"pti", "PTI"},
    Agency{"ani", "ANI"},
    Agency{"ians", "IANS"},
    Agency{"kyodo", "Kyodo"},
    Agency{"jiji", "Jiji"},
    Agency{"yonhap", "Yonhap"},
    Agency{"ntb", "NTB"},
    Agency{"tt", "TT"},
    Agency{"ritzau", "Ritzau"},
    Agency{"anp", "ANP"},
    Agency{"belga", "Belga"},
    Agency{"lusa", "Lusa"},
    Agency{"pap", "PAP"},
    Agency{"ctk", "ČTK"},
    Agency{"antara", "Antara"},
    Agency{"bernama", "Bernama"},
    Agency{"pa", "PA"},
    Agency{"pa media", "PA"},
    Agency{"canadian press", "The Canadian Press"},
    Agency{"the canadian press", "The Canadian Press"},
    Agency{"cp", "The Canadian Press"},
    Agency{"aap", "AAP"},
};

// Lower case of all scripts is not needed: the tables hold lower case, and pages write these words so or
// capitalised.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    char32_t lower =
        c.value < 0x80 ? static_cast<char32_t>(ascii_lower(static_cast<char>(c.value))) : c.value;
    if (lower >= 0xC0 && lower <= 0xDE && lower != 0xD7) lower += 0x20;  // À to Þ
    if (lower == U'’') lower = '\'';
    append_utf8(out, lower);
    at += c.size;
  }
  return out;
}

}  // namespace

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = text.empty() ? 0 : 1, wide = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    words += c.value == ' ';
    wide += c.value >= 0x3040 && c.value <= 0x9FFF;
    at += c.size;
  }
  return words + wide / 2;
}

std::optional<ListKind> list_kind_of(std::string_view heading) {
  const std::string text = folded(trim(heading));
  if (text.empty() || count_code_points(text) > 60) return std::nullopt;
  for (const Heading& each : headings)
    if (text.starts_with(each.words)) return each.kind;
  return std::nullopt;
}

std::optional<NoteKind> note_kind_of(std::string_view line) {
  std::string text = folded(trim(line).substr(0, 200));
  while (!text.empty() && (text[0] == '*' || text[0] == '(' || text[0] == '[' || text[0] == ' ') &&
         !text.starts_with("(c)"))
    text.erase(0, 1);
  for (const NoteSign& sign : note_openings)
    if (text.starts_with(folded(sign.words))) return sign.kind;
  return std::nullopt;
}

std::optional<int> reading_minutes_in(std::string_view line) {
  const std::string text = folded(trim(line));
  if (text.empty() || count_code_points(text) > 60) return std::nullopt;
  const bool said = std::any_of(reading_words.begin(), reading_words.end(), [&](std::string_view words) {
    return text.find(words) != std::string::npos;
  });
  if (!said) return std::nullopt;
  int minutes = 0;
  const std::size_t digits = text.find_first_of("0123456789");
  for (std::size_t i = digits; i < text.size() && is_ascii_digit(text[i]) && minutes < 1000; ++i)
    minutes = minutes * 10 + (text[i] - '0');
  if (digits == std::string::npos || minutes == 0) return std::nullopt;
  return minutes;
}

std::string_view agency_named(std::string_view text) {
  const std::string name = folded(trim(text));
  for (const Agency& agency : agencies)
    if (agency.folded == name) return agency.name;
  return {};
}

}  // namespace broadsheet
