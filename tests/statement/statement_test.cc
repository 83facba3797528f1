#include "broadsheet/statement.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <random>

#include "base/utf8.h"
#include "tests/statement/told.h"

namespace broadsheet {
namespace {

TEST(Statements, TakeAClauseBehindTheVerb) {
  EXPECT_EQ(said("Harbour spokesperson Ada Lindqvist said Friday that the bridge is safe."),
            "Ada Lindqvist: that the bridge is safe|");
  EXPECT_EQ(said("The ministry said the bridge was closed, adding that it would reopen."),
            "The ministry: the bridge was closed|The ministry: that it would reopen|");
}

TEST(Statements, EndWithTheCellOfATable) {
  EXPECT_EQ(said("Ada Lindqvist said the bridge is safe\tand the ferry too"),
            "Ada Lindqvist: the bridge is safe|");
}

TEST(Statements, TakeAQuotationBeforeTheVerb) {
  EXPECT_EQ(said("“We will rebuild it,” said Ada Lindqvist, mayor of Tolmin."),
            "Ada Lindqvist: “We will rebuild it,”|");
  EXPECT_EQ(said("Ada Lindqvist came. \"We will rebuild it,\" she said."),
            "Ada Lindqvist: \"We will rebuild it,\"|");
}

TEST(Statements, CarryASpeakerOverParagraphs) {
  EXPECT_EQ(said("“It is safe,” Ada Lindqvist said.\n\n“We have tested every bolt of it, and we will test it "
                 "again.”"),
            "Ada Lindqvist: “It is safe,”|Ada Lindqvist: “We have tested every bolt of it, and we will test "
            "it again.”|");
}

TEST(Statements, ReadMarksOfTwoKindsAndNoBlank) {
  EXPECT_EQ(said("This is Ada Lindqvist's bridge.\"It was the only one,\" she says.She left."),
            "Ada Lindqvist: \"It was the only one,\"|");
}

TEST(Statements, AreDeclinedWhenNobodyWouldSay) {
  const auto found =
      find_statements(article_of("Lindqvist would not detail what the repair will cost the town."));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, StatementKind::declined);
}

TEST(Statements, GiveTheReasonForAnonymity) {
  const auto found =
      find_statements(article_of("The bridge may close, according to a town official who spoke on condition "
                                 "of anonymity to discuss the report."));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].source_type, SourceType::unnamed);
  EXPECT_EQ(found[0].speaker, "");
  EXPECT_EQ(found[0].reason, "who spoke on condition of anonymity to discuss the report");
}

TEST(Statements, TellDirectFromMixedAndIndirect) {
  const auto found =
      find_statements(article_of("“It is safe,” Ada Lindqvist said. Lindqvist said the bridge “is safe.” "
                                 "Lindqvist said the bridge is safe."));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].kind, StatementKind::direct);
  EXPECT_EQ(found[1].kind, StatementKind::mixed);
  EXPECT_EQ(found[2].kind, StatementKind::indirect);
}

TEST(Statements, HaveADayWhereTheSentenceNamesOne) {
  for (const std::string_view body : {"Ada Lindqvist said on Thursday that the bridge will open in May.",
                                      "The board issued a statement Thursday saying the bridge will open."}) {
    const auto found = find_statements(article_of(body));
    ASSERT_EQ(found.size(), 1U);
    ASSERT_TRUE(found[0].said_on.has_value()) << body;
    EXPECT_EQ(found[0].said_on->from, "2026-10-22");
  }
}

TEST(Statements, AreNotTakenWhereNobodySaidAnything) {
  EXPECT_EQ(said("When a reader asks why, it is hard to answer. She wrote for years."), "");
  EXPECT_EQ(said("The so-called “green wall” is long."), "");
}

TEST(Statements, RepeatedByAFaultOfThePageAreTakenOnce) {
  EXPECT_EQ(said("The town sends money to the bridge, according to the town officials.to the bridge, "
                 "according to the town officials. It rained."),
            ": The town sends money to the bridge|");
}

TEST(Statements, InGerman) {
  EXPECT_EQ(said("„Die Brücke ist sicher“, sagte Ada Lindqvist am Freitag.", "de"),
            "Ada Lindqvist: „Die Brücke ist sicher“|");
  EXPECT_EQ(said("Ada Lindqvist erklärte, dass die Brücke sicher sei.", "de"),
            "Ada Lindqvist: dass die Brücke sicher sei|");
  EXPECT_EQ(said("Ada Lindqvist, die Leiterin des Hafens, sagte, die Brücke bleibe vorerst gesperrt.", "de"),
            "Ada Lindqvist: die Brücke bleibe vorerst gesperrt|");
  EXPECT_EQ(said("Medienberichten zufolge wurden 3.000 Menschen verletzt.", "de"),
            "Medienberichten: wurden 3.000 Menschen verletzt|");
  EXPECT_EQ(said("Der Hafen hat am 7. Mai angekündigt, die Brücke zu schließen.", "de"),
            "Der Hafen: die Brücke zu schließen|");
  EXPECT_EQ(said("Nachdem die Brücke gesperrt worden war, erklärte der Hafen den Notstand.", "de"), "");
  EXPECT_EQ(said("Auf der Brücke liegt das Schiff „Der alte Mann und das Meer“.", "de"), "");
}

TEST(Statements, InGermanHaveManyForms) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"Die Fähre lief am Morgen auf Grund. Das teilte Hafensprecher Karl Reyl mit.",
       "Karl Reyl: Die Fähre lief am Morgen auf Grund Das|"},
      {"Der Hafenmeister in Tolmin, Karl Reyl, berichtete, dass die Fähre auf Grund gelaufen sei.",
       "Karl Reyl: dass die Fähre auf Grund gelaufen sei|"},
      {"Karl Reyl, der als Sprecher auftritt, erklärte, dass die Fähre auf Grund gelaufen sei.",
       "Karl Reyl: dass die Fähre auf Grund gelaufen sei|"},
      {"Der Sender „Kanal 10“ berichtete, die Fähre sei auf Grund gelaufen.",
       "Der Sender „Kanal 10“: die Fähre sei auf Grund gelaufen|"},
      {"Wie der Leiter des Amtes, Karl Reyl, mitteilte, waren die Menschen nicht gewarnt worden.",
       "Karl Reyl: waren die Menschen nicht gewarnt worden|"},
      {"Es wird befürchtet, dass die Brücke einstürzen könnte.", ": dass die Brücke einstürzen könnte|"},
      {"Dem Kapitän wird vorgeworfen, die Warnung übersehen zu haben.", ": die Warnung übersehen zu haben|"},
      {"Die Brücke könne ein halbes Jahr gesperrt bleiben, wird vermutet.",
       ": Die Brücke könne ein halbes Jahr gesperrt bleiben|"},
      {"Der Hafen hat entschieden, das Lager aufzugeben.", "Der Hafen: das Lager aufzugeben|"},
      {"Karl Reyl ist zuversichtlich, dass die Brücke hält.", "Karl Reyl: dass die Brücke hält|"},
      {"Auf Nachfrage musste Karl Reyl betonen, dass die Brücke alt sei.",
       "Karl Reyl: dass die Brücke alt sei|"},
      {"Das fand die Stadt im Winter. Es wird kälter, wenn der Wind dreht.", ""},
      {"Der Winter wird kälter, wenn der Wind dreht.", ""}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(said(text, "de"), expected) << text;
}

