// `tracuu-indexer inspect` as an admin uses it.
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/program.hpp"
#include "tests/root.hpp"

namespace tracuu::tests {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// type | number | issuer | commune, district, province | place, date | title
std::string header_line(const json& report) {
  const auto value = [&](const char* field, const char* part) -> std::string {
    const json& found = report.at(field);
    if (found.is_null()) return "-";
    return part == nullptr ? found.at("value") : found.at("value").at(part);
  };
  const auto unit = [&](const char* field) -> std::string {
    if (report.at(field).is_null()) return "-";
    const std::string type = value(field, "type");
    return (type.empty() ? "" : type + ' ') + value(field, "name");
  };
  std::string issuer = value("issuer", "name");
  if (issuer != "-") {
    const json& parent = report.at("issuer").at("value").at("parent");
    if (!parent.is_null()) issuer += " < " + std::string(parent);
    issuer += " [" + value("issuer", "world") + "]";
  }
  return value("doc_type", "code") + " | " + value("number", "canonical") + " | " + issuer + " | " +
         unit("commune") + ", " + unit("district") + ", " + unit("province") + " | " +
         value("place", nullptr) + ", " + value("issued_on", "date") + " | " +
         value("title", nullptr);
}

TEST(Inspect, ReadsHeadsWrittenByHand) {
  const Scratch scratch;
  std::map<std::string, std::string> expected;
  std::ifstream file(root() / "tests/corpus/headers/by_hand.txt");
  std::string path, text;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    if (line.starts_with("== ")) {
      path = line.substr(3) + ".txt";
      text.clear();
    } else if (line.starts_with("=> ")) {
      expected[path] = line.substr(3);
      write_file(
          scratch / "heads" / path,
          text +
              "\nThực hiện chương trình công tác năm, địa phương báo cáo kết quả như sau:\n\n"
              "I. KẾT QUẢ\n1. Công tác tuyên truyền được quan tâm.\n");
    } else {
      text += line + '\n';
    }
  }
  ASSERT_GE(expected.size(), 30U);
  const auto outcome =
      run_indexer({"inspect", "--lines", "--gazetteer", "none", scratch / "heads"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  std::istringstream lines(outcome.out);
  std::size_t read = 0;
  for (std::string line; std::getline(lines, line); ++read) {
    const json report = json::parse(line);
    EXPECT_EQ(header_line(report), expected.at(report.at("source").at("path")));
  }
  EXPECT_EQ(read, expected.size());
}

const std::string report_with_list =
    "UBND XÃ CẨM HÀ\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCẩm Hà, ngày 04 tháng 5 "
    "năm "
    "2018\nBÁO CÁO\nĐời sống diêm dân\n\nDanh sách:\nLê Văn A, CCCD 042085001234, ĐT "
    "0912345678\nLê "
    "Văn B, CCCD 042085001235, ĐT 0912345679\nLê Văn C, CCCD 042085001236\n";

TEST(Inspect, ShowsATableForPeople) {
  const Scratch scratch;
  write_file(scratch / "bc.txt", report_with_list);
  const auto outcome =
      run_indexer({"inspect", "--format", "table", "--gazetteer", "none", scratch / "bc.txt"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out,
              HasSubstr("\n  issued_on     2018-05-04              ngày 04 tháng 5 năm 2018 @ "));
  EXPECT_THAT(outcome.out, HasSubstr("\n  number        12/BC-UBND              12/BC-UBND @ "));
  EXPECT_THAT(outcome.out, HasSubstr("\n  district      -\n"));
  EXPECT_THAT(outcome.out, HasSubstr("\n  ! personal_list: identity cards: 3, phones: 2 @ "));
  EXPECT_THAT(outcome.out, Not(HasSubstr("Danh sách"))) << "the text is left out";
}

TEST(Inspect, TakesTopicsFromAFile) {
  const Scratch scratch;
  write_file(scratch / "bc.txt", report_with_list);
  write_file(scratch / "topics.txt", "nghe-muoi | Nghề muối | diêm dân =2\n");
  write_file(scratch / "broken.txt", "# ours\nNghề muối | diêm dân\n");
  const auto outcome =
      run_indexer({"inspect", "--topics", scratch / "topics.txt", scratch / "bc.txt"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(json::parse(outcome.out).at("topics").at(0).at("name"), "Nghề muối");
  const auto broken =
      run_indexer({"inspect", "--topics", scratch / "broken.txt", scratch / "bc.txt"});
  EXPECT_EQ(broken.exit_code, 2);
  EXPECT_THAT(broken.err, HasSubstr("broken.txt: line 2: no slug: 'Nghề muối'"));
}

TEST(Inspect, TakesFieldsFromASheet) {
  const Scratch scratch;
  write_file(scratch / "bc.txt", report_with_list);
  write_file(scratch / "sheet.csv", "path;number;commune\nbc.txt;12-BC/ĐU;xã Thạch Điền\n");
  write_file(scratch / "broken.csv", "number\n12-BC/ĐU\n");
  const auto outcome =
      run_indexer({"inspect", "--metadata", scratch / "sheet.csv", scratch / "bc.txt"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const json report = json::parse(outcome.out);
  EXPECT_EQ(report.at("number").at("value").at("canonical"), "12-BC/ĐU");
  EXPECT_EQ(report.at("number").at("evidence").at("origin"), "given");
  EXPECT_EQ(report.at("commune").at("value").at("name"), "Thạch Điền");
  const auto broken =
      run_indexer({"inspect", "--metadata", scratch / "broken.csv", scratch / "bc.txt"});
  EXPECT_EQ(broken.exit_code, 2);
  EXPECT_THAT(broken.err, HasSubstr("broken.csv: "));
}

}  // namespace
}  // namespace tracuu::tests
