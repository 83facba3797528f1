// german.cc: words of saying in German sentences.
//
//   [„Das ist gut“], [sagte] [der Minister] am Freitag.      [Der Minister] [sagte], [dass …].
//   Am Freitag [erklärte] [die Polizei], [der Fahrer sei …].  [Das Wasser ist verseucht], so [die Behörde].
//   [Laut] [dem Bericht] [ist …].
//
// The verb stands second, so the subject is what stands before it when the sentence opens with a noun phrase,
// and what stands behind it otherwise. Indirect speech is told by "dass", "ob", or a verb in the subjunctive
// in the clause behind the comma. Quotations that no verb takes are somebody's words too. Entry point:
// find_german_drafts().

#include "statement/german.h"

#include <algorithm>
#include <array>

namespace broadsheet {
namespace {

// Sorted by bytes.
constexpr std::array<std::string_view, 190> verbs = {"analysiert",
                                                     "analysierte",
                                                     "antwortete",
                                                     "appellierte",
                                                     "argumentierte",
                                                     "bat",
                                                     "befürchtet",
                                                     "befürchtete",
                                                     "begründet",
                                                     "begründete",
                                                     "behaupten",
                                                     "behauptet",
                                                     "behauptete",
                                                     "bekanntgab",
                                                     "beklagt",
                                                     "beklagte",
                                                     "bekräftigte",
                                                     "bemerkte",
                                                     "bemängelte",
                                                     "berichten",
                                                     "berichtet",
                                                     "berichtete",
                                                     "berichteten",
                                                     "beschloss",
                                                     "beschreibt",
                                                     "beschrieb",
                                                     "beschuldigte",
                                                     "bestritt",
                                                     "bestätigt",
                                                     "bestätigte",
                                                     "bestätigten",
                                                     "beteuert",
                                                     "beteuerte",
                                                     "betont",
                                                     "betonte",
                                                     "betonten",
                                                     "bezeichnet",
                                                     "bezeichnete",
                                                     "bezeichneten",
                                                     "bezweifelt",
                                                     "bezweifelte",
                                                     "bittet",
                                                     "dementierte",
                                                     "denkt",
                                                     "deutete",
                                                     "droht",
                                                     "drohte",
                                                     "drückte",
                                                     "entgegnete",
                                                     "entschied",
                                                     "ergab",
                                                     "ergaben",
                                                     "ergänzte",
                                                     "erinnerte",
                                                     "erkannte",
                                                     "erklären",
                                                     "erklärt",
                                                     "erklärte",
                                                     "erklärten",
                                                     "erläuterte",
                                                     "erwartet",
                                                     "erwartete",
                                                     "erwiderte",
                                                     "erzählt",
                                                     "erzählte",
                                                     "fand",
                                                     "findet",
                                                     "folgerte",
                                                     "fordern",
                                                     "fordert",
                                                     "forderte",
                                                     "forderten",
                                                     "fragte",
                                                     "fügte",
                                                     "führt",
                                                     "führte",
                                                     "fürchtet",
                                                     "gab",
                                                     "gaben",
                                                     "geht",
                                                     "gesagt",
                                                     "gestand",
                                                     "gesteht",
                                                     "gibt",
                                                     "ging",
                                                     "glaubt",
                                                     "glaubte",
                                                     "hebt",
                                                     "heißt",
                                                     "hieß",
                                                     "hinzu",
                                                     "hob",
                                                     "hoffe",
                                                     "hofft",
                                                     "hoffte",
                                                     "informierte",
                                                     "kommentiert",
                                                     "kommentierte",
                                                     "konstatierte",
                                                     "kritisiert",
                                                     "kritisierte",
                                                     "kritisierten",
                                                     "kündigt",
                                                     "kündigte",
                                                     "kündigten",
                                                     "ließ",
                                                     "lobt",
                                                     "lobte",
                                                     "lässt",
                                                     "macht",
                                                     "machte",
                                                     "mahnt",
                                                     "mahnte",
                                                     "meinen",
                                                     "meint",
                                                     "meinte",
                                                     "meinten",
                                                     "meldet",
                                                     "meldete",
                                                     "meldeten",
                                                     "mitgeteilt",
                                                     "mitteilt",
                                                     "mitteilte",
                                                     "mitteilten",
                                                     "nannte",
                                                     "plädierte",
                                                     "prognostizierte",
                                                     "reagierte",
                                                     "rechnet",
                                                     "rechtfertigte",
                                                     "resümierte",
                                                     "rief",
                                                     "ruft",
                                                     "räumte",
                                                     "sagen",
                                                     "sagt",
                                                     "sagte",
                                                     "sagten",
                                                     "schilderte",
                                                     "schließt",
                                                     "schloss",
                                                     "schreibt",
                                                     "schrieb",
                                                     "schätzt",
                                                     "schätzte",
                                                     "sieht",
                                                     "sprach",
                                                     "spricht",
                                                     "stellt",
                                                     "stellte",
                                                     "teilt",
                                                     "teilte",
                                                     "teilten",
                                                     "unterstreicht",
                                                     "unterstrich",
                                                     "urteilt",
                                                     "urteilte",
                                                     "verkündete",
                                                     "verlangt",
                                                     "verlangte",
                                                     "verlangten",
                                                     "verlautete",
                                                     "vermutet",
                                                     "vermutete",
                                                     "versichert",
                                                     "versicherte",
                                                     "versprach",
                                                     "verspricht",
                                                     "verteidigte",
                                                     "verwies",
                                                     "warf",
                                                     "warnt",
                                                     "warnte",
                                                     "warnten",
                                                     "weigerte",
                                                     "weist",
                                                     "wertete",
                                                     "wies",
                                                     "wirft",
                                                     "wunderte",
                                                     "wünscht",
                                                     "würdigte",
                                                     "zeigt",
                                                     "zeigte",
                                                     "zitiert",
                                                     "zitierte",
                                                     "zweifelt",
                                                     "äußert",
                                                     "äußerte",
                                                     "äußerten"};
constexpr std::array<std::string_view, 34> subjunctives = {
    "bestehe", "bleibe", "brauche", "dürfe",   "dürften", "gebe",   "gehe",    "gäbe",    "habe",
    "halte",   "hätte",  "hätten",  "komme",   "könne",   "könnte", "könnten", "lasse",   "liege",
    "mache",   "müsse",  "müsste",  "müssten", "sei",     "seien",  "solle",   "sollten", "stehe",
    "wolle",   "wäre",   "wären",   "werde",   "wisse",   "würde",  "würden"};
constexpr std::array<std::string_view, 40> openers =
    {  // a sentence that opens with one has its subject behind the verb
        "ab",        "als",     "am",      "an",   "anschließend", "auch",  "auf",       "außerdem",
        "bei",       "beim",    "bereits", "bis",  "da",           "dabei", "dagegen",   "damit",
        "daraufhin", "darüber", "dazu",    "dies", "durch",        "für",   "gegenüber", "gestern",
        "heute",     "im",      "in",      "laut", "mit",          "nach",  "nun",       "so",
        "später",    "um",      "unter",   "vor",  "weiter",       "zu",    "zudem",     "zuvor"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class GermanReader {
 public:
  GermanReader(const Words& words, WordRange sentence, std::vector<Draft>& drafts)
      : words_(words), s_(sentence), drafts_(drafts) {
    end_ = s_.last;
    while (end_ > s_.first && is_one_of(text(end_ - 1), {".", ";", ":"})) --end_;
  }

  void run() {
    if (laut() || wie()) return;
    for (std::uint32_t i = s_.first; i < end_; ++i)
      if (!is_quoted(i) && words_.row[i].shape == WordShape::lower && is_in(verbs, text(i)) && read_verb(i))
        return;
    so();
  }

 private:
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    return i >= s_.first && i < s_.last ? std::string_view(words_.row[i].folded) : std::string_view();
  }
  [[nodiscard]] bool is_quoted(std::uint32_t i) const { return i < s_.last && words_.row[i].quotation >= 0; }
  [[nodiscard]] bool has_quotation(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i)
      if (is_quoted(i)) return true;
    return false;
  }
  [[nodiscard]] bool is_subjunctive(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i)
      if (!is_quoted(i) && is_in(subjunctives, text(i))) return true;
    return false;
  }

