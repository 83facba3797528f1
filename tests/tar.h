#pragma once
// tar.h: the files of a gzip-packed tar of the shared data (POSIX ustar, short names).

#include <map>
#include <string>

#include "broadsheet/base.h"
#include "capture/codec.h"
#include "tests/shared_data.h"

namespace broadsheet {

// By path; empty where the file is absent.
inline std::map<std::string, std::string> files_of_tar(const std::filesystem::path& path) {
  std::map<std::string, std::string> files;
  if (!std::filesystem::exists(path)) return files;
  Limits limits;
  limits.page_bytes = 200'000'000;
  const std::string bytes = decode_content(file_text(path), "gzip", limits).value();
  for (std::size_t at = 0; at + 512 <= bytes.size() && bytes[at] != '\0';) {
    const std::string name = bytes.substr(at, 100).c_str();
    const std::string prefix = bytes.substr(at + 345, 155).c_str();
    const std::size_t size = std::stoull(bytes.substr(at + 124, 11), nullptr, 8);
    if (bytes[at + 156] == '0')
      files[prefix.empty() ? name : prefix + "/" + name] = bytes.substr(at + 512, size);
    at += 512 + (size + 511) / 512 * 512;
  }
  return files;
}

}  // namespace broadsheet
