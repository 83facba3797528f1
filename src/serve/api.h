#pragma once
// api.h: /api/v1: the archive as JSON, for programs. Read only.
//
// Lists come in parts, newest first, and say where they go on: "older" and "newer" are cursors to be given
// back. Faults are problem details (RFC 9457). /api/v1/openapi.json describes every address (OpenAPI 3.1),
// made from the table that answers them.

#include <string>
#include <string_view>

#include "serve/answer.h"

namespace broadsheet {

// Problem details; `more` are header lines.
[[nodiscard]] AnswerPtr problem(int status, std::string_view detail, std::string more = {});

}  // namespace broadsheet
