// Rows of one's own: what became of which unit, on which day, by which decree.
//
// CSV; the first row names the columns, in any order:
//   day           2020-01-01, the first day it held
//   decree        819/NQ-UBTVQH14; may be empty
//   relation      whole (also where empty) or part
//   old_code      18664        old_unit  xã Nam Hương
//   new_code      18667        new_unit  xã Nam Điền
//   old_district  old_province new_district new_province
//                 huyện Thạch Hà, tỉnh Hà Tĩnh: needed only for units not known otherwise
// The columns of districts and provinces may be missing; other columns are refused. Rows whose
// first cell starts with '#' say nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/gazetteer/tables.hpp"

namespace tracuu::corpus::gazetteer {

struct Change {
  struct Side {
    std::string code;
    UnitName name;
    std::string district, province;  ///< with their types; empty where not given
    bool operator==(const Side&) const = default;
  };
  std::size_t line = 0;  ///< of the file it was read from
  Date day;
  std::string decree;
  bool in_part = false;
  Side before, after;
  bool operator==(const Change&) const = default;
};

/// Throws BadGazetteer.
std::vector<Change> parse_changes(std::string_view csv);

/// The tables with what the changes say: days known exactly, relations and their decrees, and units
/// that were not known. A unit of which all went to another ends on the day. Throws BadGazetteer
/// for an unknown unit of which the row does not give the province.
Tables with_changes(Tables tables, const std::vector<Change>& changes);

}  // namespace tracuu::corpus::gazetteer
