#include "tokenizers/figures.hpp"

#include <string>

#include <gtest/gtest.h>

namespace tracuu::tokenizers {
namespace {

struct Case {
  const char* text;
  const char* line;  ///< canonical and, if not all was read, the bytes read
};

std::string line_of(std::string_view text, const std::optional<Figure>& figure) {
  if (!figure) return "-";
  if (figure->length == text.size()) return figure->canonical;
  return figure->canonical + " (" + std::to_string(figure->length) + ")";
}

TEST(Dates, AreDayFirst) {
  constexpr Case cases[] = {
      {"03/6/2013", "2013-06-03"},
      {"3.6.2013", "2013-06-03"},
      {"03-06-2013", "2013-06-03"},
      {"03–06–2013", "2013-06-03"},
      {"2013-06-03", "2013-06-03"},
      {"4/5/18", "2018-05-04"},
      {"4/5/98", "1998-05-04"},
      {"04/ 5 /2018", "2018-05-04"},
      {"29/02/2016", "2016-02-29"},
      {"31/12/2025, ngày", "2025-12-31 (10)"},
      {"29/02/2015", "-"},
      {"29/02/1900", "-"},
      {"31/04/2018", "-"},
      {"13/13/2018", "-"},
      {"0/5/2018", "-"},
      {"4.5.18", "-"},
      {"4-5-18", "-"},
      {"3/6.2013", "-"},
      {"3.6.2013.4", "-"},
      {"3/6/20130", "-"},
      {"3/6", "-"},
      {"2013-6-3", "-"},
      {"2013/06/03", "-"},
      {"123/6/2013", "-"},
      {"x", "-"},
      {"", "-"},
  };
  for (const Case& one : cases)
    EXPECT_EQ(line_of(one.text, read_date(one.text)), one.line) << one.text;
}

TEST(Figures, HaveOneForm) {
  constexpr Case cases[] = {
      {"1585", "1585"},
      {"1.585", "1585"},
      {"15.000.000đ", "15000000 (10)"},
      {"1.681,5", "1681,5"},
      {"5.2,3", "5,2 (3)"},
      {"9,78%", "9,78 (4)"},
      {"2.5", "2,5"},
      {"1.5850", "1,5850"},
      {"0.5", "0,5"},
      {"11/19", "11/19"},
      {"03/19", "3/19"},
      {"5/2018", "5 (1)"},
      {"2017/2018", "2017 (4)"},
      {"1/2/3", "1 (1)"},
      {"03", "3"},
      {"0", "0"},
      {"000", "0"},
      {"0912", "0912"},
      {"1.1.2", "1.1.2"},
      {"31.02.2013", "31.02.2013"},
      {"1,2,3", "1 (1)"},
      {"1,585,000", "1585000"},
      {"1.585.", "1585 (5)"},
      {"1585, 20", "1585 (4)"},
      {"1.2.3,5", "1.2.3 (5)"},
      {"1.585,5,6", "1585 (5)"},
      {"12345.678", "12345,678"},
      {"x", "-"},
      {"", "-"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(line_of(one.text, read_figure(one.text)), one.line) << one.text;
  }
}

}  // namespace
}  // namespace tracuu::tokenizers
