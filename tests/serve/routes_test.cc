// Every route of the server, and who may use it. A route that is not written here fails the test.

#include "serve/routes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

struct Listed {
  std::string route;
  Guard guard;
};

// What stands in the table, as it was agreed.
const std::vector<Listed>& listed() {
  static const std::vector<Listed> all = {
      {"GET /", Guard::open},
      {"GET /why", Guard::open},
      {"GET /latest", Guard::open},
      {"GET /article/{id}", Guard::open},
      {"GET /article/{id}/about", Guard::open},
      {"GET /story/{id}", Guard::open},
      {"GET /section/{name}", Guard::open},
      {"GET /publisher/{name}", Guard::open},
      {"GET /publishers", Guard::open},
      {"GET /author/{name}", Guard::open},
      {"GET /speaker/{name}", Guard::open},
      {"GET /speakers", Guard::open},
      {"GET /search", Guard::open},
      {"GET /place/{name}", Guard::open},
      {"GET /saved", Guard::open},
      {"GET /history", Guard::open},
      {"GET /hidden", Guard::open},
      {"GET /feeds", Guard::open},
      {"GET /settings", Guard::open},
      {"GET /static/{version}/{file}", Guard::anyone},
      {"GET /worker.js", Guard::anyone},
      {"GET /offline", Guard::anyone},
      {"GET /healthz", Guard::anyone},
      {"GET /readyz", Guard::anyone},
      {"GET /metrics", Guard::open},
      {"GET /login", Guard::anyone},
      {"POST /login", Guard::login},
      {"POST /logout", Guard::form},
      {"GET /audit", Guard::open},
      {"POST /article/{id}/marks", Guard::form},
      {"POST /settings/keys", Guard::form},
      {"POST /settings/keys/drop", Guard::form},
      {"POST /settings/language", Guard::form},
      {"POST /feeds/follow", Guard::form},
      {"POST /feeds/unfollow", Guard::form},
      {"GET /feed/{id}", Guard::open},
      {"POST /feed/{id}/rules", Guard::form},
      {"POST /feed/{id}/test", Guard::form},
      {"GET /picture/{key}", Guard::open},
      {"GET /websub/{path}", Guard::hub},
      {"POST /websub/{path}", Guard::hub},
      {"GET /epub/edition", Guard::open},
      {"GET /epub/article/{id}", Guard::open},
      {"GET /epub/story/{id}", Guard::open},
      {"GET /feeds/{format}/{kind}", Guard::open},
      {"GET /feeds/{format}/{kind}/{name}", Guard::open},
      {"GET /api/v1/articles", Guard::open},
      {"GET /api/v1/articles/{id}", Guard::open},
      {"GET /api/v1/articles/{id}/recommended", Guard::open},
      {"GET /api/v1/articles/{id}/statements", Guard::open},
      {"GET /api/v1/articles/{id}/marks", Guard::open},
      {"PUT /api/v1/articles/{id}/marks", Guard::key},
      {"GET /api/v1/statements", Guard::open},
      {"GET /api/v1/speakers", Guard::open},
      {"GET /api/v1/stories", Guard::open},
      {"GET /api/v1/stories/{id}", Guard::open},
      {"GET /api/v1/stories/{id}/timeline", Guard::open},
      {"GET /api/v1/articles/{id}/capture", Guard::open},
      {"GET /api/v1/to-read", Guard::open},
      {"GET /api/v1/search", Guard::open},
      {"GET /api/v1/publishers", Guard::open},
      {"GET /api/v1/sections", Guard::open},
      {"GET /api/v1/feeds", Guard::open},
      {"GET /api/v1/feeds/{id}/rules", Guard::open},
      {"PUT /api/v1/feeds/{id}/rules", Guard::key},
      {"POST /api/v1/feeds/{id}/rules/test", Guard::key},
      {"GET /api/v1/openapi.json", Guard::open},
      {"GET /v1/me", Guard::key},
      {"GET /v1/version", Guard::key},
      {"GET /v1/feeds", Guard::key},
      {"GET /v1/feeds/counters", Guard::key},
      {"GET /v1/feeds/{id}", Guard::key},
      {"GET /v1/feeds/{id}/entries", Guard::key},
      {"GET /v1/feeds/{id}/entries/{entry}", Guard::key},
      {"GET /v1/categories", Guard::key},
      {"GET /v1/categories/{id}/feeds", Guard::key},
      {"GET /v1/categories/{id}/entries", Guard::key},
      {"GET /v1/entries", Guard::key},
      {"GET /v1/entries/{id}", Guard::key},
      {"GET /v1/entries/{id}/fetch-content", Guard::key},
      {"GET /v1/export", Guard::key},
      {"PUT /v1/entries", Guard::key},
      {"PUT /v1/entries/{id}/bookmark", Guard::key},
      {"PUT /v1/entries/{id}/star", Guard::key},
      {"PUT /v1/feeds/{id}/mark-all-as-read", Guard::key},
      {"PUT /v1/categories/{id}/mark-all-as-read", Guard::key},
      {"PUT /v1/users/{id}/mark-all-as-read", Guard::key},
      {"POST /v1/feeds", Guard::key},
      {"PUT /v1/feeds/{id}", Guard::key},
      {"DELETE /v1/feeds/{id}", Guard::key},
      {"POST /v1/discover", Guard::key},
      {"POST /accounts/ClientLogin", Guard::key_inside},
      {"GET /reader/api/0/token", Guard::key},
      {"GET /reader/api/0/user-info", Guard::key},
      {"GET /reader/api/0/tag/list", Guard::key},
      {"GET /reader/api/0/subscription/list", Guard::key},
      {"GET /reader/api/0/unread-count", Guard::key},
      {"GET /reader/api/0/stream/items/ids", Guard::key},
      {"GET /reader/api/0/stream/items/contents", Guard::key},
      {"POST /reader/api/0/stream/items/contents", Guard::key},
      {"GET /reader/api/0/stream/contents", Guard::key},
      {"GET /reader/api/0/stream/contents/{rest}", Guard::key},
      {"GET /reader/api/0/preference/list", Guard::key},
      {"POST /reader/api/0/edit-tag", Guard::key},
      {"POST /reader/api/0/mark-all-as-read", Guard::key},
      {"POST /reader/api/0/subscription/edit", Guard::key},
      {"POST /reader/api/0/subscription/quickadd", Guard::key},
      {"POST /reader/api/0/rename-tag", Guard::key},
      {"POST /reader/api/0/disable-tag", Guard::key},
      {"POST /fever", Guard::key_inside},
  };
  return all;
}

