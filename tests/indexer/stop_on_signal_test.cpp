#include "indexer/stop_on_signal.hpp"

#include <future>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tracuu::indexer {
namespace {

TEST(StopOnSignal, TheFirstSignalRequestsAStop) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const StopOnSignal signals;
    EXPECT_EQ(signals.signal(), 0);
    std::promise<void> stopped;
    const std::stop_callback on_stop(signals.token(), [&] { stopped.set_value(); });
    kill(getpid(), signal);
    stopped.get_future().wait();
    EXPECT_EQ(signals.signal(), signal);
  }
}

TEST(StopOnSignal, TheSecondEndsTheProcess) {
  const pid_t child = fork();
  if (child == 0) {
    const StopOnSignal signals;
    std::promise<void> stopped;
    const std::stop_callback on_stop(signals.token(), [&] { stopped.set_value(); });
    kill(getpid(), SIGTERM);
    stopped.get_future().wait();
    kill(getpid(), SIGTERM);
    while (true) pause();
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGTERM);
}

}  // namespace
}  // namespace tracuu::indexer
