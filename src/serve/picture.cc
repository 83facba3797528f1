// picture.cc: which picture stands where. Entry points: add_pictures(), add_picture_routes().

#include "serve/picture.h"

#include <algorithm>

#include "capture/picture.h"
#include "serve/guard.h"
#include "serve/routes.h"

namespace broadsheet {
namespace {

View picture_view(const PictureRow& row, const Image& image) {
  View view({{"src", "/picture/" + row.key},
             {"picture_caption", image.caption},
             {"credit", image.credit},
             {"width", row.width > 0 ? std::to_string(row.width) : ""},
             {"height", row.height > 0 ? std::to_string(row.height) : ""}});
  // What stands below the picture is not read out twice.
  if (image.caption.empty())
    view.set("alt", phrase("article.no_caption"));
  else
    view.set("alt", "");
  view.set("has_caption", !image.caption.empty() || !image.credit.empty());
  return view;
}

// The block that prints the caption of a picture, or its credit where it has none; the end of the body where
// none does.
std::size_t caption_of(const Article& article, const Image& image) {
  const std::string& printed = image.caption.empty() ? image.credit : image.caption;
  const auto block = std::find_if(article.body.begin(), article.body.end(), [&](const Block& each) {
    return each.kind == BlockKind::caption && !printed.empty() &&
           each.text.find(printed) != std::string::npos;
  });
  return static_cast<std::size_t>(block - article.body.begin());
}

AnswerPtr picture_answer(const Visit& visit) {
  auto capture = visit.archive.picture(visit.segments[1]);
  if (!capture) return fault_answer(visit.segments, capture.error());
  const auto facts = *capture ? picture_facts((*capture)->bytes) : std::nullopt;
  if (!facts) return fault_answer(visit, 404, phrase("refused.picture"));
  return make_answer({.type = facts->type,
                      .body = std::move((*capture)->bytes),
                      .keep_for_good = true,
                      .is_private = true,
                      .more = "Content-Security-Policy: sandbox\r\n"});
}

}  // namespace

Result<void> add_pictures(const Archive& archive, const Article& article, Views& body, View& page) {
  const auto rows = archive.pictures(article.images);
  if (!rows) return tl::unexpected(rows.error());
  Views others;
  for (const PictureRow& row : *rows) {
    const Image& image = article.images[row.image];
    const std::size_t block = caption_of(article, image);
    if (block < body.size() && !body[block].has("picture"))
      body[block].set("picture", picture_view(row, image));
    else
      others.push_back(picture_view(row, image));
  }
  if (others.empty()) return {};
  page.set("lead_picture", std::move(others.front()));
  others.erase(others.begin());
  page.set("more_pictures", std::move(others));
  return {};
}

// Not in the cache of pages, which it would push out; browsers keep it.
void add_picture_routes(std::vector<Route>& table) {
  table.push_back({"GET", "/picture/{key}", Guard::open, Lasts::never, picture_answer});
}

}  // namespace broadsheet
