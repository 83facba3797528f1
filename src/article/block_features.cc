// block_features.cc: three passes. The first sums prose, links and blocks over elements (bottom up) and over
// paths (tags and first classes from the root, digits left out: the template that a block comes from). The
// second reads each block's own text once. The third looks around: neighbours, ancestors, the headline. All
// numbers are whole, so that every machine decides alike. Entry point: make_features().

#include "article/block_features.h"

#include <algorithm>
#include <bitset>

#include "article/small_words.h"
#include "article/tables.h"
#include "article/value_memo.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

enum class Ending : std::uint8_t { other, stop, colon, closing, ellipsis, question };
enum class Opening : std::uint8_t { other, capital, small, digit, quotation, bullet };

std::int32_t per_mille(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int32_t>(std::min<std::uint64_t>(part * 1000 / whole, 1000));
}

// ------------------------------------------------------------------------------------------- own text

struct Shape {
  std::uint32_t letters = 0, capitals = 0, digits = 0, commas = 0, marks = 0, small = 0, word_bytes = 0;
  bool year = false;
  std::vector<std::uint32_t> words;  // hashes, ASCII letters folded
};

// ASCII letters and digits, letters lowered; 0 for other bytes.
constexpr std::array<std::uint8_t, 256> word_bytes = [] {
  std::array<std::uint8_t, 256> table{};
  for (int c = 0; c < 0x80; ++c)
    if (is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)))
      table[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(ascii_lower(static_cast<char>(c)));
  return table;
}();

// Bytes that belong to words: letters, digits, and what is not ASCII but for general and CJK punctuation.
class ShapeReader {
 public:
  // `shape` may have been another text's: its room is used again.
  static void read(std::string_view text, Shape& shape) {
    std::vector<std::uint32_t> room = std::move(shape.words);
    room.clear();
    shape = Shape{};
    shape.words = std::move(room);
    ShapeReader reader(text, shape);
    for (std::size_t at = 0; at < text.size();) {
      at = reader.read_word(at);
      if (at < text.size()) at += reader.step(at);
    }
    reader.end_word();
  }

 private:
  ShapeReader(std::string_view text, Shape& shape) : text_(text), shape_(shape) {}

  // Letters and digits of ASCII from `at` on; gives where they end.
  std::size_t read_word(std::size_t at) {
    const std::size_t begin = at;
    std::uint32_t hash = hash_, capitals = 0, digits = 0, value = value_;
    for (; at < text_.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      const std::uint8_t folded = word_bytes[byte];
      if (folded == 0) break;
      hash = hash_step(hash, folded);
      capitals += folded != byte;
      if (folded >= 'a') continue;
      ++digits;
      value = value * 10 + (folded - std::uint32_t{'0'});
    }
    const auto size = static_cast<std::uint32_t>(at - begin);
    shape_.letters += size - digits;
    shape_.capitals += capitals;
    shape_.digits += digits;
    digits_ += digits;
    size_ += size;
    hash_ = hash;
    value_ = value;
    return at;
  }