TEST(Statements, InGermanShowTheWholeSource) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      // What stands in another case than the subject's is none.
      {"Den Hafenrat forderte er auf, die Brücke zu schließen.", "er"},
      // Two verbs, one subject.
      {"Die Leiterin dankte allen und erklärte, die Brücke sei sicher.", "Die Leiterin"},
      {"Ada Lindqvist, Sprecherin des Hafens sagte, die Brücke sei sicher.",
       "Ada Lindqvist, Sprecherin des Hafens"},
      {"Der Leiter, Karl Reyl, sagte, die Brücke sei sicher.", "Der Leiter, Karl Reyl"},
      {"Ähnlich äußerte sich der Leiter Karl Reyl: „Wir haben den Hafen im Griff.“", "der Leiter Karl Reyl"},
      {"Karl Reyl fuhr fort: „Wir haben den Hafen im Griff.“", "Karl Reyl"},
      // No word of saying.
      {"Der Leiter, Karl Reyl, versuchte die Leute zu beruhigen: „Wir haben den Hafen im Griff.“",
       "Der Leiter, Karl Reyl"},
      // A document, or nothing that is named.
      {"In einer Erklärung des Hafens heißt es, die Brücke sei sicher.", "einer Erklärung des Hafens"},
      {"So heißt es in dem Schreiben wörtlich: „Wir haben den Hafen im Griff.“", "dem Schreiben"},
      {"Zum Schluss hieß es, die Brücke sei sicher.", ""},
      // Where it is; not when.
      {"Das Beben war stark, teilte die Warte in Tolmin mit.", "die Warte in Tolmin"},
      {"Das Beben war stark, teilte die Warte im Oktober mit.", "die Warte"},
      {"Wie das Tagblatt in seiner Ausgabe vom Montag berichtet, ist die Brücke sicher.",
       "das Tagblatt in seiner Ausgabe vom Montag"},
      {"Die Brücke war Berichten der Sender Kanal 10 und Radio Tolmin zufolge sicher.",
       "Berichten der Sender Kanal 10 und Radio Tolmin"},
      {"Die Brücke ist sicher, so der Sprecher von Kara-i-Sund.", "der Sprecher von Kara-i-Sund"}};
  for (const auto& [text, expected] : cases) {
    const auto found = find_statements(article_of(text, "de"));
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(found[0].source.empty() ? "" : slice(text, found[0].source[0]), expected) << text;
  }
}

TEST(Statements, SayToWhom) {
  const std::vector<std::array<std::string_view, 3>> cases = {
      {"en", "Ada Lindqvist told reporters in Tolmin on Friday that the bridge is safe.", "reporters"},
      {"en", "Ada Lindqvist told the U.N. Harbour Council on Friday that the bridge is safe.",
       "the U.N. Harbour Council"},
      {"en", "“It is safe,” Ada Lindqvist said in an interview with Channel 10 on Friday.", "Channel 10"},
      {"en", "Ada Lindqvist warned members of the council Friday that the bridge might fall.",
       "members of the council"},
      {"en", "Ada Lindqvist wrote in a letter to the harbour board that the bridge is safe.",
       "the harbour board"},
      {"en", "The police told some 3,000 people that the bridge is safe.", "some 3,000 people"},
      // Nobody, or nobody who is named.
      {"en", "Ada Lindqvist warned that the bridge might fall.", ""},
      {"en", "Ada Lindqvist told him that the bridge is safe.", ""},
      {"en", "“It might fall,” warned Ada Lindqvist.", ""},
      {"de", "Ada Lindqvist sagte gegenüber Kanal 10, die Brücke sei sicher.", "Kanal 10"},
      {"de", "Ada Lindqvist sagte der Tolminer Zeitung, die Brücke sei sicher.", "der Tolminer Zeitung"},
      {"de", "„Sie ist sicher“, sagte Ada Lindqvist dem Sender „Kanal 10“.", "dem Sender „Kanal 10“"},
      {"de", "Ada Lindqvist warf dem Hafenrat vor, die Brücke nicht zu prüfen.", "dem Hafenrat"},
      {"de", "Die Stadt forderte die Reederei auf, die Brücke zu schließen.", "die Reederei"},
      {"de", "Den Hafenrat forderte er auf, die Brücke zu schließen.", "Den Hafenrat"},
      {"de", "Ada Lindqvist sagte am Freitag, die Brücke sei sicher.", ""}};
  for (const auto& [language, text, expected] : cases) {
    const auto found = find_statements(article_of(text, language));
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(found[0].to, expected) << text;
    EXPECT_EQ(found[0].addressee.empty() ? "" : slice(text, found[0].addressee[0]), expected) << text;
  }
}

TEST(Statements, ThatNobodyIsNamedForAreNotTheLastSpeakers) {
  EXPECT_EQ(said("Ada Lindqvist sagte, die Brücke sei sicher. Es wird befürchtet, dass sie einstürzt.", "de"),
            "Ada Lindqvist: die Brücke sei sicher|: dass sie einstürzt|");
}

TEST(Statements, TakeASourceThatIsSomebodysBehindTheVerb) {
  EXPECT_EQ(said("“The radar was in order,” said its director, Paul Venn."),
            "Paul Venn: “The radar was in order,”|");
}

TEST(Statements, BeginBehindADateline) {
  EXPECT_EQ(said("TOLMIN, Oct 20 (Northwire) - The bridge is safe, the mayor said."),
            ": The bridge is safe|");
}

TEST(Statements, KnowAThingFromAPerson) {
  const auto type = [](std::string_view body) { return find_statements(article_of(body)).at(0).source_type; };
  EXPECT_EQ(type("A person familiar with the survey said the pier was cracked."), SourceType::unnamed);
  EXPECT_EQ(type("Skerry Line, which owns the ship, said it was sorry for the delay."),
            SourceType::institution);
  EXPECT_EQ(type("Passengers said the ship had stopped in the dark."), SourceType::unnamed);
}

TEST(Statements, SayWhyASourceIsNotNamed) {
  const auto found = find_statements(
      article_of("A clerk, who was not authorised to speak in public, said the pier was cracked."));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].reason, "who was not authorised to speak in public");
}

TEST(Statements, HaveBracketsBehindTheNameThatSpeaks) {
  EXPECT_EQ(told("At a fair, Sen. Ada Lindqvist (R-Fla.) said the pier is safe."),
            "Sen. Ada Lindqvist (R-Fla.) -> the pier is safe|");
}

TEST(Statements, OfAHeadlineStandInCapitalsOrBehindAColon) {
  EXPECT_EQ(told("Lindqvist Says Harbour Bridge Will Open Before Winter."),
            "Lindqvist -> Harbour Bridge Will Open Before Winter|");
  EXPECT_EQ(told("Lindqvist: No new bridge before winter\n\nThe pier is closed, as Mrs. Lindqvist knows."),
            "Lindqvist -> No new bridge before winter|");
  EXPECT_EQ(told("Weather: No new bridge before winter\n\nThe pier is closed."), "");
}

TEST(Statements, MayStandInARelativeClause) {
  EXPECT_EQ(told("Ada Lindqvist, who said she sails, called the pier safe."),
            "who -> she sails|Ada Lindqvist, who said she sails, -> the pier safe|");
  EXPECT_EQ(said("It belongs to Ada Lindqvist, who said the pier was safe."),
            "Ada Lindqvist: the pier was safe|");
}

TEST(Statements, ThatASpeakerIsPutIntoAreWhole) {
  EXPECT_EQ(told("A strong showing could prove the plan, veteran pilots said."),
            "veteran pilots -> A strong showing could prove the plan|");
  EXPECT_EQ(told("When she saw the pier, her eyes widened, he said, and she left."),
            "he -> When she saw the pier, her eyes widened and she left|");
  EXPECT_EQ(told("The pier was free and would open, the mayor told her."),
            "the mayor -> The pier was free and would open|");
}

