// The protocols of reader programs, as their readers ask: who comes in, what they get, and that what they
// mark is marked.

#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>

#include "serve/secrets.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

const std::string key = "k3y";
const std::string basic = "Basic cmVhZGVyOmszeQ==";  // reader:k3y
const std::string google = "GoogleLogin auth=k3y";

class Readers : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "readers-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    FeedRow gazette{
        .url = "https://gazette.example/rss", .title = "Gazette", .page = "https://gazette.example/"};
    gazette.categories = {"News"};
    ASSERT_TRUE(archive.put(gazette));
    for (int i = 1; i <= 5; ++i) {
      Article a;
      a.id = "a" + std::to_string(i);
      a.url = "https://gazette.example/" + std::to_string(i);
      a.headline = "Ferry <" + std::to_string(i) + ">";
      a.byline = {"Ines Robledo"};
      a.published = parse_iso_date("2026-10-1" + std::to_string(i) + "T10:00:00Z");
      a.body = {{BlockKind::paragraph, "<script>alert(1)</script> & fog", {}, {}}};
      Capture capture;
      capture.bytes = a.id;
      ASSERT_TRUE(archive.keep(capture, a));
      if (i <= 3) {
        ASSERT_TRUE(archive.put_item(gazette.url, {static_cast<std::uint64_t>(i), 1}, a.id));
      }
    }
    ASSERT_TRUE(archive.put_copy("a5", "a4", RelationKind::copy));
    ASSERT_TRUE(archive.commit());
    ReaderState state = ReaderState::open(folder_).value();
    ASSERT_TRUE(state.add_key("test", hash_of_key(key), hash_of_key(fever_form_of_key(key)), 1));
    site_ = std::make_unique<OneSite>(folder_);
  }
  void TearDown() override {
    site_.reset();
    std::filesystem::remove_all(folder_);
  }

  AnswerPtr ask(const std::string& method, const std::string& target, const std::string& body = {},
                const std::string& authorization = basic) {
    Request request{.target = target, .method = method, .body = body, .host = "localhost:8080"};
    request.type = body.starts_with("{") ? "application/json" : "application/x-www-form-urlencoded";
    request.authorization = authorization;
    return site_->answer(request);
  }
  std::string text(const std::string& method, const std::string& target, const std::string& body = {},
                   const std::string& authorization = basic) {
    const AnswerPtr answer = ask(method, target, body, authorization);
    EXPECT_LT(answer->status, 300) << method << " " << target << ": " << answer->plain.body;
    return answer->plain.body;
  }
  // JSON of an answer; valid until the next.
  simdjson::dom::element json(const std::string& text) {
    text_ = simdjson::padded_string(text);
    return parser_.parse(text_).value();
  }
  std::string ids(const std::string& target) {
    std::string found;
    for (simdjson::dom::element entry : json(text("GET", target))["entries"])
      found += std::to_string(entry["id"].get_int64().value()) + " ";
    return found;
  }
  std::string google_ids(const std::string& query) {
    std::string found;
    for (simdjson::dom::element item :
         json(text("GET", "/reader/api/0/stream/items/ids?output=json&" + query, {}, google))["itemRefs"])
      found += std::string(item["id"].get_string().value()) + " ";
    return found;
  }
  std::string fever(const std::string& query, const std::string& fields = {}) {
    return text("POST", "/fever/?api" + query, "api_key=" + fever_form_of_key(key) + "&" + fields, {});
  }
  [[nodiscard]] ArticleRow row(const std::string& id) const {
    Archive archive = Archive::open(folder_, ArchiveMode::read).value();
    EXPECT_TRUE(archive.marks_generation());
    return *archive.row(id).value();
  }
  std::string folder_;
  std::unique_ptr<OneSite> site_;
  simdjson::padded_string text_;
  simdjson::dom::parser parser_;
};

// --------------------------------------------------------------------------------------------- Miniflux

