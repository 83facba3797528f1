// average_link.cc: a heap of the pairs of groups that could join, best first; what a join makes stale is
// passed over when it comes up. The mean between two groups is the sum of the pairs between them over the
// product of their sizes, and sums add when groups join. Entry point: average_link().

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

struct Grouping {
  std::vector<std::vector<std::uint32_t>> members;
  std::vector<std::unordered_map<std::uint32_t, double>> sums;  // to the other groups
  std::vector<std::uint64_t> rank;                              // least of the members'
  std::priority_queue<Join, std::vector<Join>, Worse> joins;

  void offer(std::uint32_t a, std::uint32_t b, double threshold) {
    const auto size_a = static_cast<std::uint32_t>(members[a].size()),
               size_b = static_cast<std::uint32_t>(members[b].size());
    const double mean = sums[a].at(b) / (static_cast<double>(size_a) * size_b);
    if (mean >= threshold)
      joins.push({mean, std::min(rank[a], rank[b]), std::max(rank[a], rank[b]), a, b, size_a, size_b});
  }

  void join(std::uint32_t a, std::uint32_t b, double threshold) {
    if (members[a].size() < members[b].size()) std::swap(a, b);
    members[a].insert(members[a].end(), members[b].begin(), members[b].end());
    members[b].clear();
    rank[a] = std::min(rank[a], rank[b]);
    sums[a].erase(b);
    for (const auto& [other, sum] : sums[b]) {
      if (other == a) continue;
      sums[a][other] += sum;
      sums[other][a] += sum;
      sums[other].erase(b);
    }
    sums[b].clear();
    for (const auto& [other, sum] : sums[a]) offer(std::min(a, other), std::max(a, other), threshold);
  }
};

}  // namespace

std::vector<std::vector<std::uint32_t>> average_link(std::size_t count, const std::vector<LinkedPair>& pairs,
                                                     const std::vector<std::uint64_t>& rank,
                                                     double threshold) {
  Grouping g;
  g.members.resize(count);
  g.sums.resize(count);
  g.rank = rank;
  for (std::uint32_t i = 0; i < count; ++i) g.members[i] = {i};
  for (const LinkedPair& p : pairs) {
    g.sums[p.a][p.b] = p.score;
    g.sums[p.b][p.a] = p.score;
  }
  for (const LinkedPair& p : pairs) g.offer(p.a, p.b, threshold);
  while (!g.joins.empty()) {
    const Join best = g.joins.top();
    g.joins.pop();
    if (g.members[best.a].size() != best.size_a || g.members[best.b].size() != best.size_b) continue;
    if (!g.sums[best.a].contains(best.b)) continue;
    g.join(best.a, best.b, threshold);
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

}  // namespace broadsheet
