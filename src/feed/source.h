#pragma once
// source.h: the bytes of a feed or list as text, and as a tree where they are XML.

#include <optional>
#include <string>
#include <vector>

#include "broadsheet/page.h"

namespace broadsheet {

struct FeedSource {
  bool json = false;
  std::string text;          // of JSON
  std::optional<Page> page;  // of XML
  std::string encoding;      // WHATWG name
  std::vector<std::string> faults;
};

// Errors: empty, over_limit (bytes, or entities that grow without end).
[[nodiscard]] Result<FeedSource> read_source(const Capture& capture, const Limits& limits);

}  // namespace broadsheet
