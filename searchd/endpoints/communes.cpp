// /v1/communes: the communes of the archive through time.
#include <algorithm>
#include <array>
#include <utility>

#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

using Type = ParameterSpec::Type;

constexpr std::array parameters{
    ParameterSpec{.name = "q",
                  .most = 200,
                  .says =
                      "A name with or without type, marks and district, the beginning of one of "
                      "its words, a code or an id. Without it: all units that have reports."},
    ParameterSpec{.name = "as_of", .type = Type::date, .says = "Only units that were then."},
    ParameterSpec{.name = "limit",
                  .type = Type::number,
                  .most = 100,
                  .usual = 20,
                  .says = "Units of a page."},
    ParameterSpec{
        .name = "offset", .type = Type::number, .most = 1000, .says = "Units passed over."},
};

bool has_reports(const UnitSummary& unit) {
  const auto some = [](const UnitSummary::Relative& relative) { return relative.reports > 0; };
  return unit.reports > 0 || std::ranges::any_of(unit.before, some) ||
         std::ranges::any_of(unit.after, some);
}

Response communes(const Call& call) {
  const Given given = call.given();
  const auto as_of = given.date("as_of");
  std::vector<UnitSummary> found =
      call.searcher->units_like(given.text("q").value_or(""), days_of(as_of, as_of),
                                call.request.within.get(), call.deadline);
  std::erase_if(found, [](const UnitSummary& unit) { return !has_reports(unit); });
  const std::size_t total = found.size();
  const auto first = std::min(given.number("offset"), total);
  const auto last = std::min(first + given.number("limit"), total);
  const std::vector<UnitSummary> page(found.begin() + static_cast<std::ptrdiff_t>(first),
                                      found.begin() + static_cast<std::ptrdiff_t>(last));
  JsonWriter json = begin_answer(call.envelope());
  json.key("communes");
  write(json, page);
  json.member("total", total);
  return {.body = finish_answer(json)};
}

}  // namespace

std::vector<Endpoint> commune_endpoints() {
  return {{.path = "/v1/communes",
           .takes = {parameters},
           .answer = communes,
           .gives = "CommunesAnswer",
           .says = "Communes through time that have reports or are related to some that have, with "
                   "counts, and what each was and became."}};
}

}  // namespace tracuu::searchd
