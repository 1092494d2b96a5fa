#include "archive/date_terms.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tracuu::archive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Days = std::pair<int, int>;  // first and last day a date may mean, counted from 1970

int day_number(std::int32_t year, std::uint32_t month, std::uint32_t day) {
  return static_cast<int>(std::chrono::sys_days(std::chrono::year{year} /
                                                std::chrono::month{month} / std::chrono::day{day})
                              .time_since_epoch()
                              .count());
}

std::uint32_t days_of(std::int32_t year, std::uint32_t month) {
  return static_cast<unsigned>(
      (std::chrono::year{year} / std::chrono::month{month} / std::chrono::last).day());
}

Days meaning(const CalendarDate& date) {
  if (date.month == 0) return {day_number(date.year, 1, 1), day_number(date.year, 12, 31)};
  if (date.day == 0) {
    return {day_number(date.year, date.month, 1),
            day_number(date.year, date.month, days_of(date.year, date.month))};
  }
  const int day = day_number(date.year, date.month, date.day);
  return {day, day};
}

/// Every date of these years, in all three precisions.
std::vector<CalendarDate> all_dates(std::int32_t first, std::int32_t last) {
  std::vector<CalendarDate> dates;
  for (std::int32_t year = first; year <= last; ++year) {
    dates.push_back({year, 0, 0});
    for (std::uint32_t month = 1; month <= 12; ++month) {
      for (std::uint32_t day = 0; day <= days_of(year, month); ++day) {
        dates.push_back({year, month, day});
      }
    }
  }
  return dates;
}

bool finds(const std::vector<std::string>& sorted_range, const CalendarDate& date) {
  return std::ranges::any_of(date_terms(date), [&](const std::string& term) {
    return std::ranges::binary_search(sorted_range, term);
  });
}

TEST(DateTerms, HaveThreeLengths) {
  EXPECT_THAT(date_terms({2018, 5, 4}), ElementsAre("XD:2018", "XD:201805", "XD:20180504"));
  EXPECT_THAT(date_terms({2018, 5, 0}), ElementsAre("XD:2018", "XD:201805", "XD:20180500"));
  EXPECT_THAT(date_terms({2018, 0, 0}), ElementsAre("XD:2018", "XD:20180000"));
}

TEST(DateTerms, ARangeIsMadeOfTheLongestSpansThatFit) {
  EXPECT_THAT(date_range_terms(CalendarDate{2017, 0, 0}, CalendarDate{2018, 0, 0}),
              ElementsAre("XD:2017", "XD:2018"));
  EXPECT_THAT(date_range_terms(CalendarDate{2017, 11, 0}, CalendarDate{2018, 1, 2}),
              ElementsAre("XD:20170000", "XD:201711", "XD:201712", "XD:20180000", "XD:20180100",
                          "XD:20180101", "XD:20180102"));
  EXPECT_THAT(date_range_terms(CalendarDate{2018, 5, 4}, CalendarDate{2018, 5, 4}),
              ElementsAre("XD:20180000", "XD:20180500", "XD:20180504"));
  EXPECT_THAT(date_range_terms(CalendarDate{2018, 5, 5}, CalendarDate{2018, 5, 4}), IsEmpty());
  EXPECT_THAT(date_range_terms(CalendarDate{2018, 1, 1}, CalendarDate{2018, 12, 31}),
              ElementsAre("XD:2018"));
}

TEST(DateTerms, ARangeWithoutAnEndIsBounded) {
  EXPECT_LT(date_range_terms(std::nullopt, std::nullopt).size(), 301U);
  EXPECT_LT(date_range_terms(CalendarDate{-5, 3, 3}, CalendarDate{123456, 3, 3}).size(), 400U);
  const auto since = date_range_terms(CalendarDate{2020, 6, 15}, std::nullopt);
  EXPECT_EQ(since.back(), "XD:2199");
}

// Dates in every precision against ranges with bounds in every precision.
TEST(DateTerms, ARangeFindsExactlyTheDatesThatShareADayWithIt) {
  const std::vector<CalendarDate> dates = all_dates(2019, 2021);  // a leap year amid
  std::size_t tried = 0;
  for (std::size_t from = 0; from < dates.size(); from += 13) {
    for (std::size_t to = 0; to < dates.size(); to += 11) {
      std::vector<std::string> range = date_range_terms(dates[from], dates[to]);
      std::ranges::sort(range);
      const int first = meaning(dates[from]).first;
      const int last = meaning(dates[to]).second;
      for (std::size_t i = tried % 7; i < dates.size(); i += 7) {
        const Days days = meaning(dates[i]);
        const bool shares_a_day = first <= last && days.first <= last && days.second >= first;
        ASSERT_EQ(finds(range, dates[i]), shares_a_day)
            << date_value(dates[i]) << " in " << date_value(dates[from]) << " - "
            << date_value(dates[to]);
      }
      ++tried;
    }
  }
}

TEST(DateTerms, DatesOfRecordsAreReadInThreePrecisions) {
  EXPECT_EQ(parse_date("2018-05-04"), (CalendarDate{2018, 5, 4}));
  EXPECT_EQ(parse_date("2018-05"), (CalendarDate{2018, 5, 0}));
  EXPECT_EQ(parse_date("2018"), (CalendarDate{2018, 0, 0}));
  for (const auto* none : {"", "201", "20180504", "2018-5", "2018-05-0x", "2018/05/04", "201x"}) {
    EXPECT_EQ(parse_date(none), std::nullopt) << none;
  }
}

TEST(DateTerms, OnlyDatesOfTheCalendarAndOfOurTimeAreStored) {
  EXPECT_TRUE(is_storable({2018, 5, 4}));
  EXPECT_TRUE(is_storable({2018, 5, 0}));
  EXPECT_TRUE(is_storable({2018, 0, 0}));
  EXPECT_TRUE(is_storable({2020, 2, 29}));
  EXPECT_FALSE(is_storable({2019, 2, 29}));
  EXPECT_FALSE(is_storable({2018, 13, 1}));
  EXPECT_FALSE(is_storable({2018, 0, 4}));
  EXPECT_FALSE(is_storable({1018, 5, 4}));
  EXPECT_FALSE(is_storable({20180, 5, 4}));
}

}  // namespace
}  // namespace tracuu::archive
