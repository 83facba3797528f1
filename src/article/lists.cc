// lists.cc: lists of other stories, by their shape.
//
//   cards    each link to a story grows into its card: the largest element around it that leads to no other
//   story lists    cards that follow one another belong to the list whose heading, or whose element's class,
//   announces
//            them; its scope is the smallest element around heading and first card, unless the story is in
//            there too
//   kind     by the words of the heading, else by class words, else by where it stands: what nothing
//   announces must
//            be three cards at least
//
// Document order as numbers (NodeOrder) makes each question two comparisons; all of it is linear in nodes but
// for binary searches. Entry point: find_lists().

#include "article/lists.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "article/tables.h"
#include "article/value_memo.h"
#include "base/address.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "broadsheet/text.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_blocks_of_card = 14;
constexpr std::size_t longest_headline = 300;        // bytes
constexpr std::size_t blocks_before_first_card = 4;  // between a heading and it
constexpr std::size_t least_unannounced = 3;         // cards of a list that nothing announces

// ------------------------------------------------------------------------------------------ addresses

// Parts of a path that lead to something else than a story. Sorted.
constexpr std::array<std::string_view, 39> other_places = {
    "abo",     "account",   "agb",          "author",      "authors",      "auteur",      "autor",
    "autoren", "category",  "contact",      "contributor", "contributors", "datenschutz", "feed",
    "hashtag", "impressum", "kategorie",    "kontakt",     "login",        "newsletter",  "newsletters",
    "privacy", "profil",    "profile",      "register",    "rss",          "search",      "section",
    "signin",  "subscribe", "subscription", "tag",         "tags",         "terms",       "thema",
    "themen",  "topic",     "topics",       "user"};

constexpr WordTable other_place_table(other_places);

std::string_view without_fragment(std::string_view url) {
  return url.substr(0, url.find('#'));
}

// Links to stories have a path with a few words or a number in it.
bool leads_to_story(std::string_view url, std::string_view own) {
  // With another query the page is the same, "?share=twitter", unless its own query tells it from others.
  const bool same_but_query =
      own.find('?') == std::string_view::npos && without_query(url) == without_fragment(own);
  if (url.empty() || without_fragment(url) == without_fragment(own) || same_but_query) return false;
  std::string_view path = path_of(without_fragment(without_query(url)));
  if (path.empty() || path == "/") return url.find('?') != std::string_view::npos;
  std::size_t part = 0, hyphens = 0, lines = 0, slashes = 0, digits = 0;
  for (std::size_t at = 0; at <= path.size(); ++at) {
    const char c = at == path.size() ? '/' : path[at];
    hyphens += c == '-';
    lines += c == '_';
    digits += is_ascii_digit(c);
    if (c != '/') continue;
    if (other_place_table.contains(path.substr(part, at - part))) return false;
    slashes += at < path.size();
    part = at + 1;
  }
  return hyphens >= 2 || lines >= 3 || digits > 0 || slashes >= 3;
}

// ---------------------------------------------------------------------------------------------- kinds

struct ClassKind {
  std::string_view word;
  ListKind kind;
};

// Parts of class names and ids, lower case; the first that fits wins.
constexpr std::array class_kinds = {
    ClassKind{"taboola", ListKind::sponsored},        ClassKind{"outbrain", ListKind::sponsored},
    ClassKind{"sponsor", ListKind::sponsored},        ClassKind{"promoted", ListKind::sponsored},
    ClassKind{"most-read", ListKind::popular},        ClassKind{"mostread", ListKind::popular},
    ClassKind{"most_read", ListKind::popular},        ClassKind{"most-viewed", ListKind::popular},
    ClassKind{"popular", ListKind::popular},          ClassKind{"trending", ListKind::popular},
    ClassKind{"meistgelesen", ListKind::popular},     ClassKind{"ranking", ListKind::popular},
    ClassKind{"more-from", ListKind::more_from},      ClassKind{"morefrom", ListKind::more_from},
    ClassKind{"recommend", ListKind::recommended},    ClassKind{"recirc", ListKind::recommended},
    ClassKind{"suggest", ListKind::recommended},      ClassKind{"also-like", ListKind::recommended},
    ClassKind{"editors-pick", ListKind::recommended}, ClassKind{"related", ListKind::related},
    ClassKind{"similar", ListKind::related},          ClassKind{"see-also", ListKind::related},
    ClassKind{"read-more", ListKind::related},        ClassKind{"readmore", ListKind::related},
    ClassKind{"read-next", ListKind::related},        ClassKind{"also-read", ListKind::related},
    ClassKind{"more-on", ListKind::related},          ClassKind{"latest", ListKind::latest},
    ClassKind{"newsticker", ListKind::latest},        ClassKind{"breaking", ListKind::latest},
};

