// What a key may do, held over every route.

#include "serve/scopes.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "serve/secrets.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

constexpr std::string_view secret = "abcdefghjkmnpqrstuvwxyz234";

class Scopes : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "scopes-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    ASSERT_TRUE(archive.put(FeedRow{.url = "https://gazette.example/rss", .title = {}, .page = {}}));
    ASSERT_TRUE(archive.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string key(const std::vector<Scope>& scopes) {
    const std::string made = key_with(scopes, make_secret());
    EXPECT_TRUE(ReaderState::open(folder_)->add_key("k", hash_of_key(made), made, 1));
    return made;
  }
  std::string folder_;
};

TEST_F(Scopes, StandInFrontOfAKey) {
  EXPECT_EQ(key_with({Scope::read, Scope::mark, Scope::read}, secret), "rm-" + std::string(secret));
  EXPECT_EQ(scopes_of("rm-x"), "read, mark");
  EXPECT_EQ(scopes_of(secret), "read, mark, follow") << "a key from before there were scopes";
  EXPECT_EQ(scopes_of("the-key"), "read, mark, follow");
  EXPECT_FALSE(allows(secret, Scope::admin));
}

TEST_F(Scopes, EveryRouteThatAKeyOpensAsksForOne) {
  for (const Route& route : routes())
    if (route.guard == Guard::key || route.guard == Guard::key_inside || route.guard == Guard::open) {
      EXPECT_TRUE(scope_of(route)) << route.method << " " << route.path;
    }
}

TEST_F(Scopes, AKeyDoesNoMoreThanItsScopes) {
  const std::string reads = key({Scope::read}), marks = key({Scope::mark}),
                    all = key({Scope::read, Scope::mark, Scope::follow, Scope::admin});
  OneSite site(folder_);
  site.shared().needs_login = true;
  for (const Route& route : routes()) {
    if (route.guard != Guard::key && route.guard != Guard::open) continue;
    const std::string target = target_of(route);
    const auto status = [&](const std::string& shown) {
      Request request{.target = target, .method = route.method, .body = "{}", .type = "application/json"};
      request.auth_token = shown;
      return site.answer(request)->status;
    };
    const auto is_let_in = [&](const std::string& shown) {
      return status(shown) != 401 && status(shown) != 403;
    };
    // What has a token of its own besides the key refuses without it.
    if (route.path.starts_with("/reader/") && route.method == "POST") continue;
    EXPECT_EQ(is_let_in(reads), scope_of(route) == Scope::read) << route.method << " " << route.path;
    EXPECT_EQ(is_let_in(marks), scope_of(route) == Scope::mark) << route.method << " " << route.path;
    EXPECT_TRUE(is_let_in(all)) << route.method << " " << route.path << status(all);
    // Nobody gives a key more than it was made with.
    EXPECT_FALSE(is_let_in("rmfa" + reads.substr(1))) << route.path;
  }
}

TEST_F(Scopes, FeverTakesOnlyKeysThatReadAndMark) {
  OneSite site(folder_);
  for (const auto& [scope, good] : {std::pair{"scope=read", false}, {"scope=read&scope=mark", true}}) {
    const AnswerPtr made = site.send("/settings/keys", "name=x&" + std::string(scope));
    const std::size_t at = made->plain.body.find("<code>") + 6;
    const std::string shown = made->plain.body.substr(at, made->plain.body.find('<', at) - at);
    const std::string body = "api_key=" + fever_form_of_key(shown);
    const AnswerPtr answer = site.answer(OneSite::form("/fever/?api", body));
    EXPECT_EQ(answer->plain.body.find("\"auth\":1") != std::string::npos, good) << answer->plain.body;
  }
  EXPECT_EQ(site.send("/settings/keys", "name=x&scope=all")->status, 400);
}

}  // namespace
}  // namespace broadsheet
