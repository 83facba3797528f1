#pragma once
// tables.h: what extraction knows of words: headings of lists, promo lines, notes, labels. All folded to
// lower case.

#include <array>
#include <optional>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

// Words of collapsed text; ideographs and kana count half a word each.
[[nodiscard]] std::uint32_t count_words(std::string_view text);

// The kind of the list that a heading announces ("Recommended Stories", "Mehr zum Thema"); nullopt for
// others.
[[nodiscard]] std::optional<ListKind> list_kind_of(std::string_view heading);

// What a line beside the story is: promo, correction, copyright, …; nullopt for a line of the story.
[[nodiscard]] std::optional<NoteKind> note_kind_of(std::string_view line);

// Minutes of a line such as "2 min read", "·2 min read", "Lesezeit: 3 Minuten"; nullopt where it is no such
// line.
[[nodiscard]] std::optional<int> reading_minutes_in(std::string_view line);

// Whether a line speaks of such a time, though its number may be joined to what stands before it.
[[nodiscard]] bool tells_reading_time(std::string_view line);

// Whether a line is what marks advertising and nothing else: "Advertisement", "ANZEIGE".
[[nodiscard]] bool is_advertising_mark(std::string_view line);

// The news agency a word or credit names ("Reuters", "AP", "dpa"), in its usual spelling; empty for none.
[[nodiscard]] std::string_view agency_named(std::string_view text);

}  // namespace broadsheet
