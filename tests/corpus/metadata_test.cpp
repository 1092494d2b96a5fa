// Sheets of what an admin knows better, as people save them.
#include "corpus/metadata.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/read.hpp"
#include "encoders.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::corpus {
namespace {

/// What is wrong with the sheet; empty for a good one.
std::string fault_of(std::string_view csv) {
  try {
    const MetadataSheet sheet(csv);
    return {};
  } catch (const BadMetadata& bad) {
    return bad.what();
  }
}

TEST(Metadata, GivesFieldsByPath) {
  const MetadataSheet sheet(
      "path,number,issued_on,commune,topics,period_from,period_to,secrecy\r\n"
      "2018/bc.txt,12/BC-UBND,2018-05-04,xã Thạch Điền,dan-van; xay-dung-dang,2018-01,2018-06,\r\n"
      "\r\n"
      "\"a, \"\"b\"\".txt\",,04/5/2019\r\n");
  EXPECT_EQ(sheet.size(), 2U);
  const JsonReport* row = sheet.find("2018/bc.txt");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->fields.number->value.canonical, "12/BC-UBND");
  EXPECT_EQ(row->fields.commune->value.name, "Thạch Điền");
  EXPECT_EQ(row->fields.topics.size(), 2U);
  EXPECT_EQ(row->fields.period->value, (Period{{2018, 1, 0}, {2018, 6, 0}}));
  EXPECT_FALSE(row->fields.marks.secrecy);
  ASSERT_NE(sheet.find("a, \"b\".txt"), nullptr);
  EXPECT_EQ(sheet.find("a, \"b\".txt")->fields.issued_on->value, (Date{2019, 5, 4}));
  EXPECT_EQ(sheet.find("other.txt"), nullptr);
}

TEST(Metadata, IsReadAsExcelSavesIt) {
  const std::string csv = "path;title\nbc.txt;Tổng kết công tác dân vận của xã\n";
  for (const std::string& saved :
       {"\xEF\xBB\xBF" + csv, in_utf16(csv, true), in_charset(csv, "CP1258")}) {
    const MetadataSheet sheet(saved);
    ASSERT_NE(sheet.find("bc.txt"), nullptr);
    EXPECT_EQ(sheet.find("bc.txt")->fields.title->value, "Tổng kết công tác dân vận của xã");
  }
}

TEST(Metadata, NamesTheLineThatIsWrong) {
  EXPECT_EQ(fault_of(""), "it is empty");
  EXPECT_EQ(fault_of("file,title\n"), "line 1: the first column must be named path");
  EXPECT_EQ(fault_of("path,tittle\n"), "line 1: no field is named \"tittle\"");
  EXPECT_EQ(fault_of("path,title,title\n"), "line 1: two columns are named \"title\"");
  EXPECT_EQ(fault_of("path,title\na.txt,\"x\ny\"\na.txt,z\n"), "line 4: a second row for a.txt");
  EXPECT_EQ(fault_of("path,title\na.txt,\"x\n"), "line 2: a quote is never closed");
  EXPECT_EQ(fault_of("path,title\na.txt,x,y\n"), "line 2: more cells than the head has names");
  EXPECT_EQ(fault_of("path,title\n,x\n"), "line 2: no path");
  EXPECT_NE(fault_of("path,issued_on\na.txt,soon\n").find("line 2: issued_on"), std::string::npos);
}

TEST(Metadata, WinsOverWhatIsFound) {
  const TempFolder folder;
  Item item;
  item.file = folder.write("bc.txt", "Số: 12/BC-UBND\nCẩm Hà, ngày 24 tháng 6 năm 2022\nBÁO CÁO\n");
  item.path = "bc.txt";
  const Report report =
      read_report(item, {}, MetadataSheet("path,number,id\nbc.txt,13/BC-UBND,bc-13\n"));
  EXPECT_EQ(report.number->value.canonical, "13/BC-UBND");
  EXPECT_EQ(report.number->evidence.origin, Origin::given);
  EXPECT_EQ(report.id, "bc-13");
  EXPECT_EQ(report.issued_on->value, (Date{2022, 6, 24}));
}

}  // namespace
}  // namespace tracuu::corpus
