// verbs.cc: which words that may be nouns are verbs where they stand.
//
//   He [claims] it is safe.      Both also [promise] to pay.      Ms. Marsh's [claims] that it is safe
//
// "Claims", "promise" and their like are verbs between a subject and what only follows a verb. Entry point:
// settle_verbs().

#include "statement/verbs.h"

#include "statement/sentence_reader.h"

namespace broadsheet {
namespace {

// "to praise", "will comment", "did not answer"
bool leads_to_base(std::string_view w) {
  return is_one_of(w, {"to", "will", "would", "did", "does", "do", "can", "could", "should", "must", "not"});
}

// Whether who does something may end with the word.
bool ends_subject(const Word& w, VerbForm form) {
  if (w.word_class == WordClass::pronoun)
    return form == VerbForm::third ? is_one_of(w.folded, {"he", "she", "it", "one"})
                                   : is_one_of(w.folded, {"they", "we", "i", "you"});
  if (w.folded == "who") return true;
  if (form == VerbForm::base)
    return is_one_of(w.folded, {"both", "many", "some", "others"}) || w.word_class == WordClass::group;
  const bool name = w.shape == WordShape::capital || w.shape == WordShape::upper;
  // "Voters claims" is none.
  return w.word_class == WordClass::role ||
         (name && (!w.opens_sentence || (w.word_class == WordClass::none && !is_plural(w))));
}

// What follows a verb and no noun.
bool opens_said(const Word& w) {
  return w.word_class == WordClass::that || w.word_class == WordClass::determiner ||
         w.word_class == WordClass::possessive || w.word_class == WordClass::pronoun ||
         is_one_of(w.folded, {"\"", "there"}) || w.shape == WordShape::capital ||
         (w.folded == "to" && w.shape == WordShape::lower);
}

}  // namespace

void settle_verbs(Words& words) {
  for (std::size_t i = 1; i + 1 < words.row.size(); ++i) {
    Word& word = words.row[i];
    if (word.shape != WordShape::lower) continue;
    const WordClass as_verb = word.sense.verb_class;
    if (as_verb == WordClass::none || word.word_class == as_verb) continue;
    const VerbForm form = verb_form(word.folded);
    if (form != VerbForm::third && form != VerbForm::base) continue;
    std::size_t k = i - 1;
    while (k > 0 && words.row[k].word_class == WordClass::adverb) --k;
    if (form == VerbForm::base && leads_to_base(words.row[k].folded)) {
      word.word_class = as_verb;
      continue;
    }
    const bool alone = is_one_of(words.row[k].folded, {"he", "she", "they", "we", "i", "who"});
    // "Officials like Marsh", "Western states"
    const bool hardly = !alone && words.row[k].word_class != WordClass::pronoun &&
                        is_one_of(word.folded, {"like", "states", "state"});
    if (!hardly && ends_subject(words.row[k], form) && (alone || opens_said(words.row[i + 1])))
      word.word_class = as_verb;
  }
}

}  // namespace broadsheet
