// tagger.cc: features and the search for the best row of tags.
//
// Most features are local: the word, its neighbours, their classes, capitals and endings. What a content span
// needs is further away: whether the word lies in quotation marks, what closes them, the nearest word of
// saying on either side, and what stands between. The second look sees the tags of the first as well, so that
// a content may depend on a cue that stands ten words behind it. Entry points: features_of() for training,
// tag_words() for use.

#include "bench/train_statements/tagger.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace broadsheet {
namespace {

constexpr std::uint32_t hash_seed = 2'166'136'261U, hash_prime = 16'777'619U;

std::uint32_t mix(std::uint32_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * hash_prime;
  return (hash ^ 0xFF) * hash_prime;
}
std::uint32_t mix(std::uint32_t hash, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) hash = (hash ^ ((value >> (8 * i)) & 0xFF)) * hash_prime;
  return hash;
}
std::uint32_t finish(std::uint32_t hash) {
  hash ^= hash >> 16;
  hash *= 0x85EB'CA6BU;
  hash ^= hash >> 13;
  return hash;
}

std::uint32_t bucket(std::size_t distance) {
  if (distance <= 5) return static_cast<std::uint32_t>(distance);
  if (distance <= 8) return 6;
  if (distance <= 14) return 7;
  return distance <= 25 ? 8 : 9;
}

bool is_cue_word(const Word& word) {
  return word.word_class == WordClass::speech || word.word_class == WordClass::thought ||
         word.word_class == WordClass::stance;
}

// What the words of a paragraph know of the words around them.
struct Around {
  std::int32_t cue_before = -1, cue_behind = -1;      // nearest words of saying in the sentence
  std::int32_t sentence_begin = 0, sentence_end = 0;  // words [begin, end)
  std::int32_t commas_before = 0;                     // since the sentence began
};

class Reader {
 public:
  Reader(const Words& words, std::size_t paragraph, const std::vector<Tag>& first)
      : words_(words),
        begin_(words.paragraphs[paragraph]),
        end_(words.paragraphs[paragraph + 1]),
        paragraph_(paragraph),
        first_(first) {
    look_around();
  }

  Features run() {
    Features features(end_ - begin_);
    for (std::int32_t i = 0; i < size(); ++i) {
      out_ = &features[static_cast<std::size_t>(i)];
      out_->reserve(first_.empty() ? 64 : 90);
      local(i);
      distant(i);
      if (!first_.empty()) second(i);
    }
    return features;
  }

 private:
  [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(end_ - begin_); }
  [[nodiscard]] const Word& word(std::int32_t i) const {
    return words_.row[begin_ + static_cast<std::uint32_t>(i)];
  }
  [[nodiscard]] std::string_view text(std::int32_t i) const {
    return i < 0 || i >= size() ? std::string_view("|") : std::string_view(word(i).folded);
  }
  // Class and form in one: enough to speak of a word without saying which.
  [[nodiscard]] std::uint32_t kind(std::int32_t i) const {
    if (i < 0 || i >= size()) return 999;
    const Word& w = word(i);
    const auto form = is_cue_word(w) ? static_cast<std::uint32_t>(verb_form(w.folded)) + 1 : 0;
    const bool own = w.shape == WordShape::mark;
    const std::uint32_t base =
        static_cast<std::uint32_t>(w.word_class) * 64 + form * 8 + static_cast<std::uint32_t>(w.shape);
    if (own) return 10'000 + static_cast<unsigned char>(w.folded[0]);
    if (w.word_class != WordClass::none) return base;
    return base + 20'000 + ending(w.folded) * 8;
  }
  static std::uint32_t ending(std::string_view word) {
    static constexpr std::array<std::string_view, 12> endings = {"ing", "ed",   "ly",   "ion", "er",  "est",
                                                                 "ity", "ment", "ness", "al",  "ous", "s"};
    for (std::size_t i = 0; i < endings.size(); ++i)
      if (word.size() > endings[i].size() + 1 && word.ends_with(endings[i]))
        return static_cast<std::uint32_t>(i) + 1;
    return 0;
  }

  void add(std::uint32_t name, auto... values) {
    std::uint32_t hash = mix(hash_seed, name);
    ((hash = mix(hash, values)), ...);
    out_->push_back(finish(hash));
  }

  void look_around();
  void local(std::int32_t i);
  void distant(std::int32_t i);
  void second(std::int32_t i);
  void quotation_features(std::int32_t i);

  const Words& words_;
  std::uint32_t begin_, end_;
  std::size_t paragraph_;
  const std::vector<Tag>& first_;
  std::vector<Around> around_;
  std::vector<std::uint32_t>* out_ = nullptr;
};

