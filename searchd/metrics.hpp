// What the daemon counts of its own work: for /metrics, in Prometheus' text format, and /v1/stats.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::searchd {

/// Durations, counted in buckets that grow by a quarter: a quantile read from them is at most that
/// much too high. Any number of threads adds to it without a lock.
class Histogram {
 public:
  static constexpr double first_seconds = 0.0001;
  static constexpr double growth = 1.25;
  static constexpr std::size_t bucket_count = 64;  ///< the last ends beyond two minutes

  void add(std::chrono::nanoseconds duration);

  std::uint64_t count() const;
  double sum_seconds() const;
  /// The end of the bucket in which that share (0 to 1) of all durations is reached; 0 of none.
  double quantile_seconds(double share) const;
  /// How many took no longer than the end of this bucket.
  std::uint64_t up_to(std::size_t bucket) const;
  static double end_seconds(std::size_t bucket);

 private:
  std::array<std::atomic<std::uint64_t>, bucket_count + 1> counts_{};
  std::atomic<std::uint64_t> nanoseconds_ = 0;
};

/// One endpoint's answers.
struct EndpointMetrics {
  static constexpr int first_status = 100;
  static constexpr int end_status = 600;

  Histogram durations;
  std::array<std::atomic<std::uint64_t>, end_status - first_status> by_status{};
};

/// All that is counted, by the names of the endpoints.
class Metrics {
 public:
  explicit Metrics(const std::vector<std::string_view>& endpoints);

  /// `endpoint` is an index into the names. From any thread.
  void record(std::size_t endpoint, int status, std::chrono::nanoseconds duration);

  std::size_t size() const { return endpoints_.size(); }
  std::string_view name(std::size_t endpoint) const { return names_[endpoint]; }
  const EndpointMetrics& of(std::size_t endpoint) const { return endpoints_[endpoint]; }

 private:
  std::vector<std::string> names_;
  std::vector<EndpointMetrics> endpoints_;
};

/// What is measured at the moment of asking.
struct Gauges {
  std::size_t connections = 0;
  std::size_t queued = 0;
  std::size_t searching = 0;
  std::size_t threads = 0;
  std::string generation;
  std::uint64_t reports = 0;
  double uptime_seconds = 0;
};

/// Prometheus' text format, version 0.0.4.
std::string to_prometheus(const Metrics& metrics, const Gauges& gauges);

}  // namespace tracuu::searchd
