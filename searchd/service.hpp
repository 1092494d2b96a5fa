// The daemon put together: sockets, search threads, and the generation they serve.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "searchd/http/server.hpp"
#include "searchd/workers.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

struct ServiceOptions {
  std::filesystem::path archive;
  http::ServerOptions server;
  std::size_t threads = 2;  ///< that search
  std::size_t queue = 256;  ///< requests that may wait for them
  std::chrono::milliseconds time_limit{5000};
};

class Service {
 public:
  /// Opens the current generation and listens. Throws archive::DatabaseError, http::ListenError.
  explicit Service(ServiceOptions options);

  std::uint16_t port() const { return server_.port(); }
  std::string generation() const;

  /// Serves in this thread until drained.
  void run() { server_.run(); }
  /// From any thread.
  void drain();

  /// Looks which generation is current and switches to it; its name where it is another one. Throws
  /// archive::DatabaseError where that cannot be opened, and serves the former on; it is tried
  /// again when the pointer changes, or by `force`. One thread calls this.
  std::optional<std::string> refresh(bool force);

 private:
  void answer(http::Exchange exchange, std::function<void(Response)> done);
  Response refuse(Refusal refusal, const http::Exchange& exchange) const;
  void make_piece(const Pieces& pieces, std::function<void(http::Piece)> done);

  ServiceOptions options_;
  tokenizers::Analyzer analyzer_;
  std::string tried_;  ///< the generation opened last, or in vain
  std::atomic<bool> draining_ = false;
  // The workers end before the server whose connections wait for them.
  http::Server server_;
  Workers workers_;
};

}  // namespace tracuu::searchd
