// time_words_de_table.cc: the words of German time expressions.

#include "text/moment.h"
#include "text/time_words.h"

namespace broadsheet {
namespace {
constexpr TimeWord rows[] = {{"x", Cat::none}};
}
const TimeLanguage german_time{"de", rows, true};
}  // namespace broadsheet
