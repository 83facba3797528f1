// contents.cc: how far goes what is said. Behind the verb from the first word that is no time, place or
// person told to where another clause takes over; before it from the beginning of the sentence or its
// quotation. Entry points: content_before(), content_behind().

#include "statement/sentence_reader.h"

namespace broadsheet {
namespace {

constexpr std::uint32_t longest_adverbial = 12;

// Where things are said.
bool is_occasion(std::string_view word) {
  return is_one_of(
      word,
      {"interview", "interviews", "statement", "speech",  "rally",    "conference", "debate",     "debates",
       "tweet",     "tweets",     "letter",    "email",   "hearing",  "hall",       "appearance", "meeting",
       "event",     "show",       "memo",      "remarks", "briefing", "program",    "post",       "column",
       "article",   "television", "radio",     "week",    "month",    "year",       "years"});
}

}  // namespace

// An article, a name, people: no verb.
bool SentenceReader::opens_noun_phrase(std::uint32_t i) const {
  const WordClass c = kind(i);
  return c == WordClass::determiner || c == WordClass::possessive || c == WordClass::pronoun ||
         c == WordClass::group || c == WordClass::institution || c == WordClass::role ||
         c == WordClass::media ||
         (i < s_.last && word(i).shape != WordShape::lower && word(i).shape != WordShape::mark);
}

// "to release a report", but not "to reporters", "to Mr. Marsh".
bool SentenceReader::opens_infinitive(std::uint32_t i) const {
  if (text(i) != "to" || i + 1 >= s_.last) return false;
  // "vowed to “take our fight” to the sea"
  if (text(i + 1) == "\"" && i + 2 < s_.last && is_quoted(i + 1))
    return word(i + 2).shape == WordShape::lower;
  const Word& next = word(i + 1);
  const bool person = next.word_class == WordClass::group || next.word_class == WordClass::pronoun ||
                      next.folded == "police" || (is_plural(next) && next.word_class != WordClass::none);
  return !person && next.shape == WordShape::lower && next.word_class != WordClass::determiner &&
         next.word_class != WordClass::possessive;
}

// Behind the name of a programme or paper in quotation marks, "Harbour at Night"; `i` where none stands
// there.
std::uint32_t SentenceReader::behind_title(std::uint32_t i) const {
  constexpr std::uint32_t longest = 7;  // words and marks
  if (i >= s_.last || !is_quoted(i)) return i;
  const Quotation& q = words_.quotations[static_cast<std::size_t>(word(i).quotation)];
  if (q.first != i || !q.closed || q.last - q.first > longest || q.last + 1 >= s_.last) return i;
  for (std::uint32_t k = q.first + 1; k < q.last; ++k)
    if (word(k).shape == WordShape::lower && kind(k) != WordClass::preposition &&
        kind(k) != WordClass::determiner)
      return i;
  const bool clause = is_one_of(text(q.last - 1), {".", "?", "!"});
  return clause || word(q.first + 1).shape == WordShape::lower ? i : q.last + 1;
}

// Behind "in a statement Thursday" or "on Twitter" before the subject of what is said; `i` where none stands
// there.
std::uint32_t SentenceReader::behind_occasion(std::uint32_t i) const {
  constexpr std::uint32_t longest = 6;  // words to the noun
  if (!is_one_of(text(i), {"in", "on", "at", "during"})) return i;
  for (std::uint32_t k = i + 1; k + 1 < std::min(last_word(), i + longest); ++k) {
    if (word(k).shape == WordShape::mark || is_quoted(k)) return i;
    if (!is_occasion(text(k)) && !is_one_of(text(k), {"twitter", "facebook"})) continue;
    std::uint32_t e = k + 1;
    while (e < last_word() && is_time_word(text(e)) && text(e) != "this") ++e;
    return is_one_of(text(e), {"he", "she", "they", "it", "we", "i"}) ? e : i;
  }
  return i;
}

// "in Port Aldous, Skerry, that it holds", "the chairman, Paul Venn, that": behind the comma that closes a
// name which another comma opens; `comma` where none does.
std::uint32_t SentenceReader::behind_name_between_commas(std::uint32_t comma) const {
  constexpr std::uint32_t longest = 4;  // words
  if (!is_comma(comma)) return comma;
  std::uint32_t k = comma + 1;
  while (k < s_.last && k - comma <= longest && word(k).shape == WordShape::capital) ++k;
  return k > comma + 1 && is_comma(k) && text(k + 1) == "that" ? k + 1 : comma;
}

// Behind time, place and occasion: "on Friday", "in an interview with reporters,", "shortly after 10 p.m.".
std::uint32_t SentenceReader::skip_adverbials(std::uint32_t i) const {
  for (int n = 0; n < 3; ++n) {
    std::uint32_t k = i;
    if (is_one_of(text(k), {"shortly", "soon", "just", "moments", "minutes", "hours"}) &&
        is_one_of(text(k + 1), {"after", "before"}))
      ++k;
    const bool lately =
        text(k) == "this" && is_time_word(text(k + 1)) && (text(k + 2) == "that" || is_comma(k + 2));
    if (lately || (is_time_word(text(k)) && text(k) != "may" && text(k) != "this" && text(k) != "now")) {
      while (k < s_.last && (is_time_word(text(k)) || word(k).shape == WordShape::number ||
                             text(k) == "the" || text(k) == "day" || is_mark(word(k), ".") ||
                             (text(k) == "in" && word(k + 1).shape != WordShape::capital)))
        ++k;
      if (k < s_.last && is_mark(word(k), ",")) ++k;
      i = k;
      continue;
    }
    if (const std::uint32_t behind = behind_occasion(k); behind > k) {
      i = behind;
      continue;
    }
    const bool occasion =
        is_one_of(text(k), {"in", "on", "at", "during", "after", "before", "via", "through", "to"}) &&
        k + 1 < s_.last;
    if (!occasion) break;
    if (opens_infinitive(k)) break;
    // "agreed on Tuesday to": a day is short.
    if (text(k) == "on" && is_time_word(text(k + 1))) {
      std::uint32_t e = k + 2;
      while (e < s_.last && (is_time_word(text(e)) || word(e).shape == WordShape::number ||
                             (is_mark(word(e), ".") && word(e).joined)))
        ++e;
      i = e < s_.last && (text(e) == "," || text(e) == ":") ? e + 1 : e;
      continue;
    }
    // Up to the comma, "that" or quotation that ends it; not far.
    std::uint32_t e = k + 1;
    while (e < s_.last && e - k < longest_adverbial && text(e) != "that" && text(e) != "," &&
           text(e) != ":" && text(e) != "\"" && !is_quoted(e) &&
           !(text(k) == "to" && kind(e) == WordClass::question))
      ++e;
    if (const std::uint32_t title = behind_title(e); title > e) {
      i = title;
      continue;
    }
    if (e >= s_.last || e - k >= longest_adverbial) {
      if (e >= last_word()) return holds_subject({k, e}) ? i : e;
      break;
    }
    if (const std::uint32_t behind = behind_name_between_commas(e); behind > e) e = behind - 1;
    if (text(e) == "," && text(k) == "to") break;
    i = text(e) == "," || text(e) == ":" ? e + 1 : e;
  }
  return i;
}

// Whether a subject stands here that its verb follows: "he has", "the report said".
bool SentenceReader::opens_clause(std::uint32_t i) const {
  constexpr std::uint32_t longest = 14;  // words and marks
  const bool subject =
      kind(i) == WordClass::pronoun || kind(i) == WordClass::determiner || kind(i) == WordClass::possessive ||
      kind(i) == WordClass::group ||
      (i < s_.last && (word(i).shape == WordShape::capital || word(i).shape == WordShape::number));
  for (std::uint32_t k = i + 1; subject && k < s_.last && k - i < longest; ++k) {
    if (word(k).shape == WordShape::mark && !is_one_of(text(k), {"'", "-", ".", "(", ")"})) return false;
    if (has_verb({k, k + 1})) return true;
  }
  return false;
}

// "praised the plan and said", "but has since called", "but did not suggest": the same person's next words of
// saying.
bool SentenceReader::goes_on_saying(std::uint32_t i) const {
  constexpr std::uint32_t longest = 3;  // words before the verb
  for (std::uint32_t k = i; k < std::min(s_.last, i + longest); ++k) {
    if (kind(k) == WordClass::speech || kind(k) == WordClass::stance || verb_base(text(k)) == "refuse")
      return (is_finite(verb_form(text(k))) || (k > i && (text(k - 1) == "not" || text(k - 1) == "did") &&
                                                verb_form(text(k)) == VerbForm::base && !is_comma(i - 1))) &&
             is_cue(k);
    if (kind(k) != WordClass::auxiliary && kind(k) != WordClass::adverb && text(k) != "not") return false;
  }
  return false;
}

// "said the mayor, who is 40, would go": an aside between a subject and its verb.
bool SentenceReader::parts_subject(std::uint32_t comma, WordRange content) const {
  if (has_verb({content.first, comma})) return false;
  std::uint32_t close = comma + 1;
  while (close < content.last && !is_comma(close)) ++close;
  return close + 1 < content.last && has_verb({close + 1, close + 2});
}

// "that the mayor, who is 40, said": the comma that ends an aside behind the subject of what is said.
bool SentenceReader::closes_aside(std::uint32_t comma, std::uint32_t from) const {
  std::uint32_t open = comma;
  while (open > from && !is_comma(open - 1)) --open;
  return open > from && !has_verb({from, open - 1});
}

// "adding", "citing"
bool SentenceReader::opens_saying_gerund(std::uint32_t i) const {
  if (is_adverb(i)) ++i;
  return (kind(i) == WordClass::speech || kind(i) == WordClass::stance) &&
         verb_form(text(i)) == VerbForm::gerund;
}

// "But while Ada Marsh said it holds, …", "Two weeks after she said so, …"
bool SentenceReader::opens_with_clause() const {
  constexpr std::uint32_t longest = 5;  // words before "after"
  for (std::uint32_t k = s_.first; k < std::min(s_.last, s_.first + longest); ++k) {
    if (is_one_of(text(k), {"while", "although", "though", "as", "after", "when", "if", "since", "because",
                            "before", "despite", "now", "once"}))
      return true;
    const bool leads =
        kind(k) == WordClass::conjunction || kind(k) == WordClass::adverb ||
        word(k).shape == WordShape::number || is_time_word(text(k)) ||
        is_one_of(text(k), {"a", "few", "two", "three", "four", "five", "six", "several", "days", "weeks",
                            "months", "years", "hours", "minutes", "day", "shortly", "soon", "yet", "so"});
    if (!leads) return false;
  }
  return false;
}

// "said it would close, a step that …", "… closed, compared with two last year", "met Ada Marsh, the mayor":
// a remark of the writer's behind the first comma or the only dash of what nobody is quoted with.
bool SentenceReader::opens_remark(std::uint32_t i, WordRange content) const {
  const bool dash = is_mark(word(i), "-") && !word(i).joined;
  const std::string_view next = text(i + 1);
  const bool sentence = dash && kind(i + 1) == WordClass::pronoun && opens_clause(i + 1);
  const bool opens = is_one_of(next, {"a", "an", "the", "compared"}) || sentence;
  if ((!dash && !is_comma(i)) || !opens) return false;
  const WordRange before{content.first, i}, behind{i + 1, content.last};
  const auto has_same = [&](WordRange range) {
    return any_word(range, [&](std::uint32_t k) {
      return dash ? is_mark(word(k), "-") && !word(k).joined : is_comma(k);
    });
  };
  if (has_same(before)) return false;
  // "that the pier - a wreck - holds", "that Ada Marsh, the mayor, left" go on.
  const bool name = !dash && !has_verb(before);
  if (name && word(i - 1).shape != WordShape::capital) return false;
  if (!name && next == "the") return false;
  if ((name || dash) && has_same(behind)) return false;
  return !any_word(content, [&](std::uint32_t k) { return is_quoted(k); });
}

// "… - though others do not", "…, drawing a reply", "…, putting her at odds", "…, well above the last one":
// what the writer sets beside what somebody said. `i` is the mark before it.
bool SentenceReader::opens_reflection(std::uint32_t i, WordRange content) const {
  const std::string_view next = text(i + 1);
  if (is_comma(i))
    return next == "drawing" ||
           (is_one_of(next, {"putting", "prompting"}) && kind(i + 2) == WordClass::pronoun) ||
           (next == "well" && is_one_of(text(i + 2), {"above", "below", "short", "ahead"}));
  const auto is_dash = [&](std::uint32_t k) { return is_mark(word(k), "-") && !word(k).joined; };
  const bool concedes = is_one_of(next, {"though", "although", "despite", "while"}) ||
                        (next == "even" && text(i + 2) == "though");
  // "… - “It holds,” she said twice - and …": said anew.
  if (is_dash(i) && i + 1 < content.last && is_quoted(i + 1)) {
    const Quotation& q = words_.quotations[static_cast<std::size_t>(word(i + 1).quotation)];
    return q.first == i + 1 && q.last > q.first + 2 && is_comma(q.last - 1);
  }
  return is_dash(i) && concedes && !any_word({content.first, i}, is_dash) &&
         !any_word({i + 1, content.last}, is_dash);
}

// "agreed to close the pier | and was praised for it", "… | but sounded sad": what was done besides, behind
// an infinitive, which no finite verb goes on.
bool SentenceReader::does_besides(std::uint32_t i, std::uint32_t from) const {
  if (!opens_infinitive(from) || !is_one_of(text(i), {"and", "but"})) return false;
  std::uint32_t k = i + 1;
  while (k + 1 < last_word() && is_adverb(k)) ++k;
  const VerbForm form = verb_form(text(k));
  const bool acts = (kind(k) == WordClass::speech || kind(k) == WordClass::stance) &&
                    (form == VerbForm::past || form == VerbForm::third) && !is_noun(k);
  const bool finite = is_one_of(text(k), {"is", "are", "was", "were", "has", "had", "did", "does", "will"});
  if (!acts && !finite) return false;
  return !has_verb({from + 2, i}) && !any_word({from, i}, [&](std::uint32_t n) {
    return kind(n) == WordClass::relative || kind(n) == WordClass::that || kind(n) == WordClass::question ||
           text(n) == "and" || is_quoted(n);
  });
}

// Whether the word at `i` is the mark that closes a quotation.
bool SentenceReader::closes_quotation(std::uint32_t i) const {
  return is_quoted(i) && words_.quotations[static_cast<std::size_t>(word(i).quotation)].last == i;
}

// Where a content that begins at `from` ends.
std::uint32_t SentenceReader::content_end(std::uint32_t from) const {
  const std::uint32_t end = last_word();
  for (std::uint32_t i = from + 1; i < end; ++i) {
    if (is_taken(i)) {
      std::uint32_t e = i;
      while (e > from && is_one_of(text(e - 1), {",", ":"})) --e;
      return e;
    }
    // “…,” adding: the comma stands inside of the quotation.
    if (is_mark(word(i), "\"") && is_mark(word(i - 1), ",") && closes_quotation(i)) {
      const bool whole = is_quoted(from) && word(from).quotation == word(i).quotation &&
                         words_.quotations[static_cast<std::size_t>(word(i).quotation)].first == from;
      const bool parts = is_one_of(text(i + 1), {"while", "but", "though", "although", "and"});
      if (whole || opens_saying_gerund(i + 1) || (parts && opens_clause(i + 2)) ||
          (opens_with_clause() && opens_clause(i + 1)))
        return i + 1;
    }
    if (is_quoted(i)) continue;
    if (is_mark(word(i), ";")) return i;
    if (is_one_of(text(i), {"and", "but"}) && goes_on_saying(i + 1)) return i;
    if (is_one_of(text(i), {"but", "while", "before", "after"}) && opens_saying_gerund(i + 1)) return i;
    if (does_besides(i, from)) return i;
    if (text(i) == "and" && opens_saying_gerund(i + 1) &&
        (opens_object(i + 2) || is_one_of(text(i + 2), {"to", "on", "for"})))
      return i;
    const bool dash = is_mark(word(i), "-") && !word(i).joined;
    if ((is_comma(i) || dash || is_one_of(text(i), {"and", "but", "while", "when", "though"})) &&
        says_anew(i + 1))
      return i;
    const bool mark = word(i).shape == WordShape::mark;
    if (mark && from > s_.first && (opens_remark(i, {from, end}) || opens_reflection(i, {from, end})))
      return i;
    if (!is_comma(i)) {
      // “…,” which could include: what follows a quotation is the writer's.
      if (text(i) == "which" && is_mark(word(i - 1), "\"")) return i;
      continue;
    }
    const std::uint32_t next = i + 1;
    // "…, while half want another", "…, but others do not".
    const bool goes_on = text(next) == "but" && (!opens_clause(next + 1) ||
                                                 (text(next + 1) == "that" && opens_noun_phrase(next + 2)));
    if (is_one_of(text(next), {"while", "though", "although", "but"}) && !goes_on && from > s_.first)
      return i;
    // "…, which is the writer's own remark".
    if (is_one_of(text(next), {"which", "who"}) && !parts_subject(i, {from, end})) return i;
    // ", adding that", ", citing".
    if (opens_saying_gerund(next) || (goes_on_saying(next) && !closes_aside(i, from))) return i;
    if (text(next) == "according" && i > from + 1) return i;
    // "While experts say that …, Kirby warned": the main clause has words of saying of its own.
    if (from > s_.first && opens_with_clause()) {
      // "While aides deny that he left, he has": the first comma parts the clauses where no list goes on.
      bool first = true;
      for (std::uint32_t k = s_.first; k < from && first; ++k) first = !is_comma(k);
      if (first && i > from + 1 && opens_clause(next)) return i;
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
    for (std::uint32_t i = s_.first; i < b && free; ++i) free = !is_taken(i) && text(i) != ":";
    if (free) b = s_.first;
    draft.content.push_back({b, e});
  } else {
    while (e > s_.first && (is_mark(word(e - 1), ",") || is_mark(word(e - 1), "-"))) --e;
    std::uint32_t b = s_.first;
    while (b < e && is_taken(b)) ++b;
    while (b < e && (text(b) == "," || text(b) == "and" || text(b) == "but")) ++b;
    if (b >= e) return false;
    // "Instead of a speech, he said, “Go home.”": what leads to a quotation is not said.
    const bool leads = kind(b) == WordClass::preposition || text(b) == "when" ||
                       kind(b) == WordClass::adverb || text(b) == "instead" || is_time_word(text(b)) ||
                       (!verb_base(text(b)).empty() && verb_form(text(b)) != VerbForm::base);
    if (leads && is_comma(cue.last) && cue.last + 1 < s_.last && is_quoted(cue.last + 1)) return false;
    draft.content.push_back({b, e});
  }
  // "…," he said, "and …": the rest of the sentence goes on.
  const std::uint32_t last = std::max(cue.last, source.last);
  std::uint32_t k = skip_adverbials(last);
  if (k < s_.last && is_mark(word(k), ",")) ++k;
  if (k < last_word() && k > last &&
      (is_quoted(k) || (comma && kind(k) != WordClass::speech && text(k - 1) == "," && !says_anew(k) &&
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

namespace {

// "asked them for", "reminded her of"
bool leads_on_from_person(std::string_view base, std::string_view word) {
  return (base == "ask" && is_one_of(word, {"for", "about"})) ||
         (base == "remind" && is_one_of(word, {"of", "about"}));
}

}  // namespace

// Behind "of the mayor," before a quotation: of whom it is said; `i` where none follows.
std::uint32_t SentenceReader::behind_whom_said_of(std::uint32_t i) const {
  constexpr std::uint32_t longest = 12;  // words and marks
  if (!is_one_of(text(i), {"of", "about"}) || kind(i - 1) != WordClass::speech) return i;
  for (std::uint32_t k = i + 1; k + 1 < s_.last && k - i < longest; ++k) {
    if (is_quoted(k)) return i;
    if ((is_comma(k) || is_mark(word(k), ":")) && is_quoted(k + 1)) return k + 1;
  }
  return i;
}

// "agreed with Ada Marsh that": the "that"; `i` where none follows.
std::uint32_t SentenceReader::behind_whom_agreed_with(std::uint32_t i) const {
  constexpr std::uint32_t longest = 6;  // words
  if (text(i) != "with") return i;
  for (std::uint32_t k = i + 2; k < last_word() && k - i <= longest; ++k) {
    if (text(k) == "that" && !is_quoted(k)) return k;
    if (word(k).shape == WordShape::mark && !is_one_of(text(k), {".", "'"})) return i;
  }
  return i;
}

// "testified, for example, that": behind an aside between commas and before what is said; `i` where none
// stands there.
std::uint32_t SentenceReader::behind_aside(std::uint32_t i) const {
  constexpr std::uint32_t longest = 12;  // words
  const bool opens = kind(i + 1) == WordClass::preposition || is_one_of(text(i + 1), {"as", "without"});
  if (!is_comma(i) || is_quoted(i) || !opens) return i;
  for (std::uint32_t k = i + 2; k + 1 < s_.last && k - i < longest; ++k) {
    if (is_quoted(k)) return i;
    if (!is_comma(k)) continue;
    const bool said = text(k + 1) == "that" || is_quoted(k + 1) || kind(k + 1) == WordClass::question ||
                      opens_infinitive(k + 1) || opens_noun_phrase(k + 1);
    return said ? k + 1 : i;
  }
  return i;
}

// "said for years that", "wrote in the log of the harbour that", "argued emphatically - three times - that":
// from a setting before "that" to it; `i` where none stands there.
std::uint32_t SentenceReader::to_that(std::uint32_t i) const {
  constexpr std::uint32_t longest = 10;  // words
  if (i + 1 >= last_word()) return i;
  const bool sets = (kind(i) == WordClass::preposition && !is_one_of(text(i), {"to", "despite", "about"})) ||
                    (is_adverb(i) && (word(i + 1).shape == WordShape::mark ||
                                      kind(i + 1) == WordClass::preposition || text(i + 1) == "for")) ||
                    is_one_of(text(i), {"late", "twice", "somewhat", "without", "since"});
  if (!sets || is_quoted(i)) return i;
  for (std::uint32_t k = i + 1; k + 1 < last_word() && k - i <= longest; ++k) {
    if (is_quoted(k) || has_verb({k, k + 1}) || kind(k) == WordClass::relative ||
        kind(k) == WordClass::speech)
      return i;
    if (text(k) == "that")
      return kind(k - 1) == WordClass::speech_noun || is_one_of(text(k - 1), {"idea", "notion", "fact"}) ? i
                                                                                                         : k;
  }
  return i;
}

// What follows: a clause, with "that" or without, or a quotation.
bool SentenceReader::content_behind(WordRange cue, Draft& draft) {
  std::uint32_t k = cue.last;
  const std::string_view base = verb_base(text(cue.last - 1));
  if (takes_person(base) && k < s_.last && !is_quoted(k) &&
      !is_one_of(text(k), {"that", "who", "which", "whom"})) {
    // The person told: to "that", a quotation, or the end of a noun phrase.
    std::uint32_t e = k;
    while (e < s_.last && e - k < 10 && text(e) != "that" && !is_quoted(e) &&
           (!is_comma(e) || behind_name_between_commas(e) > e) && text(e) != "to" && text(e) != "if" &&
           kind(e) != WordClass::question && !leads_on_from_person(base, text(e)))
      e = std::max(e + 1, behind_name_between_commas(e));
    const bool clause =
        e < s_.last && (text(e) == "that" || is_quoted(e) || is_comma(e) || text(e) == "if" ||
                        kind(e) == WordClass::question || leads_on_from_person(base, text(e)));
    if (clause)
      k = e;
    else if (kind(k) == WordClass::pronoun && base != "ask")
      ++k;
    else if (base == "tell") {
      const WordRange who = noun_phrase_from(k);
      // "told Skerry News he", "told the National Post the": to the end of the name.
      std::uint32_t name = k + (kind(k) == WordClass::determiner ? 1 : 0);
      while (name < who.last && (word(name).shape == WordShape::capital ||
                                 (name + 1 < who.last && word(name + 1).shape == WordShape::capital &&
                                  (is_one_of(text(name), {"'", "s", "-", "of"})))))
        ++name;
      const bool named = name > k + (kind(k) == WordClass::determiner ? 1 : 0);
      k = std::min(who.last, named ? name : k + 2);
      // "some 3,000 people"
      while (text(k) == "," && !is_comma(k)) k = std::max(k + 2, noun_phrase_from(k + 2).last);
    }
  }
  k = skip_adverbials(behind_aside(behind_whom_agreed_with(behind_whom_said_of(k))));
  if (kind(cue.last - 1) == WordClass::speech) k = to_that(k);
  // "asked for a photo and Clinton said": somebody else's words.
  for (std::uint32_t i = cue.last + 1; i < std::min(k, s_.last); ++i)
    if (kind(i) == WordClass::speech && is_plain_saying(verb_base(text(i))) && is_cue(i)) return false;
  // "said, however, that"
  if (is_comma(k) && is_comma(k + 2) && is_one_of(text(k + 1), {"though", "however", "too", "meanwhile"}))
    k += 2;
  while (k < s_.last && (is_mark(word(k), ",") || is_mark(word(k), ":") || is_mark(word(k), "-"))) ++k;
  if (k >= last_word() || is_mark(word(k), ";")) return false;
  // "cheered and left": nothing said stands behind the verb.
  if (is_one_of(text(k), {"and", "or"}) && !is_quoted(k)) return false;
  const std::uint32_t e = content_end(k);
  if (e <= k) return false;
  // "responded with a line of hers: “Go home.”"
  for (std::uint32_t i = k; i + 1 < e && kind(cue.first) != WordClass::stance; ++i)
    if (is_mark(word(i), ":") && is_quoted(i + 1) && !is_quoted(i) && !has_verb({k, i})) k = i + 1;
  // "said it holds but that it is old": a second clause of the same saying, where only that has its "that".
  for (std::uint32_t i = k + 2; i + 2 < e && text(k) != "that"; ++i)
    if (text(i) == "that" && text(i - 1) == "but" && !is_comma(i - 2) && !is_quoted(i) &&
        opens_noun_phrase(i + 1)) {
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

namespace {

// Verbs with a clause behind them, "that" or not, and hardly ever a thing.
bool takes_clause(std::string_view base) {
  return is_one_of(base,
                   {"believe", "think", "feel", "hope", "fear", "suspect", "guess", "realize", "imagine"});
}

}  // namespace

// Where the main clause goes on behind a relative one: "…, who said he votes, is a farmer", "voters who back
// the plan are young".
std::uint32_t SentenceReader::relative_end(std::uint32_t cue, std::uint32_t from, std::uint32_t end) const {
  const bool is_thing = kind(cue) != WordClass::speech && text(from) != "to" && text(from) != "that" &&
                        text(from) != "as" && !is_quoted(from) &&
                        (kind(from) == WordClass::preposition || !takes_clause(verb_base(text(cue))));
  for (std::uint32_t k = from + 1; is_thing && k < end; ++k)
    if (!is_quoted(k) && kind(k) == WordClass::auxiliary && text(k) != "be") return k;
  for (std::uint32_t k = from + 1; k + 1 < end; ++k) {
    const bool behind_quotation = closes_quotation(k) && is_comma(k - 1);
    if (!behind_quotation && (!is_comma(k) || is_quoted(k))) continue;
    if (kind(k + 1) == WordClass::auxiliary || is_shortened(k + 1) || has_verb({k + 1, k + 2}))
      return behind_quotation ? k + 1 : k;
  }
  return end;
}

// "at a rally in Tolmin", "in an interview", "in 2015", "on Monday", "last year": when and where it was said.
bool SentenceReader::opens_occasion(std::uint32_t i, std::uint32_t end) const {
  constexpr std::uint32_t longest = 6;  // words to the noun
  if (is_one_of(text(i), {"last", "this", "next"})) return is_time_word(text(i + 1));
  if (is_one_of(text(i), {"earlier", "yesterday", "today"})) return true;
  if (is_time_word(text(i)) && word(i).shape == WordShape::capital && text(i) != "may") return i + 1 >= end;
  if (!is_one_of(text(i), {"at", "in", "on"}) || i + 1 >= end) return false;
  const bool year = word(i + 1).shape == WordShape::number && text(i + 1).size() == 4;
  if (year || is_time_word(text(i + 1))) return true;
  for (std::uint32_t k = i + 1; k < std::min(end, i + longest) && word(k).shape != WordShape::mark; ++k)
    if (is_occasion(text(k))) return true;
  return false;
}

// Where the words for a thing end: at a comma or what opens another part of the sentence.
std::uint32_t SentenceReader::thing_end(WordRange content) const {
  bool clause = false;  // "accused her of leaving in 1994": when she left
  for (std::uint32_t k = content.first + 1; k < content.last; ++k) {
    if (is_quoted(k)) continue;
    clause = clause || (is_one_of(text(k - 1), {"for", "of", "with"}) && text(k).size() > 5 &&
                        text(k).ends_with("ing"));
    if (is_comma(k) || is_mark(word(k), "(") || is_mark(word(k), "-")) {
      if (is_mark(word(k), "-") && word(k).joined && k + 1 < content.last && word(k + 1).joined) continue;
      if (text(k + 1) == "including") continue;
      return k;
    }
    const std::uint32_t behind_even = text(k - 1) == "even" ? k - 1 : k;
    if (is_one_of(text(k), {"but", "although", "though"})) return behind_even;
    // "rejected it by saying so", "praised it even as she left"; "kept it as it was"
    if (text(k) == "by" && opens_saying_gerund(k + 1)) return k;
    if (text(k) == "as" && is_one_of(text(k + 1), {"he", "she", "they"}) &&
        !is_one_of(text(k + 2), {"is", "are", "was", "were"}))
      return behind_even;
    if (!clause && is_one_of(text(k), {"during", "after", "when", "while", "because", "amid", "following"}))
      return k;
    if (!clause && opens_occasion(k, content.last)) return k;
    if (text(k) == "and" && k + 1 < content.last && has_verb({k + 1, k + 2})) return k;
  }
  return content.last;
}

}  // namespace broadsheet
