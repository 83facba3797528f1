// The languages of the interface: their files against each other, what they print against ICU's CLDR, and who
// gets which.

#include "serve/words.h"

#include <gtest/gtest.h>
#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/listformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>

#include <filesystem>
#include <random>
#include <set>

#include "base/calendar.h"
#include "broadsheet/feed.h"
#include "broadsheet/recommend.h"
#include "broadsheet/search.h"
#include "feed/rules.h"
#include "recommend/desk_file.h"
#include "serve/page_parts.h"
#include "serve/spoken.h"
#include "serve/web_files.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

const Language& german() {
  return *language_named("de");
}

std::string say(const View::Value& value, const Language& language) {
  std::string text;
  language.words.put(text, value, Escape::nothing);
  return text;
}

std::set<std::string> places_in(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
    places.insert(text.substr(open, text.find('}', open) + 1 - open));
  return places;
}

// Marks and links, in order; texts that stand between are each language's own.
std::string tags_in(const std::string& text) {
  std::multiset<std::string> tags;
  for (std::size_t open = text.find('<'); open != std::string::npos; open = text.find('<', open + 1))
    tags.insert(text.substr(open, text.find('>', open) + 1 - open));
  std::string all;
  for (const std::string& tag : tags) all += tag;
  return all;
}

TEST(Catalogues, SayTheSameInEveryLanguage) {
  const Catalogue first = read_catalogue(web_file("messages/en.toml")).value();
  ASSERT_GT(languages().size(), 1U);
  for (const Language& language : languages()) {
    const Catalogue other = read_catalogue(web_file("messages/" + language.code + ".toml")).value();
    EXPECT_EQ(first.messages.size(), other.messages.size());
    for (const auto& [key, forms] : first.messages) {
      const auto found = other.messages.find(key);
      ASSERT_NE(found, other.messages.end()) << language.code << " lacks " << key;
      EXPECT_EQ(places_in(forms.back()), places_in(found->second.back())) << key;
      EXPECT_EQ(tags_in(forms.back()), tags_in(found->second.back())) << key;
    }
  }
}

// A message that counts has a form for each category that CLDR gives its language.
TEST(Catalogues, HaveAFormForEachPluralOfTheirLanguage) {
  for (const Language& language : languages()) {
    UErrorCode fault = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(
        icu::PluralRules::forLocale(icu::Locale(language.code.c_str()), fault));
    const std::unique_ptr<icu::StringEnumeration> names(rules->getKeywords(fault));
    ASSERT_TRUE(U_SUCCESS(fault));
    std::set<std::string> wanted;
    for (const char* name = names->next(nullptr, fault); name != nullptr; name = names->next(nullptr, fault))
      wanted.insert(name);
    const Catalogue catalogue = read_catalogue(web_file("messages/" + language.code + ".toml")).value();
    for (const auto& [key, forms] : catalogue.messages) {
      std::set<std::string> has;
      for (std::size_t i = 0; i < forms.size(); ++i)
        if (!forms[i].empty()) has.emplace(plural_categories[i]);
      if (has.size() > 1) EXPECT_EQ(has, wanted) << language.code << " " << key;
    }
  }
}

TEST(Catalogues, AreRefusedWithTheLine) {
  EXPECT_EQ(read_catalogue("[a]\nb = 3").error().what, "line 2: \"a.b\" is no text");
  EXPECT_EQ(read_catalogue("b = 'x'").error().what, "line 1: a message stands in a section");
  EXPECT_EQ(read_catalogue("[a]\nb = { several = 'x' }").error().what,
            "line 2: a form is one of zero, one, two, few, many, other");
  EXPECT_FALSE(read_catalogue("[a"));
}

// The table for small numbers, and what is asked for large ones, against ICU's rules asked each time. The
// languages are those with the most forms, not ours alone: a file more is all that they would need.
TEST(Wording, CountAsCldrDoes) {
  Catalogue catalogue = read_catalogue(web_file("messages/en.toml")).value();
  for (const char* code : {"en", "de", "ar", "pl", "ru", "cy", "lt", "sl", "fr", "ja"}) {
    catalogue.messages["language.code"].back() = code;
    const Wording words = Wording::of(catalogue).value();
    UErrorCode fault = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu::Locale(code), fault));
    const auto expect = [&](std::int32_t n) {
      std::string name;
      rules->select(n).toUTF8String(name);
      EXPECT_EQ(plural_categories[words.plural_of(static_cast<std::uint64_t>(n))], name) << code << " " << n;
    };
    for (std::int32_t n = 0; n < 2'500; ++n) expect(n);
    for (const std::int32_t n : {10'000, 100'001, 1'000'000, 1'000'001, 2'000'000, 2'000'011}) expect(n);
  }
}

