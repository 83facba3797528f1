// xml_feed.cc: what each element of RSS and Atom says, one row an element.
//
//   rss ─ channel ─┬─ facts of the feed      feed ─┬─ facts      rdf:RDF ─┬─ channel ─ facts
//                  └─ item ─ facts                 └─ entry              └─ item
//
// Feed and items share most elements, so that one table serves both; each has a second one of its own. A row
// names a vocabulary and an element; where a feed says a thing twice, the first wins, unless a row says that
// its word is worth more. Entry point: read_xml_feed().

#include "feed/xml_feed.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/strings.h"
#include "capture/url/url.h"
#include "feed/base64.h"
#include "feed/markup.h"
#include "feed/names.h"

namespace broadsheet {
namespace {

using V = Vocabulary;

struct Reader {
  const Page& page;
  const Limits& limits;
  std::string base;        // of the document
  bool has_bases = false;  // some element has xml:base
  Feed feed = {};

  // ---------------------------------------------------------------------------------- context of an element

  // The nearest value of an attribute that counts for all inside.
  [[nodiscard]] std::string inherited(Node node, std::string_view name) const {
    for (; node != no_node && node != Page::root(); node = page.parent(node))
      if (const auto value = page.attribute(node, name)) return std::string(trim(*value));
    return {};
  }

  [[nodiscard]] std::string base_of(Node node) const {
    if (!has_bases) return base;
    std::vector<std::string_view> bases;
    for (; node != no_node && node != Page::root(); node = page.parent(node))
      if (const auto value = page.attribute(node, "xml:base")) bases.push_back(trim(*value));
    std::string at = base;
    for (auto each = bases.rbegin(); each != bases.rend(); ++each) {
      const auto from = parse_url(at);
      const auto url = parse_url(*each, from ? &*from : nullptr);
      if (url && url->host) at = url->href();
    }
    return at;
  }

  [[nodiscard]] std::string address(Node node, std::string_view text) const {
    text = trim(text);
    if (text.empty()) return {};
    const std::string from = base_of(node);
    const auto at = parse_url(from);
    // Resolved only where it is relative: what a feed writes in full is kept as written.
    const auto whole = parse_url(text);
    if (whole || !at) return std::string(text);
    const auto url = parse_url(text, &*at);
    return url ? url->href() : std::string(text);
  }

  [[nodiscard]] std::string attribute(Node node, std::string_view name) const {
    return std::string(trim(page.attribute(node, name).value_or("")));
  }

  [[nodiscard]] std::string language_of(Node node) const {
    std::string language = inherited(node, "xml:lang");
    std::replace(language.begin(), language.end(), '_', '-');
    return language;
  }

  // --------------------------------------------------------------------------------------------- texts

  [[nodiscard]] FeedText made(Node node, std::string value, bool html) const {
    return {std::move(value), html, base_of(node), language_of(node)};
  }

  // RSS: markup, escaped markup or plain text, which only the text tells.
  [[nodiscard]] FeedText rss_text(Node node) const {
    if (has_elements(page, node)) return made(node, markup_below(page, node), true);
    std::string text = text_below(page, node);
    const bool html = looks_like_html(text);
    return made(node, std::move(text), html);
  }

  // Atom 1.0's text construct and content, and 0.3's with its "mode".
  [[nodiscard]] FeedText atom_text(Node node) const {
    const std::string type = ascii_lower(attribute(node, "type")),
                      mode = ascii_lower(attribute(node, "mode"));
    if (mode == "base64" || (mode.empty() && is_binary_type(type))) {
      std::string text = to_text_of_base64(text_below(page, node));
      const bool html = type.find("html") != std::string::npos;
      return made(node, std::move(text), html);
    }
    const bool inline_xml = type == "xhtml" || type == "application/xhtml+xml" || has_elements(page, node);
    if (inline_xml && mode != "escaped") return made(node, markup_below(page, unwrapped(node, type)), true);
    std::string text = text_below(page, node);
    const bool unsaid = type.empty() && mode == "escaped" && looks_like_html(text);
    const bool html = type == "html" || type == "text/html" || unsaid;
    return made(node, std::move(text), html);
  }

