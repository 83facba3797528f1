#pragma once
// speakers.h: the people an article names, and which of them "he", "Kirby" and "the mayor" are.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "broadsheet/news.h"
#include "statement/clauses.h"

namespace broadsheet {

// What an article calls a person, where it says so: by "Mr." and "Ms.", or "chairwoman".
enum class Pronoun : std::uint8_t { unknown, he, she };

struct Person {
  std::string name;         // "John Kirby", the fullest that is printed
  std::string role;         // "National Security Council spokesperson"
  std::string affiliation;  // "Brodmann17"
  Pronoun pronoun = Pronoun::unknown;
};

struct Speaker {
  std::string name;
  std::string role, affiliation;
  SourceType type = SourceType::named;
  double certainty = 1;
};

inline bool is_capital(const Word& word) {
  return word.shape == WordShape::capital || word.shape == WordShape::upper;
}
// "Secretary of State", "Minister of Defence".
[[nodiscard]] bool is_department(std::string_view word);
// "Chinesische", behind which a noun follows and no name.
[[nodiscard]] bool is_german_adjective(std::string_view word);

class Speakers {
 public:
  // `author`: who writes "I"; empty where that is nobody or several. Text, words and author outlive it.
  // `language`: "de", whose nouns all have capitals, or another.
  Speakers(std::string_view text, const Words& words, std::string_view language, std::string_view author);

  // Whom a source means; `before` is the word up to which the text has been read.
  [[nodiscard]] Speaker of_source(WordRange source, std::uint32_t before);
  // Who spoke last, for a quotation that is carried over.
  [[nodiscard]] Speaker last(std::uint32_t before) const;
  void spoke(const Speaker& speaker, std::uint32_t at);

  [[nodiscard]] std::string print(WordRange range) const;

 private:
  [[nodiscard]] std::string_view slice(WordRange range) const;
  struct Mention {
    std::uint32_t first = 0, last = 0;  // words of the name
    std::size_t person = 0;
    bool quoted = false;
  };
  void read_people();
  [[nodiscard]] WordRange without_opener(WordRange run) const;
  void note_place(WordRange run);
  [[nodiscard]] bool behind_given_name(std::uint32_t begin, std::uint32_t at) const;
  [[nodiscard]] bool stands_behind_article(std::uint32_t word) const;
  [[nodiscard]] std::uint32_t end_of_run(std::uint32_t begin) const;
  void note_initials(std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] Pronoun pronoun_before(std::uint32_t begin, std::uint32_t name_begin) const;
  void note_pronoun(Person& person, std::uint32_t begin, std::uint32_t name_begin) const;
  [[nodiscard]] std::size_t one_of_family(std::size_t person, std::string_view surname,
                                          Pronoun pronoun) const;
  [[nodiscard]] std::uint32_t end_of_name(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool is_genitive_of_name(std::string_view folded) const;
  [[nodiscard]] bool is_surname(std::uint32_t word) const;
  void read_name(std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] bool belongs_to_role(std::uint32_t at) const;
  void read_role(Person& p, std::uint32_t begin, std::uint32_t role_end, std::uint32_t name_begin,
                 std::uint32_t end);
  [[nodiscard]] std::size_t person_named(std::string_view surname, std::string_view name);
  // The last before a word outside of quotations, of whom `pronoun` may tell.
  [[nodiscard]] const Mention* mention_before(std::uint32_t word, Pronoun pronoun = Pronoun::unknown) const;
  [[nodiscard]] bool is_plural(std::uint32_t sie) const;
  [[nodiscard]] Speaker who_is(Pronoun pronoun, std::uint32_t before) const;
  [[nodiscard]] const Person* person_with_role(WordRange source) const;
  [[nodiscard]] bool is_one_who_says(std::uint32_t word) const;
  [[nodiscard]] SourceType type_of(WordRange source) const;
  [[nodiscard]] bool is_common_noun(WordRange phrase) const;
  [[nodiscard]] bool holds_name(WordRange phrase) const;
  [[nodiscard]] bool leads_to_name(const Mention& mention, std::uint32_t end) const;
  [[nodiscard]] std::optional<Speaker> named_in(WordRange source) const;
  [[nodiscard]] std::optional<Speaker> meant_by(std::uint32_t pronoun, std::uint32_t before) const;
  [[nodiscard]] Speaker own_account(std::uint32_t at) const;
  [[nodiscard]] bool is_known_name(std::string_view folded) const;
  [[nodiscard]] bool is_thing(std::uint32_t word) const;
  [[nodiscard]] Speaker speaker_of(const Person& person, double certainty) const;

  std::string_view text_;
  const Words& words_;
  bool is_german_;
  std::string_view author_;
  std::vector<Person> people_;
  std::unordered_map<std::string, std::size_t> by_surname_;
  static constexpr std::size_t ambiguous = static_cast<std::size_t>(-1);
  std::unordered_map<std::string, std::size_t> by_given_name_;  // or `ambiguous`
  std::unordered_map<std::string, std::string> by_initials_;
  std::vector<Mention> mentions_;
  std::vector<std::string> inner_names_;  // words with a capital inside of sentences, sorted
  std::vector<std::string_view> places_;  // names that something is in or near, sorted
  Speaker last_;
  std::uint32_t last_at_ = 0;
};

}  // namespace broadsheet
