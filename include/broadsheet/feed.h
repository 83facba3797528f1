#pragma once
// broadsheet/feed.h: feeds and lists of feeds, as values.
//
// Read: RSS 0.9x, 1.0 (RDF) and 2.0 with the modules that news feeds use (content, Dublin Core, iTunes, Media
// RSS), Atom 0.3 and 1.0 (RFC 4287), JSON Feed 1.0 and 1.1, sitemaps with news entries (sitemaps.org 0.9,
// Google's news extension), OPML 1.0 to 2.0; each also packed with gzip. What is no well-formed XML is
// repaired and read all the same, and says so in `faults`; encodings are found as for pages. Texts are valid
// UTF-8, addresses are absolute where the feed's own address is known. Nothing is fetched, no entity opened.
// Safe from any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"
#include "broadsheet/news.h"
#include "broadsheet/page.h"

namespace broadsheet {

enum class FeedFormat : std::uint8_t { rss, atom, json, sitemap };  // a sitemap is only read

// A text as the feed writes it: plain, or HTML whose addresses are relative to `base`.
struct FeedText {
  std::string value;
  bool is_html = false;
  std::string base, language;
};

// The text as it is read: tags off, references resolved, blanks collapsed.
[[nodiscard]] std::string plain_text(const FeedText& text);

struct FeedPerson {
  std::string name, email, url;
};

struct FeedLink {
  std::string url, relation, type, language, title;
  std::optional<std::uint64_t> bytes;
};

struct FeedCategory {
  std::string name, scheme, label;
};

// What a feed and its items can both say.
struct FeedFacts {
  std::string id;
  std::string url;  // of the page that it stands for
  FeedText headline, summary, rights;
  std::vector<FeedLink> links;  // all of them, enclosures included (relation "enclosure")
  std::vector<FeedPerson> authors, contributors;
  std::vector<FeedCategory> categories;
  std::optional<Date> published, updated;
  std::string language, image;
};

struct FeedItem : FeedFacts {
  FeedText content;      // the fullest text beside the summary; empty where there is none
  std::string comments;  // address of the page with comments
  FeedFacts source;      // the feed that it was taken from
};

struct Feed : FeedFacts {
  FeedFormat format = FeedFormat::rss;
  std::string version;                // "2.0"
  std::string self, hub;              // its own address, and the WebSub hub that announces what is new
  std::vector<std::string> sitemaps;  // that an index names, most likely news first; it has no items
  std::string generator, icon;
  std::optional<std::uint32_t> minutes;  // between changes, as it says ("ttl", sy:updatePeriod)
  std::vector<FeedItem> items;           // in the order of the feed
  std::string encoding;                  // WHATWG name
  std::vector<std::string> faults;       // what was wrong with it, for a person: "broken XML, repaired"
};

// Reads the bytes as a feed, whatever media type they were sent with. Errors: unsupported (a page, a picture,
// a sitemap without news, …), damaged (no feed can be made of it), over_limit (larger than a page may be, or
// entities that grow without end), empty.
[[nodiscard]] Result<Feed> parse_feed(const Capture& capture, const Limits& limits = {});

// The instants that feeds carry: RFC 822 with its many misreadings, ISO 8601, asctime. nullopt where the text
// is none of them, or a time that no clock shows.
[[nodiscard]] std::optional<Date> parse_feed_date(std::string_view text);

// The article that an item announces, as far as the item tells it; its body is the item's content, else its
// summary. The id depends on the feed's address and the item's id alone, so that a changed item is the same
// article.
[[nodiscard]] Article article_of(const Feed& feed, const FeedItem& item, const Capture& capture);

// Addresses of feeds that a page names (link elements, then links that look like feeds), most likely first.
struct FoundFeed {
  std::string url, title;
};
[[nodiscard]] std::vector<FoundFeed> find_feeds(const Page& page);

// ------------------------------------------------------------------------------------------------ OPML

struct Outline {
  std::string url;    // of the feed
  std::string title;  // "text", else "title"
  std::string page;   // "htmlUrl"
  std::string note;   // "description"
  std::vector<std::string>
      categories;  // each a path: "News/World"; from the outlines around it and "category"
};

struct OutlineList {
  std::string title;
  std::vector<Outline> outlines;    // each feed once, in order
  std::vector<std::string> faults;  // as Feed::faults
};

// Errors: unsupported (no OPML), over_limit, empty.
[[nodiscard]] Result<OutlineList> parse_opml(const Capture& capture, const Limits& limits = {});

// OPML 2.0, feeds in nested outlines by their first category.
[[nodiscard]] std::string write_opml(const OutlineList& list);

// ----------------------------------------------------------------------------------------------- writing

// A feed as RSS 2.0, Atom 1.0 (RFC 4287) or JSON Feed 1.1; a sitemap is written as RSS. What parse_feed()
// reads of it is what it was made of, as far as the format has a place for it. An item without a date gets
// the epoch where Atom asks for one.
[[nodiscard]] std::string write_feed(const Feed& feed, FeedFormat format);
[[nodiscard]] std::string_view media_type_of(FeedFormat format);

// One line; keys as in the structs above, absent where empty.
[[nodiscard]] std::string to_json(const Feed& feed);

}  // namespace broadsheet
