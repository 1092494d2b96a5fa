// Dates as reports write them: "ngày 04 tháng 5 năm 2018", "03/6/2013", with blanks and OCR damage.
#pragma once

#include <optional>

#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

struct DateMatch {
  Date date;
  Span span;
};

/// "ngày 04 tháng 5 năm 2018", also over line ends, with dots for a day not yet filled in (then
/// Date::day is 0), "ngày 04/5/2018". `i` is where "ngày" starts.
std::optional<DateMatch> written_date_at(const View& view, std::size_t i);

/// "04/5/2018", "4-5-2018", "03.6.2013", "4/5/18": the day first, always.
std::optional<DateMatch> numeric_date_at(const View& view, std::size_t i);

/// "tháng 5 năm 2018", "tháng 5/2018".
std::optional<DateMatch> month_and_year_at(const View& view, std::size_t i);

/// Either of the first two.
std::optional<DateMatch> date_at(const View& view, std::size_t i);

/// A four-digit year from 1945 to 2100, with OCR's letters for digits.
struct YearMatch {
  std::int32_t year = 0;
  std::size_t end = 0;
};
std::optional<YearMatch> year_at(const View& view, std::size_t i);

std::uint32_t days_of_month(std::int32_t year, std::uint32_t month);

/// "I", "II", "III", "IV" ... "XXX"; 0 where it is none.
int roman_number(std::string_view plain);

/// "ba" -> 3, "tư" -> 4, "mười" -> 10, up to twelve, unmarked; 0 where it is none.
int number_word(std::string_view plain);

}  // namespace tracuu::corpus::fields
