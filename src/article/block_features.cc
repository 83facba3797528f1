// block_features.cc: three passes. The first sums prose, links and blocks over elements (bottom up) and over
// paths (tags and first classes from the root, digits left out: the template that a block comes from). The
// second reads each block's own text once. The third looks around: neighbours, ancestors, the headline. All
// numbers are whole, so that every machine decides alike. Entry point: make_features().

#include "article/block_features.h"

#include <algorithm>
#include <unordered_map>

#include "article/tables.h"
#include "article/value_memo.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace broadsheet {
namespace {

enum class Ending : std::uint8_t { other, stop, colon, closing, ellipsis, question };
enum class Opening : std::uint8_t { other, capital, small, digit, quotation, bullet };

std::int32_t per_mille(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int32_t>(std::min<std::uint64_t>(part * 1000 / whole, 1000));
}

// ------------------------------------------------------------------------------------------- own text

// The commonest small words of 14 languages, by their letters: what running text is full of and labels are
// not.
constexpr std::array<std::string_view, 96> small_words = {
    "a",   "al",  "als",  "an",  "and", "are",  "at",   "att",  "au",    "auf", "aux",  "av",  "be",  "bij",
    "but", "by",  "ce",   "che", "com", "con",  "da",   "das",  "de",    "dei", "del",  "dem", "den", "der",
    "des", "di",  "die",  "do",  "du",  "e",    "een",  "ein",  "el",    "em",  "en",   "er",  "es",  "est",
    "et",  "for", "from", "had", "has", "he",   "het",  "i",    "il",    "im",  "in",   "is",  "ist", "it",
    "la",  "las", "le",   "les", "lo",  "los",  "mit",  "na",   "nicht", "no",  "not",  "o",   "of",  "og",
    "on",  "op",  "or",   "os",  "por", "que",  "se",   "sich", "som",   "te",  "that", "the", "to",  "un",
    "una", "und", "van",  "von", "was", "were", "with", "y",    "yang",  "ze",  "zu",   "zum"};
static_assert(std::is_sorted(small_words.begin(), small_words.end()));

constexpr std::uint32_t hash_basis = 2166136261U;
constexpr std::uint32_t hash_step(std::uint32_t hash, unsigned char byte) {
  return (hash ^ byte) * 16777619U;  // FNV-1a
}
constexpr std::uint32_t hash_word(std::string_view word) {
  std::uint32_t hash = hash_basis;
  for (const char c : word) hash = hash_step(hash, static_cast<unsigned char>(c));
  return hash;
}

// Hashes of the small words in an open table, so that each word of a page costs one or two looks.
class SmallWords {
 public:
  constexpr SmallWords() {
    for (const std::string_view word : small_words) {
      const std::uint32_t hash = hash_word(word);
      std::size_t at = hash % slots;
      while (table_[at] != 0) at = (at + 1) % slots;
      table_[at] = hash;
    }
  }
  [[nodiscard]] constexpr bool contains(std::uint32_t hash) const {
    for (std::size_t at = hash % slots; table_[at] != 0; at = (at + 1) % slots)
      if (table_[at] == hash) return true;
    return false;
  }

 private:
  static constexpr std::size_t slots = 512;
  std::array<std::uint32_t, slots> table_{};
};
constexpr SmallWords known_small_words;

struct Shape {
  std::uint32_t letters = 0, capitals = 0, digits = 0, commas = 0, marks = 0, small = 0, word_bytes = 0;
  bool year = false;
  std::vector<std::uint32_t> words;  // hashes, ASCII letters folded
};

// Bytes that belong to words: letters, digits, and what is not ASCII but for general and CJK punctuation.
class ShapeReader {
 public:
  explicit ShapeReader(std::string_view text) : text_(text) {}

  Shape run() {
    std::size_t at = 0;
    while (at < text_.size()) at += step(at);
    end_word();
    return std::move(shape_);
  }

