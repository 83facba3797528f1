#pragma once
// broadsheet/news.h: the nouns of Broadsheet. Start here.
//
// Plain values without behaviour, each of which reads and writes itself as JSON (one object a line, keys in
// snake_case, absent = unknown). Texts are valid UTF-8. A field that cannot be known is empty, never guessed.
// Values may be used from any thread.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

using ArticleId =
    std::string;  // 16 letters and digits where Broadsheet made it; whatever an article line says else
using StoryId = std::string;

// ------------------------------------------------------------------------------------------- capture

// Bytes as they were found, with their address and the instant they were found at.
struct Capture {
  std::string id;          // WARC-Record-ID, else the path as given, with "#n" for the n-th page of a file
  std::string url;         // empty where unknown
  std::string media_type;  // "text/html; charset=utf-8" as sent; empty where unknown
  std::string bytes;       // the payload, transfer and content encodings undone
  std::optional<Instant> instant;
  std::vector<std::string> flags;  // "truncated-capture"
};

// ------------------------------------------------------------------------------------------- article

enum class ArticleKind : std::uint8_t {
  article,
  live_blog,
  gallery,
  video,
  audio,
  opinion,
  listing,
  not_article
};
enum class BlockKind : std::uint8_t {
  paragraph,
  subhead,
  list_item,
  quotation,
  caption,
  table,
  preformatted,
  post
};
enum class NoteKind : std::uint8_t {
  correction,
  clarification,
  editors_note,
  update,
  promo,
  copyright,
  about_author,
  disclosure
};
enum class ListKind : std::uint8_t {
  related,
  recommended,
  inline_link,
  more_from,
  popular,
  latest,
  sponsored
};
enum class Access : std::uint8_t { unknown, free, metered, stub, scrambled };

// Where a field was found.
enum class Source : std::uint8_t {
  json_ld,
  meta,
  microdata,
  time_element,
  url,
  text,
  http,
  feed,
  capture_header
};

struct Evidence {
  Source from = Source::text;
  ByteRange bytes;  // of the capture's payload
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;  // white space collapsed; preformatted: its lines; table: a row, a tab between cells
  std::optional<Date> published;  // posts of a live blog
  ByteRange bytes;                // of the capture's payload; empty for an article that came as a line
};

struct Dateline {
  std::string place;
  std::string agency;
  std::optional<Date> date;
};

struct Note {
  NoteKind kind = NoteKind::editors_note;
  std::string text;
  std::optional<Date> date;
};

struct Credit {
  std::string role;  // "reporting", "editing", "photograph"
  std::string name;
};

// One entry of a list of other stories that the page showed.
struct Teaser {
  ListKind kind = ListKind::related;
  std::string heading;  // the list's own heading, as printed
  std::string headline;
  std::string text;
  std::string url;
  std::string publisher;
  std::optional<Date> published;
  std::optional<ArticleId> article;  // set by the archive when the announced article is kept
};

struct Image {
  std::string url;
  std::string caption;
  std::string credit;
};

struct Article {
  ArticleId id;
  std::string url;
  std::string capture;
  std::optional<Instant> captured;
  ArticleKind kind = ArticleKind::article;
  std::string language;   // ISO 639-1
  std::string publisher;  // the masthead's name
  std::string headline;
  std::string standfirst;
  std::vector<std::string> byline;  // names only
  std::optional<Dateline> dateline;
  std::optional<Date> published;
  std::optional<Date> updated;
  std::optional<int> reading_minutes;  // as the page prints it
  std::string section;
  std::vector<std::string> topics;
  std::vector<Block> body;
  std::vector<Note> notes;
  std::vector<Credit> credits;
  std::vector<Image> images;
  std::string agency;
  std::string syndicated_from;
  Access access = Access::unknown;
  std::vector<Teaser> teasers;
  std::map<std::string, double> confidence;  // field name: probability that it is right
  std::map<std::string, Evidence> evidence;  // field name: where it was found
  std::vector<std::string> flags;
};

// The text that offsets point into: all blocks but captions, joined by one blank line.
[[nodiscard]] std::string body_text(const Article& article);

// The paragraph that opens an article's body, without its dateline ("PORT ALDOUS, Nov 8 (Northwire) - ").
[[nodiscard]] std::string_view behind_dateline(const Article& article, std::string_view paragraph);

// What an article begins with: its standfirst, else its first paragraph behind the dateline that is no label
// ("By Ada Marsh", "1 of 4.", the headline again), else its first. Points into `article`.
[[nodiscard]] std::string_view opening_of(const Article& article);

// That, as lists show it below a headline: at most 400 characters, whole words.
[[nodiscard]] std::string lead_of(const Article& article);

// The instant that articles are ordered by: of publication, else of capture, else 0.
[[nodiscard]] Instant instant_of(const Article& article);

// Words of the body, counted at blanks; ideographs and kana count half a word each.
[[nodiscard]] std::size_t count_words(const Article& article);

// ceil(words / words_a_minute), at least 1; for CJK 500 characters a minute. 238 words a minute is the mean
// of silent reading in Brysbaert (2019).
[[nodiscard]] int reading_minutes(const Article& article, int words_a_minute = 238);

// -------------------------------------------------------------------------------- relations and stories

