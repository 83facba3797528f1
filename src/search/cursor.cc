// cursor.cc: cursors over lists of postings, and the lists that are made of several words. Entry points:
// WordCursor::seek(), PhraseReader::seek(), phrase_in().

#include "search/cursor.h"

#include <algorithm>

namespace broadsheet {

// ---------------------------------------------------------------------------------------------- one word

namespace {

std::string_view part_of(std::string_view bytes, std::uint64_t from, std::uint64_t size) {
  return bytes.substr(std::min<std::uint64_t>(from, bytes.size()), size);
}

}  // namespace

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
  if (entry_.is_inline) return part_of(entry_.list, at, size);
  const std::uint64_t on_first = segment_page - entry_.list_at % segment_page;
  std::uint64_t page = at < on_first ? 0 : 1 + (at - on_first) / segment_page;
  std::uint64_t from = at < on_first ? at : (at - on_first) % segment_page;
  if (from + size <= (page == 0 ? on_first : segment_page)) return part_of(page_at(page), from, size);
  across_.clear();
  for (; across_.size() < size; ++page, from = 0) {
    const std::string_view bytes = part_of(page_at(page), from, size - across_.size());
    if (bytes.empty()) return {};
    across_ += bytes;
  }
  return across_;
}

// All of the list that it should have. Nothing is made room for that is not there.
std::string_view WordCursor::page_at(std::uint64_t number) {
  if (number < pages_.size() && !pages_[number].empty()) return pages_[number];
  const std::uint64_t page = entry_.list_at / segment_page + number, begin = page * segment_page;
  const std::string_view bytes = reader_->page_row(SegmentSection::lists, page);
  const std::uint64_t size = std::min(segment_page, entry_.list_at + entry_.list_size - begin);
  if (bytes.size() < size) {
    reader_->fail("bytes are missing");
    return {};
  }
  const std::uint64_t skip = number == 0 ? entry_.list_at - begin : 0;
  if (pages_.size() <= number) pages_.resize(number + 1);
  return pages_[number] = bytes.substr(skip, size - skip);
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
  return seek_in_strip(target);
}

bool WordCursor::next_strip() {
  if (end_ > 0 && ++strip_number_ >= blocks_[strip_block_].strips()) {
    ++strip_block_;
    strip_number_ = 0;
  }
  return strip_block_ < blocks_.size() && blocks_[strip_block_].count > 0 &&
         open_strip(strip_block_, strip_number_);
}

// The places of several blocks stand on a page.
void WordCursor::read_place_bytes(std::uint64_t at, std::uint64_t size) {
  place_bytes_.clear();
  while (place_bytes_.size() < size) {
    if (const std::uint64_t page = at / segment_page; page != place_page_number_ || place_page_.empty()) {
      place_page_ = reader_->page_row(SegmentSection::places, page);
      place_page_number_ = page;
    }
    const std::string_view part = part_of(place_page_, at % segment_page, size - place_bytes_.size());
    if (part.empty()) {
      place_bytes_.clear();
      return reader_->fail("bytes are missing");
    }
    place_bytes_ += part;
    at += part.size();
  }
}

// Of a block first where each strip's places begin: it may reach over pages of which one is wanted.
void WordCursor::open_places() {
  const PostingBlock& block = blocks_[strip_block_];
  const auto part = [&](std::uint64_t from, std::uint64_t size) -> std::string_view {
    if (entry_.is_inline) return part_of(entry_.places, block.places_at + from, size);
    read_place_bytes(entry_.places_at + block.places_at + from, size);
    return place_bytes_;
  };
  if (places_block_ != strip_block_) {
    const std::uint64_t front =
        block.strips() > 1 ? std::min<std::uint64_t>(PlaceTable::longest, block.places) : 0;
    place_table_ = PlaceTable(part(0, front), block);
    places_block_ = strip_block_;
  }
  places_left_ = part(place_table_.begins[strip_number_], place_table_.size_of(strip_number_));
  places_size_ = 0;
  places_read_ = 0;
  has_places_ = true;
}

std::string_view WordCursor::next_places() {
  if (!has_places_) open_places();
  const std::string_view taken = take_places(places_left_, strip_.weight(places_read_++));
  if (taken.empty()) reader_->fail("places that are none");
  return taken;
}

bool WordCursor::go_to_places() {
  if (!has_places_) open_places();
  if (places_read_ < at_ && places_size_ > 0) {
    places_left_.remove_prefix(places_size_);
    ++places_read_;
  }
  places_size_ = 0;
  const bool are_there = skip_places(places_left_, strip_, places_read_, at_);
  places_read_ = at_;
  return are_there;
}

bool WordCursor::short_places(ShortPlaces& places) {
  if (!go_to_places()) return false;
  places_size_ = read_short_places(places_left_, weight(), places);
  return places_size_ > 0;
}

void WordCursor::places(std::vector<std::uint64_t>& places) {
  const bool are_there = go_to_places();
  ++places_read_;
  if (are_there && read_places(places_left_, weight(), places)) return;
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

std::uint32_t PhraseReader::weight() {
  const auto found = short_weight();
  return found ? *found : long_weight();
}

// Nothing where the places of a word are not short.
std::optional<std::uint32_t> PhraseReader::short_weight() {
  Word& rarest = words_.front();
  if (words_.size() > ShortPlaces::longest_phrase || !rarest.cursor.short_places(short_begins_)) return {};
  for (std::size_t i = 1; short_begins_.count > 0; ++i) {
    if (!words_[i].cursor.short_places(short_places_)) return {};
    const int by = static_cast<int>(words_[i].at) - static_cast<int>(rarest.at);
    if (i + 1 == words_.size()) return weight_followed(short_begins_, short_places_, by);
    keep_followed(short_begins_, short_places_, by);
  }
  return 0;
}

std::uint32_t PhraseReader::long_weight() {
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

void WeightSum::add_all(SegmentReader& reader, WordEntry entry) {
  WordCursor cursor(reader, std::move(entry));
  StripNumbers weights;
  while (cursor.next_strip()) {
    const PostingStrip& strip = cursor.strip();
    strip.unpack_weights(weights);
    for (std::uint32_t i = 0; i < strip.count; ++i) add(strip.documents[i], weights[i]);
  }
}

std::vector<Weighted> WeightSum::list() const {
  std::vector<Weighted> list;
  list.reserve(holding_);
  for_each([] { return 1U; }, [&](const Weighted& each) { list.push_back(each); });
  return list;
}

}  // namespace broadsheet
