#include "searchd/access/rate_limit.hpp"

#include <string>

#include <gtest/gtest.h>

namespace tracuu::searchd {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds none{0};
const RateLimit::Time start{};

TEST(RateLimit, GivesSomeAtOnceAndThenByTheClock) {
  RateLimit limit;
  for (int i = 0; i < 10; ++i) EXPECT_EQ(limit.take("a", 60, start), none) << i;
  EXPECT_EQ(limit.take("a", 60, start), milliseconds(1000));
  EXPECT_EQ(limit.take("a", 60, start + milliseconds(400)), milliseconds(600));
  EXPECT_EQ(limit.take("a", 60, start + milliseconds(1000)), none);
  EXPECT_EQ(limit.take("a", 60, start + milliseconds(1000)), milliseconds(1000));
}

TEST(RateLimit, NeverHoldsMoreThanItsBucket) {
  RateLimit limit;
  EXPECT_EQ(limit.take("a", 60, start), none);
  int taken = 0;
  while (limit.take("a", 60, start + seconds(3600)) == none) ++taken;
  EXPECT_EQ(taken, 10);
}

TEST(RateLimit, CountsEachClientForItself) {
  RateLimit limit;
  EXPECT_EQ(limit.take("a", 1, start), none);
  EXPECT_EQ(limit.take("a", 1, start), seconds(60));
  EXPECT_EQ(limit.take("b", 1, start), none);
}

TEST(RateLimit, StaysBoundedUnderMoreAddressesThanItRemembers) {
  RateLimit limit(100);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(limit.take(std::to_string(i), 6, start), none);
  // Whoever waits is remembered as long as others can be forgotten.
  RateLimit remembering(2);
  EXPECT_EQ(remembering.take("spent", 6, start), none);
  EXPECT_EQ(remembering.take("full", 6000, start), none);
  EXPECT_EQ(remembering.take("new", 6, start + seconds(5)), none);
  EXPECT_EQ(remembering.take("spent", 6, start + seconds(5)), seconds(5));
}

}  // namespace
}  // namespace tracuu::searchd
