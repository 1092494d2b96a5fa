// Sockets: HTTP/1.1 in and out, and nothing else. One thread does all of them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "searchd/api.hpp"

namespace tracuu::searchd::http {

struct ServerOptions {
  std::string address = "127.0.0.1";  ///< numeric
  std::uint16_t port = 0;             ///< 0: any free one
  std::size_t connections = 10'000;
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 1024 * 1024;
  std::chrono::milliseconds idle{30'000};   ///< for a request to come, or an answer to be taken
  std::chrono::milliseconds drain{10'000};  ///< for what runs to end once drain() was called
};

/// Address or port cannot be had.
class ListenError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A request with what sockets know of it.
struct Exchange {
  Request request;
  std::string remote;      ///< "127.0.0.1:51234"
  std::string request_id;  ///< the client's, or one of ours
};

/// What the server asks of those behind it; called in its thread.
struct Handlers {
  /// `done` is to be called once, from any thread.
  std::function<void(Exchange, std::function<void(Response)> done)> answer;
  /// A request that could not be read.
  std::function<Response(Refusal, const Exchange&)> refuse;
};

class Server {
 public:
  /// Listens from now on. Throws ListenError.
  Server(ServerOptions options, Handlers handlers);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  /// Serves in this thread until drained.
  void run();

  /// Takes no more connections, answers what was sent, closes. From any thread.
  void drain();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::searchd::http
