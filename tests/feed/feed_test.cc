// Feeds, item articles and lists by single examples.

#include "broadsheet/feed.h"

#include <gtest/gtest.h>

#include "capture/codec.h"
#include "feed/escape.h"
#include "feed/repair.h"

namespace broadsheet {
namespace {

Capture capture_of(std::string bytes) {
  Capture capture;
  capture.id = "feed";
  capture.url = "https://gazette.example/rss";
  capture.bytes = std::move(bytes);
  return capture;
}

Feed feed_of(std::string bytes) {
  return parse_feed(capture_of(std::move(bytes))).value();
}

constexpr std::string_view rss = R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Gazette</title><link>https://gazette.example/</link><ttl>30</ttl>
<atom:link rel="self" href="/rss"/><atom:link rel="hub" href="https://hub.example/"/>
<item><title>Bridge &amp;amp; tunnel reopen</title><link>/2026/bridge</link><guid isPermaLink="false">b-1</guid>
<dc:creator>Mara Lindt</dc:creator><pubDate>Tue, 20 Oct 2026 08:30:00 +0200</pubDate><category>City</category>
<description>The bridge reopened.</description>
<content:encoded><![CDATA[<p>The bridge reopened on <b>Monday</b>.</p><h2>What next</h2><ul><li>Tolls</li></ul>
<blockquote><p>We are glad.</p></blockquote><script>x()</script>]]></content:encoded></item>
</channel></rss>)";

TEST(Feed, RssIsRead) {
  const Feed feed = feed_of(std::string(rss));
  EXPECT_EQ(feed.headline.value, "The Gazette");
  EXPECT_EQ(feed.self, "https://gazette.example/rss");
  EXPECT_EQ(feed.hub, "https://hub.example/");
  EXPECT_EQ(feed.minutes, 30U);
  EXPECT_TRUE(feed.faults.empty());
  ASSERT_EQ(feed.items.size(), 1U);
  EXPECT_EQ(feed.items[0].url, "https://gazette.example/2026/bridge");
  EXPECT_EQ(feed.items[0].published->iso(), "2026-10-20T08:30:00+02:00");
}

TEST(Feed, AnItemBecomesAnArticle) {
  const Capture capture = capture_of(std::string(rss));
  const Feed feed = parse_feed(capture).value();
  const Article article = article_of(feed, feed.items[0], capture);
  EXPECT_EQ(article.headline, "Bridge & tunnel reopen");
  EXPECT_EQ(article.publisher, "The Gazette");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Mara Lindt"});
  EXPECT_EQ(article.standfirst, "The bridge reopened.");
  ASSERT_EQ(article.body.size(), 4U);
  EXPECT_EQ(article.body[0].text, "The bridge reopened on Monday.");
  EXPECT_EQ(article.body[1].kind, BlockKind::subhead);
  EXPECT_EQ(article.body[2].kind, BlockKind::list_item);
  EXPECT_EQ(article.body[3].kind, BlockKind::quotation);
  EXPECT_EQ(article.id, article_of(feed, feed.items[0], capture_of(std::string(rss) + " ")).id)
      << "whatever else changed";
}

TEST(Feed, AtomTellsItsTextsByType) {
  const Feed feed = feed_of(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'><title type='html'>A "
      "&lt;i&gt;b&lt;/i&gt;</title>"
      "<entry><title>1 &lt; 2</title><link href='e'/><content type='xhtml'><div "
      "xmlns='http://www.w3.org/1999/xhtml'>"
      "<p>One<br/>two</p></div></content></entry></feed>");
  EXPECT_EQ(feed.format, FeedFormat::atom);
  EXPECT_EQ(plain_text(feed.headline), "A b");
  EXPECT_EQ(plain_text(feed.items[0].headline), "1 < 2");
  EXPECT_EQ(feed.items[0].url, "https://a.example/x/e");
  EXPECT_EQ(feed.items[0].content.value, "<p>One<br>two</p>");
}

TEST(Feed, HtmlIsPlainWithABlankBetweenItsParts) {
  const std::string html =
      "<p>The ferry <b>r</b>uns on.</p><p>All winter<br>long.</p><script>start()</script>";
  EXPECT_EQ(plain_text(FeedText{html, true, "", ""}), "The ferry runs on. All winter long.");
  EXPECT_EQ(plain_text(FeedText{html, false, "", ""}), html);
}

TEST(Feed, JsonFeedIsRead) {
  const Feed feed = feed_of(R"({"version":"https://jsonfeed.org/version/1.1","title":"J","items":[
    {"id":7,"url":"/a","content_html":"<p>Hi","tags":["x"],"authors":[{"name":"Ada"}],"date_published":"2026-10-20T08:30:00Z"}]})");
  ASSERT_EQ(feed.items.size(), 1U);
  EXPECT_EQ(feed.items[0].id, "7");
  EXPECT_EQ(feed.items[0].url, "https://gazette.example/a");
  EXPECT_EQ(feed.items[0].authors[0].name, "Ada");
}

