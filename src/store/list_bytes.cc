// list_bytes.cc: numbers as unsigned LEB128, texts with their length before them. Entry points: list_bytes(),
// list_in().

#include "store/list_bytes.h"

#include <bit>

#include "base/byte_numbers.h"

namespace broadsheet {
namespace {

constexpr char version = 1;

Recommendation read_item(ByteReader& in) {
  Recommendation r;
  for (std::string* text : {&r.group, &r.article, &r.headline, &r.publisher}) *text = in.text();
  if (const std::string_view published = in.text(); !published.empty())
    r.published = parse_iso_date(published);
  for (std::string* text : {&r.text, &r.reason.kind, &r.reason.text}) *text = in.text();
  for (std::uint64_t left = in.number(); left > 0 && in.is_sound(); --left) {
    SharedSpan& span = r.reason.spans.emplace_back();
    for (std::uint32_t* place : {&span.a.begin, &span.a.end, &span.b.begin, &span.b.end}) *place = in.small();
  }
  r.score = std::bit_cast<double>(in.number());
  r.copies = in.small();
  return r;
}

}  // namespace

std::string list_bytes(const std::vector<Recommendation>& list) {
  std::string out(1, version);
  for (const Recommendation& r : list) {
    for (const std::string* text : {&r.group, &r.article, &r.headline, &r.publisher}) put_text(out, *text);
    put_text(out, r.published ? r.published->iso() : std::string());
    for (const std::string* text : {&r.text, &r.reason.kind, &r.reason.text}) put_text(out, *text);
    put_number(out, r.reason.spans.size());
    for (const SharedSpan& s : r.reason.spans)
      for (const std::uint32_t place : {s.a.begin, s.a.end, s.b.begin, s.b.end}) put_number(out, place);
    put_number(out, std::bit_cast<std::uint64_t>(r.score));
    put_number(out, r.copies);
  }
  return out;
}

Result<std::vector<Recommendation>> list_in(std::string_view bytes) {
  if (bytes.empty() || bytes.front() == '{') return recommendations_from_json(bytes);
  std::vector<Recommendation> list;
  ByteReader in(bytes.substr(1));
  while (bytes.front() == version && !in.is_at_end()) list.push_back(read_item(in));
  if (bytes.front() != version || !in.is_sound())
    return broadsheet::fail(ErrorCode::damaged, "a list that is not written as it should be");
  return list;
}

}  // namespace broadsheet
