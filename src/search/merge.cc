// merge.cc: the words of all segments to be merged are gone through side by side, in order of their bytes,
// and the postings of each word written behind each other under the new numbers of their documents, those
// that are gone left out. One list of each is in memory at a time, and the new one. Entry point:
// merge_some().

#include "search/merge.h"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>

#include "search/cursor.h"

namespace broadsheet {
namespace {

constexpr std::uint32_t left_out = UINT32_MAX;

// A segment's words in order, page by page.
class WordWalk {
 public:
  WordWalk(SegmentRows& rows, const Segment& segment) : reader_(rows, segment), page_("") { advance(); }

  [[nodiscard]] bool is_at_end() const { return at_end_; }
  [[nodiscard]] const std::string& word() const { return page_.word(); }
  [[nodiscard]] WordEntry entry() { return reader_.of_today(page_.entry()); }
  [[nodiscard]] SegmentReader& reader() { return reader_; }
  void advance() {
    while (!page_.next()) {
      if (!page_.is_sound()) reader_.fail("a page of words that is none");
      at_end_ = !reader_.read_page(SegmentSection::words, next_page_++, bytes_);
      if (at_end_) return;
      page_ = WordPage(bytes_);
    }
  }

 private:
  SegmentReader reader_;
  std::string bytes_;
  WordPage page_;
  std::uint64_t next_page_ = 0;
  bool at_end_ = false;
};

class Merger {
 public:
  Merger(const Database& database, const std::vector<const Segment*>& segments)
      : database_(database), rows_(database), writer_(database) {
    for (const Segment* segment : segments) walks_.emplace_back(rows_, *segment);
  }

  Result<void> run() {
    number_documents();
    std::vector<std::size_t> holding;
    while (find_next(holding)) {
      const std::string word = walks_[holding.front()].word();
      write_word(holding);
      writer_.end_word(word);
      for (const std::size_t i : holding) walks_[i].advance();
    }
    for (WordWalk& walk : walks_)
      if (walk.reader().fault()) return tl::unexpected(*walk.reader().fault());
    const auto written = writer_.finish();
    if (!written) return tl::unexpected(written.error());
    for (WordWalk& walk : walks_)
      if (auto done = drop_segment(database_, walk.reader().segment().number); !done) return done;
    return {};
  }

 private:
  // Documents in order of their numbers, of all segments together.
  void number_documents() {
    struct Source {
      std::int64_t number;
      std::size_t walk;
      std::uint32_t document;
    };
    std::vector<Source> sources;
    places_.resize(walks_.size());
    for (std::size_t i = 0; i < walks_.size(); ++i) {
      SegmentReader& reader = walks_[i].reader();
      places_[i].assign(reader.segment().documents, left_out);
      for (std::uint32_t d = 0; d < reader.segment().documents && !reader.fault(); ++d)
        if (!reader.segment().is_gone(d)) sources.push_back({reader.number(d), i, d});
    }
    std::sort(sources.begin(), sources.end(),
              [](const Source& a, const Source& b) { return a.number < b.number; });
    std::uint32_t next = 0;
    for (const Source& s : sources) {
      places_[s.walk][s.document] = next++;
      writer_.add_document(s.number, walks_[s.walk].reader().length(s.document));
    }
  }

  // The walks that stand at the least word; false at the end of all.
  bool find_next(std::vector<std::size_t>& holding) const {
    holding.clear();
    for (std::size_t i = 0; i < walks_.size(); ++i) {
      if (walks_[i].is_at_end()) continue;
      const int order = holding.empty() ? 0 : walks_[i].word().compare(walks_[holding.front()].word());
      if (order < 0) holding.clear();
      if (order <= 0) holding.push_back(i);
    }
    return !holding.empty();
  }

  void write_word(const std::vector<std::size_t>& holding) {
    postings_.clear();
    places_bytes_.clear();
    bool in_order = true;
    for (const std::size_t i : holding) {
      WordCursor cursor(walks_[i].reader(), walks_[i].entry());
      while (cursor.next_strip())
        for (std::uint32_t n = 0; n < cursor.strip().count; ++n) {
          const std::string_view places = cursor.next_places();
          const std::uint32_t document = places_[i][cursor.strip().documents[n]];
          if (document == left_out) continue;
          in_order &= postings_.empty() || postings_.back().document < document;
          postings_.push_back({document, cursor.strip().weight(n), places_bytes_.size(), places.size()});
          places_bytes_ += places;
        }
    }
    if (!in_order)
      std::sort(postings_.begin(), postings_.end(),
                [](const Moved& a, const Moved& b) { return a.document < b.document; });
    for (const Moved& m : postings_)
      writer_.add_posting(m.document, m.weight,
                          std::string_view(places_bytes_).substr(m.places_at, m.places));
  }

