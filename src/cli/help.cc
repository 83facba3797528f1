// help.cc: help, the man page and the completions, all out of the tables of verbs and flags.

#include <algorithm>
#include <cstdio>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "cli/report.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

constexpr std::string_view purpose = "turns captured news pages into a newspaper you own";
constexpr std::string_view exits =
    "0  done      1  failed      2  the command line is wrong      3  some inputs failed, the rest was done";

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.append(width - std::min(width, count_code_points(text)), ' ');
  return out;
}

std::string usage_of(const Flag& flag) {
  return std::string(flag.name) + (flag.value.empty() ? "" : " " + std::string(flag.value));
}

std::string help_of_all() {
  std::string text = "Broadsheet " + std::string(purpose) + ".\n\n  broadsheet VERB [flags] …\n\n";
  for (const Verb& verb : verbs()) text += "  " + padded(verb.name, 12) + std::string(verb.summary) + "\n";
  return text + "\nExit codes\n  " + std::string(exits) +
         "\n\nbroadsheet help VERB shows a verb's flags. Pages: docs/1_start.md\n";
}

std::string help_of(const Verb& verb) {
  std::string text = "broadsheet " + std::string(verb.name) + " " + std::string(verb.arguments) + "\n\n" +
                     std::string(verb.summary) + ".\n\nFlags\n";
  std::size_t width = 0;
  for (const Flag& flag : flags())
    if (takes(flag, verb.name)) width = std::max(width, count_code_points(usage_of(flag)) + 2);
  for (const Flag& flag : flags())
    if (takes(flag, verb.name)) text += "  " + padded(usage_of(flag), width) + std::string(flag.help) + "\n";
  return text + "\nFor example\n  " + std::string(verb.example) + "\n";
}

// roff takes "-" for a hyphen and lines that begin with a full stop for commands.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '-' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string man_page() {
  std::string text = ".TH BROADSHEET 1\n.SH NAME\nbroadsheet \\- " + roff(purpose) +
                     "\n.SH SYNOPSIS\n.B broadsheet\n.I VERB\n[flags] ...\n.SH VERBS\n";
  for (const Verb& verb : verbs())
    text += ".TP\n.B " + roff(verb.name) + " \\fR" + roff(verb.arguments) + "\n" + roff(verb.summary) +
            ".\n.br\n" + roff(verb.example) + "\n";
  text += ".SH FLAGS\n";
  for (const Flag& flag : flags()) {
    text += ".TP\n.B " + roff(usage_of(flag)) + "\n" + roff(flag.help);
    text += flag.verbs.empty() ? ".\n" : " (" + roff(flag.verbs) + ").\n";
  }
  return text + ".SH EXIT STATUS\n" + roff(exits) + "\n";
}

std::string names_of_flags(std::string_view verb) {
  std::string names;
  for (const Flag& flag : flags())
    if (takes(flag, verb)) names.append(names.empty() ? "" : " ").append(flag.name);
  return names;
}

std::string names_of_verbs() {
  std::string names;
  for (const Verb& verb : verbs()) names += (names.empty() ? "" : " ") + std::string(verb.name);
  return names;
}

std::string bash_completion() {
  std::string text =
      "_broadsheet() {\n  local word=${COMP_WORDS[COMP_CWORD]} words=''\n  if [ \"$COMP_CWORD\" -eq 1 ]; "
      "then words='" +
      names_of_verbs() + "'; else case ${COMP_WORDS[1]} in\n";
  for (const Verb& verb : verbs())
    text += "    " + std::string(verb.name) + ") words='" + names_of_flags(verb.name) + "' ;;\n";
  return text +
         "  esac; fi\n  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n  [ ${#COMPREPLY[@]} -gt 0 ] || "
         "COMPREPLY=($(compgen -f -- \"$word\"))\n}\n"
         "complete -o filenames -F _broadsheet broadsheet\n";
}

std::string zsh_completion() {
  std::string text =
      "#compdef broadsheet\n_broadsheet() {\n  if (( CURRENT == 2 )); then\n    local -a verbs=(\n";
  for (const Verb& verb : verbs()) {
    std::string summary(verb.summary);
    for (char& c : summary)
      if (c == '\'') c = ' ';
    text += "      '" + std::string(verb.name) + ":" + summary + "'\n";
  }
  text += "    )\n    _describe verb verbs\n    return\n  fi\n  case $words[2] in\n";
  for (const Verb& verb : verbs())
    text += "    " + std::string(verb.name) + ") compadd -- " + names_of_flags(verb.name) + " ;;\n";
  return text + "  esac\n  _files\n}\ncompdef _broadsheet broadsheet\n";
}

std::string fish_completion() {
  std::string text;
  for (const Verb& verb : verbs()) {
    text += "complete -c broadsheet -n __fish_use_subcommand -a " + std::string(verb.name) + "\n";
    for (const Flag& flag : flags())
      if (takes(flag, verb.name))
        text += "complete -c broadsheet -n '__fish_seen_subcommand_from " + std::string(verb.name) + "' -l " +
                std::string(flag.name.substr(2)) + (flag.value.empty() ? "" : " -r") + "\n";
  }
  return text;
}

Exit print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  return Exit::done;
}

}  // namespace

Exit run_help(const Options& options) {
  if (options.words.empty()) return print(help_of_all());
  const Verb* verb = verb_named(options.words[0]);
  if (verb != nullptr) return print(help_of(*verb));
  complain({ErrorCode::bad_input, options.words[0] + " is no verb", {}, std::nullopt, "see broadsheet help"});
  return Exit::usage;
}

Exit run_man(const Options&) {
  return print(man_page());
}

Exit run_completion(const Options& options) {
  const std::string shell = options.words.empty() ? "" : options.words[0];
  if (shell == "bash") return print(bash_completion());
  if (shell == "zsh") return print(zsh_completion());
  if (shell == "fish") return print(fish_completion());
  complain({ErrorCode::bad_input,
            "no completions for \"" + shell + "\"",
            {},
            std::nullopt,
            "name bash, zsh or fish"});
  return Exit::usage;
}

Exit run_version(const Options&) {
  return print("broadsheet " BROADSHEET_VERSION "\n");
}

}  // namespace broadsheet
