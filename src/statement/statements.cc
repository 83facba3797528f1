// statements.cc: from drafts to statements: kind, speaker, reason for anonymity, day, confidence.
//
// A draft says which words; here it is said whose they are. Kinds: direct when the content lies in quotation
// marks, mixed when a quotation is part of it, indirect without; declined when the words of saying are denied
// ("would not say"), reported when an utterance is told of but not given. A quotation whose sentence names
// nobody is carried over from the speaker before it. Entry point: find_statements().

#include "broadsheet/statement.h"

#include <algorithm>

#include "base/utf8.h"
#include "broadsheet/text.h"
#include "statement/addressee.h"
#include "statement/clauses.h"
#include "statement/german.h"
#include "statement/german_words.h"
#include "statement/speakers.h"
#include "statement/verbs.h"
#include "text/days.h"

namespace broadsheet {
namespace {

// Bytes of a character that a cut at `at` would part.
std::size_t incomplete_end(std::string_view text, std::size_t at) {
  std::size_t back = 0;
  while (back < at && is_continuation(text[at - back])) ++back;
  return back;
}

Words words_of(std::string_view text, std::string_view language) {
  Words words = cut_words(text);
  if (language == "de")
    for (Word& word : words.row) word.word_class = german_word_class(word);
  if (language == "en") settle_verbs(words);
  return words;
}

class Assembler {
 public:
  Assembler(const Article& article, std::string text)
      : article_(article),
        text_(std::move(text)),
        language_(article.language.empty() ? identify_language(text_) : article.language),
        words_(words_of(text_, language_)),
        speakers_(text_, words_, language_,
                  article.byline.size() == 1 ? article.byline[0] : std::string_view()) {}

  std::vector<Attribution> run() {
    std::vector<Attribution> statements;
    for (const Draft& draft : drafts()) statements.push_back(assemble(draft));
    place_days(statements);
    to_code_points(statements);
    return statements;
  }

 private:
  [[nodiscard]] std::vector<Draft> drafts() const {
    if (language_ == "de") return find_german_drafts(words_);
    return language_ == "en" ? find_drafts(words_) : std::vector<Draft>{};
  }
  [[nodiscard]] Attribution assemble(const Draft& draft);
  [[nodiscard]] StatementKind kind_of(const Draft& draft) const;
  [[nodiscard]] std::string reason_of(const Draft& draft) const;
  [[nodiscard]] Span bytes_of(WordRange range) const {
    return {words_.row[range.first].begin, words_.row[range.last - 1].end};
  }
  [[nodiscard]] bool may_have_day(const Attribution& statement) const;
  void place_days(std::vector<Attribution>& statements) const;
  void to_code_points(std::vector<Attribution>& statements) const;

