// How often a client may ask: a bucket of tokens for each, filled as time goes by.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tracuu::searchd {

class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Remembers at most so many clients; beyond them the fullest buckets are forgotten, which costs
  /// nothing: a new one is full.
  explicit RateLimit(std::size_t most_clients = 100'000) : most_clients_(most_clients) {}

  /// Takes a token of a client that has `per_minute` of them, a sixth of them at once. Zero where
  /// it got one, otherwise how long it has to wait for the next. From any thread.
  std::chrono::milliseconds take(std::string_view client, std::uint32_t per_minute, Time now);

 private:
  struct Bucket {
    double tokens;
    double per_second;
    double room;
    Time filled;
  };
  void forget_full_ones(Time now);

  std::size_t most_clients_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace tracuu::searchd
