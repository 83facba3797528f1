// german.cc: words of saying in German sentences.
//
//   [„Das ist gut“], [sagte] [der Minister] am Freitag.      [Der Minister] [sagte], [dass …].
//   Am Freitag [erklärte] [die Polizei], [der Fahrer sei …].  [Das Wasser ist verseucht], so [die Behörde].
//   [Laut] [dem Bericht] [ist …].                            Es wird [befürchtet], [dass …].
//
// The verb stands second, so the subject is what stands before it when the sentence opens with a noun phrase,
// and what stands behind it otherwise. Indirect speech is told by "dass", "ob", or a verb in the subjunctive
// in the clause behind the comma. Quotations that no verb takes are somebody's words too. Entry point:
// find_german_drafts().

#include "statement/german.h"

#include <algorithm>
#include <array>

#include "statement/german_table.h"

namespace broadsheet {
namespace {

using namespace german;

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Whether a quotation is something said and no title: it is long, ends as a sentence does, or has a word that
// titles do without.
bool is_sentence(const Words& words, const Quotation& q) {
  constexpr std::uint32_t long_enough = 14;
  if (q.last - q.first >= long_enough) return true;
  if (is_one_of(words.row[q.last - 1].folded, {".", "!", "?", ","})) return true;
  for (std::uint32_t i = q.first + 1; i < q.last; ++i)
    if (is_one_of(words.row[i].folded,
                  {"ist",  "sind",   "war",    "waren",  "hat",   "haben",  "hatte", "wird",   "werden",
                   "kann", "können", "muss",   "müssen", "soll",  "sollen", "will",  "wollen", "wir",
                   "ich",  "mich",   "uns",    "nicht",  "wurde", "wurden", "habe",  "sei",    "gibt",
                   "es",   "man",    "nichts", "mein",   "unser", "unsere"}))
      return true;
  return false;
}

class GermanReader {
 public:
  // `before`: the sentence before, empty where there is none.
  GermanReader(const Words& words, WordRange before, WordRange sentence, std::vector<Draft>& drafts)
      : words_(words), before_(before), s_(sentence), drafts_(drafts) {
    end_ = s_.last;
    while (end_ > s_.first && is_one_of(text(end_ - 1), {".", ";", ":"})) --end_;
  }

  void run() {
    if (laut() || wie() || so(AsIs::closed) || that() || told_by_nobody()) return;
    for (std::uint32_t i = s_.first; i < end_; ++i)
      if (!is_quoted(i) && words_.row[i].shape == WordShape::lower &&
          (is_in(verbs, text(i)) || is_in(participles, text(i))) && read_verb(i))
        return;
    if (!said_noun() && !so(AsIs::any)) colon();
  }

