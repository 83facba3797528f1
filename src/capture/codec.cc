// codec.cc: gzip, deflate, brotli and zstd, each as a function that fills an output until it is full;
// unpack() gives them more room until they are done or a limit is met. Entry points: decode_content(),
// decode_chunked().

#include "capture/codec.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <memory>

#include "base/strings.h"

namespace broadsheet {
namespace {

enum class Step { more, done, bad };

constexpr int widest_zstd_window = 23;  // as a power of two

// Writes at most `room` bytes to `out`, sets `made`.
using Stepper = std::function<Step(char* out, std::size_t room, std::size_t& made)>;

std::uint64_t allowed_bytes(std::size_t packed, const Limits& limits) {
  const std::uint64_t by_ratio =
      std::max<std::uint64_t>(limits.ratio_floor, std::uint64_t{packed} * limits.ratio);
  return std::min(limits.page_bytes, by_ratio);
}

// nullopt: not packed that way from its first byte on. A stream that breaks later gives what came before.
Result<std::optional<std::string>> unpack(std::size_t packed, const Limits& limits, const Stepper& step) {
  constexpr std::size_t block = 128 * 1024;
  const std::uint64_t allowed = allowed_bytes(packed, limits);
  std::string out;
  for (;;) {
    const std::size_t old = out.size();
    out.resize(old + block);
    std::size_t made = 0;
    const Step state = step(out.data() + old, block, made);
    out.resize(old + made);
    if (out.size() > allowed)
      return fail(ErrorCode::over_limit, std::to_string(packed) + " packed bytes unpack to more than " +
                                             std::to_string(allowed) + " (limits page_bytes, ratio)");
    if (state == Step::bad && out.empty()) return std::nullopt;
    if (state != Step::more || (made == 0 && state == Step::more)) return out;
  }
}

Result<std::optional<std::string>> unpack_zlib(std::string_view body, const Limits& limits, int window_bits) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> closing(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  return unpack(body.size(), limits, [&](char* out, std::size_t room, std::size_t& made) {
    stream.next_out = reinterpret_cast<Bytef*>(out);
    stream.avail_out = static_cast<uInt>(room);
    const int result = inflate(&stream, Z_NO_FLUSH);
    made = room - stream.avail_out;
    if (result == Z_STREAM_END) return Step::done;
    return result == Z_OK ? Step::more : Step::bad;
  });
}

Result<std::optional<std::string>> unpack_gzip(std::string_view body, const Limits& limits) {
  return unpack_zlib(body, limits, 15 + 32);
}

// "deflate" is zlib (RFC 1950) by the standard and raw deflate (RFC 1951) by habit.
Result<std::optional<std::string>> unpack_deflate(std::string_view body, const Limits& limits) {
  auto out = unpack_zlib(body, limits, 15 + 32);
  return out && !*out ? unpack_zlib(body, limits, -15) : out;
}

Result<std::optional<std::string>> unpack_brotli(std::string_view body, const Limits& limits) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  return unpack(body.size(), limits, [&](char* out, std::size_t room, std::size_t& made) {
    auto* to = reinterpret_cast<std::uint8_t*>(out);
    std::size_t space = room;
    const auto result = BrotliDecoderDecompressStream(state.get(), &left, &in, &space, &to, nullptr);
    made = room - space;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return Step::done;
    return result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT ? Step::more : Step::bad;
  });
}

Result<std::optional<std::string>> unpack_zstd(std::string_view body, const Limits& limits) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, widest_zstd_window);
  ZSTD_inBuffer from{body.data(), body.size(), 0};
  bool is_too_wide = false;
  auto out = unpack(body.size(), limits, [&](char* room_begin, std::size_t room, std::size_t& made) {
    ZSTD_outBuffer to{room_begin, room, 0};
    const std::size_t result = ZSTD_decompressStream(context.get(), &to, &from);
    made = to.pos;
    is_too_wide = ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge;
    if (ZSTD_isError(result)) return Step::bad;
    return result == 0 && from.pos == from.size ? Step::done : Step::more;
  });
  if (is_too_wide) return fail(ErrorCode::over_limit, "a zstd window of over 8 MiB (RFC 8878, 3.1.1.1.2)");
  return out;
}

struct Coding {
  std::string_view name;
  Result<std::optional<std::string>> (*unpack)(std::string_view, const Limits&);
};

constexpr std::array codings_known = {Coding{"br", unpack_brotli}, Coding{"deflate", unpack_deflate},
                                      Coding{"gzip", unpack_gzip}, Coding{"x-gzip", unpack_gzip},
                                      Coding{"zstd", unpack_zstd}};

const Coding* coding_named(std::string_view name) {
  for (const Coding& coding : codings_known)
    if (equals_ignoring_case(coding.name, name)) return &coding;
  return nullptr;
}

}  // namespace

Result<std::string> decode_content(std::string body, std::string_view codings, const Limits& limits) {
  const auto names = split(codings, ',');
  if (names.size() > limits.stacked_encodings)
    return fail(ErrorCode::over_limit, std::to_string(names.size()) +
                                           " stacked content codings, over the limit of " +
                                           std::to_string(limits.stacked_encodings));
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const Coding* coding = coding_named(trim(*name));
    if (coding == nullptr) continue;
    auto out = coding->unpack(body, limits);
    if (!out) return tl::unexpected(out.error());
    if (*out) body = std::move(**out);
  }
  return body;
}

std::string decode_chunked(std::string_view body) {
  std::string out;
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::size_t line = rest.find('\n');
    std::uint64_t size = 0;
    const char* end = rest.data() + std::min(line, rest.size());
    const auto parsed = std::from_chars(rest.data(), end, size, 16);
    const bool sound =
        line != std::string_view::npos && parsed.ec == std::errc() && parsed.ptr != rest.data();
    if (!sound) return out.empty() ? std::string(body) : out + std::string(rest);
    rest.remove_prefix(line + 1);
    if (size == 0) return out;
    out += rest.substr(0, size);
    if (size >= rest.size()) return out;
    rest.remove_prefix(size);
    if (rest.starts_with("\r")) rest.remove_prefix(1);
    if (rest.starts_with("\n")) rest.remove_prefix(1);
  }
  return out;
}

std::string gzip(std::string_view bytes, int level) {
  using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;
  // One a thread and level: making one costs more than packing a short text.
  thread_local std::map<int, Compressor> compressors;
  auto found = compressors.find(level);
  if (found == compressors.end())
    found =
        compressors.emplace(level, Compressor(libdeflate_alloc_compressor(level), libdeflate_free_compressor))
            .first;
  libdeflate_compressor* compressor = found->second.get();
  std::string out(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace broadsheet
