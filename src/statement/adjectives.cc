// adjectives.cc: what is thought without a verb of thinking.
//
//   [Ada Marsh] [is confident] [that the bridge holds]         [The board] [made it clear] [that it will not
//   pay]
//
// An adjective counts with a form of "be" before it and what it is about behind it. Entry point:
// read_adjective().

#include "statement/sentence_reader.h"

namespace broadsheet {
namespace {

bool leads_to_thing(std::string_view word) {
  return is_one_of(word, {"of", "about", "on", "for"});
}

}  // namespace

// "is confident that", "are wary of", "made it clear that".
void SentenceReader::read_adjective(std::uint32_t i) {
  if (is_quoted(i) || word(i).shape != WordShape::lower || i < s_.first + 2) return;
  Draft draft;
  std::uint32_t first = i;
  if (text(i) == "clear") {
    first -= text(i - 1) == "it" ? 2 : 1;
    if (!is_one_of(text(first), {"made", "make", "makes"}) || text(i + 1) != "that") return;
  } else if (!word(i).sense.has(WordTrait::stand)) {
    return;
  }
  WordRange cue = whole_cue(first, draft);
  const bool is_be =
      cue.first < i && is_one_of(text(cue.first), {"is", "are", "was", "were", "has", "have", "am"});
  if (text(i) != "clear" && !is_be) return;
  const std::string_view next = text(i + 1);
  const bool clause = next == "that" || next == "to";
  if (!clause && !leads_to_thing(next)) return;
  cue.last = clause ? i + 1 : i + 2;
  if (cue.last + 1 >= last_word()) return;
  draft.source = without_predicate(subject_before(cue.first));
  if (draft.source.empty()) return;
  draft.cue.push_back(cue);
  draft.thought = true;
  draft.declined = false;
  draft.content.push_back({cue.last, content_end(cue.last)});
  finish(std::move(draft));
}

}  // namespace broadsheet
