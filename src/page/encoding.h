#pragma once
// encoding.h: from the bytes of a capture to UTF-8.

#include "page/tree.h"

namespace broadsheet {

// Finds the encoding (byte order mark, transport label, meta prescan, UTF-8 check, statistical guess) and
// fills tree.encoding, and tree.decoded where the bytes are not valid UTF-8 already.
void decode(Page::Tree& tree);

}  // namespace broadsheet
