#include "article/masthead.h"

#include <gtest/gtest.h>

#include "article/host_fit.h"
#include "article/publishers.h"
#include "broadsheet/article.h"

namespace broadsheet {
namespace {

struct PageOf {
  std::string head, body = "<h1>Ferry runs on</h1><p>The ferry runs on.";
};

Article read(const PageOf& page, const std::string& url) {
  Capture capture;
  capture.id = "page";
  capture.url = url;
  capture.bytes = "<!doctype html><html><head>" + page.head + "</head><body>" + page.body;
  return extract(Page::parse(std::move(capture)).value()).value();
}

std::string publisher(const PageOf& page, const std::string& url = "https://www.alderbaytimes.example/a") {
  return read(page, url).publisher;
}

std::string site(const std::string& name) {
  return "<meta property=og:site_name content=\"" + name + "\">";
}
std::string title(const std::string& text) {
  return "<title>" + text + "</title>";
}

HostFit fit_of(std::string_view name, std::string_view host, HostPart part = HostPart::any) {
  return Host(host).fit_of(name, part);
}

TEST(HostFit, HoldsLettersAlone) {
  EXPECT_EQ(fit_of("The Alder Bay Times", "www.alderbaytimes.example"), HostFit::same);
  EXPECT_EQ(fit_of("alderbaytimes.example", "alderbaytimes.example"), HostFit::same);
  EXPECT_EQ(fit_of("Alder Bay Times", "abtimes.co.uk"), HostFit::abbreviated);
  EXPECT_EQ(fit_of("Neue Mühlener Zeitung", "nmz.example"), HostFit::abbreviated);
  EXPECT_EQ(fit_of("Mühlentaler Bote", "muehlentalerbote.example"), HostFit::same);
  EXPECT_EQ(fit_of("Mühlentaler Bote", "muhlentalerbote.example"), HostFit::same);
  EXPECT_EQ(fit_of("Alder Bay Times", "abt1911.example"), HostFit::abbreviated);
  EXPECT_EQ(fit_of("Calder Sport", "calder.example"), HostFit::holds);
  EXPECT_EQ(fit_of("Calder", "thecalderonline.example"), HostFit::none);
  EXPECT_EQ(fit_of("Calder", "thecalder.example"), HostFit::holds);
  EXPECT_EQ(fit_of("Alder Bay Times", "calder.example"), HostFit::none);
  EXPECT_EQ(fit_of("", "calder.example"), HostFit::none);
  EXPECT_EQ(fit_of("Calder", ""), HostFit::none);
}

TEST(HostFit, AskedForTheOwnPartTakesNoSection) {
  EXPECT_EQ(fit_of("Sport", "sport.calder.example"), HostFit::same);
  EXPECT_EQ(fit_of("Sport", "sport.calder.example", HostPart::own), HostFit::none);
  EXPECT_EQ(fit_of("Alder Bay", "alderbay.calder.example", HostPart::own), HostFit::same);
}

TEST(Masthead, IsWhatTheHeadCallsTheSite) {
  EXPECT_EQ(publisher({site("Alder Bay Times")}), "Alder Bay Times");
  EXPECT_EQ(publisher({site("Alder Bay Times | News, weather, sport")}), "Alder Bay Times");
  EXPECT_EQ(publisher({site("Alder Bay Times®")}), "Alder Bay Times");
  // Another name stands where nothing fits the address.
  EXPECT_EQ(publisher({site("Calder Beacon")}), "Calder Beacon");
}

TEST(Masthead, HasTheBetterOfTwoSpellings) {
  const std::string data =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"The Alder Bay"}}</script>)";
  EXPECT_EQ(publisher({site("thealderbay") + data}, "https://thealderbay.example/a"), "The Alder Bay");
  EXPECT_EQ(publisher({site("alderbay") + data}, "https://alderbay.example/a"), "The Alder Bay");
}

TEST(Masthead, IsNoOwnerHandleOrAddress) {
  const std::string owner =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Quayside Media Ltd"}}</script>)";
  EXPECT_EQ(publisher({owner + title("Ferry runs on - Alder Bay Times")}), "Alder Bay Times");
  EXPECT_EQ(publisher({owner}), "Quayside Media");
  EXPECT_EQ(publisher({site("@alderbaytimes") + title("Ferry runs on | Alder Bay Times")}),
            "Alder Bay Times");
  EXPECT_EQ(publisher({site("https://alderbaytimes.example")}), "");
  EXPECT_EQ(publisher({site("/#organization")}), "");
}