enum class RelationKind : std::uint8_t { copy, version, wire, shared, recycled, template_text };

struct SharedSpan {
  Span a, b;  // code points of the two body texts
};

// What two articles that share text are to each other. README of `copy` tells the kinds apart.
struct Relation {
  ArticleId a, b;
  RelationKind kind = RelationKind::shared;
  double score = 0;
  std::vector<SharedSpan> spans;
};

// An event of a long story.
struct StoryEvent {
  std::string headline;
  std::vector<ArticleId> articles;  // in order of publication
  std::optional<Date> from, to;     // first and last publication
};

struct Story {
  StoryId id;
  std::string headline;
  std::string beat;
  std::vector<ArticleId> articles;  // in order of publication
  std::optional<Date> from, to;     // first and last publication
  std::vector<StoryEvent> events;   // what a long story is made of; not all its articles are of one
};

// A sentence as an article prints it; the span is of its body text.
struct TimelineSentence {
  std::string text;
  ArticleId article;
  Span span;
};

// What happened on a day.
struct TimelineRow {
  std::string date;  // "2011-02-11"
  std::vector<TimelineSentence> sentences;
  ArticleId first;            // the first article that reported it
  std::uint32_t reports = 0;  // publishers that report it, copies counted once; 1: a single source
};

// ---------------------------------------------------------------------------------- statements and times

enum class StatementKind : std::uint8_t { direct, indirect, mixed, reported, declined };
enum class SourceType : std::uint8_t { named, unnamed, institution, document, media, mixed_group };

// Days or minutes in ISO 8601, both of which belong to the interval; empty where it is open.
struct Interval {
  std::string from, to;
  std::string precision;  // "day", "week", "month", …
};

// What somebody said, by an article. Spans are code points of its body text, in order; their text is what is
// printed there, never anything else.
struct Attribution {
  ArticleId article;
  StatementKind kind = StatementKind::indirect;
  std::vector<Span> content, cue, source, addressee;
  std::string speaker;  // the fullest printed name of a person or institution, else the words of the source
  std::string role;     // "National Security Council spokesperson"
  std::string affiliation;  // "Brodmann17"
  SourceType source_type = SourceType::named;
  std::string reason;  // why a source is not named, as printed
  std::string to;      // whom it was said to, as printed ("reporters"): the words of `addressee`
  std::optional<Interval> said_on;
  double confidence = 0;  // that somebody said this, and that it was the speaker
};

// A time expression of an article: TIMEX3 type, value and mod, and the interval that is meant.
struct TimeMention {
  ArticleId article;
  Span span;
  std::string type, value, mod;
  std::string from, to;
};

// ----------------------------------------------------------------------------------------- recommended

// Why an item is recommended: a fact that can be checked in both texts.
struct Reason {
  std::string kind;  // "same-story", "follow-up", "background", "names", "place", "publisher", "today"
  std::string text;  // "John Kirby, Iran"
  std::vector<SharedSpan> spans;  // a: in the article read; b: in the article recommended
};

struct Recommendation {
  std::string group;  // "The story now"
  ArticleId article;
  std::string headline;
  std::string publisher;
  std::optional<Date> published;
  std::string text;
  Reason reason;
  double score = 0;
  std::uint32_t copies = 0;  // publishers besides this one that carry the same text
};

// ----------------------------------------------------------------------------------- names of the kinds

// The words that JSON uses: "live-blog", "list-item", "editors-note", "more-from", "json-ld", …
[[nodiscard]] std::string_view name_of(ArticleKind kind);
[[nodiscard]] std::string_view name_of(BlockKind kind);
[[nodiscard]] std::string_view name_of(NoteKind kind);
[[nodiscard]] std::string_view name_of(ListKind kind);
[[nodiscard]] std::string_view name_of(Access access);
[[nodiscard]] std::string_view name_of(Source source);
[[nodiscard]] std::string_view name_of(RelationKind kind);
[[nodiscard]] std::string_view name_of(StatementKind kind);
[[nodiscard]] std::string_view name_of(SourceType type);

// -------------------------------------------------------------------------------------------- as JSON

// One line without its end. Formats: docs/formats/article.md.
[[nodiscard]] std::string to_json(const Article& article);
[[nodiscard]] std::string to_json(const Relation& relation);
[[nodiscard]] std::string to_json(const TimelineRow& row);
[[nodiscard]] std::string to_json(const Story& story);
[[nodiscard]] std::string to_json(const StoryEvent& event);
[[nodiscard]] std::string to_json(const Recommendation& recommendation);
[[nodiscard]] std::string to_json(const Attribution& attribution);
[[nodiscard]] std::string to_json(const TimeMention& time);

// Reads an article line. Unknown keys are ignored; "body" may be a plain string, whose paragraphs are parted
// by blank lines, so that body_text() gives the same string back. Errors: bad_input naming the key,
// over_limit.
[[nodiscard]] Result<Article> article_from_json(std::string_view line, const Limits& limits = {});

// Reads lines of what to_json(Recommendation) writes. Errors as above.
[[nodiscard]] Result<std::vector<Recommendation>> recommendations_from_json(std::string_view lines,
                                                                            const Limits& limits = {});

}  // namespace broadsheet
