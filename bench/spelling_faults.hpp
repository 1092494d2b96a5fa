// The faults of the clerks who write reports.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "bench/random.hpp"

namespace tracuu::bench {

/// How a writer spells: one commune, one writer. Rates are words between two faults.
struct Hand {
  std::uint64_t seed = 0;
  bool confuses_hoi_nga = false;
  std::uint64_t loses_mark = 0, loses_letter = 0, glues = 0, bad_space = 0, repeats = 0;
};

Hand hand_of(std::uint64_t seed);

/// The text as this hand writes it.
std::string written_by(const Hand& hand, std::string_view text, Random& random);

}  // namespace tracuu::bench
