// picture_words.cc: a credit is what the page marks as one, what follows "Photo:", "Photo by" or a copyright
// sign, or all that stands there where it is names alone and the last is a house that owns pictures. Entry
// point: part_picture_words().

#include "article/picture_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "article/side_lines.h"
#include "article/tables.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

// What stands before a colon and the credit. Lower case, but for letters that are not ASCII.
constexpr std::array<std::string_view, 35> labels = {
    "photo credit", "photo credits", "photo courtesy", "photograph",    "photographer", "photos",
    "photo",        "pictures",      "picture",        "image credits", "image credit", "images",
    "image",        "credits",       "credit",         "illustration",  "source",       "fotos",
    "foto",         "bildquelle",    "bilder",         "bild",          "quelle",       "crédit photo",
    "crédits",      "crédit",        "créditos",       "fuente",        "fonte",        "kuva",
    "Фото",         "写真",          "出典",           "사진",          "图源"};

// What stands before a name at once. The first letter is a capital where something stands before it.
constexpr std::array<std::string_view, 7> openings = {"photo by ",       "photos by ",  "photograph by ",
                                                      "photography by ", "picture by ", "illustration by ",
                                                      "image by "};

// What a page offers to do with a picture, behind its words.
constexpr std::array<std::string_view, 9> offers = {"hide caption", "toggle caption",  "Visa mer",
                                                    "Vis mer",      "Read more",       "Enlarge",
                                                    "Expand",       "Bild vergrößern", "Zoom"};

constexpr std::string_view end_of_openings = "by ";
static_assert(std::ranges::all_of(openings,
                                  [](std::string_view each) { return each.ends_with(end_of_openings); }));

constexpr std::u32string_view parting = U" |/·•–—-,;:";

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string_view without_offers(std::string_view text) {
  for (const std::string_view offer : offers)
    if (text.ends_with(offer)) text = trim(text.substr(0, text.size() - offer.size()));
  return text;
}

// How long the label that ends at `end` is, 0 where none does. A label opens a text or a bracket, or has a
// capital.
std::size_t label_before(std::string_view text, std::size_t end) {
  for (const std::string_view label : labels) {
    if (end < label.size() || !equals_ignoring_case(text.substr(end - label.size(), label.size()), label))
      continue;
    const std::size_t begin = end - label.size();
    if (begin == 0 || text[begin - 1] == '(' || text[begin - 1] == '[') return label.size();
    const bool is_part_of_word = is_ascii_letter(text[begin - 1]);
    if (!is_part_of_word && !(is_ascii_letter(text[begin]) && !is_ascii_upper(text[begin])))
      return label.size();
  }
  return 0;
}

// Where a credit's opening begins and ends; the last one of a text. Both at its end where there is none.
struct Opening {
  std::size_t begin, end;
};

Opening last_opening(std::string_view text) {
  Opening last{text.size(), text.size()};
  const auto take = [&](std::size_t begin, std::size_t end) {
    if (last.begin == text.size() || begin > last.begin) last = {begin, end};
  };
  for (const std::string_view colon : {":", "："}) {
    if (text.find(colon) == std::string_view::npos) continue;
    for (std::size_t at = text.rfind(colon); at != std::string_view::npos && at > 0;
         at = text.rfind(colon, at - 1)) {
      std::size_t end = at;
      while (end > 0 && text[end - 1] == ' ') --end;
      const std::size_t size = label_before(text, end);
      if (size == 0) continue;
      take(end - size, at + colon.size());
      break;
    }
  }
  const bool may_open = text.find(end_of_openings) != std::string_view::npos;
  const std::string lower = may_open ? ascii_lower(text) : std::string();
  for (const std::string_view opening : openings) {
    const std::size_t at = may_open ? lower.rfind(opening) : std::string::npos;
    if (at == std::string::npos) continue;
    if (at == 0 || text[at - 1] == '(' || is_ascii_upper(text[at])) take(at, at + opening.size());
  }
  for (const std::string_view sign : {"©", "(c) "})
    if (const std::size_t at = text.rfind(sign); at != std::string_view::npos) take(at, at + sign.size());
  return last;
}

