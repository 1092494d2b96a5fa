// What the service answers: one row an endpoint. Routing, 404 and 405, the check of parameters,
// keys, figures and openapi.json are all made from these rows. Each group of endpoints is a file of
// this folder that holds its rows, their parameters and their answers.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/access/keys.hpp"
#include "searchd/answer/json.hpp"
#include "searchd/api.hpp"
#include "searchd/query/parameters.hpp"
#include "searchd/query/target.hpp"
#include "searchd/search/searcher.hpp"

namespace tracuu::searchd {

class Stopwatch {
 public:
  double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

struct Endpoint;

/// A request that was found to be one for `endpoint`.
struct Call {
  const Endpoint& endpoint;
  const Request& request;
  Target target;  ///< its parameters are those of the target and of the body together
  Language language;
  const Standing& standing;
  Searcher* searcher = nullptr;  ///< where Endpoint::searches
  Deadline deadline{};
  Stopwatch watch{};

  /// Throws BadRequest for parameters that the endpoint does not take.
  Given given() const;
  /// The search that the parameters describe, within what the asker may see and where its cursor
  /// says.
  Query query(const Given& given) const;
  /// When to end the search, which may be sooner than asked by the daemon.
  Deadline deadline_of(const Query& query) const;
  Envelope envelope() const;
};

struct Endpoint {
  enum class Methods : std::uint8_t { get, post, get_and_post };  ///< GET is HEAD as well
  enum class Body : std::uint8_t {
    none,        ///< read by nobody
    parameters,  ///< of a POST: a JSON object of the parameters
    own,         ///< Request::body, read by `answer`
  };
  /// "/v1/reports/{id}": a part in braces takes any but an empty one; at the end, and called a
  /// number, which may have slashes, all that is left.
  std::string_view path;
  Methods methods = Methods::get;
  Body body = Body::none;
  Scope scope = Scope::search;
  bool searches = true;  ///< needs a search thread and its searcher
  ParameterGroups takes = {};
  Response (*answer)(const Call&) = nullptr;
  /// What a 200 holds: a schema of schemas.json, or types of media.
  std::string_view gives = {};
  std::string_view says = {};  ///< for those who read openapi.json
};

/// All of them.
const std::vector<Endpoint>& endpoints();

/// Null where nothing is at this path.
const Endpoint* find_endpoint(const std::vector<std::string>& path);

/// "GET, HEAD, OPTIONS", for the header Allow.
std::string_view allowed(Endpoint::Methods methods);
bool allows(Endpoint::Methods methods, std::string_view method);

inline constexpr char bibtex_type[] = "application/x-bibtex; charset=utf-8";
inline constexpr char ris_type[] = "application/x-research-info-systems; charset=utf-8";

/// Of a search that was ended.
const Notice& out_of_time();

/// Of an answer that needs no search; the snapshot may be null.
Envelope envelope(const Snapshot* snapshot, double took_ms);

/// An error as a response.
Response failure(const Notice& problem, const Envelope& envelope, Language language);

/// The answer to a search as members of an object: query, found, timed_out, hits, facets, next,
/// prev, next_cursor.
void write_search(JsonWriter& json, const Query& query, const ResultPage& page,
                  const Target& target, const Envelope& envelope, Language language);

/// Adds groups of parameters.
ParameterGroups with(ParameterGroups groups, std::span<const ParameterSpec> more);

// The rows of the files of this folder.
std::vector<Endpoint> status_endpoints();
std::vector<Endpoint> search_endpoints();
std::vector<Endpoint> report_endpoints();
std::vector<Endpoint> facet_endpoints();
std::vector<Endpoint> timeline_endpoints();
std::vector<Endpoint> citation_endpoints();
std::vector<Endpoint> export_endpoints();
std::vector<Endpoint> suggest_endpoints();
std::vector<Endpoint> commune_endpoints();
std::vector<Endpoint> analyze_endpoints();
std::vector<Endpoint> admin_endpoints();
std::vector<Endpoint> openapi_endpoints();

}  // namespace tracuu::searchd
