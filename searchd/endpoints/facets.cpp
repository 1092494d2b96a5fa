// Names to filter by, with counts: /v1/facet_search, /v1/topics, /v1/doc_types, /v1/issuers
#include <algorithm>
#include <string>
#include <utility>

#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

constexpr std::size_t all_values = 1'000'000;

constexpr ParameterSpec facet_search_parameters[] = {
    {.name = "facet",
     .type = ParameterSpec::Type::choice,
     .choices = facet_names,
     .is_required = true,
     .says = "Whose values are asked for. Its own filter is ignored."},
    {.name = "facet_query",
     .most = 200,
     .says = "A few letters with or without marks: values with a word that begins so."}};

constexpr ParameterSpec name_parameters[] = {
    {.name = "q",
     .most = 200,
     .says = "A few letters with or without marks: names with a word that begins so."},
    {.name = "limit",
     .type = ParameterSpec::Type::number,
     .least = 1,
     .most = 1000,
     .usual = 100,
     .says = "Names, the most frequent first."},
    {.name = "offset",
     .type = ParameterSpec::Type::number,
     .most = all_values,
     .says = "Names passed over."}};

/// Whether some word of the name begins with what was typed: compared as typed, or without marks
/// where there are none in it.
class Beginning {
 public:
  Beginning(std::string_view typed, const tokenizers::Analyzer& analyzer)
      : analyzer_(analyzer),
        exact_(tokenizers::filter_key(analyzer, typed)),
        unmarked_(tokenizers::unmarked_key(analyzer, typed)),
        is_bare_(exact_ == unmarked_) {}

  bool fits(std::string_view name) const {
    const std::string key = is_bare_ ? tokenizers::unmarked_key(analyzer_, name)
                                     : tokenizers::filter_key(analyzer_, name);
    return (" " + key).find(" " + (is_bare_ ? unmarked_ : exact_)) != std::string::npos;
  }

 private:
  const tokenizers::Analyzer& analyzer_;
  std::string exact_, unmarked_;
  bool is_bare_;
};

/// The counted values of one facet that begin as typed.
FacetCounts values_like(const Call& call, Query query, Facet facet, std::string_view typed) {
  query.facets = {facet};
  query.facet_limit = all_values;
  query.limit = 0;
  query.offset = 0;
  ResultPage page = call.searcher->search(query, call.deadline_of(query));
  if (page.timed_out) throw DeadlineExceeded();
  FacetCounts counts = std::move(page.facets.front());
  if (!typed.empty()) {
    const Beginning beginning(typed, call.searcher->snapshot().analyzer);
    std::erase_if(counts.values, [&](const FacetValue& value) {
      return !beginning.fits(value.label) && !value.value.starts_with(typed);
    });
    counts.total_values = counts.values.size();
  }
  return counts;
}

Response answer(const Call& call, std::string_view facet, FacetCounts counts, std::size_t offset,
                std::size_t limit) {
  auto& values = counts.values;
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(std::min(offset, values.size()));
  values.erase(values.begin(), first);
  values.resize(std::min(limit, values.size()));
  JsonWriter json = begin_answer(call.envelope());
  json.member("facet", facet).key("values").begin_array();
  for (const auto& value : values) write(json, value);
  json.end_array().member("total_values", counts.total_values);
  return {.body = finish_answer(json)};
}

Response facet_search(const Call& call) {
  const Given given = call.given();
  const auto facet = static_cast<Facet>(given.choice("facet"));
  const Query query = call.query(given);
  auto counts = values_like(call, query, facet, given.text("facet_query").value_or(""));
  return answer(call, name(facet), std::move(counts), 0, query.facet_limit);
}

template <Facet facet>
Response names(const Call& call) {
  const Given given = call.given();
  Query all;
  all.within = call.request.within;
  auto counts = values_like(call, std::move(all), facet, given.text("q").value_or(""));
  return answer(call, name(facet), std::move(counts), given.number("offset"),
                given.number("limit"));
}

}  // namespace

std::vector<Endpoint> facet_endpoints() {
  return {
      {.path = "/v1/facet_search",
       .methods = Endpoint::Methods::get_and_post,
       .body = Endpoint::Body::parameters,
       .takes = with(search_parameters(), facet_search_parameters),
       .answer = facet_search,
       .gives = "FacetAnswer",
       .says = "Values of one facet of a search by a few letters; facet_limit of them."},
      {.path = "/v1/topics",
       .takes = {name_parameters},
       .answer = names<Facet::topic>,
       .gives = "FacetAnswer",
       .says = "The topics that reports have."},
      {.path = "/v1/doc_types",
       .takes = {name_parameters},
       .answer = names<Facet::doc_type>,
       .gives = "FacetAnswer",
       .says = "The types of documents that reports have."},
      {.path = "/v1/issuers",
       .takes = {name_parameters},
       .answer = names<Facet::issuer>,
       .gives = "FacetAnswer",
       .says = "The bodies that issued reports."},
  };
}

}  // namespace tracuu::searchd
