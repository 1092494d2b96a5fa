#include <gtest/gtest.h>

#include "corpus/gazetteer/changes.hpp"
#include "corpus/gazetteer/unit_of_report.hpp"
#include "tests/corpus/gazetteer_lines.hpp"

namespace tracuu::corpus::gazetteer {
namespace {

/// What is known of a report before: names as "xã Thạch Điền", empty where not found.
struct Known {
  std::string commune, district, province;
  Date issued_on{};  ///< year 0: not found
  std::string path = "bc.txt";
  std::string issuer = {};
};

Maybe<UnitName> found(const std::string& name) {
  if (name.empty()) return std::nullopt;
  return Found<UnitName>{split_type(name), {Origin::text, name, 7}};
}

Report report_of(const Known& known) {
  Report report;
  report.source.path = known.path;
  report.commune = found(known.commune);
  report.district = found(known.district);
  report.province = found(known.province);
  if (known.issued_on.year != 0) report.issued_on = Found<Date>{known.issued_on, {}};
  if (!known.issuer.empty()) report.issuer = Found<Issuer>{{known.issuer, {}, World::state}, {}};
  return report;
}

/// The unit and where it was read, or why there is none.
std::string outcome_of(const Report& report) {
  std::string line = report.unit ? id_of(report.unit->value) : "none";
  if (report.unit && report.unit->evidence.origin == Origin::path) line += " by path";
  for (const Warning& warning : report.quality.warnings) line += " " + warning.code;
  return line;
}

const Gazetteer& shared_gazetteer() {
  static const Gazetteer gazetteer = built_in();
  return gazetteer;
}

struct Case {
  const char* name;
  Known known;
  const char* line;
};

class UnitOf : public testing::TestWithParam<Case> {};

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.line;
}

TEST_P(UnitOf, IsFoundOrLeftOpen) {
  EXPECT_EQ(outcome_of(with_unit(report_of(GetParam().known), shared_gazetteer())),
            GetParam().line);
}

constexpr Date in_2018{2018, 5, 4};

INSTANTIATE_TEST_SUITE_P(
    Reports, UnitOf,
    testing::Values(
        Case{"by_district", {"xã Thạch Điền", "huyện Thạch Hà", "", in_2018}, "18667@0"},
        Case{"after_the_merger",
             {"xã Nam Điền", "huyện Thạch Hà", "", {2020, 1, 1}},
             "18667@2020-01-01"},
        Case{"a_day_before_the_merger",
             {"xã Nam Điền", "huyện Thạch Hà", "", {2019, 12, 31}},
             "none unit_elsewhere"},
        Case{"after_the_reform",
             {"xã Thạch Xuân", "", "tỉnh Hà Tĩnh", {2026, 4, 3}},
             "18667@2025-07-01"},
        Case{"before_the_reform", {"xã Thạch Xuân", "", "tỉnh Hà Tĩnh", {2019, 4, 3}}, "18658@0"},
        Case{"a_year_with_both", {"xã Thạch Xuân", "", "", {2025, 0, 0}}, "none unit_ambiguous"},
        Case{"no_date_for_both", {"xã Thạch Xuân", "", "tỉnh Hà Tĩnh", {}}, "none unit_ambiguous"},
        Case{"no_date_for_one", {"xã Thạch Điền", "huyện Thạch Hà", "", {}}, "18667@0"},
        Case{"month_only", {"xã Nam Điền", "huyện Thạch Hà", "", {2021, 6, 0}}, "18667@2020-01-01"},
        Case{"district_a_town_by_now",
             {"xã Thuận Yên", "thị xã Hà Tiên", "tỉnh Kiên Giang", in_2018},
             "30784@0"},
        Case{"of_many_in_the_country", {"xã Tân Thành", "", "", in_2018}, "none unit_ambiguous"},
        Case{"of_many_by_district", {"xã Tân Thành", "huyện Kim Sơn", "", in_2018}, "14668@0"},
        Case{"unique_in_the_country", {"xã Thạch Điền", "", "", in_2018}, "18667@0"},
        Case{"no_marks", {"xã Thach Dien", "huyện Thach Ha", "", in_2018}, "18667@0"},
        Case{"tone_placement", {"xã Tượng Sơn", "huyện Thạch Hà", "", in_2018}, "18628@0"},
        Case{"type_not_printed", {"Thạch Điền", "huyện Thạch Hà", "", in_2018}, "18667@0"},
        Case{"another_type",
             {"phường Thạch Điền", "huyện Thạch Hà", "", in_2018},
             "none unit_unknown"},
        Case{"town_or_commune", {"thị trấn Cẩm Xuyên", "huyện Cẩm Xuyên", "", in_2018}, "18673@0"},
        Case{"district_type", {"phường Kỳ Thịnh", "thị xã Kỳ Anh", "", in_2018}, "18823@0"},
        Case{"another_district",
             {"xã Thạch Điền", "huyện Cẩm Xuyên", "", in_2018},
             "none unit_elsewhere"},
        Case{"unknown", {"xã Không Có", "huyện Thạch Hà", "", in_2018}, "none unit_unknown"},
        Case{"no_commune", {"", "huyện Thạch Hà", "", in_2018}, "none"},
        Case{"province_by_another_name",
             {"phường Bến Nghé", "", "thành phố HCM", in_2018},
             "26740@0"},
        Case{"numbered_ward", {"phường 01", "quận 4", "TP.HCM", in_2018}, "27298@0"},
        Case{"apostrophe", {"xã Ea H’leo", "", "tỉnh Đắc Lắc", in_2018}, "24184@0"},
        Case{"host_of_district",
             {"xã Tân Thành", "", "", in_2018, "web/tanthanh.kimson.ninhbinh.gov.vn/1.html"},
             "14668@0"},
        Case{"folder_of_district",
             {"xã Tân Thành", "", "", in_2018, "Ninh Bình/Huyện Kim Sơn/bc.txt"},
             "14668@0"},
        Case{"commune_by_host",
             {"", "", "", in_2018, "xathachlong.thachha.gov.vn/bc.html"},
             "18607@0 by path"},
        Case{"commune_by_host_of_province",
             {"", "", "", in_2018, "web/xacamha.hatinh.gov.vn/bc.html"},
             "18727@0 by path"},
        Case{"commune_by_three_labels",
             {"", "", "", in_2018, "camthinh.camxuyen.hatinh.gov.vn/bc.html"},
             "18736@0 by path"},
        Case{"paper_of_a_district_there",
             {"", "huyện Thạch Hà", "", in_2018, "xathachlong.thachha.gov.vn/bc.html",
              "UBND huyện Thạch Hà"},
             "none"},
        Case{"host_of_nobody", {"", "", "", in_2018, "www.chinhphu.gov.vn/bc.html"}, "none"},
        Case{"host_without_words", {"", "", "", in_2018, "....vn/.vn/xa.vn"}, "none"}),
    [](const auto& tested) { return tested.param.name; });

TEST(UnitOfReport, TellsFieldsLeftOpen) {
  const Report report =
      with_unit(report_of({"Thạch Điền", "", "", {2018, 5, 4}}), shared_gazetteer());
  EXPECT_EQ(line_of(report.commune->value), "xã Thạch Điền");
  EXPECT_EQ(line_of(report.district->value), "huyện Thạch Hà");
  EXPECT_EQ(line_of(report.province->value), "tỉnh Hà Tĩnh");
  EXPECT_EQ(report.district->evidence, (Evidence{Origin::gazetteer, "18667@0", 0}));
  EXPECT_EQ(report.unit->evidence.offset, 7U);
  EXPECT_EQ(line_of(report.lineage.before), "");
  EXPECT_EQ(line_of(report.lineage.after),
            "18667@2020-01-01 whole 819/NQ-UBTVQH14; 18667@2025-07-01 whole");
}

TEST(UnitOfReport, KeepsTheNamesAsRead) {
  const Report report = with_unit(report_of({"xã THACH DIEN", "huyện Thach Ha", "", {2018, 5, 4}}),
                                  shared_gazetteer());
  EXPECT_EQ(report.commune->value.name, "THACH DIEN");
  EXPECT_EQ(report.district->value.name, "Thach Ha");
  EXPECT_EQ(report.unit->value.name, "Thạch Điền");
}

TEST(UnitOfReport, SaysWhichUnitsFit) {
  const Report report = with_unit(report_of({"xã Thạch Xuân", "", "", {}}), shared_gazetteer());
  ASSERT_EQ(report.quality.warnings.size(), 1U);
  EXPECT_EQ(report.quality.warnings[0],
            (Warning{"unit_ambiguous",
                     "2 units fit: 18667@2025-07-01 xã Thạch Xuân, tỉnh Hà Tĩnh; 18658@0 xã Thạch "
                     "Xuân, huyện Thạch Hà, tỉnh Hà Tĩnh",
                     7}));
}

TEST(UnitOfReport, IsLeftOpenWithoutAGazetteer) {
  const Report report = report_of({"xã Thạch Điền", "huyện Thạch Hà", "", {2018, 5, 4}});
  EXPECT_EQ(with_unit(report, Gazetteer()), report);
}

}  // namespace
}  // namespace tracuu::corpus::gazetteer
