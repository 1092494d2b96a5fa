#include "searchd/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace tracuu::searchd {
namespace {

constexpr std::size_t shown_step =
    4;  ///< Prometheus gets every fourth bucket: that is enough there

constexpr std::array<double, Histogram::bucket_count> make_ends() {
  std::array<double, Histogram::bucket_count> ends{};
  double end = Histogram::first_seconds;
  for (double& bucket_end : ends) {
    bucket_end = end;
    end *= Histogram::growth;
  }
  return ends;
}

constexpr std::array ends = make_ends();

class Page {
 public:
  void describe(std::string_view name, std::string_view type, std::string_view help) {
    fmt::format_to(std::back_inserter(text_), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
  }
  template <typename Value>
  void line(std::string_view series, const Value& value) {
    fmt::format_to(std::back_inserter(text_), "{} {}\n", series, value);
  }
  template <typename Value>
  void gauge(std::string_view name, std::string_view help, const Value& value) {
    describe(name, "gauge", help);
    line(name, value);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void tell_requests(Page& page, const Metrics& metrics) {
  page.describe("tracuu_requests_total", "counter", "Requests answered, by endpoint and status");
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const auto& by_status = metrics.of(i).by_status;
    for (std::size_t k = 0; k < by_status.size(); ++k) {
      if (by_status[k] == 0) continue;
      page.line(fmt::format("tracuu_requests_total{{endpoint=\"{}\",status=\"{}\"}}",
                            metrics.name(i), k + EndpointMetrics::first_status),
                by_status[k].load());
    }
  }
}

void tell_durations(Page& page, const Metrics& metrics) {
  constexpr std::string_view series = "tracuu_request_seconds";
  page.describe(series, "histogram", "From the last byte of a request to its answer");
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const Histogram& durations = metrics.of(i).durations;
    const std::uint64_t count = durations.count();
    if (count == 0) continue;
    const std::string_view name = metrics.name(i);
    for (std::size_t k = shown_step - 1; k < Histogram::bucket_count; k += shown_step) {
      // Others add while we read: no bucket may hold more than all.
      page.line(fmt::format("{}_bucket{{endpoint=\"{}\",le=\"{:.6g}\"}}", series, name,
                            Histogram::end_seconds(k)),
                std::min(count, durations.up_to(k)));
    }
    page.line(fmt::format("{}_bucket{{endpoint=\"{}\",le=\"+Inf\"}}", series, name), count);
    page.line(fmt::format("{}_sum{{endpoint=\"{}\"}}", series, name), durations.sum_seconds());
    page.line(fmt::format("{}_count{{endpoint=\"{}\"}}", series, name), count);
  }
}

}  // namespace

double Histogram::end_seconds(std::size_t bucket) {
  return ends[bucket];
}

void Histogram::add(std::chrono::nanoseconds duration) {
  const double seconds = std::chrono::duration<double>(duration).count();
  const auto bucket =
      static_cast<std::size_t>(std::ranges::lower_bound(ends, seconds) - ends.begin());
  counts_[bucket].fetch_add(1, std::memory_order_relaxed);
  nanoseconds_.fetch_add(static_cast<std::uint64_t>(duration.count()), std::memory_order_relaxed);
}

std::uint64_t Histogram::up_to(std::size_t bucket) const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i <= bucket; ++i) sum += counts_[i].load(std::memory_order_relaxed);
  return sum;
}

std::uint64_t Histogram::count() const {
  return up_to(bucket_count);
}

double Histogram::sum_seconds() const {
  return static_cast<double>(nanoseconds_.load(std::memory_order_relaxed)) / 1e9;
}

double Histogram::quantile_seconds(double share) const {
  const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count())));
  if (wanted == 0) return 0;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < bucket_count; ++i) {
    sum += counts_[i].load(std::memory_order_relaxed);
    if (sum >= wanted) return ends[i];
  }
  return ends.back();
}

Metrics::Metrics(const std::vector<std::string_view>& endpoints)
    : names_(endpoints.begin(), endpoints.end()), endpoints_(endpoints.size()) {}

void Metrics::record(std::size_t endpoint, int status, std::chrono::nanoseconds duration) {
  EndpointMetrics& metrics = endpoints_[endpoint];
  metrics.durations.add(duration);
  if (status >= EndpointMetrics::first_status && status < EndpointMetrics::end_status) {
    const auto index = static_cast<std::size_t>(status - EndpointMetrics::first_status);
    metrics.by_status[index].fetch_add(1, std::memory_order_relaxed);
  }
}

std::string to_prometheus(const Metrics& metrics, const Gauges& gauges) {
  Page page;
  tell_requests(page, metrics);
  tell_durations(page, metrics);
  page.gauge("tracuu_connections", "Connections open", gauges.connections);
  page.gauge("tracuu_queue_length", "Requests that wait for a search thread", gauges.queued);
  page.gauge("tracuu_searches_running", "Search threads at work", gauges.searching);
  page.gauge("tracuu_search_threads", "Search threads", gauges.threads);
  page.gauge("tracuu_reports", "Reports in the generation served", gauges.reports);
  page.gauge("tracuu_uptime_seconds", "Since the daemon started", gauges.uptime_seconds);
  page.describe("tracuu_generation_info", "gauge", "The generation served");
  page.line(fmt::format("tracuu_generation_info{{generation=\"{}\"}}", gauges.generation), 1);
  return page.take();
}

}  // namespace tracuu::searchd
