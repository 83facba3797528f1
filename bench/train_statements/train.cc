// train.cc: trains the table of the statement tagger.
//
//   train_statements OUT.bin [--epochs N] [--least W] TRAIN.jsonl [DEV.jsonl]
//
// Lines are {"text": …, "spans": [[begin, end, kind], …]} with code points and kind 0 source, 1 cue, 2 content.
// Averaged structured perceptron, twice: the second look is trained on what the first says of texts it has not
// seen (five folds). Prints exact F1 by kind on DEV after each look.

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <numeric>
#include <random>
#include <set>
#include <string>

#include "base/utf8.h"
#include "statement/tagger.h"

namespace {

using namespace broadsheet;

struct Sample {
  Words words;
  std::vector<Tag> gold;
  std::vector<Tag> first;  // what the first look says
};

struct Sequence {
  const Sample* sample;
  std::size_t paragraph;
};

constexpr std::uint32_t buckets = 1U << 22;

class Perceptron {
 public:
  Perceptron() : weights_(std::size_t{buckets} * tag_count), sums_(weights_.size()), transitions_(tag_count * (tag_count + 1)), transition_sums_(transitions_.size()) {}

  void train(std::vector<Sequence> sequences, bool second, int epochs) {
    std::mt19937 random(7);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      std::shuffle(sequences.begin(), sequences.end(), random);
      for (const Sequence& s : sequences) learn(s, second);
    }
    for (std::size_t i = 0; i < weights_.size(); ++i) weights_[i] -= sums_[i] / step_;
    for (std::size_t i = 0; i < transitions_.size(); ++i) transitions_[i] -= transition_sums_[i] / step_;
  }

  [[nodiscard]] std::vector<Tag> tag(const Features& features) const {
    std::vector<float> scores(features.size() * tag_count);
    for (std::size_t i = 0; i < features.size(); ++i)
      for (const std::uint32_t f : features[i])
        for (std::size_t t = 0; t < tag_count; ++t) scores[i * tag_count + t] += weights_[row(f) + t];
    return best_tags(scores, transitions_);
  }

  // Rows by the whole hash, so that readers need no buckets.
  void write(std::ofstream& out, const std::set<std::uint32_t>& seen, float least) const {
    float most = 1e-6F;
    for (const float w : weights_) most = std::max(most, std::abs(w));
    const float scale = most / 127;
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t f : seen)
      for (std::size_t t = 0; t < tag_count; ++t)
        if (std::abs(weights_[row(f) + t]) >= std::max(least, scale / 2)) {
          kept.push_back(f);
          break;
        }
    const auto put = [&](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); };
    put(static_cast<std::uint32_t>(kept.size()));
    for (const std::uint32_t f : kept) {
      put(f);
      for (std::size_t t = 0; t < tag_count; ++t) put(static_cast<std::int8_t>(std::lround(weights_[row(f) + t] / scale)));
    }
    for (const float t : transitions_) put(t);
    put(scale);
    std::cerr << kept.size() << " features\n";
  }

 private:
  static std::size_t row(std::uint32_t feature) { return std::size_t{feature & (buckets - 1)} * tag_count; }

  void learn(const Sequence& s, bool second) {
    ++step_;
    const auto begin = s.sample->words.paragraphs[s.paragraph], end = s.sample->words.paragraphs[s.paragraph + 1];
    std::vector<Tag> first;
    if (second) first.assign(s.sample->first.begin() + begin, s.sample->first.begin() + end);
    const Features features = features_of(s.sample->words, s.paragraph, first);
    const std::vector<Tag> said = tag(features);
    const std::vector<Tag> gold(s.sample->gold.begin() + begin, s.sample->gold.begin() + end);
    if (said == gold) return;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      const auto g = static_cast<std::size_t>(gold[i]), p = static_cast<std::size_t>(said[i]);
      const auto gb = i == 0 ? tag_count : static_cast<std::size_t>(gold[i - 1]), pb = i == 0 ? tag_count : static_cast<std::size_t>(said[i - 1]);
      if (g != p)
        for (const std::uint32_t f : features[i]) {
          weights_[row(f) + g] += 1, sums_[row(f) + g] += step_;
          weights_[row(f) + p] -= 1, sums_[row(f) + p] -= step_;
        }
      if (g != p || gb != pb) {
        transitions_[gb * tag_count + g] += 1, transition_sums_[gb * tag_count + g] += step_;
        transitions_[pb * tag_count + p] -= 1, transition_sums_[pb * tag_count + p] -= step_;
      }
    }
  }

  std::vector<float> weights_, sums_;
  std::vector<float> transitions_, transition_sums_;
  float step_ = 1;
};

std::vector<Tag> gold_of(const Words& words, const std::vector<std::array<std::size_t, 3>>& spans) {
  std::vector<Tag> tags(words.row.size(), Tag::none);
  for (const auto& [begin, end, kind] : spans) {
    bool inside = false;
    for (std::size_t i = 0; i < words.row.size(); ++i) {
      if (words.row[i].end <= begin || words.row[i].begin >= end) continue;
      const bool opens = !inside || std::find(words.paragraphs.begin(), words.paragraphs.end(), i) != words.paragraphs.end();
      tags[i] = static_cast<Tag>(1 + 2 * kind + (opens ? 0 : 1));
      inside = true;
    }
  }
  return tags;
}

