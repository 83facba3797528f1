// linked_data.cc: schema.org in JSON-LD, as pages write it: arrays, @graph, nested articles, control
// characters inside strings, comments around and in it, a comma too many, all of it escaped. What simdjson
// refuses is mended once and tried again; what is refused then tells its dates alone. Entry point:
// read_linked_data().

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "article/facts.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// Types that stand for the article of a page, the surest first.
constexpr std::array<std::string_view, 20> article_types = {"NewsArticle",
                                                            "ReportageNewsArticle",
                                                            "AnalysisNewsArticle",
                                                            "OpinionNewsArticle",
                                                            "BackgroundNewsArticle",
                                                            "ReviewNewsArticle",
                                                            "LiveBlogPosting",
                                                            "BlogPosting",
                                                            "Article",
                                                            "AdvertiserContentArticle",
                                                            "ScholarlyArticle",
                                                            "TechArticle",
                                                            "Report",
                                                            "SocialMediaPosting",
                                                            "VideoObject",
                                                            "Recipe",
                                                            "HowTo",
                                                            "Review",
                                                            "WebPage",
                                                            "ItemPage"};

std::string text_of(const element& value) {
  std::string_view text;
  if (!value.get(text)) return std::string(trim(text));
  array items;
  if (!value.get(items))
    for (const element item : items)
      if (std::string first = text_of(item); !first.empty()) return first;
  object o;
  element inner;
  if (!value.get(o))
    for (const std::string_view key : {"name", "@value", "url", "@id"})
      if (!o.at_key(key).get(inner)) return text_of(inner);
  return {};
}

std::vector<std::string> types_of(const object& o) {
  std::vector<std::string> types;
  element type;
  if (o.at_key("@type").get(type)) return types;
  array items;
  if (!type.get(items)) {
    for (const element item : items) types.push_back(text_of(item));
  } else {
    types.push_back(text_of(type));
  }
  for (std::string& name : types)
    if (const std::size_t slash = name.find_last_of("/:#"); slash != std::string::npos)
      name.erase(0, slash + 1);
  return types;
}

// Place among article_types; -1 for others.
int article_rank(const object& o) {
  for (const std::string& type : types_of(o))
    for (std::size_t i = 0; i < article_types.size(); ++i)
      if (article_types[i] == type) return static_cast<int>(i);
  return -1;
}

constexpr std::size_t most_posts = 2'000;
constexpr std::size_t most_objects = 20'000;

struct Reader {
  Facts& facts;
  ByteRange bytes;
  std::unordered_map<std::string, std::string> named = {};

  void say(std::vector<Said>& where, const object& o, std::string_view key, int rank) const {
    element value;
    if (o.at_key(key).get(value)) return;
    if (std::string text = text_of(value); !text.empty())
      where.push_back({std::move(text), Source::json_ld, bytes, rank});
  }

  // Persons, organisations, names, arrays of them: one entry each. An object that only names another one of
  // the graph ("@id") stands for it.
  void say_authors(const element& value, int rank) const {
    array items;
    if (!value.get(items)) {
      for (const element item : items) say_authors(item, rank);
      return;
    }
    object person;
    element names;
    if (!value.get(person) && !person.at_key("name").get(names) && !names.get(items))
      return say_authors(names, rank);
    std::string name = text_of(value);
    if (const auto known = named.find(name); known != named.end()) name = known->second;
    if (!name.empty() && !name.starts_with("http"))
      facts.author.push_back({std::move(name), Source::json_ld, bytes, rank});
  }

  // One text of them all, or an array of texts and of defined terms.
  void say_topics(const element& value) const {
    array items;
    if (value.get(items)) return facts.topics.push_back(text_of(value));
    for (const element item : items) facts.topics.push_back(text_of(item));
  }

  // What has a name in the graph, by its "@id".
  void collect_names(const element& root) {
    std::vector<element> open = {root};
    for (std::size_t seen = 0; !open.empty() && seen < most_objects; ++seen) {
      const element each = open.back();
      open.pop_back();
      array items;
      object o;
      element inner;
      std::string_view id, name;
      if (!each.get(items))
        for (const element item : items) open.push_back(item);
      if (each.get(o)) continue;
      if (!o.at_key("@graph").get(inner)) open.push_back(inner);
      if (!o.at_key("@id").get(id) && !o.at_key("name").get(name)) named.emplace(id, trim(name));
    }
  }

  void read_posts(const element& value) const {
    array items;
    if (value.get(items)) return;
    for (const element item : items) {
      object o;
      if (item.get(o)) continue;
      const auto text = [&](std::string_view key) {
        element inner;
        return o.at_key(key).get(inner) ? std::string() : text_of(inner);
      };
      Post post{text("headline"), text("articleBody"), parse_iso_date(text("datePublished"))};
      if (!post.text.empty() && facts.posts.size() < most_posts) facts.posts.push_back(std::move(post));
    }
  }

