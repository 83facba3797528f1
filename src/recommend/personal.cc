// personal.cc: scores, then one article after the other, each judged beside those already chosen. Entry
// points: liking_of_reader(), personal_order().

#include "recommend/personal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/strings.h"
#include "recommend/reasons.h"
#include "recommend/story_weight.h"

namespace broadsheet {
namespace {

constexpr std::size_t names_an_article = 8;     // what it is about stands among those that it says most often
constexpr double most_liked = 1;                // points
constexpr double of_read = 0.5;                 // to read is half a saying
constexpr std::size_t fewest_to_be_common = 5;  // a name in a tenth of all, and in so many, tells nothing
constexpr double again_of_story = 1.5, again_of_publisher = 0.25, again_of_liking = 0.25;

// Letters and digits; whatever is not ASCII counts as a letter.
constexpr std::array<bool, 256> of_word = [] {
  std::array<bool, 256> found{};
  for (std::size_t c = 0; c < found.size(); ++c)
    found[c] = c >= 0x80 || is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return found;
}();

bool is_of_word(char c) {
  return of_word[static_cast<unsigned char>(c)];
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_of_word(text[at])) ++at;
  return at;
}

// A liking grows ever more slowly with what was saved: twice is not twice as much.
double strength_of(const Liking::Name& name) {
  return 0.5 * std::log2(1 + name.saved + of_read * name.read);
}

std::string explained(const Liking::Name& name) {
  const bool saved = name.saved > 0;
  const std::uint32_t count = saved ? name.saved : name.read;
  return std::string(saved ? "you saved " : "you read ") + std::to_string(count) +
         (count == 1 ? " article about " : " articles about ") + name.text;
}

struct Judged {
  const ArticleRow* row;
  double score;
  std::size_t reports;                  // publishers that tell its story, among the rows
  std::uint32_t story, publisher;       // numbers; 0: of none
  const Liking::Name* liked = nullptr;  // the name that counts most
  bool is_chosen = false;
};

class Ordering {
 public:
  Ordering(const std::vector<ArticleRow>& rows, const Liking& liking) : liking_(liking) {
    std::unordered_map<std::string_view, std::set<std::string_view>> papers;  // by story
    Instant newest = 0;  // points are told from it: of an instant they say nothing
    for (const ArticleRow& row : rows) {
      papers[row.story].insert(row.publisher);
      newest = std::max(newest, row.place.at);
    }
    std::unordered_map<std::string_view, std::uint32_t> stories = {{"", 0}}, publishers = {{"", 0}};
    const auto number = [](auto& known, std::string_view name) {
      return known.emplace(name, static_cast<std::uint32_t>(known.size())).first->second;
    };
    for (const ArticleRow& row : rows) {
      if (row.read || row.hidden) continue;
      const std::size_t reports = row.story.empty() ? 1 : papers[row.story].size();
      judged_.push_back({&row, weight_of(reports, reports, row.place.at - newest).sum(), reports,
                         number(stories, row.story), number(publishers, row.publisher)});
    }
    if (!liking_.empty()) like();
  }

  std::vector<ChosenArticle> choose(std::size_t most) {
    std::vector<ChosenArticle> chosen;
    while (chosen.size() < std::min(most, judged_.size())) {
      Judged* best = nullptr;
      for (Judged& each : judged_)  // of equals the first in the rows
        if (!each.is_chosen && (best == nullptr || each.score > best->score)) best = &each;
      best->is_chosen = true;
      chosen.push_back({best->row, best->score, reason_of(*best)});
      for (Judged& each : judged_) {
        if (each.story != 0 && each.story == best->story) each.score -= again_of_story;
        if (each.publisher != 0 && each.publisher == best->publisher) each.score -= again_of_publisher;
        if (each.liked != nullptr && each.liked == best->liked) each.score -= again_of_liking;
      }
    }
    return chosen;
  }

 private:
  void like() {
    std::vector<std::vector<std::uint32_t>> found;
    std::unordered_map<std::uint32_t, std::size_t> holding;
    for (const Judged& each : judged_) {
      std::vector<std::uint32_t> names = liking_.names_in(each.row->headline);
      const std::vector<std::uint32_t> more = liking_.names_in(each.row->lead);
      names.insert(names.end(), more.begin(), more.end());
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
      for (const std::uint32_t n : names) ++holding[n];
      found.push_back(std::move(names));
    }
    const std::size_t common = std::max(fewest_to_be_common, judged_.size() / 10);
    for (std::size_t i = 0; i < judged_.size(); ++i) {
      double liked = 0, most = 0;
      for (const std::uint32_t n : found[i]) {
        if (holding[n] > common) continue;
        const double weight = strength_of(liking_.name(n));
        liked += weight;
        if (weight > most) judged_[i].liked = &liking_.name(n);
        most = std::max(most, weight);
      }
      judged_[i].score += std::min(most_liked, liked);
    }
  }
  [[nodiscard]] static Reason reason_of(const Judged& each) {
    if (each.liked != nullptr) return {"liked", explained(*each.liked), {}};
    if (each.reports > 1) return {"reports", std::to_string(each.reports) + " publishers report it", {}};
    return {"new", "new", {}};
  }

  const Liking& liking_;
  std::vector<Judged> judged_;
};

}  // namespace

void Liking::add(const std::vector<std::string>& names, ReaderMark mark) {
  for (std::size_t i = 0; i < std::min(names.size(), names_an_article); ++i) {
    const std::string& text = names[i];
    const auto [at, fresh] = places_.emplace(text, static_cast<std::uint32_t>(names_.size()));
    if (fresh) {
      names_.push_back({text});
      by_first_word_[text.substr(0, end_of_word(text, 0))].push_back(at->second);
    }
    ++(mark == ReaderMark::saved ? names_[at->second].saved : names_[at->second].read);
  }
}

std::vector<std::uint32_t> Liking::names_in(std::string_view text) const {
  std::vector<std::uint32_t> found;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_of_word(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_word(text, at);
    const bool may_be_name = !is_ascii_letter(text[at]) || is_ascii_upper(text[at]);
    if (may_be_name) {
      word.assign(text, at, end - at);
      if (const auto names = by_first_word_.find(word); names != by_first_word_.end())
        for (const std::uint32_t n : names->second) {
          const std::string& name = names_[n].text;
          const bool stands = text.substr(at, name.size()) == name &&
                              (at + name.size() == text.size() || !is_of_word(text[at + name.size()]));
          if (stands && std::ranges::find(found, n) == found.end()) found.push_back(n);
        }
    }
    at = end;
  }
  return found;
}

Result<Liking> liking_of_reader(const Archive& archive, std::size_t most) {
  Liking liking;
  std::set<ArticleId> seen;  // what was saved and read counts as saved
  for (const ReaderMark mark : {ReaderMark::saved, ReaderMark::read}) {
    const auto rows = archive.rows({.marked = mark, .limit = most, .only_shown = true});
    if (!rows) return tl::unexpected(rows.error());
    for (const ArticleRow& row : *rows) {
      if (!seen.insert(row.id).second) continue;
      const auto article = archive.article(row.id);
      if (!article) return tl::unexpected(article.error());
      if (!*article) continue;
      std::vector<std::string> names;
      for (PlacedName& name : names_of(**article)) names.push_back(std::move(name.text));
      liking.add(names, mark);
    }
  }
  return liking;
}

std::vector<ChosenArticle> personal_order(const std::vector<ArticleRow>& rows, const Liking& liking,
                                          std::size_t most) {
  return Ordering(rows, liking).choose(most);
}

}  // namespace broadsheet
