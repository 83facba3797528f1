// nouns.cc: words of saying that are a noun, beside a verb of little meaning of its own or beside whose it
// is.
//
//   [Ada Marsh] [has raised serious doubts about] [the bridge]       [Marsh's] [claim] [that it holds]
//   [Marsh's] [attacks on] [the board] have cost him votes.          [her] [promise] [to close the bridge]
//
// Verbs and nouns are of lists; between them stand at most a few words, and behind the noun what leads on to
// what is said. Entry points: behind_noun(), read_noun().

#include "statement/sentence_reader.h"

namespace broadsheet {
namespace {

// "a statement that shocked many"
bool is_relative_behind(std::string_view noun) {
  return is_one_of(noun, {"statement", "statements", "comment", "comments", "remark", "remarks", "question",
                          "questions", "story", "account", "message"});
}

// "his attacks on", "her promise to": nouns beside whose they are, and what leads on to what is said.
bool leads_on(std::string_view noun, std::string_view next) {
  if (is_one_of(noun, {"attack", "attacks"})) return next == "on";
  if (is_one_of(noun, {"criticism", "endorsement", "embrace", "condemnation"})) return next == "of";
  if (is_one_of(noun, {"call", "calls"})) return next == "for" || next == "to";
  return is_one_of(noun, {"promise", "promises", "pledge", "vow"}) && next == "to";
}

}  // namespace

// Behind "raised doubts about", "made the case" before "that"; `i` where the verb has no such noun.
std::uint32_t SentenceReader::behind_noun(std::uint32_t i) const {
  constexpr std::uint32_t longest = 6;  // words to the noun
  if (word(i).shape != WordShape::lower || is_quoted(i) || !word(i).sense.has(WordTrait::carries_noun))
    return i;
  if (i > s_.first && text(i - 1) == "to" && tries(i) == i) return i;
  bool owned = false;  // "repeated his promise": what he repeats
  for (std::uint32_t k = i + 1; k < std::min(last_word(), i + longest); ++k) {
    const Word& w = word(k);
    if (w.shape != WordShape::lower || is_quoted(k) || is_taken(k)) return i;
    const std::string_view next = text(k + 1);
    if (w.sense.has(WordTrait::told_noun)) {
      const bool topic = is_one_of(next, {"about", "over", "for", "of", "on", "with", "in", "to", "at",
                                          "against", "toward", "towards"});
      if (topic && k + 2 < last_word() && !opens_infinitive(k + 1) && !is_time_word(text(k + 2)))
        return k + 2;
      if (next == "that" && !owned && !is_relative_behind(w.folded)) return k + 1;
    }
    owned = owned || w.word_class == WordClass::possessive;
    if (w.word_class == WordClass::preposition || w.word_class == WordClass::pronoun ||
        w.word_class == WordClass::relative || w.word_class == WordClass::that ||
        w.word_class == WordClass::conjunction || w.word_class == WordClass::question ||
        w.word_class == WordClass::auxiliary)
      return i;
  }
  return i;
}

// "Marsh's claim that it holds", "his fears that", "amid suspicions that": whose it is, or nobody's. "Marsh's
// attacks on the board", "his promise to leave": whose it is.
void SentenceReader::read_noun(std::uint32_t i) {
  const Word& noun = word(i);
  if (i == s_.first || noun.shape != WordShape::lower || is_quoted(i) || i + 4 > last_word()) return;
  const bool claims = noun.sense.has(WordTrait::claimed_noun) && text(i + 1) == "that";
  const bool leads = !claims && leads_on(noun.folded, text(i + 1)) && !is_taken(i + 1);
  if (!claims && !leads) return;
  Draft draft;
  WordRange cue{i, i + 1};
  while (cue.first > s_.first + 1 && word(cue.first - 1).shape == WordShape::lower &&
         !is_taken(cue.first - 1) && kind(cue.first - 1) == WordClass::none && i - cue.first < 3 &&
         !has_verb({cue.first - 1, cue.first}) && text(cue.first - 1) != "s")
    --cue.first;
  const std::uint32_t owner = cue.first - 1;
  if (is_taken(owner)) return;
  if (kind(owner) == WordClass::possessive || text(owner) == "her") {
    draft.source = {owner, owner + 1};
  } else if (text(owner) == "s" && owner > s_.first + 1 && is_mark(word(owner - 1), "'")) {
    std::uint32_t b = owner - 1;
    while (b > s_.first && !is_taken(b - 1) &&
           (word(b - 1).shape == WordShape::capital || word(b - 1).shape == WordShape::upper ||
            is_mark(word(b - 1), ".")))
      --b;
    if (b == owner - 1) return;
    draft.source = {b, owner + 1};
  } else {
    cue.first = i;
    if (leads || kind(i - 1) == WordClass::determiner || kind(i - 1) == WordClass::none) return;
    draft.nobody = true;
  }
  draft.reported = true;
  draft.thought = true;
  std::uint32_t from = i + 1;
  if (leads && !opens_infinitive(i + 1)) cue.last = from = i + 2;
  draft.cue.push_back(cue);
  WordRange content{from, content_end(from)};
  if (leads) content.last = thing_end(content);
  // "his attacks on the board | have cost him votes", "her promise to close it | was kept"
  const bool thing = cue.last > i + 1;
  for (std::uint32_t k = from + (thing ? 1 : 2); leads && k < content.last; ++k) {
    if (kind(k) == WordClass::relative || kind(k) == WordClass::that || is_quoted(k)) break;
    if (thing ? has_verb({k, k + 1}) : is_one_of(text(k), {"is", "are", "was", "were", "has", "had", "will"}))
      content.last = k;
  }
  draft.content.push_back(content);
  finish(std::move(draft));
}

}  // namespace broadsheet
