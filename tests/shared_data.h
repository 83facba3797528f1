#pragma once
// shared_data.h: where the shared data lies, and its files as text.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace broadsheet {

inline std::filesystem::path shared_data() {
  const char* set = std::getenv("BROADSHEET_DATA");
  return set != nullptr ? std::filesystem::path(set)
                        : std::filesystem::path(BROADSHEET_SOURCE_DIR) / "../shared/data";
}

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace broadsheet
