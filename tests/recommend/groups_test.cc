#include <gtest/gtest.h>

#include "recommend/groups.h"

namespace broadsheet {
namespace {

Article article(const std::string& id, const std::string& headline, const std::string& body,
                const std::string& day) {
  Article a;
  a.id = id;
  a.headline = headline;
  a.publisher = "Paper " + id;
  a.published = parse_iso_date(day);
  a.body = {{BlockKind::paragraph, body, {}, {}}};
  return a;
}

class Groups : public testing::Test {
 protected:
  Groups() { articles_.reserve(16); }
  Candidate candidate(const std::string& body, const std::string& day, double score,
                      const StoryId& story = "") {
    const std::string id = std::to_string(articles_.size());
    articles_.push_back(listed(article(id, "Headline " + id, body, day)));
    return {.article = &articles_.back(), .story = story, .score = score};
  }
  // "group: reason" of each item.
  static std::vector<std::string> said(const Candidate& read, const std::vector<Candidate>& others) {
    std::vector<std::string> out;
    for (const Recommendation& r : choose_groups(read, others)) out.push_back(r.group + ": " + r.reason.text);
    return out;
  }
  std::vector<Listed> articles_;
};

TEST_F(Groups, TheStoryNowIsWhatIsLikeTheArticleToo) {
  const Candidate read = candidate("A ferry struck the pier of Port Aldous.", "2026-10-19", 0, "ferry");
  const Candidate like = candidate("Divers at the pier found the bow.", "2026-10-20", 0.2, "ferry");
  const Candidate chained = candidate("A tram is late in Port Aldous.", "2026-10-20", 0.1, "ferry");
  EXPECT_EQ(said(read, {like, chained}),
            (std::vector<std::string>{"The story now: same story", "Also about Port Aldous: Port Aldous"}));
}

TEST_F(Groups, WithoutADayTheStoryNowIsMuchMoreAlike) {
  const Candidate read = candidate("Port Aldous chose a mayor.", "", 0, "mayor");
  const Candidate less = candidate("A mayor was chosen.", "2026-10-19", 0.25, "mayor");
  const Candidate more = candidate("A mayor was chosen again.", "2026-10-19", 0.35, "mayor");
  EXPECT_EQ(said(read, {less, more}), (std::vector<std::string>{"The story now: same story"}));
}

TEST_F(Groups, EachNameHasAGroupOfItsOwn) {
  const Candidate read = candidate("The mayor Ingrid Fossum spoke in Port Aldous.", "2026-10-19", 0);
  const Candidate fossum = candidate("They say that Ingrid Fossum will not stand.", "2026-10-18", 0.09);
  const Candidate port = candidate("A ferry to Port Aldous is late.", "2026-10-18", 0.08);
  EXPECT_EQ(said(read, {fossum, port}), (std::vector<std::string>{"Also about Ingrid Fossum: Ingrid Fossum",
                                                                  "Also about Port Aldous: Port Aldous"}));
}

TEST_F(Groups, WhatLedToItIsMoreThanTheSamePlace) {
  const Candidate read = candidate("The mayor Ingrid Fossum spoke in Port Aldous.", "2026-10-19", 0);
  const Candidate place = candidate("A ferry to Port Aldous is late.", "2026-10-01", 0.2);
  const Candidate both = candidate("In Port Aldous they chose Ingrid Fossum.", "2026-10-02", 0.2);
  EXPECT_EQ(
      said(read, {place, both}),
      (std::vector<std::string>{"How it came to this: what led to it, 2 Oct: Ingrid Fossum, Port Aldous",
                                "Also about Port Aldous: Port Aldous"}));
}

TEST_F(Groups, ANameInCommonIsAReasonToReadOnOfTheseDaysOrWhereMoreIsAlike) {
  const Candidate read = candidate("The mayor Ingrid Fossum spoke in Port Aldous.", "2026-10-19", 0);
  const Candidate near = candidate("A ferry to Port Aldous is late.", "2026-10-17", 0.03);
  const Candidate far = candidate("A choir of Port Aldous sings.", "2026-03-02", 0.03);
  const Candidate alike = candidate("Port Aldous has a mayor now.", "2026-03-02", 0.12);
  Candidate by_name = candidate("Port Aldous buys a tram.", "2026-10-17", 0);
  by_name.by_name = true;
  Candidate by_name_of_old = candidate("Port Aldous bought a bus.", "2026-03-02", 0);
  by_name_of_old.by_name = true;
  const auto count = [&](const Candidate& c) { return said(read, {c}).size(); };
  EXPECT_EQ(count(near), 1U);
  EXPECT_EQ(count(far), 0U);
  EXPECT_EQ(count(alike), 1U);
  EXPECT_EQ(count(by_name), 1U);
  EXPECT_EQ(count(by_name_of_old), 0U);
}

TEST_F(Groups, APeopleIsHeadedByItsPlaceWhereTheTextNamesThat) {
  const Candidate read =
      candidate("Ukrainian ministers met. The Ukrainian side left Ukraine later.", "2026-10-19", 0);
  const Candidate without = candidate("Ukrainian ministers met. The Ukrainian side left.", "2026-10-19", 0);
  const Candidate other = candidate("They say that Ukrainian grain is late.", "2026-10-18", 0.2);
  EXPECT_TRUE(said(read, {other})[0].starts_with("Also about Ukraine:"));
  EXPECT_TRUE(said(without, {other})[0].starts_with("Also about Ukrainian:"));
}

TEST_F(Groups, OneRaceDoesNotLeadToTheNext) {
  Candidate read = candidate("The mayor Ingrid Fossum spoke in Port Aldous.", "2026-10-19", 0);
  Candidate before = candidate("In Port Aldous they chose Ingrid Fossum.", "2026-10-02", 0.2);
  articles_[0].headline = "Fossum wins in Port Aldous";
  EXPECT_TRUE(said(read, {before})[0].starts_with("How it came to this"));
  articles_[1].headline = "Marlow beats Fossum";
  EXPECT_TRUE(said(read, {before})[0].starts_with("Also about"));
}

TEST_F(Groups, WhatIsOldLedToItWhereMuchIsAlike) {
  const Candidate read = candidate("The mayor Ingrid Fossum spoke in Port Aldous.", "2026-10-19", 0);
  Candidate before = candidate("In Port Aldous they chose Ingrid Fossum.", "2024-10-02", 0.2);
  EXPECT_TRUE(said(read, {before})[0].starts_with("Also about"));
  before.score = 0.3;
  EXPECT_TRUE(said(read, {before})[0].starts_with("How it came to this"));
}

TEST_F(Groups, ElsewhereIsOfTheSameDay) {
  const Candidate read = candidate("Nobody is named here.", "2026-10-19", 0);
  Candidate same = candidate("And none here.", "2026-10-18", 0),
            later = candidate("Nor here.", "2026-10-22", 0);
  same.story_of_the_day = later.story_of_the_day = true;
  EXPECT_EQ(said(read, {same, later}),
            (std::vector<std::string>{"Elsewhere today: another story of the day"}));
}

TEST(SharedNames, AreOfOnePersonAndOfNoAgency) {
  const auto names = [](const std::string& body) { return names_of(article("x", "x", body, "2026-10-19")); };
  const auto reason = [&](const std::string& a, const std::string& b) {
    return shared_names(names(a), names(b), 3).text;
  };
  EXPECT_EQ(reason("They saw Gary Marlow run. They say that Marlow stood.",
                   "They saw Edda Marlow run. They say that Marlow stood."),
            "");
  EXPECT_EQ(reason("They saw Gary Marlow run. They say that Marlow stood.",
                   "They saw Mayor Gary Marlow run. They say that Marlow stood."),
            "Marlow");
  EXPECT_EQ(reason("They told Reuters and Police so.", "He told Reuters, and then the Police."), "");
  EXPECT_EQ(reason("It costs US$120 there. Fog over Oslo [NASA] at six.", "In the US they pay NASA."), "");
  EXPECT_EQ(reason("They flew from Caracas at six.", "He flew from Venezuela."), "Caracas");
  EXPECT_EQ(reason("They flew from Caracas at six.", "He is a Venezuelan."), "");
  EXPECT_EQ(reason("They told the BBC so.", "He told the BBC, and then Fox News."), "");
  EXPECT_EQ(reason("They saw the Prime Minister and the Coast Guard.",
                   "He saw the Prime Minister and the Coast Guard."),
            "");
  EXPECT_EQ(reason("They saw President Gary J. Marlow run. They say that Marlow stood.",
                   "They saw Edda Anna Marlow Jr run. They say that Marlow stood."),
            "")
      << "the first and the last word of a name tell";
  EXPECT_EQ(reason("They say that Marlow Baptist Chapel stood where Marlow stood, in Oslo.",
                   "Marlow Baptist Chapel is Marlow and no more, they said in Oslo."),
            "Marlow Baptist Chapel, Oslo")
      << "a name and what it is cut short to are one fact";
  EXPECT_EQ(reason("They say that a Marlowite and the Marlowites stood in Oslo.",
                   "The Marlowites met a Marlowite, they said in Oslo."),
            "Marlowite, Oslo")
      << "and so is several of it";
}

TEST(SharedNames, AreNoCommonWords) {
  const auto names = [](const std::string& body, const std::string& language) {
    Article a = article("x", "x", body, "2026-10-19");
    a.language = language;
    std::string out;
    for (const PlacedName& name : names_of(a)) out += name.text + "|";
    return out;
  };
  EXPECT_EQ(names("Der Krieg kostet die SPD in Berlin viel Zeit. Es sind drei Milliarden Euro, sagt Anna "
                  "Weber. So hat "
                  "es Weber dem Hafenblatt erzählt.",
                  "de"),
            "SPD|Berlin|Anna Weber|Weber|Hafenblatt|");
  EXPECT_EQ(names("They call it the Year of the Harbour, and of You.", "en"), "Harbour|");
  EXPECT_EQ(names("They met Merrow and the Krieg in Tolmin.", "en"), "Merrow|Krieg|Tolmin|");
  EXPECT_EQ(names("They call it the Year of the Harbour.", ""), "Year|Harbour|") << "no table";
}

TEST(SharedNames, AreOfAPlaceAndItsPeopleEitherWay) {
  const auto names = [](const std::string& body) { return names_of(article("x", "x", body, "2026-10-19")); };
  const std::vector<std::pair<std::string, std::string>> one = {{"Mali", "Malian"},
                                                                {"China", "Chinese"},
                                                                {"Iraq", "Iraqis"},
                                                                {"Ukraine", "Ukrainians"},
                                                                {"Finland", "Finlandish"}};
  for (const auto& [place, people] : one) {
    const auto in_place = names("They flew from " + place + " at six."),
               of_people = names("He is a " + people + ".");
    EXPECT_EQ(shared_names(in_place, of_people, 3).text, place);
    EXPECT_EQ(shared_names(of_people, in_place, 3).text, people);
  }
  for (const std::string other : {"Malibu", "Malta", "Malians Abroad"})
    EXPECT_EQ(shared_names(names("They flew from Mali."), names("He was in " + other + "."), 3).text, "");
}

TEST(SharedNames, AreSureWhereBothTextsSayWho) {
  const auto names = [](const std::string& body) { return names_of(article("x", "x", body, "2026-10-19")); };
  const std::string named = "They saw Gary Marlow run in Port Aldous. They say that Marlow stood.";
  EXPECT_EQ(shared_names(names(named), names("It was one of the rules that Marlow made."), 3).text, "");
  EXPECT_EQ(shared_names(names(named), names("It was a rule that Marlow made in Port Aldous."), 3).text,
            "Port Aldous, Marlow");
}

}  // namespace
}  // namespace broadsheet
