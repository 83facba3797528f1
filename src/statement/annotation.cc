// annotation.cc: a statement in the words of the W3C Web Annotation model, for programs that show or collect
// annotations. Entry point: to_annotation().

#include "base/json.h"
#include "base/utf8.h"
#include "broadsheet/statement.h"

namespace broadsheet {
namespace {

constexpr std::size_t around = 32;  // code points of text before and behind a quotation

void write_body(JsonWriter& json, std::string_view purpose, std::string_view value) {
  if (value.empty()) return;
  json.open_object().key("type").value("TextualBody").key("purpose").value(purpose);
  json.key("value").value(value).key("format").value("text/plain").close_object();
}

void write_target(JsonWriter& json, const std::string& source, std::string_view body, const Span& span) {
  const auto slice = [&](std::size_t begin, std::size_t end) {
    const std::size_t first = byte_offset(body, begin);
    return body.substr(first, byte_offset(body, end) - first);
  };
  json.open_object().key("source").value(source).key("selector").open_array();
  json.open_object().key("type").value("TextQuoteSelector").key("exact").value(slice(span.begin, span.end));
  json.member("prefix", slice(span.begin > around ? span.begin - around : 0, span.begin));
  json.member("suffix", slice(span.end, span.end + around)).close_object();
  json.open_object().key("type").value("TextPositionSelector").key("start").value(span.begin);
  json.key("end").value(span.end).close_object().close_array().close_object();
}

}  // namespace

std::string to_annotation(const Article& article, std::string_view body, const Attribution& statement,
                          std::size_t number) {
  JsonWriter json;
  json.open_object().key("@context").value("http://www.w3.org/ns/anno.jsonld");
  json.key("id").value("urn:broadsheet:statement:" + article.id + ":" + std::to_string(number));
  json.key("type").value("Annotation").key("motivation").value("identifying");
  json.key("body").open_array();
  write_body(json, "identifying", statement.speaker.empty() ? statement.role : statement.speaker);
  write_body(json, "describing", statement.speaker.empty() ? std::string() : statement.role);
  write_body(json, "classifying", name_of(statement.kind));
  write_body(json, "classifying", name_of(statement.source_type));
  json.close_array().key("target").open_array();
  const std::string source = article.url.empty() ? "urn:broadsheet:article:" + article.id : article.url;
  for (const Span& span : statement.content) write_target(json, source, body, span);
  return json.close_array().close_object().take();
}

}  // namespace broadsheet
