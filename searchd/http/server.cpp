#include "searchd/http/server.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <ctime>
#include <list>
#include <optional>
#include <random>
#include <sstream>
#include <string_view>
#include <utility>

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "searchd/http/negotiation.hpp"

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

constexpr std::size_t piece_bytes = 64UL * 1024;  ///< sent within the time of `idle`

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

/// Whom a limit per client counts: an address, of IPv6 the network that one subscriber gets.
std::string client_of(const net::ip::address& address) {
  if (address.is_v4()) return address.to_string();
  if (address.to_v6().is_v4_mapped()) {
    return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string();
  }
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return net::ip::address_v6(bytes).to_string();
}

/// All fields of that name as one, as lists may be sent.
std::string joined(const bhttp::fields& fields, std::string_view name) {
  std::string value;
  const auto [first, last] = fields.equal_range(name);
  for (auto field = first; field != last; ++field) {
    if (!value.empty()) value += ", ";
    value += std::string_view(field->value());
  }
  return value;
}

Asked asked_in(const bhttp::fields& fields) {
  return {joined(fields, "Accept"),
          joined(fields, "Accept-Encoding"),
          joined(fields, "Authorization"),
          joined(fields, "X-Api-Key"),
          joined(fields, "Content-Type"),
          joined(fields, "Content-Encoding"),
          joined(fields, "If-None-Match"),
          joined(fields, "Origin"),
          joined(fields, "Access-Control-Request-Method")};
}

/// What we can only answer with a refusal, whatever it asks for.
std::optional<Refusal> objection_to(const bhttp::request_header<>& header) {
  const auto hosts = header.count(bhttp::field::host);
  if (hosts > 1) return Refusal::two_hosts;
  if (hosts == 0 && header.version() >= 11) return Refusal::no_host;
  if (!is_host(header[bhttp::field::host])) return Refusal::bad_host;
  // Behind a body whose end we take for another than the client does, a request could hide.
  const bool is_coded = header.count(bhttp::field::transfer_encoding) > 0;
  const bool is_chunked = equal_ignoring_case(joined(header, "Transfer-Encoding"), "chunked");
  if (is_coded && !(is_chunked && header.version() >= 11)) return Refusal::bad_coding;
  const std::string_view expected = header[bhttp::field::expect];
  if (!expected.empty() && !equal_ignoring_case(expected, "100-continue")) {
    return Refusal::unexpected;
  }
  return std::nullopt;
}

/// What of a request the parser did not understand; nothing where that was not the parser's fault.
std::optional<Refusal> fault_of(const error_code& error) {
  if (error.category() != bhttp::make_error_code(bhttp::error::bad_method).category()) {
    return std::nullopt;
  }
  switch (static_cast<bhttp::error>(error.value())) {
    case bhttp::error::bad_target:
    case bhttp::error::bad_version:
      return Refusal::bad_line;
    case bhttp::error::bad_field:
    case bhttp::error::bad_value:
    case bhttp::error::bad_obs_fold:
      return Refusal::bad_field;
    case bhttp::error::bad_content_length:
    case bhttp::error::multiple_content_length:
    case bhttp::error::bad_transfer_encoding:
    case bhttp::error::bad_chunk:
    case bhttp::error::bad_chunk_extension:
      return Refusal::bad_length;
    default:
      return Refusal::malformed;
  }
}

/// How an answer goes out.
struct Sending {
  std::string request_id;
  unsigned version = 11;
  bool is_head = false;
  bool keep_alive = false;
};

bool has_body(int status) {
  return status != 204 && status != 304;
}

/// HTTP/1.0 knows no chunks: there the end of a stream is the end of the connection.
bool is_chunked(const Response& response, const Sending& sending) {
  return response.more && sending.version >= 11;
}

