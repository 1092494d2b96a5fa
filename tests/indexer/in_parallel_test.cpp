#include "indexer/shards/in_parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

TEST(InParallel, DoesEachOnce) {
  for (const unsigned jobs : {1U, 3U, 100U}) {
    std::vector<std::atomic<int>> times(50);
    in_parallel(times.size(), jobs, [&](std::size_t i) { ++times[i]; });
    for (const auto& count : times) EXPECT_EQ(count, 1);
  }
  in_parallel(0, 2, [](std::size_t) { FAIL(); });
}

TEST(InParallel, ThrowsWhatWasThrown) {
  for (const unsigned jobs : {1U, 4U}) {
    EXPECT_THROW(in_parallel(10, jobs,
                             [](std::size_t i) {
                               if (i == 3) throw std::runtime_error("three");
                             }),
                 std::runtime_error);
  }
}

}  // namespace
}  // namespace tracuu::indexer
