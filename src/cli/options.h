#pragma once
// options.h: the command line as values, and the tables of flags and verbs from which reading it, help, the
// man page and the completions are made.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

// What a verb ends with.
enum class Exit : int {
  done = 0,
  failed = 1,      // nothing or not all could be done; standard error says why
  usage = 2,       // the command line says something else than it may
  some_failed = 3  // the rest was done; standard error names what was not, and counts it
};

struct Options {
  std::vector<std::string> words;  // what is no flag, in order
  std::string archive = "archive", config;
  std::string publisher, month, format = "jsonl";
  std::vector<std::string_view> flags;  // that stood there
  [[nodiscard]] bool given(std::string_view flag) const;
  std::string batch, rank, pairs, teasers, folder, fragment, address = "127.0.0.1", allow, callback, trust,
                                                             user_header;
  std::uint64_t port = 8080, threads = 0, top = 20, days = 12, sentences = 2, spacing = 1'000;
  bool json = false, quiet = false, plain = false, no_script = false, tokens = false, explain = false,
       html = false, all = false, no_pages = false, pictures = false, remove = false, log = false,
       test = false, apply = false;
};

// A row may be a setting too: then a file and the environment may say what no flag says (settings.h).
struct Flag {
  std::string_view name;   // "--archive"
  std::string_view value;  // "DIR"; empty for a switch
  std::string_view verbs;  // "keep search"; empty: all
  std::string_view help;
  // Where the value goes; one of these.
  std::string Options::*text = nullptr;
  std::uint64_t Options::*number = nullptr;
  bool Options::*yes = nullptr;
  std::uint64_t most = 1'000'000'000;  // of a number
  bool is_setting = false;
};

struct Verb {
  std::string_view name;
  std::string_view arguments;  // "PATH…"
  std::string_view summary;
  std::string_view example;
  Exit (*run)(const Options&);
};

[[nodiscard]] std::span<const Flag> flags();
[[nodiscard]] std::span<const Verb> verbs();
[[nodiscard]] const Verb* verb_named(std::string_view name);
[[nodiscard]] bool takes(const Flag& flag, std::string_view verb);
[[nodiscard]] const Flag* flag_named(std::string_view name);
// What may stand behind the flag: "a whole number, at most 65535".
[[nodiscard]] std::string allowed_values(const Flag& flag);
// Puts a value where the flag says; that of a switch is "true" or "false". Errors: bad_input, with what is
// allowed.
[[nodiscard]] Result<void> set_value(const Flag& flag, std::string_view value, Options& options);
// The value that stands there, in the same form.
[[nodiscard]] std::string value_of(const Flag& flag, const Options& options);

// Reads everything behind the verb. Errors: bad_input, with what to write instead.
[[nodiscard]] Result<Options> read_options(const Verb& verb, std::span<const std::string_view> arguments);

// Threads to use: --threads, or one a core.
[[nodiscard]] std::size_t threads_of(const Options& options);

}  // namespace broadsheet
