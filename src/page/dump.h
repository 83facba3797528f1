#pragma once
// dump.h: a page as text, for the eyes and for tests.

#include <string>

#include "broadsheet/page.h"

namespace broadsheet {

// What stands below `top` in the form of html5lib-tests: a line a node, "| " and two blanks a level before
// it.
[[nodiscard]] std::string html5lib_tree(const Page& page, Node top = Page::root());

// A line of JSON a node: {"node", "parent", "kind", "namespace", "name", "text", "attributes", "bytes"}.
[[nodiscard]] std::string json_nodes(const Page& page);

// A line of JSON a token, in the form of html5lib-tests: ["StartTag", "p", {"class": "x"}]. Errors: those of
// Page::parse().
[[nodiscard]] Result<std::string> json_tokens(Capture capture, const PageOptions& options);

}  // namespace broadsheet
