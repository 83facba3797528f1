// passives.cc: what is said of something without its speaker before the verb.
//
//   [The bridge] [is said] [to hold]          nobody is named who says so
//   [The plan] [was rejected] by [the council]
//   [Asked] [whether it holds], the mayor …   nobody is named who asks
//
// Entry points: is_passive(), is_hearsay(), has_agent(), is_question_put(); read_hearsay(), read_passive(),
// read_question().

#include "statement/sentence_reader.h"

namespace broadsheet {

// "is said", "was widely expected", "was not given"
bool SentenceReader::is_passive(std::uint32_t i) const {
  const VerbForm form = verb_form(text(i));
  if (form != VerbForm::participle && form != VerbForm::past) return false;
  std::uint32_t k = i;
  while (k > s_.first + 1 && (is_adverb(k - 1) || kind(k - 1) == WordClass::negation)) --k;
  if (k == s_.first) return false;
  // "he's expected to", but "he's promised to"
  const bool is = text(k - 1) == "s" && is_shortened(k - 1) && text(i + 1) == "to" &&
                  is_one_of(verb_base(text(i)), {"expect", "believe", "think", "say", "know"});
  return is || is_one_of(text(k - 1), {"is", "are", "was", "were", "be", "been", "being"});
}

// "was rejected by the council", "first reported by the Beacon": who says so stands behind it.
bool SentenceReader::has_agent(std::uint32_t i) const {
  const VerbForm form = verb_form(text(i));
  if ((form != VerbForm::participle && form != VerbForm::past) || text(i + 1) != "by" || i + 2 >= last_word())
    return false;
  if (!opens_noun_phrase(i + 2) || is_time_word(text(i + 2)) || word(i + 2).shape == WordShape::number)
    return false;
  // "A memo seen by the Beacon said": which memo it is.
  constexpr std::uint32_t longest = 5;  // words
  for (std::uint32_t k = i + 3; k < std::min(last_word(), i + 3 + longest) && !has_auxiliary(i); ++k) {
    if (word(k).shape == WordShape::mark) break;
    if (kind(k) == WordClass::speech && is_finite(verb_form(text(k)))) return false;
  }
  return true;
}

// Behind "by Ada Marsh"; `i` where nobody is named.
std::uint32_t SentenceReader::behind_asker(std::uint32_t i) const {
  constexpr std::uint32_t longest = 8;  // words
  if (text(i) != "by" || !opens_noun_phrase(i + 1)) return i;
  for (std::uint32_t k = i + 2; k < std::min(s_.last, i + longest); ++k) {
    if (word(k).shape == WordShape::mark && text(k) != ".") return i;
    if (kind(k) == WordClass::question || is_one_of(text(k), {"if", "about", "to"})) return k;
  }
  return i;
}

// "on Monday at the fair | whether it holds": behind when and where somebody was asked; `i` where no question
// follows.
std::uint32_t SentenceReader::behind_setting(std::uint32_t i) const {
  constexpr std::uint32_t longest = 9;  // words
  if (!is_one_of(text(i), {"on", "in", "at", "during"}) && !is_time_word(text(i))) return i;
  for (std::uint32_t k = i + 1; k < std::min(last_word(), i + longest) && !is_comma(k); ++k)
    if ((kind(k) == WordClass::question && text(k) != "when") ||
        is_one_of(text(k), {"if", "about", "who", "which"}))
      return k;
  return i;
}

// "Asked whether it holds, he", "when asked about", "was asked if": nobody is named who asks.
bool SentenceReader::is_question_put(std::uint32_t i) const {
  if (text(i) != "asked") return false;
  const std::uint32_t k = behind_setting(behind_asker(i + 1));
  const bool topic =
      kind(k) == WordClass::question || is_one_of(text(k), {"if", "about", "to", "who", "which", "whom"});
  const bool opens = i == s_.first || is_one_of(text(i - 1), {"when", "if"});
  return topic && (opens || is_passive(i));
}

// "The bridge is said to hold", "is expected to open": nobody is named who says so. A thing seems or appears
// to be, an actor appears on a stage.
bool SentenceReader::is_hearsay(std::uint32_t i) const {
  const std::string_view base = verb_base(text(i));
  if (base == "seem" || base == "appear")
    return !is_comma(i + 1) && behind_refused(i) == i &&
           (kind(i + 1) != WordClass::preposition || is_one_of(text(i + 1), {"to", "like"}));
  // "is known for its fish", "was seen as a warning"
  const bool may_be = text(i - 1) == "being" || (text(i - 1) == "be" && text(i - 2) == "to");
  if (is_passive(i) && !may_be && is_one_of(text(i + 1), {"as", "for"}) &&
      is_one_of(base, {"know", "see", "view", "recognize", "remember", "describe"}))
    return true;
  return is_passive(i) && is_one_of(text(i + 1), {"to", "that"}) &&
         is_one_of(base, {"expect", "believe", "think", "say", "report", "allege", "know", "consider",
                          "estimate", "suspect", "fear", "understand"});
}

// What a passive verb says something of: the words before it, "which".
WordRange SentenceReader::passive_subject(WordRange cue) const {
  if (cue.first > s_.first && kind(cue.first - 1) == WordClass::relative) return {cue.first - 1, cue.first};
  return without_predicate(subject_before(cue.first));
}

// "The bridge is said to hold": both ends are what is said, and nobody is named who says it.
void SentenceReader::read_hearsay(WordRange cue, Draft draft) {
  if (!content_behind(cue, draft) || draft.content.front().empty()) return;
  const WordRange subject = passive_subject(cue);
  if (!subject.empty() && text(subject.first) != "it") draft.content.push_back(subject);
  draft.nobody = draft.reported = true;
  finish(std::move(draft));
}

// "The board has | reportedly | left": the clause, of which nobody is named who says it.
void SentenceReader::read_reportedly(std::uint32_t i) {
  if (i == s_.first || i + 2 >= last_word() || text(i) != "reportedly" || is_quoted(i) ||
      word(i).shape != WordShape::lower || is_taken(i + 1))
    return;
  WordRange before{clause_start_before(i), i}, behind{i + 1, content_end(i + 1)};
  while (before.first < i && (word(before.first).shape == WordShape::mark || text(before.first) == "with"))
    ++before.first;
  const bool relative = any_word(before, [&](std::uint32_t k) { return kind(k) == WordClass::relative; });
  if (before.empty() || relative || has_verb({before.first, i - 1})) return;
  // "(the board has reportedly left)"
  for (std::uint32_t k = behind.first; k < behind.last; ++k) {
    if (is_mark(word(k), "(")) break;
    if (is_mark(word(k), ")")) behind.last = k;
  }
  if (behind.empty()) return;
  Draft draft;
  draft.nobody = draft.reported = draft.hedged = true;
  draft.cue.push_back({i, i + 1});
  draft.content.push_back(before);
  draft.content.push_back(behind);
  finish(std::move(draft));
}

// "The plan was rejected by the council": who says so stands behind the verb, what of before it.
void SentenceReader::read_passive(WordRange cue, Draft draft) {
  const WordRange subject = passive_subject(cue);
  if (subject.empty()) return;
  draft.content.push_back(subject);
  draft.source = noun_phrase_from(cue.last + 1);
  // "was mocked by Ada Marsh for leaving", "by pilots for his plan": what for.
  for (std::uint32_t k = draft.source.first + 1; k < draft.source.last; ++k)
    if (text(k) == "for" && (kind(k + 1) == WordClass::possessive || text(k + 1).ends_with("ing")))
      draft.source.last = k;
  draft.source.last = behind_appositions(draft.source.last);
  draft.reported = true;
  finish(std::move(draft));
}

// "Asked whether it holds, he said": the question goes to the comma of its clause.
void SentenceReader::read_question(WordRange cue, Draft draft) {
  const std::uint32_t asker = behind_asker(cue.last), behind = behind_setting(asker);
  if (asker > cue.last) draft.source = {cue.last + 1, asker};
  if (!content_behind({cue.first, behind}, draft)) return;
  WordRange& content = draft.content.back();
  for (std::uint32_t k = content.first + 1; k < content.last; ++k)
    if (is_comma(k) && (!is_quoted(k) || text(k + 1) == "\"")) content.last = is_quoted(k) ? k + 2 : k;
  draft.nobody = draft.source.empty();
  draft.reported = true;
  finish(std::move(draft));
}

}  // namespace broadsheet