  // One code point that is no letter or digit of ASCII; gives its size.
  std::size_t step(std::size_t at) {
    const char byte = text_[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
      shape_.commas += byte == ',';
      shape_.marks += byte == '@' || byte == '|' || (byte == ':' && text_.substr(at, 3) == "://");
      end_word();
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
    for (std::size_t i = 0; i < c.size; ++i)
      hash_ = hash_step(hash_, static_cast<unsigned char>(text_[at + i]));
    size_ += c.size;
    if (alone) end_word();
    return c.size;
  }

  void end_word() {
    if (size_ == 0) return;
    if (size_ == 4 && digits_ == 4 && value_ >= 1990 && value_ <= 2099) shape_.year = true;
    shape_.words.push_back(hash_);
    shape_.word_bytes += size_;
    shape_.small += size_ <= longest_small_word && known_small_words.contains(hash_);
    hash_ = hash_basis;
    size_ = digits_ = value_ = 0;
  }

  std::string_view text_;
  Shape& shape_;
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
  explicit WordSet(std::string_view text) {
    Shape shape;
    ShapeReader::read(text, shape);
    words_ = std::move(shape.words);
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
    met_in_.resize(words_.size());
    for (const std::uint32_t word : words_) may_hold_.set(word % may_hold_.size());
  }
  struct Overlap {
    std::int32_t of_block = 0, of_set = 0;
  };
  [[nodiscard]] Overlap with(const std::vector<std::uint32_t>& block) {
    if (words_.empty() || block.empty() || block.size() > 400) return {};
    ++asked_;
    std::uint64_t in_set = 0, distinct = 0;
    for (const std::uint32_t word : block) {
      if (!may_hold_[word % may_hold_.size()]) continue;
      const auto found = std::lower_bound(words_.begin(), words_.end(), word);
      if (found == words_.end() || *found != word) continue;
      ++in_set;
      const auto index = static_cast<std::size_t>(found - words_.begin());
      distinct += met_in_[index] != asked_;
      met_in_[index] = asked_;
    }
    return {per_mille(in_set, block.size()), per_mille(distinct, words_.size())};
  }

 private:
  std::vector<std::uint32_t> words_;
  std::bitset<1'024> may_hold_;        // most words of a page are not in the set
  std::vector<std::uint32_t> met_in_;  // by word: the number of the block that had it last
  std::uint32_t asked_ = 0;
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
                                    ClassWord{"teaser", standfirst_word},
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
  std::array<Tag, 2> tags = {};
};
constexpr std::uint8_t none_around = 99;
constexpr std::uint8_t far_around = 24;
constexpr std::array enclosing = {Enclosing{Feature::in_article, far_around, 0, {Tag::article}},
                                  Enclosing{Feature::in_aside, far_around, 0, {Tag::aside}},
                                  Enclosing{Feature::in_figure, far_around, 0, {Tag::figure}},
                                  Enclosing{Feature::in_table, far_around, 0, {Tag::table}},
                                  Enclosing{Feature::in_list, far_around, 0, {Tag::ul, Tag::ol}},
                                  Enclosing{Feature::in_header, far_around, 0, {Tag::header}},
                                  Enclosing{Feature::class_body, 6, body_word},
                                  Enclosing{Feature::class_standfirst, 6, standfirst_word},
                                  Enclosing{Feature::class_caption, 6, caption_word},
                                  Enclosing{Feature::class_author, 6, author_word},
                                  Enclosing{Feature::class_date, 6, date_word}};
using Levels = std::array<std::uint8_t, enclosing.size()>;

// The rows of `enclosing` that an element is one of, as bits: by its tag, and by each bit of its classes.
constexpr auto rows_of_tag = [] {
  std::array<std::uint32_t, known_elements> rows{};
  for (std::size_t k = 0; k < enclosing.size(); ++k)
    for (const Tag tag : enclosing[k].tags)
      if (tag != Tag::none) rows[number_of(tag)] |= 1U << k;
  return rows;
}();

std::uint32_t rows_of(Tag tag, std::uint8_t classes) {
  std::uint32_t rows = number_of(tag) < rows_of_tag.size() ? rows_of_tag[number_of(tag)] : 0;
  for (std::size_t k = 0; k < enclosing.size(); ++k)
    if ((enclosing[k].bit & classes) != 0) rows |= 1U << k;
  return rows;
}

constexpr std::uint8_t level_below(std::uint8_t above, std::uint8_t near) {
  return above + 1 >= near ? none_around : static_cast<std::uint8_t>(above + 1);
}

constexpr Levels no_levels = [] {
  Levels levels{};
  levels.fill(none_around);
  return levels;
}();

// Levels up to each: of an element, by what its parent's are.
Levels levels_of(std::uint32_t rows, const Levels& above) {
  Levels levels;
  for (std::size_t k = 0; k < enclosing.size(); ++k)
    levels[k] = (rows >> k & 1) != 0 ? std::uint8_t{0} : level_below(above[k], enclosing[k].near);
  return levels;
}

// What is known of an element once, however many blocks it holds.
struct ElementFacts {
  Sums sums;
  std::uint32_t direct_prose = 0;  // of blocks whose parent it is
  std::uint64_t path = 0, tag_path = 0;
  std::uint32_t path_number = 0, tag_path_number = 0;  // the same, counted from 0
  std::uint32_t parent = 0;                            // place of the parent's facts, + 1
  Levels levels = no_levels;
  std::uint8_t container_level = none_around;  // levels up to the container
};

constexpr PartTable class_parts(class_words, &ClassWord::word);

// What the value of an attribute says: bits of its words, and its first word, digits left out, as a hash.
struct ClassFacts {
  std::uint8_t bits = 0;
  std::uint64_t stem = 0;
};

ClassFacts read_classes(std::string_view value) {
  ClassFacts facts;
  class_parts.scan_lowered(value.substr(0, 200),
                           [&](std::size_t row, std::size_t) { facts.bits |= class_words[row].bit; });
  const std::string_view classes = trim(value);
  std::string stem;
  for (const char c : classes) {
    if (c == ' ' || c == '\t' || c == '\n') break;
    if (!is_ascii_digit(c)) stem += c;
  }
  facts.stem = stem.empty() ? 0 : hash64(stem);
  return facts;
}

// Bits of all attributes that are read, and the stem of the class.
ClassFacts classes_of(const TreeView& page, Node node, ValueMemo<ClassFacts>& memo) {
  ClassFacts facts;
  for (const AttributeData& attribute : page.attributes(node)) {
    const Tag name = attribute.tag();
    const bool is_class = name == Tag::class_;
    if (!is_class && name != Tag::id && name != Tag::itemprop && name != Tag::data_testid) continue;
    const std::string_view value = page.value(attribute);
    if (value.empty()) continue;
    const ClassFacts& said = memo.of(value, read_classes);
    facts.bits |= said.bits;
    if (is_class) facts.stem = said.stem;
  }
  return facts;
}

std::uint64_t path_step(std::uint64_t above, Tag tag, std::uint64_t stem) {
  const std::array<std::uint64_t, 2> step = {number_of(tag), stem};
  return hash64({reinterpret_cast<const char*>(step.data()), sizeof(step)}, above);
}

class Features {
 public:
  Features(const Page& page, const BlockTable& table, const FeatureContext& context)
      : view_(page),
        table_(table),
        context_(context),
        places_(page.size()),
        rows_(table.blocks.size()),
        headline_(context.headline),
        description_(context.description) {}

