#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "article/address_day.h"
#include "article/block_model.h"
#include "article/byline.h"
#include "article/country_zone.h"
#include "article/credits.h"
#include "article/date_search.h"
#include "article/dateline.h"
#include "article/lists.h"
#include "article/node_order.h"
#include "article/page_kind.h"
#include "article/publishers.h"
#include "article/tables.h"
#include "article/wide_byline.h"
#include "base/strings.h"
#include "broadsheet/article.h"
#include "tests/cases.h"

namespace broadsheet {
namespace {

Article extracted(std::string bytes, std::string url = "https://paper.example/2026/10/19/story-1.html") {
  Capture capture;
  capture.id = "page";
  capture.url = std::move(url);
  capture.bytes = std::move(bytes);
  return extract(Page::parse(std::move(capture)).value()).value();
}

std::string joined(const std::vector<std::string>& names) {
  return join(names, "|");
}

// A capture as the lines that matter, one fact a line.
std::string facts_of(const std::filesystem::path& path) {
  Capture capture;
  capture.id = path.filename().string();
  if (path.extension() != ".txt") capture.url = "https://paper.example/2026/10/19/" + path.stem().string();
  capture.bytes = read_file(path);
  const Article a = extract(Page::parse(std::move(capture)).value()).value();
  std::string out = "kind: " + std::string(name_of(a.kind)) + "\nlanguage: " + a.language +
                    "\npublisher: " + a.publisher + "\nheadline: " + a.headline;
  out += "\nstandfirst: " + a.standfirst + "\nbyline: " + joined(a.byline) +
         "\npublished: " + (a.published ? a.published->iso() : "") + "\n";
  if (a.dateline) out += "dateline: " + a.dateline->place + " / " + a.dateline->agency + "\n";
  if (a.reading_minutes) out += "minutes: " + std::to_string(*a.reading_minutes) + "\n";
  for (const Block& b : a.body) out += std::string(name_of(b.kind)) + ": " + b.text + "\n";
  for (const Note& n : a.notes) out += "note " + std::string(name_of(n.kind)) + ": " + n.text + "\n";
  for (const Teaser& t : a.teasers)
    out += "teaser " + std::string(name_of(t.kind)) + " [" + t.heading + "]: " + t.headline + " | " + t.text +
           " | " + t.url + "\n";
  return out;
}

TEST(Cases, Article) {
  run_cases("article", facts_of);
}

// One invented story in eight languages, as ten ways of copying leave it.
TEST(Cases, TextCaptures) {
  run_cases("text_captures", facts_of);
}

TEST(TextCapture, TakesAnAgencyOnALineOfItsOwn) {
  const Article a = extracted(
      "date 2026-02-04 Harbour opens again after the storm\n\nAP\n\nThe harbour of Tolmin opened again on "
      "Thursday "
      "after a storm that had shut it for three days, its director said.\n\nNobody was hurt, but two piers "
      "will "
      "have to be built anew.\n",
      "");
  EXPECT_EQ(a.agency, "AP");
  EXPECT_EQ(a.evidence.at("agency").from, Source::text);
  EXPECT_TRUE(a.byline.empty());
  EXPECT_EQ(a.body.size(), 2U);
}

TEST(TextCapture, ReadsLinesWithTabsAsATable) {
  const Article a = extracted(
      "date 2026-02-04 Harbour opens again after the storm\n\nThe harbour of Tolmin opened again on Thursday "
      "after "
      "a storm that had shut it for three days, its director said.\n\n\t2025\t2026\nFerries \t "
      "12\t\nBoats\t\t3\n\n"
      "Nobody\twas hurt, but two piers will have to be built anew.\n",
      "");
  std::string told;
  for (const Block& block : a.body) told += (block.kind == BlockKind::table ? "row " : "") + block.text + "|";
  EXPECT_EQ(
      told,
      "The harbour of Tolmin opened again on Thursday after a storm that had shut it for three days, its "
      "director said.|row \t2025\t2026|row Ferries\t12\t|row Boats\t\t3|Nobody was hurt, but two piers will "
      "have to "
      "be built anew.|");
}

TEST(Byline, ReadsLinesOfScriptsWithoutSpaces) {
  EXPECT_EQ(joined(read_wide_byline("光明日报记者 王建宏 张文攀")), "王建宏|张文攀");
  EXPECT_EQ(joined(read_wide_byline("2015-11-05 阅读：8169 来源:转载 作者:孙仲旻")), "孙仲旻");
  EXPECT_EQ(joined(read_wide_byline("（总台记者 张倩）")), "张倩");
  EXPECT_EQ(joined(read_wide_byline("文／山田太郎")), "山田太郎");
  EXPECT_EQ(joined(read_wide_byline("[서울] 홍길동 기자")), "홍길동");
  EXPECT_TRUE(read_wide_byline("记者了解到，会议于昨日召开").empty());
  EXPECT_TRUE(read_wide_byline("正文：第一章").empty());
  EXPECT_EQ(joined(read_wide_names("赵延东、风笑天")), "");  // 风 is no usual surname
  EXPECT_EQ(joined(read_wide_names("赵 培")), "赵培");
}

TEST(Byline, TellsHousesAndAccountsFromPeople) {
  for (const std::string_view name :
       {"news.example.com", "j.doe1", "Harbour Media GmbH", "Redaktion", "admin"})
    EXPECT_TRUE(is_house_name(name)) << name;
  for (const std::string_view name : {"Ada Marsh", "Jan van der Meer", "王建宏"})
    EXPECT_FALSE(is_house_name(name)) << name;
}

// The names that a page shows, with the page around them.
std::string shown_byline(const std::string& inside) {
  return joined(
      extracted("<html><body><h1>Ferry radar was out of order, records show</h1>" + inside +
                "<p>The radar of the ferry had been reported faulty nine days before it ran into "
                "another ship, according to maintenance records.</p><p>The company confirmed the entry "
                "and said that the second radar was in order on the morning of the accident.</p>"
                "<div class='comments'><span class='author'>Otto Loud</span></div></body></html>")
          .byline);
}

TEST(Byline, IsFoundByWhatMarksItAndWhereItStands) {
  EXPECT_EQ(shown_byline("<p class='post-author'>Ada Marsh</p>"), "Ada Marsh");
  EXPECT_EQ(shown_byline("<a href='/author/ada-marsh/'>Ada Marsh</a>"), "Ada Marsh");
  EXPECT_EQ(shown_byline("<a rel='author' href='/x'>adam77</a>"), "adam77");
  EXPECT_EQ(shown_byline("<p>Ada Marsh | 3 May 2026</p>"), "Ada Marsh");
  EXPECT_EQ(
      shown_byline("<p class='byline'><a href='/a'>Ada Marsh</a>, <a href='/t'>Tom Reyl</a> The Beacon</p>"),
      "Ada Marsh|Tom Reyl");
  EXPECT_EQ(shown_byline("<div class='author-avatar'>Picture</div>"), "");
  EXPECT_EQ(shown_byline("<div class='author'><span>Ada Marsh</span><span>Marketing Director</span></div>"),
            "Ada Marsh");
  EXPECT_EQ(shown_byline("<div class='byline'><b>Press</b> <i>By</i> <span>Ada Marsh</span></div>"),
            "Ada Marsh");
  EXPECT_EQ(shown_byline(
                "<div itemprop='author'><span itemprop='name'>Ada Marsh</span> <a href='mailto:a@b.example'>"
                "Write to me</a></div>"),
            "Ada Marsh");
  EXPECT_EQ(shown_byline("<p>Written by</p><p>Ada Marsh</p>"), "Ada Marsh");
  EXPECT_EQ(shown_byline("<p>posted on 3 May 2026, 23:30 by Ada Marsh</p>"), "Ada Marsh");
  EXPECT_EQ(shown_byline("<p><span>Ada Marsh</span><span>3 May 2026</span></p>"), "Ada Marsh");
  EXPECT_EQ(shown_byline("<a href='/user/login'>Log In</a>"), "");
  EXPECT_EQ(shown_byline("<div class='author'>•</div><div class='author-by'>By</div>"), "");
}

TEST(Byline, IsNoTopicThatStandsWithTheAuthor) {
  EXPECT_EQ(
      shown_byline(
          "<div class='author'>By <a href='/a'>Ada Marsh</a> in <a href='/tag/solar-power'>Solar Power</a>, "
          "<a rel='category tag' href='/h'>Harbour Life</a></div>"),
      "Ada Marsh");
}

TEST(Byline, IsNoRowOfTopicsAndNoTopicBesideADay) {
  EXPECT_EQ(shown_byline("<div class='author'><a href='/p'>Ports</a>, <a href='/f'>Ferries</a>, <a "
                         "href='/r'>Radar</a></div>"),
            "");
  EXPECT_EQ(shown_byline("<p>3 May 2026 <a href='/category/harbour-radar'>Harbour Radar</a></p>"), "");
}

TEST(Byline, LeavesOutWhoReviewedOrUpdated) {
  EXPECT_EQ(shown_byline("<div class='author'>By <a href='/a'>Ada Marsh</a>. Reviewed by <a href='/b'>Tom "
                         "Reyl</a></div>"),
            "Ada Marsh");
  EXPECT_EQ(shown_byline("<p>Updated by <a rel='author' href='/b'>Tom Reyl</a></p><p>By Ada Marsh</p>"),
            "Ada Marsh");
  EXPECT_EQ(joined(read_byline("By Ada Marsh. Medically reviewed by Tom Reyl, MD").names), "Ada Marsh");
}

TEST(Byline, StandsInALinkBesideWhatSheDoes) {
  EXPECT_EQ(
      shown_byline("<div class='author'><a href='/a'><b>Ada Marsh</b><i>Research &amp; Radar</i></a></div>"),
      "Ada Marsh");
}

TEST(Byline, IsAnAccountBehindItsLabel) {
  EXPECT_EQ(shown_byline("<div class='author'>Author: <a href='/profile?id=7'>harbourwatch</a></div>"),
            "harbourwatch");
}

TEST(Byline, StandsAmongTheCreditsWhereItSaysText) {
  EXPECT_EQ(shown_byline("<div class='credits'>Text: <span class='author'>Ada Marsh</span></div>"),
            "Ada Marsh");
  EXPECT_EQ(shown_byline("<div class='credits'>Photo: <span class='author'>Ada Marsh</span></div>"), "");
}

// What an article without persons says of its author.
std::string signed_by(const std::string& under, const std::string& behind = "") {
  return joined(
      extracted("<html><head><meta property='og:site_name' content='The Harbour Beacon'></head><body>"
                "<h1>Von Fähren, Häfen und Radar</h1>" +
                under +
                "<p>The radar of the ferry had been reported faulty nine days before it ran into another "
                "ship, according to maintenance records.</p><p>The company confirmed the entry and said "
                "that the second radar was in order on the morning of the accident.</p>" +
                behind + "</body></html>")
          .byline);
}

TEST(Byline, IsThePublicationWhereThatAloneSigns) {
  const std::string house = "<p class='author'>The Harbour Beacon</p>";
  EXPECT_EQ(signed_by(house), "The Harbour Beacon");
  EXPECT_EQ(signed_by(house + "<p class='author'>Ada Marsh</p>"), "Ada Marsh");
  EXPECT_EQ(signed_by(""), "") << "nor is it the headline";
}

TEST(Byline, IsTheEditorWhereNobodyElseSigns) {
  EXPECT_EQ(signed_by("", "<p>（责任编辑：王小明）</p>"), "王小明");
  EXPECT_EQ(signed_by("<p>作者：李明</p>", "<p>（责任编辑：王小明）</p>"), "李明");
}

TEST(Byline, StandsBehindItsLabelUnderTheStory) {
  std::string between;
  for (int i = 0; i < 20; ++i) between += "<p><a href=/harbour>Harbour</a></p>";
  EXPECT_EQ(signed_by("", between + "<p>Erstellt von Ada Marsh</p>"), "Ada Marsh");
  EXPECT_EQ(signed_by("", "<div>Datum: 8.11.2026 Autor: Ada Marsh Quelle: Northwire</div>"), "Ada Marsh");
  EXPECT_EQ(signed_by("", between + "<p>Von Häfen und Fähren</p>"), "");
}

TEST(Byline, IsASignatureWithAGreeting) {
  EXPECT_EQ(signed_by("", "<p>Euer Hafenbote</p>"), "Hafenbote");
}

TEST(Byline, EndsWhereAConversationBegins) {
  EXPECT_EQ(shown_byline("<p class='byline'>Ada Marsh im Gespräch mit Tom Reyl</p>"), "Ada Marsh|Tom Reyl");
}

TEST(Headline, IsNoMastheadThatStandsInTheOnlyH1) {
  const auto headline = [](const std::string& title, const std::string& body) {
    return extracted("<html><title>" + title + "</title><body>" + body +
                     "<p>The radar of the ferry had been reported faulty nine days before it ran into "
                     "another ship, according to maintenance records.</p></body></html>")
        .headline;
  };
  EXPECT_EQ(headline("Ferry radar was out of order",
                     "<h1>Notes of a pilot</h1><h2>Ferry radar was out of order</h2>"),
            "Ferry radar was out of order");
  EXPECT_EQ(headline("Ferry radar was out of order", "<h1>Nobody saw the other ship</h1>"),
            "Nobody saw the other ship");
  EXPECT_EQ(headline("Ferry radar was out of order", "<h1>Ferry radar was out of order – Paper</h1>"),
            "Ferry radar was out of order");
}

TEST(Headline, IsNotTheOnlyH1WhereThatStandsBehindTheStory) {
  const auto headline = [](const std::string& over, const std::string& behind) {
    return extracted(
               "<html><head><title>How the ferry came to run on</title></head><body>" + over +
               "<p>The council of Port Aldine voted on Monday evening to keep the harbour ferry running "
               "through the winter months, its chair told reporters.</p><p>Residents of the lower town had "
               "asked for the vote since August, when the timetable was cut to four crossings.</p>" +
               behind + "</body></html>")
        .headline;
  };
  const std::string appeal = "<h1>A message from the founder of the Beacon:</h1>";
  EXPECT_EQ(headline("", appeal), "How the ferry came to run on");
  EXPECT_EQ(headline("<h1>Ferry runs on through the winter</h1>", appeal),
            "Ferry runs on through the winter");
}

TEST(Headline, IsThePartOfTheTitleThatIsAHeading) {
  const auto headline = [](const std::string& title, const std::string& body) {
    return extracted("<html><title>" + title + "</title><body>" + body +
                         "<p>The radar of the ferry had been reported faulty nine days before it ran into "
                         "another ship, according to maintenance records.</p></body></html>",
                     "https://paper.example/2026/radar")
        .headline;
  };
  EXPECT_EQ(headline("Notes of a pilot | Ferry radar was out of order",
                     "<h1><a href='/'>Notes of a pilot</a></h1><h2>Ferry radar was out of order</h2>"),
            "Ferry radar was out of order")
      << "an h1 that leads to the front page is the masthead";
  EXPECT_EQ(headline("Ferry radar was out of order - Harbour - Archive of notes",
                     "<h3>Ferry radar was out of order</h3>"),
            "Ferry radar was out of order");
  EXPECT_EQ(headline("The Paper : Harbour : Ferry radar was out of order",
                     "<b>Ferry radar was out of order</b><br><br>"),
            "Ferry radar was out of order")
      << "a line where no heading is part of it";
  EXPECT_EQ(headline("Ferry radar: the whole story", "<h2>Ferry radar</h2>"), "Ferry radar: the whole story");
  EXPECT_EQ(headline("", "<h2>Ferry radar was out of order</h2>"), "Ferry radar was out of order");
  EXPECT_EQ(headline("Let the ferry run", "<h1>Let the ferry run | Opinion</h1>"), "Let the ferry run");
  EXPECT_EQ(headline("", "<h1>See the ferry run on [Watch]</h1>"), "See the ferry run on");
  EXPECT_EQ(headline("", "<h1>See the ferry run on (again)</h1>"), "See the ferry run on (again)");
}

TEST(Headline, IsTheLineOverTheStoryWhereTheTitleNamesOnlyThePaper) {
  const std::string story =
      "<p>The ferry between the two harbours of Aldine runs on through the winter, the council said on "
      "Monday "
      "after a debate that lasted until the early hours of the morning.</p><p>It is to leave the northern "
      "pier "
      "at six and at nine, and nobody will have to book before the end of March.</p>";
  const auto headline = [&](const std::string& title, const std::string& over) {
    return extracted("<html><head><title>" + title + "</title></head><body>" + over + story +
                     "</body></html>")
        .headline;
  };
  const std::string line = "<span class=insideHeadline>Ferry of Aldine runs on</span>";
  EXPECT_EQ(headline("Beacon Online", "<div>" + line + "</div>"), "Ferry of Aldine runs on");
  EXPECT_EQ(headline("Local News", "<h3>Ferry of Aldine runs on</h3>"), "Ferry of Aldine runs on");
  EXPECT_EQ(headline("", "<div>" + line + "</div>"), "Ferry of Aldine runs on");
  EXPECT_EQ(headline("Winter in the harbours", "<h3>Ferry of Aldine runs on</h3>"), "Winter in the harbours")
      << "the story tells of it";
  EXPECT_EQ(headline("Recipes", "<h3>For the ferry of Aldine:</h3>"), "Recipes");
  EXPECT_EQ(headline("Beacon Online", "<h3>What else you may like</h3>"), "Beacon Online");
}

TEST(Headline, IsThePrintedEndOfTheTitle) {
  const auto headline = [](const std::string& title, const std::string& printed) {
    return extracted("<html><head><title>" + title + "</title></head><body><div>" + printed +
                     "</div><p>The ferry between the two harbours of Aldine runs on through the winter, the "
                     "council said "
                     "on Monday after a debate that lasted until the early hours.</p></body></html>")
        .headline;
  };
  EXPECT_EQ(headline("Ferry of Aldine runs on_English_Beacon", "Ferry of Aldine runs on"),
            "Ferry of Aldine runs on");
  EXPECT_EQ(headline("Ferry Of Aldine Runs On (from The Beacon)", "Ferry of Aldine runs on"),
            "Ferry of Aldine runs on");
  EXPECT_EQ(headline("beacon.example: Ferry of Aldine runs on", "Ferry of Aldine runs on"),
            "Ferry of Aldine runs on");
  EXPECT_EQ(headline("Why the ferry of Aldine runs on", "The ferry of Aldine runs on"),
            "Why the ferry of Aldine runs on");
  EXPECT_EQ(headline("Winter: Ferry runs", "Ferry runs"), "Winter: Ferry runs");
}

TEST(Headline, IsSpelledAsItIsPrinted) {
  const auto headline = [](const std::string& title, const std::string& printed) {
    return extracted("<html><title>" + title + "</title><body><h1>" + printed + "</h1></body></html>")
        .headline;
  };
  EXPECT_EQ(headline("Why The Ferry Isn't In The Harbour", "Why the ferry isn’t in the harbour"),
            "Why the ferry isn’t in the harbour");
  EXPECT_EQ(headline("“The Ferry” runs on through the winter", "<i>The Ferry</i> runs on through the winter"),
            "The Ferry runs on through the winter");
  EXPECT_EQ(headline("Harbour: The ferry runs on", "<span>Harbour</span> <span>The ferry runs on</span>"),
            "Harbour: The ferry runs on")
      << "a kicker that stands apart";
  EXPECT_EQ(headline("The ferry runs on", "THE FERRY RUNS ON"), "The ferry runs on");
  EXPECT_EQ(headline("Ada Marsh and the ferry", "All the works of Ada Marsh and the ferry"),
            "All the works of Ada Marsh and the ferry")
      << "what leads on to it is no kicker";
}

TEST(Headline, IsAnyTitleOfTheHeadThatAnH1Repeats) {
  const std::string page =
      "<html><head><meta property=og:title content='The ferry stays, and so does its captain'>"
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Winter crossings go "
      "on\"}</script>"
      "</head><body><h1>The ferry stays, and so does its captain</h1><h1>More of the harbour "
      "today</h1></body></html>";
  EXPECT_EQ(extracted(page).headline, "The ferry stays, and so does its captain");
}

TEST(Headline, IsNotCutWhereItNamesThePaper) {
  EXPECT_EQ(
      extracted(
          "<html><head><meta property=og:site_name content=Beacon><title>Beacon | The year of the ferry: "
          "Beacon’s crossing of the year</title></head><body></body></html>")
          .headline,
      "The year of the ferry: Beacon’s crossing of the year");
}

TEST(Headline, IsReadWhereItsReferencesWereEncodedTwice) {
  const auto headline = [](const std::string& title) {
    return extracted("<html><title>" + title + "</title></html>").headline;
  };
  EXPECT_EQ(headline("Radar &amp;amp; rudder"), "Radar & rudder");
  EXPECT_EQ(headline("Radar &amp;#x26; rudder&amp;#8217;s end"), "Radar & rudder’s end");
  EXPECT_EQ(headline("F&amp;uuml;nf B&amp;ouml;te"), "Fünf Böte");
  EXPECT_EQ(headline("Radar &amp;none; &amp;#; &amp;#x; R&D"), "Radar &none; &#; &#x; R&D");
}

TEST(Headline, EndsWhereItsTitleRunsOverMarkup) {
  const auto headline = [](const std::string& title) {
    return extracted("<html><title>" + title + "</title></html>").headline;
  };
  EXPECT_EQ(headline("Ferry runs on all winter</titl src='/menu.js'><script>start();</script>"),
            "Ferry runs on all winter");
  EXPECT_EQ(headline("Ferry runs on; var menu = [" + std::string(200, '1') + "]; </script>"), "");
}

TEST(Headline, EndsBeforeABarThatNothingFollows) {
  const auto headline = [](const std::string& title) {
    return extracted("<html><title>" + title + "</title></html>").headline;
  };
  EXPECT_EQ(headline("Ferry runs on all winter |"), "Ferry runs on all winter");
  EXPECT_EQ(headline("Ferry runs on all winter - -"), "Ferry runs on all winter");
  EXPECT_EQ(headline("Zu Land- und Wasser-"), "Zu Land- und Wasser-");
}

TEST(Byline, EndsBeforeTheDayAndTheAccount) {
  EXPECT_EQ(joined(read_byline("Ada Marsh on").names), "Ada Marsh");
  EXPECT_EQ(joined(read_byline("Ada Marsh le").names), "Ada Marsh");
  EXPECT_EQ(joined(read_byline("Ada Marsh @adamarsh").names), "Ada Marsh");
  EXPECT_EQ(shown_byline("<p class='by'>Posted by Ada at 3 May 2026</p>"), "Ada");
  EXPECT_EQ(shown_byline("<p>by harbourwatch on 3 May 2026</p>"), "harbourwatch");
  EXPECT_EQ(shown_byline("<p>by harbourwatch</p>"), "");
  EXPECT_EQ(shown_byline("<a class='author' href='/a'>View all posts by adam77</a>"), "adam77");
}

TEST(Byline, OpensTheBoxAboutTheAuthor) {
  const std::string told =
      "<p>is a reporter of The Beacon and has written about ferries, dams and tunnels for nineteen years; "
      "before that she kept the light at Tolmin Point, and she still sails a boat of her own.</p>";
  EXPECT_EQ(
      shown_byline("<div class='author-box'><span>About the author</span><b>Ada Marsh</b>" + told + "</div>"),
      "Ada Marsh");
  EXPECT_EQ(shown_byline("<div class='author-box'><b>What we stand for</b>" + told + "</div>"), "");
}

TEST(Byline, OfTheHeadIsCompletedFromThePage) {
  const std::string head = "<meta name='author' content='";
  EXPECT_EQ(shown_byline(head + "Ada'><p class='byline'>Ada Marsh</p>"), "Ada Marsh");
  EXPECT_EQ(shown_byline(head + "Ada'><p class='byline'>Tom Reyl</p>"), "Ada");
  EXPECT_EQ(shown_byline(head + "wordpressadmin'>"), "");
  EXPECT_EQ(
      shown_byline(head + "Berta'><p>Berta Cole is a freelance writer and sails a boat of her own.</p>"),
      "Berta Cole");
  EXPECT_EQ(shown_byline(head + "Berta'><p>Berta is a freelance writer and sails a boat of her own.</p>"),
            "Berta");
}

TEST(Byline, IsASignatureAtTheStorysEnd) {
  const auto signed_with = [](const std::string& end) {
    return joined(
        extracted("<html><body><h1>Ferry radar was out of order, records show</h1><div>"
                  "<p>The radar of the ferry had been reported faulty nine days before it ran into "
                  "another ship, according to maintenance records.</p><p>The company confirmed the entry "
                  "and said that the second radar was in order on the morning of the accident." +
                  end + "</div></body></html>")
            .byline);
  };
  EXPECT_EQ(signed_with(" (Ada Marsh from Tolmin, Tom Reyl, 3.5.2026)</p>"), "Ada Marsh|Tom Reyl");
  EXPECT_EQ(signed_with("</p><p><strong>Ada Marsh/Tom Reyl</strong></p>"), "Ada Marsh|Tom Reyl");
  EXPECT_EQ(signed_with(" (The Harbour Board, founded on 3.5.1926)</p>"), "");
}

TEST(LinkedData, TakesTheAuthorThatAGraphRefersTo) {
  EXPECT_EQ(
      joined(extracted(
                 "<html><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"headline\":"
                 "\"Harbour wall gives way\",\"author\":{\"@id\":\"#p\"}},{\"@type\":\"Person\",\"@id\":"
                 "\"#p\",\"name\":\"Ada Marsh\"}]}</script><h1>Harbour wall gives way</h1>")
                 .byline),
      "Ada Marsh");
}

TEST(LinkedData, TakesAllAuthorsOfOnePlace) {
  const auto by = [](const std::string& author, const std::string& meta) {
    return joined(extracted("<html>" + meta +
                            "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":"
                            "\"Harbour wall gives way\",\"author\":" +
                            author + "}</script><h1>Harbour wall gives way</h1>")
                      .byline);
  };
  EXPECT_EQ(by("{\"@type\":\"Person\",\"name\":[\"Ada Marsh\",\"Tom Reyl\"]}", ""), "Ada Marsh|Tom Reyl");
  EXPECT_EQ(by("\"Ada Marsh\"", "<meta name='author' content='Ada Marsh, Tom Reyl'>"), "Ada Marsh|Tom Reyl");
}

TEST(Standfirst, OfTheHeadTellsOfTheStoryNotOfTheSite) {
  const auto standfirst = [](const std::string& description) {
    return extracted(
               "<html><head><meta name=description content=\"" + description +
               "\"></head><body><h1>Ferry radar was out of order</h1><article><p>The radar of the ferry had "
               "been reported faulty nine days before it ran into another ship off Port Aldous, records show."
               "</p><p>Inspectors had asked the harbour board twice to keep it in port until it was repaired."
               "</p></article></body></html>")
        .standfirst;
  };
  const std::string site =
      "Your source for local news, business, sports, entertainment, weather, classifieds, horoscopes and "
      "more";
  EXPECT_EQ(standfirst(site), "");
  const std::string story =
      "Records show that inspectors asked for repairs twice before the collision in which forty people were "
      "hurt";
  EXPECT_EQ(standfirst(story), story);
  EXPECT_EQ(standfirst("A short line of other words altogether"), "A short line of other words altogether")
      << "too few words to tell";
  EXPECT_EQ(
      standfirst("&lt;p&gt;Records &lt;b&gt;show&lt;/b&gt; that inspectors asked.&lt;/p&gt;&lt;p&gt;Twice."
                 "&lt;/p&gt;&lt;a href=/rad"),
      "Records show that inspectors asked. Twice.")
      << "told as HTML, and cut off";
  EXPECT_EQ(standfirst("Why pages are held together by &lt;br&gt; and a prayer"),
            "Why pages are held together by <br> and a prayer");
}

TEST(Dateline, IsReadInTheFormsOfAgenciesAndPapers) {
  const auto read = [](std::string_view line) {
    const auto found = find_dateline(line, std::nullopt);
    return found ? found->place + "|" + found->agency : "";
  };
  EXPECT_EQ(read("SALMON, Idaho, Jan 17 (Reuters) - A draft pick"), "SALMON, Idaho|Reuters");
  EXPECT_EQ(read("Montreal, QC (Sports Network) - The team named"), "Montreal, QC|Sports Network");
  EXPECT_EQ(read("ARKENFORD, Jan. 8 /WireNewswire/ -- A maker of"), "ARKENFORD|WireNewswire");
  EXPECT_EQ(read("MUMBAI: Another online scam has"), "MUMBAI|");
  EXPECT_EQ(read("TOLMIN: I have said so before"), "") << "who speaks in an interview";
  EXPECT_EQ(read("Tolmin (PTI): Four pandas"), "Tolmin|PTI");
  EXPECT_EQ(read("TOLMIN CITY, Sarnia Strip, (AP) - Tanks"), "TOLMIN CITY, Sarnia Strip|AP");
  EXPECT_EQ(read("WARNING: Brave men have"), "");
  EXPECT_EQ(read("Sydney: The minister said"), "Sydney|");
  EXPECT_EQ(read("Sydney: what to see in a day"), "");
  EXPECT_EQ(read("TOLMIN BAY (Sarnia), December 30: The fifth seed"), "TOLMIN BAY (Sarnia)|");
  EXPECT_EQ(read("SOURCES SAY, December 30 was: Nobody"), "");
  EXPECT_EQ(read("TOLMIN, NY -- (Calder Network) - The centre"), "TOLMIN, NY|Calder Network");
  EXPECT_EQ(read("By Ada Marsh, Editor -- (Calder Network) - The centre"), "");
  EXPECT_EQ(read("TOLMIN --(Calder Wire)-- Today at"), "TOLMIN|Calder Wire");
  EXPECT_EQ(read("TOLMIN -- (which few know) is far"), "TOLMIN|");
  EXPECT_EQ(read("München/London – Kurz vor der Krönung"), "München/London|");
  EXPECT_EQ(read("London – that is where"), "");
  EXPECT_EQ(read("Tolmin – The capital of"), "") << "a place that is not known";
  EXPECT_EQ(read("SARNIAN AGGRESSION: The ministry accused"), "");
  EXPECT_EQ(read("Ports News: Several states have helped"), "");
}

TEST(Dates, AreReadFromAddresses) {
  const auto day = [](std::string_view url) {
    const auto date = day_in_address(url);
    return date ? date->day() : "";
  };
  EXPECT_EQ(day("https://p.example/2022/12/09/grain"), "2022-12-09");
  EXPECT_EQ(day("https://p.example/grain-20221209.html"), "2022-12-09");
  EXPECT_EQ(day("https://p.example/report_of_22.04.2020_what_now"), "2020-04-22");
  EXPECT_EQ(day("https://p.example/releases/2023/12/231218130031.htm"), "");
  EXPECT_EQ(day("https://p.example/?d=2022-12-09"), "");
  EXPECT_EQ(day("https://p.example/world/2022/dec/09/grain"), "2022-12-09");
  EXPECT_EQ(day("https://p.example/world/2022/December/9/grain"), "2022-12-09");
  EXPECT_EQ(day("https://p.example/national/9-Dec-2022/grain"), "2022-12-09");
  EXPECT_EQ(day("https://p.example/monde/2022/décembre/09/"), "") << "an address has no such letters";
  EXPECT_EQ(day("https://p.example/2022/dig/09/grain"), "");
  EXPECT_EQ(day("https://p.example/grain/12/11/2022"), "") << "of November or December";
  EXPECT_EQ(day("https://p.example/2022/13/09/grain/20221308"), "");
}

TEST(Dates, ThatTheAddressNamesHaveTheHourThatThePagePrints) {
  const auto read = [](const std::string& line) {
    return extracted("<html><body><h1>Ferry radar was out of order, records show</h1><div>" + line +
                         "</div><p>The radar of the ferry had been reported faulty nine days before it ran "
                         "into another ship, according to maintenance records.</p></body></html>",
                     "https://p.example/world/2023/dec/19/ferry")
        .published->iso();
  };
  EXPECT_EQ(read("Tue 19 Dec 2023 15:26"), "2023-12-19T15:26:00");
  EXPECT_EQ(read("Wed 20 Dec 2023 15:26"), "2023-12-19");
}

TEST(Dates, OfArticlesThatTellNoneAreThoseOfTheirAddresses) {
  Article told, bare;
  told.published = parse_iso_date("2022-12-08");
  told.url = bare.url = "https://p.example/2022/12/09/grain";
  take_day_of_address(told);
  take_day_of_address(bare);
  EXPECT_EQ(told.published->day(), "2022-12-08");
  ASSERT_TRUE(bare.published.has_value());
  EXPECT_EQ(bare.published->day(), "2022-12-09");
  EXPECT_EQ(bare.evidence.at("published").from, Source::url);
}

TEST(Dates, OfOtherStoriesAreThoseFarFromTheAddress) {
  const Article a = extracted(
      "<html><body>"
      "<ul><li><time datetime='2023-12-24T13:05:00-05:00'>13:05</time> <a href='/n'>A bridge "
      "opens</a></li></ul>"
      "<h1>Ferry radar was out of order, records show</h1>"
      "<p>posted on <time datetime='2023-12-19T23:30:00-05:00'>Tuesday</time></p>"
      "<p>The radar of the ferry had been reported faulty nine days before it ran into another ship, "
      "according to "
      "maintenance records.</p></body></html>",
      "https://p.example/news/2023-12-19/ferry");
  ASSERT_TRUE(a.published.has_value());
  EXPECT_EQ(a.published->day(), "2023-12-19");
}

TEST(Dates, AreSetApartByStyleAlone) {
  const Article a = extracted(
      "<html><body><h1>Ferry radar was out of order, records show</h1>"
      "<div><style>.a{}</style><span>Ada Marsh</span><span>Dec 05, 2023</span><span>2 Shares</span></div>"
      "<p>The radar of the ferry had been reported faulty nine days before it ran into another ship, "
      "according to "
      "maintenance records.</p></body></html>",
      "https://p.example/ferry");
  ASSERT_TRUE(a.published.has_value());
  EXPECT_EQ(a.published->day() + joined(a.byline), "2023-12-05Ada Marsh");
}

TEST(Byline, PartsNamesAndDropsRolesAndAgencies) {
  EXPECT_EQ(joined(read_byline("By Laura Kelly and Brad Dress").names), "Laura Kelly|Brad Dress");
  EXPECT_EQ(joined(read_byline("Von Anna Weiß und Karl Brenner").names), "Anna Weiß|Karl Brenner");
  EXPECT_EQ(joined(read_byline("By ADA MARSH, Staff Writer").names), "Ada Marsh");
  EXPECT_EQ(joined(read_byline("Rechtsanwalt Karl Brenner").names), "Karl Brenner");
  EXPECT_EQ(joined(read_byline("Eine Kolumne von Anna Weiß").names), "Anna Weiß");
  EXPECT_EQ(read_byline("Jane Doe, Reuters").agency, "Reuters");
  EXPECT_TRUE(read_byline("https://paper.example/ada").names.empty());
  EXPECT_TRUE(read_byline("By |").names.empty());
}

TEST(Byline, KeepsInitialsAndDropsPlacesAndDegrees) {
  EXPECT_EQ(joined(read_byline("Anna Weiß, Oslo").names), "Anna Weiß");
  EXPECT_EQ(joined(read_byline("John Garcia Jr.").names), "John Garcia Jr.");
  EXPECT_EQ(joined(read_byline("Nick Levine |").names), "Nick Levine");
  EXPECT_EQ(joined(read_byline("Par Édouard Bâ •").names), "Édouard Bâ");
  EXPECT_TRUE(read_byline("By").names.empty());
  EXPECT_EQ(joined(read_byline("Ada Marsh MS, RDN").names), "Ada Marsh");
  EXPECT_EQ(joined(read_byline("ByAda Marsh").names), "Ada Marsh");
  EXPECT_EQ(joined(read_byline("Ada Marsh and Reviewed by Tom Reyl").names), "Ada Marsh");
  EXPECT_EQ(joined(read_byline("ÖMER ÇELİK").names), "Ömer Çelik") << "capitals beyond ASCII";
  const Byline wire = read_byline("Ada Marsh The Associated Press");
  EXPECT_EQ(joined(wire.names) + "/" + wire.agency, "Ada Marsh/AP");
}

TEST(Credits, AreALineOfRolesAndNames) {
  const auto credits = read_credits("(Reporting by Ada Marsh in Oslo and Jo Quill; Editing by Max Dorn)");
  ASSERT_EQ(credits.size(), 3U);
  EXPECT_EQ(credits[0].role + " " + credits[0].name, "reporting Ada Marsh");
  EXPECT_EQ(credits[1].role + " " + credits[1].name, "reporting Jo Quill");
  EXPECT_EQ(credits[2].role + " " + credits[2].name, "editing Max Dorn");
  EXPECT_EQ(agency_of_credits("(Reporting by Ada Marsh; Editing by Max Dorn)", credits), "Reuters");
  EXPECT_EQ(agency_of_credits("Reporting by Ada Marsh; Editing by Max Dorn", credits), "");
  EXPECT_EQ(agency_of_credits("(Reporting by Ada Marsh)", read_credits("(Reporting by Ada Marsh)")), "");
  EXPECT_TRUE(read_credits("Reporting by Ada Marsh; the council did not answer.").empty());
  EXPECT_TRUE(read_credits("The reporting by Ada Marsh won a prize.").empty());
  const auto contributed = read_credits("Northwire writer Ada Marsh in Oslo contributed to this report.");
  ASSERT_EQ(contributed.size(), 1U);
  EXPECT_EQ(contributed[0].name, "Ada Marsh");
}

TEST(Credits, NameAWriterOfAnAgency) {
  const auto credits = read_credits("With reporting by Associated Press writer Ada Marsh");
  ASSERT_EQ(credits.size(), 1U);
  EXPECT_EQ(credits[0].name, "Ada Marsh");
}

TEST(Credits, NameEditors) {
  const auto told = [](std::string_view line) {
    std::string all;
    for (const Credit& credit : read_credits(line)) all += credit.role + " " + credit.name + "|";
    return all;
  };
  EXPECT_EQ(told("Editor: Ada Marsh"), "editing Ada Marsh|");
  EXPECT_EQ(told("Redaktion: Max Dorn"), "editing Max Dorn|");
  EXPECT_EQ(told("责任编辑：王建宏"), "editing 王建宏|");
  EXPECT_EQ(told("编辑：李明 责任编辑：王建宏"), "editing 李明|editing 王建宏|");
  EXPECT_EQ(told("Übersetzung: Ada Marsh, Redaktion: Max Dorn"), "translation Ada Marsh|editing Max Dorn|");
  EXPECT_EQ(told("Aus dem Englischen von Ada Marsh"), "translation Ada Marsh|");
  EXPECT_EQ(told("Contributing: Ada Marsh; Max Dorn, Jo Quill"),
            "reporting Ada Marsh|reporting Max Dorn|reporting Jo Quill|");
  EXPECT_EQ(told("Editor: as was expected, the council agreed"), "");
  EXPECT_EQ(told("The editor: Ada Marsh"), "");
}

TEST(Agency, IsThatOfTheLineUnderTheStory) {
  const std::string paragraph =
      "<p>The council of Port Aldine voted on Monday evening to keep the harbour ferry running through the "
      "winter months, and to pay for it out of the toll that lorries leave at the bridge.</p>";
  const std::string story = "<h1>Ferry runs on</h1>" + paragraph + paragraph + paragraph;
  EXPECT_EQ(extracted("<article>" + story + "<p>(Quelle: APA/dpa)</p></article>").agency, "APA");
  EXPECT_EQ(extracted("<article><p>Reuters</p>" + story + "</article>").agency, "") << "of a picture";
}

TEST(Clocks, OfACountryOfManyZonesAreItsCapitalsWhereAllShowOneDay) {
  constexpr Instant at_two = 1'782'957'600, at_six = 1'782'972'000;  // of 2 July 2026, UTC
  EXPECT_EQ(country_offset("paper.ca", at_two), -240);
  EXPECT_FALSE(country_offset("paper.ca", at_six)) << "a day has begun in the east alone";
}

TEST(Clocks, AreThoseOfACountryWithOneZone) {
  constexpr Instant july = 1'783'000'000, january = 1'767'300'000;  // 2026
  EXPECT_EQ(country_offset("paper.de", july), 120);
  EXPECT_EQ(country_offset("paper.de", january), 60);
  EXPECT_EQ(country_offset("paper.com.ar", july), -180);
  EXPECT_EQ(country_offset("paper.in", july), 330);
  for (const char* host : {"paper.com", "paper.us", "paper.example", "", "paper."})
    EXPECT_FALSE(country_offset(host, july)) << host;
}

TEST(Kind, IsWeighedFromManySigns) {
  Facts facts;
  const KindEvidence manual = {
      .url = "https://docs.tool.example/en/stable/start", .words = 900, .expected = 0.9};
  EXPECT_EQ(decide_kind(facts, manual, ""), ArticleKind::not_article);
  const KindEvidence story = {
      .url = "https://paper.example/2026/10/19/ferry-runs-on-through-winter", .words = 400, .expected = 0.9};
  EXPECT_EQ(decide_kind(facts, story, ""), ArticleKind::article);
  EXPECT_EQ(decide_kind(facts, story, "Opinion"), ArticleKind::opinion);
  facts.types = {"DiscussionForumPosting"};
  EXPECT_EQ(decide_kind(facts, story, ""), ArticleKind::not_article);
  facts.types = {"NewsArticle"};
  const KindEvidence column = {
      .url = "https://forum.paper.example/ferry-runs-on", .words = 400, .expected = 0.9};
  EXPECT_EQ(decide_kind(facts, column, ""), ArticleKind::article);
}

TEST(Kind, IsOpinionBySectionShelfOrHeadline) {
  const auto kind = [](std::string_view url, std::string_view headline, std::string_view section) {
    const KindEvidence evidence = {.url = url,
                                   .headline = headline,
                                   .words = 400,
                                   .expected = 0.95,
                                   .dated = true,
                                   .signed_by_somebody = true};
    return decide_kind(Facts(), evidence, section);
  };
  constexpr std::string_view url = "https://beacon.example/2026/11/08/ferry-runs-on-all-winter";
  EXPECT_EQ(kind(url, "Ferry runs on", ""), ArticleKind::article);
  EXPECT_EQ(kind(url, "Ferry runs on", "Columnists"), ArticleKind::opinion);
  EXPECT_EQ(kind("https://beacon.example/kommentare/2026/ferry-runs-on", "Ferry runs on", ""),
            ArticleKind::opinion);
  EXPECT_EQ(kind("https://beacon.example/2026/opinion", "Ferry runs on", ""), ArticleKind::article);
  EXPECT_EQ(kind(url, "Kommentar: Let the ferry run", ""), ArticleKind::opinion);
  EXPECT_EQ(kind(url, "Opinion divided: the ferry runs on", ""), ArticleKind::article);
}

TEST(Kind, OfADatedBriefIsArticle) {
  const KindEvidence brief = {
      .url = "https://p.example/barge-aground", .words = 41, .expected = 0.9, .dated = true};
  EXPECT_EQ(decide_kind(Facts{}, brief, ""), ArticleKind::article);
  const KindEvidence undated = {.url = "https://p.example/barge-aground", .words = 41, .expected = 0.9};
  EXPECT_EQ(decide_kind(Facts{}, undated, ""), ArticleKind::not_article);
}

TEST(Kind, OfADatedStoryIsArticleOnAShelfOfListsOrAmongTeasers) {
  const KindEvidence shelf = {
      .url = "https://p.example/category/story.cfm", .words = 288, .expected = 0.9, .dated = true};
  EXPECT_EQ(decide_kind(Facts{}, shelf, ""), ArticleKind::article);
  const KindEvidence teasers = {.url = "https://p.example/wall-goes-under-the-hammer",
                                .words = 337,
                                .teasers = 27,
                                .expected = 0.6,
                                .dated = true};
  EXPECT_EQ(decide_kind(Facts{}, teasers, ""), ArticleKind::article);
  const KindEvidence list = {.url = "https://p.example/category/harbour",
                             .words = 288,
                             .teasers = 27,
                             .expected = 0.6,
                             .dated = true};
  EXPECT_EQ(decide_kind(Facts{}, list, ""), ArticleKind::listing);
  const KindEvidence developers = {.url = "https://developers.p.example/story/26/10/19/wall",
                                   .words = 438,
                                   .expected = 0.9,
                                   .dated = true};
  EXPECT_EQ(decide_kind(Facts{}, developers, ""), ArticleKind::article);
}

TEST(Kind, OfAFirmsOwnPageIsNoArticle) {
  Facts facts;
  facts.open_graph_type = "website";
  const KindEvidence page = {
      .url = "https://yard.example/training/contract-training", .words = 400, .expected = 0.9};
  EXPECT_EQ(decide_kind(facts, page, ""), ArticleKind::not_article);
  const KindEvidence story = {
      .url = "https://yard.example/news/barge-aground", .words = 400, .expected = 0.9};
  EXPECT_EQ(decide_kind(facts, story, ""), ArticleKind::article);
  const KindEvidence guide = {.url = "https://yard.example/detail.php?id=58", .words = 400, .expected = 0.99};
  EXPECT_EQ(decide_kind(facts, guide, ""), ArticleKind::article) << "a long text in one piece";
}

TEST(Kind, OfAPageWithoutAddressRestsOnItsText) {
  EXPECT_EQ(decide_kind(Facts{}, {.url = "", .words = 400, .expected = 0.9}, ""), ArticleKind::article);
  EXPECT_EQ(decide_kind(Facts{}, {.url = "", .words = 10, .expected = 0.9}, ""), ArticleKind::not_article);
}

// The numbers of NodeOrder against the walk up that they replace, on trees that the parser rearranged.
TEST(NodeOrder, SaysInsideAsTheWalkUpDoes) {
  std::uint32_t state = 7;
  const auto random = [&](std::uint32_t below) {
    state = state * 1'664'525 + 1'013'904'223;
    return (state >> 8U) % below;
  };
  const std::vector<std::string> parts = {"<div>",   "</div>",     "<p>",  "<b>",  "</b>",
                                          "<table>", "<a href=x>", "text", "</a>", "<li>"};
  for (int round = 0; round < 60; ++round) {
    Capture capture;
    capture.bytes = "<html><body>";
    for (int i = 0; i < 40; ++i) capture.bytes += parts[random(static_cast<std::uint32_t>(parts.size()))];
    const Page page = Page::parse(std::move(capture)).value();
    const NodeOrder order(page);
    for (Node top = Page::root(); top != no_node; top = page.next(top))
      for (Node node = Page::root(); node != no_node; node = page.next(node)) {
        Node up = node;
        while (up != no_node && up != top) up = page.parent(up);
        EXPECT_EQ(order.is_inside(node, top), up == top);
      }
  }
}

// The way down the trees, turn by turn, that sets of leaves replace.
namespace walked {

struct TreeNode {
  std::int16_t feature;
  std::int32_t threshold;
  std::int16_t left, right;
};
template <std::size_t tree_count, std::size_t node_count, std::size_t leaf_count>
struct TreeTable {
  std::array<std::int32_t, tree_count> roots;
  std::array<TreeNode, node_count> nodes;
  std::array<std::int32_t, leaf_count> leaves;
};
#include "models/blocks.inc"

template <class Table>
std::int64_t sum_of(const Table& table, const FeatureRow& row) {
  std::int64_t sum = logistic[0];
  for (std::int32_t at : table.roots) {
    while (at >= 0) {
      const TreeNode& node = table.nodes[static_cast<std::size_t>(at)];
      at = row[static_cast<std::size_t>(node.feature)] <= node.threshold ? node.left : node.right;
    }
    sum += table.leaves[static_cast<std::size_t>(-1 - at)];
  }
  return sum;
}

}  // namespace walked

std::vector<FeatureRow> random_rows(std::size_t count) {
  std::uint32_t state = 7;
  const auto random = [&](std::uint32_t below) {
    state = state * 1'664'525 + 1'013'904'223;
    return (state >> 8U) % below;
  };
  std::vector<FeatureRow> rows(count);
  for (FeatureRow& row : rows)
    for (std::int32_t& value : row) value = static_cast<std::int32_t>(random(random(2) == 0 ? 1'000 : 20));
  return rows;
}

TEST(BlockModel, OrdersRowsAsTheWalkDownItsTreesDoes) {
  const std::vector<FeatureRow> rows = random_rows(200);
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto expect_order = [&](const auto& table, const std::vector<FeatureRow>& asked,
                                const std::vector<std::int32_t>& told) {
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return walked::sum_of(table, asked[a]) < walked::sum_of(table, asked[b]);
    });
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end(),
                               [&](std::size_t a, std::size_t b) { return told[a] < told[b]; }));
    EXPECT_LT(told[order.front()], told[order.back()]);
  };
  expect_order(walked::first_look, rows, told_probabilities(rows, order));
  std::vector<FeatureRow> again = rows;
  std::vector<std::int32_t> told(rows.size(), certain / 2);
  look_again(again, std::vector<std::uint32_t>(rows.size()), told);
  expect_order(walked::second_look, again, told);
}