  static bool is_binary_type(std::string_view type) {
    return type.find('/') != std::string_view::npos && !type.starts_with("text/") && !type.ends_with("xml") &&
           type.find("html") == std::string_view::npos;
  }

  // The one div that holds a text of type xhtml is none of it (RFC 4287, 3.1.1.3).
  [[nodiscard]] Node unwrapped(Node node, std::string_view type) const {
    if (type != "xhtml") return node;
    Node only = no_node;
    for (Node child = page.first_child(node); child != no_node; child = page.next_sibling(child)) {
      if (page.kind(child) == NodeKind::text && !trim(page.text(child)).empty()) return node;
      if (page.kind(child) != NodeKind::element) continue;
      if (only != no_node || feed_name(page, child).local != "div") return node;
      only = child;
    }
    return only == no_node ? node : only;
  }

  [[nodiscard]] FeedText text(Node node) const {
    const V v = feed_name(page, node).vocabulary;
    return v == V::atom || (v == V::rss && feed.format == FeedFormat::atom) ? atom_text(node)
                                                                            : rss_text(node);
  }

  // A person as Atom and iTunes write it, or as one line of text.
  [[nodiscard]] FeedPerson person(Node node) const {
    if (!has_elements(page, node)) return person_in(text_below(page, node));
    FeedPerson made{text_of_child(page, node, "name"), text_of_child(page, node, "email"), {}};
    for (const std::string_view name : {"uri", "url", "homepage"})
      if (made.url.empty()) {
        const Node child = child_named(page, node, name);
        if (child != no_node) made.url = address(child, text_below(page, child));
      }
    return made;
  }

  // ------------------------------------------------------------------------- elements of feeds and of items

  static void set_first(FeedText& place, FeedText text) {
    if (place.value.empty()) place = std::move(text);
  }

  void add_link(Node node, FeedFacts& facts) {
    FeedLink link;
    const auto href = page.attribute(node, "href");
    if (!href) {
      link.url = address(node, text_below(page, node));
      if (link.url.empty()) return;
      link.relation = "alternate";
      facts.url = link.url;  // RSS: the one address; the last of several is as good as the first
      facts.links.push_back(std::move(link));
      return;
    }
    link.url = address(node, *href);
    link.relation = attribute(node, "rel");
    constexpr std::string_view registered = "http://www.iana.org/assignments/relation/";
    if (link.relation.starts_with(registered)) link.relation.erase(0, registered.size());
    if (link.relation.empty()) link.relation = "alternate";
    link.type = attribute(node, "type");
    link.language = attribute(node, "hreflang");
    link.title = attribute(node, "title");
    link.bytes = number(attribute(node, "length"));
    const bool a_page = link.type.empty() || link.type.find("html") != std::string::npos;
    if (link.relation == "alternate" && (facts.url.empty() || a_page)) {
      const bool better = facts.url.empty() || !has_page_link(facts);
      if (better) facts.url = link.url;
    }
    facts.links.push_back(std::move(link));
  }

  static bool has_page_link(const FeedFacts& facts) {
    return std::any_of(facts.links.begin(), facts.links.end(), [](const FeedLink& l) {
      return l.relation == "alternate" && (l.type.empty() || l.type.find("html") != std::string::npos);
    });
  }

  static std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }

  void set_id(Node node, FeedFacts& facts) {
    facts.id = text_below(page, node);
    if (feed.format == FeedFormat::atom && feed_name(page, node).local == "id")
      facts.id = address(node, facts.id);
    const bool permanent = ascii_lower(attribute(node, "isPermaLink")) != "false";
    if (feed_name(page, node).local != "guid" || !permanent || !facts.url.empty()) return;
    const auto url = parse_url(facts.id);
    if (url && is_web(*url)) facts.url = facts.id;
  }

  void set_published(Node node, FeedFacts& facts) {
    if (const auto date = parse_feed_date(text_below(page, node))) facts.published = date;
  }
  void set_updated(Node node, FeedFacts& facts) {
    if (const auto date = parse_feed_date(text_below(page, node))) facts.updated = date;
  }
  // Dublin Core's one date is that of publication where nothing else is said.
  void set_date(Node node, FeedFacts& facts) {
    const auto date = parse_feed_date(text_below(page, node));
    if (date && !facts.updated) facts.updated = date;
  }

