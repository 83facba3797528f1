// speakers.cc: whom a source means.
//
// "He" is the person who was named last outside of quotations, or who spoke last, whichever is nearer; "the
// Kyiv mayor" the person whose role has these words. A source without a name is a document, an institution, a
// medium, or people who are not named, by its nouns. The people are read in people.cc. Entry point:
// of_source().

#include "statement/speakers.h"

#include <algorithm>
#include <array>

#include "base/word_table.h"
#include "statement/german_words.h"
#include "statement/sentence_reader.h"

namespace broadsheet {
namespace {

// "Sweden said", "Moskau bestätigte": governments, no people.
constexpr std::array<std::string_view, 154> governments = {
    "afghanistan",  "albania",    "algeria",     "ankara",     "argentina",   "argentinien", "armenia",
    "australia",    "australien", "austria",     "azerbaijan", "beijing",     "belarus",     "belgium",
    "berlin",       "bolivia",    "brasilien",   "brazil",     "britain",     "brussels",    "brüssel",
    "bulgaria",     "bulgarien",  "cambodia",    "cameroon",   "canada",      "canberra",    "chile",
    "china",        "colombia",   "croatia",     "cuba",       "cyprus",      "delhi",       "denmark",
    "deutschland",  "dänemark",   "ecuador",     "egypt",      "england",     "estonia",     "ethiopia",
    "finland",      "finnland",   "france",      "frankreich", "germany",     "ghana",       "greece",
    "griechenland", "hungary",    "iceland",     "india",      "indien",      "indonesia",   "indonesien",
    "iran",         "iraq",       "ireland",     "islamabad",  "israel",      "italien",     "italy",
    "japan",        "jerusalem",  "kanada",      "kazakhstan", "kenya",       "kiev",        "kosovo",
    "kreml",        "kuwait",     "kyiv",        "latvia",     "lebanon",     "libanon",     "libya",
    "lithuania",    "luxembourg", "malaysia",    "marokko",    "mexico",      "mexiko",      "moldova",
    "mongolia",     "morocco",    "moscow",      "moskau",     "myanmar",     "nepal",       "netherlands",
    "nicaragua",    "nigeria",    "norway",      "norwegen",   "ottawa",      "pakistan",    "palestine",
    "panama",       "paraguay",   "peking",      "peru",       "philippines", "poland",      "polen",
    "portugal",     "pyongyang",  "qatar",       "riyadh",     "romania",     "rumänien",    "russia",
    "russland",     "rwanda",     "schweden",    "schweiz",    "scotland",    "senegal",     "seoul",
    "serbia",       "singapore",  "slovakia",    "slovenia",   "somalia",     "spain",       "spanien",
    "sudan",        "sweden",     "switzerland", "syria",      "syrien",      "taiwan",      "tanzania",
    "teheran",      "tehran",     "thailand",    "tokyo",      "tunisia",     "turkey",      "türkei",
    "uganda",       "ukraine",    "ungarn",      "uruguay",    "venezuela",   "vietnam",     "wales",
    "warsaw",       "warschau",   "yemen",       "zambia",     "zimbabwe",    "ägypten",     "österreich"};
constexpr WordTable government_table(governments);

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
  // "The authors" are no single one.
  const Word& head = words_.row[source.last - 1];
  if (!is_german_ && (head.word_class == WordClass::group || broadsheet::is_plural(head))) return nullptr;
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
  for (std::uint32_t i = word; i < row.size() && i < word + 40 && !row[i].opens_sentence; ++i) {
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
    const bool lone = end - source.first == 1 && !is_known_name(w.folded) && !is_one_who_says(i) &&
                      !government_table.contains(w.folded);
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
  if (!name) return SourceType::unnamed;
  constexpr std::uint32_t longest_name = 3;  // words
  const bool thing =
      is_thing(source.last) || source.last - source.first > longest_name ||
      words_.row[source.first].word_class == WordClass::determiner ||
      (source.last - source.first == 1 && government_table.contains(words_.row[source.first].folded));
  return thing ? SourceType::institution : SourceType::named;
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
    role =
        row[i].shape == WordShape::lower && (row[i].word_class == WordClass::role || row[i].folded == "lead");
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
  if (is_german_ &&
      (row[pronoun].word_class == WordClass::pronoun || is_one_of(word, {"das", "dies", "ihm", "ihr"})))
    return nobody;
  return std::nullopt;
}

// "X is, by its own account": who is named last in the sentence.
Speaker Speakers::own_account(std::uint32_t at) const {
  constexpr std::uint32_t farthest = 60;  // words
  const Mention* mention = mention_before(at);
  if (mention != nullptr && at - mention->first > farthest) mention = nullptr;
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
  // "They play in the sea": a clause, nobody.
  if (source.last - source.first > 1 && is_one_of(row[source.first].folded, {"he", "she", "they", "we", "i"}))
    return {{}, {}, {}, SourceType::unnamed, 0.4};
  Speaker speaker;
  speaker.type = type_of(source);
  if (const auto whole = by_initials_.find(row[source.last - 1].folded);
      whole != by_initials_.end() && row[source.last - 1].shape == WordShape::upper)
    return {whole->second, {}, {}, SourceType::institution, 0.9};
  if (speaker.type == SourceType::unnamed)
    if (const Person* person = person_with_role(source)) return speaker_of(*person, 0.85);
  if (!is_german_ && speaker.type == SourceType::named && source.last - source.first == 1)
    if (const auto given = by_given_name_.find(row[source.first].folded);
        given != by_given_name_.end() && given->second < people_.size())
      return speaker_of(people_[given->second], 0.85);
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