TEST(BlockModel, LooksAgainAtWhatIsSaidOfTheBlocksAround) {
  std::vector<FeatureRow> rows(4);
  for (FeatureRow& row : rows) row[static_cast<std::size_t>(Feature::words)] = 19;
  std::vector<std::int32_t> told = {certain / 2, certain * 9 / 10, 0, certain / 1000};
  look_again(rows, std::vector<std::uint32_t>{0, 1, 0, 0}, told);
  const auto columns_of = [&](std::size_t row) {
    const auto first = rows[row].begin() + static_cast<std::ptrdiff_t>(Feature::told);
    return std::vector<std::int32_t>(first, rows[row].end());
  };
  // Itself, two before, two behind, its path, from the last likely one; words, most and likely ones of all.
  EXPECT_EQ(columns_of(0), (std::vector<std::int32_t>{500, -1, -1, 899, 0, 0, -1, 27, 899, 1}));
  EXPECT_EQ(columns_of(1), (std::vector<std::int32_t>{899, -1, 500, 0, 0, -1, 0, 27, 899, 1}));
  EXPECT_EQ(columns_of(3), (std::vector<std::int32_t>{0, 899, 0, -1, -1, 250, 2, 27, 899, 1}));
  EXPECT_NE(told[0], certain / 2);
  EXPECT_EQ(told[2], 0);
  EXPECT_EQ(told[3], certain / 1000) << "hardly told: not asked again";
  std::vector<FeatureRow> none;
  std::vector<std::int32_t> nothing;
  look_again(none, {}, nothing);
  EXPECT_TRUE(nothing.empty());
}

