// time_lexer.cc: from text to items.
//
// One pass cuts words, numbers and marks; a hyphen between two of them is no item but a kind of gap. Words
// and phrases of up to four words are looked up in the table of the language. Dates and times of day that are
// all digits (2022-12-09, 9/12/22, 14:05) are read here, as their marks mean nothing else. A second pass
// makes one item of number words in a row ("twenty-five", "nineteen ninety-six"). Entry point: cut_times().

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_map.h"
#include "text/lower.h"
#include "text/time_items.h"

namespace broadsheet {
namespace {

constexpr std::size_t longest_phrase = 5;  // words

bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_letter(static_cast<char>(c)) : u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == U'’';
}

// Calls visit(begin, end) for each run of letters, until it returns true; whether it did.
template <typename Visit>
bool any_run_of_letters(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_letter(decode_at(text, at).value)) at += decode_at(text, at).size;
    if (at > begin && visit(begin, at)) return true;
    if (at < text.size()) at += decode_at(text, at).size;
  }
  return false;
}

struct Lexicon {
  struct Rows {
    std::array<std::pair<Cat, int>, 3> values{};
    std::uint8_t count = 0;
    bool opens_phrase = false;
  };
  WordMap<Rows> words;
  WordMap<bool> of_days;  // runs of letters, one of which each row has that may make a date a day's

  explicit Lexicon(const TimeLanguage& language) {
    for (const TimeWord& word : language.words)
      if (word.text.find_first_of(" .'-") == std::string_view::npos) note_day(word);
    for (const TimeWord& word : language.words) note_day(word);
    for (const TimeWord& word : language.words) {
      Rows& rows = words[word.text];
      if (word.cat != Cat::none && rows.count < rows.values.size())
        rows.values[rows.count++] = {word.cat, word.value};
      // "father's day" opens with "father".
      if (const std::size_t blank = word.text.find(' '); blank != std::string_view::npos) {
        const std::string_view first = word.text.substr(0, blank);
        words[first].opens_phrase = true;
        for (const std::string_view owned : {"'s", "’s"})
          if (first.ends_with(owned)) words[first.substr(0, first.size() - owned.size())].opens_phrase = true;
      }
    }
  }
  [[nodiscard]] const Rows* find(std::string_view word) const { return words.find(word); }

 private:
  static bool may_make_day(const TimeWord& word) {
    switch (word.cat) {
      case Cat::month:
      case Cat::weekday:
      case Cat::holiday:
      case Cat::fixed:
      case Cat::part:
      case Cat::clock:
      case Cat::phase_of:  // "the end of the year" may be its last day
      case Cat::now: return true;
      case Cat::unit:
      case Cat::unit_many: return word.value <= static_cast<int>(Grain::day);  // "12 hours later"
      default: return false;
    }
  }
  // Its longest run of letters, where none is known yet.
  void note_day(const TimeWord& word) {
    if (!may_make_day(word)) return;
    std::string_view longest;
    const bool is_known = any_run_of_letters(word.text, [&](std::size_t begin, std::size_t end) {
      const std::string_view run = word.text.substr(begin, end - begin);
      if (run.size() > longest.size()) longest = run;
      return of_days.find(run) != nullptr;
    });
    if (!is_known && !longest.empty()) of_days[longest] = true;
  }
};

const Lexicon& lexicon_of(const TimeLanguage& language) {
  static const Lexicon english(english_time), german(german_time), french(french_time), spanish(spanish_time);
  if (&language == &german_time) return german;
  if (&language == &french_time) return french;
  return &language == &spanish_time ? spanish : english;
}

// Reads digits with ordinal, decade or unit letters behind them, and dates and times in digits.
class NumberReader {
 public:
  NumberReader(std::string_view text, DateOrder order) : text_(text), order_(order) {}

  // The item at `at`, which is a digit.
  Item read(std::size_t at, Items& items) {
    Item item;
    item.begin = static_cast<std::uint32_t>(at);
    if (!read_numeric(at, item, items)) read_plain(at, item);
    return item;
  }

