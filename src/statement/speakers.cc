// speakers.cc: people by their names.
//
// A run of capitalised words is read from its end: the words behind the last word of a role are the name,
// what stands before it is the role ("British Foreign Secretary | James Cleverly"). A name of two words and
// more makes a person; its last word means that person from there on and before. "He" is the person who was
// named last outside of quotations, or who spoke last, whichever is nearer; "the Kyiv mayor" the person whose
// role has these words. A source without a name is a document, an institution, a medium, or people who are
// not named, by its nouns.

#include "statement/speakers.h"

#include <algorithm>
#include <array>

#include "statement/german_words.h"
#include "statement/sentence_reader.h"
#include "text/openers.h"

namespace broadsheet {
namespace {

bool is_capital(const Word& w) {
  return w.shape == WordShape::capital || w.shape == WordShape::upper;
}

// Says who a man or a woman is, not what he or she is.
bool is_courtesy(std::string_view w) {
  return is_one_of(w, {"mr", "mrs", "ms", "sir", "lady", "lord", "dame", "herr", "herrn", "frau"});
}

// "Secretary of State", "Minister of Defence".
bool is_department(std::string_view w) {
  return is_one_of(w, {"state", "defense", "defence", "education", "energy", "labor", "labour", "commerce",
                       "agriculture", "transportation", "health", "finance", "justice"});
}

Pronoun pronoun_of(std::string_view title) {
  // "Sprecherin", "Präsidentin", "Chefin"; no such ends are English.
  const bool german = title.ends_with("rin") || title.ends_with("tin") || title.ends_with("efin");
  if (german || is_one_of(title, {"mrs", "ms", "lady", "dame", "frau"}) || title.ends_with("woman"))
    return Pronoun::she;
  if (is_one_of(title, {"mr", "sir", "lord", "herr", "herrn"}) || title.ends_with("man")) return Pronoun::he;
  return Pronoun::unknown;
}

// "Bürgermeister", "Autor", whom "Bürgermeisterin" and "Autorin" stand beside.
bool is_german_man(std::string_view role) {
  return std::ranges::any_of(std::array<std::string_view, 10>{"er", "or", "ist", "ent", "ant", "eur", "ar",
                                                              "arzt", "wirt", "anwalt"},
                             [&](std::string_view end) { return role.ends_with(end); }) &&
         !role.ends_with("mutter") && !role.ends_with("schwester") && !role.ends_with("tochter");
}

// "Chinesische Medien": no name has its ends.
bool is_german_adjective(std::string_view word) {
  return std::ranges::any_of(std::array<std::string_view, 5>{"ische", "ischen", "ischer", "isches", "ischem"},
                             [&](std::string_view end) { return word.ends_with(end); });
}

// Behind which stands whom somebody works for: "a lawyer for Ada Marsh".
bool is_preposition_of_name(std::string_view word) {
  return is_one_of(word, {"of", "from", "for", "by", "who", "to", "with", "seen"});
}

// "nach eigenen Angaben", "seiner Meinung nach": of whom the sentence is about.
bool is_own(std::string_view word) {
  return word.starts_with("eigen") ||
         is_one_of(word, {"seiner", "seinen", "seinem", "ihrer", "ihren", "ihrem"});
}

}  // namespace

Speakers::Speakers(std::string_view text, const Words& words, std::string_view language,
                   std::string_view author)
    : text_(text), words_(words), is_german_(language == "de"), author_(author) {
  read_people();
}

std::string_view Speakers::slice(WordRange range) const {
  if (range.empty()) return {};
  const std::uint32_t begin = words_.row[range.first].begin;
  return text_.substr(begin, words_.row[range.last - 1].end - begin);
}

std::string Speakers::print(WordRange range) const {
  return std::string(slice(range));
}

std::size_t Speakers::person_named(std::string_view surname, std::string_view name) {
  const auto [found, fresh] = by_surname_.try_emplace(std::string(surname), people_.size());
  if (fresh) people_.push_back({std::string(name), {}, {}, Pronoun::unknown});
  Person& known = people_[found->second];
  const auto given = [](std::string_view n) { return n.substr(0, n.find(' ')); };
  const bool both_whole =
      known.name.find(' ') != std::string::npos && name.find(' ') != std::string_view::npos;
  if (both_whole && given(known.name) != given(name)) {
    // Another of the family: the surname means the one named last.
    const auto same =
        std::find_if(people_.begin(), people_.end(), [&](const Person& p) { return p.name == name; });
    found->second = static_cast<std::size_t>(same - people_.begin());
    if (same == people_.end()) people_.push_back({std::string(name), {}, {}, Pronoun::unknown});
    return found->second;
  }
  if (known.name.size() < name.size()) known.name = name;
  return found->second;
}

// Words [begin, end) are capitalised, with initials and hyphens between.
void Speakers::read_name(std::uint32_t begin, std::uint32_t end) {
  const auto& row = words_.row;
  // "Lindsey Graham Says" of a headline, "Joseph Biden Jr.".
  while (end - begin > 2 &&
         ((row[end - 1].word_class == WordClass::speech && is_finite(verb_form(row[end - 1].folded))) ||
          is_one_of(row[end - 1].folded, {"jr", "sr", "ii", "iii", "iv"})))
    --end;
  std::uint32_t role_end = begin;
  for (std::uint32_t i = begin; i < end; ++i)
    if (row[i].word_class == WordClass::role || row[i].folded == "speaker") role_end = i + 1;
  while (role_end < end && row[role_end].shape == WordShape::mark) ++role_end;
  std::uint32_t name_begin = role_end, letters = 0;
  for (std::uint32_t i = name_begin; i < end; ++i) {
    const WordClass c = row[i].word_class;
    if (c == WordClass::institution || c == WordClass::media || c == WordClass::preposition ||
        c == WordClass::document || c == WordClass::group)
      return;
    const bool behind_hyphen = i > name_begin && row[i].joined && row[i - 1].folded == "-";
    letters += row[i].shape == WordShape::mark || behind_hyphen ? 0 : 1;
  }
  if (letters == 0 || letters > 4) return;
  // "the White House", "der Russischen Föderation": a thing; "Ada Lindqvist von Hafenwacht Nord": where from.
  if (begin > 0 && role_end == begin && row[begin - 1].word_class == WordClass::determiner) return;
  if (begin > 1 && row[begin - 1].folded == "von" && is_capital(row[begin - 2])) return;
  // "Western officials", "Trump supporters"; "founder of Unicorn Capital".
  if (end < row.size() && row[end].shape == WordShape::lower && !row[end].opens_sentence) {
    const WordClass behind = row[end].word_class;
    if (behind == WordClass::group || behind == WordClass::institution || behind == WordClass::document)
      return;
  }
  if (begin >= 2 && is_one_of(row[begin - 1].folded, {"of", "at", "for"}) &&
      row[begin - 2].word_class == WordClass::role) {
    if (letters < 3 || !is_department(row[begin].folded)) return;
    name_begin = begin + 1;
    role_end = begin;
    begin -= 2;
  }
  // "(R-Fla.)" is where somebody is from.
  if (letters > 1 && row[name_begin].end - row[name_begin].begin == 1 && row[name_begin + 1].folded == "-")
    return;
  const Word& last = row[end - 1];
  if (last.shape == WordShape::mark || last.end - last.begin < 3) return;
  if (letters == 1) {
    // "Port Aldous mayor Marsh".
    const bool behind_spoken_role = begin >= 2 && row[begin - 1].word_class == WordClass::role &&
                                    row[begin - 1].shape == WordShape::lower && is_capital(row[begin - 2]);
    // "Mr. Marsh", "President Marsh"; not "der Innenminister Frankreichs, Nicolas Sarkozy".
    const bool behind_title = role_end > begin && row[name_begin].word_class == WordClass::none;
    const bool is_genitive =
        last.folded.ends_with("s") &&
        ((end + 1 < row.size() && row[end].folded == "," && is_capital(row[end + 1])) ||
         (is_german_ && is_known_name(std::string_view(last.folded).substr(0, last.folded.size() - 1))));
    const auto known = by_surname_.find(last.folded);
    if (known != by_surname_.end()) {
      mentions_.push_back({name_begin, end, known->second, last.quotation >= 0});
      note_pronoun(people_[known->second], begin, name_begin);
    } else if (behind_spoken_role || (behind_title && !is_genitive)) {
      mentions_.push_back(
          {name_begin, end, person_named(last.folded, print({name_begin, end})), last.quotation >= 0});
    }
    return;
  }
  if (row[name_begin].shape == WordShape::upper && row[name_begin].end - row[name_begin].begin > 2)
    return;  // "WASHINGTON POST"
  if (std::ranges::binary_search(places_, slice({name_begin, end}))) return;
  const std::size_t person = person_named(last.folded, print({name_begin, end}));
  mentions_.push_back({name_begin, end, person, last.quotation >= 0});
  note_pronoun(people_[person], begin, name_begin);
  read_role(people_[person], begin, role_end, name_begin, end);
}

// By the titles in front of the name, and the role in lower case before them.
void Speakers::note_pronoun(Person& person, std::uint32_t begin, std::uint32_t name_begin) const {
  for (std::uint32_t i = begin > 0 ? begin - 1 : begin; i < name_begin; ++i)
    if (words_.row[i].word_class == WordClass::role && person.pronoun == Pronoun::unknown)
      person.pronoun =
          is_german_ && is_german_man(words_.row[i].folded) ? Pronoun::he : pronoun_of(words_.row[i].folded);
}

// "Harbour | master", "its shop | steward": whether the word before a role that begins at `at` is part of it.
bool Speakers::belongs_to_role(std::uint32_t at) const {
  const auto& row = words_.row;
  if (at == 0 || row[at].shape != WordShape::lower) return false;
  const WordClass own = row[at - 1].word_class;
  if (own != WordClass::none && own != WordClass::role) return false;
  if (row[at - 1].opens_sentence) return row[at - 1].shape == WordShape::capital;
  const WordClass before = at > 1 ? row[at - 2].word_class : WordClass::none;
  return row[at - 1].shape == WordShape::lower &&
         (before == WordClass::determiner || before == WordClass::possessive || before == WordClass::speech);
}

// What a person is: in front of the name (words from `begin`, a role in them up to `role_end`), or in the
// apposition behind it.
void Speakers::read_role(Person& p, std::uint32_t begin, std::uint32_t role_end, std::uint32_t name_begin,
                         std::uint32_t end) {
  const auto& row = words_.row;
  // The role: in front of the name, in capitals or not.
  std::uint32_t r = name_begin;
  const bool spoken_role =
      r > 0 && row[r - 1].word_class == WordClass::role && row[r - 1].shape == WordShape::lower;
  if (role_end > begin) r = begin;
  if (r > 0 && (spoken_role || role_end > begin)) {
    // "Foreign and Defence Secretary", but "entrepreneur Piet Olsen and | former Gov.".
    const auto joins_role = [&](std::uint32_t and_word) {
      return row[and_word].folded == "and" &&
             (and_word == 0 || !by_surname_.contains(row[and_word - 1].folded));
    };
    while (r > 0 && !row[r].opens_sentence && !row[r - 1].opens_sentence &&
           row[r - 1].shape != WordShape::mark &&
           (is_capital(row[r - 1]) || row[r - 1].word_class == WordClass::role || joins_role(r - 1) ||
            row[r - 1].folded == "s" || row[r - 1].folded == "former") &&
           name_begin - r < 10)
      --r;
    if (r < name_begin && belongs_to_role(r)) --r;
  }
  while (r < name_begin && (row[r].word_class == WordClass::conjunction || row[r].folded == "s" ||
                            row[r].shape == WordShape::mark || row[r].folded == "and"))
    ++r;
  const std::uint32_t title = name_begin >= 2 && row[name_begin - 1].folded == "." ? 2 : 1;
  if (name_begin >= title && is_courtesy(row[name_begin - title].folded)) r = name_begin;
  if (r < name_begin && p.role.empty()) p.role = print({r, name_begin});
  // "Brodmann17's co-founder".
  if (r >= 3 && row[r - 1].folded == "s" && row[r - 2].folded == "'" && is_capital(row[r - 3]) &&
      p.affiliation.empty())
    p.affiliation = print({r - 3, r - 2});
  // "Evan Fisher, founder of Unicorn Capital".
  if (end + 1 < row.size() && row[end].folded == ",") {
    std::uint32_t a = end + 1;
    if (row[a].word_class == WordClass::determiner) ++a;
    std::uint32_t e = a;
    bool role = false;
    while (e < row.size() && e - a < 14 && row[e].folded != "," && row[e].folded != "." &&
           row[e].quotation < 0 && row[e].word_class != WordClass::speech &&
           row[e].word_class != WordClass::relative && row[e].word_class != WordClass::auxiliary) {
      role = role || (row[e].word_class == WordClass::role && row[e].shape == WordShape::lower);
      ++e;
    }
    if (role && p.role.empty()) {
      std::uint32_t of = a;
      while (of < e && row[of].folded != "of" && row[of].folded != "at" && row[of].folded != "for") ++of;
      p.role = print({a, of});
      if (of + 1 < e && p.affiliation.empty()) p.affiliation = print({of + 1, e});
    }
  }
}

// "International Energy Agency": what IEA stands for.
void Speakers::note_initials(std::uint32_t begin, std::uint32_t end) {
  std::string initials;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (words_.row[i].shape != WordShape::capital) return;
    initials += words_.row[i].folded[0];
  }
  by_initials_.try_emplace(initials, print({begin, end}));
}

