#pragma once
// broadsheet/statement.h: who said what, when, in an article: the words that are said, the words that say so,
// and the person or institution behind them.
//
// Follows the span conventions of PolNeAR (Newell, Margolin, Ruths 2018): source, cue, content. Pure
// functions of the article, safe from any thread. Nothing is guessed: a statement whose speaker cannot be
// told carries the words of its source, or none.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// The statements of an article's body in order of their first word, for English and German; none for other
// languages. Spans are code points of body_text(). Linear in the body for any text; its first half million
// bytes are read, no article is longer. What nobody said (a hypothetical utterance, a quoted word or title)
// is not taken; see docs/6_statements.md.
[[nodiscard]] std::vector<Attribution> find_statements(const Article& article);

// The content of a statement, piece by piece, as the body prints it.
[[nodiscard]] std::vector<std::string> said_pieces(std::string_view body_text, const Attribution& statement);

// Whether a statement's speaker has a name by which it is the same in other articles: "Ada Marsh", "the Port
// Aldous Gazette"; not "the company", "you", "a report by the ministry".
[[nodiscard]] bool is_known_by_name(const Attribution& statement);

// A statement as a W3C Web Annotation (Recommendation of 23 February 2017), one line of JSON-LD. Its bodies
// name speaker, kind and type of source; its targets are the pieces of the content, each by its words with
// some of what stands around (TextQuoteSelector) and by its code points in the body text
// (TextPositionSelector). `number`: of the statement among those of its article.
[[nodiscard]] std::string to_annotation(const Article& article, std::string_view body_text,
                                        const Attribution& statement, std::size_t number);

// ------------------------------------------------------------------------------ one utterance, told twice

// How a telling differs from another one of the same utterance. Greater is graver.
enum class Alteration : std::uint8_t {
  none,      // case, marks and blanks apart the same
  wording,   // some words are others
  number,    // a number is another
  negation,  // a "not" is lost or won
};
[[nodiscard]] std::string_view name_of(Alteration alteration);

// Numbers that tellings of one utterance mostly have in common, at least one of them (a bottom-k sketch:
// Broder, 1997); none for a text of fewer than five words, which is too little to know it by.
[[nodiscard]] std::vector<std::int64_t> utterance_prints(std::string_view text);

// Whether both texts tell the same utterance: the same words, or all but a fifth of them. nullopt: they do
// not. Texts of over 400 words must have the same words.
[[nodiscard]] std::optional<Alteration> compare_utterances(std::string_view a, std::string_view b);

// From the words of `a` to those of `b`. The pieces kept and dropped make up `a`, those kept and added `b`,
// but for the marks and blanks between words, which are those of the piece's own text.
struct WordChange {
  enum class What : std::uint8_t { kept, dropped, added } what = What::kept;
  std::string text;
};
[[nodiscard]] std::vector<WordChange> word_difference(std::string_view a, std::string_view b);

}  // namespace broadsheet