 private:
  struct Digits {
    int value = 0, count = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] Digits digits(std::size_t at) const {
    Digits d;
    for (; at < text_.size() && is_ascii_digit(text_[at]); ++at, ++d.count)
      if (d.count < 8) d.value = d.value * 10 + (text_[at] - '0');
    d.end = at;
    return d;
  }
  [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  bool read_numeric(std::size_t begin, Item& item, Items& items) const;
  [[nodiscard]] std::optional<CivilDay> day_of(const Digits& a, const Digits& b, const Digits& c,
                                               char mark) const;
  bool read_clock(std::size_t begin, Item& item, Items& items) const;
  [[nodiscard]] bool says_half_of_day(std::size_t at) const;
  [[nodiscard]] bool stands_behind_at(std::size_t at) const;
  void read_plain(std::size_t begin, Item& item) const;
  static void finish(Item& item, Items& items, const Moment& moment, Cat cat, std::size_t end);

  std::string_view text_;
  DateOrder order_;
};

void NumberReader::finish(Item& item, Items& items, const Moment& moment, Cat cat, std::size_t end) {
  item.end = static_cast<std::uint32_t>(end);
  item.add(Cat::numeric);
  item.add(cat);
  if (cat == Cat::day_date) item.add(Cat::date);
  Meaning meaning;
  meaning.moment = moment;
  if (cat == Cat::time) meaning.type = TimeType::time;
  meaning.day_said = cat == Cat::time && moment.dated;
  item.meaning = static_cast<std::uint32_t>(items.meanings.size());
  items.meanings.push_back(meaning);
}

std::optional<CivilDay> NumberReader::day_of(const Digits& a, const Digits& b, const Digits& c,
                                             char mark) const {
  CivilDay day;
  if (a.count == 4 && b.count <= 2 && c.count <= 2) {
    day = {a.value, b.value, c.value};
  } else if (a.count <= 2 && b.count <= 2 && (c.count == 4 || c.count == 2)) {
    const int year = c.count == 4 ? c.value : c.value + (c.value < 50 ? 2000 : 1900);
    const bool month_first =
        (order_ == DateOrder::month_first && mark != '.' && a.value <= 12) || b.value > 12;
    day = month_first ? CivilDay{year, a.value, b.value} : CivilDay{year, b.value, a.value};
  } else {
    return std::nullopt;
  }
  if (day.year < 1000 || day.year > 2999 || !is_valid(day)) return std::nullopt;
  return day;
}

bool NumberReader::read_numeric(std::size_t begin, Item& item, Items& items) const {
  const Digits a = digits(begin);
  const char mark = at(a.end);
  if (mark == ':') return read_clock(begin, item, items);
  if ((mark != '-' && mark != '/' && mark != '.') || !is_ascii_digit(at(a.end + 1))) return false;
  const Digits b = digits(a.end + 1);
  if (at(b.end) != mark || !is_ascii_digit(at(b.end + 1))) {
    if (mark != '-' || a.count != 4 || b.count != 2 || b.value < 1 || b.value > 12 || a.value < 1000)
      return false;
    finish(item, items, moment_around(Grain::month, days_from({a.value, b.value, 1})), Cat::month_date,
           b.end);
    item.add(Cat::date);
    return true;
  }
  const Digits c = digits(b.end + 1);
  const auto day = day_of(a, b, c, mark);
  if (!day || is_ascii_letter(at(c.end)) != (at(c.end) == 'T')) return false;
  Moment moment = day_moment(days_from(*day));
  if (at(c.end) == 'T' && is_ascii_digit(at(c.end + 1))) {
    Item clock;
    if (read_clock(c.end + 1, clock, items) && clock.is(Cat::time)) {
      const Moment time = *items.meanings.back().moment;
      items.meanings.pop_back();
      moment.grain = time.grain;
      moment.hour = time.hour;
      moment.minute = time.minute;
      moment.second = time.second;
      finish(item, items, moment, Cat::time, clock.end);
      return true;
    }
  }
  finish(item, items, moment, Cat::day_date, c.end);
  return true;
}

// Whether "p.m." or "Uhr" stands there.
bool NumberReader::says_half_of_day(std::size_t at) const {
  const std::string behind = ascii_lower(text_.substr(at, 6));
  return std::ranges::any_of(std::array<std::string_view, 5>{"a.m.", "p.m.", "am", "pm", "uhr"},
                             [&](std::string_view half) { return trim(behind).starts_with(half); });
}

// "at 7:35:07", "um 7:35:07", "à 7:35:07".
bool NumberReader::stands_behind_at(std::size_t at) const {
  const std::string before = ascii_lower(text_.substr(at < 4 ? 0 : at - 4, std::min<std::size_t>(at, 4)));
  return std::ranges::any_of(std::array<std::string_view, 3>{"at ", "um ", "à "},
                             [&](std::string_view word) { return before.ends_with(word); });
}

bool NumberReader::read_clock(std::size_t begin, Item& item, Items& items) const {
  const Digits hour = digits(begin);
  if (hour.count > 2 || hour.value > 24 || at(hour.end) != ':' || !is_ascii_digit(at(hour.end + 1)))
    return false;
  const Digits minute = digits(hour.end + 1);
  if (minute.count != 2 || minute.value > 59) return false;
  Moment moment;
  moment.dated = false;
  moment.grain = Grain::minute;
  moment.hour = hour.value;
  moment.minute = minute.value;
  std::size_t end = minute.end;
  if (at(end) == ':' && is_ascii_digit(at(end + 1))) {
    const Digits second = digits(end + 1);
    if (second.count == 2 && second.value < 60) {
      // "ran 2:07:14": how long, no time of day.
      if (hour.count == 1 && !says_half_of_day(second.end) && !stands_behind_at(begin)) {
        item.end = static_cast<std::uint32_t>(second.end);
        return true;
      }
      moment.second = second.value;
      moment.grain = Grain::second;
      end = second.end;
    }
  }
  finish(item, items, moment, Cat::time, end);
  return true;
}

void NumberReader::read_plain(std::size_t begin, Item& item) const {
  Digits d = digits(begin);
  double value = d.value;
  while (at(d.end) == ',' && d.count <= 3 && digits(d.end + 1).count == 3) {
    const Digits group = digits(d.end + 1);
    value = value * 1'000 + group.value;
    d.end = group.end;
    d.count = 7;
  }
  if (at(d.end) == '.' && is_ascii_digit(at(d.end + 1))) {
    const Digits fraction = digits(d.end + 1);
    double part = fraction.value;
    for (int i = 0; i < fraction.count && i < 8; ++i) part /= 10;
    value += part;
    d.end = fraction.end;
    d.count = 7;
  }
  for (const std::string_view half : {" 1/2", "½"})
    if (text_.substr(d.end, half.size()) == half) {
      value += 0.5;
      d.end += half.size();
      d.count = 7;
    }
  item.number = value;
  item.digits = d.count;
  std::size_t end = d.end;
  const std::string suffix = ascii_lower(text_.substr(end, 2));
  if ((suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") &&
      !is_ascii_letter(at(end + 2))) {
    item.add(Cat::ordinal, d.value);
    end += 2;
  } else if (at(end) == 's' && !is_ascii_letter(at(end + 1)) && d.value % 10 == 0 &&
             (d.count == 4 || d.count == 2)) {
    item.add(Cat::decade, d.value);
    ++end;
  } else if (text_.substr(end, 2) == "'s" && d.count == 4 && d.value % 10 == 0) {
    item.add(Cat::decade, d.value);
    end += 2;
  } else {
    // "90er Jahre".
    const bool german_decade =
        text_.substr(end, 2) == "er" && d.value % 10 == 0 && (d.count == 2 || d.count == 4);
    constexpr std::string_view years = "er-Jahre";
    if (german_decade && text_.substr(end, years.size()) == years)
      item.add(Cat::decade, d.value), end += years.size() + (at(end + years.size()) == 'n' ? 1 : 0);
    else if (german_decade && !is_ascii_letter(at(end + 2)))
      item.add(Cat::decade, d.value), end += 2;
    else
      item.add(Cat::number, d.value);
    if (!german_decade && d.count == 4 && d.value >= 1000 && d.value < 2200 && at(end) != '%')
      item.add(Cat::year, d.value);
  }
  item.end = static_cast<std::uint32_t>(end);
}

class Lexer {
 public:
  Lexer(std::string_view text, const TimeLanguage& language, DateOrder order)
      : text_(text), lexicon_(lexicon_of(language)), numbers_(text, order) {}

  Items run();

 private:
  void word(std::size_t& at);
  void mark(std::size_t& at, const CodePoint& c);
  void push(Item item);
  [[nodiscard]] std::size_t end_of_word(std::size_t at) const;
  [[nodiscard]] std::size_t longest_of(const std::vector<std::size_t>& ends, std::size_t begin,
                                       std::string& found) const;
  static void look_up(Item& item, std::string_view folded, const Lexicon::Rows* rows);

  std::string_view text_;
  const Lexicon& lexicon_;
  NumberReader numbers_;
  Items items_;
  Gap gap_ = Gap::blank;
  bool opens_ = true;
  bool after_break_ = true;
};

std::size_t Lexer::end_of_word(std::size_t at) const {
  while (at < text_.size()) {
    if (is_ascii_letter(text_[at])) {
      ++at;
      continue;
    }
    const CodePoint c = decode_at(text_, at);
    if (is_letter(c.value) || (c.value >= 0x300 && c.value < 0x370)) {
      at += c.size;
      continue;
    }
    const bool inner = is_apostrophe(c.value) && at + c.size < text_.size() &&
                       is_letter(decode_at(text_, at + c.size).value);
    if (!inner) break;
    // "year's" is a word and a possessive, "o'clock" one word.
    const std::size_t after = at + c.size;
    const bool possessive = (text_[after] == 's' || text_[after] == 'S') &&
                            (after + 1 >= text_.size() || !is_letter(decode_at(text_, after + 1).value));
    if (possessive) break;
    at += c.size;
  }
  return at;
}

// `rows`: those of the word.
void Lexer::look_up(Item& item, std::string_view word, const Lexicon::Rows* rows) {
  if (rows != nullptr) {
    for (std::size_t i = 0; i < rows->count; ++i) {
      const auto [cat, value] = rows->values[i];
      item.add(cat, value);
      if (cat == Cat::number || cat == Cat::ordinal) item.number = value;
    }
  } else if (word.size() > 4 && word.ends_with("ed") && !item.capital && !word.starts_with("un")) {
    // "United"; "a still unspecified date" tells of no past.
    item.add(Cat::did);
  }
}

void Lexer::push(Item item) {
  item.gap = gap_;
  item.opens_sentence = opens_;
  gap_ = Gap::nothing;
  opens_ = false;
  items_.row.push_back(item);
}

void Lexer::word(std::size_t& at) {
  Item item;
  item.begin = static_cast<std::uint32_t>(at);
  const char32_t first = decode_at(text_, at).value;
  item.capital = u_isupper(static_cast<UChar32>(first)) != 0;
  std::size_t end = std::max(end_of_word(at), at + decode_at(text_, at).size);
  std::string found = lowered(text_.substr(at, end - at));
  // "a.m.", "p.m": letters with full stops between them.
  if (end - at == 1 && end + 1 < text_.size() && text_[end] == '.' && ascii_lower(text_[end + 1]) == 'm' &&
      (end + 2 >= text_.size() || !is_ascii_letter(text_[end + 2]))) {
    end += 2;
    if (end < text_.size() && text_[end] == '.') ++end;
    found = ascii_lower(text_.substr(at, end - at));
  }
  // "Q3".
  const auto alnum_at = [&](std::size_t i) {
    return i < text_.size() && (is_ascii_letter(text_[i]) || is_ascii_digit(text_[i]));
  };
  if (end - at == 1 && end < text_.size() && is_ascii_digit(text_[end]) && !alnum_at(end + 1) &&
      lexicon_.find(found + text_[end]) != nullptr)
    found += text_[end++];
  const Lexicon::Rows* rows = lexicon_.find(found);
  const bool opens_phrase = rows != nullptr && rows->opens_phrase;
  if (opens_phrase) {
    std::string phrase = found;
    std::size_t next = end;
    for (std::size_t n = 1; n < longest_phrase && next < text_.size(); ++n) {
      std::size_t blank = next;
      if (text_[blank] == '.' || (text_[blank] == '\'' && text_.substr(blank, 2) != "'s"))
        phrase += text_[blank++];
      if (text_.substr(blank, 2) == "'s" || text_.substr(blank, 4) == "’s") {
        const std::size_t size = text_[blank] == '\'' ? 2 : 4;
        phrase += text_.substr(blank, size);
        blank += size;
        if (lexicon_.find(phrase) != nullptr) found = phrase, end = blank;
      }
      if (blank >= text_.size() || (text_[blank] != ' ' && text_[blank] != '\n') || blank + 1 >= text_.size())
        break;
      const std::size_t begin = blank + 1;
      const std::size_t stop = end_of_word(begin);
      if (stop == begin) break;
      phrase += ' ' + lowered(text_.substr(begin, stop - begin));
      next = stop;
      if (lexicon_.find(phrase) != nullptr && lexicon_.find(phrase)->count != 0) found = phrase, end = next;
    }
  }
  look_up(item, found, opens_phrase ? lexicon_.find(found) : rows);
  // The full stop of "Sept." belongs to the word.
  if (end < text_.size() && text_[end] == '.') {
    found += '.';
    if (const Lexicon::Rows* shortened = lexicon_.find(found);
        shortened != nullptr && shortened->count != 0) {
      item.value_count = 0;
      item.cats.reset();
      look_up(item, found, shortened);
      ++end;
    }
  }
  item.end = static_cast<std::uint32_t>(end);
  at = end;
  push(item);
}

void Lexer::mark(std::size_t& at, const CodePoint& c) {
  Item item;
  item.begin = static_cast<std::uint32_t>(at);
  item.end = item.begin + c.size;
  const std::size_t after = at + c.size;
  const bool between = gap_ == Gap::nothing && after < text_.size() && !items_.row.empty();
  if (c.value == '-' && between && !is_blank(decode_at(text_, after).value) && text_[after] != '-') {
    gap_ = Gap::hyphen;
    at = after;
    return;
  }
  if (is_apostrophe(c.value)) {
    const bool possessive = between && (text_[after] == 's' || text_[after] == 'S');
    if (possessive) {
      item.add(Cat::possessive);
      item.end += 1;
    } else if (between && after < text_.size() && is_blank(decode_at(text_, after).value)) {
      item.add(Cat::possessive);
    }
  }
  if (c.value == ',') item.add(Cat::comma);
  if (c.value == '.') item.add(Cat::dot);
  if (c.value == '-' || c.value == U'–' || c.value == U'—') item.add(Cat::dash);
  if (c.value == '$' || c.value == U'€' || c.value == U'£' || c.value == '#') item.add(Cat::money);
  at = item.end;
  const bool ends = c.value == '.' || c.value == '!' || c.value == '?' || c.value == '"' || c.value == U'“' ||
                    c.value == ':';
  push(item);
  opens_ = ends;
}

Items Lexer::run() {
  constexpr std::size_t bytes_an_item = 5;  // of prose
  items_.row.reserve(text_.size() / bytes_an_item + 1);
  for (std::size_t at = 0; at < text_.size();) {
    const CodePoint c = decode_at(text_, at);
    if (is_letter(c.value)) {
      word(at);
    } else if (c.value < 0x80 && is_ascii_digit(static_cast<char>(c.value))) {
      const Item item = numbers_.read(at, items_);
      at = item.end;
      push(item);
    } else if (is_blank(c.value)) {
      // The end of a paragraph, or of a table's cell, parts expressions as a mark does.
      const bool ends_paragraph = c.value == '\n' && text_.substr(at, 2) == "\n\n";
      if ((ends_paragraph || c.value == '\t') && !items_.row.empty()) {
        Item item;
        item.begin = item.end = static_cast<std::uint32_t>(at);
        push(item);
        opens_ = true;
        at += ends_paragraph;
      }
      gap_ = Gap::blank;
      at += c.size;
    } else {
      mark(at, c);
    }
  }
  return std::move(items_);
}

// ------------------------------------------------------------------------------------ numbers in words

// One number of the number words from `i` on: their value and the item behind them.
struct WordNumber {
  double value = 0;
  std::size_t next = 0;
  bool ordinal = false;
};

bool is_word_number(const Item& item) {
  return item.is(Cat::number) && item.digits == 0;
}

WordNumber word_number(const std::vector<Item>& row, std::size_t i) {
  WordNumber n;
  double total = 0, current = 0;
  std::size_t k = i;
  for (; k < row.size(); ++k) {
    const Item& item = row[k];
    const bool follows = k > i && item.gap != Gap::nothing;
    if (k > i && !follows) break;
    if (k > i && item.is(Cat::and_) && k + 1 < row.size() && is_word_number(row[k + 1]) &&
        (current >= 100 || (total > 0 && current == 0)) && row[k + 1].number < 100)
      continue;
    const bool ordinal = item.is(Cat::ordinal) && item.digits == 0 && !is_word_number(item);
    if (!is_word_number(item) && !(ordinal && k > i)) break;
    const double v = item.number;
    if (v == 100 && current > 0 && current < 100) {
      current *= 100;
    } else if (v == 1000 && current > 0) {
      total += current * 1000;
      current = 0;
    } else if (k == i) {
      current = v;
    } else if (v < 10 && v > 0 && static_cast<int>(current) % 10 == 0 &&
               static_cast<int>(current) % 100 >= 20) {
      current += v;
    } else if (v < 100 && current >= 100 && static_cast<int>(current) % 100 == 0) {
      current += v;
    } else if (v >= 10 && v < 100 && current >= 18 && current < 21 && total == 0) {
      current = current * 100 + v;  // nineteen ninety
    } else if (v < 100 && current == 0 && total > 0) {
      current = v;
    } else {
      break;
    }
    if (ordinal) {
      n.ordinal = true;
      ++k;
      break;
    }
  }
  n.value = total + current;
  n.next = k;
  return n;
}

void join_word_numbers(std::vector<Item>& row) {
  std::vector<Item> out;
  out.reserve(row.size());
  for (std::size_t i = 0; i < row.size();) {
    if (!is_word_number(row[i])) {
      out.push_back(row[i++]);
      continue;
    }
    const WordNumber n = word_number(row, i);
    if (n.next <= i + 1) {
      out.push_back(row[i++]);
      continue;
    }
    Item item;
    item.begin = row[i].begin;
    item.end = row[n.next - 1].end;
    item.gap = row[i].gap;
    item.capital = row[i].capital;
    item.opens_sentence = row[i].opens_sentence;
    item.number = n.value;
    const int value = static_cast<int>(std::min(n.value, 1e9));
    item.add(n.ordinal ? Cat::ordinal : Cat::number, value);
    if (!n.ordinal && value >= 1800 && value < 2200) item.add(Cat::year, value);
    out.push_back(item);
    i = n.next;
  }
  row = std::move(out);
}

}  // namespace

Items cut_times(std::string_view text, const TimeLanguage& language, DateOrder order) {
  Items items = Lexer(text, language, order).run();
  join_word_numbers(items.row);
  return items;
}

bool may_name_day(std::string_view text, const TimeLanguage& language) {
  // "9/12", "2022-12-09", "17th"; a bare number is a day beside a month only.
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!is_ascii_digit(text[at])) continue;
    const char next = text[at + 1];
    const bool joins = next == '/' || next == '-' || next == '.';
    if (is_ascii_letter(next) || (joins && at + 2 < text.size() && is_ascii_digit(text[at + 2]))) return true;
  }
  const Lexicon& lexicon = lexicon_of(language);
  return any_run_of_letters(text, [&](std::size_t begin, std::size_t end) {
    return lexicon.of_days.find(lowered(text.substr(begin, end - begin))) != nullptr;
  });
}

}  // namespace broadsheet
