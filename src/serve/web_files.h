#pragma once
// web_files.h: the files of web/, embedded when the program is built.

#include <cstddef>
#include <span>
#include <string_view>

namespace broadsheet {

struct WebFileRow {
  std::string_view name;  // "templates/front.mustache", "style/paper.css", "fonts/inter.woff2"
  const unsigned char* bytes;
  std::size_t size;
};

[[nodiscard]] std::span<const WebFileRow> web_files();

// The file's bytes; empty where there is none of that name.
[[nodiscard]] inline std::string_view web_file(std::string_view name) {
  for (const WebFileRow& row : web_files())
    if (row.name == name) return {reinterpret_cast<const char*>(row.bytes), row.size};
  return {};
}

}  // namespace broadsheet
