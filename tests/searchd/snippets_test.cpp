#include "searchd/search/snippets.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "searchd/query/target.hpp"
#include "searchd/search/timed_source.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

archive::StoredText stored(std::string_view text) {
  archive::StoredText made{std::string(text), {}};
  analyzer().visit(text, [&](const tokenizers::Token& token) {
    made.spans.push_back(
        {token.offset, token.length, static_cast<std::uint8_t>(token.kind), token.follows});
  });
  return made;
}

std::vector<Snippet> cut(const std::string& parameters, std::string_view text) {
  Clock clock(no_deadline());
  Highlighter highlighter(
      query_of(parameters), analyzer(), [](const tokenizers::Token&) { return 1.0; }, clock);
  return highlighter.snippets(stored(text));
}

/// The snippets with [brackets] around the matches, " | " between.
std::string shown(const std::string& parameters, std::string_view text) {
  std::string line;
  for (const auto& snippet : cut(parameters + "&highlight_pre=[&highlight_post=]", text)) {
    line += (line.empty() ? "" : " | ") + snippet.text;
  }
  return line;
}

constexpr std::string_view text =
    "Đảng ủy lảnh đạo công tác dân vận. Dân vận khéo là việc khó. Xã có 1585 hộ, theo 25 – NQ/TƯ. "
    "Đường liên thôn dài 4163 mét. Duong nay chưa xong; dương lịch.";

TEST(Snippets, MarkTheLettersThatMatched) {
  struct Case {
    std::string_view parameters;
    std::string_view line;
  };
  for (const auto& [parameters, line] : {
           Case{"q=lảnh&snippet_length=40", "Đảng ủy [lảnh] đạo công tác dân vận."},
           Case{"q=lãnh&snippet_length=40", "Đảng ủy [lảnh] đạo công tác dân vận."},
           Case{"q=lanh dao&snippet_length=40", "Đảng ủy [lảnh] [đạo] công tác dân vận."},
           Case{"q=lãnh&accents=exact", ""},
           Case{"q=\"dân vận khéo\"&snippet_length=30", "[Dân] [vận] [khéo] là việc khó."},
           Case{"q=\"vận dân\"", ""},
           Case{"q=nq25tw&snippet_length=40", "Xã có 1585 hộ, theo [25 – NQ/TƯ]."},
           Case{"q=đường&snippet_length=30", "[Đường] liên thôn dài 4163 mét."},
           Case{"q=duong&snippet_count=3&snippet_length=20",
                "[Duong] nay chưa xong; | [Đường] liên thôn dài | [dương] lịch."},
           Case{"q=zzz", ""},
           Case{"q=dân&snippet_count=0", ""},
           Case{"topic=x", ""},
       }) {
    EXPECT_EQ(shown(std::string(parameters), text), line) << parameters;
  }
}

TEST(Snippets, SayHowMuchAMatchIsLikeTheWord) {
  const auto tier_of = [](const std::string& parameters) {
    const auto snippets = cut(parameters, "lảnh đạo");
    return snippets.empty() ? "" : std::string(name(snippets.front().matches.front().tier));
  };
  EXPECT_EQ(tier_of("q=LẢNH"), "exact");
  EXPECT_EQ(tier_of("q=lãnh"), "levelled");
  EXPECT_EQ(tier_of("q=lanh"), "unmarked");
  EXPECT_EQ(tier_of("q=lành&accents=ignore"), "unmarked");
  EXPECT_EQ(tier_of("q=lành"), "");
}

TEST(Snippets, AreWhereTheQueryStandsTogether) {
  std::string long_text;
  for (int i = 0; i < 50; ++i) long_text += "Dân số xã tăng. Công tác vận tải tốt. ";
  long_text += "Công tác dân vận được chú trọng. ";
  for (int i = 0; i < 50; ++i) long_text += "Dân số xã tăng. Công tác vận tải tốt. ";
  const auto snippets = cut("q=công tác dân vận&snippet_length=60&snippet_count=1", long_text);
  ASSERT_EQ(snippets.size(), 1U);
  EXPECT_NE(snippets[0].text.find("<mark>dân</mark> <mark>vận</mark> được"), std::string::npos);
}

TEST(Snippets, AreEscapedAroundTheMarks) {
  EXPECT_EQ(shown("q=quả", "<b>Kết quả</b> & \"bài\" 'học'"),
            "b&gt;Kết [quả]&lt;/b&gt; &amp; &quot;bài&quot; &#39;học&#39;");
}

TEST(Snippets, HideSecretsAlsoWhereTheyCutThem) {
  EXPECT_EQ(shown("q=ông", "Gặp ông A 0912 345 678 tại xã."), "Gặp [ông] A **** *** *** tại xã.");
  EXPECT_EQ(shown("q=0912345678", "Gặp ông A 0912345678 tại xã."), "Gặp ông A ********** tại xã.");
  const std::string line =
      shown("q=liên&snippet_length=20", "xin liên hệ 0912 345 678 khi cần gấp");
  EXPECT_EQ(line.find_first_of("0123456789"), std::string::npos) << line;
}