TEST(Statements, HaveShortenedWordsInTheCue) {
  const auto cue = [](std::string_view body) {
    return slice(body, find_statements(article_of(body)).at(0).cue.at(0));
  };
  EXPECT_EQ(cue("They haven't decided which pier they prefer."), "haven't decided");
  EXPECT_EQ(cue("He's not saying what he knows."), "'s not saying");
  EXPECT_EQ(told("Ada Lindqvist told Skerry News he sails."), "Ada Lindqvist -> he sails|");
}

TEST(Statements, EndWhereAnotherClauseBegins) {
  EXPECT_EQ(told("The clerk warned that the pier sinks, and Mrs. Lindqvist said the bridge holds."),
            "The clerk -> that the pier sinks|Mrs. Lindqvist -> the bridge holds|");
  EXPECT_EQ(told("While aides deny that the pier sinks, it has moved."), "aides -> that the pier sinks|");
  EXPECT_EQ(told("Half of the pilots say they want a pier, while others want none."),
            "Half of the pilots -> they want a pier|others -> none|");
  EXPECT_EQ(told("Mrs. Lindqvist praised the pier during a walk."), "Mrs. Lindqvist -> the pier|");
}

TEST(Statements, HaveSpeakersWhoseNamesEndASentence) {
  // A short name before a full stop is no abbreviation.
  EXPECT_EQ(said("“It is safe,” said chief engineer Petra Holm. Divers came."), "Petra Holm: “It is safe,”|");
  EXPECT_EQ(said("“It is safe,” said its director, Paul Venn.\n\nA diver came."),
            "Paul Venn: “It is safe,”|");
  EXPECT_EQ(said("“It is safe,” said the chief mediator, Lucia Amar, after a walk."),
            "Lucia Amar: “It is safe,”|");
  EXPECT_EQ(said("The answer, short as it was, came and said the pier holds."),
            "The answer: the pier holds|");
}

TEST(Statements, KnowNamesOfAllForms) {
  EXPECT_EQ(said("Captain Mary O’Hara said the pier holds."), "Mary O’Hara: the pier holds|");
  EXPECT_EQ(said("Captain Park Geun-hye said the pier holds."), "Park Geun-hye: the pier holds|");
  EXPECT_EQ(said("Captain Ada Lindqvist Jr. said the pier holds."), "Ada Lindqvist: the pier holds|");
  EXPECT_EQ(said("Secretary of State Ada Lindqvist said the pier holds."), "Ada Lindqvist: the pier holds|");
  EXPECT_EQ(said("President Lindqvist said the pier holds."), "Lindqvist: the pier holds|");
  EXPECT_EQ(said("A lawyer for the divers, Ada Lindqvist, said the pier holds."),
            "Ada Lindqvist: the pier holds|");
  EXPECT_EQ(said("Ada Lindqvist, R-Wis., came. She said the pier holds."), "Ada Lindqvist: the pier holds|");
  EXPECT_EQ(said("Ada Lindqvist is a Tolmin-based diver. She said the pier holds."),
            "Ada Lindqvist: the pier holds|");
}

TEST(Statements, OfHimAreNotHers) {
  EXPECT_EQ(said("Mrs. Lindqvist met Mr. Marsh. She said the pier holds."), "Lindqvist: the pier holds|");
  EXPECT_EQ(said("Mrs. Lindqvist met Mr. Marsh. He said the pier holds."), "Marsh: the pier holds|");
  EXPECT_EQ(said("Chairwoman Ada Lindqvist met Jonas Marsh. She said the pier holds."),
            "Jonas Marsh: the pier holds|");
}

TEST(Statements, InGermanNameTheSpeaker) {
  const auto who = [](std::string_view body) {
    const auto found = find_statements(article_of(body, "de"));
    return found.empty() ? "nothing" : found.back().speaker + "|" + found.back().role;
  };
  EXPECT_EQ(who("Hafensprecherin Ada Lindqvist sagte, die Brücke bleibe gesperrt."),
            "Ada Lindqvist|Hafensprecherin");
  EXPECT_EQ(who("Ada von der Leyde sagte, die Brücke bleibe gesperrt."), "Ada von der Leyde|");
  EXPECT_EQ(who("Ada Lindqvist von Hafenwacht Nord kam. Sie sagte, die Brücke halte."), "Ada Lindqvist|");
  EXPECT_EQ(
      who("Die Sprecherin Ada Lindqvist traf den Bürgermeister Jonas Marsh. Sie sagte, die Brücke halte."),
      "Ada Lindqvist|Sprecherin");
  EXPECT_EQ(who("Frau Lindqvist traf Herrn Marsh. Sie sagte, die Brücke bleibe gesperrt."), "Lindqvist|");
  EXPECT_EQ(who("Die Brücke ist nach Angaben der Hafenbehörde gesperrt."), "Hafenbehörde|");
  EXPECT_EQ(who("Ein Mitarbeiter sagte, die Brücke bleibe gesperrt."), "|Mitarbeiter");
  EXPECT_EQ(who("Im Bericht der Internationalen Brückenwacht steht viel. „Die Brücke hält“, sagte er."), "|");
}

// "speaker|role|type" of the last statement.
std::string who_says(std::string_view body, std::string_view language) {
  const auto found = find_statements(article_of(body, language));
  if (found.empty()) return "nothing";
  constexpr std::array types = {"named", "unnamed", "institution", "document", "media", "mixed-group"};
  const Attribution& last = found.back();
  return last.speaker + "|" + last.role + "|" + types.at(static_cast<std::size_t>(last.source_type));
}

TEST(Statements, InGermanKnowAPersonsRoleByTheEndOfItsNoun) {
  EXPECT_EQ(who_says("Die Kriminologin Ada Lindqvist sagte, die Brücke halte.", "de"),
            "Ada Lindqvist|Kriminologin|named");
  EXPECT_EQ(who_says("Brückenmediziner Jonas Marsh sagte, die Brücke halte.", "de"),
            "Jonas Marsh|Brückenmediziner|named");
  EXPECT_EQ(who_says("Laut dem Landesbischof Jonas Marsh hält die Brücke.", "de"),
            "Jonas Marsh|Landesbischof|named");
  EXPECT_EQ(who_says("Hafenpolitiker Jonas Meister kam. Meister sagte, die Brücke halte.", "de"),
            "Jonas Meister|Hafenpolitiker|named");
  EXPECT_EQ(who_says("Jonas Lohmann kam. Lohmann sagte, die Brücke halte.", "de"), "Jonas Lohmann||named");
  EXPECT_EQ(who_says("Laut einem Berater Lindqvists hält sie. Ada Lindqvist sagte, die Brücke halte.", "de"),
            "Ada Lindqvist||named");
  EXPECT_EQ(who_says("Ada Lindqvist traf den Autor Jonas Marsh. „Sie hält“, sagte sie.", "de"),
            "Ada Lindqvist||named");
}

TEST(Statements, InGermanCallNoCommonNounAName) {
  EXPECT_EQ(who_says("Der Hafenpolitiker sagte, die Brücke halte.", "de"), "|Hafenpolitiker|unnamed");
  EXPECT_EQ(who_says("Das Geldhaus teilte mit, die Brücke halte.", "de"), "Das Geldhaus||institution");
  EXPECT_EQ(who_says("Laut einem neuen Gesetzesentwurf hält die Brücke.", "de"),
            "einem neuen Gesetzesentwurf||document");
  EXPECT_EQ(who_says("Die Deutsche Brückenwacht teilte mit, die Brücke halte.", "de"),
            "Die Deutsche Brückenwacht||institution");
}

