// The threads that search, and the bounded queue before them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "searchd/fair_queue.hpp"
#include "searchd/search/searcher.hpp"

namespace tracuu::searchd {

class Workers {
 public:
  /// Called in a thread of the pool with its searcher; null where the archive cannot be opened.
  using Work = std::function<void(Searcher*)>;

  /// `queue` is how many may wait while all threads are busy.
  Workers(std::size_t threads, std::size_t queue, std::shared_ptr<const Snapshot> snapshot);
  /// Finishes what was submitted.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Work of a client: clients take turns. False where the queue is full, or as full of his as one
  /// client may make it: the work will not be done.
  bool submit(std::string_view client, Work work);
  /// The continuation of work that was taken, which is never refused.
  void submit_more(std::string_view client, Work work);

  /// Work begun from now on sees this generation; what runs keeps its own to its end.
  void switch_to(std::shared_ptr<const Snapshot> snapshot);

  std::shared_ptr<const Snapshot> snapshot() const;

  struct Load {
    std::size_t queued = 0;
    std::size_t working = 0;
    std::size_t threads = 0;
  };
  Load load() const;

 private:
  void run();

  std::size_t queue_limit_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  FairQueue<Work> queue_;
  std::size_t idle_ = 0;
  std::shared_ptr<const Snapshot> snapshot_;
  bool ending_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace tracuu::searchd