 private:
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    return i >= s_.first && i < s_.last ? std::string_view(words_.row[i].folded) : std::string_view();
  }
  [[nodiscard]] bool text_ends_sentence(std::uint32_t i) const {
    return is_one_of(words_.row[i].folded, {".", "!", "?"});
  }
  [[nodiscard]] bool is_quoted(std::uint32_t i) const { return i < s_.last && words_.row[i].quotation >= 0; }
  [[nodiscard]] bool has_quotation(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i)
      if (is_quoted(i)) return true;
    return false;
  }
  [[nodiscard]] bool is_subjunctive(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i)
      if (!is_quoted(i) && (is_in(subjunctives, text(i)) || looks_subjunctive(i))) return true;
    return false;
  }
  // "der Pilot trage die Verantwortung": a word in -e that is no adjective and no past tense.
  [[nodiscard]] bool looks_subjunctive(std::uint32_t i) const {
    const std::string_view w = text(i);
    return words_.row[i].shape == WordShape::lower && w.size() > 4 && w.ends_with("e") &&
           !w.ends_with("te") && !is_in(articles, w) && !is_in(not_adjectives, w) &&
           !is_one_of(w, {"heute", "gerade", "lange", "beinahe", "ohne"}) && i > s_.first &&
           words_.row[i - 1].shape != WordShape::mark && !is_adjective(i) && !is_noun(i + 1);
  }

  // "…, die Lizenz zu entziehen.", "…, das Lager aufzugeben."
  [[nodiscard]] bool is_infinitive(std::uint32_t from) const {
    if (end_ < from + 2 || is_quoted(end_ - 1)) return false;
    const std::string_view last = text(end_ - 1);
    if (!last.ends_with("en") && !last.ends_with("ern") && !last.ends_with("eln") && last != "sein")
      return false;
    if (text(end_ - 2) == "zu") return end_ >= from + 3;
    const std::size_t inside = last.find("zu", 2);
    return inside != std::string_view::npos && inside + 5 < last.size();
  }

  [[nodiscard]] bool is_noun(std::uint32_t i) const {
    if (i >= end_ || is_quoted(i) || (words_.row[i].opens_sentence && is_in(openers, text(i)))) return false;
    return (words_.row[i].shape == WordShape::capital || words_.row[i].shape == WordShape::upper ||
            words_.row[i].shape == WordShape::number);
  }
  // "hochrangiger", "zwei", followed by a noun within two words.
  [[nodiscard]] bool is_adjective(std::uint32_t i) const {
    if (i >= end_ || is_quoted(i) || words_.row[i].shape != WordShape::lower || text(i).size() < 4 ||
        is_in(verbs, text(i)) || is_in(openers, text(i)) || is_in(not_adjectives, text(i)))
      return false;
    const std::string_view w = text(i);
    const bool ending =
        w.ends_with("e") || w.ends_with("er") || w.ends_with("en") || w.ends_with("es") || w.ends_with("em");
    return ending && (is_noun(i + 1) || (is_noun(i + 2) && text(i + 1).ends_with("n")) ||
                      (text(i + 1) == "-" && is_noun(i + 2)));
  }

  // The end of the noun phrase that begins at `i`, without appositions; `i` where none does. `places`: with
  // where it is ("bei der FES"), which between commas is part of it.
  enum class Places : bool { left_out, taken };
  [[nodiscard]] std::uint32_t core_end(std::uint32_t i, Places places = Places::left_out) const {
    std::uint32_t e = i;
    bool noun = false;
    while (e < end_ && e - i < 25) {
      // What is told of begins: "der Minister alle Vorwürfe", "laut Berichten Schäden".
      const bool closed = e > i && is_noun(e - 1) && !is_in(articles, text(e - 1)) &&
                          words_.row[e - 1].shape != WordShape::number;
      if (noun && words_.row[e].shape == WordShape::number && leads_to_noun(e + 1)) break;
      // "die Meinung politischer Beobachter", "die Leiterin seines Büros".
      const bool genitive = (text(e).ends_with("er") && text(e) != "vier") || text(e).ends_with("es");
      if (closed && ((is_adjective(e) && !genitive) || (is_noun(e) && ends_as_report(e - 1)))) break;
      if (is_noun(e)) {
        noun = true;
        ++e;
      } else if (text(e) == "-" && e > i && words_.row[e].joined && is_noun(e - 1)) {
        ++e;
      } else if (is_one_of(text(e), {".", "'", "/"}) && e > i && words_.row[e].joined && is_noun(e - 1) &&
                 is_noun(e + 1)) {
        ++e;  // "Dr. Weber", "St. Pölten"
      } else if (is_adjective(e)) {
        ++e;
      } else if (words_.row[e].shape == WordShape::lower && text(e + 1) == "-" && is_adjective(e + 2)) {
        e += 3;  // "die nordrhein-westfälische Ministerin"
      } else if (noun && words_.row[e].joined && text(e - 1) == "-" && text(e + 1) == "-" && is_noun(e + 2)) {
        e += 3;  // "Mont-d-Or"
      } else if (e == i ? is_in(articles, text(e))
                        : noun && is_in(genitives, text(e)) && leads_to_noun(e + 1)) {
        ++e;
      } else if (noun && leads_to_noun(e + 1) &&
                 (is_one_of(text(e), {"von", "vom", "aus", "für"}) ||
                  (places == Places::taken &&
                   is_one_of(text(e), {"bei", "beim", "in", "im", "an", "am", "zu", "zum", "zur", "auf"})))) {
        ++e;
        if (is_in(articles, text(e))) ++e;
      } else if (noun && is_one_of(text(e), {"und", "sowie"}) && leads_to_noun(e + 1)) {
        ++e;
        if (is_in(articles, text(e))) ++e;
      } else if (noun && text(e) == "(") {
        std::uint32_t close = e + 1;
        while (close < end_ && close - e < 10 && text(close) != ")") ++close;
        if (text(close) != ")") break;
        e = close + 1;
      } else if ((noun || e == i) && is_quoted(e) && text(e) == "\"") {
        // „Channel 10“ is part of a name; a sentence in quotation marks is none.
        const Quotation& q = words_.quotations[static_cast<std::size_t>(words_.row[e].quotation)];
        if (q.first != e || q.last >= end_ || q.last - q.first > 5) break;
        if (q.last == e || words_.row[e + 1].shape == WordShape::lower) break;
        e = q.last + 1;
        noun = true;
      } else {
        break;
      }
    }
    return noun ? e : i;
  }
  [[nodiscard]] bool leads_to_noun(std::uint32_t i) const {
    if (is_in(articles, text(i))) ++i;
    return is_noun(i) || is_adjective(i);
  }

  // The noun phrase from `i` on, with what stands between commas behind it ("Roland Eichhorn", "der Leiter
  // der Wartung"), or a pronoun.
  [[nodiscard]] WordRange phrase_from(std::uint32_t i) const {
    if (i < end_ && !is_quoted(i) && is_in(pronouns, text(i)) && !leads_to_noun(i + 1)) return {i, i + 1};
    std::uint32_t e = core_end(i);
    if (e == i) return {i, i};
    for (int appositions = 0; appositions < 2 && text(e) == ","; ++appositions) {
      const std::uint32_t behind = core_end(e + 1, Places::taken);
      const bool closed = behind >= end_ || text(behind) == "," || is_quoted(behind) || text(behind) == ":";
      if (behind == e + 1 || !closed) break;
      e = behind;
    }
    return {i, e};
  }
  // The same with the place behind it: "der Verband in Wien", "die Truppen im Sudan".
  [[nodiscard]] WordRange with_place(WordRange phrase) const {
    const std::uint32_t place = phrase.last + 1;
    if (!phrase.empty() && is_one_of(text(phrase.last), {"in", "im"}) && is_noun(place) &&
        words_.row[place].shape != WordShape::number && !is_in(parts_of_year, text(place)) &&
        !has_comma(phrase.first, phrase.last))
      phrase.last = std::max(phrase.last, core_end(phrase.first, Places::taken));
    return phrase;
  }
  // The noun phrase that opens the clause of the verb at `i` and ends before it; empty where the clause opens
  // with something else.
  [[nodiscard]] WordRange phrase_before(std::uint32_t i) const {
    constexpr std::uint32_t farthest = 60;  // words
    if (i - s_.first > farthest) return {};
    std::uint32_t b = s_.first;
    while (b < i && (is_one_of(text(b), {",", "-", "und", "aber", "doch", "denn", "auch", "selbst"}))) ++b;
    for (; b < i; ++b) {
      const WordRange phrase = phrase_from(b);
      // Before the verb of a main clause nothing else stands: what follows belongs to it.
      const bool main =
          b == s_.first || text(b - 1) == "und" || text(b - 1) == "aber" || text(b - 1) == "doch";
      if (!phrase.empty() && phrase.last <= i && phrase.last + 8 >= i && !has_comma(phrase.last, i))
        return main && text(i - 1) != "," ? WordRange{b, i} : phrase;
      // The clause next to the verb: behind its last comma or conjunction.
      while (b < i && text(b) != "," && text(b) != "und") ++b;
      while (b + 1 < i && (text(b + 1) == "," ||
                           is_one_of(text(b + 1), {"nachdem", "als", "weil", "da", "wie", "während"})))
        ++b;
    }
    return {};
  }
  [[nodiscard]] bool has_comma(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i + 1 < to; ++i)
      if (text(i) == ",") return true;
    return false;
  }

  // "…, so der Minister.": whether the sentence has to end there.
  enum class AsIs : bool { any, closed };
  bool laut();
  bool that();
  bool wie();
  bool so(AsIs form);
  bool said_noun();
  bool told_by_nobody();
  void colon();
  bool read_verb(std::uint32_t i);
  [[nodiscard]] bool has_its_particle(std::uint32_t i, const std::vector<WordRange>& cue) const;
  [[nodiscard]] WordRange document_beside(std::uint32_t heisst) const;
  [[nodiscard]] bool is_object(const WordRange& phrase) const;
  [[nodiscard]] WordRange named_twice(std::uint32_t finite) const;
  [[nodiscard]] bool opens_with_clause(const WordRange& opening, std::uint32_t finite) const;
  [[nodiscard]] bool may_be_said(std::uint32_t finite) const;
  [[nodiscard]] std::uint32_t finite_of(std::uint32_t i) const;
  [[nodiscard]] bool is_said_clause(std::uint32_t from) const;
  [[nodiscard]] bool ends_as_report(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t report_noun_from(std::uint32_t i) const;
  bool add_around(Draft draft, std::uint32_t first, std::uint32_t last);
  void add_quotations(Draft draft, std::uint32_t from, std::uint32_t to);

  const Words& words_;
  WordRange before_, s_;
  std::vector<Draft>& drafts_;
  std::uint32_t end_;
};