constexpr PartTable class_parts(class_kinds, &ClassKind::word);

std::optional<ListKind> kind_of_words(std::string_view value) {
  const std::size_t row = class_parts.first_in_lowered(value.substr(0, 300));
  return row == no_row ? std::nullopt : std::optional(class_kinds[row].kind);
}

using KindMemo = ValueMemo<std::optional<ListKind>>;

std::optional<ListKind> kind_of_class(const TreeView& page, Node node, KindMemo& memo) {
  for (const Tag key : {Tag::class_, Tag::id, Tag::data_testid, Tag::aria_label}) {
    const auto value = page.attribute(node, key);
    if (!value || value->empty()) continue;
    if (const auto kind = memo.of(*value, kind_of_words)) return kind;
  }
  return std::nullopt;
}

// ---------------------------------------------------------------------------------------------- cards

struct Link {
  Node node = no_node;
  std::string url;
};

// A story that is announced: its links, which follow one another, and the element that is its own.
struct Card {
  std::size_t first_link = 0, last_link = 0;
  Node node = no_node;
  std::size_t first_block = 0, end_block = 0;
  std::size_t place = 0;  // block that holds the headline
  std::string headline;
};

struct OpenList {
  std::optional<ListKind> kind;
  std::string heading;
  std::uint32_t end = 0;  // document order
  Node heading_node = no_node;
  std::vector<std::size_t> cards;
};

class Finder {
 public:
  Finder(const Page& page, const BlockTable& table, const NodeOrder& order, const StoryPlace& story,
         std::string_view url, std::size_t most)
      : view_(page), table_(table), order_(order), story_(story), url_(url), most_(most) {}

  std::vector<Teaser> run() {
    collect_links();
    collect_headings();
    collect_cards();
    for (std::size_t i = 0; i < cards_.size(); ++i) read_card(i);
    close();
    return std::move(teasers_);
  }

 private:
  void collect_links();
  void collect_headings();
  void collect_cards();
  [[nodiscard]] Node card_of(const Card& card) const;
  [[nodiscard]] std::string link_text(const Card& card) const;
  [[nodiscard]] bool find_headline(Card& card) const;
  [[nodiscard]] bool is_heading(std::size_t block) const;
  [[nodiscard]] bool is_part_of_heading(const Card& card) const;
  [[nodiscard]] bool holds_story(Node node) const;
  [[nodiscard]] bool stands_in_story(const Card& card) const;
  [[nodiscard]] std::size_t links_in(Node node) const;
  [[nodiscard]] std::size_t block_at(std::uint32_t place) const;
  void read_card(std::size_t index);
  [[nodiscard]] std::optional<std::size_t> heading_before(std::size_t index) const;
  [[nodiscard]] bool begins_list(std::size_t heading) const;
  [[nodiscard]] std::uint32_t scope_end(Node heading, Node card) const;
  [[nodiscard]] std::uint32_t row_end(Node first) const;
  [[nodiscard]] bool open_by_class(std::size_t index);
  void open_by_shape(std::size_t index);
  void close();
  void add(const Card& card, ListKind kind, const std::string& heading);

  const TreeView view_;
  const BlockTable& table_;
  const NodeOrder& order_;
  StoryPlace story_;
  std::string_view url_;
  std::size_t most_;
  std::vector<Link> links_;
  std::vector<std::uint32_t> link_places_, block_places_, heading_places_;  // document order, rising
  std::vector<Card> cards_;
  KindMemo known_kinds_;
  std::optional<OpenList> open_;
  std::set<std::pair<std::string, ListKind>> seen_;
  std::vector<Teaser> teasers_;
};

void Finder::collect_links() {
  for (Node n = Page::root(); n != no_node;) {
    const Tag tag = view_.tag(n);
    if (tag == Tag::nav || tag == Tag::noscript || tag == Tag::template_ || tag == Tag::head) {
      n = view_.after_subtree(n);
      continue;
    }
    if (tag == Tag::a) {
      std::string url = resolve(url_, view_.attribute(n, Tag::href).value_or(""));
      if (leads_to_story(url, url_)) {
        links_.push_back({n, std::move(url)});
        link_places_.push_back(order_.at(n));
      }
    }
    n = view_.next(n);
  }
}

