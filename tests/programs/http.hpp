// An HTTP client for 127.0.0.1 on plain sockets, so that a test may also send what no library
// would.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tracuu::tests {

struct Answer {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// One connection. Everything throws where the server hangs up or patience ends.
class Connection {
 public:
  /// `from` is the client's own address, one of 127.0.0.0/8.
  explicit Connection(std::uint16_t port, const char* from = "127.0.0.1");
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&&) = delete;
  Connection& operator=(Connection&&) = delete;

  void send(std::string_view bytes) const;
  Answer receive();
  /// Waits until the server closes; true where it sent nothing more before.
  bool closed_by_server();

 private:
  bool read_more();  ///< false at the end of the stream

  int socket_ = -1;
  std::string buffer_;
};

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// "/v1/search?q=l%C3%A3nh"
std::string target(std::string_view path, const Parameters& parameters);

/// One GET on a connection of its own.
Answer get(std::uint16_t port, std::string_view target,
           const std::vector<std::string>& header_lines = {});

}  // namespace tracuu::tests
