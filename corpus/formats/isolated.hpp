// A program that reads one file for us, kept away from everything else: what it does with hostile
// bytes costs one rejected file.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::corpus {

struct IsolationLimits {
  std::uint64_t memory = 512U << 20U;
  std::chrono::seconds time{60};
  std::size_t output = 24U << 20U;
};

struct Outcome {
  std::string output;
  int exit_code = 0;  ///< 128 and more where a signal ended it
};

/// Runs `program` with `input` as its standard input, a file it may also seek in or open by the
/// name /dev/stdin. No shell, no other descriptors, an empty environment, no way to more rights; it
/// dies with us. Throws Unusable: `no_reader` where the program is not installed, `too_slow`,
/// `expands_too_much`.
Outcome run_isolated(const std::filesystem::path& program,
                     const std::vector<std::string>& arguments, std::string_view input,
                     const IsolationLimits& limits = {});

}  // namespace tracuu::corpus
