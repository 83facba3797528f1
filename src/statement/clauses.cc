// clauses.cc: words of saying, and what stands on either side of them.
//
//   [The White House] on Friday [warned] [Russia and Iran are laying the groundwork …], citing …
//   [“As we get more information …,”] [Kirby] [said].          [… more advanced weapons], [according to] [an
//   official …]. [Pinhas] [told] TechCrunch [that “there is a strong feeling of sorrow …”]
//
// Each sentence is read from left to right for words of saying outside quotations and outside what is already
// content. At one, its subject is looked for on the left (or behind it, when the clause is turned round), and
// then the content on the side that the punctuation leaves open. Quotations that no word of saying took are
// carried over from the speaker before. All steps look at one sentence only, and each word is looked at a
// bounded number of times. Entry point: find_drafts().

#include "statement/clauses.h"

#include <algorithm>
#include <array>

namespace broadsheet {
namespace {

constexpr std::uint32_t longest_source = 40;  // words
constexpr std::uint32_t longest_adverbial = 12;

bool is_mark(const Word& word, std::string_view mark) {
  return word.shape == WordShape::mark && word.folded == mark;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_finite(VerbForm form) {
  return form == VerbForm::past || form == VerbForm::third;
}

bool is_time_word(std::string_view w) {
  return is_one_of(w, {"monday",    "tuesday",   "wednesday", "thursday", "friday", "saturday", "sunday",
                       "today",     "yesterday", "tonight",   "earlier",  "later",  "recently", "now",
                       "morning",   "afternoon", "evening",   "night",    "last",   "this",     "january",
                       "february",  "march",     "april",     "may",      "june",   "july",     "august",
                       "september", "october",   "november",  "december", "week",   "month",    "year",
                       "sept",      "oct",       "nov",       "dec",      "jan",    "feb",      "aug"});
}

// Past forms that no ending betrays, of verbs that say nothing.
bool is_irregular_past(std::string_view w) {
  return is_one_of(w, {"began", "became", "broke", "brought", "built",  "came",  "caught", "chose", "cut",
                       "did",   "drew",   "drove", "fell",    "fought", "gave",  "got",    "grew",  "held",
                       "hit",   "kept",   "led",   "left",    "lost",   "made",  "met",    "paid",  "put",
                       "ran",   "rose",   "sat",   "sent",    "shot",   "stood", "took",   "went",  "won",
                       "wore",  "spent",  "threw", "sold",    "taught"});
}

// One sentence at a time.
class SentenceReader {
 public:
  SentenceReader(const Words& words, WordRange sentence, std::vector<Draft>& drafts)
      : words_(words), s_(sentence), drafts_(drafts), taken_(sentence.last - sentence.first, false) {
    is_headline_ = all_capitals();
  }

  void run() {
    according();
    transcript();
    if (s_.first == 0) headline();
    for (std::uint32_t i = s_.first + 2; i < s_.last; ++i)
      if (!is_taken(i) && is_put_in(i)) read_cue(i);
    for (std::uint32_t i = s_.first; i < s_.last; ++i)
      if (!is_taken(i) && is_cue(i)) read_cue(i);
  }

 private:
  [[nodiscard]] const Word& word(std::uint32_t i) const { return words_.row[i]; }
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    return i >= s_.first && i < s_.last ? std::string_view(words_.row[i].folded) : std::string_view();
  }
  [[nodiscard]] WordClass kind(std::uint32_t i) const {
    return i >= s_.first && i < s_.last ? words_.row[i].word_class : WordClass::none;
  }
  [[nodiscard]] bool is_quoted(std::uint32_t i) const { return word(i).quotation >= 0; }
  // "3,000" has none.
  [[nodiscard]] bool is_comma(std::uint32_t i) const {
    if (text(i) != ",") return false;
    return !(word(i).joined && i + 1 < s_.last && word(i + 1).joined &&
             word(i + 1).shape == WordShape::number);
  }
  [[nodiscard]] bool is_taken(std::uint32_t i) const { return taken_[i - s_.first]; }
  void take(WordRange range) {
    for (std::uint32_t i = std::max(range.first, s_.first); i < std::min(range.last, s_.last); ++i)
      taken_[i - s_.first] = true;
  }

  [[nodiscard]] bool all_capitals() const;
  void according();
  void transcript();
  [[nodiscard]] bool is_cue(std::uint32_t i) const;
  [[nodiscard]] bool tells_of(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t relative_end(std::uint32_t from, std::uint32_t end) const;
  [[nodiscard]] bool says_anew(std::uint32_t i) const;
  [[nodiscard]] bool is_put_in(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_person_told(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t thing_end(WordRange content) const;
  void read_relative(std::uint32_t i, WordRange cue, Draft draft);
  void headline();
  [[nodiscard]] bool in_relative_clause(std::uint32_t i) const;
  [[nodiscard]] bool is_hypothetical(WordRange subject, VerbForm form) const;
  [[nodiscard]] bool follows_subject(std::uint32_t i) const;
  [[nodiscard]] WordRange whole_cue(std::uint32_t i, Draft& draft) const;
  void read_cue(std::uint32_t i);
  void read_gerund(std::uint32_t i, WordRange cue, Draft draft);
  [[nodiscard]] WordRange subject_before(std::uint32_t i) const;
  [[nodiscard]] WordRange noun_phrase_from(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t skip_adverbials(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t clause_start_before(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t content_end(std::uint32_t from) const;
  [[nodiscard]] std::uint32_t last_word() const;
  [[nodiscard]] WordRange main_subject(std::uint32_t before) const;
  [[nodiscard]] bool has_verb(WordRange range) const;
  [[nodiscard]] std::uint32_t predicate_in(WordRange subject) const;
  [[nodiscard]] WordRange without_predicate(WordRange subject) const;
  [[nodiscard]] std::uint32_t before_brackets(std::uint32_t i) const;
  bool content_before(WordRange cue, WordRange source, Draft& draft);
  bool content_behind(WordRange cue, Draft& draft);
  void finish(Draft draft);

  const Words& words_;
  WordRange s_;
  std::vector<Draft>& drafts_;
  std::vector<bool> taken_;
  bool is_headline_ = false;  // Its Words Have Capitals
};

bool SentenceReader::all_capitals() const {
  constexpr std::uint32_t fewest = 4;  // words
  std::uint32_t words = 0, lower = 0;
  for (std::uint32_t i = s_.first; i < s_.last; ++i) {
    const Word& w = word(i);
    if (w.shape == WordShape::mark || w.shape == WordShape::number || w.end - w.begin < 4) continue;
    ++words;
    lower += w.shape == WordShape::lower && w.word_class != WordClass::preposition ? 1 : 0;
  }
  return words >= fewest && lower == 0;
}

// Behind the last word, its full stop left out.
std::uint32_t SentenceReader::last_word() const {
  std::uint32_t e = s_.last;
  while (e > s_.first &&
         (is_mark(word(e - 1), ".") || is_mark(word(e - 1), ";") || is_mark(word(e - 1), ":")))
    --e;
  return e;
}

void SentenceReader::finish(Draft draft) {
  std::erase_if(draft.content, [](const WordRange& r) { return r.empty(); });
  if (draft.content.empty()) return;
  std::sort(draft.content.begin(), draft.content.end(),
            [](const WordRange& a, const WordRange& b) { return a.first < b.first; });
  for (const WordRange& r : draft.content) {
    for (std::uint32_t i = std::max(r.first, s_.first); i < std::min(r.last, s_.last); ++i)
      if (is_taken(i)) return;
  }
  for (const WordRange& r : draft.content) take(r);
  for (const WordRange& r : draft.cue) take(r);
  take(draft.source);
  draft.sentence = s_;
  drafts_.push_back(std::move(draft));
}

// ------------------------------------------------------------------------------------------- noun phrases

// A noun phrase from `i` on: to the first comma, verb, or word that opens another part; with its "of …" and
// "from …", and an apposition between commas.
WordRange SentenceReader::noun_phrase_from(std::uint32_t i) const {
  std::uint32_t e = i;
  while (e < s_.last && e - i < longest_source) {
    const Word& w = word(e);
    if (w.shape == WordShape::mark && !is_one_of(w.folded, {"'", "-", ".", "&", "(", ")", "/"})) break;
    if (is_mark(w, ".") && (e + 1 >= s_.last || !word(e + 1).joined || words_.row[e + 1].opens_sentence) &&
        !(e > i && word(e - 1).shape == WordShape::capital && word(e - 1).end - word(e - 1).begin <= 4 &&
          e + 1 < s_.last))
      break;
    if (e > i && (kind(e) == WordClass::auxiliary || kind(e) == WordClass::pronoun ||
                  (kind(e) == WordClass::conjunction && w.folded != "and")))
      break;
    if (e > i && kind(e) == WordClass::preposition &&
        !is_one_of(w.folded, {"of", "for", "from", "at", "with", "in", "by"}))
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

// The subject that ends before word `i`, the first of the words of saying.
WordRange SentenceReader::subject_before(std::uint32_t i) const {
  std::uint32_t e = i;
  // "The White House on Friday warned", "Kirby later said".
  while (e > s_.first + 1 &&
         (is_time_word(text(e - 1)) || (is_one_of(text(e - 1), {"on", "in", "also"}) && e < i)))
    --e;
  // "New polls released Sunday showed": the day belongs to the polls.
  if (e < i && text(e - 1).size() > 4 && text(e - 1).ends_with("ed") && e > s_.first + 2) e = i;
  std::uint32_t b = clause_start_before(e);
  // An aside between subject and verb: "Kirby, in a briefing with reporters, said".
  if (b == e && b > s_.first + 1 && text(b - 1) == ",") {
    std::uint32_t open = b - 1;
    while (open > s_.first && text(open - 1) != "," && !is_quoted(open - 1) && b - open < longest_source)
      --open;
    if (open > s_.first && text(open - 1) == ",") {
      const std::uint32_t begin = clause_start_before(open - 1);
      const bool apposition = opens_apposition(word(open)) || word(open).shape == WordShape::number ||
                              kind(open) == WordClass::none || kind(open) == WordClass::speech_noun;
      const std::uint32_t end = apposition ? e : open - 1;
      if (begin < open - 1) return {begin, end};
    }
    return {};
  }
  // Openers that are no part of the subject: "But", "Meanwhile", "In an interview".
  while (b < e && (kind(b) == WordClass::conjunction || kind(b) == WordClass::adverb || text(b) == "and" ||
                   text(b) == "or" || text(b) == "meanwhile" || text(b) == "however"))
    ++b;
  const bool about =
      b + 1 < e && is_one_of(text(b), {"about", "over"}) && word(b + 1).shape == WordShape::number;
  if (b < e && !about && kind(b) == WordClass::preposition && word(b).opens_sentence) {
    // "At a rally on Friday Trump said": the last run of capitals.
    std::uint32_t n = e;
    while (n > b && word(n - 1).shape != WordShape::lower && word(n - 1).shape != WordShape::number &&
           !is_time_word(text(n - 1)))
      --n;
    b = n;
  }
  // "comes as many officials predict" was parted at "as"; "and" may join two clauses, "after" open one.
  for (std::uint32_t k = b; k + 1 < e; ++k)
    if (is_one_of(text(k), {"and", "after", "before", "since", "until", "yet"}) && has_verb({b, k}))
      b = k + 1;
  // "this time he", "in which she": a pronoun stands alone.
  if (e > b + 1 && is_one_of(text(e - 1), {"he", "she", "they", "we", "i", "it"}) && text(e - 2) != "and")
    b = e - 1;
  while (b < e && text(b) == "yet") ++b;
  if (e - b > longest_source) return {};
  return {b, e};
}

// The first word of what a clause says of its subject; the end of the range where it holds no clause. Behind
// a comma, "who" or "that" stands more about the subject, and "filed by" and "released Sunday" are such, too.
std::uint32_t SentenceReader::predicate_in(WordRange subject) const {
  for (std::uint32_t k = subject.first; k < subject.last; ++k) {
    if (is_comma(k) || kind(k) == WordClass::relative || kind(k) == WordClass::that) break;
    if (k == subject.first || word(k).shape != WordShape::lower || !has_verb({k, k + 1})) continue;
    const bool participle =
        text(k).ends_with("ed") &&
        (kind(k + 1) == WordClass::preposition || is_time_word(text(k + 1)) || k + 1 == subject.last ||
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
    while (e > subject.first + 1 && (kind(e - 1) == WordClass::adverb || text(e - 1).ends_with("ly"))) --e;
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

bool SentenceReader::has_verb(WordRange range) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const WordClass c = kind(i);
    if (c == WordClass::auxiliary) return true;
    if (verb_base(text(i)).size() > 1 &&
        (c == WordClass::speech || c == WordClass::thought || c == WordClass::stance))
      return true;
    const std::string_view w = text(i);
    if (word(i).shape == WordShape::lower && ((w.size() > 3 && w.ends_with("ed")) || is_irregular_past(w)))
      return true;
  }
  return false;
}

// Who the sentence is about: its first noun phrase, for "…, adding that".
WordRange SentenceReader::main_subject(std::uint32_t before) const {
  for (auto d = drafts_.rbegin(); d != drafts_.rend(); ++d)
    if (d->sentence == s_ && !d->source.empty()) return d->source;
  std::uint32_t b = s_.first;
  while (b < before && (kind(b) == WordClass::conjunction || kind(b) == WordClass::adverb ||
                        word(b).shape == WordShape::mark))
    ++b;
  if (kind(b) == WordClass::preposition)
    while (b < before && text(b) != ",") ++b;
  if (text(b) == ",") ++b;
  std::uint32_t e = b;
  while (e < before && e - b < longest_source) {
    const Word& w = word(e);
    if (w.shape == WordShape::mark && !is_one_of(w.folded, {"'", "-", ".", "&"})) break;
    if (e > b && (w.word_class == WordClass::auxiliary || w.word_class == WordClass::preposition ||
                  w.word_class == WordClass::stance || w.word_class == WordClass::speech ||
                  (w.word_class == WordClass::adverb && w.folded != "s")))
      break;
    if (e > b && w.shape == WordShape::lower && has_verb({e, e + 1})) break;
    const bool opener =
        e > b && (kind(e - 1) == WordClass::determiner || kind(e - 1) == WordClass::possessive);
    if (e > b && !opener && w.shape == WordShape::lower && word(e - 1).shape == WordShape::capital &&
        w.word_class != WordClass::role && w.folded != "and" && w.folded != "s")
      break;
    ++e;
  }
  return {b, e};
}

// -------------------------------------------------------------------------------------------------- cues

// A form that may be a noun is a verb behind its subject: "they plan", "officials say", "Mr. Trump calls".
bool SentenceReader::follows_subject(std::uint32_t i) const {
  if (i == s_.first) return false;
  std::uint32_t k = i - 1;
  while (k > s_.first && kind(k) == WordClass::adverb) --k;
  const Word& before = word(k);
  const VerbForm form = verb_form(text(i));
  const std::string_view base = verb_base(text(i));
  const bool plain = is_one_of(
      base, {"say", "tell", "argue", "write", "think", "believe", "suggest", "know", "seem", "appear"});
  if (before.word_class == WordClass::pronoun) return true;
  if (before.word_class == WordClass::relative) return plain;
  // "Say" is no noun: "people familiar with the plan say".
  if (form == VerbForm::base && base == "say")
    return before.word_class != WordClass::auxiliary || is_one_of(before.folded, {"did", "do", "does"});
  if (form == VerbForm::base) {
    if (before.word_class == WordClass::group || before.word_class == WordClass::negation) return true;
    // "six in 10 say"
    if (before.shape == WordShape::number && k > s_.first && text(k - 1) == "in") return plain;
    if (before.word_class == WordClass::auxiliary)
      return before.folded == "did" || before.folded == "does" || before.folded == "do";
    const bool plural =
        before.shape != WordShape::mark && before.folded.size() > 3 && before.folded.ends_with("s");
    return plural || (plain && before.word_class == WordClass::institution);
  }
  const bool name =
      before.shape == WordShape::capital || before.shape == WordShape::upper || is_mark(before, ")");
  return name || plain || before.word_class == WordClass::role ||
         before.word_class == WordClass::institution || before.word_class == WordClass::document;
}

// "When an investor asks …", "if officials say …": nobody has said it.
bool SentenceReader::is_hypothetical(WordRange subject, VerbForm form) const {
  if (subject.empty() || (form != VerbForm::third && form != VerbForm::base)) return false;
  const std::uint32_t at = subject.first;
  const std::string_view opener =
      at > s_.first && kind(at) != WordClass::conjunction ? text(at - 1) : text(s_.first);
  if (!is_one_of(opener, {"when", "if", "whenever", "unless", "once"})) return false;
  const std::string_view head = text(subject.first);
  return kind(subject.first) == WordClass::pronoun ||
         is_one_of(head, {"a", "an", "any", "some", "someone", "anyone", "you", "people"});
}

// Between "who" and the comma that ends its clause.
bool SentenceReader::in_relative_clause(std::uint32_t i) const {
  for (std::uint32_t k = i; k > s_.first && !is_mark(word(k - 1), ","); --k)
    if (kind(k - 1) == WordClass::relative) return true;
  return false;
}

bool SentenceReader::is_cue(std::uint32_t i) const {
  const Word& w = word(i);
  const WordClass c = w.word_class;
  if (c != WordClass::speech && c != WordClass::thought && c != WordClass::stance) return false;
  if (is_quoted(i) || w.shape == WordShape::upper) return false;
  if (w.shape == WordShape::capital && i > s_.first && !(is_headline_ && c == WordClass::speech))
    return false;
  const VerbForm form = verb_form(w.folded);
  const WordClass before = i > s_.first ? kind(i - 1) : WordClass::none;
  if (before == WordClass::determiner || before == WordClass::possessive || before == WordClass::preposition)
    return false;
  if (i > s_.first && text(i - 1) == "to") return false;
  if (i > s_.first && (is_mark(word(i - 1), "'") || text(i - 1) == "s")) return false;
  if (i > s_.first && is_mark(word(i - 1), "-") && w.joined) return false;
  if ((form == VerbForm::base || form == VerbForm::third) && !follows_subject(i)) return false;
  // "speaking at a rally", "continuing to", "voting": what is done, not said.
  const std::string_view base = verb_base(w.folded);
  if (base == "speak" && text(i + 1) != "about" && text(i + 1) != "of") return false;
  if (base == "continue" && form != VerbForm::past && form != VerbForm::third) return false;
  if (base == "continue" && text(i + 1) == "to") return false;
  if (base == "find" && form != VerbForm::past) return false;
  if (base == "point" && text(i + 1) != "out" && text(i + 1) != "to") return false;
  if (base == "add" && i > s_.first && kind(i - 1) == WordClass::auxiliary) return false;
  // "the man who said", "is expected": somebody else's business, or nobody's.
  if (form == VerbForm::participle || form == VerbForm::past) {
    std::uint32_t k = i;
    while (k > s_.first + 1 && (kind(k - 1) == WordClass::adverb || text(k - 1).ends_with("ly"))) --k;
    const std::string_view a = k > s_.first ? text(k - 1) : std::string_view();
    if (is_one_of(a, {"is", "are", "was", "were", "be", "been", "being"})) return false;
  }
  // "a memo seen by", "a strong showing could".
  if (text(i + 1) == "by" && (form == VerbForm::participle || form == VerbForm::past)) return false;
  if (form == VerbForm::gerund && kind(i + 1) == WordClass::auxiliary) return false;
  if (before == WordClass::relative) return tells_of(i);
  return true;
}

// "Ted Cruz, who said he would": what the antecedent says. "Who asked not to be named" is why nobody is.
bool SentenceReader::tells_of(std::uint32_t i) const {
  if (kind(i) != WordClass::speech || !is_one_of(text(i - 1), {"who", "which"}) || i < s_.first + 2)
    return false;
  const bool unnamed = text(i + 1) == "not" || is_one_of(text(i + 2), {"be", "remain", "speak"});
  return !unnamed && verb_base(text(i)) != "decline";
}

bool is_plain_saying(std::string_view base) {
  return is_one_of(base, {"say", "tell", "announce", "add", "write", "report", "explain", "note", "reply"});
}

// Whether a noun phrase and a plain word of saying follow: ", and Ms. Acosta said".
bool SentenceReader::says_anew(std::uint32_t i) const {
  constexpr std::uint32_t longest = 8;  // words and marks
  while (i < s_.last && is_one_of(text(i), {"and", "but", "yet"})) ++i;
  for (std::uint32_t k = i; k < s_.last && k - i < longest; ++k) {
    const Word& w = word(k);
    if (is_quoted(k) || is_taken(k)) return false;
    if (w.shape == WordShape::mark && !is_one_of(w.folded, {".", "'", "-"})) return false;
    if (k > i && w.word_class == WordClass::speech && is_plain_saying(verb_base(w.folded)))
      return is_finite(verb_form(w.folded)) && is_cue(k);
    if (w.word_class == WordClass::that || w.word_class == WordClass::relative ||
        w.word_class == WordClass::question || (w.word_class != WordClass::adverb && has_verb({k, k + 1})))
      return false;
  }
  return false;
}

// Behind the one who is told: "told her", "told reporters"; `i` where nobody stands.
std::uint32_t SentenceReader::behind_person_told(std::uint32_t i) const {
  if (kind(i) == WordClass::pronoun || kind(i) == WordClass::group) return i + 1;
  if (i < s_.last && (word(i).shape == WordShape::capital || word(i).shape == WordShape::upper ||
                      kind(i) == WordClass::determiner))
    return noun_phrase_from(i).last;
  return i;
}

// "…, veteran Republicans said.", "…, he said, and …": put into or behind what is said, which is what stands
// around it, whatever other words of saying that holds.
bool SentenceReader::is_put_in(std::uint32_t i) const {
  if (kind(i) != WordClass::speech || !is_plain_saying(verb_base(text(i))) ||
      !is_finite(verb_form(text(i))) || !is_cue(i) || kind(i - 1) == WordClass::relative)
    return false;
  const WordRange subject = subject_before(i);
  if (subject.empty() || subject.first <= s_.first + 2 || !is_comma(subject.first - 1) || has_verb(subject))
    return false;
  std::uint32_t k = i + 1;
  if (verb_base(text(i)) == "tell") k = behind_person_told(k);
  k = skip_adverbials(k);
  const bool ends = k >= last_word() || is_comma(k) || (k > i + 1 && is_comma(k - 1));
  return ends && has_verb({s_.first, subject.first});
}

// The whole of the words of saying around the verb: "has repeatedly said", "would not say", "called for".
WordRange SentenceReader::whole_cue(std::uint32_t i, Draft& draft) const {
  WordRange cue{i, i + 1};
  bool negated = false;
  while (cue.first > s_.first && !is_taken(cue.first - 1)) {
    const WordClass c = kind(cue.first - 1);
    const std::string_view t = text(cue.first - 1);
    const bool part = c == WordClass::auxiliary || c == WordClass::negation ||
                      (c == WordClass::adverb && !is_time_word(t)) || t == "reportedly" ||
                      (t.size() > 4 && t.ends_with("ly") && word(cue.first - 1).shape == WordShape::lower) ||
                      t == "later" || t == "'" || t == "t";
    if (!part) break;
    if (t == "'" && !word(cue.first - 1).joined) break;
    negated = negated || c == WordClass::negation || t == "t";
    draft.hedged = draft.hedged || t == "reportedly";
    --cue.first;
  }
  draft.declined = negated;
  const std::string_view base = verb_base(text(i));
  if (base == "decline" || base == "refuse") {
    draft.declined = true;
    if (text(i + 1) == "to" && i + 2 < s_.last) cue.last = i + 3;
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> particles = {
      {{"call", "for"},
       {"call", "on"},
       {"refer", "to"},
       {"point", "out"},
       {"point", "to"},
       {"speak", "about"},
       {"ask", "about"},
       {"talk", "about"},
       {"warn", "of"},
       {"agree", "with"},
       {"push", "for"},
       {"complain", "about"},
       {"boast", "about"},
       {"joke", "about"}}};
  for (const auto& [verb, particle] : particles)
    if (base == verb && text(i + 1) == particle) cue.last = i + 2;
  // "issues a statement supporting", "released a report saying".
  const bool gives =
      is_one_of(base, {"issue", "release", "publish", "post"}) || is_one_of(text(i), {"made", "gave"});
  const WordClass noun = kind(i + 2);
  if (gives && kind(i + 1) == WordClass::determiner &&
      (noun == WordClass::speech_noun || noun == WordClass::document) &&
      verb_form(text(i + 3)) == VerbForm::gerund)
    cue.last = i + 4;
  return cue;
}

// Behind time, place and occasion: "on Friday", "in an interview with reporters,", "earlier in the day".
std::uint32_t SentenceReader::skip_adverbials(std::uint32_t i) const {
  for (int n = 0; n < 3; ++n) {
    std::uint32_t k = i;
    if (is_time_word(text(k)) && text(k) != "may" && text(k) != "this" && text(k) != "now") {
      while (k < s_.last && (is_time_word(text(k)) || word(k).shape == WordShape::number || text(k) == "in" ||
                             text(k) == "the" || text(k) == "day" || is_mark(word(k), ".")))
        ++k;
      if (k < s_.last && is_mark(word(k), ",")) ++k;
      i = k;
      continue;
    }
    const bool occasion =
        is_one_of(text(k), {"in", "on", "at", "during", "after", "before", "via", "through", "to"}) &&
        k + 1 < s_.last;
    if (!occasion) break;
    // Up to the comma, "that" or quotation that ends it; not far.
    std::uint32_t e = k + 1;
    while (e < s_.last && e - k < longest_adverbial && text(e) != "that" && text(e) != "," &&
           text(e) != ":" && text(e) != "\"" && !is_quoted(e))
      ++e;
    if (e >= s_.last || e - k >= longest_adverbial) {
      if (e >= last_word()) return e;
      // "said on Friday they would": a day is short.
      if (text(k) == "on" && is_time_word(text(k + 1))) {
        i = k + 2;
        continue;
      }
      break;
    }
    if (text(e) == "," && text(k) == "to") break;
    i = text(e) == "," || text(e) == ":" ? e + 1 : e;
  }
  return i;
}

// ----------------------------------------------------------------------------------------------- contents

// Where a content that begins at `from` ends.
std::uint32_t SentenceReader::content_end(std::uint32_t from) const {
  const std::uint32_t end = last_word();
  for (std::uint32_t i = from + 1; i < end; ++i) {
    if (is_taken(i)) {
      std::uint32_t e = i;
      while (e > from && (is_mark(word(e - 1), ","))) --e;
      return e;
    }
    if (is_quoted(i)) continue;
    // "praised the plan and said": the same person's next words of saying.
    if (is_one_of(text(i), {"and", "but"}) && kind(i + 1) == WordClass::speech &&
        is_finite(verb_form(text(i + 1))) && is_cue(i + 1))
      return i;
    if ((is_comma(i) || is_one_of(text(i), {"and", "but"})) && says_anew(i + 1)) return i;
    if (text(i) != ",") {
      // “…,” which could include: what follows a quotation is the writer's.
      if (text(i) == "which" && is_mark(word(i - 1), "\"")) return i;
      continue;
    }
    const std::uint32_t next = i + 1;
    // "…, while half want another".
    if (is_one_of(text(next), {"while", "though", "although"}) && from > s_.first) return i;
    // ", adding that", ", citing".
    if ((kind(next) == WordClass::speech || kind(next) == WordClass::stance) &&
        verb_form(text(next)) == VerbForm::gerund)
      return i;
    if (text(next) == "according") return i;
    // "While experts say that …, Kirby warned": the main clause has words of saying of its own.
    const std::string_view opener = text(s_.first);
    if (is_one_of(opener, {"while", "although", "though", "as", "after", "when", "if"}) && from > s_.first) {
      for (std::uint32_t k = next; k < end && k - next < 8; ++k)
        if (!is_quoted(k) && kind(k) == WordClass::speech && is_cue(k)) return i;
    }
  }
  // A closing mark behind the full stop belongs to what is quoted.
  if (end < s_.last && from < end && is_quoted(end))
    return words_.quotations[static_cast<std::size_t>(word(end).quotation)].last + 1;
  return end;
}

// What stands before "…, he said": from the beginning of the sentence, or its quotation.
bool SentenceReader::content_before(WordRange cue, WordRange source, Draft& draft) {
  const std::uint32_t behind = std::min(cue.first, source.empty() ? cue.first : source.first);
  if (behind <= s_.first) return false;
  std::uint32_t e = behind;
  const bool quoted = is_quoted(e - 1) || is_mark(word(e - 1), "\"");
  const bool comma = is_mark(word(e - 1), ",") || is_mark(word(e - 1), "-");
  if (!quoted && !comma) return false;
  if (quoted) {
    if (word(e - 1).quotation < 0) return false;
    const Quotation& q = words_.quotations[static_cast<std::size_t>(word(e - 1).quotation)];
    std::uint32_t b = q.first;
    // Words before the quotation in the same sentence are said too: 'The plan is "dead," he said.'
    bool free = b > s_.first && !is_mark(word(b - 1), ".");
    for (std::uint32_t i = s_.first; i < b && free; ++i) free = !is_taken(i);
    if (free) b = s_.first;
    draft.content.push_back({b, e});
  } else {
    while (e > s_.first && (is_mark(word(e - 1), ",") || is_mark(word(e - 1), "-"))) --e;
    std::uint32_t b = s_.first;
    while (b < e && is_taken(b)) ++b;
    while (b < e && (text(b) == "," || text(b) == "and" || text(b) == "but")) ++b;
    if (b >= e || e - b < 2) return false;
    draft.content.push_back({b, e});
  }
  // "…," he said, "and …": the rest of the sentence goes on.
  const std::uint32_t last = std::max(cue.last, source.last);
  std::uint32_t k = skip_adverbials(last);
  if (k < s_.last && is_mark(word(k), ",")) ++k;
  if (k < last_word() && k > last &&
      (is_quoted(k) || (comma && kind(k) != WordClass::speech && text(k - 1) == "," &&
                        !is_one_of(text(k), {"who", "which", "according", "after", "as"}))))
    draft.content.push_back({k, content_end(k)});
  else if (k < s_.last && is_quoted(k))
    draft.content.push_back({k, content_end(k)});
  return true;
}

bool takes_person(std::string_view base) {
  return is_one_of(base, {"tell", "inform", "remind", "assure", "warn", "ask", "convince", "advise",
                          "reassure", "notify", "instruct"});
}
bool takes_infinitive(std::string_view base) {
  return is_one_of(base, {"urge", "ask", "advise", "invite", "order", "instruct", "encourage", "call", "want",
                          "expect", "tell", "recommend", "challenge", "press", "push", "beg"});
}

// What follows: a clause, with "that" or without, or a quotation.
bool SentenceReader::content_behind(WordRange cue, Draft& draft) {
  std::uint32_t k = cue.last;
  const std::string_view base = verb_base(text(cue.last - 1));
  if (takes_person(base) && k < s_.last && !is_quoted(k) && text(k) != "that") {
    // The person told: to "that", a quotation, or the end of a noun phrase.
    std::uint32_t e = k;
    while (e < s_.last && e - k < 10 && text(e) != "that" && !is_quoted(e) && !is_comma(e) &&
           text(e) != "to" && text(e) != "how" && text(e) != "whether" && text(e) != "what")
      ++e;
    const bool clause = e < s_.last && (text(e) == "that" || is_quoted(e) || is_comma(e) ||
                                        is_one_of(text(e), {"how", "whether", "what"}));
    if (clause)
      k = e;
    else if (base == "tell") {
      const WordRange who = noun_phrase_from(k);
      k = std::min(who.last,
                   k + (kind(k) == WordClass::pronoun || word(k).shape == WordShape::capital ? 1 : 2));
      // "some 3,000 people"
      while (text(k) == "," && !is_comma(k)) k = std::max(k + 2, noun_phrase_from(k + 2).last);
    }
  }
  k = skip_adverbials(k);
  // "asked for a photo and Clinton said": somebody else's words.
  for (std::uint32_t i = cue.last + 1; i < std::min(k, s_.last); ++i)
    if (kind(i) == WordClass::speech && is_plain_saying(verb_base(text(i))) && is_cue(i)) return false;
  while (k < s_.last && (is_mark(word(k), ",") || is_mark(word(k), ":") || is_mark(word(k), "-"))) ++k;
  if (k >= last_word()) return false;
  const std::uint32_t e = content_end(k);
  if (e <= k) return false;
  // "…, but that …": a second clause of the same saying.
  for (std::uint32_t i = k + 2; i + 2 < e; ++i)
    if (text(i) == "that" && is_one_of(text(i - 1), {"but", "and"}) && !is_quoted(i)) {
      draft.content.push_back({k, i - 1});
      draft.content.push_back({i, e});
      return true;
    }
  // "the purchase, the terms of which weren't disclosed, will …": the aside is the writer's.
  for (std::uint32_t i = k + 1; i + 4 < e && i - k < 8; ++i) {
    if (text(i) != ",") continue;
    std::uint32_t close = i + 1;
    bool which = false;
    while (close < e && text(close) != ",") which = which || text(close) == "which", ++close;
    if (!which || close + 1 >= e || is_quoted(i)) break;
    draft.content.push_back({k, i});
    draft.content.push_back({close + 1, e});
    return true;
  }
  draft.content.push_back({k, e});
  return true;
}

void SentenceReader::according() {
  for (std::uint32_t i = s_.first; i + 2 < s_.last; ++i) {
    if (text(i) != "according" || text(i + 1) != "to" || is_quoted(i)) continue;
    Draft draft;
    draft.cue.push_back({i, i + 2});
    WordRange source = noun_phrase_from(i + 2);
    const std::uint32_t end = last_word();
    // To the end of the sentence, when nothing but the source follows: "an official who spoke on condition of
    // …".
    bool more = false;
    for (std::uint32_t k = source.last; k < end; ++k) more = more || text(k) == ",";
    if (i > s_.first && !more) source.last = end;
    draft.source = source;
    if (i > s_.first) {
      std::uint32_t e = i;
      while (e > s_.first && is_mark(word(e - 1), ",")) --e;
      draft.content.push_back({s_.first, e});
      if (more && text(source.last) == "," && source.last + 1 < end && has_verb({source.last + 1, end}))
        draft.content.push_back({source.last + 1, end});
    } else if (source.last < end) {
      std::uint32_t b = source.last;
      while (b < end && text(b) != ",") ++b;
      draft.source.last = b;
      if (b + 1 < end) draft.content.push_back({b + 1, content_end(b + 1)});
    }
    finish(std::move(draft));
    return;
  }
}

// Clinton: "…"
void SentenceReader::transcript() {
  for (std::uint32_t i = s_.first + 1; i + 2 < s_.last && i - s_.first < 12; ++i) {
    if (is_quoted(i) || is_cue(i)) return;
    if (!is_mark(word(i), ":")) continue;
    const bool quoted = is_quoted(i + 1);
    if (!quoted || !word(s_.first).opens_sentence) return;
    Draft draft;
    draft.cue.push_back({i, i + 1});
    draft.source = {s_.first, i};
    draft.content.push_back({i + 1, content_end(i + 1)});
    finish(std::move(draft));
    return;
  }
}

// "Marsh: No new tunnel before 2030": the first line of a text, whose name the text has again.
void SentenceReader::headline() {
  constexpr std::uint32_t longest = 8;  // words and marks
  std::uint32_t colon = s_.first + 1;
  while (colon < s_.last && colon - s_.first < longest && !is_mark(word(colon), ":")) ++colon;
  constexpr std::uint32_t fewest = 3;
  if (colon + fewest >= last_word() || !is_mark(word(colon), ":") || is_quoted(colon)) return;
  const Word& name = word(colon - 1);
  for (std::uint32_t i = s_.first; i < colon; ++i)
    if (is_quoted(i) || (word(i).shape == WordShape::lower && !is_one_of(text(i), {"of", "at", "de", "van"})))
      return;
  const bool teller = name.word_class == WordClass::document || name.word_class == WordClass::role ||
                      name.word_class == WordClass::institution || name.word_class == WordClass::group;
  const bool again = std::any_of(words_.row.begin() + s_.last, words_.row.end(), [&](const Word& w) {
    return w.shape == WordShape::capital && !w.opens_sentence && w.folded == name.folded;
  });
  if (name.shape == WordShape::mark || name.shape == WordShape::number || (!teller && !again)) return;
  Draft draft;
  draft.cue.push_back({colon, colon + 1});
  draft.source = {s_.first, colon};
  draft.content.push_back({colon + 1, last_word()});
  finish(std::move(draft));
}

// ", adding that …", ", citing …": said by whom the sentence is about.
void SentenceReader::read_gerund(std::uint32_t i, WordRange cue, Draft draft) {
  const bool loose =
      i > s_.first && (is_mark(word(i - 1), ",") || is_quoted(i - 1) ||
                       kind(i - 1) == WordClass::conjunction || kind(i - 1) == WordClass::speech_noun ||
                       kind(i - 1) == WordClass::none || kind(i - 1) == WordClass::document);
  if (!loose || i == s_.first || in_relative_clause(i)) return;
  // "a new poll showing": what stands before it says so.
  const bool beside = kind(i - 1) == WordClass::document;
  WordRange subject = beside ? WordRange{i - 1, i} : main_subject(i);
  while (beside && subject.first > s_.first && word(subject.first - 1).shape != WordShape::mark &&
         kind(subject.first) != WordClass::determiner && kind(subject.first - 1) != WordClass::preposition &&
         !has_verb({subject.first - 1, subject.first}))
    --subject.first;
  draft.source = subject;
  if (!content_behind(cue, draft)) return;
  if (beside) draft.content.back().last = relative_end(draft.content.back().first, draft.content.back().last);
  draft.reported = kind(i) != WordClass::speech;
  if (verb_base(text(i)) == "cite") {
    draft.reported = true;
    draft.cited = draft.content.front();
    draft.source = subject;
  }
  return finish(std::move(draft));
}

// Where the main clause goes on behind a relative one: "…, who said he votes, is a farmer".
std::uint32_t SentenceReader::relative_end(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t k = from + 1; k + 1 < end; ++k) {
    if (!is_comma(k) || is_quoted(k)) continue;
    if (kind(k + 1) == WordClass::auxiliary || has_verb({k + 1, k + 2})) return k;
  }
  return end;
}

// Where the words for a thing end: at a comma or what opens another part of the sentence.
std::uint32_t SentenceReader::thing_end(WordRange content) const {
  for (std::uint32_t k = content.first + 1; k < content.last; ++k) {
    if (is_quoted(k)) continue;
    if (is_comma(k) || is_mark(word(k), "(") || is_mark(word(k), "-")) {
      if (is_mark(word(k), "-") && word(k).joined && k + 1 < content.last && word(k + 1).joined) continue;
      return k;
    }
    if (is_one_of(text(k),
                  {"during", "after", "when", "while", "because", "but", "although", "though", "amid"}))
      return k;
    if (text(k) == "and" && k + 1 < content.last && has_verb({k + 1, k + 2})) return k;
  }
  return content.last;
}

// "…, who said he would": the pronoun is the source.
void SentenceReader::read_relative(std::uint32_t i, WordRange cue, Draft draft) {
  draft.source = {i - 1, i};
  if (!content_behind(cue, draft)) return;
  WordRange& last = draft.content.back();
  last.last = relative_end(last.first, last.last);
  finish(std::move(draft));
}

void SentenceReader::read_cue(std::uint32_t i) {
  Draft draft;
  const Word& verb = word(i);
  const std::string_view base = verb_base(verb.folded);
  const VerbForm form = verb_form(verb.folded);
  const WordRange cue = whole_cue(i, draft);
  draft.cue.push_back(cue);
  draft.thought = verb.word_class == WordClass::thought;
  const bool gerund = form == VerbForm::gerund && cue.first == i;
  if (gerund) return read_gerund(i, cue, std::move(draft));
  if (cue.first == i && i > s_.first && kind(i - 1) == WordClass::relative)
    return read_relative(i, cue, std::move(draft));
  // Turned round: “…,” said Kirby.
  const bool after_content = cue.first > s_.first &&
                             (is_mark(word(cue.first - 1), ",") || is_mark(word(cue.first - 1), "\"")) &&
                             cue.first == i;
  const bool subject_behind =
      after_content && cue.last < s_.last &&
      (word(cue.last).shape == WordShape::capital || word(cue.last).shape == WordShape::upper ||
       kind(cue.last) == WordClass::determiner || kind(cue.last) == WordClass::role ||
       kind(cue.last) == WordClass::group || kind(cue.last) == WordClass::possessive ||
       is_one_of(text(cue.last), {"one", "two", "three", "several", "some", "many", "most", "both"}) ||
       (is_mark(word(cue.first - 1), "\"") && kind(cue.last) == WordClass::none &&
        word(cue.last).shape == WordShape::lower)) &&
      !is_time_word(text(cue.last));
  // "Marsh, in a report, told the Beacon": who stands behind "told" is told, save behind a quotation.
  const bool is_told = base == "tell" && cue.first > s_.first && !is_mark(word(cue.first - 1), "\"");
  if (subject_behind && !is_told && verb.word_class == WordClass::speech) {
    WordRange source = noun_phrase_from(cue.last);
    // "the director, Paul Venn".
    const bool named_behind = source.last + 1 < s_.last && kind(source.last - 1) == WordClass::role &&
                              word(source.last + 1).shape == WordShape::capital;
    if (text(source.last) == "," && source.last + 1 < s_.last &&
        (opens_apposition(word(source.last + 1)) || named_behind)) {
      std::uint32_t e = source.last + 1;
      while (e < last_word() && text(e) != "," && !is_quoted(e)) ++e;
      source.last = e;
    }
    draft.source = source;
    // "…, said Kirby." ends there or goes on behind a comma; "Kirby, in a briefing, said Russia has …" does
    // not.
    const bool ends = source.last >= last_word() || text(source.last) == "," || is_quoted(source.last) ||
                      (text(source.last) != "to" && skip_adverbials(source.last) > source.last);
    const bool quoted = is_mark(word(cue.first - 1), "\"");
    // “…,” said a planner who spoke on the condition of …
    if (quoted && !ends && kind(cue.last) == WordClass::determiner) {
      draft.source.last = source.last = relative_end(source.first, last_word());
      if (content_before(cue, source, draft)) return finish(std::move(draft));
      draft.content.clear();
    }
    const bool clause = quoted || has_verb({s_.first, cue.first});
    if (ends && clause && content_before(cue, source, draft)) return finish(std::move(draft));
    draft.content.clear();
  }
  WordRange subject = subject_before(cue.first);
  if (subject.empty() && cue.first > s_.first && is_one_of(text(cue.first - 1), {"and", "but", "then"}))
    subject = main_subject(cue.first);
  if (subject.empty() && cue.first > s_.first && !after_content) return;
  if (is_hypothetical(subject, form)) return;
  if (!subject.empty()) {
    subject = without_predicate(subject);
    if (subject.empty()) return;
  }
  draft.source = subject;
  const std::uint32_t told = base == "tell" ? behind_person_told(cue.last) : cue.last;
  const bool only_told = told > cue.last && (told >= last_word() || is_comma(told));
  const std::uint32_t k = skip_adverbials(only_told ? told : cue.last);
  const bool nothing_behind = k >= last_word() || (is_mark(word(k), ",") && !is_quoted(k)) ||
                              (k < s_.last && k > cue.last && text(k - 1) == ",");
  const bool before = !subject.empty() && subject.first > s_.first &&
                      (is_mark(word(subject.first - 1), "\"") || is_mark(word(subject.first - 1), ",") ||
                       is_mark(word(subject.first - 1), "-"));
  const bool closes_quotation = before && is_mark(word(subject.first - 1), "\"");
  if (before && (nothing_behind || closes_quotation) && (verb.word_class != WordClass::stance) &&
      content_before(cue, subject, draft))
    return finish(std::move(draft));
  draft.content.clear();
  if (subject.empty()) return;
  if (!content_behind(cue, draft)) return;
  if (subject.last - subject.first == 1 && kind(subject.first) == WordClass::relative)
    draft.content.back().last = relative_end(draft.content.back().first, draft.content.back().last);
  const WordRange content = draft.content.front();
  const bool clause = has_verb(content) || is_quoted(content.first);
  // "She wrote for years."
  if (!clause && kind(content.first) == WordClass::preposition && verb.word_class == WordClass::speech &&
      cue.last == i + 1)
    return;
  // A thing instead of a clause: "criticized the plan", "urged Americans to get their shots".
  bool infinitive = text(content.first) == "to";
  for (std::uint32_t n = content.first; n < content.last && n - content.first < 12 && !infinitive; ++n)
    infinitive = text(n) == "to" && takes_infinitive(base);
  // "praised the plan, which …", "backed her during …": what is praised is a thing.
  const bool thing = verb.word_class == WordClass::stance && !is_quoted(content.first) && !infinitive &&
                     text(content.first) != "that" && draft.content.size() == 1;
  if (thing) draft.content.back().last = thing_end(content);
  draft.reported =
      verb.word_class == WordClass::stance || infinitive || (!clause && text(content.first) != "that");
  finish(std::move(draft));
}

// The page repeats the tail of a sentence: no blank before, and the same words as the end of the one before.
bool repeats_tail(const Words& words, WordRange before, WordRange sentence) {
  const std::uint32_t size = sentence.last - sentence.first;
  if (size < 4 || before.last - before.first < size || !words.row[sentence.first].joined) return false;
  for (std::uint32_t i = 0; i < size; ++i)
    if (words.row[sentence.last - 1 - i].folded != words.row[before.last - 1 - i].folded) return false;
  return true;
}

// '"We let the market price it" is a good reply, says Fisher.': the sentence judges a quotation that the
// sentence before it led to, so both are what Fisher says.
void include_what_is_judged(const Words& words, const std::vector<WordRange>& sentences,
                            std::vector<Draft>& drafts) {
  std::vector<bool> told(words.row.size() + 1, false);
  for (const Draft& d : drafts) told[d.sentence.first] = true;
  for (Draft& d : drafts) {
    WordRange& content = d.content.front();
    if (d.source.empty() || content.first != d.sentence.first || words.row[content.first].quotation < 0)
      continue;
    const Quotation& q = words.quotations[static_cast<std::size_t>(words.row[content.first].quotation)];
    const bool judged = q.last + 1 < content.last && words.row[q.last + 1].word_class == WordClass::auxiliary;
    const auto here = std::lower_bound(sentences.begin(), sentences.end(), d.sentence.first,
                                       [](const WordRange& s, std::uint32_t w) { return s.first < w; });
    if (!judged || here == sentences.begin()) continue;
    const WordRange before = *(here - 1);
    const bool same_paragraph =
        !std::binary_search(words.paragraphs.begin(), words.paragraphs.end(), d.sentence.first);
    if (same_paragraph && !told[before.first]) content.first = before.first;
  }
}

// Quotations that nobody was said to say: whole sentences between marks.
void carry_quotations(const Words& words, const std::vector<WordRange>& sentences,
                      std::vector<Draft>& drafts) {
  std::vector<bool> taken(words.row.size(), false);
  for (const Draft& d : drafts)
    for (const WordRange& r : d.content) std::fill(taken.begin() + r.first, taken.begin() + r.last, true);
  constexpr std::uint32_t shortest = 6;  // words and marks
  std::size_t s = 0;
  for (const Quotation& q : words.quotations) {
    if (q.last - q.first + 1 < shortest || taken[q.first]) continue;
    while (s + 1 < sentences.size() && sentences[s].last <= q.first) ++s;
    const bool opens = sentences[s].first == q.first;
    const std::string& stop = words.row[q.last - (words.row[q.last].folded == "\"" ? 1 : 0)].folded;
    const bool whole =
        opens && (stop == "." || stop == "!" || stop == "?" || stop == "…" || !q.closed || q.continued);
    if (!whole) continue;
    Draft draft;
    draft.carried = true;
    draft.sentence = sentences[s];
    draft.content.push_back({q.first, q.last + 1});
    drafts.push_back(std::move(draft));
  }
}

}  // namespace

std::vector<Draft> find_drafts(const Words& words) {
  const std::vector<WordRange> sentences = cut_sentences(words);
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].last - sentences[i].first > longest_sentence) continue;
    if (i > 0 && repeats_tail(words, sentences[i - 1], sentences[i])) continue;
    std::vector<Draft> found;
    SentenceReader(words, sentences[i], found).run();
    drafts.insert(drafts.end(), found.begin(), found.end());
  }
  include_what_is_judged(words, sentences, drafts);
  carry_quotations(words, sentences, drafts);
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.content.front().first < b.content.front().first;
  });
  return drafts;
}

}  // namespace broadsheet