// "Ursula | von der Leyen"; not "John Sifton | von Human Rights Watch".
bool Speakers::behind_given_name(std::uint32_t begin, std::uint32_t at) const {
  std::uint32_t names = 0;
  for (std::uint32_t i = begin; i < at; ++i)
    names += words_.row[i].shape != WordShape::mark && words_.row[i].word_class != WordClass::role ? 1 : 0;
  return names == 1;
}

// Behind the capitalised words that begin at `begin`: with initials, particles, "Geun-hye" and "O'Neill".
std::uint32_t Speakers::end_of_run(std::uint32_t begin) const {
  constexpr std::uint32_t longest = 12;  // words and marks
  const auto& row = words_.row;
  std::uint32_t e = begin + 1;
  for (; e < row.size() && e - begin < longest; ++e) {
    const Word& w = row[e];
    const bool more = e + 1 < row.size(), joins = more && w.joined && row[e + 1].joined;
    bool goes_on = is_capital(w);
    if (w.folded == ".")
      goes_on = more && is_capital(row[e + 1]) && !row[e + 1].opens_sentence &&
                row[e - 1].end - row[e - 1].begin <= 4;
    else if (w.folded == "-")
      goes_on = joins;
    else if (w.folded == "'")
      goes_on = joins && row[e - 1].end - row[e - 1].begin == 1 && is_capital(row[e + 1]);
    else if (!goes_on && w.shape == WordShape::lower)
      goes_on = (w.joined && row[e - 1].folded == "-" && !w.folded.ends_with("ed") &&
                 !is_one_of(w.folded, {"born", "led", "area", "style", "era", "wide", "like", "run"})) ||
                (is_one_of(w.folded, {"de", "van", "von", "al", "bin", "el", "la", "del"}) && more &&
                 (is_capital(row[e + 1]) || row[e + 1].folded == "der") &&
                 (w.folded != "von" || behind_given_name(begin, e))) ||
                (w.folded == "der" && is_one_of(row[e - 1].folded, {"von", "van"}));
    if (!goes_on || (w.shape != WordShape::mark && w.opens_sentence)) break;
  }
  return e;
}

