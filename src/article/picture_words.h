#pragma once
// picture_words.h: what stands under a picture, parted into its caption and whose the picture is.

#include <string>
#include <string_view>

namespace broadsheet {

struct PictureWords {
  std::string caption;
  std::string credit;  // without "Photo:" and brackets around it
};

// `text`: all that stands there; `credit`: what the page marks as such, in the text or beside it; may be
// empty.
[[nodiscard]] PictureWords part_picture_words(std::string_view text, std::string_view credit);

}  // namespace broadsheet
