#include "searchd/search/secrets.hpp"

#include <string_view>

#include <gtest/gtest.h>

namespace tracuu::searchd {
namespace {

struct Case {
  std::string_view text;
  std::string_view shown;
};

TEST(Secrets, OfPersonsAreMaskedByteForByte) {
  for (const auto& [text, shown] : {
           Case{"CCCD 042085001234, cấp", "CCCD ************, cấp"},
           Case{"số 042 085 001 234.", "số *** *** *** ***."},
           Case{"042\u00a0085\u00a0001234", "***\u00a0***\u00a0******"},
           Case{"ĐT: 0912345678", "ĐT: **********"},
           Case{"gọi 0912.345.678 hoặc 0239-3845-678", "gọi ****.***.*** hoặc ****-****-***"},
           Case{"0168 234 5678", "**** *** ****"},
           Case{"+84 912 345 678", "+** *** *** ***"},
           Case{"thẻ HS4424212345678 của", "thẻ *************** của"},
           Case{"thẻ GD 4 42 42 12345678", "thẻ ** * ** ** ********"},
           Case{"CMND: 183456789", "CMND: *********"},
           Case{"số tài khoản 3702 205 123456 mở tại", "số tài khoản **** *** ****** mở tại"},
           Case{"0912345678 150 hộ", "********** 150 hộ"},
           Case{"hai số 0912345678, 0987654321", "hai số **********, **********"},
       }) {
    EXPECT_EQ(masked(text), shown);
  }
}

TEST(Secrets, AreNotSumsDatesOrNumbersOfDocuments) {
  for (const std::string_view text :
       {"15.000.000đ", "123.456.789.012 đồng", "1.234.567.890", "150000000 đồng", "ngày 03/06/2013",
        "03.06.2013 25 hộ", "01-05-2018 12 hộ", "218/BC-UBND", "số 34/2007/PL-UBTVQH11", "9,78%",
        "năm 2018 2019 2020", "1585 hộ với 6640 khẩu", "từ 2015-2020",
        "tài khoản. Có 12345678 đồng", "0,5 ha", "00 giờ", "5016 m 2", "SĐT", ""}) {
    EXPECT_EQ(masked(text), text);
  }
}

}  // namespace
}  // namespace tracuu::searchd
