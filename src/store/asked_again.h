#pragma once
// asked_again.h: what is read into memory for those who ask again and again: whoever asks once between two
// changes of the archive would wait for all of it to be spared a part.

#include <optional>

#include "search/database.h"

namespace broadsheet {

// Of one connection, on one thread at a time.
class AskedAgain {
 public:
  // Whether it is known of the database as it is. From the second time on that this is asked in one state
  // `read` reads it, once, and says whether it could.
  template <typename Read>
  [[nodiscard]] bool knows(const DatabaseState& state, Read read) {
    const bool again = asked_ == state;
    asked_ = state;
    if (again && read_ != asked_) {
      read_ = asked_;
      are_known_ = read();
    }
    return again && are_known_;
  }

 private:
  std::optional<DatabaseState> asked_, read_;
  bool are_known_ = false;
};

}  // namespace broadsheet
