#pragma once
// simulated_disk.h: a disk that remembers what was asked of it, fails where it is told to, and can show what
// a power cut would have left at any moment.
//
// It stands for the file system of a whole archive: as Disk for our own files, as a VFS for SQLite's. All
// goes to real files under a folder, nothing is synced, and everything is written down. leave_after() then
// makes the folder as it could look after the power failed: what was synced is there; of the rest nothing,
// all, all but half of the last write, or any of it in any order, writes torn at sectors.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "store/disk.h"

namespace broadsheet {

// What becomes of that which was not synced.
enum class Loss : std::uint8_t { all, none, half_of_the_last, any };

class SimulatedDisk final : public Disk {
 public:
  // One at a time. `root`: the folder whose files it knows.
  explicit SimulatedDisk(std::string root);
  ~SimulatedDisk() override;
  SimulatedDisk(const SimulatedDisk&) = delete;
  SimulatedDisk& operator=(const SimulatedDisk&) = delete;

  [[nodiscard]] const char* sqlite_vfs() const override;
  Result<std::unique_ptr<AppendFile>> open_append(const std::string& path) override;
  Result<void> write_whole(const std::string& path, std::string_view bytes) override;
  Result<void> make_folder(const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<void> sync_folder(const std::string& path) override;

  enum class Failing : std::uint8_t { once, from_then_on };
  // The n-th write, sync, new or other name from now fails (0: the next).
  void fail(std::size_t n, Failing how);
  void heal();
  [[nodiscard]] bool has_failed() const { return has_failed_; }

  // Moments at which the power may fail: before the first event, between two, after the last.
  [[nodiscard]] std::size_t events() const { return events_.size(); }
  // Leaves in `folder` what is there when the power fails after `count` events.
  void leave_after(std::size_t count, Loss loss, std::uint64_t seed, const std::string& folder) const;

  // For the VFS and the files.
  enum class Kind : std::uint8_t { create, write, truncate, sync, rename, remove, sync_names };
  struct Event {
    Kind kind;
    std::size_t file = 0;        // of create, write, truncate, sync
    std::string name, new_name;  // of create, rename, remove; of sync_names the folder, "/" behind it
    std::uint64_t offset = 0;    // of write; the size after truncate
    std::string bytes;
  };
  // False where this one is to fail.
  [[nodiscard]] bool permits();
  void note(Event event);
  void note_root_synced();
  [[nodiscard]] std::size_t file_of(const std::string& path);  // its number; made where it has none
  [[nodiscard]] bool knows(const std::string& path) const { return path.starts_with(root_ + "/"); }

 private:
  std::string root_;
  std::vector<Event> events_;
  std::map<std::string, std::size_t> names_;
  std::size_t files_ = 0;
  std::size_t until_failure_ = SIZE_MAX;
  Failing how_ = Failing::once;
  bool has_failed_ = false;
};

}  // namespace broadsheet
