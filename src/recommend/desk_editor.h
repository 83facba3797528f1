#pragma once
// desk_editor.h: the rules of the desk held against what a page is about to show.
//
// One for each page or list that is made; it belongs to one thread. Of several rules for one article the
// first that leaves it out is told, then the first that puts it first; ban and embargo go before pin.

#include <string>
#include <vector>

#include "broadsheet/store.h"
#include "recommend/desk_rules.h"

namespace broadsheet {

// What a rule did.
struct DeskUse {
  const DeskRule* rule = nullptr;
  bool put_first = false;  // else it left out
  ArticleId article;       // or the story
};

class DeskEditor {
 public:
  // `rules` and `archive` must outlive it. `now`: which rules have ended.
  DeskEditor(const DeskRules& rules, const Archive& archive, Instant now);

  // Whether any rule is in force; whether one may keep an article from the front page.
  [[nodiscard]] bool has_rules() const { return !in_force_.empty(); }
  [[nodiscard]] bool has_rows_to_judge() const { return judges_rows_; }

  // The list under an article as the rules have it: what they leave out gone, what they pin in front, in a
  // group "From the desk". Errors: those of the archive.
  [[nodiscard]] Result<std::vector<Recommendation>> edit(const ArticleRow& read,
                                                         std::vector<Recommendation> list);
  // Whether the front page, and any other list that the program makes, may show an article; its row is to be
  // whole.
  [[nodiscard]] bool may_show(const ArticleRow& row);
  // Whether who seeks it, or has its address, may find it: no embargo holds it back.
  [[nodiscard]] bool may_find(const ArticleRow& row);
  // The rule that keeps it from there; nullptr where none does. Tells no use.
  [[nodiscard]] const DeskRule* kept_out_by(const ArticleRow& row) const;

  // The stories that stand first on the front page, in order; those that there are.
  struct Pinned {
    StoryId story;
    const DeskRule* rule;
  };
  [[nodiscard]] const std::vector<Pinned>& pinned() const { return pinned_; }
  void tell_pinned(const Pinned& pinned) { uses_.push_back({pinned.rule, true, pinned.story}); }
  // What an editor calls a story; empty: nothing else than what it is.
  [[nodiscard]] std::string name_of(const StoryId& story) const;

  // What the rules did to what was asked of this editor, in order.
  [[nodiscard]] const std::vector<DeskUse>& uses() const { return uses_; }

 private:
  // A rule with its story's id as the archive has it now.
  struct InForce {
    const DeskRule* rule;
    StoryId story = {}, under_story = {};
  };
  [[nodiscard]] StoryId story_named(const std::string& id) const;
  [[nodiscard]] bool covers(const InForce& rule, const ArticleRow& row) const;
  [[nodiscard]] const DeskRule* leaves_out(const ArticleRow& row, const ArticleRow* read,
                                           std::string_view group) const;
  [[nodiscard]] Result<std::vector<Recommendation>> pinned_under(const ArticleRow& read);
  [[nodiscard]] Result<ArticleRow> row_of(const Recommendation& item) const;

  const Archive& archive_;
  std::vector<InForce> in_force_;
  std::vector<Pinned> pinned_;
  std::vector<DeskUse> uses_;
  bool judges_rows_ = false;
  bool needs_rows_ = false;  // some rule asks for more than a list tells of its articles
};

}  // namespace broadsheet
