// feed_page.cc: the page of a feed and its two forms: rules are kept, or only tried on what stands in the
// feed at the moment. Entry point: add_feed_page_routes().

#include "serve/feed_page.h"

#include "base/strings.h"
#include "feed/rules.h"
#include "serve/format.h"
#include "serve/guard.h"
#include "serve/marking.h"
#include "serve/page_parts.h"
#include "serve/page_routes.h"
#include "serve/spoken.h"

namespace broadsheet {
namespace {

// What was typed, and what came of it.
struct Typed {
  FeedRules::Text text = FeedRules::Text::longer;
  std::string rules;  // all but the choice of text
  std::optional<Error> fault;
  std::optional<FeedRules> tried;
  std::optional<Feed> feed;  // that they were tried on
};

Typed typed_of(const FeedRules& rules) {
  std::string lines;
  for (const FeedRule& rule : rules.rules) lines += (lines.empty() ? "" : "\n") + rule_line(rule);
  return {rules.text, std::move(lines), {}, {}, {}};
}

// The fields of the form, as rules are written.
std::string rules_asked(const Visit& visit) {
  const std::string_view text = visit.asked.value("text");
  return std::string(visit.asked.value("rules")) + (text.empty() ? "" : "\ntext " + std::string(text));
}

Views item_views(const FeedRules& rules, const Feed& feed) {
  Views views;
  for (const FeedItem& item : feed.items) {
    const RuleVerdict verdict = judge(rules, feed, item);
    View view({{"item_title", shown_headline(plain_text(item.headline))},
               {"author", authors_of(feed, item)},
               {"why", verdict.rule ? rule_line(rules.rules[*verdict.rule]) : std::string()}});
    view.set("takes", verdict.takes);
    views.push_back(std::move(view));
  }
  return views;
}

Views rule_views(const FeedRules& rules, const Feed& feed) {
  Views views;
  for (const FeedRule& rule : rules.rules) {
    const bool keeps = rule.action == FeedRule::Action::keep;
    const ViewName matched = keeps ? ViewName("feed.takes") : ViewName("feed.leaves");
    views.push_back(
        View({{"rule", rule_line(rule)}, {"matched", count_of(matched, count_matches(rule, feed))}}));
  }
  return views;
}

AnswerPtr show(const Visit& visit, const FeedRow& feed, const Typed& typed, int status = 200) {
  PageView made = page("feed", feed.title.empty() ? feed.url : feed.title);
  made.status = status;
  made.view.set("heading", feed.title.empty() ? feed.url : feed.title);
  made.view.set("url", feed.url);
  made.view.set("page", safe_url(feed.page));
  made.view.set("number", std::to_string(feed.number));
  made.view.set("items_seen", count_of("row.items", feed.items));
  made.view.set("fault", feed.fault);
  made.view.set("rules", typed.rules);
  if (typed.fault) made.view.set("rules_fault", rules_fault(*typed.fault));
  made.view.set("text_longer", typed.text == FeedRules::Text::longer);
  made.view.set("text_feed", typed.text == FeedRules::Text::feed);
  made.view.set("text_page", typed.text == FeedRules::Text::page);
  made.view.set("was_tried", typed.feed.has_value());
  if (typed.feed) {
    Views items = item_views(*typed.tried, *typed.feed);
    made.view.set("no_items", items.empty());
    made.view.set("items", std::move(items));
    made.view.set("tried", rule_views(*typed.tried, *typed.feed));
  }
  return page_answer(visit, std::optional(std::move(made)), Lasts::never);
}

AnswerPtr not_there(const Visit& visit, const Error& error) {
  return error.code == ErrorCode::missing ? missing_answer(visit) : fault_answer(visit.segments, error);
}

AnswerPtr show_feed(const Visit& visit) {
  const auto feed = feed_numbered(visit.archive, visit.segments[1]);
  if (!feed) return not_there(visit, feed.error());
  const auto said = visit.state.rules(feed->url);
  if (!said) return fault_answer(visit.segments, said.error());
  return show(visit, *feed, typed_of(parse_rules(*said).value_or(FeedRules())));
}

// The form again, with what was typed, and what is wrong with it.
AnswerPtr show_fault(const Visit& visit, const FeedRow& feed, const Error& error) {
  Typed typed;
  typed.rules = visit.asked.value("rules");
  typed.text = parse_rules("text " + std::string(visit.asked.value("text"))).value_or(FeedRules()).text;
  typed.fault = error;
  return show(visit, feed, typed, 400);
}

AnswerPtr save_rules(const Visit& visit) {
  const auto feed = feed_numbered(visit.archive, visit.segments[1]);
  if (!feed) return not_there(visit, feed.error());
  if (auto kept = keep_rules(visit, *feed, rules_asked(visit)); !kept)
    return kept.error().code == ErrorCode::bad_input || kept.error().code == ErrorCode::over_limit
               ? show_fault(visit, *feed, kept.error())
               : fault_answer(visit.segments, kept.error());
  return lead_to("/feed/" + std::to_string(feed->number));
}

AnswerPtr try_rules(const Visit& visit) {
  const auto feed = feed_numbered(visit.archive, visit.segments[1]);
  if (!feed) return not_there(visit, feed.error());
  const auto rules = parse_rules(rules_asked(visit));
  if (!rules) return show_fault(visit, *feed, rules.error());
  auto now = feed_as_it_stands(visit, *feed);
  if (!now) return show_fault(visit, *feed, now.error());
  Typed typed = typed_of(*rules);
  typed.tried = *rules;
  typed.feed = std::move(*now);
  return show(visit, *feed, typed);
}

}  // namespace

Result<FeedRow> feed_numbered(const Archive& archive, std::string_view number) {
  const auto wanted = number_in(number);
  const auto feeds = archive.feeds();
  if (!feeds) return tl::unexpected(feeds.error());
  for (const FeedRow& feed : *feeds)
    if (wanted && feed.number == *wanted) return feed;
  return fail(ErrorCode::missing, "no feed has this number");
}

Result<Feed> feed_as_it_stands(const Visit& visit, const FeedRow& feed) {
  if (!visit.shared.read_feed) return fail(ErrorCode::bad_input, "this server asks no other host");
  auto now = visit.shared.read_feed(feed.url);
  // Whatever is wrong out there, the request was in order; but nothing can be shown.
  if (!now) return fail(ErrorCode::bad_input, words_of(now.error()));
  return now;
}

Result<void> keep_rules(const Visit& visit, const FeedRow& feed, std::string_view rules) {
  const auto read = parse_rules(rules);
  if (!read) return tl::unexpected(read.error());
  auto done = visit.state.set_rules(feed.url, join(rule_lines(*read), "\n"));
  ++visit.shared.changes;
  if (done) note_event(visit, AuditEvent::rules_changed, feed.url);
  return done;
}

void add_feed_page_routes(std::vector<Route>& table) {
  table.push_back({"GET", "/feed/{id}", Guard::open, Lasts::never, show_feed});
  table.push_back({"POST", "/feed/{id}/rules", Guard::form, Lasts::never, save_rules});
  table.push_back({"POST", "/feed/{id}/test", Guard::form, Lasts::never, try_rules, true});
}

}  // namespace broadsheet