// Less what opens a sentence and is no name.
WordRange Speakers::without_opener(WordRange run) const {
  for (; run.first < run.last; ++run.first) {
    const Word& w = words_.row[run.first];
    switch (w.word_class) {
      case WordClass::conjunction:
      case WordClass::preposition:
      case WordClass::determiner:
      case WordClass::adverb:
      case WordClass::pronoun:
      case WordClass::auxiliary:
      case WordClass::possessive:
      case WordClass::question: continue;
      default:
        if (w.shape == WordShape::mark || (w.word_class == WordClass::speech && w.opens_sentence)) continue;
        if (w.opens_sentence && is_opener(slice({run.first, run.first + 1})) && !is_known_name(w.folded))
          continue;
        return run;
    }
  }
  return run;
}

// "in North Korea", "near Port Aldous": no person. "In Ada Lindqvist's words" has one.
void Speakers::note_place(WordRange run) {
  const auto& row = words_.row;
  if (run.first == 0 || run.last - run.first < 2 ||
      !is_one_of(row[run.first - 1].folded, {"in", "near", "across", "throughout", "outside"}))
    return;
  if (run.last >= row.size() || row[run.last].folded != "'") places_.push_back(slice(run));
}

void Speakers::read_people() {
  const auto& row = words_.row;
  for (const Word& w : row)
    if (is_capital(w) && !w.opens_sentence) inner_names_.push_back(w.folded);
  std::sort(inner_names_.begin(), inner_names_.end());
  std::vector<WordRange> runs;
  for (std::uint32_t i = 0; i < row.size();) {
    const WordRange run{i, is_capital(row[i]) ? end_of_run(i) : i + 1};
    if (is_capital(row[i])) runs.push_back(without_opener(run));
    i = run.last;
  }
  for (const WordRange& run : runs) {
    if (run.last - run.first >= 3) note_initials(run.first, run.last);
    note_place(run);
  }
  std::ranges::sort(places_);
  // Full names first, so that a surname is known before the place that spells it out.
  for (int round = 0; round < 2; ++round) {
    mentions_.clear();
    for (const WordRange& run : runs)
      if (!run.empty()) read_name(run.first, run.last);
  }
}

