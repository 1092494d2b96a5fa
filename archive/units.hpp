// The units of a generation: those its reports are of, with all that they were and became.
//
// units.json in the generation's folder, {"units": [...]} in the order of their ids: each as in the
// record, without as_of, and its relatives {id, relation, in_part, decree}. What is a unit's
// relative but of no report nor near one is left out, so that each id names a unit of the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/record.hpp"

namespace tracuu::archive {

struct Relative {
  std::string id;
  std::string relation;  ///< to its neighbour on the way here: whole, part, renamed, unchanged
  bool in_part = false;  ///< somewhere on the way
  std::string decree;    ///< empty where not known
  bool operator==(const Relative&) const = default;
};

struct UnitEntry {
  Record::Unit unit;
  std::vector<Relative> before;  ///< the latest first
  std::vector<Relative> after;   ///< the earliest first
  bool operator==(const UnitEntry&) const = default;
};

/// decode throws DatabaseError for what encode did not write.
std::string encode(const std::vector<UnitEntry>& units);
std::vector<UnitEntry> decode_units(std::string_view stored);

/// "xã Nam Điền, huyện Thạch Hà, tỉnh Hà Tĩnh".
std::string full_label(const Record::Unit& unit);

}  // namespace tracuu::archive
