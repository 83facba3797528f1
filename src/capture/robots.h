#pragma once
// robots.h: robots.txt (RFC 9309): which addresses of a host a crawler may ask for.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

class Robots {
 public:
  // Any bytes; lines that say nothing known are passed over, and what lies behind limits.robots_bytes.
  static Robots parse(std::string_view bytes, const Limits& limits = {});

  // Whether the crawler of that product token may ask for the address. Of the rules that match, the longest
  // decides, and of two as long the one that allows. Linear in address and rules, but for patterns with
  // stars: stars times the address.
  [[nodiscard]] bool allows(std::string_view product, std::string_view url) const;

  // Seconds between requests that the group of the product asks for (not in the RFC; common).
  [[nodiscard]] std::optional<double> crawl_delay(std::string_view product) const;

  [[nodiscard]] const std::vector<std::string>& sitemaps() const { return sitemaps_; }
  [[nodiscard]] std::size_t lines() const { return lines_; }
  [[nodiscard]] std::size_t directives() const { return directives_; }  // lines that say something known

 private:
  struct Rule {
    std::string pattern;
    bool allow = false;
  };
  struct Group {
    std::vector<std::string> products;  // lower case; "*"
    std::vector<Rule> rules;
    std::optional<double> crawl_delay;
  };
  [[nodiscard]] std::vector<const Group*> groups_of(std::string_view product) const;

  std::vector<Group> groups_;
  std::vector<std::string> sitemaps_;
  std::size_t lines_ = 0, directives_ = 0;
};

// Whether a name may stand as a product token: letters, "-" and "_".
[[nodiscard]] bool is_product_token(std::string_view name);

// Path and query of an address as rules are matched against; "/" for none.
[[nodiscard]] std::string robots_path(std::string_view url);

// A rule's value with what is not ASCII percent-encoded, and the digits of escapes in upper case.
[[nodiscard]] std::string robots_pattern(std::string_view value);

}  // namespace broadsheet