// Of a text whose credit no element marks. "Credit: Ada Marsh; Source: The Beacon" is all of it one.
Opening opening_of_credit(std::string_view text) {
  constexpr std::uint32_t most_words = 14;
  constexpr std::size_t longest = 160;  // bytes
  const Opening none{text.size(), text.size()};
  Opening opening = last_opening(text);
  if (const Opening first = last_opening(text.substr(0, opening.begin)); first.begin == 0 && first.end > 0)
    opening = first;
  const std::string_view credit = text.substr(opening.end);
  return credit.size() <= longest && count_words(credit) <= most_words ? opening : none;
}

// Whether a bracket at the front and one at the end belong to each other, or to none in the text.
struct Brackets {
  bool front, end;
};

Brackets outer_brackets(std::string_view text) {
  std::size_t front_closes = std::string_view::npos;
  std::vector<std::size_t> open;
  bool end_is_alone = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') open.push_back(at);
    if (text[at] != ')') continue;
    end_is_alone = open.empty() && at + 1 == text.size();
    if (!open.empty() && open.back() == 0) front_closes = at;
    if (!open.empty()) open.pop_back();
  }
  const bool front_is_alone = !open.empty() && open.front() == 0;
  const bool around = front_closes != std::string_view::npos && front_closes + 1 == text.size();
  return {front_is_alone || around, end_is_alone || around};
}

// Without brackets around it, or half of some, and without its label.
std::string_view bare_credit(std::string_view credit) {
  for (std::size_t size = 0; size != credit.size();) {
    size = credit.size();
    credit = without_trailing(without_leading(without_offers(credit), parting), parting);
    const auto [opened, closed] = outer_brackets(credit);
    if (closed) credit.remove_suffix(1);
    if (opened) credit.remove_prefix(1);
    if (const Opening opening = last_opening(credit); opening.begin == 0 && opening.end > 0)
      credit.remove_prefix(opening.end);
  }
  return credit;
}

// "Ada Marsh / Getty Images": names alone, and whose pictures are.
bool is_names_of_owners(std::string_view text) {
  constexpr std::uint32_t most_words = 8;
  PageBlock line;
  line.text = text;
  line.words = count_words(text);
  if (line.words > most_words || !is_picture_credit(line)) return false;
  for (const std::string_view word : split(text, ' ')) {
    const bool is_small = word == "via" || word == "for" || word == "of" || word == "and" || word == "by";
    if (!word.empty() && is_ascii_letter(word[0]) && !is_ascii_upper(word[0]) && !is_small) return false;
  }
  return true;
}

std::string bare_caption(std::string_view caption) {
  caption = without_leading(without_trailing(without_offers(trim(caption)), U"([|/ "), parting);
  // "Image", "32 Images", "Fotos:"
  std::string_view word = caption;
  while (!word.empty() && (is_ascii_digit(word[0]) || word[0] == ' ')) word.remove_prefix(1);
  while (word.ends_with(':') || word.ends_with(' ')) word.remove_suffix(1);
  const bool is_label = std::find(labels.begin(), labels.end(), ascii_lower(word)) != labels.end();
  if (is_label || !has_letter(caption) || is_advertising_mark(word)) return {};
  return std::string(caption);
}

}  // namespace

PictureWords part_picture_words(std::string_view text, std::string_view credit) {
  std::string_view caption = without_offers(trim(text));
  credit = trim(credit);
  if (!credit.empty()) {
    if (caption.ends_with(credit))
      caption.remove_suffix(credit.size());
    else if (caption.starts_with(credit))
      caption.remove_prefix(credit.size());
  } else if (const Opening opening = opening_of_credit(caption); opening.begin < caption.size()) {
    credit = caption.substr(opening.end);
    caption = caption.substr(0, opening.begin);
  } else if (is_names_of_owners(caption)) {
    std::swap(caption, credit);
  }
  const std::string_view bare = bare_credit(credit);
  return {bare_caption(caption), std::string(has_letter(bare) ? bare : "")};
}

}  // namespace broadsheet
