#pragma once
// desk_rules.h: what an editor says of lists and stories, in plain text, a rule a line.
//
//   pin story s41c09aa20b17                      first on the front page, in the order of the lines
//   pin article 4hk2m9x0q7w1e5zt under section World   first in the lists under those articles
//   ban publisher The Beacon                     in no list and not on the front page
//   ban title horoscope under story s41c09aa20b17      in no list under those articles
//   embargo article 4hk2m9x0q7w1e5zt until 2026-12-01T06:00Z   the same, until then
//   sensitive section Courts                     in lists of its own story only, and nothing else under it
//   join 4hk2m9x0q7w1e5zt 9c3v71ppd02xk6ya       the stories of these articles are one
//   split 4hk2m9x0q7w1e5zt from 9c3v71ppd02xk6ya      none before "from" is in a story with one behind
//   rename story s41c09aa20b17 as The two ferries      what the story is called
//
// Which articles: all, article, story, publisher, section, kind (opinion, live-blog, …) or title, whose words
// are sought as they stand, in a row, whatever their case. A story is named by its id or by an article of it;
// ids of articles stay when an archive is rebuilt. pin, ban and sensitive may end too: "until". Text that has
// one of the words under, until, as, from in it stands in quotation marks.
// What stands behind # is a remark. Safe from any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"
#include "broadsheet/news.h"

namespace broadsheet {

struct DeskRule {
  enum class Action : std::uint8_t { pin, ban, embargo, sensitive, join, split, rename };
  enum class Field : std::uint8_t { all, article, story, publisher, section, kind, title };
  struct Articles {
    Field field = Field::all;
    std::string value = {};  // as written; none for `all`
  };
  Action action = Action::ban;
  Articles what;
  std::optional<Articles> under;            // in lists under these; none: everywhere
  std::optional<Date> until;                // counts before that
  std::string name = {};                    // of a story that is renamed
  std::vector<ArticleId> ids, others = {};  // of join and split
  std::size_t line = 0;                     // in the file, from 1
};

struct DeskRules {
  std::vector<DeskRule> rules;
};

// Errors: bad_input with the line and what is allowed, over_limit.
[[nodiscard]] Result<DeskRules> parse_desk_rules(std::string_view text);

// What parse_desk_rules() reads of it is the rule, its line apart.
[[nodiscard]] std::string desk_rule_line(const DeskRule& rule);

}  // namespace broadsheet
