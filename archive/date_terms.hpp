// Dates as terms and values: what a report's date is stored as, and the terms that find a range.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::archive {

/// A date known to the day, the month (day 0) or the year (month 0 as well).
struct CalendarDate {
  std::int32_t year = 0;
  std::uint32_t month = 0;
  std::uint32_t day = 0;
  auto operator<=>(const CalendarDate&) const = default;
};

/// Dates outside these years are not stored as terms or values, and a range without an end goes as
/// far as they do: an OR of a range never has more than some 400 terms.
inline constexpr std::int32_t first_year = 1900;
inline constexpr std::int32_t last_year = 2199;

/// From "2018-05-04", "2018-05" or "2018", as records have it; nothing else is a date.
std::optional<CalendarDate> parse_date(std::string_view iso);

/// Exists in the calendar, and lies within these years.
bool is_storable(const CalendarDate& date);

/// "20180504", "20180500", "20180000": the value of Field::issued_on.
std::string date_value(const CalendarDate& date);

/// "20180504", "20180599", "20189999": not before any day that the date may be.
std::string last_day_value(const CalendarDate& date);

/// The terms a report of this date is found by, see schema.hpp.
std::vector<std::string> date_terms(const CalendarDate& date);

/// The terms whose OR finds every report that may have been issued between `from` and `to`, both
/// included: `from` 2018 is its first day, `to` 2018-05 the last of May; absent is unbounded. A
/// report known to the month or year only is found by every range that shares a day with it. Empty
/// where `from` lies after `to`.
std::vector<std::string> date_range_terms(const std::optional<CalendarDate>& from,
                                          const std::optional<CalendarDate>& to);

}  // namespace tracuu::archive