TEST(BlockModel, AnswersEachRowAlikeInAnyCompany) {
  const std::vector<FeatureRow> rows = random_rows(21);
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (i != 3) asked.push_back(i);
  const auto together = told_probabilities(rows, asked);
  EXPECT_EQ(together[3], 0);
  for (const std::size_t i : asked) {
    const std::vector<std::size_t> one = {i};
    EXPECT_EQ(told_probabilities(rows, one)[i], together[i]);
  }
}

TEST(BlockModel, CutsWhereTheExpectedScoreIsHighest) {
  FeatureRow row{};
  row[static_cast<std::size_t>(Feature::words)] = 10;
  const std::vector<FeatureRow> rows(4, row);
  const Selection some = select_told(rows, {certain, certain * 9 / 10, certain / 5, 0});
  EXPECT_EQ(some.blocks, (std::vector<std::size_t>{0, 1}));
  EXPECT_GT(some.expected, 0.9);
  EXPECT_TRUE(select_told(rows, {0, 0, 0, 0}).blocks.empty());
  EXPECT_TRUE(select_told({}, {}).blocks.empty());
}

TEST(Explain, TellsWhereEachBlockWent) {
  Capture capture;
  capture.bytes =
      read_file(std::string(BROADSHEET_SOURCE_DIR) + "/tests/cases/article/copy-boxes-apart.html");
  const Page page = Page::parse(std::move(capture)).value();
  const Article article = extract(page).value();
  std::size_t body = 0, left_out = 0;
  for (const ExplainedBlock& block : explain(page, article)) {
    body += block.role == "body";
    left_out += block.role == "left out" && block.zone == "comments";
  }
  EXPECT_EQ(body, article.body.size());
  EXPECT_EQ(left_out, 2U);
}

