// page_kind.cc: pages that are no article give themselves away by many small signs and by no single one:
// forum and manual software, a host or path named for it, an address without a story's words, linked data of
// another type, neither date nor author. Each sign is a row with its weight; what a page says of itself
// ("NewsArticle") weighs against them, and at the address of a dated story the signs of lists say nothing.
// Entry point: decide_kind().

#include "article/page_kind.h"

#include <algorithm>
#include <array>

#include "base/address.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr double doubtful = 0.65;  // F1 expected of the body
constexpr int enough = 3;          // weight that makes a page no article
constexpr std::size_t many_teasers = 15;
constexpr std::size_t crowd_of_teasers = 60;  // around a text that nobody signs or dates

struct Sign {
  std::string_view word;
  int weight;
  bool listing;  // a list of other pages, not another kind of text
};

// First label of the host.
constexpr std::array host_signs = {
    Sign{"forum", 2, false},   Sign{"forums", 2, false},    Sign{"community", 2, false},
    Sign{"boards", 2, false},  Sign{"discuss", 2, false},   Sign{"docs", 2, false},
    Sign{"doc", 2, false},     Sign{"developer", 2, false}, Sign{"developers", 2, false},
    Sign{"support", 1, false}, Sign{"help", 1, false},      Sign{"wiki", 2, false},
    Sign{"shop", 2, true},     Sign{"store", 2, true},      Sign{"users", 1, false}};

// Parts of the path.
constexpr std::array path_signs = {Sign{"threads", 4, false},
                                   Sign{"thread", 3, false},
                                   Sign{"t", 1, false},
                                   Sign{"questions", 2, false},
                                   Sign{"showthread.php", 3, false},
                                   Sign{"viewtopic.php", 3, false},
                                   Sign{"forum", 2, false},
                                   Sign{"forums", 2, false},
                                   Sign{"docs", 4, false},
                                   Sign{"doc", 2, false},
                                   Sign{"documentation", 4, false},
                                   Sign{"reference", 1, false},
                                   Sign{"manual", 2, false},
                                   Sign{"usersguide", 2, false},
                                   Sign{"userguide", 2, false},
                                   Sign{"glossary", 2, false},
                                   Sign{"category", 2, true},
                                   Sign{"categories", 2, true},
                                   Sign{"tag", 2, true},
                                   Sign{"tags", 2, true},
                                   Sign{"topic", 1, true},
                                   Sign{"topics", 2, true},
                                   Sign{"search", 2, true},
                                   Sign{"product", 2, true},
                                   Sign{"products", 2, true},
                                   Sign{"collections", 2, true},
                                   Sign{"coupons", 2, true},
                                   Sign{"shows", 2, true},
                                   Sign{"list", 1, true},
                                   Sign{"tutorial", 1, false},
                                   Sign{"stable", 2, false},
                                   Sign{"latest", 1, false},
                                   Sign{"quickstart", 1, false}};

// The last part of the path where it is the name of a section.
constexpr std::array<std::string_view, 19> section_names = {
    "news",    "blog",      "articles",    "stories",      "press",         "latest",  "issues",
    "archive", "archives",  "index",       "home",         "sports",        "reviews", "events",
    "library", "resources", "in-the-news", "in-the-media", "press-releases"};

// Parts of the path that stand over a story.
constexpr std::array<std::string_view, 14> story_shelves = {
    "story", "stories", "article",  "articles",    "artikel",  "news",       "post",
    "posts", "blog",    "articulo", "nachrichten", "noticias", "actualites", "magazin"};

// Of meta generator, lower case, anywhere in it.
constexpr std::array generator_signs = {
    Sign{"sphinx", 3, false},    Sign{"docusaurus", 3, false}, Sign{"mkdocs", 3, false},
    Sign{"mdbook", 3, false},    Sign{"gitbook", 3, false},    Sign{"discourse", 3, false},
    Sign{"vbulletin", 3, false}, Sign{"xenforo", 3, false},    Sign{"phpbb", 3, false},
    Sign{"mediawiki", 1, false}, Sign{"docbook", 3, false}};

// Types of linked data.
constexpr std::array type_signs = {Sign{"QAPage", 3, false},        Sign{"DiscussionForumPosting", 3, false},
                                   Sign{"CollectionPage", 2, true}, Sign{"SearchResultsPage", 3, true},
                                   Sign{"Product", 2, true},        Sign{"ItemList", 1, true},
                                   Sign{"Course", 2, false},        Sign{"JobPosting", 3, false},
                                   Sign{"Service", 1, false}};

