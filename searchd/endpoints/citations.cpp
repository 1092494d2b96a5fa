// /v1/citations/{number}: which reports cite a document.
#include <utility>

#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

/// A number has slashes, which few clients and proxies encode.
std::string number_of(const Target& target) {
  std::string number = target.path.at(2);
  for (std::size_t i = 3; i < target.path.size(); ++i) number += '/' + target.path[i];
  return number;
}

Response citations(const Call& call) {
  const std::string number = number_of(call.target);
  Query query = call.query(call.given());
  query.filters.push_back({archive::Field::cites, {number}});
  query.facets = {Facet::year, Facet::commune};
  const ResultPage page = call.searcher->search(query, call.deadline_of(query));
  const Envelope envelope = call.envelope();
  JsonWriter json = begin_answer(envelope);
  json.member("number", number);
  write_search(json, query, page, call.target, envelope, call.language);
  return {.body = finish_answer(json), .is_final = !page.timed_out};
}

}  // namespace

std::vector<Endpoint> citation_endpoints() {
  return {{.path = "/v1/citations/{number}",
           .takes = search_parameters(),
           .answer = citations,
           .gives = "CitationAnswer",
           .says = "The reports that cite the document of this number, in any spelling, counted by "
                   "year and commune. All parameters of a search narrow them."}};
}

}  // namespace tracuu::searchd
