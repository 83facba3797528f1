#pragma once
// index.h: the index of words over articles known by number. It stands in a database that its owner opened,
// and knows nothing else of it.
//
// Texts go in analysed (analyse.h); FTS5 keeps and matches them. Scores are BM25 (k1 1.2, b .5) over all
// columns, with a headline's words counting more.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/search.h"
#include "search/analyse.h"
#include "search/database.h"

namespace broadsheet {

struct IndexedText {
  std::string headline, lead, body, language;
};
// What the index gets of an article.
[[nodiscard]] IndexedText indexed_text(const Article& article);

// The same as the index keeps it: cut into words, and the direction of its likeness.
struct AnalysedText {
  std::string headline, lead, body;      // stems, parted by blanks
  std::optional<std::string> direction;  // none for languages without a table
};
// Its words, cut once for all who ask for them.
struct TextWords {
  std::vector<IndexWord> headline, lead, body;
};
// Any thread.
[[nodiscard]] TextWords cut_text(const IndexedText& text);
[[nodiscard]] AnalysedText analysed(const IndexedText& text, const TextWords& words);

struct Hit {
  std::int64_t article = 0;  // the number it was added under
  double score = 0;          // larger is better
};

// Rows that a search must keep to, as SQL over the numbers; empty: all.
struct Restriction {
  std::string sql;                 // "SELECT n FROM article WHERE …?"
  std::vector<std::string> texts;  // bound in order
};

class SearchIndex {
 public:
  // Creates the tables where they are missing (a database opened for writing).
  [[nodiscard]] static Result<void> create(const Database& database);
  explicit SearchIndex(const Database& database);

  [[nodiscard]] Result<void> add(std::int64_t article, const AnalysedText& text);
  // Needs the text that was added.
  [[nodiscard]] Result<void> remove(std::int64_t article, const IndexedText& text);

  // Merges all there is into one piece, so that nothing is left of texts that were removed.
  [[nodiscard]] Result<void> merge();

  // The best `top`, best first, ties by number. A query without words that match anything gives nothing; one
  // with no words at all gives no hits either (its owner lists by date).
  [[nodiscard]] Result<std::vector<Hit>> find(const Query& query, const Restriction& restriction,
                                              std::size_t top) const;

  // The best `top` for stems that are wished for with a weight each; none is a must.
  [[nodiscard]] Result<std::vector<Hit>> find_wishes(const std::map<std::string, double>& stems,
                                                     std::size_t top) const;

  // How alike a text is to each of some articles, in their order: cosines of their directions (likeness.h);
  // 0 for those without one.
  [[nodiscard]] Result<std::vector<Hit>> liken(std::string_view text,
                                               const std::vector<std::int64_t>& among) const;

 private:
  const Database* database_;
  bool has_directions_ = false;
};

// Terms as FTS5 asks for them, in the index's own words; `language` empty: of any. Empty: they ask for
// nothing.
struct TermMatch {
  std::string wanted;    // ((a AND (b OR c)))
  std::string unwanted;  // ("x" OR "y")
};
[[nodiscard]] TermMatch match_of(const std::vector<Term>& terms, const std::string& language);

// Whether the query asks for any word.
[[nodiscard]] bool has_words(const Query& query);

}  // namespace broadsheet
