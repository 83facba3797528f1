#pragma once
// site.h: addresses to answers. One Site a thread; it owns a reader of the archive, the reader's state, the
// rules of the desk, and the answers it made.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "broadsheet/store.h"
#include "capture/url/percent.h"
#include "recommend/desk_file.h"
#include "serve/answer.h"
#include "serve/routes.h"

namespace broadsheet {

class Site {
 public:
  // `shared` must outlive it.
  [[nodiscard]] static Result<Site> open(Shared& shared, const Limits& limits);

  // A finished answer for any request; 404 where nothing stands there, 500 where the archive cannot be read.
  // Null only where the request allows no effort and its answer would take some.
  [[nodiscard]] AnswerPtr answer(const Request& request);

  // A page as the archive now stands, made for all threads. `key`: the language and the target, "de /latest".
  [[nodiscard]] RenewedPage renewed(const std::string& key);

 private:
  Site(Shared& shared, Archive archive, ReaderState state, const Limits& limits)
      : shared_(&shared),
        archive_(std::move(archive)),
        state_(std::move(state)),
        desk_(shared.folder),
        limits_(limits) {}
  [[nodiscard]] AnswerPtr make(const Visit& visit, const Route* route);
  [[nodiscard]] AnswerPtr stopped_at_the_door(const Visit& visit, const Route* route);
  [[nodiscard]] AnswerPtr too_much(const Visit& visit);
  struct Kept {
    AnswerPtr answer = {};
    std::weak_ptr<const Answer> large = {};  // in its place: there as long as somebody is being sent it
    Lasts lasts = Lasts::never;
    std::size_t bytes = 0;
    bool packed = false;
    bool may_renew = false;  // by another thread
  };
  // A page of before the archive changed, shown until the next is made.
  struct Former {
    AnswerPtr answer;
    Lasts lasts;
    std::int64_t current;  // when it was known to be, in milliseconds of the steady clock
  };
  // Packed from the second time on. nullptr where none is kept.
  [[nodiscard]] AnswerPtr as_kept(const std::string& key);
  [[nodiscard]] AnswerPtr as_before(const std::string& key);
  void retire_pages(std::int64_t current);
  void keep(const std::string& target, const AnswerPtr& answer, Kept kept);
  [[nodiscard]] Visit visit_of(const Request& request, const Language& language);
  void forget_if_changed();
  void look_at_the_desk();
  void forget(Lasts from);
  void forget_marked();

  Shared* shared_;
  Archive archive_;
  ReaderState state_;
  DeskFile desk_;
  Limits limits_;
  std::unordered_map<std::string, Kept> pages_;  // by language and target, "de /latest"
  std::unordered_set<std::string> sessions_;     // tokens that were good since the last change
  std::unordered_map<std::string, Former> former_;
  std::unordered_map<std::string, AnswerPtr> too_much_;  // by language and first segment, which routes have
  std::size_t bytes_ = 0;
  std::uint64_t generation_ = 0, marks_ = 0, changes_ = 0, rules_ = 0;
  std::int64_t checked_ = 0;  // milliseconds of the steady clock
  std::int64_t settled_ = 0;  // likewise: when something but the archive was last seen to have changed
};

// The parts of a target. Percent escapes are decoded in segments and values.
[[nodiscard]] std::vector<std::string> path_segments(std::string_view path);
[[nodiscard]] std::string query_value(std::string_view query, std::string_view name);

}  // namespace broadsheet
