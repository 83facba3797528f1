// What the words of saying are and how far they reach, in English.

#include <gtest/gtest.h>

#include "tests/statement/told.h"

namespace broadsheet {
namespace {

TEST(Cues, MayBeANounBesideAVerbThatSaysLittle) {
  const std::string_view doubts = "Ada Lindqvist has raised serious doubts about the pier.";
  EXPECT_EQ(told(doubts), "Ada Lindqvist -> the pier|");
  EXPECT_EQ(cues(doubts), "has raised serious doubts about|");
  EXPECT_EQ(cues("The board made the case that the pier holds."), "made the case|");
  // What is promised is hers, and the statement is no clause.
  EXPECT_EQ(told("She repeated her promise to open the pier."), "She -> her promise to open the pier|");
  EXPECT_EQ(told("The mayor released a statement that shocked the town."), "");
}

TEST(Cues, MayBeANounBesideWhoseItIs) {
  EXPECT_EQ(told("It fuelled Ada Lindqvist's claim that the pier holds."),
            "Ada Lindqvist's -> that the pier holds|");
  EXPECT_EQ(told("The road closed amid fears that the pier would fall."), " that the pier would fall|");
}

TEST(Cues, BeginWithTheVerbThatLeadsToAnInfinitive) {
  EXPECT_EQ(cues("She was bold enough to praise the pier."), "was bold enough to praise|");
  EXPECT_EQ(cues("He went on to say the pier was old."), "went on to say|");
  EXPECT_EQ(cues("The mayor refused to comment on the pier."), "refused to comment on|");
  EXPECT_EQ(cues("She seemed to mock the board."), "seemed to mock|");
  EXPECT_EQ(told("She seemed to mock the board."), "She -> the board|");
  EXPECT_EQ(told("It will be hard to find the pier."), "");
}

TEST(Cues, BeginWithTheVerbThatLeadsToAGerund) {
  EXPECT_EQ(cues("The mayor began praising the pier."), "began praising|");
  const std::string_view statement = "The board issued a statement Thursday saying the pier was safe.";
  EXPECT_EQ(cues(statement), "issued a statement Thursday saying|");
  EXPECT_EQ(told(statement), "The board -> the pier was safe|");
}

TEST(Cues, HaveHowItIsSaid) {
  EXPECT_EQ(cues("“It holds,” she said with a smile. “It holds,” the mayor said carefully."),
            "said with a smile|said carefully|");
  EXPECT_EQ(cues("She said in a statement that the pier holds."), "said in a statement|");
  EXPECT_EQ(cues("She wrote in an email: “The pier holds.”"), "wrote in an email:|");
  EXPECT_EQ(told("The mayor wrote back: “The pier holds.”"), "The mayor -> “The pier holds.”|");
  EXPECT_EQ(cues("The mayor responded by saying the pier was safe."), "responded by saying|");
  EXPECT_EQ(cues("She spoke openly on the radio about the pier."), "spoke openly on the radio about|");
  EXPECT_EQ(cues("The mayor recently praised the pier."), "recently praised|");
  EXPECT_EQ(cues("She hinted at a strike."), "hinted at|");
}

TEST(Cues, HaveTheirParticle) {
  EXPECT_EQ(cues("The mayor spelled out the plan."), "spelled out|");
  EXPECT_EQ(cues("The mayor spoke highly of the pier."), "spoke highly of|");
  EXPECT_EQ(cues("Lindqvist spoke out against the pier."), "spoke out against|");
  EXPECT_EQ(cues("The mayor will testify before the board about the pier."),
            "will testify before the board about|");
  EXPECT_EQ(told("The film spoke more about loneliness than about piers."), "");
  EXPECT_EQ(cues("The mayor said instead that the pier holds."), "said instead|");
  EXPECT_EQ(cues("Lindqvist has nevertheless called his plan a mistake."), "has nevertheless called|");
}

TEST(Cues, OfSomeVerbsNeedTheirParticle) {
  EXPECT_EQ(cues("The mayor lashed out at the board. Pilots have pushed for a pier."),
            "lashed out at|have pushed for|");
  EXPECT_EQ(cues("The board laid out its plan. The town balked at the price."), "laid out|balked at|");
  EXPECT_EQ(told("The mayor laid a stone and pushed the door. He was quick to push the board."), "");
}

TEST(Cues, AskForWhatIsAsked) {
  EXPECT_EQ(told("The board asked for proof of the repair, and the pier closed."),
            "The board -> proof of the repair|");
  EXPECT_EQ(told("Paul Venn also asked Lindqvist if the pier holds."), "Paul Venn -> if the pier holds|");
}

TEST(Cues, LikenOneThingToAnother) {
  EXPECT_EQ(told("They see the pier as a danger to ships. She saw the pier."),
            "They -> the pier as a danger to ships|");
  EXPECT_EQ(told("Lindqvist compared the pier to a bridge. Ships were few compared with last year."),
            "Lindqvist -> the pier to a bridge|");
  EXPECT_EQ(told("Venn dubbed the pier “a bridge.”"), "Venn -> the pier “a bridge.”|");
}

TEST(Cues, AreVerbsThatMayBeNounsElsewhere) {
  EXPECT_EQ(told("Lindqvist also claims he was paid."), "Lindqvist -> he was paid|");
  EXPECT_EQ(told("He demands steel for the pier."), "He -> steel for the pier|");
  EXPECT_EQ(told("Neither company would comment on the pier."), "Neither company -> the pier|");
  EXPECT_EQ(told("The mayor would like to open the pier."), "The mayor -> to open the pier|");
  EXPECT_EQ(told("Officials like Ada Lindqvist came. Western states that vote late are few."), "");
}

TEST(Cues, AreThirdPersonsBeforeThat) {
  EXPECT_EQ(told("Footage shows that the pier fell."), "Footage -> that the pier fell|");
  EXPECT_EQ(told("Polling of union pilots shows that the pier is old."),
            "Polling of union pilots -> that the pier is old|");
  EXPECT_EQ(told("A new Skerry poll finds the pier is old."), "A new Skerry poll -> the pier is old|");
  EXPECT_EQ(told("Board reports show that the pier is old."), "Board reports -> that the pier is old|");
  EXPECT_EQ(told("One says the pier is new; another says the pier is old."),
            "One -> the pier is new|another -> the pier is old|");
}

TEST(Cues, AreThirdPersonsBehindAnAside) {
  EXPECT_EQ(told("Her group, March for Ships, plans to close the pier."),
            "Her group, March for Ships, -> to close the pier|");
  EXPECT_EQ(told("The newspaper calls it a wreck. The television shows to come are few."),
            "The newspaper -> it a wreck|");
}

TEST(Cues, HaveTheirAuxiliaries) {
  EXPECT_EQ(told("The ministry will discuss the pier."), "The ministry -> the pier|");
  EXPECT_EQ(told("Both have promised to pay."), "Both -> to pay|");
}

TEST(Cues, OfVerbsThatAreDeedsAsWellNeedTheirClause) {
  EXPECT_EQ(told("The board maintains that the pier holds. The board maintains the pier."),
            "The board -> that the pier holds|");
}

TEST(Cues, AreSpeltOnBothSidesOfTheSea) {
  EXPECT_EQ(told("The board criticised the plan. It recognises that the pier is old."),
            "The board -> the plan|It -> that the pier is old|");
}

TEST(Cues, DoNotBeginWithANounThatLooksLikeAnAdverb) {
  EXPECT_EQ(told("A pilot of the family suggested they leave."), "A pilot of the family -> they leave|");
}

TEST(Cues, DoubleTheirLastLetter) {
  EXPECT_EQ(cues("The mayor concurred with the pilots. She regretted the delay."),
            "concurred with|regretted|");
}

TEST(Cues, AreNoAttributesAndNoDeeds) {
  EXPECT_EQ(told("He organised a party called the Long Night."), "");
  EXPECT_EQ(told("The mayor backed away from the plan. The minister showed up."), "");
  EXPECT_EQ(told("They came to four nominating contests."), "");
  EXPECT_EQ(told("She found a coin in the pier. It lies in her home state of Tolmin."), "");
  EXPECT_EQ(told("(Additional reporting by Paul Venn)"), "");
  EXPECT_EQ(told("There may be no love lost between the pilots and the mayor."), "");
  EXPECT_EQ(told("The pilot cheered and held up a sign."), "");
  EXPECT_EQ(told("A new poll found strong support for the pier."),
            "A new poll -> strong support for the pier|");
}

TEST(Cues, OfHeadlinesMayBeThoughtAndBacked) {
  EXPECT_EQ(told("Ada Marsh Backs Harbour Tunnel"), "Ada Marsh -> Harbour Tunnel|");
  EXPECT_EQ(cues("Mayor Finally Endorses Harbour Tunnel"), "Finally Endorses|");
  EXPECT_EQ(told("Harbour board to back the bridge. It met."), "Harbour board -> the bridge|");
  EXPECT_EQ(told("Marsh on the tunnel: Not before 2030. It was Marsh."), "Marsh -> Not before 2030|");
}

TEST(Cues, OfHearsayMayHaveAComplement) {
  EXPECT_EQ(told("It opened up about being described as a wreck."), "");
  EXPECT_EQ(told("The pier is known for its steel."), " The pier its steel|");
  EXPECT_EQ(cues("The bridge was seen as a warning."), "was seen as|");
}

TEST(Cues, PutIntoTheSentenceComeBeforeThoseTheyTellOf) {
  EXPECT_EQ(told("Pilots hope the pier closes soon, they say."), "they -> Pilots hope the pier closes soon|");
  EXPECT_EQ(told("The last word: “It holds,” she told the Beacon."), "she -> “It holds,”|");
}

TEST(Contents, EndWhereSomebodyElseSaysMore) {
  EXPECT_EQ(told("She said the pier was “sound,” while Paul Venn suggested it was not."),
            "She -> the pier was “sound,”|Paul Venn -> it was not|");
  EXPECT_EQ(told("The board admitted it was wrong when a pilot reported the fault."),
            "The board -> it was wrong|a pilot -> the fault|");
  EXPECT_EQ(told("Pilots say the pier holds, and aides say it will close."),
            "Pilots -> the pier holds|aides -> it will close|");
}

TEST(Contents, EndWhereTheSamePersonSaysMore) {
  EXPECT_EQ(told("She said the pier holds but did not suggest it was new."),
            "She -> the pier holds|She -> it was new|");
  EXPECT_EQ(told("She did not praise the board but did note that it paid."),
            "She -> the board|She -> that it paid|");
  EXPECT_EQ(told("She joked about the pier, praised the board, and left."),
            "She -> the pier|She -> the board|");
  EXPECT_EQ(told("She said that the mayor, who is 40, said nothing."),
            "She -> that the mayor, who is 40, said nothing|");
}

TEST(Contents, EndWithTheClauseThatOpensTheSentence) {
  EXPECT_EQ(told("And after Paul Venn denied the report, the board left."), "Paul Venn -> the report|");
  EXPECT_EQ(told("While only 7 percent said they are tired, 27 percent said they could go."),
            "only 7 percent -> they are tired|27 percent -> they could go|");
  EXPECT_EQ(told("Two weeks after Paul Venn said the pier was old, the board left."),
            "Paul Venn -> the pier was old|");
  EXPECT_EQ(told("When Paul Venn said the pier was “old,” the board left."),
            "Paul Venn -> the pier was “old,”|");
  EXPECT_EQ(told("As Paul Venn had written, “We could go.”"), "Paul Venn -> “We could go.”|");
  EXPECT_EQ(
      told("While Paul Venn said that the pier was old, Michael Amar of the board (once a pilot) left."),
      "Paul Venn -> that the pier was old|");
  EXPECT_EQ(told("Asked if the pier was “sound,” half of them left."), " if the pier was “sound,”|");
  EXPECT_EQ(told("While pilots say there are 2,400 piers, the board says there are ten."),
            "pilots -> there are 2,400 piers|the board -> there are ten|");
}

TEST(Contents, EndBeforeADashBehindWhichAnotherSpeaks) {
  EXPECT_EQ(told("She said the pier holds - Paul Venn said it will close."),
            "She -> the pier holds|Paul Venn -> it will close|");
}

TEST(Contents, EndBeforeTheWritersQuestionMarkAndRemark) {
  EXPECT_EQ(told("Would pilots say that the pier holds?"), "pilots -> that the pier holds|");
  EXPECT_EQ(told("She said the pier holds (it was built in 1910)."), "She -> the pier holds|");
}

TEST(Contents, EndBeforeTheWritersApposition) {
  EXPECT_EQ(told("She said the pier would close, a step that pilots welcome."),
            "She -> the pier would close|");
  EXPECT_EQ(told("She said the pier would close - a step that pilots welcome."),
            "She -> the pier would close|");
  EXPECT_EQ(told("She said the pier would close - they had left."), "She -> the pier would close|");
  EXPECT_EQ(told("She said that the pier - it is old - would close."),
            "She -> that the pier - it is old - would close|");
  EXPECT_EQ(told("She said ten piers would close, compared with two last year."),
            "She -> ten piers would close|");
  EXPECT_EQ(told("He spoke openly about Ada Marsh, the mayor of Tolmin."), "He -> Ada Marsh|");
  EXPECT_EQ(told("She said that Ada Marsh, the mayor, left."), "She -> that Ada Marsh, the mayor, left|");
}

TEST(Contents, EndWithTheSentenceThatInitialsClose) {
  EXPECT_EQ(told("Venn said it was the oldest in the U.S. While pilots left, the board said it holds."),
            "Venn -> it was the oldest in the U.S.|the board -> it holds|");
  EXPECT_EQ(told("Venn said the U.S. Navy left."), "Venn -> the U.S. Navy left|");
}

TEST(Contents, EndWithAWord) {
  EXPECT_EQ(told("She came, saying the pier holds - and arguing that it is new."),
            "She -> the pier holds|She -> that it is new|");
}

TEST(Contents, EndWithTheQuotationTheyBeginWith) {
  EXPECT_EQ(told("She replied, “We will see,” when pilots came."), "She -> “We will see,”|");
}

TEST(Contents, HaveTheTimeOfWhatSomebodyIsBlamedFor) {
  EXPECT_EQ(told("She blamed Venn for closing the pier in 1994."),
            "She -> Venn for closing the pier in 1994|");
  EXPECT_EQ(told("She praised the pier in 1994."), "She -> the pier|");
}

TEST(Contents, HaveTheMembersOfWhatIsPraised) {
  EXPECT_EQ(told("She praised the pilots, including Paul Venn."), "She -> the pilots, including Paul Venn|");
}

TEST(Contents, AreOneWhereBothClausesHaveTheirThat) {
  EXPECT_EQ(told("She said that the pier holds but that it is old."),
            "She -> that the pier holds but that it is old|");
  EXPECT_EQ(told("She said the pier holds but that it is old."), "She -> the pier holds that it is old|");
}

TEST(Contents, EndBeforeWhatIsNoSecondClause) {
  EXPECT_EQ(told("She praised the pier, but that pier was closed."), "She -> the pier|");
}

TEST(Contents, BeginBehindTheOccasion) {
  EXPECT_EQ(told("She said in an interview Thursday they had left."), "She -> they had left|");
  EXPECT_EQ(told("She said this week that they had left."), "She -> that they had left|");
  EXPECT_EQ(told("He said of the mayor, “She left,” and sat down."), "He -> “She left,”|");
  EXPECT_EQ(told("She said in winter it takes a year."), "She -> in winter it takes a year|");
  EXPECT_EQ(told("The mayor testified, for example, that the pier holds."),
            "The mayor -> that the pier holds|");
  EXPECT_EQ(told("She said, without evidence, that “the pier holds.”"), "She -> that “the pier holds.”|");
}

TEST(Contents, BeginBehindWhoIsTold) {
  EXPECT_EQ(told("The mayor agreed with Paul Venn that the pier is old."),
            "The mayor -> that the pier is old|");
  EXPECT_EQ(told("The mayor agreed with Paul Venn."), "The mayor -> Paul Venn|");
  EXPECT_EQ(told("The mayor told the Skerry Star-Ledger of Tolmin last week she would go."),
            "The mayor -> she would go|");
  EXPECT_EQ(told("She reminded them of the storm."), "She -> of the storm|");
  EXPECT_EQ(told("She asked them to pay."), "She -> them to pay|");
}

TEST(Contents, BeginWithTheInfinitiveBeforeAQuotation) {
  EXPECT_EQ(told("She vowed to “take the fight” to the sea."), "She -> to “take the fight” to the sea|");
}

TEST(Contents, HaveTheRelativeThatIsDescribed) {
  EXPECT_EQ(told("The steel, which she described as brittle, came late."), "she -> which brittle|");
}

TEST(Contents, OfAnAdjectiveAreWhole) {
  EXPECT_EQ(told("She made it clear that the mayor praised the pier."),
            "She -> that the mayor praised the pier|");
}

TEST(Contents, BeforeAccordingToBeginBehindConnectives) {
  EXPECT_EQ(told("But the pier closed, according to Paul Venn, head of the board."),
            "Paul Venn, head of the board -> the pier closed|");
  EXPECT_EQ(told("But according to the board, the pier closed."), "the board -> the pier closed|");
  EXPECT_EQ(told("The board said that, according to its own count, ten ships sank."),
            "The board -> that, according to its own count, ten ships sank|");
  EXPECT_EQ(told("The pier closed, according to the board, compared with two others."),
            "the board -> The pier closed|");
}

TEST(Sources, AreListsOfNames) {
  EXPECT_EQ(told("However, Ada Lindqvist, Paul Venn and Lucia Amar said the pier holds."),
            "Ada Lindqvist, Paul Venn and Lucia Amar -> the pier holds|");
  EXPECT_EQ(told("Marsh's rivals, Sens. Ada Marsh and Paul Venn, urged the board to pay."),
            "Marsh's rivals, Sens. Ada Marsh and Paul Venn, -> the board to pay|");
}

TEST(Sources, StandBehindTheVerbWithWhatTheyAre) {
  EXPECT_EQ(told("The pier is old, said former mayor Ada Lindqvist, who sails there."),
            "former mayor Ada Lindqvist, who sails there -> The pier is old|");
  EXPECT_EQ(told("The pier is within the law, said a handful of pilots who sail there."),
            "a handful of pilots who sail there -> The pier is within the law|");
  EXPECT_EQ(told("The contrast, said Venn and others, would be clear."),
            "Venn and others -> The contrast would be clear|");
}

TEST(Sources, StandBehindTheVerbThatOpensTheSentence) {
  EXPECT_EQ(told("He left. Said Ada Lindqvist, who grew up there, “We were poor.”"),
            "Ada Lindqvist, who grew up there, -> “We were poor.”|");
  EXPECT_EQ(told("He left. Continued Venn: “It holds.”"), "Venn -> “It holds.”|");
  EXPECT_EQ(told("Asked a question, Venn said, “It holds.”"), "Venn -> “It holds.”|");
}

TEST(Sources, HaveWhatIsToldOfThem) {
  EXPECT_EQ(told("Sen. Ada Lindqvist (D-Tolmin), said on Tuesday that the pier holds."),
            "Sen. Ada Lindqvist (D-Tolmin), -> that the pier holds|");
  EXPECT_EQ(told("Several pilots, including Ada Marsh, said the pier was old."),
            "Several pilots, including Ada Marsh, -> the pier was old|");
  EXPECT_EQ(told("The pier is old, according to the Marsh Group, which counts ships."),
            "the Marsh Group, which counts ships -> The pier is old|");
  EXPECT_EQ(told("A Skerry poll last week found that it is old. The mayor last week said it is old."),
            "A Skerry poll last week -> that it is old|The mayor -> it is old|");
  EXPECT_EQ(told("At least four officials claim to know the pier."),
            "At least four officials -> to know the pier|");
}

TEST(Sources, HaveNamesOfWorksInQuotationMarks) {
  EXPECT_EQ(told("Ada Marsh, host of the radio's “Harbour at Night,” suggested the pier was old."),
            "Ada Marsh, host of the radio's “Harbour at Night,” -> the pier was old|");
  EXPECT_EQ(told("“It holds,” said Ada Marsh, author of “Harbour at Night,” a book about piers."),
            "Ada Marsh, author of “Harbour at Night,” a book about piers -> “It holds,”|");
}

TEST(Sources, AreWholeBeforeAGerundFarBehindThem) {
  EXPECT_EQ(told("Black pilots came in numbers, saying the pier was old."),
            "Black pilots -> the pier was old|");
  EXPECT_EQ(told("Harbour board candidate Ada Marsh came, saying the pier was old."),
            "Harbour board candidate Ada Marsh -> the pier was old|");
  EXPECT_EQ(told("Lindqvist keeps a yard and an old pier in Tolmin and says it holds."),
            "Lindqvist -> it holds|");
}

TEST(Sources, BehindBySayNothingOfWhatFor) {
  EXPECT_EQ(told("Venn was mocked by Ada Marsh for leaving."), "Ada Marsh -> Venn|");
  EXPECT_EQ(told("Venn was mocked by opponents for his plan."), "opponents -> Venn|");
  EXPECT_EQ(told("His death was confirmed by Ada Marsh, the mayor of Tolmin."),
            "Ada Marsh, the mayor of Tolmin -> His death|");
  EXPECT_EQ(told("The plan was backed by the 10,000 people of Tolmin."),
            "the 10,000 people of Tolmin -> The plan|");
}

TEST(Sources, AreNoThisOrThat) {
  EXPECT_EQ(told("This pier prompted some to leave after saying that it was old."), "");
}

TEST(Sources, HaveTheParticipleThatTellsWhichTheyAre) {
  EXPECT_EQ(told("Ten percent of registered voters say they will come."),
            "Ten percent of registered voters -> they will come|");
}

TEST(Sources, HaveTheRelativeClauseThatTellsWhichTheyAre) {
  EXPECT_EQ(told("A memo seen by the Beacon said the pier was old."),
            "A memo seen by the Beacon -> the pier was old|");
  EXPECT_EQ(told("Groups that have closed the yard say it was old."),
            "Groups that have closed the yard -> it was old|");
}

TEST(Sources, HaveTheGerundThatTellsWhichTheyAre) {
  EXPECT_EQ(told("Pilots supporting the plan have said they will come."),
            "Pilots supporting the plan -> they will come|");
  EXPECT_EQ(told("Refugee advocates also said the pier was old."), "Refugee advocates -> the pier was old|");
}

TEST(Sources, LeaveOutWhatOpensTheirClause) {
  EXPECT_EQ(told("In 2010 she said that the pier was old."), "she -> that the pier was old|");
  EXPECT_EQ(told("On Friday the board said that the pier was old."), "the board -> that the pier was old|");
  EXPECT_EQ(told("It closed after Paul Venn said the pier was old."), "Paul Venn -> the pier was old|");
  EXPECT_EQ(told("Can you believe the pier holds?"), "you -> the pier holds|");
}

TEST(Sources, LeaveOutTheirNextStatement) {
  EXPECT_EQ(told("“It holds,” said Ada Lindqvist, who added that it was old."),
            "Ada Lindqvist -> “It holds,”|who -> that it was old|");
}

TEST(Sentences, GoOnBehindAQuestionWithinAQuestion) {
  EXPECT_EQ(told("“Is it ‘sound?’” Lindqvist asked."), "Lindqvist -> “Is it ‘sound?’”|");
}

}  // namespace
}  // namespace broadsheet
