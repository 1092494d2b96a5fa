// Texts of old encodings, whole and mixed, and true Unicode that must stay what it is.
#include "corpus/encodings/restore.hpp"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/decode.hpp"
#include "corpus/encodings/syllable_share.hpp"
#include "corpus/normal_form.hpp"
#include "encoders.hpp"

namespace tracuu::corpus {
namespace {

/// A report of some length; `capitals` says whether words of capitals carry marks.
constexpr std::string_view report =
    "ĐẢNG BỘ HUYỆN THẠCH HÀ\n"
    "Số 12-BC/ĐU\n"
    "Thạch Điền, ngày 04 tháng 5 năm 2018\n"
    "Sơ kết 5 năm thực hiện Nghị quyết số 25-NQ/TW về tăng cường và đổi mới sự lãnh đạo\n"
    "Uỷ ban nhân dân xã đã tuyên truyền, vận động nhân dân hiến 5.016 m² đất – 95%.\n"
    "- Công tác “dân vận khéo” được cấp ủy quan tâm; tỷ lệ hộ nghèo còn 9,78%\n"
    "Lưu: VT\n"
    "có\n"
    "- Kỳ họp thứ mười, đồng chí Trần Hậu Nhã; phường, rẫy, chữ, nghĩa, vẫn, ngõ, quỹ\n";

std::string restored(std::string_view bytes) {
  return normal_form(restore_letters(decode(bytes).text).text);
}

std::string encodings_in(const Restored& restored) {
  std::string names;
  for (const RestoredLines& read : restored.read) {
    names += std::string(name_of(read.encoding)) + ' ' + std::to_string(read.lines) + ' ';
  }
  return names + "kept " + std::to_string(restored.lines_kept);
}

TEST(Restore, ReadsEachOldEncoding) {
  const std::string unicode(report);
  EXPECT_EQ(restored(unicode), unicode);
  EXPECT_EQ(restored(in_vni(unicode)), unicode);
  EXPECT_EQ(restored(in_charset(unicode, "CP1258")), unicode);
  EXPECT_EQ(restored(as_mojibake(unicode)), unicode);
  EXPECT_EQ(restored(as_mojibake(as_mojibake(unicode))), unicode);
  EXPECT_EQ(restored(in_utf16(unicode, true)), unicode);
  EXPECT_EQ(restored(in_utf16(unicode, false)), unicode);
  const std::string bare =  // of what VISCII and TCVN have no signs for
      "Ủy ban nhân dân xã đã tuyên truyền, vận động nhân dân; BỘ, HÒA, HỘI, TRƯỞNG, CHỈ, ỷ\n";
  EXPECT_EQ(restored(in_charset(bare, "VISCII")), bare);
  EXPECT_EQ(restored(in_charset(bare, "TCVN")), bare);
}

TEST(Restore, ReadsTcvn3AndTheFontsOfCapitals) {
  EXPECT_EQ(restored(in_tcvn3(report)), report);
  // Small codes among capitals; alone they cannot be told: "Số" is not "SỐ".
  struct Case {
    std::string_view shown;
    std::string_view meant;
  };
  for (const Case& c : {Case{"§¶NG Uû X· TH¹CH §IÒN", "ĐẢNG UỶ XÃ THẠCH ĐIỀN"},
                        Case{"ñY BAN NH¢N D¢N X·", "ỦY BAN NHÂN DÂN XÃ"},
                        Case{"Sè 12/BC-UBND cña Uû ban", "Số 12/BC-UBND của Uỷ ban"},
                        Case{"§¶NG Uû X· TH¹CH Hµ Sè 5-BC/§U ngµy th¸ng n¨m",
                             "ĐẢNG UỶ XÃ THẠCH HÀ Số 5-BC/ĐU ngày tháng năm"},
                        Case{" UBND X· Cæ §¤NG    §éc lËp", " UBND XÃ CỔ ĐÔNG    Độc lập"},
                        Case{"UBND Hµ TÜnh vµ x· B×nh", "UBND Hà Tĩnh và xã Bình"},
                        Case{"Héi N«ng d©n Hµ TÜnh", "Hội Nông dân Hà Tĩnh"}}) {
    EXPECT_EQ(restore_letters(c.shown).text, c.meant);
  }
}

TEST(Restore, ReadsOldLettersInUnicodeFilesToo) {
  EXPECT_EQ(restore_letters("ñy ban nh©n d©n x·, ®\u00ADîc nghÞ quyÕt\n").read.size(), 1U);
  EXPECT_EQ(restore_letters("ñy ban nh©n d©n x· ®\u00ADîc nghÞ quyÕt").text,
            "ủy ban nhân dân xã được nghị quyết");
  // µ comes as the Greek letter, and Latin-1 has control codes for “ ”.
  EXPECT_EQ(restore_letters("ngμy nh©n d©n, \u0093x· héi\u0094").text, "ngày nhân dân, “xã hội”");
}

TEST(Restore, DecidesLineByLine) {
  std::string mixed;
  int i = 0;
  for (const std::string_view line :
       {"Công tác dân vận của đảng ủy xã", "Ủy ban nhân dân huyện chỉ đạo",
        "Tỷ lệ hộ nghèo giảm còn", "Nhân dân hiến đất làm đường", "Kết quả thực hiện nghị quyết"}) {
    const std::string text = std::string(line) + '\n';
    mixed += i == 0   ? in_tcvn3(text)
             : i == 1 ? in_vni(text)
             : i == 2 ? as_mojibake(text)
             : i == 3 ? in_charset(text, "CP1258")
                      : text;
    ++i;
  }
  EXPECT_EQ(restored(mixed),
            "Công tác dân vận của đảng ủy xã\nỦy ban nhân dân huyện chỉ đạo\n"
            "Tỷ lệ hộ nghèo giảm còn\nNhân dân hiến đất làm đường\nKết quả thực hiện nghị quyết\n");
}

TEST(Restore, ShortLinesFollowTheirNeighbours) {
  // "cã" and "L­u" are syllables as they stand.
  const std::string text = in_tcvn3("Uỷ ban nhân dân xã báo cáo\ncó\nLưu: VT\n");
  EXPECT_EQ(restored(text), "Uỷ ban nhân dân xã báo cáo\ncó\nLưu: VT\n");
  EXPECT_EQ(restore_letters("Đảng ủy xã đã chỉ đạo\ncã\n").text, "Đảng ủy xã đã chỉ đạo\ncã\n");
}

TEST(Restore, NeverTouchesTrueUnicode) {
  for (const std::string_view text :
       {"UBND XÃ TAM KIM và xã Hòa An", "XÃ\u00A0CAM HÀ", "Café, São Paulo, déjà vu, naïve",
        "5.016 m² đất, 25°C, «Thôn văn hóa», 3×4 m, ½ sào", "lưc, hoach, luât, sach, côt",
        "Buôn Êđê, Čư Mgar, Krông Pắc, ƀuôn", "“tự diễn biến” – “tự chuyển hóa” …",
        "Trường TH – THCS; § 5; © 2019 UBND xã®", "a\u0306\u0301 e\u0302\u0323", "ĐÀO TẠO NGHỀ",
        "nghị quy\u00ADết của hội\u00AD đồng"}) {
    const Restored result = restore_letters(text);
    EXPECT_EQ(result.text, text);
    EXPECT_TRUE(result.read.empty()) << encodings_in(result);
  }
}

TEST(Restore, MendsMojibakeThatLostItsInvisibleBytes) {
  std::string lossy =
      as_mojibake("là ngày đảng chính chí mới của ĐẠI hội thuật sử dụng cán bộ hoàn");
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"\u00A0", " "}, {"\u00AD", ""}}) {
    for (std::size_t at = 0; (at = lossy.find(from, at)) != std::string::npos;) {
      lossy.replace(at, from.size(), to);
    }
  }
  EXPECT_EQ(restore_letters(lossy).text,
            "là ngày đảng chính chí mới của ĐẠI hội thuật sử dụng cán bộ hoàn");
  EXPECT_EQ(restore_letters("Ä\uFFFDáº£ng á»§y xÃ£").text, "Đảng ủy xã");
}

