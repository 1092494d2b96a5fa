// Answers as JSON: the one place of this room that makes it. docs/api.md describes every field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/generation.hpp"
#include "archive/record.hpp"
#include "searchd/errors.hpp"
#include "searchd/metrics.hpp"
#include "searchd/query.hpp"
#include "searchd/result_page.hpp"

namespace tracuu::searchd {

enum class Language : std::uint8_t { en, vi };

/// What every answer says of itself.
struct Envelope {
  std::string generation;  ///< empty where none is open: null
  double took_ms = 0;
};

struct Links {
  std::optional<std::string> next;
  std::optional<std::string> previous;
};

std::string to_json(const Envelope& envelope, const Query& query, const ResultPage& page,
                    const Links& links, Language language);
std::string to_json(const Envelope& envelope, const archive::Record& report,
                    const std::optional<UnitSummary>& unit);
/// `total` of them there are; a page is shown.
std::string to_json(const Envelope& envelope, const std::vector<UnitSummary>& communes,
                    std::size_t total);
/// {"id", "text"}
std::string to_json(const Envelope& envelope, std::string_view id, std::string_view text);
/// {"tokens": [...]} of a text.
std::string to_json(const Envelope& envelope, std::string_view text,
                    const std::vector<tokenizers::Token>& tokens);
/// An error, by RFC 9457.
std::string problem_json(const Envelope& envelope, const Notice& problem, Language language);
/// {"status": "ok"}
std::string status_json(const Envelope& envelope, std::string_view status);
/// The members of a JSON object as parameters: strings, numbers and booleans as they are written in
/// a target, lists as one value each, null as not given. Throws BadRequest `bad_body`.
std::vector<Parameter> parameters_in(std::string_view body);
/// Requests, durations and load.
std::string to_json(const Envelope& envelope, const Metrics& metrics, const Gauges& gauges);
std::string generations_json(const Envelope& envelope, const std::vector<std::string>& published);
std::string version_json(const Envelope& envelope, const archive::Manifest* manifest);

}  // namespace tracuu::searchd
