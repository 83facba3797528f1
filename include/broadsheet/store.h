#pragma once
// broadsheet/store.h: the archive: one folder that keeps articles and finds them again.
//
//   archive/archive.toml             the format's version
//   archive/captures/00001.warc.gz   every capture kept, as WARC 1.1: the record of truth
//   archive/archive.sqlite           what was made of them; can be made again (broadsheet rebuild)
//   archive/state.sqlite             what its reader did with them (reader_state.h)
//
// One writer at a time, any number of readers, in this process or others. keep() gathers; commit() makes it
// last: when it returns, captures and rows have been synced to the disk. A crash loses at most what was not
// committed, and nothing is half seen. An Archive belongs to one thread; open one for each.
// docs/formats/archive.md has the schema.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"
#include "broadsheet/news.h"
#include "broadsheet/reader_state.h"
#include "broadsheet/search.h"
#include "broadsheet/statement.h"

namespace broadsheet {

enum class ArchiveMode : std::uint8_t { read, write };  // write creates the folder where it is missing

// What lists and pages need of an article without its body.
// Where an article stands in lists, which go by instant, newest first, and among equals by arrival.
struct RowPlace {
  Instant at = 0;
  std::int64_t number = 0;  // of arrival
};

struct ArticleRow {
  ArticleId id;
  RowPlace place;
  ArticleKind kind = ArticleKind::article;
  std::string url, publisher, section, language, headline;
  std::string lead;  // standfirst, else first paragraph; at most 400 characters
  std::vector<std::string> byline;
  std::optional<Date> published;
  std::optional<Instant> captured;
  int reading_minutes = 1;
  std::uint32_t words = 0;
  StoryId story;      // empty where it is in none
  ArticleId copy_of;  // the article that stands for it in lists; empty where it stands for itself
  std::optional<RelationKind> copy_kind;
  std::optional<Instant> read, saved, hidden;  // when its reader marked it so
};

// Which rows, newest first. Empty members ask for nothing.
struct RowQuery {
  std::string publisher = {}, section = {}, byline = {}, story = {};
  bool fold_copies = true;  // leave out rows that have a copy_of
  bool with_hidden = false;
  std::optional<ReaderMark> marked =
      {};  // only those marked so, by the instant of the mark, which is their place
  std::size_t limit = 50;
  // Rows of half the cost, for lists that people read: without url, section, captured, words, story, copy_of,
  // copy_kind, hidden.
  bool only_shown = false;
  // The rows next below, or next above, a place; at most one of both.
  std::optional<RowPlace> older_than = {}, newer_than = {};
};

struct StoryRow {
  StoryId id;
  std::string headline, beat;
  std::optional<Date> from, to;
  std::uint32_t articles = 0;  // copies included
  std::uint32_t reports = 0;   // publishers with a text of their own
  double weight = 0;           // what lists of stories go by
};

struct FoundArticle {
  ArticleRow row;
  double score = 0;
  std::string passage;                          // of the body, whole words
  std::vector<Span> marks;                      // words sought, in the passage
  bool cut_before = false, cut_behind = false;  // whether the body says more there
  std::uint32_t copies = 0;                     // of it, found too and folded into this one
};

struct Counted {
  std::string name;
  std::uint64_t articles = 0;
};

// Which articles a program asks for (reader programs; pages ask by RowQuery). Copies and hidden ones are
// never among them. Empty members ask for nothing.
struct EntryQuery {
  std::vector<std::int64_t> numbers = {};  // of arrival: these only
  std::optional<std::int64_t> feed = {};   // by its number; 0: those of no feed
  std::vector<std::int64_t> feeds = {};    // of any of these
  std::optional<bool> read = {}, saved = {};
  std::optional<Instant> from = {}, until = {};  // of the instant that lists go by
  std::optional<Instant> found_from = {};        // of the instant of capture
  std::optional<std::int64_t> number_above = {}, number_below = {};
  std::optional<RowPlace> behind = {};  // what comes behind a row of a list that is not by arrival
  bool by_arrival = false, oldest_first = false;
  std::size_t limit = 100, skip = 0;
};

// An article as such a program knows it. Numbers stay when the database is made again.
struct EntryRow {
  ArticleRow row;
  std::int64_t feed = 0;  // 0: of none
};

// How much of a feed is not read.
struct FeedCount {
  std::int64_t feed = 0;  // 0: articles of no feed
  std::uint64_t articles = 0, unread = 0;
  Instant newest_unread = 0;
};

// A feed that is followed, and how it stands with it.
struct FeedRow {
  std::string url;  // the feed's own; what it is known by
  std::string title, page;
  std::vector<std::string> categories = {};
  std::string etag = {}, modified = {};  // of the answer that was read last
  std::optional<Instant> fetched = {};   // when it answered last
  Instant next = 0;                      // when it is to be asked again
  std::int64_t pause = 0;                // seconds between, as they came out
  std::uint32_t failures = 0;            // in a row
  std::string fault = {};                // what was wrong last, for a person; empty: nothing
  bool is_gone = false;                  // it said so (410); asked no more
  std::uint64_t items = 0;               // seen so far; only read
  std::int64_t number = 0;               // by which programs know it; only read
};

// A statement of an article, made ready to be kept: what costs is done by read_statements(), on any thread,
// and the one writer only puts it down.
struct ReadStatement {
  Attribution said;
  std::vector<std::string> pieces;    // of the content, as printed
  std::string who, content, setting;  // words as the index has them: speaker, what is said, headline
  std::vector<std::int64_t> prints;   // utterance_prints()
};
[[nodiscard]] std::vector<ReadStatement> read_statements(const Article& article);

// What a speaker is known by across articles: the name in lower case without diacritics, marks and a "the" in
// front; empty where nothing is left.
[[nodiscard]] std::string speaker_key(std::string_view name);

// A statement as it was kept, with what lists need of its article.
struct StatementRow {
  std::int64_t place = 0;  // in lists, which go by `day`, newest first
  Attribution said;
  std::uint32_t number = 0;         // among those of its article, from 0
  std::vector<std::string> pieces;  // of the content, as printed
  std::string day;                  // it was said on, where known, else of its article: "2022-12-09"
  std::string publisher, headline, language, url;
  std::optional<Date> published;
  // Tellings of one utterance by several articles point to one of them, the earliest that was there.
  std::optional<std::int64_t> same_as;
  Alteration altered = Alteration::none;  // against that one
  std::uint32_t papers = 1;               // publishers that tell the utterance, this one included
};

// The object of to_json(Attribution) with "id" ("ARTICLE#s3", the place on its article's page), "said" (the
// pieces), "day", what is known of the article, "papers", "altered" and "cursor" (its place in lists).
[[nodiscard]] std::string to_json(const StatementRow& row);

// Which statements, newest first; those of one article in its order. Empty members ask for nothing.
struct StatementQuery {
  Query query = {};          // words are sought in what is said and in the headline above it
  std::string speaker = {};  // the whole name
  ArticleId article = {};
  StoryId story = {};
  bool fold = true;  // of an utterance one telling only
  std::size_t limit = 50;
  std::optional<std::int64_t> older_than = {};  // a place
};

struct SpeakerRow {
  std::string name;  // as first printed
  std::uint64_t statements = 0;
};

// The sources of a publisher's statements, counted.
struct SourceCount {
  SourceType type = SourceType::named;
  bool has_reason = false;  // says why the source is not named
  std::uint64_t statements = 0, articles = 0;
};

// A picture of an article that was kept with it.
struct PictureRow {
  std::size_t image = 0;                // its place in Article::images
  std::string key;                      // of its address
  std::uint32_t width = 0, height = 0;  // in pixels; 0: unknown
};

struct KeepOutcome {
  ArticleId id;
  bool fresh = true;        // false: this very capture was kept before, and nothing changed
  std::int64_t number = 0;  // of arrival, of a fresh one
};

struct ArchiveFault {
  std::string where;  // "captures/00001.warc.gz, byte 81920"
  std::string what;
};

struct PreparedArticle;  // store/prepared.h
class SketchTable;       // copy/sketch.h

// Recommendations as the archive keeps them.
struct PackedList {
  std::string bytes;
};
// `numbers`: of arrival, of the list's articles, in its order. Their headlines and what else their rows tell
// is read from there when the list is. Any thread.
[[nodiscard]] PackedList packed(const std::vector<Recommendation>& list,
                                const std::vector<std::int64_t>& numbers);
class Disk;  // store/disk.h: the file system, of this machine or of a test

class Archive {
 public:
  // Errors: missing (read mode), busy naming the process that writes, newer_format, damaged, unreadable.
  [[nodiscard]] static Result<Archive> open(const std::string& folder, ArchiveMode mode);
  // The same on another file system than this machine's.
  [[nodiscard]] static Result<Archive> open_to_read(Disk& disk, const std::string& folder);
  [[nodiscard]] static Result<Archive> open_to_write(Disk& disk, const std::string& folder);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  // ------------------------------------------------------------------------------------------ writing

