#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "corpus/fields/view.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string result;
  while (result.size() < bytes) result += text;
  return result;
}

struct Case {
  std::string name;
  std::string unit;
};

class Hostile : public testing::TestWithParam<Case> {};

// Linear time takes these some 10 ms a megabyte; whatever is quadratic takes minutes.
TEST_P(Hostile, IsReadInLinearTime) {
  const auto text = repeated(GetParam().unit, 1U << 20U);
  const auto start = std::chrono::steady_clock::now();
  const auto fields = read_fields(text);
  const auto whole_file = read_fields("BÁO CÁO\n" + text);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  for (const auto& citation : fields.citations) {
    ASSERT_EQ(text.substr(citation.evidence.offset, citation.evidence.text.size()),
              citation.evidence.text);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Megabytes, Hostile,
    testing::Values(
        Case{"number_lines", "Số: 12/BC-UBND\n"}, Case{"blank_numbers", "Số: ......\n"},
        Case{"one_line_of_numbers", "Số: 12/BC-UBND "}, Case{"dots", "."}, Case{"spaces", " "},
        Case{"no_break_spaces", "\u00a0"}, Case{"newlines", "\n"}, Case{"short_lines", "a\n"},
        Case{"short_words", "a "}, Case{"one_letter", "a"}, Case{"one_capital", "Á"},
        Case{"digits", "1"}, Case{"marks", "\u0301"}, Case{"broken_bytes", "\xff\xc3\xe1\xbb"},
        Case{"zeros", std::string(1, '\0')}, Case{"dates", "ngày tháng năm "},
        Case{"days", "ngày 1 "}, Case{"places", "Cẩm Hà, ngày 04 tháng 5 năm 2018\n"},
        Case{"issuers", "ỦY BAN NHÂN DÂN XÃ CẨM HÀ "},
        Case{"issuer_lines", "ĐẢNG BỘ HUYỆN THẠCH HÀ\n"},
        Case{"mottos", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "},
        Case{"signatures", "TM. ỦY BAN NHÂN DÂN\n"}, Case{"positions", "CHỦ TỊCH\n"},
        Case{"positions_in_a_line", "CHỦ TỊCH "}, Case{"citations", "Nghị quyết số 25-NQ/TW, "},
        Case{"loose_citations", "nghị quyết trung ương 4 "}, Case{"laws", "luật đất đai "},
        Case{"laws_without_end", "Luật "}, Case{"slashes", "1/"}, Case{"hyphens", "1-BC/"},
        Case{"quotes", "\""}, Case{"cues", "nông thôn mới hội nông dân "},
        Case{"districts", "huyện Thạch Hà "}, Case{"types", "BÁO CÁO\n"},
        Case{"type_in_a_line", "BÁO CÁO "}),
    [](const auto& tested) { return tested.param.name; });

TEST(Hostile, ManyDifferentCitationsAreBounded) {
  std::string text;
  for (int i = 1; i < 50'000; ++i) text += std::to_string(i) + "/QĐ-TTg; ";
  EXPECT_EQ(read_fields(text).citations.size(), 1000U);
}

TEST(View, MapsBackToTheBytesOfTheText) {
  const std::string text =
      "\ufeffXã\u00a0 Thạch  Điền\u200b – “A\u0301” ∕ …\xff.\nCh\u0103\u0301n\n";
  const auto view = fields::view_of(text);
  EXPECT_EQ(view.plain, "xa thach dien - \"a\" / .?.\nchan\n");
  EXPECT_EQ(view.shape, "Aa Aaaaa Aaaa . .A. . ...\nAaaa\n");
  ASSERT_EQ(view.at.size(), view.plain.size() + 1);
  EXPECT_EQ(view.original({0, 2}), "Xã");
  EXPECT_EQ(view.original({3, 13}), "Thạch  Điền");
  EXPECT_EQ(view.original({17, 18}), "A\u0301");
  EXPECT_EQ(view.lines.size(), 2U);
}

TEST(View, IsTheSameWhereverThePiecesItIsMadeOfMeet) {
  for (std::size_t before = 200; before < 300; ++before) {
    const std::string text = std::string(before, 'x') + "  \u00a0\u200b ạ\u0301\xE1\xBA b";
    const auto view = fields::view_of(text);
    EXPECT_EQ(view.plain, std::string(before, 'x') + " a?? b");
    EXPECT_EQ(view.original({before, before + 2}), "  \u00a0\u200b ạ\u0301");
    EXPECT_EQ(view.at.back(), text.size());
  }
}

TEST(View, ReadsLookAlikesAsTheLettersMeant) {
  EXPECT_EQ(fields::view_of("Ðƣờng ĐÀ ð").plain, "duong da d");
  EXPECT_EQ(fields::lower_case("ỦY BAN Đ"), "ủy ban đ");
  EXPECT_EQ(fields::capitalised_words("EA H'LEO"), "Ea H'leo");
}

}  // namespace
}  // namespace tracuu::corpus
