// postings.cc: lists of postings to bytes and back (postings.h has the form). Entry points:
// PostingList::add(), blocks_of(), read_block(), take_places().

#include "search/postings.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/byte_numbers.h"

namespace broadsheet {

// ---------------------------------------------------------------------------------------------- writing

void PostingList::add(const Posting& p, std::uint32_t length, std::string_view places) {
  if (documents_ > 0 && documents_ % block_documents == 0) end_block();
  const bool plain = p.counts == std::array<std::uint32_t, index_fields>{0, 0, 1};
  put_number(blocks_, std::uint64_t{p.document - next_} * 2 + (plain ? 1 : 0));
  if (!plain) {
    const std::uint64_t has_headline = p.counts[0] > 0 ? 1 : 0, has_lead = p.counts[1] > 0 ? 2 : 0;
    put_number(blocks_, std::uint64_t{p.counts[2]} * 4 + has_headline + has_lead);
    for (const std::size_t field : {0U, 1U})
      if (p.counts[field] > 0) put_number(blocks_, p.counts[field]);
  }
  places_ += places;
  most_ = std::max(most_, p.weight());
  shortest_ = std::min(shortest_, length);
  next_ = p.document + 1;
  ++documents_;
}

void PostingList::end_block() {
  const std::uint32_t last = next_ - 1;
  put_number(table_, last - last_);
  put_number(table_, most_);
  put_number(table_, shortest_);
  put_number(table_, blocks_.size() - block_at_);
  put_number(table_, places_.size() - places_at_);
  last_ = last;
  most_ = 0;
  shortest_ = UINT32_MAX;
  block_at_ = blocks_.size();
  places_at_ = places_.size();
}

std::string PostingList::bytes() {
  if (documents_ <= block_documents) return blocks_;
  end_block();
  return table_ + blocks_;
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
  std::vector<PostingBlock> blocks;
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

namespace {

// A number that stands before `end`, and `at` behind it; false where none does.
bool take_number(const unsigned char*& at, const unsigned char* end, std::uint64_t& number) {
  if (at == end) return false;
  number = *at++;
  if (number < 0x80) return true;
  number &= 0x7FU;
  for (unsigned shift = 7; shift < 64 && at != end; shift += 7) {
    const unsigned char byte = *at++;
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

bool take_count(const unsigned char*& at, const unsigned char* end, std::uint32_t& count) {
  std::uint64_t number = 0;
  if (!take_number(at, end, number)) return false;
  count = static_cast<std::uint32_t>(number);
  return true;
}

// A posting of documents from `next` on; false where it is none.
[[gnu::noinline]] bool take_posting(const unsigned char*& at, const unsigned char* end, std::uint64_t next,
                                    std::uint32_t documents, Posting& p) {
  std::uint64_t code = 0, counts = 4;
  if (!take_number(at, end, code)) return false;
  next += code / 2;
  if (next >= documents) return false;
  p.document = static_cast<std::uint32_t>(next);
  if (code % 2 == 0 && !take_number(at, end, counts)) return false;
  if (counts / 4 > UINT32_MAX) return false;
  p.counts = {0, 0, static_cast<std::uint32_t>(counts / 4)};
  if ((counts & 1U) != 0 && !take_count(at, end, p.counts[0])) return false;
  return (counts & 2U) == 0 || take_count(at, end, p.counts[1]);
}

}  // namespace

bool read_block(std::string_view bytes, const PostingBlock& block, std::uint32_t documents,
                std::vector<Posting>& postings) {
  postings.resize(block.count);
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = at + bytes.size();
  std::uint64_t next = block.first;
  for (Posting& p : postings) {
    // Of the body alone, once, or as often as a byte says: as most are. No branch tells the two apart, since
    // nothing would foresee it.
    if (end - at >= 2) {
      const unsigned plain = at[0] & 1U, counts = at[1] & (plain - 1U);
      if (((at[0] & 0x80U) | (counts & 0x83U)) == 0) {
        next += at[0] / 2U;
        p.document = static_cast<std::uint32_t>(next++);
        p.counts = {0, 0, counts / 4U + plain};
        at += 2U - plain;
        continue;
      }
    }
    if (!take_posting(at, end, next, documents, p)) return false;
    next = std::uint64_t{p.document} + 1;
  }
  const bool ends_there =
      block.last == UINT32_MAX || postings.empty() || postings.back().document == block.last;
  return next <= documents && at == end && ends_there;
}

bool take_places(std::string_view& bytes, const Posting& posting, std::vector<std::uint64_t>& places) {
  places.clear();
  if (posting.places() > bytes.size()) return false;  // each takes a byte at least
  places.resize(posting.places());
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = at + bytes.size();
  auto to = places.begin();
  for (std::uint64_t field = 0; field < index_fields; ++field) {
    std::uint64_t place = 0, step = 0;
    for (std::uint32_t left = posting.counts[field]; left > 0; --left) {
      if (!take_number(at, end, step) || step >> field_shift != 0) return false;
      place += step;
      if (place >> field_shift != 0) return false;
      *to++ = (field << field_shift) + place;
    }
  }
  bytes.remove_prefix(bytes.size() - static_cast<std::size_t>(end - at));
  return true;
}

std::size_t size_of_numbers(std::string_view bytes, std::uint64_t numbers) {
  // The last byte of a number is the one below 128: eight bytes at a time, as long as all of them are passed.
  constexpr std::uint64_t high = 0x8080808080808080;
  std::size_t at = 0;
  for (std::uint64_t eight = 0; numbers >= sizeof eight && bytes.size() - at >= sizeof eight;
       at += sizeof eight) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    numbers -= static_cast<unsigned>(std::popcount(~eight & high));
  }
  for (; at < bytes.size() && numbers > 0; ++at)
    if (static_cast<unsigned char>(bytes[at]) < 0x80) --numbers;
  return numbers == 0 ? at : std::string_view::npos;
}

}  // namespace broadsheet
