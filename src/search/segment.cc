// segment.cc: segments to rows and back (segment.h has the form). Entry points: SegmentWriter::finish(),
// SegmentReader::find().

#include "search/segment.h"

#include <algorithm>

#include "search/old_postings.h"

namespace broadsheet {
namespace {

// Longer lists stand in their own section, so that a page of words holds many of them.
constexpr std::size_t longest_inline = 192;

// Of words a page is shorter: one is read through for each word that is sought.
constexpr std::size_t words_page = 1'000;

constexpr unsigned section_shift = 28, segment_shift = 32;

std::int64_t row_of(std::int64_t segment, SegmentSection section, std::uint64_t page) {
  return (segment << segment_shift) + (static_cast<std::int64_t>(section) << section_shift) +
         static_cast<std::int64_t>(page);
}

template <typename Number>
void put_fixed(std::string& out, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) out += static_cast<char>(number >> (8 * i));
}

std::uint64_t fixed_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = size; i > 0; --i)
    number = number << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

std::string bits_of(const std::vector<bool>& flags) {
  std::string bytes((flags.size() + 7) / 8, '\0');
  for (std::size_t i = 0; i < flags.size(); ++i)
    if (flags[i]) bytes[i / 8] = static_cast<char>(bytes[i / 8] | 1 << i % 8);
  return bytes;
}

std::vector<bool> flags_in(std::string_view bytes, std::size_t count) {
  std::vector<bool> flags(bytes.empty() ? 0 : count);
  for (std::size_t i = 0; i < std::min(flags.size(), 8 * bytes.size()); ++i)
    flags[i] = (static_cast<unsigned char>(bytes[i / 8]) >> i % 8 & 1U) != 0;
  return flags;
}

}  // namespace

// ---------------------------------------------------------------------------------------------- the rows

namespace {

// Archives of formats before 5 have none.
bool has_forms(const Database& database) {
  return database.prepare("SELECT 1 FROM pragma_table_info('word_segment') WHERE name = 'form'").step();
}

}  // namespace

Result<void> create_segment_tables(const Database& database) {
  auto done = database.execute(
      "CREATE TABLE IF NOT EXISTS word_segment (n INTEGER PRIMARY KEY, documents INTEGER NOT NULL, "
      "length INTEGER NOT NULL, bytes INTEGER NOT NULL, gone BLOB, form INTEGER NOT NULL DEFAULT 0);"
      "CREATE TABLE IF NOT EXISTS word_page (n INTEGER PRIMARY KEY, data BLOB NOT NULL);"
      "CREATE TABLE IF NOT EXISTS word_start (segment INTEGER NOT NULL, word BLOB NOT NULL, page INTEGER NOT "
      "NULL, PRIMARY KEY (segment, word)) WITHOUT ROWID");
  if (done && !has_forms(database))
    done = database.execute("ALTER TABLE word_segment ADD COLUMN form INTEGER NOT NULL DEFAULT 0");
  return done;
}

Result<std::vector<Segment>> segments_of(const Database& database) {
  std::vector<Segment> segments;
  Statement row =
      database.prepare("SELECT n, documents, length, bytes, gone, " +
                       std::string(has_forms(database) ? "form" : "0") + " FROM word_segment ORDER BY n");
  while (row.step()) {
    Segment& s = segments.emplace_back();
    s.number = row.integer(0);
    s.documents = static_cast<std::uint32_t>(row.integer(1));
    s.length = static_cast<std::uint64_t>(row.integer(2));
    s.bytes = static_cast<std::uint64_t>(row.integer(3));
    s.gone = flags_in(row.bytes(4), s.documents);
    s.form = row.integer(5) == 0 ? SegmentForm::of_format_3 : SegmentForm::strips;
  }
  if (const auto fault = row.fault()) return tl::unexpected(*fault);
  return segments;
}

