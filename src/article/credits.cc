// credits.cc: the line is parted at semicolons and stops before a credit word; each part must begin with one,
// and what follows is read as a byline. Entry point: read_credits().

#include "article/credits.h"

#include <algorithm>
#include <array>

#include "article/byline.h"
#include "article/tables.h"
#include "base/strings.h"
#include "base/word_table.h"

namespace broadsheet {
namespace {

struct CreditWord {
  std::string_view words, role;
};

// What opens a part of a credits line, lower case.
constexpr std::array credit_words = {
    CreditWord{"additional reporting by ", "reporting"},
    CreditWord{"additional reporting from ", "reporting"},
    CreditWord{"with additional reporting by ", "reporting"},
    CreditWord{"with reporting by ", "reporting"},
    CreditWord{"with reporting from ", "reporting"},
    CreditWord{"with a report from ", "reporting"},
    CreditWord{"with reports from ", "reporting"},
    CreditWord{"with files from ", "reporting"},
    CreditWord{"reporting and writing by ", "reporting"},
    CreditWord{"reporting by ", "reporting"},
    CreditWord{"reporting and editing by ", "editing"},
    CreditWord{"writing and reporting by ", "writing"},
    CreditWord{"writing by ", "writing"},
    CreditWord{"written by ", "writing"},
    CreditWord{"editing by ", "editing"},
    CreditWord{"edited by ", "editing"},
    CreditWord{"compiled by ", "compilation"},
    CreditWord{"translated by ", "translation"},
    CreditWord{"translation by ", "translation"},
    CreditWord{"photographs by ", "photograph"},
    CreditWord{"photos by ", "photograph"},
    CreditWord{"graphics by ", "graphic"},
    CreditWord{"graphic by ", "graphic"},
    CreditWord{"illustration by ", "illustration"},
    CreditWord{"fact-checked by ", "fact check"},
    CreditWord{"contributing: ", "reporting"},
    CreditWord{"mitarbeit: ", "reporting"},
    CreditWord{"redaktion: ", "editing"},
    CreditWord{"editor: ", "editing"},
    CreditWord{"editors: ", "editing"},
    CreditWord{"责任编辑：", "editing"},
    CreditWord{"责任编辑:", "editing"},
    CreditWord{"責任編輯：", "editing"},
    CreditWord{"編輯：", "editing"},
    CreditWord{"编辑：", "editing"},
    CreditWord{"Übersetzung: ", "translation"},
    CreditWord{"aus dem englischen von ", "translation"},
    CreditWord{"traduit par ", "translation"},
    CreditWord{"traducción de ", "translation"},
    CreditWord{"edición de ", "editing"},
};

constexpr PartTable credit_parts(credit_words, &CreditWord::words);

constexpr std::size_t longest_line = 600;  // bytes

const CreditWord* credit_word_of(std::string_view part) {
  const std::size_t row = credit_parts.opening_of_lowered(part);
  return row == no_row ? nullptr : &credit_words[row];
}

// Where the next credit of a part begins: "编辑：李明 责任编辑：王华", "Übersetzung: Ada Marsh, Redaktion:
// Ben Cole". At its end where none does.
std::size_t next_credit(std::string_view part, std::size_t from) {
  std::size_t next = std::min(part.find("责任编辑", from), part.size());
  for (std::size_t comma = part.find(", ", from); comma < next; comma = part.find(", ", comma + 1))
    if (credit_word_of(part.substr(comma + 2)) != nullptr) return comma;
  return next;
}

std::string_view behind_comma(std::string_view text) {
  return text.starts_with(", ") ? text.substr(2) : text;
}

// Names without the place behind them: "Ada Marsh in Oslo".
std::string without_places(std::string_view text) {
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t in = rest.find(" in ");
    out += rest.substr(0, in);
    if (in == std::string_view::npos) break;
    rest.remove_prefix(in + 4);
    const std::size_t next = std::min({rest.find(','), rest.find(" and "), rest.size()});
    rest.remove_prefix(next);
  }
  return out;
}

// "Associated Press writer Ada Marsh": what stands before a name and says for whom she writes.
std::string without_desks(std::string_view text) {
  static constexpr std::array<std::string_view, 4> desks = {" writer ", " reporter ", " correspondent ",
                                                            " journalist "};
  for (const std::string_view desk : desks)
    if (const std::size_t at = text.rfind(desk); at != std::string_view::npos)
      text.remove_prefix(at + desk.size());
  return std::string(text);
}

// "Associated Press writers Ada Marsh": the name, behind the last word that is none.
std::string_view behind_small_words(std::string_view name) {
  for (std::size_t at = name.size(); at-- > 0;)
    if (name[at] >= 'a' && name[at] <= 'z' && (at == 0 || name[at - 1] == ' ')) {
      const std::size_t blank = name.find(' ', at);
      return blank == std::string_view::npos ? name : name.substr(blank + 1);
    }
  return name;
}

// "Ada Marsh in Oslo and Ben Cole contributed to this report."
std::vector<Credit> contributors_in(std::string_view line) {
  constexpr std::size_t longest = 300, longest_rest = 45;  // bytes; from the verb on
  constexpr std::array<std::string_view, 3> verbs = {"contributed to this ", "contributed reporting",
                                                     "contributed."};
  const std::size_t at = line.size() <= longest ? line.find("contributed") : std::string_view::npos;
  if (at == std::string_view::npos || line.size() > at + longest_rest) return {};
  const std::string_view said = line.substr(at);
  if (std::none_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return said.starts_with(verb); }))
    return {};
  std::vector<Credit> credits;
  for (const std::string& name : read_byline(without_desks(without_places(line.substr(0, at)))).names)
    if (const std::string_view person = behind_small_words(name); is_bare_name(person))
      credits.push_back({"reporting", std::string(person)});
  return credits;
}

}  // namespace