  // Keeps a capture and the article made of it. An article line with an id that is there replaces that
  // article. Errors: no_space, failed; then everything since the last commit is undone.
  [[nodiscard]] Result<KeepOutcome> keep(const Capture& capture, const Article& article,
                                         std::vector<ReadStatement> statements = {});
  // The same in two steps, the first by any thread.
  [[nodiscard]] static PreparedArticle prepare(const Capture& capture, const Article& article,
                                               std::vector<ReadStatement> statements);
  [[nodiscard]] Result<KeepOutcome> keep(PreparedArticle prepared);
  [[nodiscard]] Result<void> put(const Relation& relation);
  // `copy_of` empty: the article stands for itself. Else its own copies stand behind that one too.
  [[nodiscard]] Result<void> put_copy(const ArticleId& article, const ArticleId& copy_of, RelationKind kind);
  // The story with its articles; those in another story leave it. Stories left empty are removed. Stories are
  // listed by `weight`, heaviest first.
  // `others`: articles besides those, which are in it and stay.
  [[nodiscard]] Result<void> put(const Story& story, double weight, std::uint32_t reports,
                                 std::uint32_t others = 0);
  // All articles of a story into another, which there may be no row of yet.
  [[nodiscard]] Result<void> move_articles(const StoryId& story, const StoryId& into);
  // A story went into another: its id leads there from now on.
  [[nodiscard]] Result<void> put_moved(const StoryId& story, const StoryId& into);
  [[nodiscard]] Result<void> put(const ArticleId& article, const PackedList& list);
  // A feed by its address, as it now stands; put in the same commit as what was read of it.
  [[nodiscard]] Result<void> put(const FeedRow& feed);
  [[nodiscard]] Result<void> drop_feed(const std::string& url);
  // Gives a feed another address, with all that was seen of it; false, and nothing changed, where that is
  // followed already.
  [[nodiscard]] Result<bool> move_feed(const std::string& from, const std::string& to);
  // An item that was seen: `key` tells it from others of the feed, `content` from earlier states of it.
  struct SeenItem {
    std::uint64_t key = 0, content = 0;
  };
  // `article` is what was kept of it; empty where nothing was.
  [[nodiscard]] Result<void> put_item(const std::string& feed_url, const SeenItem& item,
                                      const ArticleId& article = {});
  // A fetch that stands for no article by itself (a feed): into the captures, for the record. A picture is
  // kept once for each address, and found by it (pictures()).
  [[nodiscard]] Result<void> keep_fetch(Capture capture);
  // What another archive follows, what it has seen, and which articles came of it.
  [[nodiscard]] Result<void> take_feeds(const Archive& from);
  [[nodiscard]] Result<void> commit();
  // When a run of commits is over: leaves an index that is searched with less work, in a commit of its own
  // where there is something to be done. Takes a second for 100,000 articles, and not often.
  [[nodiscard]] Result<void> tidy();
  // No desk will ask any more for what was made of articles up to a number: it goes as other comes.
  void leave_behind(std::int64_t number);

