// average_link.cc: a heap of the pairs of groups that could join, best first; what a join makes stale is
// passed over when it comes up. The mean between two groups is the sum of the pairs between them over the
// product of their sizes, and sums add when groups join; so do the numbers of pairs that were given. Entry
// point: average_link().

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
  std::uint32_t given = 0;  // pairs
};

struct Grouping {
  LinkOptions options;
  std::vector<std::vector<std::uint32_t>> members;
  std::vector<std::unordered_map<std::uint32_t, Between>> between;  // to the other groups
  std::vector<std::uint64_t> rank;                                  // least of the members'
  std::priority_queue<Join, std::vector<Join>, Worse> joins;

  void offer(std::uint32_t a, std::uint32_t b) {
    const auto size_a = static_cast<std::uint32_t>(members[a].size()),
               size_b = static_cast<std::uint32_t>(members[b].size());
    const Between& pairs = between[a].at(b);
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
    between[a].erase(b);
    for (const auto& [other, pairs] : between[b]) {
      between[other].erase(b);
      if (other == a) continue;
      Between& now = between[a][other];
      now = {now.sum + pairs.sum, now.given + pairs.given};
      between[other][a] = now;
    }
    between[b].clear();
    for (const auto& [other, pairs] : between[a]) offer(std::min(a, other), std::max(a, other));
  }
};

}  // namespace

std::vector<std::vector<std::uint32_t>> average_link(std::size_t count, const std::vector<LinkedPair>& pairs,
                                                     const std::vector<std::uint64_t>& rank,
                                                     const LinkOptions& options) {
  Grouping g;
  g.options = options;
  g.members.resize(count);
  g.between.resize(count);
  g.rank = rank;
  for (std::uint32_t i = 0; i < count; ++i) g.members[i] = {i};
  for (const LinkedPair& p : pairs) {
    g.between[p.a][p.b] = {p.score, 1};
    g.between[p.b][p.a] = {p.score, 1};
  }
  for (const LinkedPair& p : pairs) g.offer(p.a, p.b);
  while (!g.joins.empty()) {
    const Join best = g.joins.top();
    g.joins.pop();
    if (g.members[best.a].size() != best.size_a || g.members[best.b].size() != best.size_b) continue;
    if (!g.between[best.a].contains(best.b)) continue;
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

}  // namespace broadsheet
