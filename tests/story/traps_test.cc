// traps_test.cc: what must not be taken for one story, and what must. traps.txt has the reports, trap by
// trap; all are grouped in one run. A pair is a true one where both tell the same event, and a trap where
// they stand under the same heading, or the same day, and do not.

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "base/strings.h"
#include "broadsheet/story.h"

namespace broadsheet {
namespace {

struct Report {
  std::string trap, event;
  Article article;
};

std::vector<Report> read_reports() {
  std::ifstream file(std::string(BROADSHEET_SOURCE_DIR) + "/tests/story/traps.txt");
  std::vector<Report> reports;
  std::string line, trap;
  while (std::getline(file, line)) {
    if (line.starts_with("= ")) trap = line.substr(2);
    if (line.empty() || line[0] == '#' || line[0] == '=') continue;
    std::vector<std::string> parts;
    for (const std::string_view part : split(line, '|')) parts.emplace_back(trim(part));
    EXPECT_EQ(parts.size(), 5U) << line;
    if (parts.size() != 5) continue;
    Article a;
    a.id = "r" + std::to_string(reports.size());
    a.published = parse_iso_date(parts[0]);
    a.publisher = parts[1];
    a.headline = parts[3];
    a.language = trap == "another language" ? "de" : "en";
    a.body = {{BlockKind::paragraph, parts[4], {}, {}}};
    reports.push_back({trap, parts[2], std::move(a)});
  }
  return reports;
}

constexpr std::size_t still_fallen_for = 4;

// Traps of which some are.
bool may_be_fallen_for(const std::string& trap) {
  return trap == "the same actor in another event" || trap.starts_with("template");
}

TEST(Traps, AreNotFallenForAndReportsOfOneEventAreJoined) {
  const std::vector<Report> reports = read_reports();
  std::vector<Article> articles;
  for (const Report& r : reports) articles.push_back(r.article);
  std::map<ArticleId, StoryId> story;
  for (const Story& s : find_stories(articles))
    for (const ArticleId& id : s.articles) story[id] = s.id;
  std::size_t pairs = 0, events = 0, joined = 0, fallen_for = 0;
  for (std::size_t i = 0; i < reports.size(); ++i)
    for (std::size_t k = i + 1; k < reports.size(); ++k) {
      const Report &a = reports[i], &b = reports[k];
      const bool one_event = a.event == b.event, one_story = story.at(a.article.id) == story.at(b.article.id);
      const bool judged =
          one_event || a.trap == b.trap || a.article.published->instant == b.article.published->instant;
      pairs += judged ? 1 : 0;
      events += one_event ? 1 : 0;
      joined += one_event && one_story ? 1 : 0;
      EXPECT_TRUE(one_event || !one_story || may_be_fallen_for(a.trap))
          << a.trap << ":\n  " << a.article.headline << "\n  " << b.article.headline;
      fallen_for += !one_event && one_story ? 1 : 0;
    }
  std::printf("%zu pairs, of them %zu of one event, %zu joined; %zu others joined\n", pairs, events, joined,
              fallen_for);
  EXPECT_LE(fallen_for, still_fallen_for);
  EXPECT_GE(pairs, 300U);
  EXPECT_GE(10 * joined, 9 * events);
}

}  // namespace
}  // namespace broadsheet