TEST(Statements, InGermanTellNamesFromTheNounsBesideThem) {
  EXPECT_EQ(who_says("Aldousische Medien berichten, dass die Brücke halte.", "de"),
            "Aldousische Medien||institution");
  EXPECT_EQ(who_says("Jonas Marsh kam. „Sie hält“, sagte Marsh Freunden.", "de"), "Jonas Marsh||named");
  EXPECT_EQ(who_says("Jonas Marsh sah Tolmin und die alte Insel Skerry. Er kannte das Urteil Tolmins. Er "
                     "sagte, die Brücke "
                     "halte.",
                     "de"),
            "Jonas Marsh||named");
  EXPECT_EQ(who_says("Ruder-Star Jonas Marsh sagte, die Brücke halte.", "de"),
            "Jonas Marsh|Ruder-Star|named");
  EXPECT_EQ(who_says("Jonas Marsh kam. Stattdessen sagte er, die Brücke halte.", "de"), "Jonas Marsh||named");
  EXPECT_EQ(who_says("Wie groß der Schaden ist und was nun geschieht, zeigt sich heute.", "de"), "nothing");
}

TEST(Statements, InGermanOfOwnAccountsAreTheirSubjects) {
  EXPECT_EQ(who_says("Ada Lindqvist hat nach eigenen Angaben die Brücke gebaut.", "de"),
            "Ada Lindqvist||named");
  EXPECT_EQ(who_says("Ada Lindqvist kam. Die Brücke ist nach eigenen Angaben alt.", "de"), "||unnamed");
  EXPECT_EQ(
      who_says("Das Ministerium teilte mit, die Brücke sei alt. Demnach ist sie gesperrt worden.", "de"),
      "Das Ministerium||institution");
  EXPECT_EQ(who_says("Man sagt, die Brücke halte.", "de"), "||unnamed");
}

TEST(Statements, AreNotNamedByWordsForManyOrForThings) {
  EXPECT_EQ(who_says("On Friday The Gazette came. The farmers said the pier holds.", "en"),
            "|farmers|unnamed");
  EXPECT_EQ(who_says("Aldous planners said the pier holds.", "en"), "|Aldous planners|unnamed");
  EXPECT_EQ(who_says("They met Doug Marsh. Both Marsh and Paul Venn said the pier holds.", "en"),
            "Doug Marsh||named");
}

TEST(Statements, AreSaidByGovernmentsAsByInstitutions) {
  EXPECT_EQ(who_says("Sweden said the pier holds.", "en"), "Sweden||institution");
  EXPECT_EQ(who_says("Moskau teilte mit, die Brücke halte.", "de"), "Moskau||institution");
  EXPECT_EQ(who_says("On Friday the Treasury said the pier holds.", "en"), "the Treasury||institution");
}

TEST(Statements, OfAGivenNameAreThePersonsWhoHasIt) {
  EXPECT_EQ(who_says("Ada Lindqvist came. Ada said the pier holds.", "en"), "Ada Lindqvist||named");
  EXPECT_EQ(who_says("Ada Lindqvist met Ada Fossum. Ada said the pier holds.", "en"), "Ada||named");
}

TEST(Statements, HaveNamesWithoutWhatStandsBesideThem) {
  EXPECT_EQ(who_says("Ada Lindqvist Sunday said the pier holds.", "en"), "Ada Lindqvist||named");
  EXPECT_EQ(who_says("Aldous Republican Ada Lindqvist said the pier holds.", "en"),
            "Ada Lindqvist|Aldous Republican|named");
  EXPECT_EQ(who_says("It met Native Aldovians and North Americans. He said the pier holds.", "en"),
            "Native Aldovians||named");
  EXPECT_EQ(who_says("They swim near Aldous said the pier holds.", "en"), "||unnamed");
}

TEST(Statements, HaveARoleOfOneSentence) {
  EXPECT_EQ(who_says("The Harbour Cup\n\nAldous Mayor Ada Lindqvist said the pier holds.", "en"),
            "Ada Lindqvist|Aldous Mayor|named");
}

TEST(Statements, OfAFamilyAreHisOrHers) {
  EXPECT_EQ(who_says("Ada Marsh met Jonas Marsh. Mr. Marsh left. Mrs. Marsh said the pier holds.", "en"),
            "Ada Marsh||named");
  EXPECT_EQ(who_says("Jonas Marsh, and his wife, came. He said the pier holds.", "en"), "Jonas Marsh||named");
}

TEST(Statements, OfSeveralAreNoSinglePersons) {
  EXPECT_EQ(
      who_says("The authors Ada Lindqvist and Jonas Marsh came. The authors said the pier holds.", "en"),
      "|authors|unnamed");
}

TEST(Statements, AreSaidByTheNameBehindTheRole) {
  EXPECT_EQ(who_says("Jane Marsh came. Marsh senior adviser Ada Lindqvist said the pier holds.", "en"),
            "Ada Lindqvist|adviser|named");
}

TEST(Statements, AreNoPlaces) {
  EXPECT_EQ(
      said("Ada Lindqvist went away. It rained in North Tolmin, and North Tolmin flooded. She said the pier "
           "holds."),
      "Ada Lindqvist: the pier holds|");
}

TEST(Statements, OfTheWriterAreTheBylines) {
  Article article = article_of("Ada Lindqvist came. I believe the pier holds.");
  EXPECT_EQ(find_statements(article).at(0).speaker, "");
  article.byline = {"Carol Whitby"};
  EXPECT_EQ(find_statements(article).at(0).speaker, "Carol Whitby");
}

TEST(Statements, HaveTheWholeRoleOfASpeaker) {
  const auto role = [](std::string_view body) { return find_statements(article_of(body)).at(0).role; };
  EXPECT_EQ(role("Harbour master Ingrid Fossum said the pier holds."), "Harbour master");
  EXPECT_EQ(role("Chief engineer Petra Holm said the pier holds."), "Chief engineer");
  EXPECT_EQ(role("“It holds,” said shop steward Dario Menk. Divers came."), "shop steward");
  EXPECT_EQ(role("On Friday they met farmer Ada Lindqvist. Lindqvist said the pier holds."), "farmer");
  EXPECT_EQ(role("They met shipowner Piet Olsen and former County Gov. Ada Lindqvist. Lindqvist said the "
                 "pier holds."),
            "former County Gov.");
  EXPECT_EQ(role("On Monday, Trade and Ports Secretary Ada Lindqvist said the pier holds."),
            "Trade and Ports Secretary");
}

TEST(Statements, EndBehindAnAbbreviation) {
  EXPECT_EQ(told("Ada Lindqvist said the pier had been closed since 5 a.m."),
            "Ada Lindqvist -> the pier had been closed since 5 a.m.|");
  EXPECT_EQ(told("Ada Lindqvist said the pier was sold."), "Ada Lindqvist -> the pier was sold|");
}

TEST(Statements, LeaveOutWhenTheyWereMade) {
  EXPECT_EQ(told("The towns agreed on Tuesday to open the pier, closed since August."),
            "The towns -> to open the pier, closed since August|");
  EXPECT_EQ(told("By eight votes, the people of Tolmin decided on Sunday not to sell the pier."),
            "the people of Tolmin -> not to sell the pier|");
  EXPECT_EQ(told("The mayor conceded shortly after 10 p.m."), "");
}

TEST(Statements, HaveTheWholeOfTheirCue) {
  EXPECT_EQ(cues("She disagrees with the board. She spoke on Friday."), "disagrees with|");
  EXPECT_EQ(cues("She argued against the pier. She said that against all hope it holds."),
            "argued against|said|");
  EXPECT_EQ(cues("Mr. Lindqvist has long said that it holds. The towns both stressed that it is old."),
            "has long said|both stressed|");
  EXPECT_EQ(cues("She tried to explain the fall of the pier. Divers continue to insist that it holds."),
            "tried to explain|continue to insist|");
}

