#include "searchd/service.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <zlib.h>

#include "archive/errors.hpp"
#include "archive/generation.hpp"
#include "searchd/endpoints/endpoint.hpp"
#include "searchd/http/gzip.hpp"
#include "searchd/http/negotiation.hpp"
#include "searchd/query/target.hpp"
#include "searchd/search/snapshot.hpp"

namespace tracuu::searchd {
namespace {

/// What other machines serve, where it could not be opened although they can be reached.
constexpr std::chrono::seconds retry_every{10};

/// Null for what is no endpoint; respond_at_once says why.
const Endpoint* endpoint_at(std::string_view target) try {
  return find_endpoint(parse_target(target).path);
} catch (const BadRequest&) {
  return nullptr;
}

/// One name for each endpoint, and one for all that is none.
std::vector<std::string_view> names_to_count() {
  std::vector<std::string_view> names;
  for (const Endpoint& endpoint : endpoints()) names.push_back(endpoint.path);
  names.emplace_back("other");
  return names;
}

std::size_t index_of(const Endpoint* endpoint) {
  return endpoint == nullptr ? endpoints().size()
                             : static_cast<std::size_t>(endpoint - endpoints().data());
}

/// Whether the answer hangs on nothing but the request and the generation.
bool is_of_generation(const Endpoint& endpoint, const Request& request) {
  return endpoint.searches && endpoint.scope != Scope::admin && request.method != "POST";
}

/// Differs wherever the answers do, apart from the time they took: not by who asks, but by what he
/// may see.
std::string tag_of(const http::Exchange& exchange, const Query* within,
                   const archive::Manifest& manifest) {
  const std::string seen = within == nullptr ? "" : to_line(*within);
  const bool is_vietnamese = language_of(exchange.request.accept_language) == Language::vi;
  const std::array<std::string_view, 5> parts{exchange.request.target, is_vietnamese ? "vi" : "en",
                                              seen, manifest.built_at, TRACUU_VERSION};
  uLong sum = crc32(0, nullptr, 0);
  for (const auto part : parts) {
    sum = crc32_z(sum, reinterpret_cast<const unsigned char*>(part.data()), part.size());
    sum = crc32_z(sum, reinterpret_cast<const unsigned char*>("\n"), 1);
  }
  return fmt::format("W/\"{}-{:08x}\"", manifest.generation, sum);
}

/// Kept by the client as long as the tag is right; not at all without a tag.
void tell_caches(Response& response, std::string_view tag, bool is_with_key) {
  response.headers.emplace_back("Vary", "Accept, Accept-Encoding, Accept-Language");
  if (is_with_key) response.headers.emplace_back("Vary", "Authorization, X-Api-Key");
  const std::string_view policy = is_with_key ? "private, no-cache" : "no-cache";
  response.headers.emplace_back("Cache-Control", tag.empty() ? "no-store" : policy);
  if (!tag.empty()) response.headers.emplace_back("ETag", tag);
}

bool is_of_another_type(const Endpoint& endpoint, const http::Exchange& exchange) {
  if (endpoint.body == Endpoint::Body::none || exchange.request.method != "POST") return false;
  const std::string_view type = http::media_type(exchange.asked.content_type);
  const std::string_view coding = exchange.asked.content_encoding;
  return (!type.empty() && !http::equal_ignoring_case(type, "application/json")) ||
         (!coding.empty() && !http::equal_ignoring_case(coding, "identity"));
}

const Notice unsupported_type{"unsupported_type",
                              {"nội dung gửi lên phải là application/json, không nén",
                               "the body must be application/json, not compressed"},
                              {},
                              {}};

const Notice not_acceptable{
    "not_acceptable",
    {"câu trả lời không thuộc loại nào ghi ở Accept", "the answer is of no type that Accept names"},
    {},
    {}};

}  // namespace

/// One request on its way through the daemon.
struct Service::Passage {
  http::Exchange exchange;
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::chrono::system_clock::time_point at = std::chrono::system_clock::now();
  const Endpoint* endpoint = nullptr;  ///< null: none
  Access access = {};
};

Service::Service(ServiceOptions options)
    : options_(std::move(options)),
      access_(options_.access, analyzer_),
      metrics_(names_to_count()),
      daemon_{metrics_, [this] { return gauges(); }, [this] { return published(); },
              [this](const std::string& archive, const std::string& generation) {
                return activate(archive, generation);
              },
              [this] {
                reload_keys();
                refresh(true);
                return generation();
              }},
      remotes_(remotes_of(options_.archives, options_.time_limit)),
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
      workers_(options_.threads, options_.queue, first_snapshot()) {
  tried_ = workers_.snapshot()->holdings;
}

Service::~Service() = default;

/// What can be reached is served, the rest when it is there. Only what has to be built again ends
/// the program.
std::shared_ptr<const Snapshot> Service::first_snapshot() const {
  for (const auto& archive : options_.archives) {
    const Remote* remote = remotes_ ? remotes_->find(archive.string()) : nullptr;
    if (remote == nullptr) continue;
    const auto standing = remote->standing();
    if (standing.is_refused) {
      throw archive::DatabaseError(fmt::format("{}: {}", archive.string(), standing.trouble));
    }
  }
  auto holdings = current_holdings(options_.archives, remotes_.get());
  try {
    return open_snapshot(holdings, analyzer_, remotes_);
  } catch (const archive::DatabaseError& error) {
    if (!remotes_) throw;
    spdlog::error("archives on other machines are not searched yet: {}", error.what());
  }
  for (Holding& holding : holdings) {
    if (remotes_->find(holding.archive.string()) != nullptr) holding = {holding.archive, {}, {}};
  }
  return open_snapshot(std::move(holdings), analyzer_, remotes_);
}

std::string Service::generation() const {
  return workers_.snapshot()->manifest.generation;
}

Gauges Service::gauges() const {
  const auto load = workers_.load();
  const auto& manifest = workers_.snapshot()->manifest;
  return {server_.connections(),
          load.queued,
          load.working,
          load.threads,
          manifest.generation,
          manifest.reports,
          std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count()};
}

Standing Service::standing() const {
  return {workers_.snapshot(), draining_, &daemon_};
}

void Service::drain() {
  draining_ = true;
  server_.drain();
}

std::optional<std::string> Service::refresh(bool force) {
  const std::scoped_lock lock(refreshing_);
  const auto served = workers_.snapshot()->holdings;
  auto current = current_holdings(options_.archives, remotes_.get());
  for (std::size_t i = 0; i < current.size(); ++i) {
    // One that is not reached now is not another generation: what is known of it is of use again.
    if (!current[i].generation.empty()) continue;
    current[i] = served[i];
    tried_.clear();
  }
  const auto now = std::chrono::steady_clock::now();
  const bool was_in_vain = current == tried_ && !(remotes_ && now >= retried_at_);
  if (current == served || (was_in_vain && !force)) return std::nullopt;
  tried_ = current;
  retried_at_ = now + retry_every;
  auto snapshot = open_snapshot(current, analyzer_, remotes_);
  // What cannot be read is tried again, for a tenth of the time at most.
  const auto end = std::chrono::steady_clock::now();
  retried_at_ = end + std::max<std::chrono::steady_clock::duration>(retry_every, 10 * (end - now));
  if (snapshot->holdings == served) return std::nullopt;
  workers_.switch_to(std::move(snapshot));
  return generation();
}

std::vector<Daemon::Published> Service::published() const {
  std::vector<Daemon::Published> all;
  for (const auto& [archive, generation, identity] : workers_.snapshot()->holdings) {
    const bool is_remote = remotes_ && remotes_->find(archive.string()) != nullptr;
    all.push_back({archive.string(),
                   is_remote ? std::vector<std::string>() : archive::published_generations(archive),
                   generation});
  }
  return all;
}

std::string Service::activate(const std::string& archive, const std::string& generation) {
  archive::activate(archive, archive::WriteLock(archive), generation, tokenizers::analyzer_version);
  refresh(true);
  return this->generation();
}

void Service::answer(http::Exchange exchange, std::function<void(Response)> done) {
  const auto passage = std::make_shared<Passage>(Passage{std::move(exchange)});
  if (auto response = answered_at_the_door(*passage)) {
    done(finished(*passage, std::move(*response), {}));
    return;
  }
  const Deadline deadline = passage->start + options_.time_limit;
  const bool taken =
      workers_.submit(passage->access.client, [this, passage, done, deadline](Searcher* searcher) {
        done(searcher == nullptr
                 ? finished(*passage, refusal(Refusal::unavailable, passage->exchange), {})
                 : searched(*passage, *searcher, deadline));
      });
  if (!taken) done(finished(*passage, refusal(Refusal::overloaded, passage->exchange), {}));
}

/// In the order in which a request earns its answer: that it may be asked, by this client, this
/// often, in this form; and that the client does not hold the answer already.
std::optional<Response> Service::answered_at_the_door(Passage& passage) {
  http::Exchange& exchange = passage.exchange;
  const http::Asked& asked = exchange.asked;
  if (exchange.request.method == "OPTIONS" && !asked.preflight_method.empty()) {
    return http::preflight(options_.origins, asked.origin);
  }
  if (exchange.request.method == "OPTIONS" && exchange.request.target == "*") {
    return Response{.status = 204,
                    .headers = {{"Allow", std::string(allowed(Endpoint::Methods::get_and_post))}}};
  }
  passage.endpoint = endpoint_at(exchange.request.target);
  if (exchange.request.method == "OPTIONS" && passage.endpoint != nullptr) {
    return Response{.status = 204,
                    .headers = {{"Allow", std::string(allowed(passage.endpoint->methods))}}};
  }
  const Scope needed = passage.endpoint == nullptr ? Scope::open : passage.endpoint->scope;
  const auto today = std::chrono::floor<std::chrono::seconds>(passage.at);
  auto admitted = access_.admit({asked.authorization, asked.api_key, exchange.client}, needed,
                                passage.start, today);
  if (const auto* denied = std::get_if<Denial>(&admitted)) return denial(*denied, exchange);
  passage.access = std::get<Access>(std::move(admitted));
  exchange.request.within = passage.access.within;
  if (passage.endpoint != nullptr && is_of_another_type(*passage.endpoint, exchange)) {
    return failed(unsupported_type, exchange);
  }
  if (auto response = respond_at_once(exchange.request, standing())) return response;
  if (!is_of_generation(*passage.endpoint, exchange.request)) return std::nullopt;
  const std::string tag =
      tag_of(exchange, passage.access.within.get(), workers_.snapshot()->manifest);
  if (!http::names_tag(asked.if_none_match, tag)) return std::nullopt;
  return Response{.status = 304, .headers = {{"ETag", tag}}};
}

Response Service::searched(const Passage& passage, Searcher& searcher, Deadline deadline) {
  const http::Exchange& exchange = passage.exchange;
  Response response = respond(exchange.request, searcher, deadline, standing());
  const bool is_kept = response.status == 200 && response.is_final && searcher.missing().empty() &&
                       is_of_generation(*passage.endpoint, exchange.request);
  const std::string tag =
      is_kept ? tag_of(exchange, passage.access.within.get(), searcher.snapshot().manifest)
              : std::string();
  return finished(passage, std::move(response), tag);
}

Response Service::finished(const Passage& passage, Response response, std::string_view tag) {
  const http::Asked& asked = passage.exchange.asked;
  if (response.status == 200 && !http::accepts_type(asked.accept, response.content_type)) {
    response = failed(not_acceptable, passage.exchange);
    tag = {};
  }
  tell_caches(response, tag, !passage.access.key_id.empty());
  http::allow_origin(response, options_.origins, asked.origin);
  if (http::accepts_gzip(asked.accept_encoding)) response = http::compressed(std::move(response));
  if (response.more) {
    response.more =
        recorded(passage, response.status, response.body.size(), std::move(response.more));
  } else {
    record(passage, response.status, response.body.size(), true);
  }
  return response;
}

/// A stream has its line when its last piece was made, or its connection gave it up.
Pieces Service::recorded(const Passage& passage, int status_sent, std::uint64_t bytes_begun,
                         Pieces more) {
  struct Sent {
    Service& service;
    Passage passage;
    int status;
    std::uint64_t bytes;
    bool is_whole = false;
    Sent(Service& serving, Passage passing, int answered, std::uint64_t begun)
        : service(serving), passage(std::move(passing)), status(answered), bytes(begun) {}
    Sent(const Sent&) = delete;
    Sent& operator=(const Sent&) = delete;
    ~Sent() { service.record(passage, status, bytes, is_whole); }
  };
  const auto sent = std::make_shared<Sent>(*this, passage, status_sent, bytes_begun);
  return [sent, pieces = std::move(more)] {
    auto piece = pieces();
    if (piece) {
      sent->bytes += piece->size();
    } else {
      sent->is_whole = true;
    }
    return piece;
  };
}

void Service::record(const Passage& passage, int status, std::uint64_t bytes, bool is_whole) {
  const auto took = std::chrono::steady_clock::now() - passage.start;
  metrics_.record(index_of(passage.endpoint), status, took);
  if (!options_.log_access) return;
  const http::Exchange& exchange = passage.exchange;
  options_.log_access({passage.at, exchange.remote, exchange.request_id, passage.access.key_id,
                       exchange.request.method, exchange.request.target, status, bytes, is_whole,
                       std::chrono::duration<double, std::milli>(took).count()});
}

/// The searcher of the thread may be of a later generation: pieces bring what they read with them.
/// All streams together take one turn among the clients.
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

Response Service::refuse(Refusal refused, const http::Exchange& exchange) {
  return finished(Passage{exchange}, refusal(refused, exchange), {});
}

Response Service::refusal(Refusal refused, const http::Exchange& exchange) const {
  return searchd::refuse(refused, exchange.request.accept_language, generation());
}

Response Service::failed(const Notice& notice, const http::Exchange& exchange) const {
  return failure(notice, {generation(), 0}, language_of(exchange.request.accept_language));
}

Response Service::denial(const Denial& denied, const http::Exchange& exchange) const {
  Response response = failed(denied.notice, exchange);
  if (response.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (denied.retry_after) {
    response.headers.emplace_back("Retry-After", std::to_string(denied.retry_after->count()));
  }
  return response;
}

}  // namespace tracuu::searchd
