// line_log.cc: opened, written and closed for each append, so that whoever moves the file away meanwhile
// loses nothing. Entry point: LineLog::append().

#include "store/line_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr off_t most_bytes = 1'000'000;

}  // namespace

Result<void> LineLog::append(std::string_view lines, Lasting lasting) const {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return fail(ErrorCode::unreadable, std::strerror(errno), path);
  struct stat now {};
  const bool is_full = ::fstat(file, &now) == 0 && now.st_size >= most_bytes;
  const bool done = ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
                    (lasting == Lasting::written || ::fdatasync(file) == 0);
  const std::string why = done ? "" : std::strerror(errno);
  ::close(file);
  if (is_full) (void)std::rename(path.c_str(), old_path.c_str());
  if (!done) return fail(ErrorCode::failed, why, path);
  return {};
}

std::vector<std::string> LineLog::lines_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::vector<std::string> lines;
  for (const std::string_view line : split_lines(text)) lines.emplace_back(line);
  return lines;
}

}  // namespace broadsheet
