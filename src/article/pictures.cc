// pictures.cc: figure elements near the story; the picture is the first img (lazy ones name it in data
// attributes), the caption the figcaption's text, and the credit what a class, a copyright sign or a word
// such as "Photo:" parts from it. Entry point: find_pictures().

#include "article/pictures.h"

#include <algorithm>
#include <array>

#include "article/blocks.h"
#include "base/strings.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_pictures = 100;
constexpr std::size_t longest_caption = 2'000;  // bytes

// What a credit begins with inside a caption.
constexpr std::array<std::string_view, 14> credit_openings = {
    "Photo: ", "Photograph: ", "Photo by ", "Photograph by ", "Picture: ", "Image: ", "Credit: ",
    "Foto: ",  "Bild: ",       "Quelle: ",  "Crédit: ",       "© ",        "写真: ",  "(c) "};

std::string address_of(const Page& page, Node image, std::string_view url) {
  for (const std::string_view key : {"data-src", "data-original", "data-lazy-src", "src"})
    if (const auto value = page.attribute(image, key); value && !value->starts_with("data:"))
      if (std::string address = resolve(url, *value); !address.empty()) return address;
  const auto set = page.attribute(image, "srcset");
  return set ? resolve(url, trim(*set).substr(0, trim(*set).find(' '))) : "";
}

bool is_credit(const TreeView& page, Node node) {
  const auto classes = page.attribute(node, Tag::class_);
  return classes && (find_ignoring_case(*classes, "credit") != std::string_view::npos ||
                     find_ignoring_case(*classes, "copyright") != std::string_view::npos);
}

void part_credit(Image& image) {
  if (!image.credit.empty()) {
    const std::size_t at = image.caption.rfind(image.credit);
    if (at != std::string::npos && at + image.credit.size() == image.caption.size()) image.caption.resize(at);
  } else {
    for (const std::string_view opening : credit_openings) {
      const std::size_t at = image.caption.rfind(opening);
      if (at == std::string::npos) continue;
      image.credit = image.caption.substr(at + opening.size());
      image.caption.resize(at);
      break;
    }
  }
  image.caption = std::string(trim(image.caption));
}

Image read_figure(const Page& page, Node figure, std::string_view url) {
  const TreeView view(page);
  Image image;
  for (Node n = figure; n != no_node; n = view.next(n, figure)) {
    const Tag tag = view.tag(n);
    if (tag == Tag::img && image.url.empty()) image.url = address_of(page, n, url);
    if (tag == Tag::figcaption && image.caption.empty()) image.caption = text_under(page, n, longest_caption);
    if (image.credit.empty() && is_credit(view, n)) image.credit = text_under(page, n, longest_caption);
  }
  part_credit(image);
  return image;
}

}  // namespace

std::vector<Image> find_pictures(const Page& page, const NodeOrder& order, const StoryPlace& story,
                                 std::string_view url) {
  std::vector<Image> images;
  if (story.first == no_node) return images;
  const TreeView view(page);
  const std::uint32_t end = order.at(story.last);
  for (Node n = Page::root(); n != no_node && order.at(n) < end && images.size() < most_pictures;) {
    if (view.tag(n) != Tag::figure) {
      n = view.tag(n) == Tag::nav ? view.after_subtree(n) : view.next(n);
      continue;
    }
    Image image = read_figure(page, n, url);
    const bool known =
        std::any_of(images.begin(), images.end(), [&](const Image& i) { return i.url == image.url; });
    if (!image.url.empty() && !known) images.push_back(std::move(image));
    n = view.after_subtree(n);
  }
  return images;
}

}  // namespace broadsheet
