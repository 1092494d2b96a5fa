#include "corpus/gazetteer/changes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "corpus/csv.hpp"
#include "corpus/gazetteer/name_key.hpp"

namespace tracuu::corpus::gazetteer {
namespace {

constexpr std::array<std::string_view, 11> column_names{
    "day",      "decree",       "relation",     "old_code",     "old_unit",    "new_code",
    "new_unit", "old_district", "old_province", "new_district", "new_province"};
constexpr std::size_t needed_columns = 7;  ///< the first of them

/// Where each column of a row is.
using Places = std::map<std::string_view, std::size_t>;

Places places_of(const CsvRow& header) {
  Places places;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const auto known = std::ranges::find(column_names, header.cells[i]);
    if (known == column_names.end()) {
      throw BadGazetteer(fmt::format("line {}: no column is called \"{}\"; there are {}",
                                     header.line, header.cells[i], fmt::join(column_names, ", ")));
    }
    places[*known] = i;
  }
  for (std::size_t i = 0; i < needed_columns; ++i) {
    if (!places.contains(column_names[i])) {
      throw BadGazetteer(
          fmt::format("line {}: the column {} is missing", header.line, column_names[i]));
    }
  }
  return places;
}

Change change_of(const CsvRow& row, const Places& places) {
  const auto cell = [&](std::string_view column) {
    const auto place = places.find(column);
    return place == places.end() || place->second >= row.cells.size() ? std::string()
                                                                      : row.cells[place->second];
  };
  Change change;
  change.line = row.line;
  change.decree = cell("decree");
  change.before = {cell("old_code"), split_type(cell("old_unit")), cell("old_district"),
                   cell("old_province")};
  change.after = {cell("new_code"), split_type(cell("new_unit")), cell("new_district"),
                  cell("new_province")};
  const auto day = parse_day(cell("day"));
  if (!day) throw BadGazetteer(fmt::format("no day: \"{}\"; write 2020-01-01", cell("day")));
  change.day = *day;
  const std::string relation = cell("relation");
  if (!relation.empty() && relation != "whole" && relation != "part") {
    throw BadGazetteer(fmt::format("no relation: \"{}\"; write whole or part", relation));
  }
  change.in_part = relation == "part";
  for (const auto* side : {&change.before, &change.after}) {
    if (side->code.empty() || side->name.name.empty())
      throw BadGazetteer("a unit without code or name");
  }
  return change;
}

bool begins_on(const Unit& unit, const Date& day) {
  return unit.from && unit.from->earliest <= day && day <= unit.from->latest;
}
bool ends_on(const Unit& unit, const Date& day) {
  return unit.until && unit.until->earliest <= day && day <= unit.until->latest;
}
bool holds_over(const Unit& unit, const Date& day) {
  return (!unit.from || unit.from->latest < day) && (!unit.until || day < unit.until->earliest);
}

bool is_named(const Unit& unit, const UnitName& name) {
  return (name.type.empty() || name.type == unit.type) &&
         name_key(name.name) == name_key(unit.name);
}

class Changer {
 public:
  explicit Changer(Tables tables) : tables_(std::move(tables)) {
    for (std::size_t i = 0; i < tables_.units.size(); ++i) {
      by_code_[tables_.units[i].code].push_back(i);
    }
  }

  void apply(const Change& change) {
    const std::size_t before = before_of(change);
    const std::size_t after = after_of(change, before);
    if (before == after) throw BadGazetteer("the unit before and the one after are the same");
    relate(before, after, change);
  }

  Tables finish() && { return std::move(tables_); }

 private:
  template <typename Condition>
  std::optional<std::size_t> find(const Change::Side& side, Condition condition) const {
    const auto units = by_code_.find(side.code);
    if (units == by_code_.end()) return std::nullopt;
    for (const std::size_t i : units->second) {
      if (is_named(tables_.units[i], side.name) && condition(tables_.units[i])) return i;
    }
    return std::nullopt;
  }

