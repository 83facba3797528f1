// item_article.cc: what an item tells, as an article. Its HTML is read as a fragment, and each element that
// stands for a block becomes one; text between blocks becomes paragraphs. Entry points: article_of(),
// plain_text().

#include <algorithm>
#include <array>

#include "article/topics.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/article.h"
#include "broadsheet/feed.h"
#include "broadsheet/text.h"
#include "capture/url/url.h"

namespace broadsheet {
namespace {

Result<Page> page_of(const FeedText& text) {
  Capture capture;
  capture.url = text.base;
  capture.media_type = "text/html; charset=utf-8";
  capture.bytes = text.value;
  PageOptions options;
  options.kind = PageKind::html;
  options.fragment = "div";
  return Page::parse(std::move(capture), options);
}

struct BlockElement {
  std::string_view name;
  BlockKind kind;
};

constexpr std::array block_elements = {
    BlockElement{"p", BlockKind::paragraph},
    BlockElement{"div", BlockKind::paragraph},
    BlockElement{"section", BlockKind::paragraph},
    BlockElement{"article", BlockKind::paragraph},
    BlockElement{"br", BlockKind::paragraph},
    BlockElement{"ul", BlockKind::paragraph},
    BlockElement{"ol", BlockKind::paragraph},
    BlockElement{"hr", BlockKind::paragraph},
    BlockElement{"figure", BlockKind::paragraph},
    BlockElement{"h1", BlockKind::subhead},
    BlockElement{"h2", BlockKind::subhead},
    BlockElement{"h3", BlockKind::subhead},
    BlockElement{"h4", BlockKind::subhead},
    BlockElement{"h5", BlockKind::subhead},
    BlockElement{"h6", BlockKind::subhead},
    BlockElement{"li", BlockKind::list_item},
    BlockElement{"dt", BlockKind::list_item},
    BlockElement{"dd", BlockKind::list_item},
    BlockElement{"blockquote", BlockKind::quotation},
    BlockElement{"figcaption", BlockKind::caption},
    BlockElement{"pre", BlockKind::preformatted},
    BlockElement{"table", BlockKind::table},
    BlockElement{"tr", BlockKind::table},
};

constexpr std::array<std::string_view, 6> unread_elements = {"script", "style",  "template",
                                                             "iframe", "object", "svg"};

template <typename Array, typename Projection = std::identity>
auto find_name(const Array& list, std::string_view name, Projection projection = {}) {
  return std::ranges::find(list, name, projection);
}

// The nearest element around a node that stands for a block; a quotation counts for what is inside it.
struct Around {
  Node block = Page::root();
  BlockKind kind = BlockKind::paragraph;
};

Around block_around(const Page& page, Node node) {
  Around found;
  bool any = false;
  for (std::size_t up = 0; up < 64 && node != no_node && node != Page::root();
       ++up, node = page.parent(node)) {
    if (page.kind(node) != NodeKind::element) continue;
    const auto row = find_name(block_elements, page.name(node), &BlockElement::name);
    if (row == block_elements.end()) continue;
    if (!any) found = {node, row->kind};
    any = true;
    if (found.kind == BlockKind::paragraph && row->kind == BlockKind::quotation) found.kind = row->kind;
  }
  return found;
}

class BodyReader {
 public:
  explicit BodyReader(const Page& page) : page_(page) {}

  std::vector<Block> read() {
    for (Node node = page_.next(Page::root()); node != no_node;) {
      const bool unread = page_.kind(node) == NodeKind::element &&
                          find_name(unread_elements, page_.name(node)) != unread_elements.end();
      if (page_.kind(node) == NodeKind::element) enter(page_.name(node));
      if (page_.kind(node) == NodeKind::text) add(node);
      node = unread ? page_.after_subtree(node) : page_.next(node);
    }
    finish();
    return std::move(blocks_);
  }

 private:
  void enter(std::string_view name) {
    if (name == "br") pending_break_ = true;
    if (name == "tr") cells_ = 0;
    if (name == "td" || name == "th") ++cells_;
  }

  void add(Node node) {
    const Around around = block_around(page_, page_.parent(node));
    // One line break is a space, as printed; only a new element begins a new block.
    if (around.block != block_) {
      finish();
      block_ = around.block;
      kind_ = around.kind;
      told_cells_ = 1;
    } else if (pending_break_) {
      text_ += kind_ == BlockKind::preformatted ? "\n" : " ";
    }
    pending_break_ = false;
    for (; kind_ == BlockKind::table && told_cells_ < cells_; ++told_cells_) {
      row_ += collapse(text_) + '\t';
      text_.clear();
    }
    text_ += page_.text(node);
  }

