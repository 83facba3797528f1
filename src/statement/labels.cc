// labels.cc: whose words they are, said without a verb.
//
//   [The bridge holds], [according to] [Ada Marsh].        [Marsh][:] [“It holds.”]        [Marsh on the
//   pier][:] [It holds]
//
// Entry points: according(), opening_verb(), transcript(), headline().

#include "statement/sentence_reader.h"

namespace broadsheet {

// Behind "But", "Now", "However," and "Meanwhile,", which are the writer's.
std::uint32_t SentenceReader::behind_connectives(std::uint32_t end) const {
  std::uint32_t b = s_.first;
  while (b < end &&
         (is_one_of(text(b), {"and", "but", "so", "yet", "now"}) || (b > s_.first && is_comma(b)) ||
          (is_one_of(text(b), {"meanwhile", "however", "moreover", "still"}) && is_comma(b + 1))))
    ++b;
  return b;
}

void SentenceReader::according() {
  for (std::uint32_t i = s_.first; i + 2 < s_.last; ++i) {
    if (text(i) != "according" || text(i + 1) != "to" || is_quoted(i)) continue;
    // "She said that, according to the board, it holds."
    if (i > s_.first + 1 && is_one_of(text(is_comma(i - 1) ? i - 2 : i - 1), {"that", "and"})) continue;
    Draft draft;
    draft.cue.push_back({i, i + 2});
    WordRange source = noun_phrase_from(i + 2);
    const std::uint32_t end = last_word();
    // To the end of the sentence, when nothing but the source follows: "an official who spoke on condition of
    // …".
    const auto goes_on = [&] {
      return any_word({source.last, end}, [&](std::uint32_t k) { return text(k) == ","; });
    };
    std::uint32_t b = behind_connectives(i), e = i;
    while (e > b && is_one_of(text(e - 1), {",", "-"})) --e;
    // "But according to", "In addition, according to"
    const bool opens = b >= e || (e - b <= 3 && !has_verb({b, e}) && kind(b) == WordClass::preposition);
    // "…, according to Ada Marsh, head of the board"
    const bool person =
        word(source.first).shape == WordShape::capital && word(source.last - 1).shape == WordShape::capital;
    if (!opens && person && goes_on()) source.last = behind_appositions(source.last);
    // "…, according to the Marsh Group, which counts ships"
    if (!opens && is_comma(source.last) && is_one_of(text(source.last + 1), {"which", "who", "whose"})) {
      std::uint32_t comma = source.last + 1;
      while (comma < end && !is_comma(comma)) ++comma;
      source.last = comma;
    }
    const bool more = goes_on();
    if (i > s_.first && !more) source.last = end;
    draft.source = source;
    if (!opens) draft.content.push_back({b, e});
    if (opens || i == s_.first) {
      std::uint32_t comma = source.last;
      while (comma < end && text(comma) != ",") ++comma;
      if (i == s_.first) draft.source.last = comma;
      if (comma + 1 < end) draft.content.push_back({comma + 1, content_end(comma + 1)});
    } else if (more && text(source.last) == "," && source.last + 1 < end &&
               has_verb({source.last + 1, end}) && text(source.last + 1) != "compared" &&
               !text(source.last + 1).ends_with("ing")) {
      draft.content.push_back({source.last + 1, end});
    }
    finish(std::move(draft));
    return;
  }
}

// "As reported by the Beacon, the pier holds.", "As Ada Marsh put it, the pier holds."
void SentenceReader::as_told_by() {
  constexpr std::uint32_t longest = 12;  // words of who puts it so
  const std::uint32_t verb = s_.first + 1;
  if (text(s_.first) != "as") return;
  Draft draft;
  std::uint32_t comma = s_.first + 2;
  if (kind(verb) == WordClass::speech && text(verb + 1) == "by") {
    draft.cue.push_back({verb, verb + 1});
    draft.source = noun_phrase_from(verb + 2);
    comma = draft.source.last;
  } else {
    while (comma < last_word() && !is_comma(comma) && comma - s_.first < longest) ++comma;
    if (text(comma - 1) != "it" || !is_one_of(text(comma - 2), {"put", "puts"})) return;
    draft.cue.push_back({comma - 2, comma});
    draft.source = {verb, comma - 2};
  }
  if (draft.source.empty() || !is_comma(comma) || comma + 1 >= last_word()) return;
  draft.content.push_back({comma + 1, content_end(comma + 1)});
  finish(std::move(draft));
}

// "Said Ada Marsh, head of the board: “It holds.”"
void SentenceReader::opening_verb() {
  const std::uint32_t i = s_.first;
  if (kind(i) != WordClass::speech || !is_finite(verb_form(text(i))) || i + 3 >= s_.last || is_quoted(i))
    return;
  // "Asked a question"
  if (word(i + 1).shape != WordShape::capital && (kind(i + 1) != WordClass::determiner || text(i) == "asked"))
    return;
  std::uint32_t quotation = i + 2;
  while (quotation < s_.last && !is_quoted(quotation) && quotation - i < longest_source) ++quotation;
  if (quotation >= s_.last || !is_quoted(quotation) || !is_one_of(text(quotation - 1), {",", ":"})) return;
  Draft draft;
  draft.cue.push_back({i, i + 1});
  draft.source = {i + 1, quotation - 1};
  if (any_word(draft.source, [&](std::uint32_t k) { return is_comma(k); }) && is_comma(quotation - 1))
    ++draft.source.last;
  draft.content.push_back({quotation, content_end(quotation)});
  finish(std::move(draft));
}

// Clinton: "…"
void SentenceReader::transcript() {
  for (std::uint32_t i = s_.first + 1; i + 2 < s_.last && i - s_.first < 12; ++i) {
    if (is_quoted(i) || is_cue(i) || is_taken(i)) return;
    if (!is_mark(word(i), ":")) continue;
    const bool quoted = is_quoted(i + 1);
    const bool named = any_word({s_.first, i}, [&](std::uint32_t k) {
      return word(k).shape != WordShape::number && word(k).shape != WordShape::mark && !is_time_word(text(k));
    });
    if (!quoted || !named || !word(s_.first).opens_sentence) return;
    // 'The last word: “Never,” he said.'
    const Quotation& q = words_.quotations[static_cast<std::size_t>(word(i + 1).quotation)];
    if (says_anew(q.last + 1)) return;
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
  // "Marsh on the tunnel: Not before 2030"
  std::uint32_t end = s_.first;
  while (end < colon && !(word(end).shape == WordShape::lower && is_one_of(text(end), {"on", "to"}))) ++end;
  if (end == s_.first) return;
  const Word& name = word(end - 1);
  for (std::uint32_t i = s_.first; i < end; ++i)
    if (is_quoted(i) || (word(i).shape == WordShape::lower && !is_one_of(text(i), {"of", "at", "de", "van"})))
      return;
  const bool teller = name.word_class == WordClass::document || name.word_class == WordClass::role ||
                      name.word_class == WordClass::institution || name.word_class == WordClass::group;
  const bool again = std::any_of(words_.row.begin() + s_.last, words_.row.end(), [&](const Word& w) {
    return (w.shape == name.shape || w.shape == WordShape::capital) && !w.opens_sentence &&
           w.folded == name.folded;
  });
  if (name.shape == WordShape::mark || name.shape == WordShape::number || (!teller && !again)) return;
  Draft draft;
  draft.cue.push_back({colon, colon + 1});
  draft.source = {s_.first, end};
  draft.content.push_back({colon + 1, last_word()});
  finish(std::move(draft));
}

}  // namespace broadsheet
