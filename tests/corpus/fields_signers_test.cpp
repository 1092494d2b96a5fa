#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

struct Case {
  std::string text;
  std::string line;
};

class Signers : public testing::TestWithParam<Case> {};

TEST_P(Signers, AreFound) {
  const auto fields = read_fields(
      "UBND XÃ CẨM HÀ\nSố: 1/BC-UBND\nBÁO CÁO\nCông tác\n\nI. Kết quả.\nToàn xã có 3 "
      "chi bộ./.\n\n" +
      GetParam().text);
  EXPECT_EQ(signers_line(fields), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Blocks, Signers,
    testing::Values(
        Case{"T/M BAN THƯỜNG VỤ\n\nPHÓ BÍ THƯ\n\nTrần Hậu Nhã\n",
             "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ / Trần Hậu Nhã"},
        Case{"TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Thị Hoa",
             "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Lê Thị Hoa"},
        Case{"Nơi nhận:\n- UBND huyện;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n[đã ký]\nNGUYỄN "
             "VĂN AN",
             "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn An"},
        Case{"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNơi nhận:\n- UBND huyện;\n- Lưu: VT.\nNguyễn Văn An",
             "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn An"},
        Case{"Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như trên; CHỦ TỊCH\n- Lưu: VT.\nNguyễn Văn An",
             "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn An"},
        Case{"TM. ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nCHỦ TỊCH\nNguyễn Văn An",
             "TM. ỦY BAN NHÂN DÂN XÃ CẨM HÀ / CHỦ TỊCH / Nguyễn Văn An"},
        Case{"TM.UBND XÃ\nCHỦ TỊCH\nĐã ký và đóng dấu\nHồ Văn Bé",
             "TM.UBND XÃ / CHỦ TỊCH / Hồ Văn Bé"},
        Case{"T.M BAN CHẤP HÀNH\nBÍ THƯ\nY Krông Niê", "T.M BAN CHẤP HÀNH / BÍ THƯ / Y Krông Niê"},
        Case{"BÍ THƯ Trần Hậu Nhã", " / BÍ THƯ / Trần Hậu Nhã"},
        Case{"TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nĐ/c Vũ Đình Thoại",
             "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG / Vũ Đình Thoại"},
        Case{"TRƯỞNG CÔNG AN XÃ\nThượng úy Phan Anh Dũng", " / TRƯỞNG CÔNG AN XÃ / Phan Anh Dũng"},
        Case{"T/M KHỐI DÂN VẬN\nTRƯỞNG KHỐI\nNguyễn Đình Khuê",
             "T/M KHỐI DÂN VẬN / TRƯỞNG KHỐI / Nguyễn Đình Khuê"},
        Case{"Nơi nhận\tT/M ĐẢNG ỦY\n- Huyện ủy,\tBÍ THƯ\n- Lưu VPĐU.\n\n\tY Thương Niê",
             "T/M ĐẢNG ỦY / BÍ THƯ / Y Thương Niê"},
        Case{"HIỆU TRƯỞNG\nKý bởi: Trường TH Cẩm Hà\nNguyễn Thị Kim Oanh",
             " / HIỆU TRƯỞNG / Nguyễn Thị Kim Oanh"},
        Case{"NGƯỜI BÁO CÁO               XÁC NHẬN CỦA ĐẢNG ỦY\n(đã ký)                 (đã "
             "ký)\nNguyễn Văn An             Trần Thị Bình",
             " / NGƯỜI BÁO CÁO / Nguyễn Văn An;  / XÁC NHẬN CỦA ĐẢNG ỦY / Trần Thị Bình"},
        Case{"BÍ THƯ\nK'Tuấn", " / BÍ THƯ / K'Tuấn"},
        Case{"TM. UBND XÃ\nCHỦ TỊCH\n(Đã ký)\nHyưk", "TM. UBND XÃ / CHỦ TỊCH / Hyưk"},
        Case{"T/M UBND xã\nK/T Chủ tịch\nPhó chủ tịch\nLê Văn Mạnh",
             "T/M UBND, K/T Chủ tịch / Phó chủ tịch / Lê Văn Mạnh"},
        Case{"TRƯỞNG TRẠM Y TẾ\nBSCKI. Đào Thị Ngọc", " / TRƯỞNG TRẠM Y TẾ / Đào Thị Ngọc"},
        Case{"XÁC NHẬN CỦA UBND XÃ          NGƯỜI LẬP BÁO CÁO\nLê Văn An          Trần Thị Bình",
             " / XÁC NHẬN CỦA UBND XÃ / Lê Văn An;  / NGƯỜI LẬP BÁO CÁO / Trần Thị Bình"},
        Case{"Người báo cáo\n(đã ký)\nLê Văn An", " / Người báo cáo / Lê Văn An"},
        Case{"ĐẠI DIỆN UBND XÃ\nLê Văn An", " / ĐẠI DIỆN UBND XÃ / Lê Văn An"},
        Case{"Q. CHỦ TỊCH\nLò Văn Păn", "Q. CHỦ TỊCH /  / Lò Văn Păn"}));

INSTANTIATE_TEST_SUITE_P(
    None, Signers,
    testing::Values(Case{"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", ""},
                    Case{"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTuấn", ""},
                    Case{"Chủ tịch UBND xã\nNguyễn Văn An phát biểu.", ""},
                    Case{"Trưởng ban\nLê Văn An\nKết quả\n1.\n2.\n3.\n4.\n5.", ""},
                    Case{"TRƯỜNG MẦM NON CẨM HÀ\nNguyễn Văn An", ""},
                    Case{"CHỦ TỊCH HỒ CHÍ MINH VỚI CÔNG TÁC DÂN VẬN\nNội dung thứ nhất.", ""},
                    Case{"Nguyễn Văn An", ""}, Case{"TM 12 KT 5", ""}));

TEST(Signers, OfAPositionAloneInTheFirstLineAreNone) {
  EXPECT_EQ(signers_line(read_fields("THƯỜNG TRỰC HĐND")), "");
}

TEST(Signers, CarryTheNameAsEvidence) {
  const std::string text = "BÁO CÁO\nCông tác\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nTRẦN HẬU NHÃ";
  const auto fields = read_fields(text);
  ASSERT_EQ(fields.signers.size(), 1U);
  EXPECT_EQ(fields.signers[0].name, "Trần Hậu Nhã");
  EXPECT_EQ(fields.signers[0].evidence.text, "TRẦN HẬU NHÃ");
  EXPECT_EQ(text.substr(fields.signers[0].evidence.offset), "TRẦN HẬU NHÃ");
}

}  // namespace
}  // namespace tracuu::corpus
