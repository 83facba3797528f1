#pragma once
// index.h: the index of words over articles known by number. It stands in a database that its owner opened,
// and knows nothing else of it. One interface, so that what is behind it can be exchanged: segments of our
// own (segment.h), and the FTS5 of archives that were not written to since (old_index.h).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/search.h"
#include "search/analyse.h"
#include "search/batch.h"
#include "search/database.h"
#include "search/matches.h"

namespace broadsheet {

struct IndexedText {
  std::string headline, lead, body, language;
};
// What the index gets of an article.
[[nodiscard]] IndexedText indexed_text(const Article& article);

// The same as the index keeps it: cut into words, and the direction of its likeness.
struct AnalysedText {
  InvertedText words;
  std::optional<std::string> direction;  // none but in English
};
// Its words, cut once for all who ask for them.
struct TextWords {
  std::vector<IndexWord> headline, lead, body;
};
// Any thread.
[[nodiscard]] TextWords cut_text(const IndexedText& text);
[[nodiscard]] std::optional<std::string> direction_of(const IndexedText& text);
[[nodiscard]] AnalysedText analysed(const IndexedText& text, const TextWords& words);

// Rows that a search must keep to, as SQL over the numbers; empty: all.
struct Restriction {
  std::string sql;                  // "SELECT n FROM article WHERE …?"
  std::string one;                  // the same of number ?1 alone; empty where that costs as much
  std::vector<std::string> texts;   // bound in order, from ?2 on
  std::optional<Among> known = {};  // the same, where its owner has it in memory
};
// Rows that are so few that a search had better go by them than by its words.
inline constexpr std::size_t few_rows = 1'000;
// Some numbers, in any order, the one way or the other.
[[nodiscard]] Among among_these(std::vector<std::int64_t> numbers);

class SearchIndex {
 public:
  // Creates the tables where they are missing (a database opened for writing).
  [[nodiscard]] static Result<void> create(const Database& database);
  explicit SearchIndex(const Database& database);

  // What is added is found once it was written, in the transaction that the caller has open; not all that is
  // added waits for that.
  [[nodiscard]] Result<void> add(std::int64_t article, const AnalysedText& text);
  // Only the direction of an article whose words are there.
  [[nodiscard]] Result<void> add_direction(std::int64_t article, const std::optional<std::string>& direction);
  [[nodiscard]] Result<void> remove(std::int64_t article);
  [[nodiscard]] Result<void> write();
  // What was added since is forgotten: its transaction was undone.
  void undo() {
    batch_.clear();
    segments_.forget();
  }
  // The largest number in it.
  [[nodiscard]] Result<std::int64_t> last() const;

  // Writes anew what holds texts that were removed, so that nothing is left of them.
  [[nodiscard]] Result<void> merge();
  // Makes few segments of many, where a run of commits is over, in the transaction that the caller has open;
  // false where they are few.
  [[nodiscard]] Result<bool> tidy();
  // Writes one segment of an earlier form anew, in the transaction that the caller has open; false where
  // there is none.
  [[nodiscard]] Result<bool> renew_one();

  // The best `top`, best first, ties by number. A query without words that match anything gives nothing; one
  // with no words at all gives no hits either (its owner lists by date).
  [[nodiscard]] Result<std::vector<Hit>> find(const Query& query, const Restriction& restriction,
                                              std::size_t top) const;

  // The best `top` for stems that are wished for with a weight each; none is a must.
  [[nodiscard]] Result<std::vector<Hit>> find_wishes(const std::map<std::string, double>& stems,
                                                     std::size_t top) const;

  // For each single word of a query that must be there and that no text has: the word of the index that is
  // spelt nearest to it (spelling.h). Nothing where the words are FTS5's.
  struct Respelled {
    std::string word, stem;  // as the query has it; as the index has the other
  };
  [[nodiscard]] Result<std::vector<Respelled>> respelled(const Query& query) const;

  // How much each of some stems tells, by how few texts hold it; none where the words are FTS5's.
  [[nodiscard]] Result<std::vector<double>> idfs(const std::vector<std::string>& stems) const;

  // How alike a text is to each of some articles, in their order: cosines of their directions (likeness.h),
  // less half of the mean cosine with their nearest neighbours among the first of them. Those without a
  // direction are as unlike it as the least like.
  [[nodiscard]] Result<std::vector<Hit>> liken(std::string_view text,
                                               const std::vector<std::int64_t>& among) const;
  // How alike articles are to each other: the cosine of the i-th and the k-th at [i * size + k], 0 for those
  // without a direction.
  [[nodiscard]] Result<std::vector<double>> liken(const std::vector<std::int64_t>& articles) const;

  // Reads all of it, and says of each segment that does not hold what is wrong with it; and, where all do,
  // which numbers it has.
  struct Checked {
    std::vector<std::string> faults;
    std::vector<std::int64_t> numbers;  // rising; none where the words are FTS5's
  };
  [[nodiscard]] Result<Checked> check() const;

 private:
  // Whether its words stand in segments. An archive that others brought up to date meanwhile is asked again.
  [[nodiscard]] bool is_current() const;

  const Database* database_;
  bool has_directions_ = false;
  mutable bool has_segments_ = false;
  mutable KnownSegments segments_;
  Batch batch_;
};

// Whether the query asks for any word.
[[nodiscard]] bool has_words(const Query& query);

}  // namespace broadsheet