  void read_article(const object& o, int rank) const {
    say(facts.headline, o, "headline", rank);
    if (rank < 14) say(facts.headline, o, "name", rank + 40);
    say(facts.standfirst, o, "description", rank + 20);
    say(facts.published, o, "datePublished", rank);
    say(facts.published, o, "uploadDate", rank + 10);
    say(facts.published, o, "dateCreated", rank + 20);
    say(facts.updated, o, "dateModified", rank);
    say(facts.section, o, "articleSection", rank);
    say(facts.body, o, "articleBody", rank);
    say(facts.publisher, o, "publisher", rank + 10);
    element value;
    if (!o.at_key("author").get(value)) say_authors(value, rank);
    if (!o.at_key("isAccessibleForFree").get(value)) {
      bool free = true;
      std::string_view word;
      if (!value.get(word))
        free = !equals_ignoring_case(word, "false");
      else if (value.get(free))
        free = true;
      facts.free = facts.free.value_or(true) && free;
    }
    if (!o.at_key("liveBlogUpdate").get(value)) read_posts(value);
    if (!o.at_key("keywords").get(value)) say_topics(value);
    for (std::string& type : types_of(o)) facts.types.push_back(std::move(type));
  }

  // Every object, to a fixed depth, without recursion: JSON depth is limited by the parser.
  void walk(const element& root) const {
    std::vector<element> open = {root};
    std::size_t seen = 0;
    while (!open.empty() && ++seen < most_objects) {
      const element each = open.back();
      open.pop_back();
      array items;
      object o;
      if (!each.get(items)) {
        for (const element item : items) open.push_back(item);
      } else if (!each.get(o)) {
        const int rank = article_rank(o);
        if (rank >= 0) read_article(o, rank);
        // What else the page says it is tells the kind of page.
        if (rank < 0)
          for (std::string& type : types_of(o)) facts.types.push_back(std::move(type));
        // An article's own members are not other articles; lists and graphs are opened.
        for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
          element inner;
          if (!o.at_key(key).get(inner)) open.push_back(inner);
        }
      }
    }
  }
};

// Without lines that are comments.
std::string without_comments(std::string_view script) {
  std::string out;
  for (const std::string_view line : split_lines(script)) {
    const std::string_view said = trim(line);
    if (!said.starts_with("//") || said.find("CDATA") != std::string_view::npos)
      out.append(line).append("\n");
  }
  return out;
}

// Comments away, control characters to blanks, comment marks and commas before a closing bracket away.
std::string mended(std::string_view script) {
  std::string out;
  out.reserve(script.size());
  for (const char c : without_comments(script)) {
    if (c == ']' || c == '}') {
      std::size_t end = out.size();
      while (end > 0 && is_ascii_space(out[end - 1])) --end;
      if (end > 0 && out[end - 1] == ',') out.resize(end - 1);
    }
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  for (const std::string_view mark : {"<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>"})
    for (std::size_t at; (at = out.find(mark)) != std::string::npos;) out.erase(at, mark.size());
  while (!out.empty() && (is_ascii_space(out.back()) || out.back() == ';')) out.pop_back();
  return out;
}

// {\"@type\":\"NewsArticle\" …}: the data as a string has them, without the string's own marks. Empty where
// the script is nothing like that.
std::string unescaped(std::string_view script, simdjson::dom::parser& parser) {
  script = trim(script);
  if (!script.starts_with("{\\\"")) return {};
  std::string quoted = "\"";
  quoted.append(script).append("\"");
  std::string_view text;
  if (parser.parse(quoted).get(text)) return {};
  return std::string(text);
}

// The value of a key in data that cannot be parsed: the first string behind it.
std::string_view value_in_ruins(std::string_view script, std::string_view key) {
  for (std::size_t at = 0; (at = script.find(key, at)) != std::string_view::npos; at += key.size()) {
    if (at == 0 || script[at - 1] != '"') continue;
    std::string_view rest = script.substr(at + key.size());
    for (const std::string_view mark : {"\"", ":", "\""}) {
      if (!rest.starts_with(mark)) rest = {};
      rest = trim(rest.substr(std::min(rest.size(), mark.size())));
    }
    const std::size_t end = rest.find('"');
    if (end != std::string_view::npos) return rest.substr(0, end);
  }
  return {};
}

// Data with a bracket too many, or quotation marks within its strings, still tells its dates, which hold
// nothing that could break them.
void read_ruins(std::string_view script, ByteRange bytes, Facts& facts) {
  const std::string_view type = value_in_ruins(script, "@type");
  const auto found = std::find(article_types.begin(), article_types.end(), type);
  if (found == article_types.end()) return;
  const int rank = static_cast<int>(found - article_types.begin());
  if (const auto day = value_in_ruins(script, "datePublished"); !day.empty())
    facts.published.push_back({std::string(day), Source::json_ld, bytes, rank});
  if (const auto day = value_in_ruins(script, "dateModified"); !day.empty())
    facts.updated.push_back({std::string(day), Source::json_ld, bytes, rank});
}

}  // namespace

void read_linked_data(std::string_view script, ByteRange bytes, Facts& facts) {
  thread_local simdjson::dom::parser parser;
  element root;
  if (parser.parse(script.data(), script.size()).get(root) && parser.parse(mended(script)).get(root) &&
      parser.parse(unescaped(script, parser)).get(root))
    return read_ruins(script, bytes, facts);
  Reader reader{facts, bytes};
  reader.collect_names(root);
  reader.walk(root);
}

}  // namespace broadsheet
