#include "archive/date_terms.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "archive/schema.hpp"

namespace tracuu::archive {
namespace {

std::uint32_t last_day(std::int32_t year, std::uint32_t month) {
  const auto last = std::chrono::year{year} / std::chrono::month{month} / std::chrono::last;
  return static_cast<unsigned>(last.day());
}

std::string year_term(std::int32_t year) {
  return term(Field::issued_on, fmt::format("{:04}", year));
}

std::string month_term(std::int32_t year, std::uint32_t month) {
  return term(Field::issued_on, fmt::format("{:04}{:02}", year, month));
}

std::string full_term(const CalendarDate& date) {
  return term(Field::issued_on, date_value(date));
}

CalendarDate first_day_of(const CalendarDate& date) {
  return {date.year, std::max(date.month, 1U), std::max(date.day, 1U)};
}

CalendarDate last_day_of(const CalendarDate& date) {
  const std::uint32_t month = date.month == 0 ? 12 : date.month;
  return {date.year, month, date.day == 0 ? last_day(date.year, month) : date.day};
}

/// The part of [from, to] that lies in one month.
void add_month(std::vector<std::string>& terms, const CalendarDate& from, const CalendarDate& to) {
  if (from.day == 1 && to.day >= last_day(from.year, from.month)) {
    terms.push_back(month_term(from.year, from.month));
    return;
  }
  terms.push_back(full_term({from.year, from.month, 0}));
  for (std::uint32_t day = from.day; day <= to.day; ++day) {
    terms.push_back(full_term({from.year, from.month, day}));
  }
}

/// The part of [from, to] that lies in one year.
void add_year(std::vector<std::string>& terms, const CalendarDate& from, const CalendarDate& to) {
  if (from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31) {
    terms.push_back(year_term(from.year));
    return;
  }
  terms.push_back(full_term({from.year, 0, 0}));
  for (std::uint32_t month = from.month; month <= to.month; ++month) {
    add_month(terms, {from.year, month, month == from.month ? from.day : 1},
              {from.year, month, month == to.month ? to.day : last_day(from.year, month)});
  }
}

}  // namespace

std::optional<CalendarDate> parse_date(std::string_view iso) {
  CalendarDate date;
  const auto number = [&](std::size_t at, std::size_t digits, auto& into) {
    const char* end = iso.data() + at + digits;
    return std::from_chars(iso.data() + at, end, into).ptr == end;
  };
  const bool has_day = iso.size() == 10 && iso[7] == '-';
  const bool has_month = has_day || iso.size() == 7;
  if (!has_month && iso.size() != 4) return std::nullopt;
  if (has_month && iso[4] != '-') return std::nullopt;
  if (!number(0, 4, date.year) || (has_month && !number(5, 2, date.month)) ||
      (has_day && !number(8, 2, date.day))) {
    return std::nullopt;
  }
  return date;
}

bool is_storable(const CalendarDate& date) {
  if (date.year < first_year || date.year > last_year || date.month > 12) return false;
  if (date.month == 0) return date.day == 0;
  return date.day <= last_day(date.year, date.month);
}

std::string date_value(const CalendarDate& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

std::string last_day_value(const CalendarDate& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month == 0 ? 99 : date.month,
                     date.day == 0 ? 99 : date.day);
}

std::vector<std::string> date_terms(const CalendarDate& date) {
  std::vector<std::string> terms{year_term(date.year)};
  if (date.month > 0) terms.push_back(month_term(date.year, date.month));
  terms.push_back(full_term(date));
  return terms;
}

std::vector<std::string> date_range_terms(const std::optional<CalendarDate>& from,
                                          const std::optional<CalendarDate>& to) {
  constexpr CalendarDate first{first_year, 1, 1};
  constexpr CalendarDate last{last_year, 12, 31};
  const CalendarDate begin = std::max(first, from ? first_day_of(*from) : first);
  const CalendarDate end = std::min(last, to ? last_day_of(*to) : last);

  std::vector<std::string> terms;
  if (begin > end) return terms;
  for (std::int32_t year = begin.year; year <= end.year; ++year) {
    add_year(terms, year == begin.year ? begin : CalendarDate{year, 1, 1},
             year == end.year ? end : CalendarDate{year, 12, 31});
  }
  return terms;
}

}  // namespace tracuu::archive
