#pragma once
// keeping.h: what several verbs do with captures: keep them, with all that follows from that.

#include <functional>
#include <string>
#include <vector>

#include "broadsheet/store.h"
#include "cli/read_articles.h"

namespace broadsheet {

struct KeepOptions {
  bool print = true;  // a line for each article that was made to last
  // Whether to keep what was read; what it refuses is reported as a fault. Empty: all.
  std::function<bool(const Extracted&)> takes = {};
  // Articles that stand in no file, kept behind the others.
  std::function<Result<void>(const std::function<Result<void>(const Article&)>&)> more = {};
};

// Keeps what the paths hold.
[[nodiscard]] Result<void> keep_all(const Options& options, const std::vector<std::string>& paths,
                                    Archive& archive, Report& report, const KeepOptions& how = {});

}  // namespace broadsheet