void Reader::look_around() {
  around_.resize(static_cast<std::size_t>(size()));
  std::int32_t sentence = 0, cue = -1, commas = 0;
  for (std::int32_t i = 0; i < size(); ++i) {
    if (word(i).opens_sentence && word(i).shape != WordShape::mark) sentence = i, cue = -1, commas = 0;
    Around& a = around_[static_cast<std::size_t>(i)];
    a.sentence_begin = sentence;
    a.cue_before = cue;
    a.commas_before = commas;
    if (is_cue_word(word(i)) && word(i).word_class != WordClass::none) cue = i;
    if (text(i) == ",") ++commas;
  }
  cue = -1;
  std::int32_t end = size();
  for (std::int32_t i = size() - 1; i >= 0; --i) {
    Around& a = around_[static_cast<std::size_t>(i)];
    a.cue_behind = cue;
    a.sentence_end = end;
    if (is_cue_word(word(i))) cue = i;
    if (word(i).opens_sentence && word(i).shape != WordShape::mark) end = i, cue = -1;
  }
}

void Reader::local(std::int32_t i) {
  const std::string_view w = text(i);
  add(1U, w);
  add(2U, text(i - 1));
  add(3U, text(i + 1));
  add(4U, text(i - 2));
  add(5U, text(i + 2));
  add(6U, text(i - 1), w);
  add(7U, w, text(i + 1));
  add(8U, text(i - 2), text(i - 1));
  add(9U, text(i + 1), text(i + 2));
  add(10U, text(i - 1), text(i + 1));
  add(11U, w.size() > 3 ? w.substr(w.size() - 3) : w);
  add(12U, w.size() > 2 ? w.substr(w.size() - 2) : w);
  for (std::int32_t k = -3; k <= 3; ++k) add(20U + static_cast<std::uint32_t>(k + 3), kind(i + k));
  for (std::int32_t k = -2; k <= 1; ++k)
    add(30U + static_cast<std::uint32_t>(k + 2), kind(i + k), kind(i + k + 1));
  add(35U, kind(i - 1), kind(i), kind(i + 1));
  add(36U, kind(i), kind(i + 1), kind(i + 2));
  add(37U, kind(i - 2), kind(i - 1), kind(i));
  add(38U, w, kind(i - 1));
  add(39U, w, kind(i + 1));
  if (const std::string_view base = verb_base(w); !base.empty()) {
    add(40U, base);
    add(41U, base, kind(i - 1));
    add(42U, base, kind(i + 1));
    add(43U, base, static_cast<std::uint32_t>(verb_form(w)));
  }
  if (const std::string_view base = verb_base(text(i - 1)); !base.empty()) add(44U, base, kind(i));
  if (const std::string_view base = verb_base(text(i + 1)); !base.empty()) add(45U, base, kind(i));
}

void Reader::quotation_features(std::int32_t i) {
  const Word& here = word(i);
  if (here.quotation < 0) {
    // Outside: is there a quotation in the sentence, and on which side?
    const Around& a = around_[static_cast<std::size_t>(i)];
    bool before = false, behind = false;
    for (std::int32_t k = a.sentence_begin; k < i && !before; ++k) before = word(k).quotation >= 0;
    for (std::int32_t k = i; k < a.sentence_end && !behind; ++k) behind = word(k).quotation >= 0;
    add(50U, static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(behind));
    add(51U, kind(i), static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(behind));
    return;
  }
  const Quotation& q = words_.quotations[static_cast<std::size_t>(here.quotation)];
  const std::int32_t first = static_cast<std::int32_t>(q.first) - static_cast<std::int32_t>(begin_);
  const std::int32_t last = static_cast<std::int32_t>(q.last) - static_cast<std::int32_t>(begin_);
  const auto length = bucket(q.last - q.first);
  const std::uint32_t place = i == first ? 0 : i == last ? 1 : 2;
  add(52U, place, length);
  // What stands before the opening mark, and the end of what is quoted.
  add(53U, place, kind(first - 1));
  add(54U, place, text(last - 1));
  add(55U, place, text(last + 1), length);
  add(56U, place, kind(last + 1), kind(last + 2));
  add(57U, place, kind(first - 1), text(last - 1), length);
  add(58U, place, static_cast<std::uint32_t>(first == 0 || word(first).opens_sentence), text(last - 1));
  add(59U, place, static_cast<std::uint32_t>(q.continued), static_cast<std::uint32_t>(q.closed));
}

