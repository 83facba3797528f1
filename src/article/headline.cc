// headline.cc: a title is often more than the headline: the site's name and that of the section stand before
// or behind it, parted by bars and dashes. The part that is a heading of the page is the headline. Entry
// points: all functions of the header.

#include "article/headline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <unordered_set>
#include <utility>

#include "article/lists.h"
#include "article/publishers.h"
#include "article/tables.h"
#include "article/words.h"
#include "base/address.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

// Between the parts of a title; those in front part the masthead off, too.
constexpr std::array<std::string_view, 15> marks = {" | ", " - ", " – ", " — ", " · ",  " :: ", " « ", " » ",
                                                    " • ", " : ", " / ", " > ", " >> ", " -- ", " › "};

constexpr auto masthead_marks = std::span(marks).first<8>();

// Names of sections that stand behind a headline, lower case.
constexpr std::array<std::string_view, 8> section_labels = {"opinion",      "opinions",        "editorial",
                                                            "commentary",   "column",          "letters",
                                                            "guest column", "guest commentary"};
constexpr WordTable section_table(section_labels);

// What else the page has, in brackets behind a headline. Lower case.
constexpr std::array<std::string_view, 10> media_labels = {
    "watch", "video", "videos", "photo", "photos", "listen", "audio", "gallery", "pics", "with video"};
constexpr WordTable media_table(media_labels);

bool stands_between_marks(std::string_view title, std::size_t at, std::size_t size) {
  const std::string_view before = title.substr(0, at), behind = title.substr(at + size);
  const auto ends_before = [&](std::string_view mark) { return before.ends_with(mark); };
  const auto begins_behind = [&](std::string_view mark) { return behind.starts_with(mark); };
  return (before.empty() || std::any_of(marks.begin(), marks.end(), ends_before)) &&
         (behind.empty() || std::any_of(marks.begin(), marks.end(), begins_behind));
}

// A heading, or a line that is no link.
bool may_be_headline(const BlockTable& table, const PageBlock& block) {
  constexpr std::size_t least = 10;  // bytes: names of sections are shorter
  constexpr std::uint32_t least_words = 3;
  const Zone zone = table.zone_of(block);
  if (block.characters < least || (zone != Zone::content && zone != Zone::header)) return false;
  if (block.heading_level > 0) return block.heading_level <= 3;
  return block.words >= least_words && block.link_characters == 0;
}

bool is_part(std::string_view title, std::string_view text) {
  const std::size_t at = text.size() < title.size() ? title.find(text) : std::string_view::npos;
  return at != std::string_view::npos && stands_between_marks(title, at, text.size());
}

// Whether a line stands at either end of the title, whatever mark parts it off: "Press Online: Ferry runs
// on", "Ferry runs on_English_Press", "Ferry runs on (from The Beacon)".
bool is_end_of_title(std::string_view title, const PageBlock& block) {
  constexpr std::uint32_t least_words = 4;
  const std::string_view text = block.text;
  if (text.size() >= title.size() || block.words < least_words || block.link_characters > 0) return false;
  const bool in_front = equals_ignoring_case(title.substr(0, text.size()), text);
  if (!in_front && !equals_ignoring_case(title.substr(title.size() - text.size()), text)) return false;
  const std::string_view rest =
      trim(in_front ? title.substr(text.size()) : title.substr(0, title.size() - text.size()));
  if (rest.empty()) return false;
  const char beside = in_front ? rest.front() : rest.back();
  return static_cast<unsigned char>(beside) < 0x80 && !is_ascii_letter(beside) && !is_ascii_digit(beside);
}

