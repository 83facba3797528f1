// batch.cc: a document's words are sorted where it is read, by any thread; the one writer only appends
// them and numbers the words; those of a word are brought together when the segment is written. Entry points:
// invert(), Batch::write().

#include "search/batch.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

#include "base/byte_numbers.h"

namespace broadsheet {
namespace {

// The first eight bytes of a word, zeros behind a shorter one: they order words as their bytes do.
std::uint64_t front_of(std::string_view word) {
  std::uint64_t front = 0;
  std::memcpy(&front, word.data(), std::min(word.size(), sizeof front));
  if constexpr (std::endian::native == std::endian::little) front = __builtin_bswap64(front);
  return front;
}

// A word of a text, to be sorted: by its bytes, then by place. Sixteen bytes, for they are moved about.
struct PlacedWord {
  std::uint64_t front = 0;  // most comparisons end here
  std::uint32_t number = 0;
};

// The words of all fields of a text, one behind the other.
struct FieldWords {
  std::vector<std::string_view> words;
  std::array<std::uint32_t, index_fields + 1> begins{};  // of each field's

  [[nodiscard]] bool are_same(const PlacedWord& x, const PlacedWord& y) const {
    if (x.front != y.front) return false;
    const std::string_view a = words[x.number], b = words[y.number];
    return a.size() == b.size() && (a.size() <= sizeof x.front || a == b);
  }
  [[nodiscard]] bool is_before(const PlacedWord& x, const PlacedWord& y) const {
    if (x.front != y.front) return x.front < y.front;
    return are_same(x, y) ? x.number < y.number : words[x.number] < words[y.number];
  }
};

}  // namespace

InvertedText invert(const std::array<const std::vector<IndexWord>*, index_fields>& fields) {
  InvertedText text;
  FieldWords all;
  all.words.reserve(fields[0]->size() + fields[1]->size() + fields[2]->size());
  for (std::size_t field = 0; field < index_fields; ++field) {
    for (const IndexWord& word : *fields[field]) all.words.push_back(index_key(word.stem));
    all.begins[field + 1] = static_cast<std::uint32_t>(all.words.size());
  }
  text.length = all.begins[index_fields];
  std::vector<PlacedWord> words(text.length);
  for (std::uint32_t i = 0; i < text.length; ++i) words[i] = {front_of(all.words[i]), i};
  std::sort(words.begin(), words.end(),
            [&](const PlacedWord& x, const PlacedWord& y) { return all.is_before(x, y); });
  std::string places;
  for (std::size_t at = 0; at < words.size();) {
    const PlacedWord word = words[at];
    std::array<std::uint32_t, index_fields> counts{};
    places.clear();
    for (std::size_t field = 0; field < index_fields; ++field) {
      std::uint32_t before = all.begins[field];
      for (; at < words.size() && words[at].number < all.begins[field + 1] && all.are_same(words[at], word);
           ++at) {
        put_number(places, words[at].number - before);
        before = words[at].number;
        ++counts[field];
      }
    }
    put_text(text.words, all.words[word.number]);
    for (const std::uint32_t count : counts) put_number(text.words, count);
    put_text(text.words, places);
  }
  return text;
}

void Batch::add(std::int64_t number, const InvertedText& text) {
  Document& document = documents_[number];
  document = {static_cast<std::uint32_t>(postings_.size()), 0, text.length};
  const std::size_t begin = texts_.size();
  texts_ += text.words;
  std::vector<std::string_view> words;
  for (ByteReader in(text.words); !in.is_at_end();) {
    words.push_back(in.text());
    postings_.push_back({0, static_cast<std::uint32_t>(begin + text.words.size() - in.left())});
    for (std::size_t field = 0; field < index_fields; ++field) (void)in.small();
    (void)in.text();
  }
  numbers_.emplace_all(
      words.size(), [&](std::size_t i) { return words[i]; },
      [&](std::size_t i, std::uint32_t& word, bool is_fresh) {
        if (is_fresh) word = static_cast<std::uint32_t>(numbers_.size() - 1);
        postings_[document.begin + i].word = word;
      });
  document.end = static_cast<std::uint32_t>(postings_.size());
}

// Counted first, then put where they go: one pass over the documents in their order leaves each word's in it.
Batch::ByWord Batch::by_word() const {
  ByWord sorted{std::vector<WordInDocument>(postings_.size()),
                std::vector<std::uint32_t>(numbers_.size() + 1)};
  for (const WordInText& each : postings_) ++sorted.ends[each.word + 1];
  std::partial_sum(sorted.ends.begin(), sorted.ends.end(), sorted.ends.begin());
  std::uint32_t place = 0;
  for (const auto& [number, document] : documents_) {
    for (std::uint32_t i = document.begin; i < document.end; ++i)
      sorted.postings[sorted.ends[postings_[i].word]++] = {place, postings_[i].at};
    ++place;
  }
  return sorted;
}

Result<void> Batch::write(const Database& database) {
  if (empty()) return {};
  SegmentWriter writer(database);
  for (const auto& [number, document] : documents_) writer.add_document(number, document.length);
  std::vector<std::pair<std::string_view, std::uint32_t>> order;
  order.reserve(numbers_.size());
  numbers_.for_each([&](const std::string& word, std::uint32_t number) { order.emplace_back(word, number); });
  std::sort(order.begin(), order.end());
  const ByWord sorted = by_word();
  for (const auto& [word, number] : order) {
    for (std::uint32_t i = number == 0 ? 0 : sorted.ends[number - 1]; i < sorted.ends[number]; ++i) {
      ByteReader in(std::string_view(texts_).substr(sorted.postings[i].at));
      Posting posting;
      posting.document = sorted.postings[i].document;
      for (std::uint32_t& count : posting.counts) count = in.small();
      writer.add_posting(posting, in.text());
    }
    writer.end_word(word);
  }
  clear();
  const auto written = writer.finish();
  if (!written) return tl::unexpected(written.error());
  return {};
}

}  // namespace broadsheet
