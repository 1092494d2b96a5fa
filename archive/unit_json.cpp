#include "archive/unit_json.hpp"

#include <nlohmann/json.hpp>

namespace tracuu::archive {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::optional<std::string> text_or_none(const Json& value) {
  if (value.is_null()) return std::nullopt;
  return value.get<std::string>();
}

}  // namespace

Json to_json(const Record::UnitName& name) {
  return {{"type", name.type}, {"name", name.name}};
}

Json to_json(const Record::Unit& unit) {
  return {{"id", unit.id},
          {"code", unit.code},
          {"type", unit.type},
          {"name", unit.name},
          {"district", unit.district ? to_json(*unit.district) : Json(nullptr)},
          {"province", to_json(unit.province)},
          {"as_of", or_null(unit.as_of)},
          {"valid_from", or_null(unit.valid_from)},
          {"valid_until", or_null(unit.valid_until)}};
}

Record::UnitName unit_name_from(const Json& object) {
  return {object.at("type").get<std::string>(), object.at("name").get<std::string>()};
}

Record::Unit unit_from(const Json& object) {
  Record::Unit unit;
  unit.id = object.at("id").get<std::string>();
  unit.code = object.at("code").get<std::string>();
  unit.type = object.at("type").get<std::string>();
  unit.name = object.at("name").get<std::string>();
  const Json& district = object.at("district");
  if (!district.is_null()) unit.district = unit_name_from(district);
  unit.province = unit_name_from(object.at("province"));
  unit.as_of = text_or_none(object.at("as_of"));
  unit.valid_from = text_or_none(object.at("valid_from"));
  unit.valid_until = text_or_none(object.at("valid_until"));
  return unit;
}

}  // namespace tracuu::archive
