// warc FILE…: reads every record, and prints records and unpacked megabytes a second of CPU time.

#include <cstdio>

#include "bench/measure.h"
#include "capture/warc.h"

int main(int count, char** files) {
  using namespace broadsheet;
  std::uint64_t records = 0, bytes = 0;
  for (int i = 1; i < count; ++i) {
    auto raw = RawInput::open(files[i]);
    if (!raw) return 1;
    WarcReader reader(unpack_input(std::move(*raw)), Limits{});
    while (auto record = reader.next()) {
      if (!*record) continue;
      ++records;
      bytes += (*record)->block.size();
    }
  }
  const double seconds = cpu_seconds();
  std::printf(
      "{\"records\": %llu, \"megabytes_per_cpu_second\": %.1f, \"records_per_cpu_second\": %.0f, "
      "\"peak_megabytes\": %.1f}\n",
      static_cast<unsigned long long>(records), static_cast<double>(bytes) / 1e6 / seconds,
      static_cast<double>(records) / seconds, peak_megabytes());
}