struct KindRow {
  std::string_view type;  // of the linked data
  ArticleKind kind;
};

constexpr std::array kinds = {
    KindRow{"LiveBlogPosting", ArticleKind::live_blog}, KindRow{"OpinionNewsArticle", ArticleKind::opinion},
    KindRow{"VideoObject", ArticleKind::video},         KindRow{"ImageGallery", ArticleKind::gallery},
    KindRow{"PodcastEpisode", ArticleKind::audio},      KindRow{"AudioObject", ArticleKind::audio}};

// Sections and shelves of an address.
constexpr std::array<std::string_view, 25> opinion_sections = {
    "opinion",  "opinions",  "opinión",     "meinung",       "meinungen",  "kommentar",       "kommentare",
    "kolumne",  "kolumnen",  "leitartikel", "commentisfree", "commentary", "columnists",      "columns",
    "columnas", "editorial", "editorials",  "op-ed",         "op-eds",     "opinion columns", "débats",
    "tribune",  "tribunes",  "debatt",      "opinioni"};
// What a headline opens with, before a colon or a bar.
constexpr std::array<std::string_view, 12> opinion_openings = {
    "opinion", "op-ed",       "oped",    "editorial", "commentary", "kommentar",
    "meinung", "leitartikel", "kolumne", "opinión",   "tribune",    "analysis & opinion"};

struct Weight {
  int weight = 0;
  int listing = 0;  // of it, for a listing
  void add(const Sign& sign) {
    weight += sign.weight;
    listing += sign.listing ? sign.weight : 0;
  }
};

bool has_type(const Facts& facts, std::string_view type) {
  return std::find(facts.types.begin(), facts.types.end(), type) != facts.types.end();
}

bool says_article(const Facts& facts) {
  return std::any_of(facts.types.begin(), facts.types.end(), [](const std::string& type) {
    return type.ends_with("Article") || type == "BlogPosting" || type == "LiveBlogPosting" ||
           type == "Report";
  });
}

template <std::size_t Count>
bool is_one_of(const std::array<std::string_view, Count>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view each) { return equals_ignoring_case(each, word); });
}

// What the address says of a story.
struct Address {
  std::vector<std::string_view> parts;  // of the path
  bool numbered = false;                // "ferry-runs-on-through-winter", "3322353": words or a number
  bool shelved = false;                 // under "news", or a script named "story.cgi"
};

Address read_address(std::string_view url) {
  constexpr std::size_t least_digits = 5, least_marks = 3;
  std::string_view path = path_of(without_query(url));
  while (path.ends_with('/')) path.remove_suffix(1);
  Address address;
  address.parts = split(path, '/');
  std::size_t digits = 0;
  for (const char c : path) {
    digits = is_ascii_digit(c) ? digits + 1 : 0;
    if (digits == least_digits) address.numbered = true;
  }
  const std::string_view last = address.parts.back();
  for (const char mark : {'-', '_'})
    if (static_cast<std::size_t>(std::count(last.begin(), last.end(), mark)) >= least_marks)
      address.numbered = true;
  const std::size_t dot = last.find('.');
  address.shelved = (dot != std::string_view::npos && is_one_of(story_shelves, last.substr(0, dot))) ||
                    std::any_of(address.parts.begin(), address.parts.end() - 1,
                                [](std::string_view part) { return is_one_of(story_shelves, part); });
  return address;
}

void weigh_address(std::string_view url, const Address& address, bool dated, Weight& weight) {
  if (url.empty()) return;
  const std::string_view host = without_www(authority_of(url));
  for (const Sign& sign : host_signs)
    if (sign.word == host.substr(0, host.find('.')) && !(dated && address.shelved)) weight.add(sign);
  if (host.find(".readthedocs.") != std::string_view::npos) weight.add({"", 3, false});
  const auto& parts = address.parts;
  // "/topics/harbour" is a list; in "/topics/harbour/2026/ferry-runs-on" the word is a shelf.
  const bool story = dated && (address.numbered || address.shelved);
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (const Sign& sign : path_signs)
      if (equals_ignoring_case(sign.word, parts[i]) && (!sign.listing || (i + 2 >= parts.size() && !story)))
        weight.add(sign);
  const std::string_view last = parts.back();
  if (url.find('?') != std::string_view::npos) return;
  const bool section = is_one_of(section_names, last);
  if (section) weight.add({"", 2, true});
  const bool plain = last.find_first_of("-_0123456789.") == std::string_view::npos;
  if (!section && plain && parts.size() <= 3 && url.find('?') == std::string_view::npos)
    weight.add({"", 1, true});
}