std::string chunk_of(std::string_view piece) {
  return fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

constexpr std::string_view send_it = "HTTP/1.1 100 Continue\r\n\r\n";

std::string last_chunk_of(const Response& response) {
  std::string chunk = "0\r\n";
  for (const auto& [name, value] : response.trailers)
    chunk += fmt::format("{}: {}\r\n", name, value);
  return chunk + "\r\n";
}

std::string head_of(const Response& response, const Sending& sending) {
  bhttp::response<bhttp::empty_body> message(static_cast<bhttp::status>(response.status),
                                             sending.version);
  message.set(bhttp::field::date,
              fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::time(nullptr))));
  message.set(bhttp::field::server, "tracuu-searchd");
  if (has_body(response.status)) {
    message.set(bhttp::field::content_type, response.content_type);
    if (response.more) {
      const bool chunked = is_chunked(response, sending);
      message.chunked(chunked);
      for (const auto& trailer : response.trailers) {
        if (chunked) message.insert(bhttp::field::trailer, trailer.first);
      }
    } else {
      message.content_length(response.body.size());
    }
  }
  message.set("X-Content-Type-Options", "nosniff");
  if (!sending.request_id.empty()) message.set("X-Request-Id", sending.request_id);
  for (const auto& [name, value] : response.headers) message.insert(name, value);
  message.keep_alive(sending.keep_alive);
  std::ostringstream text;
  text << message.base();
  return std::move(text).str();
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
  std::size_t connections() const { return open_; }

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
    std::string client;
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
    open_ = connections_.size();
    error_code gone;
    const tcp::endpoint remote = connection->socket.remote_endpoint(gone);
    connection->remote = to_string(remote);
    connection->client = client_of(remote.address());
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
    open_ = connections_.size();
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
    if (const auto refusal = objection_to(parser.get())) {
      co_await refuse(connection, parser, *refusal);
      co_return false;
    }
    Exchange exchange = exchange_of(connection, parser.get());
    Sending sending{exchange.request_id, parser.get().version(),
                    parser.get().method() == bhttp::verb::head, parser.get().keep_alive()};
    connection.due = steady_clock::time_point::max();
    const Response response = co_await answered(std::move(exchange));
    const bool ends_itself = !response.more || is_chunked(response, sending);
    sending.keep_alive = sending.keep_alive && ends_itself && (!draining_ || has_more(connection));
    const bool sent = co_await write(connection, response, sending);
    co_return sending.keep_alive&& sent;
  }

  static bool has_more(Connection& connection) {
    error_code error;
    return connection.buffer.size() > 0 || connection.socket.available(error) > 0;
  }

  /// Header and body; a client that waits to be asked for its body is asked.
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
    if (error || objection_to(parser.get())) co_return error;
    const bool is_asking = parser.get().version() >= 11 && !parser.is_done() &&
                           !parser.get()[bhttp::field::expect].empty();
    if (is_asking && connection.buffer.size() == 0) {
      const net::const_buffer go_on = net::buffer(send_it);
      std::tie(error, bytes) = co_await net::async_write(connection.socket, go_on, as_result);
      if (error) co_return error;
    }
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
    return fault_of(error);
  }

  net::awaitable<void> refuse(Connection& connection, const Parser& parser, Refusal refusal) {
    const Exchange exchange = exchange_of(connection, parser.get());
    const Response response = handlers_.refuse(refusal, exchange);
    // Named, since GCC 12 destroys a temporary of an awaited call twice.
    const Sending sending{.request_id = exchange.request_id};
    co_await write(connection, response, sending);
  }

  Exchange exchange_of(const Connection& connection, const Parser::value_type& message) {
    Exchange exchange;
    exchange.request.method = std::string(message.method_string());
    exchange.request.target = std::string(origin_form(message.target()));
    exchange.request.accept_language = std::string(message[bhttp::field::accept_language]);
    exchange.request.body = message.body();
    exchange.asked = asked_in(message);
    exchange.remote = connection.remote;
    exchange.client = connection.client;
    const std::string_view given = message["X-Request-Id"];
    exchange.request_id = is_request_id(given) ? std::string(given)
                                               : fmt::format("{:08x}-{:x}", id_base_, ++id_count_);
    return exchange;
  }

  /// Waits, without holding the thread, for a value that `ask(done)` promises.
  template <typename Value, typename Ask>
  net::awaitable<Value> promised(Ask ask) {
    return net::async_initiate<const net::use_awaitable_t<>, void(Value)>(
        [this](auto handler, Ask asking) {
          const auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
          asking([this, waiting](Value value) {
            net::post(io_, [waiting, value = std::move(value)]() mutable {
              std::move (*waiting)(std::move(value));
            });
          });
        },
        net::use_awaitable, std::move(ask));
  }

  net::awaitable<Response> answered(Exchange exchange) {
    return promised<Response>(
        [this, exchange = std::move(exchange)](std::function<void(Response)> done) mutable {
          handlers_.answer(std::move(exchange), std::move(done));
        });
  }

  net::awaitable<Piece> next_piece(const Pieces& pieces) {
    return promised<Piece>([this, &pieces](std::function<void(Piece)> done) {
      handlers_.more(pieces, std::move(done));
    });
  }

  /// False where the client does not take it, or not all of it can be had.
  net::awaitable<bool> write(Connection& connection, const Response& response,
                             const Sending& sending) {
    const std::string head = head_of(response, sending);
    if (sending.is_head || !has_body(response.status)) co_return co_await send(connection, head);
    if (response.more) {
      const bool begun = co_await send(connection, head);
      if (!begun) co_return false;
      co_return co_await stream(connection, response, sending);
    }
    std::string_view rest = response.body;
    bool sent = co_await send(connection, head, rest.substr(0, piece_bytes));
    while (sent && rest.size() > piece_bytes) {
      rest.remove_prefix(piece_bytes);
      sent = co_await send(connection, rest.substr(0, piece_bytes));
    }
    co_return sent;
  }

  /// Asks for each piece when the one before has been taken. Nobody may take a part for the whole:
  /// where the rest cannot be had, the last chunk is never sent.
  net::awaitable<bool> stream(Connection& connection, const Response& response,
                              const Sending& sending) {
    const bool chunked = is_chunked(response, sending);
    Piece piece{response.body};
    while (piece.bytes) {
      if (!piece.bytes->empty()) {
        const std::string bytes = chunked ? chunk_of(*piece.bytes) : std::move(*piece.bytes);
        const bool sent = co_await send(connection, bytes);
        if (!sent) co_return false;
      }
      piece = co_await next_piece(response.more);
    }
    if (piece.is_broken) reset_on_close(connection);
    if (piece.is_broken || !chunked) co_return !piece.is_broken;
    const std::string last = last_chunk_of(response);
    co_return co_await send(connection, last);
  }

  static void reset_on_close(Connection& connection) {
    error_code ignored;  // a client of HTTP/1.0 may then be deceived: its version knows no better
    connection.socket.set_option(net::socket_base::linger(true, 0), ignored);
    connection.socket.close(ignored);
  }

  /// Within the time that a client has for a piece: one that takes a large answer slowly is waited
  /// for, one that stops is not.
  net::awaitable<bool> send(Connection& connection, std::string_view first,
                            std::string_view second = {}) {
    allow(connection, options_.idle);
    const std::array buffers{net::buffer(first), net::buffer(second)};
    const auto [error, bytes] = co_await net::async_write(connection.socket, buffers, as_result);
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
  std::atomic<std::size_t> open_ = 0;  ///< of them, for other threads
  bool draining_ = false;
  steady_clock::time_point drain_end_ = steady_clock::time_point::max();
};

Server::Server(ServerOptions options, Handlers handlers)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handlers))) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
  return impl_->port();
}

std::size_t Server::connections() const {
  return impl_->connections();
}

void Server::run() {
  impl_->run();
}

void Server::drain() {
  impl_->drain();
}

}  // namespace tracuu::searchd::http
