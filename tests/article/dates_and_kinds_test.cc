// The day and the kind of pages whose marks for machines mislead.

#include <gtest/gtest.h>

#include <string>

#include "broadsheet/article.h"

namespace broadsheet {
namespace {

const std::string story =
    "<p>The council of Port Aldine voted on Monday evening to keep the harbour ferry running through the "
    "winter "
    "months, its chair told reporters.</p><p>Residents of the lower town had asked for the vote since "
    "August, when "
    "the old timetable was cut to four crossings a day.</p><p>The harbour office expects some two hundred "
    "people on "
    "each boat until March, and wants a second crew for the evenings.</p>";
const std::string headline = "<h1>Ferry runs on through the winter</h1>";

struct Given {
  std::string head, inside;
  std::string url = "https://beacon.example/ferry";
};

Article read(const Given& given) {
  Capture capture;
  capture.id = "page";
  capture.url = given.url;
  capture.bytes = "<!doctype html><html lang=en><head><title>Ferry runs on</title>" + given.head +
                  "</head><body><nav>Home</nav><main>" + given.inside + "</main></body></html>";
  return extract(Page::parse(std::move(capture)).value()).value();
}

std::string day_of(const Given& given) {
  const Article article = read(given);
  return article.published ? article.published->day() : "none";
}

TEST(Day, IsWhatATimeElementPrintsWhereThatIsAnotherDay) {
  const std::string machine = "<time datetime=2026-11-12T10:18:46Z>";
  EXPECT_EQ(day_of({"", headline + machine + "Published 8 November 2026</time>" + story}), "2026-11-08");
  EXPECT_EQ(day_of({"", headline + machine + "11/8/2026</time>" + story}), "2026-11-12");
  EXPECT_EQ(day_of({"", headline + machine + "four days ago</time>" + story}), "2026-11-12");
}

TEST(Day, InUtcIsThatOfThePublishersCountry) {
  const std::string head = "<meta property=article:published_time content=2026-11-06T23:30:00Z>";
  const Given german = {head, headline + story, "https://paper.de/ferry"};
  EXPECT_EQ(read(german).published->iso(), "2026-11-07T00:30:00+01:00");
  EXPECT_EQ(read(german).flags, std::vector<std::string>{"inferred:zone"});
  EXPECT_EQ(day_of({head, headline + story, "https://paper.com/ferry"}), "2026-11-06");
  EXPECT_EQ(day_of({head, headline + "<p class=date>6 November 2026</p>" + story, german.url}), "2026-11-06")
      << "as the page prints it";
}

TEST(Day, IsNotThatOfAQuotedPost) {
  EXPECT_EQ(day_of({"", headline +
                            "<p class=date>Tuesday, 3 November 2026</p><blockquote><p>The ferry stays!</p>"
                            "<time datetime=2026-03-12T19:30:12Z>Mar 12, 2026</time></blockquote>" +
                            story}),
            "2026-11-03");
}

TEST(Day, StandsRightOverAHeadlineThatIsCalledATeaser) {
  EXPECT_EQ(day_of({"",
                    "<div class=teaser_blog>Ada Marsh / 08.11.2026 / 09:30 / 23 <a href=/c>comments</a></div>"
                    "<div class=teaser_blog>" +
                        headline + "<a href=/x>Share this story</a></div>" + story}),
            "2026-11-08");
}

TEST(Day, OpensTheStandfirst) {
  EXPECT_EQ(
      day_of({"", headline +
                      "<p class=standfirst>Press release of 8 November 2026 | Aldine – The harbour ferry "
                      "stays, and with it the evening crossings that so many in the lower town had asked "
                      "for since August of this year.</p><div>Share</div><div>Print</div>" +
                      story}),
      "2026-11-08");
}

TEST(Day, IsNotTheYearOfAWorkThatIsCited) {
  EXPECT_EQ(day_of({"<meta name=dc.date content=2026-11-08><meta itemprop=datePublished content=1988>",
                    headline + story}),
            "2026-11-08");
}

TEST(Day, IsToldByALongLineUnderTheStoryThatSaysWhenItWasPosted) {
  const std::string rest =
      " and is filed under Harbour, Council. You can follow any responses to this entry through the feed. "
      "You "
      "can leave a response, or link to it from your own site.</p></div>";
  EXPECT_EQ(day_of({"", headline + story +
                            "<div class=post-footer><p>This entry was posted on Sunday, "
                            "November 8th, 2026 at 9:34 am" +
                            rest}),
            "2026-11-08");
  EXPECT_EQ(day_of({"", headline + story +
                            "<div class=post-footer><p>The harbour office answers on Sunday, "
                            "November 8th, 2026 at 9:34 am" +
                            rest}),
            "none");
}

TEST(Day, BehindALabelOfPublishingBeatsTodayAndTheDayOfAChange) {
  EXPECT_EQ(day_of({"", "<p class=date>9 November 2026</p>" + headline +
                            "<p class=date>Published on 8 November 2026</p>" + story}),
            "2026-11-08");
  EXPECT_EQ(
      day_of({"", headline + "<p>Letzte Änderung: 9.11.2026 - 14:49, Erschienen am: 8.11.2026</p>" + story}),
      "2026-11-08");
}

TEST(Day, IsNotTheOneThatAHeadlineNames) {
  EXPECT_EQ(
      day_of({"", "<h1>What the council decided on 5 November 2026</h1><p>8 November 2026</p>" + story}),
      "2026-11-08");
  EXPECT_EQ(day_of({"", "<h1>What the council decided on 5 November 2026</h1>" + story}), "2026-11-05")
      << "unless nothing else tells one";
}

TEST(Day, OverAStoryIsItsOwnWhateverTheShelfIsCalled) {
  EXPECT_EQ(day_of({"", "<div class=kommentare_head><p>8. November 2026</p>" + headline + "</div><div>" +
                            story + "</div><div class=footer>Issue of 9 November 2026</div>"}),
            "2026-11-08");
}

TEST(Day, OfTheHeadIsReadInTheOrderInWhichThePagePrintsIt) {
  const std::string head = "<meta name=article:published_time content=03-09-2026>";
  EXPECT_EQ(day_of({head, headline + "<p>Published March 9, 2026</p>" + story}), "2026-03-09");
  EXPECT_EQ(day_of({head, headline + story}), "2026-09-03");
}

TEST(Day, IsTheOneThatThePagePrintsWhereTheHeadTellsSeveral) {
  const std::string head =
      "<meta property=article:published_time content=2026-11-08T14:25:00+00:00>"
      "<script "
      "type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-11-03\"}</script>";
  EXPECT_EQ(day_of({head, headline + "<p class=date>8 November 2026</p>" + story}), "2026-11-08");
  EXPECT_EQ(day_of({head, headline + story}), "2026-11-03");
}

TEST(Day, IsTheEarlierOnePrintedWhereTheHeadTellsWhenThePageWasMade) {
  const auto head = [](const std::string& updated) {
    return "<script "
           "type=application/ld+json>{\"@type\":\"BlogPosting\",\"datePublished\":\"2026-11-08T09:21:40Z\","
           "\"dateModified\":\"" +
           updated + "\"}</script>";
  };
  const std::string made = head("2026-11-08T09:21:40Z"), changed = head("2026-11-09T10:00:00Z");
  const std::string line = "<p>4 November 2026</p>";
  EXPECT_EQ(day_of({made, headline + line + story}), "2026-11-04");
  EXPECT_EQ(day_of({changed, headline + line + story}), "2026-11-08") << "the head knows both";
  EXPECT_EQ(day_of({made, headline + "<p>11/8/2026</p>" + story}), "2026-11-08")
      << "the same in another order";
  EXPECT_EQ(
      day_of({made,
              headline + "<figure><figcaption>The harbour on 4 November 2026</figcaption></figure>" + story}),
      "2026-11-08")
      << "a picture's";
}

TEST(Day, UnderTheHeadlineIsTheStorysWhateverItsBoxIsCalled) {
  const std::string head =
      "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2026-11-12\","
      "\"dateModified\":\"2026-11-10\"}</script>";
  EXPECT_EQ(day_of({head, headline + "<div class=newsletter-details><p>8 November 2026</p></div>" + story}),
            "2026-11-08");
}

TEST(Day, ThatStandsWithTheStoryBeatsOneOfTheHeadWhoseNameSaysNoMoreThanDate) {
  const std::string line = "<p class=date>8 November 2026</p>";
  const auto head = [](const std::string& name, const std::string& day) {
    return "<meta name='" + name + "' content=" + day + ">";
  };
  EXPECT_EQ(day_of({head("date", "2026-11-12"), headline + line + story}), "2026-11-08");
  EXPECT_EQ(day_of({head("date", "2026-11-09"), headline + line + story}), "2026-11-08");
  EXPECT_EQ(day_of({head("article:published_time", "2026-11-12"), headline + line + story}), "2026-11-12");
  EXPECT_EQ(day_of({head("date", "2026-11-09T01:00:00Z"), headline + line + story}), "2026-11-08")
      << "by clocks of the west";
  EXPECT_EQ(day_of({head("date", "2026-08-11"), headline + "<p class=date>11/8/2026</p>" + story}),
            "2026-08-11")
      << "the same in another order";
  std::string shelves;
  for (int i = 0; i < 12; ++i) shelves += "<li><a href=/h>Harbour</a></li>";
  EXPECT_EQ(
      day_of({head("date", "2026-11-08"), "<h1>The Beacon</h1><p class=date>12.11.2026</p><nav>" + shelves +
                                              "</nav><h1>Harbour: Ferry runs on</h1>" + story}),
      "2026-11-08")
      << "today's, under the page's own name";
}

TEST(Day, OpensALineInAnElementOfItsOwn) {
  const std::string head = "<meta name=date content=2026-11-12>";
  const std::string day = "<p><span class=news-date>8.11.2026</span> Harbour, Council and Ferries</p>";
  EXPECT_EQ(day_of({head, headline + day + story}), "2026-11-08");
  EXPECT_EQ(day_of({head, day + headline + story}), "2026-11-12") << "today's, over the headline";
}

TEST(Day, StandsInACaptionWithTheHeadline) {
  EXPECT_EQ(day_of({"", "<figure><figcaption><small>8.11.2026 Harbour</small>" + headline +
                            "</figcaption></figure>" + story}),
            "2026-11-08");
}

TEST(Day, IsThatOfTheElementUnderTheHeadlineNotOfAListOverIt) {
  const std::string list = "<ul><li><time datetime=2026-11-12>12 November 2026</time> Open day</li></ul>";
  EXPECT_EQ(day_of({"", list + headline + "<time datetime=2026-11-08>8 November 2026</time>" + story}),
            "2026-11-08");
  EXPECT_EQ(day_of({"", list + headline + story}), "2026-11-12");
}

TEST(Day, OfAnInstantIsNotThatOfALaterMomentByAnotherClock) {
  const std::string head = "<meta property=article:published_time content=2026-11-08T17:16:00Z>";
  EXPECT_EQ(day_of({head, headline + "<p class=date>November 9, 2026 4:04AM EST</p>" + story}), "2026-11-08");
}

TEST(Day, StandsInLinkedDataThatCannotBeParsed) {
  const auto day = [](const std::string& script) {
    return day_of({"<script type=application/ld+json>" + script + "</script>", headline + story});
  };
  EXPECT_EQ(day("{\"@type\": \"NewsArticle\", \"datePublished\": \"2026-11-08\", \"author\": {}}}"),
            "2026-11-08")
      << "a bracket too many";
  EXPECT_EQ(
      day("{\"@type\": \"NewsArticle\", \"headline\": \"The \"ferry\"\", \"datePublished\": \"2026-11-08\"}"),
      "2026-11-08")
      << "quotation marks within a string";
  EXPECT_EQ(
      day("{\"@type\": \"NewsArticle\",\n  // \"dateCreated\": \"\",\n \"datePublished\": \"2026-11-08\"}"),
      "2026-11-08")
      << "a line that is a comment";
  EXPECT_EQ(day("{\\\"@type\\\":\\\"NewsArticle\\\",\\\"datePublished\\\":\\\"2026-11-08\\\"}"), "2026-11-08")
      << "all of it escaped";
  EXPECT_EQ(day("{\"@type\": \"Person\", \"datePublished\": \"2026-11-08\"}}"), "none");
}

TEST(Kind, OfAPageThatBlogSoftwareCallsArticleIsThatOfItsLinkedData) {
  const std::string head =
      "<meta property=og:type content=article><script "
      "type=application/ld+json>{\"@graph\":[{\"@type\":\"WebPage\","
      "\"datePublished\":\"2026-11-08\"}]}</script>";
  const Given shelf = {head, "<h1>In the news</h1>" + story, "https://beacon.example/about/in-the-news/"};
  EXPECT_EQ(read(shelf).kind, ArticleKind::listing);
  EXPECT_EQ(read({head, headline + story}).kind, ArticleKind::article);
}

TEST(Kind, OfAManualIsNoArticle) {
  const std::string head = "<meta property=og:type content=article><meta name=date content=2026-11-08>";
  EXPECT_EQ(read({head, headline + story, "https://ferry.example/docs/18/timetable.html"}).kind,
            ArticleKind::not_article);
}

TEST(Kind, OfASignedReviewIsArticleThoughAProductIsOnThePage) {
  const std::string head =
      "<meta property=og:type content=article><meta name=date content=2026-11-08><script "
      "type=application/ld+json>"
      "[{\"@type\":\"WebPage\"},{\"@type\":\"Product\"}]</script>";
  const std::string url = "https://beacon.example/the-little-ferry-game-review/";
  EXPECT_EQ(read({head + "<meta name=author content='Ada Marsh'>", headline + story, url}).kind,
            ArticleKind::article);
  EXPECT_EQ(read({head, headline + story, url}).kind, ArticleKind::listing);
}

TEST(Kind, OfAStoryWithARecordingIsWhatItsWordsAre) {
  const auto kind = [](const std::string& types, const std::string& told) {
    return read({"<script type=application/ld+json>[" + types + "]</script>", headline + told}).kind;
  };
  const std::string article = "{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-11-08\"}";
  const std::string brief =
      "<p>The ferry runs on through the winter, the council of Port Aldine decided on Sunday, and her "
      "captain "
      "tells Ada Marsh why that was right. She also shows the engine, which is older than anybody on "
      "board.</p>";
  for (const auto& [type, medium] :
       {std::pair("AudioObject", ArticleKind::audio), std::pair("ImageGallery", ArticleKind::gallery),
        std::pair("VideoObject", ArticleKind::video)}) {
    const std::string object = ",{\"@type\":\"" + std::string(type) + "\"}";
    EXPECT_EQ(kind(article + object, story), ArticleKind::article) << type;
    EXPECT_EQ(kind(article + object, brief), medium) << type;
  }
}

TEST(Kind, OfATextInACrowdOfTeasersIsAListingWhereNobodySignsOrDatesIt) {
  std::string crowd = "<section>";
  for (int i = 0; i < 90; ++i)
    crowd += "<div class=card><h3><a href=/course-" + std::to_string(i) + ".html>Course number " +
             std::to_string(i) + " of the evening school</a></h3></div>";
  EXPECT_EQ(read({"", headline + story + crowd + "</section>"}).kind, ArticleKind::listing);
  EXPECT_EQ(read({"<meta name=date content=2026-11-08>", headline + story + crowd + "</section>"}).kind,
            ArticleKind::article);
}

}  // namespace
}  // namespace broadsheet
