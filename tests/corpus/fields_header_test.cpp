#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::string line;
};

class Header : public testing::TestWithParam<Case> {};

TEST_P(Header, IsRead) {
  EXPECT_EQ(header_line(read_fields(GetParam().text)), GetParam().line);
}

const std::string body =
    "\n\nThực hiện Kế hoạch công tác năm, địa phương báo cáo kết quả như sau:\n\nI. KẾT QUẢ\n\n1. "
    "Công tác tuyên truyền được quan tâm.\n";

INSTANTIATE_TEST_SUITE_P(
    State, Header,
    testing::Values(
        Case{"in_small_letters",
             "Ủy ban nhân dân xã Cẩm Hà\nSố: 22/BC-UBND\nCộng hòa xã hội chủ nghĩa Việt Nam\nĐộc "
             "lập "
             "- Tự do - Hạnh phúc\nCẩm Hà, ngày 12 tháng 12 năm 2015\nBáo cáo\nCông tác lễ hội năm "
             "2015" +
                 body,
             "BC | 22/BC-UBND | Ủy ban nhân dân xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, "
             "2015-12-12 | Công tác lễ hội năm 2015"},
        Case{"stamp_of_signing_within_the_title",
             "ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 75/BC-UBND\nCẩm Hà, ngày 31 tháng 3 năm 2023\nBÁO "
             "CÁO\nCông tác phòng, chống tham nhũng quý I năm 2023\nKý bởi: Ủy ban nhân dân xã Cẩm "
             "Hà\nThời gian ký: 03.04.2023 08:15:22 +07:00" +
                 body,
             "BC | 75/BC-UBND | Ủy ban nhân dân xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, "
             "2023-03-31 | Công tác phòng, chống tham nhũng quý I năm 2023"},
        Case{"in_two_columns_one_after_the_other",
             "ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\n\nSố: 218 /BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
             "NAM\nĐộc lập - Tự do - Hạnh phúc\n\nCẩm Hà, ngày  24 tháng 6  năm 2022\n\nBÁO "
             "CÁO\nKết quả thực hiện cải cách hành chính 6 tháng đầu năm 2022" +
                 body,
             "BC | 218/BC-UBND | Ủy ban nhân dân xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, "
             "2022-06-24 | Kết quả thực hiện cải cách hành chính 6 tháng đầu năm 2022"},
        Case{
            "row_by_row",
            "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ ĐẠI AN\nĐộc lập - Tự do - "
            "Hạnh phúc\nSố: 07/BC-UBND\nĐại An, ngày 15 tháng 01 năm 2019\nBÁO CÁO\nTình hình thu, "
            "chi ngân sách năm 2018" +
                body,
            "BC | 07/BC-UBND | Ủy ban nhân dân xã Đại An [state] | xã Đại An, -, - | Đại An, "
            "2019-01-15 | Tình hình thu, chi ngân sách năm 2018"},
        Case{
            "rows_merged",
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHỊ TRẤN PHỐ CHÂU Độc lập - Tự do "
            "- Hạnh phúc\n-------- ---------------\nSố: 145/BC-UBND Phố Châu, ngày 10 tháng 12 năm "
            "2014\n\nBÁO CÁO\nCông tác phòng, chống lụt bão năm 2014" +
                body,
            "BC | 145/BC-UBND | Ủy ban nhân dân thị trấn Phố Châu [state] | thị trấn Phố Châu, -, "
            "- "
            "| Phố Châu, 2014-12-10 | Công tác phòng, chống lụt bão năm 2014"},
        Case{"all_on_one_line",
             "ỦY BAN NHÂN DÂN XÃ TÂN THÀNH Số: 33/BC-UBND CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc "
             "lập "
             "- Tự do - Hạnh phúc Tân Thành, ngày 05 tháng 7 năm 2021 BÁO CÁO Kết quả công tác "
             "phòng "
             "chống dịch Covid-19\nThực hiện chỉ đạo của cấp trên.",
             "BC | 33/BC-UBND | Ủy ban nhân dân xã Tân Thành [state] | xã Tân Thành, -, - | Tân "
             "Thành, 2021-07-05 | Kết quả công tác phòng chống dịch Covid-19"},
        Case{
            "whole_report_on_one_line",
            "ỦY BAN NHÂN DÂN XÃ TÂN THÀNH Số: 33/BC-UBND CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc "
            "lập "
            "- Tự do - Hạnh phúc Tân Thành, ngày 05 tháng 7 năm 2021 BÁO CÁO Kết quả công tác "
            "phòng "
            "chống dịch Thực hiện Công văn số 12/UBND-VP ngày 02/7/2021 của UBND huyện, xã đã "
            "triển "
            "khai nhiều biện pháp và đạt được kết quả như sau: I. KẾT QUẢ Toàn xã có nhiều hộ được "
            "tuyên truyền, vận động; các tổ tự quản hoạt động đều, không để xảy ra vụ việc phức "
            "tạp "
            "trên địa bàn trong thời gian qua, nhân dân yên tâm lao động sản xuất.",
            "BC | 33/BC-UBND | Ủy ban nhân dân xã Tân Thành [state] | xã Tân Thành, -, - | Tân "
            "Thành, 2021-07-05 | Kết quả công tác phòng chống dịch"},
        Case{"with_district_above_2005",
             "UBND HUYỆN KỲ ANH\nUBND XÃ KỲ THƯỢNG\n-----\nSố 12/BC.UB\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA "
             "VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n*****\nKỳ Thượng, ngày 20 tháng 12 năm "
             "2005\nBÁO CÁO\nTổng kết phong trào làm đường giao thông nông thôn" +
                 body,
             "BC | 12/BC-UB | UBND xã Kỳ Thượng < UBND huyện Kỳ Anh [state] | xã Kỳ Thượng, huyện "
             "Kỳ "
             "Anh, - | Kỳ Thượng, 2005-12-20 | Tổng kết phong trào làm đường giao thông nông thôn"},
        Case{
            "district_as_address_below",
            "ỦY BAN NHÂN DÂN XÃ PHÚ LƯƠNG\nHUYỆN PHÚ VANG\nSố: 09/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ "
            "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nPhú Lương, ngày 02 tháng 3 năm 2017\nBÁO "
            "CÁO\nCông tác tuyển quân năm 2017" +
                body,
            "BC | 09/BC-UBND | Ủy ban nhân dân xã Phú Lương [state] | xã Phú Lương, huyện Phú "
            "Vang, "
            "- | Phú Lương, 2017-03-02 | Công tác tuyển quân năm 2017"},
        Case{"numbered_ward",
             "ỦY BAN NHÂN DÂN\nPHƯỜNG 01\nSố: 55/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc "
             "lập - Tự do - Hạnh phúc\nPhường 1, ngày 11 tháng 5 năm 2016\nBÁO CÁO\nCông tác hòa "
             "giải ở cơ sở" +
                 body,
             "BC | 55/BC-UBND | Ủy ban nhân dân phường 1 [state] | phường 1, -, - | Phường 1, "
             "2016-05-11 | Công tác hòa giải ở cơ sở"},
        Case{
            "ward_of_a_quarter",
            "ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH\nỦY BAN NHÂN DÂN PHƯỜNG ĐIỆN BIÊN\nSố: 61/BC-UBND\nCỘNG "
            "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐiện Biên, ngày 30 tháng "
            "9 "
            "năm 2019\nBÁO CÁO\nKết quả quản lý trật tự xây dựng quý III/2019" +
                body,
            "BC | 61/BC-UBND | Ủy ban nhân dân phường Điện Biên < Ủy ban nhân dân quận Ba Đình "
            "[state] | phường Điện Biên, quận Ba Đình, - | Điện Biên, 2019-09-30 | Kết quả quản lý "
            "trật tự xây dựng quý III/2019"},
        Case{
            "highland_name",
            "UBND HUYỆN EA H'LEO\nUBND XÃ EA H'LEO\nSố: 88/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
            "NAM\nĐộc lập - Tự do - Hạnh phúc\nEa H'leo, ngày 18 tháng 11 năm 2020\nBÁO CÁO\nKết "
            "quả "
            "giảm nghèo năm 2020" +
                body,
            "BC | 88/BC-UBND | UBND xã Ea H'leo < UBND huyện Ea H'leo [state] | xã Ea H'leo, huyện "
            "Ea H'leo, - | Ea H'leo, 2020-11-18 | Kết quả giảm nghèo năm 2020"},
        Case{"people_s_council",
             "HỘI ĐỒNG NHÂN DÂN\nXÃ HỘI SƠN\nSố: 05/BC-HĐND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
             "NAM\nĐộc lập - Tự do - Hạnh phúc\nHội Sơn, ngày 20 tháng 6 năm 2018\nBÁO CÁO\nTổng "
             "hợp "
             "ý kiến, kiến nghị của cử tri trước kỳ họp thứ 7\nHĐND xã khóa XIX, nhiệm kỳ 2016 - "
             "2021" +
                 body,
             "BC | 05/BC-HĐND | Hội đồng nhân dân xã Hội Sơn [state] | xã Hội Sơn, -, - | Hội Sơn, "
             "2018-06-20 | Tổng hợp ý kiến, kiến nghị của cử tri trước kỳ họp thứ 7 HĐND xã khóa "
             "XIX, "
             "nhiệm kỳ 2016 - 2021"},
        Case{"police",
             "CÔNG AN HUYỆN CẨM XUYÊN\nCÔNG AN XÃ CẨM HÀ\nSố: 45/BC-CAX\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA "
             "VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCẩm Hà, ngày 14 tháng 12 năm 2021\nBÁO "
             "CÁO\nTình "
             "hình, kết quả công tác bảo đảm an ninh trật tự năm 2021" +
                 body,
             "BC | 45/BC-CAX | Công an xã Cẩm Hà < Công an huyện Cẩm Xuyên [state] | xã Cẩm Hà, "
             "huyện "
             "Cẩm Xuyên, - | Cẩm Hà, 2021-12-14 | Tình hình, kết quả công tác bảo đảm an ninh trật "
             "tự "
             "năm 2021"},
        Case{"school_names_its_commune_by_the_place",
             "PHÒNG GD&ĐT HUYỆN CẨM XUYÊN\nTRƯỜNG TIỂU HỌC CẨM HÀ\nSố: 19/BC-TH\nCỘNG HÒA XÃ HỘI "
             "CHỦ "
             "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCẩm Hà, ngày 25 tháng 5 năm 2013\nBÁO "
             "CÁO\nTổng kết năm học 2012-2013" +
                 body,
             "BC | 19/BC-TH | Trường Tiểu học Cẩm Hà < Phòng GD&ĐT huyện Cẩm Xuyên [state] | Cẩm "
             "Hà, "
             "huyện Cẩm Xuyên, - | Cẩm Hà, 2013-05-25 | Tổng kết năm học 2012-2013"},
        Case{
            "health_station",
            "TRUNG TÂM Y TẾ HUYỆN KRÔNG PẮC\nTRẠM Y TẾ XÃ EA KLY\nSố 11/BC-TYT\nCỘNG HÒA XÃ HỘI "
            "CHỦ "
            "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nEa Kly, ngày 05 tháng 12 năm 2012\nBÁO "
            "CÁO\nTổng kết công tác y tế năm 2012" +
                body,
            "BC | 11/BC-TYT | Trạm Y tế xã Ea Kly < Trung tâm Y tế huyện Krông Pắc [state] | xã Ea "
            "Kly, huyện Krông Pắc, - | Ea Kly, 2012-12-05 | Tổng kết công tác y tế năm 2012"},
        Case{
            "steering_committee",
            "UBND XÃ THẠCH XUÂN\nBAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI\nSố 22/BC-BCĐNTM\nCỘNG HÒA XÃ "
            "HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nThạch Xuân, ngày 15 tháng\n12 "
            "năm "
            "2015\nBÁO CÁO\nKết quả xây dựng nông thôn mới năm 2015" +
                body,
            "BC | 22/BC-BCĐNTM | Ban Chỉ đạo xây dựng nông thôn mới < UBND xã Thạch Xuân [state] | "
            "xã Thạch Xuân, -, - | Thạch Xuân, 2015-12-15 | Kết quả xây dựng nông thôn mới năm "
            "2015"},
        Case{"unit_of_a_commune_2025",
             "UBND XÃ THẠCH XUÂN\nPHÒNG KINH TẾ\nSố: 12/BC-PKT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
             "NAM\nĐộc lập - Tự do - Hạnh phúc\nThạch Xuân, ngày 08 tháng 10 năm 2025\nBÁO "
             "CÁO\nTiến "
             "độ giải ngân vốn đầu tư công quý III năm 2025" +
                 body,
             "BC | 12/BC-PKT | Phòng Kinh tế < UBND xã Thạch Xuân [state] | xã Thạch Xuân, -, - | "
             "Thạch Xuân, 2025-10-08 | Tiến độ giải ngân vốn đầu tư công quý III năm 2025"},
        Case{"culture_unit_2025",
             "ỦY BAN NHÂN DÂN PHƯỜNG HÀ HUY TẬP\nPHÒNG VĂN HÓA - XÃ HỘI\nSố: 31/BC-PVHXH\nCỘNG HÒA "
             "XÃ "
             "HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Huy Tập, ngày 03 tháng 4 năm "
             "2026\nBÁO CÁO\nCông tác bảo trợ xã hội quý I năm 2026" +
                 body,
             "BC | 31/BC-PVHXH | Phòng Văn hóa - Xã hội < Ủy ban nhân dân phường Hà Huy Tập "
             "[state] | "
             "phường Hà Huy Tập, -, - | Hà Huy Tập, 2026-04-03 | Công tác bảo trợ xã hội quý I năm "
             "2026"},
        Case{
            "a_ward_of_a_central_city",
            "UBND THÀNH PHỐ ĐÀ NẴNG\nUBND PHƯỜNG HẢI CHÂU\nSố: 301/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ "
            "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHải Châu, ngày 31 tháng 12 năm 2025\nBÁO "
            "CÁO\nCông tác chuyển đổi số năm 2025" +
                body,
            "BC | 301/BC-UBND | UBND phường Hải Châu < UBND thành phố Đà Nẵng [state] | phường Hải "
            "Châu, -, thành phố Đà Nẵng | Hải Châu, 2025-12-31 | Công tác chuyển đổi số năm 2025"},
        Case{
            "town_of_a_provincial_city",
            "UBND TP. HÀ TĨNH\nUBND XÃ THẠCH TRUNG\nSố: 64/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
            "NAM\nĐộc lập - Tự do - Hạnh phúc\nThạch Trung, ngày 6 tháng 8 năm 2018\nBÁO CÁO\nCông "
            "tác thu gom rác thải" +
                body,
            "BC | 64/BC-UBND | UBND xã Thạch Trung < UBND thành phố Hà Tĩnh [state] | xã Thạch "
            "Trung, thành phố Hà Tĩnh, - | Thạch Trung, 2018-08-06 | Công tác thu gom rác thải"},
        Case{"district_names_no_commune",
             "ỦY BAN NHÂN DÂN\nHUYỆN THẠCH HÀ\nSố: 512/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
             "NAM\nĐộc lập - Tự do - Hạnh phúc\nThạch Hà, ngày 17 tháng 12 năm 2018\nBÁO CÁO\nKết "
             "quả "
             "xây dựng nông thôn mới" +
                 body,
             "BC | 512/BC-UBND | Ủy ban nhân dân huyện Thạch Hà [state] | -, huyện Thạch Hà, - | "
             "Thạch Hà, 2018-12-17 | Kết quả xây dựng nông thôn mới"},
        Case{
            "one_body_for_a_city_and_its_ward",
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nPHƯỜNG VĂN MIẾU - QUỐC TỬ GIÁM\nSố: "
            "22/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVăn Miếu "
            "- Quốc Tử Giám, ngày 12 tháng 12 năm 2025\nBÁO CÁO NHANH\nCông tác lễ hội" +
                body,
            "BC | 22/BC-UBND | Ủy ban nhân dân phường Văn Miếu - Quốc Tử Giám < Ủy ban nhân dân "
            "thành phố Hà Nội [state] | phường Văn Miếu - Quốc Tử Giám, -, thành phố Hà Nội | Văn "
            "Miếu - Quốc Tử Giám, 2025-12-12 | Công tác lễ hội"},
        Case{
            "part_of_a_school",
            "TRƯỜNG MẦM NON THẠCH LONG\nTỔ CHUYÊN MÔN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập "
            "- Tự do - Hạnh phúc\nBÁO CÁO\nTổng kết hoạt động tổ\nI. Đặc điểm\nCó 7 giáo "
            "viên.\nThạch Long, ngày 20 tháng 5 năm 2015\nTỔ TRƯỞNG\nNguyễn Thị Lan",
            "BC | - | Tổ chuyên môn < Trường Mầm non Thạch Long [state] | Thạch Long, -, - | Thạch "
            "Long, 2015-05-20 | Tổng kết hoạt động tổ"},
        Case{
            "cells_parted_by_bars",
            "ỦY BAN NHÂN DÂN | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ THẠCH ĐIỀN | Độc lập - Tự do "
            "- Hạnh phúc\nSố: 12/BC-UBND | Thạch Điền - Thạch Hà, ngày 3 tháng 2 năm 2012\nBÁO "
            "CÁO\nKết quả công tác thu thuế" +
                body,
            "BC | 12/BC-UBND | Ủy ban nhân dân xã Thạch Điền [state] | xã Thạch Điền, -, - | Thạch "
            "Điền - Thạch Hà, 2012-02-03 | Kết quả công tác thu thuế"},
        Case{
            "official_letter_on_a_report",
            "UBND XÃ CẨM HÀ\nSố: 77/UBND-VP\nV/v báo cáo kết quả rà soát hộ nghèo\nCỘNG HÒA XÃ HỘI "
            "CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCẩm Hà, ngày 01 tháng 11 năm "
            "2019\n\nKính gửi: UBND huyện Cẩm Xuyên\n\nUBND xã Cẩm Hà báo cáo như sau.",
            "CV | 77/UBND-VP | UBND xã Cẩm Hà [state] | xã Cẩm Hà, huyện Cẩm Xuyên, - | Cẩm Hà, "
            "2019-11-01 | báo cáo kết quả rà soát hộ nghèo"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Party, Header,
    testing::Values(
        Case{"two_bodies_joined_on_one_line",
             "ĐẢNG BỘ HUYỆN THẠCH HÀ ĐẢNG ỦY XÃ THẠCH ĐIỀN\n\n*\n\nSố\u00a0\u00a0\u00a0 "
             "BC/ĐU\n\nĐẢNG "
             "CỘNG SẢN VIỆT NAM\n\nThạch Điền, ngày 04 \u00a0tháng 5 năm 2018\n\nBÁO CÁO\n\nSơ kết "
             "5 "
             "năm thực hiện Nghị quyết 25-NQ/TW" +
                 body,
             "BC | BC/ĐU | Đảng ủy xã Thạch Điền < Đảng bộ huyện Thạch Hà [party] | xã Thạch Điền, "
             "huyện Thạch Hà, - | Thạch Điền, 2018-05-04 | Sơ kết 5 năm thực hiện Nghị quyết "
             "25-NQ/TW"},
        Case{"rows_merged",
             "ĐẢNG BỘ HUYỆN HẢI HẬU ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ HẢI ANH\n* Hải Anh, ngày 08 "
             "tháng 12 năm 2015\nSố 42-BC/ĐU\nBÁO CÁO\nKết quả công tác dân vận năm 2015,\nphương "
             "hướng, nhiệm vụ năm 2016" +
                 body,
             "BC | 42-BC/ĐU | Đảng ủy xã Hải Anh < Đảng bộ huyện Hải Hậu [party] | xã Hải Anh, "
             "huyện "
             "Hải Hậu, - | Hải Anh, 2015-12-08 | Kết quả công tác dân vận năm 2015, phương hướng, "
             "nhiệm vụ năm 2016"},
        Case{"district_committee_above",
             "HUYỆN ỦY CẨM XUYÊN\nĐẢNG ỦY XÃ CẨM THỊNH\n*\nSố: 12-BC/ĐU\nĐẢNG CỘNG SẢN VIỆT "
             "NAM\nCẩm "
             "Thịnh, ngày 10 tháng 01 năm 2011\nBÁO CÁO\nKiểm điểm sự lãnh đạo của Ban Chấp hành "
             "Đảng "
             "bộ" +
                 body,
             "BC | 12-BC/ĐU | Đảng ủy xã Cẩm Thịnh < Huyện ủy Cẩm Xuyên [party] | xã Cẩm Thịnh, "
             "huyện "
             "Cẩm Xuyên, - | Cẩm Thịnh, 2011-01-10 | Kiểm điểm sự lãnh đạo của Ban Chấp hành Đảng "
             "bộ"},
        Case{
            "executive_committee_in_two_lines",
            "ĐẢNG BỘ THỊ XÃ KỲ ANH\nBAN CHẤP HÀNH\nĐẢNG BỘ PHƯỜNG SÔNG TRÍ\n*\nSố 03 - BC/ĐU\nĐẢNG "
            "CỘNG SẢN VIỆT NAM\nSông Trí, ngày 22 tháng 4 năm 2020\nBÁO CÁO CHÍNH TRỊ\nTrình Đại "
            "hội "
            "Đảng bộ phường lần thứ II, nhiệm kỳ 2020 - 2025" +
                body,
            "BC | 03-BC/ĐU | Ban Chấp hành Đảng bộ phường Sông Trí < Đảng bộ thị xã Kỳ Anh [party] "
            "| "
            "phường Sông Trí, thị xã Kỳ Anh, - | Sông Trí, 2020-04-22 | Trình Đại hội "
            "Đảng "
            "bộ phường lần thứ II, nhiệm kỳ 2020 - 2025"},
        Case{"village_cell",
             "ĐẢNG BỘ XÃ CẨM HÀ\nCHI BỘ THÔN TÂN TIẾN\n*\nSố 05-BC/CB\nĐẢNG CỘNG SẢN VIỆT NAM\nCẩm "
             "Hà, ngày 15 tháng 11 năm 2017\nBÁO CÁO\nTổng kết công tác xây dựng Đảng năm 2017" +
                 body,
             "BC | 05-BC/CB | Chi bộ thôn Tân Tiến < Đảng bộ xã Cẩm Hà [party] | xã Cẩm Hà, -, - | "
             "Cẩm Hà, 2017-11-15 | Tổng kết công tác xây dựng Đảng năm 2017"},
        Case{"inspection_commission",
             "ĐẢNG ỦY XÃ THẠCH LONG\nỦY BAN KIỂM TRA\n*\nSố 37-BC/UBKT\nĐẢNG CỘNG SẢN VIỆT "
             "NAM\nThạch "
             "Long, ngày 10 tháng 12 năm 2012\nBÁO CÁO\nKết quả công tác kiểm tra, giám sát năm "
             "2012" +
                 body,
             "BC | 37-BC/UBKT | Ủy ban Kiểm tra < Đảng ủy xã Thạch Long [party] | xã Thạch Long, "
             "-, - "
             "| Thạch Long, 2012-12-10 | Kết quả công tác kiểm tra, giám sát năm 2012"},
        Case{"under_the_province_2025",
             "TỈNH ỦY HÀ TĨNH\nĐẢNG ỦY XÃ THẠCH XUÂN\n*\nSố 101-BC/ĐU\nĐẢNG CỘNG SẢN VIỆT "
             "NAM\nThạch "
             "Xuân, ngày 05 tháng 01 năm 2026\nBÁO CÁO\nCông tác xây dựng Đảng quý IV năm 2025" +
                 body,
             "BC | 101-BC/ĐU | Đảng ủy xã Thạch Xuân < Tỉnh ủy Hà Tĩnh [party] | xã Thạch Xuân, -, "
             "tỉnh Hà Tĩnh | Thạch Xuân, 2026-01-05 | Công tác xây dựng Đảng quý IV năm 2025"},
        Case{"state_form_of_number_on_a_party_paper",
             "ĐẢNG ỦY XÃ CẨM HÀ\nBAN CHỈ ĐẠO 35\nSố: 12/BC-ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nCẩm Hà, "
             "ngày 9 "
             "tháng 9 năm 2022\nBÁO CÁO\nKết quả bảo vệ nền tảng tư tưởng của Đảng" +
                 body,
             "BC | 12-BC/ĐU | Ban Chỉ đạo 35 < Đảng ủy xã Cẩm Hà [party] | xã Cẩm Hà, -, - | Cẩm "
             "Hà, "
             "2022-09-09 | Kết quả bảo vệ nền tảng tư tưởng của Đảng"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    MassOrganisations, Header,
    testing::Values(
        Case{
            "trade_union",
            "LIÊN ĐOÀN LAO ĐỘNG HUYỆN CẨM XUYÊN\nCÔNG ĐOÀN CƠ SỞ XÃ CẨM HÀ\nSố: 02/BC-CĐCS\nCỘNG "
            "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCẩm Hà,ngày24tháng6năm2022"
            "\nBÁO CÁO\nHoạt động công đoàn" +
                body,
            "BC | 02/BC-CĐCS | Công đoàn cơ sở xã Cẩm Hà < Liên đoàn lao động huyện Cẩm Xuyên "
            "[mass] | xã Cẩm Hà, huyện Cẩm Xuyên, - | Cẩm Hà, 2022-06-24 | Hoạt động công đoàn"},

        Case{"front",
             "ỦY BAN MTTQ VIỆT NAM\nXÃ KIẾN AN\n––––––––\nSố: 112/BC-MTTQ-BTT\nCỘNG HÒA XÃ HỘI CHỦ "
             "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKiến An, ngày 06 tháng 12 năm 2022\nBÁO "
             "CÁO\nKết quả công tác Mặt trận năm 2022" +
                 body,
             "BC | 112/BC-MTTQ-BTT | Ủy ban MTTQ Việt Nam xã Kiến An [mass] | xã Kiến An, -, - | "
             "Kiến "
             "An, 2022-12-06 | Kết quả công tác Mặt trận năm 2022"},
        Case{
            "standing_committee_of_the_front",
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ CẨM HÀ\nBAN THƯỜNG TRỰC\nSố 09/BC-MTTQ\nCỘNG HÒA "
            "XÃ "
            "HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCẩm Hà, ngày 19 tháng 11 năm "
            "2013\nBÁO CÁO\nKết quả tổ chức Ngày hội Đại đoàn kết" +
                body,
            "BC | 09/BC-MTTQ | Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Cẩm Hà [mass] | "
            "xã Cẩm Hà, -, - | Cẩm Hà, 2013-11-19 | Kết quả tổ chức Ngày hội Đại đoàn kết"},
        Case{"youth_union_on_one_line",
             "BCH ĐOÀN HUYỆN GIAO THỦY BCH ĐOÀN XÃ GIAO AN *** Số 18-BC/ĐTN ĐOÀN TNCS HỒ CHÍ MINH "
             "Giao An, ngày 15 tháng 8 năm 2013\nBÁO CÁO\nKết quả Tháng Thanh niên" +
                 body,
             "BC | 18-BC/ĐTN | BCH Đoàn xã Giao An < BCH Đoàn huyện Giao Thủy [mass] | xã Giao An, "
             "huyện Giao Thủy, - | Giao An, 2013-08-15 | Kết quả Tháng Thanh niên"},
        Case{
            "women_s_union",
            "HỘI LHPN HUYỆN CƯ M'GAR\nBAN CHẤP HÀNH HỘI LHPN XÃ EA KPAM\nSố: 14/BC-HPN\nCỘNG HÒA "
            "XÃ "
            "HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nEa Kpam, ngày 20 tháng 10 năm "
            "2018\nBÁO CÁO\nKết quả phong trào phụ nữ 9 tháng năm 2018" +
                body,
            "BC | 14/BC-HPN | Ban Chấp hành Hội LHPN xã Ea Kpam < Hội LHPN huyện Cư M'gar [mass] | "
            "xã Ea Kpam, huyện Cư M'gar, - | Ea Kpam, 2018-10-20 | Kết quả phong trào phụ nữ 9 "
            "tháng "
            "năm 2018"},
        Case{
            "farmers_union_row_by_row",
            "HỘI NÔNG DÂN HUYỆN CẨM XUYÊN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHỘI NÔNG DÂN XÃ CẨM "
            "HÀ\nĐộc lập - Tự do - Hạnh phúc\n*\nSố 26-BC/HNDX\nCẩm Hà, ngày 05 tháng 12 năm "
            "2016\nBÁO CÁO\nCông tác Hội và phong trào nông dân xã Cẩm Hà năm 2016" +
                body,
            "BC | 26-BC/HNDX | Hội Nông dân xã Cẩm Hà < Hội Nông dân huyện Cẩm Xuyên [mass] | xã "
            "Cẩm "
            "Hà, huyện Cẩm Xuyên, - | Cẩm Hà, 2016-12-05 | Công tác Hội và phong trào nông dân xã "
            "Cẩm Hà năm 2016"},
        Case{"veterans",
             "HỘI CCB HUYỆN THẠCH HÀ\nHỘI CCB XÃ THẠCH LONG\nSố: 31 / BC-CCB\nCỘNG HÒA XÃ HỘI CHỦ "
             "NGHĨA "
             "VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nThạch Long, ngày 26 tháng 11 năm 2014\nBÁO "
             "CÁO\nTổng kết công tác Hội năm 2014\nPhương hướng nhiệm vụ năm 2015" +
                 body,
             "BC | 31/BC-CCB | Hội CCB xã Thạch Long < Hội CCB huyện Thạch Hà [mass] | xã Thạch "
             "Long, "
             "huyện Thạch Hà, - | Thạch Long, 2014-11-26 | Tổng kết công tác Hội năm 2014 Phương "
             "hướng nhiệm vụ năm 2015"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Damaged, Header,
    testing::Values(
        Case{"by_ocr",
             "UY BAN NHÂN DÂN\nXÃ CẨM HÀ\nS6: l2/BC-UBNĐ\nCỘNG HÒA XÃ HỘI CHỦ NGHIA VIỆT NAM\nĐôc "
             "lâp "
             "- Tự do - Hanh phúc\nCẩm Hà, ngày O4 tháng l2 năm 2O18\nBÁ0 CÁO\nCông tác tiếp dân" +
                 body,
             "BC | 12/BC-UBND | Ủy ban nhân dân xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, "
             "2018-12-04 | Công tác tiếp dân"},
        Case{"without_marks",
             "UY BAN NHAN DAN\nXA CAM HA\nSo: 12/BC-UBND\nCONG HOA XA HOI CHU NGHIA VIET NAM\nDoc "
             "lap - "
             "Tu do - Hanh phuc\nCam Ha, ngay 04 thang 5 nam 2018\nBAO CAO\nCong tac tiep dan" +
                 body,
             "BC | 12/BC-UBND | Ủy ban nhân dân xã Cam Ha [state] | xã Cam Ha, -, - | Cam Ha, "
             "2018-05-04 | Cong tac tiep dan"},
        Case{
            "letters_set_apart",
            "UBND XÃ CẨM HÀ\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
            "Hạnh phúc\nCẩm Hà, ngày 04 tháng 5 năm 2018\nB Á O   C Á O\nCông tác tiếp dân" +
                body,
            "BC | 12/BC-UBND | UBND xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, 2018-05-04 | "
            "Công "
            "tác tiếp dân"},
        Case{
            "motto_broken_by_the_other_column",
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nXÃ CẨM HÀ VIỆT NAM\nĐộc lập - Tự do - Hạnh "
            "phúc\nSố: 12/BC-UBND\nCẩm Hà, ngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông tác tiếp dân" +
                body,
            "BC | 12/BC-UBND | Ủy ban nhân dân xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, "
            "2018-05-04 | Công tác tiếp dân"},
        Case{"one_word_a_line",
             "UBND\nXÃ\nCẨM\nHÀ\nSố:\n12/BC-UBND\nCỘNG\nHÒA\nXÃ\nHỘI\nCHỦ\nNGHĨA\nVIỆT\nNAM\nCẩm "
             "Hà, "
             "ngày\n04\ntháng\n5\nnăm\n2018\nBÁO CÁO\nCông tác tiếp dân" +
                 body,
             "BC | 12/BC-UBND | UBND xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, 2018-05-04 | "
             "Công "
             "tác tiếp dân"},
        Case{"blank_number_and_day",
             "UBND XÃ CẨM HÀ\nSố:     /BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự "
             "do - "
             "Hạnh phúc\nCẩm Hà, ngày      tháng 5 năm 2018\nBÁO CÁO\nCông tác tiếp dân" +
                 body,
             "BC | BC-UBND | UBND xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, 2018-05 | Công tác "
             "tiếp dân"},
        Case{"form_not_filled_in",
             "UBND XÃ CẨM HÀ\nSố: ........\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
             "Hạnh "
             "phúc\n..........., ngày ..... tháng ..... năm 20....\nBÁO CÁO\nCông tác tiếp dân" +
                 body,
             "BC | - | UBND xã Cẩm Hà [state] | xã Cẩm Hà, -, - | -, - | Công tác tiếp dân"},
        Case{
            "below_a_portal_s_menu",
            "Trang chủ\nGiới thiệu\nTin tức\nVăn bản\nBáo cáo sơ kết công tác\n13:46 "
            "06/11/2018\nỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA "
            "VIỆT "
            "NAM\nĐộc lập - Tự do - Hạnh phúc\nCẩm Hà, ngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông tác "
            "tiếp dân" +
                body,
            "BC | 12/BC-UBND | Ủy ban nhân dân xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, "
            "2018-05-04 | Công tác tiếp dân"},
        Case{
            "signed_digitally",
            "Ký bởi: UBND xã Cẩm Hà\nThời gian ký: 24.06.2022 15:30:12 +07:00\nỦY BAN NHÂN DÂN\nXÃ "
            "CẨM HÀ\nSố: 218/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
            "phúc\nBÁO CÁO\nCông tác tiếp dân" +
                body,
            "BC | 218/BC-UBND | Ủy ban nhân dân xã Cẩm Hà [state] | xã Cẩm Hà, -, - | -, - | Công "
            "tác tiếp dân"},
        Case{
            "dated_above_the_signature",
            "UBND XÃ CẨM HÀ\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
            "Hạnh phúc\nBÁO CÁO\nCông tác tiếp dân" +
                body +
                "Thực hiện Quyết định số 5/QĐ-UBND ngày 02 tháng 3 năm 2017 của UBND huyện.\nCẩm "
                "Hà, "
                "ngày 04 tháng 5 năm 2018\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n",
            "BC | 12/BC-UBND | UBND xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, 2018-05-04 | "
            "Công "
            "tác tiếp dân"},
        Case{
            "title_in_capitals_over_two_lines",
            "UBND XÃ CẨM HÀ\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
            "Hạnh phúc\nCẩm Hà, ngày 04 tháng 5 năm 2018\nBÁO CÁO KẾT QUẢ\nTHỰC HIỆN NHIỆM VỤ NĂM "
            "2018\n-----\nThực hiện chương trình công tác" +
                body,
            "BC | 12/BC-UBND | UBND xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, 2018-05-04 | KẾT "
            "QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2018"},
        Case{"only_the_text",
             "Báo cáo kết quả công tác tháng 5/2018 của xã Cẩm Hà\nTrong tháng, xã đã làm được "
             "nhiều "
             "việc.",
             "BC | - | - | xã Cẩm Hà, -, - | -, - | kết quả công tác tháng 5/2018 của xã Cẩm Hà"},
        Case{"nothing", "Xin chào các bạn.\nHôm nay trời đẹp.", "- | - | - | -, -, - | -, - | -"},
        Case{"empty", "", "- | - | - | -, -, - | -, - | -"}),
    [](const auto& tested) { return tested.param.name; });

/// The text as a text layer of a PDF may give it: a word a line, `between` them.
std::string one_word_a_line(std::string text, const std::string& between) {
  for (std::size_t i = 0; (i = text.find_first_of(" \n", i)) != std::string::npos;
       i += between.size()) {
    text.replace(i, 1, between);
  }
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    OneWordALine, Header,
    testing::Values(
        Case{"of_a_committee",
             one_word_a_line("UBND HUYỆN CẨM XUYÊN\nỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 218 "
                             "/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
                             "Hạnh phúc\nCẩm Hà, ngày 24 tháng 6 năm 2022\nBÁO CÁO\nKết quả CCHC "
                             "6 tháng đầu năm 2022",
                             "\n") +
                 body,
             "BC | 218/BC-UBND | Ủy ban nhân dân xã Cẩm Hà < UBND huyện Cẩm Xuyên [state] | xã "
             "Cẩm Hà, huyện Cẩm Xuyên, - | Cẩm Hà, 2022-06-24 | Kết quả CCHC 6 tháng đầu năm 2022"},
        Case{"of_the_party_with_its_star",
             one_word_a_line("ĐẢNG BỘ HUYỆN CẨM XUYÊN\nĐẢNG ỦY XÃ CẨM HÀ\n*\nSố 28-BC/ĐU\nĐẢNG "
                             "CỘNG SẢN VIỆT NAM\nCẩm Hà, ngày 10 tháng 7 năm 2006\nBÁO CÁO\nCông "
                             "tác xây dựng Đảng 6 tháng đầu năm 2006\n-----",
                             "\n") +
                 body,
             "BC | 28-BC/ĐU | Đảng ủy xã Cẩm Hà < Đảng bộ huyện Cẩm Xuyên [party] | xã Cẩm Hà, "
             "huyện Cẩm Xuyên, - | Cẩm Hà, 2006-07-10 | Công tác xây dựng Đảng 6 tháng đầu năm "
             "2006"},
        Case{"with_blank_lines_and_all_of_the_text",
             one_word_a_line("UBND XÃ CẨM HÀ\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
                             "NAM\nCẩm Hà, ngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông tác tiếp "
                             "dân\nThực hiện Kế hoạch công tác, xã báo cáo như sau:\n1. Tiếp 12 "
                             "lượt công dân.\nTM. UBND XÃ\nCHỦ TỊCH\nLê Văn An",
                             " \n\n"),
             "BC | 12/BC-UBND | UBND xã Cẩm Hà [state] | xã Cẩm Hà, -, - | Cẩm Hà, 2018-05-04 | "
             "Công tác tiếp dân"}),
    [](const auto& tested) { return tested.param.name; });

TEST(HeaderUnits, AreTakenFromTheTextWhereTheHeadIsSilent) {
  const auto fields = read_fields(
      "ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 1/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCẩm Hà, ngày "
      "04 tháng 5 năm 2018\nBÁO CÁO\nCông tác tiếp dân\nThực hiện chỉ đạo của UBND huyện Cẩm "
      "Xuyên, "
      "tỉnh Hà Tĩnh. Huyện Cẩm Xuyên đã kiểm tra. Trâu bò nhập từ huyện Kỳ Anh.");
  EXPECT_EQ(line_of(fields.province), "tỉnh Hà Tĩnh");
  EXPECT_EQ(line_of(fields.district), "-") << "two districts of which none rules";
}

TEST(HeaderUnits, AreToldFromOtherWordsThatStandBehindTheirTypes) {
  const std::string head = "BÁO CÁO\nCông tác năm của xã Bản Mù\n";
  EXPECT_EQ(line_of(read_fields(head).commune), "xã Bản Mù");
  const auto district = [&](const std::string& text) {
    return line_of(read_fields(head + text).district);
  };
  EXPECT_EQ(district("Xã thuộc thành phố Nha Trang."), "thành phố Nha Trang");
  EXPECT_EQ(district("Xã thuộc huyện Nông Cống."), "huyện Nông Cống");
  EXPECT_EQ(district("Xã thuộc huyện Đoan Hùng."), "huyện Đoan Hùng");
  EXPECT_EQ(district("Được huyện Đoàn khen, huyện Ủy chỉ đạo."), "-");
}

TEST(HeaderUnits, HaveNoDistrictSinceJuly2025) {
  const auto fields = read_fields(
      "ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 1/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCẩm Hà, ngày "
      "04 tháng 9 năm 2025\nBÁO CÁO\nCông tác tiếp dân\nTrước đây là xã của huyện Cẩm Xuyên.");
  EXPECT_EQ(line_of(fields.district), "-");
}

TEST(HeaderEvidence, IsASliceOfTheText) {
  const std::string text =
      "\ufeffỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 218 /BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCẩm "
      "Hà, ngày\u00a0 24 tháng 6\nnăm 2022\nBÁO CÁO\nKết quả  công tác\nnăm 2022\n\nI. KẾT QUẢ\n";
  const auto fields = read_fields(text);
  const auto slice = [&](const Evidence& evidence) {
    return text.substr(evidence.offset, evidence.text.size());
  };
  for (const auto& evidence :
       {fields.number->evidence, fields.issued_on->evidence, fields.title->evidence,
        fields.issuer->evidence, fields.commune->evidence, fields.doc_type->evidence,
        fields.place->evidence}) {
    EXPECT_EQ(slice(evidence), evidence.text);
  }
  EXPECT_EQ(fields.number->evidence.text, "218 /BC-UBND");
  EXPECT_EQ(fields.issued_on->evidence.text, "ngày\u00a0 24 tháng 6\nnăm 2022");
  EXPECT_EQ(fields.title->evidence.text, "Kết quả  công tác\nnăm 2022");
  EXPECT_EQ(fields.title->value, "Kết quả công tác năm 2022");
}

TEST(HeaderEvidence, IsASliceOfATextOfOneWordALine) {
  const auto text = one_word_a_line(
      "UBND XÃ CẨM HÀ Số: 12/BC-UBND Cẩm Hà, ngày 04 tháng 5 năm 2018 BÁO CÁO Công tác", "\n");
  const auto fields = read_fields(text + "\nI. KẾT QUẢ\n- Công tác ổn định.\n");
  EXPECT_EQ(fields.issuer->evidence.text, "UBND\nXÃ\nCẨM\nHÀ");
  EXPECT_EQ(fields.title->evidence.text, "Công\ntác");
  EXPECT_EQ(text.substr(fields.title->evidence.offset), "Công\ntác");
}

}  // namespace
}  // namespace tracuu::corpus
