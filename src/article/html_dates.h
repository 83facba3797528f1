#pragma once
// html_dates.h: when an HTML page was published and last changed.

#include "article/facts.h"
#include "article/html_byline.h"

namespace broadsheet {

// Sets both days, their evidence and the flags of what contradicts them, of an article that has its address,
// headline and body.
void read_date_fields(const Page& page, const Facts& facts, const BlockTable& table, BodySpan body,
                      Article& article);

}  // namespace broadsheet
