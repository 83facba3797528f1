#pragma once
// side_lines.h: lines that stand beside a story and say so in their words: dates, bylines, notes about the
// author, labels of advertisements.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "article/blocks.h"

namespace broadsheet {

// Whether one of the authors is named near the beginning of a text, or opens it.
enum class Naming : std::uint8_t { none, within, opening };
[[nodiscard]] Naming naming_of(std::string_view text, std::span<const std::string> authors);

// "Updated: Dec 15, 2023, 12:54 PM ET": a paragraph that is a date and nothing else.
[[nodiscard]] bool is_date_line(const PageBlock& block);

// "By Ada Marsh, 22 October 2026, 21:30", "By Staff reporters, November 8, 2026": no sentence, and it opens
// like a byline; or a line that holds little more than the names of the authors.
[[nodiscard]] bool is_byline_line(const PageBlock& block, std::span<const std::string> authors);

// "Ada Marsh covers ports for The Beacon. Reach her at marsh@beacon.example."
[[nodiscard]] bool is_about_author(const PageBlock& block, std::span<const std::string> authors);

// "Ben Cole can be reached at cole@beacon.example", "Follow her on Twitter", whoever it is.
[[nodiscard]] bool says_how_to_reach(const PageBlock& block);

// "Marsh reported from Oslo.", "Ada Marsh and Ben Cole reported from Port Aldine.": names and the verb.
[[nodiscard]] bool says_where_from(const PageBlock& block);

// "Advertisement", "Story continues below", "Continued…": a line of its own.
[[nodiscard]] bool is_label(const PageBlock& block);

// "Tags: ports, grain": where the page files the story.
[[nodiscard]] bool is_shelf_line(const PageBlock& block);

// "Source: Harbour Office", "Provided by the Port", "beacon.example": whom a story is from, no sentence.
[[nodiscard]] bool is_source_line(const PageBlock& block);

// "Print Email Share", "12 Comments": what the page offers to do, no sentence.
[[nodiscard]] bool is_service_line(const PageBlock& block);

// "Sign up for our newsletter", "Our journalism needs your support": what readers are asked for.
[[nodiscard]] bool is_appeal(const PageBlock& block);

// "SEE ALSO: Grain ships leave", "WATCH | …": most of it the link to another story.
[[nodiscard]] bool is_pointer(const PageBlock& block);

// "Ada Marsh/Getty Images", "(Photo: Ada Marsh)": whose a picture is and nothing else.
[[nodiscard]] bool is_picture_credit(const PageBlock& block);

// The first of "AFP", "(Quelle: APA/dpa)", "Reuters/AP", "Reuters/Courier Lists": agencies and at most the
// houses they share the line with, no link. Empty for other lines.
[[nodiscard]] std::string_view agency_of_line(const PageBlock& block);

// "* * *", "___": a line drawn with letters.
[[nodiscard]] bool is_drawn_line(const PageBlock& block);

}  // namespace broadsheet
