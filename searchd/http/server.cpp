#include "searchd/http/server.hpp"

#include <algorithm>
#include <list>
#include <optional>
#include <random>
#include <string_view>
#include <utility>

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

namespace tracuu::searchd::http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using boost::system::error_code;
using net::ip::tcp;
using std::chrono::steady_clock;

constexpr std::size_t max_request_id = 128;
constexpr std::chrono::milliseconds last_look{200};  ///< at a connection when draining
constexpr std::chrono::milliseconds linger{2000};    ///< for a client to take our last words
constexpr std::size_t linger_bytes = 16U * 1024 * 1024;

constexpr auto as_result = net::as_tuple(net::use_awaitable);

/// Only what can neither break a line of the log nor a header.
bool is_request_id(std::string_view text) {
  return !text.empty() && text.size() <= max_request_id && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':';
  });
}

std::string to_string(const tcp::endpoint& endpoint) {
  const auto address = endpoint.address();
  return address.is_v6() ? fmt::format("[{}]:{}", address.to_string(), endpoint.port())
                         : fmt::format("{}:{}", address.to_string(), endpoint.port());
}

template <typename Body>
void set_fields(bhttp::response<Body>& message, const Response& response,
                std::string_view request_id) {
  message.set(bhttp::field::server, "tracuu-searchd");
  message.set(bhttp::field::content_type, response.content_type);
  message.set("X-Content-Type-Options", "nosniff");
  if (!request_id.empty()) message.set("X-Request-Id", request_id);
  for (const auto& [name, value] : response.headers) message.set(name, value);
  message.content_length(response.body.size());
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Handlers handlers)
      : options_(std::move(options)),
        handlers_(std::move(handlers)),
        acceptor_(io_),
        sweep_timer_(io_),
        retry_timer_(io_),
        id_base_(std::random_device()()) {
    listen();
    net::co_spawn(io_, accept(), net::detached);
    net::co_spawn(io_, sweep(), net::detached);
  }

  std::uint16_t port() const { return port_; }

  void run() { io_.run(); }

  void drain() {
    net::post(io_, [this] { begin_drain(); });
  }

 private:
  /// All in one thread: no locks.
  struct Connection {
    explicit Connection(tcp::socket connected) : socket(std::move(connected)) {}
    tcp::socket socket;
    beast::flat_buffer buffer;
    std::string remote;
    steady_clock::time_point due = steady_clock::time_point::max();
    bool overdue = false;  ///< cancelled by the sweep
    bool waiting = false;  ///< for the first byte of a request
  };
  using Parser = bhttp::request_parser<bhttp::string_body>;

  void listen() {
    const auto fail = [&](const char* what, const error_code& error) {
      throw ListenError(fmt::format("cannot {} {}:{}: {}", what, options_.address, options_.port,
                                    error.message()));
    };
    error_code error;
    const auto address = net::ip::make_address(options_.address, error);
    if (error) fail("listen on", error);
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
    if (error) fail("listen on", error);
    port_ = acceptor_.local_endpoint().port();
  }

  net::awaitable<void> accept() {
    while (acceptor_.is_open()) {
      auto [error, socket] = co_await acceptor_.async_accept(as_result);
      if (!error) {
        welcome(std::move(socket));
      } else if (acceptor_.is_open()) {
        // Out of descriptors, most likely: those who wait are served when others have gone.
        retry_timer_.expires_after(std::chrono::milliseconds(100));
        co_await retry_timer_.async_wait(as_result);
      }
    }
  }

  void welcome(tcp::socket socket) {
    if (connections_.size() >= options_.connections) {
      turn_away(std::move(socket));
      return;
    }
    error_code ignored;  // an answer a little later, no more
    socket.set_option(tcp::no_delay(true), ignored);
    const auto connection = connections_.emplace(connections_.end(), std::move(socket));
    error_code gone;
    connection->remote = to_string(connection->socket.remote_endpoint(gone));
    net::co_spawn(io_, serve(connection), net::detached);
  }

  /// One write that does not wait: too many connections must cost nothing.
  void turn_away(tcp::socket socket) {
    const Response response = handlers_.refuse(Refusal::overloaded, Exchange{});
    const std::string bytes = fmt::format(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: {}\r\nRetry-After: 1\r\n"
        "Connection: close\r\nContent-Length: {}\r\n\r\n{}",
        response.content_type, response.body.size(), response.body);
    error_code ignored;  // the client may be gone; we close either way
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(bytes), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
  }

  /// Ends what takes too long, here and not by a timer a connection.
  net::awaitable<void> sweep() {
    const auto pause =
        std::min<std::chrono::milliseconds>(options_.idle / 4, std::chrono::seconds(1));
    while (!draining_ || !connections_.empty()) {
      sweep_timer_.expires_after(
          draining_ ? std::min<std::chrono::milliseconds>(pause, std::chrono::milliseconds(20))
                    : pause);
      co_await sweep_timer_.async_wait(as_result);
      const auto now = steady_clock::now();
      for (auto& connection : connections_) {
        if (connection.due > now) continue;
        connection.due = steady_clock::time_point::max();
        connection.overdue = true;
        error_code ignored;  // nothing to cancel
        connection.socket.cancel(ignored);
      }
      if (draining_ && now >= drain_end_) io_.stop();
    }
  }

  void begin_drain() {
    if (draining_) return;
    draining_ = true;
    drain_end_ = steady_clock::now() + options_.drain;
    take_backlog();
    error_code ignored;  // it is closed anyhow
    acceptor_.close(ignored);
    retry_timer_.cancel();
    sweep_timer_.cancel();
    for (auto& connection : connections_) {
      if (connection.waiting) connection.socket.cancel(ignored);
    }
  }

  /// Those whom the system has accepted for us already.
  void take_backlog() {
    error_code error;
    acceptor_.non_blocking(true, error);
    while (!error) {
      tcp::socket socket(io_);
      acceptor_.accept(socket, error);
      if (!error) welcome(std::move(socket));
    }
  }

  net::awaitable<void> serve(std::list<Connection>::iterator connection) {
    try {
      while (co_await serve_one(*connection)) {
      }
      co_await close(*connection);
    } catch (const std::exception&) {
      // Sockets that fail end with their connection; there is nobody left to tell.
    }
    connections_.erase(connection);
    if (draining_ && connections_.empty()) sweep_timer_.cancel();
  }

  void allow(Connection& connection, std::chrono::milliseconds time) {
    connection.overdue = false;
    connection.due = steady_clock::now() + time;
  }

  /// True where another request may follow.
  net::awaitable<bool> serve_one(Connection& connection) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(options_.header_bytes));
    parser.body_limit(options_.body_bytes);
    const error_code error = co_await read(connection, parser);
    if (error) {
      if (const auto refusal = refusal_of(error, connection, parser)) {
        co_await refuse(connection, parser, *refusal);
      }
      co_return false;
    }
    Exchange exchange = exchange_of(connection, parser.get());
    const std::string request_id = exchange.request_id;
    const bool is_head = parser.get().method() == bhttp::verb::head;
    const unsigned version = parser.get().version();
    const bool keep_alive = parser.get().keep_alive();
    connection.due = steady_clock::time_point::max();
    Response response = co_await answered(std::move(exchange));
    const bool more = keep_alive && (!draining_ || has_more(connection));
    const bool sent =
        co_await write(connection, std::move(response), request_id, version, is_head, more);
    co_return more&& sent;
  }

  static bool has_more(Connection& connection) {
    error_code error;
    return connection.buffer.size() > 0 || connection.socket.available(error) > 0;
  }

  net::awaitable<error_code> read(Connection& connection, Parser& parser) {
    connection.waiting = connection.buffer.size() == 0;
    allow(connection, draining_ ? last_look : options_.idle);
    auto [error, bytes] =
        co_await bhttp::async_read_header(connection.socket, connection.buffer, parser, as_result);
    connection.waiting = false;
    if (error == net::error::operation_aborted && draining_ && !connection.overdue &&
        has_more(connection)) {
      // The request came while we took leave: it is answered still.
      allow(connection, options_.idle);
      std::tie(error, bytes) = co_await bhttp::async_read_header(
          connection.socket, connection.buffer, parser, as_result);
    }
    if (error) co_return error;
    std::tie(error, bytes) =
        co_await bhttp::async_read(connection.socket, connection.buffer, parser, as_result);
    co_return error;
  }

  /// What to say about a request that could not be read; nothing to those who are gone, or silent.
  static std::optional<Refusal> refusal_of(const error_code& error, const Connection& connection,
                                           const Parser& parser) {
    if (error == net::error::operation_aborted) {
      const bool is_begun = connection.buffer.size() > 0 || parser.got_some();
      return connection.overdue && is_begun ? std::optional(Refusal::too_slow) : std::nullopt;
    }
    if (error == bhttp::error::end_of_stream) return std::nullopt;
    if (error == bhttp::error::header_limit) {
      return parser.get().target().empty() ? Refusal::target_too_long : Refusal::header_too_large;
    }
    if (error == bhttp::error::body_limit) return Refusal::body_too_large;
    const bool is_theirs =
        error.category() == bhttp::make_error_code(bhttp::error::bad_method).category();
    return is_theirs ? std::optional(Refusal::malformed) : std::nullopt;
  }

  net::awaitable<void> refuse(Connection& connection, const Parser& parser, Refusal refusal) {
    const Exchange exchange = exchange_of(connection, parser.get());
    Response response = handlers_.refuse(refusal, exchange);
    co_await write(connection, std::move(response), exchange.request_id, 11, false, false);
  }

  Exchange exchange_of(const Connection& connection, const Parser::value_type& message) {
    Exchange exchange;
    exchange.request.method = std::string(message.method_string());
    exchange.request.target = std::string(message.target());
    exchange.request.accept_language = std::string(message[bhttp::field::accept_language]);
    exchange.request.body = message.body();
    exchange.remote = connection.remote;
    const std::string_view given = message["X-Request-Id"];
    exchange.request_id = is_request_id(given) ? std::string(given)
                                               : fmt::format("{:08x}-{:x}", id_base_, ++id_count_);
    return exchange;
  }

  /// Waits for the answer without holding the thread.
  net::awaitable<Response> answered(Exchange exchange) {
    return net::async_initiate<const net::use_awaitable_t<>, void(Response)>(
        [this](auto handler, Exchange asked) {
          const auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
          handlers_.answer(std::move(asked), [this, waiting](Response response) {
            net::post(io_, [waiting, response = std::move(response)]() mutable {
              std::move (*waiting)(std::move(response));
            });
          });
        },
        net::use_awaitable, std::move(exchange));
  }

  net::awaitable<bool> write(Connection& connection, Response response, std::string request_id,
                             unsigned version, bool is_head, bool keep_alive) {
    const auto status = static_cast<bhttp::status>(response.status);
    allow(connection, options_.idle);
    error_code error;
    std::size_t bytes = 0;
    if (is_head) {
      bhttp::response<bhttp::empty_body> message(status, version);
      set_fields(message, response, request_id);
      message.keep_alive(keep_alive);
      std::tie(error, bytes) = co_await bhttp::async_write(connection.socket, message, as_result);
    } else {
      bhttp::response<bhttp::string_body> message(status, version);
      set_fields(message, response, request_id);
      message.keep_alive(keep_alive);
      message.body() = std::move(response.body);
      std::tie(error, bytes) = co_await bhttp::async_write(connection.socket, message, as_result);
    }
    connection.due = steady_clock::time_point::max();
    co_return !error;
  }

  /// Says that we are done and takes what the client is still sending for a while: to close at once
  /// would reset the connection, and take the answer back.
  net::awaitable<void> close(Connection& connection) {
    error_code error;
    connection.socket.shutdown(tcp::socket::shutdown_send, error);
    if (error) co_return;
    allow(connection, draining_ ? last_look : std::min(linger, options_.idle));
    std::vector<char> waste(64U * 1024);
    std::size_t taken = 0;
    while (!error && taken < linger_bytes) {
      std::size_t bytes = 0;
      std::tie(error, bytes) =
          co_await connection.socket.async_read_some(net::buffer(waste), as_result);
      taken += bytes;
    }
  }

  ServerOptions options_;
  Handlers handlers_;
  net::io_context io_{1};
  tcp::acceptor acceptor_;
  net::steady_timer sweep_timer_;
  net::steady_timer retry_timer_;
  std::uint16_t port_ = 0;
  std::uint32_t id_base_;
  std::uint64_t id_count_ = 0;
  std::list<Connection> connections_;
  bool draining_ = false;
  steady_clock::time_point drain_end_ = steady_clock::time_point::max();
};

Server::Server(ServerOptions options, Handlers handlers)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handlers))) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
  return impl_->port();
}

void Server::run() {
  impl_->run();
}

void Server::drain() {
  impl_->drain();
}

}  // namespace tracuu::searchd::http
