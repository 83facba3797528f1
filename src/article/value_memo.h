#pragma once
// value_memo.h: what was read from a value of an attribute, kept for the elements that repeat it: a page has
// thousands of elements and a few hundred different classes.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace broadsheet {

template <class Result>
class ValueMemo {
 public:
  // read(value), called once for each value. Two values of one hash are taken for the same: whoever writes a
  // page to bring that about spoils what is told of his own page.
  template <class Read>
  Result& of(std::string_view value, Read read) {
    return of_hash(hash64(value), [&] { return read(value); });
  }

  // The same for what has been hashed: make(), called once for each hash.
  template <class Make>
  Result& of_hash(std::uint64_t hash, Make make) {
    if (entries_.size() < 2 * (count_ + 1)) grow();
    hash |= 1;  // 0 is free
    Entry& entry = entry_of(hash);
    if (entry.hash == 0) {
      entry = {hash, make()};
      ++count_;
    }
    return entry.result;
  }

  // Different values so far.
  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  struct Entry {
    std::uint64_t hash = 0;
    Result result{};
  };

  Entry& entry_of(std::uint64_t hash) {
    std::size_t at = hash >> 1 & (entries_.size() - 1);
    while (entries_[at].hash != 0 && entries_[at].hash != hash) at = (at + 1) & (entries_.size() - 1);
    return entries_[at];
  }

  void grow() {
    std::vector<Entry> old(entries_.empty() ? 256 : 2 * entries_.size());
    old.swap(entries_);
    for (Entry& entry : old)
      if (entry.hash != 0) entry_of(entry.hash) = std::move(entry);
  }

  std::vector<Entry> entries_;
  std::uint32_t count_ = 0;
};

}  // namespace broadsheet
