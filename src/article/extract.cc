// extract.cc: from a page to its article: by its kind, then what both kinds have in common. Entry point:
// extract().

#include <algorithm>

#include "article/fields.h"
#include "article/html_article.h"
#include "article/text_article.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/article.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

// The text decides; what the page says of itself where the text is too short.
void find_language(const Page& page, Article& article) {
  article.language =
      identify_language(article.headline + "\n" + article.standfirst + "\n" + body_text(article));
  if (!article.language.empty()) return note_field(article, "language", Source::text, {}, 0.95);
  for (Node n = Page::root(); n != no_node; n = page.next(n)) {
    if (page.name(n) != "html") continue;
    const auto lang = page.attribute(n, "lang");
    if (lang && lang->size() >= 2) article.language = ascii_lower(lang->substr(0, lang->find_first_of("-_")));
    return;
  }
}

void limit_headline(Article& article, const Limits& limits) {
  if (count_code_points(article.headline) <= limits.headline_characters) return;
  article.headline = first_code_points(article.headline, limits.headline_characters);
  flag(article, "headline-limit");
}

}  // namespace

ArticleId article_id(const Capture& capture) {
  return sha256_hex({capture.url, "\n", capture.bytes}).substr(0, 16);
}

Result<Article> extract(const Page& page, const ExtractOptions& options) {
  const Capture& capture = page.capture();
  Article article;
  article.id = article_id(capture);
  article.url = capture.url;
  article.capture = capture.id;
  article.captured = capture.instant;
  article.flags = page.flags();
  if (page.kind() == PageKind::text) {
    read_text_article(page, article);
  } else {
    read_html_article(page, article, options.limits);
  }
  limit_headline(article, options.limits);
  find_language(page, article);
  return article;
}

}  // namespace broadsheet
