#pragma once
// matches.h: the best documents of all segments for what is wanted.
//
// Scores are BM25 (bm25.h) of all fields as one, a headline's words counting double, added up over
// every phrase that a document holds. Documents that are gone count in what is known of words and lengths
// until their segment is written anew.

#include <map>
#include <string>
#include <vector>

#include "search/hits.h"
#include "search/segment.h"
#include "search/wanted.h"

namespace broadsheet {

// `segments`: all there are in the database.
[[nodiscard]] Result<std::vector<Hit>> best_matches(const Database& database,
                                                    const std::vector<Segment>& segments,
                                                    const WantedWords& wanted, const Among& among,
                                                    std::size_t top);

// For stems that are wished for with a weight each; none is a must.
[[nodiscard]] Result<std::vector<Hit>> best_for_wishes(const Database& database,
                                                       const std::vector<Segment>& segments,
                                                       const std::map<std::string, double>& stems,
                                                       std::size_t top);

// What each stem's rarity is worth in a score.
[[nodiscard]] Result<std::vector<double>> idfs_of(const Database& database,
                                                  const std::vector<Segment>& segments,
                                                  const std::vector<std::string>& stems);

}  // namespace broadsheet