 private:
  std::size_t step(std::size_t at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) {
      step_ascii(text_[at]);
      if (text_[at] == ':' && text_.substr(at, 3) == "://") ++shape_.marks;
      return 1;
    }
    const CodePoint c = decode_at(text_, at);
    const bool mark = (c.value >= 0x80 && c.value <= 0xBF) || (c.value >= 0x2000 && c.value <= 0x206F) ||
                      (c.value >= 0x3000 && c.value <= 0x303F) || (c.value >= 0xFF00 && c.value <= 0xFF0F);
    const bool alone = c.value >= 0x3040 && c.value <= 0x9FFF;  // scripts without spaces: each a word
    if (mark || alone) end_word();
    if (mark) {
      shape_.commas += c.value == U'、' || c.value == U'，';
      shape_.marks += c.value == U'·' || c.value == U'©';
      return c.size;
    }
    for (std::size_t i = 0; i < c.size; ++i) add(static_cast<unsigned char>(text_[at + i]));
    if (alone) end_word();
    return c.size;
  }

  void step_ascii(char c) {
    if (is_ascii_letter(c)) {
      ++shape_.letters;
      shape_.capitals += is_ascii_upper(c);
      return add(static_cast<unsigned char>(ascii_lower(c)));
    }
    if (is_ascii_digit(c)) {
      ++shape_.digits;
      ++digits_;
      value_ = value_ * 10 + static_cast<std::uint32_t>(c - '0');
      return add(static_cast<unsigned char>(c));
    }
    shape_.commas += c == ',';
    shape_.marks += c == '@' || c == '|';
    end_word();
  }

  void add(unsigned char byte) {
    hash_ = hash_step(hash_, byte);
    ++size_;
  }

  void end_word() {
    if (size_ == 0) return;
    if (size_ == 4 && digits_ == 4 && value_ >= 1990 && value_ <= 2099) shape_.year = true;
    shape_.words.push_back(hash_);
    shape_.word_bytes += size_;
    shape_.small += size_ <= 5 && known_small_words.contains(hash_);
    hash_ = hash_basis;
    size_ = digits_ = value_ = 0;
  }

  std::string_view text_;
  Shape shape_;
  std::uint32_t hash_ = hash_basis, size_ = 0, digits_ = 0, value_ = 0;
};

Ending ending_of(std::string_view text) {
  if (text.empty()) return Ending::other;
  const char32_t last = decode_before(text, text.size()).value;
  if (last == U'…') return Ending::ellipsis;
  if (last == U':' || last == U'：') return Ending::colon;
  if (last == U'?' || last == U'？' || last == U'؟') return Ending::question;
  static constexpr std::u32string_view stops = U".!。！।۔";
  if (stops.find(last) != std::u32string_view::npos) return Ending::stop;
  static constexpr std::u32string_view closing = U"\"'”’»)]」』";
  return closing.find(last) != std::u32string_view::npos ? Ending::closing : Ending::other;
}

Opening opening_of(std::string_view text) {
  if (text.empty()) return Opening::other;
  const char32_t first = decode_at(text, 0).value;
  if (first < 0x80 && is_ascii_upper(static_cast<char>(first))) return Opening::capital;
  if (first < 0x80 && is_ascii_letter(static_cast<char>(first))) return Opening::small;
  if (first < 0x80 && is_ascii_digit(static_cast<char>(first))) return Opening::digit;
  static constexpr std::u32string_view quotes = U"\"'“‘„«「『";
  if (quotes.find(first) != std::u32string_view::npos) return Opening::quotation;
  static constexpr std::u32string_view bullets = U"•*-–—▪◦●‣→»■□";
  return bullets.find(first) != std::u32string_view::npos ? Opening::bullet : Opening::other;
}

// The words of a text as a set, and how much of a block they cover.
class WordSet {
 public:
  explicit WordSet(std::string_view text) : words_(ShapeReader(text).run().words) {
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  }
  struct Overlap {
    std::int32_t of_block = 0, of_set = 0;
  };
  [[nodiscard]] Overlap with(const std::vector<std::uint32_t>& block) const {
    if (words_.empty() || block.empty() || block.size() > 400) return {};
    std::uint64_t in_set = 0;
    std::vector<bool> met(words_.size());
    std::uint64_t distinct = 0;
    for (const std::uint32_t word : block) {
      const auto found = std::lower_bound(words_.begin(), words_.end(), word);
      if (found == words_.end() || *found != word) continue;
      ++in_set;
      const auto index = static_cast<std::size_t>(found - words_.begin());
      if (!met[index]) ++distinct;
      met[index] = true;
    }
    return {per_mille(in_set, block.size()), per_mille(distinct, words_.size())};
  }

 private:
  std::vector<std::uint32_t> words_;
};