  // Takes articles out of everything, their captures included, in a commit that nothing else is kept in. Once
  // it returns, no file of the archive holds them. The stories that held them, and the articles whose lists
  // named them, are to be written anew in the same commit. Errors: missing, before anything was changed.
  struct Forgotten {
    std::vector<StoryId> stories;
    std::vector<ArticleId> lists;
  };
  [[nodiscard]] Result<Forgotten> forget(const std::vector<ArticleId>& ids);

  // ------------------------------------------------------------------------------------------ reading

  // While one lives, everything read through this archive is of one moment, and reading is cheaper: the
  // database's locks are taken once. The archive must outlive it.
  class Snapshot {
   public:
    explicit Snapshot(const Archive& archive);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

   private:
    const Archive* archive_;  // nullptr where a transaction was open before
  };

  // Grows with every commit, of any process.
  [[nodiscard]] std::uint64_t generation() const;
  [[nodiscard]] std::uint64_t article_count() const;
  // Of arrival, of the article that came last; 0: there is none.
  [[nodiscard]] std::int64_t last_number() const;
  // The articles up to a number that stand for copies behind it, in order of arrival.
  [[nodiscard]] Result<std::vector<ArticleId>> heads_behind(std::int64_t number) const;
  // What tells which articles may share text with another (copy/sketch.h), as of the last commit.
  [[nodiscard]] Result<SketchTable> sketches() const;
  // Of the articles of some numbers; those that are there no more are passed over.
  [[nodiscard]] Result<std::vector<ArticleId>> ids_of(const std::vector<std::int64_t>& numbers) const;

