#include "archive/units.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/errors.hpp"
#include "archive/unit_json.hpp"

namespace tracuu::archive {
namespace {

using Json = nlohmann::ordered_json;

Json json(const std::vector<Relative>& relatives) {
  Json list = Json::array();
  for (const Relative& relative : relatives) {
    list.push_back({{"id", relative.id},
                    {"relation", relative.relation},
                    {"in_part", relative.in_part},
                    {"decree", relative.decree}});
  }
  return list;
}

std::vector<Relative> relatives_from(const Json& list) {
  std::vector<Relative> relatives;
  for (const Json& object : list) {
    relatives.push_back({object.at("id").get<std::string>(),
                         object.at("relation").get<std::string>(), object.at("in_part").get<bool>(),
                         object.at("decree").get<std::string>()});
  }
  return relatives;
}

}  // namespace

std::string encode(const std::vector<UnitEntry>& units) {
  Json list = Json::array();
  for (const UnitEntry& entry : units) {
    Json object = to_json(entry.unit);
    object["before"] = json(entry.before);
    object["after"] = json(entry.after);
    list.push_back(std::move(object));
  }
  return Json{{"units", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace) +
         '\n';
}

std::vector<UnitEntry> decode_units(std::string_view stored) try {
  const Json whole = Json::parse(stored);
  std::vector<UnitEntry> units;
  for (const Json& object : whole.at("units")) {
    units.push_back({unit_from(object), relatives_from(object.at("before")),
                     relatives_from(object.at("after"))});
  }
  const auto id = [](const UnitEntry& entry) -> const std::string& { return entry.unit.id; };
  if (!std::ranges::is_sorted(units, {}, id)) throw DatabaseError("units.json is not in order");
  return units;
} catch (const Json::exception& error) {
  throw DatabaseError(fmt::format("units.json: {}", error.what()));
}

std::string full_label(const Record::Unit& unit) {
  std::string text = label(Record::UnitName{unit.type, unit.name});
  if (unit.district) text += ", " + label(*unit.district);
  return text + ", " + label(unit.province);
}

}  // namespace tracuu::archive