// Blocks in document order, and those that announce a list.
void Finder::collect_headings() {
  for (const PageBlock& block : table_.blocks) {
    block_places_.push_back(order_.at(block.first));
    if (block.words <= 8 && block.list) heading_places_.push_back(block_places_.back());
  }
}

std::size_t Finder::block_at(std::uint32_t place) const {
  return static_cast<std::size_t>(std::lower_bound(block_places_.begin(), block_places_.end(), place) -
                                  block_places_.begin());
}

std::size_t Finder::links_in(Node node) const {
  const auto low = std::lower_bound(link_places_.begin(), link_places_.end(), order_.at(node));
  return static_cast<std::size_t>(std::lower_bound(low, link_places_.end(), order_.end(node)) - low);
}

bool Finder::holds_story(Node node) const {
  const Tag tag = view_.tag(node);
  if (tag == Tag::body || tag == Tag::html || node == Page::root()) return true;
  return story_.first != no_node &&
         (order_.is_inside(story_.first, node) && order_.is_inside(story_.last, node));
}

bool Finder::stands_in_story(const Card& card) const {
  return story_.first != no_node && order_.at(card.node) > order_.at(story_.first) &&
         order_.at(card.node) < order_.at(story_.last);
}

// Grows the card while what is around leads nowhere else and announces nothing.
Node Finder::card_of(const Card& card) const {
  Node node = links_[card.first_link].node;
  const std::size_t own = card.last_link - card.first_link + 1;
  for (Node up = view_.parent(node); up != no_node && !holds_story(up) && links_in(up) <= own;
       up = view_.parent(up)) {
    const std::size_t begin = block_at(order_.at(up)), end = block_at(order_.end(up));
    if (end - begin > most_blocks_of_card) break;
    const auto heading = std::lower_bound(heading_places_.begin(), heading_places_.end(), order_.at(up));
    if (heading != heading_places_.end() && *heading < order_.end(up)) break;
    node = up;
  }
  return node;
}

// "5 hours ago", "vor 3 Stunden": how old a story is.
bool is_age(std::string_view text) {
  constexpr std::array<std::string_view, 4> openings = {"vor ", "il y a ", "hace ", "há "};
  constexpr std::size_t most_words = 5;
  const bool tells = is_ascii_digit(text[0])
                         ? text.ends_with(" ago")
                         : std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
                             return starts_with_ignoring_case(text, opening) &&
                                    text.size() > opening.size() && is_ascii_digit(text[opening.size()]);
                           });
  return tells && count_words(text) <= most_words;
}

bool reads_like_headline(std::string_view text) {
  if (text.empty() || text.size() > longest_headline || is_age(text)) return false;
  const bool wide = decode_at(text, 0).value > 0x2E80;
  return count_words(text) >= 3 || (wide && count_code_points(text) >= 8);
}

// The longest text of its links: "10:30 Harbour wall gives way" without the time.
std::string Finder::link_text(const Card& card) const {
  std::string longest;
  for (std::size_t i = card.first_link; i <= card.last_link; ++i) {
    std::string text;
    const Node link = links_[i].node;
    for (Node n = link; n != no_node && text.size() < longest_headline;) {
      if (view_.kind(n) == NodeKind::text) text += view_.text(n);
      const Tag tag = view_.tag(n);
      n = tag == Tag::script || tag == Tag::style ? view_.after_subtree(n, link) : view_.next(n, link);
    }
    text = collapse(text);
    if (text.size() > longest.size()) longest = std::move(text);
  }
  return longest;
}