  // Takes the reader's marks into what is read, from the moment that there are any; a look at the disk until
  // then. Grows or changes with every change of them. Never inside a Snapshot. Errors: those of
  // ReaderState::open.
  [[nodiscard]] Result<std::uint64_t> marks_generation();

  [[nodiscard]] Result<std::optional<Article>> article(const ArticleId& id) const;
  [[nodiscard]] Result<std::optional<ArticleRow>> row(const ArticleId& id) const;
  [[nodiscard]] Result<std::vector<ArticleRow>> rows(const RowQuery& query) const;
  [[nodiscard]] Result<std::vector<ArticleRow>> copies_of(const ArticleId& id) const;
  [[nodiscard]] Result<std::vector<Relation>> relations_of(const ArticleId& id) const;
  [[nodiscard]] Result<std::vector<StoryRow>> stories(std::size_t limit) const;  // heaviest first
  [[nodiscard]] Result<std::optional<StoryRow>> story(const StoryId& id) const;
  // What a story's weight is made of, counted now: publishers that tell it, copies included, and the instant
  // of its newest article.
  struct StoryFacts {
    std::uint32_t papers = 0;
    Instant newest = 0;
  };
  [[nodiscard]] Result<StoryFacts> facts_of_story(const StoryId& id) const;
  // The story of that id, or the one that it went into.
  [[nodiscard]] Result<std::optional<StoryRow>> story_now(const StoryId& id) const;
  // Where a story went that is no more; empty for others.
  [[nodiscard]] Result<StoryId> story_moved(const StoryId& id) const;
  // As its articles are now; those that are there no more are passed over.
  [[nodiscard]] Result<std::vector<Recommendation>> recommendations(const ArticleId& id) const;
  [[nodiscard]] Result<std::vector<Counted>> publishers() const;  // by name
  [[nodiscard]] Result<std::vector<Counted>> sections() const;    // most articles first
  // What is asked for of a search; `passages`: how many of it get one, from the front; `only_shown`: as in
  // RowQuery; `folded`: among so many, from the front, the first of the copies of a text stands for all.
  struct SearchPart {
    std::size_t limit = 0, skip = 0, passages = SIZE_MAX;
    bool only_shown = false;
    std::size_t folded = 0;
  };
  [[nodiscard]] Result<std::vector<FoundArticle>> search(const Query& query, const SearchPart& part) const;
  // `text` with each word that no article has spelt as the nearest that some have: what may have been meant
  // where it finds nothing. Empty where there is no such word. `query`: what `text` was read as.
  [[nodiscard]] Result<std::string> respelled(std::string_view text, const Query& query) const;
  // The articles most like a text, best first: by words (BM25), joined with likeness by a static table where
  // the program has one (models/likeness.md). Copies are not folded.
  struct Ranked {
    ArticleId article;
    double score = 0;
  };
  [[nodiscard]] Result<std::vector<Ranked>> rank(std::string_view text, std::size_t top) const;
  [[nodiscard]] Result<std::vector<EntryRow>> entries(const EntryQuery& query) const;
  [[nodiscard]] Result<std::uint64_t> count_entries(const EntryQuery& query) const;  // limit and skip apart
  [[nodiscard]] Result<std::vector<FeedCount>> feed_counts() const;                  // by number
  [[nodiscard]] Result<std::optional<Capture>> capture_of(const ArticleId& id) const;
  // Those of an article's images that were kept.
  [[nodiscard]] Result<std::vector<PictureRow>> pictures(const std::vector<Image>& images) const;
  [[nodiscard]] Result<std::optional<Capture>> picture(const std::string& key) const;
  [[nodiscard]] Result<std::vector<FeedRow>> feeds() const;                                   // by title
  [[nodiscard]] Result<std::vector<SeenItem>> seen_items(const std::string& feed_url) const;  // by key

