// names.cc: prefix to address to vocabulary. Entry point: feed_name().

#include "feed/names.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "feed/markup.h"

namespace broadsheet {
namespace {

struct Space {
  std::string_view address;  // without scheme, "www." and closing slash or "#", in lower case
  Vocabulary vocabulary;
};

constexpr std::array spaces = {
    Space{"w3.org/2005/atom", Vocabulary::atom},
    Space{"purl.org/atom/ns", Vocabulary::atom},
    Space{"example.com/newformat", Vocabulary::atom},
    Space{"example.com/necho", Vocabulary::atom},
    Space{"purl.org/echo", Vocabulary::atom},
    Space{"uri/of/echo/namespace", Vocabulary::atom},
    Space{"purl.org/pie", Vocabulary::atom},
    Space{"backend.userland.com/rss", Vocabulary::rss},
    Space{"backend.userland.com/rss2", Vocabulary::rss},
    Space{"blogs.law.harvard.edu/tech/rss", Vocabulary::rss},
    Space{"purl.org/rss/1.0", Vocabulary::rss},
    Space{"my.netscape.com/rdf/simple/0.9", Vocabulary::rss},
    Space{"example.com/rss2", Vocabulary::rss},
    Space{"purl.org/net/rss1.1", Vocabulary::rss},
    Space{"purl.org/rss/1.0/modules/content", Vocabulary::content},
    Space{"purl.org/dc/elements/1.1", Vocabulary::dublin_core},
    Space{"purl.org/dc/elements/1.0", Vocabulary::dublin_core},
    Space{"purl.org/dc/terms", Vocabulary::dublin_core},
    Space{"itunes.com/dtds/podcast-1.0.dtd", Vocabulary::itunes},
    Space{"itunes.com/dtds/podcast-1.0", Vocabulary::itunes},
    Space{"example.com/dtds/podcast-1.0.dtd", Vocabulary::itunes},
    Space{"search.yahoo.com/mrss", Vocabulary::media},
    Space{"w3.org/1999/xhtml", Vocabulary::xhtml},
    Space{"rssnamespace.org/feedburner/ext/1.0", Vocabulary::feedburner},
    Space{"purl.org/rss/1.0/modules/syndication", Vocabulary::syndication},
    Space{"w3.org/1999/02/22-rdf-syntax-ns", Vocabulary::rdf},
};

struct Prefix {
  std::string_view prefix;
  Vocabulary vocabulary;
};

constexpr std::array prefixes = {
    Prefix{"", Vocabulary::rss},
    Prefix{"atom", Vocabulary::atom},
    Prefix{"content", Vocabulary::content},
    Prefix{"dc", Vocabulary::dublin_core},
    Prefix{"dcterms", Vocabulary::dublin_core},
    Prefix{"itunes", Vocabulary::itunes},
    Prefix{"media", Vocabulary::media},
    Prefix{"xhtml", Vocabulary::xhtml},
    Prefix{"feedburner", Vocabulary::feedburner},
    Prefix{"sy", Vocabulary::syndication},
    Prefix{"rdf", Vocabulary::rdf},
    Prefix{"rss", Vocabulary::rss},
};

std::string folded(std::string_view address) {
  std::string out = ascii_lower(trim(address));
  for (const std::string_view opening : {"http://", "https://", "www."})
    if (out.starts_with(opening)) out.erase(0, opening.size());
  while (out.ends_with('/') || out.ends_with('#')) out.pop_back();
  return out;
}

Vocabulary vocabulary_of(std::string_view address, std::string_view prefix) {
  const std::string plain = folded(address);
  for (const Space& space : spaces)
    if (space.address == plain) return space.vocabulary;
  return prefix.empty() ? Vocabulary::rss : Vocabulary::other;
}

}  // namespace

FeedName feed_name(const Page& page, Node element) {
  const std::string_view name = page.name(element);
  const std::size_t colon = name.find(':');
  const std::string_view prefix =
      colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
  FeedName found{Vocabulary::other,
                 ascii_lower(name.substr(colon == std::string_view::npos ? 0 : colon + 1))};
  const std::string declared = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  for (Node node = element; node != no_node && node != Page::root(); node = page.parent(node))
    if (const auto address = page.attribute(node, declared)) {
      found.vocabulary = vocabulary_of(*address, prefix);
      return found;
    }
  for (const Prefix& each : prefixes)
    if (each.prefix == prefix) found.vocabulary = each.vocabulary;
  return found;
}

bool is_named(const Page& page, Node node, std::string_view local) {
  return page.kind(node) == NodeKind::element && feed_name(page, node).local == local;
}

Node child_named(const Page& page, Node parent, std::string_view local) {
  if (parent == no_node) return no_node;
  for (Node node = page.first_child(parent); node != no_node; node = page.next_sibling(node))
    if (is_named(page, node, local)) return node;
  return no_node;
}

std::string text_of_child(const Page& page, Node parent, std::string_view local) {
  const Node child = child_named(page, parent, local);
  return child == no_node ? std::string() : text_below(page, child);
}

}  // namespace broadsheet
