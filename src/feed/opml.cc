// opml.cc: lists of feeds, in and out (OPML 2.0, opml.org/spec2.opml). An outline with the address of a feed
// is one; the outlines around it are its category. Entry points: parse_opml(), write_opml().

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "broadsheet/feed.h"
#include "feed/escape.h"
#include "feed/markup.h"
#include "feed/names.h"
#include "feed/source.h"

namespace broadsheet {
namespace {

// Attributes are written in any case.
std::string attribute(const Page& page, Node node, std::string_view name) {
  for (std::size_t i = 0; i < page.attribute_count(node); ++i) {
    const Attribute a = page.attribute(node, i);
    if (equals_ignoring_case(a.name, name) && !trim(a.value).empty()) return collapse(a.value);
  }
  return {};
}

std::string title_of(const Page& page, Node node) {
  std::string text = attribute(page, node, "text");
  return text.empty() ? attribute(page, node, "title") : text;
}

// "News/World" of " /News// World/"; empty where no level has a name.
std::string category_path(std::string_view text) {
  std::string path;
  for (const std::string_view level : split(text, '/')) {
    const std::string name = collapse(level);
    if (!name.empty()) path += (path.empty() ? "" : "/") + name;
  }
  return path;
}

class OpmlReader {
 public:
  OpmlReader(const Page& page, const Limits& limits) : page_(page), limits_(limits) {}

  OutlineList read(Node root) {
    open_.push_back({root, {}});
    for (Node node = page_.next(root, root); node != no_node; node = page_.next(node, root)) {
      if (page_.kind(node) != NodeKind::element) continue;
      while (open_.back().node != page_.parent(node)) open_.pop_back();
      if (is_named(page_, node, "title") && is_named(page_, page_.parent(node), "head"))
        list_.title = collapse(text_below(page_, node));
      const bool outline = is_named(page_, node, "outline") || is_named(page_, node, "item");
      open_.push_back({node, outline ? enter(node) : open_.back().path});
    }
    return std::move(list_);
  }

 private:
  struct Open {
    Node node;
    std::string path;  // of the outlines around what is inside
  };

  // The path of what stands inside an outline.
  std::string enter(Node node) {
    const std::string above = open_.back().path;
    Outline outline;
    outline.url = attribute(page_, node, "xmlUrl");
    outline.title = title_of(page_, node);
    if (outline.url.empty() && equals_ignoring_case(attribute(page_, node, "type"), "rss"))
      outline.url = attribute(page_, node, "url");
    // A "/" in a title is not a level.
    std::string name = collapse(outline.title);
    std::replace(name.begin(), name.end(), '/', '-');
    std::string path = above;
    if (!name.empty() && path.size() < 500) path += (path.empty() ? "" : "/") + name;
    const bool a_list = equals_ignoring_case(attribute(page_, node, "type"), "source");  // Liferea's
    if (!outline.url.empty() && !a_list) add(node, std::move(outline), above);
    return path;
  }

  void add(Node node, Outline outline, const std::string& above) {
    outline.page = attribute(page_, node, "htmlUrl");
    outline.note = attribute(page_, node, "description");
    std::vector<std::string> categories;
    if (!above.empty()) categories.push_back(above);
    const std::string said = attribute(page_, node, "category");
    for (const std::string_view each : split(said, ','))
      if (std::string path = category_path(each); !path.empty()) categories.push_back(std::move(path));
    const auto [known, fresh] = places_.emplace(outline.url, list_.outlines.size());
    if (fresh && list_.outlines.size() >= limits_.outlines) {
      if (list_.faults.empty() || list_.faults.back().find("more than") == std::string::npos)
        list_.faults.push_back("more than " + std::to_string(limits_.outlines) +
                               " feeds; the rest was left out");
      places_.erase(known);
      return;
    }
    if (fresh) list_.outlines.push_back(std::move(outline));
    std::vector<std::string>& kept = list_.outlines[known->second].categories;
    for (std::string& category : categories)
      if (std::find(kept.begin(), kept.end(), category) == kept.end()) kept.push_back(std::move(category));
  }

  const Page& page_;
  const Limits& limits_;
  OutlineList list_;
  std::vector<Open> open_;  // elements around the node at hand
  std::unordered_map<std::string, std::size_t> places_;
};

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(" ").append(name).append("=\"");
  append_escaped(out, value);
  out += '"';
}

std::string outline_of(const Outline& outline) {
  std::string out = "<outline type=\"rss\"";
  append_attribute(out, "text", outline.title.empty() ? outline.url : outline.title);
  append_attribute(out, "xmlUrl", outline.url);
  append_attribute(out, "htmlUrl", outline.page);
  append_attribute(out, "description", outline.note);
  if (outline.categories.size() > 1) {
    std::string rest;
    for (auto each = outline.categories.begin() + 1; each != outline.categories.end(); ++each)
      rest += (rest.empty() ? "/" : ",/") + *each;
    append_attribute(out, "category", rest);
  }
  return out + "/>\n";
}

}  // namespace

Result<OutlineList> parse_opml(const Capture& capture, const Limits& limits) {
  auto source = read_source(capture, limits);
  if (!source) return tl::unexpected(source.error());
  Node root = no_node;
  if (source->page)
    for (Node node = source->page->first_child(Page::root()); node != no_node;
         node = source->page->next_sibling(node))
      if (is_named(*source->page, node, "opml")) root = node;
  if (root == no_node)
    return tl::unexpected(Error{ErrorCode::unsupported, "no OPML: no element of that name opens it",
                                capture.id, std::nullopt, "export the list of subscriptions as OPML"});
  OutlineList list = OpmlReader(*source->page, limits).read(root);
  list.faults.insert(list.faults.begin(), source->faults.begin(), source->faults.end());
  return list;
}

std::string write_opml(const OutlineList& list) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>";
  append_escaped(out, list.title);
  out += "</title></head>\n<body>\n";
  // Outlines of one category stand together; nested ones by their path.
  std::map<std::string, std::vector<const Outline*>> groups;
  for (const Outline& outline : list.outlines)
    groups[outline.categories.empty() ? "" : outline.categories.front()].push_back(&outline);
  for (const auto& [path, outlines] : groups) {
    const std::vector<std::string_view> levels =
        path.empty() ? std::vector<std::string_view>() : split(path, '/');
    for (const std::string_view level : levels) {
      out += "<outline";
      append_attribute(out, "text", level);
      out += ">\n";
    }
    for (const Outline* outline : outlines) out += outline_of(*outline);
    for (std::size_t i = 0; i < levels.size(); ++i) out += "</outline>\n";
  }
  return out + "</body>\n</opml>\n";
}

}  // namespace broadsheet
