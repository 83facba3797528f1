#pragma once
// one_site.h: a site as one thread of a server has it.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "serve/site.h"

namespace broadsheet {

// The path of a route with "a0" for what it leaves open.
inline std::string target_of(const Route& route) {
  std::string target;
  bool inside = false;
  for (const char c : route.path) {
    if (c == '{') target += "a0", inside = true;
    if (!inside) target += c;
    if (c == '}') inside = false;
  }
  return target;
}

class OneSite {
 public:
  explicit OneSite(const std::string& folder) : site_(open(shared_, folder)) {}

  [[nodiscard]] AnswerPtr answer(const Request& request) { return site_.answer(request); }
  // A form of the site, sent as its pages send it.
  [[nodiscard]] AnswerPtr send(const std::string& target, const std::string& fields) {
    const std::string body = "token=" + shared_.form_token + "&" + fields;
    return answer(form(target, body));
  }
  [[nodiscard]] static Request form(std::string_view target, std::string_view body) {
    return {.target = target,
            .method = "POST",
            .body = body,
            .type = "application/x-www-form-urlencoded",
            .host = "localhost:8080",
            .origin = "http://localhost:8080",
            .site = "same-origin"};
  }
  [[nodiscard]] Shared& shared() { return shared_; }

 private:
  static Site open(Shared& shared, const std::string& folder) {
    shared.folder = folder;
    shared.form_token = "the-token";
    return Site::open(shared, {}).value();
  }
  Shared shared_;
  Site site_;
};

// A test over an archive in a folder of its own, which is asked page by page.
class SiteTest : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + test.test_suite_name() + "-" + test.name();
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] AnswerPtr answer(const std::string& target) const {
    return OneSite(folder_).answer({target});
  }
  [[nodiscard]] std::string body(const std::string& target) const { return answer(target)->plain.body; }
  std::string folder_;
};

}  // namespace broadsheet
