#pragma once
// personal.h: articles in an order for the one who keeps the archive.
//
// The order of all readers comes first: how many publishers report a story, and how fresh it is, in the
// measure of story_weight.h. What the reader saved and read lately moves an article by at most one point: as
// much as twice the reports, or three days. Each further article of a story, a publisher or a liking counts
// less. What was read or hidden is not there. Every place is explained.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "broadsheet/store.h"

namespace broadsheet {

// What a reader cared for lately, by the names in the articles that he saved and read. Nothing of it is kept.
class Liking {
 public:
  struct Name {
    std::string text;
    std::uint32_t saved = 0, read = 0;  // articles that hold it
  };

  Liking() = default;
  // An article that was saved or read, with its names, those that it says most often first.
  void add(const std::vector<std::string>& names, ReaderMark mark);
  [[nodiscard]] bool empty() const { return names_.empty(); }

  // The names that stand in a text as whole words, each once, as places of name().
  [[nodiscard]] std::vector<std::uint32_t> names_in(std::string_view text) const;
  [[nodiscard]] const Name& name(std::uint32_t place) const { return names_[place]; }

 private:
  std::vector<Name> names_;
  std::unordered_map<std::string, std::uint32_t> places_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_word_;
};

// What the archive's reader saved and read last, at most so many of each. Errors: those of the archive.
[[nodiscard]] Result<Liking> liking_of_reader(const Archive& archive, std::size_t most = 40);

struct ChosenArticle {
  const ArticleRow* row = nullptr;
  double score = 0;  // points; 0: the newest, told by one publisher
  Reason reason;     // kinds: "liked" ("you saved 3 articles about Iran"), "reports", "new"
};

// At most `most` of the rows, best first, none that was read or hidden. The rows must outlive what is given.
[[nodiscard]] std::vector<ChosenArticle> personal_order(const std::vector<ArticleRow>& rows,
                                                        const Liking& liking, std::size_t most);

}  // namespace broadsheet
