// matches.cc: what is wanted, against the segments.
//
//   gather   of each phrase in each segment: where its postings are, or, of several words, the list of them,
//            made here; and how many documents hold it in all, which its weight depends on
//   match    segment by segment: the documents that hold a phrase of each group, in rising order. Once there
//            are as many hits as are asked for, blocks whose best possible score is below the worst of them
//            are passed over unread (block-max: Ding and Suel 2011)
//
// Wishes are added up document by document in a row of sums, word after word: every posting counts there.
// Entry points: best_matches(), best_for_wishes().

#include "search/matches.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <variant>

#include "search/cursor.h"

namespace broadsheet {
namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.5;

// What BM25 knows of all documents.
struct Statistics {
  double documents = 0, mean_length = 1, norm_a_word = 0;

  explicit Statistics(const std::vector<Segment>& segments) {
    double length = 0;
    for (const Segment& s : segments) {
      documents += s.documents;
      length += static_cast<double>(s.length);
    }
    if (documents > 0) mean_length = std::max(1.0, length / documents);
    norm_a_word = k1 * b / mean_length;
  }
  [[nodiscard]] double idf(std::uint64_t with) const {
    const auto holding = static_cast<double>(with);
    return std::log(1 + (documents - holding + 0.5) / (holding + 0.5));
  }
  [[nodiscard]] double norm(std::uint32_t length) const { return k1 * (1 - b + b * length / mean_length); }
};

constexpr double rounding = 1 + 1e-9;  // more than sums of parts in another order differ by

double score_of(double idf, std::uint32_t weight, double norm) {
  const double frequency = weight;
  return idf * frequency * (k1 + 1) / (frequency + norm);
}

// ------------------------------------------------------------------------------------------------ gather

// A phrase in one segment: a word's entry, the list of a phrase of several, or nothing.
using Found = std::variant<std::monostate, WordEntry, std::vector<Weighted>>;

std::uint64_t documents_with(const Found& found) {
  if (const auto* entry = std::get_if<WordEntry>(&found)) return entry->documents;
  if (const auto* list = std::get_if<std::vector<Weighted>>(&found)) return list->size();
  return 0;
}

// The words that a stem stands for in a segment: itself, or all that begin with it.
std::vector<WordEntry> entries_of(SegmentReader& reader, std::string_view stem, bool prefix) {
  std::vector<WordEntry> entries;
  if (!prefix) {
    if (auto entry = reader.find(stem)) entries.push_back(std::move(*entry));
    return entries;
  }
  reader.for_each_word(stem,
                       [&](const std::string&, WordEntry entry) { entries.push_back(std::move(entry)); });
  return entries;
}

Found find_phrase(SegmentReader& reader, const WantedPhrase& phrase) {
  std::vector<WordEntry> words;
  for (std::size_t i = 0; i + 1 < phrase.stems.size(); ++i) {
    auto entry = reader.find(phrase.stems[i]);
    if (!entry) return {};
    words.push_back(std::move(*entry));
  }
  std::vector<WordEntry> last = entries_of(reader, phrase.stems.back(), phrase.prefix);
  if (last.empty()) return {};
  if (words.empty() && last.size() == 1) return std::move(last.front());
  WeightSum sum(reader.segment().documents);
  for (WordEntry& entry : last) {
    if (words.empty()) {
      sum.add_all(reader, std::move(entry));
      continue;
    }
    std::vector<WordEntry> whole = words;
    whole.push_back(std::move(entry));
    for (const Weighted& each : phrase_in(reader, std::move(whole))) sum.add(each.document, each.weight);
  }
  return sum.list();
}

// ------------------------------------------------------------------------------------------------- match

// What was found and is not nothing.
WordCursor cursor_over(SegmentReader& reader, Found found) {
  if (auto* entry = std::get_if<WordEntry>(&found)) return {reader, std::move(*entry)};
  return {reader, std::get<std::vector<Weighted>>(found)};
}

// A phrase of a group, as it is gone through.
struct PhraseCursor {
  WordCursor cursor;
  double idf;

