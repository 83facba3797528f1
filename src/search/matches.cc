// matches.cc: what is wanted, against the segments.
//
//   gather   of each phrase in each segment: where its postings are, or, of several words, the list of them,
//            made here; and how many documents hold it in all, which its weight depends on
//   match    stretch by stretch of all segments (segment_match.h), that with the best possible score first:
//            once it is below the worst of as many hits as are asked for, the others are left unread
//            (block-max: Ding and Suel 2011)
//
// A phrase and nothing else is gone through document by document, without its list; so are the words that
// begin alike, once they are added up.
// Wishes are added up document by document in a row of sums, word after word: every posting counts there.
// Entry points: best_matches(), best_for_wishes().

#include "search/matches.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <optional>
#include <ranges>
#include <span>
#include <variant>

#include "search/bm25.h"
#include "search/cursor.h"
#include "search/segment_match.h"

namespace broadsheet {
namespace {

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

// Some stems in a segment; none where it lacks one.
std::vector<WordEntry> find_all(SegmentReader& reader, std::span<const std::string> stems) {
  std::vector<WordEntry> words;
  for (const std::string& stem : stems) {
    auto entry = reader.find(stem);
    if (!entry) return {};
    words.push_back(std::move(*entry));
  }
  return words;
}

Found find_phrase(SegmentReader& reader, const WantedPhrase& phrase) {
  const std::size_t before = phrase.stems.size() - 1;
  std::vector<WordEntry> words = find_all(reader, std::span(phrase.stems).first(before));
  if (words.size() < before) return {};
  std::vector<WordEntry> last = entries_of(reader, phrase.stems.back(), phrase.prefix);
  if (last.empty()) return {};
  if (words.empty() && last.size() == 1) return std::move(last.front());
  if (last.size() == 1) {
    words.push_back(std::move(last.front()));
    return phrase_in(reader, std::move(words));
  }
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

// ----------------------------------------------------------------------------------------- a phrase alone

// A phrase of several whole words in one segment, in each language that it may be of.
class OnePhrase {
 public:
  static bool is_all(const WantedWords& wanted) {
    return wanted.is_one_term && !wanted.groups.empty() &&
           std::ranges::all_of(wanted.groups.front(),
                               [](const WantedPhrase& p) { return p.stems.size() > 1 && !p.prefix; });
  }
  OnePhrase(SegmentReader& reader, const std::vector<WantedPhrase>& forms) {
    for (const WantedPhrase& form : forms)
      if (auto words = find_all(reader, form.stems); !words.empty())
        forms_.push_back({{reader, std::move(words)}});
  }
  // The first document from `target` on, which never falls, that may hold it, among those that are
  // wanted(document, no less than weight()). What stands before the next document of each other form stands
  // in one form alone.
  template <typename Wanted>
  std::uint32_t seek(std::uint32_t target, Wanted wanted) {
    std::uint32_t first = no_document;
    for (Form& form : forms_) {
      if (form.document < target || target == 0) {
        const std::uint32_t alone = first_of_others(form, target);
        form.document = form.words.seek(target, [&](std::uint32_t document, std::uint32_t weight) {
          return document >= alone || wanted(document, weight);
        });
      }
      first = std::min(first, form.document);
    }
    return first;
  }
  // Of that document: no less than weight(), without a look at places; what it counts there.
  [[nodiscard]] std::uint64_t most(std::uint32_t document) const {
    std::uint64_t sum = 0;
    for (const Form& form : forms_) sum += form.document == document ? form.words.most() : 0;
    return sum;
  }
  [[nodiscard]] std::uint64_t weight(std::uint32_t document) {
    std::uint64_t sum = 0;
    for (Form& form : forms_) sum += form.document == document ? form.words.weight() : 0;
    return sum;
  }

 private:
  struct Form {
    PhraseReader words;
    std::uint32_t document = 0;
  };
  [[nodiscard]] std::uint32_t first_of_others(const Form& form, std::uint32_t target) const {
    std::uint32_t first = no_document;
    for (const Form& other : forms_)
      if (&other != &form) first = std::min(first, other.document);
    return target == 0 && forms_.size() > 1 ? 0 : std::max(first, target);
  }
  std::vector<Form> forms_;
};

// By what is in memory.
bool is_kept_out(SegmentReader& reader, std::uint32_t document, const Among& among) {
  if (!among.known && !among.numbers) return false;
  const std::int64_t number = reader.number(document);
  return (among.known && !among.known(number)) ||
         (among.numbers && !std::ranges::binary_search(*among.numbers, number));
}

// What a document must weigh to score as much as the worst of the best hits.
class Bar {
 public:
  Bar(double idf, const Statistics& statistics, const TopHits& best)
      : idf_(idf), statistics_(&statistics), best_(&best) {
    rise();
  }
  // To where the hits are now.
  void rise() {
    a_norm_ = weight_a_norm(idf_, best_->least() / rounding);
    const double lightest = std::ceil(a_norm_ * statistics_->nearly_norm(0));
    least_ = static_cast<std::uint32_t>(
        std::clamp(lightest, 1.0, double{std::numeric_limits<std::uint32_t>::max()}));
  }
  // In the shortest.
  [[nodiscard]] std::uint32_t least() const { return least_; }
  [[nodiscard]] bool is_reached(std::uint64_t weight, std::uint32_t length) const {
    return static_cast<double>(weight) >= a_norm_ * statistics_->nearly_norm(length);
  }

 private:
  double idf_;
  const Statistics* statistics_;
  const TopHits* best_;
  double a_norm_ = 0;
  std::uint32_t least_ = 1;
};

// Where documents are ordered by one phrase, how rare it is changes nothing; so those that hold it need not
// be counted, and places are read only in documents where no word of it is too seldom for a hit.
void match_phrase(SegmentReader& reader, OnePhrase phrase, const Statistics& statistics, const Among& among,
                  TopHits& best) {
  Bar bar(1, statistics, best);
  const auto wanted = [&](std::uint32_t document, std::uint64_t weight) {
    return weight >= bar.least() && bar.is_reached(weight, reader.length(document));
  };
  for (std::uint32_t document = phrase.seek(0, wanted); document != no_document;
       document = phrase.seek(document + 1, wanted)) {
    if (!wanted(document, phrase.most(document)) || reader.segment().is_gone(document)) continue;
    if (is_kept_out(reader, document, among)) continue;
    const std::uint64_t weight = phrase.weight(document);
    if (weight == 0) continue;
    const double score = score_of(1, static_cast<double>(weight), statistics.norm(reader.length(document)));
    const std::int64_t number = reader.number(document);
    if (!best.takes(score) || reader.fault()) continue;
    if (!among.allowed || among.allowed(number)) best.add({number, score});
    bar.rise();
  }
}

// -------------------------------------------------------------------------------- words that begin alike

// The beginning of a word, and nothing else.
bool is_one_beginning(const WantedWords& wanted) {
  if (!wanted.is_one_term || wanted.groups.size() != 1 || wanted.groups.front().size() != 1) return false;
  const WantedPhrase& phrase = wanted.groups.front().front();
  return phrase.prefix && phrase.stems.size() == 1;
}

WeightSum sum_of(SegmentReader& reader, std::string_view beginning) {
  WeightSum sum(reader.segment().documents);
  reader.for_each_word(beginning,
                       [&](const std::string&, WordEntry entry) { sum.add_all(reader, std::move(entry)); });
  return sum;
}

void match_sum(SegmentReader& reader, const WeightSum& sum, double idf, const Statistics& statistics,
               const Among& among, TopHits& best) {
  Bar bar(idf, statistics, best);
  sum.for_each([&] { return bar.least(); },
               [&](const Weighted& each) {
                 const std::uint32_t length = reader.length(each.document);
                 if (!bar.is_reached(each.weight, length) || reader.segment().is_gone(each.document)) return;
                 const double score = score_of(idf, each.weight, statistics.norm(length));
                 if (!best.takes(score) || is_kept_out(reader, each.document, among)) return;
                 const std::int64_t number = reader.number(each.document);
                 if (reader.fault()) return;
                 if (!among.allowed || among.allowed(number)) best.add({number, score});
                 bar.rise();
               });
}

// ------------------------------------------------------------------------------------------------- match

// What was found and is not nothing.
WordCursor cursor_over(SegmentReader& reader, Found found) {
  if (auto* entry = std::get_if<WordEntry>(&found)) return {reader, std::move(*entry)};
  return {reader, entry_of(reader, std::get<std::vector<Weighted>>(found))};
}

// One read of all segments for one query.
class Matching {
 public:
  Matching(const Database& database, const WantedWords& wanted, const Among& among)
      : rows_(database), wanted_(wanted), among_(among) {}

  Result<std::vector<Hit>> run(const std::vector<Segment>& segments, std::size_t top) {
    const Statistics statistics(segments);
    for (const Segment& segment : segments) readers_.emplace_back(rows_, segment);
    TopHits best(top);
    if (OnePhrase::is_all(wanted_)) {
      for (SegmentReader& reader : readers_)
        match_phrase(reader, {reader, wanted_.groups.front()}, statistics, among_, best);
    } else if (is_one_beginning(wanted_)) {
      match_beginning(statistics, best);
    } else {
      for (SegmentReader& reader : readers_) gather(reader);
      for (std::size_t i = 0; i < readers_.size(); ++i) begin(readers_[i], found_[i], statistics);
      match(best);
    }
    for (const SegmentReader& reader : readers_)
      if (reader.fault()) return tl::unexpected(*reader.fault());
    return std::move(best).sorted();
  }

 private:
  template <typename Each>
  void for_each_phrase(Each each) const {
    for (const auto& group : wanted_.groups)
      for (const WantedPhrase& phrase : group) each(phrase);
    for (const WantedPhrase& phrase : wanted_.unwanted) each(phrase);
  }

  void match_beginning(const Statistics& statistics, TopHits& best) {
    std::vector<WeightSum> sums;
    std::uint64_t holding = 0;
    for (SegmentReader& reader : readers_) {
      sums.push_back(sum_of(reader, wanted_.groups.front().front().stems.front()));
      holding += sums.back().holding();
    }
    for (std::size_t i = 0; i < readers_.size(); ++i)
      match_sum(readers_[i], sums[i], statistics.idf(holding), statistics, among_, best);
  }

  void gather(SegmentReader& reader) {
    std::vector<Found>& found = found_.emplace_back();
    for_each_phrase([&](const WantedPhrase& phrase) { found.push_back(find_phrase(reader, phrase)); });
    holding_.resize(found.size(), 0);
    for (std::size_t i = 0; i < found.size(); ++i) holding_[i] += documents_with(found[i]);
  }

  // Cursors over what was found in a segment, where some document may hold all groups.
  void begin(SegmentReader& reader, std::vector<Found>& found, const Statistics& statistics) {
    std::size_t at = 0;
    const auto next_group = [&](std::size_t phrases) {
      GroupCursor group;
      for (const std::size_t end = at + phrases; at < end; ++at)
        if (documents_with(found[at]) > 0)
          group.add({cursor_over(reader, std::move(found[at])), statistics.idf(holding_[at]), statistics});
      return group;
    };
    std::vector<GroupCursor> groups;
    groups.reserve(wanted_.groups.size());
    for (const auto& group : wanted_.groups) groups.push_back(next_group(group.size()));
    GroupCursor unwanted = next_group(wanted_.unwanted.size());
    if (among_.numbers) groups.push_back(group_of(reader, *among_.numbers, statistics));
    if (std::ranges::any_of(groups, [](const GroupCursor& g) { return g.documents() == 0; })) return;
    matches_.emplace_back(reader, statistics, std::move(groups), std::move(unwanted));
  }

  // The documents of some numbers as a group whose idf is 0, so that it adds nothing to a score: where they
  // are fewer than those of each word, they lead.
  static GroupCursor group_of(SegmentReader& reader, const std::vector<std::int64_t>& numbers,
                              const Statistics& statistics) {
    std::vector<Weighted> found;
    const auto begin = std::ranges::lower_bound(numbers, reader.number(0));
    const auto end = std::upper_bound(begin, numbers.end(), reader.number(reader.segment().documents - 1));
    for (const std::int64_t number : std::ranges::subrange(begin, end))
      if (const auto document = reader.document(number)) found.push_back({*document, 1});
    GroupCursor group;
    if (!found.empty()) group.add({WordCursor(reader, entry_of(reader, found)), 0, statistics});
    return group;
  }

  // The most promising stretch of all segments first, as long as there is one that may hold a hit.
  void match(TopHits& best) {
    std::vector<Stretch> stretches;
    for (std::uint32_t i = 0; i < matches_.size(); ++i) matches_[i].add_stretches(i, stretches);
    std::make_heap(stretches.begin(), stretches.end());
    while (!stretches.empty() && best.takes(stretches.front().most * rounding)) {
      std::pop_heap(stretches.begin(), stretches.end());
      matches_[stretches.back().segment].match(stretches.back(), among_, best);
      stretches.pop_back();
    }
  }

  SegmentRows rows_;
  const WantedWords& wanted_;
  const Among& among_;
  std::deque<SegmentReader> readers_;      // of each segment
  std::vector<std::vector<Found>> found_;  // of each segment, of each phrase
  std::vector<std::uint64_t> holding_;     // documents in all, of each phrase
  std::deque<SegmentMatch> matches_;       // of segments with all groups
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
    while (cursor.next_strip())
      for (std::uint32_t n = 0; n < cursor.strip().count; ++n) {
        const std::uint32_t document = cursor.strip().documents[n];
        sums[document] +=
            score_of(weights[i], cursor.strip().weight(n), statistics.norm(reader.length(document)));
      }
  }
  for (std::uint32_t document = 0; document < documents; ++document)
    if (sums[document] > 0 && best.takes(sums[document]) && !reader.segment().is_gone(document))
      best.add({reader.number(document), sums[document]});
  if (reader.fault()) return tl::unexpected(*reader.fault());
  return {};
}

}  // namespace

Result<std::vector<Hit>> best_matches(const Database& database, const std::vector<Segment>& segments,
                                      const WantedWords& wanted, const Among& among, std::size_t top) {
  if (wanted.groups.empty() || top == 0) return std::vector<Hit>{};
  return Matching(database, wanted, among).run(segments, top);
}

Result<std::vector<Hit>> best_for_wishes(const Database& database, const std::vector<Segment>& segments,
                                         const std::map<std::string, double>& stems, std::size_t top) {
  std::vector<std::string> words;
  words.reserve(stems.size());
  for (const auto& [stem, weight] : stems) words.push_back(stem);
  SegmentRows rows(database);
  auto held = look_up(rows, segments, words);
  if (!held) return tl::unexpected(held.error());
  const Statistics statistics(segments);
  std::vector<double> weights;
  weights.reserve(stems.size());
  for (const auto& [stem, weight] : stems)
    weights.push_back(weight * statistics.idf(held->documents[weights.size()]));
  TopHits best(top);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    SegmentReader reader(rows, segments[i]);
    if (auto done = add_wishes(reader, statistics, held->entries[i], weights, best); !done)
      return tl::unexpected(done.error());
  }
  return std::move(best).sorted();
}

Result<std::vector<double>> idfs_of(const Database& database, const std::vector<Segment>& segments,
                                    const std::vector<std::string>& stems) {
  SegmentRows rows(database);
  const auto held = look_up(rows, segments, stems);
  if (!held) return tl::unexpected(held.error());
  const Statistics statistics(segments);
  std::vector<double> idfs;
  for (const std::uint64_t documents : held->documents) idfs.push_back(statistics.idf(documents));
  return idfs;
}

}  // namespace broadsheet
