// Chance that is the same on every machine: std::*_distribution give other numbers in other
// standard libraries.
#pragma once

#include <cstdint>

namespace tracuu::bench {

/// SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  std::uint64_t below(std::uint64_t bound) { return (next() >> 32U) * bound >> 32U; }
  bool once_in(std::uint64_t times) { return below(times) == 0; }
  bool percent(std::uint64_t share) { return below(100) < share; }

 private:
  std::uint64_t state_;
};

/// A new seed from a seed and what it shall depend on.
template <typename... Numbers>
std::uint64_t mix(std::uint64_t seed, Numbers... numbers) {
  ((seed = Random(seed ^ (static_cast<std::uint64_t>(numbers) * 0xd6e8feb86659fd93U)).next()), ...);
  return seed;
}

}  // namespace tracuu::bench
