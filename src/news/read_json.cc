// read_json.cc: article lines as other programs and people write them. simdjson parses; each known key has a
// row in the table of readers. A key of the wrong type refuses the line and is named, so that nobody loses a
// field without hearing of it; unknown keys are passed over.

#include <simdjson.h>

#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/news.h"
#include "news/names.h"

namespace broadsheet {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

bool read(const element& json, std::string& out) {
  std::string_view text;
  if (json.get(text)) return false;
  out.assign(text);
  return true;
}

bool read(const element& json, double& out) {
  return !json.get(out);
}

bool read(const element& json, std::optional<Date>& out) {
  std::string_view text;
  if (json.get(text)) return false;
  out = parse_iso_date(text);
  return out.has_value() || text.empty();
}

bool read(const element& json, std::vector<std::string>& out) {
  array items;
  if (json.get(items)) return false;
  for (const element item : items)
    if (!read(item, out.emplace_back())) return false;
  return true;
}

// A member that may be absent: true where it is absent or of the right type.
template <typename T>
bool read_member(const object& json, std::string_view name, T& out) {
  element value;
  if (json.at_key(name).get(value) || value.is_null()) return true;
  return read(value, out);
}

bool read_member(const object& json, std::string_view name, ByteRange& out) {
  array pair;
  if (json.at_key(name).get(pair)) return true;
  return !pair.at(0).get(out.begin) && !pair.at(1).get(out.end);
}

template <typename Enum, std::size_t N>
bool read_name(const object& json, std::string_view key, const std::array<std::string_view, N>& names,
               Enum& out) {
  std::string_view word;
  if (json.at_key(key).get(word)) return true;
  const auto value = value_named<Enum>(names, word);
  if (value) out = *value;
  return value.has_value();
}

template <typename Item, typename Read>
bool read_objects(const element& json, std::vector<Item>& out, Read read_item) {
  array items;
  if (json.get(items)) return false;
  for (const element each : items) {
    object item;
    if (each.get(item) || !read_item(item, out.emplace_back())) return false;
  }
  return true;
}

// "a\n\nb" as two paragraphs; body_text() joins them to the same string.
void split_paragraphs(std::string_view text, std::vector<Block>& out) {
  for (;;) {
    const std::size_t gap = text.find("\n\n");
    out.push_back({BlockKind::paragraph, std::string(text.substr(0, gap)), std::nullopt, {}});
    if (gap == std::string_view::npos) return;
    text.remove_prefix(gap + 2);
  }
}

bool read_body(const element& json, Article& a) {
  std::string_view text;
  if (!json.get(text)) {
    if (!text.empty()) split_paragraphs(text, a.body);
    return true;
  }
  return read_objects(json, a.body, [](const object& o, Block& b) {
    return read_name(o, "kind", block_kind_names, b.kind) && read_member(o, "text", b.text) &&
           read_member(o, "published", b.published) && read_member(o, "bytes", b.bytes);
  });
}

bool read_dateline(const element& json, Article& a) {
  object o;
  if (json.get(o)) return false;
  Dateline& d = a.dateline.emplace();
  return read_member(o, "place", d.place) && read_member(o, "agency", d.agency) &&
         read_member(o, "date", d.date);
}

bool read_notes(const element& json, Article& a) {
  return read_objects(json, a.notes, [](const object& o, Note& n) {
    return read_name(o, "kind", note_kind_names, n.kind) && read_member(o, "text", n.text) &&
           read_member(o, "date", n.date);
  });
}

bool read_credits(const element& json, Article& a) {
  return read_objects(json, a.credits, [](const object& o, Credit& c) {
    return read_member(o, "role", c.role) && read_member(o, "name", c.name);
  });
}

bool read_images(const element& json, Article& a) {
  return read_objects(json, a.images, [](const object& o, Image& i) {
    return read_member(o, "url", i.url) && read_member(o, "caption", i.caption) &&
           read_member(o, "credit", i.credit);
  });
}

bool read_teasers(const element& json, Article& a) {
  return read_objects(json, a.teasers, [](const object& o, Teaser& t) {
    std::string article;
    const bool good = read_name(o, "kind", list_kind_names, t.kind) && read_member(o, "heading", t.heading) &&
                      read_member(o, "headline", t.headline) && read_member(o, "text", t.text) &&
                      read_member(o, "url", t.url) && read_member(o, "publisher", t.publisher) &&
                      read_member(o, "published", t.published) && read_member(o, "article", article);
    if (!article.empty()) t.article = article;
    return good;
  });
}

bool read_evidence(const element& json, Article& a) {
  object fields;
  if (json.get(fields)) return false;
  for (const auto field : fields) {
    object o;
    Evidence e;
    if (field.value.get(o) || !read_name(o, "from", source_names, e.from) ||
        !read_member(o, "bytes", e.bytes))
      return false;
    a.evidence.emplace(field.key, e);
  }
  return true;
}

bool read_confidence(const element& json, Article& a) {
  object fields;
  if (json.get(fields)) return false;
  for (const auto field : fields)
    if (!read(field.value, a.confidence[std::string(field.key)])) return false;
  return true;
}

bool read_captured(const element& json, Article& a) {
  std::optional<Date> date;
  if (!read(json, date)) return false;
  if (date) a.captured = date->instant;
  return true;
}

bool read_minutes(const element& json, Article& a) {
  std::int64_t minutes = 0;
  if (json.get(minutes) || minutes < 0 || minutes > 100'000) return false;
  a.reading_minutes = static_cast<int>(minutes);
  return true;
}

bool read_kind(const element& json, Article& a) {
  std::string_view word;
  if (json.get(word)) return false;
  const auto kind = value_named<ArticleKind>(article_kind_names, word);
  if (kind) a.kind = *kind;
  return kind.has_value();
}

bool read_access(const element& json, Article& a) {
  std::string_view word;
  if (json.get(word)) return false;
  const auto access = value_named<Access>(access_names, word);
  if (access) a.access = *access;
  return access.has_value();
}

template <auto Field>
bool read_field(const element& json, Article& a) {
  return read(json, a.*Field);
}

struct Reader {
  std::string_view key;
  bool (*read)(const element&, Article&);
};

constexpr std::array readers = {
    Reader{"access", read_access},
    Reader{"agency", read_field<&Article::agency>},
    Reader{"body", read_body},
    Reader{"byline", read_field<&Article::byline>},
    Reader{"capture", read_field<&Article::capture>},
    Reader{"captured", read_captured},
    Reader{"confidence", read_confidence},
    Reader{"credits", read_credits},
    Reader{"dateline", read_dateline},
    Reader{"evidence", read_evidence},
    Reader{"flags", read_field<&Article::flags>},
    Reader{"headline", read_field<&Article::headline>},
    Reader{"id", read_field<&Article::id>},
    Reader{"images", read_images},
    Reader{"kind", read_kind},
    Reader{"language", read_field<&Article::language>},
    Reader{"notes", read_notes},
    Reader{"published", read_field<&Article::published>},
    Reader{"publisher", read_field<&Article::publisher>},
    Reader{"reading_minutes", read_minutes},
    Reader{"section", read_field<&Article::section>},
    Reader{"standfirst", read_field<&Article::standfirst>},
    Reader{"syndicated_from", read_field<&Article::syndicated_from>},
    Reader{"teasers", read_teasers},
    Reader{"topics", read_field<&Article::topics>},
    Reader{"updated", read_field<&Article::updated>},
    Reader{"url", read_field<&Article::url>},
};

Result<Article> read_article(const object& json) {
  Article article;
  for (const auto field : json) {
    if (field.value.is_null()) continue;
    for (const Reader& reader : readers) {
      if (reader.key != field.key) continue;
      if (!reader.read(field.value, article))
        return fail(ErrorCode::bad_input,
                    "\"" + std::string(reader.key) + "\" is not what docs/formats/article.md says");
    }
  }
  return article;
}

thread_local simdjson::dom::parser parser;

// Valid until the next text is parsed on this thread.
Result<element> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.json_line_bytes)
    return fail(ErrorCode::over_limit, "a line of " + std::to_string(text.size()) +
                                           " bytes, over the limit of " +
                                           std::to_string(limits.json_line_bytes));
  element root;
  const bool roomy = parser.capacity() >= text.size() && parser.max_depth() == limits.json_depth;
  if ((!roomy && parser.allocate(text.size() + 64, limits.json_depth)) ||
      parser.parse(text.data(), text.size()).get(root))
    return fail(ErrorCode::bad_input, "not a JSON object (RFC 8259)");
  return root;
}