Result<const std::vector<Segment>*> KnownSegments::now(const Database& database) {
  const auto state = database.state();
  if (!state) return tl::unexpected(state.error());
  if (state_ == *state) {
    for (Segment& each : segments_) each.keeps_starts = true;
    return &segments_;
  }
  state_.reset();
  auto segments = segments_of(database);
  if (!segments) return tl::unexpected(segments.error());
  segments_ = std::move(*segments);
  state_ = *state;
  return &segments_;
}

Result<void> put_gone(const Database& database, const Segment& segment) {
  return database.prepare("UPDATE word_segment SET gone = ?2 WHERE n = ?1")
      .bind(1, segment.number)
      .bind_bytes(2, bits_of(segment.gone))
      .run();
}

Result<void> drop_segment(const Database& database, std::int64_t number) {
  auto done = database.prepare("DELETE FROM word_page WHERE n >= ?1 AND n < ?2")
                  .bind(1, row_of(number, SegmentSection::numbers, 0))
                  .bind(2, row_of(number + 1, SegmentSection::numbers, 0))
                  .run();
  if (done) done = database.prepare("DELETE FROM word_start WHERE segment = ?1").bind(1, number).run();
  if (done) done = database.prepare("DELETE FROM word_segment WHERE n = ?1").bind(1, number).run();
  return done;
}

// ---------------------------------------------------------------------------------------------- writing

SegmentWriter::SegmentWriter(const Database& database) : database_(database) {
  Statement last = database.prepare("SELECT coalesce(max(n), 0) + 1 FROM word_segment");
  if (last.step()) segment_.number = last.integer(0);
  if (const auto fault = last.fault()) done_ = tl::unexpected(*fault);
}

void SegmentWriter::put_page(SegmentSection section) {
  Run& run = runs_[static_cast<std::size_t>(section)];
  if (done_)
    done_ = database_.prepare("INSERT INTO word_page VALUES (?1, ?2)")
                .bind(1, row_of(segment_.number, section, run.pages))
                .bind_bytes(2, run.page)
                .run();
  ++run.pages;
  run.page.clear();
}

void SegmentWriter::append(SegmentSection section, std::string_view bytes) {
  Run& run = runs_[static_cast<std::size_t>(section)];
  run.bytes += bytes.size();
  while (!bytes.empty()) {
    const std::string_view part = bytes.substr(0, segment_page - run.page.size());
    run.page += part;
    bytes.remove_prefix(part.size());
    if (run.page.size() == segment_page) put_page(section);
  }
}

void SegmentWriter::add_document(std::int64_t number, std::uint32_t length) {
  std::string bytes;
  put_fixed(bytes, static_cast<std::uint64_t>(number));
  append(SegmentSection::numbers, bytes);
  const std::uint32_t kept = std::min(length, longest_length);
  bytes.clear();
  put_fixed(bytes, static_cast<std::uint16_t>(kept));
  append(SegmentSection::lengths, bytes);
  lengths_.push_back(static_cast<std::uint16_t>(kept));
  segment_.length += kept;
  ++segment_.documents;
}

void SegmentWriter::add_posting(const Posting& posting, std::string_view places) {
  list_.add(posting, lengths_[posting.document], places);
}

void SegmentWriter::add_posting(std::uint32_t document, std::uint32_t weight, std::string_view places) {
  list_.add(document, weight, lengths_[document], places);
}

void SegmentWriter::begin_page_of_words(std::string_view word) {
  Run& run = runs_[static_cast<std::size_t>(SegmentSection::words)];
  if (!run.page.empty()) put_page(SegmentSection::words);
  last_word_.clear();
  if (done_)
    done_ = database_.prepare("INSERT INTO word_start VALUES (?1, ?2, ?3)")
                .bind(1, segment_.number)
                .bind_bytes(2, word)
                .bind(3, std::int64_t{run.pages})
                .run();
}

