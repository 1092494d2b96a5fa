#include "corpus/formats/rtf.hpp"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "corpus/formats/html.hpp"

namespace tracuu::corpus {
namespace {

std::string text_of(const std::string& rtf) {
  return read_html(read_rtf(rtf).html).text;
}

constexpr const char* fonts =
    "{\\rtf1\\ansi{\\fonttbl{\\f0\\fnil\\fcharset0 .VnTime;}{\\f1\\froman\\fcharset163 Times New "
    "Roman;}{\\f2\\fnil .VnTimeH;}{\\f3 VNI-Times;}}";

TEST(Rtf, ReadsEachRunInTheEncodingOfItsFont) {
  EXPECT_EQ(text_of(std::string(fonts) +
                    "\\f0 \\'f1y ban {\\f2 x\\'b7 Th\\'b9ch}\\f3  nha\\'e2n {\\f1 d\\'e2n x\\'e3} "
                    "\\f1 qu\\'fd\\'f5\\'f2c\\par}"),
            "ủy ban XÃ THẠCH nhân dân xă quươ\u0323c\n");
}

TEST(Rtf, ReadsUnicodeEscapesAndTheirFallback) {
  EXPECT_EQ(text_of("{\\rtf1\\u7910?y ban\\par}"), "Ủy ban\n");
  EXPECT_EQ(text_of("{\\rtf1\\uc0\\u7910 y\\par}"), "Ủy\n");
  EXPECT_EQ(text_of("{\\rtf1\\uc2\\u7910 ab{\\uc1\\u-3?}y\\par}"), "Ủ\uFFFDy\n");
  EXPECT_EQ(text_of("{\\rtf1\\u-10179?\\u-8704?!\\par}"), "😀!\n");
}

TEST(Rtf, KeepsTheReadersWordsAlone) {
  const RtfHtml read = read_rtf(
      "{\\rtf1{\\info{\\title x}}{\\stylesheet{\\s1 y;}}{\\header Trang 1\\par}{\\footer z}"
      "{\\*\\generator w;}So\\~5{\\v hidden} {\\pict 0123}{\\field{\\*\\fldinst PAGE}{\\fldrslt "
      "ro}}\\emdash\\ldblquote a\\rdblquote\\par{\\bin3 }}}b\\par}");
  EXPECT_EQ(read_html(read.html).text, "So\u00A05 ro—“a”\nb\n");
  EXPECT_EQ(read.removed.at("running head"), 2U);
}

TEST(Rtf, PutsCellsOfARowOnOneLine) {
  EXPECT_EQ(text_of("{\\rtf1 truoc\\par\\trowd\\cellx1\\cellx2\\pard\\intbl a\\par b\\cell c\\cell"
                    "\\row\\intbl d\\cell e\\cell\\row\\pard sau\\par}"),
            "truoc\n\na b\tc\nd\te\n\nsau\n");
}

TEST(Rtf, TakesAnyBytes) {
  for (const char* rtf : {"{\\rtf1", "{\\rtf1}}}}a\\par", "{\\rtf1\\'", "{\\rtf1\\u", "{\\rtf1\\",
                          "{\\rtf1\\bin999999999999 x", "{\\rtf1\\f99999999999 x\\par}"}) {
    text_of(rtf);
  }
  const std::string deep = "{\\rtf1 " + std::string(300'000, '{') + "x\\par";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(text_of(deep), "x\n");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

}  // namespace
}  // namespace tracuu::corpus
