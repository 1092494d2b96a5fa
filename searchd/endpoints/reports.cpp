// /v1/reports/{id} and what lies below it.
#include <array>
#include <optional>
#include <utility>

#include "searchd/answer/reference.hpp"
#include "searchd/endpoints/endpoint.hpp"
#include "searchd/search/secrets.hpp"

namespace tracuu::searchd {
namespace {

constexpr std::array<std::string_view, 4> cite_formats{"bibtex", "ris", "csl", "footnote"};
constexpr std::array<std::string_view, 2> cite_languages{"vi", "en"};

constexpr ParameterSpec cite_parameters[] = {
    {.name = "format",
     .type = ParameterSpec::Type::choice,
     .choices = cite_formats,
     .says = "footnote is one sentence of text."},
    {.name = "language",
     .type = ParameterSpec::Type::choice,
     .choices = cite_languages,
     .says = "Of a footnote; by Accept-Language where not given."}};

constexpr ParameterSpec similar_parameters[] = {{.name = "limit",
                                                 .type = ParameterSpec::Type::number,
                                                 .least = 1,
                                                 .most = max_limit,
                                                 .usual = 10,
                                                 .says = "Reports, and as many copies."}};

const std::string& id_of(const Call& call) {
  return call.target.path.at(2);
}

/// Nobody knows the ids of an archive that cannot be reached.
Response no_such_report(const Call& call) {
  if (!call.envelope().partial.empty()) {
    Response response =
        failure({"archive_lost",
                 {"không có báo cáo mang id này trong phần kho còn truy cập được; xin thử lại sau",
                  "no report that can be reached now has this id; try again"},
                 "id",
                 std::nullopt},
                call.envelope(), call.language);
    response.headers.emplace_back("Retry-After", "1");
    return response;
  }
  return failure({"no_such_report",
                  {"không có báo cáo mang id này", "no report has this id"},
                  "id",
                  std::nullopt},
                 call.envelope(), call.language);
}

/// All that the report's unit was and became.
std::string lineage_of(const Call& call, const archive::Record& report) {
  const Units& units = call.searcher->snapshot().vocabulary.units();
  const KnownUnit* known = report.unit ? units.with_id(report.unit->id) : nullptr;
  std::vector<UnitSummary> unit;
  if (known != nullptr) unit.push_back(units.summary_of(*known));
  unit = call.searcher->counted(std::move(unit), call.request.within.get(), call.deadline);
  if (unit.empty()) unit.emplace_back();
  JsonWriter json;
  json.begin_object().key("before");
  write(json, unit.front().before);
  json.key("after");
  write(json, unit.front().after);
  return json.end_object().take();
}

/// The other files with its text, of which nobody knows what a key with a filter may see; and the
/// reports that say nearly the same, as far as the asker may see them.
std::string copies_of(const Call& call) {
  const archive::Copies& copies = call.searcher->snapshot().copies;
  JsonWriter json;
  json.begin_object().key("copies").begin_array();
  if (call.request.within == nullptr) {
    for (const std::string& path : copies.paths_of(id_of(call))) json.value(masked(path));
  }
  json.end_array().key("near").begin_array();
  for (const auto& [id, resemblance] : copies.near(id_of(call))) {
    if (!call.searcher->report(id, call.request.within.get(), call.deadline)) continue;
    json.begin_object().member("id", id).member("resemblance", resemblance).end_object();
  }
  return json.end_array().end_object().take();
}

Response report(const Call& call) {
  call.given();
  const auto found = call.searcher->report(id_of(call), call.request.within.get(), call.deadline);
  if (!found) return no_such_report(call);
  std::string members = archive::to_json(*found);
  members.pop_back();  // the bracket: what the generation knows of it are members too
  members += ",\"lineage\":" + lineage_of(call, *found) + ",";
  JsonWriter json = begin_answer(call.envelope());
  json.key("report").raw(members + copies_of(call).substr(1));
  return {.body = finish_answer(json)};
}

Response text(const Call& call) {
  const Query query = call.query(call.given());
  const auto found = call.searcher->text(id_of(call), call.request.within.get(), call.deadline);
  if (!found) return no_such_report(call);
  const auto matches = call.searcher->matches(id_of(call), query, call.deadline);
  JsonWriter json = begin_answer(call.envelope());
  json.member("id", id_of(call)).member("text", *found).key("matches");
  write(json, matches.value_or(std::vector<Match>()));
  return {.body = finish_answer(json)};
}

void write(JsonWriter& json, const std::vector<SimilarReport>& reports) {
  json.begin_array();
  for (const auto& [id, summary, score, resemblance] : reports) {
    json.begin_object()
        .member("id", id)
        .member("score", score)
        .member("resemblance", resemblance)
        .key("report")
        .raw(summary)
        .end_object();
  }
  json.end_array();
}

Response similar(const Call& call) {
  const Given given = call.given();
  Query query = call.query(given);
  query.limit = given.number("limit");
  const auto found = call.searcher->similar(id_of(call), query, call.deadline);
  if (!found) return no_such_report(call);
  JsonWriter json = begin_answer(call.envelope());
  json.member("id", id_of(call)).key("words").begin_array();
  for (const auto& word : found->words) json.value(word);
  json.end_array().key("hits");
  write(json, found->reports);
  json.key("copies");
  write(json, found->copies);
  return {.body = finish_answer(json)};
}

Response cite(const Call& call) {
  const Given given = call.given();
  const auto format = cite_formats.at(given.choice("format"));
  const auto chosen =
      given.text("language") ? std::optional(given.choice("language")) : std::nullopt;
  const Language language = !chosen ? call.language : *chosen == 0 ? Language::vi : Language::en;
  const auto found = call.searcher->report(id_of(call), call.request.within.get(), call.deadline);
  if (!found) return no_such_report(call);
  if (format == "bibtex") return {.body = to_bibtex(*found), .content_type = bibtex_type};
  if (format == "ris") return {.body = to_ris(*found), .content_type = ris_type};
  if (format == "csl") {
    return {.body = "[" + to_csl(*found) + "]",
            .content_type = "application/vnd.citationstyles.csl+json"};
  }
  return {.body = to_footnote(*found, language) + "\n",
          .content_type = "text/plain; charset=utf-8"};
}

}  // namespace

std::vector<Endpoint> report_endpoints() {
  return {
      {.path = "/v1/reports/{id}",
       .answer = report,
       .gives = "ReportAnswer",
       .says = "All that is stored of one report: its fields as the indexer read them."},
      {.path = "/v1/reports/{id}/text",
       .takes = {word_parameters()},
       .answer = text,
       .gives = "TextAnswer",
       .says =
           "The decoded text in NFC, its spelling untouched, numbers of persons masked; with q the "
           "places of its words."},
      {.path = "/v1/reports/{id}/similar",
       .takes = {similar_parameters, filter_parameters()},
       .answer = similar,
       .gives = "SimilarAnswer",
       .says = "Reports about the same, by the pairs of words that tell most; near copies apart."},
      {.path = "/v1/reports/{id}/cite",
       .takes = {cite_parameters},
       .answer = cite,
       .gives = "application/x-bibtex application/x-research-info-systems "
                "application/vnd.citationstyles.csl+json text/plain",
       .says = "The report as it is cited."},
  };
}

}  // namespace tracuu::searchd
