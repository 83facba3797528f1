#pragma once
// schema.h: the tables of archive.sqlite, format 8. docs/formats/archive.md explains them.

#include <string_view>

namespace broadsheet {

inline constexpr int archive_format = 8;

// n numbers articles in order of arrival; `at` is the instant that lists sort by. article_list has all that a
// list shows, so that the newest are read from neighbouring places and not from among the articles' data;
// article_told all that a list of Recommended stories tells of an article, by its number.
inline constexpr std::string_view archive_schema = R"sql(
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO meta VALUES ('generation', 0);
CREATE TABLE IF NOT EXISTS capture_file (number INTEGER PRIMARY KEY, bytes INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS capture (
  n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, file INTEGER NOT NULL, position INTEGER NOT NULL,
  bytes INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS article (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, capture INTEGER NOT NULL REFERENCES capture,
  at INTEGER NOT NULL, published TEXT, captured INTEGER, kind INTEGER NOT NULL, url TEXT, publisher TEXT,
  section TEXT, language TEXT, headline TEXT, lead TEXT, byline TEXT, minutes INTEGER NOT NULL, words INTEGER NOT NULL,
  url_key INTEGER, headline_key INTEGER, story INTEGER REFERENCES story, copy_of INTEGER REFERENCES article,
  copy_kind INTEGER, teaser, data BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS article_at ON article (at DESC, n DESC);
DROP INDEX IF EXISTS article_shown;
CREATE INDEX IF NOT EXISTS article_list ON article (at DESC, n DESC, id, kind, url, publisher, section, language, headline,
  lead, byline, published, captured, minutes, words, story, copy_of, copy_kind) WHERE copy_of IS NULL;
CREATE INDEX IF NOT EXISTS article_told ON article (n, id, headline, publisher, published, teaser);
CREATE INDEX IF NOT EXISTS article_publisher ON article (publisher COLLATE NOCASE, at DESC);
CREATE INDEX IF NOT EXISTS article_section ON article (section COLLATE NOCASE, at DESC);
CREATE INDEX IF NOT EXISTS article_story ON article (story, at);
CREATE INDEX IF NOT EXISTS article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX IF NOT EXISTS article_capture ON article (capture);
CREATE INDEX IF NOT EXISTS article_url ON article (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS article_headline ON article (headline_key) WHERE headline_key IS NOT NULL;
CREATE TABLE IF NOT EXISTS byline (name TEXT COLLATE NOCASE, article INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (name, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS byline_article ON byline (article);
CREATE TABLE IF NOT EXISTS relation (a INTEGER NOT NULL, b INTEGER NOT NULL, kind INTEGER NOT NULL, score REAL NOT NULL,
  spans TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS relation_b ON relation (b);
CREATE TABLE IF NOT EXISTS story (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, headline TEXT, beat TEXT,
  first TEXT, last TEXT, articles INTEGER NOT NULL, reports INTEGER NOT NULL, weight REAL NOT NULL);
CREATE INDEX IF NOT EXISTS story_weight ON story (weight DESC, n);
CREATE TABLE IF NOT EXISTS story_moved (id TEXT PRIMARY KEY, to_id TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS story_moved_to ON story_moved (to_id);
CREATE TABLE IF NOT EXISTS recommendation (article INTEGER PRIMARY KEY REFERENCES article, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sketch (n INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS desk_item (n INTEGER PRIMARY KEY, data BLOB NOT NULL);
)sql";

// What is followed, and what was seen of it. Tables of their own that older programs pass over, made when an
// archive of any age is opened for writing: no step of the format.
inline constexpr std::string_view feeds_schema = R"sql(
CREATE TABLE IF NOT EXISTS feed (
  n INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT, page TEXT, categories TEXT, etag TEXT, modified TEXT,
  fetched INTEGER, next INTEGER NOT NULL, pause INTEGER NOT NULL, failures INTEGER NOT NULL, fault TEXT,
  is_gone INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS feed_item (
  feed INTEGER NOT NULL REFERENCES feed, key INTEGER NOT NULL, content INTEGER NOT NULL, PRIMARY KEY (feed, key))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS feed_article (article INTEGER PRIMARY KEY REFERENCES article, feed INTEGER NOT NULL REFERENCES feed);
CREATE INDEX IF NOT EXISTS feed_article_feed ON feed_article (feed);
)sql";

// Who said what, when. A statement's number is its day (since 1970) times 2^24 and a running number, so that
// numbers go by day: "newest first" is the order of every index, and "since" a bound. `said` has the words of
// each under that number; `statement_print` what tellings of one utterance have in common, by periods of 16
// days (statement >> 28), so that what comes in day by day is written in one place of the table.
inline constexpr std::string_view statements_schema = R"sql(
CREATE TABLE IF NOT EXISTS speaker (
  n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, statements INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS statement (
  n INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, place INTEGER NOT NULL, kind INTEGER NOT NULL,
  source_type INTEGER NOT NULL, speaker INTEGER REFERENCES speaker, same_as INTEGER REFERENCES statement,
  altered INTEGER NOT NULL, role TEXT, affiliation TEXT, reason TEXT, said_on TEXT, spans TEXT NOT NULL,
  text TEXT NOT NULL, confidence REAL NOT NULL);
CREATE INDEX IF NOT EXISTS statement_article ON statement (article, place, kind, source_type);
CREATE INDEX IF NOT EXISTS statement_speaker ON statement (speaker, n) WHERE speaker IS NOT NULL;
CREATE INDEX IF NOT EXISTS statement_same ON statement (same_as) WHERE same_as IS NOT NULL;
CREATE TABLE IF NOT EXISTS statement_print (
  period INTEGER NOT NULL, print INTEGER NOT NULL, statement INTEGER NOT NULL,
  PRIMARY KEY (period, print, statement)) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5(who, content, setting, content='',
  tokenize='unicode61 remove_diacritics 0');
)sql";

// Pictures by the addresses they were asked at. Likewise.
inline constexpr std::string_view pictures_schema = R"sql(
CREATE TABLE IF NOT EXISTS picture (key TEXT PRIMARY KEY, capture INTEGER NOT NULL REFERENCES capture,
  width INTEGER NOT NULL, height INTEGER NOT NULL) WITHOUT ROWID;
)sql";

}  // namespace broadsheet
