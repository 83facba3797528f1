// cursor.cc: cursors over lists of postings, and the lists that are made of several words. Entry points:
// WordCursor::seek(), PhraseReader::seek(), phrase_in().

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

void WordCursor::find_block(std::size_t number) {
  const PostingBlock& block = blocks_[number];
  known_block_ = number;
  known_ = BlockReader(bytes_at(block.at, block.size), block);
  if (known_.has_heads()) return;
  static const PostingBlock nothing;
  reader_->fail("a block of postings without its heads");
  known_ = BlockReader({}, nothing);
}

bool WordCursor::open_strip(std::size_t block, std::uint32_t strip) {
  has_places_ = false;
  at_ = 0;
  strip_block_ = block;
  strip_number_ = strip;
  const BlockReader& read = block_at(block);
  if (!read.read(strip, reader_->segment().documents, strip_)) {
    begin_ = end_ = 0;
    reader_->fail("a block of postings that is none");
    return false;
  }
  begin_ = read.first(strip);
  end_ = strip_.documents[strip_.count - 1] + 1;
  // Of a list of one block nothing else says where it ends.
  if (blocks_[block].last == no_document && strip + 1 == blocks_[block].strips())
    blocks_[block].last = end_ - 1;
  return true;
}

std::size_t WordCursor::block_behind(std::size_t from, std::uint32_t target) const {
  const auto found = std::partition_point(blocks_.begin() + static_cast<std::ptrdiff_t>(from), blocks_.end(),
                                          [&](const PostingBlock& b) { return b.last < target; });
  return static_cast<std::size_t>(found - blocks_.begin());
}

// What is from `target` on is not in the strip at hand, if there is one.
std::uint32_t WordCursor::seek_strip(std::uint32_t target) {
  block_ = block_with(block_, target);
  if (block_ >= blocks_.size()) return no_document;
  const BlockReader& block = block_at(block_);
  const std::uint32_t strip = block.strip_with(target);
  // A list of one block whose last strip is full ends with that; only its head says so.
  if (strip > 0 && strip == blocks_[block_].strips()) {
    blocks_[block_].last = block.first(strip) - 1;
    return no_document;
  }
  if (!open_strip(block_, strip) || target >= end_) return no_document;
  while (strip_.documents[at_] < target) ++at_;
  return strip_.documents[at_];
}

CursorBound WordCursor::bound(std::uint32_t target) {
  bounded_ = block_with(bounded_, target);
  if (bounded_ >= blocks_.size()) return {0, 0, no_document};
  const BlockReader& block = block_at(bounded_);
  const StripBound bound = block.bound(block.strip_with(target));
  return {bound.most, bound.shortest, bound.last};
}

CursorBound WordCursor::block_bound(std::uint32_t target) const {
  const std::size_t number = block_with(0, target);
  if (number >= blocks_.size()) return {0, 0, no_document};
  return {blocks_[number].most, blocks_[number].shortest, blocks_[number].last};
}

bool WordCursor::next_strip() {
  if (end_ > 0 && ++strip_number_ >= blocks_[strip_block_].strips()) {
    ++strip_block_;
    strip_number_ = 0;
  }
  return strip_block_ < blocks_.size() && blocks_[strip_block_].count > 0 &&
         open_strip(strip_block_, strip_number_);
}

void WordCursor::open_places() {
  const PostingBlock& block = blocks_[strip_block_];
  if (places_block_ != strip_block_) {
    if (entry_.is_inline)
      place_bytes_ =
          entry_.places.substr(std::min<std::uint64_t>(block.places_at, entry_.places.size()), block.places);
    else
      reader_->read(SegmentSection::places, entry_.places_at + block.places_at, block.places, place_bytes_);
    places_block_ = strip_block_;
  }
  places_left_ = places_of_strip(place_bytes_, block, strip_number_);
  places_read_ = 0;
  has_places_ = true;
}

