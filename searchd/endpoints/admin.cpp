// What the daemon tells of itself, and what its admin may ask of it.
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

/// Figures are of the whole archive: not for a key that sees a part of it.
void refuse_partial_view(const Call& call) {
  if (call.request.within == nullptr) return;
  throw BadRequest(
      {"scope_missing",
       {"khóa này chỉ thấy một phần kho báo cáo", "this key sees a part of the archive"},
       {},
       {}});
}

const Daemon& daemon_of(const Call& call) {
  if (call.standing.daemon == nullptr) throw std::logic_error("no daemon to be asked");
  return *call.standing.daemon;
}

Notice keys_unusable(std::string_view why) {
  return {"keys_unusable",
          {fmt::format("các khóa trước vẫn dùng được, vì tệp khóa không đọc được: {}", why),
           fmt::format("the former keys are good on: {}", why)},
          {},
          {}};
}

Response metrics(const Call& call) {
  call.given();
  refuse_partial_view(call);
  const Daemon& daemon = daemon_of(call);
  return {.body = to_prometheus(daemon.metrics, daemon.gauges()),
          .content_type = "text/plain; version=0.0.4; charset=utf-8"};
}

Response stats(const Call& call) {
  call.given();
  refuse_partial_view(call);
  const Daemon& daemon = daemon_of(call);
  return {.body = to_json(call.envelope(), daemon.metrics, daemon.gauges())};
}

Response generations(const Call& call) {
  call.given();
  return {.body = generations_json(call.envelope(), daemon_of(call).generations())};
}

Response reload(const Call& call) {
  call.given();
  Envelope envelope = call.envelope();
  try {
    envelope.generation = daemon_of(call).reload();
  } catch (const KeyFileError& error) {
    return failure(keys_unusable(error.what()), envelope, call.language);
  }
  return {.body = status_json(envelope, "reloaded")};
}

}  // namespace

std::vector<Endpoint> admin_endpoints() {
  return {
      {.path = "/metrics",
       .searches = false,
       .answer = metrics,
       .gives = "text/plain",
       .says = "Figures of the daemon in Prometheus' text format."},
      {.path = "/v1/stats",
       .searches = false,
       .answer = stats,
       .gives = "StatsAnswer",
       .says = "Requests of each endpoint by status, how long they took, and the load now."},
      {.path = "/v1/admin/generations",
       .scope = Scope::admin,
       .answer = generations,
       .gives = "GenerationsAnswer",
       .says = "The published generations of the archive."},
      {.path = "/v1/admin/reload",
       .methods = Endpoint::Methods::post,
       .body = Endpoint::Body::parameters,
       .scope = Scope::admin,
       .answer = reload,
       .gives = "StatusAnswer",
       .says = "Reads the keys and the pointer to the current generation again, as SIGHUP does."},
  };
}

}  // namespace tracuu::searchd
