// packed_row.cc: rows as zstd frames and in blocks of LZ4. Entry points: pack_in_blocks(), unpack_row(),
// RowUnpacker::more().

#include "store/packed_row.h"

#include <lz4.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace broadsheet {
namespace {

constexpr char first_byte = 'L';  // that of a zstd frame is 0x28
constexpr std::size_t a_block = 1'024;

constexpr std::uint64_t most_bytes = 1'000'000'000;  // of a row that is one
constexpr std::uint64_t most_ratio = 256;            // to which LZ4 can pack

}  // namespace

std::string pack_in_blocks(std::string_view line) {
  thread_local const std::unique_ptr<LZ4_stream_t, decltype(&LZ4_freeStream)> stream(LZ4_createStream(),
                                                                                     &LZ4_freeStream);
  LZ4_loadDict(stream.get(), before_lines.data(), static_cast<int>(before_lines.size()));
  std::string packed;
  packed.reserve(line.size() * 3 / 4);
  packed += first_byte;
  put_number(packed, line.size());
  std::array<char, LZ4_COMPRESSBOUND(a_block)> block;
  for (std::size_t at = 0; at < line.size(); at += a_block) {
    const std::string_view text = line.substr(at, a_block);
    const int size =
        LZ4_compress_fast_continue(stream.get(), text.data(), block.data(), static_cast<int>(text.size()),
                                   static_cast<int>(block.size()), 1);
    put_text(packed, {block.data(), static_cast<std::size_t>(size)});
  }
  return packed;
}

Result<std::string> unpack_row(std::string_view bytes) {
  RowUnpacker row;
  if (row.begin(bytes)) {
    while (row.more()) {
    }
    if (row.is_whole()) return std::string(row.bytes());
  }
  return fail(ErrorCode::damaged, "a row that is not packed as it should be");
}

Result<Article> unpack_article(std::string_view bytes) {
  const auto json = unpack_row(bytes);
  if (!json) return tl::unexpected(json.error());
  return article_from_json(*json);
}

bool RowUnpacker::begin(std::string_view packed) {
  whole_ = size_ = 0;
  const bool is_frame = !packed.starts_with(first_byte);
  frame_ = is_frame ? packed : std::string_view();
  blocks_ = ByteReader(packed.substr(is_frame ? packed.size() : 1));
  const std::uint64_t whole =
      is_frame ? ZSTD_getFrameContentSize(packed.data(), packed.size()) : blocks_.number();
  if (!blocks_.is_sound() || whole > most_bytes) return false;
  if (!is_frame && whole > most_ratio * packed.size()) return false;
  whole_ = whole;
  if (unpacked_.size() < ahead + whole_) unpacked_.resize(ahead + whole_);
  return true;
}

bool RowUnpacker::more() {
  if (size_ == whole_) return false;
  const std::size_t made = frame_.empty() ? unpack_block() : unpack_frame();
  size_ += made;
  return made > 0;
}

// Nothing where it is damaged, as below.
std::size_t RowUnpacker::unpack_frame() {
  using Unpacker = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;
  thread_local const Unpacker unpacker(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  if (unpacker == nullptr) return 0;
  const std::size_t made =
      ZSTD_decompressDCtx(unpacker.get(), unpacked_.data() + ahead, whole_, frame_.data(), frame_.size());
  return ZSTD_isError(made) ? 0 : made;
}

std::size_t RowUnpacker::unpack_block() {
  constexpr std::size_t farthest = 65'536;  // that a block can refer to
  const std::string_view block = blocks_.text();
  char* const to = unpacked_.data() + ahead + size_;
  const std::size_t before = std::min(ahead + size_, farthest);
  const int made =
      LZ4_decompress_safe_usingDict(block.data(), to, static_cast<int>(block.size()),
                                    static_cast<int>(whole_ - size_), to - before, static_cast<int>(before));
  return static_cast<std::size_t>(std::max(made, 0));
}

}  // namespace broadsheet
