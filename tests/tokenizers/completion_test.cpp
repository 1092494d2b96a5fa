#include "tokenizers/completion.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tokenizers/lexicon_counter.hpp"

namespace tracuu::tokenizers {
namespace {

const Analyzer& analyzer() {
  static const Analyzer the_analyzer;
  return the_analyzer;
}

LexiconLines counted(const std::vector<std::string>& texts) {
  LexiconCounter counter;
  for (const std::string_view text : texts) {
    analyzer().visit(text, [&](const Token& token) { counter.add(text, token); });
    counter.end_text();
  }
  return counter.drain();
}

std::string times(int count, std::string_view sentence) {
  std::string text;
  for (int i = 0; i < count; ++i) text += sentence;
  return text;
}

const Completions& completions() {
  static const Completions learnt = [] {
    const auto lines = counted(
        {times(9, "Xây dựng nông thôn mới. ") + times(5, "Nông thôn. Và nông dân. ") +
         times(4, "Mở đường giao thông. ") + times(3, "Dương lịch. ") + times(2, "Nghị quyết. ") +
         times(2, "Ủy ban nhân dân. ") + times(6, "Đồng chí Nguyễn Văn Đức phát biểu. ")});
    return Completions(analyzer(), Lexicon(analyzer(), lines.words), lines.phrases);
  }();
  return learnt;
}

/// `typed so far|completion count, ...`
std::string completed(std::string_view typed, std::size_t most = 3) {
  const auto [from, found] = completions().complete(typed, most);
  std::string line(typed.substr(0, from));
  line += '|';
  for (const auto& [text, count, is_phrase] : found) {
    line += (line.ends_with('|') ? "" : ", ") + text + ' ' + std::to_string(count);
  }
  return line;
}

TEST(Completions, BeginAsWhatWasTyped) {
  struct Case {
    std::string_view typed, line;
  };
  for (const auto& [typed, line] : {
           Case{"nông th", "|nông thôn 14, nông thôn mới 9"},
           Case{"nong th", "|nông thôn 14, nông thôn mới 9"},
           Case{"NÔNG TH", "|nông thôn 14, nông thôn mới 9"},
           Case{"no\u0302ng th", "|nông thôn 14, nông thôn mới 9"},
           Case{"nông thôn", "|nông thôn 14, nông thôn mới 9"},
           Case{"nông thôn ", "|nông thôn mới 9"},
           Case{"noong thoo", "|nông thôn 14, nông thôn mới 9"},
           Case{"no6ng tho6", "|nông thôn 14, nông thôn mới 9"},
           Case{"ngh", "|nghị 2, nghị quyết 2"},
           Case{"nghij quyee", "|nghị quyết 2"},
           Case{"nghij quyeets", "|nghị quyết 2"},
           Case{"duong", "|đường 4, đường giao 4, đường giao thông 4"},
           Case{"đường", "|đường 4, đường giao 4, đường giao thông 4"},
           Case{"dương", "|dương 3, dương lịch 3, đường 4"},
           Case{"đ", "|đồng 6, đồng chí 6, đức 6"},
           Case{"xã hội nông th", "xã hội |nông thôn 14, nông thôn mới 9"},
           Case{"hội. nông th", "hội. |nông thôn 14, nông thôn mới 9"},
           Case{"uy ban nh", "|ủy ban nhân dân 2"},
           Case{"xyz", "|"},
           Case{"xyz ", "|"},
           Case{"", "|"},
           Case{" - ", "|"},
           Case{"\xff\xfe", "|"},
       }) {
    EXPECT_EQ(completed(typed), line) << typed;
  }
}

TEST(Completions, AreAsManyAsWereAskedFor) {
  EXPECT_EQ(completed("n", 1), "|nông 19");
  EXPECT_EQ(completed("n", 0), "|");
}

TEST(Completions, OfNothingLearntAreNone) {
  EXPECT_EQ(Completions().complete("nông", 5), Completed());
}

TEST(Phrases, AreWhatATextSaysMoreThanOnce) {
  EXPECT_EQ(counted({"Nông thôn mới, nông thôn mới. Nông thôn.", "Đô thị.", "Đô thị."}).phrases,
            "nông thôn\t3\nnông thôn mới\t2\nthôn mới\t2\n");
}

TEST(Phrases, HaveFourWordsAtMostAndNoFunctionWordAtAnEdge) {
  EXPECT_EQ(
      counted({times(2, "Nhà nước và nhân dân cùng làm. ")}).phrases,
      "cùng làm\t2\ndân cùng\t2\ndân cùng làm\t2\nnhà nước\t2\nnhà nước và nhân\t2\nnhân dân\t2\n"
      "nhân dân cùng\t2\nnhân dân cùng làm\t2\nnước và nhân\t2\nnước và nhân dân\t2\n");
}

TEST(Phrases, AreNoNamesOfPersons) {
  const std::string names = counted({times(3, "Đồng chí Nguyễn Văn Đức, Bí thư xã. ")}).phrases;
  EXPECT_EQ(names, "bí thư\t3\nbí thư xã\t3\nthư xã\t3\nđồng chí\t3\n");
}

TEST(Phrases, OfATextDoNotMixWithThoseOfAnother) {
  EXPECT_EQ(counted({"dân vận", "dân vận", "dân vận dân vận"}).phrases, "dân vận\t2\n");
}

}  // namespace
}  // namespace tracuu::tokenizers
