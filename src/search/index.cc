// index.cc: the door of the index: texts in, hits out. Entry points: SearchIndex::add(), SearchIndex::find().

#include "search/index.h"

#include <algorithm>
#include <span>

#include "search/direction.h"
#include "search/likeness.h"
#include "search/merge.h"
#include "search/old_index.h"
#include "search/spelling.h"
#include "search/wanted.h"

namespace broadsheet {
namespace {

Result<std::vector<Direction>> directions_of(const Database& database,
                                             const std::vector<std::int64_t>& articles) {
  std::vector<Direction> directions(articles.size());
  Statement row = database.prepare("SELECT numbers FROM likeness WHERE article = ?1");
  for (std::size_t i = 0; i < articles.size(); ++i) {
    row.reset().bind(1, articles[i]);
    if (row.step()) directions[i] = Direction(row.bytes(0));
    if (const auto fault = row.fault()) return tl::unexpected(*fault);
  }
  return directions;
}

// All that is read while one lives is of one moment, whatever is written meanwhile.
class Moment {
 public:
  explicit Moment(const Database& database)
      : database_(sqlite3_get_autocommit(database.handle()) != 0 ? &database : nullptr) {
    if (database_ != nullptr) begun_ = database_->prepare("BEGIN").run();
  }
  ~Moment() {
    if (database_ != nullptr) (void)database_->prepare("COMMIT").run();
  }
  Moment(const Moment&) = delete;
  Moment& operator=(const Moment&) = delete;

 private:
  const Database* database_;
  Result<void> begun_;
};

// Whether rows may be shown. Where they are few, they are all known from the start; else one after the other
// is asked for, until it would cost less to know all.
class Restrictions {
 public:
  Restrictions(const Database& database, const Restriction& restriction)
      : all_(database.prepare(restriction.sql)),
        one_(database.prepare(restriction.one.empty() ? "SELECT 1 WHERE ?1" : restriction.one)),
        left_(restriction.one.empty() ? 0 : most_single) {
    for (std::size_t i = 0; i < restriction.texts.size(); ++i)
      for (Statement* statement : {&all_, &one_})
        statement->bind(static_cast<int>(i) + 2, restriction.texts[i]);
    while (!is_whole_ && known_.size() < few_rows) read_one();
  }

  // All there are, in rising order; none where they are not known to be few.
  [[nodiscard]] std::optional<std::vector<std::int64_t>> few_numbers() {
    if (!is_whole_ || fault_) return std::nullopt;
    std::ranges::sort(known_);
    const auto again = std::ranges::unique(known_);
    known_.erase(again.begin(), again.end());
    return known_;
  }

  bool allows(std::int64_t number) {
    if (left_ > 0) {
      --left_;
      const bool there = one_.reset().bind(1, number).step();
      if (!fault_) fault_ = one_.fault();
      return there;
    }
    if (flags_.empty()) mark_all();
    const auto at = static_cast<std::size_t>(number);
    return at < flags_.size() && flags_[at];
  }
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

 private:
  static constexpr int most_single = 300;

  void read_one() {
    if (all_.step())
      known_.push_back(all_.integer(0));
    else
      is_whole_ = true;
    if (!fault_) fault_ = all_.fault();
  }
  void mark_all() {
    while (!is_whole_) read_one();
    flags_.resize(1);
    for (const std::int64_t number : known_) {
      const auto at = static_cast<std::size_t>(number);
      if (at >= flags_.size()) flags_.resize(std::max(at + 1, 2 * flags_.size()));
      flags_[at] = true;
    }
  }