const Speakers::Mention* Speakers::mention_before(std::uint32_t word, Pronoun pronoun) const {
  constexpr int farthest = 200;  // mentions
  int seen = 0;
  for (auto m = std::lower_bound(mentions_.begin(), mentions_.end(), word,
                                 [](const Mention& a, std::uint32_t w) { return a.first < w; });
       m != mentions_.begin() && seen < farthest; ++seen) {
    --m;
    const Pronoun known = people_[m->person].pronoun;
    const bool another = known != Pronoun::unknown && pronoun != Pronoun::unknown && known != pronoun;
    if (!m->quoted && !another) return &*m;
  }
  return nullptr;
}

const Person* Speakers::person_with_role(WordRange source) const {
  std::vector<std::string> asked;
  for (std::uint32_t i = source.first; i < source.last; ++i)
    if (words_.row[i].shape != WordShape::mark && words_.row[i].word_class != WordClass::determiner)
      asked.push_back(words_.row[i].folded);
  if (asked.empty() || asked.size() > 4) return nullptr;
  // The name that stands behind the same words, anywhere in the article.
  const auto& row = words_.row;
  constexpr std::size_t most = 300;  // mentions
  for (std::size_t i = 0; i < std::min(most, mentions_.size()); ++i) {
    const Mention& m = mentions_[i];
    std::uint32_t k = m.first;
    std::size_t n = asked.size();
    while (n > 0 && k > 0 && row[k - 1].folded == asked[n - 1]) --k, --n;
    if (n == 0) return &people_[m.person];
  }
  return nullptr;
}

