#pragma once
// measure.h: CPU time and peak memory of this process, and percentiles, for the benchmarks.

#include <algorithm>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

namespace broadsheet {

// Seconds of this process, user and system.
inline double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// VmHWM and not getrusage(), whose peak begins with that of the program that started this one.
inline double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

// Milliseconds that the share `which` of some times, in seconds, stays within; 0 where there are none.
inline double percentile_ms(std::vector<double> seconds, double which) {
  if (seconds.empty()) return 0;
  std::sort(seconds.begin(), seconds.end());
  return seconds[static_cast<std::size_t>(static_cast<double>(seconds.size() - 1) * which)] * 1e3;
}

}  // namespace broadsheet
