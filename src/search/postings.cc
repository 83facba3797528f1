// postings.cc: lists of postings to bytes and back (postings.h has the form). Entry points:
// PostingList::add(), blocks_of(), BlockReader::read(), read_places().

#include "search/postings.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

#include "base/byte_numbers.h"

namespace broadsheet {
namespace {

constexpr std::uint64_t no_size = UINT64_MAX;  // of numbers that are not there

unsigned bits_for(const StripNumbers& numbers) {
  return static_cast<unsigned>(
      std::bit_width(std::accumulate(numbers.begin(), numbers.end(), 0U, std::bit_or<>())));
}

void pack(std::string& out, const StripNumbers& numbers, unsigned bits) {
  std::uint64_t waiting = 0;
  unsigned held = 0;
  for (const std::uint32_t number : numbers) {
    waiting |= std::uint64_t{number} << held;
    for (held += bits; held >= 8; held -= 8, waiting >>= 8U) out += static_cast<char>(waiting);
  }
}

// `bytes`: seven more than the numbers take can be read. Where each number stands is known when this is
// compiled, so that none waits for another.
template <unsigned bits>
void unpack_of(const char* bytes, StripNumbers& numbers) {
  constexpr std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
#pragma GCC unroll 32
  for (unsigned i = 0; i < strip_documents; ++i)
    numbers[i] = static_cast<std::uint32_t>(eight_bytes(bytes + i * bits / 8) >> i * bits % 8 & mask);
}

template <std::size_t... bits>
constexpr auto all_unpackers(std::index_sequence<bits...> /*widths*/) {
  return std::array{&unpack_of<bits>...};
}
constexpr auto unpackers = all_unpackers(std::make_index_sequence<widest_number + 1>());

// Gaps to documents, from the least that may be the first; four at a time, each by two sums. They must end
// with `last`, and add up to less than 2^32.
bool add_up(StripNumbers& gaps, std::uint32_t first, std::uint32_t last) {
  using Four = std::uint32_t __attribute__((vector_size(16)));
  const Four nothing = {};
  Four before = nothing + (first - 1);
  for (std::size_t i = 0; i < strip_documents; i += 4) {
    Four sums;
    std::memcpy(&sums, &gaps[i], sizeof sums);
    sums += 1;
    sums += __builtin_shufflevector(nothing, sums, 3, 4, 5, 6);
    sums += __builtin_shufflevector(nothing, sums, 2, 3, 4, 5);
    sums += before;
    std::memcpy(&gaps[i], &sums, sizeof sums);
    before = __builtin_shufflevector(sums, sums, 3, 3, 3, 3);
  }
  return gaps.back() == last && first <= last;
}
bool add_up_wide(StripNumbers& gaps, std::uint32_t first, std::uint32_t last) {
  std::uint64_t next = first;
  for (std::uint32_t& number : gaps) {
    next += number;
    number = static_cast<std::uint32_t>(next++);
  }
  return next == std::uint64_t{last} + 1;
}

// Of eight bytes those below 128 end a number. How many end up to each byte is one product, the first where
// so many have ended one difference: no step hangs on what the bytes are.
constexpr std::uint64_t high_bits = 0x8080808080808080, ones = high_bits / 128;
std::uint64_t ended_up_to_each(std::uint64_t eight) {
  return (~eight & high_bits) / 128 * ones;
}
// 0 where fewer have ended; else the bytes up to where the last did.
std::size_t size_where_ended(std::uint64_t ended, std::uint64_t numbers) {
  constexpr std::uint64_t more = sizeof(std::uint64_t) + 1;
  const std::uint64_t there = ((ended | high_bits) - std::min(numbers, more) * ones) & high_bits;
  return there == 0 ? 0 : static_cast<std::size_t>(std::countr_zero(there)) / 8 + 1;
}

// How many bytes some numbers take, of those that bytes begin with.
std::uint64_t size_of_numbers(std::string_view bytes, std::uint64_t numbers) {
  std::size_t at = 0;
  for (; bytes.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
    const std::uint64_t ended = ended_up_to_each(eight_bytes(bytes.data() + at));
    if (const std::size_t size = size_where_ended(ended, numbers); size > 0) return at + size;
    numbers -= ended >> 56U;
  }
  for (; at < bytes.size() && numbers > 0; ++at)
    if (static_cast<unsigned char>(bytes[at]) < 0x80) --numbers;
  return numbers == 0 ? at : no_size;
}

// Of the places of a document how many numbers they are; `first` is what they begin with.
std::uint64_t numbers_of(std::uint32_t weight, std::uint64_t first) {
  return first % 2 == 0 ? weight : weight + 2 - std::min<std::uint64_t>(first / 2, weight);
}

}  // namespace

// ---------------------------------------------------------------------------------------------- writing

void PostingList::add(const Posting& p, std::uint32_t length, std::string_view places) {
  note(p.document, p.weight(), length);
  if (p.counts[0] == 0 && p.counts[1] == 0) {
    ByteReader in(places);
    put_number(block_places_, 2 * in.number());
    block_places_ += in.bytes(in.left());
  } else {
    put_number(block_places_, 2 * std::uint64_t{p.counts[0]} + 1);
    put_number(block_places_, p.counts[1]);
    block_places_ += places;
  }
}

void PostingList::add(std::uint32_t document, std::uint32_t weight, std::uint32_t length,
                      std::string_view places) {
  note(document, weight, length);
  block_places_ += places;
}

void PostingList::note(std::uint32_t document, std::uint32_t weight, std::uint32_t length) {
  if (in_strip_ == strip_documents) end_strip();
  if (ended_ == block_strips) end_block();
  gaps_[in_strip_] = document - next_;
  weights_[in_strip_++] = weight - 1;
  strip_shortest_ = std::min(strip_shortest_, length);
  most_ = std::max(most_, weight);
  shortest_ = std::min(shortest_, length);
  next_ = document + 1;
  ++documents_;
}

void PostingList::end_strip() {
  const unsigned gap_bits = bits_for(gaps_), weight_bits = bits_for(weights_);
  const std::uint32_t most = *std::max_element(weights_.begin(), weights_.end());
  const std::uint32_t last = next_ - 1;
  for (unsigned byte = 0; byte < sizeof last; ++byte) heads_ += static_cast<char>(last >> 8 * byte);
  heads_ += static_cast<char>(most < head_most ? most + 1 : head_most);
  heads_ += static_cast<char>(std::min(strip_shortest_ / head_length_step, head_most));
  heads_ += static_cast<char>(gap_bits);
  heads_ += static_cast<char>(weight_bits);
  pack(strips_, gaps_, gap_bits);
  pack(strips_, weights_, weight_bits);
  places_end_[ended_++] = block_places_.size();
  in_strip_ = 0;
  strip_shortest_ = UINT32_MAX;
}

void PostingList::end_block() {
  const std::size_t begin = blocks_.size(), places_begin = places_.size();
  blocks_ += heads_;
  blocks_ += strips_;
  for (std::uint32_t i = 0; i < in_strip_; ++i) {
    put_number(blocks_, 2 * std::uint64_t{gaps_[i]} + (weights_[i] == 0 ? 1 : 0));
    if (weights_[i] > 0) put_number(blocks_, std::uint64_t{weights_[i]} + 1);
  }
  const std::uint32_t all = ended_ + (in_strip_ > 0 ? 1 : 0);
  for (std::uint32_t i = 0; i + 1 < all; ++i)
    put_number(places_, places_end_[i] - (i == 0 ? 0 : places_end_[i - 1]));
  places_ += block_places_;
  const std::uint32_t last = next_ - 1;
  put_number(table_, last - last_);
  put_number(table_, most_);
  put_number(table_, shortest_);
  put_number(table_, blocks_.size() - begin);
  put_number(table_, places_.size() - places_begin);
  last_ = last;
  most_ = ended_ = in_strip_ = 0;
  shortest_ = strip_shortest_ = UINT32_MAX;
  heads_.clear();
  strips_.clear();
  block_places_.clear();
}

PostingList::Bytes PostingList::end() {
  if (in_strip_ == strip_documents) end_strip();
  if (in_strip_ + ended_ > 0) end_block();
  if (documents_ > block_documents) blocks_.insert(0, table_);
  return {blocks_, places_};
}

// What was made room for stays: words come by the thousand.
void PostingList::clear() {
  documents_ = next_ = last_ = most_ = ended_ = in_strip_ = 0;
  shortest_ = strip_shortest_ = UINT32_MAX;
  for (std::string* bytes : {&table_, &blocks_, &places_, &heads_, &strips_, &block_places_}) bytes->clear();
}

// ---------------------------------------------------------------------------------------------- reading

std::uint64_t longest_table(std::uint32_t documents) {
  constexpr std::uint64_t longest_row = 3 * 5 + 2 * 10;
  if (documents <= block_documents) return 0;
  return (std::uint64_t{documents} + block_documents - 1) / block_documents * longest_row;
}

std::vector<PostingBlock> blocks_of(std::string_view table, std::uint32_t documents, std::uint64_t list_size,
                                    std::uint64_t places_size) {
  PostingBlock whole;
  whole.count = documents;
  whole.size = list_size;
  whole.places = places_size;
  if (documents <= block_documents) return {whole};
  constexpr std::size_t shortest_row = 5;
  std::vector<PostingBlock> blocks;
  blocks.reserve(std::min<std::size_t>(documents / block_documents + 1, table.size() / shortest_row));
  ByteReader in(table);
  std::uint64_t before = 0, size = 0, places = 0;
  for (std::uint32_t left = documents; left > 0 && in.is_sound();) {
    PostingBlock block;
    block.count = std::min(left, block_documents);
    left -= block.count;
    block.first = blocks.empty() ? 0 : static_cast<std::uint32_t>(before) + 1;
    const std::uint64_t last = before + in.number();
    block.most = in.small();
    block.shortest = in.small();
    block.size = in.number();
    block.places = in.number();
    block.at = size;
    block.places_at = places;
    if (last >= UINT32_MAX || block.size > list_size - size || block.places > places_size - places) return {};
    block.last = static_cast<std::uint32_t>(before = last);
    size += block.size;
    places += block.places;
    blocks.push_back(block);
  }
  const std::uint64_t table_size = table.size() - in.left();
  if (!in.is_sound() || table_size + size != list_size || places != places_size) return {};
  for (PostingBlock& block : blocks) block.at += table_size;
  return blocks;
}

std::size_t BlockReader::size_of(std::uint32_t strip) const {
  return packed_size(byte(strip, 6)) + packed_size(byte(strip, 7));
}

bool BlockReader::read(std::uint32_t strip, std::uint32_t documents, PostingStrip& postings) const {
  const std::uint32_t whole = block_->whole_strips();
  std::size_t at = std::size_t{head_size} * whole;
  for (std::uint32_t i = 0; i < std::min(strip, whole); ++i) at += size_of(i);
  if (at > bytes_.size()) return false;
  const bool is_read = strip < whole ? read_whole(strip, bytes_.substr(at), postings)
                                     : read_rest(bytes_.substr(at), first(strip), postings);
  return is_read && postings.documents[postings.count - 1] < documents;
}

bool BlockReader::read_whole(std::uint32_t strip, std::string_view bytes, PostingStrip& postings) const {
  const unsigned gap_bits = byte(strip, 6), weight_bits = byte(strip, 7);
  const std::size_t size = size_of(strip);
  if (std::max(gap_bits, weight_bits) > widest_number || size > bytes.size()) return false;
  const bool is_last = strip + 1 == block_->strips();
  if (is_last && (size != bytes.size() || (block_->last != UINT32_MAX && block_->last != last(strip))))
    return false;
  std::memcpy(postings.packed.data(), bytes.data(), size);
  postings.count = strip_documents;
  postings.weight_bits = weight_bits;
  postings.weights_at = packed_size(gap_bits);
  unpackers[gap_bits](postings.packed.data(), postings.documents);
  constexpr unsigned narrow = 26;  // 32 gaps add up to less than 2^32
  return (gap_bits <= narrow ? add_up : add_up_wide)(postings.documents, first(strip), last(strip));
}

void PostingStrip::unpack_weights(StripNumbers& weights) const {
  unpackers[weight_bits](&packed[weights_at], weights);
  for (std::uint32_t& weight : weights) ++weight;
}

bool BlockReader::read_rest(std::string_view bytes, std::uint32_t first, PostingStrip& postings) const {
  postings.count = block_->count % strip_documents;
  postings.weight_bits = widest_number;
  postings.weights_at = 0;
  ByteReader in(bytes);
  std::uint64_t next = first;
  for (std::uint32_t i = 0; i < postings.count; ++i) {
    const std::uint64_t code = in.number(), weight = code % 2 == 1 ? 1 : in.number();
    next += code / 2;
    if (next >= UINT32_MAX || weight == 0 || weight > UINT32_MAX) return false;
    postings.documents[i] = static_cast<std::uint32_t>(next++);
    for (std::size_t byte = 0; byte < sizeof(std::uint32_t); ++byte)
      postings.packed[i * sizeof(std::uint32_t) + byte] = static_cast<char>((weight - 1) >> 8 * byte);
  }
  const bool ends_there = block_->last == UINT32_MAX || next == std::uint64_t{block_->last} + 1;
  return postings.count > 0 && in.is_sound() && in.is_at_end() && ends_there;
}

// ---------------------------------------------------------------------------------------------- places

PlaceTable::PlaceTable(std::string_view front, const PostingBlock& block) {
  ByteReader in(front);
  const std::uint32_t strips = block.strips();
  for (std::uint32_t i = 0; i + 1 < strips; ++i) begins[i + 1] = std::min(in.number(), block.places);
  begins[0] = in.is_sound() ? front.size() - in.left() : block.places;
  // Strips that would reach over the end have none.
  for (std::uint32_t i = 1; i < begins.size(); ++i)
    begins[i] = i < strips ? std::min(begins[i - 1] + begins[i], block.places) : block.places;
}

std::string_view take_places(std::string_view& strip, std::uint32_t weight) {
  if (strip.empty()) return {};
  ByteReader in(strip);
  const std::uint64_t size = size_of_numbers(strip, numbers_of(weight, in.number()));
  if (size == no_size) return strip = {};
  const std::string_view taken = strip.substr(0, size);
  strip.remove_prefix(size);
  return taken;
}

bool skip_places(std::string_view& places, const PostingStrip& strip, std::uint32_t from, std::uint32_t to) {
  std::string_view left = places;
  for (; from < to; ++from) {
    const std::uint32_t weight = strip.weight(from);
    // Of most the numbers are few: eight bytes hold them, and one the first.
    if (left.size() >= sizeof(std::uint64_t)) {
      const std::uint64_t eight = eight_bytes(left.data());
      const std::uint64_t ended = ended_up_to_each(eight);
      constexpr std::uint64_t long_and_odd = 0x81;
      if ((eight & long_and_odd) != long_and_odd)
        if (const std::size_t size = size_where_ended(ended, numbers_of(weight, eight & 0xFFU)); size > 0) {
          left.remove_prefix(size);
          continue;
        }
    }
    if (take_places(left, weight).empty()) return false;
  }
  places = left;
  return true;
}

bool read_places(std::string_view& strip, std::uint32_t weight, std::vector<std::uint64_t>& places) {
  ByteReader in(strip);
  std::uint64_t first = in.number();
  std::array<std::uint64_t, index_fields> counts = {0, 0, weight};
  if (first % 2 == 0) {
    first /= 2;
  } else {
    counts = {first / 2, in.number(), 0};
    if (counts[0] > weight / 2 || counts[1] > weight - 2 * counts[0]) return false;
    counts[2] = weight - 2 * counts[0] - counts[1];
    first = in.number();
  }
  const std::uint64_t all = counts[0] + counts[1] + counts[2];
  if (all == 0 || all > strip.size()) return false;  // each takes a byte at least
  places.resize(all);
  std::uint64_t* to = places.data();
  std::uint64_t step = first, too_far = 0;
  const auto read_field = [&](std::uint64_t field) {
    std::uint64_t place = 0;
    for (const std::uint64_t* const end = to + counts[field]; to != end;) {
      place += step;
      too_far |= (step | place) >> field_shift;
      *to++ = (field << field_shift) + place;
      if (to != places.data() + all) step = in.number();
    }
  };
  if (counts[2] < all)
    for (const std::uint64_t field : {0U, 1U}) read_field(field);
  read_field(2);
  strip.remove_prefix(strip.size() - in.left());
  return in.is_sound() && too_far == 0;
}

}  // namespace broadsheet
