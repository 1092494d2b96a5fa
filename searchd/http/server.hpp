// Sockets: HTTP/1.1 in and out, and nothing else. One thread does all of them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
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

/// Header fields that say how a request is to be answered; empty where not sent.
struct Asked {
  std::string accept;
  std::string accept_encoding;
  std::string authorization;
  std::string api_key;
  std::string content_type;
  std::string content_encoding;
  std::string if_none_match;
  std::string origin;
  std::string preflight_method;  ///< Access-Control-Request-Method
};

/// A request with what sockets know of it.
struct Exchange {
  Request request;
  Asked asked;
  std::string remote;      ///< "127.0.0.1:51234"
  std::string client;      ///< whom a limit counts: "127.0.0.1", "2001:db8:1:2::"
  std::string request_id;  ///< the client's, or one of ours
};

/// The next piece of a body; nothing at its end.
struct Piece {
  std::optional<std::string> bytes;
  bool is_broken = false;  ///< there will be no end: the connection is to be broken off
};

/// What the server asks of those behind it; called in its thread. Each `done` is to be called once,
/// from any thread.
struct Handlers {
  std::function<void(Exchange, std::function<void(Response)> done)> answer;
  /// A request that could not be read.
  std::function<Response(Refusal, const Exchange&)> refuse;
  /// Asks for the next piece of an answer whose former ones are sent.
  std::function<void(const Pieces&, std::function<void(Piece)> done)> more;
};

class Server {
 public:
  /// Listens from now on. Throws ListenError.
  Server(ServerOptions options, Handlers handlers);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  /// Open at this moment. From any thread.
  std::size_t connections() const;

  /// Serves in this thread until drained.
  void run();

  /// Takes no more connections, answers what was sent, closes. From any thread.
  void drain();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::searchd::http
