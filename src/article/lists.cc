// lists.cc: a list of other stories is a heading that says so ("Related", "Mehr zum Thema"), or an element
// whose class does, with links behind it that read like headlines. Blocks are walked in order; a heading
// opens a list, and the list ends where the element around heading and first link ends. Entry point:
// find_lists().

#include "article/lists.h"

#include <algorithm>
#include <set>

#include "article/tables.h"
#include "base/address.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

// Links to stories have a path with a few words or a number in it.
bool leads_to_story(std::string_view url, std::string_view own) {
  if (url.empty() || url == own) return false;
  const std::string_view path = path_of(url.substr(0, url.find_first_of("?#")));
  return std::count(path.begin(), path.end(), '-') >= 2 ||
         std::any_of(path.begin(), path.end(), is_ascii_digit) ||
         std::count(path.begin(), path.end(), '/') >= 3;
}

bool reads_like_headline(const PageBlock& block) {
  const bool wide = !block.text.empty() && decode_at(block.text, 0).value > 0x2E80;
  return block.link != no_node && (block.words >= 4 || (wide && count_code_points(block.text) >= 8)) &&
         block.characters <= 300 && block.link_characters * 2 >= block.characters;
}

struct OpenList {
  ListKind kind;
  std::string heading;
  Node scope = no_node;  // where the list may reach; no_node until its first link
  Node heading_node = no_node;
  int headings_left = 6;  // blocks that may stand between heading and first link
};

class Finder {
 public:
  Finder(const Page& page, const BlockTable& table, std::string_view url, std::size_t most)
      : page_(page), table_(table), url_(url), most_(most) {}

  std::vector<Teaser> run() {
    for (const PageBlock& block : table_.blocks) {
      if (open_ && open_->scope != no_node && !is_inside(page_, block.node, open_->scope)) open_.reset();
      if (is_heading(block)) {
        open_ = OpenList{*list_kind_of(block.text), block.text, no_node, block.node, 6};
        if (block.link_characters * 2 < block.characters || block.words < 4) continue;
      }
      read(block);
    }
    return std::move(teasers_);
  }

 private:
  [[nodiscard]] bool is_heading(const PageBlock& block) const {
    if (block.words > 8 || !list_kind_of(block.text)) return false;
    return block.kind == BlockKind::subhead || table_.zone_of(block) != Zone::content ||
           block.link == no_node;
  }

  // The smallest element around both, unless it is the whole page.
  [[nodiscard]] Node scope_of(Node heading, Node first) const {
    Node top = heading;
    while (top != no_node && !is_inside(page_, first, top)) top = page_.parent(top);
    if (top == no_node || page_.name(top) == "body" || page_.name(top) == "html" ||
        page_.name(top) == "article" || page_.name(top) == "main")
      return page_.parent(first) == no_node ? first : page_.parent(first);
    return top;
  }

  // Whether an element around the block announces a list by its class.
  [[nodiscard]] bool stands_in_related(const PageBlock& block) const {
    for (std::int32_t m = block.mark; m >= 0; m = table_.marks[static_cast<std::size_t>(m)].parent) {
      const ZoneMark& mark = table_.marks[static_cast<std::size_t>(m)];
      if (mark.zone == Zone::related && mark.prose * 2 <= table_.prose) return true;
    }
    return false;
  }

  void read(const PageBlock& block) {
    if (!reads_like_headline(block)) {
      add_text(block);
      if (open_ && open_->scope == no_node && --open_->headings_left == 0) open_.reset();
      return;
    }
    const std::string url = resolve(url_, page_.attribute(block.link, "href").value_or(""));
    if (!leads_to_story(url, url_) || seen_.contains(url) || teasers_.size() >= most_) return;
    Teaser teaser;
    if (open_) {
      if (open_->scope == no_node) open_->scope = scope_of(open_->heading_node, block.node);
      teaser.kind = open_->kind;
      teaser.heading = open_->heading;
    } else if (stands_in_related(block)) {
      teaser.kind = ListKind::related;
    } else {
      return;
    }
    teaser.headline = block.text;
    teaser.url = url;
    seen_.insert(url);
    last_node_ = block.node;
    teasers_.push_back(std::move(teaser));
  }

  // A sentence close behind a teaser's headline is its text.
  void add_text(const PageBlock& block) {
    if (teasers_.empty() || last_node_ == no_node || !is_prose(block) || !teasers_.back().text.empty())
      return;
    const Node around = page_.parent(last_node_);
    if (around == no_node ||
        !(is_inside(page_, block.node, around) || is_inside(page_, block.node, page_.parent(around))))
      return;
    if (table_.zone_of(block) == Zone::content && !open_) return;
    teasers_.back().text = block.text;
  }

  const Page& page_;
  const BlockTable& table_;
  std::string_view url_;
  std::size_t most_;
  std::optional<OpenList> open_;
  Node last_node_ = no_node;
  std::set<std::string> seen_;
  std::vector<Teaser> teasers_;
};

}  // namespace

std::string resolve(std::string_view base, std::string_view href) {
  href = trim(href);
  if (href.empty() || href[0] == '#') return {};
  const std::size_t colon = href.find(':');
  if (colon != std::string_view::npos && colon < href.find_first_of("/?#")) {
    const std::string scheme = ascii_lower(href.substr(0, colon));
    return scheme == "http" || scheme == "https" ? std::string(href) : "";
  }
  const std::size_t scheme = base.find("://");
  if (scheme == std::string_view::npos) return std::string(href);
  if (href.starts_with("//")) return std::string(base.substr(0, scheme + 1)) + std::string(href);
  const std::string origin = std::string(base.substr(0, scheme + 3)) + std::string(authority_of(base));
  if (href[0] == '/') return origin + std::string(href);
  std::string_view path = path_of(base.substr(0, base.find_first_of("?#")));
  if (href[0] == '?') return origin + std::string(path) + std::string(href);
  path = path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
  while (href.starts_with("./") || href.starts_with("../")) {
    if (href.starts_with("../"))
      path = path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
    href.remove_prefix(href.find('/') + 1);
  }
  return origin + std::string(path) + "/" + std::string(href);
}

std::vector<Teaser> find_lists(const Page& page, const BlockTable& table, std::string_view url,
                               std::size_t most) {
  return Finder(page, table, url, most).run();
}

}  // namespace broadsheet
