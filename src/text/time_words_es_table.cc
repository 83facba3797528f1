// time_words_es_table.cc: the words of Spanish time expressions.

#include "text/moment.h"
#include "text/time_words.h"

namespace broadsheet {
namespace {
constexpr TimeWord rows[] = {{"x", Cat::none}};
}
const TimeLanguage spanish_time{"es", rows, true};
}  // namespace broadsheet
