#pragma once
// cases.h: pairs of input and expected output. BROADSHEET_BLESS=1 writes the output as the new expectation.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

namespace broadsheet {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Runs every file of tests/cases/FOLDER that has no extension .expected.
inline void run_cases(const std::string& folder,
                      const std::function<std::string(const std::filesystem::path&)>& run) {
  const std::filesystem::path root = std::filesystem::path(BROADSHEET_SOURCE_DIR) / "tests/cases" / folder;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.path().extension() == ".expected") continue;
    std::filesystem::path expected = entry.path();
    expected.replace_extension(".expected");
    const std::string output = run(entry.path());
    if (std::getenv("BROADSHEET_BLESS") != nullptr) std::ofstream(expected, std::ios::binary) << output;
    EXPECT_EQ(output, read_file(expected)) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 0U) << root;
}

}  // namespace broadsheet
