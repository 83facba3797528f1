// poll.cc: broadsheet poll: what is new in the feeds, into the archive.
//
//   feeds due ─► asked, read ─► which items are new ─► their pages, articles ─► kept, in order of the feeds
//                N threads      one thread             N threads                one thread
//
// A feed's validators and its next turn stand in the same commit as the last of its articles, and a commit
// comes between two feeds only, so that nothing is asked for as known that was not kept. Entry point:
// run_poll().

#include <algorithm>
#include <deque>
#include <filesystem>
#include <list>
#include <optional>
#include <thread>
#include <variant>

#include "base/step_back.h"
#include "broadsheet/capture.h"
#include "broadsheet/recommend.h"
#include "cli/fetching.h"
#include "cli/hubs.h"
#include "cli/pipeline.h"
#include "cli/poll_items.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "feed/schedule.h"
#include "feed/websub.h"

namespace broadsheet {
namespace {

constexpr std::size_t articles_a_commit = 1'000;
// More threads than cores, as most of them wait for an answer; so many answers are read ahead of the keeping.
constexpr std::size_t asking_threads = 16;
constexpr std::size_t ahead = 16 * asking_threads;

// A feed whose new items are being made into articles.
struct OpenFeed {
  Polled polled;
  PollOutcome outcome;
  std::size_t left = 0;  // items that are not kept yet
};

struct ItemOf {
  OpenFeed* feed;
  NewItem item;
};

struct MadeOf {
  OpenFeed* feed;
  MadeItem made;
};

using Step = std::variant<FeedRow, ItemOf>;
using Done = std::variant<Polled, MadeOf>;

Polled ask(Gate& gate, FeedRow row) {
  Polled polled;
  polled.row = std::move(row);
  polled.fetched = gate.fetch(
      {.url = polled.row.url, .etag = polled.row.etag, .modified = polled.row.modified, .now = now()});
  if (polled.fetched && polled.fetched->status == 200) {
    polled.fetched->capture.id = polled.fetched->capture.url;
    polled.feed = whole_feed(gate, polled.fetched->capture, polled.more);
    // An index says nothing of whether what it names has changed.
    if (!polled.more.empty()) polled.fetched->etag = polled.fetched->modified = {};
  }
  return polled;
}

class Poller {
 public:
  Poller(const Options& options, Archive& archive, ReaderState& reader, Report& report)
      : options_(options),
        archive_(archive),
        reader_(reader),
        report_(report),
        gate_(gate_rules(options)),
        turns_(std::max(1, static_cast<int>(std::thread::hardware_concurrency()))),
        gates_{.pages = options.no_pages ? nullptr : &gate_,
               .pictures = options.pictures ? &gate_ : nullptr,
               .turns = &turns_},
        threads_(options.threads != 0 ? options.threads : asking_threads) {}

  // `callback`: where hubs may call this paper; empty: nowhere.
  Result<void> poll(std::vector<FeedRow> due, const std::string& callback) {
    auto next_due = due.begin();
    const auto next = [&]() -> std::optional<Step> {
      if (!items_.empty()) {
        ItemOf item = items_.front();
        items_.pop_front();
        return item;
      }
      return next_due == due.end() ? std::nullopt : std::optional<Step>(std::move(*next_due++));
    };
    const auto work = [&](Step step) -> Done {
      if (auto* row = std::get_if<FeedRow>(&step)) return ask(gate_, std::move(*row));
      const ItemOf& of = std::get<ItemOf>(step);
      return MadeOf{of.feed, make_item(of.feed->polled, of.item, gates_)};
    };
    Result<void> done;
    run_in_order<Step, Done>(threads_, ahead, next, work, [&](Done step) {
      auto* polled = std::get_if<Polled>(&step);
      done = polled != nullptr ? take(std::move(*polled)) : keep(std::move(std::get<MadeOf>(step)));
      return done.has_value();
    });
    if (done) done = commit();
    if (done) done = archive_.tidy();
    if (!done || callback.empty()) return done;
    const auto followed = archive_.feeds();
    if (!followed) return tl::unexpected(followed.error());
    return ask_hubs(gate_, reader_, *followed, std::move(hubs_), callback);
  }

 private:
  Result<void> take(Polled polled) {
    OpenFeed& open = open_.emplace_back(std::move(polled), PollOutcome{});
    auto& [row, rules, fetched, feed, more] = open.polled;
    row.fault.clear();
    if (!fetched) {
      note_failure(open, fetched.error().message());
    } else if (fetched->status == 304) {
      row.fetched = now();
      row.failures = 0;
    } else if (fetched->status == 200 && feed) {
      if (auto begun = begin_keeping(open); !begun) return begun;
    } else {
      row.is_gone = fetched->status == 410;
      note_failure(open, fetched->status == 200
                             ? feed.error().message()
                             : "it answers with status " + std::to_string(fetched->status));
    }
    return open.left == 0 ? close(open) : Result<void>();
  }

  void note_failure(OpenFeed& open, std::string what) {
    open.outcome.answered = false;
    ++open.polled.row.failures;
    open.polled.row.fault = std::move(what);
    report_.fault(Error{ErrorCode::failed, open.polled.row.fault, {}, std::nullopt, {}});
  }

