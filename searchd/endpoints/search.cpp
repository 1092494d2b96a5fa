// /v1/search
#include <algorithm>
#include <utility>

#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

std::string page_link(const Target& target, std::size_t offset) {
  auto parameters = target.parameters;
  std::erase_if(parameters, [](const Parameter& parameter) { return parameter.name == "offset"; });
  if (offset > 0) parameters.push_back({"offset", std::to_string(offset)});
  return to_target(target.path, parameters);
}

Links links_of(const Target& target, const Query& query, const ResultPage& page) {
  Links links;
  const std::size_t next = query.offset + query.limit;
  const bool is_more = page.found > next || (page.timed_out && page.hits.size() == query.limit);
  if (query.limit > 0 && is_more && next + query.limit <= max_window) {
    links.next = page_link(target, next);
  }
  if (query.offset > 0) {
    links.previous = page_link(target, query.offset - std::min(query.offset, query.limit));
  }
  return links;
}

Response search(const Call& call) {
  const Query query = call.query(call.given());
  const ResultPage page = call.searcher->search(query, call.deadline);
  return {.body = to_json(call.envelope(), query, page, links_of(call.target, query, page),
                          call.language)};
}

}  // namespace

std::vector<Endpoint> search_endpoints() {
  return {
      {.path = "/v1/search",
       .methods = Endpoint::Methods::get_and_post,
       .body = Endpoint::Body::parameters,
       .takes = {search_parameters()},
       .answer = search,
       .says = "Hits, exact counts and facets."},
  };
}

}  // namespace tracuu::searchd