// ------------------------------------------------------------------------------------------- elements

struct ClassWord {
  std::string_view word;
  std::uint8_t bit;
};
enum ClassBit : std::uint8_t {
  body_word = 1,
  standfirst_word = 2,
  caption_word = 4,
  author_word = 8,
  date_word = 16
};

// Parts of class names and ids, lower case.
constexpr std::array class_words = {ClassWord{"article-body", body_word},
                                    ClassWord{"articlebody", body_word},
                                    ClassWord{"article__body", body_word},
                                    ClassWord{"content", body_word},
                                    ClassWord{"story", body_word},
                                    ClassWord{"entry", body_word},
                                    ClassWord{"post-body", body_word},
                                    ClassWord{"paragraph", body_word},
                                    ClassWord{"article-text", body_word},
                                    ClassWord{"standfirst", standfirst_word},
                                    ClassWord{"subtitle", standfirst_word},
                                    ClassWord{"dek", standfirst_word},
                                    ClassWord{"deck", standfirst_word},
                                    ClassWord{"intro", standfirst_word},
                                    ClassWord{"lead", standfirst_word},
                                    ClassWord{"lede", standfirst_word},
                                    ClassWord{"summary", standfirst_word},
                                    ClassWord{"chapo", standfirst_word},
                                    ClassWord{"excerpt", standfirst_word},
                                    ClassWord{"abstract", standfirst_word},
                                    ClassWord{"subhead", standfirst_word},
                                    ClassWord{"description", standfirst_word},
                                    ClassWord{"vorspann", standfirst_word},
                                    ClassWord{"bajada", standfirst_word},
                                    ClassWord{"caption", caption_word},
                                    ClassWord{"credit", caption_word},
                                    ClassWord{"legend", caption_word},
                                    ClassWord{"bild", caption_word},
                                    ClassWord{"image", caption_word},
                                    ClassWord{"photo", caption_word},
                                    ClassWord{"author", author_word},
                                    ClassWord{"byline", author_word},
                                    ClassWord{"autor", author_word},
                                    ClassWord{"contributor", author_word},
                                    ClassWord{"bio", author_word},
                                    ClassWord{"date", date_word},
                                    ClassWord{"time", date_word},
                                    ClassWord{"publish", date_word},
                                    ClassWord{"meta", date_word}};

struct Sums {
  std::uint32_t prose = 0, characters = 0, links = 0, blocks = 0;
  void add(const Sums& other) {
    prose += other.prose;
    characters += other.characters;
    links += other.links;
    blocks += other.blocks;
  }
};

Sums sums_of(const PageBlock& block) {
  return {block.prose ? block.characters : 0, block.characters, block.link_characters, 1};
}

// Elements around a block that are looked for, by tag or by class, and how many levels up.
struct Enclosing {
  Feature column;
  std::uint8_t near;  // levels below which it counts
  std::uint8_t bit;   // of its class; 0: by tag
  std::array<std::string_view, 2> tags = {};
};
constexpr std::int32_t none_around = 99;
constexpr std::uint8_t far_around = 24;
constexpr std::array enclosing = {Enclosing{Feature::in_article, far_around, 0, {"article"}},
                                  Enclosing{Feature::in_aside, far_around, 0, {"aside"}},
                                  Enclosing{Feature::in_figure, far_around, 0, {"figure"}},
                                  Enclosing{Feature::in_table, far_around, 0, {"table"}},
                                  Enclosing{Feature::in_list, far_around, 0, {"ul", "ol"}},
                                  Enclosing{Feature::in_header, far_around, 0, {"header"}},
                                  Enclosing{Feature::class_body, 6, body_word},
                                  Enclosing{Feature::class_standfirst, 6, standfirst_word},
                                  Enclosing{Feature::class_caption, 6, caption_word},
                                  Enclosing{Feature::class_author, 6, author_word},
                                  Enclosing{Feature::class_date, 6, date_word}};
using Levels = std::array<std::uint8_t, enclosing.size()>;

