// packed_row.cc: one context of zstd a thread and way: making one costs more than a short row. Entry points:
// pack(), unpack_row(), RowUnpacker::more().

#include "store/packed_row.h"

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace broadsheet {
namespace {

// Letters are not coded: a tenth more of disk, and a row is made and read in half the time.
constexpr int level = -1;

constexpr unsigned long long most_bytes = 1'000'000'000;  // of a row that is one

using Packer = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Unpacker = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

ZSTD_DCtx* unpacker() {
  thread_local const Unpacker context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  return context.get();
}

}  // namespace

std::string pack(std::string_view bytes) {
  thread_local const Packer context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compressCCtx(context.get(), out.data(), out.size(), bytes.data(), bytes.size(), level));
  return out;
}

std::string pack_in_blocks(std::string_view bytes) {
  constexpr std::size_t a_block = 1'024;
  thread_local const Packer context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  ZSTD_CCtx_reset(context.get(), ZSTD_reset_session_only);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setPledgedSrcSize(context.get(), bytes.size());
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_outBuffer out{packed.data(), packed.size(), 0};
  ZSTD_inBuffer in{bytes.data(), 0, 0};
  do {
    in.size = std::min(bytes.size(), in.pos + a_block);
    const bool is_last = in.size == bytes.size();
    const std::size_t left =
        ZSTD_compressStream2(context.get(), &out, &in, is_last ? ZSTD_e_end : ZSTD_e_flush);
    // Blocks that do not pack have a few bytes each that the bound knows nothing of.
    if (ZSTD_isError(left) || left > 0) return pack(bytes);
  } while (in.pos < bytes.size());
  packed.resize(out.pos);
  return packed;
}

Result<std::string> unpack_row(std::string_view bytes) {
  const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size > most_bytes) return fail(ErrorCode::damaged, "a row that is not packed as it should be");
  std::string out(size, '\0');
  if (unpacker() == nullptr) return fail(ErrorCode::failed, "no memory left to unpack a row");
  const std::size_t made =
      ZSTD_decompressDCtx(unpacker(), out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(made) || made != size)
    return fail(ErrorCode::damaged, "a row that is not packed as it should be");
  return out;
}

Result<Article> unpack_article(std::string_view bytes) {
  const auto json = unpack_row(bytes);
  if (!json) return tl::unexpected(json.error());
  return article_from_json(*json);
}

bool RowUnpacker::begin(std::string_view packed) {
  packed_ = packed;
  taken_ = size_ = whole_ = 0;
  const auto whole = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (whole > most_bytes || unpacker() == nullptr) return false;
  whole_ = whole;
  if (unpacked_.size() < whole_) unpacked_.resize(whole_);
  ZSTD_DCtx_reset(unpacker(), ZSTD_reset_session_only);
  return true;
}

bool RowUnpacker::more() {
  constexpr std::size_t at_once = 512;  // of packed bytes
  const std::size_t before = size_;
  while (size_ == before && size_ < whole_ && taken_ < packed_.size()) {
    ZSTD_inBuffer in{packed_.data(), std::min(packed_.size(), taken_ + at_once), taken_};
    ZSTD_outBuffer out{unpacked_.data(), whole_, size_};
    if (ZSTD_isError(ZSTD_decompressStream(unpacker(), &out, &in))) return false;
    if (in.pos == taken_ && out.pos == size_) return false;
    taken_ = in.pos;
    size_ = out.pos;
  }
  return size_ > before;
}

}  // namespace broadsheet
