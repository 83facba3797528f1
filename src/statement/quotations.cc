// quotations.cc: quotations beside a verb that no list of ours has.
//
//   [“Out of my harbour!”] [Marsh] [barked].        [Marsh] [shot back], [“Never.”]
//
// Beside a whole quotation any verb is one of saying. Read last, in what the known verbs left. Entry point:
// read_quotations().

#include "statement/sentence_reader.h"

namespace broadsheet {

// A past form, or a third person behind a name: "Marsh barks". Of any verb.
bool SentenceReader::is_any_verb(std::uint32_t i) const {
  if (i >= s_.last || i == s_.first || word(i).shape != WordShape::lower || is_quoted(i)) return false;
  const std::string_view w = text(i);
  if (has_verb({i, i + 1}) && kind(i) != WordClass::auxiliary) return true;
  if (is_one_of(w, {"shot", "fired", "read", "reads", "put"})) return true;
  const bool named = word(i - 1).shape == WordShape::capital || is_one_of(text(i - 1), {"he", "she"});
  return named && kind(i) == WordClass::none && w.size() > 3 && w.ends_with("s") && !w.ends_with("ss");
}

// Behind a quotation that opens the sentence, up to its comma, "?" or "!": who and the verb.
bool SentenceReader::read_teller_behind(std::uint32_t last, Draft& draft) const {
  constexpr std::uint32_t longest = 8;  // words and marks
  if (!is_one_of(text(last - 2), {",", "?", "!"})) return false;
  std::uint32_t verb = last;
  while (verb < s_.last && verb - last < longest && !is_any_verb(verb) &&
         (word(verb).shape != WordShape::mark || is_mark(word(verb), ".")))
    ++verb;
  if (verb == last || !is_any_verb(verb)) return false;
  draft.cue.push_back(whole_cue(verb, draft));
  draft.source = {last, draft.cue.back().first};
  return true;
}

// Before a quotation that closes the sentence, and the comma or colon between.
bool SentenceReader::read_teller_before(std::uint32_t first, Draft& draft) const {
  if (first < s_.first + 3 || !(is_comma(first - 1) || is_mark(word(first - 1), ":"))) return false;
  std::uint32_t verb = first - 2;
  if (text(verb) == "back" || is_adverb(verb)) --verb;
  if (!is_any_verb(verb)) return false;
  draft.cue.push_back(whole_cue(verb, draft));
  draft.source = without_predicate(subject_before(draft.cue.back().first));
  return true;
}

void SentenceReader::read_quotations() {
  constexpr std::uint32_t fewest = 4;  // words and marks
  for (std::uint32_t i = s_.first; i < s_.last; ++i) {
    if (!is_quoted(i)) continue;
    const Quotation& q = words_.quotations[static_cast<std::size_t>(word(i).quotation)];
    const WordRange content{i, std::min(q.last + 1, s_.last)};
    i = content.last;
    if (content.first != q.first || content.last - content.first < fewest || is_taken(content.first))
      continue;
    Draft draft;
    const bool opens = content.first == s_.first, closes = content.last + 1 >= s_.last;
    const bool told = (opens && read_teller_behind(content.last, draft)) ||
                      (closes && read_teller_before(content.first, draft));
    if (!told || draft.source.empty()) continue;
    if (text(draft.cue.back().last) == "back") ++draft.cue.back().last;
    draft.declined = false;
    draft.content.push_back(content);
    finish(std::move(draft));
  }
}

}  // namespace broadsheet
