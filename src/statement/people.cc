// people.cc: the people of an article, by their names.
//
// A run of capitalised words is read from its end: the words behind the last word of a role are the name,
// what stands before it is the role ("British Foreign Secretary | James Cleverly"). A name of two words and
// more makes a person; its last word means that person from there on and before. Entry point: read_people().

#include <algorithm>
#include <array>

#include "statement/sentence_reader.h"
#include "statement/speakers.h"
#include "text/lower.h"
#include "text/openers.h"

namespace broadsheet {
namespace {

// Says who a man or a woman is, not what he or she is.
bool is_courtesy(std::string_view w) {
  return is_one_of(w, {"mr", "mrs", "ms", "sir", "lady", "lord", "dame", "herr", "herrn", "frau"});
}

// "Speaker Ada Marsh", "Democrat Ada Marsh".
bool is_role_before_name(std::string_view w) {
  return is_one_of(
      w, {"speaker", "republican", "democrat", "billionaire", "filmmaker", "moderator", "counsel", "rival",
          "admiral", "brigadier", "lieutenant", "taoiseach", "whip", "reps", "sens", "advocate"});
}

// "African Americans", "Election Day": last words that no person's name has.
bool ends_no_name(std::string_view w) {
  return is_one_of(
      w, {"american", "americans",    "african",  "africans",   "european",   "europeans", "asian",
          "asians",   "palestinians", "israelis", "pakistani",  "pakistanis", "iraqis",    "iranians",
          "japanese", "chinese",      "russians", "ukrainians", "mexicans",   "canadians", "christians",
          "muslims",  "jews",         "yorkers",  "republican", "democrat",   "studies",   "trophy",
          "security", "consortium",   "council",  "polls",      "pac",        "theology"});
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

}  // namespace

// "Chinesische Medien": no name has its ends.
bool is_german_adjective(std::string_view word) {
  return std::ranges::any_of(std::array<std::string_view, 5>{"ische", "ischen", "ischer", "isches", "ischem"},
                             [&](std::string_view end) { return word.ends_with(end); });
}

bool is_department(std::string_view w) {
  return is_one_of(w, {"state", "defense", "defence", "education", "energy", "labor", "labour", "commerce",
                       "agriculture", "transportation", "health", "finance", "justice"});
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

// Of capitalised words that begin at `begin`: before "Says Pier Holds" of a headline, "Sunday" and "Jr.".
std::uint32_t Speakers::end_of_name(std::uint32_t begin, std::uint32_t end) const {
  const auto& row = words_.row;
  for (std::uint32_t i = begin + 2; i < end; ++i)
    if (row[i].word_class == WordClass::adverb ||
        (row[i].word_class == WordClass::speech && is_finite(verb_form(row[i].folded))))
      end = i;
  while (end - begin > 1 &&
         (is_time_word(row[end - 1].folded) ||
          (end - begin > 2 && is_one_of(row[end - 1].folded, {"jr", "sr", "ii", "iii", "iv"}))))
    --end;
  return end;
}

// "Washingtons" where the text has "Washington", too.
bool Speakers::is_genitive_of_name(std::string_view folded) const {
  return folded.ends_with("s") && is_known_name(folded.substr(0, folded.size() - 1));
}

// Of somebody whose whole name has been read.
bool Speakers::is_surname(std::uint32_t word) const {
  const auto known = by_surname_.find(words_.row[word].folded);
  return known != by_surname_.end() && people_[known->second].name.find(' ') != std::string::npos;
}

// Words [begin, end) are capitalised, with initials and hyphens between.
void Speakers::read_name(std::uint32_t begin, std::uint32_t end) {
  const auto& row = words_.row;
  end = end_of_name(begin, end);
  std::uint32_t role_end = begin;
  for (std::uint32_t i = begin; i < end; ++i)
    if (row[i].word_class == WordClass::role || is_role_before_name(row[i].folded) ||
        (row[i].folded == "star" && row[i].joined))
      role_end = i + 1;
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
  if (letters == 0 || letters > 4 || (is_german_ && is_german_adjective(row[name_begin].folded))) return;
  // "So sieht Bönte Vorteile": behind the surname of somebody who has been named stands another noun.
  if (is_german_ && letters == 2 && end - name_begin == 2 && is_surname(name_begin) && !is_surname(end - 1))
    --end, letters = 1;
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
  if (last.shape == WordShape::mark || last.end - last.begin < 3 || ends_no_name(last.folded)) return;
  if (letters == 1) {
    // "Port Aldous mayor Marsh".
    const bool behind_spoken_role = begin >= 2 && row[begin - 1].word_class == WordClass::role &&
                                    row[begin - 1].shape == WordShape::lower && is_capital(row[begin - 2]);
    // "Mr. Marsh", "President Marsh"; not "der Innenminister Frankreichs, Nicolas Sarkozy".
    const bool behind_title = role_end > begin && row[name_begin].word_class == WordClass::none;
    const bool is_genitive = last.folded.ends_with("s") &&
                             ((end + 1 < row.size() && row[end].folded == "," && is_capital(row[end + 1])) ||
                              (is_german_ && is_genitive_of_name(last.folded)));
    const auto known = by_surname_.find(last.folded);
    if (known != by_surname_.end()) {
      const std::size_t person = one_of_family(known->second, last.folded, pronoun_before(begin, name_begin));
      mentions_.push_back({name_begin, end, person, last.quotation >= 0});
      note_pronoun(people_[person], begin, name_begin);
    } else if (behind_spoken_role || (behind_title && !is_genitive)) {
      mentions_.push_back(
          {name_begin, end, person_named(last.folded, print({name_begin, end})), last.quotation >= 0});
    }
    return;
  }
  if (row[name_begin].shape == WordShape::upper && row[name_begin].end - row[name_begin].begin > 2)
    return;  // "WASHINGTON POST"
  if (std::ranges::binary_search(places_, slice({name_begin, end}))) return;
  // "die Entscheidung Washingtons"
  if (is_german_ && letters == 2 && is_genitive_of_name(last.folded)) return;
  const std::size_t person = person_named(last.folded, print({name_begin, end}));
  mentions_.push_back({name_begin, end, person, last.quotation >= 0});
  note_pronoun(people_[person], begin, name_begin);
  read_role(people_[person], begin, role_end, name_begin, end);
}

// By the titles in front of the name, and the role in lower case before them.
Pronoun Speakers::pronoun_before(std::uint32_t begin, std::uint32_t name_begin) const {
  Pronoun pronoun = Pronoun::unknown;
  for (std::uint32_t i = begin > 0 ? begin - 1 : begin; i < name_begin; ++i)
    if (words_.row[i].word_class == WordClass::role && pronoun == Pronoun::unknown)
      pronoun =
          is_german_ && is_german_man(words_.row[i].folded) ? Pronoun::he : pronoun_of(words_.row[i].folded);
  return pronoun;
}

void Speakers::note_pronoun(Person& person, std::uint32_t begin, std::uint32_t name_begin) const {
  if (person.pronoun == Pronoun::unknown) person.pronoun = pronoun_before(begin, name_begin);
}

// "Mrs. Marsh" is not Mr. Marsh: `person`, or another of the surname who may be meant.
std::size_t Speakers::one_of_family(std::size_t person, std::string_view surname, Pronoun pronoun) const {
  const auto contradicts = [&](const Person& p) {
    return p.pronoun != Pronoun::unknown && p.pronoun != pronoun;
  };
  if (pronoun == Pronoun::unknown || !contradicts(people_[person])) return person;
  constexpr std::size_t most = 300;  // people
  for (std::size_t i = 0; i < std::min(most, people_.size()); ++i)
    if (!contradicts(people_[i]) && lowered(people_[i].name).ends_with(" " + std::string(surname))) return i;
  return person;
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
  if (end + 1 < row.size() && row[end].folded == "," && row[end + 1].folded != "and") {
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

// "die Hilfe von", "im Norden von": a noun, no given name.
bool Speakers::stands_behind_article(std::uint32_t word) const {
  if (word == 0) return false;
  const Word& before = words_.row[word - 1];
  return before.word_class == WordClass::determiner ||
         is_one_of(before.folded, {"im", "am", "zum", "zur", "beim", "vom"});
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
                 (w.folded != "von" || (behind_given_name(begin, e) && !stands_behind_article(begin)))) ||
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
  for (std::size_t i = 0; i < people_.size(); ++i)
    if (const std::size_t blank = people_[i].name.find(' '); blank != std::string::npos) {
      const auto [known, fresh] = by_given_name_.try_emplace(lowered(people_[i].name.substr(0, blank)), i);
      if (!fresh) known->second = ambiguous;
    }
}

}  // namespace broadsheet
