#pragma once
// sentence_reader.h: one sentence on its way to drafts. What each member finds stands at its definition:
// subjects.cc (who), cues.cc (words of saying), reach.cc (how far they go), nouns.cc (nouns beside or instead
// of them), contents.cc (what is said), passives.cc (what nobody or somebody behind the verb says),
// adjectives.cc and labels.cc (what no verb says), quotations.cc (what any verb says), clauses.cc (the steps
// that put them together).

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "statement/clauses.h"

namespace broadsheet {

constexpr std::uint32_t longest_source = 40;  // words

inline bool is_mark(const Word& word, std::string_view mark) {
  return word.shape == WordShape::mark && word.folded == mark;
}
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}
inline bool is_finite(VerbForm form) {
  return form == VerbForm::past || form == VerbForm::third;
}

[[nodiscard]] bool is_plural(const Word& word);
// A day, a month, "earlier", "last".
[[nodiscard]] bool is_time_word(std::string_view word);
// Opens what is told of a name between commas: "the founder", "who".
[[nodiscard]] bool opens_apposition(const Word& word);
// Verbs that do nothing but ascribe: say, tell, announce.
[[nodiscard]] bool is_plain_saying(std::string_view base);
// Verbs whose object is who is told, and those with "to" behind it: "urged them to".
[[nodiscard]] bool takes_person(std::string_view base);
[[nodiscard]] bool takes_infinitive(std::string_view base);

// One sentence at a time.
class SentenceReader {
 public:
  SentenceReader(const Words& words, WordRange sentence, std::vector<Draft>& drafts)
      : words_(words), s_(sentence), drafts_(drafts), taken_(sentence.last - sentence.first, false) {
    is_headline_ = all_capitals();
  }

