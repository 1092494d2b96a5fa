#include "corpus/normal_form.hpp"

#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace tracuu::corpus {
namespace {

struct Case {
  std::string_view name;
  std::string_view text;
  std::string_view normal;
};

TEST(NormalForm, IsNfcWithOneKindOfLineEnd) {
  using namespace std::string_view_literals;
  const Case cases[] = {
      {"stays", "Ủy ban nhân dân xã", "Ủy ban nhân dân xã"},
      {"composes", "a\u0302\u0301 u\u031B\u0323 O\u031B\u0300", "ấ ự Ờ"},
      {"tone_before_breve", "a\u0301\u0306", "ắ"},
      {"tone_before_circumflex", "Ê: e\u0303\u0302 e\u0301\u0302", "Ê: ễ ế"},
      {"tone_before_horn", "u\u0300\u031B o\u0309\u031B", "ừ ở"},
      {"dot_below_and_circumflex", "o\u0323\u0302 a\u0302\u0323 a\u0306\u0323", "ộ ậ ặ"},
      {"toned_letter_and_breve", "\u00E1\u0306 \u1EA3\u0302", "ắ ẩ"},
      {"vietnamese_tone_marks", "a\u0340 a\u0341", "à á"},
      {"two_tones_before_breve", "\u00E1\u0300\u0306", "ắ\u0300"},
      {"repairs_only_these", "á\u0304", "á\u0304"},
      {"keeps_look_alikes_and_old_tones", "Ðảng nƣớc hoà thuỷ", "Ðảng nƣớc hoà thuỷ"},
      {"keeps_spaces", "Số\u00A0\u00A0 BC/ĐU\u3000\t.", "Số\u00A0\u00A0 BC/ĐU\u3000\t."},
      {"line_ends", "a\r\nb\rc\u2028d\u2029e\u0085f\vg\nh", "a\nb\nc\nd\ne\nf\ng\nh"},
      {"two_line_ends", "a\r\n\r\nb\n\rc", "a\n\nb\n\nc"},
      {"keeps_form_feed", "a\fb", "a\fb"},
      {"controls", "a\0b\x01\x7F"sv, "a\uFFFDb\uFFFD\uFFFD"},
      {"empty", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(normal_form(c.text), c.normal);
    EXPECT_EQ(normal_form(c.normal), c.normal) << "once is enough";
  }
}

/// The short cut for plain texts knows what needs no look at Unicode's tables.
TEST(NormalForm, IsThatOfIcuForEachLetter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (UChar32 c = 0xA0; c < 0x3000; ++c) {
    const bool is_removed = c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060;
    const bool is_line_end = c == 0x2028 || c == 0x2029;
    if (is_removed || is_line_end) continue;
    const icu::UnicodeString letter(c);
    std::string text, expected;
    letter.toUTF8String(text);
    nfc->normalize(letter, status).toUTF8String(expected);
    EXPECT_EQ(normal_form(text), expected) << c;
  }
}

TEST(NormalForm, TakesAMillionMarksOnOneLetterInBoundedTime) {
  std::string text = "a";
  for (int i = 0; i < 500'000; ++i) text += i % 2 == 0 ? "\u0301" : "\u0323";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_GE(normal_form(text).size(), text.size());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace tracuu::corpus