std::string_view agency_of_credits(std::string_view line, const std::vector<Credit>& credits) {
  const auto has = [&](std::string_view role) {
    return std::any_of(credits.begin(), credits.end(), [&](const Credit& c) { return c.role == role; });
  };
  return trim(line).starts_with('(') && has("reporting") && has("editing") ? agency_named("reuters") : "";
}

std::vector<Credit> read_credits(std::string_view line) {
  std::vector<Credit> credits;
  line = trim(line);
  if (line.size() > longest_line) return credits;
  if (!line.empty() && !is_ascii_letter(line[0]))
    for (const std::string_view dash : {"—", "–", "-", "_", "*"})
      while (line.starts_with(dash)) line = trim(line.substr(dash.size()));
  if (line.starts_with('(') && line.ends_with(')')) line = trim(line.substr(1, line.size() - 2));
  if (line.starts_with('(')) line.remove_prefix(1);
  if (credit_word_of(line) == nullptr) return contributors_in(line);
  const CreditWord* last = nullptr;
  for (std::string_view part : split(line, ';')) {
    part = trim(part);
    if (part.empty()) continue;
    const CreditWord* word = credit_word_of(part);
    if (word == nullptr) {
      // "Contributing: Northwire; Ada Marsh, Ben Cole": more of the same, or a sentence, no list.
      const std::vector<std::string> names = read_byline(part).names;
      if (names.empty() || !std::all_of(names.begin(), names.end(), is_bare_name)) return {};
      for (const std::string& name : names) credits.push_back({std::string(last->role), name});
      continue;
    }
    last = word;
    const std::size_t next = next_credit(part, word->words.size());
    const std::string_view who = part.substr(word->words.size(), next - word->words.size());
    const std::string whom = without_places(who);
    std::vector<std::string> names = read_byline(whom).names;
    if (names.empty()) names = read_byline(without_desks(whom)).names;
    for (std::string& name : names)
      if (!is_ascii_letter(name[0]) || is_bare_name(name))
        credits.push_back({std::string(word->role), std::move(name)});
    for (Credit& credit : read_credits(behind_comma(part.substr(next)))) credits.push_back(std::move(credit));
  }
  return credits;
}

}  // namespace broadsheet
