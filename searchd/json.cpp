#include "searchd/json.hpp"

#include <array>
#include <cmath>
#include <string>

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "archive/schema.hpp"
#include "archive/unit_json.hpp"
#include "searchd/problems.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::ordered_json;

template <typename Value>
ordered_json or_null(const std::optional<Value>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json begin(const Envelope& envelope) {
  ordered_json json;
  json["generation"] =
      envelope.generation.empty() ? ordered_json(nullptr) : ordered_json(envelope.generation);
  json["took_ms"] = std::round(envelope.took_ms * 1000) / 1000;
  return json;
}

/// What comes from files is checked when it is read; should a byte be broken all the same, the
/// answer still is JSON.
std::string finish(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

const std::string& in(Language language, const Message& message) {
  return language == Language::vi ? message.vi : message.en;
}

ordered_json to_json(const Notice& notice, Language language) {
  ordered_json json;
  json["code"] = notice.code;
  json["message"] = in(language, notice.message);
  json["param"] = or_null(notice.param);
  json["position"] = or_null(notice.position);
  return json;
}

ordered_json to_json(const std::optional<archive::Record::UnitName>& unit) {
  if (!unit) return nullptr;
  return {{"type", unit->type}, {"name", unit->name}, {"label", archive::label(*unit)}};
}

ordered_json to_json(const std::optional<archive::Record::Unit>& unit) {
  if (!unit) return nullptr;
  ordered_json json = archive::to_json(*unit);
  json["label"] = full_label(*unit);
  return json;
}

ordered_json to_json(const std::vector<UnitSummary::Relative>& relatives) {
  ordered_json json = ordered_json::array();
  for (const auto& [unit, relation, in_part, decree, reports] : relatives) {
    json.push_back({{"id", unit.id},
                    {"label", full_label(unit)},
                    {"valid_from", or_null(unit.valid_from)},
                    {"valid_until", or_null(unit.valid_until)},
                    {"relation", relation},
                    {"in_part", in_part},
                    {"decree", decree.empty() ? ordered_json() : ordered_json(decree)},
                    {"reports", reports}});
  }
  return json;
}

ordered_json to_json(const UnitSummary& summary) {
  ordered_json json = to_json(std::optional(summary.unit));
  json.erase("as_of");
  json["reports"] = summary.reports;
  json["years"] = nullptr;
  if (summary.first_year != 0) {
    json["years"] = {{"first", summary.first_year}, {"last", summary.last_year}};
  }
  json["before"] = to_json(summary.before);
  json["after"] = to_json(summary.after);
  return json;
}

ordered_json to_json(const std::vector<UnitSummary>& summaries) {
  ordered_json json = ordered_json::array();
  for (const UnitSummary& summary : summaries) json.push_back(to_json(summary));
  return json;
}

ordered_json to_json(const CommuneRead& read) {
  return {{"value", read.value},
          {"scope", read.scope == CommuneScope::lineage ? "lineage" : "exact"},
          {"ambiguous", read.is_ambiguous},
          {"units", to_json(read.units)},
          {"total_units", read.total_units},
          {"reports_without_unit", read.without_unit}};
}

/// What a list of results shows of a report.
ordered_json summary(const archive::Record& record) {
  ordered_json json;
  json["title"] = or_null(record.title);
  json["doc_type"] = nullptr;
  if (record.doc_type) {
    json["doc_type"] = {{"code", record.doc_type->code}, {"name", record.doc_type->name}};
  }
  json["number"] = or_null(record.number);
  json["issuer"] = nullptr;
  if (record.issuer) {
    json["issuer"] = {{"name", record.issuer->name},
                      {"parent", or_null(record.issuer->parent)},
                      {"world", record.issuer->world}};
  }
  json["commune"] = to_json(record.commune);
  json["district"] = to_json(record.district);
  json["province"] = to_json(record.province);
  json["unit"] = to_json(record.unit);
  json["issued_on"] = nullptr;
  if (record.issued_on) {
    json["issued_on"] = {{"date", record.issued_on->date},
                         {"precision", record.issued_on->precision},
                         {"text", record.issued_on->text}};
  }
  json["period"] = nullptr;
  if (record.period) {
    json["period"] = {{"from", record.period->from}, {"to", record.period->to}};
  }
  json["topics"] = ordered_json::array();
  for (const auto& topic : record.topics) {
    json["topics"].push_back(
        {{"slug", topic.slug}, {"name", topic.name}, {"primary", topic.primary}});
  }
  json["signers"] = ordered_json::array();
  for (const auto& signer : record.signers) {
    json["signers"].push_back({{"position", signer.position}, {"name", signer.name}});
  }
  json["source"] = {{"path", record.source.path}, {"format", record.source.format}};
  return json;
}

ordered_json to_json(const Snippet& snippet) {
  ordered_json json;
  json["text"] = snippet.text;
  json["offset"] = snippet.offset;
  json["length"] = snippet.length;
  json["matches"] = ordered_json::array();
  for (const auto& match : snippet.matches) {
    json["matches"].push_back(
        {{"start", match.start}, {"length", match.length}, {"tier", name(match.tier)}});
  }
  return json;
}

ordered_json to_json(const Hit& hit) {
  ordered_json json;
  json["id"] = hit.report.id;
  json["rank"] = hit.rank;
  json["score"] = or_null(hit.score);
  json["report"] = summary(hit.report);
  json["snippets"] = ordered_json::array();
  for (const auto& snippet : hit.snippets) json["snippets"].push_back(to_json(snippet));
  return json;
}

ordered_json to_json(const FacetCounts& facet) {
  ordered_json json;
  json["values"] = ordered_json::array();
  for (const auto& [value, label, count] : facet.values) {
    json["values"].push_back({{"value", value}, {"label", label}, {"count", count}});
  }
  json["total_values"] = facet.total_values;
  return json;
}

}  // namespace

std::string to_json(const Envelope& envelope, const Query& query, const ResultPage& page,
                    const Links& links, Language language) {
  ordered_json json = begin(envelope);
  ordered_json& asked = json["query"];
  asked["q"] = query.q;
  asked["interpreted"] = interpreted(query);
  asked["relaxed"] = page.relaxed;
  asked["did_you_mean"] =
      page.did_you_mean.empty() ? ordered_json() : ordered_json(page.did_you_mean);
  asked["expanded"] = ordered_json::array();
  for (const auto& [typed, meant, kind] : page.expansions) {
    asked["expanded"].push_back({{"typed", typed}, {"meant", meant}, {"kind", kind}});
  }
  asked["warnings"] = ordered_json::array();
  for (const auto& warning : page.warnings) {
    asked["warnings"].push_back(to_json(warning, language));
  }
  asked["communes"] = ordered_json::array();
  for (const auto& read : page.communes) asked["communes"].push_back(to_json(read));
  json["found"] = {{"value", page.found}, {"relation", page.timed_out ? "gte" : "eq"}};
  json["timed_out"] = page.timed_out;
  json["hits"] = ordered_json::array();
  for (const auto& hit : page.hits) json["hits"].push_back(to_json(hit));
  json["facets"] = ordered_json::object();
  for (const auto& facet : page.facets) json["facets"][facet.name] = to_json(facet);
  json["next"] = or_null(links.next);
  json["prev"] = or_null(links.previous);
  return finish(json);
}

std::string to_json(const Envelope& envelope, const archive::Record& report,
                    const std::optional<UnitSummary>& unit) {
  ordered_json json = begin(envelope);
  json["report"] = ordered_json::parse(archive::encode(report));
  json["report"]["lineage"] = {{"before", unit ? to_json(unit->before) : ordered_json::array()},
                               {"after", unit ? to_json(unit->after) : ordered_json::array()}};
  return finish(json);
}

std::string to_json(const Envelope& envelope, const std::vector<UnitSummary>& communes,
                    std::size_t total) {
  ordered_json json = begin(envelope);
  json["communes"] = to_json(communes);
  json["total"] = total;
  return finish(json);
}

std::string to_json(const Envelope& envelope, std::string_view id, std::string_view text) {
  ordered_json json = begin(envelope);
  json["id"] = id;
  json["text"] = text;
  return finish(json);
}

std::string to_json(const Envelope& envelope, std::string_view text,
                    const std::vector<tokenizers::Token>& tokens) {
  constexpr std::array<std::string_view, 5> kinds{"syllable", "word", "figure", "date",
                                                  "document_number"};
  ordered_json json = begin(envelope);
  json["tokens"] = ordered_json::array();
  for (const auto& token : tokens) {
    json["tokens"].push_back({{"offset", token.offset},
                              {"length", token.length},
                              {"position", token.position},
                              {"kind", kinds[static_cast<std::size_t>(token.kind)]},
                              {"follows", token.follows},
                              {"text", text.substr(token.offset, token.length)},
                              {"exact", token.exact},
                              {"levelled", token.levelled},
                              {"unmarked", token.unmarked}});
  }
  return finish(json);
}

std::vector<Parameter> parameters_in(std::string_view body) {
  const auto refuse = [](Message message, std::optional<std::string> param) {
    throw BadRequest({"bad_body", std::move(message), std::move(param), std::nullopt});
  };
  std::vector<Parameter> parameters;
  const auto json = ordered_json::parse(body, nullptr, false);
  if (!json.is_object()) {
    refuse({"cần một đối tượng JSON: {\"tham số\": giá trị}",
            "a JSON object is needed: {\"parameter\": value}"},
           std::nullopt);
  }
  const auto add = [&](const std::string& name, const ordered_json& value, bool in_list) {
    if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      parameters.push_back({name, in_list ? list_item(text) : text});
    } else if (value.is_number() || value.is_boolean()) {
      parameters.push_back({name, value.dump()});
    } else if (!value.is_null()) {
      refuse({"cần một chuỗi, một số, true, false hoặc một danh sách của chúng",
              "a string, a number, true, false or a list of these is needed"},
             name);
    }
  };
  for (const auto& [name, value] : json.items()) {
    if (!value.is_array()) add(name, value, false);
    if (!value.is_array()) continue;
    for (const auto& item : value) add(name, item, true);
  }
  return parameters;
}

