#include "archive/record.hpp"

#include <type_traits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/errors.hpp"
#include "archive/packed.hpp"
#include "archive/unit_json.hpp"
#include "archive/units.hpp"

namespace tracuu::archive {
namespace {

using Json = nlohmann::ordered_json;

// -- to JSON --

template <typename Value>
Json or_null(const std::optional<Value>& value);

Json json(const std::string& value) {
  return value;
}
Json json(const Record::DocType& type) {
  return {{"code", type.code}, {"name", type.name}};
}
Json json(const Record::Issuer& issuer) {
  return {{"name", issuer.name}, {"parent", or_null(issuer.parent)}, {"world", issuer.world}};
}
Json json(const Record::UnitName& unit) {
  return to_json(unit);
}
Json json(const Record::Unit& unit) {
  return to_json(unit);
}
Json json(const Record::Date& date) {
  return {{"date", date.date}, {"precision", date.precision}, {"text", date.text}};
}
Json json(const Record::Period& period) {
  return {{"from", period.from}, {"to", period.to}, {"text", period.text}};
}
Json json(const Record::Topic& topic) {
  return {{"slug", topic.slug},
          {"name", topic.name},
          {"score", topic.score},
          {"primary", topic.primary}};
}
Json json(const Record::Citation& citation) {
  return {{"canonical", citation.canonical}, {"type", citation.type},
          {"body", citation.body},           {"issued_on", or_null(citation.issued_on)},
          {"text", citation.text},           {"offset", citation.offset}};
}
Json json(const Record::Signer& signer) {
  return {{"authority", signer.authority}, {"position", signer.position}, {"name", signer.name}};
}
Json json(const Record::Source& source) {
  return {{"path", source.path},
          {"format", source.format},
          {"bytes", source.bytes},
          {"sha256", source.sha256},
          {"modified_at", source.modified_at}};
}

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? json(*value) : Json(nullptr);
}

template <typename Value>
Json list(const std::vector<Value>& values) {
  Json made = Json::array();
  for (const Value& value : values) made.push_back(json(value));
  return made;
}

/// What a list of results shows of a report; its members are `summary_fields`.
Json summary_of(const Record& record) {
  const auto unit = [](const std::optional<Record::UnitName>& named) {
    if (!named) return Json(nullptr);
    return Json{{"type", named->type}, {"name", named->name}, {"label", label(*named)}};
  };
  Json made;
  made["title"] = or_null(record.title);
  made["doc_type"] = or_null(record.doc_type);
  made["number"] = or_null(record.number);
  made["issuer"] = or_null(record.issuer);
  made["commune"] = unit(record.commune);
  made["district"] = unit(record.district);
  made["province"] = unit(record.province);
  made["unit"] = or_null(record.unit);
  if (record.unit) made["unit"]["label"] = full_label(*record.unit);
  made["issued_on"] = or_null(record.issued_on);
  made["period"] = nullptr;
  if (record.period) made["period"] = {{"from", record.period->from}, {"to", record.period->to}};
  made["topics"] = Json::array();
  for (const auto& [slug, name, score, primary] : record.topics) {
    made["topics"].push_back({{"slug", slug}, {"name", name}, {"primary", primary}});
  }
  made["signers"] = Json::array();
  for (const auto& signer : record.signers) {
    made["signers"].push_back({{"position", signer.position}, {"name", signer.name}});
  }
  made["source"] = {{"path", record.source.path}, {"format", record.source.format}};
  return made;
}

/// A byte that is no UTF-8 becomes U+FFFD: it must not cost the report, nor the run.
std::string text_of(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// -- from JSON: at() and get() throw nlohmann's errors, which decode_record turns into ours --

/// The member `key`, exactly of this type: nlohmann alone would turn -1 or 1.5 into an unsigned.
template <typename Value>
Value member(const Json& object, const char* key) {
  const Json& found = object.at(key);
  if constexpr (std::is_same_v<Value, std::uint64_t>) {
    if (!found.is_number_unsigned()) throw DatabaseError(fmt::format("{} is no count", key));
  } else if constexpr (std::is_same_v<Value, std::int64_t>) {
    if (!found.is_number_integer()) throw DatabaseError(fmt::format("{} is no integer", key));
  }
  return found.get<Value>();
}

std::string text(const Json& object, const char* key) {
  return member<std::string>(object, key);
}

void read(const Json& from, std::string& into) {
  into = from.get<std::string>();
}
template <typename Value>
std::optional<Value> optional(const Json& object, const char* key);

void read(const Json& from, Record::DocType& into) {
  into = {text(from, "code"), text(from, "name")};
}
void read(const Json& from, Record::Issuer& into) {
  into = {text(from, "name"), optional<std::string>(from, "parent"), text(from, "world")};
}
void read(const Json& from, Record::UnitName& into) {
  into = unit_name_from(from);
}
void read(const Json& from, Record::Unit& into) {
  into = unit_from(from);
}
void read(const Json& from, Record::Date& into) {
  into = {text(from, "date"), text(from, "precision"), text(from, "text")};
}
void read(const Json& from, Record::Period& into) {
  into = {text(from, "from"), text(from, "to"), text(from, "text")};
}
void read(const Json& from, Record::Topic& into) {
  into = {text(from, "slug"), text(from, "name"), member<double>(from, "score"),
          member<bool>(from, "primary")};
}
void read(const Json& from, Record::Citation& into) {
  into = {text(from, "canonical"), text(from, "type"),
          text(from, "body"),      optional<std::string>(from, "issued_on"),
          text(from, "text"),      member<std::uint64_t>(from, "offset")};
}
void read(const Json& from, Record::Signer& into) {
  into = {text(from, "authority"), text(from, "position"), text(from, "name")};
}
void read(const Json& from, Record::Source& into) {
  into = {text(from, "path"), text(from, "format"), member<std::uint64_t>(from, "bytes"),
          text(from, "sha256"), member<std::int64_t>(from, "modified_at")};
}

template <typename Value>
std::optional<Value> optional(const Json& object, const char* key) {
  const Json& found = object.at(key);
  if (found.is_null()) return std::nullopt;
  Value value;
  read(found, value);
  return value;
}

template <typename Value>
std::vector<Value> values(const Json& object, const char* key) {
  const Json& found = object.at(key);
  if (!found.is_array()) throw DatabaseError(fmt::format("{} is no list", key));
  std::vector<Value> made(found.size());
  for (std::size_t i = 0; i < made.size(); ++i) read(found[i], made[i]);
  return made;
}

Record to_record(const Json& object) {
  Record record;
  record.id = text(object, "id");
  record.title = optional<std::string>(object, "title");
  record.doc_type = optional<Record::DocType>(object, "doc_type");
  record.report_kind = optional<std::string>(object, "report_kind");
  record.number = optional<std::string>(object, "number");
  record.issuer = optional<Record::Issuer>(object, "issuer");
  record.commune = optional<Record::UnitName>(object, "commune");
  record.district = optional<Record::UnitName>(object, "district");
  record.province = optional<Record::UnitName>(object, "province");
  record.unit = optional<Record::Unit>(object, "unit");
  record.place = optional<std::string>(object, "place");
  record.issued_on = optional<Record::Date>(object, "issued_on");
  record.published_at = optional<std::string>(object, "published_at");
  record.period = optional<Record::Period>(object, "period");
  record.topics = values<Record::Topic>(object, "topics");
  record.citations = values<Record::Citation>(object, "citations");
  record.signers = values<Record::Signer>(object, "signers");
  read(object.at("source"), record.source);
  record.warnings = values<std::string>(object, "warnings");
  return record;
}

struct Lines {
  std::string_view id, summary, json;
};

Lines lines_of(std::string_view bytes) {
  const auto first = bytes.find('\n');
  const auto second = first == std::string_view::npos ? first : bytes.find('\n', first + 1);
  if (second == std::string_view::npos) throw DatabaseError("not a stored record: it ends early");
  return {bytes.substr(0, first), bytes.substr(first + 1, second - first - 1),
          bytes.substr(second + 1)};
}

}  // namespace

std::string to_json(const Record& record) {
  const Json object = {{"id", record.id},
                       {"title", or_null(record.title)},
                       {"doc_type", or_null(record.doc_type)},
                       {"report_kind", or_null(record.report_kind)},
                       {"number", or_null(record.number)},
                       {"issuer", or_null(record.issuer)},
                       {"commune", or_null(record.commune)},
                       {"district", or_null(record.district)},
                       {"province", or_null(record.province)},
                       {"unit", or_null(record.unit)},
                       {"place", or_null(record.place)},
                       {"issued_on", or_null(record.issued_on)},
                       {"published_at", or_null(record.published_at)},
                       {"period", or_null(record.period)},
                       {"topics", list(record.topics)},
                       {"citations", list(record.citations)},
                       {"signers", list(record.signers)},
                       {"source", json(record.source)},
                       {"warnings", list(record.warnings)}};
  return text_of(object);
}

std::string summary(const Record& record) {
  return text_of(summary_of(record));
}

std::string summary(const Record& record, std::span<const std::size_t> chosen) {
  const Json all = summary_of(record);
  Json some = Json::object();
  for (const auto index : chosen) {
    const std::string name(summary_fields.at(index));
    some[name] = all.at(name);
  }
  return text_of(some);
}

std::string encode(const Record& record) {
  return pack(Packing::record,
              fmt::format("{}\n{}\n{}", record.id, summary(record), to_json(record)));
}

StoredSummary stored_summary(std::string_view stored) {
  const std::string bytes = unpack(Packing::record, stored);
  const Lines lines = lines_of(bytes);
  return {std::string(lines.id), std::string(lines.summary)};
}

Record decode_record(std::string_view stored) try {
  const std::string bytes = unpack(Packing::record, stored);
  return to_record(Json::parse(lines_of(bytes).json));
} catch (const Json::exception& error) {
  throw DatabaseError(fmt::format("not a stored record: {}", error.what()));
} catch (const DatabaseError& error) {
  throw DatabaseError(fmt::format("not a stored record: {}", error.what()));
}

Record stored_record(const Xapian::Database& index, Xapian::docid id) {
  return decode_record(index.get_document(id).get_data());
}

std::string label(const Record::UnitName& unit) {
  return unit.type.empty() ? unit.name : fmt::format("{} {}", unit.type, unit.name);
}

}  // namespace tracuu::archive
