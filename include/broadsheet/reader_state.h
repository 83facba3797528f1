#pragma once
// broadsheet/reader_state.h: what its reader did with an archive: articles read, saved and hidden, rules of
// feeds; which hubs announce them; and who may come in: keys of reader programs, the password, sessions.
//
//   archive/state.sqlite   made by the first mark or key
//
// It stands beside the database because that can be made again from the captures and is locked while pages
// are kept; this can be made from nothing and is written at any time, in short transactions. Marks name
// articles by their ids, so `rebuild` changes none. What returns without an error has been synced to the
// disk. A ReaderState belongs to one thread; any number may be open. Archive reads the marks with its rows
// (store.h).

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"
#include "broadsheet/news.h"

namespace broadsheet {

enum class ReaderMark : std::uint8_t { read, saved, hidden };

// "read", "saved", "hidden".
[[nodiscard]] std::string_view name_of(ReaderMark mark);
[[nodiscard]] std::optional<ReaderMark> mark_named(std::string_view name);

// A key lets a program in. Only hashes of it are kept.
struct ReaderKey {
  std::int64_t number = 0;
  std::string name;  // for its owner: "phone"
  Instant made = 0;
};

// A feed whose hub is to say when there is something new in it (WebSub).
struct HubSubscription {
  std::string feed, hub, topic;
  std::string path;       // the last part of the address that the hub calls; nobody can guess it
  std::string secret;     // by which the hub signs
  Instant asked = 0;      // when the hub was asked last
  Instant until = 0;      // the end of the lease; 0: the hub did not confirm it
  Instant announced = 0;  // when the hub last said that there is something new
};

class ReaderState {
 public:
  // Makes nothing. Errors: newer_format, damaged, unreadable.
  [[nodiscard]] static Result<ReaderState> open(const std::string& folder);
  ReaderState(ReaderState&&) noexcept;
  ReaderState& operator=(ReaderState&&) noexcept;
  ~ReaderState();

  // Marks articles at an instant; those that have the mark keep theirs. Errors of all that write: busy (after
  // 5 seconds), no_space, newer_format, unreadable.
  [[nodiscard]] Result<void> mark(const std::vector<ArticleId>& articles, ReaderMark mark, Instant at);
  [[nodiscard]] Result<void> unmark(const std::vector<ArticleId>& articles, ReaderMark mark);

  // Takes the hashes of a key that the caller made; `fever_hash` is of what the Fever API sends in its place.
  [[nodiscard]] Result<void> add_key(const std::string& name, std::string_view hash,
                                     std::string_view fever_hash, Instant made);
  [[nodiscard]] Result<void> drop_key(std::int64_t number);
  [[nodiscard]] Result<std::vector<ReaderKey>> keys() const;  // oldest first
  // The password as it is kept, in the form that its maker gave it; empty where there is none. A new one ends
  // all sessions.
  [[nodiscard]] Result<std::string> password() const;
  [[nodiscard]] Result<void> set_password(const std::string& kept);
  // Sessions by hashes of their tokens; `expired`: those made at or before it are dropped.
  [[nodiscard]] Result<void> add_session(std::string_view hash, Instant made, Instant expired);
  [[nodiscard]] Result<void> drop_session(std::string_view hash);
  [[nodiscard]] Result<bool> knows_session(std::string_view hash, Instant made_after) const;

  // What is wanted of a feed, by its address, as feed/rules.h reads it; empty where nothing was said. It is
  // kept when the feed is followed no longer.
  [[nodiscard]] Result<void> set_rules(const std::string& feed, const std::string& rules);
  [[nodiscard]] Result<void> move_rules(const std::string& from, const std::string& to);
  [[nodiscard]] Result<std::string> rules(const std::string& feed) const;

  // One for a feed; another takes its place.
  [[nodiscard]] Result<void> put(const HubSubscription& hub);
  [[nodiscard]] Result<void> drop_hub(const std::string& feed);
  [[nodiscard]] Result<std::vector<HubSubscription>> hubs() const;  // by feed
  [[nodiscard]] Result<std::optional<HubSubscription>> hub_at(std::string_view path) const;

  // Whether a key has this hash, of either kind.
  [[nodiscard]] Result<bool> knows(std::string_view hash) const;

 private:
  struct State;
  explicit ReaderState(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace broadsheet
