// addressee.cc: to whom something was said.
//
//   Marsh [told] [reporters] in Tolmin that …     … in an [interview with] [Channel 10].
//   Marsh sagte [gegenüber] [Kanal 10], …         Marsh [warf] [dem Rat] Untätigkeit [vor].
//
// The object of a verb that takes the person it is said to, or what stands behind "to", "with", "gegenüber"
// next to a word of saying; never within what is said. A pronoun is none: nobody is told anything by it.
// Entry point: find_addressee().

#include "statement/addressee.h"

#include <algorithm>
#include <array>

#include "statement/german_table.h"

namespace broadsheet {
namespace {

// Base forms of verbs whose object is the person.
constexpr std::array<std::string_view, 12> object_verbs = {"advise", "alert",  "assure", "brief",
                                                           "inform", "notify", "order",  "remind",
                                                           "tell",   "text",   "urge",   "warn"};
// Behind these, "to", "with" and "before" name the person.
constexpr std::array<std::string_view, 23> speeches = {
    "answer", "briefing",  "call",       "comments",  "conversation", "e-mail",    "email",    "interview",
    "letter", "message",   "note",       "petition",  "remarks",      "said",      "speaking", "speech",
    "spoke",  "statement", "statements", "testified", "testifying",   "testimony", "wrote"};
// Where a phrase has ended: "told reporters last week", "told reporters Friday".
constexpr std::array<std::string_view, 13> times = {"afternoon", "earlier", "evening",  "last",     "late",
                                                    "later",     "morning", "night",    "recently", "this",
                                                    "today",     "tonight", "yesterday"};
constexpr std::array<std::string_view, 19> days = {"april",   "august",   "december", "february", "friday",
                                                   "january", "july",     "june",     "march",    "may",
                                                   "monday",  "november", "october",  "saturday", "september",
                                                   "sunday",  "thursday", "tuesday",  "wednesday"};

// German verbs whose object is the person, by what completes them and by the case of the object.
struct GermanVerb {
  std::string_view verb, particle;  // no particle: none is needed
  bool dative;
};
constexpr std::array german_verbs = {GermanVerb{"bat", "", false},
                                     GermanVerb{"baten", "", false},
                                     GermanVerb{"beschuldigt", "", false},
                                     GermanVerb{"beschuldigte", "", false},
                                     GermanVerb{"beschuldigten", "", false},
                                     GermanVerb{"bitten", "", false},
                                     GermanVerb{"bittet", "", false},
                                     GermanVerb{"droht", "", true},
                                     GermanVerb{"drohte", "", true},
                                     GermanVerb{"drohten", "", true},
                                     GermanVerb{"ermahnte", "", false},
                                     GermanVerb{"erzählte", "", true},
                                     GermanVerb{"fordern", "auf", false},
                                     GermanVerb{"fordert", "auf", false},
                                     GermanVerb{"forderte", "auf", false},
                                     GermanVerb{"forderten", "auf", false},
                                     GermanVerb{"informierte", "", false},
                                     GermanVerb{"rief", "auf", false},
                                     GermanVerb{"riet", "", true},
                                     GermanVerb{"ruft", "auf", false},
                                     GermanVerb{"rät", "", true},
                                     GermanVerb{"sagte", "", true},
                                     GermanVerb{"sagten", "", true},
                                     GermanVerb{"schlug", "vor", true},
                                     GermanVerb{"teilte", "mit", true},
                                     GermanVerb{"teilten", "mit", true},
                                     GermanVerb{"warf", "vor", true},
                                     GermanVerb{"warfen", "vor", true},
                                     GermanVerb{"werfen", "vor", true},
                                     GermanVerb{"wirft", "vor", true}};
// Behind these, "mit" and "an" name the person.
constexpr std::array<std::string_view, 11> german_speeches = {
    "appell",   "appellierte", "appellierten", "aufruf",    "botschaft", "brief",
    "gespräch", "interview",   "schreiben",    "telefonat", "warnung"};

// What may stand between a verb and its object: "sagte dazu der Zeitung".
constexpr std::array<std::string_view, 8> aside = {"auch",  "daraufhin", "dazu",   "gestern",
                                                   "heute", "hierzu",    "weiter", "zudem"};

static_assert(std::is_sorted(aside.begin(), aside.end()) &&
              std::is_sorted(object_verbs.begin(), object_verbs.end()) &&
              std::is_sorted(speeches.begin(), speeches.end()) &&
              std::is_sorted(times.begin(), times.end()) && std::is_sorted(days.begin(), days.end()) &&
              std::is_sorted(german_speeches.begin(), german_speeches.end()));

constexpr std::uint32_t longest_phrase = 12;  // words

class Search {
 public:
  Search(const Words& words, const Draft& draft) : words_(words), draft_(draft), s_(draft.sentence) {}