TEST(Feed, BrokenXmlIsRepairedAndSaysSo) {
  const Feed feed = feed_of(
      "<rss><channel><title>Q&A&nbsp;day</title><item><title>Ben & "
      "Jerry</title><link>http://e.example/?a=1&b=2</link>"
      "<description>a<br>b</description></item><item><title>Second");
  EXPECT_EQ(plain_text(feed.headline), "Q&A day");
  ASSERT_EQ(feed.items.size(), 2U);
  EXPECT_EQ(feed.items[0].headline.value, "Ben & Jerry");
  EXPECT_EQ(feed.items[0].url, "http://e.example/?a=1&b=2");
  EXPECT_EQ(feed.items[1].headline.value, "Second");
  EXPECT_EQ(feed.faults, std::vector<std::string>{"broken XML, repaired"});
}

TEST(Feed, WhatIsNoFeedIsNamed) {
  EXPECT_EQ(parse_feed(capture_of("<!doctype html><title>x</title>")).error().code, ErrorCode::unsupported);
  EXPECT_EQ(parse_feed(capture_of("<opml/>")).error().what,
            "XML whose first element is <opml>, which is no feed");
  EXPECT_EQ(parse_feed(capture_of("<sitemapindex/>")).error().what, "an index of sitemaps that names none");
  EXPECT_EQ(parse_feed(capture_of("{\"a\":1}")).error().code, ErrorCode::unsupported);
  EXPECT_EQ(parse_feed(capture_of(" \n")).error().code, ErrorCode::empty);
  EXPECT_EQ(parse_feed(capture_of("plain words")).error().code, ErrorCode::damaged);
}

// An entry of a sitemap; `news`: what stands inside its news element.
std::string entry_of(const std::string& url, const std::string& news) {
  return "<url><loc>" + url + "</loc>" + (news.empty() ? "" : "<n:news>" + news + "</n:news>") + "</url>";
}

TEST(Sitemap, EntriesWithNewsAreItems) {
  const Feed feed = feed_of(
      "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
      "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>" +
      entry_of("https://gazette.example/about", "") +
      entry_of(" /a ",
               "<n:publication><n:name>The Gazette</n:name><n:language>de</n:language></n:publication>"
               "<n:publication_date>2026-10-20T08:30:00+02:00</n:publication_date>"
               "<n:title>Bridge &amp; tunnel</n:title><n:keywords>bridge, council,</n:keywords>") +
      "</urlset>");
  EXPECT_EQ(feed.format, FeedFormat::sitemap);
  EXPECT_EQ(feed.headline.value, "The Gazette");
  EXPECT_EQ(feed.language, "de");
  ASSERT_EQ(feed.items.size(), 1U);
  EXPECT_EQ(feed.items[0].url, "https://gazette.example/a");
  EXPECT_EQ(feed.items[0].headline.value, "Bridge & tunnel");
  EXPECT_EQ(feed.items[0].published->iso(), "2026-10-20T08:30:00+02:00");
  ASSERT_EQ(feed.items[0].categories.size(), 2U);
  EXPECT_EQ(feed.items[0].categories[1].name, "council");
}

TEST(Sitemap, AnEmptyOneIsAFeedAndOneWithoutNewsIsNone) {
  EXPECT_EQ(feed_of("<urlset/>").items.size(), 0U) << "nothing was published";
  const auto plain =
      parse_feed(capture_of("<urlset>" + entry_of("https://gazette.example/", "") + "</urlset>"));
  EXPECT_EQ(plain.error().what, "a sitemap without news");
}

TEST(Sitemap, AnIndexNamesNewsFirstThenWhatChangedLast) {
  const Feed feed = feed_of(
      "<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2025-01-01</lastmod></sitemap>"
      "<sitemap><loc>/new.xml</loc><lastmod>2026-10-20</lastmod></sitemap>"
      "<sitemap><loc>/news.xml.gz</loc></sitemap></sitemapindex>");
  EXPECT_EQ(feed.sitemaps,
            (std::vector<std::string>{"https://gazette.example/news.xml.gz",
                                      "https://gazette.example/new.xml", "https://gazette.example/old.xml"}));
}

