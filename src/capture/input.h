#pragma once
// input.h: a file as a window of unpacked bytes that moves forward.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/base.h"

namespace broadsheet {

// Bytes that are appended at the end and consumed at the front, never zeroed first.
class Buffer {
 public:
  [[nodiscard]] std::string_view view() const { return {data_.get() + begin_, end_ - begin_}; }
  void consume(std::size_t n);
  // Room for n more bytes at the end; commit() makes the first n of them part of the view.
  [[nodiscard]] char* room(std::size_t n);
  void commit(std::size_t n) { end_ += n; }
  void reserve(std::size_t capacity);

 private:
  std::unique_ptr<char[]> data_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
};

// The bytes of a file, descriptor or memory as they are.
class RawInput {
 public:
  // "-" is standard input.
  [[nodiscard]] static Result<RawInput> open(const std::string& path);
  // Bytes in memory, for parts of other files and for tests.
  explicit RawInput(std::string bytes);
  RawInput(RawInput&& other) noexcept;
  RawInput& operator=(RawInput&& other) noexcept;
  ~RawInput();

  [[nodiscard]] std::string_view window() const { return buffer_.view(); }
  // Tries to hold at least n bytes in the window; false where the file ends before.
  bool fill(std::size_t n);
  void consume(std::size_t n);
  [[nodiscard]] std::uint64_t offset() const { return offset_; }              // of the window's first byte
  [[nodiscard]] std::uint64_t size() const;                                   // of a plain file; else 0
  [[nodiscard]] bool seek(std::uint64_t offset);                              // false where the input cannot
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }  // the system's, while reading

 private:
  RawInput() = default;
  int descriptor_ = -1;
  bool at_end_ = false;
  std::uint64_t offset_ = 0;
  Buffer buffer_;
  std::optional<Error> fault_;
};

// A window of unpacked bytes over a raw input that is plain, gzip (any number of members) or zstd (any number
// of frames, with the dictionary frame of .warc.zst).
class Input {
 public:
  virtual ~Input() = default;

  [[nodiscard]] std::string_view window() const { return out_.view(); }
  virtual void consume(std::size_t n) { out_.consume(n); }

  // Appends to the window; false at the end of the file and at damage.
  virtual bool more() = 0;

  // The window is going to hold the whole file where it is not over a limit: room is made once.
  virtual void expect_whole(std::size_t /*limit*/) {}

  // Where the window's first byte, or the member or frame that holds it, stands in the file.
  [[nodiscard]] virtual std::uint64_t offset() const = 0;

  // What stopped more() short of the end of the file.
  [[nodiscard]] const std::optional<Error>& damage() const { return damage_; }

  // Empties the window and goes on behind the damage; false where nothing sound follows.
  virtual bool recover() = 0;

  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;

  // Whether the window and what follows can be n bytes; a file's own size says so where it is plain.
  [[nodiscard]] virtual bool may_hold(std::uint64_t n) const { return n < most_bytes; }

  // Plain bytes have no members whose ends say where a record must end.
  [[nodiscard]] virtual bool is_packed() const = 0;

 protected:
  static constexpr std::uint64_t most_bytes = std::uint64_t{1} << 40;  // of any file that is read here
  Buffer out_;
  std::optional<Error> damage_;
};

// Chooses by the first bytes.
[[nodiscard]] std::unique_ptr<Input> unpack_input(RawInput raw);

}  // namespace broadsheet
