#include "tokenizers/lexicon.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tokenizers/lexicon_counter.hpp"
#include "tokenizers/repair.hpp"

namespace tracuu::tokenizers {
namespace {

const Analyzer& analyzer() {
  static const Analyzer the_analyzer;
  return the_analyzer;
}

std::string counted(const std::vector<std::string_view>& texts) {
  LexiconCounter counter;
  for (const auto text : texts) {
    analyzer().visit(text, [&](const Token& token) { counter.add(text, token); });
    counter.end_text();
  }
  return counter.drain().words;
}

/// As an indexer does that has numbered the words already.
std::string counted_by_number(const std::vector<std::string_view>& texts) {
  LexiconCounter counter;
  for (const auto text : texts) {
    std::vector<std::string> words;
    analyzer().visit(text, [&](const Token& token) {
      const auto known = std::ranges::find(words, token.exact);
      const auto number = static_cast<std::uint32_t>(known - words.begin());
      if (known == words.end()) words.push_back(token.exact);
      counter.add(text, token, number);
    });
    counter.end_text();
  }
  return counter.drain().words;
}

// A small archive: what its communes write about, and how often.
const Lexicon& archive() {
  static const Lexicon lexicon = [] {
    std::string text;
    for (int i = 0; i < 200; ++i) {
      text +=
          "Lãnh đạo công tác dân vận. Nghiên cứu, học tập nghị quyết. Thực hiện quy chế dân chủ ở "
          "cơ sở. "
          "Xây dựng nông thôn mới. Vận động nhân dân. Tiếp tục đổi mới. Chủ trương, chính sách. "
          "Đường giao thông. Cán bộ xã. Hộ nghèo. Báo cáo kết quả. ";
    }
    text +=
        "Lảnh đạo địa phương. Dương lịch. Nòng cốt. Ông Thôn. Vân du. Moi tin. Chu kỳ. Du lịch. "
        "Cần bọ.";
    return Lexicon(analyzer(), counted({text}));
  }();
  return lexicon;
}

std::string meant(std::string_view typed) {
  std::string line;
  for (const auto& reading :
       read_as_meant(archive(), analyzer(), typed, analyzer().analyze(typed))) {
    for (const auto& word : reading.words) line += (line.empty() ? "" : " ") + word;
  }
  return line;
}

TEST(Lexicon, CountsWordsAndNeighboursButNotAcrossSentencesNumbersAndTexts) {
  EXPECT_EQ(counted({"Lãnh đạo xã. Lãnh đạo 12 thôn", "thôn xã"}),
            "lãnh\t2\nlãnh đạo\t2\nthôn\t2\nthôn xã\t1\nxã\t2\nđạo\t2\nđạo xã\t1\n");
}

TEST(Lexicon, CountsTheSameOfWordsThatAreNumbered) {
  const std::vector<std::string_view> texts{"Lãnh đạo xã. Lãnh đạo 12 thôn", "thôn xã lãnh đạo",
                                            "12 xã thôn 12 xã thôn"};
  EXPECT_EQ(counted_by_number(texts), counted(texts));
}

TEST(Lexicon, DrainingLeavesAnEmptyCounter) {
  LexiconCounter counter;
  analyzer().visit("dân vận", [&](const Token& token) { counter.add("dân vận", token); });
  counter.end_text();
  EXPECT_EQ(counter.size(), 3U);
  EXPECT_EQ(counter.drain().words, "dân\t1\ndân vận\t1\nvận\t1\n");
  EXPECT_EQ(counter.size(), 0U);
  EXPECT_EQ(counter.drain().words, "");
}

TEST(Lexicon, AnswersCountsOfWordsShapesAndPairs) {
  const Lexicon lexicon(analyzer(), counted({"dân vận, dân vận. Vẫn dẫn. dan van"}));
  const auto dan = lexicon.find("dân");
  const auto van = lexicon.find("vận");
  ASSERT_NE(dan, Lexicon::unknown);
  ASSERT_NE(van, Lexicon::unknown);
  EXPECT_EQ(lexicon.count(dan), 2U);
  EXPECT_EQ(lexicon.pair_count(dan, van), 2U);
  EXPECT_EQ(lexicon.shape_pair_count(lexicon.shape(dan), lexicon.shape(van)), 3U);
  EXPECT_EQ(lexicon.shape_count(lexicon.find_shape("van")), 4U);
  EXPECT_EQ(lexicon.exact(lexicon.markings(lexicon.find_shape("van")).front()), "vận");
  EXPECT_EQ(lexicon.find("văn"), Lexicon::unknown);
  EXPECT_EQ(lexicon.find_shape("vang"), Lexicon::unknown);
}

TEST(Lexicon, SharesPairsAmongTheirMarkingsUpToHoiAndNga) {
  const Lexicon lexicon(analyzer(), counted({"bỏ học. Bõ học. Cán bộ học. Bộ học. Nông thôn."}));
  const auto share = [&](std::string_view typed) {
    const auto tokens = analyzer().analyze(typed);
    return lexicon.pair_share(tokens.at(0), tokens.at(1));
  };
  EXPECT_DOUBLE_EQ(share("bỏ học"), 3.0 / 5);
  EXPECT_DOUBLE_EQ(share("bõ học"), 3.0 / 5);
  EXPECT_DOUBLE_EQ(share("bó học"), 1.0 / 5);
  EXPECT_DOUBLE_EQ(share("nông thôn"), 1);
  EXPECT_DOUBLE_EQ(share("thôn nông"), 1) << "no such pair";
  EXPECT_DOUBLE_EQ(share("thôn xa"), 1) << "no such word";
}

TEST(Lexicon, FindsShapesOneLetterAway) {
  const Lexicon lexicon(analyzer(), counted({"trương trưng thương trong tương ruong tr"}));
  const auto near = [&](std::string_view typed) {
    std::string line;
    for (const auto shape : lexicon.shapes_near(typed)) {
      line += (line.empty() ? "" : " ") +
              std::string(lexicon.unmarked(lexicon.markings(shape).front()));
    }
    return line;
  };
  EXPECT_EQ(near("truong"), "ruong thuong trong trung tuong");
  EXPECT_EQ(near("turong"), "trong truong tuong");
  EXPECT_EQ(near("xyz"), "");
  EXPECT_EQ(near(""), "");
  EXPECT_EQ(near(std::string(5000, 'a')), "");
}

TEST(Lexicon, PassesOverWhatIsNoLineOfALexicon) {
  const Lexicon lexicon(analyzer(),
                        "\n\t5\nkhông số\nan\t3\nan an\tx\nan an\t2\nan zu\t2\nzz zz\t4\nba");
  EXPECT_EQ(lexicon.words(), 1U);
  EXPECT_EQ(lexicon.pairs(), 1U);
  EXPECT_EQ(lexicon.pair_count(lexicon.find("an"), lexicon.find("an")), 2U);
}

struct Case {
  std::string_view name, typed, meant;
};
void PrintTo(const Case& tried, std::ostream* out) {
  *out << tried.typed;
}

class ReadAsMeant : public testing::TestWithParam<Case> {};

TEST_P(ReadAsMeant, ByTheArchivesOwnWords) {
  EXPECT_EQ(meant(GetParam().typed), GetParam().meant);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ReadAsMeant,
    testing::Values(Case{"leaves_what_is_right", "lãnh đạo công tác dân vận",
                         "lãnh đạo công tác dân vận"},
                    Case{"restores_marks", "nong thon moi", "nông thôn mới"},
                    Case{"restores_marks_of_a_sentence", "lanh dao cong tac dan van",
                         "lãnh đạo công tác dân vận"},
                    Case{"restores_half", "lãnh dao công tac dân van", "lãnh đạo công tác dân vận"},
                    Case{"reads_telex", "nghij quyeets", "nghị quyết"},
                    Case{"reads_telex_mixed", "baos caos daan vaanj", "báo cáo dân vận"},
                    Case{"reads_telex_tone_inside", "laxnh ddajo", "lãnh đạo"},
                    Case{"reads_vni", "nghi5 quye61t", "nghị quyết"},
                    Case{"reads_telex_that_lacks_a_key", "xaay duwng noong thon mowi",
                         "xây dựng nông thôn mới"},
                    Case{"reads_telex_of_double_o", "noong thoon", "nông thôn"},
                    Case{"keeps_a_lone_consonant", "nông d", "nông d"},
                    Case{"parts_glued", "tiếp tụcđổi mới", "tiếp tục đổi mới"},
                    Case{"parts_glued_bare", "nong thonmoi", "nông thôn mới"},
                    Case{"joins_parted", "nghi ên cứu", "nghiên cứu"},
                    Case{"mends_a_lost_letter", "nghiên ứu", "nghiên cứu"},
                    Case{"mends_a_lost_letter_in_a_known_word", "chủ trưng", "chủ trương"},
                    Case{"mends_swapped_letters", "htực hiện", "thực hiện"},
                    Case{"mends_a_lost_tone", "thực hiên", "thực hiện"},
                    Case{"mends_two_lost_marks", "quy chê dân chu", "quy chế dân chủ"},
                    Case{"mends_a_mark_of_a_known_word", "vân động nhân dân", "vận động nhân dân"},
                    Case{"mends_d_for_dd", "dường giao thông", "đường giao thông"},
                    Case{"mends_cán_ộ", "cán ộ xã", "cán bộ xã"},
                    Case{"keeps_the_typed_of_two_that_sound_alike", "lảnh đạo địa phưong",
                         "lảnh đạo địa phương"},
                    Case{"keeps_a_known_pair", "dương lịch", "dương lịch"},
                    Case{"keeps_a_known_word_typed_without_marks", "duong bao", "đường báo"},
                    Case{"keeps_consonants_together", "NOT AND", "not and"},
                    Case{"keeps_the_unknown", "Panthers xyzzy", "panthers xyzzy"},
                    Case{"keeps_numbers", "nghị quyết 25-NQ/TW 2013", "nghị quyết 25-nq/tw 2013"},
                    Case{"keeps_nothing", "", ""}),
    [](const auto& tried) {
      std::string name;
      for (const char c : tried.param.name) name += static_cast<unsigned char>(c) < 0x80 ? c : '_';
      return name;
    });

// An archive whose clerks misspell: each slip stands in it a few times beside the right word.
TEST(ReadAsMeantOf, SlipsThatTheArchiveHoldsAreReadButStayInDoubt) {
  std::string text;
  for (int i = 0; i < 30; ++i) {
    text +=
        "Vận động nhân dân. Thực hiện quy chế. Nghiên cứu nghị quyết. Lao động. Cán bộ xã. Đồng "
        "bào. Mùa đông. Học viện. Dương lịch. Đảng và nhà nước. Xây dựng và phát triển. Ta là "
        "dân. ";
  }
  for (int i = 0; i < 3; ++i) {
    text +=
        "Vân động nhân dân. Thực hiên quy chế. Nghiên ứu nghị quyết. Lao đông. Cán ộ xã. Đường "
        "lịch sử. Xây dựng là phát triển. ";
  }
  for (int i = 0; i < 4; ++i) text += "Học viên. Vận tải. Vấn đề đóng góp. ";
  const Lexicon lexicon(analyzer(), counted({text}));
  const auto read = [&](std::string_view typed) {
    std::string line;
    for (const auto& reading :
         read_as_meant(lexicon, analyzer(), typed, analyzer().analyze(typed))) {
      for (const auto& word : reading.words) line += (line.empty() ? "" : " ") + word;
      if (reading.in_doubt) line += '?';
    }
    return line;
  };
  EXPECT_EQ(read("vân động"), "vận? động");
  EXPECT_EQ(read("cuộc vân động nhân dân"), "cuộc vận? động nhân dân");
  EXPECT_EQ(read("thực hiên quy chế"), "thực hiện? quy chế");
  EXPECT_EQ(read("nghiên ứu"), "nghiên cứu?");
  EXPECT_EQ(read("cán ộ xã"), "cán bộ? xã");
  EXPECT_EQ(read("lao đông"), "lao động?") << "đông is at home elsewhere, but not here";
  EXPECT_EQ(read("vân đông"), "vận? động?") << "two slips side by side";
  EXPECT_EQ(read("mùa đông"), "mùa đông");
  EXPECT_EQ(read("vận động"), "vận động");
  EXPECT_EQ(read("học viên"), "học viên") << "not so much rarer than học viện";
  EXPECT_EQ(read("đường lịch"), "đường lịch") << "no one types đ for d";
  EXPECT_EQ(read("xây dựng là"), "xây dựng là") << "là is a word of its own, và another";
  EXPECT_EQ(read("vân"), "vân") << "nothing beside it speaks for another";
}

TEST(ReadAsMeantOf, CoversEveryTypedTokenOnceWhateverIsTyped) {
  for (const std::string_view typed :
       {"nghi ên cứu nghi ên cứu", "a a a a a a", "tụcđổi tụcđổi, 12 tụcđổi", "lanh dao \xff lanh",
        "ộ ộ ộ", "w f j"}) {
    const auto tokens = analyzer().analyze(typed);
    std::size_t next = 0;
    for (const auto& reading : read_as_meant(archive(), analyzer(), typed, tokens)) {
      EXPECT_EQ(reading.first, next) << typed;
      EXPECT_FALSE(reading.words.empty()) << typed;
      next += reading.count;
    }
    EXPECT_EQ(next, tokens.size()) << typed;
  }
}

TEST(ReadAsMeantOf, AnEmptyLexiconLeavesAllAsTyped) {
  const auto tokens = analyzer().analyze("lanh dao tụcđổi");
  for (const auto& reading : read_as_meant(Lexicon(), analyzer(), "lanh dao tụcđổi", tokens)) {
    EXPECT_EQ(reading.repair, Repair::none);
  }
}

}  // namespace
}  // namespace tracuu::tokenizers
