// input.cc: reading files in blocks, and unpacking them.
//
// gzip goes two ways. A WARC packs each record as a member of its own, and libdeflate unpacks a whole member
// about twice as fast as zlib, but wants all of it in memory: so a member is tried whole, with more input or
// more room where it did not suffice. A member that outgrows `whole_member` (a file packed in one piece) is
// streamed by zlib, and so are all after it. Entry points: RawInput::open(), unpack_input().

#include "capture/input.h"

#include <fcntl.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace broadsheet {
namespace {

constexpr std::size_t block = 256 * 1024;
constexpr std::size_t whole_member = 8 * 1024 * 1024;

}  // namespace

// ---------------------------------------------------------------------------------------------- Buffer

void Buffer::consume(std::size_t n) {
  begin_ += std::min(n, end_ - begin_);
  if (begin_ == end_) begin_ = end_ = 0;
}

char* Buffer::room(std::size_t n) {
  if (capacity_ - end_ < n) {
    const std::size_t size = end_ - begin_;
    if (capacity_ < 2 * (size + n)) reserve(2 * (size + n));
    if (begin_ > 0) std::memmove(data_.get(), data_.get() + begin_, size);
    begin_ = 0;
    end_ = size;
  }
  return data_.get() + end_;
}

void Buffer::reserve(std::size_t capacity) {
  if (capacity <= capacity_) return;
  auto data = std::make_unique_for_overwrite<char[]>(capacity);
  const std::size_t size = end_ - begin_;
  if (size > 0) std::memcpy(data.get(), data_.get() + begin_, size);
  data_ = std::move(data);
  capacity_ = capacity;
  begin_ = 0;
  end_ = size;
}

// -------------------------------------------------------------------------------------------- RawInput

Result<RawInput> RawInput::open(const std::string& path) {
  RawInput input;
  input.descriptor_ = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (input.descriptor_ < 0)
    return fail(errno == ENOENT ? ErrorCode::missing : ErrorCode::unreadable, std::strerror(errno), path);
  return input;
}

RawInput::RawInput(std::string bytes) : at_end_(true) {
  std::memcpy(buffer_.room(bytes.size() + 1), bytes.data(), bytes.size());
  buffer_.commit(bytes.size());
}

RawInput::RawInput(RawInput&& other) noexcept {
  *this = std::move(other);
}

RawInput& RawInput::operator=(RawInput&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(at_end_, other.at_end_);
  std::swap(offset_, other.offset_);
  std::swap(buffer_, other.buffer_);
  std::swap(fault_, other.fault_);
  return *this;
}

RawInput::~RawInput() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool RawInput::fill(std::size_t n) {
  while (window().size() < n && !at_end_) {
    const std::size_t want = std::max(block, n - window().size());
    const ssize_t got = ::read(descriptor_, buffer_.room(want), want);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fault_ = Error{ErrorCode::unreadable, std::strerror(errno), {}, offset_, {}};
    if (got <= 0) at_end_ = true;
    if (got > 0) buffer_.commit(static_cast<std::size_t>(got));
  }
  return window().size() >= n;
}

void RawInput::consume(std::size_t n) {
  offset_ += std::min(n, window().size());
  buffer_.consume(n);
}

std::uint64_t RawInput::size() const {
  struct stat status = {};
  const bool plain = descriptor_ >= 0 && ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  return plain ? static_cast<std::uint64_t>(status.st_size) : 0;
}

bool RawInput::seek(std::uint64_t offset) {
  if (descriptor_ < 0 || ::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) return false;
  buffer_.consume(window().size());
  offset_ = offset;
  at_end_ = false;
  return true;
}

namespace {

// ----------------------------------------------------------------------------------------------- plain

class PlainInput final : public Input {
 public:
  explicit PlainInput(RawInput raw) : raw_(std::move(raw)) {}

  bool more() override {
    const bool got = raw_.fill(1);
    if (!got) {
      damage_ = raw_.fault();
      return false;
    }
    const std::string_view bytes = raw_.window();
    std::memcpy(out_.room(bytes.size()), bytes.data(), bytes.size());
    out_.commit(bytes.size());
    raw_.consume(bytes.size());
    return true;
  }
  void expect_whole(std::size_t limit) override {
    if (const std::uint64_t size = raw_.size(); size <= limit)
      out_.reserve(size + block);  // a block behind the last
  }
  [[nodiscard]] std::uint64_t offset() const override { return raw_.offset() - window().size(); }
  bool recover() override { return false; }
  [[nodiscard]] std::uint64_t bytes_read() const override { return raw_.offset(); }
  [[nodiscard]] bool may_hold(std::uint64_t n) const override {
    const std::uint64_t size = raw_.size();
    return size == 0 ? Input::may_hold(n) : offset() <= size && n <= size - offset();
  }
  [[nodiscard]] bool is_packed() const override { return false; }

