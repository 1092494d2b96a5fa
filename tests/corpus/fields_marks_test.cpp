#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

struct Case {
  std::string above;  ///< lines above the number
  std::string below;  ///< lines below it
  std::string line;   ///< secrecy | urgency | circulation
};

class Marks : public testing::TestWithParam<Case> {};

TEST_P(Marks, AreFound) {
  const auto fields = read_fields(
      GetParam().above + "\nUBND XÃ CẨM HÀ\nSố: 1/BC-UBND" + GetParam().below +
      "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCẩm Hà, ngày 04 tháng 5 năm 2018\nBÁO CÁO\nCông "
      "tác\n\nI. Mật độ dân số cao; giữ bí mật nhà nước; nuôi ong lấy mật.\n");
  EXPECT_EQ(marks_line(fields), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Marks,
    testing::Values(
        Case{"MẬT", "", "MẬT | - | -"}, Case{"", "\nTỐI MẬT", "TỐI MẬT | - | -"},
        Case{"TUYỆT MẬT", "\nHỎA TỐC", "TUYỆT MẬT | HỎA TỐC | -"}, Case{"[MẬT]", "", "MẬT | - | -"},
        Case{"", "     MẬT", "MẬT | - | -"}, Case{"Độ mật: Mật", "", "Mật | - | -"},
        Case{"TOI MAT", "", "TOI MAT | - | -"}, Case{"TÀI LIỆU MẬT", "", "TÀI LIỆU MẬT | - | -"},
        Case{"KHẨN", "", "- | KHẨN | -"}, Case{"", "\nTHƯỢNG KHẨN", "- | THƯỢNG KHẨN | -"},
        Case{"HOẢ TỐC HẸN GIỜ", "", "- | HOẢ TỐC HẸN GIỜ | -"},
        Case{"LƯU HÀNH NỘI BỘ", "", "- | - | LƯU HÀNH NỘI BỘ"},
        Case{"(Tài liệu lưu hành nội bộ)", "", "- | - | Tài liệu lưu hành nội bộ"},
        Case{"XEM XONG TRẢ LẠI", "", "- | - | XEM XONG TRẢ LẠI"},
        Case{"DỰ THẢO", "", "- | - | DỰ THẢO"}, Case{"DỰ THẢO LẦN 2", "", "- | - | DỰ THẢO LẦN 2"},
        Case{"Dự thảo lần 3", "", "- | - | Dự thảo lần 3"}));

INSTANTIATE_TEST_SUITE_P(
    FalseFriends, Marks,
    testing::Values(Case{"UBND XÃ MẬT SƠN", "", "- | - | -"}, Case{"Bí mật", "", "- | - | -"},
                    Case{"mật", "", "- | - | -"}, Case{"BÍ MẬT NHÀ NƯỚC", "", "- | - | -"},
                    Case{"MẬT ĐỘ DÂN SỐ", "", "- | - | -"},
                    Case{"ỦY BAN\nMẶT\nTRẬN\nTỔ QUỐC", "", "- | - | -"},
                    Case{"KHẨN TRƯƠNG KHẮC PHỤC HẬU QUẢ", "", "- | - | -"},
                    Case{"Dự thảo báo cáo chính trị trình đại hội", "", "- | - | -"}));

TEST(Marks, BelowTheHeadAreNoMarks) {
  std::string text = "UBND XÃ CẨM HÀ\nSố: 1/BC-UBND\nBÁO CÁO\nCông tác\n";
  for (int i = 0; i < 40; ++i) text += "Nội dung công tác của xã.\n";
  EXPECT_EQ(marks_line(read_fields(text + "MẬT\n")), "- | - | -");
}

TEST(Marks, OfSecrecyAreWarnedOf) {
  const auto fields = read_fields("MẬT\nUBND XÃ CẨM HÀ\nSố: 1/BC-UBND\nBÁO CÁO\nCông tác\n");
  ASSERT_EQ(fields.warnings.size(), 1U);
  EXPECT_EQ(fields.warnings[0].code, "secrecy_mark");
}

}  // namespace
}  // namespace tracuu::corpus