TEST(Dateline, IsThePlaceBeforeTheDash) {
  const auto published = parse_iso_date("2022-12-09");
  const auto found =
      find_dateline("LONDON, Dec 9 (Reuters) - The government said on Friday it would act.", published);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->place, "LONDON");
  EXPECT_EQ(found->agency, "Reuters");
  EXPECT_EQ(found->date->iso(), "2022-12-09");
  EXPECT_EQ(find_dateline("Berlin (dpa) - Die Regierung hat entschieden.", published)->place, "Berlin");
  EXPECT_FALSE(find_dateline("The mayor - who is 60 - spoke for an hour.", published));
  EXPECT_FALSE(find_dateline("Nobody (not even the mayor) - spoke.", published));
}

TEST(ReadingTime, IsReadInSeveralLanguages) {
  EXPECT_EQ(reading_minutes_in("·2 min read"), 2);
  EXPECT_EQ(reading_minutes_in("Lesezeit: 3 Minuten"), 3);
  EXPECT_EQ(reading_minutes_in("4 min de lecture"), 4);
  EXPECT_EQ(reading_minutes_in("28.04.2026 | 5 min read"), 5);
  EXPECT_EQ(reading_minutes_in("28.04.2026, 12:16 Uhr · Lesedauer: ca. 6 Minuten"), 6);
  EXPECT_EQ(reading_minutes_in("7 Min. Lesezeit · 28.04.2026"), 7);
  EXPECT_EQ(reading_minutes_in("28.04.2026, 12:59Lesezeit: 8 Min."), 8);
  EXPECT_FALSE(reading_minutes_in("2026 min read"));
  EXPECT_FALSE(reading_minutes_in("Reading time"));
  EXPECT_FALSE(
      reading_minutes_in("It took 20 minutes to read the verdict out in full to the silent court room"));
}

