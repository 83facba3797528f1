// recommend FOLDER COUNT: an archive of so many made-up articles (bench/made_up.h); then
//
//   in lists   200 more are kept one by one, each made to last, until each stands in the list of another
//   order      the groups under an article chosen from 200 candidates, on one thread
//   personal   200 candidates put in an order for a reader who saved and read 40 articles each, on one thread
//
// Prints a line of JSON. FOLDER is made anew and stays, for bench/recommend/lists.py. What an article itself
// costs to keep is bench/keep's.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "bench/made_up.h"
#include "bench/measure.h"
#include "broadsheet/recommend.h"
#include "recommend/groups.h"
#include "recommend/personal.h"

namespace {

using namespace broadsheet;

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool keep(Desk& desk, const Article& article) {
  Capture capture;
  capture.id = article.id;
  capture.bytes = to_json(article);
  return desk.keep(capture, article).has_value();
}

// Whether some article of its own list has it in turn.
bool stands_in_a_list(const Archive& archive, const ArticleId& id) {
  const auto own = archive.recommendations(id);
  return own && std::ranges::any_of(*own, [&](const Recommendation& each) {
           const auto other = archive.recommendations(each.article);
           return other &&
                  std::ranges::any_of(*other, [&](const Recommendation& r) { return r.article == id; });
         });
}

// Seconds that choosing the groups takes, for each of 2,000 articles read.
std::vector<double> order(MadeUpNews& news) {
  std::vector<Listed> pool;
  for (int i = 0; i < 2'000; ++i) pool.push_back(listed(news.next()));
  std::vector<double> each;
  for (std::size_t read = 0; read < pool.size(); ++read) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < 200; ++i) {
      const std::size_t other = (read + 1 + i * 7) % pool.size();
      candidates.push_back(
          {&pool[other], "s" + std::to_string(other % 150), static_cast<double>(i % 50) / 100});
    }
    const double begin = cpu_seconds();
    (void)choose_groups({&pool[read], "s" + std::to_string(read % 150)}, candidates);
    each.push_back(cpu_seconds() - begin);
  }
  return each;
}

// Seconds that a personal order of 200 takes, 2,000 times.
std::vector<double> personal(MadeUpNews& news) {
  Liking liking;
  for (int i = 0; i < 80; ++i) {
    std::vector<std::string> names;
    for (const PlacedName& name : names_of(news.next())) names.push_back(name.text);
    liking.add(names, i < 40 ? ReaderMark::saved : ReaderMark::read);
  }
  std::vector<ArticleRow> pool;
  for (int i = 0; i < 2'000; ++i) {
    const Article a = news.next();
    ArticleRow row;
    row.id = a.id;
    row.headline = a.headline;
    row.lead = a.body.front().text.substr(0, 400);
    row.publisher = a.publisher;
    row.story = "s" + std::to_string(i / 3);
    row.place.at = instant_of(a);
    pool.push_back(std::move(row));
  }
  std::vector<double> each;
  std::vector<ArticleRow> candidates(200);
  for (std::size_t round = 0; round < pool.size(); ++round) {
    for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i] = pool[(round + i) % pool.size()];
    const double begin = cpu_seconds();
    (void)personal_order(candidates, liking, candidates.size());
    each.push_back(cpu_seconds() - begin);
  }
  return each;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double each : values) sum += each;
  return sum;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  const std::string folder = words[1];
  const std::size_t articles = std::strtoull(words[2], nullptr, 10);
  std::filesystem::remove_all(folder);
  auto archive = Archive::open(folder, ArchiveMode::write);
  if (!archive) return 1;
  auto desk = Desk::open(*archive, 2);
  if (!desk) return 1;
  MadeUpNews news(articles, 30);
  const double begin = now();
  for (std::size_t i = 0; i < articles; ++i) {
    if (!keep(*desk, news.next())) return 1;
    if (i % 1'000 == 999 && !desk->commit()) return 1;
  }
  if (!desk->commit()) return 1;
  const double filling = now() - begin;
  std::vector<double> shown;
  std::size_t alone = 0;
  for (int i = 0; i < 200; ++i) {
    const Article article = news.next();
    const double came = now();
    if (!keep(*desk, article) || !desk->commit()) return 1;
    const double stands = now() - came;
    if (stands_in_a_list(*archive, article.id))
      shown.push_back(stands);
    else
      ++alone;
  }
  std::vector<double> ordered = order(news);
  std::vector<double> in_person = personal(news);
  std::printf(
      "{\"articles\": %zu, \"keep_per_second\": %.0f, \"in_lists\": %zu, \"in_none\": %zu, "
      "\"in_lists_p50_ms\": %.1f, "
      "\"in_lists_p99_ms\": %.1f, \"orders_of_200_per_second\": %.0f, \"order_p50_ms\": %.3f, "
      "\"order_p99_ms\": %.3f, \"personal_orders_of_200_per_second\": %.0f, \"personal_p50_ms\": %.3f, "
      "\"personal_p99_ms\": %.3f, "
      "\"peak_megabytes\": %.0f}\n",
      articles, static_cast<double>(articles) / filling, shown.size(), alone, percentile_ms(shown, .5),
      percentile_ms(shown, .99), static_cast<double>(ordered.size()) / sum_of(ordered),
      percentile_ms(ordered, .5), percentile_ms(ordered, .99),
      static_cast<double>(in_person.size()) / sum_of(in_person), percentile_ms(in_person, .5),
      percentile_ms(in_person, .99), peak_megabytes());
}
