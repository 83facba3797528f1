// /api/v1 against its own description, and by examples.

#include "serve/api.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>

#include "broadsheet/recommend.h"
#include "serve/secrets.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

class Api : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "api-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Desk desk = Desk::open(archive).value();
    for (int i = 0; i < 5; ++i) {
      Article a;
      a.id = "a" + std::to_string(i);
      a.headline =
          std::string("Ferries collide ") + static_cast<char>('A' + i);  // figures would tell other events
      a.publisher = "The Gazette";
      a.section = "Harbour";
      a.published = parse_iso_date("2026-10-1" + std::to_string(i));
      a.body = {{BlockKind::paragraph, "They met in fog number " + std::to_string(i), {}, {}}};
      if (i == 1) a.body[0].text += ", Ada Lindqvist said.";
      Capture capture;
      capture.bytes = to_json(a);
      EXPECT_TRUE(desk.keep(capture, a));
    }
    FeedRow feed{.url = "https://gazette.example/rss", .title = "The Gazette", .page = {}};
    EXPECT_TRUE(archive.put(feed));
    story_ = desk.commit()->front().story;
    feed_ = std::to_string(archive.feeds()->front().number);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] AnswerPtr answer(const std::string& target) const {
    return OneSite(folder_).answer({target});
  }
  // The JSON of an answer; valid until the next.
  simdjson::dom::element json(const std::string& target) {
    text_ = simdjson::padded_string(answer(target)->plain.body);
    return parser_.parse(text_).value();
  }
  // The answer to a request of a program that has a key.
  static AnswerPtr send(OneSite& site, std::string_view method, const std::string& target,
                        std::string_view body) {
    return site.answer({.target = target,
                        .method = method,
                        .body = body,
                        .type = "application/json",
                        .auth_token = "the-key"});
  }
  std::string folder_, story_, feed_;
  simdjson::padded_string text_;
  simdjson::dom::parser parser_;
};

TEST_F(Api, AnswersAsItDescribesItself) {
  std::vector<std::pair<std::string, std::string>> paths;
  const simdjson::dom::object described = json("/api/v1/openapi.json")["paths"].get_object().value();
  constexpr std::string_view member_path = "/get/responses/200/content/application~1json/schema/required/0";
  for (const auto& [path, item] : described)
    if (item.at_pointer(member_path).error() == simdjson::SUCCESS)
      paths.emplace_back(path, std::string(item.at_pointer(member_path).get_string().value()));
  EXPECT_GE(paths.size(), 9U);
  for (auto& [path, member] : paths) {
    if (const std::size_t at = path.find("{id}"); at != std::string::npos)
      path.replace(at, 4, path.starts_with("/stories") ? story_ : path.starts_with("/feeds") ? feed_ : "a1");
    if (path == "/search") path += "?q=fog";
    const AnswerPtr found = answer("/api/v1" + path);
    EXPECT_EQ(found->status, 200) << path;
    EXPECT_NE(found->plain.head.find("Content-Type: application/json"), std::string::npos);
    EXPECT_FALSE(found->etag.empty());
    EXPECT_EQ(json("/api/v1" + path)[member].error(), simdjson::SUCCESS) << path << " lacks " << member;
  }
}

TEST_F(Api, GivesThePageAnArticleWasMadeOf) {
  const AnswerPtr found = answer("/api/v1/articles/a1/capture");
  EXPECT_EQ(found->status, 200);
  EXPECT_NE(found->plain.head.find("Content-Type: application/gzip"), std::string::npos);
  EXPECT_TRUE(found->plain.body.starts_with("\x1F\x8B"));
  EXPECT_EQ(answer("/api/v1/articles/nothing/capture")->status, 404);
}

TEST_F(Api, CursorsLeadThroughAListAndBack) {
  std::vector<std::string> ids;
  std::string next = "/api/v1/articles?limit=2";
  while (!next.empty()) {
    const auto list = json(next);
    for (simdjson::dom::element each : list["articles"]) ids.emplace_back(each["id"].get_string().value());
    std::string_view older;
    next = list["older"].get(older) == simdjson::SUCCESS
               ? "/api/v1/articles?limit=2&older=" + std::string(older)
               : "";
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"a4", "a3", "a2", "a1", "a0"}));
  const std::string older(json("/api/v1/articles?limit=2")["older"].get_string().value());
  const std::string newer(json("/api/v1/articles?limit=2&older=" + older)["newer"].get_string().value());
  EXPECT_EQ(json("/api/v1/articles?limit=2&newer=" + newer)["articles"].at(0)["id"].get_string().value(),
            "a4");
}