TEST(Restore, FontsSpeakWhereWordsAreFew) {
  EXPECT_EQ(restore_letters("B¸o 12").text, "B¸o 12");
  EXPECT_EQ(restore_letters("B¸o 12", {.tcvn3 = true}).text, "Báo 12");
  EXPECT_TRUE(fonts_named_in("{\\f1 .VnTimeH;}").tcvn3);
  EXPECT_TRUE(fonts_named_in(std::string_view("V\0N\0I\0-\0T\0", 10)).vni);
  EXPECT_FALSE(fonts_named_in("Times New Roman").tcvn3);
}

TEST(Restore, SaysWhatWasMixed) {
  const Restored result = restore_letters(
      "ñy ban nh©n d©n x· héi\nĐảng ủy xã\nñy ban nh©n d©n x· héi\nUÛy ban nhaân daân xaõ hoäi\n");
  EXPECT_EQ(encodings_in(result), "tcvn3 2 vni 1 kept 1");
}

TEST(SyllableShare, CountsWordsWithMarksOnly) {
  const auto line = [](std::string_view text) {
    const SyllableCount count = count_syllables(text);
    return std::to_string(count.valid) + '/' + std::to_string(count.words);
  };
  EXPECT_EQ(line("bao cao"), "0/0");
  EXPECT_EQ(line("Báo cáo của UBND xã năm 2018"), "5/5");
  EXPECT_EQ(line("Qúy hoà a\u0306\u0301n quy\u00ADết"), "4/4");
  EXPECT_EQ(line("tụcđổi luât côt"), "0/3");
  EXPECT_EQ(line("nh©n x·"), "0/1");  // · at an end may be no letter
  EXPECT_EQ(line("5016 m², 25°C"), "0/0");
  EXPECT_EQ(line("–xã– “dân”\u00A0huyện…"), "3/3");
  EXPECT_EQ(line("xã\xC4"), "1/1");                          // a byte that is no letter ends a word
  EXPECT_EQ(line("\u00AD ab\u00AD \u200Bab\u200B"), "0/1");  // TCVN3 has ư for a soft hyphen
  EXPECT_EQ(count_syllables("").share(), 1);
}

}  // namespace
}  // namespace tracuu::corpus
