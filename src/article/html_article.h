#pragma once
// html_article.h: the article of an HTML page.

#include "broadsheet/news.h"
#include "broadsheet/page.h"

namespace broadsheet {

// Fills everything but id, capture and the language where the page does not say it.
void read_html_article(const Page& page, Article& article, const Limits& limits);

}  // namespace broadsheet
