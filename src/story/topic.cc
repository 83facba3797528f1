// topic.cc: articles ─► comments cut off ─► sentences ─► copies left out ─► the days they name.
//
// A line that opens with a day, among at least five such lines in order, is an entry of a chronology: the
// sentences on it belong to that day. Entry point: make_topic().

#include "story/topic.h"

#include <algorithm>
#include <unordered_set>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"
#include "search/analyse.h"

namespace broadsheet {
namespace {

constexpr std::size_t fewest_entries = 5;      // of a chronology
constexpr std::size_t fewest_stamps = 2;       // of comments; one may be the article's own
constexpr DayNumber longest_ahead = 45;        // a day without a year that lies further ahead is a year older
constexpr std::size_t most_sentences = 2'000;  // of an article

// A day that a text names, by its place.
struct NamedDay {
  std::size_t begin = 0, end = 0;  // bytes
  DayNumber day = 0;
};

std::optional<DayNumber> day_in(std::string_view iso) {
  if (iso.size() < 10) return std::nullopt;
  const auto date = parse_iso_date(iso.substr(0, 10));
  if (!date || date->precision != Precision::day) return std::nullopt;
  return day_number(date->instant);
}

// "March 17" may be printed months later; a year that stands in the text is never changed.
DayNumber not_ahead(DayNumber day, std::string_view printed, const std::optional<DayNumber>& published) {
  const CivilDay civil = civil_from(day);
  if (!published || day <= *published + longest_ahead ||
      printed.find(std::to_string(civil.year)) != std::string_view::npos)
    return day;
  const CivilDay before{civil.year - 1, civil.month, civil.day};
  return is_valid(before) ? days_from(before) : day;
}

std::vector<NamedDay> days_in(std::string_view body, const std::vector<TimeExpression>& times,
                              const std::optional<DayNumber>& published) {
  std::vector<NamedDay> days;
  for (const TimeExpression& t : times) {
    if (t.type != TimeType::date && t.type != TimeType::time) continue;
    const auto from = day_in(t.from), to = day_in(t.to);
    if (from && to && *from == *to)
      days.push_back({t.begin, t.end, not_ahead(*from, body.substr(t.begin, t.end - t.begin), published)});
  }
  return days;
}

// Where readers' comments begin: at the first of several stamps, "April 4, 2011 at 2:12 pm |".
std::size_t end_of_telling(std::string_view body, const std::vector<TimeExpression>& times) {
  std::size_t stamps = 0, first = body.size();
  for (const TimeExpression& t : times) {
    if (!trim(body.substr(t.end, 2)).starts_with('|')) continue;
    if (stamps++ == 0) first = t.begin;
  }
  return stamps < fewest_stamps ? body.size() : body.rfind('\n', first) + 1;
}

struct Line {
  std::size_t begin = 0, end = 0;  // bytes; of an entry without its date
  std::optional<DayNumber> entry;
};

// Behind the day that opens an entry: a dash or colon, then the telling.
std::size_t behind_mark(std::string_view body, std::size_t at, std::size_t end) {
  const auto skip_blanks = [&] {
    while (at < end && is_blank(decode_at(body, at).value)) at += decode_at(body, at).size;
  };
  skip_blanks();
  for (const std::string_view mark : {"---", "--", "-", "–", "—", ":", "."})
    if (body.substr(at).starts_with(mark)) {
      at += mark.size();
      break;
    }
  skip_blanks();
  return at;
}

// Lines of the body; those that open with a day are entries where there are enough of them, in order.
std::vector<Line> lines_of(std::string_view body, const std::vector<NamedDay>& days) {
  std::vector<Line> lines;
  std::vector<std::pair<std::size_t, const NamedDay*>> dated;
  auto next = days.begin();
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    while (next != days.end() && next->begin < begin) ++next;
    if (next != days.end() && next->begin < begin + 3 && next->end < end)
      dated.emplace_back(lines.size(), &*next);
    lines.push_back({begin, end, {}});
    begin = end + 1;
  }
  if (dated.size() < fewest_entries) return lines;
  std::size_t rising = 0, falling = 0;
  for (std::size_t i = 1; i < dated.size(); ++i) {
    rising += dated[i].second->day > dated[i - 1].second->day ? 1 : 0;
    falling += dated[i].second->day < dated[i - 1].second->day ? 1 : 0;
  }
  if (5 * std::max(rising, falling) < 4 * (dated.size() - 1)) return lines;
  for (const auto& [n, named] : dated) {
    lines[n].entry = named->day;
    lines[n].begin = behind_mark(body, named->end, lines[n].end);
  }
  return lines;
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
}

std::uint32_t count_blank_words(std::string_view text) {
  std::uint32_t words = 0;
  bool inside = false;
  for (const char c : text) {
    words += !is_ascii_space(c) && !inside ? 1 : 0;
    inside = !is_ascii_space(c);
  }
  return words;
}

class TopicMaker {
 public:
  void add(const Article& article) {
    TopicArticle a{&article, body_text(article), {}};
    if (article.published) a.published = day_number(article.published->instant);
    const auto times = find_times(
        a.body,
        {article.published, article.language.empty() ? "en" : article.language, DateOrder::month_first});
    const std::vector<NamedDay> days = days_in(a.body, times, a.published);
    const std::string_view told = std::string_view(a.body).substr(0, end_of_telling(a.body, times));
    const std::size_t first = topic_.sentences.size();
    for (const Line& line : lines_of(told, days)) add_line(told, line, first);
    if (is_copy(told, first)) {
      topic_.sentences.resize(first);
      return;
    }
    place_days(first, days);
    count_words(told, article.language, first);
    topic_.articles.push_back(std::move(a));
  }