void GermanReader::add_quotations(Draft draft, std::uint32_t from, std::uint32_t to) {
  draft.sentence = s_;
  for (std::uint32_t i = from; i < to; ++i) {
    if (!is_quoted(i)) continue;
    const Quotation& q = words_.quotations[static_cast<std::size_t>(words_.row[i].quotation)];
    // „…“, sagte sie dem Sender „Kanal 10“.
    const bool is_name = !draft.content.empty() && q.last - q.first <= 4 && q.first == i && q.last > i &&
                         is_noun(i - 1) && words_.row[i + 1].shape == WordShape::capital;
    if (!is_name) draft.content.push_back({q.first, q.last + 1});
    i = std::max(i, q.last);
  }
  if (!draft.content.empty()) drafts_.push_back(std::move(draft));
}

// "Laut …", "Nach Angaben …", "… zufolge", "seiner Meinung nach", "Demnach".
bool GermanReader::laut() {
  for (std::uint32_t i = s_.first; i < end_; ++i) {
    if (is_quoted(i)) continue;
    const std::uint32_t noun = report_noun_from(i + 1);
    if (text(i) == "laut" || text(i) == "gemäß" || (text(i) == "nach" && noun != 0)) {
      Draft draft;
      draft.cue.push_back({i, i + 1});
      draft.source = phrase_from(i + 1);
      const std::uint32_t last = draft.source.last;
      if (!draft.source.empty() && add_around(std::move(draft), i, last)) return true;
    }
    const bool behind = text(i) == "zufolge" || (text(i) == "nach" && i > s_.first && ends_as_report(i - 1));
    if (behind) {
      std::uint32_t b = i;
      for (std::uint32_t k = i; k > s_.first && i - k < 14 && text(k - 1) != ","; --k)
        if (core_end(k - 1) >= i) b = k - 1;
      Draft draft;
      draft.cue.push_back({i, i + 1});
      draft.source = {b, i};
      if (b < i && add_around(std::move(draft), b, i + 1)) return true;
    }
  }
  if (end_ - s_.first < 5) return false;
  for (std::uint32_t i = s_.first; i < end_ && i < s_.first + 8; ++i) {
    if (text(i) != "demnach" || is_quoted(i)) continue;
    Draft draft;
    draft.cue.push_back({i, i + 1});
    draft.source = draft.cue[0];
    return add_around(std::move(draft), i, i + 1);
  }
  return false;
}

