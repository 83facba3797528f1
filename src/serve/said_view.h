#pragma once
// said_view.h: statements as pages show them.

#include <string>
#include <vector>

#include "broadsheet/store.h"
#include "serve/words.h"

namespace broadsheet {

struct Visit;

// The page of a speaker: "/speaker/John%20Kirby".
[[nodiscard]] std::string speaker_link(std::string_view name);

// The blocks of an article's body as HTML, each statement's pieces in <span class="said">, the first of them
// with the id that links go to ("s3"). Everything else is escaped.
[[nodiscard]] std::vector<std::string> said_html(const Article& article,
                                                 const std::vector<StatementRow>& rows, const Wording& words);

// Who said it: the name, else the role, else that the paper does not tell.
[[nodiscard]] View::Value source_name(const Attribution& said);

// A statement with the other papers that tell it, and how they altered it. `on_page`: its article is this
// page.
enum class StatementPlace : std::uint8_t { on_page, elsewhere };
[[nodiscard]] Result<View> statement_view(const Visit& visit, const StatementRow& row, StatementPlace place);

// "Who says so": the sources of statements in groups (people, institutions, …, unnamed), each with its
// statements. Sets what the template _who asks for; nothing where there are no statements.
[[nodiscard]] Result<void> set_who(const Visit& visit, const std::vector<StatementRow>& rows,
                                   StatementPlace place, View& view);

}  // namespace broadsheet
