// parse PATH…: how fast pages become trees. Reads files and folders, unpacks first, then parses each page
// once. Ends with a line of JSON: {"megabytes_per_cpu_second", "pages", "bytes", "nodes",
// "tree_bytes_per_byte", Ends with a line of JSON: {"megabytes_per_cpu_second", "pages", "failed", "bytes",
// "nodes", "seconds", "peak_megabytes", "megabytes_before"}; a megabyte is 1,000,000 bytes of capture; memory
// before is with all captures read.
#include <cstdio>
#include <string>
#include <vector>

#include "base/json.h"
#include "bench/measure.h"
#include "broadsheet/capture.h"
#include "broadsheet/page.h"

int main(int count, char** words) {
  using namespace broadsheet;
  if (count < 2) return std::fprintf(stderr, "usage: parse PATH…\n"), 2;
  std::vector<Capture> captures;
  std::uint64_t bytes = 0;
  CaptureStream stream({words + 1, words + count});
  while (auto next = stream.next()) {
    if (!*next) continue;
    bytes += (*next)->bytes.size();
    captures.push_back(std::move(**next));
  }
  const double before = peak_megabytes();
  std::uint64_t nodes = 0, failed = 0;
  const std::size_t pages = captures.size();
  PageOptions options;
  options.kind = PageKind::html;
  const double begin = cpu_seconds();
  for (Capture& capture : captures) {
    const Result<Page> page = Page::parse(std::move(capture), options);
    if (page) {
      nodes += page->size();
    } else {
      ++failed;
    }
  }
  const double seconds = cpu_seconds() - begin;
  JsonWriter json;
  json.open_object().key("megabytes_per_cpu_second").value(static_cast<double>(bytes) / 1e6 / seconds);
  json.key("pages").value(pages).key("failed").value(failed).key("bytes").value(bytes).key("nodes").value(
      nodes);
  json.key("seconds").value(seconds).key("peak_megabytes").value(peak_megabytes());
  json.key("megabytes_before").value(before);
  std::puts(json.close_object().text().c_str());
  return 0;
}