TEST_F(Readers, MinifluxTakesAKeyInEitherPlace) {
  EXPECT_EQ(ask("GET", "/v1/me")->status, 200);
  EXPECT_EQ(ask("GET", "/v1/me", {}, {})->status, 401);
  EXPECT_EQ(ask("GET", "/v1/me", {}, "Basic cmVhZGVyOndyb25n")->status, 401);
  Request request{.target = "/v1/me"};
  request.auth_token = key;
  EXPECT_EQ(site_->answer(request)->status, 200);
  request.auth_token = "other";
  const AnswerPtr refused = site_->answer(request);
  EXPECT_EQ(refused->status, 401);
  EXPECT_EQ(refused->plain.body.find("{\"error_message\":"), 0U);
}

TEST_F(Readers, MinifluxListsFeedsWithTheirCategories) {
  const auto feeds = json(text("GET", "/v1/feeds")).get_array().value();
  ASSERT_EQ(feeds.size(), 2U);
  EXPECT_EQ(feeds.at(0)["title"].get_string().value(), "Kept pages");
  EXPECT_EQ(feeds.at(1)["title"].get_string().value(), "Gazette");
  EXPECT_EQ(feeds.at(1)["id"].get_int64().value(), 2);
  EXPECT_EQ(feeds.at(1)["category"]["title"].get_string().value(), "News");
  EXPECT_EQ(json(text("GET", "/v1/categories")).get_array().value().size(), 2U);
  EXPECT_EQ(ask("GET", "/v1/feeds/9")->status, 404);
  EXPECT_EQ(ask("GET", "/v1/feeds/x")->status, 404);
}

