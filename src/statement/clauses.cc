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
// bounded number of times. Subjects, words of saying and contents are found in the files of these names.
// Entry point: find_drafts().

#include "statement/clauses.h"

#include "statement/sentence_reader.h"

namespace broadsheet {

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

// Whether the full stop before `end` belongs to "a.m." or "the U.S.", which may end a sentence too.
bool SentenceReader::shortens(std::uint32_t end) const {
  return end >= s_.first + 4 && word(end - 1).joined && word(end - 2).joined && word(end - 3).joined &&
         text(end - 2).size() == 1 && is_mark(word(end - 3), ".") && text(end - 4).size() == 1;
}

// Behind the last word, the full stop of the sentence left out.
std::uint32_t SentenceReader::last_word() const {
  std::uint32_t e = s_.last;
  while (e > s_.first && is_one_of(text(e - 1), {".", ";", ":"}) && !shortens(e)) --e;
  return e;
}

// A bracket at its end that was opened before it.
bool SentenceReader::closes_nothing(WordRange content) const {
  if (!is_mark(word(content.last - 1), ")")) return false;
  for (std::uint32_t k = content.first; k < content.last; ++k)
    if (is_mark(word(k), "(")) return false;
  return true;
}

// "Did she say that it holds?", "she said it holds (it does)": where what is said ends before the writer's
// own question mark or remark.
std::uint32_t SentenceReader::before_writers_mark(WordRange content) const {
  const std::uint32_t last = content.last - 1;
  if (content.empty() || is_quoted(last)) return content.last;
  const bool asks = kind(s_.first) == WordClass::auxiliary || kind(s_.first) == WordClass::question;
  if (is_mark(word(last), "?") && asks && content.first > s_.first) return last;
  if (!is_mark(word(last), ")")) return content.last;
  std::uint32_t open = last;
  while (open > content.first && !is_mark(word(open), "(")) --open;
  return open > content.first && has_verb({open, last}) ? open : content.last;
}

void SentenceReader::finish(Draft draft) {
  // "There is evidence suggesting that": nobody's.
  if (draft.source.last == draft.source.first + 1 && text(draft.source.first) == "there") {
    draft.source = {};
    draft.nobody = true;
  }
  if (!draft.cue.empty()) {
    std::uint32_t& end = draft.cue.back().last;
    const std::uint32_t behind = behind_colon(end);
    for (WordRange& r : draft.content)
      if (r.first >= end) r.first = std::max(r.first, behind);
    end = behind;
  }
  for (WordRange& r : draft.content) {
    const auto dangles = [&](std::uint32_t k) {
      return is_comma(k) ||
             (!is_quoted(k) && (is_mark(word(k), "-") || is_one_of(text(k), {"and", "or", "but"})));
    };
    while (r.last > r.first + 1 && dangles(r.last - 1)) --r.last;
    if (r.last > r.first + 2 && closes_nothing(r)) r.last -= is_mark(word(r.last - 2), ".") ? 2 : 1;
    r.last = before_writers_mark(r);
  }
  std::erase_if(draft.content, [&](const WordRange& r) {
    return !any_word(r, [&](std::uint32_t k) { return word(k).shape != WordShape::mark; });
  });
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

// The subject that stands behind the comma at the end of a clause that opens the sentence, whose content ends
// there; empty where none does.
WordRange SentenceReader::subject_behind(WordRange& content) const {
  for (std::uint32_t i = content.first + 1; i + 1 < last_word(); ++i) {
    if (!is_comma(i) || is_quoted(i) || !opens_clause(i + 1)) continue;
    std::uint32_t e = i + 2;
    while (e < last_word() && !has_verb({e, e + 1}) && !is_comma(e)) ++e;
    content.last = std::min(content.last, i);
    return {i + 1, e};
  }
  return {};
}

bool SentenceReader::take_subject_behind(Draft& draft) const {
  WordRange content = draft.content.back();
  const WordRange subject = subject_behind(content);
  if (subject.empty() || (subject.last < last_word() && is_cue(subject.last)))
    return false;  // which takes it
  draft.source = subject;
  draft.content.back() = content;
  return true;
}

// "Noting that the pier holds, Ada Marsh left": who says so speaks of more in the main clause.
void SentenceReader::read_opening_gerund(WordRange cue, Draft draft) {
  if (!content_behind(cue, draft)) return;
  draft.source = subject_behind(draft.content.back());
  const WordRange subject = draft.source;
  // "Listing its faults she added": what is listed ends nowhere.
  const bool says = any_word(draft.content.back(), [&](std::uint32_t k) {
    return kind(k) == WordClass::speech && is_plain_saying(verb_base(text(k))) && is_cue(k);
  });
  if (subject.empty() || says) return;
  finish(std::move(draft));
  for (std::uint32_t k = subject.first; k < subject.last; ++k) taken_[k - s_.first] = false;
}

// "a new poll showing", "a chorus of Democrats urging him", "with Marsh calling for": what stands before a
// gerund says so, where it is people, a document, or stands behind "with". Else empty.
WordRange SentenceReader::noun_phrase_before(std::uint32_t gerund) const {
  const std::uint32_t last = gerund - 1;
  std::uint32_t b = gerund;
  while (b > s_.first && gerund - b < longest_source && !is_taken(b - 1) && !is_quoted(b - 1)) {
    const Word& w = word(b - 1);
    if (w.shape == WordShape::mark && !is_one_of(w.folded, {"-", "'", "."})) break;
    if (w.word_class == WordClass::preposition && w.folded != "of") break;
    if (w.word_class == WordClass::conjunction || w.word_class == WordClass::that ||
        w.word_class == WordClass::relative || w.word_class == WordClass::adverb || has_verb({b - 1, b}))
      break;
    --b;
    if (w.word_class == WordClass::determiner && !(b > s_.first && text(b - 1) == "of")) break;
  }
  if (b == gerund) return {};
  const bool with = b > s_.first && is_one_of(text(b - 1), {"with", "despite", "of"});
  const bool people =
      kind(last) == WordClass::document || kind(last) == WordClass::group || text(last) == "people" ||
      (is_plural(word(last)) && (word(last).shape == WordShape::capital || kind(last) == WordClass::role));
  return with || people ? WordRange{b, gerund} : WordRange{};
}

// "the plan", no clause, quotation or infinitive.
bool SentenceReader::is_thing(const Draft& draft) const {
  const std::uint32_t first = draft.content.front().first;
  return draft.content.size() == 1 && !is_quoted(first) && text(first) != "to" && text(first) != "that";
}

// "have said", "also warned": whether words of saying follow at once.
bool SentenceReader::says_behind(std::uint32_t i) const {
  constexpr std::uint32_t longest = 3;  // words before the verb
  for (std::uint32_t k = i; k < std::min(last_word(), i + longest); ++k) {
    if (kind(k) == WordClass::speech) return is_cue(k) && !is_quoted(k);
    if (kind(k) != WordClass::auxiliary && !is_adverb(k)) return false;
  }
  return false;
}

// ", adding that …", ", citing …": said by whom the sentence is about.
void SentenceReader::read_gerund(std::uint32_t i, WordRange cue, Draft draft) {
  const std::uint32_t first = cue.first;  // "openly mocking"
  if (first == s_.first && kind(i) == WordClass::speech) return read_opening_gerund(cue, std::move(draft));
  const bool loose =
      first > s_.first &&
      (is_one_of(text(first - 1), {",", "-"}) || is_quoted(first - 1) ||
       kind(first - 1) == WordClass::conjunction || kind(first - 1) == WordClass::speech_noun ||
       kind(first - 1) == WordClass::none || kind(first - 1) == WordClass::document ||
       kind(first - 1) == WordClass::preposition || kind(first - 1) == WordClass::group);
  if (!loose || first == s_.first || in_relative_clause(i)) return;
  const WordRange nearest = noun_phrase_before(first);
  const bool beside = !nearest.empty();
  const WordRange subject = beside ? nearest : main_subject(i);
  draft.source = subject;
  if (!content_behind(cue, draft)) return;
  if (kind(i) == WordClass::stance && is_thing(draft))
    draft.content.back().last = thing_end(draft.content.back());
  // "This is why they left, saying so": nobody.
  if (!beside && !subject.empty() && is_one_of(text(subject.first), {"this", "that", "how", "why", "what"}))
    return;
  // "In saying that it holds, the mayor went too far."
  const bool opens = subject.empty() || kind(subject.first) == WordClass::preposition ||
                     kind(subject.first) == WordClass::conjunction;
  if (opens && !take_subject_behind(draft)) return;
  if (beside)
    draft.content.back().last = relative_end(i, draft.content.back().first, draft.content.back().last);
  // "Pilots backing the plan have said so": more of who says the other thing.
  if (beside && says_behind(draft.content.back().last)) return;
  draft.reported = kind(i) != WordClass::speech;
  if (verb_base(text(i)) == "cite") {
    draft.reported = true;
    draft.cited = draft.content.front();
    draft.source = subject;
  }
  return finish(std::move(draft));
}

// "…, who said he would": the pronoun is the source.
void SentenceReader::read_relative(std::uint32_t i, WordRange cue, Draft draft) {
  if (!is_plain_saying(verb_base(text(i))) && main_verb_says(cue.first - 1, i)) return;
  draft.source = {cue.first - 1, cue.first};
  if (!content_behind(cue, draft)) return;
  WordRange& last = draft.content.back();
  last.last = relative_end(i, last.first, last.last);
  finish(std::move(draft));
}

// "in politics it takes time": a pronoun that is nothing but a subject.
bool SentenceReader::holds_subject(WordRange content) const {
  return any_word(content, [&](std::uint32_t i) {
    return is_one_of(text(i), {"he", "she", "they", "we", "i"}) ||
           (text(i) == "it" && kind(i - 1) != WordClass::preposition);
  });
}

// "A new poll", "the jury": what finds more than a thing.
bool SentenceReader::holds_document(WordRange phrase) const {
  return any_word(phrase, [&](std::uint32_t i) {
    return kind(i) == WordClass::document ||
           is_one_of(text(i), {"jury", "studies", "polls", "surveys", "reports"});
  });
}

// "former governor Ada Marsh", "longtime ally Paul Venn": what somebody is, and the name.
bool SentenceReader::opens_titled_name(std::uint32_t i) const {
  constexpr std::uint32_t longest = 4;  // words
  for (std::uint32_t k = i; k < last_word() && k - i <= longest; ++k) {
    if (word(k).shape == WordShape::capital && k > i && kind(k - 1) == WordClass::role) return true;
    if (word(k).shape == WordShape::mark) return false;
    if (word(k).shape == WordShape::lower && kind(k) != WordClass::none && kind(k) != WordClass::role &&
        kind(k) != WordClass::institution && kind(k) != WordClass::media)
      return false;
  }
  return false;
}

// “…,” said Kirby | "when asked", "as she left", ")": what follows who said it and is not said.
bool SentenceReader::opens_circumstance(std::uint32_t i) const {
  return is_one_of(text(i), {"when", "after", "before", "while", "during", ")"}) ||
         (text(i) == "as" && is_one_of(text(i + 1), {"he", "she", "they"}));
}

// "On Sunday on “Harbour at Night,” | Ada Marsh said": whether the quotation before the subject only tells
// where.
bool SentenceReader::tells_where(std::uint32_t subject) const {
  if (!is_quoted(subject - 1)) return false;
  const Quotation& q = words_.quotations[static_cast<std::size_t>(word(subject - 1).quotation)];
  const bool opens = kind(s_.first) == WordClass::preposition || is_time_word(text(s_.first));
  return q.first > s_.first && opens && !is_one_of(text(q.first - 1), {":", ","}) &&
         !has_verb({s_.first, q.first});
}

// Turned round: “…,” said Kirby. Whether a draft came of it.
bool SentenceReader::turned_round(std::uint32_t i, WordRange cue, Draft& draft) {
  if (before_title(cue.first) < cue.first) return false;
  const Word& verb = word(i);
  const std::string_view base = verb_base(verb.folded);
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
        word(cue.last).shape == WordShape::lower) ||
       opens_titled_name(cue.last)) &&
      !is_time_word(text(cue.last));
  // "Marsh, in a report, told the Beacon": who stands behind "told" is told, save behind a quotation.
  const bool is_told = base == "tell" && cue.first > s_.first && !is_mark(word(cue.first - 1), "\"");
  // "Marsh, citing a report, said": what stands before the comma is another content.
  const bool parted = cue.first > s_.first + 1 && is_taken(cue.first - 2);
  if (subject_behind && !is_told && !parted && verb.word_class == WordClass::speech) {
    WordRange source = noun_phrase_from(cue.last);
    // "its director, Paul Venn", "the chief mediator, Lucia Amar".
    const bool of_someone = kind(source.last - 1) == WordClass::role ||
                            (word(source.last - 1).shape == WordShape::lower && source.last + 2 < s_.last &&
                             word(source.last + 2).shape == WordShape::capital);
    const bool named_behind =
        of_someone && source.last + 1 < s_.last && word(source.last + 1).shape == WordShape::capital;
    if (text(source.last) == "," && named_behind) {
      ++source.last;
      while (source.last < last_word() && text(source.last) != "," && !is_quoted(source.last)) ++source.last;
    }
    source.last = behind_appositions(source.last);
    draft.source = source;
    // "…, said Kirby." ends there or goes on behind a comma; "Kirby, in a briefing, said Russia has …" does
    // not.
    const bool quoted = is_mark(word(cue.first - 1), "\"");
    const bool ends = source.last >= last_word() || text(source.last) == "," ||
                      (quoted && (is_quoted(source.last) || opens_circumstance(source.last))) ||
                      (text(source.last) != "to" && skip_adverbials(source.last) > source.last);
    // “…,” said a planner who spoke on the condition of …
    const bool told_of = kind(cue.last) == WordClass::determiner ||
                         any_word({source.first, source.last + 1},
                                  [&](std::uint32_t k) { return kind(k) == WordClass::relative; });
    // "It holds, said a group of pilots who …"
    const bool some = !quoted && is_one_of(text(cue.last), {"a", "an"}) && text(source.last) == "who" &&
                      has_verb({s_.first, cue.first - 1});
    if ((quoted || some) && !ends && told_of) {
      draft.source.last = source.last = relative_end(i, source.first, last_word());
      if (content_before(cue, source, draft)) {
        finish(std::move(draft));
        return true;
      }
      draft.content.clear();
    }
    // "…, said the shots came from a patrol": a clause, nobody.
    const bool is_phrase = quoted || predicate_in(source) == source.last;
    const bool goes_on =
        text(source.last) == "," && source.last + 1 < s_.last && has_verb({source.last + 1, source.last + 2});
    const bool clause = quoted || goes_on || has_verb({s_.first, cue.first});
    if (ends && is_phrase && clause && content_before(cue, source, draft)) {
      finish(std::move(draft));
      return true;
    }
    draft.content.clear();
  }
  return false;
}

