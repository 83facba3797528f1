#pragma once
// speaker_page.h: what somebody said, when, and in which papers; and who speaks most.

#include "serve/pages.h"

namespace broadsheet {

// `older`: the place below which the list goes on, as the page before gave it; empty: the newest.
[[nodiscard]] MaybePage speaker_page(const Visit& visit, const std::string& name, const std::string& older);
[[nodiscard]] MaybePage speakers_page(const Archive& archive);

}  // namespace broadsheet
