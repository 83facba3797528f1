// statements.cc: an article's statements, made ready on any thread and put down by the one writer.
//
//   read_statements()   any thread, with the article: pieces, index words, prints
//   keep()              gathers them
//   commit()            by day: number ─► row, words, prints; what tells an utterance that
//                       is there already points to its first telling
//
// They go in by day because the index of words takes rising numbers far better than others. Candidates for
// the same utterance share a print and lie within two weeks; compare_utterances() decides, and the speakers
// must not contradict each other. Entry points: read_statements(), Archive::State::write_statements().

#include "store/statements.h"

#include <algorithm>
#include <map>

#include "base/calendar.h"
#include "base/strings.h"
#include "broadsheet/statement.h"
#include "search/analyse.h"
#include "store/state.h"

namespace broadsheet {
namespace {

constexpr std::int64_t days_apart = 14;  // of two tellings, at most
static_assert(days_apart * statements_a_day <= std::int64_t{1}
                                                   << period_bits);  // so in three periods at most
constexpr std::int64_t most_candidates = 20;                         // compared, of those that share a print

std::string words_of(std::string_view text, std::string_view language) {
  std::string out;
  for (const IndexWord& word : analyse(text, language)) out += word.stem + " ";
  return out;
}

// Who is sought under `speaker:`: the name, else the words of the source.
std::string who_words(const Attribution& said) {
  return words_of(said.speaker.empty() ? said.role : said.speaker, "none");
}

std::string content_words(const std::vector<std::string>& pieces, std::string_view language) {
  return words_of(join(pieces, " "), language);
}

// The day a statement stands under: the one it was said on, where that is known to the day and can be (not
// after its article, and not long before); else its article's.
std::int64_t day_of(const Attribution& said, Instant at) {
  constexpr std::int64_t longest_ago = 3'653;
  const std::int64_t printed = day_number(at);
  if (!said.said_on || said.said_on->from != said.said_on->to) return printed;
  const auto date = parse_iso_date(said.said_on->from);
  if (!date || date->precision < Precision::day) return printed;
  const std::int64_t day = day_number(date->instant);
  return day > printed || day < printed - longest_ago ? printed : day;
}

void add_spans(std::string& out, const std::vector<Span>& spans) {
  for (const Span& s : spans) out += std::to_string(s.begin) + " " + std::to_string(s.end) + " ";
}

std::string packed_spans(const Attribution& said) {
  std::string out;
  add_spans(out, said.content);
  add_spans(out += ';', said.cue);
  add_spans(out += ';', said.source);
  if (said.addressee.empty()) return out;
  add_spans(out += ';', said.addressee);
  out.append(";").append(said.to);
  return out;
}

std::string packed_interval(const std::optional<Interval>& said_on) {
  return said_on ? said_on->from + "/" + said_on->to + "/" + said_on->precision : "";
}

// Names agree where one has all words of the other ("Kirby", "John Kirby"), or one is not known.
bool may_be_one(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return true;
  const auto words = [](std::string_view key) {
    std::vector<std::string_view> parts = split(key, ' ');
    std::sort(parts.begin(), parts.end());
    return parts;
  };
  const auto x = words(a), y = words(b);
  return std::includes(x.begin(), x.end(), y.begin(), y.end()) ||
         std::includes(y.begin(), y.end(), x.begin(), x.end());
}

// Puts the statements of one transaction down.
class StatementWriter {
 public:
  explicit StatementWriter(const Database& database) : database_(database) {}

  // How often each who is known by name was heard, once all are written: who speaks in the archive.
  [[nodiscard]] Result<void> finish() const {
    for (const auto& [key, heard] : speakers_) {
      auto done = database_.prepare("UPDATE speaker SET statements = statements + ?2 WHERE n = ?1")
                      .bind(1, heard.n)
                      .bind(2, heard.statements)
                      .run();
      if (!done) return done;
    }
    return {};
  }

  Result<void> write(const UnwrittenStatement& u) {
    const std::int64_t n = number_for(u.day);
    const auto speaker = speaker_number(u.read.said);
    if (!speaker) return tl::unexpected(speaker.error());
    const auto first = first_telling(u, n);
    if (!first) return tl::unexpected(first.error());
    if (auto done = write_row(u, n, *speaker, *first); !done) return done;
    for (const std::int64_t print : u.read.prints)
      if (auto done = database_.prepare("INSERT OR IGNORE INTO statement_print VALUES (?1, ?2, ?3)")
                          .bind(1, period_of(n))
                          .bind(2, print)
                          .bind(3, n)
                          .run();
          !done)
        return done;
    return database_.prepare("INSERT INTO said(rowid, who, content, setting) VALUES (?1, ?2, ?3, ?4)")
        .bind(1, n)
        .bind(2, u.read.who)
        .bind(3, u.read.content)
        .bind(4, u.read.setting)
        .run();
  }

