// cues.cc: which words say something. A form that may be a noun is a verb only behind its subject. Entry
// points: is_cue(), is_put_in().

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

// "Polling of union voters": whether the plural that ends at `last` hangs on what is none.
bool SentenceReader::has_singular_head(std::uint32_t last) const {
  constexpr std::uint32_t longest = 4;  // words
  for (std::uint32_t k = last; k > s_.first && last - k < longest; --k)
    if (text(k) == "of") return !is_plural(word(k - 1)) && kind(k - 1) == WordClass::none;
  return false;
}

// "Democrats on the committee", "Foner and Alba", "majorities across the spectrum": who takes a plural verb.
bool SentenceReader::ends_plural_subject(std::uint32_t end) const {
  const WordRange subject = subject_before(end);
  if (subject.empty() || subject.last != end || has_verb(subject)) return false;
  for (std::uint32_t k = subject.first; k < subject.last; ++k) {
    if (k > subject.first && kind(k) == WordClass::preposition)
      return is_plural(word(k - 1)) || kind(k - 1) == WordClass::group;
    if (text(k) == "and" && k > subject.first && k + 1 < subject.last) return true;
    if (word(k).shape == WordShape::mark) return false;
  }
  return false;
}

// What follows a verb and hardly a noun: "calls the plan", "says that".
bool SentenceReader::opens_object(std::uint32_t i) const {
  const WordClass c = kind(i);
  return c == WordClass::determiner || c == WordClass::possessive || c == WordClass::pronoun ||
         c == WordClass::that || c == WordClass::question ||
         (i < s_.last &&
          (is_quoted(i) || word(i).shape == WordShape::capital || word(i).shape == WordShape::upper));
}

// Before an aside without a verb between commas or dashes that ends at the mark `i`; `i` where none does.
std::uint32_t SentenceReader::before_aside(std::uint32_t i) const {
  constexpr std::uint32_t longest = 16;  // words and marks
  const bool dash = is_mark(word(i), "-") && !word(i).joined;
  if (!dash && !is_comma(i)) return i;
  for (std::uint32_t k = i; k > s_.first + 1 && i - k < longest; --k) {
    if (is_quoted(k - 1) || has_verb({k - 1, k})) return i;
    if (dash ? is_mark(word(k - 1), "-") && !word(k - 1).joined : is_comma(k - 1)) return k - 2;
  }
  return i;
}

// "was quoted as saying"
bool SentenceReader::is_quoted_as(std::uint32_t i) const {
  return text(i) == "saying" && i >= s_.first + 3 && text(i - 1) == "as" &&
         is_one_of(text(i - 2), {"quoted", "cited"}) && kind(i - 3) == WordClass::auxiliary;
}

// Whether a word of saying in the third person stands before `i` in its sentence.
bool SentenceReader::says_in_present(std::uint32_t i) const {
  constexpr std::uint32_t farthest = 30;  // words
  for (std::uint32_t k = i; k > s_.first && i - k < farthest; --k)
    if ((kind(k - 1) == WordClass::speech || kind(k - 1) == WordClass::thought) &&
        verb_form(text(k - 1)) == VerbForm::third)
      return true;
  return false;
}