// "Das meldet die Zeitung.", "Dies gab die Firma bekannt.": the sentence before is what was said.
bool GermanReader::that() {
  constexpr std::uint32_t longest = 24;  // words
  if (!is_one_of(text(s_.first), {"das", "dies", "davon"}) || end_ - s_.first > longest || before_.empty() ||
      has_quotation(before_.first, before_.last) || (!drafts_.empty() && drafts_.back().sentence == before_))
    return false;
  const std::uint32_t verb = s_.first + 1;
  if (!is_in(verbs, text(verb)) ||
      is_one_of(text(verb), {"findet", "fand", "heißt", "hieß", "zeigt", "zeigte"}))
    return false;
  Draft draft;
  draft.source = phrase_from(verb + 1);
  draft.source.last = std::max(draft.source.last, core_end(verb + 1, Places::taken));
  if (draft.source.empty() || has_comma(draft.source.last, end_)) return false;
  draft.cue.push_back({verb, verb + 1});
  if (end_ - 1 > draft.source.last && words_.row[end_ - 1].shape == WordShape::lower)
    draft.cue.push_back({end_ - 1, end_});
  if (!has_its_particle(verb, draft.cue)) return false;
  draft.sentence = s_;
  draft.content.push_back(
      {before_.first, text_ends_sentence(before_.last - 1) ? before_.last - 1 : before_.last});
  draft.content.push_back({s_.first, verb});
  drafts_.push_back(std::move(draft));
  return true;
}

bool GermanReader::ends_as_report(std::uint32_t i) const {
  return is_noun(i) && std::any_of(report_nouns.begin(), report_nouns.end(),
                                   [&](std::string_view noun) { return text(i).ends_with(noun); });
}

// The first noun of the phrase at `i`, where it is one of telling; else 0.
std::uint32_t GermanReader::report_noun_from(std::uint32_t i) const {
  for (std::uint32_t k = i; k < end_ && k < i + 6; ++k) {
    if (is_noun(k) && text(k + 1) != "-") return ends_as_report(k) ? k : 0;
    if (!is_noun(k) && text(k) != "-" && !is_in(articles, text(k)) && !is_adjective(k)) return 0;
  }
  return 0;
}