// Levels up to each: of an element, by what its parent's are.
Levels levels_of(std::string_view name, std::uint8_t classes, const Levels* above) {
  Levels levels;
  for (std::size_t k = 0; k < enclosing.size(); ++k) {
    const Enclosing& row = enclosing[k];
    const bool tagged = !name.empty() && (name == row.tags[0] || name == row.tags[1]);
    const bool here = row.bit != 0 ? (classes & row.bit) != 0 : tagged;
    const std::uint8_t up = above == nullptr || (*above)[k] + 1 >= row.near
                                ? static_cast<std::uint8_t>(none_around)
                                : static_cast<std::uint8_t>((*above)[k] + 1);
    levels[k] = here ? std::uint8_t{0} : up;
  }
  return levels;
}

// What is known of an element once, however many blocks it holds.
struct ElementFacts {
  Sums sums;
  std::uint32_t direct_prose = 0;  // of blocks whose parent it is
  std::uint64_t path = 0, tag_path = 0;
  std::uint32_t path_number = 0, tag_path_number = 0;  // the same, counted from 0
  std::uint32_t parent = 0;                            // place of the parent's facts, + 1
  Levels levels{};
};

constexpr PartTable class_parts(class_words, &ClassWord::word);

std::uint8_t bits_of(std::string_view value) {
  std::uint8_t bits = 0;
  class_parts.scan(ascii_lower(value.substr(0, 200)),
                   [&](std::size_t row, std::size_t) { bits |= class_words[row].bit; });
  return bits;
}

using PathNumbers = std::unordered_map<std::uint64_t, std::uint32_t>;

std::uint32_t number_of(PathNumbers& numbers, std::uint64_t path) {
  return numbers.emplace(path, static_cast<std::uint32_t>(numbers.size())).first->second;
}

std::uint8_t classes_of(const Page& page, Node node, ValueMemo<std::uint8_t>& memo) {
  std::uint8_t bits = 0;
  if (page.attribute_count(node) == 0) return bits;
  for (const std::string_view key : {"class", "id", "itemprop", "data-testid"}) {
    const auto value = page.attribute(node, key);
    if (value && !value->empty()) bits |= memo.of(*value, bits_of);
  }
  return bits;
}

// Tag and first class, digits left out: alike for elements that one template made.
std::uint64_t path_step(const Page& page, Node node, std::uint64_t above) {
  std::array<char, 256> step;
  std::size_t size = 0;
  const auto add = [&](char c) {
    if (size < step.size()) step[size++] = c;
  };
  for (const char c : page.name(node)) add(c);
  add('.');
  const std::string_view classes = trim(page.attribute(node, "class").value_or(""));
  for (const char c : classes.substr(0, classes.find_first_of(" \t\n")))
    if (!is_ascii_digit(c)) add(c);
  return hash64({step.data(), size}, above);
}

class Features {
 public:
  Features(const Page& page, const BlockTable& table, const FeatureContext& context)
      : page_(page),
        table_(table),
        context_(context),
        places_(page.size()),
        rows_(table.blocks.size()),
        headline_(context.headline),
        description_(context.description) {}

  std::vector<FeatureRow> run() {
    sum_elements();
    read_texts();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      read_place(i);
      read_paths(i);
      read_ancestors(i);
      read_neighbours(i);
    }
    return std::move(rows_);
  }

 private:
  [[nodiscard]] std::int32_t& cell(std::size_t row, Feature column) {
    return rows_[row][static_cast<std::size_t>(column)];
  }
  [[nodiscard]] const PageBlock& block(std::size_t i) const { return table_.blocks[i]; }
  [[nodiscard]] ElementFacts& facts(Node node) { return facts_[places_[node] - 1]; }

  void sum_elements();
  void read_element(Node node);
  void sum_paths();
  void read_texts();
  void read_text(std::size_t i);
  void count_repeats();
  void read_place(std::size_t i);
  void read_paths(std::size_t i);
  void read_ancestors(std::size_t i);
  void read_enclosing(std::size_t i);
  void read_neighbours(std::size_t i);

  const Page& page_;
  const BlockTable& table_;
  const FeatureContext& context_;
  std::vector<std::uint32_t> places_;  // by node: of its facts, + 1; 0: not read
  std::vector<ElementFacts> facts_;    // parents stand before their children
  ValueMemo<std::uint8_t> known_classes_;
  std::vector<FeatureRow> rows_;
  WordSet headline_, description_;
  PathNumbers path_numbers_, tag_path_numbers_;
  std::vector<Sums> paths_, parent_paths_, tag_paths_;  // by number
  std::vector<Node> chain_;                             // of read_element
  std::vector<Sums> before_;                            // sums of blocks 0 … i-1
  std::vector<std::size_t> last_prose_, next_prose_;
  std::vector<std::uint8_t> picked_;
  std::size_t headline_block_ = std::size_t(-1);
  std::uint32_t best_direct_ = 0;
  Sums all_;
};

