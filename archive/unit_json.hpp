// A unit in JSON: the same in the stored record, in units.json and in answers.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "archive/record.hpp"

namespace tracuu::archive {

/// snake_case, absent values null.
nlohmann::ordered_json to_json(const Record::UnitName& name);
nlohmann::ordered_json to_json(const Record::Unit& unit);

/// Throw nlohmann's errors for what to_json did not make.
Record::UnitName unit_name_from(const nlohmann::ordered_json& object);
Record::Unit unit_from(const nlohmann::ordered_json& object);

}  // namespace tracuu::archive