  BlockFeatures run() {
    sum_elements();
    read_texts();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      read_place(i);
      read_paths(i);
      read_ancestors(i);
      read_neighbours(i);
    }
    BlockFeatures found;
    for (const PageBlock& each : table_.blocks) found.paths.push_back(facts(each.node).path_number);
    found.rows = std::move(rows_);
    return found;
  }

 private:
  [[nodiscard]] std::int32_t& cell(std::size_t row, Feature column) {
    return rows_[row][static_cast<std::size_t>(column)];
  }
  [[nodiscard]] const PageBlock& block(std::size_t i) const { return table_.blocks[i]; }
  [[nodiscard]] ElementFacts& facts(Node node) { return facts_[places_[node] - 1]; }
  [[nodiscard]] ElementFacts* above(const ElementFacts& own) {
    return own.parent == 0 ? nullptr : &facts_[own.parent - 1];
  }

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

  const TreeView view_;
  const BlockTable& table_;
  const FeatureContext& context_;
  std::vector<std::uint32_t> places_;  // by node: of its facts, + 1; 0: not read
  std::vector<ElementFacts> facts_;    // parents stand before their children
  ValueMemo<ClassFacts> known_classes_;
  std::vector<FeatureRow> rows_;
  WordSet headline_, description_;
  ValueMemo<std::uint32_t> path_numbers_, tag_path_numbers_;
  Shape shape_;                                         // of read_text
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
  Node top = node;
  for (; top != no_node && places_[top] == 0; top = view_.parent(top)) chain_.push_back(top);
  std::uint32_t place = top == no_node ? 0 : places_[top];
  const auto number = [](ValueMemo<std::uint32_t>& numbers, std::uint64_t path) {
    return numbers.of_hash(path, [&] { return numbers.count(); });
  };
  for (auto at = chain_.rbegin(); at != chain_.rend(); ++at) {
    const ElementFacts around = place == 0 ? ElementFacts{} : facts_[place - 1];
    const Tag tag = view_.tag(*at);
    const ClassFacts classes = classes_of(view_, *at, known_classes_);
    ElementFacts own;
    own.parent = place;
    own.path = path_step(around.path, tag, classes.stem);
    own.tag_path = path_step(around.tag_path, tag, 0);
    own.path_number = number(path_numbers_, own.path);
    own.tag_path_number = number(tag_path_numbers_, own.tag_path);
    own.levels = levels_of(rows_of(tag, classes.bits), around.levels);
    own.container_level =
        *at == context_.container ? std::uint8_t{0} : level_below(around.container_level, far_around);
    facts_.push_back(own);
    places_[*at] = place = static_cast<std::uint32_t>(facts_.size());
  }
}