// The heading in the card, else the first block that reads like one and is a link, else the words of the
// link.
bool Finder::find_headline(Card& card) const {
  std::optional<std::size_t> best;
  for (std::size_t b = card.first_block; b < card.end_block; ++b) {
    const PageBlock& block = table_.blocks[b];
    if (!reads_like_headline(block.text)) continue;
    const auto rank = [](const PageBlock& x) {
      return std::pair(x.heading_level > 0, x.link_characters * 2 >= x.characters);
    };
    if (!best || rank(block) > rank(table_.blocks[*best])) best = b;
  }
  card.place = best ? *best : std::max<std::size_t>(card.first_block, 1) - 1;
  if (best && table_.blocks[*best].heading_level > 0) {
    card.headline = table_.blocks[*best].text;
    return true;
  }
  if (best && table_.blocks[*best].link_characters == 0) return false;
  const bool whole = best && card.end_block - card.first_block > 1 && table_.blocks[*best].links <= 1 &&
                     table_.blocks[*best].link_characters == table_.blocks[*best].characters;
  card.headline = whole ? table_.blocks[*best].text : link_text(card);
  return reads_like_headline(card.headline);
}

// "Next up in [Films & Music]": the link leads to the shelf that the heading names.
bool Finder::is_part_of_heading(const Card& card) const {
  if (card.place >= table_.blocks.size()) return false;
  const PageBlock& block = table_.blocks[card.place];
  return block.list && block.words <= 8 && block.link_characters < block.characters &&
         card.headline.size() < block.text.size();
}

void Finder::collect_cards() {
  for (std::size_t i = 0; i < links_.size();) {
    Card card;
    card.first_link = card.last_link = i;
    while (card.last_link + 1 < links_.size() &&
           without_fragment(links_[card.last_link + 1].url) == without_fragment(links_[i].url))
      ++card.last_link;
    i = card.last_link + 1;
    card.node = card_of(card);
    card.first_block = block_at(order_.at(card.node));
    card.end_block = block_at(order_.end(card.node));
    if (find_headline(card) && !is_part_of_heading(card)) cards_.push_back(std::move(card));
  }
}

// ---------------------------------------------------------------------------------------------- lists

bool Finder::is_heading(std::size_t index) const {
  const PageBlock& block = table_.blocks[index];
  if (block.words > 9 || block.characters > 100) return false;
  if (block.list) return true;
  return block.kind == BlockKind::subhead;
}

// The heading between the card before and this one: one that announces a list, else the nearest.
std::optional<std::size_t> Finder::heading_before(std::size_t index) const {
  const std::size_t end = cards_[index].first_block;
  const std::size_t begin = index == 0 ? 0 : cards_[index - 1].end_block;
  std::optional<std::size_t> nearest;
  for (std::size_t b = end, tried = 0; b > begin && tried < blocks_before_first_card; --b, ++tried) {
    if (!is_heading(b - 1)) continue;
    if (table_.blocks[b - 1].list) return b - 1;
    if (!nearest) nearest = b - 1;
  }
  return nearest;
}

// Inside an announced list only a heading like its own begins another, or one that announces another itself;
// others are the kickers of cards ("News").
bool Finder::begins_list(std::size_t heading) const {
  if (!open_ || !open_->kind || open_->heading_node == no_node) return true;
  const PageBlock& block = table_.blocks[heading];
  if (block.list && *block.list != ListKind::latest && block.heading_level > 0) return true;
  return view_.tag(block.node) == view_.tag(open_->heading_node);
}

// The end of a row of alike siblings that begins with `first`.
std::uint32_t Finder::row_end(Node first) const {
  std::uint32_t end = order_.end(first);
  for (Node next = view_.next_sibling(first); next != no_node; next = view_.next_sibling(next)) {
    const bool empty = block_at(order_.at(next)) == block_at(order_.end(next));
    if (empty) continue;
    const bool alike = view_.tag(next) == view_.tag(first) && links_in(next) > 0;
    if (!alike) break;
    end = order_.end(next);
  }
  return end;
}

std::uint32_t Finder::scope_end(Node heading, Node card) const {
  Node child = card, top = view_.parent(card);
  while (top != no_node && !order_.is_inside(heading, top)) {
    child = top;
    top = view_.parent(top);
  }
  if (top != no_node && !holds_story(top)) return order_.end(top);
  return row_end(child);
}

// The nearest element around the card whose class announces a list and that does not hold the story.
bool Finder::open_by_class(std::size_t index) {
  for (Node up = cards_[index].node; up != no_node && !holds_story(up); up = view_.parent(up)) {
    const auto kind = kind_of_class(view_, up, known_kinds_);
    if (!kind || links_in(up) < 2) continue;
    open_ = OpenList{kind, "", order_.end(up), no_node, {}};
    return true;
  }
  return false;
}