TEST(Lists, AreKnownByTheirHeadings) {
  EXPECT_EQ(list_kind_of("Recommended Stories"), ListKind::recommended);
  EXPECT_EQ(list_kind_of("Mehr zum Thema"), ListKind::related);
  EXPECT_EQ(list_kind_of("Most read"), ListKind::popular);
  EXPECT_FALSE(list_kind_of("The road to the harbour"));
}

TEST(Lists, HoldStoriesNotThePageItselfNorItsScripts) {
  Capture capture;
  capture.id = "page";
  capture.url = "https://beacon.example/2026/11/08/ferry-runs-on";
  std::string list = "<h2>Related stories</h2><ul>";
  for (const char* item : {"<a href='?share=gazette'>Click to share on the Gazette</a>",
                           "<a href='/2026/11/07/pier-holds-well'><script "
                           "type='application/ld+json'>{\"a\":\"b c d e f\"}</script>Pier "
                           "holds well enough |</a>",
                           "<a href='/2026/11/06/divers-see-piers'>Divers have seen every pier</a>",
                           "<a href='/2026/11/05/wall-gives-way'>5 hours ago</a>"})
    list += std::string("<li>") + item + "</li>";
  capture.bytes =
      "<!doctype html><h1>Ferry runs on</h1><article><p>The ferry to Alder Bay runs on through the winter, "
      "the council decided after a debate that lasted until the early hours of the morning.</p><p>The boat "
      "is to leave the northern pier at six and at nine, and nobody will have to book a place before the "
      "end of March.</p></article>" +
      list + "</ul>";
  std::vector<std::string> headlines;
  const Article article = extract(Page::parse(std::move(capture)).value()).value();
  for (const Teaser& teaser : article.teasers) headlines.push_back(teaser.headline);
  EXPECT_EQ(headlines, (std::vector<std::string>{"Pier holds well enough", "Divers have seen every pier"}));
}

