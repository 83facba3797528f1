// The index against slow twins: a plain scan over the texts, and FTS5 as older archives have it.

#include "search/index.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <random>
#include <set>

#include "search/old_index.h"

namespace broadsheet {
namespace {

// Few words, so that each stands in many texts; some begin alike.
constexpr std::array vocabulary = {"ferry",   "ferries", "fer",   "harbour", "fog",  "tunnel",
                                   "tunnels", "toll",    "tolls", "tollan",  "über", "walrus",
                                   "a",       "of",      "the",   "council"};

using Draw = std::mt19937;

std::string some_words(Draw& draw, std::size_t most) {
  std::string text;
  for (std::size_t left = draw() % (most + 1); left > 0; --left) {
    // The first ones more often than the others.
    const std::size_t rank = draw() % vocabulary.size();
    text += std::string(vocabulary[draw() % (rank + 1)]) + " ";
  }
  return text;
}

IndexedText some_text(Draw& draw) {
  return {some_words(draw, 4), draw() % 3 == 0 ? some_words(draw, 5) : "", some_words(draw, 30), "en"};
}

std::string some_query(Draw& draw) {
  const auto word = [&] { return std::string(vocabulary[draw() % vocabulary.size()]); };
  std::string query = word();
  switch (draw() % 8) {
    case 0: return query;
    case 1: return query + " " + word();
    case 2: return "\"" + query + " " + word() + "\"";
    case 3: return query + " OR " + word() + " " + word();
    case 4: return query + " -" + word();
    case 5: return query.substr(0, 3) + "*";
    case 6: return word() + " \"" + query + " " + word() + " " + word() + "\" lang:en";
    default: return query + " " + word() + " " + word() + " -\"" + word() + " " + word() + "\"";
  }
}

// Of several words, and nothing else is asked for.
bool is_phrase(const Query& query) {
  return query.terms.size() == 1 && query.terms[0].text.find(' ') != std::string::npos;
}

// ------------------------------------------------------------------------------------------- the plain scan

class Scan {
 public:
  void add(std::int64_t number, const IndexedText& text) {
    const TextWords cut = cut_text(text);
    std::array<std::vector<std::string>, index_fields>& fields = texts_[number];
    fields = {};
    const std::array<const std::vector<IndexWord>*, index_fields> from = {&cut.headline, &cut.lead,
                                                                          &cut.body};
    for (std::size_t i = 0; i < index_fields; ++i)
      for (const IndexWord& word : *from[i]) fields[i].push_back(word.stem);
  }
  void remove(std::int64_t number) { texts_.erase(number); }

  [[nodiscard]] std::vector<Hit> find(const Query& query, std::size_t top) const {
    const WantedWords wanted = wanted_words(query.terms, query.language);
    if (is_phrase(query)) return find_phrase(wanted.groups.front(), top);
    std::map<std::int64_t, Hit> hits;
    for (const auto& [number, fields] : texts_) hits[number] = {number, 0};
    for (const auto& group : wanted.groups) {
      std::set<std::int64_t> holding;
      for (const WantedPhrase& phrase : group)
        for (const auto& [number, score] : scores_of(phrase)) {
          holding.insert(number);
          if (hits.contains(number)) hits[number].score += score;
        }
      std::erase_if(hits, [&](const auto& hit) { return !holding.contains(hit.first); });
    }
    for (const WantedPhrase& phrase : wanted.unwanted)
      for (const auto& [number, score] : scores_of(phrase)) hits.erase(number);
    if (wanted.groups.empty()) hits.clear();
    return best_of(hits, top);
  }

  [[nodiscard]] std::vector<Hit> find_wishes(const std::map<std::string, double>& stems,
                                             std::size_t top) const {
    std::map<std::int64_t, Hit> hits;
    for (const auto& [stem, weight] : stems)
      for (const auto& [number, score] : scores_of({{stem}, false})) {
        hits[number].article = number;
        hits[number].score += weight * score;
      }
    return best_of(hits, top);
  }