  std::size_t before_of(const Change& change) {
    const Date& day = change.day;
    if (auto known = find(change.before, [&](const Unit& unit) { return ends_on(unit, day); })) {
      tables_.units[*known].until = Bound{day, day};
      return *known;
    }
    if (auto known = find(change.before, [&](const Unit& unit) { return holds_over(unit, day); })) {
      // Of one that gave a part away, the rest may go on.
      if (!change.in_part)
        cut_[*known] = std::exchange(tables_.units[*known].until, Bound{day, day});
      return *known;
    }
    Unit made = made_of(change.before, nullptr);
    made.until = Bound{day, day};
    return add(std::move(made));
  }

  std::size_t after_of(const Change& change, std::size_t before) {
    const Date& day = change.day;
    if (auto known = find(change.after, [&](const Unit& unit) { return begins_on(unit, day); })) {
      tables_.units[*known].from = Bound{day, day};
      return *known;
    }
    // One that others went into and that kept its name.
    if (auto known = find(change.after, [&](const Unit& unit) { return holds_over(unit, day); })) {
      return *known;
    }
    Unit made = made_of(change.after, &tables_.units[before]);
    made.from = Bound{day, day};
    made.until = end_of_new(made.code, before, day);
    const bool goes_on = cut_.contains(before) && tables_.units[before].code == made.code;
    const std::size_t after = add(std::move(made));
    // What became of the one that was cut later became of the one that took its place.
    for (Relation& relation : tables_.relations) {
      if (goes_on && relation.before == before) relation.before = after;
    }
    return after;
  }

  /// A unit not known before lasts as long as the one whose code it took, or until the next of its
  /// code, or to the reform.
  std::optional<Bound> end_of_new(const std::string& code, std::size_t before, const Date& day) {
    const auto cut = cut_.find(before);
    if (cut != cut_.end() && tables_.units[before].code == code) return cut->second;
    std::optional<Bound> end;
    if (day < day_of_reform) end = Bound{day_of_reform, day_of_reform};
    for (const std::size_t i : by_code_[code]) {
      const auto& from = tables_.units[i].from;
      if (from && day < from->earliest && (!end || from->latest < end->latest)) end = from;
    }
    return end;
  }

  static Unit made_of(const Change::Side& side, const Unit* other) {
    if (side.province.empty() && other == nullptr) {
      throw BadGazetteer(fmt::format(
          "there is no {} {} {} that ends then: correct it, or give old_province for a new one",
          side.code, side.name.type, side.name.name));
    }
    Unit made;
    made.code = side.code;
    made.type = side.name.type;
    made.name = side.name.name;
    if (!side.district.empty()) {
      made.district = split_type(side.district);
    } else if (other != nullptr) {
      made.district = other->district;
    }
    made.province = side.province.empty() ? other->province : split_type(side.province);
    return made;
  }

  std::size_t add(Unit unit) {
    by_code_[unit.code].push_back(tables_.units.size());
    tables_.units.push_back(std::move(unit));
    return tables_.units.size() - 1;
  }

  void relate(std::size_t before, std::size_t after, const Change& change) {
    for (Relation& known : tables_.relations) {
      if (known.before == before && known.after == after) {
        known.in_part = change.in_part;
        known.decree = change.decree;
        return;
      }
    }
    tables_.relations.push_back({before, after, change.in_part, change.decree});
  }

  Tables tables_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_code_;
  std::map<std::size_t, std::optional<Bound>> cut_;  ///< where units ended before they were cut
};

}  // namespace

std::vector<Change> parse_changes(std::string_view csv) {
  const std::vector<CsvRow> rows = read_csv(csv);
  std::vector<Change> changes;
  std::optional<Places> places;
  for (const CsvRow& row : rows) {
    if (row.cells.front().starts_with('#')) continue;
    if (!places) {
      places = places_of(row);
      continue;
    }
    try {
      changes.push_back(change_of(row, *places));
    } catch (const BadGazetteer& bad) {
      throw BadGazetteer(fmt::format("line {}: {}", row.line, bad.what()));
    }
  }
  if (!places) throw BadGazetteer("the row that names the columns is missing");
  return changes;
}

Tables with_changes(Tables tables, const std::vector<Change>& changes) {
  Changer changer(std::move(tables));
  for (const Change& change : changes) {
    try {
      changer.apply(change);
    } catch (const BadGazetteer& bad) {
      throw BadGazetteer(fmt::format("line {}: {}", change.line, bad.what()));
    }
  }
  return std::move(changer).finish();
}

}  // namespace tracuu::corpus::gazetteer