 private:
  RawInput raw_;
};

// ------------------------------------------------------------------------------------------------ gzip

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
};

class GzipInput final : public Input {
 public:
  explicit GzipInput(RawInput raw) : raw_(std::move(raw)), whole_(libdeflate_alloc_decompressor()) {}
  ~GzipInput() override {
    if (streaming_) inflateEnd(&stream_);
  }
  GzipInput(const GzipInput&) = delete;
  GzipInput& operator=(const GzipInput&) = delete;

  bool more() override {
    if (damage_) return false;
    if (window().empty()) member_ = raw_.offset();
    if (inside_member_) return stream_more();
    raw_.fill(block);
    if (raw_.window().empty() || only_zeros_left()) return end();
    if (!streaming_ && whole_more()) return true;
    return damage_ ? false : stream_more();
  }

  [[nodiscard]] std::uint64_t offset() const override { return member_; }

  // On to the next bytes that begin like a member.
  bool recover() override {
    out_.consume(window().size());
    damage_.reset();
    inside_member_ = false;
    if (streaming_) inflateReset2(&stream_, 15 + 16);
    // What is damaged may have been read on into the next members. How much is read again has a bound, so
    // that no file takes longer than its size allows.
    const std::uint64_t passed = raw_.offset() - member_;
    if (passed > 0 && passed <= again_ && raw_.seek(member_ + 1)) {
      again_ -= passed;
    } else if (passed == 0) {
      raw_.consume(1);
    }
    while (raw_.fill(3)) {
      const std::size_t at = raw_.window().find("\x1F\x8B\x08");
      if (at != std::string_view::npos) {
        raw_.consume(at);
        return true;
      }
      raw_.consume(raw_.window().size() - 2);
    }
    return false;
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return raw_.offset(); }
  [[nodiscard]] bool is_packed() const override { return true; }

 private:
  bool end() {
    if (raw_.fault()) damage_ = raw_.fault();
    return false;
  }

  // Tapes and some tools pad files with zeros.
  bool only_zeros_left() {
    return raw_.window().front() == '\0' && raw_.window().find_first_not_of('\0') == std::string_view::npos;
  }

  // A whole member at once; false where it must be streamed.
  bool whole_more() {
    std::size_t room = std::max<std::size_t>(block * 4, raw_.window().size());
    for (;;) {
      const std::string_view in = raw_.window();
      std::size_t used = 0, made = 0;
      const libdeflate_result result = libdeflate_gzip_decompress_ex(whole_.get(), in.data(), in.size(),
                                                                     out_.room(room), room, &used, &made);
      if (result == LIBDEFLATE_SUCCESS) {
        out_.commit(made);
        raw_.consume(used);
        return true;
      }
      if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
        if (room >= whole_member) return false;
        room *= 4;
        continue;
      }
      // Bad data, or a member that the window cuts off.
      if (in.size() >= whole_member) return false;
      raw_.fill(in.size() * 4);
      if (raw_.window().size() == in.size()) return false;
    }
  }

  bool stream_more() {
    if (!streaming_) {
      inflateInit2(&stream_, 15 + 16);
      streaming_ = true;
    }
    inside_member_ = true;
    for (;;) {
      raw_.fill(1);
      const std::string_view in = raw_.window();
      if (in.empty()) return damaged(ErrorCode::truncated, "the file ends inside a gzip member");
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
      stream_.avail_in = static_cast<uInt>(in.size());
      stream_.next_out = reinterpret_cast<Bytef*>(out_.room(block));
      stream_.avail_out = static_cast<uInt>(block);
      const int result = inflate(&stream_, Z_NO_FLUSH);
      const std::size_t made = block - stream_.avail_out;
      out_.commit(made);
      raw_.consume(in.size() - stream_.avail_in);
      if (result == Z_STREAM_END) {
        inside_member_ = false;
        inflateReset2(&stream_, 15 + 16);
        return made > 0 || more();
      }
      if (result != Z_OK && result != Z_BUF_ERROR)
        return damaged(ErrorCode::damaged, "not a sound gzip member");
      if (made > 0) return true;
    }
  }

  bool damaged(ErrorCode code, std::string what) {
    damage_ = Error{code, std::move(what), {}, member_, {}};
    return false;
  }

  RawInput raw_;
  std::unique_ptr<libdeflate_decompressor, FreeDecompressor> whole_;
  z_stream stream_{};
  bool streaming_ = false;
  bool inside_member_ = false;
  std::uint64_t member_ = 0;
  std::uint64_t again_ = 64'000'000;  // bytes that may still be read twice
};

