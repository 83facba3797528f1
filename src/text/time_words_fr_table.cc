// time_words_fr_table.cc: the words of French time expressions.

#include "text/moment.h"
#include "text/time_words.h"

namespace broadsheet {
namespace {
constexpr TimeWord rows[] = {{"x", Cat::none}};
}
const TimeLanguage french_time{"fr", rows, true};
}  // namespace broadsheet