// A draft whose content is the sentence without words [first, last).
bool GermanReader::add_around(Draft draft, std::uint32_t first, std::uint32_t last) {
  draft.sentence = s_;
  std::uint32_t before = first;
  while (before > s_.first && is_one_of(text(before - 1), {",", "-"})) --before;
  while (last < end_ && is_one_of(text(last), {",", "-", ":"})) ++last;
  if (before > s_.first) draft.content.push_back({s_.first, before});
  if (last < end_) draft.content.push_back({last, end_});
  if (draft.content.empty()) return false;
  drafts_.push_back(std::move(draft));
  return true;
}

// "Wie die Polizei mitteilte, …" and "…, wie die Polizei mitteilte."
bool GermanReader::wie() {
  for (std::uint32_t i = s_.first; i + 2 < end_; ++i) {
    if (text(i) != "wie" || is_quoted(i) || (i > s_.first && text(i - 1) != ",")) continue;
    std::uint32_t verb = i + 1;
    int commas = 0;  // around what stands behind the subject: "wie die Leiterin, Anna Weiß, mitteilte"
    while (verb < end_ && verb - i < 24 && (text(verb) != "," || ++commas <= 2) && !is_in(verbs, text(verb)))
      ++verb;
    if (commas == 1 && text(verb - 1) != "," && verb + 1 < end_) continue;
    if (verb >= end_ || !is_in(verbs, text(verb)) || verb == i + 1) continue;
    std::uint32_t close = verb + 1;
    while (close < end_ && close - verb < 8 && text(close) != ",") ++close;
    Draft draft;
    draft.cue = {{i, i + 1}, {verb, verb + 1}};
    draft.source = phrase_from(i + 1);
    if (draft.source.empty()) continue;  // "wie groß der Schaden ist, zeigt …"
    if (is_one_of(text(draft.source.last),
                  {"in", "im", "auf"}))  // "… in seiner Ausgabe vom Montag berichtet"
      draft.source.last = std::max(draft.source.last, core_end(i + 1, Places::taken));
    draft.source.last =
        commas > 0 ? verb - (text(verb - 1) == "," ? 1 : 0) : std::min(draft.source.last, verb);
    draft.sentence = s_;
    if (i > s_.first) draft.content.push_back({s_.first, i - 1});
    if (close + 1 < end_) draft.content.push_back({close + 1, end_});
    if (draft.content.empty() || draft.source.empty()) return false;
    drafts_.push_back(std::move(draft));
    return true;
  }
  return false;
}

// "Er ist der Meinung, dass …", "Sie ist zuversichtlich, … zu können."
bool GermanReader::said_noun() {
  for (std::uint32_t i = s_.first + 2; i + 3 < end_; ++i) {
    const bool names_it = (is_noun(i) && is_in(said_nouns, text(i))) || is_in(said_adjectives, text(i));
    if (is_quoted(i) || !names_it || text(i + 1) != ",") continue;
    if (!is_one_of(text(i + 2), {"dass", "daß"}) && !is_infinitive(i + 2)) continue;
    Draft draft;
    draft.cue.push_back({i, i + 1});
    draft.source = phrase_from(s_.first);
    if (draft.source.empty() || draft.source.last >= i) return false;
    draft.sentence = s_;
    draft.content.push_back({i + 2, end_});
    drafts_.push_back(std::move(draft));
    return true;
  }
  return false;
}

// "Die Ministerin versuchte zu beruhigen: „…“": no word of saying, but a subject.
void GermanReader::colon() {
  std::uint32_t mark = s_.first;
  while (mark + 1 < end_ && !(text(mark) == ":" && is_quoted(mark + 1))) ++mark;
  if (mark + 1 >= end_ || is_quoted(s_.first)) return;
  const Quotation& q = words_.quotations[static_cast<std::size_t>(words_.row[mark + 1].quotation)];
  Draft draft;
  draft.source = phrase_from(s_.first);
  const std::uint32_t verb = draft.source.last + (text(draft.source.last) == "," ? 1 : 0);
  const bool has_verb = verb < mark && words_.row[verb].shape == WordShape::lower;
  if (draft.source.empty() || !has_verb || q.first != mark + 1 || !q.closed || !is_sentence(words_, q))
    return;
  draft.carried = true;
  draft.sentence = {q.first, q.last + 1};
  draft.content.push_back(draft.sentence);
  drafts_.push_back(std::move(draft));
}

