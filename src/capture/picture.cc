// picture.cc: signatures and sizes of five formats, one row each; and two tables of what trackers look like.
// Entry points: picture_facts(), picture_address().

#include "capture/picture.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "capture/url/url.h"

namespace broadsheet {
namespace {

struct Size {
  std::uint32_t width = 0, height = 0;
};

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count && at + i < bytes.size(); ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;)
    value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0);
  return value;
}

// PNG (W3C), 11.2.1; GIF89a, 18.
Size size_of_png(std::string_view bytes) {
  return {big(bytes, 16, 4), big(bytes, 20, 4)};
}

Size size_of_gif(std::string_view bytes) {
  return {little(bytes, 6, 2), little(bytes, 8, 2)};
}

// ITU T.81, B.1.1: segments, until a frame header.
Size size_of_jpeg(std::string_view bytes) {
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (bytes[at] != '\xFF') return {};
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return {big(bytes, at + 7, 2), big(bytes, at + 5, 2)};
    at += 2 + std::max<std::uint32_t>(2, big(bytes, at + 2, 2));
  }
  return {};
}

// RFC 9649: 2.5, 2.6, 2.7.
Size size_of_webp(std::string_view bytes) {
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8X") return {little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1};
  if (chunk == "VP8 ") return {little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF};
  if (chunk != "VP8L") return {};
  const std::uint32_t bits = little(bytes, 21, 4);
  return {(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
}

// The first image spatial extents (ISO/IEC 23008-12, 6.5.3), which stand near the front.
Size size_of_avif(std::string_view bytes) {
  const std::size_t at = bytes.substr(0, 4'096).find("ispe");
  return at == std::string_view::npos ? Size{} : Size{big(bytes, at + 8, 4), big(bytes, at + 12, 4)};
}

struct Format {
  std::string_view type;
  std::size_t at;
  std::string_view signature;
  Size (*size)(std::string_view bytes);
};

// WHATWG MIME Sniffing, 6.1, and ISO/IEC 23000-22 for AVIF.
constexpr std::array formats = {
    Format{"image/jpeg", 0, "\xFF\xD8\xFF", size_of_jpeg},
    Format{"image/png", 0, "\x89PNG\r\n\x1A\n", size_of_png},
    Format{"image/gif", 0, "GIF87a", size_of_gif},
    Format{"image/gif", 0, "GIF89a", size_of_gif},
    Format{"image/webp", 8, "WEBPVP8", size_of_webp},
    Format{"image/avif", 4, "ftypavif", size_of_avif},
    Format{"image/avif", 4, "ftypavis", size_of_avif},
};

// Parameters that say who asks or which way they came, and never which picture is meant; names, or their
// beginnings.
constexpr std::array<std::string_view, 12> identifiers = {"utm_",    "fbclid", "gclid",  "dclid",
                                                          "msclkid", "yclid",  "mc_cid", "mc_eid",
                                                          "igsh",    "_ga",    "cmpid",  "wt_mc"};

// Last parts of the path, extension taken off, of pictures that nobody is meant to see.
constexpr std::array<std::string_view, 14> tracker_names = {
    "1x1",      "pixel", "px",         "spacer",     "blank",         "clear",       "beacon",
    "tracking", "track", "impression", "trackpixel", "trackingpixel", "transparent", "count"};

bool is_identifier(std::string_view parameter) {
  return std::any_of(identifiers.begin(), identifiers.end(),
                     [&](std::string_view each) { return starts_with_ignoring_case(parameter, each); });
}

bool is_name_of_tracker(const Url& url) {
  if (url.path.empty()) return false;
  const std::string last = ascii_lower(url.path.back());
  const std::string_view name = std::string_view(last).substr(0, last.find('.'));
  return std::find(tracker_names.begin(), tracker_names.end(), name) != tracker_names.end();
}

}  // namespace

std::optional<PictureFacts> picture_facts(std::string_view bytes) {
  for (const Format& format : formats) {
    if (bytes.size() < format.at || !bytes.substr(format.at).starts_with(format.signature)) continue;
    if (format.type == "image/webp" && !bytes.starts_with("RIFF")) continue;
    const Size size = format.size(bytes);
    return PictureFacts{format.type, size.width, size.height};
  }
  return std::nullopt;
}

bool is_tracker(const PictureFacts& facts) {
  constexpr std::uint32_t unseen = 2;  // pixels
  return facts.width > 0 && facts.height > 0 && (facts.width <= unseen || facts.height <= unseen);
}

std::string picture_address(std::string_view text) {
  auto url = parse_url(text);
  if (!url || !is_web(*url) || is_name_of_tracker(*url)) return {};
  if (url->query) {
    std::vector<std::string> kept;
    for (const std::string_view parameter : split(*url->query, '&'))
      if (!is_identifier(parameter)) kept.emplace_back(parameter);
    if (kept.empty())
      url->query.reset();
    else
      url->query = join(kept, "&");
  }
  return url->without_fragment();
}

}  // namespace broadsheet
