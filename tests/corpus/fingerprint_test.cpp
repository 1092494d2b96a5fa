// Texts known again: the same words, nearly the same ones, and others.
#include "corpus/fingerprint.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tracuu::corpus {
namespace {

/// Words that are all different: "muc1 muc2 ...".
std::string long_text(int words, std::string_view stem = "mục") {
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += std::string(stem) + std::to_string(i) + (i % 12 == 11 ? ".\n" : " ");
  }
  return text;
}

bool share_a_key(const Signature& one, const Signature& other) {
  const auto a = keys_of(one);
  const auto b = keys_of(other);
  return std::ranges::any_of(a, [&](auto key) { return std::ranges::find(b, key) != b.end(); });
}

TEST(Fingerprint, IsOfTheWordsNotOfTheirLayout) {
  const std::string text = "ĐẢNG ỦY XÃ THẠCH ĐIỀN\n*\nSố 12-BC/ĐU\tThạch Điền, ngày 04";
  const std::string columns = "Thạch Điền, ngày 04\n\nĐảng ủy xã Thạch\nĐiền – “Số: 12 - BC/ĐU”";
  EXPECT_EQ(fingerprint_of(text).words, fingerprint_of(columns).words);
}

TEST(Fingerprint, CountsEveryWordMarkAndFigure) {
  const std::string text = "hộ nghèo còn 9,78%";
  for (const char* other : {"hộ nghèo còn 9,79%", "hộ ngheo còn 9,78%", "hộ hộ nghèo còn 9,78%",
                            "hộ nghèo 9,78%", "hộnghèo còn 9,78%", ""}) {
    EXPECT_NE(fingerprint_of(text).words, fingerprint_of(other).words) << other;
  }
}

TEST(Fingerprint, OfATextWithoutWordsIsEmpty) {
  EXPECT_EQ(fingerprint_of(" \n--- * ").words, "");
  EXPECT_EQ(resemblance(fingerprint_of("").signature, fingerprint_of(" . ").signature), 0);
}

TEST(Fingerprint, SoftHyphensAndJoinersAreNoLetters) {
  EXPECT_EQ(fingerprint_of("nghị quy\u00ADết\u200B").words, fingerprint_of("nghị quyết").words);
}

TEST(Signature, OfNearCopiesIsNearlyTheSame) {
  std::string changed = long_text(2000);
  for (const std::string word : {"mục500 ", "mục900 ", "mục1500 "}) {
    changed.replace(changed.find(word), word.size(), "khác ");
  }
  const Signature one = fingerprint_of(long_text(2000)).signature;
  const Signature other = fingerprint_of(changed).signature;
  EXPECT_GE(resemblance(one, other), 0.9);
  EXPECT_TRUE(share_a_key(one, other));
}

TEST(Signature, OfHalfACopyIsHalfTheSame) {
  const Signature one = fingerprint_of(long_text(1000)).signature;
  const Signature other =
      fingerprint_of(long_text(500) + long_text(500, "khác")).signature;  // 1/3 of all runs
  EXPECT_GT(resemblance(one, other), 0.1);
  EXPECT_LT(resemblance(one, other), 0.6);
}

TEST(Signature, OfOtherTextsIsAnother) {
  const Signature one = fingerprint_of(long_text(1000)).signature;
  const Signature other = fingerprint_of(long_text(1000, "khác")).signature;
  EXPECT_LE(resemblance(one, other), 0.05);
  EXPECT_FALSE(share_a_key(one, other));
}

TEST(Signature, OfShortTextsComparesToo) {
  const Signature one = fingerprint_of("một hai ba bốn năm").signature;
  EXPECT_EQ(resemblance(one, fingerprint_of("MỘT, HAI, ba bốn năm.").signature), 1);
  EXPECT_LT(resemblance(one, fingerprint_of("sáu bảy tám chín mười").signature), 0.1);
}

TEST(Fingerprint, TakesAnyBytes) {
  EXPECT_NE(fingerprint_of("\xFF\xFE\x80 a").words, "");
}

}  // namespace
}  // namespace tracuu::corpus