// "Es wird befürchtet, dass …", "Ihm wird vorgeworfen, … zu haben.", "Zuvor war bekannt geworden, dass …"
bool GermanReader::told_by_nobody() {
  if (end_ > s_.first + 6 && text(end_ - 3) == "," && is_in(becomings, text(end_ - 2)) &&
      is_in(passives, text(end_ - 1)) && is_subjunctive(s_.first, end_ - 3)) {
    Draft draft;
    draft.cue.push_back({end_ - 2, end_});
    draft.sentence = s_;
    draft.nobody = true;
    draft.content.push_back({s_.first, end_ - 3});
    drafts_.push_back(std::move(draft));
    return true;
  }
  for (std::uint32_t i = s_.first + 1; i + 3 < end_; ++i) {
    if (is_quoted(i) || text(i + 1) != "," || !is_in(passives, text(i))) continue;
    std::uint32_t becoming = i;
    while (becoming > s_.first && i - becoming < 16 && !is_in(becomings, text(becoming - 1))) --becoming;
    if (becoming == s_.first || i - becoming >= 16) continue;
    if (!is_one_of(text(i + 2), {"dass", "daß", "ob"}) && !is_infinitive(i + 2)) continue;
    Draft draft;
    draft.cue = {{becoming - 1, becoming}, {i, i + 1}};
    draft.sentence = s_;
    draft.nobody = true;
    draft.content.push_back({i + 2, end_});
    drafts_.push_back(std::move(draft));
    return true;
  }
  return false;
}

// "…, so der Minister."
bool GermanReader::so(AsIs form) {
  for (std::uint32_t i = s_.first + 2; i + 1 < end_; ++i) {
    if (text(i) != "so" || is_quoted(i) || (text(i - 1) != "," && text(i - 1) != "\"")) continue;
    Draft draft;
    draft.cue.push_back({i, i + 1});
    draft.source = phrase_from(i + 1);
    if (draft.source.empty() || is_one_of(text(i + 1), {"dass", "daß", "wie"})) continue;
    if (form == AsIs::closed && draft.source.last < end_ && text(draft.source.last) != ",") continue;
    if (has_quotation(s_.first, i)) {
      add_quotations(std::move(draft), s_.first, i);
    } else {
      draft.sentence = s_;
      draft.content.push_back({s_.first, i - 1});
      drafts_.push_back(std::move(draft));
    }
    return true;
  }
  return false;
}

// "hat … angekündigt", "musste er betonen": where what goes with it stands; `i` for a verb that stands alone.
std::uint32_t GermanReader::finite_of(std::uint32_t i) const {
  if (text(i).ends_with("en") && text(i + 1) == ",")
    for (std::uint32_t k = i; k > s_.first && i - k < 12 && text(k - 1) != ","; --k)
      if (!is_quoted(k - 1) && is_in(modals, text(k - 1))) return k - 1;
  if (!is_in(participles, text(i))) return i;
  for (std::uint32_t k = i; k > s_.first && i - k < 22 && text(k - 1) != ":"; --k)
    if (!is_quoted(k - 1) && is_one_of(text(k - 1), {"hat", "haben", "hatte", "hatten"})) return k - 1;
  return i;
}

// Whether a verb that needs another word to be one of saying has it.
bool GermanReader::has_its_particle(std::uint32_t i, const std::vector<WordRange>& cue) const {
  for (const ParticleVerb& row : particle_verbs) {
    if (row.verb != text(i)) continue;
    return std::any_of(cue.begin(), cue.end(), [&](const WordRange& part) {
      return row.particles.find(" " + std::string(text(part.first)) + " ") != std::string_view::npos;
    });
  }
  return true;
}

// Whether the words before ", sagte …" are what is said: no subordinate clause ("Nachdem …, erklärte"), no
// subject with a clause of its own ("Der NDR, der …, erklärte").
bool GermanReader::may_be_said(std::uint32_t finite) const {
  if (is_one_of(text(s_.first), {"nachdem", "da", "um", "wenn", "als", "weil", "obwohl", "bevor", "während",
                                 "wie", "warum", "wo", "in", "von", "aber"}))
    return false;
  for (std::uint32_t k = s_.first; k + 2 < finite; ++k)
    if (text(k) == "," &&
        is_one_of(text(k + 1), {"der", "die", "das", "dem", "den", "deren", "dessen", "wo"}) &&
        core_end(k + 1) + 1 < finite && text(core_end(k + 1)) != ",")
      return is_subjunctive(s_.first, finite);
  return true;
}

// Whether what begins at `from` is said rather than told: "dass …", the subjunctive, "… zu …en".
bool GermanReader::is_said_clause(std::uint32_t from) const {
  return is_one_of(text(from), {"dass", "daß", "ob", "wie", "warum"}) || is_subjunctive(from, end_) ||
         is_infinitive(from);
}

