// /v1/analyze: how a text is read.
#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

/// A token is told in some fifty times its own bytes.
constexpr std::size_t max_analyzed_bytes = 65'536;

constexpr ParameterSpec parameters[] = {
    {.name = "text", .is_required = true, .says = "Up to 65,536 bytes."}};

Response analyze(const Call& call) {
  const std::string text(*call.given().text("text"));
  if (text.size() > max_analyzed_bytes) {
    throw BadRequest({"text_too_long",
                      {"văn bản dài quá 65.536 byte", "a text of more than 65,536 bytes"},
                      "text",
                      max_analyzed_bytes});
  }
  return {.body = to_json(call.envelope(), text, call.searcher->snapshot().analyzer.analyze(text))};
}

}  // namespace

std::vector<Endpoint> analyze_endpoints() {
  return {
      {.path = "/v1/analyze",
       .methods = Endpoint::Methods::post,
       .body = Endpoint::Body::parameters,
       .takes = {parameters},
       .answer = analyze,
       .says = "The tokens of a text, with their places and forms."},
  };
}

}  // namespace tracuu::searchd
