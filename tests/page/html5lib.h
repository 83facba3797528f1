#pragma once
// html5lib.h: the files of html5lib-tests.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/shared_data.h"

namespace broadsheet {

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

}  // namespace broadsheet
