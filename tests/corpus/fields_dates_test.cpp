#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/dates.hpp"
#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

struct Case {
  std::string text;
  std::string line;
};

class DateText : public testing::TestWithParam<Case> {};

TEST_P(DateText, IsRead) {
  const auto view = fields::view_of(GetParam().text);
  const auto date = fields::date_at(view, 0);
  EXPECT_EQ(date ? line_of(date->date) : "-", GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, DateText,
    testing::Values(
        Case{"ngày 04 tháng 5 năm 2018", "2018-05-04"},
        Case{"ngày 04 \u00a0tháng 5 năm 2018", "2018-05-04"},
        Case{"ngày  24  tháng 6\nnăm 2022", "2022-06-24"},
        Case{"ngày 15 tháng\n\n12 năm 2015", "2015-12-15"},
        Case{"Ngày 4 Tháng 5 Năm 2018", "2018-05-04"},
        Case{"NGÀY 4 THÁNG 5 NĂM 2018", "2018-05-04"},
        Case{"ngay 04 thang 5 nam 2018", "2018-05-04"}, Case{"ngày04tháng5năm2018", "2018-05-04"},
        Case{"ngày 04, tháng 5, năm 2018", "2018-05-04"}, Case{"ngày  tháng 5 năm 2018", "2018-05"},
        Case{"ngày … tháng … năm 2018", "2018"}, Case{"ngày .... tháng 5 năm 2018", "2018-05"},
        Case{"ngày ..... tháng ..... năm 20....", "-"}, Case{"ngày    tháng    năm", "-"},
        Case{"ngày O4 tháng l2 năm 2O18", "2018-12-04"},
        Case{"ngảy 04 thàng 5 năm 2018", "2018-05-04"},
        Case{"ngày 04 tháng 5 nărn 2018", "2018-05-04"},
        Case{"ngày 0 4 tháng 5 năm 20 18", "2018-05-04"},
        Case{"ngày 04- tháng 5- năm 2018", "2018-05-04"},
        Case{"ngày 04 tháng 5 nm 2018", "2018-05-04"}, Case{"ngày 04 tháng 05 2018", "2018-05-04"},
        Case{"ngày 04 tháng 05, 2018 hộ", "-"}, Case{"ngày 31 tháng 4 năm 2018", "2018-04"},
        Case{"ngày 29 tháng 02 năm 2016", "2016-02-29"},
        Case{"ngày 29 tháng 02 năm 2017", "2017-02"}, Case{"ngày 04 tháng 15 năm 2018", "2018"},
        Case{"ngày 04 tháng 5 năm 218", "-"}, Case{"ngày 04 tháng 5 năm 3018", "-"},
        Case{"ngày 04/5/2018", "2018-05-04"}, Case{"ngày 04/5 năm 2018", "2018-05-04"},
        Case{"ngày 04 tháng 5/2018", "2018-05-04"}, Case{"ngày   /5/2018", "2018-05"},
        Case{"04/5/2018", "2018-05-04"}, Case{"4-5-2018", "2018-05-04"},
        Case{"03.6.2013", "2013-06-03"}, Case{"03 / 6 / 2013", "2013-06-03"},
        Case{"4/5/18", "2018-05-04"}, Case{"4/5/98", "1998-05-04"}, Case{"32/5/2018", "-"},
        Case{"04/13/2018", "-"}, Case{"04/5", "-"}, Case{"04/5-2018", "-"}, Case{"1.585", "-"},
        Case{"20/22 chỉ tiêu", "-"}, Case{"ngày hội đại đoàn kết", "-"}));

class IssueDate : public testing::TestWithParam<Case> {};

TEST_P(IssueDate, IsTheOneOfPlaceAndDate) {
  const auto fields = read_fields(
      "UBND XÃ CẨM HÀ\nSố: 1/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" + GetParam().text);
  EXPECT_EQ(line_of(fields.issued_on), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, IssueDate,
    testing::Values(
        Case{"Cẩm Hà, ngày 04 tháng 5 năm 2018\nBÁO CÁO\nTừ ngày 01/01/2018 đến ngày 30/4/2018",
             "2018-05-04"},
        Case{"Cẩm Hà ngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông tác", "2018-05-04"},
        Case{"Cẩm Hà,\nngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông tác", "2018-05-04"},
        Case{"xã Cẩm Hà, ngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông tác", "2018-05-04"},
        Case{"TP. Hà Tĩnh, ngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông tác", "2018-05-04"},
        Case{"Văn Miếu - Quốc Tử Giám, ngày 04 tháng 8 năm 2025\nBÁO CÁO\nCông tác", "2025-08-04"},
        Case{"Cẩm Hà, 04/5/2018\nBÁO CÁO\nCông tác", "2018-05-04"},
        Case{"Cẩm Hà, tháng 5 năm 2018\nBÁO CÁO\nCông tác", "2018-05"},
        Case{"Cẩm Hà, tháng 5/2018\nBÁO CÁO\nCông tác", "2018-05"},
        Case{"BÁO CÁO\nCông tác của xã Cẩm Hà, tháng 5 năm 2018\nCông tác", "-"},
        Case{"ngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông tác", "2018-05-04"},
        Case{"Thứ Tư, 08/04/2015, 08:11 [GMT+7]\nBÁO CÁO\nCông tác", "-"},
        Case{"Thứ hai - 20/06/2022 20:164560\nBÁO CÁO\nCông tác", "-"},
        Case{"Đăng lúc: 10:39:22 02/07/2024 (GMT+7)\nBÁO CÁO\nCông tác", "-"},
        Case{"Ngày 06/11/2018 13:46\nBÁO CÁO\nCông tác", "-"},
        Case{"Thời gian ký: 24.06.2022 15:30:12 +07:00\nBÁO CÁO\nCông tác", "-"},
        Case{"(Kèm theo Quyết định số 5/QĐ-UBND ngày 04 tháng 5 năm 2018 của UBND huyện)\nBÁO "
             "CÁO\nCông tác",
             "-"},
        Case{"BÁO CÁO\nTình hình dịch bệnh ngày 12 tháng 7 năm 2021\nCông tác", "-"},
        Case{"BÁO CÁO\nCông tác\nThực hiện Công văn số 12/UBND-VP,\nngày 12 tháng 7 năm 2021 của "
             "UBND huyện",
             "-"},
        Case{"BÁO CÁO\nCông tác\nThực hiện Kế hoạch số 12/KH-UBND\nngày 12 tháng 7 năm 2021, UBND "
             "xã "
             "báo cáo",
             "-"},
        Case{"BÁO CÁO\nCông tác\nCẩm Hà, ngày 12 tháng 7 năm 2021, UBND xã họp", "-"},
        Case{"BÁO CÁO\nCông tác\nCẩm Hà, ngày 04 tháng 5 năm 2018\nI. Kết quả", "2018-05-04"},
        Case{"Ngày ban hành: 24/06/2022\nBÁO CÁO\nCông tác", "2022-06-24"}));

class PeriodOfTitle : public testing::TestWithParam<Case> {};

TEST_P(PeriodOfTitle, IsRead) {
  const auto fields =
      read_fields("UBND XÃ CẨM HÀ\nSố: 1/BC-UBND\nCẩm Hà, ngày 20 tháng 12 năm 2018\nBÁO CÁO\n" +
                  GetParam().text + "\n\nI. KẾT QUẢ");
  EXPECT_EQ(line_of(fields.period), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PeriodOfTitle,
    testing::Values(
        Case{"Tình hình 6 tháng đầu năm 2021", "2021-01-01..2021-06-30"},
        Case{"Tình hình sáu tháng cuối năm 2021", "2021-07-01..2021-12-31"},
        Case{"Tình hình 9 tháng năm 2020", "2020-01-01..2020-09-30"},
        Case{"Tình hình 10 tháng đầu năm 2017; nhiệm vụ 2 tháng cuối năm 2017",
             "2017-01-01..2017-10-31"},
        Case{"Tình hình 9 tháng đầu năm", "2018-01-01..2018-09-30"},
        Case{"Kết quả theo dõi nhiệm vụ được giao năm 2018", "2018-01-01..2018-12-31"},
        Case{"Công tác quý I/2018", "2018-01-01..2018-03-31"},
        Case{"Công tác quý 3 năm 2018", "2018-07-01..2018-09-30"},
        Case{"Công tác Quí IV", "2018-10-01..2018-12-31"},
        Case{"Công tác Qúy II - 2018", "2018-04-01..2018-06-30"},
        Case{"Công tác tháng 5/2018", "2018-05-01..2018-05-31"},
        Case{"Công tác tháng 02 năm 2016", "2016-02-01..2016-02-29"},
        Case{"Công tác T5/2018", "2018-05-01..2018-05-31"},
        Case{"Công tác tháng 11, nhiệm vụ tháng 12 năm 2018", "2018-11-01..2018-11-30"},
        Case{"Kết quả sản xuất vụ xuân 2018", "2018-01-01..2018-12-31"},
        Case{"Kết quả sản xuất vụ Đông Xuân 2017-2018", "2017-01-01..2018-12-31"},
        Case{"Kết quả công tác năm 2018, phương hướng, nhiệm vụ năm 2019",
             "2018-01-01..2018-12-31"},
        Case{"Tình hình thực hiện nhiệm vụ năm 2018, nhiệm vụ năm 2019", "2018-01-01..2018-12-31"},
        Case{"Tổng kết năm học 2017 - 2018", "2017-09-01..2018-08-31"},
        Case{"Giảm nghèo giai đoạn 2016-2020", "2016-01-01..2020-12-31"},
        Case{"Kiểm điểm nhiệm kỳ 2015 – 2020", "2015-01-01..2020-12-31"},
        Case{"Kết quả 5 năm (2013 - 2018)", "2013-01-01..2018-12-31"},
        Case{"Công tác từ năm 2013 đến năm 2018", "2013-01-01..2018-12-31"},
        Case{"Công tác từ năm 2013 đến nay", "2013-01-01..2018-12-20"},
        Case{"Công tác năm 2018 (Từ ngày 15/12/2017 đến ngày 14/12/2018)",
             "2017-12-15..2018-12-14"},
        Case{"Công tác tháng 5 (từ ngày 01/5 đến ngày 12/5/2018)", "2018-05-01..2018-05-12"},
        Case{"Công tác dân vận (từ 15/12 đến hết ngày 14/6/2018)", "2017-12-15..2018-06-14"},
        Case{"Chuẩn bị năm học mới 2018 - 2019", "2018-09-01..2019-08-31"},
        Case{"Kiểm tra, kỷ luật đảng tháng 01/2018", "2018-01-01..2018-01-31"},
        Case{"Sơ kết 5 năm thực hiện Nghị quyết 25-NQ/TW, ngày 03/6/2013 của Trung ương",
             "2013-06-03..2018-12"},
        Case{"Kết quả thực hiện Luật Đất đai năm 2013", "-"},
        Case{"Kết quả thực hiện Nghị quyết số 04-NQ/TW ngày 30 tháng 10 năm 2016", "-"},
        Case{"Phương hướng, nhiệm vụ năm 2019", "-"}, Case{"Công tác tiếp dân", "-"}));

}  // namespace
}  // namespace tracuu::corpus
