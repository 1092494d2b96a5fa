#include "indexer/sources/batches.hpp"

#include <utility>

namespace tracuu::indexer {
namespace {

/// A batch of small files ends with this many: each costs memory beside its bytes.
constexpr std::size_t most_items = 500;
constexpr std::uint64_t large_bytes = 8U << 20U;

bool is_large(const Batch& batch) {
  return batch.bytes > large_bytes;
}

}  // namespace

BatchCutter::BatchCutter(std::uint64_t bytes, std::function<void(Batch)> cut)
    : bytes_(bytes), cut_(std::move(cut)) {}

void BatchCutter::add(Listed listed) {
  const auto* item = std::get_if<corpus::Item>(&listed);
  const std::uint64_t bytes = item == nullptr ? 0 : item->length;
  if (batch_.bytes + bytes > bytes_ || batch_.listed.size() == most_items) finish();
  batch_.bytes += bytes;
  batch_.listed.push_back(std::move(listed));
}

void BatchCutter::finish() {
  if (batch_.listed.empty()) return;
  const std::uint64_t next = batch_.number + 1;
  cut_(std::exchange(batch_, {.number = next, .bytes = 0, .listed = {}}));
}

BatchQueue::BatchQueue(std::size_t capacity, std::stop_token stop)
    : capacity_(capacity), stop_(std::move(stop)) {}

void BatchQueue::push(Batch batch) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait(lock, stop_, [&] { return waiting_.size() < capacity_; })) return;
  waiting_.push_back(std::move(batch));
  changed_.notify_all();
}

void BatchQueue::close() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

std::optional<Batch> BatchQueue::pop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, stop_, [&] {
    return waiting_.empty() ? closed_ : !(large_is_out_ && is_large(waiting_.front()));
  });
  if (stop_.stop_requested() || waiting_.empty()) return std::nullopt;
  Batch batch = std::move(waiting_.front());
  waiting_.pop_front();
  if (is_large(batch)) large_is_out_ = true;
  changed_.notify_all();
  return batch;
}

void BatchQueue::done(const Batch& batch) {
  if (!is_large(batch)) return;
  const std::scoped_lock lock(mutex_);
  large_is_out_ = false;
  changed_.notify_all();
}

}  // namespace tracuu::indexer
