#include "broadsheet/article.h"
#include "base/hash.h"
namespace broadsheet {
Result<Article> extract(const Page& page, const ExtractOptions&) {
  Article a; a.id = sha256_hex(page.capture().url + page.capture().bytes).substr(0,16); a.capture = page.capture().id; a.url = page.capture().url; a.captured = page.capture().instant;
  for (Node n = 0; n != no_node; n = page.next(n)) if (page.name(n) == "p") { std::string t; for (Node m = n; m != no_node; m = page.next(m, n)) t += page.text(m); a.body.push_back({BlockKind::paragraph, t, {}, {}}); }
  if (!a.body.empty()) { a.headline = a.body[0].text; }
  a.language = "en";
  return a;
}
}
