// reach.cc: how far the words of saying around a verb reach.
//
//   [has repeatedly said]      [was bold enough to tout]      [would not say]      [called for]      [spoke
//   openly about]
//
// Entry points: whole_cue(), tries(), is_announced().

#include <array>

#include "statement/sentence_reader.h"

namespace broadsheet {

namespace {

// Whose subject is that of the infinitive: "tried to explain".
bool leads_to_infinitive(std::string_view verb) {
  return is_one_of(verb,
                   {"try",        "tries",     "tried",     "trying", "continue",  "continues",  "continued",
                    "continuing", "begin",     "begins",    "began",  "begun",     "start",      "starts",
                    "started",    "tend",      "tends",     "tended", "attempted", "attempting", "went",
                    "goes",       "proceeded", "failed",    "fails",  "managed",   "chose",      "chosen",
                    "used",       "struggled", "struggles", "rushed", "voted",     "needed",     "needs"});
}

}  // namespace

// "began dismissing", "issued a statement saying": the verb before a gerund that has its subject; `i` where
// there is none.
std::uint32_t SentenceReader::leads_to_gerund(std::uint32_t i) const {
  constexpr std::uint32_t longest = 5;  // words of the paper
  if (i < s_.first + 2 || verb_form(text(i)) != VerbForm::gerund) return i;
  if (is_one_of(text(i - 1), {"began", "begins", "started", "starts", "stopped", "stops", "stop", "avoids",
                              "avoided", "kept", "keeps", "keep"}))
    return i - 1;
  if (is_quoted_as(i)) return i - 2;
  std::uint32_t k = i;
  while (k > s_.first + 3 && (is_comma(k - 1) || is_time_word(text(k - 1)))) --k;
  if (!is_one_of(text(k - 1), {"statement", "report", "memo", "story", "letter", "email", "ad", "ads",
                               "release", "tweet", "video", "article", "message", "note"}))
    return i;
  for (--k; k > s_.first && i - k < 2 * longest; --k) {
    if (word(k - 1).shape != WordShape::lower || is_quoted(k - 1) || is_taken(k - 1)) return i;
    if (is_one_of(text(k - 1), {"issued", "issues", "released", "releases", "published", "posted", "sent",
                                "sends", "wrote", "aired", "emailed", "launched", "ran"}))
      return k - 1;
    if (kind(k - 1) == WordClass::preposition || kind(k - 1) == WordClass::conjunction) return i;
  }
  return i;
}

// "tried to explain", "was bold enough to praise", "went on to say": the first word of what leads to the
// infinitive and belongs to the same subject; `i` where there is none.
std::uint32_t SentenceReader::tries(std::uint32_t i) const {
  constexpr std::uint32_t longest = 9;  // words before "to"
  if (i < s_.first + 3 || text(i - 1) != "to" || verb_form(text(i)) != VerbForm::base) return i;
  // "to find", "to offer": what is done, not said.
  if (kind(i) == WordClass::thought ||
      is_one_of(text(i), {"find", "continue", "offer", "write", "add", "speak", "challenge"}))
    return i;
  for (std::uint32_t k = i - 2; k > s_.first && i - k < longest; --k) {
    const WordClass c = kind(k);
    if (is_taken(k) || is_quoted(k)) return i;
    const bool idle = k + 2 == i && is_one_of(text(k), {"can", "could", "may", "might", "would", "will"});
    if (leads_to_infinitive(text(k)) || ((c == WordClass::auxiliary || is_shortened(k)) && !idle)) return k;
    const bool apart = idle || text(k).ends_with("ing") || word(k).shape != WordShape::lower ||
                       c == WordClass::determiner || c == WordClass::possessive || c == WordClass::pronoun ||
                       c == WordClass::relative || c == WordClass::that || c == WordClass::question ||
                       c == WordClass::conjunction;
    if (apart || is_one_of(text(k), {"authorized", "him", "her", "them", "hard", "difficult", "easy",
                                     "impossible", "soon"}))
      return i;
  }
  return i;
}

// "Harbour board to back the bridge": the first line of a text, where nothing but "to" says that it will.
bool SentenceReader::is_announced(std::uint32_t i) const {
  if (s_.first != 0 || i < s_.first + 2 || text(i - 1) != "to" || kind(i) == WordClass::thought) return false;
  for (std::uint32_t k = s_.first; k + 1 < i; ++k) {
    const WordClass c = kind(k);
    const bool name = word(k).shape == WordShape::capital || word(k).shape == WordShape::upper;
    if (!name && c != WordClass::institution && c != WordClass::group && !is_one_of(text(k), {"-", "."}))
      return false;
  }
  return i > s_.first + 2 || kind(s_.first) != WordClass::adverb;
}

// "talked about", "called on", "disagrees with": what follows the preposition is what is said, where no time
// or place follows.
bool SentenceReader::leads_to_topic(std::uint32_t i, std::string_view base) const {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 23> particles = {
      {{"call", "on"},     {"refer", "to"},  {"point", "out"}, {"point", "to"},   {"respond", "to"},
       {"reply", "to"},    {"object", "to"}, {"allude", "to"}, {"believe", "in"}, {"comment", "on"},
       {"describe", "as"}, {"know", "as"},   {"see", "as"},    {"view", "as"},    {"call", "upon"},
       {"call", "out"},    {"hint", "at"},   {"marvel", "at"}, {"remark", "on"},  {"agree", "with"},
       {"shout", "at"},    {"laugh", "at"},  {"balk", "at"}}};
  for (const auto& [verb, particle] : particles)
    if (base == verb && text(i) == particle) return true;
  if (is_one_of(text(i), {"about", "against"})) return true;
  if (is_plain_saying(base)) return false;
  const bool topic = is_one_of(text(i), {"of", "for", "with", "over", "on"});
  return topic && i + 1 < last_word() && word(i + 1).shape != WordShape::number &&
         !is_time_word(text(i + 1)) && !is_quoted(i + 1);
}

// Behind "responded first by saying"; `i` where the verb has no such means.
std::uint32_t SentenceReader::behind_means(std::uint32_t i) const {
  const std::string_view base = verb_base(text(i));
  if (!is_one_of(base, {"respond", "reply", "react", "answer", "counter", "conclude", "continue"})) return i;
  const std::uint32_t by = text(i + 1) == "by" ? i + 1 : i + 2;
  if (text(by) != "by" || by + 2 >= last_word() || (by > i + 1 && word(i + 1).shape != WordShape::lower))
    return i;
  const bool says = kind(by + 1) == WordClass::speech && verb_form(text(by + 1)) == VerbForm::gerund;
  return says && !is_quoted(by + 1) ? by + 2 : i;
}

// Behind how it is said: "carefully", "with a smile", "in a statement" before "that". `i` where nothing
// tells.
std::uint32_t SentenceReader::behind_manner(std::uint32_t i) const {
  constexpr std::uint32_t longest = 5;  // words
  const auto ends = [&](std::uint32_t k) { return k >= last_word() || is_comma(k) || text(k) == "that"; };
  if (is_adverb(i) && text(i).ends_with("ly") && text(i) != "only") {
    const bool clause = ends(i + 1) || kind(i + 1) == WordClass::pronoun;
    return clause && !is_time_word(text(i)) ? i + 1 : i;
  }
  const bool with = text(i) == "with" && is_one_of(text(i + 1), {"a", "an"});
  const bool in = text(i) == "in" && is_one_of(text(i + 1), {"a", "an"});
  if (!with && !in) return i;
  std::uint32_t k = i + 2;
  while (k < last_word() && k - i <= longest && word(k).shape == WordShape::lower && !is_quoted(k) &&
         text(k) != "that" && kind(k) != WordClass::preposition)
    ++k;
  if (with) return ends(k) && k > i + 2 ? k : i;
  const bool paper = is_one_of(text(k - 1), {"statement", "interview", "email", "speech", "tweet", "letter"});
  return paper && text(k) == "that" ? k : i;
}

// Behind "refused to comment on", "seemed to suggest" before what was not said or seemed to be; `i` where no
// word of saying follows.
std::uint32_t SentenceReader::behind_refused(std::uint32_t i) const {
  if (!is_one_of(verb_base(text(i)), {"refuse", "seem", "appear"}) || text(i + 1) != "to") return i;
  if (text(i + 2) == "rule") return i;  // "out"
  const WordClass c = kind(i + 2);
  if ((c != WordClass::speech && c != WordClass::stance) || is_quoted(i + 2) || i + 4 >= last_word())
    return i;
  return leads_to_topic(i + 3, verb_base(text(i + 2))) ? i + 4 : i + 3;
}

// Behind "spoke openly on television about"; `i` where no topic follows.
std::uint32_t SentenceReader::behind_talk(std::uint32_t i) const {
  constexpr std::uint32_t longest = 7;  // words before "about"
  if (!is_one_of(verb_base(text(i)),
                 {"speak", "talk", "complain", "boast", "brag", "joke", "warn", "tweet", "write", "testify"}))
    return i;
  // "spoke highly of", "spoken out against"
  if (verb_base(text(i)) == "speak" && i + 3 < last_word() && is_one_of(text(i + 2), {"of", "against"}) &&
      (is_adverb(i + 1) || is_one_of(text(i + 1), {"well", "ill", "out"})))
    return i + 3;
  for (std::uint32_t k = i + 1; k + 1 < last_word() && k - i <= longest; ++k) {
    if (word(k).shape == WordShape::mark || is_quoted(k) || is_taken(k) || kind(k) == WordClass::that ||
        kind(k) == WordClass::relative || kind(k) == WordClass::auxiliary ||
        is_one_of(text(k), {"and", "but", "he", "she", "they", "more", "less"}))
      return i;
    if (text(k) == "about") return k + 1;
  }
  return i;
}

// Behind "She added:", "wrote back:", "said in a statement:".
std::uint32_t SentenceReader::behind_colon(std::uint32_t i) const {
  constexpr std::uint32_t longest = 12;  // words
  if (text(i) == ":") return i + 1;
  if (!is_one_of(text(i), {"in", "on", "at", "this", "back"}) && !(i < s_.last && is_adverb(i))) return i;
  for (std::uint32_t k = i + 1; k < s_.last && k - i < longest; ++k) {
    if (text(k) == ":") return k + 1 < s_.last && is_quoted(k + 1) ? k + 1 : i;
    if (word(k).shape == WordShape::mark || is_quoted(k) || is_taken(k) || kind(k) == WordClass::that)
      return i;
  }
  return i;
}

// The whole of the words of saying around the verb: "has repeatedly said", "would not say", "called for".
WordRange SentenceReader::whole_cue(std::uint32_t i, Draft& draft) const {
  WordRange cue{is_announced(i) ? i - 1 : std::min(tries(i), leads_to_gerund(i)), i + 1};
  bool negated = false;
  while (cue.first > s_.first && !is_taken(cue.first - 1)) {
    const WordClass c = kind(cue.first - 1);
    const std::string_view t = text(cue.first - 1);
    const bool part = c == WordClass::auxiliary || c == WordClass::negation ||
                      (is_adverb(cue.first - 1) && !is_time_word(t)) || is_since_then(cue.first - 1) ||
                      is_one_of(t, {"later", "now", "first", "long", "twice", "recently", "earlier", "yet",
                                    "sometimes", "'", "t"}) ||
                      (is_one_of(t, {"both", "all"}) && cue.first - 1 > s_.first &&
                       word(cue.first - 2).shape != WordShape::mark) ||
                      is_shortened(cue.first - 1);
    if (!part) break;
    if (t == "'" && !word(cue.first - 1).joined) break;
    // "SKRY-T said"
    if (t == "t" && text(cue.first - 2) != "'") break;
    negated = negated || c == WordClass::negation || t == "t";
    draft.hedged = draft.hedged || t == "reportedly";
    --cue.first;
  }
  draft.declined = negated;
  const std::string_view base = verb_base(text(i));
  if (base == "decline" || base == "refuse") draft.declined = true;
  if (leads_to_topic(i + 1, base) && behind_whom_agreed_with(i + 1) == i + 1) cue.last = i + 2;
  // "laid out", "spelled out"
  if (text(i + 1) == "out" && kind(i) != WordClass::thought)
    cue.last = i + (is_one_of(text(i + 2), {"at", "against"}) ? 3 : 2);
  // "saying only that"
  if ((is_adverb(i + 1) || text(i + 1) == "instead") && text(i + 2) == "that") cue.last = i + 2;
  if (const std::uint32_t behind = behind_noun(i); behind > i) cue.last = behind;
  if (const std::uint32_t means = behind_means(i); means > i) cue.last = means;
  if (const std::uint32_t topic = behind_talk(i); topic > i) cue.last = topic;
  if (const std::uint32_t refused = behind_refused(i); refused > i) cue.last = refused;
  if (cue.last == i + 1 && kind(i) == WordClass::speech) cue.last = behind_manner(cue.last);
  return cue;
}

}  // namespace broadsheet
