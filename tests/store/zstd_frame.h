#pragma once
// zstd_frame.h: rows as archives of earlier formats have them.

#include <zstd.h>

#include <string>
#include <string_view>

namespace broadsheet {

inline std::string zstd_frame(std::string_view bytes) {
  constexpr int level = -1;
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), level));
  return packed;
}

}  // namespace broadsheet