  // "…, die Lizenz zu entziehen."
  [[nodiscard]] bool is_infinitive(std::uint32_t from) const {
    return end_ >= from + 3 && text(end_ - 2) == "zu" && text(end_ - 1).ends_with("en");
  }

  // The noun phrase from `i` on.
  [[nodiscard]] WordRange phrase_from(std::uint32_t i) const {
    std::uint32_t e = i;
    while (e < end_ && e - i < 25 && !is_quoted(e) && text(e) != "," && text(e) != ":" && text(e) != ".") {
      if (e > i &&
          is_one_of(text(e), {"am",      "im",      "vor",   "bei",   "auf", "gegenüber", "nach",   "bereits",
                              "heute",   "gestern", "dazu",  "zur",   "zum", "mit",       "in",     "an",
                              "während", "laut",    "sich",  "hinzu", "mit", "dass",      "weiter", "jedoch",
                              "auch",    "unter",   "seine", "die",   "den", "das"}) &&
          !(e == i + 1 && is_one_of(text(e), {"die", "den", "das"})))
        break;
      ++e;
    }
    while (e > i && text(e - 1) == "-") --e;
    return {i, e};
  }
  // The noun phrase that ends before `i`.
  [[nodiscard]] WordRange phrase_before(std::uint32_t i) const {
    std::uint32_t b = i;
    while (b > s_.first && !is_quoted(b - 1) && i - b < 25) --b;
    while (b < i && is_one_of(text(b), {",", "-", "und", "aber", "doch", "denn"})) ++b;
    if (is_in(openers, text(b)) || b >= i) return {};
    std::uint32_t e = i;
    // "Der Minister am Freitag sagte" is rare; an apposition between commas belongs to it.
    while (e > b && text(e - 1) == ",") --e;
    return {b, e};
  }