TEST(Sitemap, MayBePackedAndHasLimits) {
  const std::string entries = entry_of("/a", "<n:title>A</n:title>") + entry_of("/b", "<n:title>B</n:title>");
  Capture capture = capture_of(gzip("<urlset xmlns:n='x'>" + entries + "</urlset>"));
  capture.media_type = "application/x-gzip";
  const Feed feed = parse_feed(capture).value();
  EXPECT_EQ(feed.items.size(), 2U);
  EXPECT_TRUE(feed.faults.empty());
  Limits limits;
  limits.feed_items = 1;
  EXPECT_EQ(parse_feed(capture, limits)->items.size(), 1U);
  EXPECT_EQ(parse_feed(capture, limits)->faults.size(), 1U);
  EXPECT_EQ(parse_feed(capture_of(gzip(std::string(30'000'000, ' ')))).error().code, ErrorCode::over_limit);
  EXPECT_FALSE(parse_feed(capture_of(gzip(gzip("<urlset>" + entries + "</urlset>"))))) << "packed once";
}

TEST(Feed, MoreItemsThanTheLimitAreLeftOutWithAFault) {
  Limits limits;
  limits.feed_items = 2;
  const auto feed = parse_feed(
      capture_of("<rss><channel><item><title>1</title></item><item><title>2</title></item><item><title>3"
                 "</title></item><item><title>4</title></item></channel></rss>"),
      limits);
  EXPECT_EQ(feed->items.size(), 2U);
  EXPECT_EQ(feed->faults.size(), 1U);
}

TEST(Escape, LeavesOutWhatXmlForbids) {
  std::string out;
  append_escaped(out, "a\x01\xEF\xBF\xBE<\xEF\xBF\xBF\t\xEF\xBF\xBD&\xEF");
  EXPECT_EQ(out, "a&lt;\t\xEF\xBF\xBD&amp;\xEF");
}

TEST(Repair, GivesXmlThatClosesWhatItOpens) {
  EXPECT_EQ(repaired_xml("<a x=1 x='2' y><b>t&eacute;</c></a><z>"), "<a x=\"1\" y=\"\"><b>t\xC3\xA9</b></a>");
  EXPECT_EQ(repaired_xml("no element"), "");
}

TEST(Opml, NestsByCategory) {
  const auto list = parse_opml(capture_of(R"(<opml><head><title>Mine</title></head><body><outline text="News">
    <outline text="World"><outline text="G" xmlUrl="https://g.example/rss" htmlUrl="https://g.example/" category="/Daily"/></outline></outline>
    <outline title="Again" xmlurl="https://g.example/rss"/></body></opml>)"));
  ASSERT_TRUE(list);
  ASSERT_EQ(list->outlines.size(), 1U);
  EXPECT_EQ(list->outlines[0].categories, (std::vector<std::string>{"News/World", "Daily"}));
  EXPECT_NE(write_opml(*list).find(
                "<outline text=\"News\">\n<outline text=\"World\">\n<outline type=\"rss\" text=\"G\""),
            std::string::npos);
}

TEST(FindFeeds, LinkElementsComeFirst) {
  Capture capture = capture_of(
      "<a href='/feed'>x</a><link rel='alternate' type='application/atom+xml' href='atom' title='All'>");
  capture.media_type = "text/html";
  const auto feeds = find_feeds(Page::parse(std::move(capture)).value());
  ASSERT_EQ(feeds.size(), 2U);
  EXPECT_EQ(feeds[0].url, "https://gazette.example/atom");
  EXPECT_EQ(feeds[0].title, "All");
  EXPECT_EQ(feeds[1].url, "https://gazette.example/feed");
}

TEST(Feed, ARowOfATableIsABlockWithItsCells) {
  const Capture capture = capture_of(
      "<rss version='2.0'><channel><title>A</title><item><title>B</title><description>&lt;p&gt;One&lt;/p&gt;"
      "&lt;table&gt;&lt;tr&gt;&lt;td&gt;&lt;/td&gt;&lt;th&gt;2025&lt;/th&gt;&lt;/"
      "tr&gt;\n&lt;tr&gt;\n&lt;td&gt;Boats\tand "
      "ferries&lt;/td&gt;&lt;td&gt;3&lt;/td&gt;\n&lt;/tr&gt;&lt;tr&gt; &lt;td&gt; &lt;/td&gt; &lt;td&gt; "
      "&lt;/td&gt; "
      "&lt;/tr&gt;&lt;/table&gt;&lt;p&gt;Two&lt;/p&gt;</description></item></channel></rss>");
  const Feed feed = parse_feed(capture).value();
  std::string told;
  for (const Block& block : article_of(feed, feed.items[0], capture).body) told += block.text + "|";
  EXPECT_EQ(told, "One|\t2025|Boats and ferries\t3|Two|");
}

}  // namespace
}  // namespace broadsheet
