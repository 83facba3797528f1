// parse PATH…: how fast pages become trees. Reads files and folders, unpacks first, then parses each page
// once. Ends with a line of JSON:
//
//   megabytes_per_cpu_second, pages, failed, bytes, nodes, seconds     a megabyte is 1,000,000 bytes of
//   capture tree_bytes_per_byte     what a tree takes beside the capture, all pages together
//   evidence_megabytes_per_cpu_second   the same, with the place of every node and attribute in the capture
//   asked peak_megabytes, megabytes_before    of the process; before is with all captures read
#include <malloc.h>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "bench/measure.h"
#include "broadsheet/capture.h"
#include "broadsheet/page.h"

namespace {

using namespace broadsheet;

std::size_t bytes_in_use() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

// Asks for the bytes of each node and attribute; returns how many there are, so that nothing is left out.
std::uint64_t ask_all_evidence(const Page& page) {
  std::uint64_t bytes = 0;
  for (Node node = 0; node < page.size(); ++node) {
    bytes += page.evidence(node).end;
    for (std::size_t i = 0; i < page.attribute_count(node); ++i) bytes += page.attribute(node, i).bytes.end;
  }
  return bytes;
}

}  // namespace

int main(int count, char** words) {
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
  std::uint64_t nodes = 0, failed = 0, tree_bytes = 0, asked = 0;
  const std::size_t pages = captures.size();
  PageOptions options;
  options.kind = PageKind::html;
  double seconds = 0, evidence_seconds = 0;
  for (Capture& capture : captures) {
    const std::size_t in_use = bytes_in_use();
    const double begin = cpu_seconds();
    std::optional<Result<Page>> page = Page::parse(std::move(capture), options);
    const double parsed = cpu_seconds();
    if (*page) {
      nodes += (*page)->size();
      tree_bytes += bytes_in_use() - in_use;
    } else {
      ++failed;
    }
    const double before_asking = cpu_seconds();
    if (*page) asked += ask_all_evidence(**page);
    const double after_asking = cpu_seconds();
    page.reset();
    evidence_seconds += after_asking - before_asking;
    seconds += parsed - begin + cpu_seconds() - after_asking;
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  JsonWriter json;
  json.open_object().key("megabytes_per_cpu_second").value(megabytes / seconds);
  json.key("pages").value(pages).key("failed").value(failed).key("bytes").value(bytes);
  json.key("nodes").value(nodes).key("seconds").value(seconds);
  json.key("tree_bytes_per_byte").value(static_cast<double>(tree_bytes) / static_cast<double>(bytes));
  json.key("evidence_megabytes_per_cpu_second").value(megabytes / (seconds + evidence_seconds));
  json.key("evidence_sum").value(asked);
  json.key("peak_megabytes").value(peak_megabytes()).key("megabytes_before").value(before);
  std::puts(json.close_object().text().c_str());
  return 0;
}