  void run() {
    according();
    as_told_by();
    opening_verb();
    transcript();
    if (s_.first == 0) headline();
    for (std::uint32_t i = s_.first + 2; i < s_.last; ++i)
      if (!is_taken(i) && is_put_in(i)) read_cue(i);
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      if (is_taken(i)) continue;
      if (is_cue(i) || behind_noun(i) > i)
        read_cue(i);
      else
        read_adjective(i);
      if (!is_taken(i)) read_noun(i);
    }
    for (std::uint32_t i = s_.first; i < s_.last; ++i)
      if (!is_taken(i)) read_reportedly(i);
    read_quotations();
  }

 private:
  [[nodiscard]] const Word& word(std::uint32_t i) const { return words_.row[i]; }
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    return i >= s_.first && i < s_.last ? std::string_view(words_.row[i].folded) : std::string_view();
  }
  [[nodiscard]] WordClass kind(std::uint32_t i) const {
    return i >= s_.first && i < s_.last ? words_.row[i].word_class : WordClass::none;
  }
  [[nodiscard]] bool is_quoted(std::uint32_t i) const { return word(i).quotation >= 0; }
  // "3,000" has none.
  [[nodiscard]] bool is_comma(std::uint32_t i) const {
    if (text(i) != ",") return false;
    return !(word(i).joined && i + 1 < s_.last && word(i + 1).joined &&
             word(i + 1).shape == WordShape::number);
  }
  [[nodiscard]] bool is_taken(std::uint32_t i) const { return taken_[i - s_.first]; }
  template <typename Test>
  [[nodiscard]] static bool any_word(WordRange range, Test test) {
    for (std::uint32_t i = range.first; i < range.last; ++i)
      if (test(i)) return true;
    return false;
  }
  void take(WordRange range) {
    for (std::uint32_t i = std::max(range.first, s_.first); i < std::min(range.last, s_.last); ++i)
      taken_[i - s_.first] = true;
  }

  [[nodiscard]] bool all_capitals() const;
  [[nodiscard]] std::uint32_t behind_connectives(std::uint32_t end) const;
  void according();
  void as_told_by();
  void opening_verb();
  void transcript();
  [[nodiscard]] bool is_cue(std::uint32_t i) const;
  [[nodiscard]] bool names_a_kind(std::uint32_t i) const;
  [[nodiscard]] bool is_plural_teller(std::uint32_t i) const;
  [[nodiscard]] bool is_verbal_noun(std::uint32_t i) const;
  [[nodiscard]] bool has_auxiliary(std::uint32_t i) const;
  [[nodiscard]] bool names_thing_before(std::uint32_t i) const;
  [[nodiscard]] bool is_attribute(std::uint32_t i) const;
  [[nodiscard]] bool main_verb_says(std::uint32_t who, std::uint32_t verb) const;
  [[nodiscard]] bool tells_of(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t leads_to_gerund(std::uint32_t i) const;
  [[nodiscard]] bool is_announced(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t tries(std::uint32_t i) const;
  [[nodiscard]] bool ends_plural_subject(std::uint32_t end) const;
  [[nodiscard]] bool opens_object(std::uint32_t i) const;
  [[nodiscard]] bool is_since_then(std::uint32_t i) const;
  [[nodiscard]] bool is_adverb(std::uint32_t i) const;
  [[nodiscard]] bool is_passive(std::uint32_t i) const;
  [[nodiscard]] bool has_agent(std::uint32_t i) const;
  [[nodiscard]] bool is_question_put(std::uint32_t i) const;
  [[nodiscard]] bool is_hearsay(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t relative_end(std::uint32_t cue, std::uint32_t from, std::uint32_t end) const;
  [[nodiscard]] bool is_shortened(std::uint32_t i) const;
  [[nodiscard]] bool says_anew(std::uint32_t i) const;
  [[nodiscard]] bool is_put_in(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_whom_said_of(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_person_told(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_whom_agreed_with(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_aside(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_occasion(std::uint32_t i) const;
  [[nodiscard]] bool opens_occasion(std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t thing_end(WordRange content) const;
  [[nodiscard]] bool opens_clause(std::uint32_t i) const;
  [[nodiscard]] bool is_deed(std::string_view base, WordRange content) const;
  [[nodiscard]] bool holds_subject(WordRange content) const;
  [[nodiscard]] bool holds_document(WordRange phrase) const;
  [[nodiscard]] bool opens_saying_relative(std::uint32_t i) const;
  [[nodiscard]] bool opens_titled_name(std::uint32_t i) const;
  [[nodiscard]] bool opens_circumstance(std::uint32_t i) const;
  [[nodiscard]] bool tells_where(std::uint32_t subject) const;
  bool turned_round(std::uint32_t i, WordRange cue, Draft& draft);
  bool place_behind(std::uint32_t i, WordRange subject, WordRange cue, Draft& draft);
  void read_relative(std::uint32_t i, WordRange cue, Draft draft);
  void headline();
  [[nodiscard]] bool in_relative_clause(std::uint32_t i) const;
  [[nodiscard]] bool is_hypothetical(WordRange subject, VerbForm form) const;
  [[nodiscard]] bool has_plural_head(std::uint32_t last) const;
  [[nodiscard]] bool has_singular_head(std::uint32_t last) const;
  [[nodiscard]] bool follows_subject(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t before_aside(std::uint32_t i) const;
  [[nodiscard]] bool is_quoted_as(std::uint32_t i) const;
  [[nodiscard]] bool says_in_present(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_means(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_refused(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_manner(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_colon(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_talk(std::uint32_t i) const;
  [[nodiscard]] bool leads_to_topic(std::uint32_t i, std::string_view base) const;
  [[nodiscard]] WordRange whole_cue(std::uint32_t i, Draft& draft) const;
  [[nodiscard]] std::uint32_t behind_those_only_told(std::uint32_t i) const;
  void read_cue(std::uint32_t i);
  void read_quotations();
  [[nodiscard]] bool read_teller_behind(std::uint32_t last, Draft& draft) const;
  [[nodiscard]] bool read_teller_before(std::uint32_t first, Draft& draft) const;
  [[nodiscard]] std::uint32_t behind_noun(std::uint32_t i) const;
  [[nodiscard]] bool is_any_verb(std::uint32_t i) const;
  void read_noun(std::uint32_t i);
  void read_reportedly(std::uint32_t i);
  void read_adjective(std::uint32_t i);
  [[nodiscard]] WordRange subject_behind(WordRange& content) const;
  bool take_subject_behind(Draft& draft) const;
  void read_opening_gerund(WordRange cue, Draft draft);
  [[nodiscard]] WordRange passive_subject(WordRange cue) const;
  void read_passive(WordRange cue, Draft draft);
  [[nodiscard]] std::uint32_t behind_asker(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_setting(std::uint32_t i) const;
  void read_question(WordRange cue, Draft draft);
  void read_hearsay(WordRange cue, Draft draft);
  [[nodiscard]] WordRange noun_phrase_before(std::uint32_t gerund) const;
  [[nodiscard]] bool is_thing(const Draft& draft) const;
  [[nodiscard]] bool says_behind(std::uint32_t i) const;
  void read_gerund(std::uint32_t i, WordRange cue, Draft draft);
  [[nodiscard]] std::uint32_t behind_opening_time(std::uint32_t b, std::uint32_t e) const;
  [[nodiscard]] WordRange subject_before(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t before_title(std::uint32_t e) const;
  [[nodiscard]] WordRange subject_before_aside(std::uint32_t e) const;
  [[nodiscard]] std::uint32_t skip_openers(std::uint32_t b, std::uint32_t e) const;
  [[nodiscard]] bool tells_of_name(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_appositions(std::uint32_t e) const;
  [[nodiscard]] WordRange noun_phrase_from(std::uint32_t i) const;
  [[nodiscard]] bool opens_noun_phrase(std::uint32_t i) const;
  [[nodiscard]] bool opens_infinitive(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_title(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t behind_name_between_commas(std::uint32_t comma) const;
  [[nodiscard]] std::uint32_t skip_adverbials(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t clause_start_before(std::uint32_t i) const;
  [[nodiscard]] bool goes_on_saying(std::uint32_t i) const;
  [[nodiscard]] bool closes_aside(std::uint32_t comma, std::uint32_t from) const;
  [[nodiscard]] bool parts_subject(std::uint32_t comma, WordRange content) const;
  [[nodiscard]] bool opens_with_clause() const;
  [[nodiscard]] bool closes_quotation(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t to_that(std::uint32_t i) const;
  [[nodiscard]] bool does_besides(std::uint32_t i, std::uint32_t from) const;
  [[nodiscard]] bool opens_reflection(std::uint32_t i, WordRange content) const;
  [[nodiscard]] bool opens_remark(std::uint32_t i, WordRange content) const;
  [[nodiscard]] std::uint32_t content_end(std::uint32_t from) const;
  [[nodiscard]] bool opens_saying_gerund(std::uint32_t i) const;
  [[nodiscard]] bool shortens(std::uint32_t end) const;
  [[nodiscard]] std::uint32_t last_word() const;
  [[nodiscard]] bool is_former(std::uint32_t i) const;
  [[nodiscard]] WordRange subject_around_dashes(std::uint32_t e) const;
  [[nodiscard]] std::uint32_t behind_antecedent(WordRange subject) const;
  [[nodiscard]] std::uint32_t with_listed_names(WordRange subject) const;
  [[nodiscard]] std::uint32_t with_quantity(std::uint32_t b) const;
  [[nodiscard]] std::uint32_t behind_opening_clause(std::uint32_t before) const;
  [[nodiscard]] bool opens_aside(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t main_start(std::uint32_t before) const;
  [[nodiscard]] bool describes_people(std::uint32_t i) const;
  [[nodiscard]] WordRange main_subject(std::uint32_t before) const;
  [[nodiscard]] bool is_noun(std::uint32_t i) const;
  [[nodiscard]] bool has_verb(WordRange range) const;
  [[nodiscard]] std::uint32_t predicate_in(WordRange subject) const;
  [[nodiscard]] WordRange without_predicate(WordRange subject) const;
  [[nodiscard]] std::uint32_t before_brackets(std::uint32_t i) const;
  bool content_before(WordRange cue, WordRange source, Draft& draft);
  bool content_behind(WordRange cue, Draft& draft);
  [[nodiscard]] std::uint32_t before_writers_mark(WordRange content) const;
  [[nodiscard]] bool closes_nothing(WordRange content) const;
  void finish(Draft draft);

  const Words& words_;
  WordRange s_;
  std::vector<Draft>& drafts_;
  std::vector<bool> taken_;
  bool is_headline_ = false;  // Its Words Have Capitals
};

}  // namespace broadsheet
