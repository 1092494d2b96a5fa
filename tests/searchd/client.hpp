// A client that can be as rude as it wants: bytes in, bytes out, on loopback.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::searchd {

struct Answer {
  int status = 0;
  std::string head;  ///< status line and header fields
  std::string body;
  std::string trailers = {};  ///< lines behind the last chunk
  /// Value of a field; names are compared in lower case.
  std::string field(std::string_view name) const;
  bool operator==(const Answer&) const = default;
};

class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// False where the other side does not take it any more.
  bool send(std::string_view bytes) const;
  void send_no_more() const;

  /// The next whole answer, its chunks joined; nothing where the connection ends before. `of_head`:
  /// without a body.
  std::optional<Answer> receive(bool of_head = false);
  /// What comes until the other side closes.
  std::string rest();

  std::optional<Answer> get(std::string_view target);

 private:
  bool read_more();
  std::optional<std::string> receive_bytes(std::size_t count);
  std::optional<std::string> receive_line();
  std::optional<std::string> receive_chunks();
  std::optional<std::string> receive_trailers();

  int socket_ = -1;
  std::string pending_;
};

}  // namespace tracuu::searchd
