// What the daemon tells of itself, and what its admin may ask of it.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "archive/errors.hpp"
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

constexpr ParameterSpec activate_parameters[] = {
    {.name = "generation",
     .is_required = true,
     .says = "One that is published, as /v1/admin/generations names it."},
    {.name = "archive", .says = "Of which archive, where several are served."}};

Response generations(const Call& call) {
  call.given();
  JsonWriter json = begin_answer(call.envelope());
  json.key("archives").begin_array();
  for (const auto& [archive, published, served] : daemon_of(call).archives()) {
    json.begin_object().member("archive", archive).member("served", served);
    json.key("published").begin_array();
    for (const auto& generation : published) json.value(generation);
    json.end_array().end_object();
  }
  json.end_array();
  return {.body = finish_answer(json)};
}

BadRequest no_such(std::string_view param, const Message& message) {
  return BadRequest({"bad_value", message, std::string(param), std::nullopt});
}

const Daemon::Published& archive_of(const Given& given,
                                    const std::vector<Daemon::Published>& archives) {
  const auto wanted = given.text("archive");
  if (!wanted && archives.size() == 1) return archives.front();
  const auto found = std::ranges::find(archives, wanted.value_or(""), &Daemon::Published::archive);
  if (found != archives.end()) return *found;
  throw no_such("archive",
                {"cần tên một kho báo cáo đang phục vụ", "an archive that is served is needed"});
}

Response activate(const Call& call) {
  const Given given = call.given();
  const std::string generation(given.text("generation").value_or(""));
  const auto archives = daemon_of(call).archives();
  const auto& [archive, published, served] = archive_of(given, archives);
  if (std::ranges::find(published, generation) == published.end()) {
    throw no_such("generation", {"không có thế hệ này", "no such generation is published"});
  }
  Envelope envelope = call.envelope();
  try {
    envelope.generation = daemon_of(call).activate(archive, generation);
  } catch (const archive::DatabaseError& error) {
    return failure({"not_activated",
                    {fmt::format("vẫn phục vụ thế hệ trước: {}", error.what()),
                     fmt::format("the former generation serves on: {}", error.what())},
                    {},
                    {}},
                   envelope, call.language);
  }
  return {.body = status_json(envelope, "activated")};
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
       .says = "The published generations of each archive, and which is served."},
      {.path = "/v1/admin/activate",
       .methods = Endpoint::Methods::post,
       .body = Endpoint::Body::parameters,
       .scope = Scope::admin,
       .takes = {activate_parameters},
       .answer = activate,
       .gives = "StatusAnswer",
       .says = "Makes a published generation the current one, as tracuu-indexer activate does."},
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
