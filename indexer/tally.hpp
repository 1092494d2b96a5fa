// What became of the files, and who wants to watch.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/sources/rejection.hpp"

namespace tracuu::indexer {

/// Every file is counted once.
struct Tally {
  std::uint64_t indexed = 0;
  std::uint64_t unchanged = 0;  ///< indexed before
  std::uint64_t duplicates = 0;
  std::uint64_t near = 0;  ///< of the reports: nearly the same as another, and linked with it
  std::map<std::string, std::uint64_t> rejected;  ///< by code, "quarantined" among them
  std::uint64_t removed = 0;                      ///< reports of the former generation
  std::uint64_t bytes = 0;                        ///< of all files
  struct Slow {
    std::string path;
    double seconds = 0;
  };
  std::vector<Slow> slowest;  ///< three at most, the slowest first

  std::uint64_t reports() const { return indexed + unchanged; }
};

enum class Phase : std::uint8_t { reading, joining, checking, publishing };

struct Progress {
  Phase phase = Phase::reading;
  std::uint64_t indexed = 0;  ///< those taken over among them
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;        ///< of the items done
  std::uint64_t total_bytes = 0;  ///< below the sources, about
  double seconds = 0;             ///< since the start
};

/// Called from the worker threads, one call at a time.
struct BuildObserver {
  std::function<void(const Progress&)> progress = [](const Progress&) {};
  /// Of what was read now; what an update took over was named before.
  std::function<void(const Rejection&)> rejected = [](const Rejection&) {};
};

}  // namespace tracuu::indexer
