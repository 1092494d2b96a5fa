// The daemon put together: sockets, keys, search threads, and the generation they serve.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/access/access.hpp"
#include "searchd/access_log.hpp"
#include "searchd/http/cors.hpp"
#include "searchd/http/server.hpp"
#include "searchd/metrics.hpp"
#include "searchd/workers.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

struct ServiceOptions {
  std::vector<std::filesystem::path> archives = {};  ///< or "tcp:HOST:PORT"; searched as one
  http::ServerOptions server = {};
  std::size_t threads = 2;  ///< that search
  std::size_t queue = 256;  ///< requests that may wait for them
  std::chrono::milliseconds time_limit{5000};
  AccessControl::Options access = {};
  http::Origins origins = {};  ///< whose pages may read answers
  /// Called once for every request, from any thread.
  std::function<void(const AccessEntry&)> log_access = {};
};

class Service {
 public:
  /// Opens the current generations and listens. Throws archive::DatabaseError, http::ListenError,
  /// KeyFileError.
  explicit Service(ServiceOptions options);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  std::uint16_t port() const { return server_.port(); }
  std::string generation() const;

  /// Serves in this thread until drained.
  void run() { server_.run(); }
  /// From any thread.
  void drain();

  /// Looks which generations are current and switches to them; their names where one is new. Throws
  /// archive::DatabaseError where that cannot be opened, and serves the former on; it is tried
  /// again when the pointer changes, or by `force`. From any thread.
  std::optional<std::string> refresh(bool force);

  /// Reads the file of keys again. Throws KeyFileError, and the former keys stay.
  void reload_keys() { access_.reload(); }

 private:
  struct Passage;

  std::vector<Daemon::Published> published() const;
  std::string activate(const std::string& archive, const std::string& generation);

  void answer(http::Exchange exchange, std::function<void(Response)> done);
  /// What needs no search thread; nothing where one is needed.
  std::optional<Response> answered_at_the_door(Passage& passage);
  Response searched(const Passage& passage, Searcher& searcher, Deadline deadline);
  Response refuse(Refusal refused, const http::Exchange& exchange);
  void make_piece(const Pieces& pieces, std::function<void(http::Piece)> done);

  Response refusal(Refusal refused, const http::Exchange& exchange) const;
  Response denial(const Denial& denied, const http::Exchange& exchange) const;
  Response failed(const Notice& notice, const http::Exchange& exchange) const;

  /// The answer as it goes out; logged and counted, a stream when it ends. `tag` is empty where
  /// nobody may keep it.
  Response finished(const Passage& passage, Response response, std::string_view tag);
  Pieces recorded(const Passage& passage, int status_sent, std::uint64_t bytes_begun, Pieces more);
  void record(const Passage& passage, int status, std::uint64_t bytes, bool is_whole);

  std::shared_ptr<const Snapshot> first_snapshot() const;
  Standing standing() const;
  Gauges gauges() const;

  ServiceOptions options_;
  tokenizers::Analyzer analyzer_;
  AccessControl access_;
  Metrics metrics_;
  Daemon daemon_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::mutex refreshing_;
  std::vector<Holding> tried_;  ///< opened last, or in vain
  std::chrono::steady_clock::time_point retried_at_{};
  std::atomic<bool> draining_ = false;
  std::shared_ptr<Remotes> remotes_;  ///< null: all archives are on this machine
  // The workers end before the server whose connections wait for them.
  http::Server server_;
  Workers workers_;
};

}  // namespace tracuu::searchd
