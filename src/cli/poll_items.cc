// poll_items.cc: what becomes of an item: is it new, what does it say, does its page say more. Entry points:
// new_items(), make_item().

#include "cli/poll_items.h"

#include <algorithm>

#include "base/hash.h"
#include "broadsheet/article.h"
#include "broadsheet/capture.h"
#include "broadsheet/page.h"
#include "broadsheet/recommend.h"
#include "capture/picture.h"
#include "cli/fetching.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_pictures = 6;  // of an article

Archive::SeenItem seen_of(const FeedItem& item) {
  const std::string identity = item.id.empty() ? item.url + "\n" + item.headline.value : item.id;
  return {hash64(identity),
          hash64(item.headline.value + "\n" + item.summary.value + "\n" + item.content.value)};
}

}  // namespace

std::vector<NewItem> new_items(const Feed& feed, const FeedRules& rules,
                               const std::vector<Archive::SeenItem>& seen) {
  std::vector<NewItem> fresh;
  for (auto item = feed.items.rbegin(); item != feed.items.rend(); ++item) {
    const Archive::SeenItem now_seen = seen_of(*item);
    const auto known =
        std::lower_bound(seen.begin(), seen.end(), now_seen.key,
                         [](const Archive::SeenItem& s, std::uint64_t key) { return s.key < key; });
    if (known != seen.end() && known->key == now_seen.key && known->content == now_seen.content) continue;
    // What is left is not noted as seen: when the rules change, it may come.
    if (judge(rules, feed, *item).takes) fresh.push_back({&*item, now_seen});
  }
  return fresh;
}

namespace {

struct ItemArticle {
  Capture capture;
  Article article;
  std::optional<Capture> page = {};
};

// An article line, which is its own capture.
Capture line_of(const Article& article, std::optional<Instant> instant) {
  Capture capture;
  capture.id = "feed:" + article.id;
  capture.url = article.url;
  capture.media_type = article_line_type;
  capture.bytes = to_json(article);
  capture.instant = instant;
  return capture;
}

ItemArticle of_item(const Polled& polled, const NewItem& fresh) {
  Article article = article_of(*polled.feed, *fresh.item, polled.fetched->capture);
  if (article.publisher.empty()) article.publisher = polled.row.title;
  Capture line = line_of(article, polled.fetched->capture.instant);
  return {std::move(line), std::move(article)};
}

// Takes over from the item what its page does not say; whether there was anything.
bool completed_by(const Article& item, Article& article) {
  const bool lacks = article.headline.empty() || (!article.published && item.published) ||
                     (article.byline.empty() && !item.byline.empty()) || article.publisher.empty();
  if (article.headline.empty()) article.headline = item.headline;
  if (article.byline.empty()) article.byline = item.byline;
  if (!article.published) article.published = item.published;
  if (article.publisher.empty()) article.publisher = item.publisher;
  return lacks;
}

// A turn from here to the end of the block.
class Turn {
 public:
  explicit Turn(Turns* turns) : turns_(turns) {
    if (turns_ != nullptr) turns_->acquire();
  }
  ~Turn() {
    if (turns_ != nullptr) turns_->release();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Turns* turns_;
};

// The page that the item announces, where it holds more of the article than the item does. A page that says
// everything is kept as any page is; what is made of both is kept as a line, beside the page as it was found.
ItemArticle with_page(const ItemGates& gates, ItemArticle made, bool whatever_it_holds) {
  if (made.article.url.empty()) return made;
  auto fetched = gates.pages->fetch({.url = made.article.url, .etag = {}, .modified = {}, .now = now()});
  if (!fetched || fetched->status != 200) return made;
  const Turn turn(gates.turns);
  fetched->capture.id = fetched->capture.url;
  const auto page = Page::parse(fetched->capture);
  auto article = page ? extract(*page) : fail(ErrorCode::empty, "");
  if (!article || article->body.empty()) return made;
  if (!whatever_it_holds && count_words(*article) <= count_words(made.article)) return made;
  if (!completed_by(made.article, *article)) return {std::move(fetched->capture), std::move(*article)};
  article->id = made.article.id;
  Capture line = line_of(*article, fetched->capture.instant);
  return {std::move(line), std::move(*article), std::move(fetched->capture)};
}

// As they are; what is none of the formats that we know, or a tracker, is dropped. The capture's address is
// the one that was asked, by which the picture is sought.
std::vector<Capture> pictures_of(Gate& gate, const Article& article) {
  std::vector<Capture> pictures;
  for (std::size_t i = 0; i < std::min(article.images.size(), most_pictures); ++i) {
    std::string address = picture_address(article.images[i].url);
    if (address.empty()) continue;
    auto fetched =
        gate.fetch({.url = address, .etag = {}, .modified = {}, .now = now(), .kind = FetchKind::picture});
    if (!fetched || fetched->status != 200) continue;
    const auto facts = picture_facts(fetched->capture.bytes);
    if (!facts || is_tracker(*facts)) continue;
    fetched->capture.url = std::move(address);
    fetched->capture.media_type = facts->type;
    pictures.push_back(std::move(fetched->capture));
  }
  return pictures;
}

}  // namespace

MadeItem make_item(const Polled& polled, const NewItem& fresh, const ItemGates& gates) {
  ItemArticle made = of_item(polled, fresh);
  if (gates.pages != nullptr && polled.rules.text != FeedRules::Text::feed)
    made = with_page(gates, std::move(made), polled.rules.text == FeedRules::Text::page);
  MadeItem item{fresh.seen, std::nullopt, std::move(made.page)};
  if (made.article.headline.empty() && made.article.body.empty()) return item;
  if (gates.pictures != nullptr) item.pictures = pictures_of(*gates.pictures, made.article);
  const Turn turn(gates.turns);
  std::vector<ReadStatement> statements = read_statements(made.article);
  item.article = Desk::prepare(made.capture, std::move(made.article), std::move(statements));
  return item;
}

}  // namespace broadsheet
