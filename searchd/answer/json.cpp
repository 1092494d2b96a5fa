#include "searchd/answer/json.hpp"

#include <cmath>

#include "archive/units.hpp"
#include "searchd/answer/problems.hpp"

namespace tracuu::searchd {
namespace {

void write(JsonWriter& json, const archive::Record::UnitName& name) {
  json.begin_object().member("type", name.type).member("name", name.name).end_object();
}

void write(JsonWriter& json, const UnitSummary& summary) {
  const auto& [unit, reports, first_year, last_year, before, after] = summary;
  json.begin_object()
      .member("id", unit.id)
      .member("code", unit.code)
      .member("type", unit.type)
      .member("name", unit.name)
      .member("label", full_label(unit))
      .key("district");
  if (unit.district) {
    write(json, *unit.district);
  } else {
    json.null();
  }
  json.key("province");
  write(json, unit.province);
  json.member("valid_from", unit.valid_from)
      .member("valid_until", unit.valid_until)
      .member("reports", reports)
      .key("years");
  if (first_year == 0) {
    json.null();
  } else {
    json.begin_object().member("first", first_year).member("last", last_year).end_object();
  }
  json.key("before");
  write(json, before);
  json.key("after");
  write(json, after);
  json.end_object();
}

}  // namespace

std::string_view relation(const Envelope& envelope, bool timed_out) {
  return timed_out || !envelope.partial.empty() ? "gte" : "eq";
}

JsonWriter begin_answer(const Envelope& envelope) {
  JsonWriter json;
  json.begin_object();
  if (envelope.generation.empty()) {
    json.key("generation").null();
  } else {
    json.member("generation", envelope.generation);
  }
  json.member("took_ms", std::round(envelope.took_ms * 1000) / 1000);
  if (envelope.partial.empty()) return json;
  json.key("partial").begin_array();
  for (const auto& archive : envelope.partial) json.value(archive);
  json.end_array();
  return json;
}

std::string finish_answer(JsonWriter& json) {
  return json.end_object().take();
}

const std::string& in(Language language, const Message& message) {
  return language == Language::vi ? message.vi : message.en;
}

void write(JsonWriter& json, const Notice& notice, Language language) {
  json.begin_object()
      .member("code", notice.code)
      .member("message", in(language, notice.message))
      .member("param", notice.param)
      .member("position", notice.position)
      .end_object();
}

void write(JsonWriter& json, const std::vector<Match>& matches) {
  json.begin_array();
  for (const auto& match : matches) {
    json.begin_object()
        .member("start", match.start)
        .member("length", match.length)
        .member("start_utf16", match.utf16.start)
        .member("length_utf16", match.utf16.length)
        .member("tier", name(match.tier))
        .end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const std::vector<UnitSummary>& units) {
  json.begin_array();
  for (const auto& unit : units) write(json, unit);
  json.end_array();
}

void write(JsonWriter& json, const std::vector<UnitSummary::Relative>& relatives) {
  json.begin_array();
  for (const auto& [unit, relation, in_part, decree, reports] : relatives) {
    json.begin_object()
        .member("id", unit.id)
        .member("label", full_label(unit))
        .member("valid_from", unit.valid_from)
        .member("valid_until", unit.valid_until)
        .member("relation", relation)
        .member("in_part", in_part)
        .member("decree", decree.empty() ? std::nullopt : std::optional(decree))
        .member("reports", reports)
        .end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const CommuneRead& read) {
  json.begin_object()
      .member("value", read.value)
      .member("scope", read.scope == CommuneScope::lineage ? "lineage" : "exact")
      .member("ambiguous", read.is_ambiguous)
      .key("units");
  write(json, read.units);
  json.member("total_units", read.total_units)
      .member("reports_without_unit", read.without_unit)
      .end_object();
}

void write(JsonWriter& json, const Hit& hit) {
  json.begin_object()
      .member("id", hit.id)
      .member("rank", hit.rank)
      .member("score", hit.score)
      .key("report")
      .raw(hit.summary);
  json.key("snippets").begin_array();
  for (const auto& snippet : hit.snippets) {
    json.begin_object()
        .member("text", snippet.text)
        .member("offset", snippet.offset)
        .member("length", snippet.length)
        .member("offset_utf16", snippet.utf16.start)
        .member("length_utf16", snippet.utf16.length)
        .key("matches");
    write(json, snippet.matches);
    json.end_object();
  }
  json.end_array();
  if (hit.explanation) {
    json.key("explanation").begin_array();
    for (const auto& [terms, role, weight] : *hit.explanation) {
      json.begin_object().key("terms").begin_array();
      for (const auto& term : terms) json.value(term);
      json.end_array().member("role", role).member("weight", weight).end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void write(JsonWriter& json, const FacetValue& value) {
  json.begin_object()
      .member("value", value.value)
      .member("label", value.label)
      .member("count", value.count)
      .end_object();
}

void write(JsonWriter& json, const FacetCounts& facet) {
  json.begin_object().key("values").begin_array();
  for (const auto& value : facet.values) write(json, value);
  json.end_array().member("total_values", facet.total_values).end_object();
}

std::string status_json(const Envelope& envelope, std::string_view status) {
  JsonWriter json = begin_answer(envelope);
  json.member("status", status);
  return finish_answer(json);
}

std::string to_json(const Envelope& envelope, const Metrics& metrics, const Gauges& gauges) {
  const auto milliseconds = [](double seconds) { return std::round(seconds * 1e6) / 1e3; };
  JsonWriter json = begin_answer(envelope);
  json.member("uptime_seconds", std::floor(gauges.uptime_seconds))
      .member("reports", gauges.reports)
      .member("connections", gauges.connections)
      .member("search_threads", gauges.threads)
      .member("searches_running", gauges.searching)
      .member("queue_length", gauges.queued);
  json.key("endpoints").begin_object();
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const EndpointMetrics& one = metrics.of(i);
    const std::uint64_t requests = one.durations.count();
    if (requests == 0) continue;
    json.key(metrics.name(i)).begin_object().member("requests", requests);
    json.key("by_status").begin_object();
    for (std::size_t k = 0; k < one.by_status.size(); ++k) {
      const std::uint64_t count = one.by_status[k];
      if (count > 0) json.member(std::to_string(k + EndpointMetrics::first_status), count);
    }
    json.end_object()
        .member("p50_ms", milliseconds(one.durations.quantile_seconds(0.5)))
        .member("p95_ms", milliseconds(one.durations.quantile_seconds(0.95)))
        .member("p99_ms", milliseconds(one.durations.quantile_seconds(0.99)))
        .end_object();
  }
  json.end_object();
  return finish_answer(json);
}

std::string problem_json(const Envelope& envelope, const Notice& problem, Language language) {
  const int status = status_of(problem.code);
  JsonWriter json = begin_answer(envelope);
  json.member("type", "about:blank")
      .member("title", reason(status))
      .member("status", status)
      .member("detail", in(language, problem.message))
      .member("code", problem.code)
      .member("param", problem.param)
      .member("position", problem.position);
  return finish_answer(json);
}

}  // namespace tracuu::searchd
