// How the program stands: answered at once, without a search thread.
#include <xapian.h>

#include "archive/schema.hpp"
#include "searchd/endpoints/endpoint.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {
namespace {

Response health(const Call& call) {
  call.given();
  return {.body = status_json(call.envelope(), "ok")};
}

Response ready(const Call& call) {
  call.given();
  if (call.standing.draining) {
    return refuse(Refusal::draining, call.request.accept_language, call.envelope().generation);
  }
  const Snapshot* snapshot = call.standing.snapshot.get();
  const auto missing = call.envelope().partial.size();
  if (missing > 0 && missing == snapshot->holdings.size()) {
    return refuse(Refusal::unavailable, call.request.accept_language, call.envelope().generation);
  }
  return {.body = status_json(call.envelope(), missing > 0 ? "partial" : "ready")};
}

Response version(const Call& call) {
  call.given();
  JsonWriter json = begin_answer(call.envelope());
  json.member("name", "tracuu-searchd")
      .member("version", TRACUU_VERSION)
      .member("api", "v1")
      .member("schema", archive::schema_version)
      .member("analyzer", tokenizers::analyzer_version)
      .member("xapian", Xapian::version_string())
      .key("built_with");
  const Snapshot* snapshot = call.standing.snapshot.get();
  if (snapshot == nullptr) return {.body = finish_answer(json.null())};
  const auto& manifest = snapshot->manifest;
  json.begin_object()
      .member("tracuu", manifest.tracuu_version)
      .member("icu", manifest.icu_version)
      .member("xapian", manifest.xapian_version)
      .member("at", manifest.built_at)
      .end_object();
  return {.body = finish_answer(json)};
}

}  // namespace

std::vector<Endpoint> status_endpoints() {
  return {
      {.path = "/health",
       .scope = Scope::open,
       .searches = false,
       .answer = health,
       .gives = "StatusAnswer",
       .says = "ok while the program runs."},
      {.path = "/ready",
       .scope = Scope::open,
       .searches = false,
       .answer = ready,
       .gives = "StatusAnswer",
       .says =
           "ready while requests are taken; partial while an archive on another machine cannot be "
           "reached; 503 while none can, or the program stops."},
      {.path = "/version",
       .scope = Scope::open,
       .searches = false,
       .answer = version,
       .gives = "VersionAnswer",
       .says = "Versions of the program, the interface and the generation."},
  };
}

}  // namespace tracuu::searchd