TEST(Lists, AreNoParagraphsOfTheStory) {
  std::string story;
  for (const char* item :
       {"/2026/11/05/wall-gives-way'>the harbour wall gave way", "/2026/11/06/pier'>the old pier held",
        "/2026/11/07/divers-see-piers'>divers saw every pier", "/2026/11/08/town'>the town voted"})
    story += std::string("<p>In the week in which <a href='") + item +
             "</a> the ferry to Alder Bay ran on through the storm, its captain told the council.</p>";
  Capture capture;
  capture.url = "https://beacon.example/2026/11/08/ferry-runs-on";
  capture.bytes = "<!doctype html><h1>Ferry runs on</h1><article>" + story + "</article>";
  const Article article = extract(Page::parse(std::move(capture)).value()).value();
  EXPECT_EQ(article.body.size(), 4U);
  EXPECT_TRUE(article.teasers.empty());
}

TEST(Links, AreResolvedAgainstTheirPage) {
  EXPECT_EQ(resolve("https://a.example/x/y.html?q", "z.html"), "https://a.example/x/z.html");
  EXPECT_EQ(resolve("https://a.example/x/y", "../z"), "https://a.example/z");
  EXPECT_EQ(resolve("https://a.example/x", "//b.example/z"), "https://b.example/z");
  EXPECT_EQ(resolve("https://a.example/x", "javascript:alert(1)"), "");
}

