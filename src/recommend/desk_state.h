#pragma once
// desk_state.h: what a desk holds, and its steps, in two files: desk.cc (what a commit does), desk_window.cc
// (which articles it holds, and how those before them come back).

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "broadsheet/copy.h"
#include "broadsheet/recommend.h"
#include "broadsheet/story.h"
#include "recommend/desk_file.h"
#include "recommend/desk_item.h"

namespace broadsheet {

// What a name is known by: its hash, capitals as their countries.
[[nodiscard]] std::uint64_t key_of(const PlacedName& name);

// An article that the desk holds.
struct Kept {
  Listed listed;
  std::string section;
  StoryId story;
  std::uint32_t copy_of = 0;  // own number: stands for itself
  std::uint32_t copies = 0;   // articles that it stands for
  bool replaced = false;      // by a later article of the same id
  std::int64_t number = 0;    // of arrival, in the archive

  // Asks for the memory that lists will need of it.
  void expect() const {
    constexpr std::size_t line = 64;  // bytes
    for (std::size_t at = 0; at < sizeof *this; at += line)
      __builtin_prefetch(reinterpret_cast<const char*>(this) + at);
  }
};

// The articles that hold a name: how many, and the latest.
struct Named {
  std::uint32_t count = 0;
  std::vector<std::uint32_t> latest;  // a ring
};

struct StoryNote {
  Instant last = 0;
  std::size_t reports = 0, articles = 0;
  std::uint32_t first = 0;  // one of its articles
};

// What the desk knows of a story's articles that it does not hold.
struct LeftBehind {
  std::uint32_t articles = 0;
  bool is_read = false;  // what follows was read from the archive
  Instant last = 0;
  std::optional<Date> from, to;
  std::set<std::string> reports, papers;  // publishers with a text of their own; all
};

struct Desk::State {
  Archive& archive;
  std::size_t threads;
  std::int64_t window;
  std::int64_t behind = 0;                     // articles up to this number were left behind; 0: all are held
  std::size_t opened_with = 0;                 // articles
  std::optional<SketchTable> sketches;         // of all articles, once some are left behind
  std::unordered_set<std::int64_t> days_seen;  // of those that were asked for; once some are left behind
  CopyIndex copies;
  StoryIndex index;
  std::vector<Kept> kept;  // by number
  std::unordered_map<ArticleId, std::uint32_t> numbers;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> standing_for;  // by the copy that is shown
  std::unordered_map<std::uint64_t, Named> named;  // by hash of a name, capitals as their countries
  std::unordered_map<StoryId, StoryNote> stories;
  std::set<std::pair<Instant, StoryId>> by_last;        // stories by their newest article
  std::unordered_map<StoryId, LeftBehind> left_behind;  // of those stories
  std::set<StoryId> brought_back;                       // whose newest of them were

  static constexpr std::uint32_t not_held = ~std::uint32_t{0};
  // Of what was gathered since the last commit.
  struct Gathered {
    std::uint32_t number;
    bool fresh;
    Article article;       // of a fresh one
    StoryId story = {};    // of one that is not held, which has no number
    ArticleId known = {};  // and its id
  };
  std::vector<Gathered> gathered;
  std::unordered_map<std::uint32_t, std::size_t> gathered_at;   // places of the fresh ones, by number
  std::unordered_map<std::uint32_t, CopyIndex::Found> closest;  // relation shown with the outcome
  std::set<std::uint32_t> folded;                               // those that began or ceased to be copies
  DeskRules rules;                                              // what an editor says of stories
  std::set<std::uint32_t> tied;                                 // articles that it is said of

  State(Archive& a, std::size_t n, std::int64_t w) : archive(a), threads(n), window(w) {}

