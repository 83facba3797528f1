// subjects.cc: who a verb belongs to. From the verb back to where its clause begins, less what opens the
// clause, what stands between commas, and any predicate of another verb; or the noun phrase that stands
// behind it. Entry points: subject_before(), noun_phrase_from(), main_subject().

#include "statement/sentence_reader.h"

namespace broadsheet {
namespace {

// Stands between commas and is nobody: "Marsh, meanwhile, said".
bool is_connective(std::string_view w) {
  return is_one_of(w, {"meanwhile", "however", "too", "though", "instead", "therefore", "still", "indeed"});
}

bool is_number_word(std::string_view w) {
  return is_one_of(w,
                   {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half"});
}

}  // namespace

bool is_time_word(std::string_view w) {
  return is_one_of(w, {"monday",    "tuesday",   "wednesday", "thursday", "friday", "saturday", "sunday",
                       "today",     "yesterday", "tonight",   "earlier",  "later",  "recently", "now",
                       "morning",   "afternoon", "evening",   "night",    "last",   "this",     "january",
                       "february",  "march",     "april",     "may",      "june",   "july",     "august",
                       "september", "october",   "november",  "december", "week",   "month",    "year",
                       "sept",      "oct",       "nov",       "dec",      "jan",    "feb",      "aug"});
}

// A noun phrase from `i` on: to the first comma, verb, or word that opens another part; with its "of …" and
// "from …", and an apposition between commas.
WordRange SentenceReader::noun_phrase_from(std::uint32_t i) const {
  std::uint32_t e = i;
  while (e < s_.last && e - i < longest_source) {
    const Word& w = word(e);
    const bool in_number = w.folded == "," && !is_comma(e);
    if (w.shape == WordShape::mark && !in_number && !is_one_of(w.folded, {"'", "-", ".", "&", "(", ")", "/"}))
      break;
    if (is_mark(w, ".") && (e + 1 >= s_.last || !word(e + 1).joined || words_.row[e + 1].opens_sentence) &&
        !(e > i && word(e - 1).shape == WordShape::capital && word(e - 1).end - word(e - 1).begin <= 4 &&
          e + 1 < s_.last))
      break;
    if (e > i && (kind(e) == WordClass::auxiliary || kind(e) == WordClass::pronoun ||
                  (kind(e) == WordClass::conjunction && w.folded != "and")))
      break;
    if (e > i && kind(e) == WordClass::preposition &&
        !is_one_of(w.folded, {"of", "for", "from", "at", "with", "in", "by"}) &&
        !(w.folded == "to" && text(e - 1) == "close"))
      break;
    if (e > i && is_one_of(w.folded, {"on", "during", "in", "at"}) &&
        (is_time_word(text(e + 1)) || is_one_of(text(e + 1), {"a", "an", "the"})) &&
        kind(e - 1) != WordClass::role) {
      if (!is_one_of(w.folded, {"at"})) break;
    }
    if (e > i && is_time_word(w.folded) && w.shape != WordShape::lower) break;
    ++e;
  }
  while (e > i && (kind(e - 1) == WordClass::preposition || kind(e - 1) == WordClass::conjunction)) --e;
  return {i, e};
}

// "Evan Fisher, founder of Unicorn Capital": the apposition that follows a name.
bool opens_apposition(const Word& w) {
  return w.word_class == WordClass::determiner || w.word_class == WordClass::role || w.folded == "who" ||
         w.word_class == WordClass::possessive;
}

// The word that opens short brackets which end before `i`, "(R-Fla.)"; else `i`.
std::uint32_t SentenceReader::before_brackets(std::uint32_t i) const {
  constexpr std::uint32_t longest = 10;  // words and marks
  if (i <= s_.first + 1 || !is_mark(word(i - 1), ")")) return i;
  for (std::uint32_t k = i - 1; k > s_.first && i - k < longest; --k)
    if (is_mark(word(k - 1), "(")) return is_taken(k - 1) || is_quoted(k - 1) ? i : k - 1;
  return i;
}

// "Insiders in two states - Nevada and Iowa - said": an aside between dashes.
WordRange SentenceReader::subject_around_dashes(std::uint32_t e) const {
  const auto is_dash = [&](std::uint32_t i) {
    return is_mark(word(i), "-") && !(word(i).joined && i + 1 < s_.last && word(i + 1).joined);
  };
  if (e < s_.first + 3 || !is_dash(e - 1) || is_quoted(e - 1)) return {};
  std::uint32_t open = e - 1;
  while (open > s_.first && !is_dash(open - 1) && !is_taken(open - 1) && e - open < longest_source) --open;
  if (open <= s_.first + 1 || !is_dash(open - 1)) return {};
  const std::uint32_t begin = skip_openers(clause_start_before(open - 1), open - 1);
  if (begin >= open - 1 || has_verb({begin, open - 1})) return {};
  return {begin, e};
}

// Where the clause that a word stands in begins.
std::uint32_t SentenceReader::clause_start_before(std::uint32_t i) const {
  std::uint32_t b = i;
  while (b > s_.first) {
    const Word& w = word(b - 1);
    if (is_taken(b - 1) || is_quoted(b - 1)) break;
    if (const std::uint32_t open = before_brackets(b); open < b) {
      b = open;
      continue;
    }
    if (w.shape == WordShape::mark && is_one_of(w.folded, {",", ";", ":", "-", "(", ")", "\""})) {
      if ((w.folded == "-" && w.joined && word(b).joined) || (w.folded == "," && !is_comma(b - 1))) {
        --b;
        continue;
      }
      break;
    }
    if (w.word_class == WordClass::conjunction && w.folded != "and" && w.folded != "or") break;
    if (w.word_class == WordClass::that || w.word_class == WordClass::question) break;
    // "it comes as officials predict".
    if (w.folded == "as" && b < i && !has_verb({b, i})) break;
    --b;
  }
  return b;
}

// Behind words that are no part of the subject: "But", "Meanwhile", "Even".
std::uint32_t SentenceReader::skip_openers(std::uint32_t b, std::uint32_t e) const {
  while (b < e &&
         (kind(b) == WordClass::conjunction || kind(b) == WordClass::adverb ||
          is_one_of(text(b), {"meanwhile", "however", "certainly", "instead", "likewise", "similarly"}) ||
          (text(b) == "far" && b > s_.first && text(b - 1) == "so") ||
          (is_one_of(text(b), {"after", "before", "since", "until"}) && b + 1 < e &&
           word(b + 1).shape != WordShape::number)))
    ++b;
  // "Can you believe that", "Have they said so"
  const bool asks =
      b == s_.first && kind(b) == WordClass::auxiliary && !is_one_of(text(b), {"do", "does", "did"});
  const bool pronoun = e - b == 2 && kind(b + 1) == WordClass::pronoun;
  if (b + 1 < e && (asks || (pronoun && is_one_of(text(b), {"can", "have", "has"})))) ++b;
  return b;
}

// "now a guest", "then 38", "also a mayor", "one of its members".
bool SentenceReader::is_former(std::uint32_t i) const {
  if (text(i) == "one") return text(i + 1) == "of";
  return is_one_of(text(i), {"now", "then", "also", "once", "formerly"}) && i + 1 < s_.last &&
         (opens_apposition(word(i + 1)) || word(i + 1).shape == WordShape::number ||
          kind(i + 1) == WordClass::none);
}

// "Ada Marsh, host of “Harbour at Night,” said": the first word of a name in quotation marks that ends before
// `e`; `e` where none does.
std::uint32_t SentenceReader::before_title(std::uint32_t e) const {
  if (e < s_.first + 3 || !is_mark(word(e - 1), "\"") || word(e - 1).quotation < 0) return e;
  const std::uint32_t first = words_.quotations[static_cast<std::size_t>(word(e - 1).quotation)].first;
  if (first <= s_.first + 1 || behind_title(first) != e) return e;
  const bool named = word(first - 1).shape == WordShape::lower && !has_verb({first - 1, first});
  return named ? first : e;
}

// An aside between subject and verb: "Kirby, in a briefing with reporters, said". What is told of a name
// belongs to it: "Ada Marsh, 42, head of the harbour board, said".
WordRange SentenceReader::subject_before_aside(std::uint32_t e) const {
  // "Ada Marsh (D-Tolmin), said"
  if (before_brackets(e - 1) < e - 1) {
    const std::uint32_t b = skip_openers(clause_start_before(e - 1), e);
    if (b < e - 1 && !has_verb({b, e}) && word(b).shape == WordShape::capital) return {b, e};
  }
  std::uint32_t open = std::min(e - 1, before_title(e));
  while (open > s_.first && text(open - 1) != "," && !is_quoted(open - 1) && e - open < longest_source)
    --open;
  if (open <= s_.first || text(open - 1) != ",") return {};
  // "Marsh, speaking in Tolmin, said", "Marsh, meanwhile, said": no more of who he is.
  const bool apposition =
      (!text(open).ends_with("ing") || text(open) == "including") && !is_connective(text(open)) &&
      (opens_apposition(word(open)) || is_former(open) || word(open).shape == WordShape::number ||
       kind(open) == WordClass::none || kind(open) == WordClass::speech_noun);
  const std::uint32_t end = apposition ? e : open - 1;
  std::uint32_t begin = clause_start_before(open - 1);
  // "Marsh, citing a report, said": who cites is taken already.
  const bool shared = begin == open - 1 && !drafts_.empty() && drafts_.back().source.last == begin;
  if (shared) return drafts_.back().source;
  if (begin >= open - 1) return {};
  constexpr int most_asides = 3;
  for (int n = 0; n < most_asides && begin > s_.first + 1 && is_comma(begin - 1) && tells_of_name(begin) &&
                  word(begin).shape != WordShape::capital;
       ++n) {
    const std::uint32_t before = clause_start_before(begin - 1);
    if (before >= begin - 1 || has_verb({before, begin - 1})) break;
    begin = before;
  }
  return {skip_openers(begin, end), end};
}

// Whether a word that follows a name and a comma opens what is told of it: "the founder", "42", "head of",
// "Skerry's mayor".
bool SentenceReader::tells_of_name(std::uint32_t i) const {
  if (i >= s_.last) return false;
  const Word& w = word(i);
  if (w.shape == WordShape::lower && w.folded.ends_with("ing")) return false;
  if (opens_apposition(w) || w.shape == WordShape::number || is_former(i)) return true;
  if (w.shape == WordShape::lower) return kind(i) == WordClass::none && !has_verb({i, i + 1});
  // "Marsh, Democrat of Ohio,"
  if (text(i + 1) == "of" && is_one_of(text(i), {"republican", "democrat", "independent"})) return true;
  constexpr std::uint32_t longest_owner = 5;
  for (std::uint32_t k = i + 1; k < std::min(s_.last, i + longest_owner) && word(k).shape != WordShape::lower;
       ++k)
    if (is_mark(word(k), "'")) return true;
  return false;
}

// "who said", "who has denied": another statement of the one before it.
bool SentenceReader::opens_saying_relative(std::uint32_t i) const {
  if (text(i) != "who") return false;
  std::uint32_t verb = i + 1;
  while (kind(verb) == WordClass::auxiliary || (verb < s_.last && is_adverb(verb))) ++verb;
  const bool thinks = is_one_of(verb_base(text(verb)), {"think", "believe"});
  return (kind(verb) == WordClass::speech || thinks) && is_cue(verb);
}

// Behind what is told of a name between commas.
std::uint32_t SentenceReader::behind_appositions(std::uint32_t e) const {
  constexpr int most = 3;
  for (int n = 0; n < most && e + 1 < last_word() && is_comma(e) && tells_of_name(e + 1) &&
                  !opens_saying_relative(e + 1);
       ++n) {
    ++e;
    while (e < last_word() && !is_comma(e) && (!is_quoted(e) || behind_title(e) > e))
      e = std::max(e + 1, behind_title(e));
  }
  return e;
}

// "In 2010 she", "On Friday the board": the first word behind a day or year that opens the sentence; `e`
// where none does.
std::uint32_t SentenceReader::behind_opening_time(std::uint32_t b, std::uint32_t e) const {
  std::uint32_t k = b + 1;
  while (k < e && (is_time_word(text(k)) || word(k).shape == WordShape::number)) ++k;
  const WordClass c = kind(k);
  const bool subject = c == WordClass::determiner || c == WordClass::possessive || c == WordClass::pronoun ||
                       c == WordClass::group;
  return k > b + 1 && k < e && subject ? k : e;
}

// The subject that ends before word `i`, the first of the words of saying.
WordRange SentenceReader::subject_before(std::uint32_t i) const {
  std::uint32_t e = i;
  // "The White House on Friday warned", "Kirby later said".
  while (e > s_.first + 1 && ((is_time_word(text(e - 1)) && word(e - 1).shape != WordShape::upper) ||
                              (is_one_of(text(e - 1), {"on", "in", "also"}) && e < i)))
    --e;
  // "New polls released Sunday showed": the day belongs to the polls.
  if (e < i && e > s_.first + 2 &&
      (kind(e - 1) == WordClass::document || (text(e - 1).size() > 4 && text(e - 1).ends_with("ed"))))
    e = i;
  std::uint32_t b = clause_start_before(before_title(e));
  if (b == e && b > s_.first + 1 && text(b - 1) == ",") return subject_before_aside(e);
  if (before_title(e) < e)
    return is_comma(b - 1) ? subject_before_aside(e) : WordRange{skip_openers(b, e), e};
  if (const WordRange around = subject_around_dashes(e); !around.empty()) return around;
  // "groups that have backed the plan say"
  const bool relative = b > s_.first + 1 && b < e && kind(b - 1) == WordClass::that && has_verb({b, b + 1}) &&
                        (word(b - 2).shape == WordShape::lower || word(b - 2).opens_sentence) &&
                        !is_taken(b - 1) && !has_verb({b - 2, b - 1});
  if (relative) b = clause_start_before(b - 1);
  b = skip_openers(b, e);
  const bool counted = b + 1 < e && (word(b + 1).shape == WordShape::number || is_number_word(text(b + 1)));
  const bool about =
      (counted && is_one_of(text(b), {"about", "over"})) || (text(b) == "at" && text(b + 1) == "least");
  if (b < e && !about && kind(b) == WordClass::preposition && word(b).opens_sentence) {
    // "At a rally on Friday Trump said": the last run of capitals. "In 2010 she", "On Friday the board".
    const std::uint32_t behind = behind_opening_time(b, e);
    std::uint32_t n = e;
    while (n > b && word(n - 1).shape != WordShape::lower && word(n - 1).shape != WordShape::number &&
           !is_time_word(text(n - 1)))
      --n;
    if (n < e && n > b + 1 && kind(n - 1) == WordClass::determiner) --n;
    b = n == e ? behind : n;
  }
  // "comes as many officials predict" was parted at "as"; "and" may join two clauses, "after" open one.
  const bool goes_on = e > b && is_one_of(text(e - 1), {"and", "but", "then"});
  for (std::uint32_t k = b; k + 1 < e; ++k)
    if ((text(k) == "and" ||
         (!goes_on && is_one_of(text(k), {"after", "before", "since", "until", "yet"}))) &&
        has_verb({b, k}))
      b = k + 1;
  // "They left two hours after Marsh"
  for (std::uint32_t k = b + 1; k + 1 < e; ++k)
    if (is_one_of(text(k), {"after", "before"}) &&
        is_one_of(text(k - 1),
                  {"minutes", "hours", "day", "days", "week", "weeks", "month", "months", "years"}))
      b = k + 1;
  // "this time he", "in which she": a pronoun stands alone.
  if (e > b + 1 && is_one_of(text(e - 1), {"he", "she", "they", "we", "i", "it"}) && text(e - 2) != "and")
    b = e - 1;
  while (b < e && text(b) == "yet") ++b;
  b = behind_antecedent({b, e});
  b = with_quantity(b);
  b = with_listed_names({b, e});
  if (e - b > longest_source) return {};
  return {b, e};
}

// "Marsh, Venn and Amar": the first word of a list of names that ends in two of them.
std::uint32_t SentenceReader::with_listed_names(WordRange subject) const {
  const auto is_name = [&](std::uint32_t i) {
    return (word(i).shape == WordShape::capital || word(i).shape == WordShape::upper) &&
           !is_time_word(text(i)) && kind(i) != WordClass::preposition && kind(i) != WordClass::adverb &&
           kind(i) != WordClass::conjunction && !is_connective(text(i));
  };
  bool pair = false;
  for (std::uint32_t k = subject.first + 1; k + 1 < subject.last; ++k) pair = pair || text(k) == "and";
  if (!pair || !is_name(subject.first)) return subject.first;
  std::uint32_t b = subject.first;
  while (b > s_.first + 1 && is_comma(b - 1) && !is_taken(b - 2)) {
    std::uint32_t n = b - 1;
    while (n > s_.first && is_name(n - 1) && b - n < 5) --n;
    const bool whole = n == s_.first || is_comma(n - 1) || kind(n - 1) == WordClass::conjunction;
    if (n == b - 1 || !whole) break;
    b = n;
  }
  return b;
}

// "in which Judge Marsh", "a word Marsh": what the clause is about is not who says it.
std::uint32_t SentenceReader::behind_antecedent(WordRange subject) const {
  for (std::uint32_t k = subject.first; k + 1 < subject.last && k < subject.first + 3; ++k)
    if (is_one_of(text(k), {"which", "whom"})) return skip_openers(k + 1, subject.last);
  std::uint32_t name = subject.last;
  while (name > subject.first && word(name - 1).shape == WordShape::capital) --name;
  if (name == subject.last || name < subject.first + 2 || kind(name - 1) != WordClass::none ||
      word(name - 1).shape != WordShape::lower)
    return subject.first;
  const bool some = is_one_of(text(name - 2), {"a", "an", "any", "every"});
  return some ? name : subject.first;
}

// "more than half of them", "as many as 40 percent", "only 50 percent": the first word of how many.
std::uint32_t SentenceReader::with_quantity(std::uint32_t b) const {
  const bool number = word(b).shape == WordShape::number || is_number_word(text(b));
  if (!number || b == s_.first) return b;
  const auto stands = [&](std::uint32_t back, std::string_view w) {
    return b >= s_.first + back && text(b - back) == w;
  };
  if (stands(1, "than") && (stands(2, "more") || stands(2, "less") || stands(2, "fewer"))) return b - 2;
  if (stands(1, "as") && stands(2, "many") && stands(3, "as")) return b - 3;
  return stands(1, "only") || stands(1, "just") ? b - 1 : b;
}

// The first word of what a clause says of its subject; the end of the range where it holds no clause. Behind
// a comma, "who" or "that" stands more about the subject, and "filed by" and "released Sunday" are such, too.
std::uint32_t SentenceReader::predicate_in(WordRange subject) const {
  for (std::uint32_t k = subject.first; k < subject.last; ++k) {
    if (is_comma(k) || kind(k) == WordClass::relative || kind(k) == WordClass::that) break;
    if (k == subject.first || word(k).shape != WordShape::lower) continue;
    if (kind(k - 2) == WordClass::pronoun && k >= subject.first + 2 && is_shortened(k)) return k - 1;
    if (!has_verb({k, k + 1})) continue;
    const bool participle = (text(k).ends_with("ed") || text(k + 1) == "by") &&
                            (kind(k + 1) == WordClass::preposition || is_time_word(text(k + 1)) ||
                             k + 1 == subject.last || kind(k + 1) == WordClass::group ||
                             kind(k - 1) == WordClass::determiner || kind(k - 1) == WordClass::preposition);
    if (participle || is_mark(word(k - 1), "-")) continue;
    return k;
  }
  return subject.last;
}

// A subject is a name, a noun phrase or a pronoun, never a clause: "Ali left the army and" is Ali, "an upset
// the mayor" the mayor. Empty where neither end is one.
WordRange SentenceReader::without_predicate(WordRange subject) const {
  const std::uint32_t predicate = predicate_in(subject);
  if (predicate == subject.last) return subject;
  if (is_one_of(text(subject.last - 1), {"and", "but", "then"})) {
    std::uint32_t e = predicate;
    while (e > subject.first + 1 && is_adverb(e - 1)) --e;
    return {subject.first, e};
  }
  std::uint32_t b = subject.last;
  while (b > predicate + 1 && (word(b - 1).shape == WordShape::capital ||
                               word(b - 1).shape == WordShape::upper || is_mark(word(b - 1), ".")))
    --b;
  if (b < subject.last && b > predicate + 1 &&
      (kind(b - 1) == WordClass::determiner || kind(b - 1) == WordClass::role))
    --b;
  if (b == subject.last)
    for (std::uint32_t k = subject.last; k > predicate + 1; --k)
      if (kind(k - 1) == WordClass::determiner || kind(k - 1) == WordClass::possessive)
        return {k - 1, subject.last};
  return {b, subject.last};
}

// "Board reports show that"
bool SentenceReader::is_plural_teller(std::uint32_t i) const {
  return is_one_of(text(i + 1), {"show", "say", "suggest"}) && verb_form(text(i)) == VerbForm::third;
}

// "The state", "its plans", "the city's claim": a form that may be a verb, behind what only a noun follows.
bool SentenceReader::is_noun(std::uint32_t i) const {
  const VerbForm form = verb_form(text(i));
  if ((form != VerbForm::base && form != VerbForm::third) || i == s_.first) return false;
  const WordClass before = kind(i - 1);
  // "Some advocates", "many claims": a plural has no verb in "-s".
  const bool many = form == VerbForm::third && is_one_of(text(i - 1), {"some", "many", "several", "most"});
  return many || names_a_kind(i) || is_plural_teller(i) || before == WordClass::determiner ||
         before == WordClass::possessive || before == WordClass::preposition ||
         (text(i - 1) == "s" && i >= s_.first + 2 && is_mark(word(i - 2), "'"));
}

bool SentenceReader::has_verb(WordRange range) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const WordClass c = kind(i);
    if (c == WordClass::auxiliary || is_shortened(i)) return true;
    if (verb_base(text(i)).size() > 1 && !is_noun(i) && verb_form(text(i)) != VerbForm::gerund &&
        (c == WordClass::speech || c == WordClass::thought || c == WordClass::stance))
      return true;
    const std::string_view w = text(i);
    if (word(i).shape == WordShape::lower &&
        ((w.size() > 3 && w.ends_with("ed")) || word(i).sense.has(WordTrait::other_verb)))
      return true;
  }
  return false;
}

// "Although the pier holds, Marsh": behind the comma of a clause that opens the sentence; its first word
// where none does.
std::uint32_t SentenceReader::behind_opening_clause(std::uint32_t before) const {
  if (!is_one_of(text(s_.first), {"while", "although", "though", "as", "when", "if", "since", "because",
                                  "once", "unless", "after", "before", "until"}))
    return s_.first;
  std::uint32_t e = s_.first;
  while (e < before && (!is_comma(e) || is_quoted(e))) ++e;
  return e < before ? e + 1 : s_.first;
}

// Where the sentence begins to say whom it is about: behind "But", "On Tuesday," and "Here in Tolmin,".
std::uint32_t SentenceReader::main_start(std::uint32_t before) const {
  constexpr int most_asides = 4;
  std::uint32_t b = behind_opening_clause(before);
  for (int n = 0; n < most_asides; ++n) {
    while (b < before &&
           (kind(b) == WordClass::conjunction || kind(b) == WordClass::adverb ||
            is_one_of(text(b), {"yet", "perhaps", "instead", "likewise", "similarly", "most"}) ||
            word(b).shape == WordShape::mark))
      ++b;
    std::uint32_t e = b;
    while (e < before && !is_comma(e)) ++e;
    // "In Ames, Iowa, on Sunday, Marsh": the state, too.
    const bool state = n > 0 && e == b + 1 && word(b).shape == WordShape::capital;
    if (e >= before || !(state || opens_aside(b))) return b;
    b = e + 1;
  }
  return b;
}

// "In Tolmin", "Last year", "Facing protests".
bool SentenceReader::opens_aside(std::uint32_t i) const {
  return kind(i) == WordClass::preposition || text(i) == "here" ||
         (i == s_.first && text(i).size() > 5 && text(i).ends_with("ing")) ||
         (is_time_word(text(i)) && (text(i) != "this" || is_time_word(text(i + 1))));
}

// "Black voters", "Republican presidential candidate Ada Marsh": what stands behind a capital and is no verb.
bool SentenceReader::describes_people(std::uint32_t i) const {
  return kind(i) == WordClass::group || kind(i) == WordClass::institution || kind(i) == WordClass::document ||
         (is_plural(word(i)) && kind(i) == WordClass::none && kind(i - 1) == WordClass::none &&
          !opens_object(i + 1)) ||
         opens_titled_name(i);
}

// Who the sentence is about: its first noun phrase, for "…, adding that".
WordRange SentenceReader::main_subject(std::uint32_t before) const {
  for (auto d = drafts_.rbegin(); d != drafts_.rend(); ++d)
    if (d->sentence == s_ && !d->source.empty()) return d->source;
  const std::uint32_t b = main_start(before);
  std::uint32_t e = b;
  while (e < before && e - b < longest_source) {
    const Word& w = word(e);
    if (is_mark(w, "(")) {
      while (e < before && !is_mark(word(e), ")")) ++e;
      if (e < before) ++e;
      continue;
    }
    if (w.shape == WordShape::mark && !is_one_of(w.folded, {"'", "-", ".", "&"})) break;
    const bool links = e > b && is_one_of(w.folded, {"of", "for", "from"});
    if (e > b && !links &&
        (w.word_class == WordClass::auxiliary || w.word_class == WordClass::preposition ||
         w.word_class == WordClass::stance || w.word_class == WordClass::speech ||
         (w.word_class == WordClass::adverb && w.folded != "s")))
      break;
    if (e > b && w.shape == WordShape::lower && has_verb({e, e + 1})) {
      if (is_shortened(e)) --e;
      break;
    }
    const bool opener =
        e > b && (kind(e - 1) == WordClass::determiner || kind(e - 1) == WordClass::possessive ||
                  kind(e - 1) == WordClass::preposition);
    if (e > b && !opener && !links && w.shape == WordShape::lower &&
        word(e - 1).shape == WordShape::capital &&
        !is_one_of(text(e - 1), {"some", "many", "other", "more", "few"}) &&
        w.word_class != WordClass::role && w.folded != "and" && w.folded != "s" &&
        !(e == b + 1 && describes_people(e)))
      break;
    ++e;
  }
  // "Ada Marsh, head of the board, came, adding that": not a list of which only the first is taken.
  const std::uint32_t behind = behind_appositions(e);
  if (behind < before && is_comma(behind)) e = behind;
  return {b, e};
}

}  // namespace broadsheet