std::string problem_json(const Envelope& envelope, const Notice& problem, Language language) {
  const int status = status_of(problem.code);
  ordered_json json;
  json["type"] = "about:blank";
  json["title"] = reason(status);
  json["status"] = status;
  json["detail"] = in(language, problem.message);
  json["code"] = problem.code;
  json["param"] = or_null(problem.param);
  json["position"] = or_null(problem.position);
  json.update(begin(envelope));
  return finish(json);
}

std::string status_json(const Envelope& envelope, std::string_view status) {
  ordered_json json = begin(envelope);
  json["status"] = status;
  return finish(json);
}

std::string to_json(const Envelope& envelope, const Metrics& metrics, const Gauges& gauges) {
  const auto milliseconds = [](double seconds) { return std::round(seconds * 1e6) / 1e3; };
  ordered_json json = begin(envelope);
  json["uptime_seconds"] = std::floor(gauges.uptime_seconds);
  json["reports"] = gauges.reports;
  json["connections"] = gauges.connections;
  json["search_threads"] = gauges.threads;
  json["searches_running"] = gauges.searching;
  json["queue_length"] = gauges.queued;
  json["endpoints"] = ordered_json::object();
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const EndpointMetrics& one = metrics.of(i);
    const std::uint64_t requests = one.durations.count();
    if (requests == 0) continue;
    ordered_json told{{"requests", requests}, {"by_status", ordered_json::object()}};
    for (std::size_t k = 0; k < one.by_status.size(); ++k) {
      const std::uint64_t count = one.by_status[k];
      const auto status = std::to_string(k + EndpointMetrics::first_status);
      if (count > 0) told["by_status"][status] = count;
    }
    told["p50_ms"] = milliseconds(one.durations.quantile_seconds(0.5));
    told["p95_ms"] = milliseconds(one.durations.quantile_seconds(0.95));
    told["p99_ms"] = milliseconds(one.durations.quantile_seconds(0.99));
    json["endpoints"][std::string(metrics.name(i))] = std::move(told);
  }
  return finish(json);
}

std::string generations_json(const Envelope& envelope, const std::vector<std::string>& published) {
  ordered_json json = begin(envelope);
  json["published"] = published;
  return finish(json);
}

std::string version_json(const Envelope& envelope, const archive::Manifest* manifest) {
  ordered_json json = begin(envelope);
  json["name"] = "tracuu-searchd";
  json["version"] = TRACUU_VERSION;
  json["api"] = "v1";
  json["schema"] = archive::schema_version;
  json["analyzer"] = tokenizers::analyzer_version;
  json["xapian"] = Xapian::version_string();
  json["built_with"] = nullptr;
  if (manifest != nullptr) {
    json["built_with"] = {{"tracuu", manifest->tracuu_version},
                          {"icu", manifest->icu_version},
                          {"xapian", manifest->xapian_version},
                          {"at", manifest->built_at}};
  }
  return finish(json);
}

}  // namespace tracuu::searchd
