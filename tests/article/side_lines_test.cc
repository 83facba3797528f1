// Lines that stand beside a story and say so in their words.

#include "article/side_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "article/blocks.h"
#include "article/tables.h"

namespace broadsheet {
namespace {

PageBlock paragraph(const std::string& text) {
  PageBlock block;
  block.text = text;
  block.words = count_words(text);
  block.characters = static_cast<std::uint32_t>(text.size());
  return block;
}

TEST(SideLines, AreBylinesWithoutAMarkBehindTheName) {
  EXPECT_TRUE(is_byline_line(paragraph("By Ada Marsh Staff writer"), {}));
  EXPECT_TRUE(is_byline_line(paragraph("By CY HART The Port Ledger"), {}));
  EXPECT_FALSE(is_byline_line(paragraph("By Monday evening the ferry had left."), {}));
  PageBlock subhead = paragraph("By sea and by land");
  subhead.kind = BlockKind::subhead;
  EXPECT_FALSE(is_byline_line(subhead, {})) << "a subhead may open so";
}

TEST(SideLines, AreWhatSomebodyIsUnderTheName) {
  EXPECT_TRUE(is_byline_line(paragraph("AP Golf Writer"), {}));
  EXPECT_TRUE(is_byline_line(paragraph("Aldine Times news services"), {}));
  EXPECT_FALSE(is_byline_line(paragraph("She is a golf writer of long standing."), {}));
  EXPECT_FALSE(is_byline_line(paragraph("Writer"), {}));
}

TEST(SideLines, AskReadersForMoreThanToRead) {
  for (const char* text :
       {"Want more harbour news? Sign up for our weekly letter.", "Our journalism needs your support.",
        "The best of The Beacon, straight to your inbox every Sunday",
        "We may receive compensation where you buy by these links.",
        "Il vous reste 57 % de cet article à lire. La suite est réservée aux abonnés."})
    EXPECT_TRUE(is_appeal(paragraph(text))) << text;
  EXPECT_FALSE(is_appeal(paragraph("Two thousand people have signed up for the winter crossings.")));
}

TEST(SideLines, SayWhereAStoryWasReportedFrom) {
  EXPECT_TRUE(says_where_from(paragraph("Marsh reported from Port Aldine.")));
  EXPECT_TRUE(says_where_from(paragraph("Ada Marsh and Ben Cole reported from Port Aldine and Oslo.")));
  EXPECT_FALSE(says_where_from(paragraph("She reported from Port Aldine for ten years.")));
  EXPECT_FALSE(says_where_from(paragraph("Two faults were reported from Port Aldine.")));
}

TEST(SideLines, AreADayAndATimeWithoutTheYear) {
  EXPECT_TRUE(is_date_line(paragraph("01/09 18:48:47 ET")));
  EXPECT_TRUE(is_date_line(paragraph("Updated at 9:35 am")));
  EXPECT_TRUE(is_date_line(paragraph("Fri Dec 28, 7:05 AM ET")));
  EXPECT_TRUE(is_date_line(paragraph("Published:\u00C2 Tuesday, January 08"))) << "a damaged blank";
  for (const char* text :
       {"2026年11月8日（来源：海港报）", "「海港報」2026年11月8日", "November 8, 2026 (Port Aldine):"})
    EXPECT_TRUE(is_date_line(paragraph(text))) << text;
  EXPECT_FALSE(is_date_line(paragraph("1030 GMT 29 June"))) << "stands over an entry of a diary";
  EXPECT_TRUE(is_date_line(paragraph("18:48"))) << "over an entry of a live blog";
  EXPECT_FALSE(is_date_line(paragraph("118:48")));
  EXPECT_FALSE(is_date_line(paragraph("The ferry leaves at 9:35 am")));
}

TEST(SideLines, AreLabels) {
  for (const char* text : {"Continued...", "(Agencies)", "Read on:", "Story continues below"})
    EXPECT_TRUE(is_label(paragraph(text))) << text;
  EXPECT_FALSE(is_label(paragraph("The talks continued.")));
}

TEST(SideLines, SayWhereAStoryIsFiled) {
  EXPECT_TRUE(is_shelf_line(paragraph("Tags: ferries, ports")));
  EXPECT_TRUE(is_shelf_line(paragraph("Filed under Harbour")));
  EXPECT_FALSE(is_shelf_line(paragraph("Tags are sewn into each coat by hand.")));
}

TEST(SideLines, NameWhomAStoryIsFrom) {
  for (const char* text : {"Source: Harbour Office", "Sources: The Port Ledger, Aldine News", "来源：海港报",
                           "Provided by the Institute of Ports and Inland Waters", "port.ledger.com"})
    EXPECT_TRUE(is_source_line(paragraph(text))) << text;
  for (const char* text : {"Source: the chair of the council said so on Monday.",
                           "Provided by law, it is due.", "The ferry.The boat", "St.Paul"})
    EXPECT_FALSE(is_source_line(paragraph(text))) << text;
}

TEST(SideLines, OfferToPrintToShareAndToComment) {
  for (const char* text : {"Print Email Share", "12 comments", "Leave a comment", "Facebook | Twitter"})
    EXPECT_TRUE(is_service_line(paragraph(text))) << text;
  for (const char* text : {"Facebook and Twitter fell on Monday.", "Share of ferries by port",
                           "He had no further comments for the council"})
    EXPECT_FALSE(is_service_line(paragraph(text))) << text;
}

TEST(SideLines, AreCreditsOfPictures) {
  for (const char* text : {"Ada Marsh/Getty Images", "(Photo: Harbour Office)", "Cy Hart | Alamy"})
    EXPECT_TRUE(is_picture_credit(paragraph(text))) << text;
  EXPECT_FALSE(is_picture_credit(paragraph("The picture was bought from Getty Images.")));
  EXPECT_FALSE(is_picture_credit(paragraph("A boat made by Budgetty")));
  const std::string caption =
      "The crew of the harbour ferry prepares the boat for the winter in the port of Tolmin. ";
  for (const char* credit :
       {"Photo: Ada Marsh / The Beacon", "Photograph by Cy Hart.", "Credit: Harbour Office"})
    EXPECT_TRUE(is_picture_credit(paragraph(caption + credit))) << credit;
  EXPECT_FALSE(is_picture_credit(paragraph(caption + "Cost per Credit: In-State, $1,797")));
  EXPECT_FALSE(is_picture_credit(paragraph(caption + "She said of the Photo: It was mine. We kept it.")));
}

TEST(SideLines, PointToAnotherStoryWhereMostOfThemIsItsLink) {
  PageBlock pointer = paragraph("SEE ALSO: Grain ships leave the port");
  pointer.link_characters = 26;
  EXPECT_TRUE(is_pointer(pointer));
  PageBlock bracketed = paragraph("[ Also read: Grain ships leave the port ]");
  bracketed.link_characters = 26;
  EXPECT_TRUE(is_pointer(bracketed));
  PageBlock polish = paragraph("Czytaj też: Promy zostają na zimę");
  polish.link_characters = 24;
  EXPECT_TRUE(is_pointer(polish));
  pointer.link_characters = 0;
  EXPECT_FALSE(is_pointer(pointer)) << "the story speaks";
  PageBlock sentence = paragraph("More ferries are to run in winter");
  sentence.link_characters = 30;
  EXPECT_FALSE(is_pointer(sentence));
}

TEST(SideLines, SayHowToReachWhoWrote) {
  EXPECT_TRUE(says_how_to_reach(paragraph("Ben Cole can be reached at cole@beacon.example")));
  EXPECT_TRUE(says_how_to_reach(paragraph("(Ben Cole can be reached at cole(at)beacon.example.)")));
  EXPECT_TRUE(says_how_to_reach(paragraph("Ben Cole covers ports. Write to him at cole@beacon.example")));
  EXPECT_TRUE(says_how_to_reach(paragraph("Follow Ben Cole of The Beacon on Twitter: @bencole")));
  EXPECT_FALSE(
      says_how_to_reach(paragraph("No deal can be reached by Monday, the chair of the council said.")));
}

TEST(SideLines, NameTheHouseThatSharesALineWithAnAgency) {
  EXPECT_EQ(agency_of_line(paragraph("Reuters/Courier Lists")), "Reuters");
  EXPECT_EQ(agency_of_line(paragraph("mit dpa")), "dpa");
  EXPECT_EQ(agency_of_line(paragraph("Port Ledger/Reuters")), "") << "the house first is who wrote";
  EXPECT_EQ(agency_of_line(paragraph("AP and the harbour office")), "");
}

}  // namespace
}  // namespace broadsheet
