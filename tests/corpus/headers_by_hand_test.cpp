// Heads as communes write them, from tests/corpus/headers/by_hand.txt.
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/fields_lines.hpp"
#include "tests/root.hpp"

namespace tracuu::corpus {
namespace {

struct Head {
  std::string name, text, line;
};

void PrintTo(const Head& head, std::ostream* stream) {
  *stream << head.name;
}

std::vector<Head> heads() {
  std::ifstream file(tests::root() / "tests/corpus/headers/by_hand.txt");
  std::vector<Head> found;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    if (line.starts_with("== ")) {
      found.push_back({line.substr(3), {}, {}});
    } else if (line.starts_with("=> ")) {
      found.back().line = line.substr(3);
    } else {
      found.back().text += line + '\n';
    }
  }
  return found;
}

class HeadsByHand : public testing::TestWithParam<Head> {};

TEST_P(HeadsByHand, AreRead) {
  const auto& head = GetParam();
  const auto fields = read_fields(head.text +
                                  "\nThực hiện chương trình công tác năm, địa phương báo cáo kết "
                                  "quả như sau:\n\nI. KẾT QUẢ\n1. "
                                  "Công tác tuyên truyền được quan tâm.\n");
  EXPECT_EQ(header_line(fields), head.line);
}

INSTANTIATE_TEST_SUITE_P(Of, HeadsByHand, testing::ValuesIn(heads()),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace tracuu::corpus
