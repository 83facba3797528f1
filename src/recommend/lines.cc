// lines.cc: the same likeness for lines from outside: candidates under an article, pairs of articles, pairs
// of teasers.
//
// Words are stems of length-normalised tf-idf (idf from the lines' own texts); letters are runs of four,
// which reach over compounds and inflection; marks saturate, so scores are square roots. Entry points:
// rank_candidates(), compare_pair(), compare_teasers().

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/json.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/recommend.h"
#include "broadsheet/text.h"
#include "recommend/reasons.h"
#include "search/analyse.h"

namespace broadsheet {
namespace {

using Weights = std::map<std::string, double>;

Weights words_of(std::string_view text, std::string_view language) {
  Weights words;
  for (const IndexWord& word : analyse(text, language))
    if (!word.stop) words[word.stem] += 1;
  for (auto& [word, weight] : words) weight = 1 + std::log(weight);
  return words;
}

Weights letters_of(std::string_view text) {
  Weights letters;
  for (const IndexWord& word : analyse(text, "none"))
    for (std::size_t i = 0; i + 4 <= word.stem.size(); ++i) letters[word.stem.substr(i, 4)] += 1;
  return letters;
}

double cosine(const Weights& a, const Weights& b, const Weights& idf) {
  double dot = 0, aa = 0, bb = 0;
  const auto weigh = [&](const std::string& word) {
    const auto found = idf.find(word);
    return found == idf.end() ? 1.0 : found->second;
  };
  for (const auto& [word, weight] : a) {
    const double w = weight * weigh(word);
    aa += w * w;
    if (const auto other = b.find(word); other != b.end()) dot += w * other->second * weigh(word);
  }
  for (const auto& [word, weight] : b) bb += weight * weigh(word) * weight * weigh(word);
  return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : 0;
}

Weights idf_of(const std::vector<Weights>& texts) {
  Weights counts;
  for (const Weights& text : texts)
    for (const auto& [word, weight] : text) counts[word] += 1;
  for (auto& [word, count] : counts) count = std::log(1 + static_cast<double>(texts.size()) / count);
  return counts;
}

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

std::string whole(const Article& a) {
  return a.headline + "\n" + a.standfirst + "\n" + body_text(a);
}

}  // namespace

Result<std::string> rank_candidates(std::string_view text) {
  auto line = parse(text);
  if (!line) return tl::unexpected(line.error());
  struct Ranked {
    std::string id, text;
    double score = 0;
    Reason reason;
  };
  std::vector<Ranked> ranked;
  simdjson::dom::array candidates;
  if (line->json["candidates"].get(candidates)) return fail(ErrorCode::bad_input, "no \"candidates\"");
  for (const auto each : candidates)
    ranked.push_back({text_at(each, "id"), text_at(each, "headline") + "\n" + text_at(each, "text"), 0, {}});
  const std::string id(line->id);
  const auto article = article_at(line->json, "article");
  if (!article) return tl::unexpected(article.error());
  std::vector<Weights> words, letters;
  for (const Ranked& r : ranked) {
    words.push_back(words_of(r.text, article->language));
    letters.push_back(letters_of(r.text));
  }
  const Weights own_words = words_of(whole(*article), article->language),
                own_letters = letters_of(whole(*article));
  const Weights idf_words = idf_of(words), idf_letters = idf_of(letters);
  const std::vector<PlacedName> names = names_of(*article);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    ranked[i].score = 0.5 * std::sqrt(cosine(own_words, words[i], idf_words)) +
                      0.5 * std::sqrt(cosine(own_letters, letters[i], idf_letters));
    Article other;
    other.body = {{BlockKind::paragraph, ranked[i].text, {}, {}}};
    ranked[i].reason = shared_names(names, names_of(other), 2);
    if (ranked[i].reason.text.empty()) ranked[i].reason = {"words", "words in common", {}};
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& x, const Ranked& y) { return x.score > y.score; });
  JsonWriter json;
  json.open_object().key("id").value(id).key("ranked").open_array();
  for (const Ranked& r : ranked) {
    json.open_object().key("candidate").value(r.id).key("score").value(r.score).key("reason").open_object();
    json.key("kind").value(r.reason.kind).key("text").value(r.reason.text).close_object().close_object();
  }
  return json.close_array().close_object().take();
}

Result<std::string> compare_pair(std::string_view text) {
  auto line = parse(text);
  if (!line) return tl::unexpected(line.error());
  const std::string id(line->id);
  const auto a = article_at(line->json, "a");
  if (!a) return tl::unexpected(a.error());
  const auto b = article_at(line->json, "b");
  if (!b) return tl::unexpected(b.error());
  const auto root = [](double x) { return std::sqrt(std::max(0.0, x)); };
  const Weights none;
  const double words = root(cosine(words_of(whole(*a), a->language), words_of(whole(*b), b->language), none));
  const double letters = root(cosine(letters_of(whole(*a)), letters_of(whole(*b)), none));
  const auto names = [](const Article& article) {
    Weights out;
    for (const PlacedName& name : names_of(article))
      out[name.text] = 1 + std::log(static_cast<double>(name.count));
    return out;
  };
  const Weights names_a = names(*a), names_b = names(*b);
  const double shared = names_a.empty() && names_b.empty() ? words : root(cosine(names_a, names_b, none));
  double time = 0.5;
  if (a->published && b->published) {
    const double days = std::abs(static_cast<double>(a->published->instant - b->published->instant)) / 86'400;
    time = std::exp(-days / 30);
  }
  const bool same_language = a->language == b->language;
  const double overall =
      same_language ? 0.45 * words + 0.3 * letters + 0.25 * shared : 0.5 * letters + 0.5 * shared;
  JsonWriter json;
  json.open_object()
      .key("id")
      .value(id)
      .key("overall")
      .value(overall)
      .key("entities")
      .value(0.6 * shared + 0.4 * overall);
  json.key("geography").value(0.5 * shared + 0.5 * overall).key("time").value(0.5 * time + 0.5 * overall);
  return json.close_object().take();
}

// Readers choose longer, concrete headlines that speak of people over short ones that shout or ask: weights
// set by hand after published counts of headline tests, none larger than its evidence.
Result<std::string> compare_teasers(std::string_view text) {
  auto line = parse(text);
  if (!line) return tl::unexpected(line.error());
  const auto worth = [&](std::string_view key) {
    simdjson::dom::element side;
    if (line->json[key].get(side)) return 0.0;
    const std::string headline = text_at(side, "headline");
    double sum = 0.03 * std::min<double>(20, static_cast<double>(split(headline, ' ').size()));
    if (headline.find('?') != std::string::npos) sum -= 0.15;
    if (headline.find('!') != std::string::npos) sum -= 0.1;
    static const std::set<std::string, std::less<>> people = {"he",    "her",  "him",   "his", "she",
                                                              "their", "they", "woman", "man", "girl",
                                                              "boy",   "mom",  "dad",   "kids"};
    for (const std::string_view word : split(headline, ' '))
      sum += people.contains(ascii_lower(word)) ? 0.1 : 0;
    return sum;
  };
  const double difference = worth("a") - worth("b");
  JsonWriter json;
  return json.open_object()
      .key("id")
      .value(line->id)
      .key("a")
      .value(1 / (1 + std::exp(-2 * difference)))
      .close_object()
      .take();
}

}  // namespace broadsheet
