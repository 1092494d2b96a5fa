#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "corpus/fields/symbols.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

struct Case {
  std::string text;
  std::string line;  ///< canonical | serial | year | type | body parts
};

std::string number_line(const std::string& line) {
  const auto fields = read_fields("UBND XÃ CẨM HÀ\n" + line +
                                  "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nCông tác");
  if (!fields.number) return "-";
  const auto& number = fields.number->value;
  std::string body;
  for (const auto& part : number.body) body += (body.empty() ? "" : ",") + part;
  return number.canonical + " | " + number.serial.value_or("-") + " | " +
         (number.year ? std::to_string(*number.year) : "-") + " | " + number.type + " | " + body;
}

class NumberLine : public testing::TestWithParam<Case> {};

TEST_P(NumberLine, IsRead) {
  EXPECT_EQ(number_line(GetParam().text), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, NumberLine,
    testing::Values(
        Case{"Số: 12/BC-UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: 218 /BC-UBND", "218/BC-UBND | 218 | - | BC | UBND"},
        Case{"Số:   /BC-UBND", "BC-UBND | - | - | BC | UBND"},
        Case{"Số:…./BC-UBND", "BC-UBND | - | - | BC | UBND"},
        Case{"Số: ____/BC-UBND", "BC-UBND | - | - | BC | UBND"}, Case{"Số: ........", "-"},
        Case{"Số:", "-"}, Case{"Số: 12", "-"},
        Case{"Số\u00a0\u00a0\u00a0 BC/ĐU", "BC/ĐU | - | - | BC | ĐU"},
        Case{"Số 12-BC/ĐU", "12-BC/ĐU | 12 | - | BC | ĐU"},
        Case{"Số: 12-BC/ĐU", "12-BC/ĐU | 12 | - | BC | ĐU"},
        Case{"Số 12 - BC/ĐU", "12-BC/ĐU | 12 | - | BC | ĐU"},
        Case{"Số  -BC/ĐU", "BC/ĐU | - | - | BC | ĐU"},
        Case{"Số - 12/BC-UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: 3 12/BC-UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số công văn đến 12/UBND-VP", "-"},
        Case{"12/BC.UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số 12/ BC – UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: 34/ HD - SNN", "34/HD-SNN | 34 | - | HD | SNN"},
        Case{"Số: 40/2014/ TT - BNNPTNT", "40/2014/TT-BNNPTNT | 40 | 2014 | TT | BNNPTNT"},
        Case{"Số 12 BC/ĐU", "12-BC/ĐU | 12 | - | BC | ĐU"},
        Case{"Số: 12/BC-ĐU", "12-BC/ĐU | 12 | - | BC | ĐU"},
        Case{"Số 12BC/ĐU", "12-BC/ĐU | 12 | - | BC | ĐU"},
        Case{"Số: 06/2024/QĐ-UBND", "06/2024/QĐ-UBND | 6 | 2024 | QĐ | UBND"},
        Case{"Số: 80/TTrCP", "80/TTr-CP | 80 | - | TTr | CP"},
        Case{"Số: 694/NQUBTVQH14", "694/NQ-UBTVQH14 | 694 | - | NQ | UBTVQH14"},
        Case{"Số 25 – NQ/TƯ", "25-NQ/TW | 25 | - | NQ | TW"},
        Case{"Số 25-NQ/T.Ư", "25-NQ/TW | 25 | - | NQ | TW"},
        Case{"Số 25-NQ/TU", "25-NQ/TU | 25 | - | NQ | TU"},
        Case{"S6: 12/BC-UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Sô: 12/BC-UBNĐ", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: 12/BC-UBNO", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: l2/BC-UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: l/BC-UBND", "01/BC-UBND | 1 | - | BC | UBND"},
        Case{"Số: 1O/BC-UBND", "10/BC-UBND | 10 | - | BC | UBND"},
        Case{"Số: 012/BC-UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: 7/BC-UBND", "07/BC-UBND | 7 | - | BC | UBND"},
        Case{"Số: 34a/BC-UBND", "34a/BC-UBND | 34a | - | BC | UBND"},
        Case{"Số: 12∕BC‑UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: 12/BC-MTTQ-BTT", "12/BC-MTTQ-BTT | 12 | - | BC | MTTQ,BTT"},
        Case{"Số 12-BC/ĐTN", "12-BC/ĐTN | 12 | - | BC | ĐTN"},
        Case{"Số: 12/BC-ĐTN", "12/BC-ĐTN | 12 | - | BC | ĐTN"},
        Case{"Số: 12/UBND-VP", "12/UBND-VP | 12 | - |  | UBND,VP"},
        Case{"Số: 12/BC-UBND Cẩm Hà, ngày 04 tháng 5 năm 2018", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số: 12/BC-BCĐCCHC", "12/BC-BCĐCCHC | 12 | - | BC | BCĐCCHC"},
        Case{"Số: 15/BC-BKTXH", "15/BC-BKTXH | 15 | - | BC | BKTXH"},
        Case{"Số: 12/BC", "12/BC | 12 | - | BC | "},
        Case{"Số: 3/HĐ-UBND", "03/HĐ-UBND | 3 | - | HĐ | UBND"},
        Case{"Số: 3/HD-UBND", "03/HD-UBND | 3 | - | HD | UBND"},
        Case{"Số: 12/\nBC-UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số ký hiệu: 12/BC-UBND", "12/BC-UBND | 12 | - | BC | UBND"},
        Case{"Số điện thoại: 0393 845 123", "-"}, Case{"Số TT 12", "-"},
        Case{"Số hộ 1585/6640", "-"}));

TEST(Number, IsNotTakenFromTheText) {
  const auto fields = read_fields(
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nCông tác tiếp dân\nThực hiện Kế hoạch\nsố "
      "12/KH-UBND ngày 04/5/2018 của UBND huyện");
  EXPECT_EQ(line_of(fields.number), "-");
}

TEST(DocTypes, AreToldByAbbreviationAndByName) {
  EXPECT_EQ(fields::type_by_abbreviation("BC")->name, "báo cáo");
  EXPECT_EQ(fields::type_by_abbreviation("TTr")->name, "tờ trình");
  EXPECT_EQ(fields::type_by_abbreviation("HĐ")->name, "hợp đồng");
  EXPECT_EQ(fields::type_by_abbreviation("ĐA")->name, "đề án");
  EXPECT_EQ(fields::type_by_name("nghi quyet")->code, "NQ");
  EXPECT_FALSE(fields::type_by_abbreviation("XYZ"));
}

TEST(DocType, IsThatOfTheNumberWhereNoLineSaysIt) {
  const auto fields = read_fields(
      "UBND XÃ CẨM HÀ\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCẩm Hà, ngày 04 tháng 5 "
      "năm 2018\nNội dung công tác");
  EXPECT_EQ(line_of(fields.doc_type), "KH");
}

}  // namespace
}  // namespace tracuu::corpus
