// quick_tags.cc

#include "page/html/tokenizer.h"

namespace broadsheet::html {

bool Tokenizer::quick_tag(std::uint32_t) {
  return false;
}
bool Tokenizer::quick_comment() {
  return false;
}

}  // namespace broadsheet::html