  void add_author(Node node, FeedFacts& facts) { add_person(person(node), facts.authors); }
  void add_contributor(Node node, FeedFacts& facts) { add_person(person(node), facts.contributors); }
  static void add_person(FeedPerson who, std::vector<FeedPerson>& list) {
    if (who.name.empty() && who.email.empty() && who.url.empty()) return;
    const bool known = std::any_of(list.begin(), list.end(), [&](const FeedPerson& p) {
      return p.name == who.name && p.email == who.email && p.url == who.url;
    });
    if (!known) list.push_back(std::move(who));
  }

  void add_category(Node node, FeedFacts& facts) {
    FeedCategory made{attribute(node, "term"), attribute(node, "scheme"), attribute(node, "label")};
    if (made.name.empty()) made.name = text_below(page, node);
    if (made.name.empty()) made.name = attribute(node, "text");  // iTunes
    if (made.scheme.empty()) made.scheme = attribute(node, "domain");
    if (!made.name.empty()) facts.categories.push_back(std::move(made));
  }

  // With one inside the other, the inner the narrower.
  void add_itunes_category(Node node, FeedFacts& facts) {
    for (int level = 0; level < 3 && node != no_node; ++level, node = child_named(page, node, "category"))
      facts.categories.push_back({attribute(node, "text"), "http://www.itunes.com/", {}});
  }

  void add_keywords(Node node, FeedFacts& facts) {
    const std::string words = text_below(page, node);
    for (const std::string_view word : split(words, words.find(',') == std::string::npos ? ' ' : ','))
      if (!trim(word).empty())
        facts.categories.push_back({std::string(trim(word)), "http://www.itunes.com/", {}});
  }

  // The text that says most, and in Atom the address it lies at.
  void add_content(Node node, FeedFacts& facts) {
    auto& item = static_cast<FeedItem&>(facts);
    FeedText said = text(node);
    if (said.value.size() > item.content.value.size()) item.content = std::move(said);
    if (const std::string source = attribute(node, "src"); !source.empty())
      facts.links.push_back({address(node, source), "content", attribute(node, "type"), {}, {}, {}});
  }

  void add_encoded(Node node, FeedFacts& facts) {
    auto& item = static_cast<FeedItem&>(facts);
    const bool markup = has_elements(page, node);
    FeedText said = made(node, markup ? markup_below(page, node) : text_below(page, node), true);
    if (said.value.size() > item.content.value.size()) item.content = std::move(said);
  }

  void add_enclosure(Node node, FeedFacts& facts) {
    FeedLink link{address(node, attribute(node, "url")), "enclosure", attribute(node, "type"), {}, {},
                  number(attribute(node, "length"))};
    if (!link.url.empty()) facts.links.push_back(std::move(link));
  }

  void set_image(Node node, FeedFacts& facts) {
    std::string url = attribute(node, "href");
    if (url.empty()) url = attribute(node, "url");
    if (url.empty()) url = text_of_child(page, node, "url");
    if (url.empty() && !has_elements(page, node)) url = text_below(page, node);
    if (facts.image.empty()) facts.image = address(node, url);
  }

  void add_media(Node node, FeedFacts& facts) {
    const std::string type = attribute(node, "type"), medium = attribute(node, "medium");
    if (type.starts_with("image/") || medium == "image") return set_image(node, facts);
    add_enclosure(node, facts);
  }