  [[nodiscard]] Result<std::vector<StatementRow>> statements(const StatementQuery& query) const;
  // All tellings of an utterance, earliest first.
  [[nodiscard]] Result<std::vector<StatementRow>> tellings(const StatementRow& of) const;
  [[nodiscard]] Result<std::vector<SpeakerRow>> speakers(std::size_t limit) const;  // most statements first
  // Statements of a speaker a month, "2022-11", earliest first; months without any are left out.
  [[nodiscard]] Result<std::vector<Counted>> months_of_speaker(const std::string& name) const;
  // Of articles published in [from, until); an empty publisher: of all.
  [[nodiscard]] Result<std::vector<SourceCount>> count_sources(const std::string& publisher, Instant from,
                                                               Instant until) const;

  // At most so many articles behind a number in order of arrival, unpacked by so many threads, each with its
  // story and the article that stands for it. `after` becomes the number of the last. Where what the desk
  // made of one is there, and begins with `item_form`, that stands in `item`, and no article is read.
  struct PlacedArticle {
    Article article;
    StoryId story;
    ArticleId copy_of;
    std::int64_t number = 0;
    std::string item;
  };
  [[nodiscard]] Result<std::vector<PlacedArticle>> articles_behind(std::int64_t& after, std::size_t limit,
                                                                   std::size_t threads, char item_form) const;
  // Every article in order of arrival; `each` returns false to stop.
  template <typename Each>
  [[nodiscard]] Result<void> for_each_article(Each each) const;

  // Reads everything and compares: database pages, rows, captures and their digests. Empty: sound. A damaged
  // place costs what stands in it; the rest is looked at, and can be read.
  [[nodiscard]] Result<std::vector<ArchiveFault>> check() const;
  // Every article whose row can still be read, in order of arrival; `each` returns false to stop. How many
  // rows could not.
  [[nodiscard]] Result<std::uint64_t> salvage(const std::function<bool(const Article&)>& each) const;

  // A copy of all that is committed, as an archive in a new folder; whoever writes meanwhile is not held up.
  // Errors: bad_input where `target` exists, no_space, failed.
  [[nodiscard]] Result<void> backup(const std::string& target) const;

  [[nodiscard]] const std::string& folder() const;
  [[nodiscard]] std::vector<std::string> capture_files() const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  [[nodiscard]] Result<std::optional<Article>> next_article(std::int64_t& after) const;
  [[nodiscard]] Result<std::string> printed_word(const std::string& stem) const;
  std::unique_ptr<State> state_;
};

template <typename Each>
Result<void> Archive::for_each_article(Each each) const {
  std::int64_t after = 0;
  for (;;) {
    auto article = next_article(after);
    if (!article) return tl::unexpected(article.error());
    if (!*article || !each(std::move(**article))) return {};
  }
}

}  // namespace broadsheet