// "Der Korrespondent in Tolmin, Frank Weber, sagte": what stands before the verb is one phrase, the last part
// of it between commas. Empty where it is none.
WordRange GermanReader::named_twice(std::uint32_t finite) const {
  constexpr std::uint32_t longest = 20;  // words before the name
  if (finite < s_.first + 5 || text(finite - 1) != "," || has_quotation(s_.first, finite) ||
      phrase_from(s_.first).empty())
    return {};
  std::uint32_t comma = finite - 2;
  while (comma > s_.first && text(comma) != ",") --comma;
  if (comma == s_.first || comma - s_.first > longest || has_comma(s_.first, comma) ||
      core_end(comma + 1, Places::taken) + 1 != finite)
    return {};
  for (std::uint32_t i = s_.first; i < comma; ++i)
    if (words_.row[i].shape == WordShape::lower && is_in(verbs, text(i))) return {};
  return {s_.first, finite - 1};
}

// "Frank Weber, der als Sprecher auftritt, sagte": the subject, and a clause that tells who it is.
bool GermanReader::opens_with_clause(const WordRange& opening, std::uint32_t finite) const {
  if (opening.empty() || is_quoted(s_.first) || opening.last + 4 > finite || text(opening.last) != "," ||
      text(finite - 1) != "," || has_quotation(s_.first, finite))
    return false;
  return is_one_of(text(opening.last + 1), {"der", "die", "das", "den", "dem", "deren", "dessen"}) &&
         !has_comma(opening.last + 1, finite - 1);
}

// Whether a phrase stands in a case that no subject has: "Den Fonds forderte er auf".
bool GermanReader::is_object(const WordRange& phrase) const {
  if (phrase.empty()) return false;
  if (text(phrase.first) == "einer") return is_noun(phrase.first + 1) || is_adjective(phrase.first + 1);
  return is_one_of(text(phrase.first), {"den", "dem", "des", "einem", "einen", "eines"});
}

// "In einer Erklärung heißt es", "So heißt es in dem Schreiben": the document; empty where it is none.
WordRange GermanReader::document_beside(std::uint32_t heisst) const {
  const auto is_in_it = [&](std::uint32_t i) {
    return is_one_of(text(i), {"in", "im", "aus", "von", "bei"});
  };
  if (is_in_it(s_.first)) {
    const WordRange phrase = phrase_from(s_.first + 1);
    if (!phrase.empty() && phrase.last <= heisst) return {phrase.first, heisst};
  }
  for (std::uint32_t i = heisst + 2; i < heisst + 6 && i < end_ && !is_quoted(i); ++i)
    if (is_in_it(i)) return phrase_from(i + 1);
  return {};
}

bool GermanReader::read_verb(std::uint32_t i) {
  Draft draft;
  const std::uint32_t finite = finite_of(i);
  if (finite != i) draft.cue.push_back({finite, finite + 1});
  if (finite == i && is_in(participles, text(i)) && !is_in(verbs, text(i))) return false;
  draft.cue.push_back({i, i + 1});
  // "teilte … mit", "fügte … hinzu", "gab … bekannt".
  for (std::uint32_t k = i + 1; k < end_ && k < i + 20 && text(k) != ","; ++k)
    if (is_one_of(text(k),
                  {"mit", "hinzu", "bekannt", "an", "ein", "zurück", "fest", "auf", "aus", "vor", "klar",
                   "dar", "fort", "hervor", "deutlich", "geltend", "verlauten", "mitteilen", "wissen"}) &&
        (k + 1 >= end_ || text(k + 1) == "," || text(k + 1) == ":" || text(k + 1) == "." || is_quoted(k + 1)))
      draft.cue.push_back({k, k + 1});
  if (!has_its_particle(i, draft.cue)) return false;
  WordRange opening = phrase_from(s_.first);
  if (const WordRange twice = named_twice(finite); !twice.empty()) opening = twice;
  // "Jutta Weber, die Ministerin, sagte …": a comma that belongs to the subject turns nothing.
  const bool has_clause = opens_with_clause(opening, finite);
  const bool own_comma = has_clause || (!opening.empty() && !is_quoted(s_.first) &&
                                        opening.last + 1 == finite && text(opening.last) == ",");
  // "Anna Weiß, Sprecherin des Verbands sagte": the second comma is often left out.
  if (!opening.empty() && text(opening.last) == "," && opening.last + 1 < finite &&
      core_end(opening.last + 1, Places::taken) == finite)
    opening.last = finite;
  const bool own_name = !opening.empty() && opening.last == finite;  // Der Sender „Kanal 10“ sagte
  const bool parted =
      finite > s_.first && (text(finite - 1) == "," || text(finite - 1) == "\"") && !own_comma && !own_name;
  const bool turned =
      parted && (has_quotation(s_.first, finite) || (finite - s_.first >= 4 && may_be_said(finite)));
  WordRange source = own_comma || own_name ? opening : parted ? WordRange{} : phrase_before(finite);
  // "Sie lehnte das ab und forderte den Rat auf": one subject for both verbs.
  if (text(finite - 1) == "und" && !opening.empty()) source = opening;
  if (is_object(source) && !phrase_from(finite + 1).empty()) source = {};
  const bool behind = source.empty();
  if (behind) source = with_place(phrase_from(finite + 1));
  if (source.empty() && text(finite + 1) == "sich") source = phrase_from(finite + 2);
  if (source.empty()) return false;
  if (is_one_of(text(i), {"heißt", "hieß"}) && (text(finite + 1) == "es" || text(finite - 1) == "es")) {
    source = document_beside(i);
    draft.nobody = source.empty();
  }
  draft.source = source;
  draft.sentence = s_;
  if (turned) {
    if (has_quotation(s_.first, finite)) {
      add_quotations(std::move(draft), s_.first, s_.last);
      return true;
    }
    draft.content.push_back({s_.first, finite - 1});
    drafts_.push_back(std::move(draft));
    return true;
  }
  std::uint32_t comma = std::max(i + 1, behind ? source.last : i + 1);
  while (comma < end_ && text(comma) != "," && text(comma) != ":" && !is_quoted(comma)) ++comma;
  if (comma >= end_) return false;
  const std::uint32_t from = is_quoted(comma) ? comma : comma + 1;
  const bool colon = text(comma) == ":";
  if (is_said_clause(from) && !(colon && is_quoted(from))) {
    draft.content.push_back({from, end_});
    drafts_.push_back(std::move(draft));
    return true;
  }
  if (!has_quotation(s_.first, s_.last)) return false;
  add_quotations(std::move(draft), s_.first, s_.last);
  return true;
}

