// pictures.cc: figure elements near the story, and in it pictures that stand in none; lazy ones name their
// address in data attributes. The caption is the figcaption's text, or that of an element called so; the
// credit what a class, a copyright sign or a word such as "Photo:" parts from it. Left out is what other
// stories, asides and authors show, and what the address calls a logo, an icon or a placeholder. Entry point:
// find_pictures().

#include "article/pictures.h"

#include <algorithm>
#include <array>

#include "article/blocks.h"
#include "article/picture_words.h"
#include "base/address.h"
#include "base/strings.h"
#include "base/word_table.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_pictures = 100;
constexpr std::size_t longest_caption = 2'000;  // bytes

// Words of an address that are no picture of a story.
constexpr std::array<std::string_view, 22> no_pictures = {
    "logo",   "logos",       "icon",        "icons", "favicon", "avatar",    "avatars", "gravatar",
    "sprite", "placeholder", "spacer",      "blank", "lazy",    "loader",    "loading", "lazyloading",
    "emoji",  "button",      "transparent", "badge", "pixel",   "newsletter"};
constexpr WordTable no_picture_table(no_pictures);

// By the words of the last two parts of its path, "img/logo-white.svg", "avatar/7e7d8173"; a name of many
// words tells what it shows, "google-pixel-quick-tap.jpg".
bool is_picture_of_story(std::string_view url) {
  constexpr std::size_t most_words = 3;
  if (url.empty() || url.find_first_of("{}") != std::string_view::npos) return false;
  const auto parts = split(path_of(without_query(url)), '/');
  for (std::size_t i = parts.size() - std::min<std::size_t>(parts.size(), 2); i < parts.size(); ++i) {
    const std::string part = ascii_lower(parts[i]);
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < part.size();) {
      const std::size_t end = std::min(part.find_first_of("-_.", begin), part.size());
      if (end > begin) words.push_back(std::string_view(part).substr(begin, end - begin));
      begin = end + 1;
    }
    const bool is_file = i + 1 == parts.size() && words.size() > 1;  // the last word is the form
    if (words.size() - (is_file ? 1 : 0) > most_words) continue;
    const auto is_none = [](std::string_view word) {
      return no_picture_table.contains(word) || word.ends_with("icon") || word.ends_with("icons") ||
             word.ends_with("logo");
    };
    if (std::any_of(words.begin(), words.end(), is_none)) return false;
  }
  return true;
}

// Where the picture of an img lies; empty where none of its addresses is one of a story.
std::string address_of(const Page& page, Node image, std::string_view url) {
  for (const std::string_view key : {"data-src", "data-original", "data-lazy-src", "src"})
    if (const auto value = page.attribute(image, key); value && !value->starts_with("data:"))
      if (std::string address = resolve(url, *value); is_picture_of_story(address)) return address;
  const auto set = page.attribute(image, "srcset");
  std::string address = set ? resolve(url, trim(*set).substr(0, trim(*set).find(' '))) : "";
  return is_picture_of_story(address) ? address : "";
}

bool is_credit(const TreeView& page, Node node) {
  const auto classes = page.attribute(node, Tag::class_);
  return classes && (find_ignoring_case(*classes, "credit") != std::string_view::npos ||
                     find_ignoring_case(*classes, "copyright") != std::string_view::npos);
}

