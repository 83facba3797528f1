// words.cc: from text to words.
//
// A word is a run of letters and digits, everything else that is no blank a mark by itself. Quotation marks
// are paired within a paragraph: a mark opens where a blank or nothing stands before it or a letter behind it
// and none is open, and closes otherwise; „ “ ” « » and straight marks are all one kind, so that a curly
// opening mark and a straight closing one make a pair. A paragraph that begins with an opening mark while the
// one before it did not close carries its quotation on. Entry point: cut_words().

#include "statement/words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/plain_run.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

bool is_ascii_word_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_word_character(static_cast<char>(c));
  return u_isalnum(static_cast<UChar32>(c)) != 0 || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool is_quotation_mark(char32_t c) {
  return c == '"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»' || c == U'‟' ||
         c == U'＂' || c == U'「' || c == U'」';
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text), lower_(ascii_lower(text)) {}

  Words run() {
    constexpr std::size_t bytes_a_word = 5;  // of prose, its marks counted as words
    words_.row.reserve(text_.size() / bytes_a_word + 1);
    words_.paragraphs.push_back(0);
    for (std::size_t at = 0; at < text_.size();) {
      const CodePoint c = decode_at(text_, at);
      if (is_blank(c.value)) {
        if (c.value == '\n' || c.value == '\t') end_paragraph();  // a line, or a cell of a table
        blank_ = true;
        at += c.size;
      } else if (is_word_character(c.value)) {
        word(at);
      } else {
        mark(at, c);
      }
    }
    if (words_.paragraphs.back() != words_.row.size())
      words_.paragraphs.push_back(static_cast<std::uint32_t>(words_.row.size()));
    if (!has_quotation_mark_) quote_by_single_marks();
    pair_marks();
    return std::move(words_);
  }

 private:
  void end_paragraph() {
    opens_ = true;
    if (words_.paragraphs.back() != words_.row.size())
      words_.paragraphs.push_back(static_cast<std::uint32_t>(words_.row.size()));
  }

  // The next word or mark, in its place: most of a word is its text, which would be copied twice on its way.
  Word& add(std::size_t begin) {
    const bool joined = !blank_ && !words_.row.empty();
    blank_ = false;
    Word& word = words_.row.emplace_back();
    word.begin = static_cast<std::uint32_t>(begin);
    word.joined = joined;
    word.opens_sentence = opens_;
    return word;
  }

  void word(std::size_t& at) {
    Word& word = add(at);
    const bool digit = is_ascii_digit(text_[at]);
    // Most words are ASCII from end to end.
    const std::string_view plain = text_.substr(at, end_of_plain(text_, at) - at);
    bool upper = std::ranges::all_of(plain, is_ascii_upper);
    bool first_upper = is_ascii_upper(text_[at]), first = plain.empty();
    word.folded.assign(lower_, at, plain.size());
    at += plain.size();
    while (at < text_.size()) {
      const CodePoint c = decode_at(text_, at);
      if (!is_word_character(c.value)) break;
      const auto value = static_cast<UChar32>(c.value);
      const bool capital =
          c.value < 0x80 ? is_ascii_upper(static_cast<char>(c.value)) : u_isupper(value) != 0;
      if (first) first_upper = capital;
      upper = upper && capital;
      first = false;
      if (c.value < 0x80)
        word.folded += ascii_lower(static_cast<char>(c.value));
      else
        append_utf8(word.folded, static_cast<char32_t>(u_tolower(value)));
      at += c.size;
    }
    word.end = static_cast<std::uint32_t>(at);
    word.shape = digit                             ? WordShape::number
                 : upper && word.folded.size() > 1 ? WordShape::upper
                 : first_upper                     ? WordShape::capital
                                                   : WordShape::lower;
    word.sense = word_sense(word.folded);
    word.word_class = word.sense.word_class;
    // "George Will", "in May": names.
    word.opens_sentence = word.opens_sentence || opens_behind_initials(word);
    if (word.shape == WordShape::capital && !word.opens_sentence && word.word_class == WordClass::auxiliary)
      word.word_class = WordClass::none;
    opens_ = false;
  }

  void mark(std::size_t& at, const CodePoint& c) {
    const bool stop =
        (c.value == '.' && !after_initial()) || c.value == '!' || c.value == '?' || c.value == U'…';
    Word& word = add(at);
    at += c.size;
    // '' and `` are double marks in typewriter hands; of three that close, the first is the inner one.
    const auto again = [&](std::size_t k) { return k < text_.size() && text_[k] == text_[word.begin]; };
    const bool doubled = (c.value == '\'' || c.value == '`') && again(at) && !(word.joined && again(at + 1));
    if (doubled) ++at;
    word.end = static_cast<std::uint32_t>(at);
    const bool quotation = doubled || is_quotation_mark(c.value);
    has_quotation_mark_ = has_quotation_mark_ || quotation;
    const bool single = c.value == U'’' || c.value == U'‘';
    const bool dash = c.value == U'—' || c.value == U'–' || c.value == U'―';
    word.folded = quotation ? std::string_view("\"")
                  : single  ? std::string_view("'")
                  : dash    ? std::string_view("-")
                            : text_.substr(word.begin, at - word.begin);
    if (stop) opens_ = true;
  }

  // "in the U.S. While others left": a small word with a capital, which no name begins with.
  [[nodiscard]] bool opens_behind_initials(const Word& word) const {
    const std::size_t size = words_.row.size();
    if (word.shape != WordShape::capital || word.joined || size < 4) return false;
    const Word& stop = words_.row[size - 2];
    const Word& initial = words_.row[size - 3];
    const Word& before = words_.row[size - 4];
    if (stop.folded != "." || !stop.joined || initial.folded.size() != 1 || before.folded != ".")
      return false;
    return word.word_class == WordClass::conjunction || word.word_class == WordClass::pronoun ||
           word.word_class == WordClass::determiner || word.folded == "in" || word.folded == "on";
  }

  // "U.S." and "Mr.": the full stop ends no sentence.
  [[nodiscard]] bool after_initial() const {
    if (words_.row.empty()) return false;
    const Word& last = words_.row.back();
    if (last.shape == WordShape::mark) return false;
    if (last.end - last.begin == 1 && last.shape == WordShape::capital) return true;
    static constexpr std::string_view short_words =
        " mr mrs ms dr sen sens rep reps gov govs gen st jr sr lt col sgt capt prof rev jan feb aug sept oct "
        "nov dec no vs "
        "inc corp co ltd ";
    return last.folded.size() < 5 && short_words.find(" " + last.folded + " ") != std::string_view::npos;
  }

  void quote_by_single_marks();
  void pair_marks();
  [[nodiscard]] bool may_open(std::size_t i) const;

  std::string_view text_;
  std::string lower_;  // the letters of ASCII in lower case
  Words words_;
  bool blank_ = true, opens_ = true, has_quotation_mark_ = false;
};