// Facts of a node and of all above it that have not been read.
void Features::read_element(Node node) {
  chain_.clear();
  for (Node n = node; n != no_node && places_[n] == 0; n = page_.parent(n)) chain_.push_back(n);
  for (auto at = chain_.rbegin(); at != chain_.rend(); ++at) {
    const Node parent = page_.parent(*at);
    ElementFacts own;
    own.parent = parent == no_node ? 0 : places_[parent];
    const ElementFacts above = parent == no_node ? ElementFacts{} : facts(parent);
    own.path = path_step(page_, *at, above.path);
    own.tag_path = hash64(page_.name(*at), above.tag_path);
    own.path_number = number_of(path_numbers_, own.path);
    own.tag_path_number = number_of(tag_path_numbers_, own.tag_path);
    own.levels = levels_of(page_.name(*at), classes_of(page_, *at, known_classes_),
                           own.parent == 0 ? nullptr : &facts_[own.parent - 1].levels);
    facts_.push_back(own);
    places_[*at] = static_cast<std::uint32_t>(facts_.size());
  }
}

void Features::sum_elements() {
  for (const PageBlock& each : table_.blocks) {
    read_element(each.node);
    const Sums sums = sums_of(each);
    ElementFacts& own = facts(each.node);
    own.sums.add(sums);
    all_.add(sums);
    if (own.parent != 0) facts_[own.parent - 1].direct_prose += sums.prose;
  }
  for (std::size_t i = facts_.size(); i-- > 0;) {
    best_direct_ = std::max(best_direct_, facts_[i].direct_prose);
    if (facts_[i].parent != 0) facts_[facts_[i].parent - 1].sums.add(facts_[i].sums);
  }
  sum_paths();
}

void Features::sum_paths() {
  paths_.resize(path_numbers_.size());
  parent_paths_.resize(path_numbers_.size());
  tag_paths_.resize(tag_path_numbers_.size());
  before_.resize(rows_.size() + 1);
  last_prose_.resize(rows_.size());
  next_prose_.resize(rows_.size());
  std::size_t last = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const PageBlock& each = block(i);
    const Sums sums = sums_of(each);
    const ElementFacts& own = facts(each.node);
    paths_[own.path_number].add(sums);
    tag_paths_[own.tag_path_number].add(sums);
    if (own.parent != 0) parent_paths_[facts_[own.parent - 1].path_number].add(sums);
    before_[i + 1] = before_[i];
    before_[i + 1].add(sums);
    last_prose_[i] = i - last;
    if (sums.prose > 0) last = i;
    if (each.heading_level == 1 && (headline_block_ == std::size_t(-1) || each.text == context_.headline))
      headline_block_ = i;
  }
  std::size_t next = rows_.size();
  for (std::size_t i = rows_.size(); i-- > 0;) {
    next_prose_[i] = next - i;
    if (block(i).prose) next = i;
  }
  picked_.resize(rows_.size());
  for (const std::size_t i : context_.picked) picked_[i] = 1;
}

// ------------------------------------------------------------------------------------------ each block

std::int32_t tag_code(std::string_view name) {
  static constexpr std::array<std::string_view, 16> tags = {
      "p",  "div", "li", "td",  "section", "article", "blockquote", "figcaption",
      "dd", "dt",  "th", "pre", "header",  "a",       "span",       "body"};
  for (std::size_t i = 0; i < tags.size(); ++i)
    if (tags[i] == name) return static_cast<std::int32_t>(i) + 1;
  return 0;
}

