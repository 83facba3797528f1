// Any bytes as a request to a small paper, with a key and the forms' token in hand: "METHOD target", a line
// end, the body. No answer may be a fault of the server, and JSON must be JSON.
#include <simdjson.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "serve/secrets.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

class Paper {
 public:
  Paper() {
    shared_.folder =
        (std::filesystem::temp_directory_path() / ("fuzz-paper-" + std::to_string(getpid()))).string();
    shared_.form_token = "t";
    std::filesystem::remove_all(shared_.folder);
    Archive archive = Archive::open(shared_.folder, ArchiveMode::write).value();
    for (const char* id : {"a0", "a1", "a2"}) {
      Article article;
      article.id = id;
      article.headline = id;
      Capture capture;
      capture.bytes = id;
      if (!archive.keep(capture, article)) std::abort();
    }
    if (!archive.put(FeedRow{.url = "https://a.example/rss", .title = "A", .page = {}})) std::abort();
    if (!archive.commit()) std::abort();
    ReaderState state = ReaderState::open(shared_.folder).value();
    if (!state.add_key("k", hash_of_key("k"), hash_of_key(fever_form_of_key("k")), 1)) std::abort();
    site_.emplace(Site::open(shared_, {}).value());
  }
  ~Paper() { std::filesystem::remove_all(shared_.folder); }

  AnswerPtr answer(const Request& request) { return site_->answer(request); }

 private:
  Shared shared_;
  std::optional<Site> site_;
};

}  // namespace
}  // namespace broadsheet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  static Paper paper;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size()), blank = std::min(bytes.find(' '), line);
  Request request;
  request.method = bytes.substr(0, blank);
  request.target = bytes.substr(std::min(blank + 1, line), line - std::min(blank + 1, line));
  request.body = bytes.substr(std::min(line + 1, bytes.size()));
  request.type = "application/x-www-form-urlencoded";
  request.auth_token = "k";
  const AnswerPtr answer = paper.answer(request);
  if (answer->status == 500) std::abort();
  if (answer->plain.head.find("json\r\n") == std::string::npos || answer->plain.body.empty()) return 0;
  simdjson::dom::parser parser;
  simdjson::dom::element json;
  if (parser.parse(answer->plain.body).get(json) != simdjson::SUCCESS) std::abort();
  return 0;
}