  struct Moved {
    std::uint32_t document, weight;
    std::size_t places_at, places;
  };
  const Database& database_;
  SegmentRows rows_;
  SegmentWriter writer_;
  std::deque<WordWalk> walks_;
  std::vector<std::vector<std::uint32_t>> places_;  // of each walk's documents, in the new segment
  std::vector<Moved> postings_;                     // of the word at hand
  std::string places_bytes_;
};

Result<void> merge(const Database& database, const std::vector<const Segment*>& segments) {
  return Merger(database, segments).run();
}

bool is_gone_by_half(const Segment& segment) {
  return std::count(segment.gone.begin(), segment.gone.end(), true) * 2 >
         static_cast<std::ptrdiff_t>(segment.documents);
}

// Segments of one tier are within four times of each other's size.
int tier_of(const Segment& segment) {
  int tier = 0;
  for (std::uint64_t size = segment.bytes >> 12U; size > 0; size >>= 2U) ++tier;
  return tier;
}

// What is to be merged next; nothing where all is well.
std::vector<const Segment*> next_merge(const std::vector<Segment>& segments) {
  constexpr std::size_t at_once = 4;
  std::map<int, std::vector<const Segment*>> tiers;
  for (const Segment& segment : segments) {
    if (is_gone_by_half(segment)) return {&segment};
    if (segment.bytes >= full_segment) continue;
    std::vector<const Segment*>& alike = tiers[tier_of(segment)];
    alike.push_back(&segment);
    if (alike.size() == at_once) return alike;
  }
  return {};
}

// What is to become one at the end: the small ones, and as many of the others as are worth the work.
std::vector<const Segment*> last_merge(const std::vector<Segment>& segments) {
  constexpr std::uint64_t most_ratio = 8;
  if (segments.size() <= few_segments) return {};
  std::vector<const Segment*> by_size;
  by_size.reserve(segments.size());
  for (const Segment& segment : segments) by_size.push_back(&segment);
  std::ranges::stable_sort(by_size, {}, &Segment::bytes);
  std::size_t merged = 0;
  std::uint64_t smaller = 0;
  for (std::size_t i = 0; i < by_size.size() && smaller + by_size[i]->bytes <= largest_segment; ++i) {
    if (i > 0 && by_size[i]->bytes / most_ratio <= smaller) merged = i + 1;
    smaller += by_size[i]->bytes;
  }
  by_size.resize(merged);
  return by_size;
}

}  // namespace

Result<void> merge_some(const Database& database) {
  for (;;) {
    const auto segments = segments_of(database);
    if (!segments) return tl::unexpected(segments.error());
    const std::vector<const Segment*> next = next_merge(*segments);
    if (next.empty()) return {};
    if (auto done = merge(database, next); !done) return done;
  }
}

Result<bool> merge_many(const Database& database) {
  const auto segments = segments_of(database);
  if (!segments) return tl::unexpected(segments.error());
  const std::vector<const Segment*> all = last_merge(*segments);
  if (all.empty()) return false;
  if (auto done = merge(database, all); !done) return tl::unexpected(done.error());
  return true;
}

Result<bool> renew_one(const Database& database) {
  const auto segments = segments_of(database);
  if (!segments) return tl::unexpected(segments.error());
  const auto old = std::ranges::find(*segments, SegmentForm::of_format_3, &Segment::form);
  if (old == segments->end()) return false;
  if (auto done = merge(database, {&*old}); !done) return tl::unexpected(done.error());
  return true;
}

Result<void> merge_gone(const Database& database) {
  const auto segments = segments_of(database);
  if (!segments) return tl::unexpected(segments.error());
  for (const Segment& segment : *segments)
    if (std::find(segment.gone.begin(), segment.gone.end(), true) != segment.gone.end())
      if (auto done = merge(database, {&segment}); !done) return done;
  return {};
}

}  // namespace broadsheet
