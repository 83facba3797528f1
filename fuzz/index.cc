// Any bytes as the pages of a segment of the index of words: an error that names the segment, or hits.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "broadsheet/search.h"
#include "search/index.h"

namespace {

using namespace broadsheet;

// Three bytes say how many documents there are, how many words, and the form; of each page one byte its
// section, two its size, and itself.
void put_segment(const Database& database, std::string_view bytes) {
  const auto take = [&] {
    const auto byte = bytes.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(bytes.empty() ? 0 : 1);
    return std::int64_t{byte};
  };
  const std::int64_t documents = 1 + take();
  (void)database.prepare("INSERT INTO word_segment VALUES (1, ?1, ?2, 0, NULL, ?3)")
      .bind(1, documents)
      .bind(2, take() * documents)
      .bind(3, take() % 2)
      .run();
  for (std::array<std::int64_t, 5> pages{}; !bytes.empty();) {
    const std::int64_t section = take() % 5;
    const std::size_t size = static_cast<std::size_t>(take() + 256 * take());
    (void)database.prepare("INSERT INTO word_page VALUES (?1, ?2)")
        .bind(1, (std::int64_t{1} << 32U) + (section << 28U) + pages[static_cast<std::size_t>(section)]++)
        .bind_bytes(2, bytes.substr(0, size))
        .run();
    bytes.remove_prefix(std::min(size, bytes.size()));
  }
  for (const std::string_view word : {"", "b", "m"})
    (void)database.prepare("INSERT INTO word_start VALUES (1, ?1, ?2)")
        .bind_bytes(1, word)
        .bind(2, std::int64_t{word.empty() ? 0 : word[0] % 3})
        .run();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Database database = Database::open(":memory:", DatabaseMode::write).value();
  static const bool made = SearchIndex::create(database).has_value();
  if (!made || !database.execute("BEGIN")) std::abort();
  put_segment(database, {reinterpret_cast<const char*>(data), size});
  SearchIndex index(database);
  const auto checked = index.check();
  if (!checked) std::abort();
  for (const std::string_view query : {"a", "a b", "\"a b\"", "a*", "m -b"}) {
    const auto hits = index.find(*parse_query(query), {}, 10);
    if (!hits && hits.error().code != ErrorCode::damaged) std::abort();
    // What check() calls sound can be searched.
    if (!hits && checked->faults.empty()) std::abort();
  }
  (void)index.find_wishes({{"a", 1}, {"b", 2}}, 10);
  (void)index.remove(3);
  (void)index.merge();
  (void)database.execute("ROLLBACK");
  return 0;
}
