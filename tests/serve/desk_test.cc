// The rules of the desk on the pages: in force within a second, and told why.

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "broadsheet/recommend.h"
#include "recommend/desk_file.h"
#include "recommend/story_weight.h"
#include "serve/secrets.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

class DeskPages : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "pages-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Desk desk = Desk::open(archive).value();
    const std::string ferries =
        "Two ferries collided in fog off Port Aldous on Monday, and the harbour master Ingrid Fossum said "
        "that the "
        "rules for fog were in force. Fourteen people were hurt when the Kittiwake struck the stern of the "
        "Sandpiper "
        "at ten to seven in the morning.";
    const std::string own =
        "Fog hid the ferries Kittiwake and Sandpiper from each other off Port Aldous, where fourteen people "
        "were hurt "
        "as they collided, Ingrid Fossum said; the harbour master had told both of the rules.";
    const std::string rover = "The rover Petrel drilled into ice in a crater of the Moon, Noor Haddad said.";
    // A text of the Beacon that two other papers print, and a report of the Ledger; a lone report, a day
    // later.
    for (const auto& [id, publisher, body, day] :
         std::vector<std::array<std::string, 4>>{{"a0", "Beacon", ferries, "2026-10-19"},
                                                 {"a1", "Courier", ferries, "2026-10-19"},
                                                 {"a2", "Herald", ferries, "2026-10-19"},
                                                 {"a3", "Ledger", own, "2026-10-19"},
                                                 {"b0", "Beacon", rover, "2026-10-20"}}) {
      Article a;
      a.id = id;
      a.language = "en";
      a.publisher = publisher;
      a.headline = (id[0] == 'a' ? "Ferries collide, " : "Ice found, ") + id;
      a.section = id[0] == 'a' ? "World" : "Science";
      a.published = parse_iso_date(day);
      a.body = {{BlockKind::paragraph, body, {}, {}}};
      Capture capture;
      capture.bytes = to_json(a);
      EXPECT_TRUE(desk.keep(capture, a, read_statements(a)));
    }
    EXPECT_TRUE(desk.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // The page once other rules are in force.
  std::string after(OneSite& site, const std::string& rules, std::string_view target) {
    std::ofstream(desk_path(folder_)) << rules;
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    return site.answer({target})->plain.body;
  }
  std::string folder_;
};

bool stands_in(std::string_view what, const std::string& page) {
  return page.find(what) != std::string::npos;
}

