// /v1/reports/{id} and what lies below it.
#include <optional>

#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

const std::string& id_of(const Call& call) {
  return call.target.path.at(2);
}

Response no_such_report(const Call& call) {
  return failure({"no_such_report",
                  {"không có báo cáo mang id này", "no report has this id"},
                  "id",
                  std::nullopt},
                 call.envelope(), call.language);
}

Response report(const Call& call) {
  call.given();
  const auto found = call.searcher->report(id_of(call), call.request.within.get());
  if (!found) return no_such_report(call);
  const Units& units = call.searcher->snapshot().vocabulary.units();
  const KnownUnit* known = found->unit ? units.with_id(found->unit->id) : nullptr;
  std::vector<UnitSummary> unit;
  if (known != nullptr) {
    unit = call.searcher->counted({units.summary_of(*known)}, call.request.within.get());
  }
  return {.body = to_json(call.envelope(), *found,
                          unit.empty() ? std::nullopt : std::optional(unit.front()))};
}

Response text(const Call& call) {
  call.given();
  const auto found = call.searcher->text(id_of(call), call.request.within.get());
  if (!found) return no_such_report(call);
  return {.body = to_json(call.envelope(), id_of(call), *found)};
}

}  // namespace

std::vector<Endpoint> report_endpoints() {
  return {
      {.path = "/v1/reports/{id}",
       .answer = report,
       .says = "All that is stored of one report: its fields as the indexer read them."},
      {.path = "/v1/reports/{id}/text",
       .answer = text,
       .says = "The decoded text in NFC, its spelling untouched, numbers of persons masked."},
  };
}

}  // namespace tracuu::searchd
