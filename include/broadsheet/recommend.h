#pragma once
// broadsheet/recommend.h: Recommended stories with reasons, and the desk where a kept article meets the
// others.
//
// Groups, in order: "The story now" (the same story, newest first), "How it came to this" (what was printed
// before on its subject), "Also about …" (the same people, places, things), "Elsewhere today" (other stories
// of the day). No copies of each other, never the article itself, at most two of a publisher a group. Every
// reason names a fact that stands in both texts. The same archive gives the same lists.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/store.h"

namespace broadsheet {

// What happens to an article when it is kept: it is related to the others, joins a story, gets its list and
// enters the lists of others. One desk an archive opened for writing; it lives on the thread of the archive.
struct DeskItem;  // recommend/desk_item.h

class Desk {
 public:
  // Reads the archive's newest articles by arrival, and what an editor says of its stories
  // (recommend/desk_rules.h). Holds from one and a half to two times `window` articles (2 at least) in
  // memory, about 14 kB each; how it reaches those before them: docs/decisions/0031. `threads`: how many a
  // commit may use; they never change what it does.
  static constexpr std::int64_t usual_window = 5'200;
  [[nodiscard]] static Result<Desk> open(Archive& archive, std::size_t threads = 1,
                                         std::int64_t window = usual_window);
  Desk(Desk&&) noexcept;
  Desk& operator=(Desk&&) noexcept;
  ~Desk();

  // What became of an article.
  struct Outcome {
    ArticleId id;
    std::string relation;  // "copy", "version", … ; "known" where this capture was kept before; empty: new
    ArticleId of;          // the article it stands in that relation to
    StoryId story;
  };

  // Gathers an article.
  [[nodiscard]] Result<void> keep(const Capture& capture, const Article& article,
                                  std::vector<ReadStatement> statements = {});
  // The same in two steps, the first by any thread: it is most of the work.
  [[nodiscard]] static DeskItem prepare(const Capture& capture, Article article,
                                        std::vector<ReadStatement> statements);
  [[nodiscard]] Result<void> keep(DeskItem item);
  // Writes stories and lists anew, those that an Archive::forget() names, in the commit that follows.
  [[nodiscard]] Result<void> revise(const Archive::Forgotten& changed);
  // Relates, groups and recommends what was gathered, makes it last, and tells what became of each, in order.
  [[nodiscard]] Result<std::vector<Outcome>> commit();

 private:
  struct State;
  explicit Desk(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// --------------------------------------------------------------------------- one line in, one line out

// {"id", "article", "candidates": [{"id", "headline", "text"}]} to {"id", "ranked": [{"candidate", "score",
// "reason"}]}.
[[nodiscard]] Result<std::string> rank_candidates(std::string_view line);

// {"id", "a", "b"}: two articles, to how alike they are, 0 to 1: {"id", "overall", "entities", "geography",
// "time"}.
[[nodiscard]] Result<std::string> compare_pair(std::string_view line);

// {"id", "a": {"headline", "text"}, "b": …} to {"id", "a": probability that readers choose a}.
[[nodiscard]] Result<std::string> compare_teasers(std::string_view line);

}  // namespace broadsheet
