#include "searchd/metrics.hpp"

#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tracuu::searchd {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

TEST(Histogram, TellsQuantilesAtMostAQuarterTooHigh) {
  Histogram histogram;
  EXPECT_EQ(histogram.quantile_seconds(0.5), 0);
  for (int i = 1; i <= 1000; ++i) histogram.add(milliseconds(i));
  for (const double share : {0.01, 0.5, 0.95, 0.99, 1.0}) {
    EXPECT_GE(histogram.quantile_seconds(share), share) << share;
    EXPECT_LE(histogram.quantile_seconds(share), share * Histogram::growth) << share;
  }
  EXPECT_EQ(histogram.count(), 1000U);
  EXPECT_NEAR(histogram.sum_seconds(), 500.5, 1e-6);
}

TEST(Histogram, HoldsWhatIsShorterOrLongerThanItsBuckets) {
  Histogram histogram;
  histogram.add(microseconds(0));
  histogram.add(std::chrono::hours(10));
  EXPECT_EQ(histogram.count(), 2U);
  EXPECT_EQ(histogram.up_to(0), 1U);
  EXPECT_EQ(histogram.up_to(Histogram::bucket_count - 1), 1U);
  EXPECT_EQ(histogram.quantile_seconds(1), Histogram::end_seconds(Histogram::bucket_count - 1));
}

TEST(Histogram, LosesNothingBetweenThreads) {
  Histogram histogram;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        for (int k = 0; k < 10'000; ++k) histogram.add(microseconds(k));
      });
    }
  }
  EXPECT_EQ(histogram.count(), 40'000U);
}

TEST(Metrics, AreToldInPrometheusText) {
  Metrics metrics({"/v1/search", "/health"});
  metrics.record(0, 200, milliseconds(3));
  metrics.record(0, 200, milliseconds(300));
  metrics.record(0, 503, microseconds(1));
  const std::string text = to_prometheus(metrics, {.connections = 7,
                                                   .queued = 1,
                                                   .searching = 2,
                                                   .threads = 3,
                                                   .generation = "000004",
                                                   .reports = 30,
                                                   .uptime_seconds = 1.5});
  EXPECT_THAT(text, HasSubstr("# TYPE tracuu_requests_total counter\n"
                              "tracuu_requests_total{endpoint=\"/v1/search\",status=\"200\"} 2\n"
                              "tracuu_requests_total{endpoint=\"/v1/search\",status=\"503\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("# TYPE tracuu_request_seconds histogram\n"));
  EXPECT_THAT(text,
              HasSubstr("tracuu_request_seconds_bucket{endpoint=\"/v1/search\",le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("tracuu_request_seconds_count{endpoint=\"/v1/search\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("\ntracuu_connections 7\n"));
  EXPECT_THAT(text, HasSubstr("\ntracuu_generation_info{generation=\"000004\"} 1\n"));
  EXPECT_THAT(text, Not(HasSubstr("/health"))) << "nothing was asked of it";
}

}  // namespace
}  // namespace tracuu::searchd
