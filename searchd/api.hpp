// A request -> a response: the whole service without its sockets.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/json.hpp"
#include "searchd/searcher.hpp"

namespace tracuu::searchd {

struct Request {
  std::string method;
  std::string target;  ///< as received: path and query, encoded
  std::string accept_language;
  std::string body = {};
};

struct Response {
  int status = 200;
  std::string body;
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers{};  ///< besides type and length
};

/// What is asked of the program and not of the archive.
struct Standing {
  std::shared_ptr<const Snapshot> snapshot;
  bool draining = false;
};

/// Answers /health, /ready and /version and refuses what is no endpoint or no method of one: all
/// that needs no search thread. Otherwise nothing, and respond() is to be called.
std::optional<Response> respond_at_once(const Request& request, const Standing& standing) noexcept;

/// Answers everything; a search ends at the deadline. Logs what is our fault.
Response respond(const Request& request, Searcher& searcher, Deadline deadline) noexcept;

/// Why a request is not answered, other than by its content.
enum class Refusal : std::uint8_t {
  malformed,         ///< 400: not HTTP
  too_slow,          ///< 408
  body_too_large,    ///< 413
  target_too_long,   ///< 414
  header_too_large,  ///< 431
  overloaded,        ///< 503, with Retry-After
  draining,          ///< 503, with Retry-After
  unavailable,       ///< 503: the archive cannot be opened
};

Response refuse(Refusal refusal, std::string_view accept_language, const std::string& generation);

/// The language of the service that the header prefers; English where it names neither.
Language language_of(std::string_view accept_language);

}  // namespace tracuu::searchd