 private:
  using Fields = std::array<std::vector<std::string>, index_fields>;

  static std::vector<Hit> best_of(const std::map<std::int64_t, Hit>& found, std::size_t top) {
    std::vector<Hit> hits;
    hits.reserve(found.size());
    for (const auto& [number, hit] : found) hits.push_back(hit);
    std::sort(hits.begin(), hits.end(), is_better);
    hits.resize(std::min(hits.size(), top));
    return hits;
  }
  static std::size_t length_of(const Fields& fields) {
    return fields[0].size() + fields[1].size() + fields[2].size();
  }

  static double weight_in(const Fields& fields, const WantedPhrase& phrase) {
    double weight = 0;
    for (std::size_t f = 0; f < index_fields; ++f)
      for (std::size_t at = 0; at + phrase.stems.size() <= fields[f].size(); ++at) {
        bool there = true;
        for (std::size_t i = 0; i < phrase.stems.size(); ++i) {
          const std::string& word = fields[f][at + i];
          const bool last = i + 1 == phrase.stems.size();
          there &= last && phrase.prefix ? word.starts_with(phrase.stems[i]) : word == phrase.stems[i];
        }
        if (there) weight += f == 0 ? 2 : 1;
      }
    return weight;
  }

  // One phrase in some languages, which is as rare as it is.
  [[nodiscard]] std::vector<Hit> find_phrase(const std::vector<WantedPhrase>& forms, std::size_t top) const {
    std::map<std::int64_t, Hit> hits;
    double length = 0;
    for (const auto& [number, fields] : texts_) length += static_cast<double>(length_of(fields));
    for (const auto& [number, fields] : texts_) {
      double weight = 0;
      for (const WantedPhrase& form : forms) weight += weight_in(fields, form);
      const double share = static_cast<double>(length_of(fields) * texts_.size()) / length;
      if (weight > 0) hits[number] = {number, weight * 2.2 / (weight + 1.2 * (.5 + .5 * share))};
    }
    return best_of(hits, top);
  }

  // Of the texts that hold a phrase.
  [[nodiscard]] std::map<std::int64_t, double> scores_of(const WantedPhrase& phrase) const {
    std::map<std::int64_t, double> scores;
    double length = 0;
    for (const auto& [number, fields] : texts_) {
      length += static_cast<double>(length_of(fields));
      if (const double weight = weight_in(fields, phrase); weight > 0) scores[number] = weight;
    }
    const auto all = static_cast<double>(texts_.size()), with = static_cast<double>(scores.size());
    const double idf = std::log(1 + (all - with + .5) / (with + .5));
    for (auto& [number, score] : scores) {
      const auto own = static_cast<double>(length_of(texts_.at(number)));
      score = idf * score * 2.2 / (score + 1.2 * (.5 + .5 * own / (length / all)));
    }
    return scores;
  }

  std::map<std::int64_t, Fields> texts_;
};

std::set<std::int64_t> numbers_of(const std::vector<Hit>& hits) {
  std::set<std::int64_t> numbers;
  for (const Hit& hit : hits) numbers.insert(hit.article);
  return numbers;
}

// The same hits, but for the order of those whose scores differ by rounding alone.
void expect_same(const std::vector<Hit>& found, const std::vector<Hit>& expected, const std::string& query) {
  ASSERT_EQ(found.size(), expected.size()) << query;
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i].score, expected[i].score, 1e-9) << query;
  if (!found.empty() && found.front().score - found.back().score > 1e-6)
    EXPECT_EQ(found.front().article, expected.front().article) << query;
}

class Index : public ::testing::Test {
 protected:
  Index() : database_(Database::open(":memory:", DatabaseMode::write).value()), index_(made(database_)) {}

