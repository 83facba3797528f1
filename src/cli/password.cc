// password.cc: broadsheet password. What is typed is not shown; from a pipe the first line counts.

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "broadsheet/serve.h"
#include "cli/report.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

// Standard input without its echo, while one lives.
class SilentTerminal {
 public:
  SilentTerminal() : is_terminal_(tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_terminal_) return;
    std::fputs("New password: ", stderr);
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~SilentTerminal() {
    if (!is_terminal_) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::fputs("\n", stderr);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

 private:
  termios before_ = {};
  bool is_terminal_;
};

std::string typed_password() {
  const SilentTerminal silent;
  std::string line;
  std::getline(std::cin, line);
  return line;
}

}  // namespace

Exit run_password(const Options& options) {
  const std::string password = options.remove ? std::string() : typed_password();
  if (!options.remove && password.empty())
    return complain(
        {ErrorCode::bad_input, "no password was given", {}, std::nullopt, "--remove takes one away"});
  const auto done = set_password(options.archive, password);
  return done ? Exit::done : complain(done.error());
}

}  // namespace broadsheet
