// write_json.cc: the nouns as JSON lines. The keys and their order are those of docs/formats/article.md; what
// is unknown is left out.

#include "base/json.h"
#include "broadsheet/news.h"

namespace broadsheet {
namespace {

void write_date(JsonWriter& json, std::string_view name, const std::optional<Date>& date) {
  if (date) json.key(name).value(date->iso());
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json.key(name).open_array();
  for (const std::string& text : texts) json.value(text);
  json.close_array();
}

// An array of objects, left out where there are none.
template <typename Item, typename Write>
void write_objects(JsonWriter& json, std::string_view name, const std::vector<Item>& items, Write write) {
  if (items.empty()) return;
  json.key(name).open_array();
  for (const Item& item : items) {
    json.open_object();
    write(item);
    json.close_object();
  }
  json.close_array();
}

void write_range(JsonWriter& json, const ByteRange& bytes) {
  json.key("bytes").open_array().value(bytes.begin).value(bytes.end).close_array();
}

void write_body(JsonWriter& json, const Article& a) {
  json.key("body").open_array();
  for (const Block& block : a.body) {
    json.open_object().key("kind").value(name_of(block.kind)).key("text").value(block.text);
    write_date(json, "published", block.published);
    if (block.bytes.end > block.bytes.begin) write_range(json, block.bytes);
    json.close_object();
  }
  json.close_array();
}

void write_dateline(JsonWriter& json, const Dateline& dateline) {
  json.key("dateline").open_object();
  json.member("place", dateline.place).member("agency", dateline.agency);
  write_date(json, "date", dateline.date);
  json.close_object();
}

void write_lists(JsonWriter& json, const Article& a) {
  write_objects(json, "notes", a.notes, [&](const Note& note) {
    json.key("kind").value(name_of(note.kind)).key("text").value(note.text);
    write_date(json, "date", note.date);
  });
  write_objects(json, "credits", a.credits, [&](const Credit& credit) {
    json.member("role", credit.role).key("name").value(credit.name);
  });
  write_objects(json, "images", a.images, [&](const Image& image) {
    json.key("url").value(image.url).member("caption", image.caption).member("credit", image.credit);
  });
  json.member("agency", a.agency)
      .member("syndicated_from", a.syndicated_from)
      .member("access", name_of(a.access));
  write_objects(json, "teasers", a.teasers, [&](const Teaser& teaser) {
    json.key("kind").value(name_of(teaser.kind)).member("heading", teaser.heading);
    json.member("headline", teaser.headline).member("text", teaser.text).member("url", teaser.url);
    json.member("publisher", teaser.publisher);
    write_date(json, "published", teaser.published);
    if (teaser.article) json.key("article").value(*teaser.article);
  });
}

void write_certainty(JsonWriter& json, const Article& a) {
  if (!a.confidence.empty()) {
    json.key("confidence").open_object();
    for (const auto& [field, probability] : a.confidence) json.key(field).value(probability);
    json.close_object();
  }
  if (a.evidence.empty()) return;
  json.key("evidence").open_object();
  for (const auto& [field, evidence] : a.evidence) {
    json.key(field).open_object().key("from").value(name_of(evidence.from));
    write_range(json, evidence.bytes);
    json.close_object();
  }
  json.close_object();
}

void write_spans(JsonWriter& json, const std::vector<SharedSpan>& spans) {
  if (spans.empty()) return;
  json.key("spans").open_array();
  for (const SharedSpan& s : spans)
    json.open_array().value(s.a.begin).value(s.a.end).value(s.b.begin).value(s.b.end).close_array();
  json.close_array();
}

void write_places(JsonWriter& json, std::string_view key, const std::vector<Span>& spans) {
  if (spans.empty()) return;
  json.key(key).open_array();
  for (const Span& s : spans) json.open_array().value(s.begin).value(s.end).close_array();
  json.close_array();
}

}  // namespace

std::string to_json(const Article& a) {
  JsonWriter json;
  json.open_object().member("id", a.id).member("url", a.url).member("capture", a.capture);
  if (a.captured) json.key("captured").value(Date{*a.captured, Precision::second, 0}.iso());
  json.key("kind").value(name_of(a.kind)).member("language", a.language).member("publisher", a.publisher);
  json.member("headline", a.headline).member("standfirst", a.standfirst);
  write_texts(json, "byline", a.byline);
  if (a.dateline) write_dateline(json, *a.dateline);
  write_date(json, "published", a.published);
  write_date(json, "updated", a.updated);
  if (a.reading_minutes) json.key("reading_minutes").value(*a.reading_minutes);
  json.member("section", a.section);
  write_texts(json, "topics", a.topics);
  write_body(json, a);
  write_lists(json, a);
  write_certainty(json, a);
  write_texts(json, "flags", a.flags);
  return json.close_object().take();
}

std::string to_json(const Relation& r) {
  JsonWriter json;
  json.open_object().key("a").value(r.a).key("b").value(r.b).key("relation").value(name_of(r.kind));
  json.key("score").value(r.score);
  write_spans(json, r.spans);
  return json.close_object().take();
}

namespace {

void write_articles(JsonWriter& json, const std::vector<ArticleId>& articles, const std::optional<Date>& from,
                    const std::optional<Date>& to) {
  json.key("articles").open_array();
  for (const ArticleId& id : articles) json.value(id);
  json.close_array();
  if (from && to) json.key("window").open_array().value(from->iso()).value(to->iso()).close_array();
}

}  // namespace

std::string to_json(const StoryEvent& event) {
  JsonWriter json;
  json.open_object().key("headline").value(event.headline);
  write_articles(json, event.articles, event.from, event.to);
  return json.close_object().take();
}

std::string to_json(const Story& s) {
  JsonWriter json;
  json.open_object().key("id").value(s.id).member("headline", s.headline).member("beat", s.beat);
  write_articles(json, s.articles, s.from, s.to);
  if (!s.events.empty()) {
    json.key("events").open_array();
    for (const StoryEvent& event : s.events) json.raw(to_json(event));
    json.close_array();
  }
  return json.close_object().take();
}

std::string to_json(const TimelineRow& row) {
  JsonWriter json;
  json.open_object().key("date").value(row.date).key("sentences").open_array();
  for (const TimelineSentence& s : row.sentences) {
    json.open_object().key("text").value(s.text).key("article").value(s.article);
    json.key("span").open_array().value(s.span.begin).value(s.span.end).close_array().close_object();
  }
  json.close_array().member("first", row.first).key("reports").value(row.reports);
  if (row.reports == 1) json.key("single_source").value(true);
  return json.close_object().take();
}

std::string to_json(const Recommendation& r) {
  JsonWriter json;
  json.open_object().member("group", r.group).key("article").value(r.article).member("headline", r.headline);
  json.member("publisher", r.publisher);
  write_date(json, "published", r.published);
  json.member("text", r.text);
  json.key("reason").open_object().key("kind").value(r.reason.kind).key("text").value(r.reason.text);
  write_spans(json, r.reason.spans);
  json.close_object().key("score").value(r.score);
  if (r.copies > 0) json.key("copies").value(r.copies);
  return json.close_object().take();
}

std::string to_json(const Attribution& s) {
  JsonWriter json;
  // An utterance that is told of and not given is an indirect one that says so.
  const bool reported = s.kind == StatementKind::reported;
  json.open_object().key("article").value(s.article);
  json.key("kind").value(name_of(reported ? StatementKind::indirect : s.kind));
  if (reported) json.key("reported").value(true);
  write_places(json, "content", s.content);
  write_places(json, "cue", s.cue);
  write_places(json, "source", s.source);
  write_places(json, "addressee", s.addressee);
  json.member("to", s.to)
      .member("speaker", s.speaker)
      .member("role", s.role)
      .member("affiliation", s.affiliation);
  json.key("source_type").value(name_of(s.source_type)).member("reason", s.reason);
  if (s.said_on) {
    json.key("said_on").open_object().member("from", s.said_on->from).member("to", s.said_on->to);
    json.member("precision", s.said_on->precision).close_object();
  }
  return json.key("confidence").value(s.confidence).close_object().take();
}

std::string to_json(const TimeMention& t) {
  JsonWriter json;
  json.open_object().key("article").value(t.article);
  json.key("span").open_array().value(t.span.begin).value(t.span.end).close_array();
  json.key("type").value(t.type).member("value", t.value).member("mod", t.mod);
  return json.member("from", t.from).member("to", t.to).close_object().take();
}

}  // namespace broadsheet