// "answered a call", "saw the ship", "asked 1,204 people": something is done, nothing said.
bool SentenceReader::is_deed(std::string_view base, WordRange content) const {
  if (!is_one_of(base, {"answer", "see", "ask", "find"}) || is_quoted(content.first) ||
      kind(content.first) == WordClass::question || is_one_of(text(content.first), {"as", "if", "that"}))
    return false;
  for (std::uint32_t i = content.first; i < content.last && !is_comma(i); ++i) {
    if (base == "see" && i > content.first && text(i) == "as") return false;
    const bool may_be_noun = verb_base(text(i)).size() > 1 && verb_form(text(i)) == VerbForm::base;
    if (!may_be_noun && has_verb({i, i + 1})) return false;
  }
  return true;
}

// What stands behind the verb as its content: a clause, a thing, or nothing that anybody said.
bool SentenceReader::place_behind(std::uint32_t i, WordRange subject, WordRange cue, Draft& draft) {
  if (!content_behind(cue, draft)) return false;
  const Word& verb = word(i);
  const std::string_view base = verb_base(verb.folded);
  if (subject.last - subject.first == 1 && kind(subject.first) == WordClass::relative)
    draft.content.back().last = relative_end(i, draft.content.back().first, draft.content.back().last);
  const WordRange content = draft.content.front();
  const bool clause = has_verb(content) || is_quoted(content.first) || opens_infinitive(content.first) ||
                      holds_subject(content);
  // "continued his push"
  if (base == "continue" && !is_quoted(content.first) && text(content.first) != "that" &&
      !is_mark(word(content.first - 1), ":"))
    return false;
  // "She wrote for years."
  if (!clause && kind(content.first) == WordClass::preposition && verb.word_class == WordClass::speech &&
      cue.last == i + 1 && base != "ask" && base != "remind")
    return false;
  // A thing instead of a clause: "criticized the plan", "urged Americans to get their shots".
  bool infinitive = text(content.first) == "to";
  for (std::uint32_t n = content.first; n < content.last && n - content.first < 12 && !infinitive; ++n)
    infinitive = text(n) == "to" && takes_infinitive(base);
  const bool has_topic = kind(cue.last - 1) == WordClass::preposition;
  const bool asked_for = base == "ask" && (has_topic || is_one_of(text(content.first), {"for", "about"}));
  if (!infinitive && !asked_for && is_deed(base, content) && !(base == "find" && holds_document(subject)))
    return false;
  // "praised the plan, which …", "backed her during …": what is praised is a thing.
  std::uint32_t comma = content.first;
  while (comma < content.last && !is_comma(comma)) ++comma;
  const bool sought =
      verb.word_class == WordClass::thought && comma < content.last && !has_verb({content.first, comma});
  const bool about_thing = behind_noun(i) > i && has_topic && kind(content.first) != WordClass::question;
  const bool thing = (verb.word_class == WordClass::stance || sought || asked_for || about_thing) &&
                     !infinitive && is_thing(draft);
  if (thing) draft.content.back().last = thing_end(content);
  draft.reported =
      verb.word_class == WordClass::stance || infinitive || (!clause && text(content.first) != "that");
  return true;
}

