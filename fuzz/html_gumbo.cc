// The tree beside gumbo's, a second opinion. gumbo 0.10.1 follows the standard of 2015, so input with what
// has changed since, or what gumbo is known to get wrong, is passed over; the list says why.
#include <gumbo.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/strings.h"
#include "broadsheet/page.h"

namespace {

using namespace broadsheet;

struct PassedOver {
  const char* text;
  const char* why;
};
constexpr PassedOver passed_over[] = {
    {"<select", "select holds any content since 2025"},
    {"<option", "as select"},
    {"<optgroup", "as select"},
    {"<template", "gumbo knows no contents fragment"},
    {"<math", "gumbo adjusts fewer names, and end tags of foreign content by older rules"},
    {"<svg", "as math"},
    {"<menuitem", "left the standard in 2017"},
    {"<menu", "as menuitem"},
    {"<ruby", "rb and rtc came later"},
    {"<rb", "as ruby"},
    {"<rt", "as ruby"},
    {"<rp", "as ruby"},
    {"<isindex", "left the standard in 2016"},
    {"<dialog", "blocks that came later"},
    {"<search", "as dialog"},
    {"<summary", "as dialog"},
    {"<main", "as dialog"},
    {"<hgroup", "as dialog"},
    {"<keygen", "void in other places"},
    {"<noscript", "gumbo's scripting flag is always on in the body"},
    {"<frameset", "gumbo keeps the body's node"},
    {"<html", "gumbo merges attributes in another order"},
    {"<body", "as html"},
    {"<image", "gumbo keeps the name"},
    {"<form", "gumbo pops it by older rules"},
    {"<applet", "gumbo ends it across an object or marquee, which bound its scope"},
    {"<object", "as applet"},
    {"<marquee", "as applet"},
    {"&", "gumbo's references follow an older table"},
    {"<!d", "gumbo keeps the doctype elsewhere"},
    {"<?", "gumbo's bogus comments"},
    {"<!", "gumbo's comments end by older rules"},
};

bool is_passed_over(const std::string& text) {
  // gumbo replaces control characters and others past ASCII by a list of its own.
  const auto is_replaced = [](char c) { return (c < ' ' && c != '\n' && c != '\t') || c == 127; };
  if (std::any_of(text.begin(), text.end(), is_replaced)) return true;
  for (const PassedOver& each : passed_over)
    if (find_ignoring_case(text, each.text) != std::string::npos) return true;
  return false;
}

// Both trees as lines: depth, then "<name" or text. Texts that follow each other are one: gumbo begins a new
// one behind each tag that it ignores.
void add_text(std::string& out, std::size_t depth, std::string_view text) {
  const std::string begin = std::to_string(depth) + "\"";
  const std::size_t line = out.size() < 2 ? 0 : out.rfind('\1', out.size() - 2) + 1;
  if (!out.empty() && out.compare(line, begin.size(), begin) == 0) {
    out.pop_back();
  } else {
    out += begin;
  }
  out.append(text) += '\1';
}

std::string lines_of(const Page& page) {
  std::string out;
  std::size_t depth = 0;
  for (Node node = page.next(Page::root()); node != no_node;) {
    if (page.kind(node) == NodeKind::element) {
      out += std::to_string(depth) + "<" + std::string(page.name(node)) + '\1';
    } else {
      add_text(out, depth, page.text(node));
    }
    if (const Node child = page.first_child(node); child != no_node) {
      node = child;
      ++depth;
      continue;
    }
    const Node next = page.next(node);
    for (Node up = node; next != no_node && page.parent(up) != page.parent(next); up = page.parent(up))
      --depth;
    node = next;
  }
  return out;
}

// gumbo takes all names that it does not know for one when it looks for the element that an end tag ends.
bool has_unknown_name(const Page& page) {
  for (Node node = Page::root(); node != no_node; node = page.next(node))
    if (page.kind(node) == NodeKind::element &&
        gumbo_tag_enum(std::string(page.name(node)).c_str()) == GUMBO_TAG_UNKNOWN)
      return true;
  return false;
}

// In a table gumbo lays all text by until the next tag, and then inserts what is white space without opening
// the formatting elements again; the standard does so only while a table's own element is the current node.
bool has_white_space_in_table(const Page& page) {
  bool table = false, white = false;
  for (Node node = Page::root(); node != no_node; node = page.next(node)) {
    table = table || page.name(node) == "table";
    const std::string_view text = page.text(node);
    white = white || (!text.empty() && is_ascii_space(text.front()));
  }
  return table && white;
}

// The adoption agency algorithm of today forgets formatting elements past the third on its way up, and leaves
// the last clone open after eight rounds (13.2.6.4.7); gumbo does neither.
bool has_much_formatting(const Page& page) {
  constexpr std::string_view formatting[] = {"a", "b",    "big",   "code",   "em",     "font", "i",
                                             "s", "nobr", "small", "strike", "strong", "tt",   "u"};
  const auto is_formatting = [&](Node node) {
    return std::ranges::find(formatting, page.name(node)) != std::end(formatting);
  };
  std::size_t count = 0;
  for (Node node = Page::root(); node != no_node; node = page.next(node)) {
    std::size_t depth = 0;
    for (Node up = node; up != no_node; up = page.parent(up)) depth += is_formatting(up) ? 1 : 0;
    if (depth > 3 || (count += is_formatting(node) ? 1 : 0) > 8) return true;
  }
  return false;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return ascii_lower(std::string_view(piece.data, piece.length));
}

std::string lines_of(const GumboNode& document) {
  std::string out;
  std::vector<std::pair<const GumboNode*, std::size_t>> open;
  const auto add_children = [&](const GumboVector& list, std::size_t depth) {
    for (unsigned i = list.length; i-- > 0;)
      open.emplace_back(static_cast<const GumboNode*>(list.data[i]), depth);
  };
  add_children(document.v.document.children, 0);
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      out += std::to_string(depth) + "<" + name_of(node->v.element) + '\1';
      add_children(node->v.element.children, depth + 1);
    } else {
      add_text(out, depth, node->v.text.text);
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (size == 0 || size > 4000 || is_passed_over(text)) return 0;
  Capture capture;
  capture.media_type = "text/html; charset=utf-8";
  capture.bytes = text;
  PageOptions options;
  options.kind = PageKind::html;
  options.scripting = true;
  const Result<Page> page = Page::parse(std::move(capture), options);
  if (!page || !page->flags().empty() || has_unknown_name(*page)) return 0;
  if (has_white_space_in_table(*page) || has_much_formatting(*page)) return 0;
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, text.data(), text.size());
  const std::string ours = lines_of(*page), theirs = lines_of(*output->document);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  if (ours == theirs) return 0;
  std::fprintf(stderr, "ours:\n%s\ngumbo:\n%s\n", ours.c_str(), theirs.c_str());
  std::abort();
}
