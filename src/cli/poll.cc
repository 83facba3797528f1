// poll.cc: broadsheet poll: what is new in the feeds, into the archive.
//
//   feeds due ─ N threads: ask, read ─► one thread: which items are new ─ N threads: their pages ─► kept
//
// A feed's validators and its next turn stand in the same commit as its articles, so that nothing is asked
// for as known that was not kept. Entry point: run_poll().

#include <algorithm>
#include <thread>

#include "base/hash.h"
#include "broadsheet/article.h"
#include "broadsheet/capture.h"
#include "broadsheet/page.h"
#include "broadsheet/recommend.h"
#include "cli/fetching.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "feed/schedule.h"

namespace broadsheet {
namespace {

constexpr std::size_t articles_a_commit = 500;

// An answer, and the feed that was read of it.
struct Polled {
  FeedRow row;
  Result<Fetched> fetched;
  Result<Feed> feed = fail(ErrorCode::empty, "");
};

Polled ask(Gate& gate, FeedRow row) {
  Polled polled{std::move(row), fail(ErrorCode::empty, "")};
  polled.fetched = gate.fetch(
      {.url = polled.row.url, .etag = polled.row.etag, .modified = polled.row.modified, .now = now()});
  if (polled.fetched && polled.fetched->status == 200) {
    polled.fetched->capture.id = polled.fetched->capture.url;
    polled.feed = parse_feed(polled.fetched->capture);
  }
  return polled;
}

struct NewItem {
  const FeedItem* item;
  Archive::SeenItem seen;
};

Archive::SeenItem seen_of(const FeedItem& item) {
  const std::string identity = item.id.empty() ? item.url + "\n" + item.headline.value : item.id;
  return {hash64(identity),
          hash64(item.headline.value + "\n" + item.summary.value + "\n" + item.content.value)};
}

// Items that were not seen in this state, oldest first, so that the archive gets them in order.
std::vector<NewItem> new_items(const Feed& feed, const std::vector<Archive::SeenItem>& seen) {
  std::vector<NewItem> fresh;
  for (auto item = feed.items.rbegin(); item != feed.items.rend(); ++item) {
    const Archive::SeenItem now_seen = seen_of(*item);
    const auto known =
        std::lower_bound(seen.begin(), seen.end(), now_seen.key,
                         [](const Archive::SeenItem& s, std::uint64_t key) { return s.key < key; });
    if (known != seen.end() && known->key == now_seen.key && known->content == now_seen.content) continue;
    fresh.push_back({&*item, now_seen});
  }
  return fresh;
}

struct ItemArticle {
  Capture capture;
  Article article;
  Archive::SeenItem seen;
  std::optional<Capture> page = {};  // asked for, and kept for the record only
  std::vector<ReadStatement> statements = {};
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
  return {std::move(line), std::move(article), fresh.seen};
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

// The page that the item announces, where it holds more of the article than the item does. A page that says
// everything is kept as any page is; what is made of both is kept as a line, beside the page as it was found.
ItemArticle with_page(Gate& gate, ItemArticle made) {
  if (made.article.url.empty()) return made;
  auto fetched = gate.fetch({.url = made.article.url, .etag = {}, .modified = {}, .now = now()});
  if (!fetched || fetched->status != 200) return made;
  fetched->capture.id = fetched->capture.url;
  const auto page = Page::parse(fetched->capture);
  auto article = page ? extract(*page) : fail(ErrorCode::empty, "");
  if (!article || count_words(*article) <= count_words(made.article)) return made;
  if (!completed_by(made.article, *article))
    return {std::move(fetched->capture), std::move(*article), made.seen};
  article->id = made.article.id;
  Capture line = line_of(*article, fetched->capture.instant);
  return {std::move(line), std::move(*article), made.seen, std::move(fetched->capture)};
}

class Poller {
 public:
  Poller(const Options& options, Archive& archive, Desk& desk, Report& report)
      : options_(options),
        archive_(archive),
        desk_(desk),
        report_(report),
        gate_(gate_rules(options)),
        threads_(options.threads != 0 ? options.threads : std::max(4U, std::thread::hardware_concurrency())) {
  }

  Result<void> poll(std::vector<FeedRow> due) {
    auto next = due.begin();
    run_in_order<FeedRow, Polled>(
        threads_, 2 * threads_,
        [&] { return next == due.end() ? std::nullopt : std::optional(std::move(*next++)); },
        [&](FeedRow row) { return ask(gate_, std::move(row)); },
        [&](Polled polled) {
          fault_ = take(std::move(polled));
          return fault_.has_value();
        });
    return fault_ ? commit() : fault_;
  }

