// options.cc: one row a flag; reading them. A value may stand behind "=" or as the next word; "--" ends the
// flags. Entry points: flags(), read_options().

#include "cli/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <thread>

#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::string_view verbs_with_archive =
    "keep password search statements sources recommend serve check rebuild repair backup restore forget "
    "follow unfollow rules desk poll import export config audit";

constexpr std::array flag_rows = {
    Flag{.name = "--archive",
         .value = "DIR",
         .verbs = verbs_with_archive,
         .help = "the archive's folder (default: archive)",
         .text = &Options::archive,
         .is_setting = true},
    Flag{.name = "--config",
         .value = "FILE",
         .verbs = verbs_with_archive,
         .help = "settings, in TOML (default: broadsheet.toml in the archive's folder, where it is there)",
         .text = &Options::config},
    Flag{.name = "--batch",
         .value = "FILE",
         .verbs = "search",
         .help = "answer every query of a JSON Lines file: {\"id\", \"text\"}",
         .text = &Options::batch},
    Flag{.name = "--top",
         .value = "N",
         .verbs = "search statements audit",
         .help = "at most N results a query, statements of an archive, events (default: 20)",
         .number = &Options::top},
    Flag{.name = "--format",
         .value = "FORMAT",
         .verbs = "statements",
         .help = "jsonl (default), or annotation: W3C Web Annotations, a line each",
         .text = &Options::format},
    Flag{.name = "--publisher",
         .value = "NAME",
         .verbs = "sources forget",
         .help = "articles of this publisher only",
         .text = &Options::publisher},
    Flag{.name = "--month",
         .value = "MONTH",
         .verbs = "sources",
         .help = "articles of this month (2026-10), year (2026) or day only",
         .text = &Options::month},
    Flag{.name = "--days",
         .value = "N",
         .verbs = "timeline",
         .help = "at most N days (default: 12)",
         .number = &Options::days},
    Flag{.name = "--sentences",
         .value = "K",
         .verbs = "timeline",
         .help = "at most K sentences a day, and at least one (default: 2)",
         .number = &Options::sentences},
    Flag{.name = "--rank",
         .value = "FILE",
         .verbs = "recommend",
         .help = "order the candidates of each line of a JSON Lines file",
         .text = &Options::rank},
    Flag{.name = "--pairs",
         .value = "FILE",
         .verbs = "recommend",
         .help = "say how alike the two articles of each line are",
         .text = &Options::pairs},
    Flag{.name = "--teasers",
         .value = "FILE",
         .verbs = "recommend",
         .help = "say which of two teasers of each line readers would choose",
         .text = &Options::teasers},
    Flag{.name = "--static",
         .value = "FOLDER",
         .verbs = "recommend",
         .help = "write the lists of all articles as JSON and HTML for a publisher's pages, with a script "
                 "for these",
         .text = &Options::folder},
    Flag{.name = "--address",
         .value = "ADDRESS",
         .verbs = "serve",
         .help = "address to listen at; beyond loopback only with a password (default: 127.0.0.1)",
         .text = &Options::address,
         .is_setting = true},
    Flag{.name = "--port",
         .value = "N",
         .verbs = "serve",
         .help = "port to listen at; 0 takes a free one (default: 8080)",
         .number = &Options::port,
         .most = 65'535,
         .is_setting = true},
    Flag{.name = "--threads",
         .value = "N",
         .verbs = "extract keep import rebuild repair serve copies stories times statements poll desk",
         .help = "threads to use; never changes what is printed (default: one a core)",
         .number = &Options::threads,
         .most = 1'024,
         .is_setting = true},
    Flag{.name = "--allow",
         .value = "ADDRESS,…",
         .verbs = "follow rules poll serve",
         .help = "addresses that may be asked though they are not public: 127.0.0.1:8080, 10.0.0.7",
         .text = &Options::allow,
         .is_setting = true},
    Flag{.name = "--trust",
         .value = "ADDRESS,…",
         .verbs = "serve",
         .help = "proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: 127.0.0.1, 10.0.0.0/8",
         .text = &Options::trust,
         .is_setting = true},
    Flag{.name = "--user-header",
         .value = "NAME",
         .verbs = "serve",
         .help = "the header in which a trusted proxy names who is reading, who then needs no password: "
                 "Remote-User",
         .text = &Options::user_header,
         .is_setting = true},
    Flag{.name = "--log",
         .value = "",
         .verbs = "serve",
         .help = "a line of JSON on standard error for each request, without its query",
         .yes = &Options::log,
         .is_setting = true},
    Flag{.name = "--spacing",
         .value = "MILLISECONDS",
         .verbs = "follow rules poll serve",
         .help = "time between two requests to a host (default: 1000)",
         .number = &Options::spacing,
         .is_setting = true},
    Flag{.name = "--remove",
         .value = "",
         .verbs = "password rules",
         .help = "take the password, the rules away",
         .yes = &Options::remove},
    Flag{.name = "--test",
         .value = "",
         .verbs = "rules",
         .help = "print what the rules take and leave of the feed as it stands; keep nothing",
         .yes = &Options::test},
    Flag{.name = "--apply",
         .value = "",
         .verbs = "desk",
         .help = "join and split stories now, as the rules say; else the next keep or poll does",
         .yes = &Options::apply},
    Flag{.name = "--all",
         .value = "",
         .verbs = "poll statements",
         .help = "every feed, not only those whose turn it is; every telling of an utterance",
         .yes = &Options::all},
    Flag{.name = "--no-pages",
         .value = "",
         .verbs = "poll",
         .help = "take what the feed holds; do not fetch the pages of its items",
         .yes = &Options::no_pages,
         .is_setting = true},
    Flag{.name = "--pictures",
         .value = "",
         .verbs = "poll",
         .help = "fetch the pictures of new articles too, and keep them; but none of trackers",
         .yes = &Options::pictures,
         .is_setting = true},
    Flag{.name = "--callback",
         .value = "URL",
         .verbs = "poll",
         .help = "this paper's public address; hubs of feeds are asked to say there when something is new",
         .text = &Options::callback,
         .is_setting = true},
    Flag{.name = "--fragment",
         .value = "CONTEXT",
         .verbs = "page",
         .help = "parse what stands inside such an element: div, \"svg path\", \"math mi\"",
         .text = &Options::fragment},
    Flag{.name = "--no-script",
         .value = "",
         .verbs = "page",
         .help = "parse as where scripts do not run: what noscript holds is elements",
         .yes = &Options::no_script},
    Flag{.name = "--tokens",
         .value = "",
         .verbs = "page",
         .help = "print the tokens, a line of JSON each, and not the tree",
         .yes = &Options::tokens},
    Flag{.name = "--explain",
         .value = "",
         .verbs = "extract",
         .help = "show where each field and block of an HTML page went, and why",
         .yes = &Options::explain},
    Flag{.name = "--html",
         .value = "",
         .verbs = "extract",
         .help = "with --explain: as one HTML page",
         .yes = &Options::html},
    Flag{.name = "--json",
         .value = "",
         .verbs = "",
         .help = "JSON Lines on a terminal too",
         .yes = &Options::json},
    Flag{.name = "--quiet",
         .value = "",
         .verbs = "",
         .help = "no progress bar, no closing line",
         .yes = &Options::quiet},
    Flag{.name = "--no-color",
         .value = "",
         .verbs = "",
         .help = "no colours on a terminal",
         .yes = &Options::plain},
};

