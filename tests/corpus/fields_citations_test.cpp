#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

struct Case {
  std::string text;
  std::string line;  ///< canonical and date of each, in order
};

class Citations : public testing::TestWithParam<Case> {};

TEST_P(Citations, AreFound) {
  EXPECT_EQ(citations_line(read_fields("Nội dung: " + GetParam().text)), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Numbered, Citations,
    testing::Values(
        Case{"Nghị quyết 25-NQ/TW, ngày 03/6/2013 của Trung ương", "25-NQ/TW 2013-06-03"},
        Case{"Nghị quyết số 25-NQ/TW (ngày 03 tháng 6 năm 2013)", "25-NQ/TW 2013-06-03"},
        Case{"NQ 25 – NQ/TƯ", "25-NQ/TW"}, Case{"nghị quyết 25 -NQ/T.Ư", "25-NQ/TW"},
        Case{"Nghị quyết số 25 NQ/TW", "25-NQ/TW"}, Case{"Nghị quyết số 25/NQ-TW", "25-NQ/TW"},
        Case{"nghị quyết số 25-nq/tw", "25-NQ/TW"},
        Case{"Chỉ thị số 05-CT/TW ngày\n15/5/2016", "05-CT/TW 2016-05-15"},
        Case{"Chỉ thị 5-CT/TW", "05-CT/TW"},
        Case{"Quyết định số 1980/QĐ-TTg ngày 17/10/2016 của Thủ tướng", "1980/QĐ-TTg 2016-10-17"},
        Case{"QĐ số 1980/QĐ-TTG", "1980/QĐ-TTg"},
        Case{"Nghị định số 07/2021/NĐ-CP", "07/2021/NĐ-CP"},
        Case{"Thông tư 40/2014/ TT - BNNPTNT", "40/2014/TT-BNNPTNT"},
        Case{"Luật số 10/2022/QH15", "10/2022/QH15"},
        Case{"Luật Đất đai số 45/2013/QH13", "45/2013/QH13"},
        Case{"Nghị quyết số 653/2019/UBTVQH14", "653/2019/UBTVQH14"},
        Case{"Nghị quyết 1665/NQ-UBTVQH15", "1665/NQ-UBTVQH15"},
        Case{"694/NQUBTVQH14", "694/NQ-UBTVQH14"},
        Case{"Pháp lệnh số 34/2007/PL-UBTVQH11", "34/2007/PL-UBTVQH11"},
        Case{"Kế hoạch số 12/KH-UBND ngày 5/1/2018", "12/KH-UBND 2018-01-05"},
        Case{"Công văn số 112/UBND-VP", "112/UBND-VP"}, Case{"Công văn số 15-CV/HU", "15-CV/HU"},
        Case{"Nghị quyết số 06-NQ/HU và Kế hoạch số 7-KH/ĐU", "06-NQ/HU; 07-KH/ĐU"},
        Case{"Công điện số 1372/CĐ-TTg", "1372/CĐ-TTg"},
        Case{"Hướng dẫn số 31-HD/BDVHU", "31-HD/BDVHU"},
        Case{"Quy định số 217-QĐ/TW và 218-QĐ/TW", "217-QĐ/TW; 218-QĐ/TW"},
        Case{"Kết luận số 01-KL/TW ngày 18/5/2021", "01-KL/TW 2021-05-18"},
        Case{"Nghị quyết số 16/NQ-HĐND của HĐND xã", "16/NQ-HĐND"},
        Case{"Công văn số 112/PDT ngày 27/02/2024", "112/PDT 2024-02-27"},
        Case{"Văn bản số 2231/SNV-CCHC", "2231/SNV-CCHC"},
        Case{"Quyết định 217, 218-QĐ/TW", "217-QĐ/TW; 218-QĐ/TW"},
        Case{"Nghị quyết số 18 và số 19-NQ/TW", "18-NQ/TW; 19-NQ/TW"},
        Case{"Chỉ thị 15, 16/CT-TTg", "15/CT-TTg; 16/CT-TTg"}));

INSTANTIATE_TEST_SUITE_P(
    Loose, Citations,
    testing::Values(
        Case{"theo NQ25 của Đảng", "25-NQ"}, Case{"Nghị quyết 25 về dân vận", "25-NQ"},
        Case{"Nghị Quyết số 25 TW về công tác", "25-NQ/TW"}, Case{"Nghị quyết 25TW", "25-NQ/TW"},
        Case{"Nghị quyết số 25/TW", "25-NQ/TW"}, Case{"Chỉ thị 05 của Bộ Chính trị", "05-CT/TW"},
        Case{"Chỉ thị 16 ngày 31/3/2020 của Thủ tướng Chính phủ", "16/CT-TTg 2020-03-31"},
        Case{"chỉ thị 05", "05-CT"}, Case{"Nghị định 100 của Chính phủ", "100/NĐ-CP"},
        Case{"Nghị quyết 68", "68-NQ"}, Case{"QĐ 1980 về tiêu chí", "1980/QĐ"},
        Case{"NQTW4 (khóa XII)", "04-NQ/TW"}, Case{"NQTW 4 khóa XI", "12-NQ/TW"},
        Case{"nghị quyết trung ương 4 ( khoa XII) về xây dựng Đảng", "04-NQ/TW"},
        Case{"Nghị quyết TW4 khóa XII", "04-NQ/TW"}, Case{"nghị quyết trung ương 4", "NQ/TW4"},
        Case{"Nghị quyết Hội nghị Trung ương 7 khóa XII", "NQ/TW7 khóa XII"},
        Case{"Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII", "04-NQ/TW"},
        Case{"pháp lệnh 34 của Ủy ban Thường vụ Quốc hội", "34/2007/PL-UBTVQH11"},
        Case{"Pháp lệnh số 34", "34/2007/PL-UBTVQH11"}, Case{"nghị quyết 30a", "30a/2008/NQ-CP"},
        Case{"luật đất đai 2013", "Luật Đất đai 2013"},
        Case{"Luật Tiếp công dân năm 2013", "Luật Tiếp công dân 2013"},
        Case{"Bộ luật Hình sự năm 2015", "Bộ luật Hình sự 2015"},
        Case{"Nghị quyết số 12 của Huyện ủy", "12-NQ/HU"},
        Case{"Kế hoạch số 12 của UBND huyện", "12/KH-UBND"}));

INSTANTIATE_TEST_SUITE_P(
    None, Citations,
    testing::Values(Case{"đạt 20/22 chỉ tiêu, 11/19 tiêu chí", ""}, Case{"ngày 30/4 và 01/5", ""},
                    Case{"ban hành 12 nghị quyết, 5 chỉ thị", ""},
                    Case{"quyết định 3 trường hợp, chỉ thị 2 lần", ""},
                    Case{"kỷ luật 2013 và pháp luật năm 2018", ""}, Case{"chương trình 135", ""},
                    Case{"CT 135, đạt 98% KH 2020", ""}, Case{"nghị quyết năm 2018", ""},
                    Case{"nghị quyết 5 năm 2016-2020", ""},
                    Case{"nghị quyết trung ương năm 2018", ""},
                    Case{"Quyết định 12,5 triệu đồng", ""}, Case{"diện tích 25 - 30 ha/hộ", ""},
                    Case{"xử lý theo luật định năm 2018", ""}, Case{"tỷ lệ 5/BC", ""},
                    Case{"văn bản, 12 công văn", ""}));

INSTANTIATE_TEST_SUITE_P(
    Together, Citations,
    testing::Values(
        Case{"Nghị quyết 25 được triển khai. Nghị quyết 25-NQ/TW ngày 03/6/2013 ... NQ25",
             "25-NQ/TW 2013-06-03"},
        Case{"25-NQ/TW ngày 25/7/2008 về thanh niên và 25-NQ/TW ngày 03/6/2013 về dân vận",
             "25-NQ/TW 2008-07-25; 25-NQ/TW 2013-06-03"},
        Case{"05-CT/TW ngày 05/5/2016; 05-CT/TW ngày 15/5/2016", "05-CT/TW 2016-05-05"}));

INSTANTIATE_TEST_SUITE_P(
    RepeatedNumbers, Citations,
    testing::Values(Case{"Nghị quyết số 25-NQ/TW về công tác dân vận", "25-NQ/TW 2013-06-03"},
                    Case{"Nghị quyết số 25-NQ/TW (khóa X) của Trung ương", "25-NQ/TW 2008-07-25"},
                    Case{"Nghị quyết số 25-NQ/TW của Trung ương", "25-NQ/TW"},
                    Case{"Nghị quyết số 25-NQ/TW khóa XIII về dân vận", "25-NQ/TW"},
                    Case{"Nghị quyết 26-NQ/TW về nông nghiệp, nông dân, nông thôn",
                         "26-NQ/TW 2008-08-05"},
                    Case{"18-NQ/TW về đất đai; 18-NQ/TW về tinh gọn bộ máy",
                         "18-NQ/TW 2022-06-16; 18-NQ/TW 2017-10-25"},
                    Case{"19-NQ/TW ngày 25/10/2017 về đất đai", "19-NQ/TW 2017-10-25"}));

TEST(Citations, LeaveOutTheReportsOwnNumber) {
  const auto fields = read_fields(
      "UBND XÃ CẨM HÀ\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nCông tác\nTiếp "
      "theo Báo cáo số 12/BC-UBND và Báo cáo số 11/BC-UBND\nTệp đính kèm: 12-BC-UBND.pdf");
  EXPECT_EQ(citations_line(fields), "11/BC-UBND");
}

TEST(Citations, KeepTheirFirstPlace) {
  const std::string text = "Nghị quyết 25 và Nghị quyết 25-NQ/TW";
  const auto fields = read_fields(text);
  ASSERT_EQ(fields.citations.size(), 1U);
  EXPECT_EQ(fields.citations[0].evidence.offset, 0U);
  EXPECT_EQ(fields.citations[0].evidence.text, "Nghị quyết 25");
  EXPECT_EQ(fields.citations[0].type, "NQ");
  EXPECT_EQ(fields.citations[0].body, "TW");
}

}  // namespace
}  // namespace tracuu::corpus
