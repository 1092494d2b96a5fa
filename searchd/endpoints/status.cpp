// How the program stands: answered at once, without a search thread.
#include "searchd/endpoints/endpoint.hpp"

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
  return {.body = status_json(call.envelope(), "ready")};
}

Response version(const Call& call) {
  call.given();
  const Snapshot* snapshot = call.standing.snapshot.get();
  return {.body =
              version_json(call.envelope(), snapshot == nullptr ? nullptr : &snapshot->manifest)};
}

}  // namespace

std::vector<Endpoint> status_endpoints() {
  return {
      {.path = "/health",
       .scope = Scope::open,
       .searches = false,
       .answer = health,
       .says = "ok while the program runs."},
      {.path = "/ready",
       .scope = Scope::open,
       .searches = false,
       .answer = ready,
       .says = "ready while requests are taken; 503 while the program stops."},
      {.path = "/version",
       .scope = Scope::open,
       .searches = false,
       .answer = version,
       .says = "Versions of the program, the interface and the generation."},
  };
}

}  // namespace tracuu::searchd
