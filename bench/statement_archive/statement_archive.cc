// statement_archive FOLDER [STATEMENTS]: an archive of made-up statements (default: a million, 25 an article,
// over five years), then queries of it. The generator has a fixed seed: speakers and words are drawn by
// Zipf's law, a tenth of the utterances are told again by another paper. Prints one line of JSON a query
// form: p50 and p95 in milliseconds, and bytes on disk.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <random>
#include <vector>

#include "base/calendar.h"
#include "bench/measure.h"
#include "broadsheet/store.h"

namespace {

using namespace broadsheet;

constexpr std::size_t speakers = 30'000, vocabulary = 40'000, statements_an_article = 25,
                      articles_a_commit = 1'000;
constexpr std::int64_t first_day = 18'000, days = 5 * 365;

class Zipf {
 public:
  Zipf(std::size_t n, double exponent) {
    double sum = 0;
    for (std::size_t i = 1; i <= n; ++i)
      sums_.push_back(sum += 1 / std::pow(static_cast<double>(i), exponent));
  }
  std::size_t draw(std::mt19937& random) const {
    const double wanted = std::uniform_real_distribution(0.0, sums_.back())(random);
    return static_cast<std::size_t>(std::lower_bound(sums_.begin(), sums_.end(), wanted) - sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

struct World {
  std::mt19937 random{2026};
  Zipf who{speakers, 0.9}, word{vocabulary, 1.0};

  std::string speaker() {
    const std::size_t n = who.draw(random);
    return "Given" + std::to_string(n % 700) + " Family" + std::to_string(n);
  }
  std::string a_word() { return "word" + std::to_string(word.draw(random)); }
  std::string utterance() {
    std::string text;
    for (std::size_t n = 12 + random() % 20; n > 0; --n) text += a_word() + " ";
    return text;
  }
};

ReadStatement read_as(const std::string& article, const std::string& speaker, const std::string& text) {
  ReadStatement read;
  read.said.article = article;
  read.said.speaker = speaker;
  read.said.kind = StatementKind::direct;
  read.said.content = {{0, static_cast<std::uint32_t>(text.size())}};
  read.said.cue = {{0, 4}};
  read.said.confidence = 0.9;
  read.pieces = {text};
  for (const char c : speaker_key(speaker)) read.who += c;
  read.content = text;
  read.setting = "headline words";
  read.prints = utterance_prints(text);
  return read;
}

bool fill(const std::string& folder, std::size_t statements) {
  auto archive = Archive::open(folder, ArchiveMode::write);
  if (!archive) return false;
  World world;
  std::vector<std::pair<std::string, std::string>> recent;
  const std::size_t articles = statements / statements_an_article;
  for (std::size_t i = 0; i < articles; ++i) {
    Article a;
    a.id = "a" + std::to_string(i);
    a.publisher = "Paper " + std::to_string(i % 40);
    a.headline = "Headline " + std::to_string(i);
    a.language = "xx";
    a.published = date_of(
        civil_from(first_day + static_cast<std::int64_t>(i) * days / static_cast<std::int64_t>(articles)));
    a.body = {{BlockKind::paragraph, "Text " + std::to_string(i), {}, {}}};
    std::vector<ReadStatement> read;
    for (std::size_t k = 0; k < statements_an_article; ++k) {
      const bool again = !recent.empty() && world.random() % 10 == 0;
      auto told =
          again ? recent[world.random() % recent.size()] : std::pair(world.speaker(), world.utterance());
      read.push_back(read_as(a.id, told.first, told.second));
      if (recent.size() < 500)
        recent.push_back(told);
      else
        recent[world.random() % recent.size()] = std::move(told);
    }
    Capture capture;
    capture.url = "https://paper.example/" + a.id;
    capture.bytes = a.headline;
    if (!archive->keep(capture, a, std::move(read))) return false;
    if ((i + 1) % articles_a_commit == 0 || i + 1 == articles)
      if (!archive->commit()) return false;
  }
  return true;
}

void measure(const Archive& archive, const char* name, std::size_t count,
             const std::function<StatementQuery()>& next) {
  std::vector<double> times;
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const StatementQuery query = next();
    const auto begin = std::chrono::steady_clock::now();
    const auto rows = archive.statements(query);
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    if (rows) found += rows->size();
  }
  std::sort(times.begin(), times.end());
  std::printf(
      "{\"query\": \"%s\", \"queries\": %zu, \"found\": %zu, \"p50_ms\": %.2f, \"p95_ms\": %.2f, \"max_ms\": "
      "%.2f}\n",
      name, count, found, times[count / 2], times[count * 95 / 100], times.back());
}

std::string day_in(World& world) {
  return date_of(civil_from(first_day + static_cast<std::int64_t>(world.random() % days))).day();
}

}  // namespace

int main(int count, char** words) {
  const std::string folder = count > 1 ? words[1] : "build/statement-archive";
  const std::size_t statements = count > 2 ? std::stoull(words[2]) : 1'000'000;
  if (!std::filesystem::exists(folder + "/archive.sqlite")) {
    const double begin = cpu_seconds();
    if (!fill(folder, statements)) return 1;
    std::printf("{\"kept\": %zu, \"cpu_seconds\": %.1f}\n", statements, cpu_seconds() - begin);
  }
  const auto archive = Archive::open(folder, ArchiveMode::read);
  if (!archive) return 1;
  World world;
  world.random.seed(7);
  const auto asked = [&](const std::string& text) {
    StatementQuery q;
    q.query = parse_query(text).value();
    q.limit = 40;
    return q;
  };
  measure(*archive, "speaker about since", 2'000, [&] {
    return asked("speaker:\"" + world.speaker() + "\" about:" + world.a_word() + " after:" + day_in(world));
  });
  measure(*archive, "speaker since", 1'000,
          [&] { return asked("speaker:\"" + world.speaker() + "\" after:" + day_in(world)); });
  measure(*archive, "about since", 1'000,
          [&] { return asked("about:" + world.a_word() + " after:" + day_in(world)); });
  measure(*archive, "two words of a publisher", 200,
          [&] { return asked(world.a_word() + " " + world.a_word() + " in:\"Paper 7\""); });
  measure(*archive, "page of a speaker", 1'000, [&] {
    StatementQuery q;
    q.speaker = world.speaker();
    q.limit = 40;
    return q;
  });
  std::error_code ignored;
  std::printf(
      "{\"database_bytes\": %llu, \"peak_megabytes\": %.0f}\n",
      static_cast<unsigned long long>(std::filesystem::file_size(folder + "/archive.sqlite", ignored)),
      peak_megabytes());
}