Speaker Speakers::speaker_of(const Person& person, double certainty) const {
  return {person.name, person.role, person.affiliation, SourceType::named, certainty};
}

// The words behind speak of it as of a thing: "Microsoft says … its ability".
bool Speakers::is_thing(std::uint32_t word) const {
  const auto& row = words_.row;
  for (std::uint32_t i = word; i < row.size() && i < word + 40; ++i) {
    if (row[i].folded == "it" || row[i].folded == "its") return true;
    if (row[i].folded == "he" || row[i].folded == "she" || row[i].folded == "his" || row[i].folded == "her")
      return false;
  }
  return false;
}

// Whether the text has the word with a capital where no sentence opens.
bool Speakers::is_known_name(std::string_view folded) const {
  return std::binary_search(inner_names_.begin(), inner_names_.end(), folded);
}

// "Holt said": one word that stands before a plain word of saying, and not for several.
bool Speakers::is_one_who_says(std::uint32_t word) const {
  const auto& row = words_.row;
  if (word + 1 >= row.size() || row[word].word_class != WordClass::none) return false;
  const std::string_view name = row[word].folded, verb = row[word + 1].folded;
  const bool several = name.ends_with("s") || is_one_of(name, {"people", "women", "men", "children"});
  return !several && is_plain_saying(verb_base(verb)) && is_finite(verb_form(verb));
}

