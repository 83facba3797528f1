// desk_item.cc: what the desk holds of an article, in bytes, so that an opening need not find its words,
// names and grams again.
//
//   form · article's section · what copies are told by · weighed words · what lists need (desk_item.h)
//
// Numbers are unsigned LEB128, hashes four or eight bytes, the low one first; a list has its length before
// it, and so has a text. What follows from other parts is left out: the grams of the words, the hashes of the
// stems. Entry points: bytes_of(), desk_item_in().

#include "recommend/desk_item.h"

#include <algorithm>
#include <array>
#include <concepts>

#include "base/byte_numbers.h"
#include "base/hash.h"
#include "copy/runs.h"

namespace broadsheet {
namespace {

template <std::unsigned_integral Hash>
void put_hashes(std::string& out, const std::vector<Hash>& hashes) {
  put_number(out, hashes.size());
  std::size_t at = out.size();
  out.resize(at + hashes.size() * sizeof(Hash));
  for (const Hash hash : hashes)
    for (std::size_t i = 0; i < sizeof(Hash); ++i) out[at++] = static_cast<char>(hash >> (8 * i));
}

template <std::unsigned_integral Hash>
std::vector<Hash> take_hashes(ByteReader& in) {
  const std::uint64_t count = in.number();
  const std::string_view bytes = in.bytes(count > in.left() ? count : count * sizeof(Hash));
  std::vector<Hash> hashes(bytes.size() / sizeof(Hash));
  std::size_t at = 0;
  for (Hash& hash : hashes)
    for (std::size_t i = 0; i < sizeof(Hash); ++i)
      hash = static_cast<Hash>(hash | static_cast<Hash>(static_cast<unsigned char>(bytes[at++])) << (8 * i));
  return hashes;
}

// Numbers near 0 are short, whatever their sign.
void put_signed(std::string& out, std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  put_number(out, number < 0 ? ~bits << 1 | 1 : bits << 1);
}

std::int64_t take_signed(ByteReader& in) {
  const std::uint64_t bits = in.number();
  return static_cast<std::int64_t>((bits & 1) != 0 ? ~(bits >> 1) : bits >> 1);
}

void put_date(std::string& out, const std::optional<Date>& date) {
  put_number(out, date ? 1 + static_cast<std::uint64_t>(date->precision) : 0);
  if (!date) return;
  put_signed(out, date->instant);
  put_number(out, date->zone_minutes ? 1 : 0);
  if (date->zone_minutes) put_signed(out, *date->zone_minutes);
}

std::optional<Date> take_date(ByteReader& in) {
  std::uint64_t kind = in.number();
  if (kind > 1 + static_cast<std::uint64_t>(Precision::second)) kind = in.fail();
  if (kind == 0) return std::nullopt;
  Date date;
  date.precision = static_cast<Precision>(kind - 1);
  date.instant = take_signed(in);
  if (in.number() != 0) date.zone_minutes = static_cast<std::int16_t>(take_signed(in));
  return date;
}

// ------------------------------------------------------------------------------------------ its parts

void put_copy(std::string& out, const CopyEntry& copy) {
  put_hashes(out, copy.words);
  put_hashes(out, copy.headline);
  put_hashes(out, copy.authors);
  put_hashes(out, copy.years);
  put_hashes(out, std::vector<std::uint64_t>{copy.publisher, copy.agency});
  put_number(out, copy.day ? 1 : 0);
  if (copy.day) put_signed(out, *copy.day);
}

CopyEntry take_copy(ByteReader& in) {
  CopyEntry copy;
  copy.words = take_hashes<std::uint32_t>(in);
  copy.headline = take_hashes<std::uint32_t>(in);
  copy.authors = take_hashes<std::uint64_t>(in);
  copy.years = take_hashes<std::uint16_t>(in);
  if (const auto both = take_hashes<std::uint64_t>(in); both.size() == 2) {
    copy.publisher = both[0];
    copy.agency = both[1];
  } else {
    in.fail();
  }
  if (in.number() != 0) copy.day = take_signed(in);
  copy.grams = winnowed(copy.words);
  return copy;
}

// Each stem is a number: its capital (2 bits), whether it stands in another sentence than the one before (1
// bit), and above that which of the stems before it, each counted once, it is again; 0: of none. Then, where
// it is new, its text; where its sentence is another, how many further that is.
constexpr unsigned mark_bits = 3;
constexpr std::uint64_t capital_mask = 3, other_sentence = 4;

// The stems of a text by their hashes: a table of one size, for there are not many.
class StemNumbers {
 public:
  // The number of a stem, and whether it is new.
  std::pair<std::uint32_t, bool> of(std::uint64_t hash) {
    std::size_t at = hash % slots;
    while (numbers_[at] != 0 && hashes_[numbers_[at] - 1] != hash) at = (at + 1) % slots;
    const bool is_fresh = numbers_[at] == 0;
    if (is_fresh) {
      hashes_.push_back(hash);
      numbers_[at] = static_cast<std::uint16_t>(hashes_.size());
    }
    return {numbers_[at], is_fresh};
  }

