// Batches: consecutive runs of what the listing finds, cut by the items alone, so that the cuts and
// with them the document ids are the same for any number of workers; and the queue they wait in.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

#include "corpus/read.hpp"
#include "indexer/sources/rejection.hpp"

namespace tracuu::indexer {

/// What the listing finds, in its order.
using Listed = std::variant<corpus::Item, Rejection>;

struct Batch {
  std::uint64_t number = 0;  ///< from 0, without a gap
  std::uint64_t bytes = 0;   ///< of its items
  std::vector<Listed> listed;
};

/// Cuts the listing into batches of at most `bytes` bytes (a larger item has one for itself).
class BatchCutter {
 public:
  BatchCutter(std::uint64_t bytes, std::function<void(Batch)> cut);

  void add(Listed listed);
  void finish();  ///< cuts what is left

 private:
  std::uint64_t bytes_;
  std::function<void(Batch)> cut_;
  Batch batch_;
};

/// Hands batches to the workers in order. Bounded; and of the large batches, which may take
/// hundreds of megabytes to index, lets out one at a time.
class BatchQueue {
 public:
  BatchQueue(std::size_t capacity, std::stop_token stop);

  void push(Batch batch);  ///< waits for room; does nothing once stopped
  void close();            ///< nothing comes any more
  /// Waits for the next batch; nothing at the end, or once stopped.
  std::optional<Batch> pop();
  void done(const Batch& batch);  ///< each batch popped must be done some time

 private:
  const std::size_t capacity_;
  const std::stop_token stop_;
  std::mutex mutex_;  ///< guards all that follows
  std::condition_variable_any changed_;
  std::deque<Batch> waiting_;
  bool closed_ = false;
  bool large_is_out_ = false;
};

}  // namespace tracuu::indexer
