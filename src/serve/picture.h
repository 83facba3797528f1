#pragma once
// picture.h: the pictures that were kept with an article, on its page and at addresses of their own. None is
// fetched for being looked at, so no publisher learns who reads what.

#include "broadsheet/store.h"
#include "serve/templates.h"

namespace broadsheet {

// Puts each picture above the caption that the body prints for it; of the others the first into `page` as the
// one at the head ("lead_picture"), the rest behind the body ("more_pictures"). `body`: a view for each block
// of the article.
[[nodiscard]] Result<void> add_pictures(const Archive& archive, const Article& article, Views& body,
                                        View& page);

}  // namespace broadsheet
