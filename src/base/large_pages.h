#pragma once
// large_pages.h: vectors that ask the system for large pages (2 MiB on x86-64), for tables that are read all
// over: with small pages a look into one costs a second look, for where the page lies. A wish that the system
// need not grant; small vectors are as any.

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <vector>

namespace broadsheet {

template <typename T>
struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <typename Other>
  LargePages(const LargePages<Other>& /*other*/) {}  // NOLINT(google-explicit-constructor): as allocators are

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < page) return std::allocator<T>().allocate(count);
    const std::size_t whole = (bytes + page - 1) / page * page;
    void* const made = std::aligned_alloc(page, whole);
    if (made == nullptr) throw std::bad_alloc();
    (void)madvise(made, whole, MADV_HUGEPAGE);
    return static_cast<T*>(made);
  }
  void deallocate(T* at, std::size_t count) {
    if (count * sizeof(T) < page)
      std::allocator<T>().deallocate(at, count);
    else
      std::free(at);  // NOLINT(cppcoreguidelines-no-malloc): as it was made
  }
  bool operator==(const LargePages& /*other*/) const { return true; }

 private:
  static constexpr std::size_t page = 2 << 20;  // bytes
};

template <typename T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace broadsheet