// "told divers.", "told a Senate panel Wednesday,": behind who is told where nothing follows but a day; else
// `i`.
std::uint32_t SentenceReader::behind_those_only_told(std::uint32_t i) const {
  const std::uint32_t told = behind_person_told(i);
  const std::uint32_t behind = is_time_word(text(told)) ? skip_adverbials(told) : told;
  return behind >= last_word() || is_comma(behind) ? told : i;
}

void SentenceReader::read_cue(std::uint32_t i) {
  Draft draft;
  const Word& verb = word(i);
  const std::string_view base = verb_base(verb.folded);
  const VerbForm form = verb_form(verb.folded);
  const WordRange cue = whole_cue(i, draft);
  draft.cue.push_back(cue);
  draft.thought = verb.word_class == WordClass::thought;
  const bool gerund = form == VerbForm::gerund && leads_to_gerund(i) == i &&
                      kind(cue.first) != WordClass::auxiliary && kind(cue.first) != WordClass::negation &&
                      text(cue.first) != "'" && !is_shortened(cue.first);
  if (gerund) return read_gerund(i, cue, std::move(draft));
  if (is_question_put(i)) {
    // "asked on Channel 10 whether"
    const WordRange asked{cue.first, behind_setting(i + 1) > i + 1 ? i + 1 : cue.last};
    draft.cue = {asked};
    return read_question(asked, std::move(draft));
  }
  if (has_agent(i)) return read_passive(cue, std::move(draft));
  if (is_hearsay(i)) return read_hearsay(cue, std::move(draft));
  if (cue.first > s_.first && kind(cue.first - 1) == WordClass::relative)
    return read_relative(i, cue, std::move(draft));
  if (turned_round(i, cue, draft)) return;
  const bool after_content = cue.first > s_.first &&
                             (is_mark(word(cue.first - 1), ",") || is_mark(word(cue.first - 1), "\"")) &&
                             cue.first == i;
  WordRange subject = subject_before(cue.first);
  // "joked about it, declined to go, and left": the next verb of the same subject.
  const bool in_row = subject.empty() && after_content && form != VerbForm::base && base != "say" &&
                      !drafts_.empty() && drafts_.back().sentence == s_ && !drafts_.back().content.empty() &&
                      drafts_.back().content.back().last + 1 == cue.first;
  if (in_row) subject = drafts_.back().source;
  // "The answer, late as it was, came and said": an aside parts the subject from its first verb.
  const bool only_verb = subject.empty() || has_verb({subject.first, subject.first + 1});
  if (only_verb && cue.first > s_.first && is_one_of(text(cue.first - 1), {"and", "but", "then"}))
    subject = main_subject(cue.first);
  // "He left, but in a later interview said"
  if (!subject.empty() && subject.first > s_.first && is_one_of(text(subject.first), {"in", "on", "at"}) &&
      is_one_of(text(subject.first - 1), {"and", "but"}))
    subject = main_subject(subject.first);
  if (subject.empty() && cue.first > s_.first && !after_content) return;
  if (is_hypothetical(subject, form)) return;
  // "Do you think he can?"
  if (!subject.empty() && is_one_of(text(subject.first), {"do", "does", "did"})) return;
  if (!subject.empty()) {
    if (kind(subject.first) == WordClass::relative && has_verb(subject)) return;
    subject = without_predicate(subject);
    if (subject.empty()) return;
    if (is_one_of(text(subject.last - 1), {"and", "but", "then"})) subject = main_subject(cue.first);
    if (subject.empty() || text(subject.first) == "there") return;
  }
  draft.source = subject;
  const std::uint32_t k = skip_adverbials(base == "tell" ? behind_those_only_told(cue.last) : cue.last);
  // "…, pilots say; in May, the pier was closed", "…, pilots say - a view that others share"
  const bool parts = k < s_.last && !is_quoted(k) && is_one_of(text(k), {",", ";", "-"});
  const bool nothing_behind =
      k >= last_word() || parts || (k < s_.last && k > cue.last && text(k - 1) == ",");
  // "In a speech, she declared:" leads to what the next paragraph quotes.
  const bool before = !subject.empty() && subject.first > s_.first && text(s_.last - 1) != ":" &&
                      (is_mark(word(subject.first - 1), "\"") || is_mark(word(subject.first - 1), ",") ||
                       is_mark(word(subject.first - 1), "-"));
  const bool closes_quotation = before && is_mark(word(subject.first - 1), "\"");
  const bool quotes = closes_quotation && verb.word_class == WordClass::speech && !tells_where(subject.first);
  if (before && (nothing_behind || quotes) && verb.word_class != WordClass::stance &&
      content_before(cue, subject, draft))
    return finish(std::move(draft));
  draft.content.clear();
  // “…,” he said, looking away: the mark that opens the quotation is missing.
  if (subject.empty() || (closes_quotation && parts)) return;
  if (!place_behind(i, subject, cue, draft)) return;
  // "which he described as safe": what is described, too.
  if (text(cue.last - 1) == "as" && subject.first > s_.first &&
      is_one_of(text(subject.first - 1), {"which", "whom", "what"})) {
    draft.content.back().last = thing_end(draft.content.back());
    draft.content.push_back({subject.first - 1, subject.first});
  }
  finish(std::move(draft));
}

namespace {

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
