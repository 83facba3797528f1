// A paper with a password: who is not in sees the login and nothing else.

#include "serve/login.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "broadsheet/audit.h"
#include "broadsheet/serve.h"
#include "serve/secrets.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

class Login : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "login-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Article a;
    a.id = "a0";
    a.headline = "A secret ferry";
    Capture capture;
    capture.bytes = "a0";
    ASSERT_TRUE(archive.keep(capture, a));
    ASSERT_TRUE(archive.commit());
    ASSERT_TRUE(set_password(folder_, "correct horse"));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] static AnswerPtr log_in(OneSite& site, const std::string& password,
                                        const std::string& peer = "10.0.0.7") {
    const std::string body = "token=" + login_token(site.shared()) + "&password=" + password;
    Request request = OneSite::form("/login", body);
    request.peer = peer;
    return site.answer(request);
  }
  [[nodiscard]] static std::string cookie_of(const AnswerPtr& answer) {
    const std::size_t at = answer->plain.head.find("Set-Cookie: ");
    if (at == std::string::npos) return {};
    return answer->plain.head.substr(at + 12, answer->plain.head.find(';', at) - at - 12);
  }
  std::string folder_;
};

TEST_F(Login, APasswordIsKeptAsArgon2idAndComparedByIt) {
  const std::string kept = ReaderState::open(folder_)->password().value();
  EXPECT_EQ(kept.find("$argon2id$v=19$m=19456,t=2,p=1$"), 0U) << kept;
  EXPECT_TRUE(is_password(kept, "correct horse"));
  EXPECT_FALSE(is_password(kept, "correct horsf"));
  EXPECT_NE(hash_of_password("correct horse").value(), kept) << "each has its salt";
  EXPECT_EQ(set_password(folder_, "seven77").error().code, ErrorCode::bad_input);
  EXPECT_TRUE(set_password(folder_, "éééééééé")) << "characters, not bytes";
}

TEST_F(Login, WithoutASessionNoRouteTellsAnything) {
  OneSite site(folder_);
  (void)site.answer({"/latest"});  // in the cache from before the door was closed
  site.shared().needs_login = true;
  for (const Route& route : routes()) {
    const std::string target = target_of(route);
    Request request = OneSite::form(target, "saved=yes");
    request.method = route.method;
    const AnswerPtr answer = site.answer(request);
    EXPECT_EQ(answer->plain.body.find("secret ferry"), std::string::npos) << target;
    EXPECT_EQ(answer->plain.body.find("the-token"), std::string::npos) << target << " tells the forms' token";
    if (route.guard != Guard::anyone && route.guard != Guard::hub && route.guard != Guard::key_inside) {
      EXPECT_TRUE(answer->status == 401 || answer->status == 403)
          << route.method << " " << target << " " << answer->status;
    }
  }
  EXPECT_EQ(site.answer({"/no/such/place"})->status, 401) << "not even what is missing";
  EXPECT_EQ(site.answer({"/healthz"})->status, 200);
}

TEST_F(Login, TheRightPasswordOpensASession) {
  OneSite site(folder_);
  site.shared().needs_login = true;
  const AnswerPtr in = log_in(site, "correct+horse");
  EXPECT_EQ(in->status, 303);
  EXPECT_NE(in->plain.head.find("HttpOnly; SameSite=Lax"), std::string::npos);
  const std::string cookie = cookie_of(in);
  Request request{.target = "/latest"};
  request.cookie = cookie;
  for (int times = 0; times < 3; ++times)
    EXPECT_NE(site.answer(request)->plain.body.find("secret ferry"), std::string::npos);
  request.cookie = "broadsheet=abcdefghjkmnpqrstuvwxyz023";
  EXPECT_EQ(site.answer(request)->status, 401);
  Request out = OneSite::form("/logout", "token=the-token");
  out.cookie = cookie;
  EXPECT_EQ(site.answer(out)->status, 303);
  request.cookie = cookie;
  EXPECT_EQ(site.answer(request)->status, 401);
}

TEST_F(Login, ANewPasswordEndsAllSessions) {
  OneSite site(folder_);
  site.shared().needs_login = true;
  const std::string cookie = cookie_of(log_in(site, "correct+horse"));
  ASSERT_TRUE(set_password(folder_, "battery staple"));
  OneSite later(folder_);
  later.shared().needs_login = true;
  Request request{.target = "/latest"};
  request.cookie = cookie;
  EXPECT_EQ(later.answer(request)->status, 401);
}