  bool laut();
  bool wie();
  bool so();
  bool read_verb(std::uint32_t i);
  void add_quotations(Draft draft, std::uint32_t from, std::uint32_t to);

  const Words& words_;
  WordRange s_;
  std::vector<Draft>& drafts_;
  std::uint32_t end_;
};

void GermanReader::add_quotations(Draft draft, std::uint32_t from, std::uint32_t to) {
  draft.sentence = s_;
  for (std::uint32_t i = from; i < to; ++i) {
    if (!is_quoted(i)) continue;
    const Quotation& q = words_.quotations[static_cast<std::size_t>(words_.row[i].quotation)];
    draft.content.push_back({q.first, q.last + 1});
    i = std::max(i, q.last);
  }
  if (!draft.content.empty()) drafts_.push_back(std::move(draft));
}

// "Laut …", "Nach Angaben …", "… zufolge".
bool GermanReader::laut() {
  for (std::uint32_t i = s_.first; i + 2 < end_; ++i) {
    if (is_quoted(i)) continue;
    const bool angaben = is_one_of(text(i), {"nach", "laut"}) &&
                         is_one_of(text(i + 1), {"angaben", "angabe", "aussage", "aussagen", "ansicht",
                                                 "meinung", "informationen", "berichten"});
    if (text(i) != "laut" && !angaben) continue;
    Draft draft;
    draft.cue.push_back({i, angaben ? i + 2 : i + 1});
    draft.source = phrase_from(draft.cue[0].last);
    // Up to the finite verb of the sentence, or the comma.
    for (std::uint32_t k = draft.source.first; k < draft.source.last; ++k)
      if (words_.row[k].shape == WordShape::lower &&
          is_one_of(text(k), {"ist",   "sind",   "war",  "waren",  "hat",  "haben",  "hatte",
                              "wurde", "wurden", "wird", "werden", "soll", "sollen", "sei",
                              "seien", "habe",   "kam",  "kamen",  "gibt", "gab"}))
        draft.source.last = k;
    if (draft.source.empty()) return false;
    draft.sentence = s_;
    if (i == s_.first)
      draft.content.push_back({draft.source.last, end_});
    else if (draft.source.last >= end_)
      draft.content.push_back({s_.first, text(i - 1) == "," ? i - 1 : i});
    else
      draft.content = {{s_.first, i}, {draft.source.last, end_}};
    std::erase_if(draft.content, [](const WordRange& r) { return r.empty(); });
    if (draft.content.empty()) return false;
    drafts_.push_back(std::move(draft));
    return true;
  }
  return false;
}

// "Wie die Polizei mitteilte, …" and "…, wie die Polizei mitteilte."
bool GermanReader::wie() {
  for (std::uint32_t i = s_.first; i + 2 < end_; ++i) {
    if (text(i) != "wie" || is_quoted(i) || (i > s_.first && text(i - 1) != ",")) continue;
    std::uint32_t verb = i + 1;
    while (verb < end_ && verb - i < 20 && text(verb) != "," && !is_in(verbs, text(verb))) ++verb;
    if (verb >= end_ || !is_in(verbs, text(verb)) || verb == i + 1) continue;
    std::uint32_t close = verb + 1;
    while (close < end_ && close - verb < 8 && text(close) != ",") ++close;
    Draft draft;
    draft.cue = {{i, i + 1}, {verb, verb + 1}};
    draft.source = phrase_from(i + 1);
    draft.source.last = std::min(draft.source.last, verb);
    draft.sentence = s_;
    if (i > s_.first) draft.content.push_back({s_.first, i - 1});
    if (close + 1 < end_) draft.content.push_back({close + 1, end_});
    if (draft.content.empty() || draft.source.empty()) return false;
    drafts_.push_back(std::move(draft));
    return true;
  }
  return false;
}