TEST(Masthead, IsThePartOfATitleThatFitsTheAddress) {
  EXPECT_EQ(publisher({title("Ferry runs on - Harbour - Alder Bay Times")}), "Alder Bay Times");
  EXPECT_EQ(publisher({title("Alder Bay Times - Ferry runs on")}), "Alder Bay Times");
  EXPECT_EQ(publisher({title("Ferry runs on | Alder Bay Times | Alder Bay, WA")}), "Alder Bay Times");
  EXPECT_EQ(publisher({title("Ferry runs on - Arts and Entertainment")}), "");
  EXPECT_EQ(publisher({title("Ferry runs on")}), "");
  EXPECT_EQ(publisher({title("船が動く-山の新聞")}, "https://www.yama.example/1"), "山の新聞");
}

TEST(Masthead, OfAnArchivedPageIsThatOfThePage) {
  const std::string kept = "https://archive.example/web/20261009120000/https://alderbaytimes.example/a";
  EXPECT_EQ(publisher({title("Ferry runs on - Alder Bay Times")}, kept), "Alder Bay Times");
  EXPECT_EQ(archived_address(kept), "https://alderbaytimes.example/a");
  EXPECT_EQ(archived_address("https://a.example/go/https://b.example/"),
            "https://a.example/go/https://b.example/");
  EXPECT_EQ(archived_address("https://a.example/?http"), "https://a.example/?http");
}

TEST(Masthead, IsSpelledAsWhereItIsSpelledBest) {
  EXPECT_EQ(publisher({site("alderbaytimes") + title("Ferry runs on | Alder Bay Times")}), "Alder Bay Times");
  EXPECT_EQ(publisher({site("alderbaytimes.example") + title("Ferry runs on | Alder Bay Times")}),
            "Alder Bay Times");
  EXPECT_EQ(publisher({site("Calder.example")}, "https://calder.example/1"), "Calder.example");
  EXPECT_EQ(publisher({site("the guardian")}, "https://www.theguardian.com/1"), "The Guardian");
}

TEST(Masthead, IsThePictureThatLinksHome) {
  const std::string body =
      R"(<a href="/"><img src=l.png alt="Logo Alder Bay Times"></a><h1>Ferry runs on</h1><p>It does.)";
  EXPECT_EQ(publisher({"", body}), "Alder Bay Times");
  EXPECT_EQ(publisher({"", R"(<a href="/">Home</a><p>It does.)"}), "");
  // Where the title has the same end, the address need not know it.
  const PageOf other = {title("Ferry runs on – Der Kalender"),
                        R"(<a href="/"><img alt="Der Kalender"></a><p>It does.)"};
  EXPECT_EQ(publisher(other, "https://www.blatt.example/1"), "Der Kalender");
}

TEST(Masthead, OfACopyrightLineIsTakenWhereItFits) {
  EXPECT_EQ(masthead_in_copyright("© Copyright 2019–2026 by Alder Bay Times Ltd. All rights reserved.",
                                  "https://alderbaytimes.example/1"),
            "Alder Bay Times");
  EXPECT_EQ(masthead_in_copyright("Copyright 2008 Quayside Media", "https://alderbaytimes.example/1"), "");
  EXPECT_EQ(masthead_in_copyright("Copyright 2008 Quayside Media", ""), "Quayside Media");
  EXPECT_EQ(masthead_in_copyright("© 2026 All rights reserved", ""), "");
  EXPECT_EQ(masthead_in_copyright("© Quayside Media 2026", ""), "Quayside Media");
  for (const char* line :
       {"© 2026 Advertise", "Copyright 2026 News", "© 2026 About us", "© 2026 Latest News"})
    EXPECT_EQ(masthead_in_copyright(line, ""), "") << line;
  EXPECT_EQ(masthead_in_copyright("© 2026 Aldine News", ""), "Aldine News");
  EXPECT_EQ(masthead_in_copyright("© 2026 Harbour board of Aldine meets today to talk", ""), "");
}

TEST(Masthead, TellsWhereItStoodAndHowSureThatIs) {
  const Article a = read({site("Alder Bay Times")}, "https://alderbaytimes.example/1");
  EXPECT_EQ(a.evidence.at("publisher").from, Source::meta);
  EXPECT_GT(a.confidence.at("publisher"), 0.9);
}

TEST(Masthead, OfHostileHeadsIsFoundInLinearTime) {
  std::string signs, parts;
  for (int i = 0; i < 100'000; ++i) {
    signs += "®";
    parts += " | Alder Bay";
  }
  EXPECT_EQ(publisher({site(signs) + title(parts)}), "");
  EXPECT_EQ(publisher({site("Alder")}, "https://" + std::string(100'000, 'a') + ".example/"), "Alder");
}

}  // namespace
}  // namespace broadsheet
