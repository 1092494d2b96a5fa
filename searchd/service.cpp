#include "searchd/service.hpp"

#include <utility>

#include <spdlog/spdlog.h>

#include "archive/generation.hpp"

namespace tracuu::searchd {
namespace {

std::shared_ptr<const Snapshot> open_current(const std::filesystem::path& archive,
                                             const tokenizers::Analyzer& analyzer) {
  return open_snapshot(archive, archive::current_generation(archive), analyzer);
}

/// One line a request. Targets hold no control characters: the parser of HTTP refuses them.
void log_access(const http::Exchange& exchange, const Response& response,
                std::chrono::steady_clock::time_point start) {
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  spdlog::info("remote={} request_id={} method={} target=\"{}\" status={} bytes={} took_ms={:.3f}",
               exchange.remote, exchange.request_id, exchange.request.method,
               exchange.request.target, response.status, response.body.size(), took.count());
}

}  // namespace

Service::Service(ServiceOptions options)
    : options_(std::move(options)),
      server_(options_.server,
              {[this](http::Exchange exchange, std::function<void(Response)> done) {
                 answer(std::move(exchange), std::move(done));
               },
               [this](Refusal refusal, const http::Exchange& exchange) {
                 return refuse(refusal, exchange);
               },
               [this](const Pieces& pieces, std::function<void(http::Piece)> done) {
                 make_piece(pieces, std::move(done));
               }}),
      workers_(options_.threads, options_.queue, open_current(options_.archive, analyzer_)) {
  tried_ = generation();
}

std::string Service::generation() const {
  return workers_.snapshot()->manifest.generation;
}

void Service::drain() {
  draining_ = true;
  server_.drain();
}

std::optional<std::string> Service::refresh(bool force) {
  const std::string current = archive::current_generation(options_.archive);
  if (current == generation() || (current == tried_ && !force)) return std::nullopt;
  tried_ = current;
  workers_.switch_to(open_snapshot(options_.archive, current, analyzer_));
  return current;
}

Response Service::refuse(Refusal refusal, const http::Exchange& exchange) const {
  const auto start = std::chrono::steady_clock::now();
  Response response = searchd::refuse(refusal, exchange.request.accept_language, generation());
  log_access(exchange, response, start);
  return response;
}

void Service::answer(http::Exchange exchange, std::function<void(Response)> done) {
  const auto start = std::chrono::steady_clock::now();
  const auto finish = [start](const http::Exchange& asked, Response response,
                              const std::function<void(Response)>& give) {
    log_access(asked, response, start);
    give(std::move(response));
  };
  if (auto at_once = respond_at_once(exchange.request, {workers_.snapshot(), draining_})) {
    finish(exchange, std::move(*at_once), done);
    return;
  }
  const Deadline deadline = start + options_.time_limit;
  // Shared with the work, which is lost where the queue is full.
  const auto asked = std::make_shared<const http::Exchange>(std::move(exchange));
  const auto give = std::make_shared<const std::function<void(Response)>>(std::move(done));
  const bool taken =
      workers_.submit(asked->client, [this, asked, give, deadline, finish](Searcher* searcher) {
        finish(*asked,
               searcher == nullptr ? searchd::refuse(Refusal::unavailable,
                                                     asked->request.accept_language, generation())
                                   : respond(asked->request, *searcher, deadline),
               *give);
      });
  if (!taken) {
    finish(*asked,
           searchd::refuse(Refusal::overloaded, asked->request.accept_language, generation()),
           *give);
  }
}

/// The searcher of the thread may be of a later generation: pieces bring what they read with them.
void Service::make_piece(const Pieces& pieces, std::function<void(http::Piece)> done) {
  workers_.submit_more("", [&pieces, done = std::move(done)](Searcher*) {
    try {
      done({pieces()});
    } catch (const std::exception& error) {
      spdlog::error("an answer breaks off: {}", error.what());
      done({std::nullopt, true});
    }
  });
}

}  // namespace tracuu::searchd
