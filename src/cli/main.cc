// main.cc: picks the verb, reads its flags, runs it. Exit codes: options.h.

#include <cstdio>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "cli/report.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace {

using namespace broadsheet;

Exit run(const std::vector<std::string_view>& arguments) {
  std::string_view name = arguments.empty() ? "help" : arguments.front();
  if (name == "--help" || name == "-h") name = "help";
  if (name == "--version") name = "version";
  const Verb* verb = verb_named(name);
  if (verb == nullptr) {
    std::fprintf(stderr, "broadsheet: %.*s is no verb; see broadsheet help\n", static_cast<int>(name.size()),
                 name.data());
    return Exit::usage;
  }
  const std::span<const std::string_view> rest = std::span(arguments).subspan(arguments.empty() ? 0 : 1);
  for (const std::string_view word : rest) {
    if (word == "--") break;
    if (word != "--help" && word != "-h") continue;
    Options help;
    help.words.emplace_back(verb->name);
    return run_help(help);
  }
  auto options = read_options(*verb, rest);
  const auto settled = options ? settle(*verb, *options) : tl::unexpected(options.error());
  if (!settled) {
    complain(settled.error());
    return Exit::usage;
  }
  const Exit exit = verb->run(*options);
  return std::fflush(stdout) == 0 ? exit : Exit::failed;
}

}  // namespace

int main(int count, char** words) {
  return static_cast<int>(run(std::vector<std::string_view>(words + (count > 0 ? 1 : 0), words + count)));
}