  // An item's own feed, where it was taken from another.
  void set_source(Node node, FeedFacts& facts);
};

struct Row {
  V vocabulary;  // V::atom stands for RSS too: the same word means the same
  std::string_view name;
  void (*read)(Reader&, Node, FeedFacts&);
};

template <auto member>
void call(Reader& reader, Node node, FeedFacts& facts) {
  (reader.*member)(node, facts);
}

template <auto place>
void set_text(Reader& reader, Node node, FeedFacts& facts) {
  Reader::set_first(facts.*place, reader.text(node));
}

// What is said outright, for feeds and items.
constexpr std::array common_rows = {
    Row{V::atom, "title", set_text<&FeedFacts::headline>},
    Row{V::atom, "link", call<&Reader::add_link>},
    Row{V::atom, "id", call<&Reader::set_id>},
    Row{V::atom, "guid", call<&Reader::set_id>},
    Row{V::dublin_core, "identifier", call<&Reader::set_id>},
    Row{V::atom, "summary", set_text<&FeedFacts::summary>},
    Row{V::atom, "description", set_text<&FeedFacts::summary>},
    Row{V::atom, "subtitle", set_text<&FeedFacts::summary>},
    Row{V::atom, "tagline", set_text<&FeedFacts::summary>},
    Row{V::atom, "abstract", set_text<&FeedFacts::summary>},
    Row{V::atom, "rights", set_text<&FeedFacts::rights>},
    Row{V::atom, "copyright", set_text<&FeedFacts::rights>},
    Row{V::dublin_core, "rights", set_text<&FeedFacts::rights>},
    Row{V::atom, "author", call<&Reader::add_author>},
    Row{V::dublin_core, "creator", call<&Reader::add_author>},
    Row{V::dublin_core, "author", call<&Reader::add_author>},
    Row{V::atom, "managingeditor", call<&Reader::add_author>},
    Row{V::atom, "contributor", call<&Reader::add_contributor>},
    Row{V::dublin_core, "contributor", call<&Reader::add_contributor>},
    Row{V::atom, "category", call<&Reader::add_category>},
    Row{V::dublin_core, "subject", call<&Reader::add_category>},
    Row{V::itunes, "category", call<&Reader::add_itunes_category>},
    Row{V::itunes, "keywords", call<&Reader::add_keywords>},
    Row{V::media, "category", call<&Reader::add_category>},
    Row{V::atom, "pubdate", call<&Reader::set_published>},
    Row{V::atom, "published", call<&Reader::set_published>},
    Row{V::atom, "issued", call<&Reader::set_published>},
    Row{V::dublin_core, "issued", call<&Reader::set_published>},
    Row{V::atom, "updated", call<&Reader::set_updated>},
    Row{V::atom, "modified", call<&Reader::set_updated>},
    Row{V::atom, "lastbuilddate", call<&Reader::set_updated>},
    Row{V::dublin_core, "modified", call<&Reader::set_updated>},
    Row{V::dublin_core, "date", call<&Reader::set_date>},
    Row{V::atom, "image", call<&Reader::set_image>},
    Row{V::itunes, "image", call<&Reader::set_image>},
    Row{V::media, "thumbnail", call<&Reader::set_image>},
    Row{V::atom, "language", [](Reader& r, Node n, FeedFacts& f) { f.language = text_below(r.page, n); }},
    Row{V::dublin_core, "language",
        [](Reader& r, Node n, FeedFacts& f) { f.language = text_below(r.page, n); }},
};

void add_author_if_none(Reader& reader, Node node, FeedFacts& facts) {
  if (facts.authors.empty()) reader.add_author(node, facts);
}

void set_published_if_none(Reader& reader, Node node, FeedFacts& facts) {
  if (!facts.published) reader.set_published(node, facts);
}

// What counts where nothing of the rows above was said.
constexpr std::array fallback_rows = {
    Row{V::dublin_core, "title", set_text<&FeedFacts::headline>},
    Row{V::media, "title", set_text<&FeedFacts::headline>},
    Row{V::itunes, "title", set_text<&FeedFacts::headline>},
    Row{V::dublin_core, "description", set_text<&FeedFacts::summary>},
    Row{V::itunes, "summary", set_text<&FeedFacts::summary>},
    Row{V::media, "description", set_text<&FeedFacts::summary>},
    Row{V::itunes, "subtitle", set_text<&FeedFacts::summary>},
    Row{V::atom, "info", set_text<&FeedFacts::summary>},
    Row{V::media, "copyright", set_text<&FeedFacts::rights>},
    Row{V::itunes, "author", add_author_if_none},
    Row{V::itunes, "owner", add_author_if_none},
    Row{V::dublin_core, "publisher", add_author_if_none},
    Row{V::atom, "webmaster", add_author_if_none},
    Row{V::dublin_core, "created", set_published_if_none},
    Row{V::atom, "created", set_published_if_none},
    Row{V::atom, "logo", call<&Reader::set_image>},
};

Feed& feed_in(FeedFacts& facts) {
  return static_cast<Feed&>(facts);
}

void set_period(Reader& r, Node n, FeedFacts& f) {
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 5> periods = {
      {{"hourly", 60}, {"daily", 1'440}, {"weekly", 10'080}, {"monthly", 43'200}, {"yearly", 525'600}}};
  const std::string said = text_below(r.page, n);
  for (const auto& [name, minutes] : periods)
    if (name == said && !feed_in(f).minutes) feed_in(f).minutes = minutes;
}

constexpr std::array feed_rows = {
    Row{V::atom, "generator",
        [](Reader& r, Node n, FeedFacts& f) { feed_in(f).generator = text_below(r.page, n); }},
    Row{V::atom, "icon",
        [](Reader& r, Node n, FeedFacts& f) { feed_in(f).icon = r.address(n, text_below(r.page, n)); }},
    Row{V::atom, "ttl",
        [](Reader& r, Node n, FeedFacts& f) {
          const auto minutes = Reader::number(text_below(r.page, n));
          if (minutes && *minutes <= 525'600) feed_in(f).minutes = static_cast<std::uint32_t>(*minutes);
        }},
    Row{V::syndication, "updateperiod", set_period},
};

constexpr std::array item_rows = {
    Row{V::atom, "content", call<&Reader::add_content>},
    Row{V::content, "encoded", call<&Reader::add_encoded>},
    Row{V::xhtml, "body", call<&Reader::add_encoded>},
    Row{V::atom, "body", call<&Reader::add_encoded>},
    Row{V::atom, "fullitem", call<&Reader::add_encoded>},
    Row{V::atom, "enclosure", call<&Reader::add_enclosure>},
    Row{V::media, "content", call<&Reader::add_media>},
    Row{V::atom, "source", call<&Reader::set_source>},
    Row{V::atom, "comments",
        [](Reader& r, Node n, FeedFacts& f) {
          static_cast<FeedItem&>(f).comments = r.address(n, text_below(r.page, n));
        }},
    Row{V::feedburner, "origlink",
        [](Reader& r, Node n, FeedFacts& f) { f.url = r.address(n, text_below(r.page, n)); }},
};

template <std::size_t n>
bool read_by(const std::array<Row, n>& rows, Reader& reader, const FeedName& name, Node node,
             FeedFacts& facts) {
  const V vocabulary = name.vocabulary == V::rss ? V::atom : name.vocabulary;
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) {
    return r.vocabulary == vocabulary && r.name == name.local;
  });
  if (row != rows.end()) row->read(reader, node, facts);
  return row != rows.end();
}

