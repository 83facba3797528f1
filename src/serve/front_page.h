#pragma once
// front_page.h: the front page, and why each story stands where it does.

#include "recommend/desk_editor.h"
#include "serve/pages.h"

namespace broadsheet {

// What stands on it, in order: the stories with their newest reports, then sections.
struct EditionPart {
  std::string heading;  // of a section; empty: the stories
  std::vector<ArticleRow> rows;
};
[[nodiscard]] Result<std::vector<EditionPart>> edition_parts(const Archive& archive, DeskEditor& editor);

// Stories by weight, then sections, then the newest; the same for everyone. What the desk pins stands first;
// what it bans or holds back stands nowhere.
[[nodiscard]] MaybePage front_page(const Archive& archive, DeskEditor& editor);
// Its places in order, each with the numbers that it has by: those that ordered it.
[[nodiscard]] MaybePage why_page(const Archive& archive, DeskEditor& editor);

}  // namespace broadsheet
