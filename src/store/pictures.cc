// pictures.cc: pictures that were kept with articles: records of fetches like any other, found by the address
// they were asked at. Made again with the rest, because a record tells by its bytes that it is one. Entry
// points: Archive::pictures(), Archive::picture().

#include "base/hash.h"
#include "broadsheet/store.h"
#include "capture/picture.h"
#include "store/state.h"

namespace broadsheet {
namespace {

std::string key_of(std::string_view address) {
  return sha256_hex(address).substr(0, 32);
}

}  // namespace

Result<bool> Archive::State::knows_picture(const Capture& capture) const {
  if (!picture_facts(capture.bytes)) return false;
  Statement known = database.prepare("SELECT 1 FROM picture WHERE key = ?1");
  known.bind(1, key_of(capture.url));
  const bool found = known.step();
  if (const auto fault = known.fault()) return tl::unexpected(*fault);
  return found;
}

Result<void> Archive::State::note_picture(const Capture& capture, const CapturePlace& place) {
  const auto facts = picture_facts(capture.bytes);
  if (!facts) return {};
  const std::string key = key_of(capture.url);
  auto done =
      database.prepare("INSERT OR REPLACE INTO capture(key, file, position, bytes) VALUES (?1, ?2, ?3, ?4)")
          .bind(1, "picture " + key)
          .bind(2, std::int64_t{place.file})
          .bind(3, static_cast<std::int64_t>(place.position))
          .bind(4, static_cast<std::int64_t>(place.bytes))
          .run();
  if (!done) return done;
  return database.prepare("INSERT OR REPLACE INTO picture VALUES (?1, last_insert_rowid(), ?2, ?3)")
      .bind(1, key)
      .bind(2, std::int64_t{facts->width})
      .bind(3, std::int64_t{facts->height})
      .run();
}

Result<std::vector<PictureRow>> Archive::pictures(const std::vector<Image>& images) const {
  std::vector<PictureRow> rows;
  if (images.empty() || !has_table(state_->database, "picture")) return rows;
  Statement found = state_->database.prepare("SELECT width, height FROM picture WHERE key = ?1");
  for (std::size_t i = 0; i < images.size(); ++i) {
    const std::string key = key_of(picture_address(images[i].url));
    found.reset().bind(1, key);
    if (found.step())
      rows.push_back({i, key, static_cast<std::uint32_t>(found.integer(0)),
                      static_cast<std::uint32_t>(found.integer(1))});
    if (const auto fault = found.fault()) return tl::unexpected(*fault);
  }
  return rows;
}

Result<std::optional<Capture>> Archive::picture(const std::string& key) const {
  const State& s = *state_;
  if (!has_table(s.database, "picture")) return std::nullopt;
  Statement found =
      s.database.prepare("SELECT c.file, " + s.revision_column() +
                         ", c.position, c.bytes FROM picture p JOIN capture c ON c.n = p.capture "
                         "WHERE p.key = ?1");
  found.bind(1, key);
  return s.first_capture(found);
}

}  // namespace broadsheet
