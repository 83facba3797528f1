#pragma once
// secrets.h: tokens of forms and keys of programs.

#include <string>
#include <string_view>

namespace broadsheet {

// 130 bits from the system's generator, as 26 letters and digits that are not mistaken for each other.
[[nodiscard]] std::string make_secret();

// In a time that does not depend on where they differ.
[[nodiscard]] bool are_equal_secrets(std::string_view a, std::string_view b);

// What is kept of a key. It has 130 bits of its own, so one round of SHA-256 is enough.
[[nodiscard]] std::string hash_of_key(std::string_view key);

// What the Fever API sends in place of a key: MD5 of "name:key", lower-case hexadecimal. The name is
// `reader_name`.
[[nodiscard]] std::string fever_form_of_key(std::string_view key);

inline constexpr std::string_view reader_name = "reader";

}  // namespace broadsheet