// "the farmers", "Aldous's plans"; "die Rodlerin", "ein neuer Entwurf", "Chinesische Medien": what it is, no
// name.
bool Speakers::is_common_noun(WordRange phrase) const {
  const auto& row = words_.row;
  if (!is_german_) return row[phrase.last - 1].shape == WordShape::lower;
  const Word& first = row[phrase.first];
  const bool led = first.word_class == WordClass::determiner || first.shape == WordShape::lower ||
                   is_german_adjective(first.folded);
  const auto nouns = std::count_if(row.begin() + phrase.first + 1, row.begin() + phrase.last,
                                   [](const Word& w) { return is_capital(w) && !w.joined; });
  return led && nouns == 1;
}

// Whether a word in it has a capital of its own.
bool Speakers::holds_name(WordRange phrase) const {
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i)
    if (is_capital(words_.row[i]) && !words_.row[i].opens_sentence) return true;
  return false;
}

SourceType Speakers::type_of(WordRange source) const {
  bool group = false, role = false, institution = false, document = false, media = false, name = false,
       joined = false, letters = false;
  std::uint32_t end = source.last;
  // The head of the phrase stands before "of", "from", "who", "seen by".
  for (std::uint32_t i = source.first; i < source.last; ++i)
    if (i > source.first &&
        (is_one_of(words_.row[i].folded, {"of", "from", "who", "seen", "by", "with", "familiar", "in", "at",
                                          "der", "des", "von", "vom", "im", "aus", "für"}) ||
         words_.row[i].folded == ",")) {
      end = i;
      break;
    }
  for (std::uint32_t i = source.first; i < end; ++i) {
    const Word& w = words_.row[i];
    const WordClass c = w.word_class;
    // "A person", "Passengers": the capital is the sentence's.
    const bool lone = end - source.first == 1 && !is_known_name(w.folded) && !is_one_who_says(i);
    const bool opener =
        w.opens_sentence && (c == WordClass::determiner || lone) && w.shape == WordShape::capital;
    group = group || c == WordClass::group ||
            (c == WordClass::role && w.folded.ends_with("s") && w.shape == WordShape::lower);
    role = role || c == WordClass::role || w.folded == "source";
    institution = institution || c == WordClass::institution;
    document =
        document || c == WordClass::document || (c == WordClass::speech_noun && w.folded != "according");
    media = media || c == WordClass::media;
    joined = joined || w.folded == "and";
    letters = letters || w.shape == WordShape::upper ||
              (w.shape == WordShape::capital && w.end - w.begin == 1 && !opener);
    name = name || (is_capital(w) && !opener);
  }
  const Word& head = words_.row[end - 1];
  if (group && joined && letters && !document) return SourceType::mixed_group;
  if (head.word_class == WordClass::group || head.folded == "source" || head.folded == "sources" ||
      head.folded == "official")
    return SourceType::unnamed;
  if (document) return SourceType::document;
  if (media && !group && !role) return SourceType::media;
  if (group || role) return SourceType::unnamed;
  if (institution || letters) return SourceType::institution;
  if (name && is_common_noun({source.first, end})) {
    const bool things = is_german_ || (holds_name({source.first, end}) && !broadsheet::is_plural(head));
    return things ? SourceType::institution : SourceType::unnamed;
  }
  if (name)
    return is_thing(source.last) || source.last - source.first > 3 ? SourceType::institution
                                                                   : SourceType::named;
  return SourceType::unnamed;
}