void SegmentWriter::end_word(std::string_view word) {
  if (list_.documents() == 0) return;
  const auto [list, places] = list_.end();
  const bool is_inline = list.size() + places.size() <= longest_inline;
  std::string tail;
  put_number(tail, list_.documents());
  put_number(tail, 2 * list.size() + (is_inline ? 1 : 0));
  put_number(tail, places.size());
  if (is_inline) {
    tail += list;
    tail += places;
  } else {
    put_number(tail, runs_[static_cast<std::size_t>(SegmentSection::lists)].bytes);
    put_number(tail, runs_[static_cast<std::size_t>(SegmentSection::places)].bytes);
    append(SegmentSection::lists, list);
    append(SegmentSection::places, places);
  }
  list_.clear();
  Run& run = runs_[static_cast<std::size_t>(SegmentSection::words)];
  constexpr std::size_t head = 4;  // of two lengths, at most
  if (run.page.empty() || run.page.size() + head + word.size() + tail.size() > words_page)
    begin_page_of_words(word);
  const auto differ = std::mismatch(word.begin(), word.end(), last_word_.begin(), last_word_.end()).first;
  const auto shared = static_cast<std::size_t>(differ - word.begin());
  const std::size_t before = run.page.size();
  put_number(run.page, shared);
  put_text(run.page, word.substr(shared));
  run.page += tail;
  run.bytes += run.page.size() - before;
  last_word_ = word;
}

Result<std::optional<Segment>> SegmentWriter::finish() {
  if (segment_.documents == 0) return std::nullopt;
  for (std::size_t i = 0; i < segment_sections; ++i) {
    if (!runs_[i].page.empty()) put_page(static_cast<SegmentSection>(i));
    segment_.bytes += runs_[i].bytes;
  }
  if (done_)
    done_ = database_.prepare("INSERT INTO word_segment VALUES (?1, ?2, ?3, ?4, NULL, 1)")
                .bind(1, segment_.number)
                .bind(2, std::int64_t{segment_.documents})
                .bind(3, static_cast<std::int64_t>(segment_.length))
                .bind(4, static_cast<std::int64_t>(segment_.bytes))
                .run();
  if (!done_) return tl::unexpected(done_.error());
  return segment_;
}

// ---------------------------------------------------------------------------------------------- reading

bool WordPage::next() {
  if (in_.is_at_end()) return false;
  const std::uint64_t shared = in_.number();
  const std::string_view rest = in_.text();
  if (shared > word_.size() || rest.size() > longest_word) in_.fail();
  word_.resize(std::min<std::uint64_t>(shared, word_.size()));
  word_ += rest;
  return take_entry();
}

WordPage::Sought WordPage::seek(std::string_view sought) {
  // All words so far are less. `alike`: how many letters the last one begins with that the one sought does.
  std::uint64_t alike = 0, size = 0;
  while (!in_.is_at_end()) {
    const std::uint64_t shared = in_.number();
    const std::string_view rest = in_.text();
    if (shared > size || rest.size() > longest_word) in_.fail();
    if (!take_entry()) break;
    size = shared + rest.size();
    if (shared > alike) continue;
    const std::string_view left = sought.substr(shared);
    const std::size_t more = static_cast<std::size_t>(
        std::mismatch(rest.begin(), rest.end(), left.begin(), left.end()).first - rest.begin());
    if (shared == alike && more == rest.size() && more == left.size()) return Sought::found;
    if (shared < alike || rest > left) return Sought::not_there;
    alike = shared + more;
  }
  return Sought::behind;
}

bool WordPage::take_entry() {
  documents_ = in_.number();
  const std::uint64_t list = in_.number();
  is_inline_ = list % 2 == 1;
  list_size_ = list / 2;
  places_size_ = in_.number();
  if (is_inline_) {
    list_ = in_.bytes(list_size_);
    places_ = in_.bytes(places_size_);
  } else {
    list_at_ = in_.number();
    places_at_ = in_.number();
  }
  return in_.is_sound();
}

WordEntry WordPage::entry() const {
  WordEntry entry;
  entry.documents = static_cast<std::uint32_t>(std::min<std::uint64_t>(documents_, UINT32_MAX));
  entry.list_size = list_size_;
  entry.places_size = places_size_;
  entry.is_inline = is_inline_;
  if (is_inline_) {
    entry.list = list_;
    entry.places = places_;
  } else {
    entry.list_at = list_at_;
    entry.places_at = places_at_;
  }
  return entry;
}

