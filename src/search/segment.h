#pragma once
// segment.h: a piece of the index of words: some documents, and where each of their words stands in them.
//
// A segment is written once and read from then on; what changes is which of its documents are gone. It is
// five runs of bytes, its sections, cut into pages that are rows of `word_page` (so they are as durable,
// checked and copied as any row):
//
//   numbers    of each document, in rising order, the number it is known by; 8 bytes
//   lengths    of each, how many words it has, at most 65,535; 2 bytes
//   words      in order of their bytes, pages that can be read alone: of each word the bytes it shares with
//   the
//              one before it on its page, the length of the rest, the rest, how many documents it stands in,
//              the size of its list and of its places, and both; or, where they are long, where they begin
//   lists      of postings (postings.h)
//   places
//
// `word_start` has the first word of each page of words. Fixed numbers are little-endian, others LEB128.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_numbers.h"
#include "broadsheet/base.h"
#include "search/database.h"
#include "search/postings.h"

namespace broadsheet {

enum class SegmentSection : std::uint8_t { numbers, lengths, words, lists, places };
inline constexpr std::size_t segment_sections = 5;
inline constexpr std::size_t segment_page = 8'000;  // bytes; with what SQLite adds, one of its pages
inline constexpr std::size_t longest_word = 128;    // bytes; longer ones are one word if they begin alike
inline constexpr std::uint32_t longest_length = 65'535;

// A word as the index has it.
[[nodiscard]] inline std::string_view index_key(std::string_view stem) {
  return stem.substr(0, longest_word);
}

// The tables of an index; nothing where they are.
[[nodiscard]] Result<void> create_segment_tables(const Database& database);

// What was read of the documents of a segment, page by page.
struct DocumentPages {
  std::vector<std::string> numbers, lengths;
  std::optional<std::uint64_t> first_number;
  bool follow = false;  // each number the one before it
};

// The first word of each page of words, one behind the other.
class WordStarts {
 public:
  struct Start {
    std::string_view word;
    std::uint64_t page = 0;
  };
  void add(std::string_view word, std::uint64_t page);
  // The last that is not behind a word; none where the word would stand before the first.
  [[nodiscard]] std::optional<Start> before(std::string_view word) const;

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const;

  std::string words_;
  std::vector<std::uint32_t> ends_;   // in words_
  std::vector<std::uint32_t> pages_;  // of each
};

// How its lists are written: as postings.h has it, or as old_postings.h.
enum class SegmentForm : std::uint8_t { of_format_3, strips };

// A row of `word_segment`.
struct Segment {
  std::int64_t number = 0;
  std::uint32_t documents = 0;  // those that are gone included
  std::uint64_t length = 0;     // of all documents
  std::uint64_t bytes = 0;      // of all sections
  std::vector<bool> gone;       // a document; empty: none is
  SegmentForm form = SegmentForm::strips;
  // Both stay for whoever reads of it next, on one thread at a time.
  mutable DocumentPages pages;
  mutable std::optional<WordStarts> starts;
  bool keeps_starts = false;

  [[nodiscard]] bool is_gone(std::uint32_t document) const {
    return document < gone.size() && gone[document];
  }
};
// In order of their numbers.
[[nodiscard]] Result<std::vector<Segment>> segments_of(const Database& database);
// The same of a connection that is asked again and again: read anew when anybody wrote. Where its pages of
// words begin is kept from the second question on: who asks once would wait for all of them.
class KnownSegments {
 public:
  // Within a transaction. Until the next call.
  [[nodiscard]] Result<const std::vector<Segment>*> now(const Database& database);
  void forget() { state_.reset(); }

 private:
  std::optional<DatabaseState> state_;
  std::vector<Segment> segments_;
};
[[nodiscard]] Result<void> put_gone(const Database& database, const Segment& segment);
[[nodiscard]] Result<void> drop_segment(const Database& database, std::int64_t number);

// A segment in the making: first all documents, then all words.
class SegmentWriter {
 public:
  explicit SegmentWriter(const Database& database);

  // In rising order of numbers.
  void add_document(std::int64_t number, std::uint32_t length);
  // Of documents counted from 0, in rising order; words in order of their bytes.
  void add_posting(const Posting& posting, std::string_view places);
  void add_posting(std::uint32_t document, std::uint32_t weight, std::string_view places);
  void end_word(std::string_view word);
  // Ends the segment, and says what it is; nothing where no document was added.
  [[nodiscard]] Result<std::optional<Segment>> finish();

 private:
  void append(SegmentSection section, std::string_view bytes);
  void put_page(SegmentSection section);
  void begin_page_of_words(std::string_view word);

  struct Run {
    std::uint64_t bytes = 0;
    std::uint32_t pages = 0;
    std::string page;  // the last one, not yet put
  };

