#include "archive/units.hpp"

#include <gtest/gtest.h>

#include "archive/errors.hpp"

namespace tracuu::archive {
namespace {

std::vector<UnitEntry> nam_dien() {
  UnitEntry old{{"18667@0",
                 "18667",
                 "xã",
                 "Thạch Điền",
                 {{"huyện", "Thạch Hà"}},
                 {"tỉnh", "Hà Tĩnh"},
                 {},
                 {},
                 "2020-01-01"},
                {},
                {{"18667@2020-01-01", "whole", false, "819/NQ-UBTVQH14"}}};
  UnitEntry made{{"18667@2020-01-01",
                  "18667",
                  "xã",
                  "Nam Điền",
                  {},
                  {"tỉnh", "Hà Tĩnh"},
                  {},
                  "2020-01-01",
                  {}},
                 {{"18667@0", "whole", true, ""}},
                 {}};
  return {old, made};
}

TEST(Units, ComeBackAsTheyWere) {
  EXPECT_EQ(decode_units(encode(nam_dien())), nam_dien());
  EXPECT_EQ(decode_units(encode(std::vector<UnitEntry>())), std::vector<UnitEntry>());
}

TEST(Units, AreRefusedWhereTheyAreNone) {
  auto turned = nam_dien();
  std::swap(turned[0], turned[1]);
  for (const std::string& bad :
       {std::string(), std::string("{"), std::string("[]"), std::string(R"({"units":[{}]})"),
        std::string(R"({"units":[{"id":7}]})"), encode(turned)}) {
    EXPECT_THROW(decode_units(bad), DatabaseError) << bad;
  }
}

TEST(Units, AreCalledByAllTheirNames) {
  EXPECT_EQ(full_label(nam_dien()[0].unit), "xã Thạch Điền, huyện Thạch Hà, tỉnh Hà Tĩnh");
  EXPECT_EQ(full_label(nam_dien()[1].unit), "xã Nam Điền, tỉnh Hà Tĩnh");
}

}  // namespace
}  // namespace tracuu::archive