// ------------------------------------------------------------------------------------------------ zstd

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

constexpr std::string_view dictionary_magic = "\x5D\x2A\x4D\x18";

class ZstdInput final : public Input {
 public:
  explicit ZstdInput(RawInput raw) : raw_(std::move(raw)), context_(ZSTD_createDCtx()) {
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, 25);  // 32 MB
    if (raw_.fill(8) && raw_.window().starts_with(dictionary_magic)) load_dictionary();
  }

  bool more() override {
    if (damage_) return false;
    if (window().empty() && !inside_frame_) frame_ = raw_.offset();
    for (;;) {
      raw_.fill(1);
      const std::string_view in = raw_.window();
      if (in.empty())
        return inside_frame_ && damaged(ErrorCode::truncated, "the file ends inside a zstd frame");
      ZSTD_inBuffer from{in.data(), in.size(), 0};
      ZSTD_outBuffer to{out_.room(block), block, 0};
      const std::size_t result = ZSTD_decompressStream(context_.get(), &to, &from);
      if (ZSTD_isError(result)) return damaged(ErrorCode::damaged, ZSTD_getErrorName(result));
      raw_.consume(from.pos);
      out_.commit(to.pos);
      inside_frame_ = result != 0;
      if (to.pos > 0) return true;
    }
  }

  [[nodiscard]] std::uint64_t offset() const override { return frame_; }

  bool recover() override {
    out_.consume(window().size());
    damage_.reset();
    inside_frame_ = false;
    ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);
    if (raw_.offset() == frame_) raw_.consume(1);
    while (raw_.fill(4)) {
      const std::size_t at = raw_.window().find("\x28\xB5\x2F\xFD");
      if (at != std::string_view::npos) {
        raw_.consume(at);
        return true;
      }
      raw_.consume(raw_.window().size() - 3);
    }
    return false;
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return raw_.offset(); }
  [[nodiscard]] bool is_packed() const override { return true; }

 private:
  // A skippable frame whose content is the dictionary, itself packed or not (WARC zstd proposal, IIPC).
  void load_dictionary() {
    std::uint32_t size = 0;
    std::memcpy(&size, raw_.window().data() + 4, 4);
    if (size > whole_member || !raw_.fill(8 + size)) {
      damaged(ErrorCode::damaged, "the dictionary frame is cut off or over 8 MB");
      return;
    }
    std::string_view dictionary = raw_.window().substr(8, size);
    std::string unpacked;
    if (dictionary.starts_with("\x28\xB5\x2F\xFD")) {
      unpacked.resize(whole_member);
      const std::size_t made =
          ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(), dictionary.size());
      unpacked.resize(ZSTD_isError(made) ? 0 : made);
      dictionary = unpacked;
    }
    ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
    raw_.consume(8 + size);
  }

  bool damaged(ErrorCode code, std::string what) {
    damage_ = Error{code, std::move(what), {}, frame_, {}};
    return false;
  }

  RawInput raw_;
  std::unique_ptr<ZSTD_DCtx, FreeContext> context_;
  bool inside_frame_ = false;
  std::uint64_t frame_ = 0;
};

}  // namespace

std::unique_ptr<Input> unpack_input(RawInput raw, bool named_gzip) {
  raw.fill(5);
  const std::string_view head = raw.window();
  const bool is_damaged_gzip = named_gzip && !head.empty() && !head.starts_with("WARC/");
  if (head.starts_with("\x1F\x8B\x08") || is_damaged_gzip) return std::make_unique<GzipInput>(std::move(raw));
  if (head.starts_with("\x28\xB5\x2F\xFD") || head.starts_with(dictionary_magic))
    return std::make_unique<ZstdInput>(std::move(raw));
  return std::make_unique<PlainInput>(std::move(raw));
}

}  // namespace broadsheet
