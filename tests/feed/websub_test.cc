// The subscriber's side of WebSub: what headers name, what a hub is sent, whose word counts.

#include "feed/websub.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

TEST(HubLinks, AreFoundAmongOthersInAnyForm) {
  const HubLinks links = hub_links(
      "</next>; rel=\"next\"; title=\"a, <b>; rel=hub\", <hub>; REL=\"x Hub\", <https://b.example/>; "
      "rel=hub, "
      "<//gazette.example/rss>; type=\"application/rss+xml\"; rel=self",
      "https://gazette.example/feed/");
  EXPECT_EQ(links.hub, "https://gazette.example/feed/hub") << "the first, absolute";
  EXPECT_EQ(links.self, "https://gazette.example/rss");
}

TEST(HubLinks, OfWhatIsNoLinkAreNone) {
  for (const char* header :
       {"", "<", "<a", "<a>", "a; rel=hub", "<a>; rel", "<a>; rel=next; rel=hub", "<a>; rel=\"hub", ",,,"})
    EXPECT_EQ(hub_links(header, "https://a.example/").hub, "") << header;
}

TEST(HubForm, SaysWhatTheHubHasToKnow) {
  EXPECT_EQ(
      hub_form({"https://a.example/rss?x=1&y=2", "https://paper.example/websub/p", "s+1", 60}),
      "hub.mode=subscribe&hub.topic=https%3A%2F%2Fa.example%2Frss%3Fx%3D1%26y%3D2&hub.callback=https%3A%2F%2F"
      "paper.example%2Fwebsub%2Fp&hub.secret=s%2B1&hub.lease_seconds=60");
}

// A feed that is polled every ten minutes for a month, by a clock in hand.
struct Month {
  int asked = 0;          // times
  Instant uncovered = 0;  // seconds without a lease, after the first was given
};
Month month_of(Instant granted, int answers_each) {
  constexpr Instant minute = 60, begin = 1'800'000'000;
  Month month;
  HubLease lease;
  for (Instant now = begin; now < begin + 30 * 86'400; now += 10 * minute) {
    if (month.asked > 0 && lease.until < now && lease.until > 0) month.uncovered += 10 * minute;
    if (!is_hub_due(lease, now)) continue;
    lease.asked = now;
    // The hub confirms a few seconds later, or does not.
    if (month.asked++ % answers_each == 0) lease.until = now + 5 + granted;
  }
  return month;
}

TEST(HubLease, IsRenewedBeforeItEnds) {
  for (const Instant granted : {3'600, 6 * 3'600, 86'400, 3 * 86'400, 10 * 86'400}) {
    EXPECT_EQ(month_of(granted, 1).uncovered, 0) << granted;
  }
  // Also by a hub that confirms every third time only.
  for (const Instant granted : {6 * 3'600, 86'400, 10 * 86'400})
    EXPECT_EQ(month_of(granted, 3).uncovered, 0) << granted;
  // Long leases once, a day before their end; those of a day twice a day, and not every hour.
  EXPECT_EQ(month_of(10 * 86'400, 1).asked, 4);
  EXPECT_LE(month_of(86'400, 1).asked, 61);
  EXPECT_LE(month_of(10 * 86'400, 3).asked, 3 * 4);
}

TEST(HubLease, OfAHubThatIsSilentIsAskedForEachHour) {
  EXPECT_TRUE(is_hub_due({0, 0}, 1'800'000'000));
  EXPECT_FALSE(is_hub_due({1'800'000'000, 0}, 1'800'003'599));
  EXPECT_TRUE(is_hub_due({1'800'000'000, 0}, 1'800'003'600));
  EXPECT_FALSE(is_hub_due({1'800'003'000, 1'800'000'000}, 1'800'004'000)) << "it is over, and was asked for";
}

// RFC 4231, test case 2, and RFC 2202's for SHA-1.
TEST(Signature, CountsByEachMethodOfTheStandard) {
  const auto good = [](const std::string& signature) {
    return is_signed("Jefe", "what do ya want for nothing?", signature);
  };
  EXPECT_TRUE(good("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"));
  EXPECT_TRUE(good("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
  EXPECT_TRUE(good("SHA256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843"));
  for (const char* wrong :
       {"", "=", "sha256=", "sha256", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844",
        "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "md5=750c783e6ab0b503eaa86e310a5db738"})
    EXPECT_FALSE(good(wrong)) << wrong;
  EXPECT_FALSE(is_signed("", "", "sha1=fbdb1d1b18aa6c08324b7d64b71fb76370690e1d"))
      << "no secret, no signature";
}

}  // namespace
}  // namespace broadsheet
