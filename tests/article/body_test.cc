// The body where the page's own class names and headings mislead.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "broadsheet/article.h"

namespace broadsheet {
namespace {

// Paragraphs of one kind with words of their own: a page does not say the same thing ten times.
std::string sentences(int count, int first = 0) {
  static const std::vector<std::string> places = {"Aldine",   "Calder", "Tolmin",
                                                  "Lindmoor", "Sarnia", "Veldmark"};
  std::string out;
  for (int i = first; i < first + count; ++i)
    out += "<p>The harbour board of Port " + places[static_cast<std::size_t>(i) % places.size()] +
           " voted on day " + std::to_string(i + 1) + " to keep ferry number " + std::to_string(i * 7 + 3) +
           " running through the winter months, its chair told the council.</p>";
  return out;
}

Article read(const std::string& inside) {
  Capture capture;
  capture.id = "page";
  capture.bytes =
      "<!doctype html><html><body><nav>Home</nav><h1>Ferry keeps running</h1>" + inside + "</body></html>";
  return extract(Page::parse(std::move(capture)).value()).value();
}

std::size_t told(const std::string& inside) {
  const Article article = read(inside);
  std::size_t paragraphs = 0;
  for (const Block& block : article.body) paragraphs += block.kind == BlockKind::paragraph;
  return paragraphs;
}

std::string times(int count, const std::string& text) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

TEST(Body, GoesOnBehindARelatedBoxAmongTheParagraphs) {
  EXPECT_EQ(told("<div class=story>" + sentences(5) +
                 "<h3>Related</h3><p><a href=/2026/10/18/other-story-2.html>Council weighs a new harbour "
                 "wall</a></p>" +
                 sentences(5, 5) + "</div>"),
            10U);
}

TEST(Body, StandsInAnElementNamedForThePaywallOrTheRailBesideIt) {
  for (const std::string name : {"paywall", "has-right-rail", "trail", "ContainerWithSidebarWrapper"})
    EXPECT_EQ(told("<div class=" + name + ">" + sentences(6) + "</div><div>" + sentences(4, 6) + "</div>"),
              10U)
        << name;
  EXPECT_EQ(
      told("<div class=trail>" + sentences(12) + "</div><div class=rail>" + sentences(6, 12) + "</div>"),
      12U);
}

TEST(Body, IsReadWhereThePageHidesNearlyAllOfItAndThatIsTold) {
  const std::vector<std::string> told_flag = {"hidden-text"};
  const std::string hidden = "<div hidden>" + sentences(12, 2) + "</div>";
  EXPECT_EQ(told(hidden), 12U);
  EXPECT_EQ(read(hidden).flags, told_flag);
  EXPECT_EQ(told("<div>" + sentences(2) + "</div>" + hidden), 14U);
  // A story that is shown is not added to.
  EXPECT_EQ(told("<div>" + sentences(10) + "</div>" + hidden), 10U);
  EXPECT_TRUE(read("<div>" + sentences(10) + "</div>" + hidden).flags.empty());
}

TEST(Body, IsNoPromoWhereItsClassSpeaksOfSubscribers) {
  EXPECT_EQ(
      told("<div class='asset subscriber-premium'>" + sentences(3) + "</div><div class=other>" +
           sentences(3, 3) + "</div>"),
      told("<div class='asset'>" + sentences(3) + "</div><div class=other>" + sentences(3, 3) + "</div>"));
}

TEST(Body, LeavesOutTheNextArticleOfAnEndlessPage) {
  EXPECT_EQ(told("<article class=story>" + sentences(6) +
                 "</article><article class=story><h1>Another story</h1>" + sentences(9, 6) + "</article>"),
            15U);  // no article holds the headline: nothing tells the stories apart
  EXPECT_EQ(told("<article class=story><h1>Ferry keeps running</h1>" + sentences(6) +
                 "</article><article class=story><h1>Another story</h1>" + sentences(9, 6) + "</article>"),
            6U);
}

TEST(Body, EndsWhereAHeadingOpensTheReadersComments) {
  const std::string story = "<div>" + sentences(5) + "</div>";
  const std::string views = "<div>" + sentences(4, 20) + "</div>";
  EXPECT_EQ(told(story + "<h3>Comments (4)</h3>" + views), 5U);
  EXPECT_EQ(told(story + "<p>Comments are now closed for this story</p>" + views), 5U);
  EXPECT_EQ(told("<div>" + sentences(5) + "<p>4 comments</p>" + sentences(4, 20) + "</div>"), 9U)
      << "a count among the paragraphs";
}

// "the report, opens new tab" for those who hear the page.
TEST(Body, LeavesOutWhatIsSaidToThoseWhoHearThePageAlone) {
  const auto first = [](const std::string& hidden) {
    const Article article =
        read("<p>The harbour board of Port Aldine published <a href='/r'>a report" + hidden +
             "</a> of ninety pages on the ferry, its chair told the council on Monday.</p>" + sentences(3));
    return article.body.empty() ? "" : article.body[0].text.substr(0, 60);
  };
  const std::string plain = "The harbour board of Port Aldine published a report of ninet";
  EXPECT_EQ(first("<span class='visually-hidden'>, opens new tab</span>"), plain);
  EXPECT_EQ(first("<svg aria-hidden='true'></svg><span style='border:0;clip:rect(0 0 0 0)'> (link)</span>"),
            plain);
  EXPECT_EQ(first("<span aria-hidden='true'>s</span><span class='sr-only'>s</span>").substr(0, 51),
            "The harbour board of Port Aldine published a report")
      << "what is drawn beside it is read once";
}

const std::string lead =
    "The harbour ferry of Port Aldine is to run on through the winter, the council has decided.";

TEST(Standfirst, IsTheLeadThatIsSetApartWhereTheStoryHasNoOther) {
  const Article article = read("<div><b>" + lead + "</b></div><div>" + sentences(6) + "</div>");
  EXPECT_EQ(article.standfirst, lead);
  EXPECT_EQ(article.body.size(), 6U);
  const std::string appeal =
      "The harbour ferry of Port Aldine is to run on: read more of it in our newsletter each Friday.";
  EXPECT_EQ(read("<div><b>" + appeal + "</b></div><div>" + sentences(6) + "</div>").standfirst, "");
  EXPECT_EQ(read("<blockquote class=standfirst>" + lead + "</blockquote><div>" + sentences(6) + "</div>")
                .standfirst,
            "")
      << "nor is it a quotation";
}

TEST(Standfirst, IsNoBylineNoDayAndNotTheHeadlineAgain) {
  for (const std::string line : {"By Ada Marsh, Harbour Bureau of the Beacon",
                                 "Monday, 3 November 2026 10:15 a.m.", "Ferry keeps running"})
    EXPECT_EQ(read("<div class=standfirst>" + line + "</div><div>" + sentences(6) + "</div>").standfirst, "")
        << line;
}

TEST(Standfirst, IsTheStorysOwnLeadWhereItOpensARowOfItsParagraphs) {
  const std::string long_lead =
      lead + " Its chair said so on Monday, and wants a second crew for the evenings.";
  const auto told_first = [&](const std::string& inside) {
    const Article article = read(inside);
    return article.standfirst.empty() && article.body.front().text == long_lead;
  };
  const std::string intro = "<p class=lead>" + long_lead + "</p>";
  EXPECT_TRUE(told_first("<div>" + intro + sentences(6) + "</div>"));
  EXPECT_FALSE(told_first("<div class=head>" + intro + "</div><div>" + sentences(6) + "</div>"));
  EXPECT_FALSE(told_first("<div>" + intro + "<p class=byline>By Ada Marsh</p>" + sentences(6) + "</div>"))
      << "apart from them";
}

TEST(Standfirst, IsTheStoryWhereNothingElseIsTold) {
  const std::string brief = lead + " Its chair said so on Monday, and wants a second crew for the evenings.";
  const Article article = read("<p class=intro>" + brief + "</p><time datetime=2026-11-03>3 November</time>");
  EXPECT_EQ(article.standfirst, "");
  ASSERT_EQ(article.body.size(), 1U);
  EXPECT_EQ(article.body[0].text, brief);
}

TEST(Body, EndsBeforeALineThatAnnouncesWhatIsLeftOut) {
  const auto last = [](const std::string& behind) {
    return read("<div>" + sentences(6) + behind + "</div>").body.back().text;
  };
  const std::string links = "<ul><li><a href=/a>Ports</a></li><li><a href=/b>Ferries</a></li></ul>";
  const std::string told = last("");
  EXPECT_EQ(last("<p>On the harbour ferry, on the Net:</p>" + links), told);
  EXPECT_EQ(last("<h3>What the crew wears in winter</h3>" + links), told);
}

TEST(Body, HasNoSubheadWhoseSectionIsLeftOut) {
  const auto subheads = [](const std::string& section) {
    std::size_t count = 0;
    for (const Block& block : read("<div>" + sentences(4) + "<h3>What the crew says</h3>" + section +
                                   "<h3>What the board says</h3>" + sentences(4, 4) + "</div>")
                                  .body)
      count += block.kind == BlockKind::subhead;
    return count;
  };
  EXPECT_EQ(subheads(sentences(2, 10)), 2U);
  EXPECT_EQ(subheads("<p>Sign up for our letter of the harbour, to your inbox each Friday.</p>"), 1U);
}

TEST(Body, DoesNotOpenWithTheHeadlineAndWhoWroteIt) {
  const std::string again = "<p>Ferry keeps running January 8, 2026 By Ada Marsh of the harbour desk</p>";
  EXPECT_EQ(told("<div>" + again + sentences(6) + "</div>"), 6U);
  EXPECT_EQ(told("<div><p>Ferry keeps running, the harbour board of Port Aldine said on Monday evening.</p>" +
                 sentences(6) + "</div>"),
            7U)
      << "a sentence";
}

TEST(Body, LeavesOutWhatIsToldOfAnAuthorWhomThePageAloneNames) {
  const std::string about = "Ada Marsh is a harbour pilot and lives in Tolmin with two dogs and a boat.";
  const auto article = [&](const std::string& byline) {
    return read(byline + "<div>" + sentences(6) + "<p>" + about + "</p></div>");
  };
  EXPECT_EQ(article("").body.size(), 7U);
  const Article signed_by_her = article("<p class=author>Ada Marsh</p>");
  EXPECT_EQ(signed_by_her.body.size(), 6U);
  ASSERT_EQ(signed_by_her.notes.size(), 1U);
  EXPECT_EQ(signed_by_her.notes[0].kind, NoteKind::about_author);
  EXPECT_EQ(signed_by_her.notes[0].text, about);
}

TEST(Body, HasAShortSentenceThatIsAParagraphLikeTheOneBeforeIt) {
  const auto last = [](const std::string& behind) {
    return read("<div>" + sentences(6) + behind +
                "</div><ul><li><a href=/a>Ports</a></li><li><a href=/b>Ferries</a></li></ul>")
        .body.back()
        .text;
  };
  EXPECT_EQ(last("<p>Nobody was hurt.</p>"), "Nobody was hurt.");
  EXPECT_NE(last("<p>So far so good</p>"), "So far so good") << "no sentence";
  EXPECT_NE(last("<p>So <a href=/x>far</a> so good.</p>"), "So far so good.") << "a link";
}

TEST(Body, LeavesOutBoxesOfFacts) {
  for (const std::string name : {"article-factbox", "infobox_1x"})
    EXPECT_EQ(told("<div>" + sentences(6) + "<div class='" + name + "'>" + sentences(2, 6) + "</div>" +
                   sentences(2, 8) + "</div>"),
              8U)
        << name;
  EXPECT_EQ(told("<div class=infobox>" + sentences(8) + "</div>"), 8U) << "it holds the story";
}

TEST(Body, LeavesOutWhatAPageAsksOfItsReaders) {
  EXPECT_EQ(told("<div>" + sentences(6) + "<div class='privacy-text'>" + sentences(3, 6) + "</div></div>"),
            6U);
}

TEST(Body, LeavesOutWhatAClassHides) {
  const auto told_with = [](const std::string& classes) {
    return told("<div>" + sentences(8) + "<div class='" + classes + "'>" + sentences(4, 8) + "</div></div>");
  };
  EXPECT_EQ(told_with("hidden box"), 8U);
  EXPECT_EQ(told_with("hidden md:block"), 12U) << "shown on wide screens";
  EXPECT_EQ(told_with("overflow-hidden"), 12U);
  EXPECT_EQ(told("<div class=hidden>" + sentences(8) + "</div>"), 8U) << "the story, until a script runs";
}

TEST(Body, HoldsAQuotationOnceThatIsDrawnOutOfIt) {
  const auto quotations = [&](const std::string& said) {
    std::size_t count = 0;
    for (const Block& block : read("<div>" + sentences(4) + "<p>“It was a surprise. " + said +
                                   ", in all those years,” its chair told the council.</p><blockquote>“The "
                                   "crew of the old ferry had no "
                                   "say in what the board has voted for, and it knew.”</blockquote>" +
                                   sentences(4, 4) + "</div>")
                                  .body)
      count += block.kind == BlockKind::quotation;
    return count;
  };
  EXPECT_EQ(quotations("The crew of the old ferry had no say in what the board has voted for, and it knew"),
            0U);
  EXPECT_EQ(quotations("The crew of the old ferry had a say in what the board has voted for, and it knew"),
            1U);
}

TEST(Body, KnowsTheStopOfDevanagari) {
  const std::string line = "<p>" + times(14, "नगर ") + "है।</p>";
  EXPECT_EQ(told("<div>" + times(6, line) + "</div>"), 6U);
}

TEST(Body, TakesForACaptionOnlyWhatTellsOfAPicture) {
  const auto captions = [](const std::string& inside) {
    std::vector<std::string> out;
    for (const Block& block : read(sentences(4) + inside + sentences(4, 4)).body)
      if (block.kind == BlockKind::caption) out.push_back(block.text);
    return out;
  };
  using Captions = std::vector<std::string>;
  EXPECT_EQ(captions("<figure><img src=/f.jpg><figcaption>The ferry Alma at its pier.</figcaption></figure>"),
            Captions{"The ferry Alma at its pier."});
  for (const std::string mark : {"Advertisement", "ANZEIGE", "Publicité", "広告"})
    EXPECT_EQ(captions("<div class=slot-caption>" + mark + "</div>"), Captions{}) << mark;
  EXPECT_EQ(captions("<figure><img src=/f.jpg><figcaption><div>Credit:</div></figcaption></figure>"),
            Captions{});
  EXPECT_EQ(captions("<div class=closed-captions-box><div>Subtitles</div><div>English</div></div>"),
            Captions{});
  EXPECT_EQ(captions("<figure><img src=/f.jpg><figcaption>The ferry Alma at its pier. <b "
                     "class=hide-caption>hide caption</b></figcaption></figure>"),
            Captions{"The ferry Alma at its pier."});
  EXPECT_EQ(captions("<div class=related-box><figure><a href=/2026/10/18/other-story-2.html><img src=/g.jpg>"
                     "<figcaption>Council weighs a new harbour wall</figcaption></a></figure></div>"),
            Captions{});
}

std::vector<std::string> rows(const std::string& inside) {
  std::vector<std::string> out;
  for (const Block& block : read(sentences(4) + inside + sentences(4, 4)).body)
    if (block.kind == BlockKind::table) out.push_back(block.text);
  return out;
}

const std::string sailings =
    "<tr><td>Ferry Alma of Tolmin<td>It sails to Port Aldine in 40 minutes, and back at noon.<td><td>Two "
    "boats</tr>"
    "<tr><td>Ferry Mira<td>It sails to Port Calder in 25 minutes, and back at night.<td>3<td>4</tr>";

TEST(Body, TellsATableRowByRow) {
  using Rows = std::vector<std::string>;
  EXPECT_EQ(
      rows("<table><tr><th><th colspan=2>Crossing<th>Boats</tr>" + sailings + "</table>"),
      (Rows{"\tCrossing\t\tBoats",
            "Ferry Alma of Tolmin\tIt sails to Port Aldine in 40 minutes, and back at noon.\t\tTwo boats",
            "Ferry Mira\tIt sails to Port Calder in 25 minutes, and back at night.\t3\t4"}))
      << "whole, though nobody would tell a 3";
  EXPECT_EQ(rows("<table><tr><td colspan=-3>Ferry<td>Boats</tr>" + sailings + "</table>").at(0),
            "Ferry\tBoats");
}

TEST(Body, KeepsNoMoreColumnsThanAPageCanShow) {
  const std::string told =
      rows("<table><tr><td>Ferry<td colspan=900>Crossing<td>Boats<td>Crew</tr>" + sailings + "</table>")
          .at(0);
  EXPECT_EQ(told, "Ferry\tCrossing" + std::string(62, '\t') + "Boats Crew");
}

TEST(Body, KeepsTheLinesOfWhatIsPreformatted) {
  std::string told;
  const std::string inside =
      "<pre>\nfor boat in fleet:\n    boat.sail(<b>12</b>)  \r\n\n\n    print(\"The harbour board of Aldine "
      "keeps every "
      "ferry running\")\n\n</pre>";
  for (const Block& block : read(sentences(4) + inside + sentences(4, 4)).body)
    if (block.kind == BlockKind::preformatted) told += block.text;
  EXPECT_EQ(
      told,
      "for boat in fleet:\n    boat.sail(12)\n\n    print(\"The harbour board of Aldine keeps every ferry "
      "running\")");
}

}  // namespace
}  // namespace broadsheet