 private:
  struct Telling {
    std::int64_t first = 0;
    Alteration altered = Alteration::none;
  };

  std::int64_t number_for(std::int64_t day) {
    const auto [at, fresh] = last_.try_emplace(day, day * statements_a_day);
    if (fresh) {
      Statement last = database_.prepare("SELECT max(n) FROM statement WHERE n >= ?1 AND n < ?2");
      last.bind(1, day * statements_a_day).bind(2, (day + 1) * statements_a_day);
      if (last.step() && !last.is_null(0)) at->second = last.integer(0);
    }
    return ++at->second;
  }

  Result<std::optional<std::int64_t>> speaker_number(const Attribution& said) {
    const std::string key = speaker_key(said.speaker);
    if (key.empty()) return std::nullopt;
    const auto [at, fresh] = speakers_.try_emplace(key);
    if (fresh) {
      Statement known = database_.prepare("SELECT n FROM speaker WHERE key = ?1");
      known.bind(1, key);
      if (known.step()) {
        at->second.n = known.integer(0);
      } else {
        auto done = database_.prepare("INSERT INTO speaker(key, name, statements) VALUES (?1, ?2, 0)")
                        .bind(1, key)
                        .bind(2, said.speaker)
                        .run();
        if (!done) return tl::unexpected(done.error());
        at->second.n = sqlite3_last_insert_rowid(database_.handle());
      }
    }
    at->second.statements += is_known_by_name(said) ? 1 : 0;
    return at->second.n;
  }

  // The statements of the fortnights around number `n` that share a print, some of each: several prints lead
  // to the same one, which is to be read once.
  Result<std::vector<std::int64_t>> tellings_with_prints(const std::vector<std::int64_t>& prints,
                                                         std::int64_t n) const {
    std::vector<std::int64_t> tellings;
    Statement row = database_.prepare(
        "SELECT statement FROM statement_print WHERE period IN (?5, ?5 + 1, ?5 + 2) AND print = ?1 AND "
        "statement > "
        "?2 AND statement < ?3 ORDER BY period, statement LIMIT ?4");
    const std::int64_t from = n - days_apart * statements_a_day;
    for (const std::int64_t print : prints) {
      row.reset().bind(1, print).bind(2, from).bind(3, n + days_apart * statements_a_day);
      row.bind(4, most_candidates).bind(5, period_of(from));
      while (row.step())
        if (std::ranges::find(tellings, row.integer(0)) == tellings.end()) tellings.push_back(row.integer(0));
      if (const auto fault = row.fault()) return tl::unexpected(*fault);
    }
    return tellings;
  }

  // The telling of the same utterance that came first, where there is one: the one with the least altered
  // words, and of those the earliest.
  Result<std::optional<Telling>> first_telling(const UnwrittenStatement& u, std::int64_t n) const {
    std::optional<Telling> found;
    if (u.read.prints.empty()) return found;
    const auto tellings = tellings_with_prints(u.read.prints, n);
    if (!tellings) return tl::unexpected(tellings.error());
    const std::string text = join(u.read.pieces, " "), key = speaker_key(u.read.said.speaker);
    Statement row = database_.prepare(
        "SELECT s.text, coalesce(p.key, ''), s.same_as FROM statement s LEFT JOIN speaker p ON p.n = "
        "s.speaker "
        "WHERE s.n = ?1");
    for (const std::int64_t other : *tellings) {
      row.reset().bind(1, other);
      if (row.step() && may_be_one(key, row.text(1))) {
        std::string words(row.text(0));
        std::replace(words.begin(), words.end(), piece_end, ' ');
        const auto altered = compare_utterances(words, text);
        const std::int64_t first = row.optional_integer(2).value_or(other);
        if (altered && (!found || std::pair(*altered, first) < std::pair(found->altered, found->first)))
          found = Telling{first, *altered};
      }
      if (const auto fault = row.fault()) return tl::unexpected(*fault);
    }
    return found;
  }

