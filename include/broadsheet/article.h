#pragma once
#include "broadsheet/news.h"
#include "broadsheet/page.h"
namespace broadsheet {
struct ExtractOptions {
  Limits limits;
};
[[nodiscard]] Result<Article> extract(const Page& page, const ExtractOptions& options = {});
}
