#include "corpus/report_id.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tracuu::corpus {
namespace {

struct Case {
  std::string_view path;
  std::string_view readable;
};

TEST(ReportId, IsReadableAndTellsPathsApart) {
  const Case cases[] = {
      {"2018/BC 6 thang dau nam 2018.txt", "bc-6-thang-dau-nam-2018-"},
      {"2018/Báo cáo Đảng ủy xã.html", "bao-cao-dang-uy-xa-"},
      {"web/reports.jsonl#12", "reports-12-"},
      {"12.BC.UBND", "12-bc-"},
      {"a/...", "report-"},
      {"báo-cáo.của-ủy-ban", "bao-cao-cua-uy-ban-"},
      {"x/một tên dài hơn bốn mươi tám chữ thì được cắt ngay ở đó.txt",
       "mot-ten-dai-hon-bon-muoi-tam-chu-thi-duoc-cat-ng-"},
  };
  for (const Case& c : cases) {
    const std::string id = derived_id(c.path);
    EXPECT_EQ(id.substr(0, id.size() - 8), c.readable) << c.path;
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef", id.size() - 8), std::string::npos) << id;
    EXPECT_TRUE(is_valid_id(id));
  }
  EXPECT_EQ(derived_id("thach-dien-2018-dan-van.txt"), "thach-dien-2018-dan-van-27e61733")
      << "ids are promised to stay the same";
  EXPECT_NE(derived_id("2018/bc.txt"), derived_id("2019/bc.txt"));
}

TEST(ReportId, GivenOnesArePrintableAndShort) {
  for (const std::string_view id : {"x", "BC 12/2018 xã", "a:b#c"})
    EXPECT_TRUE(is_valid_id(id)) << id;
  EXPECT_TRUE(is_valid_id(std::string(200, 'a')));
  for (const std::string_view id : {"", "a\nb", "a\tb", "\x7F", "\xFF", "a\u2028", "a\u200B"}) {
    EXPECT_FALSE(is_valid_id(id)) << id;
  }
  EXPECT_FALSE(is_valid_id(std::string(201, 'a')));
}

}  // namespace
}  // namespace tracuu::corpus
