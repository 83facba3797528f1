#pragma once
// readable.h: what a page's story holds that is not for reading: letters that are scrambled until somebody
// pays, and a second printing of what stands above.

#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// Ends the story where its letters are scrambled; gives whether they are. Text in Latin letters only.
bool end_where_scrambled(std::vector<Block>& body);

// Takes out what is printed a second time: for telephones, for printers, behind a button. One paragraph that
// comes again may be meant; two in a row are not.
void drop_second_printing(std::vector<Block>& body);

}  // namespace broadsheet