  [[nodiscard]] WordRange in_english() const {
    for (const WordRange& cue : draft_.cue)
      for (std::uint32_t i = cue.first; i < cue.last; ++i)
        if (is_in(object_verbs, verb_base(text(i))) && !is_passive(i))
          if (const WordRange found = english_phrase(i + 1); !found.empty()) return found;
    for (std::uint32_t i = s_.first + 1; i < s_.last; ++i)
      if (is_outside(i) && (text(i) == "to" || text(i) == "with" || text(i) == "before") &&
          is_in(speeches, text(i - 1)))
        if (const WordRange found = english_phrase(i + 1); !found.empty()) return found;
    return {};
  }

  [[nodiscard]] WordRange in_german() const {
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      if (!is_outside(i)) continue;
      const bool behind_speech =
          i > s_.first && (text(i) == "mit" || text(i) == "an") && is_in(german_speeches, text(i - 1));
      if (text(i) == "gegenüber" || behind_speech)
        if (const WordRange found = german_phrase(i + 1); !found.empty()) return found;
    }
    for (const WordRange& cue : draft_.cue)
      for (const GermanVerb& verb : german_verbs)
        if (text(cue.first) == verb.verb && has_particle(verb.particle))
          if (const WordRange found = german_object(cue.first, verb.dative); !found.empty()) return found;
    return {};
  }

 private:
  template <std::size_t N>
  static bool is_in(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::binary_search(list.begin(), list.end(), word);
  }
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    return i < s_.last ? std::string_view(words_.row[i].folded) : std::string_view();
  }
  [[nodiscard]] static bool holds(const WordRange& range, std::uint32_t i) {
    return range.first <= i && i < range.last;
  }
  [[nodiscard]] bool is_said(std::uint32_t i) const {
    return std::any_of(draft_.content.begin(), draft_.content.end(),
                       [&](const WordRange& r) { return holds(r, i); });
  }
  // Neither said nor the source, nor in quotation marks.
  [[nodiscard]] bool is_outside(std::uint32_t i) const {
    return words_.row[i].quotation < 0 && !holds(draft_.source, i) && !is_said(i);
  }
  [[nodiscard]] bool is_passive(std::uint32_t verb) const {
    return verb > s_.first && verb_form(text(verb)) != VerbForm::gerund &&
           words_.row[verb - 1].word_class == WordClass::auxiliary && verb_base(text(verb - 1)) != "have";
  }
  [[nodiscard]] bool is_noun(std::uint32_t i) const {
    return i < s_.last &&
           (words_.row[i].shape == WordShape::capital || words_.row[i].shape == WordShape::upper ||
            words_.row[i].shape == WordShape::number);
  }
  // "U.S.", "Rhine-Main", "Marsh's", "3,000".
  [[nodiscard]] bool is_inner_mark(std::uint32_t i) const {
    const auto& row = words_.row;
    if (!row[i].joined || i + 1 >= s_.last) return false;
    if (text(i) == "." && row[i - 1].end - row[i - 1].begin == 1) return true;
    if (!row[i + 1].joined || row[i + 1].shape == WordShape::mark) return false;
    return text(i) == "-" || text(i) == "'" || text(i) == "’" || text(i) == "." || text(i) == "&" ||
           (text(i) == "," && row[i + 1].shape == WordShape::number);
  }
  // Behind the short quotation that begins at `i` with a capital, a name ("Kanal 10"); 0 where none does.
  [[nodiscard]] std::uint32_t quoted_name_end(std::uint32_t i) const {
    constexpr std::uint32_t longest_name = 5;  // words and the opening mark
    if (words_.row[i].quotation < 0) return 0;
    const Quotation& q = words_.quotations[static_cast<std::size_t>(words_.row[i].quotation)];
    const bool name =
        q.first == i && q.closed && q.last - q.first <= longest_name && q.last < s_.last && is_noun(i + 1);
    return name && !is_said(i) ? q.last + 1 : 0;
  }
  // Whether a word of an English sentence cannot stand in the phrase.
  [[nodiscard]] bool ends_phrase(std::uint32_t i) const {
    const Word& word = words_.row[i];
    if (word.shape != WordShape::lower) return word.shape == WordShape::capital && is_in(days, word.folded);
    if (word.folded == "of") return false;
    if (is_in(times, word.folded) || word.folded.ends_with("self") || word.folded.ends_with("selves"))
      return true;
    return word.word_class == WordClass::speech || word.word_class == WordClass::thought ||
           (word.word_class >= WordClass::pronoun && word.word_class != WordClass::possessive &&
            word.word_class != WordClass::media);
  }
  [[nodiscard]] WordRange english_phrase(std::uint32_t from) const {
    std::uint32_t end = from;
    while (end < s_.last && end - from < longest_phrase) {
      if (const std::uint32_t name = quoted_name_end(end); name != 0) {
        end = name;
        continue;
      }
      const bool is_mark = words_.row[end].shape == WordShape::mark;
      if (!is_outside(end) || (is_mark && !(end > from && is_inner_mark(end))) || ends_phrase(end)) break;
      ++end;
    }
    const auto is_loose = [&](std::uint32_t i) {
      return words_.row[i].word_class == WordClass::determiner ||
             (words_.row[i].shape == WordShape::mark && text(i) != ".") || text(i) == "of" ||
             text(i).ends_with("'s") || text(i).ends_with("’s");
    };
    while (end > from && is_loose(end - 1)) --end;
    return {from, text(from) == "of" ? from : end};
  }