  const Article& article_;
  std::string text_, language_;
  Words words_;
  Speakers speakers_;
};

StatementKind Assembler::kind_of(const Draft& draft) const {
  if (draft.declined) return StatementKind::declined;
  std::size_t quoted = 0, plain = 0;
  for (const WordRange& r : draft.content)
    for (std::uint32_t i = r.first; i < r.last; ++i) {
      if (words_.row[i].shape == WordShape::mark) continue;
      ++(words_.row[i].quotation >= 0 ? quoted : plain);
    }
  const std::string& opening = words_.row[draft.content.front().first].folded;
  const bool clause = opening == "dass" || opening == "daß";
  if (quoted > 0 && plain <= 1 && !clause) return StatementKind::direct;
  if (draft.reported && quoted == 0) return StatementKind::reported;
  return quoted > 0 ? StatementKind::mixed : StatementKind::indirect;
}

// "who spoke on condition of anonymity to discuss …", "declined to be named", "not authorised to speak": the
// clause, as printed.
std::string Assembler::reason_of(const Draft& draft) const {
  const auto& row = words_.row;
  const auto is = [&](std::uint32_t i, std::initializer_list<std::string_view> any) {
    return std::find(any.begin(), any.end(), row[i].folded) != any.end();
  };
  for (std::uint32_t i = draft.sentence.first; i + 2 < draft.sentence.last; ++i) {
    const bool anonymity = is(i, {"anonymity", "anonymously"});
    const bool unnamed = i >= 2 && is(i, {"named", "identified", "quoted"}) && is(i - 1, {"be"});
    const bool unauthorised = i >= 1 && is(i, {"authorized", "authorised", "permitted", "allowed"}) &&
                              is(i - 1, {"not"}) && is(i + 1, {"to"}) &&
                              is(i + 2, {"speak", "talk", "comment", "discuss"});
    if ((!anonymity && !unnamed && !unauthorised) || row[i].quotation >= 0) continue;
    std::uint32_t b = i, e = i;
    while (b > draft.sentence.first && i - b < 12 && row[b].folded != "who" && row[b - 1].folded != ",") --b;
    while (e < draft.sentence.last && !is(e, {",", "."}) && e - i < 24) ++e;
    return speakers_.print({b, e});
  }
  return {};
}

std::uint32_t last_word_of(const Draft& draft) {
  std::uint32_t last = draft.source.last;
  for (const auto* ranges : {&draft.content, &draft.cue})
    for (const WordRange& r : *ranges) last = std::max(last, r.last);
  return last;
}

Attribution Assembler::assemble(const Draft& draft) {
  Attribution a;
  a.article = article_.id;
  a.kind = kind_of(draft);
  for (const WordRange& r : draft.content) a.content.push_back(bytes_of(r));
  for (const WordRange& r : draft.cue) a.cue.push_back(bytes_of(r));
  if (const WordRange to = find_addressee(words_, draft, language_); !to.empty()) {
    a.addressee.push_back(bytes_of(to));
    a.to = speakers_.print(to);
  }
  const std::uint32_t at = draft.content.front().first;
  Speaker speaker;
  if (!draft.source.empty()) {
    a.source.push_back(bytes_of(draft.source));
    speaker = speakers_.of_source(draft.source, draft.source.first);
  } else if (draft.nobody) {
    speaker.type = SourceType::unnamed;
  } else {
    speaker = speakers_.last(at);
  }
  if (!draft.cited.empty()) {
    WordRange cited = draft.cited;
    // Whom they cite: the noun phrase, to its first "on", "surrounding", "that".
    for (std::uint32_t i = cited.first + 1; i < cited.last; ++i)
      if (words_.row[i].shape == WordShape::lower &&
          (words_.row[i].folded.ends_with("ing") || words_.row[i].word_class == WordClass::preposition ||
           words_.row[i].word_class == WordClass::that)) {
        cited.last = i;
        break;
      }
    speaker = speakers_.of_source(cited, cited.first);
  }
  a.speaker = speaker.name;
  a.role = speaker.role;
  a.affiliation = speaker.affiliation;
  a.source_type = speaker.type;
  if (a.source_type == SourceType::unnamed) a.reason = reason_of(draft);
  a.confidence = speaker.certainty * (a.kind == StatementKind::direct   ? 0.97
                                      : a.kind == StatementKind::mixed  ? 0.93
                                      : draft.thought || draft.reported ? 0.65
                                                                        : 0.85);
  if (draft.cited.empty() && !draft.nobody) speakers_.spoke(speaker, last_word_of(draft));
  return a;
}

constexpr std::uint32_t near_cue = 40;  // bytes

// Whether a word of a date may stand next to the cue and outside of what is said. Most sentences have none,
// and the dates of a text cost as much to find as its statements.
bool Assembler::may_have_day(const Attribution& a) const {
  constexpr std::uint32_t longest_opening = 60;  // bytes from where a date begins to a word that tells
  if (a.cue.empty()) return false;
  const std::string_view text = text_;
  const Span cue = a.cue[0];
  // A date may hold a full stop ("Nov. 17"), but one that stands behind the cue begins before any.
  const std::string_view behind = text.substr(cue.end, near_cue);
  const std::size_t open = std::min(behind.find_first_of(".\n"), behind.size());
  const Span around = {cue.begin > 2 * near_cue ? cue.begin - 2 * near_cue : 0,
                       static_cast<std::uint32_t>(std::min(text.size(), cue.end + open + longest_opening))};
  std::vector<Span> taken;  // by others than dates
  for (const std::vector<Span>* spans : {&a.content, &a.source})
    taken.insert(taken.end(), spans->begin(), spans->end());
  std::sort(taken.begin(), taken.end(), [](const Span& x, const Span& y) { return x.begin < y.begin; });
  taken.push_back({around.end, around.end});
  std::uint32_t at = around.begin;
  for (const Span& span : taken) {
    const std::uint32_t end = std::min(span.begin, around.end);
    if (at < end && may_hold_day(text.substr(at, end - at), language_)) return true;
    at = std::max(at, span.end);
  }
  return false;
}

// The day of a statement: a date in its sentence that stands outside of what is said, next to the cue or the
// source.
void Assembler::place_days(std::vector<Attribution>& statements) const {
  if (std::none_of(statements.begin(), statements.end(),
                   [&](const Attribution& a) { return may_have_day(a); }))
    return;
  TimeContext context;
  context.published = article_.published;
  context.language = language_;
  const std::vector<TimeExpression> times = find_times(text_, context);
  for (Attribution& a : statements) {
    if (a.cue.empty()) continue;
    const std::uint32_t low = a.cue[0].begin > 2 * near_cue ? a.cue[0].begin - 2 * near_cue : 0;
    auto at = std::lower_bound(times.begin(), times.end(), low,
                               [](const TimeExpression& t, std::uint32_t byte) { return t.begin < byte; });
    for (; at != times.end() && at->begin < a.cue[0].end + 2 * near_cue; ++at) {
      const TimeExpression& t = *at;
      if (t.type != TimeType::date || t.from.empty() || t.from != t.to) continue;
      const bool within =
          t.begin >= a.cue[0].begin && t.end <= a.cue[0].end;  // "issued a statement Thursday saying"
      const bool close = within || (t.begin >= a.cue[0].end && t.begin - a.cue[0].end <= near_cue) ||
                         (t.end <= a.cue[0].begin && a.cue[0].begin - t.end <= near_cue);
      if (!close) continue;
      const auto inside = [&](const std::vector<Span>& spans) {
        return std::any_of(spans.begin(), spans.end(),
                           [&](const Span& s) { return t.begin < s.end && s.begin < t.end; });
      };
      if (inside(a.content) || inside(a.source)) continue;
      const std::string_view between = std::string_view(text_).substr(
          std::min(t.end, a.cue[0].end), t.begin > a.cue[0].end   ? t.begin - a.cue[0].end
                                         : a.cue[0].begin > t.end ? a.cue[0].begin - t.end
                                                                  : 0);
      if (between.find('.') != std::string_view::npos || between.find('\n') != std::string_view::npos)
        continue;
      a.said_on = Interval{t.from, t.to, "day"};
      break;
    }
  }
}

void Assembler::to_code_points(std::vector<Attribution>& statements) const {
  std::vector<Span*> spans;
  for (Attribution& a : statements)
    for (std::vector<Span>* list : {&a.content, &a.cue, &a.source, &a.addressee})
      for (Span& s : *list) spans.push_back(&s);
  std::vector<std::uint32_t*> ends;
  for (Span* s : spans) ends.push_back(&s->begin), ends.push_back(&s->end);
  std::sort(ends.begin(), ends.end(), [](const std::uint32_t* a, const std::uint32_t* b) { return *a < *b; });
  std::size_t at = 0;
  std::uint32_t code_point = 0;
  for (std::uint32_t* end : ends) {
    for (; at < *end; at += decode_at(text_, at).size) ++code_point;
    *end = code_point;
  }
}

}  // namespace

std::vector<Attribution> find_statements(const Article& article) {
  std::string text = body_text(article);
  // No article is longer; what stands behind is left unread.
  constexpr std::size_t longest_text = 500'000;  // bytes
  if (text.size() > longest_text) text.resize(longest_text - incomplete_end(text, longest_text));
  return Assembler(article, std::move(text)).run();
}

}  // namespace broadsheet