  // desk_window.cc
  [[nodiscard]] Result<void> open();
  [[nodiscard]] Result<void> recall_ruled();
  [[nodiscard]] bool is_full() const;
  [[nodiscard]] std::int64_t start() const;
  [[nodiscard]] Result<void> restore_window();
  template <typename Meanwhile>
  [[nodiscard]] Result<std::vector<DeskItem>> made_ready(std::vector<Archive::PlacedArticle>& articles,
                                                         Meanwhile meanwhile) const;
  void restore(std::vector<DeskItem> items, std::vector<Archive::PlacedArticle> articles);
  [[nodiscard]] Result<void> recall(const std::vector<ArticleId>& ids);
  [[nodiscard]] Result<void> recall_sharing(const DeskItem& item);
  void note_days();
  [[nodiscard]] Result<void> recall_time(const DeskItem& item);
  [[nodiscard]] Result<void> stand_behind_heads();
  [[nodiscard]] Result<void> note_story(const StoryId& id);
  [[nodiscard]] Result<const LeftBehind*> read_left_behind(const StoryId& id);
  [[nodiscard]] Result<std::vector<std::uint32_t>> bring_back(const StoryId& id, std::uint32_t member);
  [[nodiscard]] std::size_t left_behind_of(const StoryId& id) const;
  [[nodiscard]] Result<void> hold_one_of(const StoryId& id);
  [[nodiscard]] Result<void> shorten_list(const ArticleId& id);
  void take_place(std::uint32_t number, const ArticleRow& before);
  std::vector<std::pair<std::uint32_t, ArticleId>> copies_restored;  // whose heads are to be found
  std::uint32_t add(std::int64_t arrival, const std::string& section, CopyEntry copy, Listed shown);
  [[nodiscard]] Result<void> gather_known(const ArticleId& id);
  [[nodiscard]] Result<std::string> body_of(std::uint32_t number) const;
  Result<void> relate();
  Result<void> write_relations(const Gathered& each, const std::vector<CopyIndex::Found>& found);
  Result<void> fold(std::uint32_t number, const std::vector<CopyIndex::Found>& found);
  void tie_stories();
  Result<void> regroup(std::set<std::uint32_t>& refresh);
  Result<void> rename(const std::vector<std::vector<std::uint32_t>>& groups, std::vector<StoryId>& ids);
  Result<void> write_story(const StoryId& id, const std::vector<std::uint32_t>& group);
  [[nodiscard]] Result<void> add_left_behind(const LeftBehind& older, const std::vector<std::uint32_t>& group,
                                             Story& made, StoryNote& known, std::size_t& papers) const;
  [[nodiscard]] Result<void> move_left_behind(const StoryId& id, const StoryId& into);
  void note(const StoryId& id, const StoryNote& note);
  void forget(const StoryId& id);
  [[nodiscard]] StoryId new_id(const std::vector<std::uint32_t>& group) const;
  // Publishers with a text of their own, or all that tell it.
  enum class Counting : std::uint8_t { reports, papers };
  [[nodiscard]] std::set<std::string_view> publishers_of(const std::vector<std::uint32_t>& group,
                                                         Counting what) const;
  [[nodiscard]] std::size_t count(const std::vector<std::uint32_t>& group, Counting what) const;
  [[nodiscard]] std::vector<std::uint32_t> sharing_names(std::uint32_t number) const;
  [[nodiscard]] std::vector<std::pair<std::uint32_t, double>> scores_for(
      std::uint32_t number, const std::vector<std::uint32_t>& by_name,
      const std::set<StoryId>& of_the_day) const;
  [[nodiscard]] std::vector<Recommendation> list_of(std::uint32_t number,
                                                    const std::set<StoryId>& of_the_day) const;
  [[nodiscard]] PackedList packed_list_of(std::uint32_t number, const std::set<StoryId>& of_the_day) const;
  Result<void> recommend(const std::vector<std::uint32_t>& readers);
  [[nodiscard]] std::set<StoryId> stories_of_the_day() const;
  void add_neighbours(std::uint32_t number, std::set<std::uint32_t>& refresh);
};

}  // namespace broadsheet
