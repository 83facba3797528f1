// company.cc: the neighbours that two articles share. Entry point: Company::shared().

#include "story/company.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace broadsheet {

void Company::add(std::uint32_t number, float alike) {
  members_[size_++] = {number, alike * alike};
}

void Company::sort() {
  std::ranges::sort(std::span(members_).first(size_), {}, &Member::number);
}

double Company::square_without(std::uint32_t number) const {
  double sum = 0;
  for (const Member& member : std::span(members_).first(size_))
    sum += member.number != number ? static_cast<double>(member.weight * member.weight) : 0;
  return sum;
}

double Company::shared(const Company& of_a, std::uint32_t a, const Company& of_b, std::uint32_t b) {
  double sum = 0;
  for (std::uint32_t x = 0, y = 0; x < of_a.size_ && y < of_b.size_;) {
    const Member &p = of_a.members_[x], &q = of_b.members_[y];
    // Which comes first is no branch: it cannot be foretold.
    sum += p.number == q.number ? static_cast<double>(p.weight * q.weight) : 0;
    x += p.number <= q.number ? 1 : 0;
    y += q.number <= p.number ? 1 : 0;
  }
  // As if each had one more neighbour, shared to a part: of those that hardly have any nothing is known.
  constexpr double doubt = 0.002, taken = 0.3;
  return (sum + doubt * taken) / (std::sqrt(of_a.square_without(b) * of_b.square_without(a)) + doubt);
}

}  // namespace broadsheet