std::string_view WordCursor::next_places() {
  if (!has_places_) open_places();
  const std::string_view taken = take_places(places_left_, strip_.weights[places_read_++]);
  if (taken.empty()) reader_->fail("places that are none");
  return taken;
}

void WordCursor::places(std::vector<std::uint64_t>& places) {
  if (!has_places_) open_places();
  while (places_read_ < at_) (void)next_places();
  ++places_read_;
  if (read_places(places_left_, weight(), places)) return;
  reader_->fail("places that are none");
  places.clear();
}

// ------------------------------------------------------------------------------------------ several words

namespace {

// Those of some places that a word stands behind by so many.
void keep_followed(std::vector<std::uint64_t>& begins, const std::vector<std::uint64_t>& of_word,
                   std::uint64_t by) {
  auto kept = begins.begin();
  auto at = of_word.begin();
  for (const std::uint64_t begin : begins) {
    while (at != of_word.end() && *at < begin + by) ++at;
    if (at == of_word.end()) break;
    if (*at == begin + by) *kept++ = begin;
  }
  begins.erase(kept, begins.end());
}

}  // namespace

WordEntry entry_of(SegmentReader& reader, const std::vector<Weighted>& documents) {
  PostingList list;
  for (const Weighted& each : documents)
    list.add(each.document, each.weight, reader.length(each.document), {});
  return entry_of(list);
}

PhraseReader::PhraseReader(SegmentReader& reader, std::vector<WordEntry> words) {
  words_.reserve(words.size());
  for (std::uint64_t i = 0; i < words.size(); ++i) words_.push_back({{reader, std::move(words[i])}, i});
  std::ranges::stable_sort(words_, {}, [](const Word& word) { return word.cursor.documents(); });
}

std::uint32_t PhraseReader::seek(std::uint32_t target) {
  for (std::size_t i = 0; i < words_.size();) {
    const std::uint32_t found = words_[i].cursor.seek(target);
    if (found == no_document) return no_document;
    i = found == target || i == 0 ? i + 1 : 0;
    target = found;
  }
  return target;
}

std::uint32_t PhraseReader::most() const {
  std::uint32_t most = UINT32_MAX;
  for (const Word& word : words_) most = std::min(most, word.cursor.weight());
  return most;
}

std::uint32_t PhraseReader::weight() {
  Word& rarest = words_.front();
  rarest.cursor.places(begins_);
  std::erase_if(begins_, [&](std::uint64_t place) { return place_in_field(place) < rarest.at; });
  for (std::uint64_t& begin : begins_) begin -= rarest.at;
  for (std::size_t i = 1; i < words_.size() && !begins_.empty(); ++i) {
    words_[i].cursor.places(places_);
    keep_followed(begins_, places_, words_[i].at);
  }
  std::uint32_t weight = 0;
  for (const std::uint64_t begin : begins_) weight += field_weights[field_of(begin)];
  return weight;
}

std::vector<Weighted> phrase_in(SegmentReader& reader, std::vector<WordEntry> words) {
  std::vector<Weighted> found;
  PhraseReader phrase(reader, std::move(words));
  for (std::uint32_t document = phrase.seek(0); document != no_document; document = phrase.seek(document + 1))
    if (const std::uint32_t weight = phrase.weight(); weight > 0) found.push_back({document, weight});
  return found;
}

void WeightSum::add(std::uint32_t document, std::uint32_t weight) {
  weights_[document] += weight;
}

void WeightSum::add_all(SegmentReader& reader, WordEntry entry) {
  WordCursor cursor(reader, std::move(entry));
  while (cursor.next_strip())
    for (std::uint32_t i = 0; i < cursor.strip().count; ++i)
      add(cursor.strip().documents[i], cursor.strip().weights[i]);
}

std::vector<Weighted> WeightSum::list() const {
  std::vector<Weighted> list;
  for (std::uint32_t document = 0; document < weights_.size(); ++document)
    if (weights_[document] > 0) list.push_back({document, weights_[document]});
  return list;
}

}  // namespace broadsheet
