// The time a web page says it was published: the line a portal prints above or below the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::corpus {

struct WebStamp {
  std::string published_at;  ///< "2018-11-06T13:46+07:00"; "2018-11-06" where no time was given
  bool is_labelled = false;  ///< it says what it is: a label, a weekday, a count of readers
};

/// `line` as a whole: "13:46 06/11/2018", "Thứ hai - 20/06/2022 20:164560" (4560 readers),
/// "Đăng lúc: 10:39:22 02/07/2024 (GMT+7)", "2018-11-06T06:46:00Z". Nothing where anything else
/// stands in the line or the time does not exist. Other time zones are turned into Vietnam's.
std::optional<WebStamp> read_web_stamp(std::string_view line);

}  // namespace tracuu::corpus