using Later = std::vector<std::pair<Node, FeedName>>;

template <std::size_t n>
void read_children(Reader& reader, Node parent, FeedFacts& facts, const std::array<Row, n>& own_rows,
                   Later& later) {
  for (Node node = reader.page.first_child(parent); node != no_node; node = reader.page.next_sibling(node)) {
    if (reader.page.kind(node) != NodeKind::element) continue;
    FeedName name = feed_name(reader.page, node);
    if (read_by(own_rows, reader, name, node, facts) || read_by(common_rows, reader, name, node, facts))
      continue;
    later.emplace_back(node, std::move(name));
  }
}

// Every child element by its row; what no row of the first tables takes may fall back. A group of Media RSS
// is no level of its own.
template <std::size_t n>
void read_facts(Reader& reader, Node parent, FeedFacts& facts, const std::array<Row, n>& own_rows) {
  Later later, inside;
  read_children(reader, parent, facts, own_rows, later);
  for (const auto& [node, name] : later)
    if (name.vocabulary == V::media && name.local == "group")
      read_children(reader, node, facts, own_rows, inside);
  later.insert(later.end(), inside.begin(), inside.end());
  for (const auto& [node, name] : later) (void)read_by(fallback_rows, reader, name, node, facts);
  if (facts.language.empty()) facts.language = reader.language_of(parent);
  if (facts.url.empty())
    if (const auto about = parse_url(reader.attribute(parent, "rdf:about")); about && about->host)
      facts.url = reader.attribute(parent, "rdf:about");
}

void Reader::set_source(Node node, FeedFacts& facts) {
  FeedFacts& source = static_cast<FeedItem&>(facts).source;
  if (has_elements(page, node)) return read_facts(*this, node, source, std::array<Row, 0>{});
  source.headline = rss_text(node);
  source.url = address(node, attribute(node, "url"));
}