/// Words of an alphabet where everything collides, in normal form D here and there.
std::string random_text(std::mt19937& random) {
  constexpr std::string_view pieces[] = {
      "dân ",       "vận ",     "Dân ",   "lãnh",      " ",    "lảnh ",       "đạo, ",
      "da\u0302n ", "DÂN\n\n",  ". ",     "25-NQ/TW ", "<&>",  "”",           "😀",
      "漢字",       "9,78% ",   "2018. ", "m2 ",       "hoà ", "0912345678 ", "\xC4",
      "\t",         "xã\u00a0", "…",      "tụcđổi ",   "-",    "a/b "};
  std::uniform_int_distribution<std::size_t> piece(0, std::size(pieces) - 1);
  std::uniform_int_distribution<int> count(0, 120);
  std::string made;
  for (int i = count(random); i > 0; --i) made += pieces[piece(random)];
  return made;
}

std::string unescaped(std::string html) {
  for (const auto& [from, to] :
       {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
        std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}}) {
    for (auto at = html.find(from); at != std::string::npos; at = html.find(from, at + 1)) {
      html.replace(at, std::string_view(from).size(), to);
    }
  }
  return html;
}

TEST(Snippets, AreVerbatimPiecesThatDoNotOverlap) {
  std::mt19937 random(20181104);
  for (int round = 0; round < 2000; ++round) {
    const std::string made = random_text(random);
    const auto snippets =
        cut("q=dân vận lanh \"đạo dân\" 25-NQ/TW hòa tục&snippet_length=50&snippet_count=4"
            "&highlight_pre=\x01&highlight_post=\x02",
            made);
    std::vector<bool> used(made.size());
    for (const auto& snippet : snippets) {
      ASSERT_LE(snippet.offset + snippet.length, made.size());
      const std::string_view piece = std::string_view(made).substr(snippet.offset, snippet.length);
      EXPECT_LE(count_characters(piece), 50U);
      ASSERT_FALSE(snippet.matches.empty() && piece.find("0912") == std::string_view::npos);
      std::string marked;
      std::size_t at = snippet.offset;
      for (const auto& match : snippet.matches) {
        ASSERT_GE(match.start, at);
        ASSERT_GT(match.length, 0U);
        marked += made.substr(at, match.start - at) + "\x01" +
                  made.substr(match.start, match.length) + "\x02";
        at = match.start + match.length;
      }
      ASSERT_LE(at, snippet.offset + snippet.length);
      marked += made.substr(at, snippet.offset + snippet.length - at);
      std::string seen = unescaped(snippet.text);
      ASSERT_EQ(seen.size(), marked.size());
      for (std::size_t i = 0; i < seen.size(); ++i) {
        EXPECT_TRUE(seen[i] == marked[i] || seen[i] == '*') << marked << "\n" << seen;
      }
      for (std::size_t i = snippet.offset; i < snippet.offset + snippet.length; ++i) {
        ASSERT_FALSE(used[i]);
        used[i] = true;
      }
    }
  }
}

/// Each of sixty equal words was found in each place: gigabytes for a long text, and a window that
/// holds nothing but that word seemed to be worth most.
TEST(Snippets, SeekWhatWasTypedOftenOnce) {
  const std::string all =
      "Dân vận khéo. " + std::string(300, '-') + " Thu ngân sách nhà nước trên địa bàn xã.";
  for (const std::string often : {"\"dân vận\" ", "dân ", "dâ* "}) {
    const std::string rest = "thu ngân sách nhà nước trên địa bàn";
    std::string q = rest;
    for (int i = 0; i < 20; ++i) q = often + q;
    EXPECT_EQ(shown("q=" + q + "&snippet_count=1", all), shown("q=" + rest, all)) << often;
  }
}

TEST(Snippets, MarkAPhraseThatOverlapsItself) {
  EXPECT_EQ(shown("q=\"xã xã\"", "xã xã xã ta xã"), "[xã] [xã] [xã] ta xã");
  EXPECT_EQ(shown("q=\"xã ta xã\"", "xã ta xã ta xã. Xã ta"), "[xã] [ta] [xã] [ta] [xã]. Xã ta");
}

TEST(Snippets, CutAWordThatIsLongerThanTheyAre) {
  const std::string word(50, 'a');
  const auto snippets = cut("q=" + word + "&snippet_length=20", "xã " + word + " xã");
  ASSERT_EQ(snippets.size(), 1U);
  EXPECT_EQ(snippets[0].matches, (std::vector<Match>{{4, 20, Tier::exact}}));
}

TEST(Snippets, SurviveStoredPlacesThatAreWrong) {
  archive::StoredText broken{"dân vận dân vận", {}};
  broken.spans = {
      {0, 4, 0, false}, {0, 4, 0, true}, {2, 9, 0, true}, {4, 0, 0, true}, {9, 5, 9, true}};
  Clock clock(no_deadline());
  Highlighter highlighter(
      query_of("q=dân vận"), analyzer(), [](const tokenizers::Token&) { return 1.0; }, clock);
  for (const auto& snippet : highlighter.snippets(broken)) {
    EXPECT_LE(snippet.offset + snippet.length, broken.text.size());
  }
}

}  // namespace
}  // namespace tracuu::searchd
