// Who is the same in another article: people and institutions with a name of their own.

#include <gtest/gtest.h>

#include "broadsheet/statement.h"

namespace broadsheet {
namespace {

bool is_known(std::string speaker, SourceType type) {
  Attribution said;
  said.speaker = std::move(speaker);
  said.source_type = type;
  return is_known_by_name(said);
}

TEST(KnownByName, ArePeopleAndNamedInstitutions) {
  for (const char* name : {"Ada Lindqvist", "lindqvist.1232", "Ursula von der Leyen"})
    EXPECT_TRUE(is_known(name, SourceType::named)) << name;
  for (const char* name : {"the Port Aldous Police", "The White House", "Department of Fisheries", "ACME",
                           "die Europäische Union", "Ministry of Trade and Ports", "the U.S. Coast Guard"})
    EXPECT_TRUE(is_known(name, SourceType::institution)) << name;
  EXPECT_TRUE(is_known("The Harbour Gazette", SourceType::media));
}

TEST(KnownByName, IsNobodyWhoIsAnotherInTheNextArticle) {
  for (const char* name : {"You", "I", "Ich", "It’s worth", "What we", ""})
    EXPECT_FALSE(is_known(name, SourceType::named)) << name;
  for (const char* name : {"the company", "The group", "das Gericht", "Every Harbour Board in the county",
                           "the Aldous port agency", "its Ministry", "the"})
    EXPECT_FALSE(is_known(name, SourceType::institution)) << name;
  EXPECT_FALSE(is_known("the newspaper", SourceType::media));
  EXPECT_FALSE(is_known("The Harbour Report", SourceType::document));
  EXPECT_FALSE(is_known("Ada Lindqvist and others", SourceType::mixed_group));
  EXPECT_FALSE(is_known("Two officials", SourceType::unnamed));
}

}  // namespace
}  // namespace broadsheet
