#pragma once
// text_article.h: the article of a page that somebody pasted or saved as plain text.

#include "broadsheet/news.h"
#include "broadsheet/page.h"

namespace broadsheet {

// Fills everything but id, url, capture and language.
void read_text_article(const Page& page, Article& article);

}  // namespace broadsheet
