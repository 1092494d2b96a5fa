// Units through time as plain tables, and the text they are compiled into.
//
// units.tsv, columns parted by tabs, '#' starts a line that says nothing:
//   province  TYPE  NAME  FROM  UNTIL          a line above the units of one province
//   district  TYPE  NAME  FROM  UNTIL          and, before 2025-07-01, of one district of it
//   CODE  TYPE  NAME  BEFORE  FROM  UNTIL      a unit
// FROM and UNTIL are days ("2020-01-01"), two between which the day lies
// ("2019-10-06..2021-07-01"), or empty where open; a unit without these columns has those of the
// line above. BEFORE lists the units it was made of: the code of one that ended the day it began,
// or the id of an earlier one. That units of one code follow each other needs no entry before
// 2025-07-01, when codes were dealt anew.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/report.hpp"

namespace tracuu::corpus::gazetteer {

/// From here on there are communes and provinces only.
inline constexpr Date day_of_reform{2025, 7, 1};

/// `before` and `after` count into Tables::units.
struct Relation {
  std::size_t before = 0;
  std::size_t after = 0;
  bool in_part = false;
  std::string decree;
  bool operator==(const Relation&) const = default;
};

struct Tables {
  std::vector<Unit> units;
  std::vector<Relation> relations;
  bool operator==(const Tables&) const = default;
};

/// Not a gazetteer, or a row that says nothing usable; what() names the line.
class BadGazetteer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws BadGazetteer.
Tables parse_tables(std::string_view text);

/// "2020-01-01". Nothing for what is no day.
std::optional<Date> parse_day(std::string_view text);
/// Date::day and month are never 0 here.
std::string to_text(const Date& day);
/// "2020-01-01", "2019-10-06..2021-07-01".
std::string to_text(const Bound& bound);

/// "xã Thạch Điền" -> {"xã", "Thạch Điền"}; no type where the name starts with none.
UnitName split_type(std::string_view name);

}  // namespace tracuu::corpus::gazetteer