TEST(Statements, StandBehindAQuotationThatTellsWhere) {
  EXPECT_EQ(said("Sunday on Channel 10’s “Harbour Mornings,” Ada Lindqvist said the pier’s “bolts” hold."),
            "Ada Lindqvist: the pier’s “bolts” hold|");
  EXPECT_EQ(said("In short: “It holds,” Ada Lindqvist said Monday."), "Ada Lindqvist: “It holds,”|");
  EXPECT_EQ(said("So far Ada Lindqvist has argued that the pier holds."),
            "Ada Lindqvist: that the pier holds|");
}

TEST(Statements, EndWhereTheSameSpeakerSaysMoreInTheSameForm) {
  EXPECT_EQ(said("Ada Lindqvist says the pier holds and calls the board “a crowd.”"),
            "Ada Lindqvist: the pier holds|Ada Lindqvist: the board “a crowd.”|");
  EXPECT_EQ(said("Ada Lindqvist spoke, calling the board slow and vowing to mend the pier."),
            "Ada Lindqvist: the board slow|Ada Lindqvist: to mend the pier|");
}

TEST(Statements, OfAThingEndWhereItsSpeakerSaysOrDoesMore) {
  EXPECT_EQ(said("Ada Lindqvist rejected the plan by pointing out that the pier is old."),
            "Ada Lindqvist: the plan|Ada Lindqvist: that the pier is old|");
  EXPECT_EQ(said("Ada Lindqvist praised the divers even as she left."), "Ada Lindqvist: the divers|");
  EXPECT_EQ(said("Ada Lindqvist praised the divers even though they left."), "Ada Lindqvist: the divers|");
  EXPECT_EQ(said("Ada Lindqvist defended the rules as they were."), "Ada Lindqvist: the rules as they were|");
}

TEST(Statements, OfQuestionsMayHaveTheirSettingBeforeThem) {
  EXPECT_EQ(told("Asked on Harbour News who leads the board, she left."), " who leads the board|");
  EXPECT_EQ(told("When asked last month about the pier, she left."), " about the pier|");
  EXPECT_EQ(told("When asked which pier is old, half of them left."), " which pier is old|");
}

TEST(Statements, MayBeToldToAPanelOnADay) {
  EXPECT_EQ(said("The pier is closed, Ada Lindqvist told a harbour panel Wednesday."),
            "Ada Lindqvist: The pier is closed|");
}

TEST(Statements, AreSaidByPluralsBehindAnAside) {
  EXPECT_EQ(told("The pilots, however, argue that the pier holds."), "The pilots -> that the pier holds|");
  EXPECT_EQ(told("Some pilots - a few of the board's own - warn that the pier leans."),
            "Some pilots - a few of the board's own - -> that the pier leans|");
}

TEST(Statements, HaveShortenedAuxiliaries) {
  EXPECT_EQ(said("Ada Lindqvist came. She’s claiming that the pier holds."),
            "Ada Lindqvist: that the pier holds|");
  EXPECT_EQ(said("Ada Lindqvist came. She's promised to mend the pier."), "Ada Lindqvist: to mend the pier|");
  EXPECT_EQ(said("Ada Lindqvist's claims are new."), "");
  EXPECT_EQ(told("She's expected to leave."), " She to leave|");
}

TEST(Statements, MayOpenWithAGerundOrTheirReporter) {
  EXPECT_EQ(said("Noting that the pier holds, Ada Lindqvist said the board “sleeps.”"),
            "Ada Lindqvist: that the pier holds|Ada Lindqvist: the board “sleeps.”|");
  EXPECT_EQ(told("As reported by the Aldous Gazette, the pier is closed."),
            "the Aldous Gazette -> the pier is closed|");
}

TEST(Statements, OfAPaperWithoutDoubleMarksStandInSingleOnes) {
  EXPECT_EQ(said("'It can't last,' Ada Lindqvist told the Gazette. 'The divers' union won't mend it.'"),
            "Ada Lindqvist: 'It can't last,'|Ada Lindqvist: 'The divers' union won't mend it.'|");
  EXPECT_EQ(said("‘It lasts,’ Ada Lindqvist said."), "Ada Lindqvist: ‘It lasts,’|");
  EXPECT_EQ(said("Ada Lindqvist said the divers' 'long pier' lasts. “It lasts,” she said."),
            "Ada Lindqvist: the divers' 'long pier' lasts|Ada Lindqvist: “It lasts,”|");
}

TEST(Statements, MaySayOnlySoMuch) {
  EXPECT_EQ(said("Ada Lindqvist would say only that the pier holds."), "Ada Lindqvist: that the pier holds|");
  EXPECT_EQ(said("Ada Lindqvist was quoted as saying the pier holds."), "Ada Lindqvist: the pier holds|");
  EXPECT_EQ(said("As Ada Lindqvist put it, the pier holds."), "Ada Lindqvist: the pier holds|");
}

TEST(Statements, OfAGerundMayBeToldToPeople) {
  EXPECT_EQ(said("Ada Lindqvist shrugged, telling reporters, “It holds well.”"),
            "Ada Lindqvist: “It holds well.”|");
  EXPECT_EQ(said("Ada Lindqvist left, saying experts must look at the pier."),
            "Ada Lindqvist: experts must look at the pier|");
  EXPECT_EQ(said("Ada Lindqvist left, telling voters in Port Aldous, Skerry, that the pier holds."),
            "Ada Lindqvist: that the pier holds|");
}

TEST(Statements, AreNotWhereTheyWereSaid) {
  EXPECT_EQ(said("The “pier” is old, Lindqvist said Tuesday in Aldous, noting the bolts."),
            "Lindqvist: The “pier” is old|Lindqvist: the bolts|");
  EXPECT_EQ(said("Ada Lindqvist said Sunday in Port Aldous, Skerry, that the pier holds."),
            "Ada Lindqvist: that the pier holds|");
}

TEST(Statements, OfARelativeClauseAreWhole) {
  EXPECT_EQ(told("They met Ada Lindqvist, who believes the pier must hold."), "who -> the pier must hold|");
  EXPECT_EQ(told("Ada Lindqvist, who said that she “swims to Aldous,” will leave the board."),
            "who -> that she “swims to Aldous,”|");
}

TEST(Statements, AreNotSaidByDatesTickersAndHalfQuotations) {
  EXPECT_EQ(told("1959: “The pier was built in a year and it has held for many more.”"), "");
  EXPECT_EQ(find_statements(article_of("Skerry Line SKRY-T said the pier holds.")).at(0).kind,
            StatementKind::indirect);
  EXPECT_EQ(told("It cannot last,” he said, using the word that divers use."), "");
}

TEST(Statements, HaveNoConnectiveForASource) {
  EXPECT_EQ(told("Many clubs have closed since then, complaining that nobody came."),
            "Many clubs -> that nobody came|");
  EXPECT_EQ(told("There are letters suggesting that the pier holds."), " that the pier holds|");
  EXPECT_EQ(told("Likewise, Ada Lindqvist went after the board and called for repairs."),
            "Ada Lindqvist -> repairs|");
  EXPECT_EQ(told("“We’re happy” about the pier, said Ada Lindqvist, mayor of Tolmin."),
            "Ada Lindqvist, mayor of Tolmin -> “We’re happy” about the pier|");
}

TEST(Statements, MayHaveTheirOccasionBehindWhoSpeaks) {
  EXPECT_EQ(said("“It holds,” said diver Ada Lindqvist when the divers left."),
            "Ada Lindqvist: “It holds,”|");
  EXPECT_EQ(said("“It holds,” said Ada Lindqvist as she left."), "Ada Lindqvist: “It holds,”|");
}

TEST(Statements, AreNotTheNameOfAProgramme) {
  EXPECT_EQ(told("Ada Lindqvist said on \"Harbour at Night\" on Sunday that the pier holds."),
            "Ada Lindqvist -> that the pier holds|");
  EXPECT_EQ(told("“It holds,” she said on \"Harbour at Night,\" adding, “It will hold.”"),
            "she -> “It holds,”|she -> “It will hold.”|");
  EXPECT_EQ(told("He said in a speech “Go Home.”"), "He -> “Go Home.”|");
}

