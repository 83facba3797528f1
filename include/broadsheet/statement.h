#pragma once
// broadsheet/statement.h: who said what, when, in an article: the words that are said, the words that say so,
// and the person or institution behind them.
//
// Follows the span conventions of PolNeAR (Newell, Margolin, Ruths 2018): source, cue, content. Pure
// functions of the article, safe from any thread. Nothing is guessed: a statement whose speaker cannot be
// told carries the words of its source, or none.

#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// The statements of an article's body in order of their first word, for English and German; none for other
// languages. Spans are code points of body_text(). Linear in the body for any text; its first half million
// bytes are read, no article is longer. What nobody said (a hypothetical utterance, a quoted word or title)
// is not taken; see docs/6_statements.md.
[[nodiscard]] std::vector<Attribution> find_statements(const Article& article);

}  // namespace broadsheet