  // Of the document that the cursor stands at.
  [[nodiscard]] std::int32_t weight() const {
    constexpr std::uint32_t most = INT32_MAX;  // beyond it a score does not grow
    return static_cast<std::int32_t>(std::min(cursor.posting().weight(), most));
  }
  [[nodiscard]] double bound(std::uint32_t target, const Statistics& statistics, std::uint32_t& last) {
    const CursorBound at_most = cursor.bound(target);
    last = std::min(last, at_most.last);
    return score_of(idf, at_most.weight, statistics.norm(at_most.length));
  }
};

// Phrases of which a document must hold one.
class GroupCursor {
 public:
  void add(PhraseCursor phrase) {
    documents_ += phrase.cursor.documents();
    phrases_.push_back(std::move(phrase));
  }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::vector<PhraseCursor>& phrases() { return phrases_; }
  std::uint32_t seek(std::uint32_t target) {
    std::uint32_t first = no_document;
    for (PhraseCursor& phrase : phrases_) first = std::min(first, phrase.cursor.seek(target));
    return first;
  }
  [[nodiscard]] double bound(std::uint32_t target, const Statistics& statistics, std::uint32_t& last) {
    double sum = 0;
    for (PhraseCursor& phrase : phrases_) sum += phrase.bound(target, statistics, last);
    return sum;
  }

 private:
  std::vector<PhraseCursor> phrases_;
  std::uint64_t documents_ = 0;
};

class SegmentMatcher {
 public:
  SegmentMatcher(SegmentReader& reader, const Statistics& statistics, const Allowed& allowed, TopHits& top)
      : reader_(reader), statistics_(statistics), allowed_(allowed), top_(top) {}

  // Rarest first from then on: it leads, the others follow. Scores are added up in the order of the query.
  void match(std::vector<GroupCursor> groups, GroupCursor unwanted) {
    groups_ = std::move(groups);
    unwanted_ = std::move(unwanted);
    for (GroupCursor& group : groups_) {
      const bool is_single = group.phrases().size() == 1;
      by_rarity_.push_back({is_single ? &group.phrases().front().cursor : nullptr, &group});
      for (PhraseCursor& phrase : group.phrases()) phrases_.push_back(&phrase);
    }
    weights_.resize(phrases_.size() * at_once);
    std::stable_sort(by_rarity_.begin(), by_rarity_.end(), [](const Leader& x, const Leader& y) {
      return x.group->documents() < y.group->documents();
    });
    const std::uint32_t documents = reader_.segment().documents;
    for (std::uint32_t document = 0; document < documents;) {
      if (document >= promising_until_) {
        if (const std::uint32_t last = last_of_poor_run(document); last != no_document) {
          document = last + 1;
          continue;
        }
      }
      const std::uint32_t next = seek(document);
      if (next == document) note(document);
      document = next == document ? document + 1 : next;
    }
    if (noted_ > 0) consider_noted();
  }

 private:
  // Where none of the documents from `document` on, up to the end of some block, can be among the best: the
  // last of them, or the last of the segment. Else no_document.
  std::uint32_t last_of_poor_run(std::uint32_t document) {
    if (top_.takes(0)) return no_document;
    std::uint32_t last = no_document;
    double most = 0;
    for (GroupCursor& group : groups_) most += group.bound(document, statistics_, last);
    last = std::min(last, reader_.segment().documents - 1);
    if (!top_.takes(most * rounding)) return last;
    promising_until_ = last + 1;
    return no_document;
  }

  // `document` where all groups hold it, else the next one that may be.
  std::uint32_t seek(std::uint32_t document) {
    for (const auto& [word, group] : by_rarity_) {
      const std::uint32_t next = word != nullptr ? word->seek(document) : group->seek(document);
      if (next != document) return next;
    }
    return document;
  }

  // Notes a document that all groups hold, with the weight of every phrase in it.
  void note(std::uint32_t document) {
    if (reader_.segment().is_gone(document)) return;
    const std::size_t i = noted_++;
    documents_[i] = document;
    lengths_[i] = static_cast<std::int32_t>(reader_.length(document));
    std::int32_t* weight = weights_.data() + i;
    for (PhraseCursor* phrase : phrases_) {
      *weight = phrase->cursor.seek(document) == document ? phrase->weight() : 0;
      weight += at_once;
    }
    if (noted_ == at_once) consider_noted();
  }

  // What is noted is scored all at once, and only nearly: by loops that the compiler turns into ones over
  // vectors. What may be among the best is scored again.
  void consider_noted() {
    std::array<float, at_once> scores{}, norms{};
    const auto a_word = static_cast<float>(statistics_.norm_a_word);
    for (std::size_t i = 0; i < at_once; ++i)
      norms[i] = static_cast<float>(k1 * (1 - b)) + a_word * static_cast<float>(lengths_[i]);
    const std::int32_t* weights = weights_.data();
    for (const PhraseCursor* phrase : phrases_) {
      const auto most = static_cast<float>(phrase->idf * (k1 + 1));
      for (std::size_t i = 0; i < at_once; ++i) {
        const auto frequency = static_cast<float>(weights[i]);
        scores[i] += most * frequency / (frequency + norms[i]);
      }
      weights += at_once;
    }
    for (std::size_t i = 0; i < noted_; ++i)
      if (top_.takes(static_cast<double>(scores[i]) * rounding_of_floats)) consider(i);
    noted_ = 0;
  }

