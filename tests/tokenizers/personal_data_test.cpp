#include "tokenizers/personal_data.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tracuu::tokenizers {
namespace {

std::string line_of(std::string_view text) {
  std::string line;
  for (const auto& number : personal_numbers(text)) {
    constexpr std::string_view kinds = "IPBA";  // identity card, phone, insurance, account
    line += (line.empty() ? "" : "; ") +
            std::string(1, kinds.at(static_cast<std::size_t>(number.kind))) + ' ' +
            std::string(text.substr(number.start, number.length));
  }
  return line;
}

struct Case {
  std::string_view text;
  std::string_view line;
};

TEST(PersonalData, AreNumbersOfPersonsByKind) {
  for (const auto& [text, line] :
       {Case{"CCCD 042085001234, cấp", "I 042085001234"},
        Case{"số 042 085 001 234.", "I 042 085 001 234"}, Case{"ĐT: 0912345678", "P 0912345678"},
        Case{"gọi 0912.345.678 hoặc +84 912 345 678", "P 0912.345.678; P 84 912 345 678"},
        Case{"thẻ HS4424212345678 của", "B HS4424212345678"},
        Case{"mã số BHXH: 4216012345", "B 4216012345"}, Case{"CMND: 183456789", "I 183456789"},
        Case{"Chứng minh nhân dân số 183 456 789", "I 183 456 789"},
        Case{"số tài khoản 3702 205 123456 mở tại", "A 3702 205 123456"},
        Case{"CMND 183456789, ĐT 0912345678", "I 183456789; P 0912345678"},
        Case{"CMND hoặc tài khoản 183456789", "A 183456789"},
        Case{"tài khoản hay CMND 183456789", "I 183456789"}, Case{"có CMND. Tổng số 183456789", ""},
        Case{"CMND 5, còn lại 183456789", ""}, Case{"ngân sách 15.000.000đ ngày 03/06/2013", ""},
        Case{"218/BC-UBND", ""}, Case{"", ""}}) {
    EXPECT_EQ(line_of(text), line) << text;
  }
}

TEST(PersonalData, StandApartFromEachOtherAndInsideTheText) {
  const std::string_view text = "0912345678 0912345678 042085001234 HS4424212345678";
  std::size_t end = 0;
  for (const auto& number : personal_numbers(text)) {
    EXPECT_GE(number.start, end);
    end = number.start + number.length;
  }
  EXPECT_EQ(end, text.size());
}

}  // namespace
}  // namespace tracuu::tokenizers
