#include "corpus/gazetteer/gazetteer.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "corpus/gazetteer/changes.hpp"
#include "tests/corpus/gazetteer_lines.hpp"
#include "tests/root.hpp"

namespace tracuu::corpus::gazetteer {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view small =
    "# two districts and a reform\n"
    "province\ttỉnh\tHà Tĩnh\n"
    "district\thuyện\tThạch Hà\t\t2025-07-01\n"
    "1\txã\tĐiền\t\t\t2019-10-06..2021-07-01\n"
    "1\txã\tNam Điền\t\t2019-10-06..2021-07-01\t2025-07-01\n"
    "2\txã\tHương\t\t\t2019-10-06..2021-07-01\n"
    "3\txã\tXuân\n"
    "4\txã\tSơn\n"
    "province\ttỉnh\tHà Tĩnh\t2025-07-01\t\n"
    "1\txã\tXuân\t1 3 4\n"
    "4\txã\tSơn Mới\t4\n";

std::vector<std::string> lines_of(const Gazetteer& gazetteer) {
  std::vector<std::string> lines;
  for (const Unit& unit : gazetteer.units()) {
    const Lineage lineage = gazetteer.lineage_of(unit);
    lines.push_back(line_of(unit) + " <- " + line_of(lineage.before) + " -> " +
                    line_of(lineage.after));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Gazetteer, ReadsUnitsAndWhatBecameOfThem) {
  EXPECT_EQ(
      lines_of(Gazetteer(parse_tables(small))),
      (Lines{"1@0 xã Điền, huyện Thạch Hà, tỉnh Hà Tĩnh until 2019-10-06..2021-07-01 <-  -> "
             "1@2021-07-01 renamed; 1@2025-07-01 whole",
             "1@2021-07-01 xã Nam Điền, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <- "
             "1@0 renamed -> 1@2025-07-01 whole",
             "2@0 xã Hương, huyện Thạch Hà, tỉnh Hà Tĩnh until 2019-10-06..2021-07-01 <-  -> ",
             "3@0 xã Xuân, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <-  -> 1@2025-07-01 whole",
             "4@0 xã Sơn, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <-  -> "
             "1@2025-07-01 part; 4@2025-07-01 part",
             "1@2025-07-01 xã Xuân, tỉnh Hà Tĩnh <- 1@2021-07-01 whole; 3@0 whole; 4@0 part; "
             "1@0 renamed -> ",
             "4@2025-07-01 xã Sơn Mới, tỉnh Hà Tĩnh <- 4@0 part -> "}));
}

TEST(Gazetteer, ChangesGiveDaysDecreesAndMerges) {
  const auto changes = parse_changes(
      "day,decree,relation,old_code,old_unit,new_code,new_unit\n"
      "2020-01-01,819/NQ-UBTVQH14,whole,1,xã Điền,1,xã Nam Điền\n"
      "2020-01-01,819/NQ-UBTVQH14,,2,xã Hương,1,Nam Điền\n");
  const Gazetteer gazetteer(with_changes(parse_tables(small), changes));
  ASSERT_NE(gazetteer.with_id("1@2020-01-01"), nullptr);
  const Unit& unit = *gazetteer.with_id("1@2020-01-01");
  EXPECT_EQ(line_of(unit),
            "1@2020-01-01 xã Nam Điền, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01");
  EXPECT_EQ(line_of(gazetteer.lineage_of(unit).before),
            "1@0 whole 819/NQ-UBTVQH14; 2@0 whole 819/NQ-UBTVQH14");
  EXPECT_EQ(line_of(*gazetteer.with_id("2@0")),
            "2@0 xã Hương, huyện Thạch Hà, tỉnh Hà Tĩnh until 2020-01-01");
}

TEST(Gazetteer, ChangesAddUnitsThatWereNotKnown) {
  const auto changes = parse_changes(
      "day,decree,relation,old_code,old_unit,new_code,new_unit,old_district,old_province\n"
      "2012-08-26,,whole,9,xã Cũ,3,xã Xuân,huyện Thạch Hà,tỉnh Hà Tĩnh\n"
      "2015-01-01,,part,4,xã Sơn,8,xã Tách,,\n"
      "2016-01-01,,whole,3,xã Xuân,3,thị trấn Xuân,,\n");
  EXPECT_EQ(
      lines_of(Gazetteer(with_changes(parse_tables(small), changes))),
      (Lines{"1@0 xã Điền, huyện Thạch Hà, tỉnh Hà Tĩnh until 2019-10-06..2021-07-01 <-  -> "
             "1@2021-07-01 renamed; 1@2025-07-01 whole",
             "1@2021-07-01 xã Nam Điền, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <- "
             "1@0 renamed -> 1@2025-07-01 whole",
             "2@0 xã Hương, huyện Thạch Hà, tỉnh Hà Tĩnh until 2019-10-06..2021-07-01 <-  -> ",
             "3@0 xã Xuân, huyện Thạch Hà, tỉnh Hà Tĩnh until 2016-01-01 <- 9@0 whole -> "
             "3@2016-01-01 renamed; 1@2025-07-01 whole",
             "4@0 xã Sơn, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <-  -> "
             "8@2015-01-01 part; 1@2025-07-01 part; 4@2025-07-01 part",
             "1@2025-07-01 xã Xuân, tỉnh Hà Tĩnh <- 1@2021-07-01 whole; 3@2016-01-01 whole; "
             "4@0 part; 1@0 renamed; 3@0 renamed; 9@0 whole -> ",
             "4@2025-07-01 xã Sơn Mới, tỉnh Hà Tĩnh <- 4@0 part -> ",
             "9@0 xã Cũ, huyện Thạch Hà, tỉnh Hà Tĩnh until 2012-08-26 <-  -> 3@0 whole; "
             "3@2016-01-01 renamed; 1@2025-07-01 whole",
             "8@2015-01-01 xã Tách, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <- 4@0 part -> ",
             "3@2016-01-01 thị trấn Xuân, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <- "
             "3@0 renamed; 9@0 whole -> 1@2025-07-01 whole"}));
}

struct BadCase {
  const char* name;
  const char* csv;
  const char* message;
};

class BadChanges : public testing::TestWithParam<BadCase> {};

TEST_P(BadChanges, SayWhatAndWhere) {
  try {
    with_changes(parse_tables(small), parse_changes(GetParam().csv));
    FAIL() << "taken";
  } catch (const BadGazetteer& bad) {
    EXPECT_EQ(std::string(bad.what()).substr(0, std::string_view(GetParam().message).size()),
              GetParam().message);
  }
}

constexpr const char* head = "day,decree,relation,old_code,old_unit,new_code,new_unit\n";

INSTANTIATE_TEST_SUITE_P(
    , BadChanges,
    testing::Values(
        BadCase{"nothing", "", "the row that names the columns is missing"},
        BadCase{"other_column", "day,dekree\n",
                "line 1: no column is called \"dekree\"; there are day"},
        BadCase{"missing_column", "day,decree\n", "line 1: the column relation is missing"},
        BadCase{"no_day",
                "day,decree,relation,old_code,old_unit,new_code,new_unit\n# x\n01/01/2020,,,1,xã "
                "Điền,1,xã Nam Điền\n",
                "line 3: no day: \"01/01/2020\"; write 2020-01-01"},
        BadCase{"no_relation",
                "day,decree,relation,old_code,old_unit,new_code,new_unit\n2020-01-01,,half,1,xã "
                "Điền,1,xã Nam Điền\n",
                "line 2: no relation: \"half\"; write whole or part"},
        BadCase{"no_name",
                "day,decree,relation,old_code,old_unit,new_code,new_unit\n2020-01-01,,,1\n",
                "line 2: a unit without code or name"},
        BadCase{"unknown_unit",
                "day,decree,relation,old_code,old_unit,new_code,new_unit\n2020-01-01,,,7,xã X,1,xã "
                "Nam Điền\n",
                "line 2: there is no 7 xã X that ends then: correct it, or give old_province"},
        BadCase{"itself",
                "day,decree,relation,old_code,old_unit,new_code,new_unit\n2020-01-01,,part,3,xã "
                "Xuân,3,xã Xuân\n",
                "line 2: the unit before and the one after are the same"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Gazetteer, RefusesTablesItCannotRead) {
  for (const std::string_view bad :
       {"x"sv, "1\txã\tA"sv, "province\ttỉnh\tA\n1\txã\t"sv, "province\ttỉnh\tA\t2020-13-01\t"sv,
        "province\ttỉnh\tA\n1\txã\tB\t9"sv, "province\ttỉnh\tA\t2021-01-01..2020-01-01\t"sv,
        "\0\t\t"sv, "province\ttỉnh\tA\n1\txã\tB\t\t2020-01-01..\t"sv}) {
    EXPECT_THROW(parse_tables(bad), BadGazetteer) << bad;
  }
  EXPECT_TRUE(Gazetteer(parse_tables("")).empty());
}

TEST(Gazetteer, FollowsACircleOnce) {
  // Only a mistaken file has one: the decree that undoes another names a new unit.
  const auto changes = parse_changes(std::string(head) +
                                     "2020-01-01,,part,3,xã Xuân,4,xã Sơn\n"
                                     "2021-01-01,,part,4,xã Sơn,3,xã Xuân\n");
  const Gazetteer gazetteer(with_changes(parse_tables(small), changes));
  EXPECT_EQ(line_of(gazetteer.lineage_of(*gazetteer.with_id("3@0")).before), "4@0 part");
}

TEST(BuiltInGazetteer, KnowsThachDienThroughTime) {
  const Gazetteer gazetteer = built_in();
  std::vector<std::string> lines;
  for (const Unit& unit : gazetteer.units()) {
    if (unit.code == "18667" || unit.code == "18664" || unit.code == "18658") {
      const Lineage lineage = gazetteer.lineage_of(unit);
      lines.push_back(line_of(unit) + " <- " + line_of(lineage.before) + " -> " +
                      line_of(lineage.after));
    }
  }
  std::ranges::sort(lines);
  EXPECT_EQ(
      lines,
      (Lines{
          "18658@0 xã Thạch Xuân, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <-  -> "
          "18667@2025-07-01 whole",
          "18664@0 xã Nam Hương, huyện Thạch Hà, tỉnh Hà Tĩnh until 2020-01-01 <-  -> "
          "18667@2020-01-01 whole 819/NQ-UBTVQH14; 18667@2025-07-01 whole",
          "18667@0 xã Thạch Điền, huyện Thạch Hà, tỉnh Hà Tĩnh until 2020-01-01 <-  -> "
          "18667@2020-01-01 whole 819/NQ-UBTVQH14; 18667@2025-07-01 whole",
          "18667@2020-01-01 xã Nam Điền, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01 <- "
          "18664@0 whole 819/NQ-UBTVQH14; 18667@0 whole 819/NQ-UBTVQH14 -> 18667@2025-07-01 whole",
          "18667@2025-07-01 xã Thạch Xuân, tỉnh Hà Tĩnh <- 18658@0 whole; "
          "18667@2020-01-01 whole; 18664@0 whole 819/NQ-UBTVQH14; "
          "18667@0 whole 819/NQ-UBTVQH14 -> "}));
}

TEST(BuiltInGazetteer, CountsAsTheListsDo) {
  const Gazetteer gazetteer = built_in();
  const auto on = [&](const Date& day) {
    return std::ranges::count_if(gazetteer.units(), [&](const Unit& unit) {
      return (!unit.from || unit.from->latest <= day) &&
             (!unit.until || day < unit.until->earliest);
    });
  };
  EXPECT_EQ(on({2025, 7, 1}), 3321);
  EXPECT_EQ(on({2025, 3, 1}), 10035);
  std::set<std::string> ids;
  for (const Unit& unit : gazetteer.units())
    EXPECT_TRUE(ids.insert(id_of(unit)).second) << id_of(unit);
}

// -- against the fuller tables beside the repository, where they are --

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  Rows rows;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> row;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

TEST(BuiltInGazetteer, AgreesWithTheFullerTables) {
  const auto folder = tests::shared() / "gazetteer";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no tables to compare with";
  const Gazetteer gazetteer = built_in();

  std::set<std::string> ours;
  for (const Unit& unit : gazetteer.units()) {
    for (const Relative& after : gazetteer.lineage_of(unit).after) {
      const auto& from = after.unit.from;
      if (unit.until && from && unit.until->latest == day_of_reform &&
          from->latest == day_of_reform) {
        ours.insert(unit.code + '>' + after.unit.code);
      }
    }
  }
  std::size_t shared = 0;
  const Rows relations = rows_of(folder / "edges_2025-07-01.tsv");
  for (std::size_t i = 1; i < relations.size(); ++i) {
    if (ours.contains(relations[i][0] + '>' + relations[i][4])) ++shared;
  }
  RecordProperty("relations_of_2025", std::to_string(shared));
  EXPECT_GE(shared, (relations.size() - 1) * 948 / 1000);
  EXPECT_LE(ours.size() - shared, 10U);

  // Each unit that held at the end of 2021, by code and name.
  std::size_t units = 0;
  std::size_t known = 0;
  for (const auto& row : rows_of(folder / "units_2004_2025.tsv")) {
    if (row.size() < 9 || row[0] == "code" || row[7] > "2021-12-31" || row[8] <= "2021-12-31")
      continue;
    ++units;
    const auto same = gazetteer.named(row[2]);
    known += std::ranges::any_of(same, [&](const Unit* unit) {
      return unit->code == row[0] && (!unit->from || unit->from->earliest <= Date{2021, 12, 31}) &&
             (!unit->until || Date{2021, 12, 31} < unit->until->latest);
    });
  }
  RecordProperty("units_of_2021", std::to_string(known) + " of " + std::to_string(units));
  EXPECT_GE(known + 2, units);
}

}  // namespace
}  // namespace tracuu::corpus::gazetteer