  Result<void> begin_keeping(OpenFeed& open) {
    auto& [row, rules, fetched, feed, more] = open.polled;
    row.fetched = now();
    row.failures = 0;
    const auto said = reader_.rules(row.url);
    if (!said) return tl::unexpected(said.error());
    // Rules that a newer program wrote count as none.
    rules = parse_rules(*said).value_or(FeedRules());
    if (fetched->moved) {
      const auto moved = archive_.move_feed(row.url, fetched->capture.url);
      if (!moved) return tl::unexpected(moved.error());
      if (*moved && !said->empty())
        if (auto done = reader_.move_rules(row.url, fetched->capture.url); !done) return done;
      if (*moved) row.url = fetched->capture.url;
    }
    if (row.title.empty()) row.title = plain_text(feed->headline);
    if (row.page.empty()) row.page = feed->url;
    row.etag = fetched->etag;
    row.modified = fetched->modified;
    open.outcome.minutes = feed->minutes;
    if (HubSubscription hub = hub_of(open.polled); !hub.hub.empty()) hubs_.push_back(std::move(hub));
    if (!feed->faults.empty()) row.fault = feed->faults.front();
    const auto seen = archive_.seen_items(row.url);
    if (!seen) return tl::unexpected(seen.error());
    const std::vector<NewItem> fresh = new_items(*feed, rules, *seen);
    open.outcome.fresh = open.left = fresh.size();
    row.items = seen->size() + fresh.size();
    for (const NewItem& item : fresh) items_.push_back({&open, item});
    if (fresh.empty()) return {};
    for (Capture& each : more)
      if (auto kept = archive_.keep_fetch(std::move(each)); !kept) return kept;
    return archive_.keep_fetch(fetched->capture);
  }

  Result<void> keep(MadeOf of) {
    MadeItem& made = of.made;
    const ArticleId id = made.article ? made.article->article.id : ArticleId();
    if (made.page)
      if (auto kept = archive_.keep_fetch(std::move(*made.page)); !kept) return kept;
    for (Capture& picture : made.pictures)
      if (auto kept = archive_.keep_fetch(std::move(picture)); !kept) return kept;
    if (made.article) {
      if (auto opened = open_desk(); !opened) return opened;
      if (auto kept = desk_->keep(std::move(*made.article)); !kept) return kept;
      ++gathered_;
    }
    if (auto put = archive_.put_item(of.feed->polled.row.url, made.seen, id); !put) return put;
    return --of.feed->left == 0 ? close(*of.feed) : Result<void>();
  }

  // It takes a second, and most polls find nothing new.
  Result<void> open_desk() {
    if (desk_) return {};
    auto desk = Desk::open(archive_, threads_of(options_));
    if (!desk) return tl::unexpected(desk.error());
    desk_.emplace(std::move(*desk));
    return {};
  }

  // All of it is kept: now its validators may stand.
  Result<void> close(OpenFeed& open) {
    auto& [row, rules, fetched, feed, more] = open.polled;
    if (fetched) {
      open.outcome.retry_after = fetched->retry_after;
      open.outcome.max_age = fetched->max_age;
    }
    row.pause = next_pause(row.pause, open.outcome);
    row.next = now() + spread_out(row.pause, row.url);
    if (auto put = archive_.put(row); !put) return put;
    print_line(feed_line(row, open.outcome.fresh));
    report_.count();
    open_.remove_if([&](const OpenFeed& each) { return &each == &open; });
    return gathered_ >= articles_a_commit ? commit() : Result<void>();
  }

  Result<void> commit() {
    gathered_ = 0;
    if (desk_)
      if (const auto outcomes = desk_->commit(); !outcomes) return tl::unexpected(outcomes.error());
    return archive_.commit();
  }

  const Options& options_;
  Archive& archive_;
  ReaderState& reader_;
  std::optional<Desk> desk_;  // from the first new article on
  Report& report_;
  Gate gate_;
  Turns turns_;
  ItemGates gates_;
  std::size_t threads_;
  std::list<OpenFeed> open_;
  std::deque<ItemOf> items_;
  std::vector<HubSubscription> hubs_;  // that feeds named
  std::size_t gathered_ = 0;
};

}  // namespace

Exit run_poll(const Options& options) {
  // Nobody waits for a poll, but somebody may be reading.
  step_back();
  const auto address = parse_url(options.callback);
  if (!options.callback.empty() && (!address || !is_web(*address)))
    return misuse("--callback " + options.callback,
                  "write this paper's public address: https://paper.example");
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  auto feeds = archive->feeds();
  if (!feeds) return complain(feeds.error());
  auto reader = ReaderState::open(options.archive);
  if (!reader) return complain(reader.error());
  // First, so that what is announced from now on has a poll of its own.
  std::error_code ignored;
  std::filesystem::remove(announced_path(options.archive), ignored);
  const auto announced = announced_feeds(*reader, *feeds);
  if (!announced) return complain(announced.error());
  const Instant instant = now();
  std::erase_if(*feeds, [&](const FeedRow& f) {
    const bool has_turn = f.next <= instant || std::ranges::find(*announced, f.url) != announced->end();
    return f.is_gone || (!options.all && !has_turn);
  });
  Report report(options, "feeds");
  const auto done = Poller(options, *archive, *reader, report).poll(std::move(*feeds), options.callback);
  return done ? report.exit() : complain(done.error());
}

}  // namespace broadsheet
