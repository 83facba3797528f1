// service_manager.cc: one datagram a state to the socket of $NOTIFY_SOCKET, a path or an abstract name
// ("@…"). Entry point: tell_service_manager().

#include "cli/service_manager.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace broadsheet {

void tell_service_manager(std::string_view state) {
  const char* name = std::getenv("NOTIFY_SOCKET");
  if (name == nullptr) return;
  const std::string_view path(name);
  sockaddr_un to = {};
  to.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof to.sun_path) return;
  std::copy(path.begin(), path.end(), to.sun_path);
  if (path[0] == '@') to.sun_path[0] = '\0';
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  // Who does not listen does not keep us from serving.
  (void)::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                 reinterpret_cast<const sockaddr*>(&to),
                 static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size()));
  ::close(socket);
}

std::chrono::milliseconds watchdog_interval() {
  const char* microseconds = std::getenv("WATCHDOG_USEC");
  const char* process = std::getenv("WATCHDOG_PID");
  if (microseconds == nullptr) return std::chrono::milliseconds(0);
  if (process != nullptr && std::strtoll(process, nullptr, 10) != ::getpid())
    return std::chrono::milliseconds(0);
  // Twice in the time that the manager waits, as sd_watchdog_enabled(3) advises.
  return std::chrono::milliseconds(std::max(0LL, std::strtoll(microseconds, nullptr, 10)) / 2'000);
}

}  // namespace broadsheet
