// story COUNT…: a month of so many made-up articles (bench/made_up.h) joins its stories, a thousand at a time
// by two threads, as keep does it; then 2,000 more come one by one. Making the articles is left out. Prints a
// line of JSON a count: seconds of the month by the clock; milliseconds to join one article, its words cut
// before or with them; the peak of memory. All articles of the month are live: any may be of one story with
// any.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <unordered_set>
#include <vector>

#include "base/share_out.h"
#include "bench/made_up.h"
#include "bench/measure.h"
#include "broadsheet/story.h"
#include "story/vectors.h"

namespace {

using namespace broadsheet;

constexpr std::size_t at_a_time = 1'000, one_by_one = 2'000, threads = 2;

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void measure(std::size_t count) {
  MadeUpNews news(count, 30);
  StoryIndex index;
  double month = 0, processor = 0;
  std::vector<Article> batch;
  std::vector<ArticleWords> words;
  for (std::size_t done = 0; done < count; done += batch.size()) {
    batch.clear();
    for (std::size_t i = 0; i < std::min(at_a_time, count - done); ++i) batch.push_back(news.next());
    words.assign(batch.size(), {});
    const double begin = now(), used = cpu_seconds();
    share_out(batch.size(), threads, [&](std::size_t i) { words[i] = words_of(batch[i]); });
    for (std::size_t i = 0; i < batch.size(); ++i) index.add(batch[i], std::move(words[i]));
    (void)index.regroup(threads);
    month += now() - begin;
    processor += cpu_seconds() - used;
    if ((done + batch.size()) % 50'000 == 0)
      std::fprintf(stderr, "%zu live: %.1f s, of the processor %.1f, %.0f MB\n", done + batch.size(), month,
                   processor, peak_megabytes());
  }
  std::vector<double> joins, whole;
  for (std::size_t i = 0; i < one_by_one; ++i) {
    const Article article = news.next();
    const double begin = cpu_seconds();
    ArticleWords cut = words_of(article);
    const double cut_at = cpu_seconds();
    index.add(article, std::move(cut));
    (void)index.regroup();
    const double end = cpu_seconds();
    joins.push_back(end - cut_at);
    whole.push_back(end - begin);
  }
  std::unordered_set<const void*> stories;
  for (std::uint32_t n = 0; n < count; ++n) stories.insert(&index.group_of(n));
  std::printf(
      "{\"live\": %zu, \"stories\": %zu, \"month_seconds\": %.1f, \"month_processor_seconds\": %.1f, "
      "\"join_p50_ms\": %.3f, \"join_p99_ms\": %.3f, \"with_words_p50_ms\": %.3f, \"with_words_p99_ms\": "
      "%.3f, "
      "\"peak_megabytes\": %.0f}\n",
      count, stories.size(), month, processor, percentile_ms(joins, .5), percentile_ms(joins, .99),
      percentile_ms(whole, .5), percentile_ms(whole, .99), peak_megabytes());
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  for (int i = 1; i < count; ++i) measure(std::strtoull(words[i], nullptr, 10));
  return count > 1 ? 0 : 2;
}