// 'It holds,' she said. 'We won't mend it.': of a paper that has no double marks, single ones that open
// before a word and close behind a comma or stop are quotation marks.
void Cutter::quote_by_single_marks() {
  for (std::size_t p = 0; p + 1 < words_.paragraphs.size(); ++p) {
    const std::uint32_t end = words_.paragraphs[p + 1];
    std::int64_t open = -1;
    for (std::uint32_t i = words_.paragraphs[p]; i < end; ++i) {
      const Word& word = words_.row[i];
      if (word.folded != "'") continue;
      const bool before_word = i + 1 < end && words_.row[i + 1].joined;
      if (!word.joined && before_word) open = i;
      if (open < 0 || before_word || !word.joined) continue;
      const std::string& stop = words_.row[i - 1].folded;
      if (stop != "," && stop != "." && stop != "?" && stop != "!" && stop != "…") continue;
      words_.row[static_cast<std::size_t>(open)].folded = words_.row[i].folded = "\"";
      open = -1;
    }
  }
}

bool Cutter::may_open(std::size_t i) const {
  const char32_t c = decode_at(text_, words_.row[i].begin).value;
  if (c == U'“' || c == U'„' || c == U'«') return true;
  if (c == U'”' || c == U'»') return !words_.row[i].joined;
  return true;
}

void Cutter::pair_marks() {
  bool carried = false;
  for (std::size_t p = 0; p + 1 < words_.paragraphs.size(); ++p) {
    const std::uint32_t begin = words_.paragraphs[p], end = words_.paragraphs[p + 1];
    std::int64_t open = -1;
    bool carries_on = false;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (words_.row[i].folded != "\"") continue;
      if (open < 0) {
        // A mark that can only close says that its opening one is missing.
        if (!may_open(i)) continue;
        const bool ends_line = i + 1 == end;
        if (ends_line) continue;
        open = i;
        carries_on = carried && i == begin;
        continue;
      }
      const char32_t c = decode_at(text_, words_.row[i].begin).value;
      const char32_t opener = decode_at(text_, words_.row[static_cast<std::size_t>(open)].begin).value;
      const bool apart = !words_.row[i].joined;
      const bool reopens =
          apart && (c == U'„' || (c == U'«' && opener != U'»') || (c == U'“' && opener == U'“'));
      words_.quotations.push_back(
          {static_cast<std::uint32_t>(open), reopens ? i - 1 : i, !reopens, carries_on});
      open = reopens ? static_cast<std::int64_t>(i) : -1;
      carries_on = false;
    }
    carried = open >= 0;
    if (open >= 0)
      words_.quotations.push_back({static_cast<std::uint32_t>(open), end - 1, false, carries_on});
  }
  for (std::size_t q = 0; q < words_.quotations.size(); ++q)
    for (std::uint32_t i = words_.quotations[q].first; i <= words_.quotations[q].last; ++i)
      words_.row[i].quotation = static_cast<std::int32_t>(q);
}

}  // namespace

Words cut_words(std::string_view text) {
  return Cutter(text).run();
}

}  // namespace broadsheet
