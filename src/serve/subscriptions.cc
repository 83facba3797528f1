// subscriptions.cc: what the three protocols share. Entry point: subscriptions().

#include "serve/subscriptions.h"

#include <algorithm>
#include <limits>

#include "base/hash.h"
#include "base/strings.h"
#include "serve/feeds_out.h"
#include "serve/for_readers.h"
#include "serve/format.h"
#include "serve/marking.h"
#include "serve/page_parts.h"

namespace broadsheet {
namespace {

std::string site_address(const Visit& visit) {
  return "http://" + std::string(visit.request.host);
}

FeedRow kept_pages_row(const Visit& visit) {
  FeedRow row;
  row.url = site_address(visit) + "/feeds/atom/latest";
  row.page = site_address(visit) + "/";
  row.title = "Kept pages";
  return row;
}

}  // namespace

Result<std::vector<Subscription>> subscriptions(const Visit& visit) {
  const auto feeds = visit.archive.feeds();
  if (!feeds) return tl::unexpected(feeds.error());
  const auto counts = visit.archive.feed_counts();
  if (!counts) return tl::unexpected(counts.error());
  const auto count_of_feed = [&](std::int64_t number) {
    const auto found =
        std::find_if(counts->begin(), counts->end(), [&](const FeedCount& c) { return c.feed == number; });
    return found == counts->end() ? FeedCount{number, 0, 0, 0} : *found;
  };
  std::vector<Subscription> all;
  if (const FeedCount kept = count_of_feed(0); kept.articles > 0)
    all.push_back({kept_pages, kept_pages_row(visit), kept});
  for (const FeedRow& feed : *feeds) all.push_back({feed_id(feed.number), feed, count_of_feed(feed.number)});
  for (Subscription& each : all) {
    if (each.feed.title.empty()) each.feed.title = each.feed.url;
    if (each.feed.categories.empty()) each.feed.categories.emplace_back(no_category);
  }
  return all;
}

const Subscription* subscription_of(const std::vector<Subscription>& all, std::int64_t id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Subscription& s) { return s.id == id; });
  return found == all.end() ? nullptr : &*found;
}

std::int64_t category_id(std::string_view name) {
  if (name == no_category) return 1;
  return static_cast<std::int64_t>(hash64(name) & 0x3FFF'FFFF) + 2;
}

std::vector<std::string> categories_of(const std::vector<Subscription>& all) {
  std::vector<std::string> names;
  for (const Subscription& each : all)
    for (const std::string& name : each.feed.categories) names.push_back(name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::int64_t> feeds_in(const std::vector<Subscription>& all, std::string_view category) {
  std::vector<std::int64_t> numbers;
  for (const Subscription& each : all)
    if (std::find(each.feed.categories.begin(), each.feed.categories.end(), category) !=
        each.feed.categories.end())
      numbers.push_back(feed_number(each.id));
  if (numbers.empty()) numbers.push_back(-1);
  return numbers;
}

std::optional<std::string> category_named(const std::vector<Subscription>& all, std::int64_t id) {
  for (const std::string& name : categories_of(all))
    if (category_id(name) == id) return name;
  return std::nullopt;
}

std::vector<std::int64_t> feeds_in(const std::vector<Subscription>& all, std::int64_t category) {
  const auto name = category_named(all, category);
  return name ? feeds_in(all, *name) : std::vector<std::int64_t>{-1};
}

Result<void> mark_all_read(const Visit& visit, EntryQuery query) {
  query.read = false;
  query.limit = std::numeric_limits<std::int32_t>::max();
  const auto entries = visit.archive.entries(query);
  if (!entries) return tl::unexpected(entries.error());
  std::vector<ArticleId> ids;
  for (const EntryRow& entry : *entries) ids.push_back(entry.row.id);
  return set_mark(visit, std::move(ids), ReaderMark::read, true);
}

Result<void> mark_entries(const Visit& visit, const std::vector<std::int64_t>& numbers, ReaderMark mark,
                          bool yes) {
  if (numbers.empty()) return {};
  EntryQuery query;
  query.numbers = numbers;
  query.limit = numbers.size();
  const auto entries = visit.archive.entries(query);
  if (!entries) return tl::unexpected(entries.error());
  std::vector<ArticleId> ids;
  for (const EntryRow& entry : *entries) ids.push_back(entry.row.id);
  if (ids.empty()) return {};
  return set_mark(visit, std::move(ids), mark, yes);
}

Result<std::vector<EntryRow>> entries_for_readers(const Visit& visit, const EntryQuery& query) {
  auto entries = visit.archive.entries(query);
  if (entries) leave_out(visit, ListOf::program, *entries);
  return entries;
}

std::string entry_html(const Visit& visit, const EntryRow& entry) {
  const auto article = visit.archive.article(entry.row.id);
  return article && *article ? body_html(**article) : std::string();
}

std::string entry_url(const Visit& visit, const EntryRow& entry) {
  const std::string url = safe_url(entry.row.url);
  return url.empty() ? site_address(visit) + article_link(entry.row.id) : url;
}

std::string entry_title(const EntryRow& entry) {
  const std::string& headline = entry.row.headline;
  return headline.empty() ? english().words.say(phrase("row.no_headline")) : headline;
}

}  // namespace broadsheet