// The source of the last of the first `count` drafts that begins before a word.
WordRange source_before(const std::vector<Draft>& drafts, std::size_t count, std::uint32_t word) {
  const auto behind =
      std::lower_bound(drafts.begin(), drafts.begin() + static_cast<std::ptrdiff_t>(count), word,
                       [](const Draft& d, std::uint32_t w) { return d.sentence.first < w; });
  return behind == drafts.begin() ? WordRange{} : (behind - 1)->source;
}

// "am 7. April": the full stop behind one or two digits makes an ordinal and ends no sentence.
std::vector<WordRange> german_sentences(const Words& words) {
  std::vector<WordRange> sentences;
  for (const WordRange& s : cut_sentences(words)) {
    const bool ordinal =
        !sentences.empty() && sentences.back().last == s.first && s.first >= 2 &&
        words.row[s.first - 1].folded == "." && words.row[s.first - 2].shape == WordShape::number &&
        words.row[s.first - 2].end - words.row[s.first - 2].begin <= 2 &&
        std::find(words.paragraphs.begin(), words.paragraphs.end(), s.first) == words.paragraphs.end();
    if (ordinal)
      sentences.back().last = s.last;
    else
      sentences.push_back(s);
  }
  return sentences;
}

// All that stands in quotation marks and was not taken.
void carry(const Words& words, std::vector<Draft>& drafts) {
  std::vector<bool> taken(words.row.size(), false);
  for (const Draft& d : drafts)
    for (const WordRange& r : d.content) std::fill(taken.begin() + r.first, taken.begin() + r.last, true);
  constexpr std::uint32_t shortest = 6;  // words and marks; what is shorter is a name
  const std::size_t count = drafts.size();
  for (const Quotation& q : words.quotations) {
    if (taken[q.first] || q.last - q.first + 1 < shortest || !q.closed || !is_sentence(words, q)) continue;
    Draft draft;
    draft.carried = true;
    draft.sentence = {q.first, q.last + 1};
    draft.source = source_before(drafts, count, q.first);
    draft.content.push_back({q.first, q.last + 1});
    drafts.push_back(std::move(draft));
  }
}

}  // namespace

std::vector<Draft> find_german_drafts(const Words& words) {
  std::vector<Draft> drafts;
  WordRange before;
  for (const WordRange& sentence : german_sentences(words)) {
    const bool is_short = sentence.last - sentence.first <= longest_sentence;
    if (is_short) GermanReader(words, before, sentence, drafts).run();
    before = is_short ? sentence : WordRange{};
  }
  carry(words, drafts);
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.content.front().first < b.content.front().first;
  });
  return drafts;
}

}  // namespace broadsheet
