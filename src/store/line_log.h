#pragma once
// line_log.h: a file of lines that grows to 1 MB, and the one before it. One write() a line to a file opened
// for appending, so lines of several threads and processes do not mix.

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

struct LineLog {
  std::string path, old_path;  // of the file, and of what it is called when it has grown

  // Lines, each with its end. `synced`: they are on the disk when it returns. Errors: unreadable, failed.
  enum class Lasting : std::uint8_t { written, synced };
  [[nodiscard]] Result<void> append(std::string_view lines, Lasting lasting) const;

  // Calls each(line) for both files, the newest line first, until it returns false.
  template <typename Each>
  void read_back(Each each) const {
    for (const std::string& file : {path, old_path}) {
      const std::vector<std::string> lines = lines_of(file);
      for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        if (!each(*line)) return;
    }
  }

 private:
  [[nodiscard]] static std::vector<std::string> lines_of(const std::string& file);
};

}  // namespace broadsheet