std::vector<Sample> read(const char* path) {
  std::vector<Sample> samples;
  std::ifstream in(path);
  simdjson::dom::parser parser;
  for (std::string line; std::getline(in, line);) {
    const simdjson::dom::element e = parser.parse(line);
    const std::string text{std::string_view(e["text"])};
    Sample sample;
    sample.words = cut_words(text);
    std::vector<std::array<std::size_t, 3>> spans;
    for (const simdjson::dom::element s : simdjson::dom::array(e["spans"])) {
      const auto at = [&](std::size_t i) { return static_cast<std::size_t>(std::uint64_t(simdjson::dom::array(s).at(i))); };
      spans.push_back({byte_offset(text, at(0)), byte_offset(text, at(1)), at(2)});
    }
    sample.gold = gold_of(sample.words, spans);
    samples.push_back(std::move(sample));
  }
  return samples;
}

std::vector<Sequence> sequences_of(const std::vector<Sample>& samples, std::size_t fold, std::size_t folds) {
  std::vector<Sequence> sequences;
  for (std::size_t i = 0; i < samples.size(); ++i)
    if (folds == 0 || i % folds != fold)
      for (std::size_t p = 0; p + 1 < samples[i].words.paragraphs.size(); ++p) sequences.push_back({&samples[i], p});
  return sequences;
}

void say_first(const Perceptron& first, Sample& sample) {
  sample.first.clear();
  for (std::size_t p = 0; p + 1 < sample.words.paragraphs.size(); ++p)
    for (const Tag t : first.tag(features_of(sample.words, p, {}))) sample.first.push_back(t);
}

std::set<std::array<std::size_t, 3>> spans_of(const std::vector<Tag>& tags) {
  std::set<std::array<std::size_t, 3>> spans;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto t = static_cast<std::size_t>(tags[i]);
    if (t % 2 == 0) continue;
    std::size_t e = i + 1;
    while (e < tags.size() && static_cast<std::size_t>(tags[e]) == t + 1) ++e;
    spans.insert({(t - 1) / 2, i, e});
  }
  return spans;
}

void score(const char* name, const std::vector<Sample>& dev, const std::vector<std::vector<Tag>>& said) {
  std::array<double, 3> right{}, given{}, marked{};
  for (std::size_t i = 0; i < dev.size(); ++i) {
    const auto g = spans_of(dev[i].gold), p = spans_of(said[i]);
    for (const auto& s : g) ++marked[s[0]], right[s[0]] += p.contains(s) ? 1 : 0;
    for (const auto& s : p) ++given[s[0]];
  }
  std::cerr << name << ": source, cue, content exact F1";
  for (std::size_t k = 0; k < 3; ++k) std::cerr << ' ' << 2 * right[k] / std::max(1.0, given[k] + marked[k]);
  std::cerr << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<const char*> files;
  int epochs = 8;
  float least = 0;
  for (int i = 2; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--epochs") epochs = std::atoi(argv[++i]);
    else if (std::string_view(argv[i]) == "--least") least = std::strtof(argv[++i], nullptr);
    else files.push_back(argv[i]);
  }
  if (files.empty()) return 2;
  std::vector<Sample> train = read(files[0]);
  std::vector<Sample> dev = files.size() > 1 ? read(files[1]) : std::vector<Sample>{};
  auto first = std::make_unique<Perceptron>();
  first->train(sequences_of(train, 0, 0), false, epochs);
  std::vector<std::vector<Tag>> said;
  for (Sample& s : dev) say_first(*first, s), said.push_back(s.first);
  score("first look", dev, said);
  constexpr std::size_t folds = 4;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    auto other = std::make_unique<Perceptron>();
    other->train(sequences_of(train, fold, folds), false, std::max(3, epochs / 2));
    for (std::size_t i = fold; i < train.size(); i += folds) say_first(*other, train[i]);
  }
  auto second = std::make_unique<Perceptron>();
  second->train(sequences_of(train, 0, 0), true, epochs);
  said.clear();
  for (const Sample& s : dev) {
    std::vector<Tag> tags;
    for (std::size_t p = 0; p + 1 < s.words.paragraphs.size(); ++p) {
      const std::vector<Tag> f(s.first.begin() + s.words.paragraphs[p], s.first.begin() + s.words.paragraphs[p + 1]);
      for (const Tag t : second->tag(features_of(s.words, p, f))) tags.push_back(t);
    }
    said.push_back(tags);
  }
  score("second look", dev, said);
  std::set<std::uint32_t> seen_first, seen_second;
  for (const Sample& s : train)
    for (std::size_t p = 0; p + 1 < s.words.paragraphs.size(); ++p) {
      for (const auto& f : features_of(s.words, p, {})) seen_first.insert(f.begin(), f.end());
      const std::vector<Tag> fs(s.first.begin() + s.words.paragraphs[p], s.first.begin() + s.words.paragraphs[p + 1]);
      for (const auto& f : features_of(s.words, p, fs)) seen_second.insert(f.begin(), f.end());
    }
  std::ofstream out(argv[1], std::ios::binary);
  out << "BSTAG1";
  first->write(out, seen_first, least);
  second->write(out, seen_second, least);
  return out.good() ? 0 : 1;
}