  Result<void> write_row(const UnwrittenStatement& u, std::int64_t n, std::optional<std::int64_t> speaker,
                         const std::optional<Telling>& first) const {
    const Attribution& said = u.read.said;
    Statement row = database_.prepare(
        "INSERT INTO statement(n, article, place, kind, source_type, speaker, same_as, altered, role, "
        "affiliation, reason, said_on, spans, text, confidence) "
        "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)");
    row.bind(1, n).bind(2, u.article).bind(3, std::int64_t{u.place});
    row.bind(4, static_cast<std::int64_t>(said.kind)).bind(5, static_cast<std::int64_t>(said.source_type));
    row.bind(6, speaker);
    row.bind(7, first ? std::optional(first->first) : std::nullopt);
    row.bind(8, static_cast<std::int64_t>(first ? first->altered : Alteration::none));
    row.bind(9, said.role).bind(10, said.affiliation).bind(11, said.reason);
    row.bind(12, packed_interval(said.said_on)).bind(13, packed_spans(said));
    row.bind(14, join(u.read.pieces, std::string(1, piece_end))).bind(15, said.confidence);
    return row.run();
  }

  const Database& database_;
  std::map<std::int64_t, std::int64_t> last_;  // number given, by day
  struct Heard {
    std::int64_t n = 0, statements = 0;  // of this transaction
  };
  std::map<std::string, Heard> speakers_;
};

}  // namespace

std::string speaker_key(std::string_view name) {
  std::string key;
  for (const IndexWord& word : analyse(name, "none")) key += (key.empty() ? "" : " ") + word.stem;
  return key.starts_with("the ") ? key.substr(4) : key;
}

std::vector<ReadStatement> read_statements(const Article& article) {
  std::vector<ReadStatement> read;
  std::vector<Attribution> found = find_statements(article);
  if (found.empty()) return read;
  const std::string body = body_text(article), setting = words_of(article.headline, article.language);
  for (Attribution& said : found) {
    ReadStatement one;
    one.pieces = said_pieces(body, said);
    one.who = who_words(said);
    one.content = content_words(one.pieces, article.language);
    one.setting = setting;
    one.prints = utterance_prints(join(one.pieces, " "));
    one.said = std::move(said);
    read.push_back(std::move(one));
  }
  return read;
}

void Archive::State::gather_statements(std::int64_t article, Instant at,
                                       std::vector<ReadStatement> statements) {
  std::uint32_t place = 0;
  for (ReadStatement& read : statements) {
    const std::int64_t day = day_of(read.said, at);
    unwritten.push_back({article, day, place++, std::move(read)});
  }
}

Result<void> Archive::State::write_statements() {
  std::stable_sort(unwritten.begin(), unwritten.end(),
                   [](const UnwrittenStatement& a, const UnwrittenStatement& b) { return a.day < b.day; });
  StatementWriter writer(database);
  for (const UnwrittenStatement& each : unwritten)
    if (auto done = writer.write(each); !done) return done;
  unwritten.clear();
  return writer.finish();
}

Result<void> Archive::State::drop_statements(std::int64_t article, const Article& before) {
  std::erase_if(unwritten, [&](const UnwrittenStatement& u) { return u.article == article; });
  Statement rows = database.prepare(std::string(statement_columns) + " FROM statement s" +
                                    std::string(statement_tables) + " WHERE s.article = ?1");
  rows.bind(1, article);
  const auto old = read_all<StatementRow>(rows, read_statement);
  if (!old) return tl::unexpected(old.error());
  for (const StatementRow& row : *old) {
    const std::string text = join(row.pieces, " ");
    auto done =
        database
            .prepare("INSERT INTO said(said, rowid, who, content, setting) VALUES ('delete', ?1, ?2, ?3, ?4)")
            .bind(1, row.place)
            .bind(2, who_words(row.said))
            .bind(3, content_words(row.pieces, before.language))
            .bind(4, words_of(before.headline, before.language))
            .run();
    for (const std::int64_t print : utterance_prints(text))
      if (done)
        done = database
                   .prepare("DELETE FROM statement_print WHERE period = ?1 AND print = ?2 AND statement = ?3")
                   .bind(1, period_of(row.place))
                   .bind(2, print)
                   .bind(3, row.place)
                   .run();
    // The next telling of the utterance stands for the others from now on.
    if (done)
      done = database
                 .prepare(
                     "UPDATE statement SET same_as = nullif((SELECT min(n) FROM statement "
                     "WHERE same_as = ?1), n) WHERE same_as = ?1")
                 .bind(1, row.place)
                 .run();
    if (done)
      done = database.prepare("UPDATE speaker SET statements = max(statements - ?2, 0) WHERE key = ?1")
                 .bind(1, speaker_key(row.said.speaker))
                 .bind(2, std::int64_t{is_known_by_name(row.said)})
                 .run();
    if (!done) return done;
  }
  return database.prepare("DELETE FROM statement WHERE article = ?1").bind(1, article).run();
}

}  // namespace broadsheet