  Topic take() {
    for (TopicSentence& s : topic_.sentences) s.vector = weighted(s.vector, terms_, topic_.sentences.size());
    topic_.terms = terms_.size();
    return std::move(topic_);
  }

 private:
  void add_line(std::string_view body, const Line& line, std::size_t first) {
    for (const auto& [from, to] : find_sentences(body.substr(line.begin, line.end - line.begin))) {
      TopicSentence s;
      s.article = static_cast<std::uint32_t>(topic_.articles.size());
      s.begin = static_cast<std::uint32_t>(line.begin + from);
      s.end = static_cast<std::uint32_t>(line.begin + to);
      s.place = static_cast<std::uint32_t>(topic_.sentences.size() - first);
      if (s.place == most_sentences) return;
      s.entry = line.entry.has_value();
      if (s.entry) s.days.push_back(*line.entry);
      // A closing mark that stands apart belongs to what it closes.
      if (from > 0 && !has_letter(body.substr(s.begin, s.end - s.begin)))
        topic_.sentences.back().end = s.end;
      else
        topic_.sentences.push_back(std::move(s));
    }
  }

  void place_days(std::size_t first, const std::vector<NamedDay>& days) {
    std::size_t n = first;
    for (const NamedDay& named : days) {
      while (n < topic_.sentences.size() && topic_.sentences[n].end <= named.begin) ++n;
      if (n == topic_.sentences.size()) return;
      TopicSentence& s = topic_.sentences[n];
      const bool known = std::find(s.days.begin(), s.days.end(), named.day) != s.days.end();
      if (named.begin >= s.begin && !s.entry && !known) s.days.push_back(named.day);
    }
  }

  void count_words(std::string_view body, std::string_view language, std::size_t first) {
    const std::vector<IndexWord> words = analyse(body, language);
    auto word = words.begin();
    for (std::size_t n = first; n < topic_.sentences.size(); ++n) {
      TopicSentence& s = topic_.sentences[n];
      s.words = count_blank_words(body.substr(s.begin, s.end - s.begin));
      std::vector<std::uint32_t> numbers;
      for (; word != words.end() && word->begin < s.end; ++word)
        if (word->begin >= s.begin && !word->stop) numbers.push_back(terms_.number(word->stem));
      s.vector = counted(std::move(numbers));
      terms_.count_article(s.vector);
    }
  }

  // Whether nearly all of its words stand in sentences that were printed before. A chronology is printed
  // again as it grows, and each printing vouches for its days. Remembers the sentences.
  bool is_copy(std::string_view body, std::size_t first) {
    std::size_t bytes = 0, known = 0;
    bool entries = false;
    std::vector<std::uint64_t> fresh;
    for (std::size_t n = first; n < topic_.sentences.size(); ++n) {
      const TopicSentence& s = topic_.sentences[n];
      const std::uint64_t hash = hash64(body.substr(s.begin, s.end - s.begin));
      bytes += s.end - s.begin;
      known += printed_.contains(hash) ? s.end - s.begin : 0;
      fresh.push_back(hash);
      entries = entries || s.entry;
    }
    printed_.insert(fresh.begin(), fresh.end());
    return !entries && 20 * known >= 19 * bytes && bytes > 0;
  }

  Topic topic_;
  Terms terms_;
  std::unordered_set<std::uint64_t> printed_;  // hashes of sentences
};

}  // namespace

Topic make_topic(const std::vector<Article>& articles) {
  std::vector<const Article*> sorted;
  sorted.reserve(articles.size());
  for (const Article& article : articles) sorted.push_back(&article);
  std::sort(sorted.begin(), sorted.end(), [](const Article* x, const Article* y) {
    const Instant a = instant_of(*x), b = instant_of(*y);
    return a != b ? a < b : x->id < y->id;
  });
  TopicMaker maker;
  for (const Article* article : sorted) maker.add(*article);
  return maker.take();
}

}  // namespace broadsheet
