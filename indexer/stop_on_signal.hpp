// Ctrl-C and SIGTERM as a std::stop_token.
#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace tracuu::indexer {

/// While it lives, the first SIGINT or SIGTERM requests a stop and the second ends the process at
/// once. Make it before other threads: they inherit that these signals are not theirs.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  std::stop_token token() const { return stop_.get_token(); }
  int signal() const { return signal_; }  ///< that came; 0: none

 private:
  void watch();

  sigset_t former_{};
  std::stop_source stop_;
  std::atomic<int> signal_ = 0;
  std::thread watcher_;
};

}  // namespace tracuu::indexer
