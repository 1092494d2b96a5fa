#include "corpus/page_junk.hpp"

#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tracuu::corpus {
namespace {

/// '|' for line ends, so that a case stays on a line.
std::string with_bars(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  for (char& c : text) {
    if (c == '\n') c = '|';
  }
  return text;
}

std::string clean_line(std::string text, const PageHints& hints = {}) {
  for (char& c : text) {
    if (c == '|') c = '\n';
  }
  return with_bars(remove_page_junk(text, hints).text);
}

const std::string state_head =
    "ỦY BAN NHÂN DÂN|XÃ CẨM HÀ|Số: 218 /BC-UBND|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|"
    "Độc lập - Tự do - Hạnh phúc|Cẩm Hà, ngày 24 tháng 6 năm 2022|BÁO CÁO";
const std::string party_head =
    "ĐẢNG BỘ HUYỆN THẠCH HÀ ĐẢNG ỦY XÃ THẠCH ĐIỀN|*|Số    BC/ĐU|ĐẢNG CỘNG SẢN VIỆT NAM|"
    "Thạch Điền, ngày 04  tháng 5 năm 2018|BÁO CÁO|Sơ kết 5 năm";
const std::string end = "T/M BAN THƯỜNG VỤ|PHÓ BÍ THƯ|Trần Văn An";

struct Case {
  std::string_view name;
  std::string text;
  std::string clean;
};

TEST(PageJunk, TakesAwayWhatPortalsPutAround) {
  const std::string report = party_head + "|Nội dung.|" + end;
  const Case cases[] = {
      {"sample",
       "Báo cáo sơ kết Nghị Quyết số 25|loading...|13:46 06/11/2018||" + report +
           "||Ý kiến bạn đọc",
       report},
      {"menu_above_the_title",
       "Trang chủ|Giới thiệu|Tin tức » Văn bản|Xã họp sơ kết công tác dân vận|Thứ hai - 20/06/2022 "
       "20:164560|" +
           report,
       report},
      {"breadcrumbs_without_stamp", "Trang chủ » Tin tức » Báo cáo|" + report, report},
      {"stamp_above_the_title", "05/04/2023 16:39    78|Xã họp sơ kết công tác dân vận|" + report,
       report},
      {"related_links",
       report + "|Tác giả: Ban biên tập|Nguồn: Đảng ủy xã|Lượt xem: 120|Tin liên quan|Họp tháng 5 "
                "(12/5/2018)|Ra quân làm thủy lợi",
       report},
      {"comments_and_more",
       report + "|Chia sẻ|In trang|Bình luận (0)|Mã xác thực|Gửi bình luận|Tin mới hơn|Một tin|"
                "Thống kê truy cập|Hôm nay: 12",
       report},
      {"stamp_behind", report + "|Đăng lúc: 10:39:22 02/07/2024 (GMT+7)", report},
      {"tools_on_one_line", "Cỡ chữ  A-  A+   In trang   Chia sẻ|" + report, report},
      {"image_names", party_head + "|z5587142437264_a1b2c3.jpg|Nội dung.|IMG-01.PNG|" + end,
       party_head + "|Nội dung.|" + end},
      {"box_amid_the_report",
       party_head + "|I. Kết quả|loading...|Cỡ chữ|Mặc định|II. Hạn chế|" + end,
       party_head + "|I. Kết quả|II. Hạn chế|" + end},
      {"state_head", "Báo cáo của xã Cẩm Hà|08:11 24/06/2022|" + state_head + "|Nội dung",
       state_head + "|Nội dung"},
      {"head_under_a_banner",
       "CỔNG THÔNG TIN ĐIỆN TỬ XÃ CẨM HÀ|Báo cáo tháng 6 của xã|08:11 24/06/2022|" + state_head,
       state_head},
      {"motto_in_the_banner",
       "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Trang chủ|Báo cáo tháng 6 của xã|Tác giả: Admin|08:11 "
       "24/06/2022|" +
           state_head + "|Nội dung",
       state_head + "|Nội dung"},
      {"blank_lines_at_the_ends", "||  ||" + report + "|| ||", report},
      {"only_junk", "loading...|Ý kiến bạn đọc", ""},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(clean_line(c.text), c.clean);
  }
}

TEST(PageJunk, LeavesReportsAlone) {
  const std::string texts[] = {
      state_head + "|Nội dung|" + end,
      // Words of portals in sentences of reports.
      party_head +
          "|Ý kiến bạn đọc gửi về trang thông tin của xã: 12 lượt.|Tuyên truyền, chia sẻ, "
          "bình luận trên mạng xã hội.|Trang chủ của xã có 1.200 lượt xem.|" +
          end,
      // Labels that are junk beside an article and matter within a report.
      party_head +
          "|Nguồn: ngân sách xã 120 triệu đồng|Tác giả: ông Nguyễn Văn An, thôn Một|"
          "Nguồn vốn: 40 triệu|Liên hệ|Văn bản|Tin tức|Hôm nay: 3 hộ|Lượt xem: 30|" +
          end,
      party_head + "|Nội dung|" + end + "|Nguồn: báo cáo của các thôn",
      party_head + "|III. Thông tin|Tin mới|- Đã phát 120 tin|IV. Kiến nghị|" + end,
      // What stands above the head and is no page's.
      "MẬT|" + state_head,
      "DỰ THẢO LẦN 2|" + party_head,
      "BC 6 tháng|" + state_head,
      "Mẫu số 02, ban hành kèm theo Quyết định|" + state_head,
      // No head of its own: the title is all there is.
      "Báo cáo nhanh tình hình mưa lũ|Đến 7 giờ sáng nay, 12 hộ bị ngập.",
      // Dates and times within a report.
      party_head + "|Từ 15/12/2017|14h00 ngày 12/3/2019, họp toàn xã|Ngày 20/6/2018|" +
          std::string(1200, 'a') + "|" + end,
      // Figures of a table, one a line.
      party_head + "|STT|Thôn|Hộ|1|Một|12|2|Hai|13|3|Ba|14|" + end,
      "3",
  };
  for (const std::string& text : texts) EXPECT_EQ(clean_line(text), text);
}

TEST(PageJunk, KeepsSpacingWithinTheReport) {
  EXPECT_EQ(clean_line("  Một  hai|||Ba |Bốn\u00A0"), "  Một  hai|||Ba |Bốn\u00A0");
  EXPECT_EQ(clean_line("Một||loading...||Hai"), "Một||Hai");
  EXPECT_EQ(clean_line("Một|loading...|Hai"), "Một|Hai");
  EXPECT_EQ(clean_line("\u00A0|Một| \u200B\u0301\u3000|Hai|\t|"), "Một||Hai");
}

TEST(PageJunk, KeepsThePagesTitleAndTimeAsProvenance) {
  const CleanText clean = remove_page_junk(
      "Xã họp sơ kết\ncông tác\n13:46 06/11/2018\nĐẢNG CỘNG SẢN VIỆT NAM\nBÁO CÁO\n");
  ASSERT_TRUE(clean.published_at);
  EXPECT_EQ(clean.published_at->value, "2018-11-06T13:46+07:00");
  EXPECT_EQ(clean.published_at->evidence, (Evidence{Origin::page, "13:46 06/11/2018", 0}));

  const CleanText titled =
      remove_page_junk("Xã họp sơ kết 5 năm\n13:46 06/11/2018\nĐẢNG CỘNG SẢN VIỆT NAM\nBÁO CÁO\n");
  ASSERT_TRUE(titled.title);
  EXPECT_EQ(titled.title->value, "Xã họp sơ kết 5 năm");
  EXPECT_EQ(titled.title->evidence.origin, Origin::page);
  EXPECT_EQ(titled.text, "ĐẢNG CỘNG SẢN VIỆT NAM\nBÁO CÁO\n");
}

TEST(PageJunk, KnowsThePagesTitleFromItsHead) {
  const PageHints hints{"Báo cáo tháng 6 - Cổng thông tin xã", "2022-06-24T08:11:00+07:00"};
  EXPECT_EQ(clean_line("Menu dài|Báo cáo tháng 6|Tóm tắt của ban biên tập|" + state_head, hints),
            "Tóm tắt của ban biên tập|" + state_head);
  const CleanText clean = remove_page_junk("Báo cáo\nNội dung\n", hints);
  EXPECT_EQ(clean.published_at->value, "2022-06-24T08:11+07:00");
  EXPECT_EQ(clean.title->value, hints.title);
  EXPECT_FALSE(remove_page_junk("XÃ CẨM HÀ\n", {"XÃ CẨM HÀ", "hôm qua"}).title)
      << "Word takes a document's first line for its title";
}

TEST(PageJunk, TakesAwayPageNumbersAndRunningHeads) {
  const std::string one = "Nội dung của báo cáo chạy qua hết chiều rộng của một dòng chữ";
  const std::string two = "và còn tiếp ở trang sau, giữa câu, không có dấu chấm nào ở cuối";
  const std::string three = "cho đến khi hết câu ấy thì báo cáo mới sang phần khác của nó.";
  const Case cases[] = {
      {"in_sequence", one + "|2|" + two + "|3|" + three, one + "|" + two + "|" + three},
      {"with_dashes", one + "|- 2 -|" + two, one + "|" + two},
      {"with_words", "Một|Trang 1/3|Hai|Trang 2/3|Ba", "Một|Hai|Ba"},
      {"not_in_sequence", one + "|7|" + two, one + "|7|" + two},
      {"at_page_breaks", "Một|5\fHai|6\fBa", "Một|Hai|Ba"},
      {"breaks_are_line_ends", "Một\fHai", "Một|Hai"},
      {"running_heads", "Một\fUBND xã Cẩm Hà|Hai\fUBND xã Cẩm Hà|Ba", "Một|Hai|Ba"},
      {"running_heads_beside_numbers", one + "|Trang 2|BC tháng 6|" + two + "|Trang 3|BC tháng 6|x",
       one + "|" + two + "|x"},
      {"what_comes_again_elsewhere_stays", "Ưu điểm:|a|Hạn chế:|b|Ưu điểm:|c|Hạn chế:|d",
       "Ưu điểm:|a|Hạn chế:|b|Ưu điểm:|c|Hạn chế:|d"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(clean_line(c.text), c.clean);
  }
}

TEST(PageJunk, CountsWhatItTakesAway) {
  const CleanText clean = remove_page_junk(
      "loading...\nĐẢNG CỘNG SẢN VIỆT NAM\nloading...\nNội dung\nÝ kiến bạn đọc\n");
  ASSERT_EQ(clean.warnings.size(), 2U);
  EXPECT_EQ(clean.warnings[0], (Warning{"junk_removed", "loading (2 lines)", 0}));
  EXPECT_EQ(clean.warnings[1],
            (Warning{"junk_removed", "reader comments (1 line)", clean.text.size()}));
}

TEST(PageJunk, TakesHostileTextInBoundedTime) {
  std::string many_lines;
  for (int i = 0; i < 300'000; ++i) many_lines += i % 2 == 0 ? "1\n" : "13:46 06/11/2018\n";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(remove_page_junk(many_lines).text.empty());
  EXPECT_EQ(remove_page_junk(std::string(5'000'000, 'a')).text.size(), 5'000'001U);
  EXPECT_EQ(remove_page_junk(std::string(1'000'000, '\f')).text, "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace tracuu::corpus