tl::unexpected<Error> refuse(std::string what, std::string advice) {
  return tl::unexpected(Error{ErrorCode::bad_input, std::move(what), {}, std::nullopt, std::move(advice)});
}

}  // namespace

std::span<const Flag> flags() {
  return flag_rows;
}

const Flag* flag_named(std::string_view name) {
  const auto found =
      std::find_if(flag_rows.begin(), flag_rows.end(), [&](const Flag& f) { return f.name == name; });
  return found == flag_rows.end() ? nullptr : &*found;
}

std::string allowed_values(const Flag& flag) {
  if (flag.yes != nullptr) return "true or false";
  if (flag.number != nullptr) return "a whole number, at most " + std::to_string(flag.most);
  return "a text: " + std::string(flag.value);
}

Result<void> set_value(const Flag& flag, std::string_view value, Options& options) {
  if (flag.text != nullptr) {
    options.*flag.text = value;
    return {};
  }
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_number =
      fault == std::errc() && end == value.data() + value.size() && !value.empty() && number <= flag.most;
  const bool good = flag.yes != nullptr ? value == "true" || value == "false" : is_number;
  if (!good)
    return refuse("\"" + std::string(value) + "\" is no value of " + std::string(flag.name),
                  "write " + allowed_values(flag));
  if (flag.yes != nullptr)
    options.*flag.yes = value == "true";
  else
    options.*flag.number = number;
  return {};
}

std::string value_of(const Flag& flag, const Options& options) {
  if (flag.text != nullptr) return options.*flag.text;
  if (flag.yes != nullptr) return options.*flag.yes ? "true" : "false";
  return std::to_string(options.*flag.number);
}

bool Options::given(std::string_view flag) const {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

bool takes(const Flag& flag, std::string_view verb) {
  if (flag.verbs.empty() || (verb == "config" && flag.is_setting)) return true;
  const auto names = split(flag.verbs, ' ');
  return std::find(names.begin(), names.end(), verb) != names.end();
}

const Verb* verb_named(std::string_view name) {
  const auto all = verbs();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Verb& v) { return v.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Result<Options> read_options(const Verb& verb, std::span<const std::string_view> arguments) {
  Options options;
  const std::string advice = "see broadsheet help " + std::string(verb.name);
  bool only_words = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (only_words || word.size() < 2 || word[0] != '-') {
      options.words.emplace_back(word);
      continue;
    }
    if (word == "--") {
      only_words = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const Flag* flag = flag_named(word.substr(0, equals));
    if (flag == nullptr || !takes(*flag, verb.name))
      return refuse(std::string(word.substr(0, equals)) + " is no flag of " + std::string(verb.name), advice);
    options.flags.push_back(flag->name);
    if (flag->yes != nullptr) {
      options.*flag->yes = true;
      continue;
    }
    if (equals == std::string_view::npos && i + 1 == arguments.size())
      return refuse(std::string(flag->name) + " needs a value: " + std::string(flag->value), advice);
    const std::string_view value =
        equals != std::string_view::npos ? word.substr(equals + 1) : arguments[++i];
    if (auto set = set_value(*flag, value, options); !set) return tl::unexpected(set.error());
  }
  return options;
}

std::size_t threads_of(const Options& options) {
  return options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace broadsheet
