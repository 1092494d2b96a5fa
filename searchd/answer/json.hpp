// What answers have in common, as JSON. openapi.json describes every field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/answer/json_writer.hpp"
#include "searchd/metrics.hpp"
#include "searchd/query/errors.hpp"
#include "searchd/search/result_page.hpp"

namespace tracuu::searchd {

enum class Language : std::uint8_t { en, vi };

/// What every answer says of itself.
struct Envelope {
  std::string generation;  ///< empty where none is open: null
  double took_ms = 0;
  std::vector<std::string> partial =
      {};  ///< archives that it is not of; left out where it is of all
};

/// Of a count: "eq", or "gte" where not all was searched.
std::string_view relation(const Envelope& envelope, bool timed_out = false);

/// An object begun with the members of the envelope.
JsonWriter begin_answer(const Envelope& envelope);
/// Ended, and taken out.
std::string finish_answer(JsonWriter& json);

const std::string& in(Language language, const Message& message);

void write(JsonWriter& json, const Notice& notice, Language language);
void write(JsonWriter& json, const Hit& hit);
void write(JsonWriter& json, const FacetValue& value);
void write(JsonWriter& json, const FacetCounts& facet);
void write(JsonWriter& json, const std::vector<Match>& matches);
void write(JsonWriter& json, const std::vector<UnitSummary>& units);
void write(JsonWriter& json, const std::vector<UnitSummary::Relative>& relatives);
void write(JsonWriter& json, const CommuneRead& read);

/// {"status": "ok"}
std::string status_json(const Envelope& envelope, std::string_view status);

/// An error, by RFC 9457.
std::string problem_json(const Envelope& envelope, const Notice& problem, Language language);

/// Requests, durations and load.
std::string to_json(const Envelope& envelope, const Metrics& metrics, const Gauges& gauges);

}  // namespace tracuu::searchd
