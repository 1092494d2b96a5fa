#include "searchd/workers.hpp"

#include <optional>
#include <utility>

#include <spdlog/spdlog.h>

#include "archive/errors.hpp"

namespace tracuu::searchd {

Workers::Workers(std::size_t threads, std::size_t queue, std::shared_ptr<const Snapshot> snapshot)
    : queue_limit_(queue), snapshot_(std::move(snapshot)) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { run(); });
  }
}

Workers::~Workers() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
}

bool Workers::submit(std::string_view client, Work work) {
  {
    const std::scoped_lock lock(mutex_);
    if (!queue_.admits(client, idle_, queue_limit_)) return false;
    queue_.push(client, std::move(work));
  }
  changed_.notify_one();
  return true;
}

void Workers::submit_more(std::string_view client, Work work) {
  {
    const std::scoped_lock lock(mutex_);
    queue_.push(client, std::move(work));
  }
  changed_.notify_one();
}

Workers::Load Workers::load() const {
  const std::scoped_lock lock(mutex_);
  return {queue_.size(), threads_.size() - idle_, threads_.size()};
}

void Workers::switch_to(std::shared_ptr<const Snapshot> snapshot) {
  {
    const std::scoped_lock lock(mutex_);
    snapshot_.swap(snapshot);
  }
  changed_.notify_all();
}

std::shared_ptr<const Snapshot> Workers::snapshot() const {
  const std::scoped_lock lock(mutex_);
  return snapshot_;
}

// A thread opens a new generation as soon as it is idle, not when the next request comes: the old
// one's files can go, and nobody waits for the opening.
void Workers::run() {
  std::optional<Searcher> searcher;
  std::shared_ptr<const Snapshot> seen;
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    changed_.wait(lock, [&] { return ending_ || !queue_.empty() || seen != snapshot_; });
    --idle_;
    if (ending_ && queue_.empty()) return;
    const bool is_new = std::exchange(seen, snapshot_) != snapshot_;
    Work work;
    if (!queue_.empty()) work = queue_.pop();
    lock.unlock();
    if (is_new || !searcher) {
      try {
        searcher.emplace(seen);
      } catch (const archive::DatabaseError& error) {
        spdlog::error("cannot open generation {}: {}", seen->manifest.generation, error.what());
      }
    }
    if (work) work(searcher ? &*searcher : nullptr);
    work = nullptr;
    lock.lock();
  }
}

}  // namespace tracuu::searchd
