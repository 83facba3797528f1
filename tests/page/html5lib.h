#pragma once
// html5lib.h: where the shared data of html5lib-tests lies.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace broadsheet {

inline std::filesystem::path shared_data() {
  const char* set = std::getenv("BROADSHEET_DATA");
  return set != nullptr ? std::filesystem::path(set)
                        : std::filesystem::path(BROADSHEET_SOURCE_DIR) / "../shared/data";
}

// The files of a folder of html5lib-tests that end so, folders inside included, in order; none where the data
// is absent.
inline std::vector<std::filesystem::path> html5lib_files(const std::string& folder,
                                                         const std::string& ending) {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root = shared_data() / "html5lib-tests" / folder;
  if (!std::filesystem::exists(root)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
    if (entry.path().extension() == ending) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace broadsheet
