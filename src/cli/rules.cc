// rules.cc: broadsheet rules: what is wanted of a feed, shown, set, or tried on the feed as it stands.

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "broadsheet/audit.h"
#include "cli/fetching.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "feed/rules.h"

namespace broadsheet {
namespace {

void print_rules(const std::string& feed, const FeedRules& rules) {
  JsonWriter json;
  json.open_object().key("feed").value(feed).key("rules").open_array();
  for (const std::string& line : rule_lines(rules)) json.value(line);
  print_line(json.close_array().close_object().text());
}

Result<bool> is_followed(const Options& options, const std::string& url) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return tl::unexpected(archive.error());
  const auto feeds = archive->feeds();
  if (!feeds) return tl::unexpected(feeds.error());
  return std::any_of(feeds->begin(), feeds->end(), [&](const FeedRow& f) { return f.url == url; });
}

Exit try_rules(const Options& options, const std::string& url, const FeedRules& rules) {
  Gate gate(gate_rules(options));
  const auto feed = feed_now(gate, url);
  if (!feed) return complain(feed.error());
  print_line(to_json(rules, *feed));
  return Exit::done;
}

}  // namespace

Exit run_rules(const Options& options) {
  if (options.words.empty()) return misuse("no feed named", "name its address; broadsheet follow lists them");
  const std::string& url = options.words[0];
  const auto followed = is_followed(options, url);
  if (!followed) return complain(followed.error());
  if (!*followed)
    return complain({ErrorCode::missing, "no feed that is followed", url, std::nullopt,
                     "broadsheet follow lists their addresses"});
  auto reader = ReaderState::open(options.archive);
  if (!reader) return complain(reader.error());
  const bool are_given = options.words.size() > 1;
  const auto kept = reader->rules(url);
  if (!kept) return complain(kept.error());
  const std::string given = join({options.words.begin() + 1, options.words.end()}, "\n");
  const auto rules = parse_rules(are_given ? given : options.remove ? "" : *kept);
  if (!rules) return complain(rules.error());
  if (options.test) return try_rules(options, url, *rules);
  if (are_given || options.remove) {
    if (auto done = reader->set_rules(url, join(rule_lines(*rules), "\n")); !done)
      return complain(done.error());
    (void)note(options.archive, {now(), AuditEvent::rules_changed, {}, url});
  }
  print_rules(url, *rules);
  return Exit::done;
}

}  // namespace broadsheet
