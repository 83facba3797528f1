// statements ARTICLES…: times and statements of articles on one thread; then 10 MB of quotation marks.

#include <chrono>
#include <cstdio>
#include <vector>

#include "bench/measure.h"
#include "broadsheet/capture.h"
#include "broadsheet/statement.h"
#include "broadsheet/text.h"

namespace {

using namespace broadsheet;

template <typename Work>
double seconds_of(Work work) {
  const double begin = cpu_seconds();
  work();
  return cpu_seconds() - begin;
}

}  // namespace

int main(int count, char** paths) {
  std::vector<Article> articles;
  CaptureStream stream(std::vector<std::string>(paths + 1, paths + count));
  while (auto capture = stream.next())
    if (*capture)
      if (auto article = article_from_json((*capture)->bytes)) articles.push_back(std::move(*article));
  std::size_t times = 0, statements = 0;
  const double timing = seconds_of([&] {
    for (const Article& a : articles) times += find_times(a).size();
  });
  const double stating = seconds_of([&] {
    for (const Article& a : articles) statements += find_statements(a).size();
  });
  const double articles_peak = peak_megabytes();
  Article marks;
  marks.language = "en";
  marks.body.push_back({BlockKind::paragraph, std::string(10'000'000, '"'), std::nullopt, {}});
  const double marking = seconds_of([&] { (void)find_statements(marks); });
  const auto n = static_cast<double>(articles.size());
  std::printf(
      "{\"articles\": %zu, \"times\": %zu, \"statements\": %zu, \"times_articles_a_second\": %.0f, "
      "\"statements_articles_a_second\": %.0f, \"both_articles_a_second\": %.0f, \"peak_megabytes\": %.0f, "
      "\"ten_megabytes_of_marks_seconds\": %.2f}\n",
      articles.size(), times, statements, n / timing, n / stating, n / (timing + stating), articles_peak,
      marking);
}
