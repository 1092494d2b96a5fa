// /v1/analyze: how a text is read.
#include <array>

#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

/// A token is told in some fifty times its own bytes.
constexpr std::size_t max_analyzed_bytes = 65'536;

constexpr std::array<std::string_view, 5> kinds{"syllable", "word", "figure", "date",
                                                "document_number"};

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
  JsonWriter json = begin_answer(call.envelope());
  json.key("tokens").begin_array();
  for (const auto& token : call.searcher->snapshot().analyzer.analyze(text)) {
    json.begin_object()
        .member("offset", token.offset)
        .member("length", token.length)
        .member("position", token.position)
        .member("kind", kinds.at(static_cast<std::size_t>(token.kind)))
        .member("follows", token.follows)
        .member("text", text.substr(token.offset, token.length))
        .member("exact", token.exact)
        .member("levelled", token.levelled)
        .member("unmarked", token.unmarked)
        .end_object();
  }
  json.end_array();
  return {.body = finish_answer(json)};
}

}  // namespace

std::vector<Endpoint> analyze_endpoints() {
  return {
      {.path = "/v1/analyze",
       .methods = Endpoint::Methods::post,
       .body = Endpoint::Body::parameters,
       .takes = {parameters},
       .answer = analyze,
       .gives = "AnalyzeAnswer",
       .says = "The tokens of a text, with their places and forms."},
  };
}

}  // namespace tracuu::searchd
