#pragma once
// old_index.h: the index of words as archives up to format 2 have it, in FTS5. It is read where such an
// archive is only read, and what was said (store/statements.h) is found by its queries.

#include <map>
#include <string>
#include <vector>

#include "search/index.h"
#include "search/wanted.h"

namespace broadsheet {

// Terms as FTS5 asks for them; `language` empty: of any. Empty: they ask for nothing.
struct TermMatch {
  std::string wanted;    // ((a AND (b OR c)))
  std::string unwanted;  // ("x" OR "y")
};
[[nodiscard]] TermMatch match_of(const std::vector<Term>& terms, const std::string& language);

// Gives a connection the function that ranks; once.
void add_rank_words(const Database& database);

// SearchIndex::find(), find_wishes(), on a connection that has it.
[[nodiscard]] Result<std::vector<Hit>> find_in_old_index(const Database& database, const Query& query,
                                                         const Restriction& restriction, std::size_t top);
[[nodiscard]] Result<std::vector<Hit>> find_wishes_in_old_index(const Database& database,
                                                                const std::map<std::string, double>& stems,
                                                                std::size_t top);

}  // namespace broadsheet
