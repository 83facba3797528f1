// cursor.cc: cursors over lists of postings, and the lists that are made of several words. Entry points:
// WordCursor::seek(), phrase_in().

#include "search/cursor.h"

#include <algorithm>

namespace broadsheet {

// ---------------------------------------------------------------------------------------------- one word

WordCursor::WordCursor(SegmentReader& reader, WordEntry entry) : reader_(&reader), entry_(std::move(entry)) {
  constexpr std::uint64_t longest_section = std::uint64_t{1} << 48U;  // bytes; more is no place in a segment
  if (std::max(entry_.list_at, entry_.list_size) > longest_section) {
    reader_->fail("a list that is nowhere");
    entry_ = {};
    return;
  }
  const std::uint64_t size = std::min(longest_table(entry_.documents), entry_.list_size);
  const std::string_view table = size > 0 ? bytes_at(0, size) : std::string_view();
  blocks_ = blocks_of(table, entry_.documents, entry_.list_size, entry_.places_size);
  if (blocks_.empty()) reader_->fail("a list without its table");
}

WordCursor::WordCursor(SegmentReader& reader, const std::vector<Weighted>& list)
    : reader_(&reader), is_made_(true) {
  entry_.documents = static_cast<std::uint32_t>(list.size());
  postings_.reserve(list.size());
  for (const Weighted& each : list) {
    static_assert(field_weights[2] == 1);
    if (postings_.size() % block_documents == 0) {
      PostingBlock& block = blocks_.emplace_back();
      block.first = each.document;
      block.shortest = UINT32_MAX;
      block.most = 0;
    }
    PostingBlock& block = blocks_.back();
    block.most = std::max(block.most, each.weight);
    block.shortest = std::min(block.shortest, reader.length(each.document));
    block.last = each.document;
    ++block.count;
    postings_.push_back({each.document, {0, 0, each.weight}});
  }
}

std::string_view WordCursor::bytes_at(std::uint64_t at, std::uint64_t size) {
  if (entry_.is_inline)
    return std::string_view(entry_.list).substr(std::min<std::uint64_t>(at, entry_.list.size()), size);
  const std::uint64_t first = entry_.list_at / segment_page;
  for (std::uint64_t page = (entry_.list_at + at) / segment_page;
       size > 0 && page * segment_page < entry_.list_at + at + size; ++page)
    if (!(page - first < has_page_.size() && has_page_[page - first]) && !read_page(page)) return {};
  return std::string_view(bytes_).substr(std::min<std::uint64_t>(at, bytes_.size()), size);
}

// Of a page of lists what is this one's. Nothing is made room for that is not there.
bool WordCursor::read_page(std::uint64_t page) {
  std::string_view bytes = reader_->page_row(SegmentSection::lists, page);
  const std::uint64_t begin = page * segment_page, from = std::max(begin, entry_.list_at);
  const std::uint64_t size = std::min(segment_page, entry_.list_at + entry_.list_size - begin);
  if (bytes.size() < size) {
    reader_->fail("bytes are missing");
    return false;
  }
  bytes = bytes.substr(from - begin, size - (from - begin));
  constexpr std::uint64_t most_reserved = 1 << 20;  // whatever a damaged entry says
  const std::size_t at = from - entry_.list_at;
  bytes_.reserve(std::min(entry_.list_size, most_reserved));
  if (bytes_.size() < at) bytes_.resize(at);
  bytes_.replace(at, std::min(bytes.size(), bytes_.size() - at), bytes);
  const std::uint64_t number = page - entry_.list_at / segment_page;
  if (has_page_.size() <= number) has_page_.resize(number + 1, false);
  has_page_[number] = true;
  return true;
}

bool WordCursor::take_block(const PostingBlock& block) {
  if (is_made_) {
    at_ = postings_.data() + (&block - blocks_.data()) * static_cast<std::ptrdiff_t>(block_documents);
    behind_ = at_ + block.count;
    return true;
  }
  if (!read_block(bytes_at(block.at, block.size), block, reader_->segment().documents, postings_))
    return false;
  at_ = postings_.data();
  behind_ = at_ + postings_.size();
  return at_ != behind_;
}

bool WordCursor::open_block(std::size_t number) {
  end_ = 0;
  has_places_ = false;
  opened_ = number + 1;
  if (number >= blocks_.size()) return false;
  if (!take_block(blocks_[number])) {
    reader_->fail("a block of postings that is none");
    return false;
  }
  end_ = behind_[-1].document + 1;
  return true;
}

void WordCursor::begin(std::uint32_t target) {
  bounded_ = block_with(0, target);
  if (end_ > 0 && opened_ == bounded_ + 1) {
    at_ = behind_ - blocks_[bounded_].count;
    has_places_ = false;
  } else {
    end_ = 0;
    opened_ = bounded_;
  }
}

std::size_t WordCursor::block_behind(std::size_t from, std::uint32_t target) const {
  const auto found = std::partition_point(blocks_.begin() + static_cast<std::ptrdiff_t>(from), blocks_.end(),
                                          [&](const PostingBlock& b) { return b.last < target; });
  return static_cast<std::size_t>(found - blocks_.begin());
}

// All of the block at hand, if there is one, is before `target`.
std::uint32_t WordCursor::seek_block(std::uint32_t target) {
  // The next block comes next, more often than not.
  if (!open_block(block_with(opened_, target)) || target >= end_) return no_document;
  while (at_->document < target) ++at_;
  return at_->document;
}

CursorBound WordCursor::bound(std::uint32_t target) {
  bounded_ = block_with(bounded_, target);
  if (bounded_ >= blocks_.size()) return {0, 0, no_document};
  const PostingBlock& block = blocks_[bounded_];
  return {block.most, block.shortest, block.last};
}

bool WordCursor::next_block() {
  return open_block(opened_);
}

void WordCursor::open_places() {
  const PostingBlock& block = blocks_[opened_ - 1];
  if (entry_.is_inline)
    place_bytes_ =
        entry_.places.substr(std::min<std::uint64_t>(block.places_at, entry_.places.size()), block.places);
  else
    reader_->read(SegmentSection::places, entry_.places_at + block.places_at, block.places, place_bytes_);
  places_left_ = place_bytes_;
  places_read_ = 0;
  has_places_ = true;
}

std::string_view WordCursor::take_numbers(std::uint64_t numbers) {
  const std::size_t size = size_of_numbers(places_left_, numbers);
  if (size == std::string_view::npos) {
    reader_->fail("places that are none");
    places_left_ = {};
    return {};
  }
  const std::string_view taken = places_left_.substr(0, size);
  places_left_.remove_prefix(size);
  return taken;
}

std::string_view WordCursor::next_places() {
  if (!has_places_) open_places();
  return take_numbers(postings_[places_read_++].places());
}

void WordCursor::places(std::vector<std::uint64_t>& places) {
  places.clear();
  if (!has_places_) open_places();
  std::uint64_t passed = 0;
  for (const auto at = static_cast<std::size_t>(at_ - postings_.data()); places_read_ < at; ++places_read_)
    passed += postings_[places_read_].places();
  (void)take_numbers(passed);
  if (!take_places(places_left_, *at_, places)) reader_->fail("places that are none");
  ++places_read_;
}

// ------------------------------------------------------------------------------------------ several words

namespace {

// What the places where a phrase begins count: those that have the i-th word i places on. All rise.
std::uint32_t weight_of_phrase(const std::vector<std::vector<std::uint64_t>>& places,
                               std::vector<std::size_t>& passed) {
  std::uint32_t weight = 0;
  passed.assign(places.size(), 0);
  for (const std::uint64_t begin : places[0]) {
    bool whole = true;
    for (std::size_t i = 1; whole && i < places.size(); ++i) {
      std::size_t& at = passed[i];
      while (at < places[i].size() && places[i][at] < begin + i) ++at;
      whole = at < places[i].size() && places[i][at] == begin + i;
    }
    if (whole) weight += field_weights[field_of(begin)];
  }
  return weight;
}

}  // namespace

std::vector<Weighted> phrase_in(SegmentReader& reader, std::vector<WordEntry> words) {
  std::vector<Weighted> found;
  std::vector<WordCursor> cursors;
  cursors.reserve(words.size());
  for (WordEntry& word : words) cursors.emplace_back(reader, std::move(word));
  std::vector<std::size_t> by_rarity(cursors.size());
  for (std::size_t i = 0; i < by_rarity.size(); ++i) by_rarity[i] = i;
  std::stable_sort(by_rarity.begin(), by_rarity.end(), [&](std::size_t a, std::size_t b) {
    return cursors[a].documents() < cursors[b].documents();
  });
  std::vector<std::vector<std::uint64_t>> places(cursors.size());
  std::vector<std::size_t> passed;
  for (std::uint32_t document = 0; document != no_document;) {
    std::uint32_t next = document;
    for (const std::size_t i : by_rarity) {
      next = cursors[i].seek(document);
      if (next != document) break;
    }
    if (next != document || next == no_document) {
      document = next;
      continue;
    }
    for (std::size_t i = 0; i < cursors.size(); ++i) cursors[i].places(places[i]);
    if (const std::uint32_t weight = weight_of_phrase(places, passed); weight > 0)
      found.push_back({document, weight});
    ++document;
  }
  return found;
}

void WeightSum::add(std::uint32_t document, std::uint32_t weight) {
  weights_[document] += weight;
}

void WeightSum::add_all(SegmentReader& reader, WordEntry entry) {
  WordCursor cursor(reader, std::move(entry));
  while (cursor.next_block())
    for (const Posting& posting : cursor.block()) add(posting.document, posting.weight());
}

std::vector<Weighted> WeightSum::list() const {
  std::vector<Weighted> list;
  for (std::uint32_t document = 0; document < weights_.size(); ++document)
    if (weights_[document] > 0) list.push_back({document, weights_[document]});
  return list;
}

}  // namespace broadsheet