TEST(Statements, BeginBehindAnAdverb) {
  EXPECT_EQ(told("He added, though, that it holds. He said only that it is new."),
            "He -> that it holds|He -> that it is new|");
}

TEST(Statements, MayBeAnInfinitive) {
  EXPECT_EQ(told("He promised to release a report on the pier."), "He -> to release a report on the pier|");
  EXPECT_EQ(told("They have vowed to press their case."), "They -> to press their case|");
  EXPECT_EQ(told("She declined to comment."), "She -> to comment|");
  EXPECT_EQ(told("She explained to them why the pier holds."), "She -> why the pier holds|");
}

TEST(Statements, AreSaidByPeopleWhoseNameIsAVerb) {
  EXPECT_EQ(told("The pier holds, George Will said on Monday. Then Will denied that it is new."),
            "George Will -> The pier holds|Will -> that it is new|");
}

TEST(Statements, MayHaveTheirSourceBehindAPassiveVerb) {
  EXPECT_EQ(told("The plan was rejected by the harbour board."), "the harbour board -> The plan|");
  EXPECT_EQ(told("The theft was first reported by the Beacon."), "the Beacon -> The theft|");
  EXPECT_EQ(told("The plan was rejected by 2020."), "");
  EXPECT_EQ(told("A movement accused of theft left. She has 20 pledged delegates."), "");
}

TEST(Statements, OfQuestionsMayHaveNobodyWhoAsks) {
  EXPECT_EQ(told("Asked whether the pier holds, she left."), " whether the pier holds|");
  EXPECT_EQ(told("When asked about the pier, she left."), " the pier|");
  EXPECT_EQ(told("Asked by the board, she left."), "");
  EXPECT_EQ(told("Asked by Matt Reyl whether it holds, she left."), "Matt Reyl -> whether it holds|");
  EXPECT_EQ(told("A clerk asked the mayor how it holds."), "A clerk -> how it holds|");
}

TEST(Statements, AreSaidByPluralsBeforeFormsThatMayBeNouns) {
  EXPECT_EQ(told("Some advocates for the pier said that it holds."),
            "Some advocates for the pier -> that it holds|");
  EXPECT_EQ(told("Some protest leaders said the pier holds."), "Some protest leaders -> the pier holds|");
  EXPECT_EQ(told("Policy planning director Ada Lindqvist wrote to the board that it holds."),
            "Policy planning director Ada Lindqvist -> that it holds|");
  EXPECT_EQ(told("Majorities across the town favor a new pier."),
            "Majorities across the town -> a new pier|");
  EXPECT_EQ(told("Foner and Alba suggest the pier holds."), "Foner and Alba -> the pier holds|");
  EXPECT_EQ(told("Ada Lindqvist, head of the board, calls it a risk."),
            "Ada Lindqvist, head of the board, -> it a risk|");
  EXPECT_EQ(told("Another said that the pier holds."), "Another -> that the pier holds|");
}

TEST(Statements, OfTheMainVerbHaveARelativeClauseInTheirSource) {
  EXPECT_EQ(told("Ada Lindqvist, who backs the pier, said that it holds."),
            "Ada Lindqvist, who backs the pier, -> that it holds|");
  EXPECT_EQ(told("It was a meeting in which Ada Lindqvist said the pier holds."),
            "Ada Lindqvist -> the pier holds|");
  EXPECT_EQ(told("It is a word Lindqvist called odd."), "Lindqvist -> odd|");
}

TEST(Statements, HaveASourceWithAsidesOfManyForms) {
  EXPECT_EQ(told("Ada Lindqvist, Democrat of Ohio, said that the pier holds."),
            "Ada Lindqvist, Democrat of Ohio, -> that the pier holds|");
  EXPECT_EQ(told("Ada Lindqvist, meanwhile, said that the pier holds."),
            "Ada Lindqvist -> that the pier holds|");
  EXPECT_EQ(told("Ada Lindqvist, now 81 and retired in Tolmin, Mass., said that the pier holds."),
            "Ada Lindqvist, now 81 and retired in Tolmin, Mass., -> that the pier holds|");
  EXPECT_EQ(told("Divers in two towns - Tolmin and Skerry - said that the pier holds."),
            "Divers in two towns - Tolmin and Skerry - -> that the pier holds|");
  EXPECT_EQ(told("Lindqvist, citing a report, said the pier holds."),
            "Lindqvist -> a report|Lindqvist -> the pier holds|");
  EXPECT_EQ(told("More than half of divers say it holds. Only 50 percent say it is new."),
            "More than half of divers -> it holds|Only 50 percent -> it is new|");
  EXPECT_EQ(told("HARBOUR TODAY reported that the pier holds."), "HARBOUR TODAY -> that the pier holds|");
}

TEST(Statements, OfAGerundAreSaidByWhomItStandsBeside) {
  EXPECT_EQ(told("The board met, with Ada Lindqvist calling for a new pier."),
            "Ada Lindqvist -> a new pier|");
  EXPECT_EQ(told("She heard a chorus of officials urging her to resign."),
            "a chorus of officials -> her to resign|");
  EXPECT_EQ(told("In Tolmin, Ohio, on Sunday, the board left, saying it would pay."),
            "the board -> it would pay|");
  EXPECT_EQ(told("Facing protests, Ada Lindqvist left, saying the pier holds."),
            "Ada Lindqvist -> the pier holds|");
  EXPECT_EQ(told("Although the pier holds, Ada Lindqvist left, saying that it is old."),
            "Ada Lindqvist -> that it is old|");
  EXPECT_EQ(told("The board left, but in a later interview said that the pier holds."),
            "The board -> that the pier holds|");
}

TEST(Statements, EndWhereAPronounSaysMore) {
  EXPECT_EQ(told("She said the pier was safe, and she denied that it is old."),
            "She -> the pier was safe|she -> that it is old|");
}

TEST(Statements, EndWhereTheNextGerundSays) {
  EXPECT_EQ(told("She said the pier “holds,” adding that it is old."),
            "She -> the pier “holds,”|She -> that it is old|");
  EXPECT_EQ(told("She said the pier holds before warning that it is old."),
            "She -> the pier holds|She -> that it is old|");
  EXPECT_EQ(told("She criticized the board, falsely suggesting that it left."),
            "She -> the board|She -> that it left|");
}

TEST(Statements, OfAThingEndBeforeTheOccasion) {
  EXPECT_EQ(told("She criticized the board at a rally in Tolmin."), "She -> the board|");
  EXPECT_EQ(told("She praised the pier in 2015."), "She -> the pier|");
  EXPECT_EQ(told("She praised the plan following the storm."), "She -> the plan|");
  EXPECT_EQ(told("She won by praising the pier during the storm."), "She -> the pier|");
}

TEST(Statements, EndWithTheirSentence) {
  EXPECT_EQ(told("One poll shows the pier is liked. [Beacon] She left."), "One poll -> the pier is liked|");
  EXPECT_EQ(told("“Why not?” Mrs. Lindqvist said. It rained."), "Mrs. Lindqvist -> “Why not?”|");
  EXPECT_EQ(told("“Why not?” Mrs."), "");
  EXPECT_EQ(told("''I tell them, 'It holds,''' said Ada Lindqvist."),
            "Ada Lindqvist -> ''I tell them, 'It holds,'''|");
}