TEST_F(Api, ToReadIsForItsReaderWhereThatIsAskedFor) {
  ReaderState state = ReaderState::open(folder_).value();
  ASSERT_TRUE(state.mark({"a4"}, ReaderMark::read, 1));
  ASSERT_TRUE(state.mark({"a0"}, ReaderMark::hidden, 1));
  ASSERT_TRUE(state.mark({"a1"}, ReaderMark::saved, 1));
  const auto ids = [&](const std::string& target) {
    std::string all;
    for (simdjson::dom::element each : json(target)["articles"]) all += each["id"].get_string().value();
    return all;
  };
  EXPECT_EQ(ids("/api/v1/to-read"), "a3a2a1");
  EXPECT_EQ(ids("/api/v1/to-read?personal=true"), "a3a1a2");
  EXPECT_EQ(json("/api/v1/to-read?personal=true")["articles"].at(1)["reason"]["text"].get_string().value(),
            "you saved 1 article about Ada Lindqvist");
}

TEST_F(Api, ChangesTakeAKeyAndWhatTheyDescribe) {
  ASSERT_TRUE(ReaderState::open(folder_)->add_key("test", hash_of_key("the-key"), "fever", 1));
  OneSite site(folder_);
  site.shared().read_feed = [](const std::string&) -> Result<Feed> {
    Feed feed;
    feed.items.emplace_back().headline.value = "Your horoscope";
    return feed;
  };
  std::size_t asked = 0;
  const std::string text = answer("/api/v1/openapi.json")->plain.body;
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(text);
  const simdjson::dom::object described = parser.parse(padded).value()["paths"].get_object().value();
  for (const auto& [path, item] : described) {
    const simdjson::dom::object operations = item.get_object().value();
    for (const auto& [method, operation] : operations) {
      if (method == "get") continue;
      ++asked;
      std::string target = "/api/v1" + std::string(path), verb;
      for (const char c : method) verb += static_cast<char>(c - 32);
      target.replace(target.find("{id}"), 4, path.starts_with("/feeds") ? feed_ : "a1");
      const std::string takes(operation.at_pointer("/requestBody/content/application~1json/schema/required/0")
                                  .get_string()
                                  .value());
      const std::string body =
          "{\"" + takes + "\": [\"" + (takes == "rules" ? "mute title horoscope" : "saved") + "\"]}";
      EXPECT_EQ(site.answer({.target = target, .method = verb, .body = body})->status, 401) << target;
      const AnswerPtr good = send(site, verb, target, body);
      EXPECT_EQ(good->status, 200) << target << good->plain.body;
      EXPECT_EQ(send(site, verb, target, "{}")->status, 400) << target;
      EXPECT_EQ(send(site, verb, target, "{\"" + takes + "\": [\"take it\"]}")->status, 400) << target;
    }
  }
  EXPECT_EQ(asked, 3U);
  const std::string marks = "/api/v1/articles/a1/marks";
  EXPECT_EQ(site.answer({marks})->plain.body, R"({"marks":["saved"]})");
  EXPECT_EQ(send(site, "PUT", marks, R"({"marks": ["hidden", "read"]})")->status, 200);
  EXPECT_EQ(site.answer({marks})->plain.body, R"({"marks":["read","hidden"]})");
  EXPECT_EQ(send(site, "PUT", "/api/v1/articles/none/marks", R"({"marks": []})")->status, 404);
  EXPECT_EQ(json("/api/v1/feeds/" + feed_ + "/rules")["rules"].at(0).get_string().value(),
            "mute title horoscope");
  const std::string tried =
      send(site, "POST", "/api/v1/feeds/" + feed_ + "/rules/test", R"({"rules": []})")->plain.body;
  EXPECT_NE(tried.find(R"("title":"Your horoscope","takes":true)"), std::string::npos) << tried;
  EXPECT_EQ(answer("/api/v1/feeds/99/rules")->status, 404);
}

TEST_F(Api, FaultsAreProblemDetails) {
  const std::vector<std::pair<std::string, int>> faults = {{"/api/v1/articles/none", 404},
                                                           {"/api/v1/nothing", 404},
                                                           {"/api/v2/articles", 404},
                                                           {"/api/v1/articles?limit=0", 400},
                                                           {"/api/v1/articles?limit=x", 400},
                                                           {"/api/v1/articles?older=yesterday", 400},
                                                           {"/api/v1/articles?older=1.1&newer=1.1", 400},
                                                           {"/api/v1/search", 400},
                                                           {"/api/v1/search?q=by:", 400},
                                                           {"/api/v1/stories/none", 404}};
  for (const auto& [target, status] : faults) {
    const AnswerPtr found = answer(target);
    EXPECT_EQ(found->status, status) << target;
    EXPECT_NE(found->plain.head.find("application/problem+json"), std::string::npos) << target;
    EXPECT_EQ(json(target)["status"].get_int64().value(), status) << target;
  }
}

}  // namespace
}  // namespace broadsheet
