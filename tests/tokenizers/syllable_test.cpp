#include "tokenizers/syllable.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace tracuu::tokenizers {
namespace {

/// "ngh+iêng/0", tones in the order level huyền hỏi ngã sắc nặng; "-" for what is no syllable.
std::string parsed(std::string_view token) {
  const auto syllable = parse_syllable(token);
  if (!syllable) return "-";
  return std::string(syllable->onset) + "+" + std::string(syllable->rime) + "/" +
         std::to_string(static_cast<int>(syllable->tone));
}

struct Case {
  const char* token;
  const char* line;
};

TEST(ParseSyllable, ReadsOnsetRimeAndTone) {
  constexpr Case cases[] = {
      {"ăn", "+ăn/0"},
      {"ở", "+ơ/2"},
      {"yêu", "+yêu/0"},
      {"nghiêng", "ngh+iêng/0"},
      {"Nghĩa", "ngh+ia/3"},
      {"trường", "tr+ương/1"},
      {"LÃNH", "l+anh/3"},
      {"đổi", "đ+ôi/2"},
      {"quốc", "qu+ôc/4"},
      {"quyết", "qu+yêt/4"},
      {"quạu", "qu+au/5"},
      {"quới", "qu+ơi/4"},
      {"quăn", "qu+ăn/0"},
      {"quế", "qu+ê/4"},
      {"Qúy", "qu+y/4"},
      {"quí", "qu+y/4"},
      {"quít", "qu+yt/4"},
      {"gì", "gi+i/1"},
      {"gìn", "gi+in/1"},
      {"giếng", "gi+iêng/4"},
      {"gia", "gi+a/0"},
      {"giữa", "gi+ưa/3"},
      {"giết", "gi+iêt/4"},
      {"kĩ", "k+i/3"},
      {"kỹ", "k+y/3"},
      {"ghế", "gh+ê/4"},
      {"khuỷu", "kh+uyu/2"},
      {"khuya", "kh+uya/0"},
      {"thuở", "th+uơ/2"},
      {"xoong", "x+oong/0"},
      {"hoà", "h+oa/1"},
      {"hòa", "h+oa/1"},
      {"vịêt", "v+iêt/5"},
      {"toa\u0301n", "t+oan/4"},
      {"ba\u0301\u0306n", "b+ăn/4"},
      {"nƣớc", "n+ươc/4"},
      {"ngoèo", "ng+oeo/1"},
      {"nguệch", "ng+uêch/5"},
      {"quỳnh", "qu+ynh/1"},
  };
  for (const Case& one : cases) EXPECT_EQ(parsed(one.token), one.line) << one.token;
}

TEST(ParseSyllable, RejectsWhatBreaksTheRule) {
  // The flaws of the sample report, wrong onsets, wrong rimes, two tones, stops without tone.
  for (const char* token :
       {"măt",   "sach", "tụcđổi", "lưc", "luât",  "hoach",   "dich", "côt",  "bộnói",
        "kanh",  "ce",   "gê",     "ngi", "ghanh", "nghanh",  "cy",   "hồà",  "học\u0301",
        "fan",   "jun",  "wa",     "zô",  "tieng", "thuong",  "iêu",  "tyêu", "qua\u0302",
        "quu",   "NTM",  "UBND",   "bl",  "ngh",   "q",       "",     "a1",   "a b",
        "h'leo", "čap",  "ăa",     "hòc", "bảt",   "nghiêngg"}) {
    EXPECT_EQ(parsed(token), "-") << token;
  }
}

TEST(ParseSyllable, AcceptsThoseThatHaveLostAMarkButNotAStopsTone) {
  for (const char* token : {"lảnh", "củng", "vân", "dưng", "đang", "trân", "rông", "tri"}) {
    EXPECT_NE(parsed(token), "-") << token;
  }
}

// DOMAIN 5.4 measured 4,325 shapes and 19,730 syllables with a rule of its own. The rule as written
// gives the figures below: the other one also took k, gh and ngh before the 26 rimes in oe, uê and
// uy (78 shapes: "koe", "nghuyên") and giy, and did not count quốc. The ten spellings of quy- with
// i come on top, as variants.
TEST(Shapes, AreThoseOfTheRule) {
  std::set<std::string> spelled;
  std::size_t stops = 0;
  std::size_t variants = 0;
  for (const Shape& shape : shapes().all()) {
    const bool fresh = spelled.insert(std::string(shape.spelled[0].view())).second;
    variants += fresh ? 0 : 1;
    stops += fresh && shape.stop ? 1 : 0;
  }
  const std::size_t h_to_t = 6;  // hi is hy, ... ti is ty
  EXPECT_EQ(shapes().all().size() - (variants - h_to_t), 4247);
  EXPECT_EQ(stops, 1529);
  const std::size_t open = 4247 - stops;
  EXPECT_EQ(6 * open + 2 * stops, 19366);
}

TEST(Shapes, AreReadAsThemselvesInEveryTone) {
  for (const Shape& shape : shapes().all()) {
    for (std::size_t tone = 0; tone < tone_count; ++tone) {
      const ShapeReading reading = read_shape(shape.spelled[tone].view());
      ASSERT_NE(reading.shape, nullptr) << shape.spelled[tone].view();
      EXPECT_EQ(reading.shape->spelled[tone].view(), shape.spelled[tone].view());
      EXPECT_EQ(static_cast<std::size_t>(reading.tone), tone);
      EXPECT_EQ(parse_syllable(shape.spelled[tone].view()).has_value(),
                shape.takes(static_cast<Tone>(tone)));
    }
  }
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string line;
  for (const std::string_view part : parts) line += (line.empty() ? "" : " ") + std::string(part);
  return line;
}

TEST(SplitSurely, TakesTheOnlyLikelyWay) {
  constexpr Case cases[] = {
      {"tụcđổi", "tục đổi"},
      {"bộnói", "bộ nói"},
      {"cánbộ", "cán bộ"},
      {"baonhiêu", "bao nhiêu"},
      {"cóbao", "có bao"},
      {"trongmùa", "trong mùa"},
      {"trậnđấu", "trận đấu"},
      {"lầnhúc", "lần húc"},
      {"cấpủy", "cấp ủy"},
      {"đồngý", "đồng ý"},
      {"nôngdân", "nông dân"},
      {"xâydựngnôngthônmới", "xây dựng nông thôn mới"},
      {"ỦYBANTHƯỜNGVỤ", "ỦY BAN THƯỜNG VỤ"},
      {"tu\u0323cđo\u0302\u0309i", "tu\u0323c đo\u0302\u0309i"},
      // More than one way, a typing error, no mark, a loan, no way at all.
      {"thịtrấn", ""},
      {"cáchết", ""},
      {"đảngủy", ""},
      {"traận", ""},
      {"nhêiu", ""},
      {"nongthon", ""},
      {"ôxy", ""},
      {"axít", ""},
      {"đôla", ""},
      {"Panthers", ""},
      {"việt", ""},
      {"ứu", ""},
      {"Bogusławski", ""},
      {"", ""},
  };
  for (const Case& one : cases) EXPECT_EQ(joined(split_surely(one.token)), one.line) << one.token;
}

TEST(SplitGlued, GivesAllWaysLikelyOnesFirst) {
  const auto ways = [](std::string_view token) {
    std::string line;
    for (const auto& way : split_glued(token)) line += (line.empty() ? "" : " | ") + joined(way);
    return line;
  };
  EXPECT_EQ(ways("tụcđổi"), "tục đổi");
  EXPECT_EQ(ways("cáchết"), "các hết | cá chết");
  EXPECT_EQ(ways("thịtrấn"), "thịt rấn | thị trấn");
  EXPECT_EQ(ways("nongthon"), "nong thon");
  EXPECT_EQ(ways("hoctap"), "hoc tap");  // no mark at all: stops without tone will do
  EXPECT_EQ(ways("họctap"), "");
  EXPECT_EQ(ways("việt"), "");
  EXPECT_EQ(ways("hoc"), "");
  EXPECT_EQ(ways("H'leo"), "");
  EXPECT_EQ(split_glued("thịtrấn", 1).size(), 1);
}

TEST(SplitGlued, IsBoundedForLongTokens) {
  std::string longest;
  while (longest.size() < 64) longest += "an";
  EXPECT_EQ(split_glued(longest, 16).size(), 16);
  EXPECT_TRUE(split_glued(longest + "an").empty());
}

/// "nhân*" for letters that are a syllable, "abc" for others, "đô~" where some are beyond ASCII.
std::string row_at(std::string_view text) {
  const LetterRow row = read_letters(text, 0);
  return std::string(text.substr(0, row.end)) + (row.is_ascii ? "" : "~") +
         (row.is_syllable ? "*" : "");
}

TEST(ReadLetters, TellsOfComposedLettersInARow) {
  constexpr Case cases[] = {
      {"dân xã", "dân~*"},
      {"ban,", "ban*"},
      {"hoc", "hoc"},
      {"UBND", "UBND"},
      {"ĐẢNG", "ĐẢNG~*"},
      {"đảngủy", "đảngủy~"},
      {"àá", "àá~"},
      {" xã", ""},
      {"", ""},
      {"xa\u0303", "xa*"},
      {"quy\u00ADết", "quy*"},
      {"nghiêngnghiêng", "nghiêngnghiêng~"},
      {"nghiêngg", "nghiêngg~"},
      {"m²", "m"},
      {"\xC4", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(row_at(c.token), c.line);
}

}  // namespace
}  // namespace tracuu::tokenizers