TEST_F(Readers, MinifluxListsEntriesAsAsked) {
  EXPECT_EQ(ids("/v1/entries?order=published_at&direction=desc"), "4 3 2 1 ") << "copies are folded";
  EXPECT_EQ(ids("/v1/entries"), "1 2 3 4 ");
  EXPECT_EQ(ids("/v1/feeds/2/entries?order=published_at&direction=desc&limit=2"), "3 2 ");
  EXPECT_EQ(ids("/v1/feeds/1/entries"), "4 ");
  EXPECT_EQ(ids("/v1/entries?after_entry_id=2&order=id"), "3 4 ");
  EXPECT_EQ(ids("/v1/entries?before_entry_id=3&order=id&direction=desc"), "2 1 ");
  EXPECT_EQ(ids("/v1/entries?offset=3"), "4 ");
  EXPECT_EQ(ids("/v1/entries?status=removed"), "");
  const auto list = json(text("GET", "/v1/entries?limit=1&direction=desc"));
  EXPECT_EQ(list["total"].get_uint64().value(), 4U);
  const simdjson::dom::element entry = list["entries"].at(0);
  EXPECT_EQ(entry["title"].get_string().value(), "Ferry <4>");
  EXPECT_EQ(entry["content"].get_string().value(),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; fog</p>\n");
  EXPECT_EQ(entry["published_at"].get_string().value(), "2026-10-14T10:00:00Z");
  for (const char* wrong : {"limit=x", "limit=-1", "status=liked", "after=yesterday"})
    EXPECT_EQ(ask("GET", std::string("/v1/entries?") + wrong)->status, 400) << wrong;
}

TEST_F(Readers, MinifluxMarksAndStars) {
  EXPECT_EQ(ask("PUT", "/v1/entries", R"({"entry_ids":[1,2,77],"status":"read"})")->status, 204);
  EXPECT_EQ(ids("/v1/entries?status=unread"), "3 4 ");
  EXPECT_EQ(ids("/v1/entries?status=read&status=unread"), "1 2 3 4 ");
  EXPECT_TRUE(row("a1").read);
  EXPECT_EQ(ask("PUT", "/v1/entries", R"({"entry_ids":[1],"status":"unread"})")->status, 204);
  EXPECT_FALSE(row("a1").read);
  EXPECT_EQ(ask("PUT", "/v1/entries/3/bookmark")->status, 204);
  EXPECT_EQ(ids("/v1/entries?starred=true"), "3 ");
  EXPECT_EQ(ask("PUT", "/v1/entries/3/bookmark")->status, 204);
  EXPECT_EQ(ids("/v1/entries?starred=true"), "");
  EXPECT_EQ(ask("PUT", "/v1/feeds/2/mark-all-as-read")->status, 204);
  EXPECT_EQ(ids("/v1/entries?status=unread"), "4 ");
  EXPECT_EQ(json(text("GET", "/v1/feeds/counters"))["reads"]["2"].get_int64().value(), 3);
  EXPECT_EQ(ask("PUT", "/v1/entries", R"({"entry_ids":[4],"status":"read"})")->status, 204);
  EXPECT_TRUE(row("a5").read) << "a copy is read with the article it repeats";
  EXPECT_EQ(ask("PUT", "/v1/entries", R"({"entry_ids":[4],"status":"removed"})")->status, 204);
  EXPECT_EQ(ids("/v1/entries"), "1 2 3 ");
  for (const char* wrong : {"", "{", "[]", R"({"entry_ids":["1"],"status":"read"})", R"({"entry_ids":[1]})",
                            R"({"entry_ids":[],"status":"read"})"})
    EXPECT_EQ(ask("PUT", "/v1/entries", wrong)->status, 400) << wrong;
}

TEST_F(Readers, MinifluxFollowsRenamesAndUnfollows) {
  site_->shared().find_feed = [](const std::string& url) -> Result<FeedRow> {
    if (url != "https://b.example/") return fail(ErrorCode::failed, "it answers with status 404", url);
    return FeedRow{.url = "https://b.example/rss", .title = "B", .page = {}};
  };
  const auto news = json(text("GET", "/v1/categories")).at(1)["id"].get_int64().value();
  const std::string category = ",\"category_id\":" + std::to_string(news) + "}";
  EXPECT_EQ(ask("POST", "/v1/feeds", "{\"feed_url\":\"https://b.example/\"" + category)->status, 201);
  EXPECT_EQ(ask("POST", "/v1/feeds", R"({"feed_url":"https://c.example/"})")->status, 400);
  EXPECT_EQ(json(text("GET", "/v1/feeds/3"))["category"]["title"].get_string().value(), "News");
  EXPECT_EQ(ask("PUT", "/v1/feeds/3", R"({"title":"Bee","category_id":1})")->status, 201);
  EXPECT_EQ(json(text("GET", "/v1/feeds/3"))["title"].get_string().value(), "Bee");
  EXPECT_EQ(json(text("GET", "/v1/feeds/3"))["category"]["title"].get_string().value(), "All");
  EXPECT_NE(text("GET", "/v1/export").find("https://b.example/rss"), std::string::npos);
  EXPECT_EQ(ask("DELETE", "/v1/feeds/3")->status, 204);
  EXPECT_EQ(ask("GET", "/v1/feeds/3")->status, 404);
}

// ---------------------------------------------------------------------------------------- Google Reader

TEST_F(Readers, GoogleReaderLogsInBothWays) {
  EXPECT_EQ(text("POST", "/accounts/ClientLogin", "Email=reader&Passwd=k3y", {}),
            "SID=k3y\nLSID=k3y\nAuth=k3y\n");
  EXPECT_EQ(json(text("POST", "/accounts/ClientLogin", "output=json&Email=reader&Passwd=k3y", {}))["Auth"]
                .get_string()
                .value(),
            "k3y");
  for (const char* wrong : {"", "Email=reader", "Email=reader&Passwd=", "Email=reader&Passwd=no"})
    EXPECT_EQ(ask("POST", "/accounts/ClientLogin", wrong, {})->status, 401) << wrong;
  EXPECT_EQ(ask("GET", "/accounts/ClientLogin?Email=reader&Passwd=k3y", {}, {})->status, 405)
      << "no key in an address";
  EXPECT_EQ(ask("GET", "/reader/api/0/user-info", {}, "GoogleLogin auth=no")->status, 401);
}

// What NetNewsWire, Reeder and Read You send, in their order.
TEST_F(Readers, GoogleReaderWalksThroughASync) {
  const std::string token = text("GET", "/reader/api/0/token", {}, google);
  EXPECT_EQ(token.size(), 57U);
  EXPECT_EQ(json(text("GET", "/reader/api/0/tag/list?output=json", {}, google))["tags"]
                .at(2)["id"]
                .get_string()
                .value(),
            "user/-/label/News");
  const auto gazette =
      json(text("GET", "/reader/api/0/subscription/list?output=json", {}, google))["subscriptions"].at(1);
  EXPECT_EQ(gazette["id"].get_string().value(), "feed/2");
  EXPECT_EQ(gazette["categories"].at(0)["label"].get_string().value(), "News");
  EXPECT_EQ(google_ids("s=user/-/state/com.google/reading-list&n=1000"), "4 3 2 1 ");
  EXPECT_EQ(google_ids("s=user/-/state/com.google/reading-list&xt=user/-/state/com.google/read&n=10000"),
            "4 3 2 1 ");
  EXPECT_EQ(google_ids("s=user/-/state/com.google/starred&n=1000"), "");
  EXPECT_EQ(google_ids("s=feed/2&r=o"), "1 2 3 ");
  EXPECT_EQ(google_ids("s=feed/https://gazette.example/rss"), "3 2 1 ");
  EXPECT_EQ(google_ids("s=user/1/label/News"), "3 2 1 ");
  const auto items =
      json(text("POST", "/reader/api/0/stream/items/contents?output=json",
                "T=" + token + "&i=tag:google.com,2005:reader/item/0000000000000001&i=0000000000000002&i=3",
                google))["items"];
  EXPECT_EQ(items.get_array().value().size(), 3U) << "long, hexadecimal and decimal";
  EXPECT_EQ(items.at(2)["id"].get_string().value(), "tag:google.com,2005:reader/item/0000000000000001");
  EXPECT_EQ(items.at(2)["alternate"].at(0)["href"].get_string().value(), "https://gazette.example/1");
  EXPECT_EQ(items.at(2)["origin"]["streamId"].get_string().value(), "feed/2");
  EXPECT_EQ(items.at(2)["summary"]["content"].get_string().value(),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; fog</p>\n");
  const std::string item = "&i=tag:google.com,2005:reader/item/0000000000000002";
  EXPECT_EQ(
      text("POST", "/reader/api/0/edit-tag", "T=" + token + item + "&a=user/-/state/com.google/read", google),
      "OK");
  EXPECT_EQ(text("POST", "/reader/api/0/edit-tag", "T=" + token + item + "&a=user/-/state/com.google/starred",
                 google),
            "OK");
  EXPECT_EQ(google_ids("s=user/-/state/com.google/read"), "2 ");
  EXPECT_EQ(google_ids("s=user/-/state/com.google/starred"), "2 ");
  EXPECT_EQ(google_ids("s=user/-/state/com.google/reading-list&xt=user/-/state/com.google/read"), "4 3 1 ");
  EXPECT_EQ(
      text("POST", "/reader/api/0/edit-tag", "T=" + token + item + "&r=user/-/state/com.google/read", google),
      "OK");
  EXPECT_FALSE(row("a2").read);
  EXPECT_EQ(
      text("POST", "/reader/api/0/mark-all-as-read", "T=" + token + "&s=feed/2&ts=1791806400000000", google),
      "OK");
  EXPECT_TRUE(row("a1").read);
  EXPECT_TRUE(row("a2").read);
  EXPECT_FALSE(row("a3").read) << "it came after what the reader saw";
  const auto counts = json(text("GET", "/reader/api/0/unread-count?output=json", {}, google))["unreadcounts"];
  EXPECT_EQ(counts.at(1)["id"].get_string().value(), "feed/2");
  EXPECT_EQ(counts.at(1)["count"].get_int64().value(), 1);
}

TEST_F(Readers, GoogleReaderGoesOnWhereAListEnded) {
  const std::string list =
      "/reader/api/0/stream/items/ids?s=user/-/state/com.google/reading-list&xt=user/-/state/com.google/"
      "read&n=2";
  const auto first = json(text("GET", list, {}, google));
  const std::string next(first["continuation"].get_string().value());
  EXPECT_EQ(text("POST", "/reader/api/0/edit-tag", "i=4&i=3&a=user/-/state/com.google/read", google), "OK");
  const auto second = json(text("GET", list + "&c=" + next, {}, google));
  EXPECT_EQ(second["itemRefs"].at(0)["id"].get_string().value(), "2")
      << "what was read meanwhile moves nothing";
  EXPECT_NE(second["continuation"].error(), simdjson::SUCCESS) << "the end";
}

TEST_F(Readers, GoogleReaderContentsOfAStreamNamedInThePath) {
  for (const char* stream :
       {"user/-/state/com.google/reading-list", "user%2F-%2Fstate%2Fcom.google%2Freading-list"})
    EXPECT_EQ(json(text("GET", std::string("/reader/api/0/stream/contents/") + stream + "?n=3", {},
                        google))["items"]
                  .get_array()
                  .value()
                  .size(),
              3U);
  EXPECT_EQ(
      json(text("GET", "/reader/api/0/stream/contents/feed/https://gazette.example/rss", {}, google))["items"]
          .get_array()
          .value()
          .size(),
      3U);
}

TEST_F(Readers, GoogleReaderRefusesWhatItCannotDo) {
  const AnswerPtr stale =
      ask("POST", "/reader/api/0/edit-tag", "T=old&i=1&a=user/-/state/com.google/read", google);
  EXPECT_EQ(stale->status, 401);
  EXPECT_NE(stale->plain.head.find("X-Reader-Google-Bad-Token: true"), std::string::npos);
  EXPECT_FALSE(row("a1").read);
  for (const char* wrong : {"a=user/-/state/com.google/read", "i=x&a=user/-/state/com.google/read",
                            "i=1&a=user/-/state/com.google/like",
                            "i=tag:google.com,2005:reader/item/zz&a=user/-/state/com.google/read"})
    EXPECT_EQ(ask("POST", "/reader/api/0/edit-tag", wrong, google)->status, 400) << wrong;
  EXPECT_EQ(ask("GET", "/reader/api/0/stream/items/ids?s=nothing", {}, google)->status, 400);
  EXPECT_EQ(ask("GET", "/reader/api/0/stream/items/ids?s=feed/2&c=x", {}, google)->status, 400);
}

TEST_F(Readers, GoogleReaderChangesSubscriptions) {
  site_->shared().find_feed = [](const std::string& url) -> Result<FeedRow> {
    if (url != "https://b.example/rss") return fail(ErrorCode::failed, "it answers with status 404", url);
    return FeedRow{.url = url, .title = "B", .page = {}};
  };
  const std::string edit = "/reader/api/0/subscription/edit";
  const auto added = json(text("POST", "/reader/api/0/subscription/quickadd?quickadd=https://b.example/rss",
                               "quickadd=https://b.example/rss", google));
  EXPECT_EQ(added["streamId"].get_string().value(), "feed/3");
  EXPECT_EQ(json(text("POST", "/reader/api/0/subscription/quickadd", "quickadd=https://c.example/",
                      google))["numResults"]
                .get_int64()
                .value(),
            0);
  EXPECT_EQ(text("POST", edit, "ac=edit&s=feed/3&t=Bee&a=user/-/label/Insects", google), "OK");
  auto feed = json(text("GET", "/reader/api/0/subscription/list", {}, google))["subscriptions"].at(1);
  EXPECT_EQ(feed["title"].get_string().value(), "Bee");
  EXPECT_EQ(feed["categories"].at(0)["label"].get_string().value(), "Insects");
  EXPECT_EQ(
      text("POST", "/reader/api/0/rename-tag", "s=user/-/label/Insects&dest=user/-/label/Animals", google),
      "OK");
  feed = json(text("GET", "/reader/api/0/subscription/list", {}, google))["subscriptions"].at(1);
  EXPECT_EQ(feed["categories"].at(0)["label"].get_string().value(), "Animals");
  EXPECT_EQ(text("POST", "/reader/api/0/disable-tag", "s=user/-/label/Animals", google), "OK");
  feed = json(text("GET", "/reader/api/0/subscription/list", {}, google))["subscriptions"].at(1);
  EXPECT_EQ(feed["categories"].at(0)["label"].get_string().value(), "All");
  EXPECT_EQ(text("POST", edit, "ac=unsubscribe&s=feed/3", google), "OK");
  EXPECT_EQ(ask("POST", edit, "ac=unsubscribe&s=feed/3", google)->status, 400);
}

// ------------------------------------------------------------------------------------------------ Fever

TEST_F(Readers, FeverSaysAuth0WithStatus200) {
  for (const char* wrong : {"", "api_key=", "api_key=0123456789abcdef0123456789abcdef"}) {
    const AnswerPtr answer = ask("POST", "/fever/?api&items&mark=item&as=read&id=1", wrong, {});
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->plain.body, "{\"api_version\":3,\"auth\":0}") << wrong;
  }
  EXPECT_FALSE(row("a1").read);
}

TEST_F(Readers, FeverWalksThroughASync) {
  const auto head = json(fever("&groups"));
  EXPECT_EQ(head["auth"].get_int64().value(), 1);
  EXPECT_EQ(head["groups"].at(1)["title"].get_string().value(), "News");
  EXPECT_EQ(head["feeds_groups"].at(1)["feed_ids"].get_string().value(), "2");
  const auto group = head["groups"].at(1)["id"].get_int64().value();
  EXPECT_EQ(json(fever("&feeds"))["feeds"].at(1)["url"].get_string().value(), "https://gazette.example/rss");
  EXPECT_EQ(json(fever("&unread_item_ids"))["unread_item_ids"].get_string().value(), "4,3,2,1");
  const auto items = json(fever("&items&since_id=2"));
  EXPECT_EQ(items["total_items"].get_int64().value(), 4);
  EXPECT_EQ(items["items"].at(0)["id"].get_int64().value(), 3);
  EXPECT_EQ(items["items"].get_array().value().size(), 2U);
  EXPECT_EQ(json(fever("&items&max_id=3"))["items"].at(0)["id"].get_int64().value(), 2);
  EXPECT_EQ(json(fever("&items&max_id=0"))["items"].at(0)["id"].get_int64().value(), 4);
  EXPECT_EQ(json(fever("&items&with_ids=1,3,x"))["items"].get_array().value().size(), 2U);
  EXPECT_EQ(json(fever("&items&with_ids=x"))["items"].get_array().value().size(), 0U);
  (void)fever("", "mark=item&as=read&id=1");
  (void)fever("", "mark=item&as=saved&id=2");
  EXPECT_EQ(json(fever("&unread_item_ids"))["unread_item_ids"].get_string().value(), "4,3,2");
  EXPECT_EQ(json(fever("&saved_item_ids"))["saved_item_ids"].get_string().value(), "2");
  (void)fever("", "mark=item&as=unsaved&id=2");
  (void)fever("", "mark=item&as=unread&id=1");
  EXPECT_FALSE(row("a1").read);
  EXPECT_FALSE(row("a2").saved);
  (void)fever("", "mark=group&as=read&id=" + std::to_string(group) + "&before=1791806400");
  EXPECT_EQ(json(fever("&unread_item_ids"))["unread_item_ids"].get_string().value(), "4,3");
  (void)fever("", "mark=feed&as=read&id=2&before=1900000000");
  EXPECT_EQ(json(fever("&unread_item_ids"))["unread_item_ids"].get_string().value(), "4");
  (void)fever("", "mark=group&as=read&id=0&before=1900000000");
  EXPECT_EQ(json(fever("&unread_item_ids"))["unread_item_ids"].get_string().value(), "");
}

TEST_F(Readers, NumbersStayWhenTheDatabaseIsMadeAgain) {
  // rebuild keeps the same captures in the same order.
  const std::string again = folder_ + "-again";
  std::filesystem::remove_all(again);
  {
    const Archive old = Archive::open(folder_, ArchiveMode::read).value();
    Archive fresh = Archive::open(again, ArchiveMode::write).value();
    ASSERT_TRUE(old.for_each_article([&](const Article& article) {
      Capture capture;
      capture.bytes = article.id;
      return fresh.keep(capture, article).has_value();
    }));
    ASSERT_TRUE(fresh.commit());
    for (const char* id : {"a1", "a4"})
      EXPECT_EQ(fresh.row(id).value()->place.number, old.row(id).value()->place.number);
  }
  std::filesystem::remove_all(again);
}

}  // namespace
}  // namespace broadsheet
