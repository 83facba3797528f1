#pragma once
// encoding.h: from the bytes of a capture to the text that is parsed.

#include "page/encoding_labels.h"
#include "page/tree.h"

namespace broadsheet {

// Finds the encoding (byte order mark, transport label, meta prescan, UTF-8 check, statistical guess), fills
// tree.encoding and makes tree.source(): valid UTF-8 with every line end LF, and the offsets back.
void decode(Page::Tree& tree);

// The same once more in the encoding that a label names; false, and nothing changed, where that is no label
// or what was read already.
[[nodiscard]] bool decode_again(Page::Tree& tree, std::string_view label);

// Whether the bytes are valid UTF-8, by vectors.
[[nodiscard]] bool is_utf8(std::string_view bytes);

// decoders.cc. Each leaves the text in tree.source() and tree.offsets.
void decode_utf8(Page::Tree& tree, bool is_valid);
[[nodiscard]] bool decode_legacy(Page::Tree& tree, const Encoding& encoding);  // false: no such decoder

}  // namespace broadsheet