 private:
  static constexpr std::size_t slots = 4'096;
  static_assert(2 * most_words_counted < slots);
  std::array<std::uint16_t, slots> numbers_{};  // 0: free
  std::vector<std::uint64_t> hashes_;           // by number, from 1 on
};

void put_stems(std::string& out, const ArticleWords& words) {
  StemNumbers numbers;
  std::uint32_t sentence = 0;
  put_number(out, words.stems.size());
  for (std::size_t i = 0; i < words.stems.size(); ++i) {
    const auto [number, is_fresh] = numbers.of(words.hashes[i]);
    const std::uint32_t further = words.sentence_of[i] - sentence;
    const int capital = words.capitals.empty() ? 0 : words.capitals[i];
    put_number(out, std::uint64_t{is_fresh ? 0 : number} << mark_bits | (further > 0 ? other_sentence : 0) |
                        static_cast<std::uint64_t>(capital + 1));
    if (is_fresh) put_text(out, words.stems[i]);
    if (further > 0) put_number(out, further);
    sentence = words.sentence_of[i];
  }
}

void take_stems(ByteReader& in, ArticleWords& words) {
  std::uint64_t count = in.number();
  if (count > most_words_counted) count = in.fail();
  words.stems.reserve(count);
  words.hashes.reserve(count);
  words.sentence_of.reserve(count);
  words.capitals.reserve(count);
  std::vector<std::uint32_t> known;  // where each was met first
  known.reserve(count);
  std::uint32_t sentence = 0;
  while (words.stems.size() < count && in.is_sound()) {
    const std::uint64_t mark = in.number(), number = mark >> mark_bits;
    if (number == 0) {
      known.push_back(static_cast<std::uint32_t>(words.stems.size()));
      words.hashes.push_back(hash64(words.stems.emplace_back(in.text())));
    } else if (number <= known.size()) {
      const std::uint32_t first = known[number - 1];
      words.stems.push_back(std::string(words.stems[first]));
      words.hashes.push_back(words.hashes[first]);
    } else {
      in.fail();
      return;
    }
    if ((mark & other_sentence) != 0) sentence += in.small();
    words.sentence_of.push_back(sentence);
    words.capitals.push_back(static_cast<std::int8_t>(static_cast<int>(mark & capital_mask) - 1));
  }
}

void put_words(std::string& out, const ArticleWords& words) {
  put_text(out, words.language);
  put_stems(out, words);
  put_number(out, words.of_title);
  put_number(out, words.of_head);
  put_hashes(out, words.names);
  put_hashes(out, words.sentences);
  put_hashes(out, std::vector<std::uint64_t>{words.form, words.figures, words.rank});
  put_number(out, words.round_up ? 1 : 0);
  put_text(out, words.serial);
}

ArticleWords take_words(ByteReader& in) {
  ArticleWords words;
  words.language = in.text();
  take_stems(in, words);
  words.of_title = in.number();
  words.of_head = in.number();
  words.names = take_hashes<std::uint64_t>(in);
  words.sentences = take_hashes<std::uint64_t>(in);
  if (const auto all = take_hashes<std::uint64_t>(in); all.size() == 3) {
    words.form = all[0];
    words.figures = all[1];
    words.rank = all[2];
  } else {
    in.fail();
  }
  words.round_up = in.number() != 0;
  words.serial = in.text();
  const bool has_its_sentences =
      std::ranges::all_of(words.sentence_of, [&](std::uint32_t s) { return s < words.sentences.size(); });
  if (words.of_title > words.of_head || words.of_head > words.stems.size() || !has_its_sentences) in.fail();
  return words;
}

void put_listed(std::string& out, const Listed& listed) {
  for (const std::string* text : {&listed.id, &listed.headline, &listed.publisher}) put_text(out, *text);
  put_date(out, listed.published);
  put_signed(out, listed.at);
  put_number(out, listed.names.size());
  for (const PlacedName& name : listed.names) {
    put_text(out, name.text);
    for (const std::uint64_t number : {std::uint64_t{name.place.begin}, std::uint64_t{name.place.end},
                                       std::uint64_t{name.count}, std::uint64_t{name.other}})
      put_number(out, number);
  }
}

Listed take_listed(ByteReader& in) {
  Listed listed;
  for (std::string* text : {&listed.id, &listed.headline, &listed.publisher}) *text = in.text();
  listed.published = take_date(in);
  listed.at = take_signed(in);
  std::vector<PlacedName> names;
  for (std::uint64_t left = in.number(); left > 0 && in.is_sound(); --left) {
    PlacedName& name = names.emplace_back();
    name.text = in.text();
    name.place_for = country_of(name.text);
    for (std::uint32_t* number : {&name.place.begin, &name.place.end, &name.count, &name.other})
      *number = in.small();
  }
  listed.names = std::move(names);
  return listed;
}

}  // namespace

std::string bytes_of(const DeskItem& item) {
  constexpr std::size_t usual_size = 6'000;
  std::string out(1, desk_item_form);
  out.reserve(usual_size);
  put_text(out, item.article.section);
  put_copy(out, item.copy);
  put_words(out, item.words);
  put_listed(out, item.listed);
  return out;
}

std::optional<DeskItem> desk_item_in(std::string_view bytes) {
  if (bytes.empty() || bytes.front() != desk_item_form) return std::nullopt;
  ByteReader in(bytes.substr(1));
  DeskItem item;
  item.article.section = in.text();
  item.copy = take_copy(in);
  item.words = take_words(in);
  item.listed = take_listed(in);
  item.article.id = item.listed.id;
  item.article.published = item.listed.published;
  if (!in.is_sound() || !in.is_at_end()) return std::nullopt;
  return item;
}

}  // namespace broadsheet
