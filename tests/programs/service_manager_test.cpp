#include <cstdlib>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/programs/program.hpp"

// What the daemon tells systemd, which starts it with NOTIFY_SOCKET and waits to be told.

namespace tracuu::tests {
namespace {

class NotifySocket {
 public:
  explicit NotifySocket(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_DGRAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("cannot bind " + path);
    }
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  ~NotifySocket() {
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;
  NotifySocket(NotifySocket&&) = delete;
  NotifySocket& operator=(NotifySocket&&) = delete;

  std::string next_message() const {
    pollfd readable{socket_, POLLIN, 0};
    if (::poll(&readable, 1, static_cast<int>(patience.count()) * 1000) != 1) {
      throw std::runtime_error("nothing was told");
    }
    std::string message(4096, '\0');
    const ssize_t size = ::recv(socket_, message.data(), message.size(), 0);
    message.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    return message;
  }

 private:
  int socket_;
};

TEST(ServiceManager, IsToldOfStartNewGenerationAndStop) {
  const Scratch scratch;
  write_file(scratch / "source/mot.txt", small_report("Thạch Long", 2018));
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", scratch / "source"));
  const NotifySocket socket(scratch / "notify");
  Daemon daemon(scratch / "archive");
  EXPECT_EQ(socket.next_message(), "READY=1\nSTATUS=serving generation 000001");

  write_file(scratch / "source/hai.txt", small_report("Cẩm Hà", 2019));
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", scratch / "source"));
  EXPECT_EQ(socket.next_message(), "STATUS=serving generation 000002");

  EXPECT_EQ(daemon.stop().exit_code, 0);
  EXPECT_EQ(socket.next_message(), "STOPPING=1");
}

}  // namespace
}  // namespace tracuu::tests
