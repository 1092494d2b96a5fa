#include "searchd/query/meaning.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/searchd/test_archive.hpp"
#include "tokenizers/lexicon_counter.hpp"

namespace tracuu::searchd {
namespace {

const tokenizers::Lexicon& lexicon() {
  static const tokenizers::Lexicon learnt = [] {
    tokenizers::LexiconCounter counter;
    for (int i = 0; i < 50; ++i) {
      const std::string_view text =
          "Lãnh đạo công tác dân vận. Tiếp tục đổi mới. Nông thôn mới. Nghị quyết. Xã.";
      analyzer().visit(text, [&](const tokenizers::Token& token) { counter.add(text, token); });
      counter.end_text();
    }
    return tokenizers::Lexicon(analyzer(), counter.drain().words);
  }();
  return learnt;
}

const tokenizers::Abbreviations& abbreviations() {
  static const tokenizers::Abbreviations usual(analyzer(), tokenizers::usual_abbreviations());
  return usual;
}

/// `did you mean | typed > meant (kind), ...`
std::string line_of(const std::string& parameters) {
  const Meaning meaning = as_meant(query_of(parameters), lexicon(), abbreviations(), analyzer());
  std::string line = meaning.did_you_mean + " |";
  for (const auto& [typed, meant, kind] : meaning.expansions) {
    line += fmt::format(" {} > {} ({})", typed, meant, kind);
  }
  return line;
}

struct Case {
  std::string_view parameters, line;
};

TEST(AsMeant, ReadsWordsByTheLexicon) {
  for (const auto& [parameters, line] :
       {Case{"q=lãnh đạo", " |"}, Case{"q=LÃNH ĐẠO", " |"},
        Case{"q=nong thon moi",
             "nông thôn mới | nong > nông (marks) nong thon moi > ntm (abbreviation) thon > thôn "
             "(marks) moi > mới (marks)"},
        Case{"q=nghij quyeets, dân vận",
             "nghị quyết, dân vận | nghij > nghị (keystrokes) quyeets > quyết (keystrokes)"},
        Case{"q=dan van&accents=exact", " |"}, Case{"q=dan van&correct=off", " |"},
        Case{"q=12/BC-UBND", " |"},
        Case{"q=nq 25 dan van",
             "nq 25 dân vận | nq > nghị quyết (abbreviation) nq 25 > nq25 (number) "
             "dan > dân (marks) van > vận (marks)"},
        Case{"q=KT-XH", " | KT-XH > kinh tế xã hội (abbreviation) KT-XH > ktxh (abbreviation)"},
        Case{"q=CB", " | CB > chi bộ (abbreviation) CB > cán bộ (abbreviation)"},
        Case{"q=UBND&correct=off", " | UBND > ủy ban nhân dân (abbreviation)"},
        Case{"q=ubnd&accents=exact", " |"}, Case{"q=\"UBND\"", " |"},
        Case{"q=báo cáo 6 tháng", " | báo cáo > bc (abbreviation)"}}) {
    EXPECT_EQ(line_of(std::string(parameters)), line) << parameters;
  }
}

TEST(AsMeant, LeavesPhrasesAsTypedButForWhatTheArchiveDoesNotHold) {
  EXPECT_EQ(line_of("q=\"nong thon moi\""), " |") << "every marking is found anyway";
  EXPECT_EQ(line_of("q=\"nghij quyeets\" xã"),
            "\"nghị quyết\" xã | nghij > nghị (keystrokes) quyeets > quyết (keystrokes)");
}

TEST(AsMeant, FindsWhatWasMeantBesidesWhatWasTyped) {
  const TestArchive archive({{.id = "a", .text = "Nghị quyết về công tác dân vận."},
                             {.id = "b", .text = "Nông thôn mới."}});
  Searcher searcher = archive.searcher();
  for (const char* parameters : {"q=nghij quyeets", "q=nghij quyeets&correct=auto", "q=nghi quyet",
                                 "q=ngịh quyết", "q=\"nghij quyeets\""}) {
    const ResultPage page = searcher.search(query_of(parameters), no_deadline());
    ASSERT_EQ(page.found, 1U) << parameters;
    EXPECT_EQ(page.hits[0].id, "a") << parameters;
    EXPECT_FALSE(page.hits[0].snippets[0].matches.empty()) << parameters;
  }
  EXPECT_EQ(searcher.search(query_of("q=nghij quyeets&correct=off"), no_deadline()).found, 0U);
}

/// "typed first, then meant": ids in order, then what was told.
std::string answer_to(const std::string& parameters, Searcher& searcher) {
  const ResultPage page = searcher.search(query_of(parameters + "&limit=3"), no_deadline());
  std::string line = fmt::format("{}:", page.found);
  for (const Hit& hit : page.hits) line += ' ' + hit.id;
  line += " | " + page.did_you_mean + " |";
  for (const auto& [typed, meant, kind] : page.expansions) {
    line += fmt::format(" {} > {} ({})", typed, meant, kind);
  }
  return line;
}

TEST(AsMeant, ReadsSlipsThatTheArchiveHoldsAfterWhatWasTyped) {
  std::vector<Sample> reports{
      {.id = "slips", .text = "Vân động nhân dân thực hiên quy chế, nghiên ứu nghị quyết."},
      {.id = "other", .text = "Họa tiết vân mây. Động đất. Mái hiên. Thực tế. Dương lịch."}};
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h", "i"}) {
    reports.push_back(
        {.id = id, .text = "Vận động nhân dân thực hiện quy chế, nghiên cứu nghị quyết."});
  }
  const TestArchive archive(reports);
  Searcher searcher = archive.searcher();
  EXPECT_EQ(answer_to("q=vân động", searcher),
            "11: slips other a | vận động | vân > vận (remarked)");
  EXPECT_EQ(answer_to("q=thực hiên", searcher),
            "11: slips other a | thực hiện | hiên > hiện (remarked)");
  EXPECT_EQ(answer_to("q=nghiên ứu", searcher), "10: slips a b | nghiên cứu | ứu > cứu (respelt)");
  EXPECT_EQ(answer_to("q=nghiên ứu&correct=auto", searcher),
            "10: slips a b | nghiên cứu | ứu > cứu (respelt)")
      << "what the archive has is never given up";
  EXPECT_EQ(answer_to("q=nghiên ứu&correct=off", searcher), "1: slips |  |");
  EXPECT_EQ(answer_to("q=nghiên ứu&accents=exact", searcher), "1: slips |  |");
  EXPECT_EQ(answer_to("q=\"vân động\"", searcher), "1: slips |  |");
  EXPECT_EQ(answer_to("q=vận động", searcher), "9: a b c |  |");
}

TEST(AsMeant, APairThatIsOthersWithoutMarksLiftsTheTypedOne) {
  std::vector<Sample> reports{{.id = "others", .text = "Cán bộ học tập, không bỏ giờ."},
                              {.id = "typed", .text = "Tỷ lệ bỏ học giảm nhiều."}};
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
    reports.push_back({.id = id, .text = "Nông thôn mới."});
  }
  const TestArchive archive(reports);
  Searcher searcher = archive.searcher();
  EXPECT_EQ(answer_to("q=bỏ học", searcher), "2: typed others |  |");
  EXPECT_EQ(answer_to("q=bỏ học&correct=off", searcher), "2: typed others |  |");
}

}  // namespace
}  // namespace tracuu::searchd
