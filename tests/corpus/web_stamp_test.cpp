#include "corpus/web_stamp.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tracuu::corpus {
namespace {

std::string stamp_line(std::string_view line) {
  const auto stamp = read_web_stamp(line);
  return stamp ? stamp->published_at + (stamp->is_labelled ? " labelled" : "") : "none";
}

struct Case {
  std::string_view line;
  std::string_view stamp;
};

TEST(WebStamp, ReadsWhatPortalsPrint) {
  const Case cases[] = {
      {"13:46 06/11/2018", "2018-11-06T13:46+07:00"},
      {"Thứ hai - 20/06/2022 20:164560", "2022-06-20T20:16+07:00 labelled"},
      {"Đăng lúc: 10:39:22 02/07/2024 (GMT+7)", "2024-07-02T10:39:22+07:00 labelled"},
      {"Thứ Tư, 08/04/2015, 08:11 [GMT+7]", "2015-04-08T08:11+07:00 labelled"},
      {"05/04/2023 16:39    78", "2023-04-05T16:39+07:00"},
      {"09/02/2023 07:31:00 AM", "2023-02-09T07:31:00+07:00"},
      {"09/02/2023 07:31:00 PM", "2023-02-09T19:31:00+07:00"},
      {"9/2/2023 12:05 SA", "2023-02-09T00:05+07:00"},
      {"Thứ ba, 12/03/2019 | 08:00", "2019-03-12T08:00+07:00 labelled"},
      {"Thứ 5, 12.03.2020 - 8h05", "2020-03-12T08:05+07:00 labelled"},
      {"Chủ nhật, 06-11-2018 13:46:59", "2018-11-06T13:46:59+07:00 labelled"},
      {"Ngày đăng: 06/11/2018", "2018-11-06 labelled"},
      {"Cập nhật lúc 15h30, ngày 06/11/2018", "2018-11-06T15:30+07:00 labelled"},
      {"Đăng ngày 06/11/2018 - Lượt xem: 1.234", "2018-11-06 labelled"},
      {"14/12/2021 08:25 Lượt xem: 342", "2021-12-14T08:25+07:00 labelled"},
      {"30/08/2021 21:47 Tác giả: Văn hóa xã", "2021-08-30T21:47+07:00"},
      {"13:46-06/11/2018", "2018-11-06T13:46+07:00"},
      {"06/11/2018", "2018-11-06"},
      {"2018-11-06", "2018-11-06"},
      {"2018-11-06T13:46:00+07:00", "2018-11-06T13:46+07:00"},
      {"2018-11-06T20:46:10.123Z", "2018-11-07T03:46:10+07:00"},
      {"2018-11-06T13:46+0000", "2018-11-06T20:46+07:00"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.line);
    EXPECT_EQ(stamp_line(c.line), c.stamp);
  }
}

TEST(WebStamp, IsAWholeLineAndATimeThatExists) {
  for (const std::string_view line :
       {"", "13:46", "Lượt xem: 78", "78", "Thứ hai", "31/02/2018 10:00", "06/13/2018 10:00",
        "25:10 06/11/2018 xã", "06/11/1018 10:00", "Thạch Điền, ngày 04 tháng 5 năm 2018",
        "ngày 04 tháng 5 năm 2018", "Họp lúc 14h00 ngày 12/3/2019 tại hội trường xã",
        "Từ 15/12/2017 đến 14/6/2018", "Nghị quyết 25-NQ/TW, ngày 03/6/2013",
        "Thời gian ký: 24.06.2022 15:30:12 +07:00", "Ngày 12/3/2019: 15 hộ", "06/11/2018 10 20 xã",
        "12/BC-UBND 06/11/2018"}) {
    EXPECT_EQ(stamp_line(line), "none") << line;
  }
}

}  // namespace
}  // namespace tracuu::corpus
