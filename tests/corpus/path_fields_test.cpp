#include "corpus/path_fields.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tracuu::corpus {
namespace {

std::string fields_line(std::string_view path) {
  const Fields fields = fields_of_path(path);
  std::string line;
  if (fields.issued_on) {
    EXPECT_EQ(fields.issued_on->evidence.origin, Origin::path);
    EXPECT_EQ(fields.issued_on->value, (Date{fields.issued_on->value.year, 0, 0}));
    line += std::to_string(fields.issued_on->value.year);
  }
  if (fields.commune) {
    line += "[" + fields.commune->value.type + "|" + fields.commune->value.name + "]";
  }
  return line;
}

struct Case {
  std::string_view path;
  std::string_view line;
};

TEST(PathFields, TellsOnlyWhatAPathSaysPlainly) {
  const Case cases[] = {
      {"2018/BC 6 thang.txt", "2018"},
      {"Năm 2018/BC.txt", "2018"},
      {"2018/BC nam 2018.txt", "2018"},
      {"2018/BC nam 2017.txt", ""},
      {"2017/2018/BC.txt", ""},
      {"BC nam 2018.txt", ""},
      {"2018.txt", ""},
      {"Luu tru 2005-2010/BC.txt", ""},
      {"3018/BC.txt", ""},
      {"UBND xã Thạch Long/BC.txt", "[xã|Thạch Long]"},
      {"2018/Phường Mỹ Bình/BC.txt", "2018[phường|Mỹ Bình]"},
      {"Đảng ủy xã Hải Anh (cũ)/BC.txt", "[xã|Hải Anh]"},
      {"thị trấn Cồn/BC thị trấn Cồn.txt", "[thị trấn|Cồn]"},
      {"xã Ea H'leo/BC.txt", "[xã|Ea H'leo]"},
      {"xã Cẩm Hà/BC xã Cẩm Hà va xã Cẩm Thịnh.txt", "[xã|Cẩm Hà]"},
      {"xã Cẩm Hà/BC xã Cẩm Thịnh.txt", ""},
      {"UBND xa Thach Long/BC.txt", ""},
      {"xã hội/BC.txt", ""},
      {"xãThạch Long/BC.txt", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(fields_line(c.path), c.line) << c.path;
}

}  // namespace
}  // namespace tracuu::corpus
