#include "tokenizers/abbreviations.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tracuu::tokenizers {
namespace {

const Analyzer& analyzer() {
  static const Analyzer the_analyzer;
  return the_analyzer;
}

/// `typed > form | form`, one after the other.
std::string line_of(const Abbreviations& abbreviations, std::string_view typed) {
  const auto tokens = analyzer().analyze(typed);
  std::string line;
  for (const auto& [first, count, is_short, forms] : abbreviations.find(typed, tokens)) {
    const Token& last = tokens[first + count - 1];
    line.append(line.empty() ? "" : "; ");
    line += typed.substr(tokens[first].offset, last.offset + last.length - tokens[first].offset);
    line += " >";
    for (const auto& form : forms) {
      line += &form == &forms.front() ? "" : " |";
      for (const Token& token : form) line += ' ' + token.exact;
    }
  }
  return line;
}

struct Case {
  std::string_view typed, line;
};

TEST(Abbreviations, FindTheirLongFormsAndAreFoundByThem) {
  const Abbreviations usual(analyzer(), usual_abbreviations());
  for (const auto& [typed, line] : {
           Case{"UBND", "UBND > ủy ban nhân dân"},
           Case{"ubnd xã", "ubnd > ủy ban nhân dân"},
           Case{"ủy ban nhân dân xã", "ủy ban nhân dân > ubnd"},
           Case{"Uỷ ban Nhân dân", "Uỷ ban Nhân dân > ubnd"},
           Case{"uy ban nhan dan", "uy ban nhan dan > ubnd"},
           Case{"ủy ban nhan dan", "ủy ban nhan dan > ubnd"},
           Case{"ủy bàn nhân dân", ""},
           Case{"HĐND", "HĐND > hội đồng nhân dân"},
           Case{"hdnd", "hdnd > hội đồng nhân dân"},
           Case{"thường trực hội đồng nhân dân", "thường trực hội đồng nhân dân > tthđnd"},
           Case{"hội đồng nhân dân", "hội đồng nhân dân > hđnd"},
           Case{"KT-XH", "KT-XH > kinh tế xã hội | ktxh"},
           Case{"KT - XH", "KT - XH > kinh tế xã hội | ktxh"},
           Case{"ktxh", "ktxh > kinh tế xã hội | kt xh"},
           Case{"kinh tế - xã hội", "kinh tế - xã hội > kt xh | ktxh"},
           Case{"kinh te xa hoi", "kinh te xa hoi > kt xh | ktxh"},
           Case{"kinh tế. Xã hội", ""},
           Case{"bc ktxh", "bc > báo cáo; ktxh > kinh tế xã hội | kt xh"},
           Case{"NN&PTNT", "NN&PTNT > nông nghiệp và phát triển nông thôn"},
           Case{"đ/c", "đ/c > đồng chí"},
           Case{"CB", "CB > chi bộ | cán bộ"},
           Case{"TT", "TT > thị trấn | thường trực | thông tư | thông tri | trật tự"},
           Case{"cán bộ", ""},
           Case{"quân đội", ""},
           Case{"trung ương", "trung ương > tw"},
           Case{"TW", "TW > trung ương"},
           Case{"nghị quyết TƯ", "nghị quyết > nq; TƯ > trung ương | tw"},
           Case{"nghị quyết tư", "nghị quyết > nq"},
           Case{"NGHỊ QUYẾT TƯ", "NGHỊ QUYẾT > nq"},
           Case{"du lịch", ""},
           Case{"nông thôn mới", "nông thôn mới > ntm"},
           Case{"xã nông thôn", ""},
           Case{"", ""},
       }) {
    EXPECT_EQ(line_of(usual, typed), line) << typed;
  }
}

TEST(Abbreviations, OfAnAdminComeBesideTheUsualAndReplaceThem) {
  const std::string lines = "UBND = ủy ban nhân dân\nCB = chi bộ | cán bộ\nTH = tiểu học\n" +
                            std::string("# own\nCB = cán bộ\nTH =\nTHAS, THA = thi hành án\n");
  const Abbreviations both(analyzer(), lines);
  EXPECT_EQ(line_of(both, "UBND"), "UBND > ủy ban nhân dân");
  EXPECT_EQ(line_of(both, "CB"), "CB > cán bộ");
  EXPECT_EQ(line_of(both, "cán bộ"), "cán bộ > cb");
  EXPECT_EQ(line_of(both, "th"), "");
  EXPECT_EQ(line_of(both, "thas"), "thas > thi hành án");
}

TEST(Abbreviations, MaySayThatTwoPhrasesAreOne) {
  const Abbreviations own(analyzer(), "hộ đói nghèo = hộ nghèo");
  EXPECT_EQ(line_of(own, "hộ đói nghèo"), "hộ đói nghèo > hộ nghèo");
  EXPECT_EQ(line_of(own, "hộ nghèo"), "hộ nghèo > hộ đói nghèo");
}

TEST(Abbreviations, SayWhichLineIsNone) {
  for (const auto& [lines, message] :
       {Case{"UBND = ủy ban\nno equals sign\n",
             "line 2: not of the form SHORT = long | another long: no equals sign"},
        Case{" = ủy ban", "line 1: not of the form SHORT = long | another long: = ủy ban"},
        Case{"- = ủy ban", "there is no word in -"}}) {
    try {
      const Abbreviations bad(analyzer(), lines);
      ADD_FAILURE() << lines;
    } catch (const BadAbbreviations& bad) {
      EXPECT_EQ(bad.what(), message);
    }
  }
}

TEST(Abbreviations, OfNoFileAreNone) {
  EXPECT_EQ(line_of(Abbreviations(), "UBND"), "");
  EXPECT_EQ(line_of(Abbreviations(analyzer(), "\n# \r\n"), "UBND"), "");
}

}  // namespace
}  // namespace tracuu::tokenizers
