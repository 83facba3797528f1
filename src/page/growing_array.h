#pragma once
// growing_array.h: a vector for plain data that grows by realloc, so that large ones move as pages and not as
// bytes, and whose new elements are not written twice.

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <type_traits>

namespace broadsheet {

template <typename T>
class GrowingArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] const T* data() const { return data_.get(); }
  T& operator[](std::size_t i) { return data_.get()[i]; }
  const T& operator[](std::size_t i) const { return data_.get()[i]; }
  [[nodiscard]] const T& back() const { return data_.get()[size_ - 1]; }
  T& back() { return data_.get()[size_ - 1]; }
  [[nodiscard]] std::span<const T> all() const { return {data_.get(), size_}; }

  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    void* grown = std::realloc(data_.get(), capacity * sizeof(T));  // NOLINT(cppcoreguidelines-no-malloc)
    if (grown == nullptr) throw std::bad_alloc();
    (void)data_.release();
    data_.reset(static_cast<T*>(grown));
    capacity_ = capacity;
  }

  void push_back(const T& value) {
    if (size_ == capacity_) {
      const T copy = value;  // may stand in the array that moves
      reserve(grown_capacity(size_ + 1));
      data_.get()[size_++] = copy;
      return;
    }
    data_.get()[size_++] = value;
  }

  // `count` more elements, not written yet.
  T* extend(std::size_t count) {
    if (size_ + count > capacity_) reserve(grown_capacity(size_ + count));
    T* begin = data_.get() + size_;
    size_ += static_cast<std::uint32_t>(count);
    return begin;
  }

  void append(const T* begin, std::size_t count) {
    T* to = extend(count);
    for (std::size_t i = 0; i < count; ++i) to[i] = begin[i];
  }

  void truncate(std::uint32_t size) { size_ = size; }
  void clear() { size_ = 0; }

 private:
  [[nodiscard]] std::size_t grown_capacity(std::size_t needed) const {
    const std::size_t half_more = capacity_ + capacity_ / 2;
    return needed > half_more ? needed + 16 : half_more;
  }

  struct Free {
    void operator()(T* data) const { std::free(data); }  // NOLINT(cppcoreguidelines-no-malloc)
  };
  std::unique_ptr<T, Free> data_;
  std::size_t capacity_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace broadsheet
