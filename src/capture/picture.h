#pragma once
// picture.h: what the first bytes of a picture say, and which pictures are there to watch readers.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

struct PictureFacts {
  std::string_view type;  // "image/jpeg"
  // In pixels, as the file says; 0 where it does not say so where we look.
  std::uint32_t width = 0, height = 0;
};

// By the bytes alone, whatever type they were sent with: JPEG, PNG, GIF, WebP, AVIF. Nothing for all else:
// SVG is a document, and runs.
[[nodiscard]] std::optional<PictureFacts> picture_facts(std::string_view bytes);

// Nobody sees so small a picture; whoever fetches it is seen.
[[nodiscard]] bool is_tracker(const PictureFacts& facts);

// The address of a picture without what only says who asks; empty where it is no web address, or one of a
// tracker.
[[nodiscard]] std::string picture_address(std::string_view url);

}  // namespace broadsheet