TEST(Statements, BesideAQuotationNeedNoKnownVerb) {
  EXPECT_EQ(told("“Out of my harbour at once,” Ada Lindqvist barked."),
            "Ada Lindqvist -> “Out of my harbour at once,”|");
  EXPECT_EQ(told("Ada Lindqvist shot back, “It is not your harbour at all.”"),
            "Ada Lindqvist -> “It is not your harbour at all.”|");
  EXPECT_EQ(told("She watched “The Harbour at Night,” a film, and slept."), "");
}

TEST(Statements, AreNoDeedsOfVerbsThatMaySay) {
  EXPECT_EQ(
      told("The rover answered a call, ten days after it fell silent. Neither crew saw the other ship."), "");
  EXPECT_EQ(told("The poll asked 1,204 people."), "");
  EXPECT_EQ(told("She asked the council on Wednesday for 11 million crowns."),
            "She -> for 11 million crowns|");
  EXPECT_EQ(told("The mayor asked parents to stay."), "The mayor -> parents to stay|");
  EXPECT_EQ(told("People who say that a pier is nothing have never crossed one."), "");
}

TEST(Statements, OfRecordsStandBeforeTheVerb) {
  EXPECT_EQ(told("Divers warned of cracks in the pier, records obtained by this newspaper show."),
            "records obtained by this newspaper -> Divers warned of cracks in the pier|");
  EXPECT_EQ(told("The entry, dated Oct. 10, says the set “drops targets”."),
            "The entry, dated Oct. 10, -> the set “drops targets”|");
  EXPECT_EQ(
      told("Two pilots, speaking in private because the inquiry goes on, said the shots came from a pier."),
      "Two pilots -> the shots came from a pier|");
}

TEST(Statements, HaveASourceThatIsNoClause) {
  EXPECT_EQ(told("Ada Lindqvist left the army and said the war was lost."),
            "Ada Lindqvist -> the war was lost|");
  EXPECT_EQ(told("The old pilot began by talking of storms, saying that the pier holds."),
            "The old pilot -> that the pier holds|");
  EXPECT_EQ(told("Ada Lindqvist won the crowd by saying that the pier holds."),
            "Ada Lindqvist -> that the pier holds|");
  EXPECT_EQ(told("People left after Ada Lindqvist said the pier was unsafe."),
            "Ada Lindqvist -> the pier was unsafe|");
  EXPECT_EQ(told("New polls released Sunday showed the pier is liked."),
            "New polls released Sunday -> the pier is liked|");
  EXPECT_EQ(told("About four in 10 say they want more."), "About four in 10 -> they want more|");
}

TEST(Statements, HaveASourceWithWhatIsToldOfItsName) {
  EXPECT_EQ(told("Ada Lindqvist, 42, head of the harbour board, said the pier holds."),
            "Ada Lindqvist, 42, head of the harbour board, -> the pier holds|");
  EXPECT_EQ(told("“It is safe,” said Ada Lindqvist, 42, head of the harbour board."),
            "Ada Lindqvist, 42, head of the harbour board -> “It is safe,”|");
  EXPECT_EQ(told("Ada Lindqvist, mayor of Tolmin, opened the pier, saying it holds."),
            "Ada Lindqvist, mayor of Tolmin -> it holds|");
  // What somebody does meanwhile is not who it is.
  EXPECT_EQ(told("Ada Lindqvist, speaking in Tolmin, said the pier holds."),
            "Ada Lindqvist -> the pier holds|");
  EXPECT_EQ(told("Here in Tolmin, the board opened the pier, saying it holds."), "the board -> it holds|");
  EXPECT_EQ(told("They left hours after Ada Lindqvist said the pier holds."),
            "Ada Lindqvist -> the pier holds|");
}

TEST(Statements, ThatNobodyIsNamedForAreNotTheirSubjects) {
  EXPECT_EQ(told("Ada Lindqvist is widely expected to open the pier."), " Ada Lindqvist to open the pier|");
  EXPECT_EQ(told("It is said that the pier holds."), " that the pier holds|");
  EXPECT_EQ(told("Ada Lindqvist seemed to be tired."), " Ada Lindqvist to be tired|");
  EXPECT_EQ(told("Ada Lindqvist appeared on a stage in Tolmin."), "");
  EXPECT_EQ(told("Ada Lindqvist appeared, though nobody looked."), "");
}

TEST(Statements, MayBeThoughtByAnAdjective) {
  EXPECT_EQ(told("Ada Lindqvist is confident that the pier holds."), "Ada Lindqvist -> that the pier holds|");
  EXPECT_EQ(told("The harbour board has made it clear that it will not pay."),
            "The harbour board -> that it will not pay|");
  EXPECT_EQ(told("The confident board will pay."), "");
}

TEST(Statements, OfARelativeClauseEndWhereTheMainOneGoesOn) {
  EXPECT_EQ(told("Voters who support the pier are young."), "who -> the pier|");
  EXPECT_EQ(told("Ada Lindqvist, who has mused about the pier, left."), "who -> the pier|");
}

TEST(Statements, AreSaidByVerbsNotByNounsThatLookLikeThem) {
  EXPECT_EQ(told("She left after the state's harbour board suggested it would pay."),
            "the state's harbour board -> it would pay|");
  EXPECT_EQ(told("The backbone of her support was in Tolmin."), "");
  EXPECT_EQ(told("Do you think the pier holds?"), "");
  EXPECT_EQ(told("The ally said that the pier holds."), "The ally -> that the pier holds|");
  EXPECT_EQ(told("She left after a strong showing in the polls, with financial backing from the town."), "");
  EXPECT_EQ(told("Some drivers back up. Others get the keys back when it rains."), "");
  EXPECT_EQ(told("A letter written to the board was lost. They have written to it that the pier holds."),
            "They -> that the pier holds|");
  EXPECT_EQ(told("Both towns in the North support the pier."), "Both towns in the North -> the pier|");
  EXPECT_EQ(told("They don't expect a storm."), "They -> a storm|");
  EXPECT_EQ(told("The newly identified papers were old. The pier faces a vigorous challenge from the sea."),
            "");
  EXPECT_EQ(told("The towns have continued growing."), "");
  EXPECT_EQ(told("Ada Lindqvist left, openly mocking the board."), "Ada Lindqvist -> the board|");
  EXPECT_EQ(told("Ada Lindqvist left, mocking"), "");
  EXPECT_EQ(told("She praised the pier and has since called the bridge a mistake."),
            "She -> the pier|She -> the bridge a mistake|");
}

