#pragma once
// measure.h: CPU time and peak memory of this process, for the benchmarks.

#include <ctime>
#include <fstream>
#include <string>

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

}  // namespace broadsheet
