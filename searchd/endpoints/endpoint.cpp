#include "searchd/endpoints/endpoint.hpp"

#include <algorithm>

#include "searchd/answer/problems.hpp"

namespace tracuu::searchd {
namespace {

bool leads_to(std::string_view pattern, const std::vector<std::string>& path) {
  for (const auto& part : path) {
    if (pattern == "/{number}" && !part.empty()) return true;
    if (pattern.empty()) return false;
    pattern.remove_prefix(1);  // the slash
    const auto wanted = pattern.substr(0, pattern.find('/'));
    const bool fits = wanted.starts_with('{') ? !part.empty() : part == wanted;
    if (!fits) return false;
    pattern.remove_prefix(wanted.size());
  }
  return pattern.empty();
}

}  // namespace

Given Call::given() const {
  return {target.parameters, endpoint.takes};
}

Query Call::query(const Given& given) const {
  Query query = parse_query(given, searcher->snapshot().analyzer);
  query.within = request.within;
  if (!query.cursor.empty()) {
    query.offset = offset_of_cursor(query, searcher->generation());
  }
  return query;
}

Deadline Call::deadline_of(const Query& query) const {
  if (query.timeout_ms == 0) return deadline;
  return std::min(deadline,
                  std::chrono::steady_clock::now() + std::chrono::milliseconds(query.timeout_ms));
}

Envelope Call::envelope() const {
  if (searcher != nullptr) {
    return {searcher->generation(), watch.milliseconds(), searcher->missing()};
  }
  return searchd::envelope(standing.snapshot.get(), watch.milliseconds());
}

const std::vector<Endpoint>& endpoints() {
  static const std::vector<Endpoint> all = [] {
    std::vector<Endpoint> rows;
    for (auto* group : {status_endpoints, openapi_endpoints, search_endpoints, suggest_endpoints,
                        facet_endpoints, timeline_endpoints, export_endpoints, citation_endpoints,
                        report_endpoints, commune_endpoints, analyze_endpoints, admin_endpoints}) {
      std::ranges::move(group(), std::back_inserter(rows));
    }
    return rows;
  }();
  return all;
}

const Endpoint* find_endpoint(const std::vector<std::string>& path) {
  const auto found = std::ranges::find_if(
      endpoints(), [&](const Endpoint& endpoint) { return leads_to(endpoint.path, path); });
  return found == endpoints().end() ? nullptr : &*found;
}

std::string_view allowed(Endpoint::Methods methods) {
  switch (methods) {
    case Endpoint::Methods::get:
      return "GET, HEAD, OPTIONS";
    case Endpoint::Methods::post:
      return "POST, OPTIONS";
    case Endpoint::Methods::get_and_post:
      break;
  }
  return "GET, HEAD, POST, OPTIONS";
}

bool allows(Endpoint::Methods methods, std::string_view method) {
  const bool reads = method == "GET" || method == "HEAD";
  return reads ? methods != Endpoint::Methods::post
               : method == "POST" && methods != Endpoint::Methods::get;
}

const Notice& out_of_time() {
  static const Notice notice{"timeout",
                             {"câu hỏi tìm quá lâu và đã bị dừng; hãy thêm từ hoặc lọc hẹp lại",
                              "the search took too long and was ended; add words or narrow it"},
                             {},
                             {}};
  return notice;
}

ParameterGroups with(ParameterGroups groups, std::span<const ParameterSpec> more) {
  groups.push_back(more);
  return groups;
}

Envelope envelope(const Snapshot* snapshot, double took_ms) {
  if (snapshot == nullptr) return {{}, took_ms};
  return {snapshot->manifest.generation, took_ms, missing_of(*snapshot)};
}

Response failure(const Notice& problem, const Envelope& envelope, Language language) {
  return {.status = status_of(problem.code),
          .body = problem_json(envelope, problem, language),
          .content_type = "application/problem+json"};
}

}  // namespace tracuu::searchd