TEST(Wording, ChooseTheFormByTheNumber) {
  EXPECT_EQ(english().words.say(count_of("row.articles", 1)), "1 article");
  EXPECT_EQ(english().words.say(count_of("row.articles", 12'345)), "12,345 articles");
  EXPECT_EQ(german().words.say(count_of("row.also_in", 1)), "auch in 1 anderen Blatt");
  EXPECT_EQ(german().words.say(count_of("row.items", 12'345'678)), "12.345.678 Einträge");
  EXPECT_EQ(say(Points{-0.333}, german()), "−0,33");
  EXPECT_EQ(say(Points{1.5}, english()), "+1.50");
}

TEST(Wording, EscapeWhatStandsInPlacesAndNotThemselves) {
  std::string html;
  german().words.put(html, phrase("search.title_of", {{"query", "<b>"}}), Escape::html);
  EXPECT_EQ(html, "Suche: &lt;b&gt;");
}

TEST(Wording, PrintDatesAsFarAsTheyAreKnown) {
  const auto print = [](const char* iso, PrintedDate::Form form, const Language& language) {
    return language.words.print({*parse_iso_date(iso), form});
  };
  using enum PrintedDate::Form;
  EXPECT_EQ(print("2022-12-09", time, english()), "9 Dec 2022");
  EXPECT_EQ(print("2022-12-09T14:05:00-05:00", time, english()), "9 Dec 2022, 14:05 UTC-05:00");
  EXPECT_EQ(print("2022-12-09T14:05:00", time, german()), "9. Dez. 2022, 14:05 Uhr");
  EXPECT_EQ(print("2022-12-09T14:05:00Z", time, german()), "9. Dez. 2022, 14:05 Uhr (UTC)");
  EXPECT_EQ(print("2022-12-09T14:05:00Z", machine, german()), "2022-12-09T14:05:00Z");
  EXPECT_EQ(print("2022-03", day, german()), "März 2022");
  EXPECT_EQ(print("2022", day, german()), "2022");
  EXPECT_EQ(print("2022-03-01", month, english()), "Mar 2022");
  EXPECT_EQ(print("2022-03-01", day_and_month, german()), "1. März");
}

// Patterns, months and lists are CLDR's, as ICU has them.
TEST(Wording, WriteDatesAndListsAsCldrDoes) {
  struct Same {
    const Language& ours;
    icu::Locale patterns, months;
  };
  // Our English is written as in Britain, with the months of three letters that CLDR gives plain English.
  const Same all[] = {{english(), "en_GB", "en"}, {german(), "de", "de"}};
  std::mt19937_64 random(8);
  for (const Same& each : all) {
    UErrorCode fault = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(each.patterns, fault));
    for (const auto& [skeleton, form] : {std::pair{u"yMMMd", PrintedDate::Form::day},
                                         {u"yMMM", PrintedDate::Form::month},
                                         {u"MMMd", PrintedDate::Form::day_and_month}}) {
      icu::SimpleDateFormat format(patterns->getBestPattern(icu::UnicodeString(skeleton), fault), each.months,
                                   fault);
      ASSERT_TRUE(U_SUCCESS(fault));
      format.adoptTimeZone(icu::TimeZone::createTimeZone("UTC"));
      for (int i = 0; i < 500; ++i) {
        const auto at = static_cast<Instant>(random() % 4'000'000'000);
        std::string theirs;
        icu::UnicodeString printed;
        format.format(static_cast<UDate>(at) * 1000, printed).toUTF8String(theirs);
        EXPECT_EQ(each.ours.words.print({{at, Precision::day, 0}, form}), theirs);
      }
    }
    const std::unique_ptr<icu::ListFormatter> lists(icu::ListFormatter::createInstance(each.patterns, fault));
    const icu::UnicodeString names[] = {"Ann", "Ben", "Cem", "Dana"};
    for (std::int32_t n = 1; n <= 4; ++n) {
      icu::UnicodeString printed;
      std::string theirs;
      lists->format(names, n, printed, fault).toUTF8String(theirs);
      const Names ours = {"Ann", "Ben", "Cem", "Dana"};
      EXPECT_EQ(say(Names(ours.begin(), ours.begin() + n), each.ours), theirs);
    }
  }
}

TEST(Languages, AreChosenByTheReaderThenByTheBrowser) {
  struct Asked {
    const char *cookies, *accepted, *code;
  };
  for (const Asked& each : {Asked{"", "", "en"},
                            {"", "de", "de"},
                            {"", "de-AT,de;q=0.9,en;q=0.8", "de"},
                            {"", "en-GB;q=0.7, de;q=0.8", "de"},
                            {"", "en-GB, de", "en"},
                            {"", "fr, xx, de;q=0.1", "de"},
                            {"", "de;q=0, en;q=0.001", "en"},
                            {"", "de;q=zero", "en"},
                            {"", "*", "en"},
                            {"", "fr,ja", "en"},
                            {"", ";,;q=1,,de;q=", "en"},
                            {"language=de", "en", "de"},
                            {"a=b; language=de; c=d", "", "de"},
                            {"xlanguage=de", "", "en"},
                            {"language=xx", "de", "de"},
                            {"language=", "de", "de"}})
    EXPECT_EQ(language_for(each.cookies, each.accepted).code, each.code)
        << each.cookies << " | " << each.accepted;
}

// What parsers say in English is known, each of it: a new fault of theirs has a word in every language.
TEST(Spoken, FaultsOfQueriesAndRulesAreSaidInGerman) {
  for (const char* query : {"\"open", "after:soon", "sort:up", "by:"}) {
    const auto read = parse_query(query, {});
    ASSERT_FALSE(read) << query;
    const std::string said = say(query_fault(read.error()), german());
    EXPECT_EQ(said.find(read.error().what), std::string::npos) << said;
    EXPECT_EQ(said.find(read.error().advice), std::string::npos) << said;
    EXPECT_NE(say(query_fault(read.error()), english()).find(read.error().advice), std::string::npos);
  }
  EXPECT_EQ(say(query_fault(parse_query("after:soon", {}).error()), german()),
            "„soon“ ist kein Datum (Zeichen 1); ein Datum ist 2022, 2022-12, 2022-12-09, gestern oder \"8. "
            "Nov. 2022\".");
  std::string many;
  for (int i = 0; i < 201; ++i) many += "mute title x\n";
  for (const std::string& rules : {std::string("text whole"), std::string("push"), std::string("keep it"),
                                   std::string("keep title"), std::string("mute all words"), many}) {
    const auto read = parse_rules(rules);
    ASSERT_FALSE(read) << rules.substr(0, 20);
    const std::string& what = read.error().what;
    EXPECT_EQ(say(rules_fault(read.error()), german()).find(what.substr(what.find(": ") + 2)),
              std::string::npos);
  }
  EXPECT_EQ(say(query_fault({ErrorCode::bad_input, "something new", {}, 4, "think"}), german()),
            "something new (Zeichen 5); think.");
}

TEST(Spoken, ReasonsOfListsAreSaidInGerman) {
  const auto reason = [](const char* text) {
    Recommendation item;
    item.published = parse_iso_date("2021-11-17");
    item.reason.text = text;
    return say(reason_words(item), german());
  };
  EXPECT_EQ(reason("same story"), "gleiches Thema");
  EXPECT_EQ(reason("same story: John Kirby, Iran"), "gleiches Thema: John Kirby, Iran");
  EXPECT_EQ(reason("what led to it, 17 Nov: Iran"), "Vorgeschichte vom 17. Nov.: Iran");
  EXPECT_EQ(reason("what led to it, 17 Nov 2021: Iran"), "Vorgeschichte vom 17. Nov. 2021: Iran");
  EXPECT_EQ(reason("another story of the day"), "ein anderes Thema des Tages");
  EXPECT_EQ(reason("John Kirby, Iran"), "John Kirby, Iran");
  EXPECT_EQ(say(group_words("Also about Iran"), german()), "Auch zu Iran");
  EXPECT_EQ(say(group_words("The story now"), german()), "Der Stand der Dinge");
  EXPECT_EQ(say(group_words("Of an older version"), german()), "Of an older version");
}

class TwoTongues : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "tongues-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Article article;
    article.id = "a0";
    article.headline = "Ferries collide";
    article.language = "en";
    article.byline = {"Ann Marsh", "Ben Holt"};
    article.published = parse_iso_date("2026-10-19");
    article.body = {{BlockKind::paragraph, "Two ferries collided in fog.", {}, {}}};
    Capture capture;
    capture.bytes = "a0";
    EXPECT_TRUE(archive.keep(capture, article));
    EXPECT_TRUE(archive.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
};

bool stands_in(std::string_view what, std::string_view page) {
  return page.find(what) != std::string_view::npos;
}

TEST_F(TwoTongues, EachReaderGetsTheirOwnFromOneCache) {
  OneSite site(folder_);
  for (int round = 0; round < 3; ++round) {
    const AnswerPtr page = site.answer({.target = "/article/a0"});
    const AnswerPtr seite = site.answer({.target = "/article/a0", .languages = "de"});
    EXPECT_TRUE(stands_in("<html lang=\"en\"", page->plain.body));
    EXPECT_TRUE(stands_in("<html lang=\"de\"", seite->plain.body));
    EXPECT_TRUE(stands_in("Von <a href=\"/author/Ann%20Marsh\">Ann Marsh</a> und <a", seite->plain.body));
    EXPECT_TRUE(stands_in("19. Okt. 2026", seite->plain.body));
    EXPECT_TRUE(stands_in("<article class=\"reading\" lang=\"en\"", seite->plain.body))
        << "an article keeps its language";
    EXPECT_NE(page->etag, seite->etag);
    for (const WireForm* form : {&seite->plain, &seite->not_modified})
      EXPECT_TRUE(stands_in("Vary: Accept-Encoding, Accept-Language, Cookie\r\n", form->head)) << form->head;
    EXPECT_TRUE(stands_in("Content-Language: de\r\n", seite->plain.head));
  }
  (void)site.answer({.target = "/latest", .languages = "de"});  // packed from the second time on
  EXPECT_EQ(site.answer({.target = "/latest", .languages = "de"}),
            site.answer({.target = "/latest", .cookie = "language=de"}))
      << "made once";
}

TEST_F(TwoTongues, TheChoiceIsKeptByTheBrowser) {
  OneSite site(folder_);
  EXPECT_TRUE(stands_in("Set-Cookie: language=de; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000\r\n",
                        site.send("/settings/language", "language=de")->plain.head));
  EXPECT_TRUE(stands_in("Set-Cookie: language=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0\r\n",
                        site.send("/settings/language", "language=")->plain.head));
  EXPECT_EQ(site.send("/settings/language", "language=xx")->status, 400);
  EXPECT_TRUE(stands_in("value=\"de\" checked",
                        site.answer({.target = "/settings", .cookie = "language=de"})->plain.body));
  EXPECT_TRUE(stands_in("value=\"\" checked", site.answer({.target = "/settings"})->plain.body));
}

// Every route that answers with a page, in every language: no message is missing in it.
TEST_F(TwoTongues, EveryPageHasAllItsWords) {
  OneSite site(folder_);
  std::size_t pages = 0;
  for (const Route& route : routes())
    for (const Language& language : languages()) {
      if (route.method != "GET") continue;
      const std::string target = target_of(route);
      const AnswerPtr answer = site.answer({.target = target, .languages = language.code});
      EXPECT_FALSE(stands_in("⟨", answer->plain.body)) << target;
      if (!stands_in("Content-Type: text/html", answer->common)) continue;
      ++pages;
      EXPECT_TRUE(stands_in("<html lang=\"" + language.code + "\"", answer->plain.body)) << target;
    }
  EXPECT_GT(pages, 40U);
}

TEST_F(TwoTongues, ProgramsAreAnsweredInEnglish) {
  OneSite site(folder_);
  for (const char* target : {"/api/v1/nothing", "/api/v1/articles", "/v1/entries/7"})
    EXPECT_EQ(site.answer({.target = target})->plain.body,
              site.answer({.target = target, .languages = "de"})->plain.body);
  EXPECT_TRUE(stands_in(
      "Anfrage",
      site.answer({.target = "/feeds/follow", .method = "POST", .site = "cross-site", .languages = "de"})
          ->plain.body));
}

}  // namespace
}  // namespace broadsheet