  void finish() {
    std::string text = kind_ == BlockKind::preformatted ? std::string(trim(text_)) : row_ + collapse(text_);
    row_.clear();
    if (!trim(text).empty()) blocks_.push_back({kind_, std::move(text), {}, {}});
    text_.clear();
  }

  const Page& page_;
  std::vector<Block> blocks_;
  Node block_ = no_node;
  BlockKind kind_ = BlockKind::paragraph;
  std::string text_;
  std::string row_;  // of a table: the cells before this one, a tab behind each
  std::size_t cells_ = 0, told_cells_ = 0;
  bool pending_break_ = false;
};

std::vector<Block> body_of(const FeedText& text) {
  if (!text.is_html) {
    std::vector<Block> blocks;
    std::string paragraph;
    const auto finish = [&] {
      if (std::string whole = collapse(paragraph); !whole.empty())
        blocks.push_back({BlockKind::paragraph, std::move(whole), {}, {}});
      paragraph.clear();
    };
    for (const std::string_view line : split_lines(text.value)) {
      if (trim(line).empty())
        finish();
      else
        paragraph.append(line).append("\n");
    }
    finish();
    return blocks;
  }
  const auto page = page_of(text);
  return page ? BodyReader(*page).read() : std::vector<Block>();
}

void add_images(const FeedText& text, Article& article) {
  const auto page = text.is_html ? page_of(text) : fail(ErrorCode::empty, "");
  if (!page) return;
  for (Node node = Page::root(); node != no_node; node = page->next(node)) {
    if (page->name(node) != "img") continue;
    const std::string url = resolved_url(page->attribute(node, "src").value_or(""), text.base);
    if (!url.empty())
      article.images.push_back({url, collapse(page->attribute(node, "alt").value_or("")), {}});
  }
}

std::vector<std::string> names_of(const std::vector<FeedPerson>& people) {
  std::vector<std::string> names;
  for (const FeedPerson& who : people)
    if (!who.name.empty()) names.push_back(who.name);
  return names;
}

std::string language_of(const Feed& feed, const FeedItem& item, const Article& article) {
  if (std::string language = identify_language(article.headline + "\n" + body_text(article));
      !language.empty())
    return language;
  const std::string said = ascii_lower(item.language.empty() ? feed.language : item.language);
  return said.substr(0, said.find_first_of("-_"));
}

}  // namespace

std::string plain_text(const FeedText& text) {
  if (!text.is_html) return collapse(text.value);
  const auto page = page_of(text);
  if (!page) return {};
  std::string out;
  for (const Block& block : BodyReader(*page).read()) out += block.text + " ";
  return collapse(out);
}

Article article_of(const Feed& feed, const FeedItem& item, const Capture& capture) {
  Article article;
  const std::string identity = item.id.empty() ? item.url + "\n" + item.headline.value : item.id;
  article.id = sha256_hex(capture.url + "\n" + identity).substr(0, 16);
  article.url = item.url;
  article.capture = capture.id;
  article.captured = capture.instant;
  article.publisher = plain_text(item.source.headline.value.empty() ? feed.headline : item.source.headline);
  article.headline = plain_text(item.headline);
  article.byline = names_of(item.authors.empty() ? feed.authors : item.authors);
  article.published = item.published ? item.published : item.updated;
  if (item.published && item.updated && *item.updated != *item.published) article.updated = item.updated;
  for (const FeedCategory& category : item.categories) add_topics(category.name, article.topics);
  const bool full = item.content.value.size() > item.summary.value.size();
  article.body = body_of(full ? item.content : item.summary);
  if (full && !item.summary.value.empty()) article.standfirst = plain_text(item.summary);
  if (!item.image.empty()) article.images.push_back({item.image, {}, {}});
  add_images(full ? item.content : item.summary, article);
  article.language = language_of(feed, item, article);
  for (const std::string_view field : {"headline", "byline", "published", "body"})
    article.evidence[std::string(field)] = {Source::feed, {}};
  take_day_of_address(article);
  return article;
}

}  // namespace broadsheet