  void consider(std::size_t i) {
    const double norm = statistics_.norm(static_cast<std::uint32_t>(lengths_[i]));
    Hit hit;
    const std::int32_t* weight = weights_.data() + i;
    for (GroupCursor& group : groups_) {
      double of_group = 0;
      for (const PhraseCursor& phrase : group.phrases()) {
        of_group += score_of(phrase.idf, static_cast<std::uint32_t>(*weight), norm);
        weight += at_once;
      }
      hit.score += of_group;
    }
    if (!top_.takes(hit.score) || unwanted_.seek(documents_[i]) == documents_[i]) return;
    hit.article = reader_.number(documents_[i]);
    if (!reader_.fault() && (!allowed_ || allowed_(hit.article))) top_.add(hit);
  }

  // A group; `word` is the cursor of its phrase where it has but one.
  struct Leader {
    WordCursor* word;
    GroupCursor* group;
  };

  static constexpr std::size_t at_once = 64;
  static constexpr double rounding_of_floats = 1 + 1e-4;

  SegmentReader& reader_;
  const Statistics& statistics_;
  const Allowed& allowed_;
  TopHits& top_;
  std::vector<GroupCursor> groups_;
  std::vector<Leader> by_rarity_;
  std::vector<PhraseCursor*> phrases_;  // of all groups
  GroupCursor unwanted_;
  std::uint32_t promising_until_ = 0;
  // Documents that are noted; of the weights there are as many for each phrase.
  std::size_t noted_ = 0;
  std::array<std::uint32_t, at_once> documents_{};
  std::array<std::int32_t, at_once> lengths_{};
  std::vector<std::int32_t> weights_;
};

// One read of all segments for one query.
class Matching {
 public:
  Matching(const Database& database, const WantedWords& wanted) : rows_(database), wanted_(wanted) {}

  Result<std::vector<Hit>> run(const Database& database, const Allowed& allowed, std::size_t top) {
    auto segments = segments_of(database);
    if (!segments) return tl::unexpected(segments.error());
    const Statistics statistics(*segments);
    for (const Segment& segment : *segments)
      if (auto done = gather(segment); !done) return tl::unexpected(done.error());
    TopHits best(top);
    for (std::size_t i = 0; i < segments->size(); ++i)
      if (auto done = match((*segments)[i], found_[i], statistics, allowed, best); !done)
        return tl::unexpected(done.error());
    return std::move(best).sorted();
  }

 private:
  template <typename Each>
  void for_each_phrase(Each each) const {
    for (const auto& group : wanted_.groups)
      for (const WantedPhrase& phrase : group) each(phrase);
    for (const WantedPhrase& phrase : wanted_.unwanted) each(phrase);
  }

  Result<void> gather(const Segment& segment) {
    SegmentReader reader(rows_, segment);
    std::vector<Found>& found = found_.emplace_back();
    for_each_phrase([&](const WantedPhrase& phrase) { found.push_back(find_phrase(reader, phrase)); });
    holding_.resize(found.size(), 0);
    for (std::size_t i = 0; i < found.size(); ++i) holding_[i] += documents_with(found[i]);
    if (reader.fault()) return tl::unexpected(*reader.fault());
    return {};
  }

  Result<void> match(const Segment& segment, std::vector<Found>& found, const Statistics& statistics,
                     const Allowed& allowed, TopHits& best) {
    SegmentReader reader(rows_, segment);
    std::size_t at = 0;
    const auto next_group = [&](std::size_t phrases) {
      GroupCursor group;
      for (const std::size_t end = at + phrases; at < end; ++at)
        if (documents_with(found[at]) > 0)
          group.add({cursor_over(reader, std::move(found[at])), statistics.idf(holding_[at])});
      return group;
    };
    std::vector<GroupCursor> groups;
    groups.reserve(wanted_.groups.size());
    for (const auto& group : wanted_.groups) groups.push_back(next_group(group.size()));
    GroupCursor unwanted = next_group(wanted_.unwanted.size());
    const bool all_there =
        std::all_of(groups.begin(), groups.end(), [](const GroupCursor& g) { return g.documents() > 0; });
    if (all_there)
      SegmentMatcher(reader, statistics, allowed, best).match(std::move(groups), std::move(unwanted));
    found.clear();
    if (reader.fault()) return tl::unexpected(*reader.fault());
    return {};
  }

