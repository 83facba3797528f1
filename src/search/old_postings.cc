// old_postings.cc: reads a list of formats 3 and 4 from its first posting to its last. Entry point:
// add_old_list().

#include "search/old_postings.h"

#include "base/byte_numbers.h"

namespace broadsheet {
namespace {

void pass_numbers(ByteReader& in, std::uint64_t numbers) {
  for (; numbers > 0 && in.is_sound(); --numbers) (void)in.number();
}

Posting read_posting(ByteReader& in, std::uint64_t next) {
  Posting posting;
  const std::uint64_t code = in.number(), counts = code % 2 == 1 ? 4 : in.number();
  const std::uint64_t document = next + code / 2;
  if (document >= UINT32_MAX || counts / 4 > UINT32_MAX) in.fail();
  posting.document = static_cast<std::uint32_t>(document);
  posting.counts[2] = static_cast<std::uint32_t>(counts / 4);
  if ((counts & 1U) != 0) posting.counts[0] = in.small();
  if ((counts & 2U) != 0) posting.counts[1] = in.small();
  return posting;
}

}  // namespace

bool add_old_list(const OldList& old, PostingList& list) {
  constexpr std::uint64_t documents_a_block = 128, numbers_a_block = 5;
  ByteReader in(old.list), places(old.places);
  if (old.count > documents_a_block)
    pass_numbers(in, (old.count + documents_a_block - 1) / documents_a_block * numbers_a_block);
  std::uint64_t next = 0;
  for (std::uint32_t left = old.count; left > 0; --left) {
    const Posting posting = read_posting(in, next);
    if (!in.is_sound() || posting.document >= old.documents || posting.weight() == 0) return false;
    const std::size_t before = places.left();
    pass_numbers(places, std::uint64_t{posting.counts[0]} + posting.counts[1] + posting.counts[2]);
    if (!places.is_sound()) return false;
    list.add(posting, old.length(posting.document),
             old.places.substr(old.places.size() - before, before - places.left()));
    next = std::uint64_t{posting.document} + 1;
  }
  return in.is_at_end() && places.is_at_end();
}

}  // namespace broadsheet