  Statement all_, one_;
  int left_;
  std::vector<std::int64_t> known_;  // so far
  bool is_whole_ = false;
  std::vector<bool> flags_;  // by number
  std::optional<Error> fault_;
};

}  // namespace

Result<void> SearchIndex::create(const Database& database) {
  auto done = create_segment_tables(database);
  if (!done) return done;
  return database.execute(
      "CREATE TABLE IF NOT EXISTS likeness (article INTEGER PRIMARY KEY, numbers BLOB NOT NULL)");
}

SearchIndex::SearchIndex(const Database& database)
    : database_(&database),
      // Archives of formats before 4 have none of the table's directions until they are written to again.
      has_directions_(has_table(database, "likeness")) {
  if (!is_current()) add_rank_words(database);
}

bool SearchIndex::is_current() const {
  // Both are there until the last of the old one's articles is in the new one.
  if (!has_segments_)
    has_segments_ = has_table(*database_, "word_segment") && !has_table(*database_, "words");
  return has_segments_;
}

IndexedText indexed_text(const Article& article) {
  return {article.headline, article.standfirst, body_text(article), article.language};
}

TextWords cut_text(const IndexedText& t) {
  return {analyse(t.headline, t.language), analyse(t.lead, t.language), analyse(t.body, t.language)};
}

std::optional<std::string> direction_of(const IndexedText& t) {
  const LikenessTable* table = LikenessTable::of("en");
  if (table == nullptr || (!t.language.empty() && t.language != "en")) return std::nullopt;
  return Direction::of(*table, t.headline + "\n" + t.lead + "\n" + t.body).bytes();
}

AnalysedText analysed(const IndexedText& t, const TextWords& words) {
  return {invert({&words.headline, &words.lead, &words.body}), direction_of(t)};
}

// ---------------------------------------------------------------------------------------------- writing

Result<void> SearchIndex::add(std::int64_t article, const AnalysedText& t) {
  constexpr std::size_t most_waiting = 16 << 20;  // bytes of texts
  if (batch_.has(article) || batch_.bytes() > most_waiting)
    if (auto done = write(); !done) return done;
  batch_.add(article, t.words);
  return add_direction(article, t.direction);
}

Result<void> SearchIndex::add_direction(std::int64_t article, const std::optional<std::string>& direction) {
  if (!direction) return {};
  return database_->prepare("INSERT OR REPLACE INTO likeness VALUES (?1, ?2)")
      .bind(1, article)
      .bind_bytes(2, *direction)
      .run();
}

Result<void> SearchIndex::remove(std::int64_t article) {
  if (batch_.has(article))
    if (auto done = write(); !done) return done;
  auto segments = segments_of(*database_);
  if (!segments) return tl::unexpected(segments.error());
  SegmentRows rows(*database_);
  for (Segment& segment : *segments) {
    SegmentReader reader(rows, segment);
    const auto document = reader.document(article);
    if (reader.fault()) return tl::unexpected(*reader.fault());
    if (!document || segment.is_gone(*document)) continue;
    segment.gone.resize(segment.documents, false);
    segment.gone[*document] = true;
    if (auto done = put_gone(*database_, segment); !done) return done;
  }
  return database_->prepare("DELETE FROM likeness WHERE article = ?1").bind(1, article).run();
}

Result<void> SearchIndex::write() {
  if (auto done = batch_.write(*database_); !done) return done;
  return merge_some(*database_);
}

Result<void> SearchIndex::merge() {
  if (auto done = batch_.write(*database_); !done) return done;
  return merge_gone(*database_);
}

Result<bool> SearchIndex::tidy() {
  return merge_many(*database_);
}

Result<bool> SearchIndex::renew_one() {
  return broadsheet::renew_one(*database_);
}

Result<std::int64_t> SearchIndex::last() const {
  const auto segments = segments_of(*database_);
  if (!segments) return tl::unexpected(segments.error());
  SegmentRows rows(*database_);
  std::int64_t last = 0;
  for (const Segment& segment : *segments) {
    SegmentReader reader(rows, segment);
    last = std::max(last, reader.number(segment.documents - 1));
    if (reader.fault()) return tl::unexpected(*reader.fault());
  }
  return last;
}

// ---------------------------------------------------------------------------------------------- finding

// A direction near many others is near most questions too, whatever they ask: so half of how crowded it is
// around it is taken off (local scaling: Conneau et al. 2018).
Result<std::vector<Hit>> SearchIndex::liken(std::string_view text,
                                            const std::vector<std::int64_t>& among) const {
  constexpr std::size_t neighbours = 300;  // the first, so that time is linear in how many are asked for
  std::vector<Hit> hits;
  hits.reserve(among.size());
  for (const std::int64_t article : among) hits.push_back({article, 0});
  const LikenessTable* table = LikenessTable::of("en");
  if (!has_directions_ || table == nullptr) return hits;
  const auto directions = directions_of(*database_, among);
  if (!directions) return tl::unexpected(directions.error());
  const auto first = std::span(*directions).first(std::min(neighbours, directions->size()));
  const Direction wanted = Direction::of(*table, text);
  double least = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Direction& direction = (*directions)[i];
    if (direction.is_there()) hits[i].score = direction.cosine(wanted) - crowding(direction, first) / 2;
    least = std::min(least, hits[i].score);
  }
  for (std::size_t i = 0; i < hits.size(); ++i)
    if (!(*directions)[i].is_there()) hits[i].score = least;
  return hits;
}

