#pragma once
// page_routes.h: answers that are pages.

#include "serve/pages.h"
#include "serve/routes.h"

namespace broadsheet {

// A page in its frame. One that lasts `never` may not be kept by anybody. `more`: header lines of its own,
// each with its end.
[[nodiscard]] AnswerPtr page_answer(const Visit& visit, MaybePage page, Lasts lasts, std::string more = {});

// 303 See Other, so that reloading repeats nothing.
[[nodiscard]] AnswerPtr lead_to(const std::string& path, const std::string& more = {});

// Nothing stands at the address.
[[nodiscard]] AnswerPtr missing_answer(const Visit& visit);

}  // namespace broadsheet
