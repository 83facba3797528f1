// copy ARTICLES: relates the article lines of a file by one thread: candidates alone, then everything; and
// each as it comes, with the time that takes. Reading is left out. Prints a line of JSON; times are those of
// the processor.

#include <algorithm>
#include <cstdio>
#include <fstream>
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

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
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
  for (const Article& article : articles) {
    begin = cpu_seconds();
    (void)index.relations_of(index.add(article));
    each.push_back((cpu_seconds() - begin) * 1e3);
  }
  std::sort(each.begin(), each.end());
  std::printf(
      "{\"who\": \"broadsheet\", \"articles\": %zu, \"candidate_pairs\": %zu, \"candidates_per_second\": "
      "%.0f, "
      "\"relations\": %zu, \"labelled_per_second\": %.0f, \"streaming_p50_ms\": %.3f, \"streaming_p99_ms\": "
      "%.3f, "
      "\"peak_megabytes\": %.0f, \"peak_of_the_batch\": %.0f}\n",
      articles.size(), pairs, per_second(articles.size(), candidates), relations,
      per_second(articles.size(), labelling), each[each.size() / 2], each[each.size() * 99 / 100],
      peak_megabytes(), before);
}
