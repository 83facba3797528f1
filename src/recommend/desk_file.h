#pragma once
// desk_file.h: the rules of the desk on the disk.
//
//   archive/desk.txt        the rules; a person writes them
//   archive/desk.jsonl      what they did, the newest last, a line of JSON a use:
//                           {"at", "line", "rule", "did", "article", "where"}
//   archive/desk.old.jsonl  what was in it when it had grown to 1 MB
//
// It belongs to one thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "recommend/desk_editor.h"
#include "recommend/desk_rules.h"

namespace broadsheet {

class DeskFile {
 public:
  // Nothing is read yet: no rules.
  explicit DeskFile(std::string folder) : folder_(std::move(folder)) {}

  // Reads the file where it is another than at the last look. No file: no rules. Errors: those of
  // parse_desk_rules() and of reading, once for each state of the file; the rules that were in force stay.
  [[nodiscard]] Result<void> look();
  [[nodiscard]] const DeskRules& rules() const { return rules_; }
  // Of the file as it was at the last look; 0: there was none.
  [[nodiscard]] std::uint64_t seen() const { return seen_; }
  // Another number where other rules are in force: others were read, or one has ended or begun since.
  [[nodiscard]] std::uint64_t in_force(Instant now) const;

  // Writes what rules did into the log, each once until other rules are read. `where`: "/", "/article/ID".
  // Who cannot write it goes on without.
  void tell(const std::vector<DeskUse>& uses, std::string_view where, Instant now);
  // And that the rules could not be read: {"at", "did": "not read", "why"}.
  void tell(const Error& fault, Instant now) const;

 private:
  std::string folder_;
  DeskRules rules_;
  std::uint64_t seen_ = 0;     // of the file, as it was at the last look
  std::uint64_t changes_ = 0;  // times that rules were read
  std::unordered_set<std::uint64_t> told_;
};

// The path of the rules of an archive.
[[nodiscard]] std::string desk_path(const std::string& folder);

// The rules of an archive, read once. Errors: those of DeskFile::look().
[[nodiscard]] Result<DeskRules> read_desk_rules(const std::string& folder);

}  // namespace broadsheet
