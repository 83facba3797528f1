// teaser.cc: whole sentences from the front of the lead. Entry point: teaser_of().

#include "store/teaser.h"

#include "base/utf8.h"
#include "broadsheet/text.h"

namespace broadsheet {

std::string teaser_of(const Article& article) {
  constexpr std::size_t longest = 240;
  const std::string_view lead = opening_of(article);
  std::string teaser;
  for (const auto& [begin, end] : find_sentences(lead)) {
    const std::string_view sentence = lead.substr(begin, end - begin);
    if (!teaser.empty() && count_code_points(teaser) + count_code_points(sentence) > longest) break;
    teaser += (teaser.empty() ? "" : " ") + std::string(sentence);
    if (count_code_points(teaser) > longest / 2) break;
  }
  return teaser;
}

}  // namespace broadsheet