  SegmentRows rows_;
  const WantedWords& wanted_;
  std::vector<std::vector<Found>> found_;  // of each segment, of each phrase
  std::vector<std::uint64_t> holding_;     // documents in all, of each phrase
};

// Some stems in all segments.
struct Held {
  std::vector<std::vector<WordEntry>> entries;  // of each segment, of each stem; of no documents: not there
  std::vector<std::uint64_t> documents;         // of each stem, in all
};
Result<Held> look_up(SegmentRows& rows, const std::vector<Segment>& segments,
                     const std::vector<std::string>& stems) {
  Held held{{}, std::vector<std::uint64_t>(stems.size(), 0)};
  for (const Segment& segment : segments) {
    SegmentReader reader(rows, segment);
    std::vector<WordEntry>& found = held.entries.emplace_back();
    for (const std::string& stem : stems) found.push_back(reader.find(stem).value_or(WordEntry()));
    for (std::size_t i = 0; i < found.size(); ++i) held.documents[i] += found[i].documents;
    if (reader.fault()) return tl::unexpected(*reader.fault());
  }
  return held;
}

// Adds up the wishes of one segment.
Result<void> add_wishes(SegmentReader& reader, const Statistics& statistics, std::vector<WordEntry>& entries,
                        const std::vector<double>& weights, TopHits& best) {
  const std::uint32_t documents = reader.segment().documents;
  std::vector<double> sums(documents, 0);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].documents == 0) continue;
    WordCursor cursor(reader, std::move(entries[i]));
    while (cursor.next_block())
      for (const Posting& posting : cursor.block())
        sums[posting.document] +=
            score_of(weights[i], posting.weight(), statistics.norm(reader.length(posting.document)));
  }
  for (std::uint32_t document = 0; document < documents; ++document)
    if (sums[document] > 0 && best.takes(sums[document]) && !reader.segment().is_gone(document))
      best.add({reader.number(document), sums[document]});
  if (reader.fault()) return tl::unexpected(*reader.fault());
  return {};
}

}  // namespace

void TopHits::add(const Hit& hit) {
  if (most_ == 0) return;
  if (hits_.size() == most_) {
    if (!is_better(hit, hits_.front())) return;
    std::pop_heap(hits_.begin(), hits_.end(), is_better);
    hits_.pop_back();
  }
  hits_.push_back(hit);
  std::push_heap(hits_.begin(), hits_.end(), is_better);
  if (hits_.size() == most_) least_ = hits_.front().score;
}

std::vector<Hit> TopHits::sorted() && {
  std::sort_heap(hits_.begin(), hits_.end(), is_better);
  return std::move(hits_);
}

Result<std::vector<Hit>> best_matches(const Database& database, const WantedWords& wanted,
                                      const Allowed& allowed, std::size_t top) {
  if (wanted.groups.empty() || top == 0) return std::vector<Hit>{};
  return Matching(database, wanted).run(database, allowed, top);
}

Result<std::vector<Hit>> best_for_wishes(const Database& database, const std::map<std::string, double>& stems,
                                         std::size_t top) {
  const auto segments = segments_of(database);
  if (!segments) return tl::unexpected(segments.error());
  std::vector<std::string> words;
  words.reserve(stems.size());
  for (const auto& [stem, weight] : stems) words.push_back(stem);
  SegmentRows rows(database);
  auto held = look_up(rows, *segments, words);
  if (!held) return tl::unexpected(held.error());
  const Statistics statistics(*segments);
  std::vector<double> weights;
  weights.reserve(stems.size());
  for (const auto& [stem, weight] : stems)
    weights.push_back(weight * statistics.idf(held->documents[weights.size()]));
  TopHits best(top);
  for (std::size_t i = 0; i < segments->size(); ++i) {
    SegmentReader reader(rows, (*segments)[i]);
    if (auto done = add_wishes(reader, statistics, held->entries[i], weights, best); !done)
      return tl::unexpected(done.error());
  }
  return std::move(best).sorted();
}

Result<std::vector<double>> idfs_of(const Database& database, const std::vector<std::string>& stems) {
  const auto segments = segments_of(database);
  if (!segments) return tl::unexpected(segments.error());
  SegmentRows rows(database);
  const auto held = look_up(rows, *segments, stems);
  if (!held) return tl::unexpected(held.error());
  const Statistics statistics(*segments);
  std::vector<double> idfs;
  for (const std::uint64_t documents : held->documents) idfs.push_back(statistics.idf(documents));
  return idfs;
}

}  // namespace broadsheet