void Features::read_text(std::size_t i) {
  const PageBlock& each = block(i);
  const Shape shape = ShapeReader(each.text).run();
  const auto words = static_cast<std::uint32_t>(shape.words.size());
  cell(i, Feature::words) = static_cast<std::int32_t>(std::min(each.words, 2000U));
  cell(i, Feature::code_points) =
      static_cast<std::int32_t>(std::min<std::size_t>(count_code_points(each.text), 5000));
  cell(i, Feature::link_share) = per_mille(each.link_characters, each.characters);
  cell(i, Feature::links) = static_cast<std::int32_t>(std::min(each.links, 100U));
  cell(i, Feature::ending) = static_cast<std::int32_t>(ending_of(each.text));
  cell(i, Feature::commas) = static_cast<std::int32_t>(std::min(shape.commas, 100U));
  cell(i, Feature::capitals) = per_mille(shape.capitals, shape.letters);
  cell(i, Feature::digits) = per_mille(shape.digits, each.characters);
  cell(i, Feature::stop_words) = per_mille(shape.small, words);
  cell(i, Feature::word_length) =
      words == 0 ? 0 : static_cast<std::int32_t>(std::min(shape.word_bytes * 10ULL / words, 1000ULL));
  cell(i, Feature::opening) = static_cast<std::int32_t>(opening_of(each.text));
  cell(i, Feature::prose) = each.prose ? 1 : 0;
  cell(i, Feature::kind) = static_cast<std::int32_t>(each.kind);
  cell(i, Feature::heading_level) = each.heading_level;
  cell(i, Feature::tag) = tag_code(page_.name(each.node));
  cell(i, Feature::note) = each.note ? static_cast<std::int32_t>(*each.note) + 1 : 0;
  const bool heading = each.words <= 10 && each.list;
  cell(i, Feature::list_heading) = heading ? static_cast<std::int32_t>(*each.list) + 1 : 0;
  cell(i, Feature::byline) = each.opens_byline ? 1 : 0;
  cell(i, Feature::marks) = static_cast<std::int32_t>(std::min(shape.marks, 20U));
  cell(i, Feature::has_year) = shape.year ? 1 : 0;
  const WordSet::Overlap headline = headline_.with(shape.words), description = description_.with(shape.words);
  cell(i, Feature::block_in_headline) = headline.of_block;
  cell(i, Feature::headline_in_block) = headline.of_set;
  cell(i, Feature::block_in_description) = description.of_block;
  cell(i, Feature::description_in_block) = description.of_set;
}

void Features::count_repeats() {
  std::unordered_map<std::uint64_t, std::int32_t> seen;
  std::vector<std::uint64_t> hashes(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    hashes[i] = hash64(block(i).text);
    cell(i, Feature::repeats) = std::min(seen[hashes[i]]++, 20);
  }
  for (std::size_t i = 0; i < rows_.size(); ++i)
    cell(i, Feature::repeated) = std::min(seen[hashes[i]] - 1 - cell(i, Feature::repeats), 20);
}

void Features::read_texts() {
  for (std::size_t i = 0; i < rows_.size(); ++i) read_text(i);
  count_repeats();
}

std::int32_t clipped(std::size_t a, std::size_t b, std::int32_t most) {
  const auto distance = static_cast<std::int64_t>(a) - static_cast<std::int64_t>(b);
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(distance, -most, most));
}

void Features::read_place(std::size_t i) {
  cell(i, Feature::place) = per_mille(i, rows_.size());
  cell(i, Feature::from_headline) =
      headline_block_ == std::size_t(-1) ? -999 : clipped(i, headline_block_, 300);
  cell(i, Feature::prose_before) = per_mille(before_[i].prose, all_.prose);
  cell(i, Feature::since_prose) = clipped(last_prose_[i], 0, 50);
  cell(i, Feature::until_prose) = clipped(next_prose_[i], 0, 50);
  cell(i, Feature::picked) = picked_[i];
  const bool any = !context_.picked.empty();
  cell(i, Feature::from_first_picked) = any ? clipped(i, context_.picked.front(), 300) : -999;
  cell(i, Feature::from_last_picked) = any ? clipped(i, context_.picked.back(), 300) : 999;
}

void Features::read_paths(std::size_t i) {
  const Node node = block(i).node;
  const Sums& own = paths_[facts(node).path_number];
  cell(i, Feature::path_prose) = per_mille(own.prose, all_.prose);
  cell(i, Feature::path_blocks) = static_cast<std::int32_t>(std::min(own.blocks, 500U));
  cell(i, Feature::path_links) = per_mille(own.links, own.characters);
  cell(i, Feature::tag_path_prose) = per_mille(tag_paths_[facts(node).tag_path_number].prose, all_.prose);
  if (const Node parent = page_.parent(node); parent != no_node) {
    const Sums& around = parent_paths_[facts(parent).path_number];
    cell(i, Feature::parent_path_prose) = per_mille(around.prose, all_.prose);
    cell(i, Feature::parent_path_blocks) = static_cast<std::int32_t>(std::min(around.blocks, 500U));
  }
}