TEST_F(DeskPages, ARuleCountsWithoutANewStart) {
  OneSite site(folder_);
  EXPECT_TRUE(stands_in("Ice found", site.answer({"/"})->plain.body));
  EXPECT_FALSE(stands_in("Ice found", after(site, "ban section Science", "/")));
  EXPECT_FALSE(stands_in("Ice found", after(site, "ban section Science\npush", "/")))
      << "what was in force stays so";
  EXPECT_TRUE(stands_in("Ice found", after(site, "", "/")));
  EXPECT_FALSE(stands_in("Ice found", after(site, "embargo title ice until 2999-01-01", "/")));
  EXPECT_TRUE(stands_in("Ice found", after(site, "embargo title ice until 2026-01-01", "/")));
  std::ifstream in(folder_ + "/desk.jsonl");
  const std::string log{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(stands_in(
      "\"rule\":\"ban section Science\",\"did\":\"left out\",\"article\":\"b0\",\"where\":\"/\"", log))
      << log;
  EXPECT_TRUE(stands_in("\"did\":\"not read\",\"why\":\"line 2: \\\"push\\\" begins no rule\"", log)) << log;
}

// Where an article could stand, and its own addresses.
const std::vector<std::string>& made_by_the_program() {
  static const std::vector<std::string> targets = {"/",
                                                   "/latest",
                                                   "/why",
                                                   "/section/Science",
                                                   "/publisher/Beacon",
                                                   "/speaker/Noor%20Haddad",
                                                   "/article/a0",
                                                   "/feeds/atom/latest",
                                                   "/feeds/json/publisher/Beacon",
                                                   "/feeds/rss/speaker/Noor%20Haddad",
                                                   "/api/v1/articles",
                                                   "/api/v1/stories",
                                                   "/api/v1/articles/a0/recommended",
                                                   "/v1/entries",
                                                   "/reader/api/0/stream/contents"};
  return targets;
}
const std::vector<std::string>& sought() {
  static const std::vector<std::string> targets = {"/search?q=Petrel",
                                                   "/place/Ice%20found",
                                                   "/search?q=speaker:haddad",
                                                   "/feeds/atom/search?q=Petrel",
                                                   "/api/v1/search?q=Petrel",
                                                   "/api/v1/statements?speaker=Noor%20Haddad",
                                                   "/saved",
                                                   "/feeds/atom/saved",
                                                   "/article/b0",
                                                   "/article/b0/about",
                                                   "/epub/article/b0",
                                                   "/api/v1/articles/b0"};
  return targets;
}

TEST_F(DeskPages, WhatIsUnderEmbargoIsNowhereUntilItsHour) {
  ReaderState state = ReaderState::open(folder_).value();
  ASSERT_TRUE(state.add_key("k", hash_of_key("k"), hash_of_key(fever_form_of_key("k")), 1));
  ASSERT_TRUE(state.mark({"b0"}, ReaderMark::saved, 1));
  OneSite site(folder_);
  const auto tells = [&](const std::string& target) {
    const AnswerPtr page = site.answer({.target = target, .auth_token = "k"});
    return stands_in("Ice found", page->plain.body) || stands_in("Petrel", page->plain.body) ||
           (target.starts_with("/epub") && page->status == 200);
  };
  const StoryId story = Archive::open(folder_, ArchiveMode::read).value().row("b0").value()->story;
  (void)after(site, "embargo article b0 until 2999-01-01", "/");
  for (const std::string& target : made_by_the_program()) EXPECT_FALSE(tells(target)) << target;
  for (const std::string& target : sought()) {
    // What was sought for stands in its page.
    if (target.find("q=Petrel") == std::string::npos) EXPECT_FALSE(tells(target)) << target;
    EXPECT_FALSE(stands_in("Ice found", site.answer({target})->plain.body)) << target;
  }
  for (const char* gone : {"/article/b0", "/article/b0/about", "/epub/article/b0", "/api/v1/articles/b0",
                           "/api/v1/articles/b0/statements", "/api/v1/articles/b0/capture",
                           "/section/Science", "/speaker/Noor%20Haddad"})
    EXPECT_EQ(site.answer({gone})->status, 404) << gone;
  for (const std::string& gone : {"/story/" + story, "/epub/story/" + story, "/api/v1/stories/" + story,
                                  "/api/v1/stories/" + story + "/timeline"})
    EXPECT_EQ(site.answer({gone})->status, 404) << gone;

  (void)after(site, "embargo article b0 until 2026-01-01", "/");
  for (const std::string& target : made_by_the_program())
    EXPECT_TRUE(tells(target) || target.find("a0") != std::string::npos) << target;
  for (const std::string& target : sought()) EXPECT_TRUE(tells(target)) << target;
}

TEST_F(DeskPages, WhatIsBannedIsInNoListOfTheProgramAndIsFound) {
  ReaderState state = ReaderState::open(folder_).value();
  ASSERT_TRUE(state.add_key("k", hash_of_key("k"), hash_of_key(fever_form_of_key("k")), 1));
  ASSERT_TRUE(state.mark({"b0"}, ReaderMark::saved, 1));
  OneSite site(folder_);
  (void)after(site, "ban title ice", "/");
  for (const std::string& target : made_by_the_program())
    EXPECT_FALSE(stands_in("Ice found", site.answer({.target = target, .auth_token = "k"})->plain.body))
        << target;
  for (const std::string& target : sought())
    EXPECT_TRUE(site.answer({target})->status == 200 &&
                (target.starts_with("/epub") || target.find("addad") != std::string::npos ||
                 stands_in("Ice found", site.answer({target})->plain.body)))
        << target;
}

// A story that is called by an article under embargo is called by another.
TEST_F(DeskPages, NoStoryIsCalledByWhatIsHeldBack) {
  const Archive archive = Archive::open(folder_, ArchiveMode::read).value();
  const StoryId id = archive.row("a0").value()->story;
  const std::string headline = archive.story(id).value()->headline;
  ASSERT_TRUE(headline.starts_with("Ferries collide, ")) << headline;
  OneSite site(folder_);
  (void)after(site, "embargo article " + headline.substr(17) + " until 2999-01-01", "/");
  for (const std::string& target :
       {"/story/" + id, std::string("/api/v1/stories"), "/api/v1/stories/" + id, "/feeds/atom/story/" + id}) {
    const std::string page = site.answer({target})->plain.body;
    EXPECT_FALSE(stands_in(headline, page)) << target;
    EXPECT_TRUE(stands_in("Ferries collide, ", page)) << target;
  }
}

TEST_F(DeskPages, AServerDoesNotBeginByRulesThatItCannotRead) {
  std::ofstream(desk_path(folder_)) << "push";
  Shared shared;
  shared.folder = folder_;
  const auto site = Site::open(shared, {});
  ASSERT_FALSE(site);
  EXPECT_EQ(site.error().path, desk_path(folder_));
}

TEST_F(DeskPages, PinsAndNamesStoriesAndListsTheirArticles) {
  OneSite site(folder_);
  const auto first = [](const std::string& page) { return page.substr(page.find("<h2>"), 80); };
  EXPECT_TRUE(stands_in("Ferries", first(site.answer({"/"})->plain.body)));
  const std::string pinned = after(site, "pin story b0\nrename story a0 as Fog & ferries", "/");
  EXPECT_TRUE(stands_in("Ice found", first(pinned)));
  EXPECT_TRUE(stands_in("Fog &amp; ferries", pinned));
  Archive archive = Archive::open(folder_, ArchiveMode::read).value();
  const StoryId story = archive.row("a0").value()->story;
  EXPECT_TRUE(stands_in("<h1>Fog &amp; ferries</h1>", site.answer({"/story/" + story})->plain.body));
  EXPECT_TRUE(stands_in("Fog & ferries", site.answer({"/api/v1/stories"})->plain.body));
  EXPECT_TRUE(stands_in("Fog & ferries", site.answer({"/api/v1/stories/" + story})->plain.body));
  EXPECT_TRUE(stands_in("From the desk", after(site, "pin article b0 under all", "/article/a0")));
}

TEST_F(DeskPages, AnIdThatAStoryHadLeadsToIt) {
  Archive archive = Archive::open(folder_, ArchiveMode::write).value();
  const StoryId was = archive.row("b0").value()->story;
  std::ofstream(desk_path(folder_)) << "join a0 b0";
  ASSERT_TRUE(Desk::open(archive).value().commit());
  ASSERT_NE(archive.row("b0").value()->story, was);
  OneSite site(folder_);
  for (const std::string& target : {"/story/" + was, "/api/v1/stories/" + was, "/feeds/atom/story/" + was}) {
    const std::string page = site.answer({target})->plain.body;
    EXPECT_TRUE(stands_in("Ice found", page) && stands_in("Ferries collide", page)) << target;
  }
}

TEST_F(DeskPages, TheNumbersOfAPlaceAreThoseThatOrderedIt) {
  Archive archive = Archive::open(folder_, ArchiveMode::read).value();
  const std::vector<StoryRow> stories = archive.stories(10).value();
  for (const StoryRow& story : stories) {
    const auto facts = archive.facts_of_story(story.id).value();
    EXPECT_DOUBLE_EQ(weight_of(story.reports, facts.papers, facts.newest).sum(), story.weight);
  }
  OneSite site(folder_);
  const std::string page = site.answer({"/why"})->plain.body;
  // Two reports, in four papers, a day older than the newest: 1 + 0.25 - 0.33.
  for (const char* told : {"<td>2 <span class=\"points\">+1.00</span></td>",
                           "<td>4 <span class=\"points\">+0.25</span></td>", "−0.33", "<td>+0.92</td>"})
    EXPECT_TRUE(stands_in(told, page)) << told;
  EXPECT_TRUE(stands_in("href=\"/why#place-2\"", site.answer({"/"})->plain.body));
  EXPECT_TRUE(stands_in("id=\"place-2\"", page));
}

}  // namespace
}  // namespace broadsheet
