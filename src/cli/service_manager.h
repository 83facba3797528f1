#pragma once
// service_manager.h: words for the service manager that started the program (sd_notify(3)), over its socket.

#include <chrono>
#include <string_view>

namespace broadsheet {

// Sends a state such as "READY=1". Does nothing where no service manager waits for one.
void tell_service_manager(std::string_view state);

// How often "WATCHDOG=1" is wanted; zero: never.
[[nodiscard]] std::chrono::milliseconds watchdog_interval();

}  // namespace broadsheet
