// /v1/search and /v1/multi_search
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "searchd/endpoints/endpoint.hpp"
#include "searchd/query/body.hpp"

namespace tracuu::searchd {
namespace {

constexpr std::size_t most_searches = 50;

constexpr ParameterSpec multi_search_parameters[] = {
    {.name = "searches",
     .is_list = true,
     .is_required = true,
     .says = "Up to 50 objects of the parameters of /v1/search."}};

/// Other pages of one search.
class Pages {
 public:
  Pages(const Target& target, const Query& query, std::string_view generation)
      : target_(target), query_(query), generation_(generation) {}

  std::optional<std::string> next(const ResultPage& page) const {
    if (!is_more(page)) return std::nullopt;
    return link(query_.offset + query_.limit);
  }

  std::optional<std::string> next_cursor(const ResultPage& page) const {
    if (!is_more(page)) return std::nullopt;
    return cursor_at(query_.offset + query_.limit, query_, generation_);
  }

  std::optional<std::string> previous() const {
    if (query_.offset == 0) return std::nullopt;
    return link(query_.offset - std::min(query_.offset, query_.limit));
  }

 private:
  bool is_more(const ResultPage& page) const {
    const bool maybe = page.timed_out && page.hits.size() == query_.limit;
    return query_.limit > 0 && (page.found > query_.offset + query_.limit || maybe);
  }

  std::string link(std::size_t offset) const {
    auto parameters = target_.parameters;
    std::erase_if(parameters, [](const Parameter& parameter) {
      return parameter.name == "offset" || parameter.name == "cursor";
    });
    if (offset + query_.limit > max_window) {
      parameters.push_back({"cursor", cursor_at(offset, query_, generation_)});
    } else if (offset > 0) {
      parameters.push_back({"offset", std::to_string(offset)});
    }
    return to_target(target_.path, parameters);
  }

  const Target& target_;
  const Query& query_;
  std::string_view generation_;
};

Response search(const Call& call) {
  const Query query = call.query(call.given());
  const ResultPage page = call.searcher->search(query, call.deadline_of(query));
  const Envelope envelope = call.envelope();
  JsonWriter json = begin_answer(envelope);
  write_search(json, query, page, call.target, envelope, call.language);
  return {.body = finish_answer(json), .is_final = !page.timed_out};
}

/// One of several searches: its fault is its own.
/// True where it is final.
bool write_one_of_many(JsonWriter& json, const Call& call, const Target& target) {
  const auto fail = [&](const Notice& notice) {
    json.raw(problem_json(call.envelope(), notice, call.language));
  };
  try {
    const Call one{call.endpoint, call.request,  target,        call.language,
                   call.standing, call.searcher, call.deadline, call.watch};
    const Query query = one.query(Given(target.parameters, search_parameters()));
    const ResultPage page = call.searcher->search(query, one.deadline_of(query));
    json.begin_object();
    write_search(json, query, page, target, call.envelope(), call.language);
    json.end_object();
    return !page.timed_out;
  } catch (const BadRequest& error) {
    fail(error.notice());
    return true;
  } catch (const DeadlineExceeded&) {
    fail(out_of_time());
    return false;
  }
}

Response multi_search(const Call& call) {
  Given(call.target.parameters, {});  // they come in the body
  const auto searches = lists_of_parameters_in(call.request.body, "searches");
  if (searches.size() > most_searches) {
    throw BadRequest({"bad_value",
                      {fmt::format("quá {} câu hỏi", most_searches),
                       fmt::format("more than {} searches", most_searches)},
                      "searches",
                      std::nullopt});
  }
  JsonWriter results;
  results.begin_array();
  bool is_final = true;
  for (const auto& parameters : searches) {
    is_final = write_one_of_many(results, call, Target{{"v1", "search"}, parameters}) && is_final;
  }
  JsonWriter json = begin_answer(call.envelope());  // which knows by now what was not reached
  json.key("results").raw(results.end_array().take());
  return {.body = finish_answer(json), .is_final = is_final};
}

}  // namespace

void write_search(JsonWriter& json, const Query& query, const ResultPage& page,
                  const Target& target, const Envelope& envelope, Language language) {
  json.key("query")
      .begin_object()
      .member("q", query.q)
      .member("interpreted", interpreted(query))
      .member("relaxed", page.relaxed);
  if (page.did_you_mean.empty()) {
    json.key("did_you_mean").null();
  } else {
    json.member("did_you_mean", page.did_you_mean);
  }
  json.key("expanded").begin_array();
  for (const auto& [typed, meant, kind] : page.expansions) {
    json.begin_object()
        .member("typed", typed)
        .member("meant", meant)
        .member("kind", kind)
        .end_object();
  }
  json.end_array().key("warnings").begin_array();
  for (const auto& warning : page.warnings) write(json, warning, language);
  json.end_array().key("communes").begin_array();
  for (const auto& read : page.communes) write(json, read);
  json.end_array().end_object();

  json.key("found")
      .begin_object()
      .member("value", page.found)
      .member("relation", relation(envelope, page.timed_out))
      .end_object()
      .member("timed_out", page.timed_out);
  json.key("hits").begin_array();
  for (const auto& hit : page.hits) write(json, hit);
  json.end_array().key("facets").begin_object();
  for (const auto& facet : page.facets) {
    json.key(facet.name);
    write(json, facet);
  }
  json.end_object();
  const Pages pages(target, query, envelope.generation);
  json.member("next", pages.next(page))
      .member("prev", pages.previous())
      .member("next_cursor", pages.next_cursor(page));
}

std::vector<Endpoint> search_endpoints() {
  return {
      {.path = "/v1/search",
       .methods = Endpoint::Methods::get_and_post,
       .body = Endpoint::Body::parameters,
       .takes = search_parameters(),
       .answer = search,
       .gives = "SearchAnswer",
       .says = "Hits, exact counts and facets."},
      {.path = "/v1/multi_search",
       .methods = Endpoint::Methods::post,
       .body = Endpoint::Body::own,
       .takes = {multi_search_parameters},
       .answer = multi_search,
       .gives = "MultiSearchAnswer",
       .says = "Up to 50 searches in one call; each has an answer or an error of its own."},
  };
}

}  // namespace tracuu::searchd
