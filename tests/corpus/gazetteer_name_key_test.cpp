#include <gtest/gtest.h>

#include "corpus/gazetteer/name_key.hpp"

namespace tracuu::corpus::gazetteer {
namespace {

struct Case {
  const char* name;
  const char* a;
  const char* b;
};

class SameName : public testing::TestWithParam<Case> {};
TEST_P(SameName, IsOneKey) {
  EXPECT_EQ(name_key(GetParam().a), name_key(GetParam().b));
}
INSTANTIATE_TEST_SUITE_P(
    , SameName,
    testing::Values(
        Case{"case_of_letters", "THẠCH ĐIỀN", "Thạch Điền"},
        Case{"normal_form", "Hòa Bình", "Ho\u0300a Bình"},
        Case{"tone_placement", "Hoà Bình", "Hòa Bình"}, Case{"i_for_y", "Thạch Quí", "Thạch Quý"},
        Case{"apostrophe", "Ea H’leo", "Ea H'leo"}, Case{"no_apostrophe", "Ea Hleo", "Ea H'Leo"},
        Case{"zeros", "01", "1"}, Case{"spaces", "Thạch\u00a0 Hà", "Thạch Hà"},
        Case{"hyphen", "Bà Rịa - Vũng Tàu", "Bà Rịa Vũng Tàu"},
        Case{"dac_lac", "Đắc Lắc", "Đắk Lắk"}, Case{"dac_mil", "Đắc Mil", "Đắk Mil"},
        Case{"bac_can", "Bắc Cạn", "Bắc Kạn"}, Case{"hcm", "HCM", "Hồ Chí Minh"},
        Case{"tp_hcm", "TP.HCM", "Hồ Chí Minh"}, Case{"sai_gon", "Sài Gòn", "Hồ Chí Minh"}),
    [](const auto& tested) { return tested.param.name; });

class SamePlainName : public testing::TestWithParam<Case> {};
TEST_P(SamePlainName, DiffersInMarksOnly) {
  EXPECT_EQ(name_key(GetParam().a).plain, name_key(GetParam().b).plain);
  EXPECT_NE(name_key(GetParam().a).spelled, name_key(GetParam().b).spelled);
}
INSTANTIATE_TEST_SUITE_P(, SamePlainName,
                         testing::Values(Case{"no_marks", "Thach Dien", "Thạch Điền"},
                                         Case{"lang", "Văn Lang", "Văn Lăng"},
                                         Case{"dak_lak", "Dak Lak", "Đắc Lắc"},
                                         Case{"hosts", "thachdien", "Thạch Điền"}),
                         [](const auto& tested) { return tested.param.name; });

TEST(NameKey, KeepsOtherNamesApart) {
  EXPECT_NE(name_key("10").plain, name_key("1").plain);
  EXPECT_NE(name_key("Thạch Hà").plain, name_key("Thạch Hạ Long").plain);
}

TEST(NameKey, TellsAllNamesOfAPlace) {
  EXPECT_EQ(other_names("Đắc Lắc"), (std::vector<std::string_view>{"Đắk Lắk", "Đắc Lắc"}));
  EXPECT_EQ(other_names("Sài Gòn").size(), 4U);
  EXPECT_TRUE(other_names("Hà Tĩnh").empty());
}

TEST(NameKey, TakesAnyBytes) {
  EXPECT_EQ(name_key("\xff\xfe"
                     "a\xc3")
                .plain,
            "a");
  EXPECT_EQ(name_key("").plain, "");
}

}  // namespace
}  // namespace tracuu::corpus::gazetteer
