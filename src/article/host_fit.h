#pragma once
// host_fit.h: whether a name can be that of the site at a host.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

enum class HostFit : std::uint8_t {
  none,
  holds,        // one has the other in it: "Beacon Sport" and beacon.example, "Beacon" and thebeacon.example
  abbreviated,  // beginnings of its words in turn make up the host: "Alder Bay Times" and abtimes.example
  same
};
enum class HostPart : std::uint8_t {
  any,
  own  // what stands before the public suffix, so that "Sport" does not fit sport.beacon.example
};

// A host, cut once for the names that are held against it. Longer ones than hosts are fit no name.
class Host {
 public:
  explicit Host(std::string_view host);
  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] bool is_there() const { return !labels_.empty(); }

  // Letters alone count, without marks ("ü" as u or ue) or an article in front.
  [[nodiscard]] HostFit fit_of(std::string_view name, HostPart part = HostPart::any) const;

 private:
  [[nodiscard]] HostFit fit_of_words(std::span<const std::string> words, HostPart part) const;

  std::string_view name_;
  std::vector<std::string> labels_;  // before the public suffix: "news", "beacon"
  std::string joined_, letters_;     // of these; of the whole host
};

// The words of a name in lower case, letters without marks and digits.
[[nodiscard]] std::vector<std::string> plain_words(std::string_view name);

// The same in one, without an article in front: equal for two spellings of a name.
[[nodiscard]] std::string own_letters(std::string_view name);

}  // namespace broadsheet
