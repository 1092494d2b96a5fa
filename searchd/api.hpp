// A request -> a response: the whole service without its sockets.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/answer/json.hpp"
#include "searchd/metrics.hpp"
#include "searchd/search/searcher.hpp"

namespace tracuu::searchd {

struct Request {
  std::string method;
  std::string target;  ///< as received: path and query, encoded
  std::string accept_language;
  std::string body = {};
  /// What the asker's key may see, see Query::within. Null: everything.
  std::shared_ptr<const Query> within = {};
};

/// What follows Response::body, one piece a call; nothing at its end. Called in search threads, not
/// always the same one, never by two at once, and only when the piece before was sent: what is slow
/// to read is slowly made. Throws where the rest cannot be had: the connection is then broken off,
/// so that nobody takes a part for the whole.
using Pieces = std::function<std::optional<std::string>()>;

struct Response {
  int status = 200;
  std::string body = {};  ///< all of it, or its beginning
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers = {};  ///< besides type and length
  Pieces more = {};                                               ///< empty where `body` is all
  /// Behind the last piece, for who wants it said that nothing is missing.
  std::vector<std::pair<std::string, std::string>> trailers = {};
  bool is_final = true;  ///< false: asked again it may be another, as where time ran out
};

/// What can be asked of the running daemon. From any thread.
struct Daemon {
  const Metrics& metrics;
  std::function<Gauges()> gauges;
  struct Published {
    std::string archive;
    std::vector<std::string> generations;
    std::string served;
  };
  std::function<std::vector<Published>()> archives;
  /// Makes a published generation of an archive the current one; the generation then served. Throws
  /// archive::DatabaseError.
  std::function<std::string(const std::string& archive, const std::string& generation)> activate;
  /// Reads keys and the pointer to the current generation again; the generation then served. Throws
  /// archive::DatabaseError, KeyFileError.
  std::function<std::string()> reload;
};

/// What is asked of the program and not of the archive.
struct Standing {
  std::shared_ptr<const Snapshot> snapshot = {};
  bool draining = false;
  const Daemon* daemon = nullptr;  ///< null where there is none, as in tests
};

/// Answers the endpoints that need no search thread, and refuses what is no endpoint or no method
/// of one (endpoints/endpoint.hpp). Otherwise nothing, and respond() is to be called.
std::optional<Response> respond_at_once(const Request& request, const Standing& standing) noexcept;

/// Answers everything; a search ends at the deadline. Logs what is our fault.
Response respond(const Request& request, Searcher& searcher, Deadline deadline,
                 Standing standing = {}) noexcept;

/// Why a request is not answered, other than by its content.
enum class Refusal : std::uint8_t {
  malformed,         ///< 400: not HTTP
  bad_line,          ///< 400: its first line is none of HTTP
  bad_field,         ///< 400
  bad_length,        ///< 400: nobody knows where its body ends
  bad_coding,        ///< 400: Transfer-Encoding other than chunked
  no_host,           ///< 400: HTTP/1.1 without the field Host
  two_hosts,         ///< 400
  bad_host,          ///< 400: Host names none
  too_slow,          ///< 408
  body_too_large,    ///< 413
  target_too_long,   ///< 414
  unexpected,        ///< 417: Expect asks for what we do not know
  header_too_large,  ///< 431
  overloaded,        ///< 503, with Retry-After
  draining,          ///< 503, with Retry-After
  unavailable,       ///< 503: the archive cannot be opened
};

Response refuse(Refusal refusal, std::string_view accept_language, const std::string& generation);

/// The language of the service that the header prefers; English where it names neither.
Language language_of(std::string_view accept_language);

}  // namespace tracuu::searchd