SegmentRows::SegmentRows(const Database& database)
    : page(database.prepare("SELECT data FROM word_page WHERE n = ?1")),
      start(database.prepare(
          "SELECT page, word FROM word_start WHERE segment = ?1 AND word <= ?2 ORDER BY word DESC LIMIT 1")),
      starts(database.prepare("SELECT page, word FROM word_start WHERE segment = ?1 ORDER BY word")) {}

void SegmentReader::fail(std::string_view what) {
  if (fault_) return;
  fault_ = Error{ErrorCode::damaged,
                 "index of words, segment " + std::to_string(segment_->number) + ": " + std::string(what),
                 {},
                 std::nullopt,
                 "broadsheet rebuild makes it again"};
}

std::string_view SegmentReader::page_row(SegmentSection section, std::uint64_t page) {
  if (fault_ || page >> section_shift != 0) return {};
  rows_->page.reset().bind(1, row_of(segment_->number, section, page));
  if (rows_->page.step()) return rows_->page.bytes(0);
  fault_ = rows_->page.fault();
  return {};
}

bool SegmentReader::read_page(SegmentSection section, std::uint64_t page, std::string& bytes) {
  bytes = page_row(section, page);
  return !bytes.empty();
}

void SegmentReader::read(SegmentSection section, std::uint64_t at, std::uint64_t size, std::string& bytes) {
  bytes.clear();
  while (bytes.size() < size) {
    const std::uint64_t skip = at % segment_page;
    const std::string_view page = page_row(section, at / segment_page);
    if (page.size() <= skip) break;
    const std::string_view part = page.substr(skip, size - bytes.size());
    bytes += part;
    at += part.size();
    if (page.size() < segment_page) break;
  }
  if (bytes.size() < size) {
    fail("bytes are missing");
    bytes.clear();
  }
}

std::uint64_t SegmentReader::fixed(SegmentSection section, std::uint32_t document, std::size_t size,
                                   std::vector<std::string>& pages) {
  const std::size_t at = document * size, page = at / segment_page, from = at % segment_page;
  if (pages.size() <= page) pages.resize(page + 1);
  if (pages[page].empty()) (void)read_page(section, page, pages[page]);
  if (pages[page].size() < from + size) {
    fail("a document is missing");
    return 0;
  }
  return fixed_at(pages[page], from, size);
}

std::int64_t SegmentReader::number_read(std::uint32_t document) {
  return static_cast<std::int64_t>(
      fixed(SegmentSection::numbers, document, sizeof(std::uint64_t), segment_->pages.numbers));
}

std::int64_t SegmentReader::number(std::uint32_t document) {
  if (document >= segment_->documents) return number_read(document);
  // Numbers rise. Where the last is as far from the first as they are many, as it is until articles are
  // replaced, the others need not be read.
  DocumentPages& pages = segment_->pages;
  if (!pages.first_number) {
    const auto first = static_cast<std::uint64_t>(number_read(0));
    const auto last = static_cast<std::uint64_t>(number_read(segment_->documents - 1));
    if (fault_) return 0;
    pages.first_number = first;
    pages.follow = last - first == segment_->documents - 1;
  }
  return pages.follow ? static_cast<std::int64_t>(*pages.first_number + document) : number_read(document);
}

std::uint32_t SegmentReader::length_unread(std::uint32_t document) {
  return static_cast<std::uint32_t>(
      fixed(SegmentSection::lengths, document, sizeof(std::uint16_t), segment_->pages.lengths));
}

std::optional<std::uint32_t> SegmentReader::document(std::int64_t wanted) {
  std::uint32_t begin = 0, end = segment_->documents;
  if (const std::int64_t first = number(0); segment_->pages.follow && wanted >= first && wanted < first + end)
    begin = end = static_cast<std::uint32_t>(wanted - first);
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    if (number(middle) < wanted)
      begin = middle + 1;
    else
      end = middle;
  }
  if (begin == segment_->documents || number(begin) != wanted) return std::nullopt;
  return begin;
}