// A form that may be a noun is a verb behind its subject: "they plan", "officials say", "Mr. Trump calls".
bool SentenceReader::follows_subject(std::uint32_t i) const {
  if (i == s_.first) return false;
  std::uint32_t k = i - 1;
  while (k > s_.first && is_adverb(k)) --k;
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
    return before.word_class != WordClass::auxiliary || is_one_of(before.folded, {"did", "do", "does"}) ||
           (before.folded == "would" &&
            (text(i + 1) == "only" || text(i - 1) == "only"));  // "would only say"
  if (form == VerbForm::base) {
    // "The pilots, however, argue that"
    if (const std::uint32_t open = before_aside(k); open < k && opens_object(i + 1))
      return is_plural(word(open)) || kind(open) == WordClass::group;
    if (before.word_class == WordClass::group || before.word_class == WordClass::negation) return true;
    // "six in 10 say"
    if (before.shape == WordShape::number && k > s_.first && text(k - 1) == "in") return plain;
    // "would like", "will discuss"
    if (before.word_class == WordClass::auxiliary)
      return is_one_of(before.folded, {"did", "does", "do", "would", "will", "must", "should"});
    if (ends_plural_subject(k + 1) && (opens_object(i + 1) || text(i + 1) == "to")) return true;
    return is_plural(before) || is_one_of(before.folded, {"both", "few", "most", "all", "half", "percent"}) ||
           has_plural_head(k) || (plain && before.word_class == WordClass::institution);
  }
  // "Footage shows that", "the poll also finds that"
  const bool plural = is_plural(before) || before.word_class == WordClass::group;
  if (form == VerbForm::third && kind(i + 1) == WordClass::that && before.shape == WordShape::lower &&
      (!plural || has_singular_head(k)) &&
      is_one_of(base, {"show", "find", "indicate", "reveal", "insist", "predict", "conclude", "mean",
                       "explain", "note", "assume", "warn", "acknowledge", "contend"}))
    return true;
  // "The group, March for Ships, plans to come"
  if (form == VerbForm::third && before.folded == "," && text(i + 1) == "to") return true;
  if (form == VerbForm::third && opens_object(i + 1)) {
    // "Marsh, head of the board, calls it", "her generation favors the plan", but "the insults that".
    if (before.folded == ",") return true;
    // "says he left and calls her brave"
    if (is_one_of(before.folded, {"and", "but"}) &&
        !is_one_of(text(i + 1), {"that", "he", "she", "they", "we", "i"}) && says_in_present(k))
      return true;
    if (before.word_class == WordClass::none && before.shape == WordShape::lower &&
        kind(i + 1) != WordClass::that)
      return !is_plural(before);
  }
  // "Some advocates", "Facing claims": a capital of the sentence is no name.
  const bool many = before.word_class == WordClass::group || before.word_class == WordClass::adverb ||
                    (k == s_.first && before.folded.ends_with("ing"));
  const bool name = !many && (before.shape == WordShape::capital || before.shape == WordShape::upper ||
                              is_mark(before, ")"));
  // "the Tolmin attacks"
  if (name && k > s_.first && kind(k - 1) == WordClass::determiner && !opens_object(i + 1) && !plain)
    return false;
  return name || plain || before.word_class == WordClass::role ||
         (before.word_class == WordClass::media && opens_object(i + 1)) ||
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

// "policy planning director", "protest leaders said": the form of a verb that tells which people they are.
bool SentenceReader::names_a_kind(std::uint32_t i) const {
  const VerbForm form = verb_form(text(i));
  if (kind(i + 1) != WordClass::role && kind(i + 1) != WordClass::group) return false;
  if (form == VerbForm::gerund)
    return word(i + 1).shape == WordShape::lower && i > s_.first && kind(i - 1) == WordClass::none &&
           word(i - 1).shape != WordShape::mark;
  return form == VerbForm::base && i + 2 < s_.last && is_finite(verb_form(text(i + 2))) &&
         is_plain_saying(verb_base(text(i + 2)));
}

// "a strong showing in the polls", "financial backing from her", "get the keys back".
bool SentenceReader::is_verbal_noun(std::uint32_t i) const {
  if (i == s_.first) return false;
  if (text(i) == "back") return !opens_object(i + 1);
  const bool gerund = verb_form(text(i)) == VerbForm::gerund && kind(i - 1) == WordClass::none &&
                      word(i - 1).shape == WordShape::lower && !is_adverb(i - 1) && text(i - 1) != "t";
  return gerund && is_one_of(text(i + 1), {"in", "from", "up", "and", "or"});
}

// "organised a party called the Long Night", "of a move called": behind a thing that is itself no subject.
bool SentenceReader::names_thing_before(std::uint32_t i) const {
  constexpr std::uint32_t longest = 4;  // words
  for (std::uint32_t k = i; k > s_.first + 1 && i - k < longest; --k) {
    if (word(k - 1).shape != WordShape::lower) return false;
    if (is_one_of(text(k - 1), {"a", "an"}))
      return word(k - 2).shape == WordShape::lower && kind(k - 2) != WordClass::conjunction &&
             kind(k - 2) != WordClass::that;
  }
  return false;
}

// "a movement accused of theft", "20 pledged delegates", "a letter written to her"
bool SentenceReader::is_attribute(std::uint32_t i) const {
  const VerbForm form = verb_form(text(i));
  if (form != VerbForm::past && form != VerbForm::participle) return false;
  if (text(i) == "accused" && text(i + 1) == "of") return true;
  if (text(i) == "called" && !has_auxiliary(i) && names_thing_before(i)) return true;
  if (form == VerbForm::participle && !has_auxiliary(i)) return true;
  return i > s_.first && word(i - 1).shape == WordShape::number && i + 1 < s_.last &&
         word(i + 1).shape == WordShape::lower && is_plural(word(i + 1));
}

// "has", "was" before it, "haven't", "he's": whether a participle is part of a verb.
bool SentenceReader::has_auxiliary(std::uint32_t i) const {
  std::uint32_t k = i;
  while (k > s_.first && (is_adverb(k - 1) || kind(k - 1) == WordClass::negation || is_since_then(k - 1) ||
                          is_one_of(text(k - 1), {"long", "first", "both", "all"})))
    --k;
  const bool shortened_not = text(k - 1) == "t" && is_mark(word(k - 2), "'");
  return k > s_.first && (kind(k - 1) == WordClass::auxiliary || is_shortened(k - 1) || shortened_not);
}

namespace {

// Verbs that say something with one particle only: "lashed out", "pushed for".
std::string_view particle_of(std::string_view base) {
  if (base == "lash" || base == "lay") return "out";
  if (base == "push" || base == "press") return "for";
  return base == "balk" ? "at" : std::string_view();
}

}  // namespace

bool SentenceReader::is_cue(std::uint32_t i) const {
  const Word& w = word(i);
  const WordClass c = w.word_class;
  if (c != WordClass::speech && c != WordClass::thought && c != WordClass::stance) return false;
  if (is_quoted(i) || w.shape == WordShape::upper) return false;
  if (w.shape == WordShape::capital && i > s_.first && !is_headline_) return false;
  if (const std::string_view particle = particle_of(verb_base(w.folded));
      !particle.empty() && text(i + 1) != particle)
    return false;
  // "tried to explain", but no other infinitive.
  if (i > s_.first && text(i - 1) == "to") return is_announced(i) || (tries(i) < i && !is_taken(tries(i)));
  const VerbForm form = verb_form(w.folded);
  const WordClass before = i > s_.first ? kind(i - 1) : WordClass::none;
  // "won by saying that": what the subject of the sentence says.
  const bool by_saying = form == VerbForm::gerund && c != WordClass::thought && i > s_.first &&
                         is_one_of(text(i - 1), {"by", "after", "before", "in"});
  // "Another said"
  const bool another = i > s_.first && text(i - 1) == "another" && c == WordClass::speech && is_finite(form);
  if ((before == WordClass::determiner && !another) || before == WordClass::possessive ||
      (before == WordClass::preposition && !by_saying && !is_since_then(i - 1) && !is_quoted_as(i)))
    return false;
  // "the newly found papers"
  std::uint32_t k = i;
  while (k > s_.first && is_adverb(k - 1)) --k;
  if (k < i && k > s_.first && kind(k - 1) == WordClass::determiner) return false;
  // "Marsh's claims", but "he's claiming".
  if (i > s_.first && (is_mark(word(i - 1), "'") || (text(i - 1) == "s" && !is_shortened(i - 1))))
    return false;
  if (i > s_.first && is_mark(word(i - 1), "-") && w.joined) return false;
  if ((form == VerbForm::base || form == VerbForm::third) && !follows_subject(i)) return false;
  if (names_a_kind(i)) return false;
  if (is_plural_teller(i)) return false;
  // "speaking at a rally", "continuing to", "voting": what is done, not said.
  const std::string_view base = verb_base(w.folded);
  if (base == "talk" && behind_talk(i) == i) return false;
  if (base == "speak" && text(i + 1) != "of" && behind_talk(i) == i) return false;
  if (base == "continue" && form != VerbForm::past && form != VerbForm::third) return false;
  if (base == "continue" && (text(i + 1) == "to" || text(i + 1).ends_with("ing"))) return false;
  if (w.folded == "state" && !has_auxiliary(i) && text(i + 1) != "that") return false;
  if (base == "find" && form != VerbForm::past && kind(i - 1) != WordClass::document &&
      !(form == VerbForm::third && text(i + 1) == "that"))
    return false;
  // "ruled Friday that", "ruled against"
  if (base == "rule" && !(form == VerbForm::past && (text(i + 1) == "that" || text(i + 1) == "against" ||
                                                     (is_time_word(text(i + 1)) && text(i + 2) == "that"))))
    return false;
  if (base == "maintain" && text(i + 1) != "that") return false;
  if (base == "compare" && (!opens_object(i + 1) || form == VerbForm::base)) return false;
  // "backed away", "showed up"; "four nominating contests".
  if (is_one_of(base, {"back", "show"}) && is_one_of(text(i + 1), {"away", "down", "off", "up", "out"}))
    return false;
  if (form == VerbForm::gerund && is_one_of(base, {"nominate", "tell"}) && !opens_object(i + 1) &&
      kind(i + 1) != WordClass::group && !(base == "tell" && is_plural(word(i + 1))))
    return false;
  if (form == VerbForm::gerund && base == "seek" && !has_auxiliary(i)) return false;
  // "Additional reporting by"
  if (form == VerbForm::gerund && text(i + 1) == "by" && c == WordClass::speech) return false;
  if (base == "point" && text(i + 1) != "out" && text(i + 1) != "to") return false;
  if (base == "add" && i > s_.first && kind(i - 1) == WordClass::auxiliary) return false;
  if (has_agent(i) || is_question_put(i)) return true;
  if (is_attribute(i) || is_verbal_noun(i)) return false;
  const bool seems = (base == "seem" || base == "appear") && behind_refused(i) == i;
  if (is_passive(i) || seems) return is_hearsay(i);
  // "a memo seen by", "a strong showing could".
  if (text(i + 1) == "by" && behind_means(i) == i && (form == VerbForm::participle || form == VerbForm::past))
    return false;
  if (form == VerbForm::gerund && kind(i + 1) == WordClass::auxiliary) return false;
  if (before == WordClass::relative) return !is_headline_ && tells_of(i);
  return true;
}

// "has since said"
bool SentenceReader::is_since_then(std::uint32_t i) const {
  return text(i) == "since" && i > s_.first && kind(i - 1) == WordClass::auxiliary;
}

// One of the lexicon, or a word that is made like one; no "reply", no "family", no "Family".
bool SentenceReader::is_adverb(std::uint32_t i) const {
  const WordClass c = kind(i);
  if (c == WordClass::adverb) return true;
  const bool made = c == WordClass::none || text(i) == "reportedly" || text(i) == "allegedly";
  return made && text(i).size() > 4 && text(i).ends_with("ly") &&
         (word(i).shape == WordShape::lower || is_headline_) &&
         !is_one_of(text(i), {"family", "rally", "assembly", "supply", "monopoly", "anomaly", "bully",
                              "italy", "july", "butterfly"});
}

// "Marsh, who backs the plan, said": whether the main verb behind the relative clause of `who` and its verb
// is a word of saying too, whose subject holds the clause.
bool SentenceReader::main_verb_says(std::uint32_t who, std::uint32_t verb) const {
  constexpr std::uint32_t longest = 3;  // words before the verb
  if (who == s_.first) return false;
  std::uint32_t comma = verb + 1;
  while (comma < s_.last && (!is_comma(comma) || is_quoted(comma)) && comma - verb < longest_source) ++comma;
  for (std::uint32_t k = comma + 1; k < std::min(s_.last, comma + 2 + longest); ++k) {
    const WordClass c = kind(k);
    if (c == WordClass::speech || c == WordClass::thought || c == WordClass::stance)
      return is_finite(verb_form(text(k))) || k > comma + 1;
    if (c != WordClass::auxiliary && !is_adverb(k)) return false;
  }
  return false;
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
    // "and he denied that", "and they accused her".
    const bool denies = k == i + 1 && is_one_of(text(i - 1), {"and", "but", "yet"}) &&
                        kind(i) == WordClass::pronoun && verb_form(w.folded) == VerbForm::past &&
                        (w.word_class == WordClass::speech || w.word_class == WordClass::stance);
    if (k > i && (denies || (w.word_class == WordClass::speech && is_plain_saying(verb_base(w.folded)))))
      return (is_finite(verb_form(w.folded)) || (w.folded == "say" && text(k - 1) != "t")) && is_cue(k);
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
  const bool closes = i + 1 >= last_word();
  const bool says =
      is_cue(i) && (is_plain_saying(base) ? is_finite(verb_form(text(i))) || closes : closes && !shows);
  if (!says && !(shows && closes)) return false;
  const WordRange subject = subject_before(i);
  if (subject.empty() || subject.first <= s_.first + 2) return false;
  // “…,” he said.
  const bool quoted = is_mark(word(subject.first - 1), "\"") && word(subject.first - 1).quotation >= 0 &&
                      is_one_of(text(subject.first - 2), {",", "?", "!"});
  if (!quoted && !is_comma(subject.first - 1)) return false;
  if (shows ? kind(subject.first) != WordClass::document || predicate_in(subject) < subject.last
            : has_verb(subject))
    return false;
  std::uint32_t k = i + 1;
  if (base == "tell") k = behind_person_told(k);
  k = skip_adverbials(k);
  const bool ends = k >= last_word() || is_comma(k) || (k > i + 1 && is_comma(k - 1));
  return ends && (quoted || has_verb({s_.first, subject.first}));
}

// "haven" of "haven't", "ve" of "they've", "s" of "he's": an auxiliary.
bool SentenceReader::is_shortened(std::uint32_t i) const {
  if (i + 1 < s_.last && is_mark(word(i + 1), "'") && text(i + 2) == "t" && text(i).ends_with("n"))
    return true;
  return i >= s_.first + 2 && is_mark(word(i - 1), "'") && kind(i - 2) == WordClass::pronoun &&
         is_one_of(text(i), {"s", "re", "ve", "ll", "d", "m"});
}

}  // namespace broadsheet
