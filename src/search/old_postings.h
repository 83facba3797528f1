#pragma once
// old_postings.h: lists of postings as archives of formats 3 and 4 have them, which are read as they are
// until they are written to. Here is what becomes of such a list.
//
//   list    a table of blocks of 128 documents, where there are more than one, five numbers each; then of
//   each
//           document: those passed over since the one before, doubled, and 1 added where the word stands once
//           and in the body; else how often it stands in the body, times four, plus 1 where also in the
//           headline, plus 2 where also in the lead; those counts
//   places  of each document: the places in the headline, the lead, the body, each field from 0, the first as
//           it is and every other less the one before

#include <cstdint>
#include <functional>
#include <string_view>

#include "search/postings.h"

namespace broadsheet {

struct OldList {
  std::string_view list, places;
  std::uint32_t count = 0;                             // documents in it
  std::uint32_t documents = 0;                         // of the segment
  std::function<std::uint32_t(std::uint32_t)> length;  // of a document
};
// Adds what it says to a list; false where it says nothing.
[[nodiscard]] bool add_old_list(const OldList& old, PostingList& list);

}  // namespace broadsheet
