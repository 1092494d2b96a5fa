#include "corpus/csv.hpp"

#include <gtest/gtest.h>

namespace tracuu::corpus {
namespace {

std::string lines_of(std::string_view text) {
  std::string made;
  for (const CsvRow& row : read_csv(text)) {
    made += std::to_string(row.line) + ':';
    for (const std::string& cell : row.cells) made += '[' + cell + ']';
    made += ' ';
  }
  return made;
}

struct Case {
  const char* name;
  std::string text, read;
};

class Csv : public testing::TestWithParam<Case> {};

TEST_P(Csv, IsReadAs) {
  EXPECT_EQ(lines_of(GetParam().text), GetParam().read);
}

INSTANTIATE_TEST_SUITE_P(
    , Csv,
    testing::Values(Case{"cells", "a,b\nc,d\n", "1:[a][b] 2:[c][d] "},
                    Case{"empty_cells", "a,,c\n,,\nx,\n", "1:[a][][c] 3:[x][] "},
                    Case{"quotes", "\"a, b\",\"say \"\"yes\"\"\"\n", "1:[a, b][say \"yes\"] "},
                    Case{"lines_in_quotes", "\"a\nb\",c\nd\n", "1:[a\nb][c] 3:[d] "},
                    Case{"spreadsheet",
                         "\xEF\xBB\xBF"
                         "a , b\r\nc\r\n",
                         "1:[a][b] 2:[c] "},
                    Case{"no_last_line_end", "a,b", "1:[a][b] "},
                    Case{"open_quote", "\"a,b\nc", "1:[a,b\nc] "},
                    Case{"behind_a_quote", "\"a\" x,b", "1:[a][b] "}, Case{"nothing", "", ""}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace tracuu::corpus
