#include "indexer/document/report_json.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "corpus/gazetteer/tables.hpp"

namespace tracuu::indexer {
namespace {

using Json = nlohmann::ordered_json;

std::string name_of(corpus::Origin origin) {
  switch (origin) {
    case corpus::Origin::text:
      return "text";
    case corpus::Origin::given:
      return "given";
    case corpus::Origin::path:
      return "path";
    case corpus::Origin::page:
      return "page";
    case corpus::Origin::gazetteer:
      return "gazetteer";
  }
  return "text";
}

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// More digits would tell nothing.
Json in_thousandths(const std::optional<double>& share) {
  return share ? Json(std::round(*share * 1000) / 1000) : Json(nullptr);
}

Json json(const corpus::Evidence& evidence) {
  return {
      {"origin", name_of(evidence.origin)}, {"text", evidence.text}, {"offset", evidence.offset}};
}

Json json(const std::string& value) {
  return value;
}
Json json(const corpus::DocType& type) {
  return {{"code", type.code}, {"name", type.name}};
}
Json json(const corpus::DocumentNumber& number) {
  return {{"canonical", number.canonical},
          {"serial", or_null(number.serial)},
          {"year", or_null(number.year)},
          {"type", number.type},
          {"body", number.body}};
}
Json json(const corpus::Issuer& issuer) {
  return {{"name", issuer.name},
          {"parent", or_null(issuer.parent)},
          {"world", indexer::name_of(issuer.world)}};
}
Json json(const corpus::UnitName& unit) {
  return {{"type", unit.type}, {"name", unit.name}};
}
Json json(const std::optional<corpus::Bound>& bound) {
  return bound ? Json(corpus::gazetteer::to_text(*bound)) : Json(nullptr);
}
Json json(const corpus::Unit& unit) {
  return {{"id", id_of(unit)},
          {"code", unit.code},
          {"type", unit.type},
          {"name", unit.name},
          {"district", unit.district ? json(*unit.district) : Json(nullptr)},
          {"province", json(unit.province)},
          {"valid_from", json(unit.from)},
          {"valid_until", json(unit.until)}};
}
Json json(const corpus::Relative& relative) {
  Json object = json(relative.unit);
  object["relation"] = indexer::name_of(relative.succession);
  object["in_part"] = relative.in_part;
  object["decree"] = relative.decree;
  return object;
}
Json json(const corpus::Date& date) {
  return {{"date", to_iso(date)}, {"precision", precision_of(date)}};
}
Json json(const corpus::Period& period) {
  return {{"from", to_iso(period.from)}, {"to", to_iso(period.to)}};
}

template <typename Value>
Json json(const corpus::Maybe<Value>& found) {
  if (!found) return nullptr;
  return {{"value", json(found->value)}, {"evidence", json(found->evidence)}};
}

Json json(const corpus::Topic& topic) {
  return {{"slug", topic.slug},
          {"name", topic.name},
          {"score", topic.score},
          {"planned", topic.planned},
          {"evidence", json(topic.evidence)}};
}
Json json(const corpus::Citation& citation) {
  return {{"canonical", citation.canonical},
          {"type", citation.type},
          {"body", citation.body},
          {"issued_on", citation.issued_on ? Json(to_iso(*citation.issued_on)) : Json(nullptr)},
          {"evidence", json(citation.evidence)}};
}
Json json(const corpus::Signer& signer) {
  return {{"authority", signer.authority},
          {"position", signer.position},
          {"name", signer.name},
          {"evidence", json(signer.evidence)}};
}
Json json(const corpus::Warning& warning) {
  return {{"code", warning.code}, {"message", warning.message}, {"offset", warning.offset}};
}

template <typename Value>
Json list(const std::vector<Value>& values) {
  Json made = Json::array();
  for (const Value& value : values) made.push_back(json(value));
  return made;
}

/// The unit on the day of issue.
Json unit_as_of(const corpus::Report& report) {
  Json found = json(report.unit);
  if (!found.is_null()) {
    found["value"]["as_of"] =
        report.issued_on ? Json(to_iso(report.issued_on->value)) : Json(nullptr);
  }
  return found;
}

}  // namespace

std::string to_iso(const corpus::Date& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string precision_of(const corpus::Date& date) {
  if (date.month == 0) return "year";
  return date.day == 0 ? "month" : "day";
}

std::string name_of(corpus::World world) {
  switch (world) {
    case corpus::World::state:
      return "state";
    case corpus::World::party:
      return "party";
    case corpus::World::mass:
      return "mass";
  }
  return "state";
}

std::string name_of(corpus::Succession succession) {
  switch (succession) {
    case corpus::Succession::whole:
      return "whole";
    case corpus::Succession::part:
      return "part";
    case corpus::Succession::renamed:
      return "renamed";
    case corpus::Succession::unchanged:
      return "unchanged";
  }
  return "whole";
}

std::string to_json(const corpus::Report& report, JsonLayout layout) {
  const corpus::Source& source = report.source;
  const Json object = {
      {"id", report.id},
      {"source",
       {{"path", source.path},
        {"format", source.format},
        {"bytes", source.bytes},
        {"sha256", source.sha256},
        {"modified_at", source.modified_at}}},
      {"title", json(report.title)},
      {"doc_type", json(report.doc_type)},
      {"report_kind", json(report.report_kind)},
      {"number", json(report.number)},
      {"issuer", json(report.issuer)},
      {"commune", json(report.commune)},
      {"district", json(report.district)},
      {"province", json(report.province)},
      {"unit", unit_as_of(report)},
      {"lineage", {{"before", list(report.lineage.before)}, {"after", list(report.lineage.after)}}},
      {"place", json(report.place)},
      {"issued_on", json(report.issued_on)},
      {"published_at", json(report.published_at)},
      {"period", json(report.period)},
      {"topics", list(report.topics)},
      {"citations", list(report.citations)},
      {"signers", list(report.signers)},
      {"marks",
       {{"secrecy", json(report.marks.secrecy)},
        {"urgency", json(report.marks.urgency)},
        {"circulation", json(report.marks.circulation)}}},
      {"quality",
       {{"encoding", report.quality.encoding},
        {"valid_syllables", in_thousandths(report.quality.valid_syllables)},
        {"warnings", list(report.quality.warnings)}}},
      {"text", report.text}};
  const int indent = layout == JsonLayout::indented ? 2 : -1;
  return object.dump(indent, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace tracuu::indexer