std::string_view WordStarts::word(std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(words_).substr(begin, ends_[i] - begin);
}

void WordStarts::add(std::string_view word, std::uint64_t page) {
  words_ += word;
  ends_.push_back(static_cast<std::uint32_t>(words_.size()));
  pages_.push_back(static_cast<std::uint32_t>(page));
}

std::optional<WordStarts::Start> WordStarts::before(std::string_view sought) const {
  std::size_t begin = 0, end = ends_.size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (word(middle) <= sought)
      begin = middle + 1;
    else
      end = middle;
  }
  if (begin == 0) return std::nullopt;
  return Start{word(begin - 1), pages_[begin - 1]};
}

void SegmentReader::read_starts() {
  segment_->starts.emplace();
  rows_->starts.reset().bind(1, segment_->number);
  while (rows_->starts.step())
    segment_->starts->add(rows_->starts.bytes(1), static_cast<std::uint64_t>(rows_->starts.integer(0)));
  if (const auto fault = rows_->starts.fault(); fault && !fault_) {
    fault_ = fault;
    segment_->starts.reset();
  }
}

std::optional<WordStarts::Start> SegmentReader::page_with(std::string_view word) {
  if (segment_->keeps_starts && !segment_->starts) read_starts();
  if (segment_->starts) return segment_->starts->before(word);
  rows_->start.reset().bind(1, segment_->number).bind_bytes(2, word);
  const bool there = rows_->start.step();
  if (!fault_) fault_ = rows_->start.fault();
  if (!there) return std::nullopt;
  return WordStarts::Start{rows_->start.bytes(1), static_cast<std::uint64_t>(rows_->start.integer(0))};
}

std::optional<WordEntry> SegmentReader::find(std::string_view word) {
  word = index_key(word);
  // The stems of one word in several languages stand on one page, more often than not.
  auto known = WordPage::Sought::behind;
  WordEntry entry;
  if (words_begin_ <= word && (words_end_.empty() || word < words_end_)) known = look(word, entry);
  if (known == WordPage::Sought::behind) {
    const auto start = page_with(word);
    if (!start) return std::nullopt;
    words_begin_ = start->word;
    words_end_.clear();
    (void)read_page(SegmentSection::words, start->page, words_);
    known = look(word, entry);
  }
  if (known != WordPage::Sought::found) return std::nullopt;
  if (entry.documents <= segment_->documents) return of_today(std::move(entry));
  fail("a word that stands in more documents than there are");
  return std::nullopt;
}

WordEntry entry_of(PostingList& list) {
  WordEntry entry;
  const auto [bytes, places] = list.end();
  entry.documents = list.documents();
  entry.list = bytes;
  entry.places = places;
  entry.list_size = bytes.size();
  entry.places_size = places.size();
  entry.is_inline = true;
  return entry;
}

// The list of a segment of before, whole, as it is written today.
WordEntry SegmentReader::renewed(WordEntry& entry) {
  if (!entry.is_inline) {
    read(SegmentSection::lists, entry.list_at, entry.list_size, entry.list);
    read(SegmentSection::places, entry.places_at, entry.places_size, entry.places);
  }
  PostingList list;
  const OldList old{entry.list, entry.places, entry.documents, segment_->documents,
                    [this](std::uint32_t document) { return length(document); }};
  if (!add_old_list(old, list)) fail("a list of an earlier format that is none");
  return fault_ ? WordEntry() : entry_of(list);
}

WordPage::Sought SegmentReader::look(std::string_view word, WordEntry& entry) {
  WordPage words(words_);
  const WordPage::Sought sought = words.seek(word);
  if (sought == WordPage::Sought::found) entry = words.entry();
  if (sought == WordPage::Sought::behind) words_end_ = word;
  if (!words.is_sound()) fail("a page of words that is none");
  return sought;
}

}  // namespace broadsheet
