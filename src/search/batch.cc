// batch.cc: a document's words are sorted where it is read, by any thread; the one writer only appends them
// to what it has of each word. Entry points: invert(), Batch::write().

#include "search/batch.h"

#include <algorithm>

#include "base/byte_numbers.h"

namespace broadsheet {
namespace {

struct PlacedWord {
  std::string_view word;
  std::uint32_t field = 0, place = 0;
  auto operator<=>(const PlacedWord&) const = default;
};

}  // namespace

InvertedText invert(const std::array<const std::vector<IndexWord>*, index_fields>& fields) {
  InvertedText text;
  std::vector<PlacedWord> words;
  for (std::uint32_t field = 0; field < index_fields; ++field) {
    std::uint32_t place = 0;
    for (const IndexWord& word : *fields[field]) words.push_back({index_key(word.stem), field, place++});
  }
  text.length = static_cast<std::uint32_t>(words.size());
  std::sort(words.begin(), words.end());
  std::string places;
  for (std::size_t at = 0; at < words.size();) {
    const std::string_view word = words[at].word;
    std::array<std::uint32_t, index_fields> counts{};
    places.clear();
    for (std::uint32_t field = 0; field < index_fields; ++field) {
      std::uint32_t before = 0;
      for (; at < words.size() && words[at].word == word && words[at].field == field; ++at) {
        put_number(places, words[at].place - before);
        before = words[at].place;
        ++counts[field];
      }
    }
    put_text(text.words, word);
    for (const std::uint32_t count : counts) put_number(text.words, count);
    put_text(text.words, places);
  }
  return text;
}

void Batch::add(std::int64_t number, const InvertedText& text) {
  const auto place = static_cast<std::uint32_t>(documents_.size());
  documents_[number] = {place, text.length};
  bytes_ += text.words.size();
  for (ByteReader in(text.words); !in.is_at_end();) {
    const auto [known, fresh] = numbers_.emplace(in.text());
    if (fresh) {
      words_.emplace_back();
      *known = static_cast<std::uint32_t>(words_.size());
    }
    WordPostings& word = words_[*known - 1];
    Posting& posting = word.postings.emplace_back();
    posting.document = place;
    for (std::uint32_t& count : posting.counts) count = in.small();
    word.places += in.text();
    word.places_end.push_back(static_cast<std::uint32_t>(word.places.size()));
  }
}

// `by_number`: of each document in order of arrival, its place in order of numbers.
void Batch::write_word(const WordPostings& word, const std::vector<std::uint32_t>& by_number,
                       SegmentWriter& writer) const {
  std::vector<std::uint32_t> order(word.postings.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto document = [&](std::uint32_t i) { return by_number[word.postings[i].document]; };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return document(a) < document(b); });
  for (const std::uint32_t i : order) {
    Posting posting = word.postings[i];
    posting.document = document(i);
    const std::uint32_t begin = i == 0 ? 0 : word.places_end[i - 1];
    writer.add_posting(posting, std::string_view(word.places).substr(begin, word.places_end[i] - begin));
  }
}

Result<void> Batch::write(const Database& database) {
  if (empty()) return {};
  SegmentWriter writer(database);
  std::vector<std::uint32_t> by_number(documents_.size());
  std::uint32_t next = 0;
  for (const auto& [number, document] : documents_) {
    by_number[document.place] = next++;
    writer.add_document(number, document.length);
  }
  std::vector<std::pair<std::string_view, std::uint32_t>> order;
  numbers_.for_each([&](const std::string& word, std::uint32_t number) { order.emplace_back(word, number); });
  std::sort(order.begin(), order.end());
  for (const auto& [word, number] : order) {
    write_word(words_[number - 1], by_number, writer);
    writer.end_word(word);
  }
  clear();
  const auto written = writer.finish();
  if (!written) return tl::unexpected(written.error());
  return {};
}

}  // namespace broadsheet