Result<std::vector<double>> SearchIndex::liken(const std::vector<std::int64_t>& articles) const {
  std::vector<double> cosines(articles.size() * articles.size(), 0);
  if (!has_directions_) return cosines;
  const auto directions = directions_of(*database_, articles);
  if (!directions) return tl::unexpected(directions.error());
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (std::size_t k = 0; k < articles.size(); ++k)
      cosines[i * articles.size() + k] = (*directions)[i].cosine((*directions)[k]);
  return cosines;
}

Result<std::vector<Hit>> SearchIndex::find(const Query& query, const Restriction& restriction,
                                           std::size_t top) const {
  const Moment moment(*database_);
  if (!is_current()) return find_in_old_index(*database_, query, restriction, top);
  const auto segments = segments_.now(*database_);
  if (!segments) return tl::unexpected(segments.error());
  const WantedWords wanted = wanted_words(query.terms, query.language);
  if (restriction.sql.empty()) return best_matches(*database_, **segments, wanted, {}, top);
  if (restriction.known) return best_matches(*database_, **segments, wanted, *restriction.known, top);
  Restrictions restrictions(*database_, restriction);
  Among among;
  among.numbers = restrictions.few_numbers();
  if (!among.numbers) among.allowed = [&](std::int64_t number) { return restrictions.allows(number); };
  auto hits = best_matches(*database_, **segments, wanted, among, top);
  if (hits && restrictions.fault()) return tl::unexpected(*restrictions.fault());
  return hits;
}

Result<std::vector<Hit>> SearchIndex::find_wishes(const std::map<std::string, double>& stems,
                                                  std::size_t top) const {
  const Moment moment(*database_);
  if (!is_current()) return find_wishes_in_old_index(*database_, stems, top);
  const auto segments = segments_.now(*database_);
  if (!segments) return tl::unexpected(segments.error());
  return best_for_wishes(*database_, **segments, stems, top);
}

Result<std::vector<double>> SearchIndex::idfs(const std::vector<std::string>& stems) const {
  const Moment moment(*database_);
  if (!is_current()) return std::vector<double>{};
  const auto segments = segments_.now(*database_);
  if (!segments) return tl::unexpected(segments.error());
  return idfs_of(*database_, **segments, stems);
}

Result<std::vector<SearchIndex::Respelled>> SearchIndex::respelled(const Query& query) const {
  const Moment moment(*database_);
  if (!is_current()) return std::vector<Respelled>{};
  const auto segments = segments_.now(*database_);
  if (!segments) return tl::unexpected(segments.error());
  std::vector<Respelled> found;
  for (const Term& term : query.terms) {
    if (term.excluded || term.prefix) continue;
    const WantedWords wanted = wanted_words({term}, query.language);
    std::vector<std::string> forms;
    for (const std::vector<WantedPhrase>& group : wanted.groups)
      for (const WantedPhrase& phrase : group)
        if (phrase.stems.size() == 1) forms.push_back(phrase.stems[0]);
    auto nearest = nearest_word(*database_, **segments, forms);
    if (!nearest) return tl::unexpected(nearest.error());
    if (!nearest->empty()) found.push_back({term.text, std::move(*nearest)});
  }
  return found;
}

Among among_these(std::vector<std::int64_t> numbers) {
  Among among;
  if (numbers.size() <= few_rows) {
    std::ranges::sort(numbers);
    among.numbers = std::move(numbers);
    return among;
  }
  std::vector<bool> flags(static_cast<std::size_t>(std::ranges::max(numbers)) + 1);
  for (const std::int64_t number : numbers) flags[static_cast<std::size_t>(number)] = true;
  among.known = [flags = std::move(flags)](std::int64_t number) {
    const auto at = static_cast<std::size_t>(number);
    return at < flags.size() && flags[at];
  };
  return among;
}

bool has_words(const Query& query) {
  return std::any_of(query.terms.begin(), query.terms.end(), [](const Term& term) { return !term.excluded; });
}

}  // namespace broadsheet
