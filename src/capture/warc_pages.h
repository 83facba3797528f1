#pragma once
// warc_pages.h: the pages among the records of a WARC.

#include <optional>
#include <string>
#include <unordered_map>

#include "broadsheet/news.h"
#include "capture/warc.h"

namespace broadsheet {

class WarcPages {
 public:
  WarcPages(std::unique_ptr<Input> input, std::string path, const Limits& limits);

  // The next page, or what was wrong with a record; nullopt at the end.
  std::optional<Result<Capture>> next();

  [[nodiscard]] std::uint64_t bytes_read() const { return reader_.bytes_read(); }

 private:
  using Found = std::optional<Result<Capture>>;  // nullopt: a record that is no page
  Found read(const WarcRecord& record);
  Found read_response(const WarcRecord& record, std::string_view type);
  Found read_revisit(const WarcRecord& record);
  [[nodiscard]] Capture begin_capture(const WarcRecord& record) const;
  void remember(const WarcRecord& record);

  WarcReader reader_;
  std::string path_;
  Limits limits_;
  std::unordered_map<std::uint64_t, std::uint64_t>
      offsets_;  // hash of id or payload digest: offset of the record
};

}  // namespace broadsheet