void part_credit(Image& image) {
  auto [caption, credit] = part_picture_words(image.caption, image.credit);
  image.caption = std::move(caption);
  image.credit = std::move(credit);
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

bool is_called_caption(const TreeView& view, Node node) {
  const auto classes = view.attribute(node, Tag::class_);
  return classes && find_ignoring_case(*classes, "caption") != std::string_view::npos;
}

// Of an img that stands in no figure: the text of an element called caption, beside it or around it.
std::string caption_near(const Page& page, Node image) {
  constexpr int levels = 3, most_nodes = 40;
  const TreeView view(page);
  Node around = image;
  for (int up = 0; up < levels && view.parent(around) != no_node; ++up) {
    around = view.parent(around);
    int seen = 0;
    for (Node n = around; n != no_node && seen < most_nodes; n = view.next(n, around), ++seen)
      if (is_called_caption(view, n))
        if (std::string text = text_under(page, n, longest_caption); !text.empty()) return text;
  }
  return {};
}

// Too small for a picture, by what the page says of its size.
bool is_small(const TreeView& view, Node image) {
  constexpr int least = 120;  // pixels
  for (const Tag side : {Tag::width, Tag::height}) {
    const auto said = view.attribute(image, side);
    if (!said || said->empty() || !is_ascii_digit((*said)[0]) || said->ends_with('%')) continue;
    int pixels = 0;
    for (const char c : *said) {
      if (!is_ascii_digit(c) || pixels > least) break;
      pixels = pixels * 10 + (c - '0');
    }
    if (pixels < least) return true;
  }
  return false;
}

// Whether a link around an img leads to its own larger picture, or to none.
bool leads_to_picture(std::string_view href) {
  const std::string path = ascii_lower(without_query(href));
  constexpr std::array<std::string_view, 6> forms = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"};
  return path.empty() || path[0] == '#' ||
         std::any_of(forms.begin(), forms.end(), [&](std::string_view form) { return path.ends_with(form); });
}

class PictureFinder {
 public:
  PictureFinder(const Page& page, const BlockTable& table, const NodeOrder& order, const StoryPlace& story,
                std::string_view url)
      : page_(page), view_(page), table_(table), order_(order), story_(story), url_(url) {}

  std::vector<Image> run() {
    const std::uint32_t end = order_.at(story_.last), begin = begin_of_story();
    for (Node n = Page::root(); n != no_node && order_.at(n) < end && images_.size() < most_pictures;) {
      const Tag tag = view_.tag(n);
      const Zone zone = tag == Tag::none ? Zone::content : zone_at(n);
      // A figure's own name says how it is drawn.
      if (tag == Tag::nav || (tag != Tag::figure && is_of_others(zone))) {
        n = view_.after_subtree(n);
        continue;
      }
      if (zone == Zone::aside || zone == Zone::header || zone == Zone::share)
        beside_ = std::max(beside_, order_.end(n));
      if (tag == Tag::a) link_end_ = leads_away(n) ? order_.end(n) : link_end_;
      if (tag == Tag::figure) {
        add(read_figure(page_, n, url_));
        n = view_.after_subtree(n);
        continue;
      }
      const std::uint32_t at = order_.at(n);
      if (tag == Tag::img && at >= begin && at >= beside_ && at >= link_end_ && !is_small(view_, n))
        add_loose(n);
      n = view_.next(n);
    }
    return std::move(images_);
  }

 private:
  static bool is_of_others(Zone zone) {
    return zone == Zone::footer || zone == Zone::navigation || zone == Zone::comments ||
           zone == Zone::related || zone == Zone::promo || zone == Zone::author || zone == Zone::hidden;
  }

  // Behind the last h1 over the story, or where that begins.
  [[nodiscard]] std::uint32_t begin_of_story() const {
    std::uint32_t begin = order_.at(story_.first);
    for (const PageBlock& block : table_.blocks) {
      if (block.first == story_.first) break;
      if (block.heading_level == 1) begin = order_.at(block.node);
    }
    return begin;
  }

  // What the marks say of an element; those around the story say nothing.
  Zone zone_at(Node node) {
    const std::uint32_t at = order_.at(node);
    while (next_mark_ < table_.marks.size() && order_.at(table_.marks[next_mark_].node) < at) ++next_mark_;
    if (next_mark_ == table_.marks.size() || table_.marks[next_mark_].node != node) return Zone::content;
    return table_.marks[next_mark_].outermost;
  }

  [[nodiscard]] bool leads_away(Node link) const {
    const std::string href(trim(view_.attribute(link, Tag::href).value_or("")));
    return !leads_to_picture(href) && resolve(url_, href) != url_;
  }

  // Drawings are signs, but for those in figures.
  void add_loose(Node node) {
    std::string address = address_of(page_, node, url_);
    if (address.empty() || without_query(address).ends_with(".svg")) return;
    Image image{std::move(address), caption_near(page_, node), {}};
    part_credit(image);
    add(std::move(image));
  }

  void add(Image image) {
    const bool known =
        std::any_of(images_.begin(), images_.end(), [&](const Image& i) { return i.url == image.url; });
    if (!image.url.empty() && !known) images_.push_back(std::move(image));
  }

  const Page& page_;
  const TreeView view_;
  const BlockTable& table_;
  const NodeOrder& order_;
  const StoryPlace& story_;
  const std::string_view url_;
  std::size_t next_mark_ = 0;
  std::uint32_t beside_ = 0, link_end_ = 0;  // places before which no picture is the story's
  std::vector<Image> images_;
};

}  // namespace

std::vector<Image> find_pictures(const Page& page, const BlockTable& table, const NodeOrder& order,
                                 const StoryPlace& story, std::string_view url) {
  return story.first == no_node ? std::vector<Image>() : PictureFinder(page, table, order, story, url).run();
}

std::optional<Image> picture_of_head(const Facts& facts, std::string_view url) {
  for (const Said& said : facts.picture)
    if (std::string address = resolve(url, said.value); is_picture_of_story(address))
      return Image{std::move(address), {}, {}};
  return std::nullopt;
}

}  // namespace broadsheet
