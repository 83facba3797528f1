// page.cc: broadsheet page PATH: how the parser sees a page.

#include "page/dump.h"

#include <cstdio>

#include "broadsheet/capture.h"
#include "broadsheet/page.h"
#include "cli/report.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

Result<std::string> window_into(Capture capture, const Options& options) {
  PageOptions how;
  how.kind = PageKind::html;
  how.scripting = !options.no_script;
  how.fragment = options.fragment;
  if (options.tokens) return json_tokens(std::move(capture), how);
  const Result<Page> page = Page::parse(std::move(capture), how);
  if (!page) return tl::unexpected(page.error());
  if (options.json) return json_nodes(*page);
  return html5lib_tree(*page, how.fragment.empty() ? Page::root() : page->first_child(Page::root()));
}

}  // namespace

Exit run_page(const Options& options) {
  if (options.words.size() != 1) {
    complain({ErrorCode::bad_input, "page reads one page", {}, std::nullopt, "name one file, or -"});
    return Exit::usage;
  }
  CaptureStream captures(options.words);
  while (auto capture = captures.next()) {
    if (!*capture) return complain(capture->error());
    const Result<std::string> text = window_into(std::move(**capture), options);
    if (!text) return complain(text.error());
    std::fwrite(text->data(), 1, text->size(), stdout);
  }
  return Exit::done;
}

}  // namespace broadsheet
