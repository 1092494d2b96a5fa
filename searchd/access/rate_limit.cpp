#include "searchd/access/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace tracuu::searchd {
namespace {

constexpr double minute = 60;
constexpr double seconds_at_once = 10;

double seconds_between(RateLimit::Time from, RateLimit::Time to) {
  return std::chrono::duration<double>(to - from).count();
}

}  // namespace

std::chrono::milliseconds RateLimit::take(std::string_view client, std::uint32_t per_minute,
                                          Time now) {
  const double per_second = per_minute / minute;
  const double room = std::max(1.0, per_second * seconds_at_once);
  const std::scoped_lock lock(mutex_);
  const std::string name(client);
  if (buckets_.size() >= most_clients_ && !buckets_.contains(name)) forget_full_ones(now);
  Bucket& bucket = buckets_.try_emplace(name, Bucket{room, per_second, room, now}).first->second;
  bucket.tokens = std::min(room, bucket.tokens + seconds_between(bucket.filled, now) * per_second);
  bucket.per_second = per_second;
  bucket.room = room;
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::chrono::milliseconds(0);
  }
  const double wait = (1 - bucket.tokens) / per_second;
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(wait * 1000)));
}

/// Where none is full, all go: who has so many addresses is not held by a limit for each.
void RateLimit::forget_full_ones(Time now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    const Bucket& bucket = entry.second;
    return bucket.tokens + seconds_between(bucket.filled, now) * bucket.per_second >= bucket.room;
  });
  if (buckets_.size() >= most_clients_) buckets_.clear();
}

}  // namespace tracuu::searchd
