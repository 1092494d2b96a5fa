#include "indexer/sources/batches.hpp"

#include <atomic>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

using testing::ElementsAre;

/// The cuts on one line: "0:10,20 1:30" for items of these sizes.
std::string cuts(std::uint64_t bytes, const std::vector<std::uint64_t>& sizes) {
  std::string line;
  BatchCutter cutter(bytes, [&](const Batch& batch) {
    line += fmt::format("{}{}:", line.empty() ? "" : " ", batch.number);
    char before = '\0';
    for (const Listed& listed : batch.listed) {
      if (before != '\0') line += before;
      line += std::to_string(std::get<corpus::Item>(listed).length);
      before = ',';
    }
  });
  for (const std::uint64_t size : sizes) {
    corpus::Item item;
    item.length = size;
    cutter.add(item);
  }
  cutter.finish();
  return line;
}

TEST(BatchCutter, CutsByBytes) {
  EXPECT_EQ(cuts(100, {}), "");
  EXPECT_EQ(cuts(100, {10, 20}), "0:10,20");
  EXPECT_EQ(cuts(100, {50, 50, 1}), "0:50,50 1:1");
  EXPECT_EQ(cuts(100, {99, 2, 300, 5}), "0:99 1:2 2:300 3:5");
  EXPECT_EQ(cuts(100, {1000}), "0:1000");
}

TEST(BatchCutter, CutsRunsOfTinyItemsToo) {
  std::vector<std::size_t> counts;
  BatchCutter cutter(100, [&](const Batch& batch) { counts.push_back(batch.listed.size()); });
  for (int i = 0; i < 1100; ++i) cutter.add(Rejection{});
  cutter.finish();
  EXPECT_THAT(counts, ElementsAre(500, 500, 100));
}

Batch batch_of(std::uint64_t number, std::uint64_t bytes = 1) {
  return {.number = number, .bytes = bytes, .listed = {}};
}

TEST(BatchQueue, HandsOutEveryBatchOnceAndEnds) {
  BatchQueue queue(2, {});
  std::atomic<std::uint64_t> sum = 0;
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < 4; ++i) {
      workers.emplace_back([&] {
        while (const auto batch = queue.pop()) {
          sum += batch->number;
          queue.done(*batch);
        }
      });
    }
    for (std::uint64_t i = 1; i <= 1000; ++i) queue.push(batch_of(i, i % 10 == 0 ? 1U << 30U : 1));
    queue.close();
  }
  EXPECT_EQ(sum, 500'500U);
}

TEST(BatchQueue, LetsOutOneLargeBatchAtATime) {
  constexpr std::uint64_t large = 1U << 30U;
  BatchQueue queue(10, {});
  std::atomic<int> out = 0;
  std::atomic<bool> two_were_out = false;
  for (std::uint64_t i = 0; i < 10; ++i) queue.push(batch_of(i, large));
  queue.close();
  std::vector<std::jthread> workers;
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&] {
      while (const auto batch = queue.pop()) {
        if (++out > 1) two_were_out = true;
        std::this_thread::yield();
        --out;
        queue.done(*batch);
      }
    });
  }
  workers.clear();
  EXPECT_FALSE(two_were_out);
}

TEST(BatchQueue, AStopEndsAllWaits) {
  std::stop_source stop;
  BatchQueue queue(1, stop.get_token());
  queue.push(batch_of(0));
  std::jthread pusher([&] { queue.push(batch_of(1)); });  // full: waits
  stop.request_stop();
  pusher.join();
  EXPECT_FALSE(queue.pop().has_value());
}

}  // namespace
}  // namespace tracuu::indexer
