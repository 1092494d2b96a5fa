// The best topic of reports with the titles of tests/corpus/headers/titles.tsv.
#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/header_generator.hpp"

namespace tracuu::corpus {
namespace {

std::string best_topic(const std::string& title) {
  const auto fields = read_fields(
      "UBND XÃ CẨM HÀ\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCẩm Hà, ngày 12 tháng "
      "12 năm 2019\nBÁO CÁO\n" +
      title +
      "\n\nI. KẾT QUẢ\nToàn xã gieo cấy 266 ha lúa; thu ngân sách đạt dự toán; tỷ lệ hộ nghèo còn "
      "3%; an ninh trật tự ổn định; bê tông 2 km đường.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ\nTiếp tục xây "
      "dựng nông thôn mới.\n");
  return fields.topics.empty() ? "" : fields.topics.front().slug;
}

TEST(Titles, TellTheBestTopic) {
  const auto titles = made_titles();
  ASSERT_GE(titles.size(), 150U);
  double right = 0;
  std::string mistakes;
  for (const auto& [title, topic] : titles) {
    const auto found = best_topic(title);
    if (found == topic) {
      ++right;
    } else {
      mistakes += title + "\n  found " + found + ", not " + topic + '\n';
    }
  }
  EXPECT_GE(right / static_cast<double>(titles.size()), 0.97) << mistakes;
}

}  // namespace
}  // namespace tracuu::corpus