 private:
  Result<void> take(Polled polled) {
    FeedRow& row = polled.row;
    PollOutcome outcome;
    const Instant instant = now();
    row.fault.clear();
    if (!polled.fetched) {
      note_failure(row, outcome, polled.fetched.error().message());
    } else if (polled.fetched->status == 304) {
      row.fetched = instant;
      row.failures = 0;
    } else if (polled.fetched->status == 200 && polled.feed) {
      if (auto kept = keep(polled, outcome); !kept) return kept;
      row.fetched = instant;
      row.failures = 0;
    } else {
      row.is_gone = polled.fetched->status == 410;
      note_failure(row, outcome,
                   polled.fetched->status == 200
                       ? polled.feed.error().message()
                       : "it answers with status " + std::to_string(polled.fetched->status));
    }
    if (polled.fetched) {
      outcome.retry_after = polled.fetched->retry_after;
      outcome.max_age = polled.fetched->max_age;
    }
    row.pause = next_pause(row.pause, outcome);
    row.next = instant + spread_out(row.pause, row.url);
    if (auto put = archive_.put(row); !put) return put;
    print_line(feed_line(row, outcome.fresh));
    report_.count();
    return gathered_ >= articles_a_commit ? commit() : Result<void>();
  }

  void note_failure(FeedRow& row, PollOutcome& outcome, std::string what) {
    outcome.answered = false;
    ++row.failures;
    row.fault = std::move(what);
    report_.fault(Error{ErrorCode::failed, row.fault, {}, std::nullopt, {}});
  }

  Result<void> keep(Polled& polled, PollOutcome& outcome) {
    FeedRow& row = polled.row;
    if (polled.fetched->moved) {
      const auto moved = archive_.move_feed(row.url, polled.fetched->capture.url);
      if (!moved) return tl::unexpected(moved.error());
      if (*moved) row.url = polled.fetched->capture.url;
    }
    if (row.title.empty()) row.title = plain_text(polled.feed->headline);
    if (row.page.empty()) row.page = polled.feed->url;
    row.etag = polled.fetched->etag;
    row.modified = polled.fetched->modified;
    outcome.minutes = polled.feed->minutes;
    if (!polled.feed->faults.empty()) row.fault = polled.feed->faults.front();
    const auto seen = archive_.seen_items(row.url);
    if (!seen) return tl::unexpected(seen.error());
    const std::vector<NewItem> fresh = new_items(*polled.feed, *seen);
    outcome.fresh = fresh.size();
    row.items = seen->size() + fresh.size();
    if (fresh.empty()) return {};
    // The feed's row first: the items point to it.
    if (auto put = archive_.put(row); !put) return put;
    if (auto kept = archive_.keep_fetch(polled.fetched->capture); !kept) return kept;
    auto next = fresh.begin();
    Result<void> fault;
    run_in_order<NewItem, ItemArticle>(
        options_.no_pages ? 1 : threads_, 2 * threads_,
        [&] { return next == fresh.end() ? std::nullopt : std::optional(*next++); },
        [&](const NewItem& item) {
          ItemArticle made = of_item(polled, item);
          if (!options_.no_pages) made = with_page(gate_, std::move(made));
          made.statements = read_statements(made.article);
          return made;
        },
        [&](ItemArticle made) {
          fault = keep_one(row.url, std::move(made));
          return fault.has_value();
        });
    return fault;
  }

  Result<void> keep_one(const std::string& feed, ItemArticle made) {
    const bool says_something = !made.article.headline.empty() || !made.article.body.empty();
    if (made.page)
      if (auto kept = archive_.keep_fetch(*made.page); !kept) return kept;
    if (says_something)
      if (auto kept = desk_.keep(made.capture, made.article, std::move(made.statements)); !kept) return kept;
    gathered_ += says_something ? 1 : 0;
    return archive_.put_item(feed, made.seen, says_something ? made.article.id : ArticleId());
  }

  Result<void> commit() {
    gathered_ = 0;
    const auto outcomes = desk_.commit();
    if (!outcomes) return tl::unexpected(outcomes.error());
    return archive_.commit();
  }

  const Options& options_;
  Archive& archive_;
  Desk& desk_;
  Report& report_;
  Gate gate_;
  std::size_t threads_;
  std::size_t gathered_ = 0;
  Result<void> fault_;
};

}  // namespace

Exit run_poll(const Options& options) {
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  auto feeds = archive->feeds();
  if (!feeds) return complain(feeds.error());
  const Instant instant = now();
  std::erase_if(*feeds, [&](const FeedRow& f) { return f.is_gone || (!options.all && f.next > instant); });
  auto desk = Desk::open(*archive, threads_of(options));
  if (!desk) return complain(desk.error());
  Report report(options, "feeds");
  const auto done = Poller(options, *archive, *desk, report).poll(std::move(*feeds));
  return done ? report.exit() : complain(done.error());
}

}  // namespace broadsheet
