// extract PATH…: captures to article lines on one thread, and where the time goes.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "bench/measure.h"
#include "broadsheet/article.h"
#include "broadsheet/capture.h"

int main(int count, char** paths) {
  using namespace broadsheet;
  using Clock = std::chrono::steady_clock;
  CaptureStream stream(std::vector<std::string>(paths + 1, paths + count));
  std::vector<double> milliseconds;
  double parse = 0, extraction = 0;
  std::uint64_t bytes = 0, out = 0;
  while (auto capture = stream.next()) {
    if (!*capture) continue;
    bytes += (*capture)->bytes.size();
    const auto begin = Clock::now();
    const auto page = Page::parse(std::move(**capture));
    const auto parsed = Clock::now();
    if (!page) continue;
    const auto article = extract(*page);
    out += to_json(*article).size();
    const auto end = Clock::now();
    parse += std::chrono::duration<double>(parsed - begin).count();
    extraction += std::chrono::duration<double>(end - parsed).count();
    milliseconds.push_back(std::chrono::duration<double, std::milli>(end - begin).count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto at = [&](double share) {
    return milliseconds.empty()
               ? 0
               : milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
  };
  const double seconds = cpu_seconds();
  std::printf(
      "{\"pages\": %zu, \"pages_per_cpu_second\": %.0f, \"megabytes_per_cpu_second\": %.1f, \"parse_share\": "
      "%.2f, \"extract_share\": %.2f, "
      "\"p50_ms\": %.2f, \"p99_9_ms\": %.1f, \"peak_megabytes\": %.1f, \"bytes_out\": %llu}\n",
      milliseconds.size(), static_cast<double>(milliseconds.size()) / seconds,
      static_cast<double>(bytes) / 1e6 / seconds, parse / seconds, extraction / seconds, at(.5), at(.999),
      peak_megabytes(), static_cast<unsigned long long>(out));
}