// A page that says what it is, and that is no article, when or by whom it does not say: a firm's own page, a
// shelf of a shop. A long text in one piece may be a story all the same: software says "website" of all
// pages.
bool is_plain_page(const Facts& facts, const KindEvidence& evidence) {
  constexpr double sure = 0.97;
  constexpr std::size_t long_text = 300;  // words
  const bool says_other = !facts.open_graph_type.empty() || !facts.types.empty();
  const bool tells = evidence.expected >= sure && evidence.words >= long_text;
  return says_other && !calls_itself_article(facts) && !evidence.dated && !evidence.signed_by_somebody &&
         !tells;
}

Weight weigh(const Facts& facts, const KindEvidence& evidence) {
  Weight weight;
  const Address address = read_address(evidence.url);
  weigh_address(evidence.url, address, evidence.dated, weight);
  for (const Sign& sign : generator_signs)
    if (facts.generator.find(sign.word) != std::string::npos) weight.add(sign);
  const bool article = says_article(facts);
  // A story that is dated and signed may be the review of a Product.
  const bool story = evidence.dated && evidence.signed_by_somebody && (address.numbered || address.shelved);
  for (const Sign& sign : type_signs)
    if (!article && !(story && sign.listing) && has_type(facts, sign.word)) weight.add(sign);
  const bool nobodys = !evidence.dated && !evidence.signed_by_somebody;
  const bool among_others = (evidence.teasers >= many_teasers && evidence.expected < doubtful) ||
                            (evidence.teasers >= crowd_of_teasers && nobodys);
  if (among_others && !(evidence.dated && address.numbered)) weight.add({"", 2, true});
  if (is_plain_page(facts, evidence) && !address.shelved) weight.add({"", enough, false});
  // What is missing speaks only beside another sign: many an article has neither date nor author.
  if (weight.weight > 0) {
    weight.weight += !evidence.dated;
    weight.weight += !evidence.dated && !evidence.signed_by_somebody;
    weight.weight += !calls_itself_article(facts);
  }
  if (article) weight.weight -= 3;
  if (facts.open_graph_type == "article" && calls_itself_article(facts)) weight.weight -= 1;
  return weight;
}

// By its section, a shelf of its address, or what its headline opens with.
bool is_opinion(const KindEvidence& evidence, std::string_view section) {
  if (is_one_of(opinion_sections, section)) return true;
  const auto parts = split(path_of(without_query(evidence.url)), '/');
  if (std::any_of(parts.begin(), parts.end() - 1,
                  [](std::string_view part) { return is_one_of(opinion_sections, part); }))
    return true;
  const std::size_t mark = evidence.headline.find_first_of(":|");
  return mark != std::string_view::npos &&
         is_one_of(opinion_openings, trim(evidence.headline.substr(0, mark)));
}

// Whether what a page tells in words is its story, though it has a recording or a row of pictures, too.
bool tells_in_words(ArticleKind kind, const Facts& facts) {
  if (kind == ArticleKind::video) return true;
  return (kind == ArticleKind::audio || kind == ArticleKind::gallery) && says_article(facts);
}

}  // namespace

// Software of blogs says og:type "article" of every page; what its linked data then calls a WebPage alone is
// one of the site's own pages, no post.
bool calls_itself_article(const Facts& facts) {
  return says_article(facts) || (facts.open_graph_type == "article" && !has_type(facts, "WebPage"));
}

ArticleKind decide_kind(const Facts& facts, const KindEvidence& evidence, std::string_view section) {
  const bool said = calls_itself_article(facts) || best(facts.published) != nullptr ||
                    (evidence.dated && (evidence.signed_by_somebody || evidence.expected >= doubtful));
  const bool too_short = evidence.words < 25 || (evidence.words < 80 && !said);
  const Weight weight = weigh(facts, evidence);
  if ((too_short && !(said && evidence.words > 0)) || weight.weight >= enough)
    return weight.listing * 2 > weight.weight || evidence.teasers > many_teasers ? ArticleKind::listing
                                                                                 : ArticleKind::not_article;
  for (const KindRow& row : kinds)
    if (has_type(facts, row.type) && !(tells_in_words(row.kind, facts) && evidence.words >= 60))
      return row.kind;
  return is_opinion(evidence, section) ? ArticleKind::opinion : ArticleKind::article;
}

}  // namespace broadsheet
