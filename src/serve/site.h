#pragma once
// site.h: addresses to pages. One Site a thread; it owns a reader of the archive and the pages it made.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "broadsheet/store.h"
#include "serve/answer.h"
#include "serve/templates.h"

namespace broadsheet {

class Site {
 public:
  [[nodiscard]] static Result<Site> open(const std::string& archive, const Limits& limits);

  // A finished answer for any target; 404 where nothing stands there, 500 where the archive cannot be read.
  [[nodiscard]] AnswerPtr answer(const Request& request);

 private:
  Site(Archive archive, const Limits& limits) : archive_(std::move(archive)), limits_(limits) {}
  [[nodiscard]] AnswerPtr make(std::string_view path, std::string_view query);
  void forget_if_changed();

  Archive archive_;
  Limits limits_;
  Templates templates_;
  struct Kept {
    AnswerPtr answer;
    bool packed = false;
  };
  std::unordered_map<std::string, Kept> pages_;  // of this generation
  std::size_t bytes_ = 0;
  std::uint64_t generation_ = 0;
  std::int64_t checked_ = 0;  // milliseconds of the steady clock
};

// The parts of a target. Percent escapes are decoded in segments and values.
[[nodiscard]] std::vector<std::string> path_segments(std::string_view path);
[[nodiscard]] std::string query_value(std::string_view query, std::string_view name);
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace broadsheet