  [[nodiscard]] bool has_particle(std::string_view particle) const {
    return particle.empty() || std::any_of(draft_.cue.begin(), draft_.cue.end(), [&](const WordRange& part) {
             return text(part.first) == particle;
           });
  }
  // Behind the verb, or behind the subject that stands there; before the verb where the subject does not.
  [[nodiscard]] WordRange german_object(std::uint32_t verb, bool dative) const {
    const bool turned = draft_.source.first == verb + 1;
    if (turned && s_.first < verb) {
      const WordRange before = german_phrase(s_.first);
      const bool object =
          !before.empty() && before.last == verb && may_be_object(before.first, dative, false);
      if (object) return before;
    }
    std::uint32_t from = turned ? draft_.source.last : verb + 1;
    if (is_in(aside, text(from))) ++from;
    return may_be_object(from, dative, !turned) ? german_phrase(from) : WordRange{};
  }
  // "der Zeitung" is a subject or a genitive too: `alone` where no subject stands before it.
  [[nodiscard]] bool may_be_object(std::uint32_t i, bool dative, bool alone) const {
    const std::string_view word = text(i);
    if (word == "dem" || word == "den" || word == "einem" || word == "einen") return true;
    if (alone && (word == "der" || word == "einer")) return dative;
    return !dative && (word == "die" || word == "das" || word == "eine" || word == "alle" || is_noun(i));
  }
  [[nodiscard]] WordRange german_phrase(std::uint32_t from) const {
    std::uint32_t end = from, noun = from;  // `noun`: behind the last one
    for (; end < s_.last && end - from < longest_phrase; ++end) {
      const Word& word = words_.row[end];
      if (const std::uint32_t name = quoted_name_end(end); name != 0) {
        noun = name;
        end = name - 1;
      } else if (!is_outside(end)) {
        break;
      } else if (is_noun(end)) {
        noun = end + 1;
      } else if (word.shape == WordShape::mark) {
        if (end == from || !is_inner_mark(end)) break;
      } else if (noun == from || noun == end) {
        const bool leads =
            is_in(german::articles, word.folded) || (noun == end && noun > from && word.folded == "von");
        const bool adjective = noun == from && (word.folded.ends_with("e") || word.folded.ends_with("en") ||
                                                word.folded.ends_with("er"));
        if (!leads && !adjective) break;
        if (leads && noun > from && word.folded != "der" && word.folded != "des" && word.folded != "von")
          break;
      } else if (!word.folded.ends_with("en") && !word.folded.ends_with("er")) {
        break;
      }
    }
    return {from, noun};
  }

  const Words& words_;
  const Draft& draft_;
  WordRange s_;
};

}  // namespace

WordRange find_addressee(const Words& words, const Draft& draft, std::string_view language) {
  if (draft.cue.empty()) return {};
  const Search search(words, draft);
  return language == "de" ? search.in_german() : search.in_english();
}

}  // namespace broadsheet
