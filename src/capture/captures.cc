// captures.cc: what a path holds, and the captures in it.
//
//   path ── folder ─── its entries, in order of name
//        └─ file ───── bytes tell: WARC · article lines · MHTML · one page
//
// Each kind of file is a small reader with one member, next(); CaptureStream keeps the list of paths and the
// reader of the file at hand. Entry point: CaptureStream::next().

#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <functional>

#include "base/strings.h"
#include "broadsheet/capture.h"
#include "capture/input.h"
#include "capture/mhtml.h"
#include "capture/warc_pages.h"

namespace broadsheet {
namespace {

using Next = std::optional<Result<Capture>>;

struct FileReader {
  virtual ~FileReader() = default;
  virtual Next next() = 0;
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
};

// Reads to the end, up to `limit` bytes and one.
void read_whole(Input& input, std::uint64_t limit) {
  input.expect_whole(limit);
  while (input.window().size() <= limit && input.more()) {
  }
}

// --------------------------------------------------------------------------------------- one page a file

// What a person called HTML is read as HTML, whatever it begins with.
bool is_named_html(std::string_view path) {
  if (path.ends_with(".gz")) path.remove_suffix(3);
  return path.ends_with(".html") || path.ends_with(".htm") || path.ends_with(".xhtml");
}

class PageFile final : public FileReader {
 public:
  PageFile(std::unique_ptr<Input> input, std::string path, const Limits& limits)
      : input_(std::move(input)), path_(std::move(path)), limits_(limits) {}

  Next next() override {
    if (input_ == nullptr) return std::nullopt;
    read_whole(*input_, limits_.page_bytes);
    bytes_read_ = input_->bytes_read();
    // Its window is as long as the page, and goes before the page is read.
    const std::unique_ptr<Input> input = std::move(input_);
    return page_of(*input);
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return bytes_read_; }

 private:
  Next page_of(const Input& input) const {
    const std::string_view bytes = input.window();
    if (bytes.size() > limits_.page_bytes)
      return fail(
          ErrorCode::over_limit,
          "a page of over " + std::to_string(limits_.page_bytes) + " bytes unpacked (limit page_bytes)",
          path_);
    if (input.is_packed() && bytes.size() > limits_.ratio_floor &&
        bytes.size() / limits_.ratio > input.bytes_read())
      return fail(ErrorCode::over_limit,
                  std::to_string(input.bytes_read()) + " packed bytes unpack to " +
                      std::to_string(bytes.size()) + " (limit ratio)",
                  path_);
    if (input.damage() && bytes.empty()) return tl::unexpected(*input.damage());
    if (trim(bytes).empty()) return fail(ErrorCode::empty, "nothing in it", path_);
    Capture capture;
    capture.id = path_;
    if (is_named_html(path_)) capture.media_type = "text/html";
    capture.bytes = std::string(bytes);
    if (input.damage()) capture.flags.emplace_back("truncated-capture");
    if (auto page = page_of_mhtml(capture.bytes)) {
      page->id = path_;
      page->flags = capture.flags;
      return std::move(*page);
    }
    return capture;
  }

  std::unique_ptr<Input> input_;
  std::string path_;
  Limits limits_;
  std::uint64_t bytes_read_ = 0;
};

// ---------------------------------------------------------------------------------------- article lines

class ArticleLines final : public FileReader {
 public:
  ArticleLines(std::unique_ptr<Input> input, std::string path, const Limits& limits)
      : input_(std::move(input)), path_(std::move(path)), limits_(limits) {}

  Next next() override {
    for (;;) {
      const std::optional<std::string_view> line = next_line();
      if (!line) return std::nullopt;
      ++number_;
      if (line->size() > limits_.json_line_bytes) {
        skip_line();
        return fail(
            ErrorCode::over_limit,
            "a line of over " + std::to_string(limits_.json_line_bytes) + " bytes (limit json_line_bytes)",
            path_ + ", line " + std::to_string(number_));
      }
      Capture capture;
      capture.id = path_ + "#" + std::to_string(number_);
      capture.media_type = article_line_type;
      capture.bytes = std::string(trim(*line));
      input_->consume(std::min(line->size() + 1, input_->window().size()));
      if (!capture.bytes.empty()) return capture;
    }
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return input_->bytes_read(); }

 private:
  // The line at the front of the window, its end left out; nullopt at the end of the file.
  std::optional<std::string_view> next_line() {
    std::size_t searched = 0;
    for (;;) {
      const std::string_view window = input_->window();
      const std::size_t end = window.find('\n', searched);
      if (end != std::string_view::npos) return window.substr(0, end);
      searched = window.size();
      if (searched > limits_.json_line_bytes) return window;
      if (!input_->more()) return searched == 0 ? std::nullopt : std::optional(input_->window());
    }
  }

  void skip_line() {
    for (;;) {
      const std::size_t end = input_->window().find('\n');
      input_->consume(end == std::string_view::npos ? input_->window().size() : end + 1);
      if (end != std::string_view::npos || !input_->more()) return;
    }
  }

  std::unique_ptr<Input> input_;
  std::string path_;
  Limits limits_;
  std::size_t number_ = 0;
};

// ------------------------------------------------------------------------------------------------- WARC

class WarcFile final : public FileReader {
 public:
  WarcFile(std::unique_ptr<Input> input, std::string path, const Limits& limits)
      : pages_(std::move(input), std::move(path), limits) {}
  Next next() override { return pages_.next(); }
  [[nodiscard]] std::uint64_t bytes_read() const override { return pages_.bytes_read(); }

