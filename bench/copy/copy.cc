// copy ARTICLES: relates the article lines of a file by one thread: candidates alone, then everything; and
// each as it comes, with the time that takes.
// copy --stream ARTICLES LAST: each as it comes, none of them held but by the index, with the time that the
// last LAST take. Reading is left out. Prints a line of JSON; times are those of the processor.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measure.h"
#include "broadsheet/copy.h"
#include "copy/candidates.h"
#include "copy/entry.h"

namespace {

using namespace broadsheet;

double per_second(std::size_t articles, double seconds) {
  return static_cast<double>(articles) / seconds;
}

std::size_t candidate_pairs(const std::vector<Article>& articles) {
  GramTable table;
  std::vector<CopyEntry> entries;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    entries.push_back(copy_entry_of(articles[i]));
    table.add(entries.back().grams, i);
  }
  std::size_t pairs = 0;
  for (std::uint32_t i = 0; i < articles.size(); ++i)
    pairs += candidates(table, GramPlaces(std::move(entries[i].grams)), i, i + 1).size();
  return pairs;
}

// Seconds that adding an article takes, and relating it to all before it.
double relate(CopyIndex& index, const Article& article) {
  const double begin = cpu_seconds();
  (void)index.relations_of(index.add(article));
  return cpu_seconds() - begin;
}

int stream(const char* path, std::size_t last) {
  CopyIndex index;
  std::vector<double> each;
  const double before = peak_megabytes();
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);)
    if (const auto article = article_from_json(line)) each.push_back(relate(index, *article));
  if (each.size() < last || last == 0) return 1;
  const std::vector<double> ended(each.end() - static_cast<std::ptrdiff_t>(last), each.end());
  const double megabytes = peak_megabytes();
  std::printf(
      "{\"who\": \"broadsheet\", \"articles\": %zu, \"p50_ms\": %.3f, \"p99_ms\": %.3f, "
      "\"last\": {\"articles\": %zu, \"p50_ms\": %.3f, \"p99_ms\": %.3f, \"most_ms\": %.3f}, "
      "\"peak_megabytes\": %.0f, \"bytes_an_article\": %.0f}\n",
      each.size(), percentile_ms(each, .5), percentile_ms(each, .99), last, percentile_ms(ended, .5),
      percentile_ms(ended, .99), percentile_ms(ended, 1), megabytes,
      (megabytes - before) * 1e6 / static_cast<double>(each.size()));
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  if (std::string_view(words[1]) == "--stream")
    return count < 4 ? 2 : stream(words[2], std::strtoull(words[3], nullptr, 10));
  std::vector<Article> articles;
  std::ifstream in(words[1]);
  for (std::string line; std::getline(in, line);)
    if (auto article = article_from_json(line)) articles.push_back(std::move(*article));
  if (articles.empty()) return 1;
  double begin = cpu_seconds();
  const std::size_t pairs = candidate_pairs(articles);
  const double candidates = cpu_seconds() - begin;
  begin = cpu_seconds();
  const std::size_t relations = find_relations(articles).size();
  const double labelling = cpu_seconds() - begin;
  const double before = peak_megabytes();
  CopyIndex index;
  std::vector<double> each;
  each.reserve(articles.size());
  for (const Article& article : articles) each.push_back(relate(index, article));
  std::printf(
      "{\"who\": \"broadsheet\", \"articles\": %zu, \"candidate_pairs\": %zu, \"candidates_per_second\": "
      "%.0f, "
      "\"relations\": %zu, \"labelled_per_second\": %.0f, \"streaming_p50_ms\": %.3f, \"streaming_p99_ms\": "
      "%.3f, "
      "\"peak_megabytes\": %.0f, \"peak_of_the_batch\": %.0f}\n",
      articles.size(), pairs, per_second(articles.size(), candidates), relations,
      per_second(articles.size(), labelling), percentile_ms(each, .5), percentile_ms(each, .99),
      peak_megabytes(), before);
}