void Features::read_ancestors(std::size_t i) {
  Node up = page_.parent(block(i).node);
  if (up != no_node) cell(i, Feature::parent_score) = per_mille(facts(up).direct_prose, best_direct_);
  if (up != no_node && page_.parent(up) != no_node)
    cell(i, Feature::grandparent_score) = per_mille(facts(page_.parent(up)).direct_prose, best_direct_);
  constexpr auto first = [](Feature column, std::size_t k) {
    return static_cast<Feature>(static_cast<std::size_t>(column) + k);
  };
  for (std::size_t k = 0; k < 4 && up != no_node; ++k, up = page_.parent(up)) {
    const Sums& sums = facts(up).sums;
    cell(i, first(Feature::ancestor_prose_1, k)) = per_mille(sums.prose, all_.prose);
    cell(i, first(Feature::ancestor_links_1, k)) = per_mille(sums.links, sums.characters);
    cell(i, first(Feature::ancestor_blocks_1, k)) = static_cast<std::int32_t>(std::min(sums.blocks, 500U));
  }
  cell(i, Feature::zone) = static_cast<std::int32_t>(table_.zone_of(block(i)));
  const std::int32_t mark = block(i).mark;
  cell(i, Feature::inner_zone) =
      mark < 0 ? 0 : static_cast<std::int32_t>(table_.marks[static_cast<std::size_t>(mark)].zone);
  read_enclosing(i);
}

void Features::read_enclosing(std::size_t i) {
  const ElementFacts& own = facts(block(i).node);
  for (std::size_t k = 0; k < enclosing.size(); ++k) cell(i, enclosing[k].column) = own.levels[k];
  cell(i, Feature::container_level) = none_around;
  std::int32_t level = 0;
  for (Node up = block(i).node; up != no_node && level < far_around; up = page_.parent(up), ++level)
    if (up == context_.container) cell(i, Feature::container_level) = level;
  cell(i, Feature::in_container) = cell(i, Feature::container_level) != none_around ? 1 : 0;
  if (context_.container != no_node)
    cell(i, Feature::container_prose) = per_mille(facts(context_.container).sums.prose, all_.prose);
}

void Features::read_neighbours(std::size_t i) {
  struct Neighbour {
    std::int64_t distance;
    Feature first;  // of words, links, kind, prose
  };
  static constexpr std::array neighbours = {
      Neighbour{-2, Feature::before_2_words}, Neighbour{-1, Feature::before_1_words},
      Neighbour{1, Feature::after_1_words}, Neighbour{2, Feature::after_2_words}};
  for (const Neighbour& row : neighbours) {
    const auto at = static_cast<std::int64_t>(i) + row.distance;
    const auto first = static_cast<std::size_t>(row.first);
    std::int32_t* cells = &rows_[i][first];
    const bool there = at >= 0 && at < static_cast<std::int64_t>(rows_.size());
    const auto other = static_cast<std::size_t>(there ? at : 0);
    cells[0] = there ? cell(other, Feature::words) : -1;
    cells[1] = there ? cell(other, Feature::link_share) : -1;
    cells[2] = there ? cell(other, Feature::kind) : -1;
    cells[3] = there ? cell(other, Feature::prose) : -1;
  }
  const auto around = [&](std::size_t reach) {
    const Sums& low = before_[i < reach ? 0 : i - reach];
    const Sums& high = before_[std::min(rows_.size(), i + reach + 1)];
    return Sums{high.prose - low.prose, high.characters - low.characters, high.links - low.links, 0};
  };
  const Sums near = around(3), wide = around(8);
  cell(i, Feature::near_prose_3) = static_cast<std::int32_t>(std::min(near.prose, 5000U));
  cell(i, Feature::near_prose_8) = static_cast<std::int32_t>(std::min(wide.prose, 10000U));
  cell(i, Feature::near_links_3) = per_mille(near.links, near.characters);
  cell(i, Feature::near_links_8) = per_mille(wide.links, wide.characters);
}

}  // namespace

std::vector<FeatureRow> make_features(const Page& page, const BlockTable& table,
                                      const FeatureContext& context) {
  return Features(page, table, context).run();
}

}  // namespace broadsheet