std::string name_of(const Route& route) {
  return std::string(route.method) + " " + std::string(route.path);
}

class RouteTable : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "routes-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Article a;
    a.id = "a0";
    a.headline = "A ferry";
    Capture capture;
    capture.bytes = "a0";
    ASSERT_TRUE(archive.keep(capture, a));
    ASSERT_TRUE(archive.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] bool is_untouched() const { return !std::filesystem::exists(folder_ + "/state.sqlite"); }
  std::string folder_;
};

TEST_F(RouteTable, HoldsWhatIsListedAndNothingElse) {
  std::set<std::string> expected, found;
  for (const Listed& row : listed())
    expected.insert(row.route + " " + std::to_string(static_cast<int>(row.guard)));
  for (const Route& route : routes())
    found.insert(name_of(route) + " " + std::to_string(static_cast<int>(route.guard)));
  EXPECT_EQ(found, expected);
  EXPECT_EQ(routes().size(), listed().size()) << "no route stands twice";
}

TEST_F(RouteTable, WhatIsOpenOnlyReads) {
  for (const Route& route : routes())
    if (route.guard == Guard::open || route.guard == Guard::anyone) {
      EXPECT_EQ(route.method, "GET") << route.path;
    }
  for (const Route& route : routes())
    if (route.guard != Guard::open && route.guard != Guard::anyone) {
      EXPECT_EQ(route.lasts, Lasts::never) << route.path << " is not kept";
    }
}

TEST_F(RouteTable, EachPathIsFoundAndHasItsMethods) {
  for (const Route& route : routes()) {
    const auto segments = path_segments(target_of(route));
    EXPECT_EQ(find_route(route.method, segments), &route) << name_of(route) << " is hidden by another";
    EXPECT_NE(methods_of(segments).find(route.method), std::string::npos) << name_of(route);
  }
}

TEST_F(RouteTable, OtherMethodsAreRefusedWithAllow) {
  OneSite site(folder_);
  for (const Route& route : routes()) {
    const std::string target = target_of(route), methods = methods_of(path_segments(target));
    for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}) {
      if (find_route(method, path_segments(target)) != nullptr) continue;
      const AnswerPtr answer = site.answer({.target = target, .method = method});
      EXPECT_EQ(answer->status, 405) << method << " " << target;
      EXPECT_NE(answer->plain.head.find("Allow: " + methods + "\r\n"), std::string::npos)
          << method << " " << target;
    }
  }
}

// Each guarded route, by a request that would change something, but for what it shows.
TEST_F(RouteTable, NoChangeWithoutATokenNorFromAnotherSite) {
  OneSite site(folder_);
  const std::string fields = "saved=yes&read=yes&hidden=yes&name=x&key=1&url=https://a.example/";
  const auto refused = [&](const Route& route, Request request, const char* why) {
    const std::string target = target_of(route);
    request.target = target;
    request.method = route.method;
    const AnswerPtr answer = site.answer(request);
    EXPECT_TRUE(answer->status == 403 || answer->status == 401)
        << name_of(route) << ", " << why << ": " << answer->status;
    EXPECT_TRUE(is_untouched()) << name_of(route) << ", " << why;
  };
  for (const Route& route : routes()) {
    if (route.guard == Guard::open || route.guard == Guard::anyone || route.guard == Guard::hub ||
        route.guard == Guard::key_inside)
      continue;
    const std::string wrong = "token=the-tokem&" + fields, good = "token=the-token&" + fields;
    refused(route, OneSite::form("", fields), "no token");
    refused(route, OneSite::form("", wrong), "a wrong token");
    Request request = OneSite::form("", good);
    request.auth_token = "the-token";
    request.origin = "https://evil.example";
    refused(route, request, "another origin");
    request.origin = "null";
    refused(route, request, "no origin that can be named");
    request.origin = "http://localhost:8081";
    refused(route, request, "another port");
    request.origin = {};
    for (const char* where : {"cross-site", "same-site"}) {
      request.site = where;
      refused(route, request, where);
    }
  }
}

TEST_F(RouteTable, AFormIsNeverSentByGet) {
  OneSite site(folder_);
  for (const Route& route : routes()) {
    if (route.method == "GET" || find_route("GET", path_segments(target_of(route))) != nullptr) continue;
    const std::string target = target_of(route) + "?token=the-token&saved=yes&name=x&key=1";
    EXPECT_EQ(site.answer({.target = target})->status, 405) << target;
    EXPECT_TRUE(is_untouched()) << target;
  }
}

TEST_F(RouteTable, HeadIsAnsweredAsGet) {
  OneSite site(folder_);
  for (const Route& route : routes()) {
    if (route.method != "GET" || route.guard != Guard::open) continue;
    const std::string target = target_of(route);
    EXPECT_EQ(site.answer({.target = target, .method = "HEAD"})->status,
              site.answer({.target = target})->status)
        << target;
  }
}

}  // namespace
}  // namespace broadsheet