// "sie sagten", "haben sie": several, by the verb beside it.
bool Speakers::is_plural(std::uint32_t sie) const {
  const auto& row = words_.row;
  const auto is_verb_of_several = [&](std::uint32_t i) {
    return i < row.size() && row[i].shape == WordShape::lower && row[i].folded.ends_with("en");
  };
  return is_verb_of_several(sie + 1) || (sie > 0 && is_verb_of_several(sie - 1));
}

// The person named last before a word, or who spoke last, whichever is nearer.
Speaker Speakers::who_is(Pronoun pronoun, std::uint32_t before) const {
  const Mention* mention = mention_before(before, pronoun);
  const auto spoke = std::ranges::find(people_, last_.name, &Person::name);
  const bool may_be =
      last_.type == SourceType::named && !last_.name.empty() &&
      (spoke == people_.end() || spoke->pronoun == Pronoun::unknown || spoke->pronoun == pronoun);
  if (mention != nullptr && !(may_be && last_at_ >= mention->last))
    return speaker_of(people_[mention->person], 0.8);
  if (may_be) return {last_.name, last_.role, last_.affiliation, last_.type, 0.7};
  return {{}, {}, {}, SourceType::unnamed, 0.4};
}

// Whether a role and another name follow in the same phrase: "Harbour Economics analyst | Ada Lindqvist".
bool Speakers::leads_to_name(const Mention& mention, std::uint32_t end) const {
  const auto& row = words_.row;
  bool role = false;
  for (std::uint32_t i = mention.last; i < end; ++i) {
    if (role && is_capital(row[i])) return true;
    if (row[i].shape == WordShape::mark || row[i].folded == "and" || is_preposition_of_name(row[i].folded))
      return false;
    role = row[i].word_class == WordClass::role && row[i].shape == WordShape::lower;
  }
  return false;
}

// A name in the source, before any "who" and apposition.
std::optional<Speaker> Speakers::named_in(WordRange source) const {
  const auto& row = words_.row;
  const auto from = std::lower_bound(mentions_.begin(), mentions_.end(), source.first,
                                     [](const Mention& a, std::uint32_t w) { return a.first < w; });
  for (auto at = from; at != mentions_.end() && at->first < source.last; ++at) {
    const Mention& m = *at;
    const bool possessive = m.last < source.last && row[m.last].folded == "'";
    // "Putin's spokesman" is not Putin; "Brodmann17's CEO Adi Pinhas" is Pinhas.
    if (possessive || leads_to_name(m, source.last)) continue;
    bool behind_of = false;
    for (std::uint32_t i = source.first; i < m.first; ++i)
      // "a lawyer for the papers, David Schulz": named behind the comma.
      behind_of = row[i].folded != "," &&
                  (behind_of || (is_preposition_of_name(row[i].folded) && !is_department(row[i + 1].folded)));
    if (behind_of) break;
    Speaker speaker = speaker_of(people_[m.person], m.last - m.first > 1 ? 1 : 0.95);
    // "Skerry Line, which owns the ship": no person.
    if (m.last + 1 < row.size() && row[m.last].folded == "," && row[m.last + 1].folded == "which")
      speaker.type = SourceType::institution;
    return speaker;
  }
  return std::nullopt;
}

