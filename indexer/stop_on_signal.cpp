#include "indexer/stop_on_signal.hpp"

#include <pthread.h>

namespace tracuu::indexer {
namespace {

constexpr int wake_up = SIGUSR1;  // tells the watcher that nobody needs it any more

sigset_t watched() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, wake_up);
  return set;
}

}  // namespace

StopOnSignal::StopOnSignal() {
  const sigset_t set = watched();
  pthread_sigmask(SIG_BLOCK, &set, &former_);
  watcher_ = std::thread([this] { watch(); });
}

StopOnSignal::~StopOnSignal() {
  pthread_kill(watcher_.native_handle(), wake_up);
  watcher_.join();
  pthread_sigmask(SIG_SETMASK, &former_, nullptr);
}

void StopOnSignal::watch() {
  const sigset_t set = watched();
  while (true) {
    int received = 0;
    if (sigwait(&set, &received) != 0 || received == wake_up) return;
    if (signal_ != 0) {
      std::signal(received, SIG_DFL);
      pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
      std::raise(received);
    }
    signal_ = received;
    stop_.request_stop();
  }
}

}  // namespace tracuu::indexer
