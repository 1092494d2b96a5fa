#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/program.hpp"

// Communes through time, as an admin meets them: built in, switched off, with rows of one's own.

namespace tracuu::tests {
namespace {

using testing::HasSubstr;

/// A report of a commune that no list has, in 2012.
void write_report(const std::filesystem::path& file) {
  write_file(file,
             "ỦY BAN NHÂN DÂN\nXÃ THẠCH MỚI\nSố: 12/BC-UBND\n"
             "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
             "Thạch Mới, ngày 04 tháng 5 năm 2012\nBÁO CÁO\nKết quả công tác năm 2012\n");
}

constexpr const char* head =
    "day,decree,relation,old_code,old_unit,new_code,new_unit,old_district,old_province\n";

TEST(OwnRows, MakeUnitsKnown) {
  const Scratch scratch;
  write_report(scratch / "a.txt");
  write_file(scratch / "rows.csv",
             std::string(head) +
                 "2015-01-01,12/NQ-CP,whole,99901,xã Thạch Mới,18658,xã Thạch "
                 "Xuân,huyện Thạch Hà,tỉnh Hà Tĩnh\n");
  const auto without = run_indexer({"inspect", scratch / "a.txt"});
  EXPECT_EQ(nlohmann::json::parse(without.out).at("unit"), nullptr);
  EXPECT_THAT(without.out, HasSubstr("unit_unknown"));

  const auto with =
      run_indexer({"inspect", "--gazetteer", scratch / "rows.csv", scratch / "a.txt"});
  ASSERT_EQ(with.exit_code, 0) << with.err;
  const auto report = nlohmann::json::parse(with.out);
  EXPECT_EQ(report.at("unit").at("value").at("id"), "99901@0");
  EXPECT_EQ(report.at("lineage").at("after").at(0).at("decree"), "12/NQ-CP");
  EXPECT_EQ(report.at("district").at("value").at("name"), "Thạch Hà");
}

TEST(OwnRows, ThatCannotBeUsedEndTheRunWithTheirLine) {
  const Scratch scratch;
  write_report(scratch / "a.txt");
  write_file(scratch / "rows.csv", std::string(head) + "1/1/2015,,,1,xã A,2,xã B\n");
  const auto outcome = run_indexer({"build", "--archive", scratch / "archive", "--source",
                                    scratch / "a.txt", "--gazetteer", scratch / "rows.csv"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("rows.csv: line 2: no day: \"1/1/2015\""));
  EXPECT_EQ(
      run_indexer({"inspect", "--gazetteer", scratch / "none.csv", scratch / "a.txt"}).exit_code,
      2);
}

TEST(NoGazetteer, LeavesUnitsOpenAndSaysSo) {
  const Scratch scratch;
  write_report(scratch / "a.txt");
  const auto outcome = run_indexer({"build", "--archive", scratch / "archive", "--source",
                                    scratch / "a.txt", "--gazetteer", "none"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("no gazetteer"));
  EXPECT_EQ(read_file(scratch / "archive/generations/000001/units.json"), "{\"units\":[]}\n");
}

}  // namespace
}  // namespace tracuu::tests