// Whom a pronoun means that is all of the source; nothing for other words.
std::optional<Speaker> Speakers::meant_by(std::uint32_t pronoun, std::uint32_t before) const {
  const auto& row = words_.row;
  const std::string_view word = row[pronoun].folded;
  const Speaker nobody{{}, {}, {}, SourceType::unnamed, 0.4};
  if (is_one_of(word, {"he", "er"})) return who_is(Pronoun::he, before);
  if (word == "she" || (word == "sie" && !is_plural(pronoun))) return who_is(Pronoun::she, before);
  // Outside of quotations it is the writer who says "I".
  if (is_one_of(word, {"i", "ich"}))
    return author_.empty() ? nobody : Speaker{std::string(author_), {}, {}, SourceType::named, 0.7};
  if (is_one_of(word, {"who", "which", "der", "die"}) && pronoun > 0) {
    // The name before it: "Ted Cruz, who said".
    const Mention* mention = mention_before(pronoun);
    const std::uint32_t comma = row[pronoun - 1].folded == "," ? 1 : 0;
    if (mention != nullptr && mention->last + comma == pronoun)
      return speaker_of(people_[mention->person], 0.9);
    return nobody;
  }
  if (is_one_of(word, {"it", "they", "we", "es", "sie", "wir", "demnach"})) {
    if (!last_.name.empty() && (last_.type != SourceType::named || word == "demnach"))
      return Speaker{last_.name, last_.role, last_.affiliation, last_.type, 0.6};
    return nobody;
  }
  if (is_german_ && row[pronoun].word_class == WordClass::pronoun) return nobody;
  return std::nullopt;
}

// "X is, by its own account": who is named last in the sentence.
Speaker Speakers::own_account(std::uint32_t at) const {
  const Mention* mention = mention_before(at);
  for (std::uint32_t i = at; mention != nullptr && i > mention->first + 1; --i)
    if (words_.row[i - 1].opens_sentence) mention = nullptr;
  return mention != nullptr ? speaker_of(people_[mention->person], 0.7)
                            : Speaker{{}, {}, {}, SourceType::unnamed, 0.4};
}

Speaker Speakers::of_source(WordRange source, std::uint32_t before) {
  const auto& row = words_.row;
  // "nach Angaben der Hafenbehörde": those whose words they are.
  if (source.last - source.first > 2 && is_german_report(row[source.first].folded) &&
      is_one_of(row[source.first + 1].folded, {"der", "des", "von", "vom", "einer", "eines"}))
    source.first += 2;
  if (const auto named = named_in(source)) return *named;
  if (source.last - source.first == 1)
    if (const auto meant = meant_by(source.first, before)) return *meant;
  if (is_german_ && source.last - source.first == 2 && is_own(row[source.first].folded) &&
      is_german_report(row[source.first + 1].folded))
    return own_account(source.first);
  Speaker speaker;
  speaker.type = type_of(source);
  if (const auto whole = by_initials_.find(row[source.last - 1].folded);
      whole != by_initials_.end() && row[source.last - 1].shape == WordShape::upper)
    return {whole->second, {}, {}, SourceType::institution, 0.9};
  if (speaker.type == SourceType::unnamed)
    if (const Person* person = person_with_role(source)) return speaker_of(*person, 0.85);
  WordRange named = source;
  for (std::uint32_t i = source.first; i < source.last; ++i)
    if (i > source.first &&
        (row[i].folded == "," || row[i].word_class == WordClass::relative ||
         row[i].word_class == WordClass::auxiliary || row[i].word_class == WordClass::that)) {
      named.last = i;
      break;
    }
  // Longer is no phrase but a clause whose verb nobody knew.
  constexpr std::uint32_t longest_phrase = 14;  // words and marks
  if (named.last - named.first > longest_phrase) return {{}, {}, {}, speaker.type, 0.4};
  while (named.last - named.first > 1 && is_one_of(row[named.last - 1].folded, {"and", "or"})) --named.last;
  while (named.first + 1 < named.last && row[named.first].word_class == WordClass::determiner &&
         speaker.type == SourceType::unnamed)
    ++named.first;
  (speaker.type == SourceType::unnamed ? speaker.role : speaker.name) = print(named);
  speaker.certainty = speaker.type == SourceType::unnamed ? 0.9 : 0.92;
  return speaker;
}

Speaker Speakers::last(std::uint32_t before) const {
  const Mention* mention = mention_before(before);
  if (last_.name.empty() && mention != nullptr) return speaker_of(people_[mention->person], 0.6);
  Speaker speaker = last_;
  speaker.certainty = 0.75;
  return speaker;
}

void Speakers::spoke(const Speaker& speaker, std::uint32_t at) {
  last_ = speaker;
  last_at_ = at;
}

}  // namespace broadsheet
