#pragma once
// company.h: the neighbours that two articles share. Articles on one event are like the same others; two
// that only mention the same things each have a crowd of their own.

#include <array>
#include <cstdint>

namespace broadsheet {

// The nearest neighbours of an article, each weighed by the square of its likeness: those that are far off
// say nothing.
class Company {
 public:
  static constexpr std::size_t most = 24;

  void add(std::uint32_t number, float alike);  // as many as `most`
  void sort();                                  // once all are in
  [[nodiscard]] bool is_full() const { return size_ == most; }

  // Cosine of the neighbours of article `a` and those of article `b`, each without the other, 0 to 1; the
  // same from either side. Near .3 where hardly any are known.
  [[nodiscard]] static double shared(const Company& of_a, std::uint32_t a, const Company& of_b,
                                     std::uint32_t b);

 private:
  // Sum of squared weights of all but one.
  [[nodiscard]] double square_without(std::uint32_t number) const;

  struct Member {
    std::uint32_t number;
    float weight;
  };
  std::array<Member, most> members_;  // by number
  std::uint32_t size_ = 0;
};

}  // namespace broadsheet
