// host_fit.cc: a name and a host as letters without marks, held against each other. Entry points: all
// functions of the header.

#include "article/host_fit.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <span>

#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace broadsheet {
namespace {

// ------------------------------------------------------------------------------------------- names as words

// "ü" in hosts.
enum class Umlaut : std::uint8_t { u, ue };

// A letter or digit in lower case without its marks, as hosts are written; nothing for what parts words.
void append_plain(std::string& word, char32_t c, Umlaut umlaut) {
  if (c < 0x80) {
    const char ascii = ascii_lower(static_cast<char>(c));
    if (is_ascii_letter(ascii) || is_ascii_digit(ascii)) word += ascii;
    return;
  }
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  switch (lower) {
    case U'ß': word += "ss"; return;
    case U'æ': word += "ae"; return;
    case U'ø': word += "o"; return;
    case U'ł': word += "l"; return;
    case U'đ': word += "d"; return;
    case U'ı': word += "i"; return;
    default: break;
  }
  if (!u_isalnum(static_cast<UChar32>(lower))) return;
  UErrorCode status = U_ZERO_ERROR;
  std::array<char16_t, 32> buffer{};
  const int32_t size =
      unorm2_getRawDecomposition(unorm2_getNFDInstance(&status), static_cast<UChar32>(lower), buffer.data(),
                                 static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status) || size < 2 || buffer[0] >= 0x80)
    append_utf8(word, lower);
  else
    word += static_cast<char>(buffer[0]);
  if (umlaut == Umlaut::ue && (lower == U'ä' || lower == U'ö' || lower == U'ü')) word += 'e';
}

std::string together(std::span<const std::string> words) {
  std::string joined;
  for (const std::string& word : words) joined += word;
  return joined;
}

std::vector<std::string> words_of(std::string_view name, Umlaut umlaut) {
  if (starts_with_ignoring_case(name, "www.")) name.remove_prefix(4);
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_at(name, at);
    at += c.size;
    const std::size_t before = words.back().size();
    append_plain(words.back(), c.value, umlaut);
    if (words.back().size() > before) continue;
    if (!words.back().empty() && c.value != U'\'' && c.value != U'’') words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

constexpr std::array<std::string_view, 14> articles = {"the", "der", "die", "das", "la", "le",  "les",
                                                       "el",  "los", "las", "il",  "lo", "het", "de"};
constexpr WordTable article_table(articles);

bool opens_with_article(std::span<const std::string> words) {
  return words.size() > 1 && article_table.contains(words[0]);
}

// ------------------------------------------------------------------------------------------ names and hosts

// "news.beacon.co.uk": news, beacon.
std::vector<std::string> own_labels(std::string_view host) {
  static constexpr std::array<std::string_view, 12> shared = {"co", "com", "org", "net", "ac",  "gov",
                                                              "ne", "or",  "go",  "edu", "gob", "nom"};
  std::vector<std::string_view> labels = split(host, '.');
  if (labels.size() > 1) labels.pop_back();
  if (labels.size() > 1 && std::find(shared.begin(), shared.end(), labels.back()) != shared.end())
    labels.pop_back();
  std::vector<std::string> own;
  own.reserve(labels.size());
  for (const std::string_view label : labels) own.push_back(letters(label));
  return own;
}

// Whether beginnings of the words, in turn, make up the label: of two of them or more, and all but one.
bool abbreviates(std::string_view label, std::span<const std::string> words) {
  constexpr std::size_t most_words = 8, most_letters = 32;
  if (words.size() < 2 || words.size() > most_words || label.size() > most_letters) return false;
  // Where beginnings of the words so far may end in the label, a bit each: with no word left out, and with
  // one.
  std::uint64_t all = 1, but_one = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t next_all = 0, next_but_one = i == 0 ? 0 : all;
    for (std::size_t begin = 0; begin < label.size(); ++begin)
      for (std::size_t size = 1;
           size <= words[i].size() && label.substr(begin).starts_with(words[i].substr(0, size)); ++size) {
        next_all |= (all >> begin & 1) << (begin + size);
        next_but_one |= (but_one >> begin & 1) << (begin + size);
      }
    all = next_all;
    but_one = next_but_one;
  }
  return ((all | (words.size() > 2 ? but_one : 0)) >> label.size() & 1) != 0;
}

// `spelled_out`: as good as the label itself, "beaconexample" for beacon.
HostFit fit_of_label(std::span<const std::string> words, std::string_view label,
                     std::string_view spelled_out) {
  constexpr std::size_t telling = 4;  // letters
  const std::string joined = together(words);
  if (joined == label || joined == spelled_out) return HostFit::same;
  if (opens_with_article(words)) {
    const HostFit fit = fit_of_label(words.subspan(1), label, spelled_out);
    if (fit != HostFit::none) return fit;
  }
  const std::string_view without_year =
      label.substr(0, label.find_last_not_of("0123456789") + 1);  // "abt1911"
  if (abbreviates(label, words) || (without_year.size() > 1 && abbreviates(without_year, words)))
    return HostFit::abbreviated;
  const bool has_word = label.size() >= 3 && std::find(words.begin(), words.end(), label) != words.end();
  const bool has_label = label.size() > telling && joined.find(label) != std::string::npos;
  const bool is_in_label = joined.size() >= telling && joined.size() * 2 >= label.size() &&
                           label.find(joined) != std::string::npos;
  return has_word || has_label || is_in_label ? HostFit::holds : HostFit::none;
}

}  // namespace

Host::Host(std::string_view host) {
  constexpr std::size_t longest = 253;  // RFC 1035
  if (host.empty() || host.size() > longest) return;
  name_ = host;
  labels_ = own_labels(host);
  letters_ = letters(host);
  joined_ = together(labels_);
}

HostFit Host::fit_of(std::string_view name, HostPart part) const {
  if (!is_there()) return HostFit::none;
  if (name.ends_with(" e.V.")) name.remove_suffix(5);
  const HostFit fit = fit_of_words(words_of(name, Umlaut::u), part);
  return fit == HostFit::same || is_ascii(name)
             ? fit
             : std::max(fit, fit_of_words(words_of(name, Umlaut::ue), part));
}

HostFit Host::fit_of_words(std::span<const std::string> words, HostPart part) const {
  constexpr std::size_t telling_label = 4, long_label = 7;  // letters
  if (words.empty()) return HostFit::none;
  HostFit best = fit_of_label(words, labels_.back(), letters_);
  if (labels_.size() > 1 && fit_of_label(words, joined_, joined_) == HostFit::same) best = HostFit::same;
  for (std::size_t i = 0; i + 1 < labels_.size(); ++i) {
    const HostFit fit = fit_of_label(words, labels_[i], labels_[i]);
    // "Sport" is a section at sport.beacon.example; "Alder Bay" at alderbay.beacon.example is a paper.
    const std::size_t least = fit == HostFit::holds ? long_label : telling_label;
    if (part == HostPart::any || (words.size() > 1 && labels_[i].size() >= least)) best = std::max(best, fit);
  }
  return best;
}

std::vector<std::string> plain_words(std::string_view name) {
  return words_of(name, Umlaut::u);
}

std::string own_letters(std::string_view name) {
  const auto words = plain_words(name);
  const std::size_t first = opens_with_article(words) ? 1 : 0;
  return together(std::span(words).subspan(first));
}

}  // namespace broadsheet