TEST(Html, BrokenLinkedDataIsMended) {
  const Article a = extracted(
      "<!doctype html><script "
      "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ports\nreopen after storm\","
      "\"datePublished\":\"2026-10-19T08:00:00Z\",\"author\":[{\"name\":\"Ada Marsh\"},],}</script><p>Text.");
  EXPECT_EQ(a.published->iso(), "2026-10-19T08:00:00Z");
  EXPECT_EQ(joined(a.byline), "Ada Marsh");
}

TEST(Html, MarksWithoutWidthAreNoBlock) {
  const Article article = extracted(
      "<html><body><h1>Ferry runs on</h1><article><p>The radar of the ferry had been reported faulty nine "
      "days "
      "before it ran into another ship off Port Aldous, records show.</p><p>&#8205;</p><p>\u200B\uFEFF</p><p>"
      "Inspectors had asked the harbour board twice to keep it in port until it was repaired.</p></article>"
      "</body></html>");
  EXPECT_EQ(article.body.size(), 2U);
}

TEST(Html, APostHeadedAsThePageIsHasNoHeading) {
  const Article article = extracted(
      R"(<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm: live",
      "liveBlogUpdate":[{"headline":"Storm: live","articleBody":"The harbour master closed the harbour at nine.",
      "datePublished":"2026-10-19T09:05:00Z"},{"headline":"First gusts","articleBody":"Gusts were measured on the
      mole shortly after seven.","datePublished":"2026-10-19T07:10:00Z"}]}</script></head><body><h1>Storm: live</h1>
      <p>The harbour master closed the harbour at nine.</p><h3>First gusts</h3><p>Gusts were measured on the mole
      shortly after seven.</p></body></html>)");
  std::vector<std::string> subheads;
  for (const Block& block : article.body)
    if (block.kind == BlockKind::subhead) subheads.push_back(block.text);
  EXPECT_EQ(subheads, std::vector<std::string>{"First gusts"});
}

TEST(Html, AFutureDateIsNotBelieved) {
  Capture capture;
  capture.url = "https://paper.example/story";
  capture.instant = 1'700'000'000;  // 2023-11-14
  capture.bytes =
      "<html><meta property='article:published_time' content='2031-01-01T00:00:00Z'><time "
      "datetime='2023-11-01'>1 Nov</time><p>x";
  const Article a = extract(Page::parse(std::move(capture)).value()).value();
  EXPECT_EQ(a.published->iso(), "2023-11-01");
}

TEST(Html, AClockThatWasNeverSetTellsNoDay) {
  const Article article = extracted(
      "<html><head><meta property='article:published_time' "
      "content='1970-01-01T01:00:00+01:00'></head><body><h1>Ferry "
      "runs on</h1><p>By Ada Marsh, 9 March 2026</p></body></html>");
  ASSERT_TRUE(article.published);
  EXPECT_EQ(article.published->day(), "2026-10-19") << "that of the address";
  EXPECT_FALSE(
      extracted("<h1>Ferry runs on</h1><time datetime=1970-01-01T02:00:00+02:00>1 January 1970</time><p>The "
                "ferry runs on through the winter.</p>",
                "")
          .published);
}

TEST(Html, AChangeBeforeTheDayOfPublicationIsNone) {
  const auto updated = [](const std::string& day) {
    const Article article = extracted(
        "<html><head><meta property='article:published_time' "
        "content='2026-03-09T08:00:00Z'><meta property='article:modified_time' content='" +
        day + "T12:00:00Z'></head><body><h1>Ferry runs on</h1></body></html>");
    return article.updated ? article.updated->day() : "";
  };
  EXPECT_EQ(updated("2026-03-03"), "");
  EXPECT_EQ(updated("2026-03-09"), "2026-03-09");
  EXPECT_EQ(updated("2026-03-10"), "2026-03-10");
}

TEST(Html, AnInstantInUtcGivesWayToTheDayOfTheAddress) {
  const std::string page =
      "<html><meta property='article:published_time' content='2026-10-20T01:09:55Z'><h1>Ferry runs "
      "on</h1><p>x";
  EXPECT_EQ(extracted(page).published->iso(), "2026-10-19");
  const Article other = extracted(page, "https://paper.example/ferry-runs-on");
  EXPECT_EQ(other.published->iso(), "2026-10-20T01:09:55Z");
}

TEST(Html, TheDateNearestToTheHeadlineWins) {
  const Article a = extracted(
      "<html><body><p>2 January 2025</p>" + std::string(20, ' ') +
          "<div>one</div><div>two</div><div>three</div><div>four</div><div>five</div><div>six</"
          "div><div>seven</div>"
          "<div>eight</div><div>nine</div><h1>Ferry runs on</h1><p class=date>19 October 2026</p><p>x",
      "https://paper.example/ferry-runs-on");
  EXPECT_EQ(a.published->iso(), "2026-10-19");
}

TEST(Html, DoesNotTakeALongLinkListForAnArticle) {
  std::string page = "<html><body><h1>News</h1><ul>";
  for (int i = 0; i < 40; ++i)
    page += "<li><a href='/2026/10/" + std::to_string(i) + "'>A headline of five words here</a></li>";
  const Article a = extracted(page + "</ul>");
  EXPECT_EQ(a.kind, ArticleKind::listing);
  EXPECT_TRUE(a.body.empty());
}

TEST(Html, IdDependsOnAddressAndBytesAlone) {
  EXPECT_EQ(extracted("<p>x").id, extracted("<p>x").id);
  EXPECT_NE(extracted("<p>x").id, extracted("<p>y").id);
  EXPECT_EQ(extracted("<p>x").id.size(), 16U);
}

TEST(Publishers, AreNamedByHostOrPromo) {
  EXPECT_EQ(publisher_of_host("edition.cnn.com"), "CNN");
  EXPECT_EQ(publisher_of_host("unknown.example"), "");
  EXPECT_EQ(publisher_in_note("For the latest news and weather, head to The Aldous Beacon."),
            "The Aldous Beacon");
  EXPECT_EQ(publisher_in_note("© 2026 Calder Examiner. All rights reserved."), "Calder Examiner");
  // What stands behind the name, and in front of it.
  for (const char* line :
       {"© Calder Examiner 2026 Pictures from Agencies", "© Calder Examiner2026All rights reserved",
        "Copyright © MMXXVI, Calder Examiner", "Copyright Calder Examiner 1996-2026 Privacy Code | Site Map",
        "© 2026 Calder Examiner • 12 Pier Road", "© 2026 Calder Examiner -- Send a letter",
        "Copyright 2026 Courtesy of Calder Examiner.", "© 2020—2026 owned by or licensed to Calder Examiner"})
    EXPECT_EQ(publisher_in_note(line), "Calder Examiner") << line;
  EXPECT_EQ(publisher_in_note("© 2026, St. Georgs Bote, Ulm"), "St. Georgs Bote");
  EXPECT_EQ(publisher_in_note("Copyright 2026 Peter J. Marsh. All rights reserved"), "Peter J. Marsh");
  EXPECT_EQ(publisher_in_note("© 2026 CL2000.com"), "CL2000");
  // Pictures, and headings of such lines.
  for (const char* line :
       {"© Ada Marsh/Getty Images", "© Foto: Ada Marsh", "Copyright & Permission Rules",
        "Copyright/IP Policy", "Copyright, respective author", "© 2026", "© 2026 All rights"})
    EXPECT_EQ(publisher_in_note(line), "") << line;
}

TEST(Seed, HasEveryPart) {
  const char* set = std::getenv("BROADSHEET_DATA");
  const std::filesystem::path path =
      (set != nullptr ? std::string(set) : std::string(BROADSHEET_SOURCE_DIR) + "/../shared/data") +
      "/seed/page.txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  const Article a = extracted(read_file(path), "");
  EXPECT_EQ(joined(a.byline), "Laura Kelly");
  EXPECT_EQ(a.publisher, "The Hill");
  EXPECT_EQ(a.published->iso(), "2022-12-09");
  EXPECT_EQ(a.body.size(), 15U);
  EXPECT_EQ(a.teasers.size(), 20U);
}

}  // namespace
}  // namespace broadsheet