void read_item(Reader& reader, Node node) {
  if (!has_elements(reader.page, node) && reader.attribute(node, "rdf:about").empty()) return;
  if (reader.feed.items.size() >= reader.limits.feed_items) {
    const std::string fault =
        "more than " + std::to_string(reader.limits.feed_items) + " items; the rest was left out";
    if (reader.feed.faults.empty() || reader.feed.faults.back() != fault) reader.feed.faults.push_back(fault);
    return;
  }
  FeedItem item;
  read_facts(reader, node, item, item_rows);
  if (item.id.empty()) item.id = reader.attribute(node, "rdf:about");
  reader.feed.items.push_back(std::move(item));
}

void read_items(Reader& reader, Node parent) {
  for (Node node = reader.page.first_child(parent); node != no_node; node = reader.page.next_sibling(node))
    if (is_named(reader.page, node, "item") || is_named(reader.page, node, "entry")) read_item(reader, node);
}

// RSS 2.0 has its items in the channel, 0.90 and 1.0 beside it, 1.1 in an element of their own.
void read_channel(Reader& reader, Node channel) {
  read_facts(reader, channel, reader.feed, feed_rows);
  read_items(reader, channel);
  for (Node node = reader.page.first_child(channel); node != no_node; node = reader.page.next_sibling(node))
    if (is_named(reader.page, node, "items")) read_items(reader, node);
}

std::string version_of(const Reader& reader, Node root) {
  std::string said = reader.attribute(root, "version");
  const std::string space(reader.page.attribute(root, "xmlns").value_or(""));
  if (reader.feed.format == FeedFormat::atom)
    return space.find("2005/Atom") != std::string::npos ? "1.0" : said;
  if (feed_name(reader.page, root).vocabulary != V::rdf) return said;
  return space.find("0.9") != std::string::npos ? "0.90" : "1.0";
}

}  // namespace

FeedPerson person_in(std::string_view text) {
  const std::string line = collapse(text);
  FeedPerson made;
  const std::size_t sign = line.find('@');
  if (sign == std::string::npos) {
    made.name = line;
    return made;
  }
  const std::size_t begin =
      line.find_last_of(" <(", sign) == std::string::npos ? 0 : line.find_last_of(" <(", sign) + 1;
  const std::size_t end = std::min(line.find_first_of(" >)", sign), line.size());
  made.email = line.substr(begin, end - begin);
  if (starts_with_ignoring_case(made.email, "mailto:")) made.email.erase(0, 7);
  std::string rest = line.substr(0, begin) + " " + line.substr(end);
  std::erase_if(rest, [](char c) { return c == '<' || c == '>' || c == '(' || c == ')'; });
  made.name = collapse(rest);
  return made;
}

Node feed_root(const Page& page) {
  for (Node node = page.first_child(Page::root()); node != no_node; node = page.next_sibling(node)) {
    if (page.kind(node) != NodeKind::element) continue;
    const std::string local = feed_name(page, node).local;
    return local == "rss" || local == "rdf" || local == "feed" || local == "channel" ? node : no_node;
  }
  return no_node;
}

Feed read_xml_feed(const Page& page, Node root, const std::string& base, const Limits& limits) {
  Reader reader{page, limits, base};
  for (Node node = root; node != no_node && !reader.has_bases; node = page.next(node))
    reader.has_bases = page.attribute(node, "xml:base").has_value();
  const std::string local = feed_name(page, root).local;
  reader.feed.format = local == "feed" ? FeedFormat::atom : FeedFormat::rss;
  reader.feed.version = version_of(reader, root);
  if (local == "feed" || local == "channel") {
    read_channel(reader, root);
  } else {
    for (Node node = page.first_child(root); node != no_node; node = page.next_sibling(node)) {
      if (is_named(page, node, "channel")) read_channel(reader, node);
      if (is_named(page, node, "image")) reader.set_image(node, reader.feed);
    }
    read_items(reader, root);
  }
  for (const FeedLink& link : reader.feed.links) {
    if (link.relation == "self" && reader.feed.self.empty()) reader.feed.self = link.url;
    if (link.relation == "hub" && reader.feed.hub.empty()) reader.feed.hub = link.url;
  }
  return std::move(reader.feed);
}

}  // namespace broadsheet