// Whether what stands before the last words of a headline leads on to them: "All the works of | Ada Marsh".
bool leads_into(std::string_view headline, std::size_t last_words) {
  constexpr std::size_t small = 3;  // letters
  const auto words = split(headline, ' ');
  if (words.size() <= last_words) return false;
  const std::string_view word = words[words.size() - last_words - 1];
  return !word.empty() && word.size() <= small &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Where the last mark between the parts of a title stands, and its size; npos where there is none.
std::pair<std::size_t, std::size_t> last_mark(std::string_view title) {
  std::pair<std::size_t, std::size_t> last = {std::string::npos, 0};
  for (const std::string_view mark : masthead_marks)
    if (const std::size_t at = title.rfind(mark);
        at != std::string::npos && (last.first == std::string::npos || at > last.first))
      last = {at, mark.size()};
  return last;
}

std::pair<std::size_t, std::size_t> first_mark(std::string_view title) {
  std::pair<std::size_t, std::size_t> first = {std::string::npos, 0};
  for (const std::string_view mark : masthead_marks)
    if (const std::size_t at = title.find(mark); at < first.first) first = {at, mark.size()};
  return first;
}

// Whether an h1 is the site's name or an appeal: it has no word of the headline that the head says, which
// is another heading of the page.
bool is_masthead_over(const BlockTable& table, const PageBlock& printed, std::string_view said) {
  const std::string headline = letters(said);
  const auto words = split(printed.text, ' ');
  const auto is_shared = [&](std::string_view word) {
    constexpr std::size_t telling = 4;  // letters
    const std::string own = letters(word);
    return own.size() >= telling && headline.find(own) != std::string::npos;
  };
  if (said.find(' ') == std::string::npos || std::any_of(words.begin(), words.end(), is_shared)) return false;
  return std::any_of(table.blocks.begin(), table.blocks.end(), [&](const PageBlock& block) {
    return block.heading_level > 1 && letters(block.text) == headline;
  });
}

// The longer words of a page's prose.
class ToldWords {
 public:
  explicit ToldWords(const BlockTable& table) {
    for (const PageBlock& block : table.blocks)
      if (block.prose) each_word(block.text, [&](std::string word) { words_.insert(std::move(word)); });
  }

  // Of the words of a line.
  [[nodiscard]] double share_of(std::string_view line) const {
    std::size_t all = 0, told = 0;
    each_word(line, [&](const std::string& word) {
      ++all;
      told += words_.contains(word);
    });
    return all == 0 ? 0 : static_cast<double>(told) / static_cast<double>(all);
  }

 private:
  template <typename Take>
  static void each_word(std::string_view text, Take take) {
    constexpr std::size_t least = 4;  // letters
    for (const std::string_view part : split(text, ' '))
      if (std::string word = letters(part); word.size() >= least) take(std::move(word));
  }
  std::unordered_set<std::string> words_;
};

// By the class or the id of the elements around a line, as far as they hold nothing else.
bool is_called_headline(const Page& page, const PageBlock& block) {
  constexpr std::array<std::string_view, 12> names = {
      "headline",  "storyhead", "storytitle",  "story-title",    "story_title",    "articletitle",
      "posttitle", "titular",   "articlehead", "article_header", "contentheading", "headertext"};
  const TreeView view(page);
  for (Node node = view.parent(block.first); node != no_node; node = view.parent(node)) {
    for (const Tag key : {Tag::class_, Tag::id})
      if (const auto value = view.attribute(node, key))
        for (const std::string_view name : names)
          if (find_ignoring_case(*value, name) != std::string_view::npos) return true;
    if (node == block.node) break;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> title_parts(std::string_view title) {
  // Where there are no blanks between words.
  static constexpr std::array<std::string_view, 3> narrow_marks = {"｜", "_", "--"};
  const auto parts_ideographs = [&](std::size_t at) {
    return title[at] == '-' && at > 0 && at + 1 < title.size() &&
           (decode_before(title, at).value >= first_ideograph ||
            decode_at(title, at + 1).value >= first_ideograph);
  };
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  const auto end_part = [&](std::size_t end) {
    if (const std::string_view part = trim(title.substr(begin, end - begin)); !part.empty())
      parts.push_back(part);
  };
  for (std::size_t at = 0; at < title.size();) {
    if (is_ascii_letter(title[at]) || is_ascii_digit(title[at])) {
      ++at;
      continue;
    }
    const auto stands_here = [&](std::string_view mark) { return title.substr(at).starts_with(mark); };
    const auto* found = std::find_if(marks.begin(), marks.end(), stands_here);
    std::size_t size = found == marks.end() ? 0 : found->size();
    if (size == 0)
      if (const auto* narrow = std::find_if(narrow_marks.begin(), narrow_marks.end(), stands_here);
          narrow != narrow_marks.end())
        size = narrow->size();
    if (size == 0 && parts_ideographs(at)) size = 1;
    if (size > 0) {
      end_part(at);
      begin = at + size;
    }
    at += std::max<std::size_t>(size, 1);
  }
  end_part(title.size());
  return parts;
}

std::string in_spelling_of(const std::string& printed, const std::string& said) {
  const std::string own = letters(printed), other = letters(said);
  const bool kicker = other.size() >= 15 && own.size() > other.size() && own.ends_with(other) &&
                      !leads_into(printed, count_words(said));
  const auto partings = [](std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return c == ':' || c == '-' || c == '|'; });
  };
  const bool joined = count_words(printed) < count_words(said) || partings(printed) < partings(said);
  const bool shouted =
      std::none_of(printed.begin(), printed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return kicker || (own == other && (joined || shouted)) ? said : printed;
}

std::string without_masthead(std::string title, std::string_view publisher, std::string_view url) {
  constexpr std::size_t beside = 24;  // letters that may stand with the masthead: of a place, a section
  const std::string masthead = letters(publisher), host = letters(host_of(url));
  const auto is_ours = [&](const std::string& part) {
    if (part.empty()) return false;
    if (host.find(part) != std::string::npos) return true;
    return !masthead.empty() &&
           (masthead.find(part) != std::string::npos ||
            (part.size() <= masthead.size() + beside && part.find(masthead) != std::string::npos));
  };
  for (int times = 0; times < 2; ++times) {
    const auto [cut, size] = last_mark(title);
    if (cut == std::string::npos || !is_ours(letters(std::string_view(title).substr(cut + size)))) break;
    title.resize(cut);
  }
  const auto [cut, size] = first_mark(title);
  if (cut != std::string::npos && !masthead.empty() && letters(title.substr(0, cut)) == masthead)
    title.erase(0, cut + size);
  return title;
}

const PageBlock* printed_headline(const Page& page, const BlockTable& table, const std::string& said,
                                  const HeadTitles& titles) {
  constexpr std::size_t opening = 20, telling = 30;  // bytes
  const std::string other = letters(said);
  const PageBlock* only = nullptr;
  std::size_t count = 0;
  std::uint64_t prose = 0;  // characters that stand before
  for (const PageBlock& block : table.blocks) {
    if (block.prose) prose += block.characters;
    if (block.heading_level != 1 || leads_home(page, block, titles.url)) continue;
    const std::string own = letters(block.text);
    const bool same = !other.empty() && (own.find(other.substr(0, telling)) != std::string::npos ||
                                         other.find(own.substr(0, telling)) != std::string::npos);
    // What stands behind most of the text heads something else: an appeal, the next list.
    if (!same && prose * 2 > table.prose) continue;
    ++count;
    if (same && block.words >= 2) {
      only = &block;
      break;
    }
    if (only == nullptr && block.words >= 3 && table.zone_of(block) == Zone::content) only = &block;
  }
  if (only == nullptr) return nullptr;
  const std::string own = letters(only->text);
  const auto repeats = [&](const Said& title) {
    return letters(without_masthead(decoded(title.value), titles.publisher, titles.url)) == own;
  };
  const bool trusted = said.empty() || (count == 1 && !is_masthead_over(table, *only, said)) ||
                       own.substr(0, opening) == other.substr(0, opening) ||
                       std::any_of(titles.said.begin(), titles.said.end(), repeats);
  return trusted ? only : nullptr;
}

bool leads_home(const Page& page, const PageBlock& heading, std::string_view url) {
  return heading.link != no_node && heading.link_characters * 2 >= heading.characters &&
         is_home_link(page, heading.link, url);
}

bool is_home_link(const Page& page, Node link, std::string_view url) {
  const std::string_view href = trim(page.attribute(link, "href").value_or(""));
  if (href == "/" || href == "./" || href == "../") return true;
  const std::string target = resolve(url, href);
  return !target.empty() && path_of(target).size() <= 1 && host_of(target) == host_of(url);
}

const PageBlock* heading_in_title(const Page& page, const BlockTable& table, std::string_view title,
                                  std::string_view url) {
  // Headings first, then the longer.
  const auto rank = [](const PageBlock& block) {
    return std::pair(block.heading_level > 0, block.characters);
  };
  const PageBlock* best = nullptr;
  for (const PageBlock& block : table.blocks) {
    if (best != nullptr && rank(*best) >= rank(block)) continue;
    if (may_be_headline(table, block) && (is_part(title, block.text) || is_end_of_title(title, block)) &&
        !leads_home(page, block, url))
      best = &block;
  }
  return best;
}

const PageBlock* heading_over_story(const Page& page, const BlockTable& table, std::string_view title) {
  constexpr std::uint32_t least_words = 3, least_words_for_a_title = 4;
  constexpr double generic = 0.25, told_of = 0.5;
  std::optional<ToldWords> words;  // made when something is held against them
  const auto share_told = [&](std::string_view line) {
    if (!words) words.emplace(table);
    return words->share_of(line);
  };
  const PageBlock* last = nullptr;
  for (const PageBlock& block : table.blocks) {
    if (table.zone_of(block) != Zone::content) continue;
    if (block.prose) break;
    const bool heads = block.heading_level > 0 ? block.heading_level <= 3 : is_called_headline(page, block);
    if (!heads || block.words < least_words || block.link_characters > 0 || block.list) continue;
    last = &block;
    if (share_told(block.text) >= told_of) break;
  }
  if (title.empty() || last == nullptr) return last;
  const bool is_better = last->words >= least_words_for_a_title && !last->text.ends_with(':') &&
                         !last->text.ends_with('.') && share_told(last->text) >= told_of &&
                         share_told(title) <= generic;
  return is_better ? last : nullptr;
}

std::string without_labels(std::string headline) {
  // "The ferry leaves [Watch]", "The ferry leaves (video)".
  if (headline.ends_with(']') || headline.ends_with(')')) {
    const std::size_t open = headline.find_last_of("[(");
    if (open != std::string::npos && open > 1 && headline[open - 1] == ' ' &&
        media_table.contains(
            ascii_lower(std::string_view(headline).substr(open + 1, headline.size() - open - 2))))
      headline.resize(open - 1);
  }
  const std::size_t bar = headline.rfind(" | ");
  if (bar != std::string::npos && section_table.contains(ascii_lower(trim(headline.substr(bar + 3)))))
    headline.resize(bar);
  // "The ferry leaves |": what was to stand behind it is missing.
  const std::string_view parted = without_trailing(headline, U" |-–—");
  if (parted.size() < headline.size() && !parted.empty() && headline[parted.size()] == ' ')
    headline.resize(parted.size());
  return headline;
}

}  // namespace broadsheet