TEST(Statements, HaveTheColonOfTheirVerbInTheCue) {
  const auto found = find_statements(article_of("Ada Lindqvist added: “It is safe.”"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(slice("Ada Lindqvist added: “It is safe.”", found[0].cue.at(0)), "added:");
}

TEST(Statements, LeaveOutWhatOnlyLeadsToThem) {
  EXPECT_EQ(told("Instead of a speech, she said, “Go home.”"), "she -> “Go home.”|");
  EXPECT_EQ(told("In a 1963 speech, she declared:"), "");
  EXPECT_EQ(told("Ada Lindqvist responded with a line of hers: “Go home, all of you.”"),
            "Ada Lindqvist -> “Go home, all of you.”|");
  EXPECT_EQ(told("The board assured me it would pay."), "The board -> it would pay|");
  EXPECT_EQ(told("When a clerk asked Marsh if the pier was safe, he left."),
            "a clerk -> if the pier was safe|");
  EXPECT_EQ(told("She hopes to open the pier in towns that need one."),
            "She -> to open the pier in towns that need one|");
  EXPECT_EQ(told("Voters, she suggested, can stay."), "she -> Voters can stay|");
}

TEST(Statements, AreWhatJudgesRuleAndStudiesFind) {
  EXPECT_EQ(told("The judge ruled Friday that the pier is closed."), "The judge -> that the pier is closed|");
  EXPECT_EQ(told("The first rule of the club is that nobody sails."), "");
  EXPECT_EQ(told("The board refused to rule out a closure of the pier."),
            "The board -> to rule out a closure of the pier|");
  EXPECT_EQ(told("A new study finds that the pier holds."), "A new study -> that the pier holds|");
}

TEST(Statements, EndBeforeWhatTheWriterSetsBesideThem) {
  EXPECT_EQ(told("Ada Lindqvist said the pier holds - though many of the nails are older."),
            "Ada Lindqvist -> the pier holds|");
  EXPECT_EQ(told("Ada Lindqvist said that she would close the pier, drawing boos from the crowd."),
            "Ada Lindqvist -> that she would close the pier|");
  EXPECT_EQ(told("Ada Lindqvist said she would close the pier, putting her at odds with the board."),
            "Ada Lindqvist -> she would close the pier|");
  EXPECT_EQ(told("The harbour reported earnings of $8 a share, well above the $7 of last year."),
            "The harbour -> earnings of $8 a share|");
  EXPECT_EQ(told("Ada Lindqvist said the pier - though old - holds."),
            "Ada Lindqvist -> the pier - though old - holds|");
  EXPECT_EQ(told("She says she wishes to stay, but that the board has closed the pier."),
            "She -> she wishes to stay, but that the board has closed the pier|");
}

TEST(Statements, EndBeforeWhatIsDoneBesides) {
  EXPECT_EQ(told("Ada Lindqvist agreed to close the pier and was cheered by the crowd."),
            "Ada Lindqvist -> to close the pier|");
  EXPECT_EQ(told("Ada Lindqvist said the pier was old - “It creaks,” she said - and left."),
            "Ada Lindqvist -> the pier was old|she -> “It creaks,”|");
}

TEST(Statements, AreNounsBesideWhoseTheyAre) {
  EXPECT_EQ(told("Paul Venn's attacks on the board have cost him votes."), "Paul Venn's -> the board|");
  EXPECT_EQ(told("His criticism of the board, late as it is, helped."), "His -> the board|");
  EXPECT_EQ(told("Her promise to close the pier was kept."), "Her -> to close the pier|");
  EXPECT_EQ(told("The attack on the harbour was heard in Skerry."), "");
}

TEST(Statements, AreReportedOfNobodyNamed) {
  EXPECT_EQ(told("The harbour board has reportedly sold the pier to a bank."),
            " The harbour board has sold the pier to a bank|");
  EXPECT_EQ(told("In total, the board (it is reportedly short of money) left."), " it is short of money|");
  EXPECT_EQ(told("The mayor, who reportedly sails, left."), "");
  EXPECT_EQ(told("The new pier by the old quay, which is reportedly built by Jonas Marsh, holds."), "");
}

TEST(Statements, AreNotWhatIsMerelyContinued) {
  EXPECT_EQ(told("Ada Lindqvist continued her push on the quay."), "");
  EXPECT_EQ(told("Ada Lindqvist continued: “It holds.”"), "Ada Lindqvist -> “It holds.”|");
}

TEST(Statements, StandBehindASettingBeforeThat) {
  for (const std::string setting :
       {"for years", "for the first time", "late Wednesday", "from the start", "for The Skerry News"})
    EXPECT_EQ(told("Ada Lindqvist said " + setting + " that the pier holds."),
              "Ada Lindqvist -> that the pier holds|")
        << setting;
  EXPECT_EQ(told("Ada Lindqvist argued emphatically - three times this week - that the pier holds."),
            "Ada Lindqvist -> that the pier holds|");
  EXPECT_EQ(told("The report found only boards that hold."), "The report -> only boards that hold|");
}

TEST(Statements, StandBehindANameBetweenCommas) {
  EXPECT_EQ(told("Ada Lindqvist told the chairman, Jonas Marsh, that the pier holds."),
            "Ada Lindqvist -> that the pier holds|");
  EXPECT_EQ(told("Ada Lindqvist said during a meeting in Port Aldous, New Skerry, that the pier holds."),
            "Ada Lindqvist -> that the pier holds|");
}

TEST(Statements, StandBeforeTheVerbWhereAMarkPartsItFromTheRest) {
  EXPECT_EQ(told("To hold, the pier needs steel, pilots say; in May it was closed."),
            "pilots -> To hold, the pier needs steel|");
  EXPECT_EQ(told("The pier needs steel, pilots said on Friday - a remark that was new."),
            "pilots -> The pier needs steel|");
}

TEST(Statements, MayOpenASentenceWithoutTheirSource) {
  EXPECT_EQ(told("In saying that the pier holds, the mayor went too far."),
            "the mayor -> that the pier holds|");
  EXPECT_EQ(told("By praising the pier, Ada Lindqvist has lost votes."), "Ada Lindqvist -> the pier|");
  EXPECT_EQ(told("In asking for money, the mayor noted the pier was old."), "the mayor -> the pier was old|");
  EXPECT_EQ(told("The price was not disclosed, though it was high."), "");
}

TEST(Statements, EndBeforeARemarkOfTheWriter) {
  EXPECT_EQ(told("She praised the mayor, who is 40, in Tolmin."), "She -> the mayor|");
  EXPECT_EQ(told("She said the mayor, who is 40, would resign."),
            "She -> the mayor, who is 40, would resign|");
  EXPECT_EQ(told("She said the pier was safe, but the board had left."), "She -> the pier was safe|");
  EXPECT_EQ(told("She said the pier was safe, but also that it was old, but the mayor was not there."),
            "She -> the pier was safe, but also that it was old|");
  EXPECT_EQ(told("(The board denied the report.)"), "The board -> the report|");
  EXPECT_EQ(told("She wrote that the pier holds and that the bridge does not."),
            "She -> that the pier holds and that the bridge does not|");
}

// Every content, cue and source is a slice of the body at whole characters, whatever the text.
TEST(Statements, AreExactSlicesOfAnyText) {
  std::mt19937 random(3);
  constexpr std::string_view parts[] = {
      "“",         "”",         "\"",        "„",         "«",     "»",         "'",       "said",
      "says",      "that",      "Ada",       "Lindqvist", "he",    "according", "to",      ",",
      ".",         "?",         ":",         "\n\n",      "and",   "would not", "who",     "the",
      "officials", "told",      "citing",    "adding",    "é",     "日本",      "sagte",   "dass",
      "sei",       "laut",      "so",        "-",         "when",  "…",         "U.S.",    "with",
      "reporters", "interview", "gegenüber", "dem",       "Rat",   "raised",    "a",       "doubts",
      "about",     "claims",    "issued",    "statement", "began", "saying",    "refused", "seemed",
      "comment",   "by",        "in",        "which",     "not",   "praise",    "recently"};
  for (int round = 0; round < 4'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n)
      text += std::string(parts[random() % std::size(parts)]) + (random() % 5 == 0 ? "" : " ");
    const Article article = article_of(text, round % 3 == 0 ? "de" : "en");
    const std::size_t size = count_code_points(body_text(article));
    for (const Attribution& a : find_statements(article)) {
      EXPECT_FALSE(a.content.empty());
      for (const auto* list : {&a.content, &a.cue, &a.source, &a.addressee})
        for (const Span& s : *list) {
          EXPECT_LT(s.begin, s.end);
          EXPECT_LE(s.end, size);
        }
    }
  }
}

TEST(Statements, TakeLinearTimeOnMarks) {
  for (const std::string_view unit :
       {"\"", "“", "“a” ", "said ", "he said, ", "\"a\" he said ", "according to ", "Ada Lindqvist ",
        "raised doubts ", "to praise ", "and not "}) {
    std::string text;
    while (text.size() < 300'000) text += unit;
    const auto begin = std::chrono::steady_clock::now();
    (void)find_statements(article_of(text));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(8)) << unit;
  }
}

}  // namespace
}  // namespace broadsheet