TEST_F(Login, WrongPasswordsHaveToWait) {
  OneSite site(folder_);
  site.shared().needs_login = true;
  for (int tries = 0; tries < 5; ++tries) EXPECT_EQ(log_in(site, "wrong-one")->status, 403);
  EXPECT_EQ(log_in(site, "correct+horse")->status, 429);
  EXPECT_NE(log_in(site, "correct+horse")->plain.head.find("Retry-After: "), std::string::npos);
  EXPECT_EQ(log_in(site, "correct+horse", "10.0.0.8")->status, 303) << "others are not kept waiting";
  LoginLimit limit;
  for (int tries = 0; tries < 40; ++tries) limit.note_failure("a", 100);
  EXPECT_EQ(limit.wait("a", 100), 900);
  EXPECT_EQ(limit.wait("a", 1'000), 0);
  EXPECT_EQ(limit.wait("b", 100), 0);
}

TEST_F(Login, AKeyReadsWithoutASession) {
  ASSERT_TRUE(ReaderState::open(folder_)->add_key("test", hash_of_key("k3y"), "f", 1));
  OneSite site(folder_);
  site.shared().needs_login = true;
  Request request{.target = "/feeds/atom/latest"};
  EXPECT_EQ(site.answer(request)->status, 401);
  request.authorization = "Basic cmVhZGVyOmszeQ==";
  EXPECT_EQ(site.answer(request)->status, 200);
  const std::string body = "token=the-token&saved=yes";
  Request form = OneSite::form("/article/a0/marks", body);
  form.authorization = request.authorization;
  EXPECT_EQ(site.answer(form)->status, 403) << "a key is no session";
}

TEST_F(Login, WhoCameInIsNotedWithoutSecrets) {
  OneSite site(folder_);
  site.shared().needs_login = true;
  EXPECT_EQ(log_in(site, "wrong horse")->status, 403);
  const std::string cookie = cookie_of(log_in(site, "correct horse", "192.0.2.9"));
  const std::string form = "token=the-token&name=phone&scope=read";
  Request request = OneSite::form("/settings/keys", form);
  request.cookie = cookie;
  const AnswerPtr made = site.answer(request);
  const std::size_t at = made->plain.body.find("<code>");
  ASSERT_NE(at, std::string::npos);
  const std::string key = made->plain.body.substr(at + 6, made->plain.body.find('<', at + 6) - at - 6);
  const auto entries = audit_entries(folder_, 100).value();
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(to_json(entries[0]).find("{\"at\":\""), 0U);
  EXPECT_EQ(entries[0].detail, "phone (read)");
  EXPECT_EQ(entries[1].what, AuditEvent::login);
  EXPECT_EQ(entries[1].from, "192.0.2.9");
  EXPECT_EQ(entries[2].what, AuditEvent::login_refused);
  EXPECT_EQ(entries[3].what, AuditEvent::password_set);
  for (const AuditEntry& entry : entries)
    for (const std::string& secret : {key, std::string("horse"), cookie})
      EXPECT_EQ(to_json(entry).find(secret), std::string::npos);
  Request page{.target = "/audit", .cookie = cookie};
  EXPECT_NE(site.answer(page)->plain.body.find("192.0.2.9"), std::string::npos);
  EXPECT_NE(site.answer({.target = "/audit", .auth_token = key})->status, 200) << "a key that reads";
}

TEST_F(Login, TheLogOfWhoCameInDoesNotGrowForEver) {
  const std::string log = folder_ + "/audit.jsonl", old = folder_ + "/audit.old.jsonl";
  const std::string line = to_json({1'700'000'000, AuditEvent::login_refused, "192.0.2.9", {}}) + "\n";
  std::string full;
  while (full.size() < 1'000'000) full += line;
  for (int times = 0; times < 3; ++times) {
    std::ofstream(log) << full << "no line of ours\n";
    ASSERT_TRUE(note(folder_, {1'700'000'001 + times, AuditEvent::login, {}, {}}));
    EXPECT_FALSE(std::filesystem::exists(log)) << "it is full";
    EXPECT_LT(std::filesystem::file_size(old), 1'001'000U);
  }
  ASSERT_TRUE(note(folder_, {1'700'000'009, AuditEvent::logout, {}, {}}));
  EXPECT_LT(std::filesystem::file_size(log), 1'000U);
  const auto entries = audit_entries(folder_, 3).value();
  ASSERT_EQ(entries.size(), 3U) << "the older file is read too";
  EXPECT_EQ(entries[0].what, AuditEvent::logout);
  EXPECT_EQ(entries[1].at, 1'700'000'003);
  EXPECT_EQ(entries[2].from, "192.0.2.9");
}

TEST_F(Login, OtherAddressesAreListenedAtOnlyWithAPassword) {
  ASSERT_TRUE(set_password(folder_, ""));
  ServeOptions options;
  options.archive = folder_;
  options.address = "0.0.0.0";
  const auto refused = serve(options, [](const std::string&) { FAIL() << "it listens"; });
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().what.find("no password"), std::string::npos);
}

}  // namespace
}  // namespace broadsheet
