#include "tokenizers/document_number.hpp"

#include <string>

#include <gtest/gtest.h>

namespace tracuu::tokenizers {
namespace {

/// Canonical form and, if not all was read, the bytes read: "25-nq/tw", "25-nq/tw (8)".
std::string read(std::string_view text, NumberIn where) {
  const auto number = read_document_number(text, where);
  if (!number) return "-";
  std::string line = number->canonical();
  if (number->length < text.size()) line += " (" + std::to_string(number->length) + ")";
  return line;
}

struct Case {
  const char* text;
  const char* line;
};

TEST(DocumentNumberInText, IsReadWhereItCannotBeWords) {
  constexpr Case cases[] = {
      {"25-NQ/TW", "25-nq/tw"},
      {"25 – NQ/TƯ", "25-nq/tw"},
      {"25-NQ/TU", "25-nq/tu"},
      {"25/NQ-TW", "25-nq/tw"},
      {"25-NQTW", "25-nq/tw"},
      {"25-NQ-TW", "25-nq/tw"},
      {"25/NQ/TW", "25-nq/tw"},
      {"NQ25/TW", "25-nq/tw"},
      {"NQ25-TW", "25-nq/tw"},
      {"nq25tw", "25-nq/tw"},
      {"25-n\u200Bq/tu\u031B", "25-nq/tw"},
      {"12/BC-UBND ngày", "12/bc-ubnd (10)"},
      {"12/BC-UBND, VP", "12/bc-ubnd (10)"},
      {"12/BC-UBND - VP", "12/bc-ubnd-vp"},
      {"12/BC-UBND - Các", "12/bc-ubnd (10)"},
      {"12/BC-SNNPTNT", "12/bc-snnptnt"},
      {"12/BC-BCĐ138", "12/bc-bcđ138"},
      {"3/CTr-BCĐNTM", "3/ctr-bcđntm"},
      {"01-HD/BTCTW", "1-hd/btctw"},
      {"399-QĐ/TW", "399-qđ/tw"},
      {"819/NQ-UBTVQH14", "819/nq-ubtvqh14"},
      {"1980/QĐ-TTg", "1980/qđ-ttg"},
      {"12/BGD&ĐT-VP", "12/bgdđt-vp"},
      {"12/KH-BGD&ĐT", "12/kh-bgdđt"},
      {"BC/ĐU", "bc/đu"},
      {"NQ/TW4", "nq/tw4"},
      {"25-NQ", "-"},
      {"25 nq", "-"},
      {"nq 25", "-"},
      {"218 bc ubnd", "-"},
      {"BC-UBND", "-"},
      {"bctw", "-"},
      {"123456/BC-UBND", "-"},
      {"11/19", "-"},
      {"12/xã-hội", "-"},
      {"12/bc-xã", "-"},
      {"5/2018/xã", "-"},
      {"6 tháng", "-"},
      {"6 TB/người", "-"},
      {"da5", "-"},
      {"", "-"},
      {"漢字", "-"},
  };
  for (const Case& one : cases) EXPECT_EQ(read(one.text, NumberIn::text), one.line) << one.text;
}

TEST(DocumentNumberInText, LacksItsSerialBehindASlash) {
  EXPECT_EQ(read("BC-UBND", NumberIn::after_slash), "bc-ubnd");
  EXPECT_EQ(read("BC – UBND xã", NumberIn::after_slash), "bc-ubnd (11)");
  EXPECT_EQ(read("hoặc", NumberIn::after_slash), "-");
}

TEST(DocumentNumberInQuery, IsReadLoosely) {
  constexpr Case cases[] = {
      {"218/BC-UBND", "218/bc-ubnd"},
      {"218 bc ubnd", "218/bc-ubnd"},
      {"218 BC-UBND", "218/bc-ubnd"},
      {"218-bc-ubnd", "218/bc-ubnd"},
      {"so 218 bc ubnd", "218/bc-ubnd"},
      {"Số: 218/BC-UBND", "218/bc-ubnd"},
      {"nq 25", "nq25"},
      {"NQ25", "nq25"},
      {"25 nq", "nq25"},
      {"25-nq", "nq25"},
      {"nq 25 tw", "25-nq/tw"},
      {"nq 25-tw", "25-nq/tw"},
      {"25 nq tw", "25-nq/tw"},
      {"12 bc đu", "12-bc/đu"},
      {"12 bc du", "12-bc/đu"},
      {"Nghị quyết số 25 TW", "25-nq/tw"},
      {"nghi quyet 25", "nq25"},
      {"Nghị quyết 25-NQ/TW", "25-nq/tw"},
      {"quyết định 1980/QĐ-TTg", "1980/qđ-ttg"},
      {"qd 1980", "qđ1980"},
      {"chỉ thị 05", "ct5"},
      {"pháp lệnh 34", "pl34"},
      {"thông tư 40/2014/TT-BNNPTNT", "40/2014/tt-bnnptnt"},
      {"thong tu 40", "tt40"},
      {"nghị định 07/2021", "nđ7"},
      {"nq 25 dan van", "nq25 (5)"},
      {"218 bc ubnd xã", "218/bc-ubnd (11)"},
      {"nghị quyết", "-"},
      {"dân vận", "-"},
      {"so 25", "-"},
      {"25", "-"},
      {"2018", "-"},
  };
  for (const Case& one : cases) EXPECT_EQ(read(one.text, NumberIn::query), one.line) << one.text;
}

TEST(DocumentNumber, KeepsItsParts) {
  const auto number = read_document_number("Số 030a/2008/NQ-CP", NumberIn::query);
  ASSERT_TRUE(number);
  EXPECT_EQ(number->serial, "30a");
  EXPECT_EQ(number->year, "2008");
  EXPECT_EQ(number->type, "nq");
  EXPECT_EQ(number->body, "cp");
  EXPECT_FALSE(number->party);
  EXPECT_EQ(read_document_number("12-BC/ĐU", NumberIn::text)->unmarked(), "12-bc/du");
}

TEST(DocumentNumber, IsReadFromItsCanonicalFormAgain) {
  for (const char* text : {"25 – NQ/TƯ", "12BC/ĐU", "06/2024/QĐ-UBND", "80/TTrCP", "12/UBND-VP",
                           "10/2022/QH15", "BC/ĐU", "nq25", "12/BC-MTTQ-BTT", "12/BCTT-HĐND"}) {
    const std::string canonical = read(text, NumberIn::text);
    EXPECT_EQ(read(canonical, NumberIn::text), canonical);
  }
}

TEST(LooseKey, IsTypeAndSerial) {
  EXPECT_EQ(loose_key("25-nq/tw"), "nq25");
  EXPECT_EQ(loose_key("12/bc-ubnd"), "bc12");
  EXPECT_EQ(loose_key("34/2007/pl-ubtvqh11"), "pl34");
  EXPECT_EQ(loose_key("30a/2008/nq-cp"), "nq30a");
  EXPECT_EQ(loose_key("nq25"), "nq25");
  EXPECT_EQ(loose_key("12/ubnd-vp"), "");
  EXPECT_EQ(loose_key("10/2022/qh15"), "");
  EXPECT_EQ(loose_key("bc/du"), "");
  EXPECT_EQ(loose_key("bc-ubnd"), "");
  EXPECT_EQ(loose_key(""), "");
}

}  // namespace
}  // namespace tracuu::tokenizers
