// list_bytes.cc: numbers as unsigned LEB128, texts with their length before them. A text that stands in the
// list already is told by its number there: groups and kinds of reasons are the same in most items. Entry
// points: list_bytes(), list_in().

#include "store/list_bytes.h"

#include <algorithm>
#include <bit>

#include "base/byte_numbers.h"
#include "store/packed_row.h"

namespace broadsheet {
namespace {

// The first byte. Lists of before format 8 are packed as a whole, and have all that is told of an item.
constexpr char version = 2, version_before = 1;

// Texts of a list, each once, by their numbers from 1 on.
class WrittenTexts {
 public:
  void put(std::string& out, std::string_view text) {
    const auto known = std::ranges::find(texts_, text);
    if (known != texts_.end()) return put_number(out, static_cast<std::uint64_t>(known - texts_.begin()) + 1);
    texts_.push_back(text);
    put_number(out, 0);
    put_text(out, text);
  }

 private:
  std::vector<std::string_view> texts_;
};

class ReadTexts {
 public:
  std::string_view take(ByteReader& in) {
    const std::uint64_t number = in.number();
    if (number == 0) return texts_.emplace_back(in.text());
    if (number <= texts_.size()) return texts_[number - 1];
    in.fail();
    return {};
  }

 private:
  std::vector<std::string_view> texts_;
};

void put_spans(std::string& out, const std::vector<SharedSpan>& spans) {
  put_number(out, spans.size());
  for (const SharedSpan& s : spans)
    for (const std::uint32_t place : {s.a.begin, s.a.end, s.b.begin, s.b.end}) put_number(out, place);
}

std::vector<SharedSpan> take_spans(ByteReader& in) {
  std::vector<SharedSpan> spans;
  for (std::uint64_t left = in.number(); left > 0 && in.is_sound(); --left) {
    SharedSpan& span = spans.emplace_back();
    for (std::uint32_t* place : {&span.a.begin, &span.a.end, &span.b.begin, &span.b.end}) *place = in.small();
  }
  return spans;
}

// The last bytes of most scores are 0; in front they would take room.
std::uint64_t turned(std::uint64_t bits) {
  return __builtin_bswap64(bits);
}

Recommendation read_item_of_before(ByteReader& in) {
  Recommendation r;
  for (std::string* text : {&r.group, &r.article, &r.headline, &r.publisher}) *text = in.text();
  if (const std::string_view published = in.text(); !published.empty())
    r.published = parse_iso_date(published);
  for (std::string* text : {&r.text, &r.reason.kind, &r.reason.text}) *text = in.text();
  r.reason.spans = take_spans(in);
  r.score = std::bit_cast<double>(in.number());
  r.copies = in.small();
  return r;
}

Result<NumberedList> list_of_before(std::string_view row) {
  const auto bytes = unpack_row(row);
  if (!bytes) return tl::unexpected(bytes.error());
  NumberedList list;
  if (bytes->empty() || bytes->front() == '{') {
    auto items = recommendations_from_json(*bytes);
    if (!items) return tl::unexpected(items.error());
    list.items = std::move(*items);
    return list;
  }
  ByteReader in(std::string_view(*bytes).substr(1));
  while (bytes->front() == version_before && !in.is_at_end()) list.items.push_back(read_item_of_before(in));
  if (bytes->front() != version_before || !in.is_sound())
    return broadsheet::fail(ErrorCode::damaged, "a list that is not written as it should be");
  return list;
}

}  // namespace

std::string list_bytes(const std::vector<Recommendation>& list, const std::vector<std::int64_t>& numbers) {
  std::string out(1, version);
  WrittenTexts texts;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Recommendation& r = list[i];
    put_number(out, static_cast<std::uint64_t>(numbers[i]));
    for (const std::string* text : {&r.group, &r.reason.kind, &r.reason.text}) texts.put(out, *text);
    put_spans(out, r.reason.spans);
    put_number(out, turned(std::bit_cast<std::uint64_t>(r.score)));
    put_number(out, r.copies);
  }
  return out;
}

Result<NumberedList> list_in(std::string_view row) {
  if (!row.starts_with(version)) return list_of_before(row);
  NumberedList list;
  ReadTexts texts;
  ByteReader in(row.substr(1));
  while (!in.is_at_end()) {
    list.numbers.push_back(static_cast<std::int64_t>(in.number()));
    Recommendation& r = list.items.emplace_back();
    for (std::string* text : {&r.group, &r.reason.kind, &r.reason.text}) *text = texts.take(in);
    r.reason.spans = take_spans(in);
    r.score = std::bit_cast<double>(turned(in.number()));
    r.copies = in.small();
  }
  if (!in.is_sound())
    return broadsheet::fail(ErrorCode::damaged, "a list that is not written as it should be");
  return list;
}

}  // namespace broadsheet
