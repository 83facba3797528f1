// lines.cc: the likeness of recommended stories for lines from outside: candidates under an article, pairs of
// articles, pairs of teasers. Entry points: rank_candidates(), compare_pair(), compare_teasers().

#include <simdjson.h>

#include <algorithm>
#include <cmath>

#include "base/json.h"
#include "base/strings.h"
#include "broadsheet/recommend.h"
#include "recommend/alike.h"
#include "recommend/pair_weights_table.h"
#include "recommend/reasons.h"
#include "recommend/teaser_weights_table.h"

namespace broadsheet {
namespace {

struct Line {
  simdjson::dom::element json;
  std::string_view id;
};

Result<Line> parse(std::string_view text) {
  thread_local simdjson::dom::parser parser;
  Line line;
  if (parser.parse(text.data(), text.size()).get(line.json) || line.json["id"].get(line.id))
    return fail(ErrorCode::bad_input, "not a JSON object with an \"id\"");
  return line;
}

std::string text_at(const simdjson::dom::element& json, std::string_view key) {
  std::string_view text;
  return json[key].get(text) ? "" : std::string(text);
}

Result<Article> article_at(const simdjson::dom::element& json, std::string_view key) {
  simdjson::dom::element inner;
  if (json[key].get(inner)) return fail(ErrorCode::bad_input, "no \"" + std::string(key) + "\"");
  return article_from_json(simdjson::minify(inner));
}

double at(const AlikeBy& by, Mark mark) {
  return by[static_cast<std::size_t>(mark)];
}

// ------------------------------------------------------------------------------------------ a pair's score

double weigh(const AlikeBy& by, const AlikeByPlace& by_place, const AspectWeights& weights) {
  double sum = 0;
  for (std::size_t mark = 0; mark < by_place.size(); ++mark)
    sum += by_place[mark] * (weights.places[mark] + weights.places_by_letters[mark] * at(by, Mark::letters));
  for (std::size_t mark = 0; mark < by.size(); ++mark) sum += weights.marks[mark] * by[mark];
  for (std::size_t knot = 0; knot < pair_knots.size(); ++knot)
    for (std::size_t mark = 0; mark < by.size(); ++mark)
      sum += weights.beyond[knot][mark] * std::max(0.0, by[mark] - pair_knots[knot]);
  return sum;
}

// What has all but the same letters is the same text, which the weights, learned from pairs of different
// ones, do not know.
double is_same_text(const AlikeBy& by) {
  constexpr double least = 0.95;
  return std::max(0.0, (at(by, Mark::letters) - least) / (1 - least));
}

// Languages without a row are taken for English.
const std::array<double, 4>& constants_of(std::string_view a, std::string_view b) {
  const std::array<double, 4>* english = &pair_languages.front().constants;
  for (const PairLanguages& row : pair_languages) {
    if ((row.a == a && row.b == b) || (row.a == b && row.b == a)) return row.constants;
    if (row.a == "en" && row.b == "en") english = &row.constants;
  }
  return *english;
}

double score_of(std::size_t aspect, const AlikeBy& by, const AlikeByPlace& by_place,
                const std::array<double, 4>& constants) {
  const double sum = constants[aspect] + weigh(by, by_place, pair_weights[aspect]);
  return std::lerp(std::clamp(sum, 0.0, 1.0), 1.0, is_same_text(by));
}

// ------------------------------------------------------------------------------------------- candidates

struct Candidate {
  std::string id, text;
  Portrait portrait;
  AlikeBy by{};
  double score = 0;
  Reason reason;
};

// What each mark counts among candidates for one article, learned by tools/likeness/related.py. Marks are
// compared within the list (z-scores), since what is a high one depends on the language and on how long the
// article is.
constexpr std::array<std::pair<Mark, double>, 7> rank_weights = {{{Mark::words, 0.15},
                                                                  {Mark::letters, 0.33},
                                                                  {Mark::names, 0.14},
                                                                  {Mark::direction, 0.37},
                                                                  {Mark::opening_direction, 0.20},
                                                                  {Mark::runs, 0.15},
                                                                  {Mark::closest, 0.19}}};
// And what the score of the two as a pair counts.
constexpr double pair_score_weight = 0.22;
// The same for likeness to those that stand first: related stories are alike.
constexpr double first_ones_weight = 0.3;
constexpr std::size_t most_first_ones = 10, candidates_a_first_one = 20;

// Adds one value a candidate.
void add_standardised(std::vector<Candidate>& list, const std::vector<double>& values, double weight) {
  double mean = 0, square = 0;
  const auto count = static_cast<double>(list.size());
  for (const double value : values) mean += value / count;
  for (const double value : values) square += std::pow(value - mean, 2) / count;
  if (square < 1e-12) return;
  for (std::size_t i = 0; i < list.size(); ++i)
    list[i].score += weight * (values[i] - mean) / std::sqrt(square);
}

void add_mark(std::vector<Candidate>& list, Mark mark, double weight) {
  std::vector<double> values(list.size());
  std::ranges::transform(list, values.begin(), [&](const Candidate& c) { return at(c.by, mark); });
  add_standardised(list, values, weight);
}

void add_pair_scores(std::vector<Candidate>& list, std::string_view language) {
  constexpr std::size_t overall = 0;
  const std::array<double, 4>& constants = constants_of(language, language);
  std::vector<double> values(list.size());
  // Overall no place counts.
  std::ranges::transform(list, values.begin(), [&](const Candidate& c) {
    return score_of(overall, c.by, AlikeByPlace{}, constants);
  });
  add_standardised(list, values, pair_score_weight);
}

// How like a candidate is to the first ones but itself, on the mean.
double likeness_to(const std::vector<const Candidate*>& first_ones, const Candidate& candidate) {
  double sum = 0, count = 0;
  for (const Candidate* first : first_ones) {
    if (first == &candidate) continue;
    const AlikeBy by = compare(first->portrait, candidate.portrait);
    sum += (at(by, Mark::direction) + at(by, Mark::letters)) / 2;
    ++count;
  }
  return count > 0 ? sum / count : 0;
}

void add_likeness_to_first_ones(std::vector<Candidate>& list) {
  std::vector<const Candidate*> first_ones(list.size());
  std::ranges::transform(list, first_ones.begin(), [](const Candidate& c) { return &c; });
  std::ranges::stable_sort(first_ones, std::ranges::greater{}, &Candidate::score);
  first_ones.resize(std::min(most_first_ones, list.size() / candidates_a_first_one));
  std::vector<double> values(list.size());
  std::ranges::transform(list, values.begin(),
                         [&](const Candidate& c) { return likeness_to(first_ones, c); });
  add_standardised(list, values, first_ones_weight);
}

Result<std::vector<Candidate>> read_candidates(const Line& line, const Article& article) {
  std::vector<Candidate> list;
  simdjson::dom::array candidates;
  if (line.json["candidates"].get(candidates)) return fail(ErrorCode::bad_input, "no \"candidates\"");
  const Portrait own = portrait_of(article);
  const std::vector<PlacedName> names = names_of(article);
  for (const auto each : candidates) {
    Candidate c;
    c.id = text_at(each, "id");
    std::string headline = text_at(each, "headline"), text = text_at(each, "text");
    c.portrait = portrait_of(headline, text, article.language);
    c.by = compare(own, c.portrait);
    Article other;
    other.body = {{BlockKind::paragraph, headline.append("\n").append(text), {}, {}}};
    c.reason = shared_names(names, names_of(other), 2);
    if (c.reason.text.empty()) c.reason = {"words", "words in common", {}};
    list.push_back(std::move(c));
  }
  return list;
}

}  // namespace

Result<std::string> rank_candidates(std::string_view text) {
  auto line = parse(text);
  if (!line) return tl::unexpected(line.error());
  const std::string id(line->id);
  const auto article = article_at(line->json, "article");
  if (!article) return tl::unexpected(article.error());
  auto list = read_candidates(*line, *article);
  if (!list) return tl::unexpected(list.error());
  for (const auto& [mark, weight] : rank_weights) add_mark(*list, mark, weight);
  add_pair_scores(*list, article->language);
  add_likeness_to_first_ones(*list);
  std::stable_sort(list->begin(), list->end(),
                   [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
  JsonWriter json;
  json.open_object().key("id").value(id).key("ranked").open_array();
  for (const Candidate& c : *list) {
    json.open_object().key("candidate").value(c.id).key("score").value(c.score).key("reason").open_object();
    json.key("kind").value(c.reason.kind).key("text").value(c.reason.text).close_object().close_object();
  }
  return json.close_array().close_object().take();
}

// ------------------------------------------------------------------------------------------------ pairs

Result<std::string> compare_pair(std::string_view text) {
  auto line = parse(text);
  if (!line) return tl::unexpected(line.error());
  const std::string id(line->id);
  const auto a = article_at(line->json, "a");
  if (!a) return tl::unexpected(a.error());
  const auto b = article_at(line->json, "b");
  if (!b) return tl::unexpected(b.error());
  const Portrait of_a = portrait_of(*a), of_b = portrait_of(*b);
  const AlikeBy by = compare(of_a, of_b);
  const AlikeByPlace by_place = compare_places(of_a, of_b);
  JsonWriter json;
  json.open_object().key("id").value(id);
  const std::array<double, 4>& constants = constants_of(a->language, b->language);
  for (std::size_t aspect = 0; aspect < pair_aspects.size(); ++aspect)
    json.key(pair_aspects[aspect]).value(score_of(aspect, by, by_place, constants));
  json.key("by").open_object();
  for (std::size_t mark = 0; mark < by.size(); ++mark)
    json.key(name_of(static_cast<Mark>(mark))).value(by[mark]);
  for (std::size_t mark = 0; mark < by_place.size(); ++mark)
    json.key(name_of(static_cast<PlaceMark>(mark))).value(by_place[mark]);
  return json.close_object().close_object().take();
}

// ---------------------------------------------------------------------------------------------- teasers

namespace {

// Groups of words that draw readers or put them off, each between blanks.
constexpr std::array<std::string_view, 11> telling_words = {
    " what ",
    " who ",
    " this these ",
    " that those ",
    " i me mine my ",
    " our us we ",
    " he him his ",
    " her hers she ",
    " boy child children dad girl guy kids man men mom people woman women ",
    " best biggest ever greatest most worst ",
    " look see video watch "};
constexpr std::array<std::string_view, 2> telling_openers = {" a an the ", " how what when who why "};

// Its letters, digits and apostrophes in a row, in lower case.
std::vector<std::string> plain_words_of(std::string_view headline) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : headline) {
    const bool of_word = is_ascii_letter(c) || is_ascii_digit(c) || c == '\'';
    if (of_word && !inside) words.emplace_back();
    if (of_word) words.back() += ascii_lower(c);
    inside = of_word;
  }
  return words;
}

std::size_t sentences_in(std::string_view headline) {
  std::size_t count = 1;
  for (std::size_t at = 0; at + 1 < headline.size(); ++at)
    if (headline[at + 1] == ' ' && std::string_view(".!?").find(headline[at]) != std::string_view::npos)
      ++count;
  return count;
}

// As shape() in tools/likeness/teasers.py.
std::vector<float> shape_of(std::string_view headline) {
  const std::vector<std::string> words = plain_words_of(headline);
  const auto holds = [&](std::string_view any) {
    return headline.find_first_of(any) == std::string_view::npos ? 0.0F : 1.0F;
  };
  const auto is_of = [](const std::string& word, std::string_view group) {
    return group.find(" " + word + " ") != std::string_view::npos;
  };
  const auto count = static_cast<float>(words.size());
  const auto stops = static_cast<float>(std::ranges::count(headline, '.'));
  std::vector<float> shape = {std::min(count, 40.0F) / 10,
                              count / static_cast<float>(sentences_in(headline)) / 10,
                              stops / 3,
                              holds("?"),
                              holds("!"),
                              holds(":"),
                              holds("0123456789")};
  for (const std::string_view openers : telling_openers)
    shape.push_back(!words.empty() && is_of(words.front(), openers) ? 1.0F : 0.0F);
  for (const std::string_view group : telling_words)
    shape.push_back(static_cast<float>(
                        std::ranges::count_if(words, [&](const auto& word) { return is_of(word, group); })) /
                    2);
  return shape;
}

// Log-odds that readers choose a headline, but for a constant.
double pull_of(std::string_view headline) {
  double sum = 0;
  if (const LikenessTable* table = LikenessTable::of("en"))
    sum = dot(table->vector_of(headline), teaser_directions);
  const auto shape = shape_of(headline);
  for (std::size_t i = 0; i < shape.size(); ++i) sum += static_cast<double>(shape[i] * teaser_shapes[i]);
  return sum;
}

}  // namespace

Result<std::string> compare_teasers(std::string_view text) {
  auto line = parse(text);
  if (!line) return tl::unexpected(line.error());
  const auto pull = [&](std::string_view key) {
    simdjson::dom::element side;
    return line->json[key].get(side) ? 0.0 : pull_of(text_at(side, "headline"));
  };
  const double a = 1 / (1 + std::exp(pull("b") - pull("a")));
  JsonWriter json;
  return json.open_object().key("id").value(line->id).key("a").value(a).close_object().take();
}

}  // namespace broadsheet