void Features::sum_elements() {
  for (const PageBlock& each : table_.blocks) {
    read_element(each.node);
    const Sums sums = sums_of(each);
    ElementFacts& own = facts(each.node);
    own.sums.add(sums);
    all_.add(sums);
    if (ElementFacts* parent = above(own)) parent->direct_prose += sums.prose;
  }
  for (std::size_t i = facts_.size(); i-- > 0;) {
    best_direct_ = std::max(best_direct_, facts_[i].direct_prose);
    if (ElementFacts* parent = above(facts_[i])) parent->sums.add(facts_[i].sums);
  }
  sum_paths();
}

void Features::sum_paths() {
  paths_.resize(path_numbers_.count());
  parent_paths_.resize(path_numbers_.count());
  tag_paths_.resize(tag_path_numbers_.count());
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
    if (const ElementFacts* parent = above(own)) parent_paths_[parent->path_number].add(sums);
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

constexpr auto tag_codes = [] {
  constexpr std::array tags = {
      Tag::p,  Tag::div, Tag::li, Tag::td,  Tag::section, Tag::article, Tag::blockquote, Tag::figcaption,
      Tag::dd, Tag::dt,  Tag::th, Tag::pre, Tag::header,  Tag::a,       Tag::span,       Tag::body};
  std::array<std::uint8_t, known_elements> codes{};
  for (std::size_t i = 0; i < tags.size(); ++i) codes[number_of(tags[i])] = static_cast<std::uint8_t>(i + 1);
  return codes;
}();

std::int32_t tag_code(Tag tag) {
  return number_of(tag) < tag_codes.size() ? tag_codes[number_of(tag)] : 0;
}

void Features::read_text(std::size_t i) {
  const PageBlock& each = block(i);
  ShapeReader::read(each.text, shape_);
  const Shape& shape = shape_;
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
  cell(i, Feature::tag) = tag_code(view_.tag(each.node));
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
  ValueMemo<std::int32_t> seen;
  std::vector<std::uint64_t> hashes(rows_.size());
  const auto count = [&](std::size_t i) -> std::int32_t& {
    return seen.of_hash(hashes[i], [] { return 0; });
  };
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    hashes[i] = hash64(block(i).text);
    cell(i, Feature::repeats) = std::min(count(i)++, 20);
  }
  for (std::size_t i = 0; i < rows_.size(); ++i)
    cell(i, Feature::repeated) = std::min(count(i) - 1 - cell(i, Feature::repeats), 20);
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
  const ElementFacts& element = facts(block(i).node);
  const Sums& own = paths_[element.path_number];
  cell(i, Feature::path_prose) = per_mille(own.prose, all_.prose);
  cell(i, Feature::path_blocks) = static_cast<std::int32_t>(std::min(own.blocks, 500U));
  cell(i, Feature::path_links) = per_mille(own.links, own.characters);
  cell(i, Feature::tag_path_prose) = per_mille(tag_paths_[element.tag_path_number].prose, all_.prose);
  if (const ElementFacts* parent = above(element)) {
    const Sums& around = parent_paths_[parent->path_number];
    cell(i, Feature::parent_path_prose) = per_mille(around.prose, all_.prose);
    cell(i, Feature::parent_path_blocks) = static_cast<std::int32_t>(std::min(around.blocks, 500U));
  }
}

void Features::read_ancestors(std::size_t i) {
  const ElementFacts* up = above(facts(block(i).node));
  if (up != nullptr) cell(i, Feature::parent_score) = per_mille(up->direct_prose, best_direct_);
  if (up != nullptr && above(*up) != nullptr)
    cell(i, Feature::grandparent_score) = per_mille(above(*up)->direct_prose, best_direct_);
  constexpr auto first = [](Feature column, std::size_t k) {
    return static_cast<Feature>(static_cast<std::size_t>(column) + k);
  };
  for (std::size_t k = 0; k < 4 && up != nullptr; ++k, up = above(*up)) {
    const Sums& sums = up->sums;
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
  cell(i, Feature::container_level) = own.container_level;
  cell(i, Feature::in_container) = own.container_level != none_around ? 1 : 0;
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

BlockFeatures make_features(const Page& page, const BlockTable& table, const FeatureContext& context) {
  return Features(page, table, context).run();
}

}  // namespace broadsheet