bool read_spans(const object& json, std::vector<SharedSpan>& out) {
  array spans;
  if (json.at_key("spans").get(spans)) return true;
  for (const element each : spans) {
    array four;
    std::array<std::uint64_t, 4> n{};
    if (each.get(four)) return false;
    for (std::size_t i = 0; i < n.size(); ++i)
      if (four.at(i).get(n[i])) return false;
    const auto small = [&](std::size_t i) { return static_cast<std::uint32_t>(n[i]); };
    out.push_back({{small(0), small(1)}, {small(2), small(3)}});
  }
  return true;
}

bool read_recommendation(const object& json, Recommendation& r) {
  object reason;
  std::uint64_t copies = 0;
  if (!json.at_key("copies").get(copies)) r.copies = static_cast<std::uint32_t>(copies);
  return read_member(json, "group", r.group) && read_member(json, "article", r.article) &&
         read_member(json, "headline", r.headline) && read_member(json, "publisher", r.publisher) &&
         read_member(json, "published", r.published) && read_member(json, "text", r.text) &&
         read_member(json, "score", r.score) && !json.at_key("reason").get(reason) &&
         read_member(reason, "kind", r.reason.kind) && read_member(reason, "text", r.reason.text) &&
         read_spans(reason, r.reason.spans);
}

}  // namespace

Result<Article> article_from_json(std::string_view line, const Limits& limits) {
  const auto json = parse(line, limits);
  if (!json) return tl::unexpected(json.error());
  object article;
  if (json->get(article)) return fail(ErrorCode::bad_input, "JSON, but no object");
  return read_article(article);
}

Result<std::vector<Recommendation>> recommendations_from_json(std::string_view lines, const Limits& limits) {
  // No line holds the end of one, so with a comma for each they are an array, which is parsed at once.
  std::string text;
  text.reserve(lines.size() + 2);
  text += '[';
  for (const std::string_view line : split(lines, '\n'))
    if (!line.empty()) text.append(text.size() > 1 ? "," : "").append(line);
  text += ']';
  const auto json = parse(text, limits);
  if (!json) return tl::unexpected(json.error());
  std::vector<Recommendation> list;
  if (!read_objects(*json, list, read_recommendation))
    return fail(ErrorCode::bad_input, "not a recommendation as docs/formats/recommendation.md says");
  return list;
}

}  // namespace broadsheet
