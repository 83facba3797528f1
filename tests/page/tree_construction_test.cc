// The cases of html5lib-tests/tree-construction.

#include "broadsheet/page.h"
#include "page/dump.h"
#include "tests/page/html5lib.h"

namespace broadsheet {
namespace {

struct Case {
  std::string data, expected, fragment;
  bool only_scripting = false, only_plain = false;
};

// The sections of a case: "#data" and what stands under it, up to the next line that begins a section.
Case read_case(const std::string& text) {
  Case read;
  std::string* into = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line == "#data")
      into = &read.data;
    else if (line == "#errors" || line == "#new-errors")
      into = nullptr;
    else if (line == "#document-fragment")
      into = &read.fragment;
    else if (line == "#document")
      into = &read.expected;
    else if (line == "#script-on")
      read.only_scripting = true;
    else if (line == "#script-off")
      read.only_plain = true;
    else if (into != nullptr)
      *into += line + "\n";
  }
  if (!read.data.empty()) read.data.pop_back();
  if (!read.fragment.empty()) read.fragment.pop_back();
  while (read.expected.ends_with("\n\n")) read.expected.pop_back();
  return read;
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  const std::string text = file_text(path);
  for (std::size_t at = 0; at != std::string::npos;) {
    const std::size_t next = text.find("\n#data\n", at);
    const std::size_t end = next == std::string::npos ? text.size() : next;
    cases.push_back(read_case(text.substr(at, end - at)));
    at = next == std::string::npos ? next : next + 1;
  }
  return cases;
}

std::string tree_of(const Case& each, bool scripting) {
  Capture capture;
  capture.media_type = "text/html; charset=utf-8";
  capture.bytes = each.data;
  PageOptions options;
  options.kind = PageKind::html;
  options.scripting = scripting;
  options.fragment = each.fragment;
  const Result<Page> page = Page::parse(std::move(capture), options);
  if (!page) return page.error().message();
  return html5lib_tree(*page, each.fragment.empty() ? Page::root() : page->first_child(Page::root()));
}

TEST(TreeConstruction, PassesTheCasesOfHtml5libTests) {
  const auto files = html5lib_files("tree-construction", ".dat");
  if (files.empty()) GTEST_SKIP() << "no html5lib-tests at " << shared_data();
  std::size_t cases = 0;
  std::size_t run_scripts = 0;  // these change the tree by running what script elements hold, which we do not
  for (const auto& file : files)
    for (const Case& each : read_cases(file)) {
      ++cases;
      if (file.parent_path().filename() == "scripted" && ++run_scripts > 0) continue;
      for (const bool scripting : {false, true}) {
        if (scripting ? each.only_plain : each.only_scripting) continue;
        EXPECT_EQ(tree_of(each, scripting), each.expected)
            << file.filename() << (scripting ? ", scripting" : "") << "\n#data\n"
            << each.data;
      }
    }
  EXPECT_EQ(cases, 1796U);
  EXPECT_EQ(run_scripts, 4U);
}

}  // namespace
}  // namespace broadsheet