  const Database& database_;
  Segment segment_;
  std::array<Run, segment_sections> runs_;
  std::vector<std::uint16_t> lengths_;
  PostingList list_;
  std::string last_word_;
  Result<void> done_;  // the first fault, and nothing is written behind it
};

// What a page of words says of one.
struct WordEntry {
  std::uint32_t documents = 0;
  std::uint64_t list_size = 0, places_size = 0;
  bool is_inline = false;
  std::string list, places;                  // inline
  std::uint64_t list_at = 0, places_at = 0;  // else
};
// With the list itself, which ends with it.
[[nodiscard]] WordEntry entry_of(PostingList& list);

// The words of a page, one by one.
class WordPage {
 public:
  explicit WordPage(std::string_view bytes) : in_(bytes) {}
  // The next one; false at the end.
  [[nodiscard]] bool next();
  // Of a page that was not begun: to the word that is sought, to one that is greater, or to the end.
  enum class Sought : std::uint8_t { found, not_there, behind };
  [[nodiscard]] Sought seek(std::string_view sought);
  [[nodiscard]] const std::string& word() const { return word_; }  // that next() came to
  [[nodiscard]] WordEntry entry() const;
  [[nodiscard]] bool is_sound() const { return in_.is_sound(); }

 private:
  [[nodiscard]] bool take_entry();

  ByteReader in_;
  std::string word_;
  std::uint64_t documents_ = 0, list_at_ = 0, places_at_ = 0, list_size_ = 0, places_size_ = 0;
  std::string_view list_, places_;
  bool is_inline_ = false;
};

// What reads rows of any segment.
struct SegmentRows {
  explicit SegmentRows(const Database& database);
  Statement page, start, starts;
};

// One segment, read within one read of the database. Errors stick: whatever is read behind one is empty.
class SegmentReader {
 public:
  SegmentReader(SegmentRows& rows, const Segment& segment) : rows_(&rows), segment_(&segment) {}

  [[nodiscard]] const Segment& segment() const { return *segment_; }
  [[nodiscard]] std::int64_t number(std::uint32_t document);
  // The same as it stands there, for whoever holds the bytes against what they should be.
  [[nodiscard]] std::int64_t number_read(std::uint32_t document);
  [[nodiscard]] std::uint32_t length(std::uint32_t document) {
    constexpr std::size_t a_page = segment_page / sizeof(std::uint16_t);
    const std::size_t page = document / a_page, from = document % a_page * sizeof(std::uint16_t);
    const std::vector<std::string>& pages = segment_->pages.lengths;
    if (page >= pages.size() || from + 1 >= pages[page].size()) return length_unread(document);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(pages[page][i]); };
    return static_cast<std::uint32_t>(byte(from) | byte(from + 1) << 8);
  }
  // The document of that number, where there is one.
  [[nodiscard]] std::optional<std::uint32_t> document(std::int64_t number);

  [[nodiscard]] std::optional<WordEntry> find(std::string_view word);
  // What a page of words says, with its lists in today's form.
  [[nodiscard]] WordEntry of_today(WordEntry entry) {
    return segment_->form == SegmentForm::strips ? std::move(entry) : renewed(entry);
  }
  // Every word that begins so, in order; of "" all there are.
  template <typename Each>
  void for_each_word(std::string_view prefix, Each each);

  // Bytes of a section, whole or nothing.
  void read(SegmentSection section, std::uint64_t at, std::uint64_t size, std::string& bytes);

  // The page as it stands in the row that was read, until the next; empty behind the last.
  [[nodiscard]] std::string_view page_row(SegmentSection section, std::uint64_t page);
  // A page, as it is; false behind the last.
  [[nodiscard]] bool read_page(SegmentSection section, std::uint64_t page, std::string& bytes);

  void fail(std::string_view what);
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

 private:
  [[nodiscard]] WordEntry renewed(WordEntry& entry);
  [[nodiscard]] std::uint32_t length_unread(std::uint32_t document);
  [[nodiscard]] std::uint64_t fixed(SegmentSection section, std::uint32_t document, std::size_t size,
                                    std::vector<std::string>& pages);
  // The page of words where a word stands, if anywhere, until the next; none where it would stand before the
  // first.
  [[nodiscard]] std::optional<WordStarts::Start> page_with(std::string_view word);
  void read_starts();
  // In the page of words that was read last.
  [[nodiscard]] WordPage::Sought look(std::string_view word, WordEntry& entry);

  SegmentRows* rows_;
  const Segment* segment_;
  // The page of words that was read last: it has all there are from one word to another; unknown where empty.
  std::string words_, words_begin_, words_end_;
  std::optional<Error> fault_;
};

template <typename Each>
void SegmentReader::for_each_word(std::string_view prefix, Each each) {
  prefix = index_key(prefix);
  std::string bytes;
  const auto start = page_with(prefix);
  for (std::uint64_t page = start ? start->page : 0; read_page(SegmentSection::words, page, bytes); ++page) {
    WordPage words(bytes);
    while (words.next()) {
      if (words.word() < prefix) continue;
      if (!words.word().starts_with(prefix)) return;
      each(words.word(), of_today(words.entry()));
    }
    if (!words.is_sound()) return fail("a page of words that is none");
  }
}

}  // namespace broadsheet