  static SearchIndex made(const Database& database) {
    EXPECT_TRUE(SearchIndex::create(database));
    return SearchIndex(database);
  }
  void add(std::int64_t number, const IndexedText& text) {
    ASSERT_TRUE(index_.add(number, analysed(text, cut_text(text))));
  }
  std::vector<Hit> find(const std::string& query, std::size_t top = 1'000'000) {
    return index_.find(parse_query(query).value(), {}, top).value();
  }

  Database database_;
  SearchIndex index_;
};

// ---------------------------------------------------------------------------------------------- the tests

TEST_F(Index, FindsWhatAScanFindsWithTheSameScores) {
  for (unsigned seed = 0; seed < 3; ++seed) {
    Draw draw(seed);
    Scan scan;
    database_ = Database::open(":memory:", DatabaseMode::write).value();
    index_ = made(database_);
    for (std::int64_t n = 1; n <= 400; ++n) {
      const IndexedText text = some_text(draw);
      add(n, text);
      scan.add(n, text);
      if (draw() % 60 == 0) ASSERT_TRUE(index_.write());
    }
    ASSERT_TRUE(index_.write());
    EXPECT_EQ(index_.last().value(), 400);
    EXPECT_TRUE(index_.check()->faults.empty());
    for (int i = 0; i < 40; ++i) {
      const std::string query = some_query(draw);
      const std::size_t top = draw() % 2 == 0 ? 10 : 1'000;
      expect_same(find(query, top), scan.find(parse_query(query).value(), top), query);
    }
    const std::map<std::string, double> wishes = {{"ferri", 1}, {"walru", 2}, {"toll", .5}, {"none", 1}};
    expect_same(index_.find_wishes(wishes, 20).value(), scan.find_wishes(wishes, 20), "wishes");
  }
}

