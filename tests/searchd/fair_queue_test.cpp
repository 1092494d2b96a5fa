#include "searchd/fair_queue.hpp"

#include <string>

#include <gtest/gtest.h>

namespace tracuu::searchd {
namespace {

std::string emptied(FairQueue<std::string>& queue) {
  std::string order;
  while (!queue.empty()) order += queue.pop() + ' ';
  return order;
}

TEST(FairQueue, LetsClientsTakeTurns) {
  FairQueue<std::string> queue;
  for (const char* work : {"a1", "a2", "a3", "b1", "c1", "a4", "b2"}) {
    queue.push(std::string(work, 1), work);
  }
  EXPECT_EQ(queue.size(), 7U);
  EXPECT_EQ(emptied(queue), "a1 b1 c1 a2 b2 a3 a4 ");
}

TEST(FairQueue, KeepsTheOrderOfOneClient) {
  FairQueue<std::string> queue;
  for (const char* work : {"1", "2", "3"}) queue.push("a", work);
  EXPECT_EQ(queue.pop(), "1");
  queue.push("a", "4");
  EXPECT_EQ(emptied(queue), "2 3 4 ");
}

TEST(FairQueue, LeavesRoomForOthers) {
  FairQueue<std::string> queue;
  const auto fill = [&](const std::string& client) {
    int pushed = 0;
    for (; queue.admits(client, 0, 16); ++pushed) queue.push(client, client);
    return pushed;
  };
  EXPECT_EQ(fill("a"), 8);
  EXPECT_EQ(fill("b"), 4);
  EXPECT_EQ(fill("c"), 2);
  EXPECT_EQ(fill("d"), 1);
  EXPECT_EQ(fill("e"), 1);
  EXPECT_EQ(fill("f"), 0);
}

TEST(FairQueue, AdmitsWhatHandsAreFreeFor) {
  FairQueue<std::string> queue;
  queue.push("a", "1");
  EXPECT_TRUE(queue.admits("a", 2, 0));
  EXPECT_FALSE(queue.admits("a", 1, 0));
}

}  // namespace
}  // namespace tracuu::searchd