 private:
  WarcPages pages_;
};

struct Foreign {
  std::string_view magic, what, advice;
};

// Archives of captures that Broadsheet does not read itself.
constexpr std::array foreign_kinds = {
    Foreign{"filedesc://", "an ARC file, the forerunner of WARC",
            "convert it to WARC, for example with warcio recompress"},
    Foreign{"PK\x03\x04", "a ZIP file", "unpack it; the WARC files of a WACZ lie in its folder archive/"},
    Foreign{"\x04\x22\x4D\x18", "packed with LZ4", "unpack it, or pack it with gzip or zstd"},
    Foreign{"BZh", "packed with bzip2", "unpack it, or pack it with gzip or zstd"},
    Foreign{"\xFD"
            "7zXZ",
            "packed with xz", "unpack it, or pack it with gzip or zstd"},
};

bool has_extension(std::string_view path, std::initializer_list<std::string_view> extensions) {
  return std::any_of(extensions.begin(), extensions.end(), [&](std::string_view e) {
    return path.size() > e.size() && equals_ignoring_case(path.substr(path.size() - e.size()), e);
  });
}

bool are_article_lines(std::string_view path, std::string_view head) {
  const std::string_view text = trim(head);
  if (!text.starts_with("{")) return false;
  return has_extension(path, {".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst"}) ||
         text.find("\"body\"") != std::string_view::npos ||
         text.find("\"headline\"") != std::string_view::npos || text.find("\"id\"") != std::string_view::npos;
}

Result<std::unique_ptr<FileReader>> open_file(const std::string& path, const Limits& limits) {
  auto raw = RawInput::open(path);
  if (!raw) return tl::unexpected(raw.error());
  auto input = unpack_input(std::move(*raw));
  input->more();
  const std::string_view head = input->window().substr(0, 4096);
  for (const Foreign& foreign : foreign_kinds)
    if (head.starts_with(foreign.magic))
      return tl::unexpected(Error{ErrorCode::unsupported, std::string(foreign.what), path, std::nullopt,
                                  std::string(foreign.advice)});
  const bool named_warc = has_extension(path, {".warc", ".warc.gz", ".warc.zst"});
  if (trim(head).starts_with("WARC/") || named_warc)
    return std::make_unique<WarcFile>(std::move(input), path, limits);
  if (are_article_lines(path, head)) return std::make_unique<ArticleLines>(std::move(input), path, limits);
  return std::make_unique<PageFile>(std::move(input), path, limits);
}

// The files of a folder, folders in it included, in order of name.
Result<std::vector<std::string>> list_folder(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code fault;
  for (auto entry = std::filesystem::directory_iterator(folder, fault);
       !fault && entry != std::filesystem::directory_iterator(); entry.increment(fault))
    if (!entry->path().filename().string().starts_with(".")) files.push_back(entry->path().string());
  if (fault) return fail(ErrorCode::unreadable, fault.message(), folder);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

// ---------------------------------------------------------------------------------------- CaptureStream

struct CaptureStream::State {
  Limits limits;
  std::deque<std::string> paths;
  std::string path;  // of the file at hand
  std::unique_ptr<FileReader> file;
  std::uint64_t bytes_before = 0;  // of the files done
  std::optional<std::uint64_t> bytes_in_all;
  bool include_fetches = false;

  Next open_next();
};

// Opens the first path, or puts a folder's files in its place; the error where it cannot.
Next CaptureStream::State::open_next() {
  path = std::move(paths.front());
  paths.pop_front();
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored)) {
    auto files = list_folder(path);
    if (!files) return tl::unexpected(files.error());
    paths.insert(paths.begin(), files->begin(), files->end());
    return std::nullopt;
  }
  auto opened = open_file(path, limits);
  if (!opened) return tl::unexpected(opened.error());
  file = std::move(*opened);
  return std::nullopt;
}

CaptureStream::CaptureStream(std::vector<std::string> paths, const Limits& limits)
    : state_(std::make_unique<State>()) {
  state_->limits = limits;
  std::uint64_t sum = 0;
  bool known = !paths.empty();
  for (const std::string& path : paths) {
    struct stat info {};
    known = known && ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
    if (known) sum += static_cast<std::uint64_t>(info.st_size);
  }
  if (known) state_->bytes_in_all = sum;
  state_->paths.assign(std::make_move_iterator(paths.begin()), std::make_move_iterator(paths.end()));
}

CaptureStream::CaptureStream(CaptureStream&&) noexcept = default;
CaptureStream& CaptureStream::operator=(CaptureStream&&) noexcept = default;
CaptureStream::~CaptureStream() = default;

void CaptureStream::include_fetches() {
  state_->include_fetches = true;
}

bool is_fetch_only(const Capture& capture) {
  return std::find(capture.flags.begin(), capture.flags.end(), fetch_flag) != capture.flags.end();
}

std::optional<Result<Capture>> CaptureStream::next() {
  State& s = *state_;
  for (;;) {
    if (!s.file) {
      if (s.paths.empty()) return std::nullopt;
      if (auto error = s.open_next()) return error;
      continue;
    }
    auto found = s.file->next();
    if (found && *found && !s.include_fetches && is_fetch_only(**found)) continue;
    if (found && !*found && found->error().path.empty()) found->error().path = s.path;
    if (found) return found;
    s.bytes_before += s.file->bytes_read();
    s.file.reset();
  }
}

std::uint64_t CaptureStream::bytes_read() const {
  return state_->bytes_before + (state_->file ? state_->file->bytes_read() : 0);
}

std::optional<std::uint64_t> CaptureStream::bytes_in_all() const {
  return state_->bytes_in_all;
}

}  // namespace broadsheet
