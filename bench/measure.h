#pragma once
// measure.h: CPU time and peak memory of this process, for the benchmarks.

#include <sys/resource.h>

#include <ctime>

namespace broadsheet {

// Seconds of this process, user and system.
inline double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

inline double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace broadsheet
