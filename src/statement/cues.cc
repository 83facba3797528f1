// cues.cc: which words say something, and how far the words of saying reach: "has repeatedly said", "would
// not say", "called for". A form that may be a noun is a verb only behind its subject. Entry points:
// is_cue(), is_put_in(), whole_cue().

#include <array>

#include "statement/sentence_reader.h"

namespace broadsheet {

bool is_plural(const Word& word) {
  return word.shape != WordShape::mark && word.shape != WordShape::number && word.folded.size() > 3 &&
         word.folded.ends_with("s") && !word.folded.ends_with("ss") && !word.folded.ends_with("us");
}

// "Voters in the North", "Half of all pilots in Tolmin": whether what ends at `last` hangs on a plural.
bool SentenceReader::has_plural_head(std::uint32_t last) const {
  constexpr std::uint32_t longest = 8;  // words and marks
  for (std::uint32_t k = last; k > s_.first && last - k < longest; --k) {
    const Word& w = word(k);
    if (w.shape == WordShape::mark || w.word_class == WordClass::auxiliary || w.folded.ends_with("ed"))
      return false;
    if (is_one_of(w.folded, {"in", "of", "from", "at", "with"}))
      return is_plural(word(k - 1)) || kind(k - 1) == WordClass::group;
  }
  return false;
}

// A form that may be a noun is a verb behind its subject: "they plan", "officials say", "Mr. Trump calls".
bool SentenceReader::follows_subject(std::uint32_t i) const {
  if (i == s_.first) return false;
  std::uint32_t k = i - 1;
  while (k > s_.first && (kind(k) == WordClass::adverb || (text(k).size() > 4 && text(k).ends_with("ly"))))
    --k;
  const Word& before = word(k);
  // "doesn't expect"
  if (before.folded == "t" && k > s_.first && is_mark(word(k - 1), "'")) return true;
  const VerbForm form = verb_form(text(i));
  const std::string_view base = verb_base(text(i));
  const bool plain = is_one_of(
      base, {"say", "tell", "argue", "write", "think", "believe", "suggest", "know", "seem", "appear"});
  // "The backbone of her support", "told them plans".
  if (is_one_of(before.folded, {"her", "him", "them", "me", "us"})) return false;
  if (before.word_class == WordClass::pronoun) return true;
  if (before.word_class == WordClass::relative) return plain || before.folded == "who";
  // "Say" is no noun: "people familiar with the plan say".
  if (form == VerbForm::base && base == "say")
    return before.word_class != WordClass::auxiliary || is_one_of(before.folded, {"did", "do", "does"});
  if (form == VerbForm::base) {
    if (before.word_class == WordClass::group || before.word_class == WordClass::negation) return true;
    // "six in 10 say"
    if (before.shape == WordShape::number && k > s_.first && text(k - 1) == "in") return plain;
    if (before.word_class == WordClass::auxiliary)
      return before.folded == "did" || before.folded == "does" || before.folded == "do";
    return is_plural(before) || is_one_of(before.folded, {"both", "few", "most", "all", "half", "percent"}) ||
           has_plural_head(k) || (plain && before.word_class == WordClass::institution);
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
  // "won by saying that": what the subject of the sentence says.
  const bool by_saying = form == VerbForm::gerund && c != WordClass::thought && i > s_.first &&
                         is_one_of(text(i - 1), {"by", "after", "before", "in"});
  if (before == WordClass::determiner || before == WordClass::possessive ||
      (before == WordClass::preposition && !by_saying && !is_since_then(i - 1)))
    return false;
  // "the newly found papers"
  std::uint32_t k = i;
  while (k > s_.first && is_adverb(k - 1)) --k;
  if (k < i && k > s_.first && kind(k - 1) == WordClass::determiner) return false;
  if (i > s_.first && text(i - 1) == "to") return false;
  if (i > s_.first && (is_mark(word(i - 1), "'") || text(i - 1) == "s")) return false;
  if (i > s_.first && is_mark(word(i - 1), "-") && w.joined) return false;
  if ((form == VerbForm::base || form == VerbForm::third) && !follows_subject(i)) return false;
  // "speaking at a rally", "continuing to", "voting": what is done, not said.
  const std::string_view base = verb_base(w.folded);
  if (base == "talk" && text(i + 1) != "about") return false;
  if (base == "speak" && text(i + 1) != "about" && text(i + 1) != "of") return false;
  if (base == "continue" && form != VerbForm::past && form != VerbForm::third) return false;
  if (base == "continue" && (text(i + 1) == "to" || text(i + 1).ends_with("ing"))) return false;
  if (base == "find" && form != VerbForm::past) return false;
  if (base == "point" && text(i + 1) != "out" && text(i + 1) != "to") return false;
  if (base == "add" && i > s_.first && kind(i - 1) == WordClass::auxiliary) return false;
  if (is_passive(i) || base == "seem" || base == "appear") return is_hearsay(i);
  // "a memo seen by", "a strong showing could".
  if (text(i + 1) == "by" && (form == VerbForm::participle || form == VerbForm::past)) return false;
  if (form == VerbForm::gerund && kind(i + 1) == WordClass::auxiliary) return false;
  if (before == WordClass::relative) return tells_of(i);
  return true;
}

// "has since said"
bool SentenceReader::is_since_then(std::uint32_t i) const {
  return text(i) == "since" && i > s_.first && kind(i - 1) == WordClass::auxiliary;
}

// One of the lexicon, or a word that is made like one.
bool SentenceReader::is_adverb(std::uint32_t i) const {
  return kind(i) == WordClass::adverb || text(i).ends_with("ly");
}

// "is said", "was widely expected", "was not given"
bool SentenceReader::is_passive(std::uint32_t i) const {
  const VerbForm form = verb_form(text(i));
  if (form != VerbForm::participle && form != VerbForm::past) return false;
  std::uint32_t k = i;
  while (k > s_.first + 1 && (is_adverb(k - 1) || kind(k - 1) == WordClass::negation)) --k;
  return k > s_.first && is_one_of(text(k - 1), {"is", "are", "was", "were", "be", "been", "being"});
}

// "The bridge is said to hold", "is expected to open": nobody is named who says so. A thing seems or appears
// to be, an actor appears on a stage.
bool SentenceReader::is_hearsay(std::uint32_t i) const {
  const std::string_view base = verb_base(text(i));
  if (base == "seem" || base == "appear")
    return !is_comma(i + 1) &&
           (kind(i + 1) != WordClass::preposition || is_one_of(text(i + 1), {"to", "like"}));
  return is_passive(i) && is_one_of(text(i + 1), {"to", "that"}) &&
         is_one_of(base, {"expect", "believe", "think", "say", "report", "allege", "know", "consider",
                          "estimate", "suspect", "fear", "understand"});
}

// "Ted Cruz, who said he would", "voters who support the plan": what the antecedent says or thinks. "Who
// asked not to be named" is why nobody is.
bool SentenceReader::tells_of(std::uint32_t i) const {
  if (!is_one_of(text(i - 1), {"who", "which"}) || i < s_.first + 2) return false;
  if (text(i - 1) == "which" && kind(i) != WordClass::speech) return false;
  // "People who say so are wrong": nobody said it.
  if (is_one_of(text(i - 2), {"people", "those", "anyone", "everyone", "someone"})) return false;
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

// "…, veteran Republicans said.", "…, he said, and …", "…, records seen by this paper show": put into or
// behind what is said, which is what stands around it, whatever other words of saying that holds.
bool SentenceReader::is_put_in(std::uint32_t i) const {
  if (kind(i) != WordClass::speech || kind(i - 1) == WordClass::relative) return false;
  const std::string_view base = verb_base(text(i));
  const bool shows = is_one_of(base, {"show", "suggest", "indicate", "reveal"});
  const bool says = is_plain_saying(base) && is_finite(verb_form(text(i))) && is_cue(i);
  if (!says && !(shows && i + 1 >= last_word())) return false;
  const WordRange subject = subject_before(i);
  if (subject.empty() || subject.first <= s_.first + 2 || !is_comma(subject.first - 1)) return false;
  if (shows ? kind(subject.first) != WordClass::document || predicate_in(subject) < subject.last
            : has_verb(subject))
    return false;
  std::uint32_t k = i + 1;
  if (base == "tell") k = behind_person_told(k);
  k = skip_adverbials(k);
  const bool ends = k >= last_word() || is_comma(k) || (k > i + 1 && is_comma(k - 1));
  return ends && has_verb({s_.first, subject.first});
}

// "haven" of "haven't", "ve" of "they've", "s" of "he's": an auxiliary.
bool SentenceReader::is_shortened(std::uint32_t i) const {
  if (i + 1 < s_.last && is_mark(word(i + 1), "'") && text(i + 2) == "t" && text(i).ends_with("n"))
    return true;
  return i >= s_.first + 2 && is_mark(word(i - 1), "'") && kind(i - 2) == WordClass::pronoun &&
         is_one_of(text(i), {"s", "re", "ve", "ll", "d", "m"});
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
                      is_since_then(cue.first - 1) || t == "later" || t == "now" || t == "'" || t == "t" ||
                      is_shortened(cue.first - 1);
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
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 19> particles = {
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
       {"complain", "about"},
       {"boast", "about"},
       {"joke", "about"},
       {"write", "about"},
       {"respond", "to"},
       {"comment", "on"},
       {"apologize", "for"},
       {"rail", "against"},
       {"push", "for"}}};
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

}  // namespace broadsheet
