#pragma once
// names.h: the tables behind name_of(), and the way back.

#include <array>
#include <optional>
#include <string_view>

namespace broadsheet {

inline constexpr std::array<std::string_view, 8> article_kind_names = {
    "article", "live-blog", "gallery", "video", "audio", "opinion", "listing", "not-article"};
inline constexpr std::array<std::string_view, 8> block_kind_names = {
    "paragraph", "subhead", "list-item", "quotation", "caption", "table", "preformatted", "post"};
inline constexpr std::array<std::string_view, 8> note_kind_names = {
    "correction", "clarification", "editors-note", "update",
    "promo",      "copyright",     "about-author", "disclosure"};
inline constexpr std::array<std::string_view, 7> list_kind_names = {
    "related", "recommended", "inline", "more-from", "popular", "latest", "sponsored"};
inline constexpr std::array<std::string_view, 5> access_names = {"", "free", "metered", "stub", "scrambled"};
inline constexpr std::array<std::string_view, 9> source_names = {
    "json-ld", "meta", "microdata", "time-element", "url", "text", "http", "feed", "capture-header"};
inline constexpr std::array<std::string_view, 6> relation_kind_names = {"copy",   "version",  "wire",
                                                                        "shared", "recycled", "template"};

inline constexpr std::array<std::string_view, 5> statement_kind_names = {"direct", "indirect", "mixed",
                                                                         "reported", "declined"};
inline constexpr std::array<std::string_view, 6> source_type_names = {"named",    "unnamed", "institution",
                                                                      "document", "media",   "mixed-group"};

// The value with that name; nullopt for any other word.
template <typename Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> value_named(const std::array<std::string_view, N>& names,
                                              std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace broadsheet
