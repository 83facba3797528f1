// average_link.cc: a heap of the pairs of groups that could join, best first; what a join makes stale is
// passed over when it comes up. The mean between two groups is the sum of the pairs between them over the
// product of their sizes, and sums add when groups join; so do the numbers of pairs that were given.
//
// What lies between groups is kept in a square of numbers where they are few, which is many times quicker,
// and in maps where they are many; both give the same groups. Entry point: average_link().

#include "story/average_link.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace broadsheet {
namespace {

struct Join {
  double mean;
  std::uint64_t low, high;  // ranks of the two groups
  std::uint32_t a, b;
  std::uint32_t size_a, size_b;
};

struct Worse {
  bool operator()(const Join& x, const Join& y) const {
    if (x.mean != y.mean) return x.mean < y.mean;
    return x.low != y.low ? x.low > y.low : x.high > y.high;
  }
};

struct Between {
  double sum = 0;
  std::uint32_t given = 0;  // pairs; 0: nothing lies between
};

// What lies between groups, in maps.
class Sparse {
 public:
  explicit Sparse(std::size_t count) : rows_(count) {}
  void set(std::uint32_t a, std::uint32_t b, Between pairs) { rows_[a][b] = rows_[b][a] = pairs; }
  [[nodiscard]] Between at(std::uint32_t a, std::uint32_t b) const {
    const auto found = rows_[a].find(b);
    return found == rows_[a].end() ? Between{} : found->second;
  }
  void clear(std::uint32_t a, std::uint32_t b) {
    rows_[a].erase(b);
    rows_[b].erase(a);
  }
  // The groups that something lies between and a.
  [[nodiscard]] std::vector<std::uint32_t> others(std::uint32_t a) const {
    std::vector<std::uint32_t> all;
    for (const auto& [other, pairs] : rows_[a]) all.push_back(other);
    return all;
  }

 private:
  std::vector<std::unordered_map<std::uint32_t, Between>> rows_;
};

// The same, in a square.
class Dense {
 public:
  explicit Dense(std::size_t count) : count_(count), cells_(count * count) {}
  void set(std::uint32_t a, std::uint32_t b, Between pairs) {
    cells_[a * count_ + b] = cells_[b * count_ + a] = pairs;
  }
  [[nodiscard]] Between at(std::uint32_t a, std::uint32_t b) const { return cells_[a * count_ + b]; }
  void clear(std::uint32_t a, std::uint32_t b) { set(a, b, {}); }
  [[nodiscard]] std::vector<std::uint32_t> others(std::uint32_t a) const {
    std::vector<std::uint32_t> all;
    for (std::uint32_t b = 0; b < count_; ++b)
      if (cells_[a * count_ + b].given != 0) all.push_back(b);
    return all;
  }

 private:
  std::size_t count_;
  std::vector<Between> cells_;
};

template <typename Links>
struct Grouping {
  LinkOptions options;
  std::vector<std::vector<std::uint32_t>> members;
  Links between;
  std::vector<std::uint64_t> rank;  // least of the members'
  std::priority_queue<Join, std::vector<Join>, Worse> joins;

  void offer(std::uint32_t a, std::uint32_t b) {
    const auto size_a = static_cast<std::uint32_t>(members[a].size()),
               size_b = static_cast<std::uint32_t>(members[b].size());
    const Between pairs = between.at(a, b);
    const double all = static_cast<double>(size_a) * size_b;
    const double mean = (pairs.sum + options.apart * (all - pairs.given)) / all;
    if (mean >= options.threshold)
      joins.push({mean, std::min(rank[a], rank[b]), std::max(rank[a], rank[b]), a, b, size_a, size_b});
  }

  void join(std::uint32_t a, std::uint32_t b) {
    if (members[a].size() < members[b].size()) std::swap(a, b);
    members[a].insert(members[a].end(), members[b].begin(), members[b].end());
    members[b].clear();
    rank[a] = std::min(rank[a], rank[b]);
    between.clear(a, b);
    for (const std::uint32_t other : between.others(b)) {
      const Between now = between.at(a, other), more = between.at(b, other);
      between.clear(b, other);
      between.set(a, other, {now.sum + more.sum, now.given + more.given});
    }
    for (const std::uint32_t other : between.others(a)) offer(std::min(a, other), std::max(a, other));
  }
};

template <typename Links>
std::vector<std::vector<std::uint32_t>> group(std::size_t count, const std::vector<LinkedPair>& pairs,
                                              const std::vector<std::uint64_t>& rank,
                                              const LinkOptions& options) {
  Grouping<Links> g{options, std::vector<std::vector<std::uint32_t>>(count), Links(count), rank, {}};
  for (std::uint32_t i = 0; i < count; ++i) g.members[i] = {i};
  for (const LinkedPair& p : pairs) g.between.set(p.a, p.b, {p.score, 1});
  for (const LinkedPair& p : pairs) g.offer(p.a, p.b);
  while (!g.joins.empty()) {
    const Join best = g.joins.top();
    g.joins.pop();
    if (g.members[best.a].size() != best.size_a || g.members[best.b].size() != best.size_b) continue;
    if (g.between.at(best.a, best.b).given == 0) continue;
    g.join(best.a, best.b);
  }
  std::vector<std::vector<std::uint32_t>> groups;
  for (auto& members : g.members) {
    if (members.empty()) continue;
    std::sort(members.begin(), members.end());
    groups.push_back(std::move(members));
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> average_link(std::size_t count, const std::vector<LinkedPair>& pairs,
                                                     const std::vector<std::uint64_t>& rank,
                                                     const LinkOptions& options) {
  constexpr std::size_t few = 512;  // a square of 4 MB
  // A square pays where a good part of it is filled.
  const bool is_dense =
      count <= few && (options.links == LinkOptions::Links::dense ||
                       (options.links == LinkOptions::Links::chosen && pairs.size() >= count));
  return is_dense ? group<Dense>(count, pairs, rank, options) : group<Sparse>(count, pairs, rank, options);
}

}  // namespace broadsheet