TEST_F(Index, ForgetsWhatIsRemovedAndReplacesWhatIsAddedAnew) {
  Draw draw(7);
  Scan scan;
  for (int step = 0; step < 900; ++step) {
    const std::int64_t n = 1 + static_cast<std::int64_t>(draw() % 200);
    ASSERT_TRUE(index_.remove(n));
    scan.remove(n);
    if (draw() % 4 > 0) {
      const IndexedText text = some_text(draw);
      add(n, text);
      scan.add(n, text);
    }
    if (draw() % 20 == 0) ASSERT_TRUE(index_.write());
    if (draw() % 50 != 0) continue;
    ASSERT_TRUE(index_.write());
    const std::string query = some_query(draw);
    EXPECT_EQ(numbers_of(find(query)), numbers_of(scan.find(parse_query(query).value(), 1'000))) << query;
  }
  EXPECT_TRUE(index_.check()->faults.empty());
  ASSERT_TRUE(index_.merge());
  EXPECT_TRUE(index_.check()->faults.empty());
  for (int i = 0; i < 50; ++i) {
    const std::string query = some_query(draw);
    expect_same(find(query, 10), scan.find(parse_query(query).value(), 10), query);
  }
}

TEST_F(Index, PassesOverNoBlockThatHoldsOneOfTheBest) {
  // Thousands of documents, so that words have dozens of blocks, and few hits, so that most are passed over.
  Draw draw(3);
  std::map<std::int64_t, IndexedText> texts;
  for (std::int64_t n = 1; n <= 6'000; ++n) {
    texts[n] = {some_words(draw, 3), "", some_words(draw, draw() % 50 == 0 ? 60 : 12), "en"};
    add(n, texts[n]);
    if (n % 1'900 == 0) ASSERT_TRUE(index_.write());
  }
  ASSERT_TRUE(index_.write());
  for (int i = 0; i < 200; ++i) {
    const std::string query = some_query(draw);
    const std::vector<Hit> all = find(query), few = find(query, 5);
    ASSERT_EQ(few.size(), std::min<std::size_t>(5, all.size()));
    for (std::size_t k = 0; k < few.size(); ++k) {
      EXPECT_EQ(few[k].article, all[k].article) << query;
      EXPECT_EQ(few[k].score, all[k].score) << query;
    }
  }
}

TEST_F(Index, FindsPhrasesThatStandFarIntoATextOrAreLong) {
  std::string many, phrase;
  for (int i = 0; i < 60'000; ++i) many += i % 3 == 0 ? "fog " : "toll ";
  for (int i = 0; i < 20; ++i) phrase += "letter" + std::to_string(i) + " ";
  add(1, {"Ferry", "", many + "walrus harbour", "en"});
  add(2, {"Ferry", "", "a walrus at a harbour", "en"});
  add(3, {"Ferry", "", "one " + phrase + "two", "en"});
  add(4, {"Ferry", "", phrase.substr(8), "en"});
  ASSERT_TRUE(index_.write());
  EXPECT_EQ(numbers_of(find("\"walrus harbour\"")), std::set<std::int64_t>{1});
  EXPECT_EQ(numbers_of(find("\"toll fog\"")), std::set<std::int64_t>{1});
  EXPECT_EQ(numbers_of(find("\"fog fog\"")), std::set<std::int64_t>{});
  EXPECT_EQ(numbers_of(find("\"" + phrase + "\"")), std::set<std::int64_t>{3});
}

TEST_F(Index, FindsWhatFts5Finds) {
  Draw draw(11);
  ASSERT_TRUE(
      database_.execute("CREATE VIRTUAL TABLE words USING fts5(headline, lead, body, content='', "
                        "tokenize='unicode61 remove_diacritics 0')"));
  index_ = SearchIndex(database_);  // which now finds the index of before
  std::vector<std::pair<std::int64_t, IndexedText>> texts;
  for (std::int64_t n = 1; n <= 300; ++n) texts.emplace_back(n, some_text(draw));
  const auto stems = [](const std::string& text) {
    std::string out;
    for (const IndexWord& word : analyse(text, "en")) out += word.stem + " ";
    return out;
  };
  for (const auto& [n, text] : texts) {
    ASSERT_TRUE(database_.prepare("INSERT INTO words(rowid, headline, lead, body) VALUES (?1, ?2, ?3, ?4)")
                    .bind(1, n)
                    .bind(2, stems(text.headline))
                    .bind(3, stems(text.lead))
                    .bind(4, stems(text.body))
                    .run());
    add(n, text);
  }
  ASSERT_TRUE(index_.write());
  std::vector<std::string> queries;
  std::vector<std::vector<Hit>> old;
  constexpr std::size_t most = 300;
  for (int i = 0; i < 150; ++i) {
    queries.push_back(some_query(draw));
    old.push_back(
        index_.find(parse_query(queries.back()).value(), {}, most).value());  // while `words` is there
  }
  const std::map<std::string, double> wishes = {{"ferri", 1}, {"walru", 2}};
  const auto old_wishes = index_.find_wishes(wishes, 20).value();
  ASSERT_TRUE(database_.execute("DROP TABLE words"));
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const std::vector<Hit> found = find(queries[i], most);
    if (is_phrase(parse_query(queries[i]).value()))
      EXPECT_EQ(numbers_of(found), numbers_of(old[i])) << queries[i];  // FTS5 scores have its rarity, too
    else
      expect_same(found, old[i], queries[i]);
  }
  expect_same(index_.find_wishes(wishes, 20).value(), old_wishes, "wishes");
}

TEST_F(Index, KeepsToARestrictionHoweverManyRowsItHas) {
  // Few, which are known from the start; many, asked for one by one; many, all read.
  Draw draw(17);
  ASSERT_TRUE(database_.execute("CREATE TABLE article (n INTEGER PRIMARY KEY, colour TEXT)"));
  const auto colour = [](std::int64_t n) { return n % 70 == 0 ? "red" : n % 3 == 0 ? "green" : "blue"; };
  for (std::int64_t n = 1; n <= 4'000; ++n) {
    add(n, some_text(draw));
    ASSERT_TRUE(database_.prepare("INSERT INTO article VALUES (?1, ?2)").bind(1, n).bind(2, colour(n)).run());
    if (n % 1'500 == 0) ASSERT_TRUE(index_.write());
  }
  ASSERT_TRUE(index_.write());
  for (int i = 0; i < 30; ++i) {
    const std::string query = some_query(draw);
    const std::vector<Hit> all = find(query);
    for (const std::string wanted : {"red", "green", "blue", "none"})
      for (const std::string one : {"SELECT 1 FROM article WHERE n = ?1 AND colour = ?2", ""}) {
        const Restriction restriction{"SELECT n FROM article WHERE colour = ?2", one, {wanted}};
        const std::vector<Hit> hits = index_.find(parse_query(query).value(), restriction, 7).value();
        std::vector<std::int64_t> expected, found;
        for (const Hit& hit : all)
          if (expected.size() < 7 && colour(hit.article) == wanted) expected.push_back(hit.article);
        for (const Hit& hit : hits) found.push_back(hit.article);
        EXPECT_EQ(found, expected) << query << ", " << wanted;
      }
  }
}

TEST_F(Index, KeepsToNumbersThatAreKnownHoweverManyTheyAre) {
  Draw draw(23);
  for (std::int64_t n = 1; n <= 4'000; ++n) {
    add(n, some_text(draw));
    if (n % 1'500 == 0) ASSERT_TRUE(index_.write());
  }
  ASSERT_TRUE(index_.write());
  for (const std::int64_t step : {2, 3, 70, 5'000}) {
    std::vector<std::int64_t> numbers;
    for (std::int64_t n = step; n <= 4'000; n += step) numbers.push_back(n);
    const Restriction restriction{"SELECT", "", {}, among_these(numbers)};
    for (int i = 0; i < 30; ++i) {
      const std::string query = some_query(draw);
      std::vector<std::int64_t> expected, found;
      for (const Hit& hit : find(query))
        if (expected.size() < 7 && hit.article % step == 0) expected.push_back(hit.article);
      const std::vector<Hit> hits = index_.find(parse_query(query).value(), restriction, 7).value();
      for (const Hit& hit : hits) found.push_back(hit.article);
      EXPECT_EQ(found, expected) << query << ", each " << step;
    }
  }
}

TEST_F(Index, FindsWhatWasWrittenSinceTheLastQuery) {
  add(1, {"ferry", "", "fog and a harbour", "en"});
  ASSERT_TRUE(index_.write());
  EXPECT_EQ(numbers_of(find("fog")), std::set<std::int64_t>{1});
  ASSERT_TRUE(database_.execute("BEGIN"));
  add(2, {"ferry", "", "fog", "en"});
  ASSERT_TRUE(index_.write());
  EXPECT_EQ(find("fog").front().article, 2);  // the shorter
  ASSERT_TRUE(database_.execute("ROLLBACK"));
  index_.undo();
  add(3, {"ferry", "", "fog, a harbour and a toll", "en"});
  ASSERT_TRUE(index_.write());
  EXPECT_EQ(numbers_of(find("fog")), (std::set<std::int64_t>{1, 3}));
  EXPECT_EQ(find("fog").front().article, 1);
}

// Of so many texts each, written by themselves.
void write_each(SearchIndex& index, Draw& draw, const std::vector<int>& sizes, std::int64_t& n) {
  for (const int size : sizes) {
    for (int i = 0; i < size; ++i) {
      const IndexedText text = some_text(draw);
      ASSERT_TRUE(index.add(++n, analysed(text, cut_text(text))));
    }
    ASSERT_TRUE(index.write());
  }
}

TEST_F(Index, LeavesFewSegmentsAfterARunAndFindsTheSame) {
  Draw draw(11);
  std::int64_t n = 0;
  const auto segments = [&] { return number_from(database_, "SELECT count(*) FROM word_segment").value(); };
  write_each(index_, draw, {1'200, 200, 25, 6}, n);
  EXPECT_EQ(segments(), 4);
  EXPECT_FALSE(index_.tidy().value()) << "four are few";
  write_each(index_, draw, {2}, n);
  ASSERT_TRUE(index_.remove(3));
  const std::vector<Hit> before = find("ferry", 50);
  EXPECT_TRUE(index_.tidy().value());
  EXPECT_EQ(segments(), 1) << "each is less than eight times those before it";
  EXPECT_EQ(numbers_of(find("ferry", 50)), numbers_of(before));
  EXPECT_TRUE(index_.check()->faults.empty());
  write_each(index_, draw, {120, 7, 6, 6}, n);
  EXPECT_TRUE(index_.tidy().value());
  EXPECT_EQ(segments(), 2) << "a large one stays, until what is behind it is worth the work";
}

TEST(IndexOfTwoConnections, FindsWhatTheOtherWroteSince) {
  const std::string path = testing::TempDir() + "index-of-two-connections.sqlite";
  std::filesystem::remove(path);
  const Database writing = Database::open(path, DatabaseMode::write).value();
  ASSERT_TRUE(SearchIndex::create(writing));
  const Database reading = Database::open(path, DatabaseMode::read).value();
  SearchIndex writer(writing), reader(reading);
  for (std::int64_t n = 1; n <= 9; ++n) {  // four segments become one on the way
    const IndexedText text{"ferry", "", "fog", "en"};
    ASSERT_TRUE(writer.add(n, analysed(text, cut_text(text))));
    ASSERT_TRUE(writer.write());
    EXPECT_EQ(reader.find(parse_query("fog").value(), {}, 20)->size(), static_cast<std::size_t>(n));
  }
  ASSERT_TRUE(writer.remove(4));
  EXPECT_EQ(reader.find(parse_query("fog").value(), {}, 20)->size(), 8U);
}

TEST_F(Index, TakesWordsOfAnyLengthAndTextsOfAnyLength) {
  const std::string longest(300, 'x'), kana = [] {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "ー";
    return text;
  }();
  std::string words;
  for (int i = 0; i < 80'000; ++i) words += i % 2 == 0 ? "tunnel " : "toll ";
  add(1, {"", "", words, "en"});
  add(2, {kana, "", longest, "ja"});
  add(3, {"", "", "", "en"});
  ASSERT_TRUE(index_.write());
  EXPECT_TRUE(index_.check()->faults.empty());
  EXPECT_EQ(numbers_of(find("tunnel")), std::set<std::int64_t>{1});
  EXPECT_EQ(numbers_of(find("\"toll tunnel\"")), std::set<std::int64_t>{1});
  EXPECT_EQ(numbers_of(find(kana)), std::set<std::int64_t>{2});
  EXPECT_EQ(index_.check()->numbers, (std::vector<std::int64_t>{1, 2, 3}));
}

TEST_F(Index, NamesDamageWhereverItIsAndNeverFails) {
  Draw draw(5);
  for (std::int64_t n = 1; n <= 300; ++n) add(n, some_text(draw));
  ASSERT_TRUE(index_.write());
  Statement rows = database_.prepare("SELECT n, data FROM word_page");
  std::vector<std::pair<std::int64_t, std::string>> pages;
  while (rows.step()) pages.emplace_back(rows.integer(0), rows.bytes(1));
  rows.reset();
  ASSERT_GE(pages.size(), 5U);
  int named = 0;
  constexpr int times = 400;
  for (int i = 0; i < times; ++i) {
    const auto& [n, data] = pages[draw() % pages.size()];
    std::string damaged = data;
    if (draw() % 8 == 0)
      damaged.resize(draw() % damaged.size());
    else
      damaged[draw() % damaged.size()] ^= static_cast<char>(1U << draw() % 8);
    const auto put = [&](const std::string& bytes) {
      return database_.prepare("UPDATE word_page SET data = ?2 WHERE n = ?1")
          .bind(1, n)
          .bind_bytes(2, bytes)
          .run();
    };
    ASSERT_TRUE(put(damaged));
    const auto checked = index_.check();
    ASSERT_TRUE(checked);
    if (!checked->faults.empty()) {
      ++named;
      EXPECT_TRUE(checked->faults.front().starts_with("index of words, segment 1: "));
    }
    for (int k = 0; k < 4; ++k) {
      const auto hits = index_.find(parse_query(some_query(draw)).value(), {}, 10);
      if (!hits) EXPECT_EQ(hits.error().code, ErrorCode::damaged);
    }
    ASSERT_TRUE(put(data));
  }
  // A letter of a word may become another, and a place the one beside it: the checksum of the page tells
  // that.
  EXPECT_GT(named, times / 2);
  EXPECT_TRUE(index_.check()->faults.empty());
}

TEST_F(Index, LikensArticlesWithEachOther) {
  const std::vector<IndexedText> texts = {{"Ferry", "", "The ferry left the quay for the island.", "en"},
                                          {"Boat", "", "A boat sailed from the harbour to the island.", "en"},
                                          {"Grain", "", "Wheat prices fell on the exchange.", "en"},
                                          {"Fähre", "", "Die Fähre fuhr zur Insel.", "de"}};
  for (std::size_t i = 0; i < texts.size(); ++i) add(static_cast<std::int64_t>(i), texts[i]);
  const std::vector<double> cosines = index_.liken({0, 1, 2, 3}).value();
  ASSERT_EQ(cosines.size(), 16U);
  EXPECT_NEAR(cosines[0], 1, 1e-9);
  EXPECT_EQ(cosines[1], cosines[4]);
  EXPECT_GT(cosines[1], cosines[2] + .1);
  EXPECT_EQ(cosines[15], 0) << "the table is of another language";
}

// Of the first article, how alike the question is to it where the others stand around it.
TEST_F(Index, LikensAQuestionLessWhereItIsCrowded) {
  const IndexedText boat = {"", "", "A boat sailed from the harbour to the island.", "en"};
  const std::vector<IndexedText> near = {{"", "", "The ferry left the quay for the island.", "en"},
                                         {"", "", "Sailors brought their ships to the harbour.", "en"},
                                         {"", "", "A yacht was moored at the island's pier.", "en"}};
  add(1, boat);
  for (std::int64_t i = 0; i < 3; ++i) {
    add(2 + i, near[static_cast<std::size_t>(i)]);
    add(5 + i, boat);
  }
  const auto likeness = [&](const std::vector<std::int64_t>& among) {
    return index_.liken("sea travel", among).value().front().score;
  };
  const double alone = likeness({1});
  EXPECT_GT(alone, likeness({1, 2}) + .02);
  EXPECT_GT(likeness({1, 2}), likeness({1, 2, 3, 4}) + .02);
  EXPECT_EQ(alone, likeness({1, 5, 6, 7})) << "copies are no neighbours";
  const std::vector<double> cosines = index_.liken({1, 2, 3, 4}).value();
  EXPECT_NEAR(alone - likeness({1, 2, 3, 4}), (cosines[1] + cosines[2] + cosines[3]) / 6, 1e-9);
}

TEST_F(Index, LikensWhatHasNoDirectionAsTheLeastLike) {
  add(1, {"", "", "The ferry left the quay for the island.", "en"});
  add(2, {"", "", "A boat sailed from the harbour to the island.", "en"});
  add(3, {"", "", "Die Fähre fuhr zur Insel.", "de"});
  const auto hits = index_.liken("wheat futures", {1, 2, 3}).value();
  EXPECT_LT(hits[0].score, 0) << "what is far from it and crowded is below nothing";
  EXPECT_EQ(hits[2].score, std::min(hits[0].score, hits[1].score));
}

}  // namespace
}  // namespace broadsheet