void Finder::open_by_shape(std::size_t index) {
  const Node card = cards_[index].node, up = view_.parent(card);
  if (up == no_node) return;
  open_ = OpenList{std::nullopt, "", holds_story(up) ? row_end(card) : order_.end(up), no_node, {}};
}

void Finder::read_card(std::size_t index) {
  const Card& card = cards_[index];
  if (open_ && order_.at(card.node) >= open_->end) close();
  if (const auto heading = heading_before(index); heading && begins_list(*heading)) {
    close();
    const PageBlock& block = table_.blocks[*heading];
    open_ = OpenList{block.list, block.text, scope_end(block.first, card.node), block.node, {}};
  } else if (!open_ && !open_by_class(index)) {
    open_by_shape(index);
  }
  if (open_) open_->cards.push_back(index);
}

void Finder::close() {
  if (!open_) return;
  const OpenList list = std::move(*open_);
  open_.reset();
  if (list.cards.empty()) return;
  const Card& first = cards_[list.cards.front()];
  std::optional<ListKind> kind = list.kind;
  for (Node up = first.node; !kind && up != no_node && !holds_story(up); up = view_.parent(up))
    kind = kind_of_class(view_, up, known_kinds_);
  const Zone zone = table_.blocks.empty() ? Zone::content : table_.zone_of(table_.blocks[first.place]);
  const bool said = list.kind && !list.heading.empty();
  if (zone == Zone::navigation || zone == Zone::header || (zone == Zone::comments && !said)) return;
  if (!kind) {
    if (list.cards.size() < least_unannounced || zone == Zone::footer || story_.first == no_node) return;
    // Paragraphs of the story that hold links look like cards, too.
    if (stands_in_story(first) || stands_in_story(cards_[list.cards.back()])) return;
    kind = ListKind::latest;
  }
  const bool read_on = *kind == ListKind::related || *kind == ListKind::recommended;
  if (read_on && list.cards.size() == 1 && stands_in_story(first)) kind = ListKind::inline_link;
  for (const std::size_t index : list.cards) add(cards_[index], *kind, list.heading);
}

void Finder::add(const Card& card, ListKind kind, const std::string& heading) {
  std::string url(without_fragment(links_[card.first_link].url));
  if (teasers_.size() >= most_ || !seen_.emplace(url, kind).second) return;
  Teaser teaser;
  teaser.kind = kind;
  teaser.heading = heading;
  teaser.headline = without_trailing(card.headline, U" |>→");
  teaser.url = std::move(url);
  for (std::size_t b = card.first_block; b < card.end_block; ++b) {
    const PageBlock& block = table_.blocks[b];
    if (block.text == card.headline) continue;
    if (teaser.text.empty() && block.prose) teaser.text = block.text;
    if (!teaser.published && block.words <= 8)
      if (const auto found = find_date(block.text)) teaser.published = found->date;
  }
  teasers_.push_back(std::move(teaser));
}

}  // namespace

std::string resolve(std::string_view base, std::string_view href) {
  href = trim(href);
  if (href.empty() || href[0] == '#') return {};
  const std::size_t colon = href.find(':');
  const auto ends_scheme = [](char c) { return c == '/' || c == '?' || c == '#'; };
  if (colon != std::string_view::npos &&
      std::none_of(href.begin(), href.begin() + static_cast<std::ptrdiff_t>(colon), ends_scheme)) {
    const std::string_view scheme = href.substr(0, colon);
    const bool leads = equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https");
    return leads ? std::string(href) : std::string();
  }
  const std::size_t scheme = base.find("://");
  if (scheme == std::string_view::npos) return std::string(href);
  if (href.starts_with("//")) return std::string(base.substr(0, scheme + 1)).append(href);
  std::string url(base.substr(0, scheme + 3 + authority_of(base).size()));
  if (href[0] == '/') return url.append(href);
  std::string_view path = path_of(without_query(base));
  if (href[0] == '?') return url.append(path).append(href);
  path = path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
  while (href.starts_with("./") || href.starts_with("../")) {
    if (href.starts_with("../"))
      path = path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
    href.remove_prefix(href.find('/') + 1);
  }
  return url.append(path).append("/").append(href);
}

std::vector<Teaser> find_lists(const Page& page, const BlockTable& table, const NodeOrder& order,
                               const StoryPlace& story, std::string_view url, std::size_t most) {
  return Finder(page, table, order, story, url, most).run();
}

}  // namespace broadsheet
