// search ARCHIVE ARTICLES QUERIES: a search archive of article lines, filled where it isn't there (without
// relations, stories and lists, which no search reads), then the queries of a file (bench/search/queries.py),
// one thread, ten hits each: first as headlines, which is what the other engines give, then with their
// passages, then as headlines again, when what was read lies in memory. Prints a line of JSON for each form
// of query and for all of them together.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

#include "base/share_out.h"
#include "bench/measure.h"
#include "broadsheet/capture.h"
#include "broadsheet/store.h"
#include "store/prepared.h"

namespace {

using namespace broadsheet;

bool keep_all(Archive& archive, const std::vector<std::string>& lines) {
  std::vector<PreparedArticle> prepared(lines.size());
  share_out(lines.size(), std::max(1U, std::thread::hardware_concurrency()), [&](std::size_t i) {
    const auto article = article_from_json(lines[i]);
    if (!article) return;
    Capture capture;
    capture.id = article->id;
    capture.media_type = article_line_type;
    capture.bytes = lines[i];
    prepared[i] = Archive::prepare(capture, *article, {});
  });
  for (PreparedArticle& each : prepared)
    if (!archive.keep(std::move(each))) return false;
  return archive.commit().has_value();
}

bool fill(const std::string& folder, const std::string& articles) {
  auto archive = Archive::open(folder, ArchiveMode::write);
  if (!archive) return false;
  constexpr std::size_t at_a_time = 4'000;
  std::ifstream in(articles);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(std::move(line));
    if (lines.size() < at_a_time) continue;
    if (!keep_all(*archive, lines)) return false;
    lines.clear();
  }
  return keep_all(*archive, lines) && archive->tidy();
}

void print(const char* engine, const std::string& form, std::vector<double>& times, std::size_t found) {
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf(
      "{\"engine\": \"%s\", \"form\": \"%s\", \"queries\": %zu, \"hits\": %zu, \"p50_ms\": %.2f, "
      "\"p95_ms\": %.2f, \"p99_ms\": %.2f}\n",
      engine, form.c_str(), times.size(), found, at(.5), at(.95), at(.99));
}

bool ask(const Archive& archive, const std::string& queries, const char* engine, std::size_t passages) {
  struct Asked {
    std::vector<double> times;
    std::size_t found = 0;
  };
  std::map<std::string, Asked> forms;
  std::ifstream in(queries);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');  // the form, a tab, the query
    const auto query =
        parse_query(std::string_view(line).substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
    if (!query) return false;
    const double begin = cpu_seconds();
    const auto hits = archive.search(*query, {.limit = 10, .passages = passages, .only_shown = true});
    const double time = (cpu_seconds() - begin) * 1e3;
    if (!hits) {
      std::fprintf(stderr, "%s: %s\n", line.c_str(), hits.error().what.c_str());
      return false;
    }
    for (const std::string& form : {line.substr(0, tab), std::string("all")}) {
      forms[form].times.push_back(time);
      forms[form].found += hits->size();
    }
  }
  for (auto& [form, asked] : forms) print(engine, form, asked.times, asked.found);
  return true;
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) return 2;
  const std::string folder = words[1];
  if (!std::filesystem::exists(folder + "/archive.sqlite")) {
    const double begin = cpu_seconds();
    if (!fill(folder, words[2])) return 1;
    std::printf("{\"engine\": \"broadsheet\", \"fill_cpu_seconds\": %.1f}\n", cpu_seconds() - begin);
  }
  const double begin = cpu_seconds();
  const auto archive = Archive::open(folder, ArchiveMode::read);
  if (!archive) return 1;
  const double opened = cpu_seconds() - begin;
  if (!ask(*archive, words[3], "broadsheet, headlines", 0)) return 1;
  if (!ask(*archive, words[3], "broadsheet, passages", 10)) return 1;
  if (!ask(*archive, words[3], "broadsheet, headlines, asked again", 0)) return 1;
  std::error_code ignored;
  std::printf(
      "{\"engine\": \"broadsheet\", \"open_seconds\": %.3f, \"peak_megabytes\": %.0f, \"database_bytes\": "
      "%llu}\n",
      opened, peak_megabytes(),
      static_cast<unsigned long long>(std::filesystem::file_size(folder + "/archive.sqlite", ignored)));
}
