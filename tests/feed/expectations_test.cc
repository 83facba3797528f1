// Feeds of other readers' test suites, with what those readers make of them. Each check is a path into their
// result; those that our model has a place for are asked, the others counted. At least 98 of 100 must hold.

#include <gtest/gtest.h>
#include <simdjson.h>

#include <array>
#include <cstdio>
#include <map>
#include <optional>

#include "base/calendar.h"
#include "base/strings.h"
#include "broadsheet/feed.h"
#include "capture/url/url.h"
#include "feed/markup.h"
#include "tests/tar.h"

namespace broadsheet {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

using Path = std::vector<std::string>;
// Nothing: the model has no place for it. An empty text: the feed does not say it.
using Value = std::optional<std::string>;

Value instant_of(const std::optional<Date>& date) {
  return date ? rfc3339(date->instant) : std::string();
}

Value part_of(const FeedText& text, const std::string& key) {
  if (key == "value") return text.value;
  if (key == "type") return text.is_html ? "text/html" : "text/plain";
  if (key == "language") return text.language;
  if (key == "base") return text.base;
  return std::nullopt;
}

Value part_of(const FeedPerson& who, const std::string& key) {
  if (key == "name") return who.name;
  if (key == "email") return who.email;
  if (key == "url" || key == "href") return who.url;
  return std::nullopt;
}

Value part_of(const FeedLink& link, const std::string& key) {
  if (key == "href" || key == "url") return link.url;
  if (key == "rel") return link.relation;
  if (key == "type") return link.type;
  if (key == "hreflang") return link.language;
  if (key == "title") return link.title;
  if (key == "length") return link.bytes ? std::to_string(*link.bytes) : std::string();
  return std::nullopt;
}

Value part_of(const FeedCategory& category, const std::string& key) {
  if (key == "term") return category.name;
  if (key == "scheme") return category.scheme;
  if (key == "label") return category.label;
  return std::nullopt;
}

std::string printed(const FeedPerson& who) {
  if (who.email.empty() || who.name.empty()) return who.name + who.email;
  return who.name + " (" + who.email + ")";
}

template <typename T>
Value part_of_list(const std::vector<T>& list, const Path& path) {
  if (path.size() != 3) return std::nullopt;
  const std::size_t index = std::stoul(path[1]);
  return index < list.size() ? part_of(list[index], path[2]) : std::string();
}

const std::map<std::string, FeedText FeedFacts::*> texts = {
    {"title", &FeedFacts::headline}, {"subtitle", &FeedFacts::summary}, {"tagline", &FeedFacts::summary},
    {"info", &FeedFacts::summary},   {"summary", &FeedFacts::summary},  {"description", &FeedFacts::summary},
    {"rights", &FeedFacts::rights},  {"copyright", &FeedFacts::rights},
};

Value of_facts(const FeedFacts& facts, const Path& path) {
  const std::string& key = path[0];
  if (const auto found = texts.find(key); found != texts.end() && path.size() == 1)
    return (facts.*found->second).value;
  if (key.ends_with("_detail") && path.size() == 2) {
    if (const auto found = texts.find(key.substr(0, key.size() - 7)); found != texts.end())
      return part_of(facts.*found->second, path[1]);
    if (key == "author_detail")
      return facts.authors.empty() ? std::string() : part_of(facts.authors[0], path[1]);
    return std::nullopt;
  }
  if (key == "link") return facts.url;
  if (key == "id" || key == "guid") return facts.id;
  if (key == "language" && path.size() == 1) return facts.language;
  if (key == "author") return facts.authors.empty() ? std::string() : printed(facts.authors[0]);
  if (key == "category") return facts.categories.empty() ? std::string() : facts.categories[0].name;
  if (key == "published_parsed" || key == "created_parsed") return instant_of(facts.published);
  if (key == "updated_parsed" || key == "modified_parsed") return instant_of(facts.updated);
  if (key == "links") return part_of_list(facts.links, path);
  if (key == "authors") return part_of_list(facts.authors, path);
  if (key == "contributors") return part_of_list(facts.contributors, path);
  if (key == "tags") return part_of_list(facts.categories, path);
  if ((key == "image" && path.size() == 2 && (path[1] == "href" || path[1] == "url")) || key == "logo")
    return facts.image;
  return std::nullopt;
}

Value of_item(const FeedItem& item, const Path& path) {
  // A text that stands alone is the summary there.
  const bool of_summary = path[0] == "summary" || path[0] == "description" || path[0] == "summary_detail";
  if (of_summary && item.summary.value.empty())
    return path.size() == 1 ? item.content.value : part_of(item.content, path[1]);
  if (path[0] == "content" && path.size() == 3 && path[1] == "0") {
    return part_of(item.content, path[2]);
  }
  if (path[0] == "comments") return item.comments;
  if (path[0] == "source" && path.size() > 1) return of_facts(item.source, {path.begin() + 1, path.end()});
  if (path[0] == "enclosures") {
    std::vector<FeedLink> enclosures;
    for (const FeedLink& link : item.links)
      if (link.relation == "enclosure") enclosures.push_back(link);
    return part_of_list(enclosures, path);
  }
  return of_facts(item, path);
}

Value value_at(const Feed& feed, const Path& path) {
  if (path[0] == "bozo") return feed.faults.empty() ? "" : "yes";
  if (path[0] == "encoding") return ascii_lower(feed.encoding);
  if (path[0] == "feed" && path.size() == 2 && path[1] == "generator") return feed.generator;
  if (path[0] == "feed" && path.size() == 2 && path[1] == "icon") return feed.icon;
  if (path[0] == "feed" && path.size() == 2 && path[1] == "ttl")
    return feed.minutes ? std::to_string(*feed.minutes) : "";
  if (path[0] == "feed" && path.size() > 1) return of_facts(feed, {path.begin() + 1, path.end()});
  if (path[0] != "entries" || path.size() < 3) return std::nullopt;
  const std::size_t index = std::stoul(path[1]);
  if (index >= feed.items.size()) return std::string("no such item");
  return of_item(feed.items[index], {path.begin() + 2, path.end()});
}

// A text, a number, a truth, or a time in parts.
std::string expected_text(element value) {
  std::string_view text;
  std::int64_t number = 0;
  array parts;
  if (value.is_null()) return {};
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  if (value.get(parts) != simdjson::SUCCESS || parts.size() < 6) return "?";
  std::array<int, 6> n{};
  for (std::size_t i = 0; i < 6; ++i) n[i] = static_cast<int>(parts.at(i).get_int64().value());
  return rfc3339(instant_from({{n[0], n[1], n[2]}, n[3], n[4], n[5]}));
}

std::string encoding_name(const std::string& name) {
  // What the encoding standard takes to be one.
  static const std::map<std::string, std::string> same = {
      {"us-ascii", "windows-1252"}, {"iso-8859-1", "windows-1252"},
      {"gb18030", "gbk"},           {"gb2312", "gbk"},
      {"utf-32be", "utf-32"},       {"utf-32le", "utf-32"},
      {"tis-620", "windows-874"}};
  const auto found = same.find(name);
  return found == same.end() ? name : found->second;
}

constexpr std::string_view test_server = "http://127.0.0.1:8097/";

// Markup as a tree, with its addresses made whole: what two spellings of the same have in common.
std::string same_markup(std::string_view text, std::string_view base) {
  Capture capture;
  capture.bytes = text;
  PageOptions options;
  options.kind = PageKind::html;
  options.fragment = "div";
  const Page page = Page::parse(std::move(capture), options).value();
  std::string out;
  for (Node node = page.next(Page::root()); node != no_node; node = page.next(node)) {
    out += page.kind(node) == NodeKind::element ? "<" + std::string(page.name(node)) + ">"
                                                : std::string(page.text(node));
    std::map<std::string, std::string> attributes;
    for (std::size_t i = 0; i < page.attribute_count(node); ++i) {
      const Attribute a = page.attribute(node, i);
      const std::string whole = a.name == "href" || a.name == "src" ? resolved_url(a.value, base) : "";
      attributes.emplace(a.name, whole.empty() ? a.value : whole);
    }
    for (const auto& [name, value] : attributes)
      if (!name.starts_with("xmlns")) out += " " + name + "=" + value;
  }
  return collapse(out);
}

// The address that the markup at a path is relative to.
std::string base_at(const Feed& feed, Path path) {
  if (path.back() == "value")
    path.back() = "base";
  else {
    path.back() += "_detail";
    path.emplace_back("base");
  }
  for (const auto& [from, to] : {std::pair("description_detail", "summary_detail")})
    for (std::string& step : path)
      if (step == from) step = to;
  return value_at(feed, path).value_or("");
}

struct Score {
  std::size_t asked = 0, held = 0, elsewhere = 0;
};

Capture capture_of(const element& record, const std::string& bytes) {
  Capture capture;
  capture.bytes = bytes;
  capture.url = test_server;
  object headers;
  if (record["headers"].get(headers) != simdjson::SUCCESS) return capture;
  for (const auto& [name, value] : headers) {
    const std::string_view text = value.get_string().value();
    if (equals_ignoring_case(name, "Content-Type")) capture.media_type = text;
    if (equals_ignoring_case(name, "Content-Location")) capture.url = resolved_url(text, test_server);
  }
  return capture;
}

void ask(const Feed& feed, element check, const std::string& file, Score& score) {
  std::string_view op;
  array steps;
  if (check["op"].get(op) != simdjson::SUCCESS || check["path"].get(steps) != simdjson::SUCCESS)
    return void(++score.elsewhere);
  Path path;
  for (element step : steps) path.push_back(expected_text(step));
  const Value value = value_at(feed, path);
  if (!value || (op != "==" && op != "truthy" && op != "falsy")) return void(++score.elsewhere);
  ++score.asked;
  bool held = op == "truthy" ? !value->empty() : value->empty();
  std::string wanted;
  if (op == "==") {
    wanted = expected_text(check["value"].value());
    held = *value == wanted;
    if (!held && looks_like_html(*value))
      held = same_markup(*value, base_at(feed, path)) == same_markup(wanted, "");
    // RFC 7303 took back that text/xml without a charset is US-ASCII; such files hold nothing else.
    if (path.back() == "encoding")
      held = encoding_name(*value) == encoding_name(ascii_lower(wanted)) ||
             (*value == "utf-8" && wanted == "us-ascii");
  }
  score.held += held ? 1 : 0;
  if (held || std::getenv("BROADSHEET_SHOW") == nullptr) return;
  std::string where;
  for (const std::string& step : path) where += (where.empty() ? "" : ".") + step;
  std::printf("%s: %s is \"%.200s\", not \"%.200s\"\n", file.c_str(), where.c_str(), value->c_str(),
              wanted.c_str());
}

// For tools/hostile_web, which prints them.
void note(const Score& score) {
  testing::Test::RecordProperty("cases", std::to_string(score.asked));
  testing::Test::RecordProperty("held", std::to_string(score.held));
}

TEST(Expectations, OfFeedparserHold) {
  const auto folder = shared_data() / "hostile/feeds-feedparser";
  const auto files = files_of_tar(folder / "feedparser-tests.tar.gz");
  if (files.empty()) GTEST_SKIP() << "no " << folder;
  Limits limits;
  limits.page_bytes = 200'000'000;
  const simdjson::padded_string json(
      decode_content(file_text(folder / "expectations.json.gz"), "gzip", limits).value());
  simdjson::dom::parser parser;
  Score score;
  for (element record : parser.parse(json)) {
    const std::string file(record["file"].get_string().value());
    // Those ask for markup after a sanitizer of another program.
    if (file.find("/sanitize/") != std::string::npos) continue;
    const auto feed = parse_feed(capture_of(record, files.at(file)));
    array checks;
    if (record["checks"].get(checks) != simdjson::SUCCESS) continue;
    Feed nothing;
    nothing.faults.emplace_back("refused");
    for (element check : checks) ask(feed ? *feed : nothing, check, file, score);
  }
  std::printf("feedparser: %zu of %zu hold (%.2f %%), %zu ask for what the model has no place for\n",
              score.held, score.asked,
              100.0 * static_cast<double>(score.held) / static_cast<double>(score.asked), score.elsewhere);
  note(score);
  EXPECT_GE(score.held * 100, score.asked * 98);
}

// A member of the result that another reader writes as JSON, and what we have for it.
using Members = std::map<std::string, Value>;

Members members_of(const FeedFacts& facts) {
  Members made = {{"title", plain_text(facts.headline)},
                  {"link", facts.url},
                  {"language", facts.language},
                  {"publishedParsed", instant_of(facts.published ? facts.published : facts.updated)},
                  {"updatedParsed", instant_of(facts.updated)}};
  if (!facts.authors.empty()) made["author"] = facts.authors[0].name + "|" + facts.authors[0].email;
  std::string names;
  for (const FeedCategory& each : facts.categories)
    names += (each.label.empty() ? each.name : each.label) + "|";
  made["categories"] = names;
  return made;
}

// The same of the JSON; nothing where it is not there.
Value wanted_member(const object& json, const std::string& key) {
  std::string_view text;
  object person;
  array list;
  if (json.at_key(key).get(text) == simdjson::SUCCESS)
    return key.ends_with("Parsed") ? std::string(text.substr(0, 19)) + "Z" : std::string(text);
  if (json.at_key(key).get(person) == simdjson::SUCCESS) {
    std::string_view name, email;
    if (person.at_key("name").get(name) != simdjson::SUCCESS) name = {};
    if (person.at_key("email").get(email) != simdjson::SUCCESS) email = {};
    return std::string(name) + "|" + std::string(email);
  }
  if (json.at_key(key).get(list) != simdjson::SUCCESS) return std::nullopt;
  std::string all;
  for (element each : list)
    if (each.get(text) == simdjson::SUCCESS) all += std::string(text) + "|";
  return all;
}

void compare(const Members& ours, const object& json, const std::string& file, Score& score) {
  for (const auto& [key, value] : ours) {
    const Value wanted = wanted_member(json, key);
    if (!wanted) continue;
    ++score.asked;
    const bool held = collapse(value.value_or("")) == plain_text({*wanted, looks_like_html(*wanted), {}, {}});
    score.held += held ? 1 : 0;
    if (!held && std::getenv("BROADSHEET_SHOW") != nullptr)
      std::printf("%s: %s is \"%.120s\", not \"%.120s\"\n", file.c_str(), key.c_str(), value->c_str(),
                  wanted->c_str());
  }
}

TEST(Expectations, OfGofeedHold) {
  const auto path = shared_data() / "hostile/feeds-gofeed/gofeed-testdata.tar.gz";
  const auto files = files_of_tar(path);
  if (files.empty()) GTEST_SKIP() << "no " << path;
  Score score;
  simdjson::dom::parser parser;
  for (const auto& [name, bytes] : files) {
    if (!name.starts_with("translator/") || !name.ends_with(".xml")) continue;
    const auto expected = files.find(name.substr(0, name.size() - 4) + ".json");
    if (expected == files.end()) continue;
    Capture capture;
    capture.bytes = bytes;
    const auto read = parse_feed(capture);
    const Feed feed = read.value_or(Feed{});
    object json;
    const simdjson::padded_string text(expected->second);
    if (parser.parse(text).get(json) != simdjson::SUCCESS) continue;
    compare(members_of(feed), json, name, score);
    array items;
    if (json.at_key("items").get(items) != simdjson::SUCCESS) continue;
    ++score.asked;
    score.held += items.size() == feed.items.size() ? 1 : 0;
    std::size_t at = 0;
    for (element each : items) {
      object item;
      if (at < feed.items.size() && each.get(item) == simdjson::SUCCESS)
        compare(members_of(feed.items[at]), item, name, score);
      ++at;
    }
  }
  std::printf("gofeed: %zu of %zu hold (%.2f %%)\n", score.held, score.asked,
              100.0 * static_cast<double>(score.held) / static_cast<double>(score.asked));
  note(score);
  EXPECT_GE(score.held * 100, score.asked * 98);
}

TEST(Expectations, OfDatesHold) {
  const auto path = shared_data() / "hostile/feeds-feedparser/date_cases.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  simdjson::dom::parser parser;
  const simdjson::padded_string json(file_text(path));
  std::size_t held = 0, asked = 0;
  for (element record : parser.parse(json)) {
    const std::string input(record["input"].get_string().value());
    const auto date = parse_feed_date(input);
    const std::string wanted = record["utc"].is_null() ? "" : expected_text(record["utc"].value());
    const std::string got = date ? rfc3339(date->instant) : "";
    ++asked;
    held += got == wanted ? 1 : 0;
    if (got != wanted && std::getenv("BROADSHEET_SHOW") != nullptr)
      std::printf("\"%s\" is \"%s\", not \"%s\"\n", input.c_str(), got.c_str(), wanted.c_str());
  }
  std::printf("dates: %zu of %zu\n", held, asked);
  EXPECT_GE(held, 60U);
}

}  // namespace
}  // namespace broadsheet