// "…, so der Minister."
bool GermanReader::so() {
  for (std::uint32_t i = s_.first + 2; i + 1 < end_; ++i) {
    if (text(i) != "so" || is_quoted(i) || (text(i - 1) != "," && text(i - 1) != "\"")) continue;
    Draft draft;
    draft.cue.push_back({i, i + 1});
    draft.source = phrase_from(i + 1);
    if (draft.source.empty() || words_.row[draft.source.first].word_class == WordClass::auxiliary) continue;
    if (has_quotation(s_.first, i)) {
      add_quotations(std::move(draft), s_.first, i);
    } else {
      draft.sentence = s_;
      draft.content.push_back({s_.first, i - 1});
      drafts_.push_back(std::move(draft));
    }
    return true;
  }
  return false;
}

bool GermanReader::read_verb(std::uint32_t i) {
  Draft draft;
  draft.cue.push_back({i, i + 1});
  // "teilte … mit", "fügte … hinzu", "gab … bekannt".
  for (std::uint32_t k = i + 1; k < end_ && k < i + 20 && text(k) != ","; ++k)
    if (is_one_of(text(k), {"mit", "hinzu", "bekannt", "an", "ein", "zurück"}) &&
        (k + 1 >= end_ || text(k + 1) == "," || text(k + 1) == ":" || text(k + 1) == "." || is_quoted(k + 1)))
      draft.cue.push_back({k, k + 1});
  const bool turned = i > s_.first && (text(i - 1) == "," || text(i - 1) == "\"");
  WordRange source = turned ? WordRange{} : phrase_before(i);
  const bool behind = source.empty();
  if (behind) source = phrase_from(i + 1);
  if (source.empty()) return false;
  for (const WordRange& part : draft.cue)
    if (part.first > source.first && part.first < source.last) source.last = part.first;
  draft.source = source;
  draft.sentence = s_;
  if (turned) {
    if (has_quotation(s_.first, i)) {
      add_quotations(std::move(draft), s_.first, s_.last);
      return true;
    }
    if (i - s_.first < 4) return false;
    draft.content.push_back({s_.first, i - 1});
    drafts_.push_back(std::move(draft));
    return true;
  }
  std::uint32_t comma = std::max(i + 1, behind ? source.last : i + 1);
  while (comma < end_ && text(comma) != "," && text(comma) != ":" && !is_quoted(comma)) ++comma;
  if (comma >= end_) return false;
  const std::uint32_t from = is_quoted(comma) ? comma : comma + 1;
  const bool clause = is_one_of(text(from), {"dass", "daß", "ob", "wie", "warum"}) ||
                      is_subjunctive(from, end_) || is_infinitive(from);
  const bool colon = text(comma) == ":";
  if (clause && !(colon && is_quoted(from))) {
    draft.content.push_back({from, end_});
    drafts_.push_back(std::move(draft));
    return true;
  }
  if (!has_quotation(s_.first, s_.last)) return false;
  add_quotations(std::move(draft), s_.first, s_.last);
  return true;
}

// The source of the last of the first `count` drafts that begins before a word.
WordRange source_before(const std::vector<Draft>& drafts, std::size_t count, std::uint32_t word) {
  const auto behind =
      std::lower_bound(drafts.begin(), drafts.begin() + static_cast<std::ptrdiff_t>(count), word,
                       [](const Draft& d, std::uint32_t w) { return d.sentence.first < w; });
  return behind == drafts.begin() ? WordRange{} : (behind - 1)->source;
}

// All that stands in quotation marks and was not taken.
void carry(const Words& words, std::vector<Draft>& drafts) {
  std::vector<bool> taken(words.row.size(), false);
  for (const Draft& d : drafts)
    for (const WordRange& r : d.content) std::fill(taken.begin() + r.first, taken.begin() + r.last, true);
  constexpr std::uint32_t shortest = 4;  // words and marks
  const std::size_t count = drafts.size();
  for (const Quotation& q : words.quotations) {
    if (taken[q.first] || q.last - q.first + 1 < shortest || !q.closed) continue;
    Draft draft;
    draft.carried = true;
    draft.sentence = {q.first, q.last + 1};
    draft.source = source_before(drafts, count, q.first);
    draft.content.push_back({q.first, q.last + 1});
    drafts.push_back(std::move(draft));
  }
}

}  // namespace

std::vector<Draft> find_german_drafts(const Words& words) {
  std::vector<Draft> drafts;
  for (const WordRange& sentence : cut_sentences(words))
    if (sentence.last - sentence.first <= longest_sentence) GermanReader(words, sentence, drafts).run();
  carry(words, drafts);
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.content.front().first < b.content.front().first;
  });
  return drafts;
}

}  // namespace broadsheet