void Reader::distant(std::int32_t i) {
  const Around& a = around_[static_cast<std::size_t>(i)];
  quotation_features(i);
  const bool quoted = word(i).quotation >= 0;
  if (a.cue_before >= 0) {
    const auto distance = bucket(static_cast<std::size_t>(i - a.cue_before));
    bool comma = false, that = false;
    for (std::int32_t k = a.cue_before + 1; k < i; ++k)
      comma = comma || text(k) == ",", that = that || text(k) == "that";
    const auto between = static_cast<std::uint32_t>(comma) * 2 + static_cast<std::uint32_t>(that);
    add(60U, kind(a.cue_before), distance);
    add(61U, verb_base(text(a.cue_before)), between);
    add(62U, verb_base(text(a.cue_before)), text(a.cue_before + 1), distance);
    add(63U, kind(a.cue_before), between, kind(i));
    add(64U, verb_base(text(a.cue_before)), kind(i), static_cast<std::uint32_t>(i - a.cue_before <= 2));
    add(65U, kind(a.cue_before - 1), kind(a.cue_before), kind(a.cue_before + 1), distance);
  }
  if (a.cue_behind >= 0) {
    const auto distance = bucket(static_cast<std::size_t>(a.cue_behind - i));
    add(70U, kind(a.cue_behind), distance);
    add(71U, verb_base(text(a.cue_behind)), kind(i));
    add(72U, kind(a.cue_behind - 1), kind(a.cue_behind), kind(a.cue_behind + 1));
    add(73U, verb_base(text(a.cue_behind)),
        static_cast<std::uint32_t>(a.cue_behind + 1 < size() &&
                                   (text(a.cue_behind + 1) == "." || text(a.cue_behind + 1) == ",")),
        static_cast<std::uint32_t>(a.cue_before >= 0));
  }
  // How the sentence ends: "…, he said."
  const std::int32_t e = a.sentence_end;
  add(80U, kind(e - 2), kind(e - 3), static_cast<std::uint32_t>(quoted));
  add(81U, text(e - 2), static_cast<std::uint32_t>(a.cue_before >= 0));
  add(82U, kind(a.sentence_begin), kind(a.sentence_begin + 1),
      static_cast<std::uint32_t>(std::min(i - a.sentence_begin, 3)));
  add(83U, static_cast<std::uint32_t>(i == a.sentence_begin), kind(i),
      static_cast<std::uint32_t>(a.cue_behind >= 0));
  add(84U, static_cast<std::uint32_t>(std::min(a.commas_before, 3)),
      static_cast<std::uint32_t>(a.cue_before >= 0), static_cast<std::uint32_t>(a.cue_behind >= 0));
  add(85U, static_cast<std::uint32_t>(paragraph_ == 0), kind(i));
}

void Reader::second(std::int32_t i) {
  const auto tag = [&](std::int32_t k) -> std::uint32_t {
    return k < 0 || k >= size() ? 9U : static_cast<std::uint32_t>(first_[static_cast<std::size_t>(k)]);
  };
  const auto coarse = [&](std::int32_t k) -> std::uint32_t { return tag(k) == 9 ? 9 : (tag(k) + 1) / 2; };
  for (std::int32_t k = -2; k <= 2; ++k) add(100U + static_cast<std::uint32_t>(k + 2), tag(i + k));
  add(106U, tag(i - 1), tag(i), tag(i + 1));
  add(107U, tag(i), kind(i));
  add(108U, tag(i), text(i));
  add(109U, tag(i), kind(i - 1), kind(i + 1));
  add(125U, tag(i), tag(i + 1), text(i + 1));
  // The nearest tags of another kind on either side, how far, and what they are of.
  std::int32_t l = i - 1, r = i + 1;
  while (l >= 0 && i - l < 60 && coarse(l) == coarse(i)) --l;
  while (r < size() && r - i < 60 && coarse(r) == coarse(i)) ++r;
  add(110U, tag(i), coarse(l), coarse(r));
  add(111U, tag(i), coarse(l), bucket(static_cast<std::size_t>(i - l)));
  add(112U, tag(i), coarse(r), bucket(static_cast<std::size_t>(r - i)));
  add(113U, tag(i), coarse(l), text(l));
  add(114U, tag(i), coarse(r), text(r));
  // The nearest cue and source.
  for (const std::uint32_t wanted : {1U, 2U, 3U}) {
    std::int32_t a = i - 1, b = i + 1;
    while (a >= 0 && i - a < 60 && coarse(a) != wanted) --a;
    while (b < size() && b - i < 60 && coarse(b) != wanted) ++b;
    const bool left = a >= 0 && i - a < 60, right = b < size() && b - i < 60;
    const std::uint32_t dl = left ? bucket(static_cast<std::size_t>(i - a)) : 99,
                        dr = right ? bucket(static_cast<std::size_t>(b - i)) : 99;
    add(115U + wanted, coarse(i), dl, dr);
    const std::int32_t begin = around_[static_cast<std::size_t>(i)].sentence_begin,
                       end = around_[static_cast<std::size_t>(i)].sentence_end;
    add(119U + wanted, coarse(i), static_cast<std::uint32_t>(left && a >= begin),
        static_cast<std::uint32_t>(right && b < end), kind(i));
    if (wanted == 2 && left) add(126U, coarse(i), text(a), static_cast<std::uint32_t>(a >= begin));
    if (wanted == 2 && right) add(127U, coarse(i), text(b), static_cast<std::uint32_t>(b < end));
  }
}

