#include "bench/vietnamese_letters.hpp"

#include <gtest/gtest.h>

namespace tracuu::bench {
namespace {

TEST(Letters, SwapHoiAndNga) {
  EXPECT_EQ(swapped_hoi_nga("lãnh"), "lảnh");
  EXPECT_EQ(swapped_hoi_nga("CỦNG"), "CŨNG");
  EXPECT_EQ(swapped_hoi_nga("được"), "được");
  EXPECT_TRUE(has_hoi_or_nga("nghĩa"));
  EXPECT_TRUE(has_hoi_or_nga("Phẩm"));
  EXPECT_FALSE(has_hoi_or_nga("số 12 đường"));
}

TEST(Letters, LoseTheirToneAndKeepTheirShape) {
  EXPECT_EQ(without_tone("dựng"), "dưng");
  EXPECT_EQ(without_tone("ĐỀ ÁN 06"), "ĐÊ AN 06");
}

TEST(Letters, GoMissingFromWordsOfThreeAndMore) {
  EXPECT_EQ(without_a_letter("trương", 4), "trươg");
  EXPECT_EQ(without_a_letter("bộ", 1), "bộ");
}

TEST(Letters, HaveCapitals) {
  EXPECT_EQ(upper_case("Đảng ủy xã Thạch Điền, 6 tháng"), "ĐẢNG ỦY XÃ THẠCH ĐIỀN, 6 THÁNG");
  EXPECT_EQ(capitalised("ủy ban"), "Ủy ban");
  EXPECT_EQ(capitalised(""), "");
}

TEST(Letters, MakeNamesOfFiles) {
  EXPECT_EQ(slug("12/BC-UBND"), "12-bc-ubnd");
  EXPECT_EQ(slug("xã Cẩm Đường"), "xa-cam-duong");
}

}  // namespace
}  // namespace tracuu::bench
