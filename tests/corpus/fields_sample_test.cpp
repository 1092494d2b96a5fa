#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/fields_lines.hpp"
#include "tests/root.hpp"

namespace tracuu::corpus {
namespace {

TEST(SampleReport, GivesTheValuesKnownOfIt) {
  const std::filesystem::path path = tests::shared() / "reports/thach-dien-2018-dan-van.txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not here";
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto fields = read_fields(text);

  EXPECT_EQ(header_line(fields),
            "BC | BC/ĐU | Đảng ủy xã Thạch Điền < Đảng bộ huyện Thạch Hà [party] | xã Thạch Điền, "
            "huyện Thạch Hà, - | Thạch Điền, 2018-05-04 | Sơ kết 5 năm thực hiện Nghị quyết "
            "25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI “về tăng cường và "
            "đổi mới sự lảnh đạo của Đảng đối với công tác dân vận trong tình hình mới”");
  EXPECT_FALSE(fields.number->value.serial);
  EXPECT_EQ(line_of(fields.report_kind), "sơ kết");
  EXPECT_EQ(line_of(fields.period), "2013-06-03..2018-05");
  EXPECT_EQ(citations_line(fields),
            "25-NQ/TW 2013-06-03; 34/2007/PL-UBTVQH11; 04-NQ/TW; 05-CT/TW 2016-05-05");
  EXPECT_EQ(signers_line(fields), "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ / Trần Hậu Nhã");
  EXPECT_EQ(marks_line(fields), "- | - | -");
  ASSERT_FALSE(fields.topics.empty());
  EXPECT_EQ(fields.topics[0].slug, "dan-van");
  for (const auto* slug : {"xay-dung-dang", "chinh-tri-tu-tuong", "dan-chu-co-so", "mat-tran",
                           "nong-thon-moi", "hoc-tap-bac", "dan-toc-ton-giao"}) {
    EXPECT_TRUE(std::any_of(fields.topics.begin(), fields.topics.end(), [&](const Topic& topic) {
      return topic.slug == slug;
    })) << slug;
  }
  for (const auto& citation : fields.citations) {
    EXPECT_EQ(text.substr(citation.evidence.offset, citation.evidence.text.size()),
              citation.evidence.text);
  }
}

}  // namespace
}  // namespace tracuu::corpus