// One look at a paragraph.
std::vector<Tag> look(const Words& words, std::size_t paragraph, const TagTable& table,
                      const std::vector<Tag>& first) {
  const Features features = features_of(words, paragraph, first);
  std::vector<float> scores(features.size() * tag_count);
  for (std::size_t i = 0; i < features.size(); ++i)
    for (const std::uint32_t feature : features[i]) table.add(feature, &scores[i * tag_count]);
  return best_tags(scores, table.transitions());
}

template <typename T>
bool take(std::string_view& bytes, T& value) {
  if (bytes.size() < sizeof value) return false;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return true;
}

}  // namespace

Features features_of(const Words& words, std::size_t paragraph, const std::vector<Tag>& first) {
  return Reader(words, paragraph, first).run();
}

bool TagTable::read(std::string_view bytes, TagTable& first, TagTable& second) {
  constexpr std::string_view magic = "BSTAG1";
  if (!bytes.starts_with(magic)) return false;
  bytes.remove_prefix(magic.size());
  for (TagTable* table : {&first, &second}) {
    std::uint32_t rows = 0;
    if (!take(bytes, rows) || rows > bytes.size() / (4 + tag_count)) return false;
    table->slots_.assign(std::bit_ceil(std::size_t{rows} * 2 + 1), Slot{});
    for (std::uint32_t i = 0; i < rows; ++i) {
      Slot slot;
      slot.used = true;
      take(bytes, slot.feature);
      take(bytes, slot.weights);
      table->insert(slot);
    }
    table->transitions_.resize(tag_count * (tag_count + 1));
    for (float& t : table->transitions_)
      if (!take(bytes, t)) return false;
    if (!take(bytes, table->scale_)) return false;
  }
  return true;
}

void TagTable::insert(const Slot& slot) {
  std::size_t at = slot.feature & (slots_.size() - 1);
  while (slots_[at].used) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

void TagTable::add(std::uint32_t feature, float* scores) const {
  for (std::size_t at = feature & (slots_.size() - 1); slots_[at].used; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].feature != feature) continue;
    for (std::size_t t = 0; t < tag_count; ++t)
      scores[t] += scale_ * static_cast<float>(slots_[at].weights[t]);
    return;
  }
}

std::vector<Tag> best_tags(const std::vector<float>& scores, const std::vector<float>& transitions) {
  const std::size_t n = scores.size() / tag_count;
  if (n == 0) return {};
  // A span goes on only where it has begun.
  const auto allowed = [](std::size_t from, std::size_t to) {
    if (to != 2 && to != 4 && to != 6) return true;
    return from == to || from == to - 1;
  };
  constexpr float never = -1e9F;
  std::vector<float> best(n * tag_count, never);
  std::vector<std::uint8_t> from(n * tag_count, 0);
  for (std::size_t t = 0; t < tag_count; ++t)
    if (allowed(tag_count, t)) best[t] = scores[t] + transitions[tag_count * tag_count + t];
  for (std::size_t i = 1; i < n; ++i)
    for (std::size_t t = 0; t < tag_count; ++t)
      for (std::size_t f = 0; f < tag_count; ++f) {
        if (!allowed(f, t)) continue;
        const float score =
            best[(i - 1) * tag_count + f] + transitions[f * tag_count + t] + scores[i * tag_count + t];
        if (score > best[i * tag_count + t])
          best[i * tag_count + t] = score, from[i * tag_count + t] = static_cast<std::uint8_t>(f);
      }
  std::vector<Tag> tags(n);
  std::size_t t = static_cast<std::size_t>(std::max_element(best.end() - tag_count, best.end()) -
                                           (best.end() - tag_count));
  for (std::size_t i = n; i-- > 0;) {
    tags[i] = static_cast<Tag>(t);
    t = from[i * tag_count + t];
  }
  return tags;
}

std::vector<Tag> tag_words(const Words& words, const TagTable& first, const TagTable& second) {
  std::vector<Tag> tags(words.row.size(), Tag::none);
  for (std::size_t p = 0; p + 1 < words.paragraphs.size(); ++p) {
    std::vector<Tag> found = look(words, p, first, {});
    if (!second.empty()) found = look(words, p, second, found);
    std::copy(found.begin(), found.end(), tags.begin() + words.paragraphs[p]);
  }
  return tags;
}

}  // namespace broadsheet
