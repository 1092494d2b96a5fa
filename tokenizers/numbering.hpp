// Small numbers for words and other keys, so that what is counted a million times an hour is
// counted in vectors. Flat: a key costs one place of memory, where a map of nodes costs three.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace tracuu::tokenizers {

constexpr std::uint64_t hash_of(std::uint64_t number) {
  number = (number ^ (number >> 32U)) * 0x9E3779B97F4A7C15ULL;
  return (number ^ (number >> 29U)) * 0xBF58476D1CE4E5B9ULL;
}

inline std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t part = 0;
    std::memcpy(&part, text.data(), 8);
    hash = hash_of(hash ^ part) + part;
  }
  std::uint64_t part = 0;
  std::memcpy(&part, text.data(), text.size());
  return hash_of(hash ^ part);
}

/// Numbers keys from 0 in the order in which they come. The keys themselves lie with the caller, by
/// number.
class Numbering {
 public:
  Numbering() = default;
  /// With room for so many keys.
  explicit Numbering(std::size_t keys) { make_room(std::bit_ceil(keys * 2 + 1)); }

  /// The number of the key with this hash for which `is_it(number)` holds; a new one, which is the
  /// former size(), where none does.
  template <typename IsIt>
  std::uint32_t number(std::uint64_t hash, const IsIt& is_it) {
    if ((size_ + 1) * 2 > slots_.size()) make_room(slots_.empty() ? 64 : slots_.size() * 2);
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    for (std::size_t at = tag & mask_;; at = (at + 1) & mask_) {
      Slot& slot = slots_[at];
      if (slot.next == 0) {
        slot = {tag, ++size_};
        return size_ - 1;
      }
      if (slot.tag == tag && is_it(slot.next - 1)) return slot.next - 1;
    }
  }

  std::uint32_t size() const { return size_; }

 private:
  struct Slot {
    std::uint32_t tag = 0;   ///< half of the hash
    std::uint32_t next = 0;  ///< the number and one; 0: free
  };

  void make_room(std::size_t slots) {
    std::vector<Slot> former(slots);
    former.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : former) {
      if (slot.next == 0) continue;
      std::size_t at = slot.tag & mask_;
      while (slots_[at].next != 0) at = (at + 1) & mask_;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  ///< half of them free at least; their count is a power of two
  std::size_t mask_ = 0;
  std::uint32_t size_ = 0;
};

/// Pairs of numbers, numbered themselves, each with a count.
class Pairs {
 public:
  struct Pair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t count = 0;
  };

  Pairs() = default;
  /// With room for so many.
  explicit Pairs(std::size_t pairs) : numbers_(pairs) { all_.reserve(pairs); }

  /// A new pair has a count of 0.
  std::uint32_t number(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t hash = hash_of(std::uint64_t{first} << 32U | second);
    const auto number = numbers_.number(hash, [&](std::uint32_t at) {
      return all_[at].first == first && all_[at].second == second;
    });
    if (number == all_.size()) all_.push_back({first, second, 0});
    return number;
  }
  Pair& operator[](std::uint32_t number) { return all_[number]; }
  const std::vector<Pair>& all() const { return all_; }

 private:
  Numbering numbers_;
  std::vector<Pair> all_;
};

}  // namespace tracuu::tokenizers
