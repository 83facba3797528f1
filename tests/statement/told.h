#pragma once
// told.h: what is found in a text, as one line for a test to name.

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "broadsheet/statement.h"

namespace broadsheet {

inline Article article_of(std::string_view body, std::string_view language = "en") {
  Article article;
  article.id = "a";
  article.language = language;
  article.published = parse_iso_date("2026-10-23");
  article.body.push_back({BlockKind::paragraph, std::string(body), std::nullopt, {}});
  return article;
}

inline std::string slice(std::string_view text, const Span& span) {
  const std::size_t begin = byte_offset(text, span.begin), end = byte_offset(text, span.end);
  return std::string(text.substr(begin, end - begin));
}

// "speaker: content | content" for each statement.
inline std::string said(std::string_view body, std::string_view language = "en") {
  std::string out;
  for (const Attribution& a : find_statements(article_of(body, language))) {
    out += a.speaker + ":";
    for (const Span& s : a.content) out += " " + slice(body, s);
    out += "|";
  }
  return out;
}

// "source -> content | …" for each statement.
inline std::string told(std::string_view body) {
  std::string out;
  for (const Attribution& a : find_statements(article_of(body))) {
    for (const Span& s : a.source) out += slice(body, s) + " ->";
    for (const Span& s : a.content) out += " " + slice(body, s);
    out += "|";
  }
  return out;
}

// The words of saying of each statement.
inline std::string cues(std::string_view body) {
  std::string out;
  for (const Attribution& a : find_statements(article_of(body))) {
    for (const Span& s : a.cue) out += slice(body, s);
    out += "|";
  }
  return out;
}

}  // namespace broadsheet
