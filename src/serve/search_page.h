#pragma once
// search_page.h: what is found, by a query and by a place.

#include <string>

#include "serve/pages.h"

namespace broadsheet {

// `number`: of the page of results, from 1. A query that is wrong is said so on the page.
[[nodiscard]] MaybePage search_page(const Visit& visit, const std::string& query, std::size_t number);
// The articles that name a place, newest first, and which of them were reported from there, as their
// datelines say. Nothing where none does.
[[nodiscard]] MaybePage place_page(const Visit& visit, const std::string& name, std::size_t number);

}  // namespace broadsheet
